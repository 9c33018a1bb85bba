"""A form of days away as Slack could send it, and never does."""

import pytest

from bot.domain.people import Visit
from bot.slack import ids
from bot.slack.answers import FieldErrors
from bot.slack.payloads import FormValues, Submission
from handlers.absences import AbsenceHandlers
from tests.world import World

DAY = {"chosen": {"selected_date": "2026-03-16"}}


@pytest.mark.parametrize(
    ("filled", "missing"),
    [({}, "first_day"), ({"first_day": DAY}, "last_day"), ({"last_day": DAY}, "first_day")],
)
async def test_a_form_without_its_days_asks_for_them(
    world: World, filled: dict[str, dict[str, dict[str, str]]], missing: str
) -> None:
    visit = Visit(await world.workspace(), "U1")
    form = Submission(visit, ids.AWAY_SAVE, FormValues(filled), {})
    answer = await AbsenceHandlers(world.deps).save(form)
    assert answer == FieldErrors({missing: "Choose a day."})

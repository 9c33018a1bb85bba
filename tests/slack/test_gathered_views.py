"""What others say on pages that are as full as they can be."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from bot.demo.block_rules import view_faults, view_is_too_large
from bot.domain.ask_facts import AskPage
from bot.domain.gathering import PEOPLE_MOST, TOLD_MAX, Ask, Gathered, Question, Shows, Told, lines_of
from bot.domain.people import Person
from bot.domain.side_by_side import SideBySide, Voice
from bot.slack import gathered_views, side_by_side_views

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
ASK = Ask(
    uuid4(), uuid4(), "leading a team", "", named=True, back_on=date(2026, 3, 20), closes_at=NOW, asked_at=NOW
)


def person() -> Person:
    return Person(uuid4(), "U1", "Ana", "Europe/Berlin", "en-GB")


@pytest.mark.parametrize("letter", ["x", "ж", "字"])
def test_all_that_five_people_can_say_fits_one_page(letter: str) -> None:
    told = Told(**{question.value: letter * TOLD_MAX for question in Question})
    people = [person() for _ in range(PEOPLE_MOST)]
    shown = Gathered(Shows.GIVEN, {who.id: lines_of(uuid4(), told) for who in people})
    page = AskPage(ASK, ("U1",) * 5, {who.id: who for who in people}, shown, date(2026, 3, 9), over=False)
    named = gathered_views.page(page)
    together = replace(page, gathered=Gathered(Shows.TOGETHER, together=shown.lines))
    for view in (named, gathered_views.page(together)):
        assert view_faults(view) == []
        assert not view_is_too_large(view)


@pytest.mark.parametrize("letter", ["x", "ж", "🎉"])
def test_everything_ever_said_fits_the_page_that_lays_it_side_by_side(letter: str) -> None:
    told = Told(**{question.value: letter * TOLD_MAX for question in Question})
    voices = tuple(Voice(line, person=person()) for _ in range(60) for line in lines_of(uuid4(), told))
    view = side_by_side_views.page(SideBySide(told, voices, frozenset()))
    assert view_faults(view) == []
    assert not view_is_too_large(view)
    assert str(view).count("And 50 more; each stands on the page it came with.") == len(Question)

"""Forms with ids that are none of ours, as Slack could send them and never does."""

import pytest

from bot.domain.errors import Gone
from bot.domain.people import Visit
from bot.slack import ids, plan_form_views
from bot.slack.payloads import FormValues, Submission
from handlers.goals import GoalHandlers
from handlers.plans import PlanHandlers
from handlers.slips import SlipHandlers
from tests.handlers.goals import goal_with_promise
from tests.world import World

ODD = "nonsense"
NO_ID = "00000000-0000-4000-8000-000000000000"


def typed(**texts: str) -> FormValues:
    return FormValues({block: {"chosen": {"value": text}} for block, text in texts.items()})


async def form_of_ada(
    world: World, callback_id: str, values: FormValues, metadata: dict[str, str]
) -> Submission:
    await goal_with_promise(world.person("Ada"))
    return Submission(
        Visit(await world.workspace(), world.person("Ada").id, "view:1"), callback_id, values, metadata
    )


async def test_a_changed_goal_whose_id_is_none_is_gone(world: World) -> None:
    form = await form_of_ada(world, ids.GOAL_FORM, typed(words="Run 3 workshops"), {"goal": ODD})
    with pytest.raises(Gone) as gone:
        await GoalHandlers(world.deps).save(form)
    assert gone.value.what == "goal"


@pytest.mark.parametrize(
    ("metadata", "what"), [({"goal": ODD}, "goal"), ({"goal": NO_ID, "replaces": ODD}, "commitment")]
)
async def test_a_promise_for_or_instead_of_what_is_no_id_is_gone(
    world: World, metadata: dict[str, str], what: str
) -> None:
    form = await form_of_ada(
        world, ids.PLAN_FORM, typed(**{plan_form_views.PROMISE: "read 30 min every day"}), metadata
    )
    with pytest.raises(Gone) as gone:
        await PlanHandlers(world.deps).propose(form)
    assert gone.value.what == what


@pytest.mark.parametrize(("metadata", "block"), [({"message": ODD}, NO_ID), ({"message": NO_ID}, ODD)])
async def test_a_word_for_what_is_no_id_is_gone(world: World, metadata: dict[str, str], block: str) -> None:
    form = await form_of_ada(world, ids.SLIP_WORDS_FORM, typed(**{block: "Sorry."}), metadata)
    with pytest.raises(Gone) as gone:
        await SlipHandlers(world.deps).save_words(form)
    assert gone.value.what == "slip"

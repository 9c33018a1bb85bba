"""A promise becomes smaller: in answer to a miss, by itself, while away; and bigger again."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from uuid import uuid4

import pytest

from bot.demo.actors import Actor
from bot.domain.changes import wish_of
from bot.domain.errors import NotAllowed
from bot.domain.goals import Cadence, Commitment
from bot.domain.people import Visit
from bot.domain.slips import SlipState
from bot.usecases import changes
from tests.domain.plans import make_commitment, march
from tests.stories.missed import QUIET, SEEN, Missed, berlin, opened
from tests.stories.weekly import another_goal
from tests.world import World

SMALLER = (
    "Feedback: Ben made this promise smaller. From {}: 2 people each working day. "
    "Before: 3 people each working day."
)
ON_WED = SMALLER.format("Wed 11 Mar")


def page(actor: Actor) -> str:
    """What stands in the form that is open."""
    assert actor.modal is not None
    return str(actor.modal.blocks)


async def promise_of(missed: Missed) -> Commitment:
    async with missed.world.deps.open_uow(missed.workspace) as uow:
        found = await uow.goals.commitment(missed.promise.id)
    assert found is not None
    return found


async def test_a_missed_promise_that_is_made_smaller_is_what_the_partner_hears_of(world_on: World) -> None:
    missed = await opened(world_on)
    await world_on.advance(to=berlin(10, 9))
    ben = world_on.person("Ben")
    assert SEEN in missed.ben_sees.text
    await ben.press(missed.ben_sees, "Make it smaller")
    form = page(ben)
    assert "is now: 3 people each working day" in form
    assert "Grace reads of a smaller promise" in form
    assert ON_WED in form
    assert "A smaller promise begins on Wed 11 Mar, a bigger one today." in form
    await ben.submit({})
    assert "hears of the smaller promise instead" in page(ben)
    await world_on.settle()
    assert missed.ben_sees.text.startswith("Answered with a smaller promise.")
    assert "*Feedback*, Fri 6 to Mon 9 Mar: answered with a smaller promise." in missed.ben_sees.text
    assert "Grace hears of that, not of a miss, on Wed 11 Mar at 13:00 Berlin (08:00 for Grace)" in (
        missed.ben_sees.text
    )
    assert f"> {ON_WED}" in missed.ben_sees.text
    assert [slip.state for slip in await missed.slips()] == [SlipState.SETTLED]
    await world_on.advance(to=datetime(2026, 3, 11, 11, 59, tzinfo=UTC))
    assert missed.cards() == []
    await world_on.advance(to=datetime(2026, 3, 11, 12, 1, tzinfo=UTC))
    card = missed.grace_sees()
    assert card.text.startswith("Ben made a promise smaller.")
    assert f"> {ON_WED}" in card.text
    assert "Logged" not in card.text
    async with world_on.deps.open_uow(missed.workspace) as uow:
        assert await uow.slips.told([missed.ben], march(1), march(31), world_on.now) == []
    assert "Grace has these words:" in missed.ben_sees.text
    await missed.log(9, "1")
    await world_on.settle()
    assert "orrected" not in missed.ben_sees.text + missed.grace_sees().text
    # One message told it: nothing of its own follows.
    assert all("A promise became smaller" not in each.text for each in world_on.person("Grace").dm)


@pytest.fixture
async def missed(world: World) -> Missed:
    """Tue 10 Mar, 09:00: Ben has just been told of Friday and Monday."""
    made = await opened(world)
    await world.advance(to=berlin(10, 9))
    return made


async def test_what_was_answered_stands_again_when_the_smaller_promise_is_taken_back(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    await ben.press(missed.ben_sees, "Make it smaller")
    await ben.submit({})
    await missed.world.settle()
    await ben.press(missed.ben_sees, "Undo")
    await missed.world.settle()
    assert missed.ben_sees.text.startswith("Something to look at")
    assert (await promise_of(missed)).terms == ()
    await missed.log(10)
    await missed.world.advance(to=berlin(11, 13, 5))
    assert SEEN in missed.grace_sees().text


async def test_days_missed_after_the_smaller_promise_are_a_run_of_their_own(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    await ben.press(missed.ben_sees, "Make it smaller")
    await ben.submit({})
    await missed.log(10)
    await missed.log(11, "1")
    await missed.world.advance(to=berlin(13, 9))
    told = missed.told_ben[-1]
    assert "1 of 2 people on Wed 11 Mar, 0 of 2 people on Thu 12 Mar" in told.text
    assert "Ben planned 2 people each working day. Logged: 1 on Wed 11 Mar, 0 on Thu 12 Mar." in told.text


async def test_a_smaller_promise_that_answers_nothing_is_shown_once_and_can_be_undone_first(
    missed: Missed,
) -> None:
    world, ben, grace = missed.world, missed.world.person("Ben"), missed.world.person("Grace")
    await missed.log(6, "2")
    await missed.log(9)
    await missed.log(10)
    await world.advance(to=berlin(10, 14))
    await ben.command("/goal", "edit 1")
    await ben.press(ben.modal, "Change it")
    await ben.submit({"amount": "1"})
    assert "Smaller. From Wed 11 Mar" in page(ben)
    assert "Grace reads this, not before Tue 10 Mar, 14:15 Berlin:" in page(ben)
    await ben.press(ben.modal, "Undo")
    assert "Taken back." in page(ben)
    await world.advance(hours=1)
    assert all("A promise became smaller" not in each.text for each in grace.dm)
    await ben.command("/goal", "edit 1")
    await ben.press(ben.modal, "Change it")
    await ben.submit({"amount": "1"})
    stale = ben.modal
    await world.advance(hours=1)
    (told,) = [each for each in grace.dm if "A promise became smaller" in each.text]
    assert "From Wed 11 Mar: 1 person each working day. Before: 3 people each working day." in told.text
    await ben.press(stale, "Undo")
    assert "can't undo it" in page(ben) + str([each.text for each in ben.ephemerals[-1:]])


async def test_while_away_a_smaller_promise_holds_at_once_and_nobody_is_told(world_on: World) -> None:
    weekly = make_commitment(Cadence.WEEKLY, unit="workshops", times="3")
    missed = await opened(world_on, promised=weekly)
    await world_on.advance(to=berlin(16, 9))
    ben, grace = world_on.person("Ben"), world_on.person("Grace")
    await ben.command("/goal", "away today until friday")
    told = missed.told_ben[-1]
    await ben.press(told, "Make it smaller")
    assert "You are away, so a smaller promise holds at once. Nobody is told." in page(ben)
    await ben.submit({"turns": "1"})
    await world_on.settle()
    assert told.text.startswith("Settled. Nothing goes out.")
    changed = await promise_of(missed)
    assert changed.terms[-1].since == march(16)
    assert changed.terms[-1].quietly
    await world_on.advance(to=berlin(26, 9))
    assert missed.cards() == []
    assert all("smaller" not in each.text for each in grace.dm)
    await ben.command("/goal", "list")
    assert "0 of 1 workshop this week" in ben.ephemerals[-1].text


async def test_bigger_counts_at_once_and_is_told_to_nobody(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    await missed.log(6, "2")
    await missed.log(9)
    await ben.command("/goal", "edit 1")
    await ben.press(ben.modal, "Change it")
    await ben.submit({"amount": "5"})
    assert "Bigger. From today" in page(ben)
    await ben.command("/goal", "list")
    assert "0 of 5 people today, 5 to go" in ben.ephemerals[-1].text
    assert "Kept 6 of the last 6 days." in ben.ephemerals[-1].text
    await ben.close_modal(everything=True)
    await ben.command("/goal", "show 1")
    assert "Until Mon 9 Mar: 3 people each working day." in ben.ephemerals[-1].text
    await missed.world.advance(days=2)
    assert all("smaller" not in each.text for each in missed.world.person("Grace").dm)


async def test_a_silent_week_is_answered_with_any_promise_made_smaller(world: World) -> None:
    monthly = make_commitment(Cadence.MONTHLY, amount="20")
    missed = await opened(world, promised=monthly, times=replace(QUIET, checkins_on=True))
    await world.advance(to=berlin(23, 9))
    (told,) = [each for each in world.person("Ben").dm if "the check-in got no answer" in each.text]
    ben = world.person("Ben")
    await ben.press(told, "Make it smaller")
    await ben.submit({})
    await world.settle()
    assert "Mon 16 to Sun 22 Mar: answered with a smaller promise." in told.text
    await world.advance(to=berlin(25, 9))
    (card,) = missed.cards()
    assert "From Wed 1 Apr: 10 people every month. Before: 20 people every month." in card.text
    assert "logged nothing" not in card.text


async def test_a_silent_week_answered_with_a_promise_nobody_sees_is_told_to_nobody(world: World) -> None:
    monthly = make_commitment(Cadence.MONTHLY, amount="20")
    missed = await opened(world, promised=monthly, times=replace(QUIET, checkins_on=True))
    ben = world.person("Ben")
    await another_goal(world, ben, "Secret")
    await world.advance(to=berlin(23, 9))
    (told,) = [each for each in ben.dm if "the check-in got no answer" in each.text]
    await ben.press(told, "Make it smaller")
    await ben.press(ben.modal, "Make it smaller: Secret")
    await ben.submit({})
    await world.settle()
    assert told.text.startswith("Settled. Nothing goes out.")
    await world.advance(to=berlin(25, 9))
    assert missed.cards() == []
    assert all("Secret" not in each.text for each in world.person("Grace").dm)


async def test_of_two_missed_promises_one_is_made_smaller_and_the_other_stands(world: World) -> None:
    weekly = make_commitment(Cadence.WEEKLY, unit="workshops", times="3")
    missed = await opened(world, promised=weekly)
    talks = replace(missed.promise, id=uuid4(), short_name="Talks", unit="talks")
    async with world.deps.open_uow(missed.workspace) as uow:
        await uow.goals.add_commitment(talks, world.now)
    await world.advance(to=berlin(16, 9))
    ben, told = world.person("Ben"), missed.told_ben[-1]
    await ben.press(told, "Make it smaller")
    assert "*Feedback*: 1 workshop, 3 times every week" in page(ben)
    await ben.press(ben.modal, "Make it smaller: Talks")
    await ben.submit({})
    await world.settle()
    assert told.text.startswith("Something to look at by tomorrow, 13:00 Berlin.")
    assert "*Talks*, Mon 9 to Sun 15 Mar: answered with a smaller promise." in told.text
    await world.advance(to=berlin(17, 14))
    (card,) = missed.cards()
    assert card.text.startswith("Ben would like you to look at something.")
    assert "Feedback: Ben planned 3 workshops for Mon 9 to Sun 15 Mar." in card.text
    assert "From Mon 23 Mar: 1 talk, 2 times every week. Before: 1 talk, 3 times every week." in card.text


async def test_nobody_changes_the_promise_of_another_or_answers_their_miss(missed: Missed) -> None:
    world, promise = missed.world, missed.promise
    message = (await missed.slips())[0].owner_delivery_id
    assert message is not None
    visit = Visit(missed.workspace, world.person("Grace").id, "1")
    wish = replace(wish_of(promise), amount=Decimal(1))
    for act in (
        changes.form(world.deps.open_uow, world.now, visit, promise.id),
        changes.which_missed(world.deps.open_uow, world.now, visit, message),
        changes.change(world.deps.open_uow, world.now, visit, promise.id, wish),
        changes.undo(world.deps.open_uow, world.now, visit, promise.id, 1),
    ):
        with pytest.raises(NotAllowed):
            await act
    assert (await promise_of(missed)).terms == ()
    assert (await changes.which(world.deps.open_uow, world.now, visit)).promises == ()


async def test_a_stale_button_of_a_miss_that_is_settled_says_so(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    stale = missed.ben_sees.snapshot()
    await missed.log(9)
    await missed.world.settle()
    await ben.press(stale, "Make it smaller")
    assert "nothing left to change" in ben.ephemerals[-1].text


async def test_bigger_again_lets_the_miss_stand(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    await missed.log(10)
    await ben.press(missed.ben_sees, "Make it smaller")
    await ben.submit({})
    await missed.world.settle()
    await ben.close_modal(everything=True)
    await ben.command("/goal", "edit 1")
    await ben.press(ben.modal, "Change it")
    await ben.submit({"amount": "3"})
    await missed.world.settle()
    assert missed.ben_sees.text.startswith("Something to look at")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"amount": "0"}, "I can't count with that."),
        ({"amount": "-3"}, "I can't count with that."),
        ({"amount": "1e12"}, "I can't count with that."),
        ({"amount": "2000000000000"}, "I can't count with that."),
        ({"amount": "many"}, "I can't count with that."),
        ({"amount": "3"}, "That is what you promise already."),
        ({"ends_on": "2026-03-09"}, "Mon 9 Mar is over."),
        ({"amount": "2", "ends_on": "2026-03-10"}, "That ends on Tue 10 Mar, and the change begins on"),
        ({"ends_on": "2126-03-09"}, "That is too far away."),
    ],
)
async def test_a_change_that_cannot_be_is_said_under_its_field_and_the_form_stays(
    missed: Missed, typed: dict[str, str], said: str
) -> None:
    ben = missed.world.person("Ben")
    await ben.command("/goal", "edit 1")
    await ben.press(ben.modal, "Change it")
    await ben.submit(typed)
    assert ben.modal is not None
    assert said in str(ben.modal.errors)
    assert (await promise_of(missed)).terms == ()


async def test_change_it_on_a_promise_that_counts_already_changes_its_size(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    await ben.command("/goal", "plan call 2 people every week")
    asked = ben.ephemerals[-1].snapshot()
    await ben.press(ben.ephemerals[-1], "That's right")
    await ben.press(asked, "Change it")
    assert "is now: 2 people every week" in page(ben)
    await ben.submit({"amount": "1"})
    assert "From Mon 16 Mar" in page(ben)


async def test_quiet_offers_something_smaller(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    async with missed.world.deps.open_uow(missed.workspace) as uow:
        await uow.people.quiet(missed.ben, missed.world.now)
    await ben.open_home()
    await missed.world.settle()
    await ben.press(ben.home, "Make it smaller")
    assert "is now: 3 people each working day" in page(ben)

"""Twelve weeks are over, or a partner is gone: the member is asked or told once, with facts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.deliveries import Refused
from bot.domain.errors import Gone, NotAllowed
from bot.domain.people import Visit
from bot.usecases.partnership_ends import go_on, thank
from tests.stories.missed import berlin, opened
from tests.stories.promises import member_with_daily_promise
from tests.stories.test_partners import NEW_YORK_EIGHT, invites
from tests.stories.weekly import buttons, seen
from tests.world import World

ENDS = date(2026, 3, 13)
"""A Friday: an agreement for the rest of the week is as good as one for twelve weeks."""
MONDAY_TEN = datetime(2026, 3, 16, 9, tzinfo=UTC)
ASKED = "Your time with Grace ended on Fri 13 Mar; nothing goes to Grace any more."


async def over(world: World) -> None:
    """Ben and Grace had an agreement, whose last day is over; it is Monday morning."""
    ben, grace = await member_with_daily_promise(world, "Ben"), world.person("Grace")
    await invites(ben, until=ENDS.isoformat())
    await world.advance(to=NEW_YORK_EIGHT)
    await grace.press(grace.dm[-1], "Yes, gladly")
    await world.advance(to=MONDAY_TEN)


async def test_the_member_is_asked_once_and_the_partner_agrees_anew(world_on: World) -> None:
    world = world_on
    await over(world)
    ben, grace = world.person("Ben"), world.person("Grace")
    (asked,) = seen(ben, ASKED)
    assert buttons(asked)[:2] == ["Go on", "Say thank you"]
    card = grace.dm[0]
    assert card.text == "You are no longer Ben's partner here. Nothing more comes."
    before = asked.snapshot()
    await ben.press(before, "Go on")
    await ben.press(before, "Go on")
    assert "has ended" in ben.ephemerals[-1].text
    await world.advance(to=MONDAY_TEN + timedelta(hours=6))
    assert asked.text.split("\n")[0].endswith("Grace is asked whether to go on.")
    again = grace.dm[-1]
    assert again.text.startswith("Ben would like you as a partner and mentor again.")
    assert "until Mon 8 Jun" in again.text
    assert "make it smaller" in again.text
    listed = await grace.command("/partner")
    assert "You are Ben's" not in listed.text  # nothing is seen before she agrees
    await grace.press(again, "Yes, gladly")
    await world.advance(days=15)
    assert len(seen(ben, ASKED)) == 1
    assert "Grace is your partner and mentor until Mon 8 Jun" in (await ben.command("/partner")).text


async def test_thanks_tell_the_partner_what_it_came_to(world: World) -> None:
    await over(world)
    ben, grace = world.person("Ben"), world.person("Grace")
    (asked,) = seen(ben, ASKED)
    await ben.press(asked, "Say thank you")
    await world.advance(days=1)
    assert asked.text.split("\n")[0].endswith("Grace has your thanks.")
    assert "Say thank you" not in buttons(asked)
    assert grace.dm[-1].text.startswith("You and Ben have finished here; nothing more will come.")


async def test_without_an_answer_nobody_hears_of_it(world: World) -> None:
    await over(world)
    grace = world.person("Grace")
    before = len(grace.dm)
    await world.advance(days=21)
    assert len(grace.dm) == before
    assert len(seen(world.person("Ben"), ASKED)) == 1


async def test_nobody_is_asked_about_an_agreement_that_was_ended_before(world: World) -> None:
    ben, grace = await member_with_daily_promise(world, "Ben"), world.person("Grace")
    await invites(ben, until=ENDS.isoformat())
    await world.advance(to=NEW_YORK_EIGHT)
    await grace.press(grace.dm[-1], "Yes, gladly")
    await world.advance(to=datetime(2026, 3, 14, 9, tzinfo=UTC))  # owed by now, for Monday
    await world.slack.change_user("Grace", deleted=True)
    await world.advance(to=MONDAY_TEN)
    assert seen(ben, "Your time with Grace") == []


async def test_a_partner_who_is_gone_is_told_of_once_and_hears_of_nothing(world: World) -> None:
    missed = await opened(world)
    grace, ben = world.person("Grace"), world.person("Ben")
    await world.advance(to=berlin(10, 10))
    assert "Grace gets these words" in missed.ben_sees.text
    await world.slack.change_user("Grace", deleted=True)
    await world.advance(days=9)
    (told,) = seen(ben, "Your partnership with Grace has ended.")
    assert told.text.startswith(
        "Your partnership with Grace has ended. That account is no longer active; nothing goes to it."
    )
    assert "Invite somebody else" in buttons(told)
    assert "Grace gets these words" not in missed.ben_sees.text
    assert grace.dm == []
    await world.slack.change_user("Grace", deleted=False)
    await world.advance(days=5)
    assert grace.dm == []
    assert len(seen(ben, "Your partnership with Grace has ended.")) == 1


async def test_only_the_member_answers_it(world: World) -> None:
    await over(world)
    ben, grace, workspace = world.person("Ben"), world.person("Grace"), await world.workspace()
    async with world.deps.open_uow(workspace) as uow:
        (ended,) = await uow.partners.helped_by(grace.id)
    for act in (go_on, thank):
        with pytest.raises(NotAllowed):
            await act(world.deps.open_uow, world.now, Visit(workspace, grace.id, ""), ended.id)
        with pytest.raises(Gone):
            await act(world.deps.open_uow, world.now, Visit(workspace, ben.id, ""), workspace)


async def test_who_cannot_be_asked_again_is_not(world: World) -> None:
    await over(world)
    ben, grace, workspace = world.person("Ben"), world.person("Grace"), await world.workspace()
    (asked,), before = seen(ben, ASKED), len(grace.dm)
    async with world.deps.open_uow(workspace) as uow:
        await uow.deliveries.mute(grace.id, Refused.INVITATIONS, world.now)
    await ben.press(asked, "Go on")
    assert ben.ephemerals[-1].text.startswith("I don't send invitations to this person.")
    async with world.deps.open_uow(workspace) as uow:
        await uow.deliveries.mute(grace.id, Refused.INVITATIONS, None)
    await ben.command("/goal", "drop 1")
    await ben.submit()
    await ben.close_modal()
    await ben.press(asked, "Go on")
    assert "at least one goal" in ben.ephemerals[-1].text
    await world.slack.change_user("Grace", deleted=True)
    await ben.press(asked, "Go on")
    assert "no longer active" in ben.ephemerals[-1].text
    await world.advance(days=1)
    assert len(grace.dm) == before

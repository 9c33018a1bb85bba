"""A partner who fades, one who is away, a manager, a coach who is a partner too, consent taken back."""

from datetime import UTC, datetime

from bot.domain.calendar import DateSpan
from bot.domain.people import Visit
from bot.domain.sharing import Field, Role
from bot.usecases import absences, agreements
from tests.domain.plans import march
from tests.stories.missed import berlin, opened
from tests.stories.promises import member_with_daily_promise
from tests.stories.test_partners import NEW_YORK_EIGHT, invites
from tests.stories.weekly import buttons, seen
from tests.world import World

CARD = "Ben would like you to look at something."
GOOD_NEWS = "Good news from Ben."


async def test_a_partner_who_fades_is_asked_for_nothing_and_nobody_is_told(world: World) -> None:
    await opened(world)
    ben, grace = world.person("Ben"), world.person("Grace")
    await world.advance(days=28)
    assert grace.dm
    assert all(each.text.startswith(CARD) for each in grace.dm)  # no reminder, no "you have not"
    days = [datetime.fromtimestamp(float(each.ts), UTC).date() for each in grace.dm]
    assert len(set(days)) == len(days)
    about_her = [each.text for each in ben.dm if "Grace" in each.text]
    assert about_her
    assert not [said for said in about_her if "answer" in said.lower() or "not written" in said]


async def test_a_partners_days_away_and_quiet_hours_are_heeded(world: World) -> None:
    missed = await opened(world)
    grace = world.person("Grace")
    async with world.deps.open_uow(missed.workspace) as uow:
        profile = await uow.people.profile(grace.id, world.now)
        assert profile is not None
    away = DateSpan(march(11), march(12))
    await absences.note_days(world.deps.open_uow, world.now, Visit(missed.workspace, grace.id, ""), away)
    await world.advance(to=berlin(10, 10))
    assert "on Fri 13 Mar at 13:00 Berlin (08:00 for Grace)" in missed.ben_sees.text
    await world.advance(to=berlin(13, 12))
    assert grace.dm == []
    await world.advance(to=berlin(13, 14))
    assert missed.grace_sees().text.startswith(CARD)


async def test_days_away_that_come_up_after_the_hour_was_set_hold_it_back(world: World) -> None:
    missed = await opened(world)
    grace = world.person("Grace")
    await world.advance(to=berlin(10, 10))
    away = DateSpan(march(11), march(11))
    await absences.note_days(world.deps.open_uow, world.now, Visit(missed.workspace, grace.id, ""), away)
    await world.advance(to=berlin(12, 12))
    assert grace.dm == []
    await world.advance(to=berlin(12, 14))
    assert missed.grace_sees().text.startswith(CARD)


async def test_a_manager_hears_good_news_alone_and_may_talk_but_not_write(world: World) -> None:
    ben, grace = await member_with_daily_promise(world, "Ben"), world.person("Grace")
    await ben.command("/partner", "@grace as manager")
    await ben.submit({"asks": "tell me when it goes well"})
    await ben.submit()
    await ben.close_modal()
    await world.advance(to=NEW_YORK_EIGHT)
    (card,) = grace.dm
    assert "You would see: good news. At most one message a day." in card.text
    await grace.press(card, "Yes, gladly")
    await world.advance(to=datetime(2026, 3, 20, 14, tzinfo=UTC))  # nothing logged for two weeks
    assert grace.dm == [card]
    assert not [each for each in ben.dm if "gets these words" in each.text]
    page = await grace.press(card, "What I see")
    assert page.view is not None
    assert "*Feedback*." in str(page.view.blocks)
    assert " of " not in str(page.view.blocks[1])
    await ben.command("/goal", "done 1")
    if ben.modal is not None:
        await ben.close_modal()
    await world.advance(days=4)
    (news,) = seen(grace, GOOD_NEWS)
    assert "Ben has reached *Feedback*.\n" in f"{news.text}\n"  # no number
    assert buttons(news)[0] == "Well done"
    assert "Write to Ben" not in buttons(news)


async def test_what_is_no_longer_shared_is_not_sent_although_it_waits(world: World) -> None:
    missed = await opened(world)
    ben, grace = world.person("Ben"), world.person("Grace")
    await world.advance(to=berlin(11, 14))
    assert len(missed.cards()) == 1
    await missed.log(12)
    await missed.log(13)
    await world.advance(to=berlin(13, 11))  # coming back waits for Grace's morning
    async with world.deps.open_uow(missed.workspace) as uow:
        (helped,) = await uow.partners.helped_by(grace.id)
    visit = Visit(missed.workspace, ben.id, "")
    fewer = {missed.promise.goal_id: frozenset({Field.SHORT_NAME, Field.NUMBERS, Field.MISSES})}
    await agreements.choose(world.deps.open_uow, world.now, visit, helped.id, fewer)
    await world.advance(to=berlin(13, 17))
    assert seen(grace, GOOD_NEWS) == []
    listed = await ben.command("/goal", "edit 1")
    assert listed.acked
    await ben.press(ben.modal, "Change it")
    await ben.submit({"amount": "1"})
    none = {missed.promise.goal_id: frozenset({Field.SHORT_NAME})}
    await agreements.choose(world.deps.open_uow, world.now, visit, helped.id, none)
    await world.advance(days=4)
    assert seen(grace, "A promise became smaller.") == []
    assert len(grace.dm) == 1  # narrowing is announced to nobody


async def test_a_coach_who_is_a_partner_too_hears_in_each_place_by_its_own_rules(world: World) -> None:
    missed = await opened(world, ("Cleo",), role=Role.COACH)
    cleo = world.person("Cleo")
    await world.advance(to=berlin(10, 10))
    assert "Cleo gets these words" in missed.ben_sees.text
    listed = await cleo.command("/partner")
    assert "You are Ben's partner and coach" in listed.text
    ben = world.person("Ben")
    mine = await ben.command("/partner")
    await ben.press(mine.shown, "End quietly")
    await world.advance(days=3)
    assert cleo.dm == []


async def test_inviting_twice_is_one_invitation(world: World) -> None:
    ben, grace = await member_with_daily_promise(world, "Ben"), world.person("Grace")
    await invites(ben)
    again = await ben.command("/partner", "@grace")
    assert again.text.startswith("Your invitation is with them already.")
    await world.advance(to=NEW_YORK_EIGHT)
    await grace.press(grace.dm[0], "Yes, gladly")
    again = await ben.command("/partner", "@grace")
    assert again.text.startswith("They are your partner already.")
    assert len(grace.dm) == 1

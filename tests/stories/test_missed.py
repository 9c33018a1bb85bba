"""Missed: the owner first, then the partner; never a miss before its owner was told and the hour came."""

from uuid import uuid4

import pytest

from bot.demo.records import Message
from bot.domain.calendar import DateSpan
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.people import Visit
from bot.domain.sharing import NoticeState, PartnershipState, Role, by_default
from bot.domain.slip_facts import ADDED_MAX
from bot.domain.slips import SlipState
from bot.slack.message import Message as BotMessage
from bot.usecases import absences, agreements, partners, slip_acts
from bot.usecases.slip_moves import partner_key
from bot.usecases.slips import reconsider
from jobs.compose import Later
from jobs.slips import compose_partner
from tests.domain.plans import march
from tests.stories.missed import ASKS, KEPT_BEFORE, SEEN, Missed, berlin, opened
from tests.world import World


@pytest.fixture
async def missed(world: World) -> Missed:
    """Tue 10 Mar, 09:00: Ben has just been told; Tuesday itself he keeps."""
    made = await opened(world)
    await world.advance(to=berlin(10, 9))
    await made.log(10)
    return made


def labels(message: Message) -> list[str]:
    elements = [each for block in message.blocks for each in block.get("elements", ()) if "text" in each]
    return [each["text"]["text"] for each in elements if each["type"] == "button"]


async def test_the_owner_hears_first_and_the_partner_gets_those_very_words(world_on: World) -> None:
    missed = await opened(world_on)
    await world_on.advance(to=berlin(10, 8, 59))
    assert missed.told_ben == []
    await world_on.advance(to=berlin(10, 9))
    text = missed.ben_sees.text
    assert text.startswith("Something to look at by tomorrow, 13:00 Berlin.")
    assert "*Feedback*: 1 of 3 people on Fri 6 Mar, 0 of 3 people on Mon 9 Mar, as logged so far." in text
    assert "Grace gets these words on Wed 11 Mar at 13:00 Berlin (08:00 for Grace)" in text
    assert f"> {SEEN}{KEPT_BEFORE}" in text
    assert labels(missed.ben_sees) == ["Log it", "I was away", "Make it smaller", "Add a word for Grace"]
    await missed.log(10)
    await world_on.advance(to=berlin(11, 12, 59))
    assert missed.cards() == []
    await world_on.advance(to=berlin(11, 13))
    card = missed.grace_sees()
    assert card.text.startswith("Ben would like you to look at something.")
    assert f"> {SEEN}{KEPT_BEFORE}" in card.text
    assert f"What Ben asked of you: “{ASKS.capitalize()}.”" in card.text
    assert "Grace has these words:" in missed.ben_sees.text
    assert labels(missed.ben_sees) == []
    assert [slip.state for slip in await missed.slips()] == [SlipState.TOLD_PARTNER]
    await world_on.advance(days=3)
    assert len(missed.cards()) == 1


async def test_a_further_missed_day_joins_the_words_until_the_partner_has_them(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(11, 8))
    assert "0 of 3 people on Tue 10 Mar" in missed.ben_sees.text
    await world.advance(to=berlin(13, 14))
    assert "0 on Tue 10 Mar." in missed.grace_sees().text
    assert "Wed 11 Mar" not in missed.ben_sees.text.replace("on Wed 11 Mar at", "")
    assert len(await missed.slips()) == 1


async def test_a_day_that_ends_right_before_the_partners_hour_stays_out_of_it(world: World) -> None:
    missed = await opened(world, partners=("Ada",))
    await world.advance(to=berlin(11, 14))
    (card,) = missed.cards("Ada")
    assert "0 on Mon 9 Mar." in card.text
    assert "Tue 10 Mar" not in card.text
    assert "Tue 10 Mar," not in missed.ben_sees.text


async def test_logged_late_nothing_goes_out(world_on: World) -> None:
    missed = await opened(world_on)
    await world_on.advance(to=berlin(10, 9))
    await missed.log(10)
    await missed.log(9)
    await world_on.settle()
    assert missed.ben_sees.text.startswith("Settled. Nothing goes out.")
    assert labels(missed.ben_sees) == []
    await missed.world.advance(to=berlin(11, 18))
    assert missed.cards() == []
    assert [slip.state for slip in await missed.slips()] == [SlipState.SETTLED]


async def test_logged_before_nine_not_even_the_owner_hears(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 8, 30))
    await missed.log(9)
    await world.advance(to=berlin(11, 18))
    assert missed.told_ben == [] == missed.cards()


async def test_what_settled_it_taken_back_it_stands_again(missed: Missed) -> None:
    entry = await missed.log(9)
    await missed.world.advance(hours=1)
    await missed.take_back(entry)
    await missed.world.settle()
    assert missed.ben_sees.text.startswith("Something to look at by tomorrow, 13:00 Berlin.")
    await missed.world.advance(to=berlin(11, 13))
    assert f"> {SEEN}" in missed.grace_sees().text


async def test_what_was_settled_when_the_hour_came_stays_untold(missed: Missed) -> None:
    entry = await missed.log(9)
    await missed.world.advance(to=berlin(11, 13))
    await missed.take_back(entry)
    await missed.world.advance(to=berlin(11, 18))
    assert missed.cards() == []
    assert missed.ben_sees.text.startswith("Settled.")


async def test_settled_before_nine_and_taken_back_it_is_told_the_next_working_day(world: World) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 8, 30))
    entry = await missed.log(9)
    await world.advance(to=berlin(10, 10))
    await missed.take_back(entry)
    await missed.log(10)
    await world.advance(to=berlin(11, 8, 59))
    assert missed.told_ben == []
    await world.advance(to=berlin(11, 9))
    assert "Grace gets these words on Thu 12 Mar at 13:00 Berlin" in missed.ben_sees.text


async def test_one_more_logged_changes_the_words_before_the_partner_has_them(missed: Missed) -> None:
    await missed.log(9, "2")
    await missed.world.settle()
    assert "2 of 3 people on Mon 9 Mar" in missed.ben_sees.text
    await missed.world.advance(to=berlin(11, 13))
    assert "2 on Mon 9 Mar" in missed.grace_sees().text


async def test_who_says_i_was_away_is_away_and_nothing_goes_out(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    stale = missed.ben_sees.snapshot()
    await ben.press(missed.ben_sees, "I was away")
    await missed.world.settle()
    assert missed.ben_sees.text.startswith("Settled. Nothing goes out.")
    await ben.press(stale, "I was away")
    async with missed.world.deps.open_uow(missed.workspace) as uow:
        away = await uow.people.absences(missed.ben, march(1))
    assert away == (DateSpan(march(6), march(9)),)
    await missed.world.advance(days=3)
    assert missed.cards() == []


async def test_an_absence_added_meanwhile_stops_the_clock(missed: Missed) -> None:
    world = missed.world
    async with world.deps.open_uow(missed.workspace) as uow:
        profile = await missed.profile(uow)
        await absences.note_span(uow, profile, world.now, DateSpan(march(11), march(12)))
    await world.settle()
    assert "Grace gets these words on Fri 13 Mar at 13:00 Berlin" in missed.ben_sees.text
    await world.advance(to=berlin(13, 12, 59))
    assert missed.cards() == []
    await world.advance(to=berlin(13, 13))
    assert f"> {SEEN}" in missed.grace_sees().text


async def test_held_back_the_partner_never_hears_and_no_summary_does(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    stale = missed.ben_sees.snapshot()
    await ben.press(missed.ben_sees, "Hold it back this time")
    await missed.world.settle()
    assert missed.ben_sees.text.startswith("Held back. Nothing goes out.")
    await ben.press(stale, "Hold it back this time")
    assert "nothing left to change" in ben.ephemerals[-1].text
    await ben.press(stale, "Tell Grace now")
    await ben.press(stale, "Add a word for Grace")
    assert ben.modal is None
    await missed.world.advance(days=3)
    assert missed.cards() == []
    async with missed.world.deps.open_uow(missed.workspace) as uow:
        assert await uow.slips.told([missed.ben], march(1), march(31), missed.world.now) == []


async def test_a_partners_message_that_is_looked_at_too_early_waits_for_its_hour(missed: Missed) -> None:
    await missed.world.settle()
    (notice,) = await missed.notices()
    assert notice.partner_at == berlin(11, 13)
    async with missed.world.deps.open_uow(missed.workspace) as uow:
        owed = await uow.deliveries.by_key(partner_key(notice.id))
        assert owed is not None
        assert await compose_partner(uow, owed, berlin(11, 12, 30)) == Later(berlin(11, 13))
        assert isinstance(await compose_partner(uow, owed, berlin(11, 13)), BotMessage)


@pytest.mark.parametrize("how", ["left", "silent"])
async def test_of_who_has_left_or_is_asked_nothing_more_no_partner_hears(missed: Missed, how: str) -> None:
    world = missed.world
    if how == "left":
        await world.slack.change_user("Ben", deleted=True)
    else:
        await world.settle()
        async with world.deps.open_uow(missed.workspace) as uow:
            await uow.people.quiet(missed.ben, world.now)
    await world.advance(days=3)
    assert missed.cards() == []


async def test_told_now_goes_out_when_the_partners_quiet_hours_end(missed: Missed) -> None:
    await missed.world.person("Ben").press(missed.ben_sees, "Tell Grace now")
    await missed.world.settle()
    assert "Grace gets these words on Tue 10 Mar at 13:00 Berlin (08:00 for Grace)" in missed.ben_sees.text
    assert missed.cards() == []
    await missed.world.advance(to=berlin(10, 13))
    assert f"> {SEEN}" in missed.grace_sees().text


async def test_a_word_added_goes_with_the_rest_as_the_owner_saw_it(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    await missed.world.settle()  # nothing else is about to draw the message again
    await ben.press(missed.ben_sees, "Add a word for Grace")
    await ben.submit({"A word for Grace": "Release week. <!channel> *sorry*"})
    assert ben.modal is not None
    added = "Ben adds: “Release week. <!channel> *sorry*”"
    assert added in str(ben.modal.blocks)
    await missed.world.settle()
    assert "&lt;!channel&gt;" in missed.ben_sees.text
    await missed.world.advance(to=berlin(11, 13))
    card = missed.grace_sees()
    assert added in str(card.blocks)
    assert card.pings == [] == missed.ben_sees.pings


@pytest.mark.parametrize("how", ["ended", "narrowed"])
async def test_who_hears_no_more_is_out_of_the_owners_message_at_once(missed: Missed, how: str) -> None:
    world = missed.world
    await world.settle()
    async with world.deps.open_uow(missed.workspace) as uow:
        (agreement,) = await uow.partners.accepted(missed.ben, march(10))
    acts = world.deps.open_uow, world.now, Visit(missed.workspace, world.person("Ben").id), agreement.id
    if how == "ended":
        await partners.end(*acts)
    else:
        await agreements.choose(*acts, {missed.promise.goal_id: by_default(Role.MANAGER)})
    await world.settle()
    assert "Grace gets" not in missed.ben_sees.text
    assert missed.ben_sees.text.startswith("Settled. Nothing goes out.")
    await world.advance(days=2)
    assert missed.cards() == []


async def test_an_end_between_planning_and_sending_is_the_end(missed: Missed) -> None:
    world = missed.world
    async with world.deps.open_uow(missed.workspace) as uow:
        (agreement,) = await uow.partners.accepted(missed.ben, march(10))
        closes = PartnershipState.ACCEPTED, PartnershipState.ENDED
        await uow.partners.close(agreement.id, *closes, world.now)
    await world.advance(days=2)
    assert missed.cards() == []
    assert "Grace gets" not in missed.ben_sees.text
    assert [notice.state for notice in await missed.notices()] == [NoticeState.SETTLED]


async def test_a_goal_no_longer_shared_is_not_told(missed: Missed) -> None:
    world = missed.world
    async with world.deps.open_uow(missed.workspace) as uow:
        (agreement,) = await uow.partners.accepted(missed.ben, march(10))
        await uow.partners.unshare(agreement.id, [missed.promise.goal_id])
    await world.advance(days=2)
    assert missed.cards() == []


async def test_with_nobody_to_tell_there_is_no_message_and_the_slip_is_kept(world: World) -> None:
    missed = await opened(world, partners=())
    await world.advance(days=4)
    assert missed.told_ben == []
    (slip,) = await missed.slips()
    assert (slip.state, slip.span, slip.owner_delivery_id) == (
        SlipState.OPEN,
        DateSpan(march(6), march(12)),
        None,
    )


async def test_a_manager_hears_of_no_miss(world: World) -> None:
    missed = await opened(world, role=Role.MANAGER)
    await world.advance(days=4)
    assert missed.told_ben == [] == missed.cards()


async def test_two_partners_each_hear_at_their_own_hour(world: World) -> None:
    missed = await opened(world, partners=("Grace", "Ada"))
    await world.advance(to=berlin(10, 9))
    await missed.log(10)
    text = missed.ben_sees.text
    assert text.startswith("Something to look at by tomorrow, 09:00 Berlin.")
    assert "Grace gets these words on Wed 11 Mar at 13:00 Berlin (08:00 for Grace)" in text
    assert "Ada gets these words on Wed 11 Mar at 09:00 Berlin, as" in text
    await world.advance(to=berlin(11, 9))
    assert (len(missed.cards("Ada")), missed.cards()) == (1, [])
    await missed.log(9)
    await world.advance(to=berlin(11, 14))
    assert missed.cards() == []
    assert "Ada has these words:" in missed.ben_sees.text
    assert "Grace is not told." in missed.ben_sees.text


async def test_a_restart_in_the_middle_changes_nothing(world_on: World) -> None:
    missed = await opened(world_on)
    await world_on.advance(to=berlin(10, 8))
    await world_on.restart(hours=1)
    await missed.log(10)
    assert "Grace gets these words on Wed 11 Mar" in missed.ben_sees.text
    await world_on.restart(hours=3)
    await world_on.advance(to=berlin(11, 12))
    await world_on.restart(hours=2)
    assert f"> {SEEN}" in missed.grace_sees().text
    assert len(missed.told_ben) == 1


async def test_days_of_downtime_are_no_misses(world_on: World) -> None:
    missed = await opened(world_on)
    await world_on.advance(to=berlin(9, 12))
    await world_on.restart(days=10)
    await world_on.advance(to=berlin(20, 9))
    assert missed.told_ben == []


async def test_after_the_clocks_changed_the_hour_is_still_eight_for_grace(world: World) -> None:
    missed = await opened(world)
    for day in range(9, 25):
        await missed.log(day)
    await world.advance(to=berlin(27, 9))
    assert "Grace gets these words on Mon 30 Mar at 14:00 Berlin (08:00 for Grace)" in missed.ben_sees.text
    await missed.log(27)
    await world.advance(to=berlin(30, 12, 59))
    assert missed.cards() == []
    await world.advance(to=berlin(30, 13))
    assert "Logged: 0 on Wed 25 Mar, 0 on Thu 26 Mar." in missed.grace_sees().text


async def test_somebody_else_pressing_changes_nothing(missed: Missed) -> None:
    ada = missed.world.person("Ada")
    await ada.command("/goal", "")
    (message,) = {notice.owner_delivery_id for notice in await missed.notices()}
    visit = Visit(missed.workspace, ada.id)
    acts = (
        slip_acts.log_form,
        slip_acts.was_away,
        slip_acts.hold_back,
        slip_acts.tell_now,
        slip_acts.words_form,
    )
    for act in acts:
        with pytest.raises(NotAllowed):
            await act(missed.world.deps.open_uow, missed.world.now, visit, message)
        with pytest.raises(Gone):
            await act(missed.world.deps.open_uow, missed.world.now, visit, uuid4())


async def test_log_it_opens_the_form_on_the_missed_day_and_settles(missed: Missed) -> None:
    ben = missed.world.person("Ben")
    stale = missed.ben_sees.snapshot()
    await ben.press(missed.ben_sees, "Log it")
    assert ben.modal is not None
    assert "2026-03-09" in str(ben.modal.blocks)
    await ben.submit({"How many or how much?": "3"})
    await missed.world.settle()
    assert missed.ben_sees.text.startswith("Settled. Nothing goes out.")
    await ben.press(stale, "Log it")
    assert "nothing left to change" in ben.ephemerals[-1].text


async def test_a_goal_let_go_settles_what_it_missed(missed: Missed) -> None:
    async with missed.world.deps.open_uow(missed.workspace) as uow:
        await uow.goals.change(missed.promise.goal_id, dropped_on=march(10))
        await reconsider(uow, await missed.profile(uow), missed.world.now)
    await missed.world.settle()
    assert missed.ben_sees.text.startswith("Settled.")


async def test_a_word_too_long_or_for_nobody_is_not_added(missed: Missed) -> None:
    (notice,) = await missed.notices()
    open_uow, now = missed.world.deps.open_uow, missed.world.now
    visit = Visit(missed.workspace, missed.world.person("Ben").id)
    too_long = {notice.id: "x" * (ADDED_MAX + 1)}
    with pytest.raises(TooLong):
        await slip_acts.add_words(open_uow, now, visit, notice.owner_delivery_id, too_long)
    with pytest.raises(Gone):
        await slip_acts.add_words(open_uow, now, visit, notice.owner_delivery_id, {uuid4(): "To nobody"})

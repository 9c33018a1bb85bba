"""An entry is put right: whatever was posted of it says so where it stands, and nobody gets a new message."""

from collections import Counter
from dataclasses import replace
from uuid import uuid4

from bot.demo.actors import Actor
from bot.domain.calendar import DateSpan
from bot.domain.people import Visit
from bot.usecases import absences, partners
from tests.domain.plans import march
from tests.stories.missed import KEPT_BEFORE, SEEN, Missed, berlin, opened
from tests.stories.promises import member_with_daily_promise
from tests.stories.test_coach import NAMED, begins, chooses, digests
from tests.world import World


async def told_everybody(world: World) -> Missed:
    """Grace has Ben's miss of Fri 6 and Mon 9 since Wed 11; the summary of that week was posted on Thu 12."""
    missed = await opened(world)
    await chooses(world.person("Ben"), await begins(world), NAMED)
    await world.advance(to=berlin(10, 10))
    await missed.log(10)
    await world.advance(to=berlin(11, 14))
    await missed.log(11)
    await world.advance(to=berlin(13, 10))
    return missed


async def changes(ben: Actor, day: str, amount: str) -> None:
    """Ben changes the entry of that day in the history of his goal."""
    await ben.command("/goal", "history")
    assert ben.modal is not None
    menus = [block for block in ben.modal.blocks if block.get("accessory", {}).get("type") == "overflow"]
    line = next(place for place, block in enumerate(menus) if day in block["text"]["text"])
    await ben.press(ben.modal, "Change", action_id=f"more:entry {line}")
    answer = await ben.submit({"amount": amount})
    assert answer.errors == {}
    await ben.close_modal()


def counted(world: World) -> Counter[str]:
    """How many messages stand in each conversation."""
    return Counter({name: len(found) for name, found in world.slack.workspace.messages.items()})


async def test_an_entry_put_right_is_followed_by_all_that_was_posted_of_it(world_on: World) -> None:
    world = world_on
    missed = await told_everybody(world)
    ben, (digest,), before = world.person("Ben"), digests(world), counted(world)
    owner, card = missed.ben_sees.text, missed.grace_sees().text
    assert f"> {SEEN}{KEPT_BEFORE}" in card
    await changes(ben, "Fri 6 Mar", "2")
    await world.settle()
    corrected = f"> {SEEN.replace('1 on Fri', '2 on Fri')}{KEPT_BEFORE}"
    assert f"Corrected since; Grace's message says so too:\n{corrected}" in missed.ben_sees.text
    assert f"> {SEEN}{KEPT_BEFORE}\nCorrected Fri 13 Mar:\n{corrected}" in missed.grace_sees().text
    assert digests(world) == [digest]  # the day was not kept by that either
    await world.advance(days=1)
    await changes(ben, "Fri 6 Mar", "3")
    await world.settle()
    assert "Corrected Sat 14 Mar:\n> Feedback, Fri 6 to Mon 9 Mar: no longer missed." in (
        missed.grace_sees().text
    )
    (now,) = digests(world)
    assert now.startswith("Coaching summary, week of Mon 2 Mar, corrected Sat 14 Mar.")
    assert "Nothing needs you this week. 1 person shows something here; 1 is on track." in now
    for _ in range(2):
        await ben.command("/goal", "undo")
    await world.settle()
    assert (missed.ben_sees.text, missed.grace_sees().text, digests(world)) == (owner, card, [digest])
    assert counted(world) == before


async def test_a_partner_hears_nothing_of_what_they_were_not_told(world: World) -> None:
    missed = await told_everybody(world)
    card = missed.grace_sees().text
    await changes(world.person("Ben"), "Tue 10 Mar", "1")
    await world.person("Ben").command("/log", "12 mar 3 feedback")
    await world.settle()
    assert missed.grace_sees().text == card


async def test_days_away_that_are_noted_late_are_a_correction_too(world: World) -> None:
    missed = await told_everybody(world)
    visit = Visit(missed.workspace, world.person("Ben").id)
    await absences.note_days(world.deps.open_uow, world.now, visit, DateSpan(march(6), march(9)))
    await world.settle()
    assert "Corrected Fri 13 Mar:\n> Feedback, Fri 6 to Mon 9 Mar: no longer missed." in (
        missed.grace_sees().text
    )


async def test_what_was_corrected_stays_so_after_the_end(world: World) -> None:
    missed = await told_everybody(world)
    await changes(world.person("Ben"), "Fri 6 Mar", "3")
    await world.settle()
    corrected = "Corrected Fri 13 Mar:\n> Feedback, Fri 6 to Mon 9 Mar: no longer missed."
    assert corrected in missed.grace_sees().text
    async with world.deps.open_uow(missed.workspace) as uow:
        (agreement,) = await uow.partners.accepted(missed.ben, march(13))
    ben = Visit(missed.workspace, world.person("Ben").id)
    await partners.end(world.deps.open_uow, world.now, ben, agreement.id)
    await world.settle()
    assert "Corrected since; Grace's message says so too:" in missed.ben_sees.text
    assert corrected in missed.grace_sees().text


async def test_a_goal_that_ends_corrects_nothing(world: World) -> None:
    missed = await told_everybody(world)
    card = missed.grace_sees().text
    await world.person("Ben").command("/goal", "done 1")
    await world.settle()
    assert missed.grace_sees().text == card
    assert "*Feedback*, Fri 6 to Mon 9 Mar: this promise has ended." in missed.ben_sees.text


async def test_a_partner_who_no_longer_sees_the_goal_hears_of_no_correction(world: World) -> None:
    missed = await told_everybody(world)
    card = missed.grace_sees().text
    async with world.deps.open_uow(missed.workspace) as uow:
        (agreement,) = await uow.partners.accepted(missed.ben, march(13))
        await uow.partners.unshare(agreement.id, [missed.promise.goal_id])
    await changes(world.person("Ben"), "Fri 6 Mar", "2")
    await world.settle()
    assert missed.grace_sees().text == card


async def test_a_summary_that_follows_shows_nothing_else_that_came_later(world: World) -> None:
    """Who chose later, or said something later, is in no summary of before."""
    missed = await told_everybody(world)
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await chooses(ada, world.slack.workspace.messages[world.slack.workspace.channel("coaching").id][0], NAMED)
    await changes(world.person("Ben"), "Fri 6 Mar", "3")
    await world.settle()
    (now,) = digests(world)
    assert "1 person shows something here" in now
    assert missed.cards()


def checkin_of(person: Actor, week: str) -> str:
    """The check-in about a week, as it stands now."""
    return next(each.text for each in person.dm if f"{week}." in each.text and "[On track]" in each.text)


async def test_the_checkins_of_a_week_follow_what_is_logged_late_for_it(world: World) -> None:
    ada = await member_with_daily_promise(world, "Ada", starts_on=march(2))
    await world.advance(to=berlin(23, 10))
    week, messages = "Mon 9 to Sun 15 Mar", len(ada.dm)
    assert "Kept on 0 of 5 days" in checkin_of(ada, week)
    await ada.command("/log", "12 mar 2 feedback")
    await world.settle()
    assert "Kept on 1 of 5 days" in checkin_of(ada, week)
    assert "2 of 12 people" in checkin_of(ada, "Mon 16 to Sun 22 Mar")
    await ada.command("/goal", "undo")
    await world.settle()
    assert "Kept on 0 of 5 days" in checkin_of(ada, week)
    assert len(ada.dm) == messages


async def test_of_what_was_put_right_before_their_hour_a_second_partner_never_hears(world: World) -> None:
    missed = await opened(world, partners=("Ada", "Grace"))
    reading = replace(missed.promise, id=uuid4(), short_name="Reading", unit="pages", starts_on=march(5))
    async with world.deps.open_uow(missed.workspace) as uow:
        await uow.goals.add_commitment(reading, world.now)
    books = replace(missed, promise=reading)
    await books.log(5)
    await world.advance(to=berlin(10, 9))
    for each in (missed, books):
        await each.log(10)
    await world.advance(to=berlin(11, 10))
    (ada,) = missed.cards("Ada")
    assert "> Reading: Ben planned 3 pages" in ada.text
    for day in (6, 9):
        await books.log(day)
    await world.advance(to=berlin(12, 10))
    assert "Reading, Fri 6 to Mon 9 Mar: no longer missed." in missed.cards("Ada")[0].text
    assert f"> {SEEN}" in missed.grace_sees().text
    assert "Reading" not in missed.grace_sees().text

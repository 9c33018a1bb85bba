"""When a daily nudge is owed, and what stands in it; the steps take the open transaction."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain import prompts
from bot.domain.deliveries import Kind, State
from bot.domain.how_often import NUDGES_UNTIL_ASKED, Often, are_few, could_be_unheeded, fewer_days
from bot.domain.nudges import Nudge, spoken_of
from bot.domain.people import Profile, Times
from bot.domain.progress import Plan
from bot.domain.quiet import unheeded
from bot.domain.slots import DueSlot
from bot.usecases.silences import reached

WHAT = "nudge"
"""What an answer is that brings a nudge back after a snooze."""


def key_of(member_id: UUID, on: date) -> str:
    """The dedupe key of a member's nudge of that local date."""
    return f"nudge:{member_id}:{on}"


def again_key(delivery_id: UUID) -> str:
    """The dedupe key of a nudge that comes back, after the one that was put off."""
    return f"nudge_again:{delivery_id}"


async def plan(uow: UnitOfWork, profile: Profile, due: DueSlot, now: datetime) -> None:
    """Owe the nudge of a slot whose date is today, counts and is one of the member's for nudges.

    What is open is read when it is sent.
    """
    calendar = profile.calendar
    prompt = prompts.nudge_of(due, profile.times.nudge_time, calendar, now)
    if prompt is None:
        return
    times = await _times(uow, profile, due.slot_date, now)
    if due.slot_date.weekday() not in times.nudge_weekdays:
        return
    mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
    about = {"member": str(profile.id), "on": due.slot_date.isoformat()}
    key = key_of(profile.id, due.slot_date)
    await uow.deliveries.owe(mailbox, Kind.NUDGE, key, prompt.due_at, about, at_set_time=prompt.at_set_time)


async def asks(uow: UnitOfWork, profile: Profile, today: date) -> bool:
    """Whether the nudge of today asks how often they are wanted: the last five were left without an act."""
    if not _could_ask(profile, today):
        return False
    sent = await uow.deliveries.newest_sent(profile.person.slack_user_id, Kind.NUDGE, NUDGES_UNTIL_ASKED)
    return unheeded([each.on for each in sent], profile.acted_on, NUDGES_UNTIL_ASKED)


def _could_ask(profile: Profile, today: date) -> bool:
    times, acted_on = profile.times, profile.acted_on
    thin = are_few(times.nudge_weekdays, times.working_weekdays)
    return not thin and acted_on is not None and could_be_unheeded(today - acted_on)


async def _times(uow: UnitOfWork, profile: Profile, today: date, now: datetime) -> Times:
    """What the member chose; after a question they left without an act, fewer nudges (product.md)."""
    if not _could_ask(profile, today):
        return profile.times
    last = await uow.deliveries.newest_sent(profile.person.slack_user_id, Kind.NUDGE, 1)
    if not last or "asks" not in last[0].about or not unheeded([last[0].on], profile.acted_on, 1):
        return profile.times
    return await thin_out(uow, profile, now)


async def thin_out(uow: UnitOfWork, profile: Profile, now: datetime) -> Times:
    """Nudges on Tuesdays and Thursdays from now on."""
    times = replace(profile.times, nudge_weekdays=fewer_days(profile.times.working_weekdays))
    await uow.people.choose(profile.id, times, now)
    return times


async def nudge_of(uow: UnitOfWork, profile: Profile, owed: Owed, now: datetime) -> Nudge:
    """What a nudge shows now; one that stands already also shows what was done since that morning."""
    on = date.fromisoformat(owed.about["on"])
    found = await uow.goals.recent_plan(profile.id, on, profile.calendar)
    stands = owed.state is State.SENT
    # What was reached today stands there as done; what was reached before is spoken of no more.
    before = [each for each in found.entries if each.logged_on != on] if stands else found.entries
    silent = await reached(uow, found, before)
    again = await uow.deliveries.by_key(again_key(owed.id))
    return Nudge(
        delivery_id=owed.id,
        on=on,
        promises=spoken_of(
            found.goals,
            [each for each in found.commitments if each.goal_id not in silent],
            found.entries,
            on,
            profile.calendar,
            since_morning=stands,
        ),
        zone=profile.calendar.zone,
        locale=profile.person.locale,
        is_over=profile.calendar.local_date(now) != on,
        again_at=again.due_at if again else None,
        put_off="put_off" in owed.about,
        asks="asks" in owed.about,
        chosen=Often(owed.about["chosen"]) if "chosen" in owed.about else None,
        fewer=fewer_days(profile.times.working_weekdays),
    )


async def plan_to_log(uow: UnitOfWork, profile: Profile, now: datetime) -> Plan:
    """A member's plan, with whether a nudge of today has to follow what they log."""
    today = profile.calendar.local_date(now)
    key = "" if _is_early(profile, now) else key_of(profile.id, today)
    return await uow.goals.recent_plan(profile.id, today, profile.calendar, nudge_key=key)


def _is_early(profile: Profile, now: datetime) -> bool:
    return profile.calendar.local(now).time() < profile.times.nudge_time


async def redraw(uow: UnitOfWork, profile: Profile, now: datetime) -> None:
    """Let today's nudge follow what was logged, and each that came back after a snooze.

    Before its hour there is none, and nothing is looked up: most logging is spared the question.
    """
    if _is_early(profile, now):
        return
    shown = await uow.deliveries.by_key(key_of(profile.id, profile.calendar.local_date(now)))
    while shown is not None:
        await uow.deliveries.redraw(shown.id, now)
        shown = await uow.deliveries.by_key(again_key(shown.id))

"""When a weekly check-in is owed, and what stands in it; the steps take the open transaction."""

from datetime import date, datetime, timedelta
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import DAY, WEEK, DateSpan, checkin_due, checkin_week
from bot.domain.checkins import Checkin, Sheet, first_is_ready, reminder_at, rests, weeks_of
from bot.domain.deliveries import Kind, State
from bot.domain.pauses import paused_until
from bot.domain.people import Profile
from bot.domain.prompts import prompt_on
from bot.domain.size_asks import size_asks
from bot.domain.slots import DueSlot
from bot.usecases.coach_lines import coached_in
from bot.usecases.end_questions import questions
from bot.usecases.seen import by_partners

HALF_A_WEEK = timedelta(days=3)
FOLLOWED_FOR = timedelta(days=90)
"""How long a check-in that was posted follows what is put right: as long as what was sent is known."""

WISHED = "wished"
"""The mark of a reminder whose moment its member chose."""


def key_of(member_id: UUID, week_on: date) -> str:
    """The dedupe key of the check-in about the week that begins on that date."""
    return f"checkin:{member_id}:{week_on}"


def reminder_key(checkin_id: UUID) -> str:
    """The dedupe key of a check-in's one reminder."""
    return f"checkin_reminder:{checkin_id}"


async def plan(uow: UnitOfWork, profile: Profile, due: DueSlot, now: datetime) -> None:
    """Owe the check-in that a slot stands for, and its reminder.

    On a day off it moves to the next working day, at the same hour; a week wholly away has none, nor has
    somebody without an active goal that is not paused, or whose first goal is too fresh.
    """
    calendar, times = profile.calendar, profile.times
    shown_on = checkin_due(due.slot_date, calendar)
    goals = await uow.goals.every(profile.id)
    if shown_on is None or not any(each.active and not paused_until(each.pauses, shown_on) for each in goals):
        return
    if not first_is_ready(min(goal.starts_on for goal in goals), shown_on, calendar):
        return
    week = checkin_week(due.slot_date, calendar)
    newest = await uow.checkins.newest(profile.id)
    if newest is not None and newest.week_on != week.first and newest.week.last - week.first >= HALF_A_WEEK:
        return  # weeks begin on another day now, and most of this one was asked about already
    checkin = await uow.checkins.open(uow.new_id(), profile.id, week.first, now)
    mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
    prompt = prompt_on(shown_on, times.checkin_time, calendar, now)
    about = {"checkin": str(checkin.id), "member": str(profile.id)}
    key, again = key_of(profile.id, week.first), reminder_key(checkin.id)
    owed = await uow.deliveries.owe(
        mailbox, Kind.CHECKIN, key, prompt.due_at, about, at_set_time=prompt.at_set_time
    )
    if owed and times.reminders_on:
        again_at = reminder_at(max(prompt.due_at, now), times.checkin_time, calendar)
        await uow.deliveries.owe(mailbox, Kind.CHECKIN_REMINDER, again, again_at, about, at_set_time=True)


async def sheet_of(uow: UnitOfWork, profile: Profile, checkin: Checkin, now: datetime) -> Sheet:
    """A check-in as its owner sees it now.

    A goal made after its week is not asked about, unless there is no other: nothing can be said of it yet.
    """
    found = await uow.goals.plan(profile.id)
    earlier = await uow.checkins.checkin(profile.id, checkin.week_on - WEEK)
    before = await uow.checkins.answers(earlier.id) if earlier else ()
    week, calendar = checkin.week, profile.calendar
    today = calendar.local_date(now)
    answers = {each.goal_id: each for each in await uow.checkins.answers(checkin.id)}
    awake = [each for each in found.goals if each.id in answers or not rests(each, week, today, calendar)]
    weeks = weeks_of(awake, found.commitments, found.entries, week, calendar)
    ends = await questions(uow, profile, found, checkin.week_on, now)
    asked = await uow.changes.size_asks([each.id for each in found.commitments])
    sizes = size_asks(found.commitments, found.entries, checkin.week_on, today, calendar, asked=asked)
    partners = await by_partners(uow, profile, found, now)
    return Sheet(
        checkin=checkin,
        goals=tuple(each for each in weeks if not each.is_new) or weeks,
        answers=answers,
        before={each.goal_id: each.status for each in before},
        thoughts={each.goal_id: each.reflection for each in before},
        partners=partners,
        told=await uow.checkins.told(checkin.id) if partners else {},
        coached=await coached_in(uow, profile.id, checkin.id),
        counted=bool(calendar.working_days(week.first, week.last)),
        today=today,
        zone=calendar.zone,
        locale=profile.person.locale,
        ends=ends,
        resting=len(found.goals) - len(awake),
        sizes={goal_id: each for goal_id, each in sizes.items() if goal_id not in ends},
    )


async def show_again(uow: UnitOfWork, member_id: UUID, now: datetime) -> None:
    """Let a member's newest check-in follow what became of its goals."""
    newest = await uow.checkins.newest(member_id)
    if newest is not None:
        for key in (key_of(member_id, newest.week_on), reminder_key(newest.id)):
            if shown := await uow.deliveries.by_key(key):
                await uow.deliveries.redraw(shown.id, now)


async def follow_entries(uow: UnitOfWork, profile: Profile, since: date, now: datetime) -> None:
    """Let the check-ins about weeks that end on or after `since` show what was logged for them by now.

    Of those that stand in Slack still; what a goal has come to by then is in the later ones too.
    """
    oldest = max(since, profile.calendar.local_date(now) - FOLLOWED_FOR)
    for checkin in await uow.checkins.since(profile.id, oldest - WEEK + DAY):
        for key in (key_of(profile.id, checkin.week_on), reminder_key(checkin.id)):
            if shown := await uow.deliveries.by_key(key):
                await uow.deliveries.redraw(shown.id, now)


async def redraw(uow: UnitOfWork, checkin: Checkin, now: datetime) -> None:
    """Let the messages that show a check-in follow what was answered; its reminder is needed no more."""
    again = reminder_key(checkin.id)
    await uow.deliveries.withdraw(again, "answered")
    for key in (key_of(checkin.member_id, checkin.week_on), again):
        if shown := await uow.deliveries.by_key(key):
            await uow.deliveries.redraw(shown.id, now)


async def answered(uow: UnitOfWork, member_id: UUID, week: DateSpan) -> bool | None:
    """Whether the check-in that was open in `week`, about the week before, got an answer; a skip is one.

    None where no check-in was sent that asked to be answered then.
    """
    checkin = await uow.checkins.checkin(member_id, week.first - WEEK)
    if checkin is None:
        return None
    if checkin.skipped or await uow.checkins.answers(checkin.id):
        return True
    sent = await uow.deliveries.by_key(key_of(member_id, checkin.week_on))
    return False if sent is not None and sent.state is State.SENT else None

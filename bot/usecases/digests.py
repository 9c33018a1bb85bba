"""What a coach's summary says, read from the facts of now; the steps take the open transaction."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import DAY, WEEK, DateSpan, checkin_week, week_of
from bot.domain.checkins import Checkin
from bot.domain.coach_lines import NEEDS_A_WORD
from bot.domain.coaches import CoachChannel
from bot.domain.goals import Cadence, Entry, Goal
from bot.domain.occasions import LASTS
from bot.domain.people import Profile
from bot.domain.progress import Plan, with_entries
from bot.domain.sharing import CoachView
from bot.domain.slips import Slip, SlipState
from bot.domain.statuses import LOOKED_BACK, Standing, standing
from bot.domain.tallies import (
    PromiseWeek,
    Told,
    checkin_heard,
    first_needed,
    may_tell,
    overlap,
    promise_weeks,
    total,
)
from bot.domain.triage import DigestFacts, Missed, PersonFacts, Said, Tried

FOLLOWED_FOR = timedelta(days=90)
"""How long a summary follows what is put right: as long as what was sent is known."""


@dataclass(frozen=True, slots=True)
class _Week:
    """A week of a summary, and when each member was sent the check-in about it."""

    span: DateSpan
    checkins: Mapping[UUID, datetime]


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands of each goal, and what is asked for beside an answer, by goal and its week."""

    stands: Mapping[UUID, Standing]
    asks: Mapping[tuple[UUID, date], str]

    def of(self, goals: Iterable[Goal]) -> Iterator[Said]:
        """What was said of these goals; beside *on track* nothing is asked for."""
        for goal in goals:
            if now := self.stands.get(goal.id):
                asks = self.asks.get((goal.id, now.week_on), "") if now.status in NEEDS_A_WORD else ""
                yield Said(goal.short_name, now.status, now.week_on, now.since, asks)


@dataclass(frozen=True, slots=True)
class _Member:
    """Somebody who shows something and has a goal, with their slips and those of them that were told.

    `word`: whose was the last word to them since the week began, and when.
    """

    profile: Profile
    plan: Plan
    shows: CoachView
    slips: Sequence[Slip]
    told: Collection[UUID]
    word: tuple[str, datetime] | None


async def facts(uow: UnitOfWork, channel: CoachChannel, on: date, now: datetime) -> DigestFacts:
    """What a channel's summary says on the coach's date `on`, about the last week that was over then.

    Who left, had no goal yet in that week, has none any more, or is in Quiet is not counted. A miss is there
    only once it was told. Of one that was posted `now` is when it was: what was told, said or chosen later
    does not belong in it; what was said by then stands in it as it was put right.
    """
    week = checkin_week(on)
    before = week_of(week.first - DAY)
    shown = await uow.coaches.shown_in(channel.id, now)
    ids = [person_id for person_id, _ in shown]
    last = on + DAY  # the date may be a day ahead of the coach's elsewhere
    told = {slip.id for slip in await uow.slips.told(ids, before.first, last, now)}
    slips = await uow.coaches.slips_of(ids, before.first, last)
    by_member: defaultdict[UUID, list[Slip]] = defaultdict(list)
    for slip in slips:
        by_member[slip.member_id].append(slip)
    plans = await uow.goals.plans(ids, on)
    stands = standing(await uow.checkins.said(ids, week.first - LOOKED_BACK, now))
    asks = await uow.coach_lines.shown_in(channel.id, week.first - WEEK, now)
    said = _Said(stands, asks)
    profiles = await uow.people.profiles(plans, now)
    tried = await uow.coaches.last_words(plans, since=_begins(week.first), until=now)
    weeks = [_Week(span, await uow.coaches.checkins_shown(ids, span.first)) for span in (week, before)]
    members = [
        _Member(profile, plan, shows, by_member[person_id], told, tried.get(person_id))
        for person_id, shows in shown
        if (plan := plans.get(person_id))
        and any(goal.starts_on <= week.last for goal in plan.goals)
        and (profile := profiles.get(person_id))
        and profile.person.quiet_at is None
    ]
    members = await _with_entries(uow, members, DateSpan(before.first, week.last))
    return DigestFacts(channel, week, tuple(_person_facts(member, weeks, said, now) for member in members))


async def follow_entries(
    uow: UnitOfWork, profile: Profile, plan: Plan, days: Collection[date], now: datetime
) -> None:
    """Let the summaries that count a member's entries of these dates be drawn again, where they stand."""
    calendar = profile.calendar
    for delivery_id, week in await _standing(uow, profile, now):
        span = DateSpan(week.first - WEEK, week.last)
        first = first_needed(plan.commitments, span, calendar)
        if any(first <= day <= span.last for day in days):
            await uow.deliveries.redraw(delivery_id, now)


async def follow_answers(uow: UnitOfWork, profile: Profile, checkin: Checkin, now: datetime) -> None:
    """Let the summaries in which a check-in's answers may stand be drawn again, where they stand."""
    for delivery_id, week in await _standing(uow, profile, now):
        if week.first - WEEK <= checkin.week.last and checkin.week_on <= week.last:
            await uow.deliveries.redraw(delivery_id, now)


async def _standing(uow: UnitOfWork, profile: Profile, now: datetime) -> list[tuple[UUID, DateSpan]]:
    """The summaries in which a member shows something and that stand still, each with its week."""
    return [
        (delivery_id, checkin_week(on))
        for channel, shows in await uow.coaches.choices_of(profile.id)
        if shows is not CoachView.OFF
        for delivery_id, on in await uow.coaches.summaries(channel.slack_channel_id, now - FOLLOWED_FOR)
    ]


def _begins(on: date) -> datetime:
    return datetime.combine(on, time(0), UTC)


async def _with_entries(uow: UnitOfWork, members: Sequence[_Member], span: DateSpan) -> list[_Member]:
    """The members with what they logged for the periods that end within `span`, in one statement for all."""
    needed = [first_needed(member.plan.commitments, span, member.profile.calendar) for member in members]
    if any(each.cadence is Cadence.OCCASION for member in members for each in member.plan.commitments):
        needed.append(span.first - LASTS * DAY)  # what was logged then opened an occasion that ended later
    found: dict[UUID, list[Entry]] = {member.profile.id: [] for member in members}
    for entry in await uow.goals.entries_since(list(found), min(needed, default=span.first)):
        found[entry.member_id].append(entry)
    return [
        replace(member, plan=with_entries(member.plan, tuple(found[member.profile.id]))) for member in members
    ]


def _person_facts(member: _Member, weeks: Sequence[_Week], said: _Said, now: datetime) -> PersonFacts:
    person, calendar = member.profile.person, member.profile.calendar
    today = calendar.local_date(now)
    week, before = (_promises(member, each, now) for each in weeks)
    return PersonFacts(
        person_id=person.id,
        name=person.name,
        shows=member.shows,
        said=tuple(said.of(member.plan.goals)),
        missed=tuple(_missed(member, weeks[0], week, now)),
        back_on=calendar.next_working_day(today) if calendar.away(today) else None,
        week=total(week),
        week_before=total(before),
        tried=Tried(member.word[0], calendar.local_date(member.word[1])) if member.word else None,
        promises=tuple(week),
    )


def _promises(member: _Member, week: _Week, now: datetime) -> list[PromiseWeek]:
    calendar = member.profile.calendar
    return promise_weeks(
        member.plan.commitments,
        member.plan.entries,
        week.span,
        calendar.local_date(now),
        calendar,
        tells=may_tell(_heard_of(member, week, now), checkin_heard=_checkin_heard(member, week, now)),
    )


def _missed(member: _Member, week: _Week, promises: Sequence[PromiseWeek], now: datetime) -> list[Missed]:
    """What readers may know fell short in the week; a promise once, however many slips it had."""
    by_promise = {each.commitment.id: each for each in promises if each.tally.kept < each.tally.of}
    found: dict[UUID | None, Missed] = {}
    for slip in _heard_of(member, week, now):
        if slip.heard and overlap(slip.span, week.span) and slip.commitment_id not in found:
            promise = by_promise.get(slip.commitment_id) if slip.commitment_id else None
            if promise is not None or slip.commitment_id is None:
                found[slip.commitment_id] = Missed(promise, slip.span.first)
    return list(found.values())


def _heard_of(member: _Member, week: _Week, now: datetime) -> list[Told]:
    """The member's slips; one that nobody is due to be told of is told by the check-in."""
    heard = _checkin_heard(member, week, now)
    return [
        Told(
            slip.commitment_id,
            slip.span,
            heard=slip.id in member.told
            or (heard and slip.owner_delivery_id is None and slip.state is SlipState.OPEN),
        )
        for slip in member.slips
    ]


def _checkin_heard(member: _Member, week: _Week, now: datetime) -> bool:
    return checkin_heard(week.checkins.get(member.profile.id), member.profile.calendar, now)

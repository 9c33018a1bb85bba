"""Two years of a member's clock in each zone that has been trouble, with journeys, changes and downtime."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

import pytest

from bot.domain.calendar import (
    DAY,
    EVERY_DAY,
    WEEK,
    WORKING_WEEKDAYS,
    DateSpan,
    PersonCalendar,
    QuietDay,
    checkin_due,
    checkin_week,
    instant_of,
)
from bot.domain.checkins import reminder_at
from bot.domain.hours import is_quiet, next_allowed, partner_hour, slip_owner_at
from bot.domain.people import DEFAULT_TIMES, Outage, Person, Profile, Times, calendar_of
from bot.domain.prompts import ON_TIME, Prompt, is_late, is_set_time, nudge_of, prompt_on
from bot.domain.recurrences import OF_A_MEMBER, recurrence_of
from bot.domain.routines import OUTAGE_AFTER, RoutineKind
from bot.domain.slots import DueSlot, Recurrence, Slot, due_slot, moved_slot, next_slot
from bot.slack import text

ZONES = (
    "America/New_York", "Europe/Berlin", "Europe/London", "Asia/Kolkata", "Asia/Kathmandu",
    "Australia/Lord_Howe", "America/Santiago", "America/Havana", "Pacific/Apia", "Pacific/Chatham", "UTC",
)  # fmt: skip
YEARS = 2
LONGEST_DOWN = 14 * 24
HOURS = (time(0), time(0, 30), time(2), time(2, 30), time(9), time(14), time(18), time(23, 45))
"""Some that clocks skip and repeat."""
PARTNER = PersonCalendar("America/New_York")


@dataclass
class Waiting:
    """A prompt that is owed: `key` is the date or the week that it stands for."""

    kind: RoutineKind
    key: date
    prompt: Prompt
    at: datetime
    undisturbed: bool


@dataclass
class Life:
    """What the planner and the sender do for one member, by the functions that they use."""

    home: str
    now: datetime
    chance: Random
    zone: str = ""
    times: Times = DEFAULT_TIMES
    absences: list[DateSpan] = field(default_factory=list)
    outages: list[Outage] = field(default_factory=list)
    slots: dict[RoutineKind, Slot] = field(default_factory=dict)
    planned: dict[RoutineKind, date] = field(default_factory=dict)
    waiting: list[Waiting] = field(default_factory=list)
    owed: dict[RoutineKind, set[date]] = field(default_factory=lambda: defaultdict(set))
    sent: dict[RoutineKind, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    judged: set[date] = field(default_factory=set)
    changed: set[RoutineKind] = field(default_factory=set)
    """Whose times were set anew since they last rang."""
    disturbed: bool = False
    """Whether somebody travelled or the program was away since the day last ended."""

    def __post_init__(self) -> None:
        self.zone = self.home
        self.cal = calendar_of(self.times, self.zone)
        for kind in OF_A_MEMBER:
            self.slots[kind] = next_slot(self.recurrence(kind), self.zone, after=None, now=self.now)

    def recurrence(self, kind: RoutineKind) -> Recurrence:
        person = Person(UUID(int=1), "U1", "Ada", self.cal.zone, "en-GB")
        found = recurrence_of(kind, Profile(person, self.times, self.cal, member=True))
        assert found is not None
        return found

    def live(self, until: datetime) -> None:
        ahead = self.next_happening()
        while self.now < until:
            moment = min([ahead, *(slot.next_at for slot in self.slots.values()), *self.due_moments()])
            self.now = max(self.now, moment)
            if self.now == ahead:
                self.happens()
                ahead = self.next_happening()
            self.tick()

    def due_moments(self) -> list[datetime]:
        return [each.at for each in self.waiting]

    def next_happening(self) -> datetime:
        return self.now + timedelta(minutes=self.chance.randint(60, 12 * 24 * 60))

    def happens(self) -> None:
        self.chance.choice((self.travels, self.chooses, self.goes_away, self.goes_down))()

    def follows(self) -> None:
        """The calendar and the slots follow a change, as the use cases let them."""
        was_in, self.cal = (
            self.cal.zone,
            calendar_of(self.times, self.zone, tuple(self.absences), self.outages),
        )
        for kind, slot in self.slots.items():
            self.slots[kind] = moved_slot(
                self.recurrence(kind), self.cal.zone, slot,
                planned_on=self.planned.get(kind), now=self.now, was_in=was_in,
            )  # fmt: skip

    def travels(self) -> None:
        self.zone, self.disturbed = self.chance.choice(ZONES), True
        self.follows()

    def goes_away(self) -> None:
        first = self.cal.local_date(self.now) + self.chance.randint(-5, 20) * DAY
        self.absences.append(DateSpan(first, first + self.chance.choice((0, 0, 2, 9)) * DAY))
        self.follows()

    def goes_down(self) -> None:
        began, self.disturbed = self.now, True
        self.now += timedelta(hours=self.chance.choice((1, 5, 20, self.chance.randint(6, LONGEST_DOWN))))
        if self.now - began > OUTAGE_AFTER:
            self.outages.append(Outage(began, self.now))
        self.follows()

    def chooses(self) -> None:
        days = [frozenset(self.chance.sample(range(7), self.chance.randint(2, 7))) for _ in range(2)]
        self.times = Times(
            checkin_weekday=self.chance.randrange(7),
            checkin_time=self.chance.choice(HOURS),
            nudge_time=self.chance.choice(HOURS),
            slip_time=self.chance.choice(HOURS),
            quiet_from=self.chance.choice(HOURS),
            quiet_until=self.chance.choice(HOURS),
            working_weekdays=self.chance.choice((WORKING_WEEKDAYS, days[0])),
            nudge_weekdays=self.chance.choice((EVERY_DAY, days[1])),
            quiet_days=(QuietDay(4, self.chance.choice(HOURS), self.chance.choice(HOURS)),),
        )
        self.changed = {RoutineKind.CHECKIN, RoutineKind.NUDGE}
        self.follows()

    def tick(self) -> None:
        for kind in OF_A_MEMBER:
            while due := due_slot(self.recurrence(kind), self.cal.zone, self.slots[kind], self.now):
                self.nothing_is_lost_or_comes_again(kind, due)
                {
                    RoutineKind.NUDGE: self.plan_nudge,
                    RoutineKind.CHECKIN: self.plan_checkin,
                    RoutineKind.DAY_END: self.judge,
                }[kind](due)
                self.planned[kind], self.slots[kind] = due.slot_date, due.next
                self.changed.discard(kind)
        for each in [waiting for waiting in self.waiting if waiting.at <= self.now]:
            self.waiting.remove(each)
            self.send(each)

    def nothing_is_lost_or_comes_again(self, kind: RoutineKind, due: DueSlot) -> None:
        """Dates only grow; the next is the one after the last, unless its owner moved it."""
        last, every = self.planned.get(kind), self.recurrence(kind).every
        assert last is None or last < due.since <= due.slot_date
        if last is not None and kind not in self.changed:
            expected = last + every
            while instant_of(expected, time(12), self.cal.zone) is None:
                expected += every
            assert due.since <= expected, f"{kind}: {due} came after {last}"

    def plan_nudge(self, due: DueSlot) -> None:
        prompt = nudge_of(due, self.times.nudge_time, self.cal, self.now)
        if prompt is None:
            assert self.disturbed or not self.cal.counts(due.slot_date)
        elif due.slot_date.weekday() in self.times.nudge_weekdays:
            self.owe(RoutineKind.NUDGE, due.slot_date, prompt)

    def plan_checkin(self, due: DueSlot) -> None:
        shown_on = checkin_due(due.slot_date, self.cal)
        if shown_on is None:
            assert not self.cal.working_days(due.slot_date, due.slot_date + WEEK - DAY)
            return
        week = checkin_week(due.slot_date).first
        if week not in self.owed[RoutineKind.CHECKIN]:  # the key of a delivery
            self.owe(
                RoutineKind.CHECKIN, week, prompt_on(shown_on, self.times.checkin_time, self.cal, self.now)
            )

    def owe(self, kind: RoutineKind, key: date, prompt: Prompt) -> None:
        assert key not in self.owed[kind], f"{kind} of {key} came twice"
        self.owed[kind].add(key)
        self.waiting.append(Waiting(kind, key, prompt, prompt.due_at, not self.disturbed))

    def judge(self, due: DueSlot) -> None:
        for slot_date in DateSpan(due.since, due.slot_date):
            judged = slot_date - DAY
            assert judged not in self.judged
            self.judged.add(judged)
            told = slip_owner_at(judged, self.cal, self.times.slip_time)
            assert not is_quiet(told, self.cal)
            assert self.cal.local_date(told) > judged
            assert not is_quiet(partner_hour(told, self.cal, PARTNER), PARTNER)
        self.disturbed = False

    def send(self, waiting: Waiting) -> None:
        """What the sender would do with it at its moment."""
        chosen = self.times.checkin_time
        if waiting.kind is RoutineKind.NUDGE:
            chosen = self.times.nudge_time
            if self.cal.local_date(self.now) != waiting.key:
                return
            holds = waiting.prompt.at_set_time and not is_late(waiting.prompt.due_at, self.now)
            if not holds and is_quiet(self.now, self.cal):
                return
        elif waiting.key < max(self.owed[waiting.kind]):
            return  # the next one took its place
        elif not self.cal.counts(self.cal.local_date(self.now)):
            waiting.at = reminder_at(self.now, chosen, self.cal)
            self.waiting.append(waiting)
            return
        elif is_quiet(self.now, self.cal) and not (
            waiting.prompt.at_set_time and is_set_time(waiting.prompt.due_at, chosen, self.cal, self.now)
        ):
            waiting.at = next_allowed(self.now, self.cal)
            self.waiting.append(waiting)
            return
        self.reaches(waiting, chosen)

    def reaches(self, waiting: Waiting, chosen: time) -> None:
        local = self.cal.local(self.now)
        assert self.cal.counts(local.date()), f"on a day off: {local}"
        at_it = instant_of(local.date(), chosen, self.cal.zone)
        assert at_it is not None
        if waiting.undisturbed and waiting.kind is RoutineKind.NUDGE:
            assert self.now == at_it
        if is_quiet(self.now, self.cal):
            assert timedelta(0) <= self.now - at_it <= ON_TIME, f"in quiet hours: {local}"
        assert text.moment(self.now, self.cal.zone).endswith(f"{local:%H:%M} {text.place(self.cal.zone)}")
        self.sent[waiting.kind].append(self.now)


@pytest.mark.parametrize("first", [date(2011, 1, 1), date(2026, 1, 1)], ids=["2011", "2026"])
@pytest.mark.parametrize("home", ZONES)
def test_two_years_of_prompts_neither_come_twice_nor_are_lost_nor_wake_anybody(
    home: str, first: date
) -> None:
    """In 2011 Apia left out a date, and clocks in Havana and Santiago changed by older rules."""
    start = datetime(first.year, first.month, first.day, tzinfo=UTC)
    life = Life(home, start, Random(f"{home} {first}"))
    life.live(start + timedelta(days=365 * YEARS))
    for sent in life.sent.values():
        assert sent == sorted(set(sent))
    # Full enough to say something, whatever chance took away.
    assert len(life.sent[RoutineKind.NUDGE]) > 150
    assert len(life.sent[RoutineKind.CHECKIN]) > 60
    assert len(life.outages) > 3

"""When a person may be written to: quiet hours, the owner's morning, the partner's hour."""

from datetime import UTC, date, datetime, time

from bot.domain.calendar import DAY, SLIP_TIME, PersonCalendar
from bot.domain.zones import MIDNIGHT, end_of_day, instant_of


def is_quiet(instant: datetime, cal: PersonCalendar) -> bool:
    """Whether `instant` lies in the person's quiet hours or on a day of theirs that does not count."""
    allowed = _allowed_on(cal.local_date(instant), cal)
    return not any(first <= instant < end for first, end in allowed)


def next_allowed(instant: datetime, cal: PersonCalendar) -> datetime:
    """The first instant, UTC, not before `instant`, that is not quiet for the person.

    Raises:
        LookupError: no working day within ten years.
    """
    day = cal.local_date(instant)
    while True:
        for first, end in _allowed_on(day, cal):
            if instant < end:
                return max(first, instant).astimezone(UTC)
        day = cal.next_working_day(day)


def slip_owner_at(judged_day: date, cal: PersonCalendar, at: time = SLIP_TIME) -> datetime:
    """When the owner hears of what fell short as `judged_day` ended, UTC.

    Their next working day at the time they set for it, or when their quiet hours end if that is later: a
    morning is left to add yesterday (architecture.md, The slip's clock).
    """
    return next_allowed(_on_working_day(judged_day, at, cal), cal)


def partner_hour(told_at: datetime, owner_cal: PersonCalendar, partner_cal: PersonCalendar) -> datetime:
    """When the partner hears what the owner was told at `told_at`, UTC.

    The same local time on the owner's next working day, then the partner's next hour that is neither quiet
    nor in an absence of theirs.
    """
    told = owner_cal.local(told_at)
    return next_allowed(_on_working_day(told.date(), told.time(), owner_cal), partner_cal)


def weekly_hour(instant: datetime, weekday: int, at: time, cal: PersonCalendar) -> datetime:
    """The first `weekday` (Monday = 0) at the local time `at`, UTC, not before `instant`.

    It is moved out of what is quiet for the person or does not count.
    """
    day = cal.local_date(instant)
    while True:
        hour = instant_of(day, at, cal.zone) if day.weekday() == weekday else None
        if hour is not None and hour >= instant:
            return next_allowed(hour, cal)
        day += DAY


def days_later(instant: datetime, days: int, cal: PersonCalendar) -> datetime:
    """The same local time, UTC, on the `days`-th working day after `instant`, or the next hour not quiet."""
    local = cal.local(instant)
    day = local.date()
    for _ in range(days - 1):
        day = cal.next_working_day(day)
    return next_allowed(_on_working_day(day, local.time(), cal), cal)


def _on_working_day(day: date, at: time, cal: PersonCalendar) -> datetime:
    """The instant of the local time `at` on the first working day after `day` that the zone has."""
    while True:
        day = cal.next_working_day(day)
        if (instant := instant_of(day, at, cal.zone)) is not None:
            return instant


def _allowed_on(day: date, cal: PersonCalendar) -> list[tuple[datetime, datetime]]:
    """The stretches of `day` that are not quiet, in order, each end excluded."""
    if not cal.counts(day):
        return []
    begins, ends = instant_of(day, MIDNIGHT, cal.zone), end_of_day(day, cal.zone)
    evening, morning = cal.quiet_hours(day)
    quiet_from, quiet_until = instant_of(day, evening, cal.zone), instant_of(day, morning, cal.zone)
    if begins is None or quiet_from is None or quiet_until is None:
        return []  # the zone skips this date
    if evening == morning:
        stretches = [(begins, ends)]
    elif morning < evening:
        stretches = [(quiet_until, quiet_from)]
    else:
        stretches = [(begins, quiet_from), (quiet_until, ends)]
    return [(first, end) for first, end in stretches if first < end]

"""What held before a person chose otherwise: what is over stays as it was promised and judged then."""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.calendar import DaysUntil, PersonCalendar, WeeksUntil
from bot.domain.holidays import NONE as NO_HOLIDAYS
from bot.domain.holidays import PublicHolidays

KEPT_MOST = 40
"""Earlier choices that are kept, the newest: each took effect on a date of its own."""


@dataclass(frozen=True, slots=True)
class EarlierDays:
    """Working weekdays and whose public holidays were days off, until the local date `last`, included."""

    last: date
    working_weekdays: frozenset[int]
    country: str = ""
    region: str = ""

    def held(self) -> DaysUntil:
        """The same as a calendar asks for it."""
        holidays = PublicHolidays(self.country, self.region) if self.country else NO_HOLIDAYS
        return DaysUntil(self.last, self.working_weekdays, holidays)


def days_until(
    before: EarlierDays, after: EarlierDays, earlier: tuple[EarlierDays, ...]
) -> tuple[EarlierDays, ...]:
    """`earlier` with what held until yesterday, `before.last`; `after` is what holds from now on.

    The first yes to public holidays holds for the days before it too: they were days off already.
    """
    known = next((each for each in earlier if each.last >= before.last), before)
    if not known.country:
        known = replace(known, country=after.country, region=after.region)
    kept = [each for each in earlier if each.last < before.last]
    if replace(known, last=after.last) != after:
        kept.append(known)
    return tuple(kept[-KEPT_MOST:])


def weeks_until(calendar: PersonCalendar, starts_on: int, today: date) -> tuple[WeeksUntil, ...]:
    """What held until the end of the week that `today` is in; the next ones begin on `starts_on`."""
    _, running, _ = calendar.weeks_around(today)
    last = calendar.week(today).last
    kept = [each for each in calendar.earlier_weeks if each.last < last]
    if running != starts_on:
        kept.append(WeeksUntil(last, running))
    return tuple(kept[-KEPT_MOST:])

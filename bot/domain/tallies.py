"""How many promises were kept in a week, as far as those who read it may know."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from bot.domain.calendar import DateSpan, PersonCalendar
from bot.domain.goals import Commitment, Entry
from bot.domain.hours import partner_hour
from bot.domain.periods import PeriodState, periods_ending_on, state_of
from bot.domain.terms import as_of


@dataclass(frozen=True, slots=True)
class Tally:
    """`kept` of the `of` periods that count."""

    kept: int = 0
    of: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.kept + other.kept, self.of + other.of)


NOTHING = Tally()
"""No period that counts."""


@dataclass(frozen=True, slots=True)
class PromiseWeek:
    """What a promise came to in a week: its periods that ended in it, amounts in its unit."""

    commitment: Commitment
    tally: Tally
    need: Decimal
    logged: Decimal


@dataclass(frozen=True, slots=True)
class Told:
    """A slip as readers may know it: `heard` once its owner was told and the partner's hour has come."""

    commitment_id: UUID | None
    span: DateSpan
    heard: bool


MayTell = Callable[[Commitment, DateSpan], bool]
"""Whether a period that closed short may be spoken of; until then it is left out of every count."""


def may_tell(slips: Sequence[Told], *, checkin_heard: bool) -> MayTell:
    """The rule for one member and one week (product.md, Coach digest).

    A period with a slip: once that was heard. One that no message is due for is told by the check-in that
    shows it: `checkin_heard` says that its hour has come.
    """

    def rule(commitment: Commitment, span: DateSpan) -> bool:
        its = [slip for slip in slips if slip.commitment_id == commitment.id and overlap(slip.span, span)]
        return any(slip.heard for slip in its) if its else checkin_heard

    return rule


def checkin_heard(shown_at: datetime | None, cal: PersonCalendar, now: datetime) -> bool:
    """Whether the hour of what a check-in shows has come: one working day after it was sent."""
    return shown_at is not None and partner_hour(shown_at, cal, cal) <= now


def overlap(one: DateSpan, other: DateSpan) -> bool:
    """Whether two stretches of days share one."""
    return one.first <= other.last and other.first <= one.last


def promise_weeks(
    commitments: Sequence[Commitment],
    entries: Iterable[Entry],
    week: DateSpan,
    today: date,
    cal: PersonCalendar,
    *,
    tells: MayTell,
) -> list[PromiseWeek]:
    """The promises with a period that ended in `week`, in given order, as seen on `today`.

    Kept periods count; short ones once `tells` allows; exempt and open ones never. `entries` reach back to
    the first day of each of these periods.
    """
    mine = list(entries)
    weeks = []
    for commitment in commitments:
        states = [
            state_of(commitment, span, mine, today, cal)
            for day in week
            for _, span in periods_ending_on([commitment], day, cal)
        ]
        counted = [state for state in states if _counts(commitment, state, tells)]
        if counted:
            weeks.append(
                PromiseWeek(
                    as_of(commitment, counted[-1].span.last),
                    Tally(sum(state.kept for state in counted), len(counted)),
                    sum((state.need for state in counted), Decimal(0)),
                    sum((state.logged for state in counted), Decimal(0)),
                )
            )
    return weeks


def first_needed(commitments: Sequence[Commitment], span: DateSpan, cal: PersonCalendar) -> date:
    """The first day of the periods that end within `span`: as far back as their entries are needed."""
    firsts = (period.first for day in span for _, period in periods_ending_on(commitments, day, cal))
    return min(firsts, default=span.first)


def total(weeks: Iterable[PromiseWeek]) -> Tally:
    """All promises together."""
    return sum((each.tally for each in weeks), NOTHING)


def _counts(commitment: Commitment, state: PeriodState, tells: MayTell) -> bool:
    if state.exempt or not state.over:
        return False
    return state.kept or tells(commitment, state.span)

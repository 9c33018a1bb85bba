"""Whether a promise is asked about because it was short two weeks in a row: "Still the right size?"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.calendar import DAY, WEEK, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Commitment, Entry
from bot.domain.periods import period_of, state_of
from bot.domain.slips import still_missed
from bot.domain.terms import as_of, rhythm

SIZES = range(1, 6)
"""What can be answered: 1 easy, 3 just right, 5 out of reach, as in the goal form."""
TOO_BIG_FROM = 4
"""From this answer on a smaller promise is offered."""
SHORT_WEEKS = 2
"""Short weeks in a row after which it is asked (product.md, The goal check)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The size of a promise was asked about in the check-in of the week from `week_on`."""

    commitment_id: UUID
    week_on: date
    answer: int | None = None


@dataclass(frozen=True, slots=True)
class SizeAsk:
    """What a check-in asks of one promise, and the answer it has."""

    promise: Commitment
    answer: int | None = None

    @property
    def is_too_big(self) -> bool:
        """Whether its owner says so."""
        return self.answer is not None and self.answer >= TOO_BIG_FROM


def short_week(commitment: Commitment, entries: Sequence[Entry], week: DateSpan, cal: PersonCalendar) -> bool:
    """Whether a week of a promise fell short.

    Weekly: the period that ended in it did. Daily: two working days in a row were missed. Of what comes round
    less often no week says anything.
    """
    promised = as_of(commitment, week.last)
    if promised.cadence is Cadence.DAILY:
        return still_missed(commitment, entries, week.first, week.last, cal)
    if promised.cadence is not Cadence.WEEKLY or rhythm(promised.cadence, promised.times) > 1:
        return False
    spans = dict.fromkeys(period_of(commitment, day, cal, promised.ends_on) for day in week)
    ended = [span for span in spans if span is not None and week.covers(span.last)]
    return any(state_of(commitment, span, entries, week.last + DAY, cal).short for span in ended)


def asks_size(
    commitment: Commitment,
    entries: Sequence[Entry],
    week_on: date,
    today: date,
    cal: PersonCalendar,
    *,
    asked: Iterable[Asked],
) -> SizeAsk | None:
    """What the check-in about the week from `week_on` asks of a promise; None where it asks nothing.

    Once for each two short weeks, never while away, and of nothing that was changed since. `entries` reach
    back to the first of both weeks. One that asked already shows what was answered.
    """
    known = {each.week_on: each for each in asked if each.commitment_id == commitment.id}
    promised = as_of(commitment, today)
    if week_on in known:
        return SizeAsk(promised, known[week_on].answer)
    if cal.away(today) or any(each.made_on > week_on for each in commitment.terms[1:]):
        return None
    weeks = [_week(week_on - n * WEEK) for n in range(SHORT_WEEKS)]
    if any(week.first <= on for on in known for week in weeks):
        return None
    known_then = [entry for entry in entries if entry.logged_on <= weeks[0].last]
    short = all(short_week(commitment, known_then, week, cal) for week in weeks)
    return SizeAsk(promised) if short else None


def size_asks(
    commitments: Iterable[Commitment],
    entries: Sequence[Entry],
    week_on: date,
    today: date,
    cal: PersonCalendar,
    *,
    asked: Sequence[Asked],
) -> Mapping[UUID, SizeAsk]:
    """What a check-in asks of each goal's promises: of one promise of a goal, the first."""
    found: dict[UUID, SizeAsk] = {}
    for commitment in commitments:
        if commitment.goal_id in found:
            continue
        mine = [entry for entry in entries if entry.commitment_id == commitment.id]
        ask = asks_size(commitment, mine, week_on, today, cal, asked=asked)
        if ask is not None:
            found[commitment.goal_id] = ask
    return found


def _week(first: date) -> DateSpan:
    return DateSpan(first, first + WEEK - DAY)

"""Who a word would help first: the order of a coach's summary (product.md, Coach digest).

The rule, in full. Who is away is not in the order. Then
1. whoever said *stuck* of a goal in their last check-in, before
2. whoever said *at risk*, before
3. whoever fell short of a promise, once they and their partner's hour have had it.
Among equals: more goals or promises first, then what has lasted longer, then the name. A check-in more than
two weeks old says nothing of today. Of whom nothing is known, neither from a check-in nor from a promise of
that week, nothing is said; everybody else is on track.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from bot.domain.calendar import WEEK, DateSpan
from bot.domain.coaches import OPEN_FROM, CoachChannel
from bot.domain.goals import Cadence, CheckinStatus
from bot.domain.sharing import CoachView
from bot.domain.tallies import NOTHING, PromiseWeek, Tally


class Need(StrEnum):
    """Why a word would help, in the order in which it does."""

    STUCK = "stuck"
    AT_RISK = "at_risk"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Said:
    """What was last said of an active goal, about the week that begins on `week_on`.

    `since` is the first day of the first week of which the same was said without a break, where known.
    `asks` is what they ask their coach for beside it.
    """

    short_name: str
    status: CheckinStatus
    week_on: date
    since: date | None = None
    asks: str = ""

    @property
    def begun(self) -> date:
        """The first day of the week with which it began."""
        return self.since or self.week_on


@dataclass(frozen=True, slots=True)
class Missed:
    """What fell short since `since`; `promise` is None for a week in which nothing was logged or said."""

    promise: PromiseWeek | None
    since: date


@dataclass(frozen=True, slots=True)
class Tried:
    """The last word a partner wrote to somebody since the week began; `on` is a date of whom it was for."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is known of one person who shows something, as far as readers may know it.

    `back_on` is the day on which somebody who is away today is back. `tried`: what was done already.
    `promises` are those of the week with a period that counts.
    """

    person_id: UUID
    name: str
    shows: CoachView
    said: tuple[Said, ...] = ()
    missed: tuple[Missed, ...] = ()
    back_on: date | None = None
    week: Tally = NOTHING
    week_before: Tally = NOTHING
    tried: Tried | None = None
    promises: tuple[PromiseWeek, ...] = ()


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """A channel, the week its summary is about, and everybody who shows something there.

    `corrected_on`: the coach's date on which it was last drawn with other figures than it was posted with.
    """

    channel: CoachChannel
    week: DateSpan
    people: tuple[PersonFacts, ...] = ()
    corrected_on: date | None = None

    @property
    def figures(self) -> str:
        """What is put right in it, as a mark that is another where any of that is another."""
        said = [
            (
                str(each.person_id),
                (each.week.kept, each.week.of, each.week_before.kept, each.week_before.of),
                [_figures(missed) for missed in each.missed],
                self._said(each),
            )
            for each in sorted(self.people, key=lambda each: each.person_id)
        ]
        return sha256(repr(said).encode()).hexdigest()[:16]

    def _said(self, person: PersonFacts) -> list[tuple[str, ...]]:
        """What was said and asked for, where it is shown at all."""
        named = self.channel.private and person.shows is CoachView.NAMED
        word = word_for(person, self.week) if named else None
        return sorted(_spoken(said) for said in word.said) if word else []


def _spoken(said: Said) -> tuple[str, ...]:
    return (said.status.value, str(said.week_on), str(said.begun), said.asks)


def _figures(missed: Missed) -> tuple[str, ...]:
    promise = missed.promise
    if promise is None:
        return (str(missed.since),)
    tally = promise.tally
    # Of days only how many were kept is said.
    logged = "" if promise.commitment.cadence is Cadence.DAILY else f"{promise.logged:f}"
    return (str(promise.commitment.id), str(tally.kept), str(tally.of), logged)


@dataclass(frozen=True, slots=True)
class Word:
    """Somebody whom a word would help, for what need, with what they said and missed of that week."""

    person: PersonFacts
    need: Need
    said: tuple[Said, ...] = ()
    missed: tuple[Missed, ...] = ()

    @property
    def size(self) -> int:
        """How many goals, or promises, the need is about."""
        return len(self.said) if self.need is not Need.MISSED else len(self.missed)

    @property
    def since(self) -> date:
        """The oldest day the need goes back to."""
        said, missed = [each.begun for each in self.said], [each.since for each in self.missed]
        return min(said if self.need is not Need.MISSED else missed)


@dataclass(frozen=True, slots=True)
class Triage:
    """Everybody who shows something, each in one place, and what all did together.

    `unknown`: readers may know nothing of that week of them. `counted` stand in the totals alone.
    `too_few`: an open channel in which not even totals are shown.
    """

    first: tuple[Word, ...]
    on_track: tuple[PersonFacts, ...]
    unknown: tuple[PersonFacts, ...]
    away: tuple[PersonFacts, ...]
    counted: tuple[PersonFacts, ...]
    week: Tally
    week_before: Tally
    too_few: bool

    @property
    def people(self) -> int:
        """How many show something."""
        named = len(self.first) + len(self.on_track) + len(self.unknown) + len(self.away)
        return named + len(self.counted)


@dataclass(frozen=True, slots=True)
class Board:
    """What a coach reads alone: one channel's people, each of them; and the other channels they coach."""

    facts: DigestFacts
    others: tuple[CoachChannel, ...] = ()


def triage(facts: DigestFacts) -> Triage:
    """Put everybody in their place: named ones by the rule above, the others in the totals alone.

    In a channel that is not private nobody is named, and below `OPEN_FROM` people there are no totals.
    """
    private = facts.channel.private
    shown = CoachView.NAMED if private else None
    named = [each for each in facts.people if each.shows is shown]
    counted = [each for each in facts.people if each.shows is not shown]
    present = [each for each in named if each.back_on is None]
    words = [word for each in present if (word := word_for(each, facts.week)) is not None]
    helped = {word.person.person_id for word in words}
    rest = [each for each in present if each.person_id not in helped]
    return Triage(
        first=tuple(sorted(words, key=_urgency)),
        on_track=_by_name([each for each in rest if _is_known(each, facts.week)]),
        unknown=_by_name([each for each in rest if not _is_known(each, facts.week)]),
        away=_by_name([each for each in named if each.back_on is not None]),
        counted=tuple(counted),
        week=sum((each.week for each in facts.people), NOTHING),
        week_before=sum((each.week_before for each in facts.people), NOTHING),
        too_few=not private and len(facts.people) < OPEN_FROM,
    )


def word_for(person: PersonFacts, week: DateSpan) -> Word | None:
    """Why a word would help this person, if it would; `week` is the one the summary is about."""
    stuck, at_risk = (
        tuple(said for said in _fresh(person, week) if said.status is status)
        for status in (CheckinStatus.STUCK, CheckinStatus.AT_RISK)
    )
    if stuck:
        return Word(person, Need.STUCK, stuck, person.missed)
    if at_risk:
        return Word(person, Need.AT_RISK, at_risk, person.missed)
    return Word(person, Need.MISSED, missed=person.missed) if person.missed else None


def _fresh(person: PersonFacts, week: DateSpan) -> list[Said]:
    """What was said in a check-in that is not too old."""
    return [said for said in person.said if said.week_on >= week.first - WEEK]


def _is_known(person: PersonFacts, week: DateSpan) -> bool:
    return bool(_fresh(person, week)) or person.week != NOTHING


_ORDER = {need: place for place, need in enumerate(Need)}


def _urgency(word: Word) -> tuple[int, int, date, str, UUID]:
    return _ORDER[word.need], -word.size, word.since, word.person.name.casefold(), word.person.person_id


def _by_name(people: list[PersonFacts]) -> tuple[PersonFacts, ...]:
    return tuple(sorted(people, key=lambda each: (each.name.casefold(), each.person_id)))

"""What a person can put right, as fields without words; `error_views` has a sentence for each."""

from dataclasses import dataclass
from datetime import date


class PersonError(Exception):
    """The base of everything a person can put right."""


@dataclass(eq=False)
class Gone(PersonError):
    """What was asked for is no longer there, or never was; `what` names its kind."""

    what: str


@dataclass(eq=False)
class NotAllowed(PersonError):
    """Somebody else's; answered like `Gone`, so that an outsider learns nothing."""

    what: str


class Busy(PersonError):
    """The tables did not answer in time; nothing was changed."""


@dataclass(eq=False)
class TooLong(PersonError):
    """A text longer than we keep; `kept` is the whole text, so that nothing is lost."""

    field: str
    limit: int
    kept: str


@dataclass(eq=False)
class TooManyPromises(PersonError):
    """More lines with a promise (`count`) than are read at once; `kept` is the whole text."""

    count: int
    limit: int
    kept: str


@dataclass(eq=False)
class BadAmount(PersonError):
    """Not a number we can count with: not finite, more than three places, or beyond 10^12."""

    text: str


@dataclass(eq=False)
class BadDate(PersonError):
    """No date, or one that does not exist."""

    text: str


class NoSuchDay(BadDate):
    """It reads like a day, and no calendar has it: "feb 30"."""


class DaysReversed(BadDate):
    """A last day that lies before the first one."""


class NoLastDay(BadDate):
    """When something begins, and not when it ends."""


@dataclass(eq=False)
class DateInPast(PersonError):
    """A date that had to lie ahead; `today` is the person's, to name the year where it is another."""

    on: date
    today: date | None = None


@dataclass(eq=False)
class DateAhead(PersonError):
    """A date that had to be today or past; `today` as in `DateInPast`."""

    on: date
    today: date | None = None


@dataclass(eq=False)
class BeforeStart(PersonError):
    """A date before the goal or promise it is meant for began, on `first`."""

    on: date
    first: date


@dataclass(eq=False)
class NotUnderstood(PersonError):
    """Words that name no amount, date or goal where one was needed; `text` is what was written."""

    text: str
    what: str


@dataclass(eq=False)
class UnknownZone(PersonError):
    """No time zone of that name; `text` is what was given."""

    text: str


@dataclass(eq=False)
class AwayTooLong(PersonError):
    """A time away of more days than can be meant."""

    days: int
    limit: int


@dataclass(eq=False)
class AwayTooFar(PersonError):
    """A time away that ends before `earliest` or after `latest`."""

    earliest: date
    latest: date


class NoWorkingDay(PersonError):
    """No weekday was left to work on, so nothing would ever count."""


@dataclass(eq=False)
class TooManyChosen(PersonError):
    """More lines than are chosen at once, `limit`; nothing was changed."""

    limit: int


@dataclass(eq=False)
class TooManyAreas(PersonError):
    """More areas than one line is split into, `limit`; nothing was changed."""

    limit: int


@dataclass(eq=False)
class ListFull(PersonError):
    """More lines than a list holds, `limit`; none was added."""

    limit: int


@dataclass(eq=False)
class DateTooFar(PersonError):
    """A date after `latest`."""

    latest: date


@dataclass(eq=False)
class NoSkipsLeft(PersonError):
    """More periods to skip (`needed`) than the month has skips left (`left`)."""

    left: int
    needed: int


@dataclass(eq=False)
class EndsTooSoon(PersonError):
    """A promise whose last day (`on`) lies before what it becomes begins, on `first`."""

    on: date
    first: date


class NothingChanged(PersonError):
    """What was asked for is what holds already."""


class ToldAlready(PersonError):
    """A change that somebody was told of, or that counted already, can't be taken back as if it never was."""

"""One sentence for each thing a person can put right: what was wrong, and what to do."""

from functools import singledispatch

from bot.domain import errors
from bot.slack import people_error_text
from bot.slack.blocks import SECTION_MAX, quote, section
from bot.slack.message import Message
from bot.slack.text import cut_plain, day, literal, plainly, short

_THINGS = {
    "goal": "That goal is no longer there, or it is not yours. /goal list shows yours.",
    "commitment": "That promise is no longer there, or it is not yours. /goal list shows yours.",
    "change": "That was changed again, or taken back already. /goal edit shows what holds now.",
    "occasion": "No such occasion is open just now, so nothing was changed.",
    "entry": "That entry is no longer there, or it is not yours.",
    "undo": "There is nothing to take back.",
    "partnership": "That agreement has ended, or it is not yours. /partner shows where things stand.",
    "invitation": "That invitation is no longer open, or it is not for you. Nothing was changed.",
    "coach_channel": "That channel gets no summary any more, so there is nothing to choose.",
    "item": "That line is no longer on your list, or it is not yours. /goal items shows yours.",
    "ask": "Those questions are no longer there, or they are not yours.",
    "request": "Those questions are no longer open, or they are not for you. Nothing was passed on.",
    "line": "Those words are no longer there, so nothing was put on your list.",
    "note": "Those words are no longer kept, so nothing was done.",
}
_LIKE_THIS = "Write it like 30 June or 2026-06-30."
KEPT_MAX = 9_000
"""Characters of words that are shown again: what one message holds, as Slack counts them."""


@singledispatch
def sentence(error: errors.PersonError) -> str:
    """What to tell the person, in mrkdwn, their words escaped."""
    return people_error_text.sentence(error)


@sentence.register
def _(error: errors.Gone | errors.NotAllowed) -> str:
    return _THINGS.get(error.what, people_error_text.GONE)


@sentence.register
def _(_error: errors.Busy) -> str:
    return "I am busy just now and changed nothing. Please try again in a moment."


@sentence.register
def _(error: errors.TooLong) -> str:
    return f"That is too long for me: at most {error.limit:,} characters. Nothing was saved yet."


@sentence.register
def _(error: errors.TooManyPromises) -> str:
    return (
        f"Those are {error.count} lines. I read up to {error.limit} promises at once; send them in parts. "
        "Nothing was saved yet."
    )


@sentence.register
def _(error: errors.BadAmount) -> str:
    return f"I can't count with that. Write a number like 3, 1.5 or 1,5.{_you_wrote(error.text)}"


@sentence.register
def _(error: errors.BadDate) -> str:
    return f"I find no day in these words. {_LIKE_THIS}{_you_wrote(error.text)}"


@sentence.register
def _(error: errors.NoSuchDay) -> str:
    return f"There is no such day. {_LIKE_THIS}{_you_wrote(error.text)}"


@sentence.register
def _(error: errors.DaysReversed) -> str:
    return f"The last day lies before the first one. Write the first day first.{_you_wrote(error.text)}"


@sentence.register
def _(error: errors.NoLastDay) -> str:
    return f"You name the first day and not the last one. Write both.{_you_wrote(error.text)}"


@sentence.register
def _(error: errors.DateInPast) -> str:
    how = "today" if error.on == error.today else "over"
    return f"{day(error.on, error.today)} is {how}. Choose a day that lies ahead."


@sentence.register
def _(error: errors.DateAhead) -> str:
    return f"{day(error.on, error.today)} lies ahead. Log it once it has happened."


@sentence.register
def _(error: errors.BeforeStart) -> str:
    return f"{day(error.on, error.first)} is before this began, on {day(error.first)}. Choose a later day."


@sentence.register
def _(error: errors.NotUnderstood) -> str:
    if error.what == "goal" and not error.text.strip():
        return "Which goal? Say its number or short name; /goal list shows yours."
    return _NOT_UNDERSTOOD.get(error.what, _UNCLEAR) + _you_wrote(error.text)


@sentence.register
def _(error: errors.UnknownZone) -> str:
    return f"I know no such time zone.{_you_wrote(error.text)}"


@sentence.register
def _(error: errors.AwayTooLong) -> str:
    return f"That is {error.days:,} days. A time away can be up to {error.limit} days."


@sentence.register
def _(error: errors.AwayTooFar) -> str:
    between = f"{day(error.earliest)} {error.earliest.year} and {day(error.latest)} {error.latest.year}"
    return f"A time away has to end between {between}."


@sentence.register
def _(_error: errors.NoWorkingDay) -> str:
    return "Leave at least one working day; without one nothing would ever count."


@sentence.register
def _(error: errors.TooManyChosen) -> str:
    return f"Choose at most {error.limit}. The rest is parked, not lost."


@sentence.register
def _(error: errors.TooManyAreas) -> str:
    return f"Up to {error.limit} areas for one line. Make two lines of it, or leave some out."


@sentence.register
def _(error: errors.ListFull) -> str:
    return f"A list holds {error.limit:,} lines, so nothing was added. Delete a few that no longer matter."


@sentence.register
def _(error: errors.DateTooFar) -> str:
    return f"That is too far away. The latest I can keep is {day(error.latest)} {error.latest.year}."


@sentence.register
def _(error: errors.NoSkipsLeft) -> str:
    have = f"{error.left} skip{'' if error.left == 1 else 's'}" if error.left else "no skip"
    return f"You have {have} left this month, and this takes {error.needed}. There are three a month."


@sentence.register
def _(error: errors.EndsTooSoon) -> str:
    first = day(error.first)
    return f"That ends on {day(error.on)}, and the change begins on {first}. Choose {first} or a later day."


@sentence.register
def _(_error: errors.NothingChanged) -> str:
    return "That is what you promise already. Choose another number or day, or close this."


@sentence.register
def _(_error: errors.ToldAlready) -> str:
    return "That was told, or it counts by now, so I can't undo it. You can change the promise again."


_UNCLEAR = "I did not understand that. /goal help shows what I can do."
_NOT_UNDERSTOOD = {
    "level": "This one needs its new level, a number like 72.5.",
    "amount": "I find no number there. Write it like 3 or 1.5.",
    "date": "I find no day there. Write it like 30 June or 2026-06-30.",
    "goal": "I find no such goal. /goal list shows yours with their numbers.",
    "person": "I know nobody of that name. Name them with @.",
}


def message(error: errors.PersonError) -> Message:
    """The sentence as an answer; words that were too long are shown again, so that they can be copied."""
    said = sentence(error)
    if not isinstance(error, errors.TooLong | errors.TooManyPromises) or not error.kept.strip():
        return Message(said)
    shown = cut_plain(error.kept, KEPT_MAX)
    part = SECTION_MAX if literal(shown) == shown else SECTION_MAX // len(literal("&"))
    parts = [quote(shown[at : at + part]) for at in range(0, len(shown), part)]
    return Message(said, (section(said), *parts))


def in_field(error: errors.PersonError) -> str:
    """The sentence under a field of a form, where Slack shows it as it is."""
    return plainly(sentence(error))


def field_of(error: errors.PersonError) -> str | None:
    """The block id of the field an error is about, where it names one."""
    return error.field if isinstance(error, errors.TooLong) else None


def apology(reference: str) -> Message:
    """Our own fault; the reference finds it in the host's log."""
    return Message(
        f"Sorry, that went wrong on my side, and nothing was changed. Please try again. "
        f"If it stays, tell whoever looks after me: {reference}."
    )


def too_many() -> Message:
    """Slack itself is busy."""
    return Message("Slack asks me to wait a moment. Please try again in a minute; nothing was changed.")


def not_opened() -> Message:
    """A form could not be opened in time."""
    return Message("The form did not open in time. Please try again; nothing was changed.")


def stale() -> Message:
    """A button of a time before."""
    return Message(
        "That button is from an older message and does nothing any more. /goal shows where you are."
    )


def _you_wrote(text: str) -> str:
    """The words it is about, last: a message's first sentence holds none of them (product.md, Consent)."""
    return f" You wrote: “{short(text)}”." if text.strip() else ""

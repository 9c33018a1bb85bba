"""One sentence for each thing a person can put right: what was wrong, and what to do."""

from bot.domain import errors
from bot.slack.messenger import Message
from bot.slack.text import day, escape

_THINGS = {
    "goal": "That goal is no longer there, or it is not yours. /goal list shows yours.",
    "commitment": "That promise is no longer there, or it is not yours. /goal list shows yours.",
    "entry": "That entry is no longer there, or it is not yours.",
    "note": "Those words are no longer kept, so nothing was done.",
}
_GONE = "That is no longer there, or it is not yours. Nothing was changed."
_SHOWN_MAX = 60


def sentence(error: errors.PersonError) -> str:
    """What to tell the person, in mrkdwn, their words escaped."""
    match error:
        case errors.Gone(what=what) | errors.NotAllowed(what=what):
            said = _THINGS.get(what, _GONE)
        case errors.Busy():
            said = "I am busy just now and changed nothing. Please try again in a moment."
        case errors.TooLong(limit=limit):
            said = f"That is too long for me: at most {limit:,} characters. Nothing was saved yet."
        case errors.BadAmount(text=text):
            said = f"I can't count with “{_shown(text)}”. Write a number like 3, 1.5 or 1,5."
        case errors.BadDate(text=text):
            said = f"I find no such day in “{_shown(text)}”. Write it like 30 June or 2026-06-30."
        case errors.DateInPast(on=on):
            said = f"{day(on)} is over. Choose a day that lies ahead."
        case errors.NotUnderstood(text=text, what=what):
            said = _NOT_UNDERSTOOD.get(what, _UNCLEAR).format(_shown(text))
        case errors.UnknownZone(text=text):
            said = f"I know no time zone “{_shown(text)}”."
        case errors.AwayTooLong() | errors.AwayTooFar() | errors.NoWorkingDay():
            said = _about_days(error)
        case _:
            said = _GONE
    return said


def _about_days(error: errors.AwayTooLong | errors.AwayTooFar | errors.NoWorkingDay) -> str:
    match error:
        case errors.AwayTooLong(days=days, limit=limit):
            return f"That is {days:,} days. A time away can be up to {limit} days; nothing was noted."
        case errors.AwayTooFar(earliest=first, latest=last):
            between = f"{day(first)} {first.year} and {day(last)} {last.year}"
            return f"A time away has to end between {between}; nothing was noted."
        case errors.NoWorkingDay():
            return "Leave at least one working day; without one nothing would ever count."


_UNCLEAR = "I did not understand “{}”. /goal help shows what I can do."
_NOT_UNDERSTOOD = {
    "amount": "I find no number in “{}”. Write it like 3 or 1.5.",
    "date": "I find no day in “{}”. Write it like 30 June or 2026-06-30.",
    "goal": "I find no goal “{}”. /goal list shows yours with their numbers.",
    "person": "I know nobody like “{}”. Name them with @.",
}


def message(error: errors.PersonError) -> Message:
    """The sentence as an answer."""
    return Message(sentence(error))


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


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return escape(words if len(words) <= _SHOWN_MAX else words[: _SHOWN_MAX - 1] + "…")

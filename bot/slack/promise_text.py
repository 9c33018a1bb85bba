"""What a promise asks for, and what it has come to, in words."""

from decimal import Decimal

from bot.domain.calendar import PersonCalendar
from bot.domain.goals import Cadence, Commitment
from bot.domain.people import Profile
from bot.domain.progress import PromiseFacts
from bot.slack.pace_text import promise_words
from bot.slack.text import amount, counted, day, escape, listed, unit_for, weekdays

NAMES_SHOWN = 5
"""Names of one promise in its rule; the rest is counted."""

_PERIOD = {
    Cadence.DAILY: "day",
    Cadence.WEEKLY: "week",
    Cadence.MONTHLY: "month",
    Cadence.QUARTERLY: "quarter",
    Cadence.YEARLY: "year",
}
_SO_FAR = {
    Cadence.DAILY: "today",
    Cadence.WEEKLY: "this week",
    Cadence.MONTHLY: "this month",
    Cadence.QUARTERLY: "this quarter",
    Cadence.YEARLY: "this year",
    Cadence.ONCE: "so far",
    Cadence.OCCASION: "this time",
}
PERIODS = {
    Cadence.DAILY: "days",
    Cadence.WEEKLY: "weeks",
    Cadence.MONTHLY: "months",
    Cadence.QUARTERLY: "quarters",
    Cadence.YEARLY: "years",
}
"""What a rhythm counts, of more than one."""


def rule_of(commitment: Commitment, profile: Profile) -> str:
    """What a promise asks for: "3 people, each of your working days (Mon to Fri)"."""
    what = _what(commitment, profile.person.locale)
    parts = [part for part in (what, _whom(commitment), _how_often(commitment, profile.calendar)) if part]
    return ", ".join(parts)


def occasion_of(commitment: Commitment) -> str:
    """What a promise comes round with, behind an article, escaped: "a conference", "a time I present"."""
    words = escape(commitment.per_occasion) or "such a time"
    article = "" if words == "such a time" else "an " if words[:1].lower() in "aeiou" else "a "
    return article + words


def if_then(commitment: Commitment) -> str:
    """The member's own sentence for when something gets in the way, escaped."""
    if not commitment.if_words:
        return ""
    return f"Your plan: “If {escape(commitment.if_words)}, then I will {escape(commitment.then_words)}.”"


def promise_line(facts: PromiseFacts, locale: str, *, full: bool = False) -> str:
    """Where a promise stands in its open period and in its last ones; `full` with what is expected by now."""
    commitment, state = facts.commitment, facts.state
    kept = kept_line(facts)
    if state is None:
        return f"*{escape(commitment.short_name)}*: {so_far(facts, locale)}.{kept}"
    pace = promise_words(facts, locale, full=full)
    return f"*{escape(commitment.short_name)}*: {so_far(facts, locale)}.{pace}{kept}"


def so_far(facts: PromiseFacts, locale: str) -> str:
    """What the open period has come to: "2 of 3 people today, 1 to go"."""
    commitment, state = facts.commitment, facts.state
    if state is None:
        if commitment.cadence is not Cadence.OCCASION:
            return "nothing due now"
        asked = counted(commitment.need, commitment.unit, locale) if commitment.unit else "once"
        return f"{asked} {_each_occasion(commitment)}, nothing due now"
    when = _when(commitment)
    if state.logged > state.need:
        promised = f"{amount(state.need, locale)} {'was' if state.need == 1 else 'were'} promised"
        return f"{counted(state.logged, commitment.unit, locale)} {when}, {promised}: done"
    if commitment.cadence is Cadence.ONCE and state.need == 1 and not commitment.unit:
        undated = "" if commitment.ends_on else ", no date"
        return "done" if state.kept else f"not done yet{undated}"
    done = f"{amount(state.logged, locale)} of {counted(state.need, commitment.unit, locale)} {when}"
    if state.kept:
        return f"{done}, done"
    return f"{done}, {amount(state.left, locale)} to go"


def until_line(facts: PromiseFacts) -> str:
    """Until when an occasion is open, as a sentence; nothing for any other promise, or one for a day."""
    state = facts.state
    if (
        state is None
        or facts.commitment.cadence is not Cadence.OCCASION
        or state.span.first == state.span.last
    ):
        return ""
    return f" It counts until {day(state.span.last)}."


def kept_line(facts: PromiseFacts) -> str:
    """How many of the last periods were kept, as a sentence; nothing while none was."""
    streak, cadence = facts.streak, facts.commitment.cadence
    if streak.kept == 0 or streak.of == 1 or cadence is Cadence.ONCE:
        return ""
    return f" Kept {streak.kept} of the last {streak.of} {PERIODS.get(cadence, 'times')}."


def _what(commitment: Commitment, locale: str) -> str:
    if commitment.each_day:
        amount_said = counted(commitment.amount, commitment.unit or "times", locale)
        days = "each of them" if commitment.weekdays else f"each of {amount(commitment.times, locale)} days"
        return f"{amount_said} on {days}"
    if commitment.each_person and commitment.unit:
        return f"{amount(commitment.amount, locale)} different {unit_for(commitment.amount, commitment.unit)}"
    return counted(commitment.amount, commitment.unit, locale) if commitment.unit else ""


def _whom(commitment: Commitment) -> str:
    parts = []
    if commitment.people:
        shown = [escape(name) for name in commitment.people[:NAMES_SHOWN]]
        rest = len(commitment.people) - NAMES_SHOWN
        parts.append(f"with each of {listed([*shown, f'{rest} more'] if rest > 0 else shown)}")
    elif commitment.with_whom and not (commitment.each_person and commitment.unit):
        parts.append(f"with {escape(commitment.with_whom)}")
    if commitment.per_occasion:
        parts.append(_each_occasion(commitment))
    return " ".join(parts)


def _when(commitment: Commitment) -> str:
    """Which period it is: "this week", "at this conference"."""
    if _at_an_event(commitment):
        return f"at this {escape(commitment.per_occasion)}"
    if commitment.cadence is Cadence.ONCE and commitment.ends_on is None:
        return "so far, no date"
    return _SO_FAR[commitment.cadence]


def _each_occasion(commitment: Commitment) -> str:
    """When it comes round: "at each conference", "each time I present"."""
    words = escape(commitment.per_occasion)
    return f"at each {words}" if _at_an_event(commitment) else f"each {words or 'time'}"


def _at_an_event(commitment: Commitment) -> bool:
    words = commitment.per_occasion
    return commitment.cadence is Cadence.OCCASION and bool(words) and not words.startswith("time ")


def _how_often(commitment: Commitment, calendar: PersonCalendar) -> str:
    if commitment.cadence is Cadence.DAILY:
        return f"each of your working days ({weekdays(calendar.working_weekdays)})"
    if commitment.cadence in (Cadence.ONCE, Cadence.OCCASION):
        once = "" if commitment.unit or commitment.cadence is Cadence.OCCASION else "once"
        return once if commitment.times == 1 else f"{amount(commitment.times)} times"
    period = _PERIOD[commitment.cadence]
    on = f" ({weekdays(commitment.weekdays)})" if commitment.weekdays else ""
    if commitment.times == 1 or commitment.each_day:
        return f"every {period}{on}"
    if commitment.times < 1:
        every = (Decimal(1) / commitment.times).to_integral_value()
        return f"once every {amount(every)} {period}s{on}"
    return f"{amount(commitment.times)} times every {period}{on}"

"""What was understood of a promise, in words, before it counts (words.md, T4)."""

from dataclasses import replace
from datetime import date

from bot.domain.deadlines import Deadline, find_deadline
from bot.domain.goals import Cadence, Commitment
from bot.domain.how_often import are_few
from bot.domain.locales import day_first
from bot.domain.people import Profile
from bot.domain.periods import first_partial, period_of
from bot.domain.plan_facts import Proposal
from bot.domain.smart import Check, Kind, check
from bot.domain.substance import Verdict
from bot.slack.promise_text import if_then, occasion_of, rule_of
from bot.slack.text import amount, clock_time, counted, cut, day, escape, place, weekdays

PERIOD = {
    Cadence.WEEKLY: "week",
    Cadence.MONTHLY: "month",
    Cadence.QUARTERLY: "quarter",
    Cadence.YEARLY: "year",
}
DEADLINE_SHOWN = 60
"""Characters of a last day that could not be read."""
WORDS_SHOWN = 1500
"""Characters of the words that are shown again: the rest of the message keeps its place."""


def understood(proposal: Proposal) -> list[str]:
    """A promise in words: what was typed, how it was read, when it is kept, when it is asked about."""
    commitment = proposal.commitment
    parts = (
        f"You wrote: {cut(escape(commitment.words), WORDS_SHOWN)}",
        f"I read: {reading(proposal)}.",
        _left_out(proposal),
        _says_more(proposal),
        _kept_when(proposal),
        _how_many(commitment),
        if_then(commitment),
        looks_in(proposal.profile),
    )
    return [part for part in parts if part]


def _left_out(proposal: Proposal) -> str:
    """That a last day in the words is over already, or no day that is known: the promise runs without it."""
    commitment, locale = proposal.commitment, proposal.profile.person.locale
    typed = find_deadline(commitment.words, commitment.starts_on, day_first=day_first(locale))
    if typed is None:
        return ""
    if typed.on is not None and typed.on >= commitment.starts_on:
        return _cut_short(proposal, typed.on)
    if typed.on is not None:
        return f"{day(typed.on, proposal.today)} is over, so I left it out."
    return f"{unread(typed)}, so I left it out. With Change it you can write one, like 30 June."


def _cut_short(proposal: Proposal, wanted: date) -> str:
    """That a promise ends before the day in its words, because its goal does."""
    ends = proposal.goal.deadline
    if ends is None or wanted <= ends or proposal.commitment.ends_on != ends:
        return ""
    return f"Your goal ends on {day(ends, proposal.today)}, before the day you wrote; this ends with it."


def unread(typed: Deadline) -> str:
    """What is wrong with a last day that could not be read, escaped: the start of a sentence."""
    words = f"“{escape(cut(typed.text, DEADLINE_SHOWN))}”"
    return f"{words} names no day {'ahead that I know' if typed.exists else 'of the calendar'}"


def has_rhythm(proposal: Proposal) -> bool:
    """Whether it is plain how often a promise is meant: again and again, or one thing that is then done."""
    commitment, locale = proposal.commitment, proposal.profile.person.locale
    if commitment.cadence is not Cadence.ONCE or commitment.need != 1 or commitment.unit:
        return True
    typed = find_deadline(commitment.words, commitment.starts_on, day_first=day_first(locale))
    return typed is not None or _checked(proposal).measurable is Verdict.YES


def _says_more(proposal: Proposal) -> str:
    """What its words leave open; nothing is asked where it is plain how often it is meant."""
    if has_rhythm(proposal):
        return ""
    if _checked(proposal).specific is Verdict.NO:
        return "It names a direction. With Change it you can say what somebody could watch, and how often."
    return "No rhythm is named, so it counts once. With Change it you can say how often, like every week."


def _checked(proposal: Proposal) -> Check:
    return check(proposal.commitment.words, proposal.commitment.starts_on, kind=Kind.COMMITMENT)


def reading(proposal: Proposal) -> str:
    """How a promise was read: what, how often, from when until when."""
    rule = rule_of(proposal.commitment, proposal.profile)
    return ", ".join(part for part in (rule, _lasting(proposal)) if part)


def looks_in(profile: Profile) -> str:
    """When the member is reminded of what is open; '' where they turned that off."""
    times = profile.times
    if not times.nudges_on:
        return ""
    few = are_few(times.nudge_weekdays, times.working_weekdays)
    on = f" on {weekdays(times.nudge_weekdays & times.working_weekdays)}" if few else ""
    at = f"{clock_time(times.nudge_time)} {place(profile.calendar.zone)}"
    return f"I look in at {at}{on}, only when something is open."


def can_be_fewer(profile: Profile) -> bool:
    """Whether there is something to thin out."""
    times = profile.times
    return times.nudges_on and not are_few(times.nudge_weekdays, times.working_weekdays)


def _kept_when(proposal: Proposal) -> str:
    """When a period counts as kept, and what the first one is."""
    commitment = proposal.commitment
    match commitment.cadence:
        case Cadence.DAILY:
            enough = counted(commitment.need, commitment.unit or "time", proposal.profile.person.locale)
            said = (
                f"A day counts as kept with {enough} by midnight. "
                "The next morning you can still add what you did the day before."
            )
        case Cadence.OCCASION:
            return (
                f"Nothing is due until you are at {occasion_of(commitment)}: say so, or just log it. "
                "Then it counts until you say that it is over, at most a week."
                if commitment.need > 1
                else "Nothing is due in between: log it when it happens."
            )
        case Cadence.ONCE:
            undated = commitment.ends_on is None
            return (
                "It has no date, so nothing is ever due; it stays in your plan until it is done."
                if undated
                else ""
            )
        case _:
            said = _each_one(commitment)
    return " ".join(part for part in (said, _first(proposal)) if part)


def _each_one(commitment: Commitment) -> str:
    if commitment.each_person or (commitment.counts_people and commitment.need > 1):
        return "Whoever you name counts once: add “with” and the name when you log."
    if commitment.each_day:
        return f"A day counts up to {amount(commitment.amount)}; more on one day is no second day."
    return ""


def _first(proposal: Proposal) -> str:
    """What is said of a first period that is not whole."""
    commitment, cal = proposal.commitment, proposal.profile.calendar
    counts = commitment if commitment.confirmed else _confirmed(commitment)
    span = period_of(counts, commitment.starts_on, cal, commitment.ends_on)
    if span is None or not first_partial(counts, span, cal):
        return ""
    if commitment.cadence is Cadence.DAILY:
        return "Today counts only if you keep it."
    return f"This first {PERIOD[commitment.cadence]} is not a whole one, so it counts only if you keep it."


def _confirmed(commitment: Commitment) -> Commitment:
    return replace(commitment, confirmed=True)


def _how_many(commitment: Commitment) -> str:
    if not commitment.each_person or commitment.unit:
        return ""
    return "How many are they? Until you say, one of them keeps it."


def _lasting(proposal: Proposal) -> str:
    commitment, today = proposal.commitment, proposal.today
    if commitment.ends_on is None:
        until = "with no last day yet"
    elif commitment.ends_on == proposal.goal.deadline:
        until = f"until your goal ends on {day(commitment.ends_on, today)}"
    else:
        until = f"until {day(commitment.ends_on, today)}"
    if commitment.cadence is Cadence.ONCE:
        if commitment.ends_on is None:
            return until
        with_goal = ", when your goal ends" if commitment.ends_on == proposal.goal.deadline else ""
        return f"by {day(commitment.ends_on, today)}{with_goal}"
    return f"from {day(commitment.starts_on, today)} {until}"

"""What fell short, in words: for its owner, for a partner, and in the second person for a draft."""

from datetime import date, datetime
from decimal import Decimal

from bot.domain.calendar import DAY, WEEK, zone
from bot.domain.goals import Cadence, Commitment
from bot.domain.people import Person
from bot.domain.periods import PeriodState
from bot.domain.slip_facts import WAITING, Missed, NoticeFacts, OwnerFacts
from bot.slack.change_text import becomes
from bot.slack.promise_text import PERIODS
from bot.slack.text import amount, counted, cut, day, escape, listed, literal, place, span, unescape, weekdays

DAYS_LISTED = 5
"""Missed days named one by one; a longer run is added up."""
NAME_MAX = 50
"""Characters of a person's name; Slack lets them be far longer."""
BUTTON_NAME_MAX = 40
"""Characters of the names on a button or a menu's entry."""
WORDS_MAX = 1000
"""Characters of what a partner is told: several such texts stand in one message, each of them whole."""
_PERIODS = PERIODS | {Cadence.OCCASION: "times"}
_SKIPPED = {
    Cadence.DAILY: "these days",
    Cadence.WEEKLY: "this week",
    Cadence.MONTHLY: "this month",
    Cadence.QUARTERLY: "this quarter",
    Cadence.YEARLY: "this year",
    Cadence.ONCE: "this one",
    Cadence.OCCASION: "this one",
}


def name_of(person: Person) -> str:
    """What a person is called, as they wrote it; never empty."""
    return fitting(" ".join(person.name.split()), NAME_MAX) or "Somebody here"


def fitting(words: str, limit: int) -> str:
    """At most `limit` characters, counted escaped, as Slack does (slack-facts.md, Blocks)."""
    shown = words
    while (over := len(literal(shown)) - limit) > 0:
        shown = cut(words, max(1, len(shown) - max(1, over // 5)))
    return shown


def owner_line(missed: Missed, locale: str, today: date) -> str:
    """A slip as its owner reads it: "*Feedback*: 1 of 3 people on Fri 6 Mar, as logged so far."."""
    when = span(missed.slip.span.first, missed.slip.span.last, today)
    if missed.commitment is None:
        silent = f"Nothing was logged {when}, and the check-in got no answer."
        return silent if missed.stands else _settled(missed, when)
    name = f"*{escape(missed.commitment.short_name)}*"
    if not missed.stands:
        return f"{name}, {_settled(missed, when)}"
    unit = missed.commitment.unit
    if missed.commitment.cadence is not Cadence.DAILY:
        done = _of(missed.short[0], unit, locale)
        until = f"by {day(missed.short[0].span.last, today)}" if _once(missed.commitment) else when
        return f"{name}: {done}, {until}, as logged so far."
    if len(missed.short) <= DAYS_LISTED:
        days = [f"{_of(each, unit, locale)} on {day(each.span.first, today)}" for each in missed.short]
        return f"{name}: {', '.join(days)}, as logged so far."
    return f"{name}: {_added_up(missed, locale, today)}, as logged so far."


def partner_words(owner: Person, notice: NoticeFacts, today: date) -> str:
    """Exactly what a partner gets, plain: the facts, and what the owner adds; the same words for both."""
    lines = [_partner_line(owner, each, today) for each in notice.missed]
    if notice.notice.added_words:
        lines.append(f"{name_of(owner)} adds: “{' '.join(notice.notice.added_words.split())}”")
    return fitting("\n".join(lines), WORDS_MAX)


def correction_words(owner: Person, notice: NoticeFacts) -> str:
    """What a partner was told that is otherwise by now, plain; nothing where all of it holds.

    Who was told of a smaller promise was told of no miss, and none is put right for them.
    """
    told_at = notice.notice.partner_at or notice.hour
    today = told_at.astimezone(zone(owner.zone)).date()
    lines = [
        _partner_line(owner, each, today) if each.is_told else _put_right(owner, each, today)
        for each in notice.told
    ]
    known = notice.notice.told_text.splitlines()
    return fitting("\n".join(line for line in lines if line not in known), WORDS_MAX)


def _put_right(owner: Person, missed: Missed, today: date) -> str:
    when = span(missed.slip.span.first, missed.slip.span.last, today)
    if missed.commitment is None:
        return f"{name_of(owner)} was not silent {when}."
    return f"{_plain(escape(missed.commitment.short_name))}, {when}: no longer missed."


def draft_line(missed: Missed, locale: str, today: date) -> str:
    """A slip in the second person, for the draft of a word."""
    if missed.smaller is not None:
        return f"You made {_plain(escape(missed.smaller.after.short_name))} smaller."
    when = span(missed.slip.span.first, missed.slip.span.last, today)
    if missed.commitment is None:
        return f"{when} nothing was logged, and your check-in got no answer."
    need, unit = missed.short[0].need, missed.commitment.unit
    planned = _plain(counted(need, unit, locale))
    name = _plain(escape(missed.commitment.short_name))
    before = _before(missed, "Before that, {} of {} {} held.")
    if missed.commitment.cadence is not Cadence.DAILY:
        logged = amount(missed.short[0].logged, locale)
        return f"{when} you logged {logged} of the {planned} you planned for {name}.{before}"
    if len(missed.short) <= DAYS_LISTED:
        days = listed([day(each.span.first, today) for each in missed.short])
        logged = listed([amount(each.logged, locale) for each in missed.short])
        return f"On {days} you logged {logged} of the {planned} a day you planned for {name}.{before}"
    return f"For {name} you logged {_plain(_added_up(missed, locale, today))}.{before}"


def hour_for_both(hour: datetime, owner: Person, partner: Person) -> str:
    """A partner's hour on the owner's clock, and on the partner's where that differs."""
    local, theirs = hour.astimezone(zone(owner.zone)), hour.astimezone(zone(partner.zone))
    words = f"{day(local.date())} at {local:%H:%M} {place(owner.zone)}"
    if local.replace(tzinfo=None) == theirs.replace(tzinfo=None):
        return words
    on = "" if local.date() == theirs.date() else f"{day(theirs.date())}, "
    return f"{words} ({on}{theirs:%H:%M} for {escape(name_of(partner))})"


def by_when(hour: datetime, now: datetime, owner: Person) -> str:
    """Until when there is time, on the owner's clock: "tomorrow, 13:00 Berlin"."""
    local, today = hour.astimezone(zone(owner.zone)), now.astimezone(zone(owner.zone)).date()
    named = {today: "today", today + DAY: "tomorrow"}
    return f"{named.get(local.date(), day(local.date()))}, {local:%H:%M} {place(owner.zone)}"


def partner_names(notices: tuple[NoticeFacts, ...]) -> str:
    """Who hears of it, plain: "Grace and Jo"."""
    return listed([name_of(each.partner) for each in notices])


def skip_words(facts: OwnerFacts) -> str:
    """What *Skip* leaves out, and what is left of the month: "Skip these days (2 skips left)"."""
    standing = [each for each in facts.missed if each.stands]
    kinds = {_days_of(each) for each in standing}
    what = kinds.pop() if len(kinds) == 1 else "all of this"
    return f"Skip {what} ({skips_words(facts.skips_left)})"


def _days_of(missed: Missed) -> str:
    cadence = missed.commitment.cadence if missed.commitment else Cadence.WEEKLY
    one = _SKIPPED[cadence]
    several = cadence is Cadence.WEEKLY and missed.slip.span.last - missed.slip.span.first >= WEEK
    return "these weeks" if several else one


def skips_words(left: int) -> str:
    """How many skips a month has left, in words."""
    return f"{left or 'no'} skip{'' if left == 1 else 's'} left"


def soonest(facts: OwnerFacts) -> tuple[NoticeFacts, ...]:
    """The partners who are going to hear, whoever hears first first."""
    waiting = [each for each in facts.notices if each.notice.state in WAITING and each.missed]
    return tuple(sorted(waiting, key=lambda each: each.hour))


def _partner_line(owner: Person, missed: Missed, today: date) -> str:
    who, locale = name_of(owner), owner.locale
    if missed.smaller is not None:
        return becomes(owner, missed.smaller, today, locale)
    when = span(missed.slip.span.first, missed.slip.span.last, today)
    if missed.commitment is None:
        return f"{who} logged nothing {when}, and left the check-in of that week without an answer."
    name, unit = _plain(escape(missed.commitment.short_name)), missed.commitment.unit
    planned = _plain(counted(missed.short[0].need, unit, locale))
    before = _before(missed, "Before that: kept {} of {} {}.")
    if missed.commitment.cadence is not Cadence.DAILY:
        until = f"by {day(missed.short[0].span.last, today)}" if _once(missed.commitment) else f"for {when}"
        logged = amount(missed.short[0].logged, locale)
        return f"{name}: {who} planned {planned} {until}. Logged: {logged}.{before}"
    if len(missed.short) <= DAYS_LISTED:
        same = len({each.need for each in missed.short}) == 1
        logged = ", ".join(_logged(each, locale, today, same=same) for each in missed.short)
    else:
        logged = _plain(_added_up(missed, locale, today))
    return f"{name}: {who} planned {planned} {_rhythm(missed.commitment)}. Logged: {logged}.{before}"


def _logged(state: PeriodState, locale: str, today: date, *, same: bool) -> str:
    """One missed day; with what it asked for where the promise became another in between."""
    of = "" if same else f" of {amount(state.need, locale)}"
    return f"{amount(state.logged, locale)}{of} on {day(state.span.first, today)}"


def _rhythm(commitment: Commitment) -> str:
    return f"each {weekdays(commitment.weekdays)}" if commitment.weekdays else "each working day"


def _before(missed: Missed, sentence: str) -> str:
    """How the promise was kept until then, with a space before it; a bare 0 is not said."""
    before = missed.before
    if not before.kept or missed.commitment is None or _once(missed.commitment):
        return ""
    periods = _PERIODS[missed.commitment.cadence]
    return " " + sentence.format(before.kept, before.of, periods if before.of > 1 else periods[:-1])


def _added_up(missed: Missed, locale: str, today: date) -> str:
    """A long run as one: "4 of 42 people on 14 working days, Mon 2 to Thu 19 Mar"."""
    logged = sum((each.logged for each in missed.short), Decimal(0))
    need = sum((each.need for each in missed.short), Decimal(0))
    unit = missed.commitment.unit if missed.commitment else ""
    days = span(missed.short[0].span.first, missed.last_on, today)
    return f"{amount(logged, locale)} of {counted(need, unit, locale)} on {len(missed.short)} days, {days}"


def _of(state: PeriodState, unit: str, locale: str) -> str:
    return f"{amount(state.logged, locale)} of {counted(state.need, unit, locale)}"


def _once(commitment: Commitment) -> bool:
    return commitment.cadence is Cadence.ONCE


def _settled(missed: Missed, when: str) -> str:
    if missed.smaller is not None:
        return f"{when}: answered with a smaller promise."
    if missed.skipped:
        return f"{when}: skipped, counts neither way."
    if missed.ended:
        what = "no goal is open any more" if missed.commitment is None else "this promise has ended"
        return f"{when}: {what}."
    return f"{when}: put right since."


def _plain(escaped: str) -> str:
    """Words for a quotation, which Slack does not format: nothing in it is an entity."""
    return unescape(escaped)

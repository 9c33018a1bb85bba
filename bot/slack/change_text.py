"""What a promise asks for, in words anybody may read; and what it becomes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bot.domain.calendar import DAY
from bot.domain.changes import wish_of
from bot.domain.goals import Cadence, Commitment
from bot.domain.people import Person
from bot.domain.slip_facts import Smaller
from bot.domain.terms import as_of
from bot.slack.text import amount, counted, cut, day, escape, listed, unescape, unit_for, weekdays

CHANGES_SHOWN = 2
"""Changes of one promise that are told of, the newest."""
NAME_MAX = 50
"""Characters of a person's name in such a sentence; Slack lets them be far longer."""
NAMES_MAX = 200
"""Characters of the names of those who hear of it."""
_PERIOD = {
    Cadence.WEEKLY: "week",
    Cadence.MONTHLY: "month",
    Cadence.QUARTERLY: "quarter",
    Cadence.YEARLY: "year",
}


def asks(commitment: Commitment, locale: str) -> str:
    """What it asks for: "3 people each working day", "60 min, 3 times every week (Mon to Wed)"; escaped."""
    wish = wish_of(commitment)
    what = _what(commitment, locale) if commitment.unit or wish.amount != 1 else ""
    turns = _turns(wish.turns, locale, days=commitment.each_day)
    if wish.cadence is Cadence.ONCE:
        return what or turns or "once" if wish.turns == 1 else ", ".join(filter(None, (what, turns)))
    if wish.cadence is Cadence.OCCASION:
        often = f"at each {escape(commitment.per_occasion)}" if commitment.per_occasion else "each time"
    elif wish.cadence is Cadence.DAILY:
        often = f"each {weekdays(wish.weekdays)}" if wish.weekdays else "each working day"
    else:
        period = _PERIOD[wish.cadence]
        every = f"every {period}" if wish.every == 1 else f"every {wish.every} {period}s"
        often = every + (f" ({weekdays(wish.weekdays)})" if wish.weekdays else "")
    if turns:
        return f"{what}, {turns} {often}" if what else f"{turns} {often}"
    return f"{what} {often}" if what else f"once {often}"


def whole(commitment: Commitment, today: date, locale: str) -> str:
    """What a promise asks for, with its last day where it has one; escaped."""
    last = until(commitment, today)
    return asks(commitment, locale) + (f", {last}" if last else "")


def until(commitment: Commitment, today: date) -> str:
    """Its last day: "until Tue 30 Jun", "by Tue 30 Jun" for what is done once; nothing without one."""
    if commitment.ends_on is None:
        return ""
    return f"{'by' if commitment.cadence is Cadence.ONCE else 'until'} {day(commitment.ends_on, today)}"


def history(commitment: Commitment, today: date, locale: str) -> str:
    """What it asked for until it was changed, and will ask for: sentences with a space before them."""
    said = ""
    for before, after in list(pairwise(commitment.terms))[-CHANGES_SHOWN:]:
        held = as_of(commitment, after.since if after.since > today else before.since)
        when = (
            f"From {day(after.since, today)}"
            if after.since > today
            else f"Until {day(after.since - DAY, today)}"
        )
        said += f" {when}: {asks(held, locale)}."
    return said


def becomes(owner: Person, smaller: Smaller, today: date, locale: str) -> str:
    """A promise that became smaller, plain, as its partner reads it: what it asks for now, and did before."""
    before, after = smaller.before, smaller.after
    name = _plain(escape(after.short_name))
    who = cut(" ".join(owner.name.split()), NAME_MAX) or "Somebody here"
    same_end = before.ends_on == after.ends_on
    new = asks(after, locale) if same_end else _to_its_end(after, today, locale)
    old = asks(before, locale) if same_end else _to_its_end(before, today, locale)
    return (
        f"{name}: {who} made this promise smaller. From {day(smaller.terms.since, today)}: {_plain(new)}. "
        f"Before: {_plain(old)}."
    )


def _to_its_end(commitment: Commitment, today: date, locale: str) -> str:
    last = until(commitment, today) or "with no last day"
    return f"{asks(commitment, locale)}, {last}"


def names_of(names: Sequence[str]) -> str:
    """People by their names, escaped, cut to what a line holds."""
    shown = [cut(" ".join(name.split()), NAME_MAX) or "Somebody here" for name in names]
    return cut(escape(listed(shown)), NAMES_MAX)


def _what(commitment: Commitment, locale: str) -> str:
    if commitment.each_person and commitment.unit:
        return f"{amount(commitment.amount, locale)} different {unit_for(commitment.amount, commitment.unit)}"
    return counted(commitment.amount, commitment.unit, locale)


def _turns(turns: Decimal, locale: str, *, days: bool) -> str:
    if turns == 1:
        return ""
    return f"on {amount(turns, locale)} days" if days else f"{amount(turns, locale)} times"


def _plain(escaped: str) -> str:
    """Words for a quotation, which Slack does not format: nothing in it is an entity."""
    return unescape(escaped)

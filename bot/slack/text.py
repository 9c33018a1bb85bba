"""Numbers, days and people's words as they are read: escaped, in words, in the reader's zone."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from bot.domain import amounts, locales
from bot.domain.calendar import zone
from bot.domain.matching import plural, singular

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ENTITIES = ("&amp;", "&lt;", "&gt;")
_MARKS = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
_AS_TYPED = str.maketrans({"∗": "*", "ˍ": "_", "∼": "~", "ˋ": "`"})
_DAYS_OF_WEEK = 7
SHORT_MAX = 60
"""Characters of somebody's words inside a sentence of ours."""
_SAME_AS_ONE = frozenset(("min", "km", "kg", "lbs", "bpm", "%"))


def escape(words: str) -> str:
    """People's words for mrkdwn: they can't ping, link, format or break out of their line.

    Slack escapes only `&`, `<`, `>` (reference: formatting text); marks that would format are drawn as their
    look-alikes, and a line break becomes a space.
    """
    return " ".join(literal(words).translate(_MARKS).split())


def literal(words: str) -> str:
    """Words that may be copied out again, as an address: they can't ping or link, every mark is kept."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(words: str) -> str:
    """What Slack escaped in a command's or a message's text, as it was typed."""
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def plainly(mrkdwn: str) -> str:
    """Our own mrkdwn as plain text, which Slack does not format: people's words stand as typed."""
    return unescape(mrkdwn.replace("*", "").translate(_AS_TYPED))


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, an ellipsis where something is missing, never inside an entity."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    last = kept.rfind("&")
    if last >= 0 and any(entity.startswith(kept[last:]) and entity != kept[last:] for entity in _ENTITIES):
        kept = kept[:last]
    return kept + "…"


def cut_plain(text: str, limit: int) -> str:
    """The same for text that Slack escapes itself: its limits count what it has escaped."""
    return unescape(cut(literal(text), limit))


def amount(value: Decimal, locale: str = "en-GB") -> str:
    """A number in the reader's decimals."""
    return amounts.format_amount(value, decimal_comma=locales.decimal_comma(locale))


def counted(value: Decimal, unit: str, locale: str = "en-GB") -> str:
    """A number with its unit: "3 workshops", "1 workshop", "30 min", "3" without one; the unit escaped."""
    return f"{amount(value, locale)} {unit_for(value, unit)}".strip()


def unit_for(value: Decimal, unit: str) -> str:
    """The unit as it stands behind a number, escaped."""
    if value == 1 and unit not in _SAME_AS_ONE:
        first, space, last = unit.rpartition(" ")
        unit = first + space + singular(last)
    elif value != 1:
        first, space, last = unit.rpartition(" ")
        unit = first + space + plural(last)
    return escape(unit)


def day(on: date, today: date | None = None) -> str:
    """A date in words: "Mon 9 Mar", with the year where it is not that of `today`."""
    words = f"{WEEKDAYS[on.weekday()][:3]} {on.day} {MONTHS[on.month - 1]}"
    return words if today is None or on.year == today.year else f"{words} {on.year}"


def span(first: date, last: date, today: date | None = None) -> str:
    """A stretch of days: "Mon 2 to Sun 8 Mar", "Fri 6 Mar" where it is one."""
    if first == last:
        return day(first, today)
    if (first.year, first.month) == (last.year, last.month):
        return f"{WEEKDAYS[first.weekday()][:3]} {first.day} to {day(last, today)}"
    return f"{day(first, today)} to {day(last, today)}"


def clock_time(at: time) -> str:
    """A time of day: "09:00"."""
    return f"{at:%H:%M}"


def place(zone_name: str) -> str:
    """What people call a zone: its city."""
    return zone_name.rpartition("/")[2].replace("_", " ")


def moment(instant: datetime, zone_name: str, today: date | None = None) -> str:
    """An instant on a reader's clock, the zone named: "Mon 9 Mar, 09:00 Berlin"; the year as `day` has it."""
    local = instant.astimezone(zone(zone_name))
    return f"{day(local.date(), today)}, {local:%H:%M} {place(zone_name)}"


def weekdays(days: Sequence[int] | frozenset[int]) -> str:
    """Weekdays in words, Monday = 0: "Mon to Fri", "Tue and Thu", "every day"."""
    ordered = sorted(days)
    if len(ordered) == _DAYS_OF_WEEK:
        return "every day"
    names = [WEEKDAYS[each][:3] for each in ordered]
    if len(ordered) > 2 and ordered[-1] - ordered[0] == len(ordered) - 1:  # noqa: PLR2004 — two are "and"
        return f"{names[0]} to {names[-1]}"
    return listed(names)


def listed(words: Sequence[str]) -> str:
    """Words in a row: "a", "a and b", "a, b and c"."""
    if len(words) < 2:  # noqa: PLR2004 — one needs no "and"
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def sentence(words: str) -> str:
    """The same words with a full stop unless they end a sentence already."""
    return words if words.endswith((".", "?", "…")) else f"{words}."


def short(words: str) -> str:
    """Somebody's words in a sentence of ours, on one line and escaped; what is long is cut."""
    line = " ".join(words.split())
    return escape(line if len(line) <= SHORT_MAX else line[: SHORT_MAX - 1] + "…")


def quoted(words: str) -> list[str]:
    """A quotation in top-level text."""
    return [f"> {escape(line)}" for line in words.splitlines()]

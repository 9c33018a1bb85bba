"""Times away: the form with what is noted, and the answers to going and coming back."""

from datetime import date

from bot.domain.absences import Back, Noted, TimeAway, Whereabouts
from bot.domain.calendar import DAY, DateSpan
from bot.domain.errors import BadDate, DaysReversed, NoLastDay, NoSuchDay
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    date_input,
    divider,
    field,
    modal,
    quote,
    section,
)
from bot.slack.career_views import remind_button
from bot.slack.message import Message
from bot.slack.text import day, span

FIRST_DAY, LAST_DAY = "first_day", "last_day"
TITLE = "I'm away"
LISTED_MAX = 40
"""Times away in the form; who has more sees the latest."""
CHOOSE = "Choose a day."
NO_DAYS = "I find no days in these words."
WRONG_ORDER = "The last day lies before the first one."
ECHOED_MAX = 1000
"""Characters of somebody's words that are shown again, so that they can be copied."""
NOTHING = "Nothing counts, nothing comes."


def form(where: Whereabouts, first: date | None = None, last: date | None = None) -> View:
    """Two days to choose, and what is noted with a way to take it out."""
    blocks: list[Block] = [
        field(FIRST_DAY, "First day away", date_input(first or where.today)),
        field(LAST_DAY, "Last day away", date_input(last or where.today)),
        context(
            "On these days nothing counts and nothing comes. I ask for no reason and keep none. Days that "
            "are over can be noted too."
        ),
    ]
    if where.times:
        blocks.append(divider())
    listed = where.times[-LISTED_MAX:]
    blocks += [section(_noted(each, where.today), _remove(each, where.today)) for each in listed]
    if where.until:
        blocks.append(actions(button("I'm back", ids.AWAY_BACK)))
    return modal(TITLE, ids.AWAY_SAVE, blocks, submit="Save", close="Close")


def noted(facts: Noted) -> Message:
    """What was noted, and what that means."""
    said = _after(facts)
    return Message(said, (section(said), actions(*_ways_on(facts))))


def noted_page(facts: Noted) -> View:
    """The same as the end of the form."""
    return modal(TITLE, "page", [section(_after(facts)), actions(*_ways_on(facts))])


def asked(days: DateSpan, today: date) -> Message:
    """Whether so many days are meant; nothing is noted yet."""
    said = f"Away {_days(days, today)}: is that what you mean? Nothing is noted yet."
    sure = button("Yes, note it", ids.AWAY_SURE, f"{days.first} {days.last}", primary=True)
    return Message(said, (section(said), actions(sure, _list_button("Choose the days"))))


def asked_page(days: DateSpan, today: date) -> View:
    """The same as the next page of the form."""
    return modal(TITLE, "page", asked(days, today).blocks)


def back(facts: Back) -> Message:
    """Welcome back; or that there was nothing to come back from."""
    if facts.was_away is None:
        said = "You are not away today."
    elif facts.was_away == facts.where.today:
        said = "You are not away today after all; it counts again."
    else:
        said = "Welcome back. Nothing was counted; from today on it does."
    coming = next((each for each in facts.where.times if each.span.first > facts.where.today), None)
    if coming:
        said += f" Next away: {_days(coming.span, facts.where.today)}."
    row = [*([remind_button()] if facts.reminds else []), *([_list_button()] if coming else [])]
    blocks = [section(said), *([actions(*row)] if row else [])]
    return Message(said, tuple(blocks))


def back_page(facts: Back) -> View:
    """The same as the end of the form."""
    return modal(TITLE, "page", back(facts).blocks)


def removed(where: Whereabouts) -> Message:
    """A time away was taken out."""
    said = f"Taken out. {away_line(where)}" if where.until else "Taken out. These days count again."
    return Message(said, (section(said),))


def away_line(where: Whereabouts) -> str:
    """Where somebody away stands: "Away until Fri 13 Mar. Nothing counts, nothing comes."."""
    if where.until is None:
        return "You are here."
    return f"Away until {day(where.until, where.today)}. {NOTHING}"


def not_noted(words: str, why: str = NO_DAYS) -> Message:
    """Days that could not be read or meant: the words again, how to write them, and the form."""
    said = f"{why} Nothing was noted."
    how = "Write it like */goal away until friday* or */goal away 12-20 dec*, or choose the days."
    return Message(
        f"{said} {how.replace('*', '')}",
        (section(said), quote(words[:ECHOED_MAX]), section(how), actions(_list_button("Choose the days"))),
    )


def why_not(error: BadDate) -> str:
    """What is wrong with days that were typed, before it is said how to write them."""
    match error:
        case NoSuchDay():
            return "There is no such day in the calendar."
        case DaysReversed():
            return WRONG_ORDER
        case NoLastDay():
            return "You name the first day away and not the last one."
        case _:
            return NO_DAYS


def _after(facts: Noted) -> str:
    where, today = facts.where, facts.where.today
    days = facts.noted.span
    if facts.already and days.covers(today) and where.until:
        return (
            f"Nothing new: you are away until {day(where.until, today)} already. To be back earlier, write "
            "/goal back on friday, or press I'm back."
        )
    if days.covers(today) and where.until:
        return (
            f"{away_line(where)} That day is the last one away; your next working day is "
            f"{day(where.back_on, today)}."
        )
    one = days.first == days.last
    if days.last < today:
        what = "That day counts" if one else "These days count"
        return f"Noted: away {_days(days, today)}. {what} neither as kept nor as missed."
    on = "On that day" if one else "On these days"
    return f"Noted: away {_days(days, today)}. {on} nothing counts and nothing comes."


def _ways_on(facts: Noted) -> list[Element]:
    if facts.noted.span.covers(facts.where.today):
        return [button("I'm back", ids.AWAY_BACK), _list_button()]
    return [_remove(facts.noted, facts.where.today), _list_button()]


def _list_button(label: str = "All my days away") -> Element:
    return button(label, ids.AWAY_OPEN)


def _remove(each: TimeAway, today: date) -> Element:
    return button("Remove", ids.AWAY_REMOVE, str(each.id), spoken=f"Remove {_days(each.span, today)}")


def _noted(each: TimeAway, today: date) -> str:
    state = " (now)" if each.span.covers(today) else " (over)" if each.span.last < today else ""
    return f"{_days(each.span, today)}{state}"


def _days(days: DateSpan, today: date) -> str:
    """The days in words, counted where there are more than a few."""
    count = (days.last - days.first) // DAY + 1
    return span(days.first, days.last, today) + (f", {count} days" if count > 1 else "")

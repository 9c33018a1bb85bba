"""What a partner sees of one goal, in one line: the same wherever it stands, and before it is shared."""

from dataclasses import replace
from datetime import date

from bot.domain.goals import CheckinStatus
from bot.domain.partners import Agreement, GoalShown
from bot.domain.sharing import Field
from bot.slack.pace_text import level_words, until_words
from bot.slack.partner_text import member
from bot.slack.text import cut, day, escape

WORDS_SHOWN = 200
"""Characters of a goal in full."""
LINE_MAX = 400
"""Characters of one line without a note: eighteen of them fit a message."""
_STATUS = {
    CheckinStatus.ON_TRACK: "on track",
    CheckinStatus.AT_RISK: "at risk",
    CheckinStatus.STUCK: "stuck",
}


def seen_line(each: GoalShown, agreement: Agreement, locale: str) -> str:
    """One goal as its partner sees it, with the note that was shared with them."""
    goal = each.facts.goal
    line = f"*{escape(goal.short_name)}*"
    if goal.id in agreement.sees(Field.GOAL_WORDS):
        line += f" (“{escape(cut(goal.words, WORDS_SHOWN))}”)"
    if goal.id in agreement.sees(Field.NUMBERS):
        line += f": {level_words(each.facts, locale)}{until_words(goal, agreement.today)}"
    if each.status is None or each.week_on is None or goal.id not in agreement.sees(Field.CHECKIN_STATUS):
        return cut(f"{line}.", LINE_MAX)
    week = day(each.week_on, agreement.today)
    line = cut(f"{line}, {_STATUS[each.status]} in the check-in of the week from {week}.", LINE_MAX)
    return f"{line}{_note(each, agreement)}"


def said_line(each: GoalShown, agreement: Agreement) -> str:
    """What its owner said of a goal, for a message that tells something else of it; '' where they did not."""
    goal = each.facts.goal
    if each.status is None or each.week_on is None or goal.id not in agreement.sees(Field.CHECKIN_STATUS):
        return ""
    who, week = member(agreement), day(each.week_on, agreement.today)
    name = f"*{escape(goal.short_name)}*"
    line = f"In the check-in of the week from {week}, {who} said of {name}: {_STATUS[each.status]}."
    return f"{cut(line, LINE_MAX)}{_note(each, agreement)}"


def _note(each: GoalShown, agreement: Agreement) -> str:
    note = " ".join(each.note.split())
    return f" {member(agreement)} adds: “{escape(note)}”" if note else ""


def would_see(each: GoalShown, agreement: Agreement, status: CheckinStatus | None, week_on: date) -> str:
    """The line as it will stand once `status` is saved for the week from `week_on`, without a note.

    What was said of a later week stays what they see.
    """
    if status is not None and (each.week_on is None or each.week_on <= week_on):
        each = replace(each, status=status, week_on=week_on)
    reader = agreement.partner or agreement.member
    return seen_line(replace(each, note=""), agreement, reader.locale)

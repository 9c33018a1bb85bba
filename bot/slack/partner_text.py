"""The words that everything on partnerships shares: names, goals, what a role sees."""

from collections.abc import Collection, Sequence
from uuid import UUID

from bot.domain.calendar import zone
from bot.domain.goals import Goal
from bot.domain.partners import Agreement
from bot.domain.people import Person
from bot.domain.sharing import Field, Role
from bot.slack import ids
from bot.slack.blocks import Element, option
from bot.slack.text import cut, day, escape, listed

NAME_MAX = 60
"""Characters of a person's name in a sentence."""
GOALS_SHOWN = 8
"""Goals named in one sentence; what a partner would see lists more of them."""
FIRST_NAMED = "One person at a time: this is for the first you named."
"""At the top of a form that was opened with several people's names."""
TITLES = {
    Role.PEER: "partner",
    Role.MENTOR: "partner and mentor",
    Role.MANAGER: "partner and manager",
    Role.COACH: "partner and coach",
}
_SEEN = {
    Field.GOAL_WORDS: ("the goal in full", "the goal in full"),
    Field.NUMBERS: ("numbers", "numbers"),
    Field.CHECKIN_STATUS: ("how {0} says it goes", "how you say it goes"),
    Field.MISSES: (
        "misses with their numbers, after {0} has seen the same words first",
        "misses with their numbers, after you have seen the same words first",
    ),
    Field.WINS: ("good news", "good news"),
}
"""Each field as the partner reads it, and as the member does."""


def name_of(person: Person | None, slack_user_id: str) -> str:
    """Somebody in mrkdwn; by Slack's own mention where the bot does not know their name."""
    return cut(escape(person.name), NAME_MAX) if person and person.name.strip() else f"<@{slack_user_id}>"


def member(agreement: Agreement) -> str:
    """The member's name, for mrkdwn."""
    return name_of(agreement.member, agreement.member.slack_user_id)


def partner(agreement: Agreement) -> str:
    """The partner's name, for mrkdwn."""
    return name_of(agreement.partner, agreement.partnership.partner_slack_id)


def spoken(person: Person | None, otherwise: str) -> str:
    """Somebody on a button or in a menu, which formats nothing."""
    return cut(" ".join(person.name.split()), NAME_MAX // 2) if person and person.name.strip() else otherwise


def goals(shown: Sequence[Goal]) -> str:
    """Short names in a row: "*Workshops* and *Feedback*"."""
    names = [f"*{escape(goal.short_name)}*" for goal in shown[:GOALS_SHOWN]]
    if (rest := len(shown) - GOALS_SHOWN) > 0:
        names.append(f"{rest} more")
    return listed(names)


def until(agreement: Agreement) -> str:
    """The agreement's last day."""
    return day(agreement.partnership.until_on, agreement.today)


def open_until(agreement: Agreement, reader: Person) -> str:
    """The day on which an invitation runs out, by the reader's calendar."""
    return day(agreement.partnership.expires_at.astimezone(zone(reader.zone)).date(), agreement.today)


def seen(agreement: Agreement, *, to_member: bool = False) -> str:
    """What the partner's role sees besides the short names: "numbers; …; good news"."""
    shown = [(words[to_member], agreement.sees(field)) for field, words in _SEEN.items()]
    told = [words.format(member(agreement)) + _of_which(agreement, of) for words, of in shown if of]
    return "; ".join(told) or "nothing else"


def _of_which(agreement: Agreement, shown: Collection[UUID]) -> str:
    """The goals of which something is shared, where it is not all of them."""
    some = [goal for goal in agreement.goals if goal.id in shown]
    return "" if len(some) == len(agreement.goals) else f" (of {goals(some)})"


def unseen(agreement: Agreement) -> str:
    """What the partner does not see."""
    hidden = {
        Field.NUMBERS: "numbers",
        Field.CHECKIN_STATUS: "check-ins",
        Field.MISSES: "misses",
        Field.GOAL_WORDS: "the goal in full",
    }
    return listed(
        [*(words for field, words in hidden.items() if not agreement.sees(field)), "notes", "answers"]
    )


def asks_head(agreement: Agreement) -> str:
    """Before the member's wish."""
    return f"{member(agreement)} asks:"


def asks_words(agreement: Agreement) -> str:
    """The member's wish as they wrote it, not escaped: for a quotation."""
    return f"When I fall behind, please {agreement.partnership.asks}"


def asks_line(agreement: Agreement) -> str:
    """The same for mrkdwn; nothing where there is no wish."""
    if not agreement.partnership.asks:
        return ""
    return f"{asks_head(agreement)} “{escape(asks_words(agreement))}”"


def talk_option(to: Person, team_id: str, label: str) -> Element:
    """An entry of a menu that opens the reader's own conversation with somebody (Slack: deep links)."""
    address = f"slack://user?team={team_id}&id={to.slack_user_id}"
    return {**option(label, ids.PARTNER_TALK), "url": address}

"""*Who sees this*: for one goal, who sees what of it, and the way to change each."""

from bot.domain.goals import Goal
from bot.domain.home_facts import GoalSeen
from bot.domain.intentions import Reader
from bot.domain.partners import Agreement
from bot.domain.sharing import CoachView, Field
from bot.slack import ids
from bot.slack.blocks import Block, View, button, context, divider, modal, section
from bot.slack.partner_text import TITLES, name_of, partner, spoken, until
from bot.slack.text import cut, escape, listed

TITLE = "Who sees this"
SHOWN = 6
"""Partners and channels on the page; more than anybody has."""
NAMES_SHOWN = 8
LINE_MAX = 2000
_FIELDS = {
    Field.SHORT_NAME: "its short name",
    Field.NUMBERS: "numbers",
    Field.CHECKIN_STATUS: "how you say it goes in check-ins",
    Field.MISSES: "misses (you see the same words first)",
    Field.WINS: "good news",
    Field.GOAL_WORDS: "the goal in full",
}
_SHOWS = {
    CoachView.OFF: "nothing of you is shown.",
    CoachView.COUNTED: "your promises stand in the totals, without your name.",
    CoachView.NAMED: "your name stands there, and its short name with numbers when you need a word.",
}
_NOBODY = "Nobody but you sees anything of it."
_NEVER = (
    "Your notes, your answers and your why are shown to nobody. Who hosts me can read my database: "
    "/goal privacy says what that means."
)


def page(facts: GoalSeen) -> View:
    """Who sees what of one goal, field by field."""
    goal = facts.goal
    blocks: list[Block] = [section(f"*{goal.number} {escape(goal.short_name)}*")]
    if not (facts.told or any(_sees(each, goal) for each in facts.agreements) or _stands(facts)):
        blocks.append(section(_NOBODY))
    for place, each in enumerate(facts.agreements[:SHOWN], start=1):
        blocks.append(_partner(each, goal, place))
    blocks += [*_channels(facts), divider(), _told(facts), context(_NEVER)]
    return modal(TITLE, "page", blocks, close="Done")


def _partner(agreement: Agreement, goal: Goal, place: int) -> Block:
    who, partnership = partner(agreement), agreement.partnership
    granted = agreement.grants.get(goal.id, frozenset())
    name = spoken(agreement.partner, f"partner {place}")
    if not goal.active or not granted:
        would = "sees nothing of it" if agreement.runs else "would see nothing of it"
        words = f"*{who}*, your {TITLES[partnership.role]}, {would}."
        if not goal.active:
            return section(words)
        label = f"Show it to {name}"
        value = f"{partnership.id} {goal.id}"
        return section(words, button(label, ids.HOME_SEES_SHARE, value, spoken=f"{label}, {place}"))
    seen = [words for each, words in _FIELDS.items() if each in granted]
    unseen = [words for each, words in _FIELDS.items() if each not in granted]
    lines = [
        f"*{who}*, your {TITLES[partnership.role]} until {until(agreement)}."
        if agreement.runs
        else f"*{who}* has your invitation, and sees nothing before a yes. Then:",
        f"Sees: {listed(seen)}.",
        f"Does not see: {listed(unseen)}." if unseen else "",
        "May write you a word." if Field.WORD in granted else "May write you no word.",
    ]
    return section(
        cut("\n".join(filter(None, lines)), LINE_MAX),
        button(
            "Change", ids.HOME_SEES_CHANGE, str(partnership.id), spoken=f"Change what {name} sees, {place}"
        ),
    )


def _channels(facts: GoalSeen) -> list[Block]:
    return [
        section(
            f"*#{escape(channel.name)}*, of all your goals: {_SHOWS[view]}",
            button(
                "Change", ids.COACH_CHOOSE, str(channel.id), spoken=f"Change what you show in channel {place}"
            ),
        )
        for place, (channel, view) in enumerate(facts.shows[:SHOWN], start=1)
    ]


def _told(facts: GoalSeen) -> Block:
    goal_id = str(facts.goal.id)
    readers = [reader for each in facts.told for reader in each.readers]
    names = list(dict.fromkeys(_reader(each) for each in readers))
    if not names:
        words = "You have told nobody of it in words of your own."
        return section(words, button("Share…", ids.INTENTION_SHOW, goal_id))
    more = len(names) - NAMES_SHOWN
    whom = listed([*names[:NAMES_SHOWN], *([f"{more} more"] if more > 0 else [])])
    words = f"Told in your own words to {whom}. You can take that back."
    return section(cut(words, LINE_MAX), button("What I told", ids.INTENTION_SHOW, goal_id))


def _reader(reader: Reader) -> str:
    return f"#{escape(reader.channel)}" if reader.channel else name_of(None, reader.slack_id)


def _sees(agreement: Agreement, goal: Goal) -> bool:
    return agreement.runs and goal.active and bool(agreement.grants.get(goal.id))


def _stands(facts: GoalSeen) -> bool:
    return any(view is not CoachView.OFF for _, view in facts.shows)

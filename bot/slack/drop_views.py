"""A goal is let go, or gets another day (words.md, X2, X3)."""

from collections.abc import Sequence

from bot.domain.ends import LINE_MAX, EndedGoal, EndNews
from bot.domain.goal_facts import SavedGoal
from bot.domain.partners import Agreement
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Choice,
    View,
    actions,
    button,
    date_input,
    field,
    modal,
    radio,
    section,
    text_input,
)
from bot.slack.end_news_views import PARTNERS_SHOWN, on_its_way, preview
from bot.slack.message import Message
from bot.slack.partner_text import partner, spoken
from bot.slack.payloads import pack
from bot.slack.text import day, escape

TAKEAWAY, UNTIL = "takeaway", "until"
"""The blocks of the line somebody takes from a goal, and of its new day."""
NOTHING, CLOSED = "nothing", "closed"
"""What a partner can be told."""
CHOOSE = "Choose a day."
_DECISION = "Letting a goal go is a decision, not a failure."


def ask(ended: EndedGoal) -> Message:
    """Before a goal is let go, where no form can be opened."""
    goal = ended.goal
    words = f"Let goal {goal.number} go? {_means(ended)} {_DECISION}"
    row = actions(button("Let it go", ids.GOAL_ASK_DROP, str(goal.id)))
    return Message(f"{words} [Let it go]", (section(words), row))


def form(ended: EndedGoal) -> View:
    """Before a goal is let go: one line, and what a partner who sees it hears, at first nothing."""
    goal = ended.goal
    blocks: list[Block] = [
        section(f"{_DECISION} {_means(ended)}"),
        field(
            TAKEAWAY,
            "One line on what you take from it?",
            text_input(max_length=LINE_MAX),
            hint="Only you see it.",
            optional=True,
        ),
    ]
    hearers = ended.hearers[:PARTNERS_SHOWN]
    blocks += [each for hearer in hearers for each in _tell(ended, hearer)]
    to = " ".join(str(each.partnership.id) for each in hearers)
    return modal(
        f"Let goal {goal.number} go",
        ids.END_DROP_FORM,
        blocks,
        submit="Let it go",
        close="Keep it",
        metadata=pack(goal=str(goal.id), to=to),
    )


def dropped(ended: EndedGoal) -> View:
    """A goal is let go."""
    goal = ended.goal
    if goal.reached_on:
        return _page("Let go", [f"Goal {goal.number}, *{escape(goal.short_name)}*, was reached before."])
    on = f" on {day(goal.dropped_on, ended.today)}" if goal.dropped_on not in (None, ended.today) else ""
    lines = [f"Goal {goal.number}, *{escape(goal.short_name)}*, is let go{on}. Nothing more comes for it."]
    if ended.told:
        lines.append(on_its_way(ended.told, "One sentence is"))
    elif ended.hearers:
        lines.append("Nobody is told.")
    back = actions(button("Take that back", ids.GOAL_RESUME, str(goal.id)))
    return _page("Let go", lines, [back])


def date_form(ended: EndedGoal) -> View:
    """Another day for a goal."""
    goal = ended.goal
    was = f" Its day was {day(goal.deadline, ended.today)}." if goal.deadline else ""
    return modal(
        "New date",
        ids.END_DATE_FORM,
        [
            section(f"Goal {goal.number}, *{escape(goal.short_name)}*.{was}"),
            field(UNTIL, "By when now?", date_input(), hint="A first guess will do. You can move it."),
        ],
        submit="Save",
        close="Cancel",
        metadata=pack(goal=str(goal.id)),
    )


def moved(shown: SavedGoal) -> View:
    """A goal has another day."""
    goal = shown.goal
    by = day(goal.deadline, shown.today) if goal.deadline else "no day"
    return _page("New date", [f"Goal {goal.number}, *{escape(goal.short_name)}*, now runs until {by}."])


def _means(ended: EndedGoal) -> str:
    name = f"*{escape(ended.goal.short_name)}*"
    return f"The promises of {name} end today; what you logged stays."


def _tell(ended: EndedGoal, hearer: Agreement) -> list[Block]:
    """What this partner hears: nothing until it is chosen, and the words if it is."""
    choices = [Choice(NOTHING, "Nothing"), Choice(CLOSED, "That it is closed")]
    name = spoken(hearer.partner, "your partner")
    return [
        field(str(hearer.partnership.id), f"Tell {name}", radio(choices, NOTHING)),
        section(f"If so, {partner(hearer)} gets: “{preview(ended, hearer, EndNews.CLOSED)}” Nothing else."),
    ]


def _page(title: str, lines: Sequence[str], more: Sequence[Block] = ()) -> View:
    return modal(title, "page", [*map(section, lines), *more], close="Done")

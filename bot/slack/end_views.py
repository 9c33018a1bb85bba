"""The end of a goal as its owner sees it: asked about, reached, taken up again (words.md, X1, X2)."""

from datetime import date

from bot.domain.ends import LINE_MAX, EndAsk, EndedGoal, EndQuestion, NextGoal, Rest
from bot.domain.goal_facts import SavedGoal
from bot.domain.goals import Measure
from bot.domain.items import NextUp, value_of
from bot.domain.progress import GoalFacts
from bot.slack import ids
from bot.slack.blocks import (
    Element,
    View,
    actions,
    button,
    field,
    modal,
    option,
    overflow,
    section,
    text_input,
)
from bot.slack.message import Message
from bot.slack.pace_text import level_words
from bot.slack.partner_text import spoken
from bot.slack.payloads import pack
from bot.slack.text import cut, day, escape, moment

NEXT_MAX, SPOKEN_MAX = 200, 50
"""Characters of what comes next, in a line and aloud."""
HELPED = "helped"
"""The block of the line on what helped."""
DONE = "you say it is done"
"""What stands where a goal without a number is asked about."""


def question(asked: EndQuestion, locale: str) -> str:
    """What is asked: "*Workshops*: 3 of 3 workshops on Fri 19 Jun, 11 days early. Shall we …"."""
    goal = asked.facts.goal
    name = f"*{escape(goal.short_name)}*"
    if asked.ask is EndAsk.REACHED:
        stands = came_to(asked.facts, asked.hit_on, asked.today, locale) if goal.target is not None else DONE
        return f"{name}: {stands}. Shall we call it reached?"
    on = day(goal.deadline, asked.today) if goal.deadline else "over"
    return f"{name}: its day was {on}; {level_words(asked.facts, locale)}. What is true now?"


def choices(asked: EndQuestion) -> list[Element]:
    """The ways to answer, each said with its goal for who hears them."""
    goal = asked.facts.goal
    goal_id, whose = str(goal.id), f"for goal {goal.number}, {goal.short_name}"
    if asked.ask is EndAsk.REACHED:
        return [
            button("Reached", ids.GOAL_REACHED, goal_id, primary=True, spoken=f"Reached, {whose}"),
            button("Not yet", ids.END_NOT_YET, goal_id, spoken=f"Not yet, {whose}"),
        ]
    return [
        button("Reached anyway", ids.GOAL_REACHED, goal_id, spoken=f"Reached anyway, {whose}"),
        button("New date", ids.END_NEW_DATE, goal_id, spoken=f"New date, {whose}"),
        button("Let it go", ids.GOAL_ASK_DROP, goal_id, spoken=f"Let it go, {whose}"),
    ]


def reached(ended: EndedGoal) -> Message:
    """A goal is reached: what it came to, then what helped, thanks, and what comes next."""
    if ended.goal.reached_on is None:
        return over(ended)
    lines, row = _reached_lines(ended), _after_reached(ended)
    labels = " ".join(f"[{each['text']['text']}]" for each in row)
    menu = overflow("reached", option("Take that back", ids.GOAL_RESUME, str(ended.goal.id)))
    text = "\n".join(("Reached.", *lines, escape(labels), "[Take that back]"))
    return Message(text, (*map(section, lines), actions(*row, menu)))


def over(ended: EndedGoal) -> Message:
    """A goal that ended before, and the way back."""
    goal = ended.goal
    was, on = ("reached", goal.reached_on) if goal.reached_on else ("let go", goal.dropped_on)
    when = f" on {day(on, ended.today)}" if on else ""
    words = f"Goal {goal.number} was {was}{when}. It is *{escape(goal.short_name)}*."
    back = button("Take it up again", ids.GOAL_RESUME, str(goal.id))
    return Message(f"{words} [Take it up again]", (section(words), actions(back)))


def reached_page(ended: EndedGoal) -> View:
    """The same where a modal is open."""
    return modal("Reached", "page", list(reached(ended).blocks), close="Done")


def _reached_lines(ended: EndedGoal) -> list[str]:
    goal, locale = ended.goal, ended.profile.person.locale
    stands = came_to(ended.facts, ended.hit_on, ended.today, locale)
    on = f" on {day(goal.reached_on, ended.today)}" if goal.reached_on not in (None, ended.today) else ""
    lines = [f"Goal {goal.number}, *{escape(goal.short_name)}*, is reached{on}: {stands}. Well done."]
    if ended.said.helped:
        lines.append(f"What helped most: “{escape(ended.said.helped)}”")
    else:
        lines.append("What helped most? One line, for you alone.")
    if ended.told:
        names = ", ".join(spoken(each.partner, "your partner") for each in ended.told)
        lines.append(f"Your thanks are on their way to {escape(names)}.")
    return [*lines, *_next_words(ended.next_up)]


def _after_reached(ended: EndedGoal) -> list[Element]:
    goal_id = str(ended.goal.id)
    row = [] if ended.said.helped else [button("What helped most", ids.END_HELPED, goal_id)]
    if ended.hearers:
        one = spoken(ended.hearers[0].partner, "your partner") if len(ended.hearers) == 1 else "partners"
        row.append(button(f"Thank {one}", ids.END_THANK, goal_id))
    return [*row, _next_button(ended.next_up), button("Ask me in 2 weeks", ids.END_REST, goal_id)]


def _next_button(next_up: NextUp | None, *, primary: bool = False) -> Element:
    """The way to the next goal: out of their list where something waits there."""
    if next_up is None:
        return button("New goal", ids.GOAL_NEW, primary=primary)
    spoken = f"Next from my list: {cut(next_up.words, SPOKEN_MAX)}"
    return button("Next from my list", ids.ITEM_GOAL, value_of(next_up), primary=primary, spoken=spoken)


def _next_words(next_up: NextUp | None) -> list[str]:
    if next_up is None:
        return []
    return [f"Next: *{escape(cut(next_up.words, NEXT_MAX))}* from your list, or a rest first."]


def not_yet(facts: GoalFacts) -> Message:
    """A goal goes on past its target."""
    number = facts.goal.number
    return Message(f"Goal {number} goes on. /goal done {number} says when it is reached.")


def helped_form(ended: EndedGoal) -> View:
    """The one line on what helped most."""
    goal = ended.goal
    line = field(
        HELPED,
        "What helped most?",
        text_input(ended.said.helped, max_length=LINE_MAX),
        hint="One line. Only you see it.",
    )
    intro = section(f"*{escape(goal.short_name)}* is reached.")
    return modal(
        "What helped",
        ids.END_HELPED_FORM,
        [intro, line],
        submit="Keep",
        close="Cancel",
        metadata=pack(goal=str(goal.id)),
    )


def resting(rest: Rest) -> Message:
    """When the next goal is asked about."""
    words = (
        f"Good. I ask you again on {moment(rest.at, rest.profile.calendar.zone)}, unless you begin before."
    )
    return Message(words, (section(words), actions(button("New goal", ids.GOAL_NEW))))


def resting_page(rest: Rest) -> View:
    """The same where a modal is open."""
    return modal("A rest", "page", list(resting(rest).blocks), close="Done")


def next_goal(asked: NextGoal) -> Message:
    """After a rest: what comes next."""
    words = "Two weeks ago you wanted to be asked again. What would you like to reach next?"
    behind = (
        f"Behind you: *{escape(asked.goal.short_name)}*, reached on {day(asked.reached_on, asked.today)}."
    )
    row = actions(
        _next_button(asked.next_up, primary=True),
        button("Ask me in 2 weeks", ids.END_REST, str(asked.goal.id)),
    )
    lines = [f"{words} {behind}", *_next_words(asked.next_up)]
    return Message("\n".join(lines), (*map(section, lines), row))


def resumed(shown: SavedGoal) -> Message:
    """A goal is active again."""
    return Message(f"Goal {shown.goal.number} is active again. It is {escape(shown.goal.short_name)}.")


def came_to(facts: GoalFacts, hit_on: date | None, today: date, locale: str) -> str:
    """What a goal came to: "3 of 3 workshops on Fri 19 Jun, 11 days early"."""
    goal = facts.goal
    if hit_on is None:
        return level_words(facts, locale)
    level = level_words(facts, locale)
    when = f"{level} {'since' if goal.measure is Measure.READ else 'on'} {day(hit_on, today)}"
    early = (goal.deadline - hit_on).days if goal.deadline else 0
    if early <= 0:
        return when
    return f"{when}, {early} {'day' if early == 1 else 'days'} early"

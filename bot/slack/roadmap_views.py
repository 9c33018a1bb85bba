"""The next step of the roadmap, as Home and the pages that lead on say it (words.md, App Home)."""

from bot.domain.items import CHOSEN_MAX
from bot.domain.roadmap import CAN_SKIP, ORDER, RoadmapFacts, Step, ahead, behind, next_step
from bot.slack import ids
from bot.slack.blocks import Block, Element, actions, button, context, header, section
from bot.slack.text import listed

_NAMES = {
    Step.CAREER: "career goal",
    Step.WHY: "why",
    Step.GATHER: "what others see",
    Step.LIST: "list",
    Step.CHOOSE: "choose",
    Step.GOALS: "goals",
    Step.PLAN: "plan",
    Step.PARTNER: "partner",
}
_DONE = {**_NAMES, Step.CHOOSE: "choice"}
"""The same once they are behind somebody."""
_BUTTONS = {
    Step.CAREER: ("My next role", ids.CAREER_OPEN),
    Step.WHY: ("My why", ids.CAREER_WHY),
    Step.GATHER: ("Ask people", ids.ASK_OPEN),
    Step.LIST: ("Start my list", ids.ITEM_NEW),
    Step.CHOOSE: ("Choose up to three", ids.ITEM_CHOOSE),
    Step.GOALS: ("Make goals of them", ids.ITEM_GOALS),
    Step.PLAN: ("Add a promise", ids.PLAN_NEW),
    Step.PARTNER: ("Invite somebody", ids.PARTNER_INVITE),
}
_NO_GOAL = ("New goal", ids.GOAL_NEW)


def on_home(facts: RoadmapFacts, *, checklist: bool = False, primary: bool = True) -> list[Block]:
    """The next step with its one button, what is behind and what ahead; nothing once all is done.

    `checklist`: every step on a line of its own, for who has no goal yet.
    """
    step = next_step(facts)
    if step is None:
        return []
    click = step_button(facts, step, primary=primary)
    click = click | {"accessibility_label": f"Next step: {click['text']['text']}"}
    blocks = [header("Next step"), section(words(facts, step), click)]
    if checklist:
        return [*blocks, section(_steps(facts))]
    if way := _way(facts, step):
        blocks.append(context(way))
    return blocks


def checklist(facts: RoadmapFacts) -> list[Block]:
    """Every step, and where somebody stands on the way."""
    return [section(_steps(facts))]


def leads_on(facts: RoadmapFacts) -> list[Block]:
    """The same at the end of a page: what comes next, and the button to it; it can wait too."""
    step = next_step(facts)
    if step is None:
        return []
    row = [step_button(facts, step, primary=True)]
    if step in CAN_SKIP:
        row.append(button("Leave this out", ids.CAREER_SKIP, step.value))
    return [
        section(f"*Next:* {words(facts, step)}"),
        actions(*row),
        context("It waits for you: Home and /goal roadmap lead on from where you stopped."),
    ]


def step_button(facts: RoadmapFacts, step: Step, *, primary: bool = False) -> Element:
    """The button to a step."""
    label, action_id = _NO_GOAL if step is Step.GOALS and not facts.waiting else _BUTTONS[step]
    return button(label, action_id, primary=primary)


def words(facts: RoadmapFacts, step: Step) -> str:
    """What a step asks for, and how long it takes."""
    many = f"{facts.listed} thing{'' if facts.listed == 1 else 's'}"
    waiting = "1 is not a goal" if facts.waiting == 1 else f"{facts.waiting} are not goals"
    bare = "One of your goals has" if facts.bare == 1 else f"{facts.bare} of your goals have"
    return {
        Step.CAREER: "Where do you want to go? Your next role, in one sentence.",
        Step.WHY: "Why does it matter to you? Three questions; answer as many as you like.",
        Step.GATHER: "Who has been where you want to go? Ask up to five people four short questions.",
        Step.LIST: "What would help you on the way? A list, one thing a line, takes a few minutes.",
        Step.CHOOSE: f"Your list has {many}. Choosing up to {CHOSEN_MAX} takes two minutes."
        if facts.listed > CHOSEN_MAX
        else f"Your list has {many}. Add to it, or choose what comes first.",
        Step.GOALS: f"Of what you chose, {waiting} yet."
        if facts.waiting
        else "A goal says what you want to reach, and by when. It takes two minutes.",
        Step.PLAN: f"{bare} no promise yet. A goal moves by small promises.",
        Step.PARTNER: "Telling one person helps many people keep going.",
    }[step]


def _steps(facts: RoadmapFacts) -> str:
    done, rest, step = behind(facts), ahead(facts), next_step(facts)
    lines = []
    for number, each in enumerate(ORDER, start=1):
        stands = "to come" if each in rest else "left out"
        stands = "done" if each in done else "next" if each is step else stands
        name = _DONE[each] if each in done else _NAMES[each]
        lines.append(f"{number}. {name[:1].upper()}{name[1:]}: {f'*{stands}*' if each is step else stands}")
    return "\n".join(lines)


def _way(facts: RoadmapFacts, step: Step) -> str:
    done = [_DONE[each] for each in behind(facts)]
    rest = [_NAMES[each] for each in ORDER if each in ahead(facts) and each is not step]
    parts = [f"Behind you: {listed(done)}." if done else "", f"Ahead: {listed(rest)}." if rest else ""]
    return " ".join(filter(None, parts))

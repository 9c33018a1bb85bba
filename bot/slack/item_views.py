"""The list of what somebody wants to work on: page by page, several lines at once, one to change."""

from itertools import groupby

from bot.domain.item_facts import ListFacts
from bot.domain.items import ITEM_MAX, Category, Item, Standing
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Choice,
    Element,
    View,
    actions,
    button,
    confirm,
    context,
    field,
    header,
    modal,
    option,
    overflow,
    section,
    select,
    text_input,
)
from bot.slack.inputs import kept
from bot.slack.payloads import pack
from bot.slack.text import escape

LINES, CATEGORY, WORDS = "lines", "category", "words"
"""The blocks of the forms; those of one line end with its id, since Slack carries values over by block."""
PAGE = 20
"""Lines on one page of the list: with their headings and buttons it stays far below Slack's 100 blocks."""
AT_LEAST_ONE = "Write at least one line."
CATEGORIES = {
    Category.SKILL: "Skills to develop",
    Category.TRAINING: "Training or education",
    Category.RELATIONSHIP: "Relationships to cultivate",
    Category.JOB: "Goals or thresholds in the current job",
    Category.WEAKNESS: "Deficits or weaknesses to overcome",
    Category.OTHER: "Other",
}
_STANDING = {
    Standing.NEW: "",
    Standing.CHOSEN: " (chosen)",
    Standing.PARKED: " (parked)",
    Standing.CLOSED: " (done)",
}
_EMPTY = (
    "Your list is empty. Write down what would help you on your way, one thing a line: skills, training, "
    "people, thresholds in your job, what holds you back."
)


def page(facts: ListFacts, at: int = 0, said: str = "") -> View:
    """One page of the list; `said` is what has just become of it."""
    ordered = _ordered(facts.items)
    pages = max(1, -(-len(ordered) // PAGE))
    at = min(max(at, 0), pages - 1)
    shown = ordered[at * PAGE : (at + 1) * PAGE]
    blocks: list[Block] = [section(said)] if said else []
    if not ordered:
        blocks.append(section(_EMPTY))
    blocks.append(actions(*_ways_on(facts)))
    for category, group in groupby(shown, key=lambda each: each.category):
        blocks.append(header(CATEGORIES[category]))
        blocks += [section(_line(each), _menu(each)) for each in group]
    blocks += _turning(at, pages, len(ordered))
    blocks.append(context("Only you see this list."))
    return modal("My list", ids.ITEM_LIST, blocks, close="Done", metadata=pack(at=str(at)))


def add_form(at: int = 0, words: str = "") -> View:
    """Several lines at once; `words` stand there already."""
    lines = text_input(
        words,
        multiline=True,
        placeholder="Coaching direct reports\nTimely feedback\nSpeaking to large groups",
    )
    blocks = [
        kept(field(LINES, "What would help you on your way? One thing a line", lines)),
        field(
            CATEGORY,
            "These are",
            select(_categories(), Category.SKILL),
            hint="All of these lines go there; each can be moved later.",
        ),
    ]
    return modal(
        "Add to my list", ids.ITEM_ADD_FORM, blocks, submit="Add", close="Cancel", metadata=pack(at=str(at))
    )


def edit_form(item: Item, at: int = 0) -> View:
    """One line: its words, its category, or gone."""
    item_id = str(item.id)
    sure = confirm(
        "Delete this line?",
        "It is gone for good. Goals that came of it stay.",
        "Delete",
        "Keep it",
    )
    blocks = [
        field(f"{WORDS}:{item_id}", "In your words", text_input(item.words, max_length=ITEM_MAX)),
        field(f"{CATEGORY}:{item_id}", "This is one of", select(_categories(), item.category)),
        actions(button("Delete", ids.ITEM_DELETE, item_id, confirm=sure)),
    ]
    metadata = pack(item=item_id, at=str(at))
    return modal(
        "Change a line", ids.ITEM_EDIT_FORM, blocks, submit="Save", close="Cancel", metadata=metadata
    )


def added(new: int, there: int) -> str:
    """What became of the lines that were written."""
    before = f" {there} {'was' if there == 1 else 'were'} there already." if there else ""
    return f"{new} added.{before}" if new or not there else before.strip()


def standing(item: Item) -> str:
    """Where a line stands, behind its words; '' where nothing was decided."""
    if item.standing is Standing.IN_WORK:
        running = [each for each in item.goals if not each.ended]
        which = ", ".join(str(each.goal_number) for each in running)
        return f" (goal {which})" if len(running) == 1 else f" (goals {which})"
    return _STANDING[item.standing]


def _ordered(items: tuple[Item, ...]) -> list[Item]:
    order = list(Category)
    return sorted(items, key=lambda each: (order.index(each.category), each.closed))


def _line(item: Item) -> str:
    waiting = len(item.waiting)
    areas = f"\n{waiting} of its areas {'is' if waiting == 1 else 'are'} still to come." if waiting else ""
    return f"{escape(item.words)}{standing(item)}{areas}"


def _menu(item: Item) -> Element:
    item_id = str(item.id)
    change = option("Change or delete", ids.ITEM_EDIT, item_id)
    if item.closed:
        return overflow(f"item {item_id}", option("Its goals", ids.ITEM_GOALS, item_id), change)
    make = (
        option("Its goals and areas", ids.ITEM_GOALS, item_id)
        if item.areas
        else option("Make it a goal", ids.ITEM_GOAL, item_id)
    )
    rests = (
        option("Take it up again", ids.ITEM_UNPARK, item_id)
        if item.parked
        else option("Park it", ids.ITEM_PARK, item_id)
    )
    return overflow(
        f"item {item_id}", make, option("Split into areas", ids.ITEM_SPLIT, item_id), rests, change
    )


def _ways_on(facts: ListFacts) -> list[Element]:
    row = [button("Add", ids.ITEM_NEW, primary=not facts.items)]
    if facts.open:
        row.append(button("Choose up to three", ids.ITEM_CHOOSE, primary=not facts.chosen))
    if len(facts.open) > 1:
        row.append(button("Compare", ids.ITEM_COMPARE))
    if facts.chosen:
        row.append(button("Make goals", ids.ITEM_GOALS, primary=True))
    return row


def _turning(at: int, pages: int, count: int) -> list[Block]:
    if pages == 1:
        return []
    first, last = at * PAGE + 1, min((at + 1) * PAGE, count)
    row = []
    if at:
        row.append(button("Page before", ids.ITEM_PAGE, str(at - 1)))
    if at < pages - 1:
        row.append(button("Next page", ids.ITEM_PAGE, str(at + 1), spoken="Next page of my list"))
    # Parted, since both buttons are the same action.
    parts = [actions(each) for each in row]
    return [*parts, context(f"Lines {first} to {last} of {count}.")]


def _categories() -> list[Choice]:
    return [Choice(each.value, label) for each, label in CATEGORIES.items()]

"""What a check-in asks about the size of what was promised, and the ways to a smaller step."""

from bot.domain.checkins import GoalWeek, Sheet
from bot.domain.sharing import PARTNERS_MOST, Field
from bot.domain.size_asks import SIZES, SizeAsk
from bot.slack import ids
from bot.slack.blocks import Block, Element, button, option, overflow, section
from bot.slack.change_text import asks
from bot.slack.partner_text import spoken
from bot.slack.text import cut, escape

LINE_MAX = 600
"""Characters of one such line: with the goals they fit a message."""
NAME_MAX = 200
"""Characters of an escaped short name."""
SIZE = {1: "1 easy", 2: "2", 3: "3 just right", 4: "4", 5: "5 out of reach"}
"""The answers, in the words of the goal form."""


def size_lines(sheet: Sheet, week: GoalWeek) -> list[tuple[str, Block]]:
    """What is said below a goal, each as text and as a block: stuck twice, and whether the size is right."""
    goal_id = week.goal.id
    lines = []
    if sheet.stuck_twice(goal_id):
        lines.append(_stuck(sheet, week))
    if ask := sheet.sizes.get(goal_id):
        lines.append(_asked(sheet, ask))
    return lines


def _stuck(sheet: Sheet, week: GoalWeek) -> tuple[str, Block]:
    goal = week.goal
    goal_id = str(goal.id)
    partners = sheet.partners_with(goal.id, Field.SHORT_NAME)[:PARTNERS_MOST]
    names = [spoken(each.agreement.partner, "your partner") for each in partners]
    smaller = ["make it smaller"] if week.promises else []
    ways = [*smaller, *(f"ask {escape(name)} for a word" for name in names), "change the goal"]
    said = (
        f"*{cut(escape(goal.short_name), NAME_MAX)}* has been stuck for two check-ins. What would help? "
        f"{ways[0][:1].upper()}{', '.join(ways)[1:]}, or let it go."
    )
    promises = [option("Make it smaller", ids.CHANGE_WHICH, goal_id)] if week.promises else []
    asks = [
        option(f"Ask {name} for a word", ids.PARTNER_ASK, str(each.agreement.partnership.id))
        for name, each in zip(names, partners, strict=True)
    ]
    menu = overflow(
        f"stuck {goal.number}",
        *promises,
        *asks,
        option("Change the goal", ids.GOAL_EDIT, goal_id),
        option("Let it go", ids.GOAL_ASK_DROP, goal_id),
    )
    return said, section(said, menu)


def _asked(sheet: Sheet, ask: SizeAsk) -> tuple[str, Block]:
    name = cut(escape(ask.promise.short_name), NAME_MAX)
    if ask.answer is None:
        said = (
            f"*{name}* was short two weeks in a row: {asks(ask.promise, sheet.locale)}. "
            f"Still the right size? {', '.join(SIZE.values())}."
        )
        return cut(said, LINE_MAX), section(cut(said, LINE_MAX), _answers(sheet, ask))
    said = f"*{name}*: the right size? You said {SIZE[ask.answer]}."
    if not ask.is_too_big:
        return said, section(said, _answers(sheet, ask))
    said = f"{said} Half of it may hold better."
    smaller = button(
        "Make it smaller",
        ids.CHANGE_SMALLER,
        str(ask.promise.id),
        spoken=f"Make {ask.promise.short_name} smaller",
    )
    return f"{said} [Make it smaller]", section(said, smaller)


def _answers(sheet: Sheet, ask: SizeAsk) -> Element:
    value = f"{sheet.checkin.id} {ask.promise.id}"
    entries = [option(SIZE[each], ids.SIZE_SAY, f"{value} {each}") for each in SIZES]
    return overflow(f"size {ask.promise.id}", *entries)

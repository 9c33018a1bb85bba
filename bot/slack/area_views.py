"""From lines of the list to goals: a broad one is split into areas, and each becomes a goal."""

from collections.abc import Sequence

from bot.domain.goals import ACTIVE_GOALS_SOFT_LIMIT, Goal
from bot.domain.items import AREAS_MAX, ITEM_MAX, Area, Item, Standing
from bot.slack import ids
from bot.slack.blocks import (
    OVERFLOW_MAX,
    Block,
    View,
    actions,
    button,
    context,
    field,
    modal,
    option,
    overflow,
    section,
    text_input,
)
from bot.slack.inputs import kept
from bot.slack.item_views import standing
from bot.slack.payloads import pack
from bot.slack.text import cut, escape

AREAS = "areas"
"""The block of the areas, followed by the id of their line."""
ITEMS_SHOWN = 5
"""Lines on one page of goals to be; more than three are chosen only where goals run already."""
SPOKEN_MAX = 40
_NO_LINES = "Nothing of your list is chosen yet. Choose up to three to begin with."


def goals(items: Sequence[Item], active: Sequence[Goal], said: str = "") -> View:
    """Chosen lines with their goals and areas, and how each becomes a goal."""
    blocks: list[Block] = [section(said)] if said else []
    if not items:
        row = actions(button("Choose up to three", ids.ITEM_CHOOSE, primary=True))
        return modal("Goals", "page", [section(_NO_LINES), row], close="Done")
    for each in items[:ITEMS_SHOWN]:
        blocks += _line(each)
    if len(active) >= ACTIVE_GOALS_SOFT_LIMIT:
        blocks.append(may_wait(active))
    more = len(items) - ITEMS_SHOWN
    blocks.append(actions(button("My list", ids.ITEM_LIST)))
    rest = f" And {more} more; your list shows all." if more > 0 else ""
    whole = any(not each.areas for each in items[:ITEMS_SHOWN])
    which = "it" if len(items) == 1 else "one of them"
    how = f"Is {which} broad? Split it first: each area becomes a goal of its own. " if whole else ""
    blocks.append(context(f"{how}A line is done when all its goals are.{rest}"))
    return modal("Goals", "page", blocks, close="Later")


def may_wait(active: Sequence[Goal], *, asked: bool = False) -> Block:
    """Which of several goals may rest for a while; nothing has to. `asked`: the question stands above."""
    rest = [
        option(f"{each.number} {each.short_name}", ids.PAUSE_OPEN, str(each.id))
        for each in active[:OVERFLOW_MAX]
    ]
    words = "You can pause one here; nothing has to."
    if not asked:
        words = f"You have {len(active)} active goals. One more is fine; which one may wait?"
    return section(words, overflow("wait", *rest) if rest else None)


def split_form(item: Item) -> View:
    """A broad line in areas, one a line; what is a goal already stays."""
    item_id = str(item.id)
    stay = [f"• {_goal(each)}" for each in item.goals]
    blocks: list[Block] = [
        section(f"*{escape(item.words)}* is broad? Name its areas; each becomes a goal of its own."),
        *([section("\n".join(("Goals already:", *stay)))] if stay else []),
        kept(
            field(
                f"{AREAS}:{item_id}",
                "Areas, one a line",
                text_input(
                    "\n".join(each.words for each in item.waiting),
                    multiline=True,
                    placeholder="Coaching direct reports\nTimely feedback\nTeamwork",
                ),
                hint=f"Up to {AREAS_MAX}.",
                optional=bool(item.areas),
            )
        ),
    ]
    return modal(
        "Split into areas",
        ids.ITEM_SPLIT_FORM,
        blocks,
        submit="Save",
        close="Cancel",
        metadata=pack(item=item_id),
    )


def _line(item: Item) -> list[Block]:
    item_id, name = str(item.id), cut(item.words, SPOKEN_MAX)
    # All of these are chosen; what else there is to say is said.
    stands = "" if item.standing is Standing.CHOSEN else standing(item)
    blocks: list[Block] = [section(f"*{escape(cut(item.words, ITEM_MAX))}*{stands}")]
    split = button(
        "Change its areas" if item.areas else "Split into areas",
        ids.ITEM_SPLIT,
        item_id,
        spoken=f"{'Change the areas of' if item.areas else 'Split'} {name}",
    )
    if not item.areas:
        make = button("Make it a goal", ids.ITEM_GOAL, item_id, spoken=f"Make a goal of {name}")
        return [*blocks, actions(make, split)]
    blocks += [section(f"• {_goal(each)}") for each in item.goals]
    blocks += [
        section(
            f"• {escape(each.words)}",
            button(
                "Make it a goal",
                ids.ITEM_GOAL,
                f"{item_id} {each.id}",
                spoken=f"Make a goal of {cut(each.words, SPOKEN_MAX)}",
            ),
        )
        for each in item.waiting
    ]
    return [*blocks, actions(split)]


def _goal(area: Area) -> str:
    ended = ", which has ended" if area.ended else ""
    return f"Goal {area.goal_number}, *{escape(area.short_name)}*{ended}"

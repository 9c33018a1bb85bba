"""A few lines out of the list: chosen in one pass, or compared first, with the order's reason in words."""

from collections.abc import Collection, Sequence
from uuid import UUID

from bot.domain.item_facts import ListFacts
from bot.domain.items import CHOSEN_MAX, HIGHEST, Fit, Item, Place, Rating, first_few, in_order
from bot.slack import ids
from bot.slack.blocks import (
    CHOICES_MAX,
    OPTIONS_MAX,
    Block,
    Choice,
    Element,
    View,
    actions,
    button,
    checkboxes,
    context,
    field,
    modal,
    section,
    select,
)
from bot.slack.inputs import grouped_multi_select
from bot.slack.item_views import CATEGORIES, page, standing
from bot.slack.payloads import pack
from bot.slack.text import cut, escape, listed

CHOSEN, COMPARED = "chosen_lines", "compared_lines"
"""The blocks of the lines that are chosen, and of those that are compared."""
VALUE, MOTIVATION, IN_LINE, ON_STRENGTHS = "value", "motivation", "in_line", "on_strengths"
"""The blocks of a comparison, each followed by the id of its line."""
COMPARED_MAX = 6
"""Lines compared at once: their questions fill one form."""
NAME_MAX = 120
COMPARED_LEAST = 2
TOO_MANY_COMPARED = f"Choose at most {COMPARED_MAX}, so that the questions fit one form."
AT_LEAST_TWO = "Choose at least two, so that there is something to compare."
_HOW = "Ordered by value plus motivation. A “partly” takes 1 off, a “no” takes 2."
_FITS = {Fit.YES: "Yes", Fit.PARTLY: "Partly", Fit.NO: "No"}
_IN_LINE = {
    Fit.YES: "in line with your values",
    Fit.PARTLY: "partly in line with your values",
    Fit.NO: "not in line with your values",
}
_STRENGTHS = {
    Fit.YES: "built on your strengths",
    Fit.PARTLY: "partly built on your strengths",
    Fit.NO: "not built on your strengths",
}


def choose_form(facts: ListFacts, first: Collection[UUID] = ()) -> View:
    """Up to three in one pass; `first` are marked already, else what is chosen now."""
    if not facts.open:
        return page(facts)
    marked = [str(each) for each in first] or [str(each.id) for each in facts.chosen]
    which = _which(facts.open, marked, CHOSEN_MAX)
    blocks = [
        section(
            "Which up to three come first? The rest is parked, not lost; you can choose anew at any time."
        ),
        field(CHOSEN, "These come first", which),
    ]
    if len(facts.open) > 1:
        blocks.append(actions(button("Compare first", ids.ITEM_COMPARE)))
    return modal("Choose up to three", ids.ITEM_CHOOSE_FORM, blocks, submit="Choose", close="Later")


def which_form(facts: ListFacts) -> View:
    """Which lines of a long list are compared."""
    if not facts.open:
        return page(facts)
    first = [str(each.id) for each in (*facts.chosen, *(each for each in facts.open if not each.chosen))]
    which = _which(facts.open, first[:COMPARED_MAX], COMPARED_MAX)
    label = f"Which do you compare? Up to {COMPARED_MAX}"
    return modal(
        "Compare", ids.ITEM_WHICH_FORM, [field(COMPARED, label, which)], submit="Next", close="Later"
    )


def compare_form(items: Sequence[Item]) -> View:
    """Value, motivation and the authenticity check of a few lines; each may stay open."""
    blocks: list[Block] = [section("For each: what is it worth to you, and how much do you want it?")]
    for each in items[:COMPARED_MAX]:
        blocks += [section(f"*{escape(each.words)}*"), *_questions(each)]
    metadata = pack(items=" ".join(str(each.id) for each in items[:COMPARED_MAX]))
    return modal(
        "Compare", ids.ITEM_COMPARE_FORM, blocks, submit="Show the order", close="Later", metadata=metadata
    )


def order(items: Sequence[Item]) -> View:
    """The order with its reason in words; what is equal is said, and left to whoever it is."""
    places = in_order(items)
    first, equal = first_few(places)
    blocks = [section(_place(each)) for each in places if each.rank is not None]
    blocks += [section(line) for line in (*_ties(places), *_unrated(places))]
    if equal:
        room = CHOSEN_MAX - len(first)
        fits = "one of the equal ones fits" if room == 1 else f"{room} of the equal ones fit"
        blocks.append(section(f"Only {fits} in your first {CHOSEN_MAX}. Which, is yours to say."))
    marked = " ".join(str(each.id) for each in first)
    row = actions(
        button("Choose up to three", ids.ITEM_CHOOSE, marked, primary=True),
        button("Compare again", ids.ITEM_COMPARE),
        button("My list", ids.ITEM_LIST),
    )
    return modal("The order", "page", [*blocks, row, context(_HOW)], close="Done")


def _which(items: Sequence[Item], marked: Sequence[str], most: int) -> Element:
    """Lines to choose from: all in view where they are few."""
    if len(items) <= CHOICES_MAX:
        return checkboxes([_choice(each) for each in items], marked)
    groups: dict[str, list[Choice]] = {}
    for category, label in CATEGORIES.items():
        choices = [_choice(each) for each in items if each.category is category]
        for at in range(0, len(choices), OPTIONS_MAX):
            part = (
                f", {at + 1} to {min(at + OPTIONS_MAX, len(choices))}" if len(choices) > OPTIONS_MAX else ""
            )
            groups[f"{label}{part}"] = choices[at : at + OPTIONS_MAX]
    return grouped_multi_select(groups, marked, most)


def _choice(item: Item) -> Choice:
    return Choice(str(item.id), f"{cut(item.words, 60)}{standing(item)}")


def _questions(item: Item) -> list[Block]:
    rating = item.rating
    scale = [Choice(str(each), str(each)) for each in range(1, HIGHEST + 1)]
    value = [Choice("1", "1 little"), *scale[1:-1], Choice(str(HIGHEST), f"{HIGHEST} a lot")]
    fits = [Choice(each.value, label) for each, label in _FITS.items()]
    asked = (
        (VALUE, "Value", value, rating.value),
        (MOTIVATION, "Motivation", value, rating.motivation),
        (IN_LINE, "In line with my values?", fits, rating.in_line),
        (ON_STRENGTHS, "Built on my strengths?", fits, rating.on_strengths),
    )
    return [
        field(
            f"{block}:{item.id}",
            label,
            select(choices, str(held) if held is not None else None, placeholder="Choose"),
            optional=True,
        )
        for block, label, choices, held in asked
    ]


def _place(place: Place) -> str:
    return f"{place.rank}. *{escape(place.item.words)}*: {_reason(place.item.rating)}."


def _unrated(places: Sequence[Place]) -> list[str]:
    """Those that have no place yet, in one sentence."""
    if all(each.rank is not None for each in places):
        return []
    return [f"Not rated yet: {_names(places, None)}. Value and motivation give a line its place."]


def _reason(rating: Rating) -> str:
    parts = [f"value {rating.value}", f"motivation {rating.motivation}"]
    if rating.in_line:
        parts.append(_IN_LINE[rating.in_line])
    if rating.on_strengths:
        parts.append(_STRENGTHS[rating.on_strengths])
    return f"{', '.join(parts)}; that makes {rating.points}"


def _ties(places: Sequence[Place]) -> list[str]:
    ranks = dict.fromkeys(each.rank for each in places if each.tied)
    return [f"Equal: {_names(places, rank)}. The order between them is yours." for rank in ranks]


def _names(places: Sequence[Place], rank: int | None) -> str:
    return listed([f"*{cut(escape(each.item.words), NAME_MAX)}*" for each in places if each.rank == rank])

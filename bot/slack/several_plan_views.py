"""Several promises that were written at once, each with what was understood (words.md, T4)."""

from bot.domain.plan_facts import Confirmed, Proposal, Proposals
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
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
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.plan_text import has_rhythm, reading
from bot.slack.plan_views import GETS_IN_THE_WAY, IF_THEN_MAX, saved_page, with_minute
from bot.slack.promise_text import if_then
from bot.slack.text import cut, escape

LINE_MAX = 400
"""Characters of one promise: twenty of them stay inside one message."""
NAME_MAX = 60
PLAN = "plan:"
"""Before a promise's id in the block id of its if-then."""
EXAMPLE = "If my day is all meetings, then I use the last five minutes of one"
BOTH_HALVES = "Write both halves: If …, then I will …; or leave it empty."


def proposed(together: Proposals) -> Message:
    """What was understood of each, before it counts."""
    waiting = together.waiting
    if not together.each:
        return Message("Nothing is left of it, and nothing was saved.")
    if not waiting:
        return Message(
            "\n".join(("All of them count.", *map(_line, together.each))),
            (section("*All of them count.*"), *(section(_line(each)) for each in together.each)),
        )
    first = str(waiting[0].commitment.id)
    row = actions(
        button("All of them are right", ids.PLAN_ALL, first, primary=True),
        button("Add if-thens", ids.PLAN_TOGETHER, first),
    )
    head = f"*Is this what you meant?* {_count(len(together.each))} for *{escape(together.goal.short_name)}*."
    each = "Each has its own menu: That's right, Change it, Leave it out."
    text = "\n".join(
        (
            "Is this what you meant?",
            *map(_line, together.each),
            f"{each} [All of them are right] [Add if-thens]",
        )
    )
    return Message(text, (section(head), *_rows(together), context(each), row))


def page(together: Proposals) -> View:
    """The same as a form, which asks for the if-thens too; it confirms those that are left."""
    waiting = together.waiting
    if not waiting:
        return modal(
            "All of them count", "page", [section(_line(each)) for each in together.each] or [_none()]
        )
    blocks: list[Block] = [section(f"{_count(len(together.each))} for *{escape(together.goal.short_name)}*.")]
    for each, row in zip(together.each, _rows(together), strict=True):
        blocks.append(row)
        if not each.commitment.confirmed:
            blocks.append(_plan_field(each))
    blocks.append(context(GETS_IN_THE_WAY))
    first = str(waiting[0].commitment.id)
    return modal(
        "Are these right?",
        ids.PLAN_TOGETHER_FORM,
        blocks,
        submit="All of them",
        close="Not now",
        metadata=pack(commitment=first),
    )


def confirmed(now: Confirmed) -> Message:
    """All of them count."""
    return with_minute(_saved_lines(now), now.proposal)


def confirmed_page(now: Confirmed) -> View:
    """The end of the form."""
    return saved_page(tuple(map(section, _saved_lines(now))), now)


def _saved_lines(now: Confirmed) -> list[str]:
    each = now.together.each if now.together else (now.proposal,)
    return [
        f"{_count(len(each))} count from today.",
        *map(_line, each),
        "Log any of them with /log and its name.",
    ]


def _rows(together: Proposals) -> list[Block]:
    return [section(_line(each), _menu(each, nth)) for nth, each in enumerate(together.each, start=1)]


def _line(proposal: Proposal) -> str:
    commitment = proposal.commitment
    mark = "✓ " if commitment.confirmed else ""
    plan = f" {if_then(commitment)}" if commitment.if_words else ""
    asked = "" if commitment.confirmed or has_rhythm(proposal) else " No rhythm is named."
    return cut(f"{mark}*{escape(commitment.short_name)}*: {reading(proposal)}.{asked}{plan}", LINE_MAX)


def _menu(proposal: Proposal, nth: int) -> Element | None:
    if proposal.commitment.confirmed:
        return None
    commitment_id = str(proposal.commitment.id)
    return overflow(
        f"promise {nth}",
        option("That's right", ids.PLAN_CONFIRM, commitment_id),
        option("Change it", ids.PLAN_CHANGE, commitment_id),
        option("Leave it out", ids.PLAN_LEAVE_OUT, commitment_id),
    )


def _plan_field(proposal: Proposal) -> Block:
    commitment = proposal.commitment
    both = f"If {commitment.if_words}, then I will {commitment.then_words}" if commitment.if_words else ""
    element = text_input(both, max_length=2 * IF_THEN_MAX + NAME_MAX, placeholder=EXAMPLE)
    return field(
        f"{PLAN}{commitment.id}", f"If-then for {commitment.short_name or 'this one'}", element, optional=True
    )


def _count(many: int) -> str:
    return "1 promise" if many == 1 else f"{many} promises"


def _none() -> Block:
    return section("Nothing is left of it, and nothing was saved.")

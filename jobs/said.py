"""What a member said in check-ins, in what a partner hears once a week: never a message of its own."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.sharing import Partnership
from bot.slack.blocks import section
from bot.slack.message import Message
from bot.slack.seen_text import said_line
from bot.usecases import seen


async def with_checkins(
    uow: UnitOfWork, partnership: Partnership, goal_ids: Collection[UUID], message: Message, now: datetime
) -> Message:
    """The message with what was said of these goals above its buttons, where its reader hears weekly."""
    shown = await seen.of_partnership(uow, partnership, now) if partnership.weekly else None
    if shown is None:
        return message
    lines = [said_line(each, shown.agreement) for each in shown.goals if each.facts.goal.id in goal_ids]
    told = [line for line in lines if line]
    *above, buttons = message.blocks
    blocks = (*above, *(section(line) for line in told), buttons)
    return replace(message, text="\n".join((message.text, *told)), blocks=blocks)

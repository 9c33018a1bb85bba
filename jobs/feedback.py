"""Feedback as its receiver gets it, and what comes back to whoever gave it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind, Refused, State
from bot.slack import received_feedback_views
from bot.usecases import feedback
from jobs.compose import Composed, Composer, Skip, TakenBack


async def compose(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The giver's words, and what the receiver made of them; nothing once they were taken back."""
    card = await feedback.card_of(uow, UUID(owed.about["feedback"]), now)
    if card is None:
        return Skip("nothing is left of it")
    if card.given.withdrawn_at is not None:
        return TakenBack()
    if owed.state is not State.SENT and await uow.deliveries.muted(
        card.given.receiver_slack_id, Refused.FEEDBACK
    ):
        return Skip("wants none of these")
    return received_feedback_views.card(card)


async def compose_news(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """Thanks, or an answer, to the giver."""
    card = await feedback.card_of(uow, UUID(owed.about["feedback"]), now)
    if card is None:
        return Skip("nothing is left of it")
    if owed.about["what"] == feedback.ANSWERED:
        return received_feedback_views.answered(card)
    return received_feedback_views.thanked(card)


COMPOSERS: Mapping[Kind, Composer] = {Kind.FEEDBACK: compose, Kind.FEEDBACK_NEWS: compose_news}

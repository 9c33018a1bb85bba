"""What is told of a goal, as each reader gets it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind, Refused, State
from bot.slack import intention_card_views
from bot.usecases import intentions
from jobs.compose import Composed, Composer, Skip, TakenBack


async def compose(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The owner's words, until they are taken back."""
    page = await intentions.page_of(uow, UUID(owed.about["reader"]), now)
    if page is None:
        return Skip("nothing is left of it")
    if page.intention.withdrawn_at is not None:
        return TakenBack()
    if owed.state is State.SENT:
        return intention_card_views.card(page)
    if not page.reader.channel and await uow.deliveries.muted(page.reader.slack_id, Refused.INTENTIONS):
        return Skip("wants none of these")
    return intention_card_views.card(page)


COMPOSERS: Mapping[Kind, Composer] = {Kind.INTENTION: compose}

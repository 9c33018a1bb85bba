"""What a partner is sent of a promise that became smaller."""

from collections.abc import Mapping
from datetime import datetime

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind
from bot.slack import change_views
from bot.usecases import change_news
from jobs.compose import Composed, Composer, Skip


async def compose_smaller(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The smaller promise; what was taken back, or changed again before it began, is not told."""
    news = await change_news.news_of(uow, owed, now)
    return change_views.to_partner(news) if news is not None else Skip("taken back, or not theirs to read")


COMPOSERS: Mapping[Kind, Composer] = {Kind.SMALLER: compose_smaller}

"""A partner's word, brought to its reader."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind
from bot.slack import word_views
from bot.usecases.words import word_of
from jobs.compose import Composed, Composer, Skip


async def compose_word(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """Who wrote, and what."""
    word = await word_of(uow, UUID(owed.about["word"]), now)
    return word_views.to_owner(word) if word is not None else Skip("taken back")


COMPOSERS: Mapping[Kind, Composer] = {Kind.WORD: compose_word}

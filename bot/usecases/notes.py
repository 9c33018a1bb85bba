"""Words a person wrote that were no command: offered, kept, made a goal of, forgotten."""

from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow
from bot.domain.errors import Gone, TooLong
from bot.domain.goals import WORDS_MAX
from bot.domain.people import Visit
from bot.usecases.visits import opened


async def add(open_uow: OpenUow, now: datetime, visit: Visit, words: str) -> UUID:
    """Words that wait for what is to become of them; until they are kept they are only an offer.

    Raises:
        TooLong: more than `WORDS_MAX` characters.
    """
    if len(words) > WORDS_MAX:
        raise TooLong("words", WORDS_MAX, words)
    async with opened(open_uow, now, visit) as (uow, profile):
        note_id = uow.new_id()
        await uow.notes.add(note_id, profile.id, words, now)
        return note_id


async def keep(open_uow: OpenUow, now: datetime, visit: Visit, note_id: UUID) -> None:
    """Keep one's own words. Raises Gone where they are not there."""
    async with opened(open_uow, now, visit) as (uow, profile):
        if not await uow.notes.keep(note_id, profile.id, now):
            raise Gone("note")


async def forget(open_uow: OpenUow, now: datetime, visit: Visit, note_id: UUID) -> None:
    """Delete one's own words; twice is once."""
    async with opened(open_uow, now, visit) as (uow, profile):
        await uow.notes.forget(note_id, profile.id)


async def words(open_uow: OpenUow, now: datetime, visit: Visit, note_id: UUID) -> str:
    """One's own words. Raises Gone where they are not there."""
    async with opened(open_uow, now, visit) as (uow, profile):
        found = await uow.notes.words(note_id, profile.id)
        if found is None:
            raise Gone("note")
        return found

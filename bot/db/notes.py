"""Words a person wrote to the bot that were no command: offers until they are kept."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from bot.db.models import Note
from bot.db.store import Store


class NoteStore(Store):
    """People's own words, each theirs alone."""

    async def add(self, note_id: UUID, person_id: UUID, words: str, now: datetime) -> None:
        """Words that wait for what is to become of them."""
        await self._insert(Note, id=note_id, person_id=person_id, words=words, created_at=now)

    async def words(self, note_id: UUID, person_id: UUID) -> str | None:
        """The words of one's own note; None where it is gone or somebody else's."""
        query = select(Note.words).where(Note.id == note_id, Note.person_id == person_id)
        row = await self._one(query, Note)
        return row[0] if row else None

    async def keep(self, note_id: UUID, person_id: UUID, now: datetime) -> bool:
        """Keep it; False where it is gone."""
        mine = (Note.id == note_id, Note.person_id == person_id)
        return await self._changed(self._updating(Note).where(*mine).values(kept_at=now)) == 1

    async def forget(self, note_id: UUID, person_id: UUID) -> bool:
        """Delete it; False where it was gone already."""
        mine = (Note.id == note_id, Note.person_id == person_id)
        return await self._changed(self._deleting(Note).where(*mine)) == 1

"""The words partners write to members, kept for both."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from bot.db.models import Word
from bot.db.store import Store


class WordStore(Store):
    """The words of one workspace."""

    async def write(
        self, new_id: UUID, partnership_id: UUID, notice_id: UUID, words: str, now: datetime
    ) -> bool:
        """Keep what a partner wrote about a notice; False when they had written: of two forms one counts."""
        row = {
            "id": new_id,
            "partnership_id": partnership_id,
            "notice_id": notice_id,
            "words": words,
            "created_at": now,
        }
        return await self._insert_once(Word, row, unique=("notice_id",))

    async def on_notice(self, notice_id: UUID) -> str:
        """What a partner wrote about a notice; '' where they did not."""
        row = await self._one(select(Word.words).where(Word.notice_id == notice_id), Word)
        return row[0] if row else ""

    async def word(self, word_id: UUID) -> tuple[UUID, str] | None:
        """A word by its id: its partnership, and what it says."""
        row = await self._one(select(Word.partnership_id, Word.words).where(Word.id == word_id), Word)
        return (row[0], row[1]) if row else None

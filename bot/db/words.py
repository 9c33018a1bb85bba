"""The words partners write to members, kept for both; and what members ask partners for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from bot.db.models import Partnership, ToPartner, Word
from bot.db.store import Store
from bot.domain import to_partner

_TO_PARTNER = (
    ToPartner.id,
    ToPartner.partnership_id,
    ToPartner.what,
    ToPartner.words,
    ToPartner.created_at,
    ToPartner.goal_id,
    ToPartner.commitment_id,
    ToPartner.on_date,
    ToPartner.cheered_at,
)
_WORD = (Word.id, Word.partnership_id, Word.words, Word.thanked_at, Word.answer)


@dataclass(frozen=True, slots=True)
class Kept:
    """A word with what its reader made of it."""

    id: UUID
    partnership_id: UUID
    words: str
    thanked_at: datetime | None
    answer: str


class WordStore(Store):
    """The words of one workspace."""

    async def write(
        self,
        new_id: UUID,
        partnership_id: UUID,
        words: str,
        now: datetime,
        *,
        notice_id: UUID | None = None,
        asked_id: UUID | None = None,
    ) -> bool:
        """Keep what a partner wrote about a notice, or where they were asked; of two forms one counts."""
        row = {
            "id": new_id,
            "partnership_id": partnership_id,
            "notice_id": notice_id,
            "asked_id": asked_id,
            "words": words,
            "created_at": now,
            "answer": "",
        }
        return await self._insert_once(Word, row, unique=("notice_id" if notice_id else "asked_id",))

    async def on_notice(self, notice_id: UUID) -> str:
        """What a partner wrote about a notice; '' where they did not."""
        row = await self._one(select(Word.words).where(Word.notice_id == notice_id), Word)
        return row[0] if row else ""

    async def on_asked(self, asked_id: UUID) -> str:
        """What a partner wrote where they were asked; '' where they did not."""
        row = await self._one(select(Word.words).where(Word.asked_id == asked_id), Word)
        return row[0] if row else ""

    async def word(self, word_id: UUID) -> Kept | None:
        """A word by its id."""
        row = await self._one(select(*_WORD).where(Word.id == word_id), Word)
        return Kept(*row) if row else None

    async def written_to(self, member_id: UUID, since: datetime) -> Sequence[datetime]:
        """When partners wrote to a member since then."""
        query = (
            select(Word.created_at)
            .join(Partnership, Partnership.id == Word.partnership_id)
            .where(Partnership.member_id == member_id, Word.created_at > since)
        )
        return [row[0] for row in await self._all(query, Word)]

    async def thank(self, word_id: UUID, now: datetime) -> bool:
        """Its reader says thanks; False where they did before."""
        changed = await self._changed(
            self._updating(Word).where(Word.id == word_id, Word.thanked_at.is_(None)).values(thanked_at=now)
        )
        return changed > 0

    async def answer(self, word_id: UUID, words: str) -> bool:
        """Its reader answers; False where they did before."""
        changed = await self._changed(
            self._updating(Word).where(Word.id == word_id, Word.answer == "").values(answer=words)
        )
        return changed > 0

    async def ask(self, asked: to_partner.ToPartner) -> None:
        """Something for a partner."""
        await self._insert(
            ToPartner,
            id=asked.id,
            partnership_id=asked.partnership_id,
            what=asked.what,
            words=asked.words,
            created_at=asked.created_at,
            goal_id=asked.goal_id,
            commitment_id=asked.commitment_id,
            on_date=asked.on,
        )

    async def cheer(self, asked_id: UUID, now: datetime) -> bool:
        """The partner says well done; False where they did before."""
        changed = await self._changed(
            self._updating(ToPartner)
            .where(ToPartner.id == asked_id, ToPartner.cheered_at.is_(None))
            .values(cheered_at=now)
        )
        return changed > 0

    async def asked(self, asked_id: UUID) -> to_partner.ToPartner | None:
        """One by its id."""
        row = await self._one(select(*_TO_PARTNER).where(ToPartner.id == asked_id), ToPartner)
        return to_partner.ToPartner(*row) if row else None

"""What each partner is told of a slip, or of several."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from bot.db.models import SlipNotice
from bot.db.store import Store
from bot.domain import slip_facts
from bot.domain.sharing import NoticeState

_NOTICE = (
    SlipNotice.id,
    SlipNotice.owner_delivery_id,
    SlipNotice.partnership_id,
    SlipNotice.state,
    SlipNotice.added_words,
    SlipNotice.drawn_text,
    SlipNotice.told_text,
    SlipNotice.partner_at,
    SlipNotice.corrected_text,
    SlipNotice.corrected_on,
    SlipNotice.told_slips,
)


class NoticeStore(Store):
    """The notices of one workspace."""

    async def newest_states(self, partnership_id: UUID, count: int) -> Sequence[NoticeState]:
        """How the newest notices of one partner ended, the newest first."""
        query = (
            select(SlipNotice.state)
            .where(SlipNotice.partnership_id == partnership_id, SlipNotice.partner_at.is_not(None))
            .order_by(SlipNotice.partner_at.desc(), SlipNotice.id.desc())
            .limit(count)
        )
        return [row[0] for row in await self._all(query, SlipNotice)]

    async def notices(self, owner_delivery_id: UUID) -> Sequence[slip_facts.Notice]:
        """What each partner is told of one owner's message, in the order they were drawn."""
        query = (
            select(*_NOTICE).where(SlipNotice.owner_delivery_id == owner_delivery_id).order_by(SlipNotice.id)
        )
        return [_notice_of(row) for row in await self._all(query, SlipNotice)]

    async def notice(self, notice_id: UUID) -> slip_facts.Notice | None:
        """One notice."""
        row = await self._one(select(*_NOTICE).where(SlipNotice.id == notice_id), SlipNotice)
        return _notice_of(row) if row else None

    async def draw_for(self, new_id: UUID, owner_delivery_id: UUID, partnership_id: UUID) -> None:
        """A partner will hear of this owner's message; one notice for each partner, however often drawn."""
        row = {
            "id": new_id,
            "owner_delivery_id": owner_delivery_id,
            "partnership_id": partnership_id,
            "state": NoticeState.DRAWN,
            "added_words": "",
            "drawn_text": "",
            "told_text": "",
            "partner_at": None,
            "corrected_text": "",
            "told_slips": [],
        }
        await self._insert_once(SlipNotice, row, unique=("owner_delivery_id", "partnership_id"))

    async def drawn(self, notice_id: UUID, text: str) -> None:
        """What the newest drawing of the owner's message shows for this partner."""
        await self._notice(notice_id, slip_facts.WAITING, drawn_text=text)

    async def telling(self, notice_id: UUID, slip_ids: Collection[UUID]) -> None:
        """The partner is getting the words about these slips: of no others they hear what became of them."""
        told = sorted(str(each) for each in slip_ids)
        await self._notice(notice_id, (NoticeState.TOLD_OWNER,), told_slips=told)

    async def drawn_again(self, notice: slip_facts.Notice, correction: str) -> None:
        """What the newest drawing of the owner's message says became of what this partner was told."""
        await self._notice(notice.id, slip_facts.TOLD, drawn_text=correction or notice.told_text)

    async def corrected(self, notice_id: UUID, text: str, on: date | None) -> None:
        """What the partner's message says beside what they were told; nothing where that holds again."""
        await self._notice(notice_id, slip_facts.TOLD, corrected_text=text, corrected_on=on)

    async def shown(self, notice: slip_facts.Notice, partner_at: datetime, state: NoticeState) -> bool:
        """The owner's message stands in Slack as it was drawn; False when the partner's state moved on."""
        return await self._notice(
            notice.id,
            slip_facts.WAITING,
            told_text=notice.drawn_text,
            partner_at=partner_at,
            state=state,
        )

    async def move(self, notice_id: UUID, was: Collection[NoticeState], becomes: NoticeState) -> bool:
        """Move a notice on; False when it did not stand where it was thought to: of two acts one counts."""
        return await self._notice(notice_id, was, state=becomes)

    async def retime(self, notice_id: UUID, partner_at: datetime) -> bool:
        """Another hour for a partner who was not told yet."""
        return await self._notice(notice_id, slip_facts.WAITING, partner_at=partner_at)

    async def add_words(self, notice_id: UUID, words: str) -> bool:
        """What the owner adds for this partner; False when they were told already, or are not going to be."""
        return await self._notice(notice_id, (NoticeState.TOLD_OWNER,), added_words=words)

    async def _notice(self, notice_id: UUID, was: Collection[NoticeState], **values: object) -> bool:
        changed = await self._changed(
            self._updating(SlipNotice)
            .where(SlipNotice.id == notice_id, SlipNotice.state.in_(was))
            .values(**values)
        )
        return changed == 1


def _notice_of(row: Any) -> slip_facts.Notice:
    """The domain's notice of a row with the columns of `_NOTICE`."""
    return replace(slip_facts.Notice(*row[:-1]), told_slips=frozenset(map(UUID, row.told_slips)))

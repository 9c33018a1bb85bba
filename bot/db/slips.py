"""Slips, the notices of their partners among them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select

from bot.db.models import Delivery, Slip, SlipNotice
from bot.db.slip_notices import NoticeStore
from bot.domain import slip_facts, slips
from bot.domain.calendar import DateSpan
from bot.domain.sharing import NoticeState
from bot.domain.slips import SlipState

_SLIP = (
    Slip.id,
    Slip.member_id,
    Slip.commitment_id,
    Slip.first_on,
    Slip.last_on,
    Slip.state,
    Slip.owner_delivery_id,
    Slip.smaller_id,
)
_UNSETTLED = (SlipState.OPEN, SlipState.TOLD_OWNER)
_HEARD_OF = (SlipState.TOLD_OWNER, SlipState.TOLD_PARTNER)


class SlipStore(NoticeStore):
    """The slips of one workspace, and what each partner is told of them."""

    async def add(self, slip: slips.Slip, now: datetime) -> None:
        """Keep a new slip."""
        await self._insert(
            Slip,
            id=slip.id,
            member_id=slip.member_id,
            commitment_id=slip.commitment_id,
            first_on=slip.span.first,
            last_on=slip.span.last,
            state=slip.state,
            created_at=now,
            settled_at=None,
            owner_delivery_id=slip.owner_delivery_id,
            smaller_id=slip.smaller_id,
        )

    async def newest(self, member_id: UUID, since: date) -> dict[UUID | None, slips.Slip]:
        """The newest slip of each promise that ended on or after `since`; under None the silent week's."""
        query = self._ordered(Slip.member_id == member_id, Slip.last_on >= since)
        return {slip.commitment_id: slip for slip in await self._slips(query)}

    async def followed(self, member_id: UUID, since: date, settled_since: datetime) -> Sequence[slips.Slip]:
        """A member's slips that a message tells, oldest first: those some partner may hear of, or has heard.

        They ended on or after `since`; of the settled ones those settled at or after `settled_since`.
        """
        settled = (Slip.state == SlipState.SETTLED) & (Slip.settled_at >= settled_since)
        query = self._ordered(
            Slip.member_id == member_id,
            Slip.owner_delivery_id.is_not(None),
            Slip.last_on >= since,
            Slip.state.in_((*_UNSETTLED, SlipState.TOLD_PARTNER)) | settled,
        )
        return await self._slips(query)

    async def of_message(self, owner_delivery_id: UUID) -> Sequence[slips.Slip]:
        """The slips that one owner's message tells, oldest first."""
        return await self._slips(self._ordered(Slip.owner_delivery_id == owner_delivery_id))

    async def told(
        self, member_ids: Collection[UUID], first: date, last: date, now: datetime
    ) -> Sequence[slips.Slip]:
        """The slips that a summary may speak of, of periods that ended from `first` to `last`.

        Their owner was told and every partner's hour has come; none that was settled or held back.
        """
        notice = select(SlipNotice.id).where(
            SlipNotice.workspace_id == self._workspace_id,
            SlipNotice.owner_delivery_id == Slip.owner_delivery_id,
        )
        waits = SlipNotice.partner_at.is_(None) | (SlipNotice.partner_at > now)
        kept_back = SlipNotice.state.in_((NoticeState.HELD_BACK, NoticeState.DRAWN))
        open_yet = SlipNotice.state.not_in(slip_facts.TOLD) & waits
        query = self._ordered(
            Slip.member_id.in_(member_ids),
            Slip.state.in_(_HEARD_OF),
            Slip.last_on >= first,
            Slip.last_on <= last,
            exists(notice),
            ~exists(notice.where(kept_back | open_yet)),
        )
        return await self._slips(query)

    def _ordered(self, *conditions: ColumnElement[bool]) -> Select[*tuple[object, ...]]:
        return select(*_SLIP).where(*conditions).order_by(Slip.last_on, Slip.first_on, Slip.id)

    async def _slips(self, query: Select[*tuple[object, ...]]) -> Sequence[slips.Slip]:
        return [
            slips.Slip(
                id=row.id,
                member_id=row.member_id,
                commitment_id=row.commitment_id,
                span=DateSpan(row.first_on, row.last_on),
                state=row.state,
                owner_delivery_id=row.owner_delivery_id,
                smaller_id=row.smaller_id,
            )
            for row in await self._all(query, Slip)
        ]

    async def extend(self, slip_id: UUID, last_on: date) -> None:
        """A further missed day joins a run."""
        await self._changed(self._updating(Slip).where(Slip.id == slip_id).values(last_on=last_on))

    async def tell_by(self, slip_ids: Collection[UUID], owner_delivery_id: UUID) -> None:
        """The message that will tell these slips to their owner."""
        await self._changed(
            self._updating(Slip).where(Slip.id.in_(slip_ids)).values(owner_delivery_id=owner_delivery_id)
        )

    async def settle(self, slip_id: UUID, now: datetime) -> bool:
        """The slip no longer stands; False when a partner was told of it, which stays so."""
        return await self._moved(slip_id, _UNSETTLED, SlipState.SETTLED, now)

    async def reopen(self, slip_id: UUID, state: SlipState) -> bool:
        """A settled slip stands again."""
        return await self._moved(slip_id, (SlipState.SETTLED,), state, None)

    async def _moved(
        self, slip_id: UUID, was: Collection[SlipState], becomes: SlipState, settled_at: datetime | None
    ) -> bool:
        changed = await self._changed(
            self._updating(Slip)
            .where(Slip.id == slip_id, Slip.state.in_(was))
            .values(state=becomes, settled_at=settled_at)
        )
        return changed == 1

    async def heard(self, slip_ids: Collection[UUID], becomes: SlipState) -> None:
        """The owner, or after them a partner, was told of these slips; what was settled stays so."""
        was = (SlipState.OPEN,) if becomes is SlipState.TOLD_OWNER else _UNSETTLED
        await self._changed(
            self._updating(Slip).where(Slip.id.in_(slip_ids), Slip.state.in_(was)).values(state=becomes)
        )

    async def told_at(self, owner_delivery_id: UUID) -> datetime | None:
        """When an owner's message was sent; None before."""
        query = select(Delivery.sent_at).where(Delivery.id == owner_delivery_id)
        row = await self._one(query, Delivery)
        return row[0] if row else None

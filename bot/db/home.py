"""What Home counts across features: messages between two people, what waits, who else knows of a goal."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select

from bot.db.models import (
    Delivery,
    EndNotice,
    Goal,
    Intention,
    Mailbox,
    SlipNotice,
    ToPartner,
    Word,
)
from bot.db.store import Store
from bot.domain.deliveries import RULES, Budget, State
from bot.domain.sharing import NoticeState
from bot.domain.to_partner import What

_TO_PARTNERS = [kind for kind, rule in RULES.items() if rule.budget is Budget.PARTNER]
_BY_MENTION: tuple[tuple[str, Any], ...] = (
    ("notice", SlipNotice),
    ("notice", EndNotice),
    ("asked", ToPartner),
    ("word", Word),
)
"""How a delivery names the partnership it belongs to, where it does not do so itself."""


class HomeStore(Store):
    """Counts for one page, in one workspace."""

    async def heard(self, partners: Collection[str], since: date) -> dict[UUID, int]:
        """How many messages of each partnership these partners got since that date of theirs."""
        query = (
            select(Delivery.message_ts, Delivery.about)
            .join(Mailbox, Mailbox.id == Delivery.mailbox_id)
            .where(
                Mailbox.slack_user_id.in_(partners),
                Delivery.kind.in_(_TO_PARTNERS),
                Delivery.state == State.SENT,
                Delivery.sent_on >= since,
            )
        )
        sent = [(row.message_ts, row.about) for row in await self._all(query, Delivery)]
        partnership_by_id = await self._partnerships([about for _, about in sent])
        told = {
            (partnership, ts)
            for ts, about in sent
            for partnership in _of(about, partnership_by_id)
            if ts is not None
        }
        counts: dict[UUID, int] = {}
        for partnership, _ in told:
            counts[partnership] = counts.get(partnership, 0) + 1
        return counts

    async def waiting(self, partnership_ids: Collection[UUID], since: datetime) -> dict[UUID, int]:
        """What partners were sent since then, or asked for, and have neither answered nor closed."""
        answered = exists().where(Word.notice_id == SlipNotice.id)
        notices = (
            select(SlipNotice.partnership_id, func.count(SlipNotice.id))
            .where(
                SlipNotice.partnership_id.in_(partnership_ids),
                SlipNotice.state == NoticeState.TOLD_PARTNER,
                SlipNotice.partner_at >= since,
                ~answered,
            )
            .group_by(SlipNotice.partnership_id)
        )
        wrote = exists().where(Word.asked_id == ToPartner.id)
        asked = (
            select(ToPartner.partnership_id, func.count(ToPartner.id))
            .where(
                ToPartner.partnership_id.in_(partnership_ids),
                ToPartner.what.in_((What.WORD, What.PLAN)),
                ToPartner.created_at >= since,
                ~wrote,
            )
            .group_by(ToPartner.partnership_id)
        )
        counts: dict[UUID, int] = {}
        for rows in (await self._all(notices, SlipNotice), await self._all(asked, ToPartner)):
            for partnership_id, count in rows:
                counts[partnership_id] = counts.get(partnership_id, 0) + count
        return counts

    async def told(self, member_id: UUID) -> frozenset[UUID]:
        """The goals of a member that others were told of, where that stands."""
        query = (
            select(Intention.goal_id)
            .distinct()
            .join(Goal, Goal.id == Intention.goal_id)
            .where(Goal.member_id == member_id, Intention.withdrawn_at.is_(None))
        )
        return frozenset(row[0] for row in await self._all(query, Intention))

    async def _partnerships(self, abouts: Collection[dict[str, Any]]) -> dict[UUID, UUID]:
        """The partnership of everything that deliveries mention, by its id."""
        found: dict[UUID, UUID] = {}
        for name, model in _BY_MENTION:
            mentioned = {UUID(about[name]) for about in abouts if name in about} - found.keys()
            if mentioned:
                query = select(model.id, model.partnership_id).where(model.id.in_(mentioned))
                found |= {row[0]: row[1] for row in await self._all(query, model)}
        return found


def _of(about: dict[str, Any], known: dict[UUID, UUID]) -> list[UUID]:
    if "partnership" in about:
        return [UUID(about["partnership"])]
    mentioned = [UUID(about[name]) for name in ("notice", "asked", "word") if name in about]
    return [known[each] for each in mentioned if each in known][:1]

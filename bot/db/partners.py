"""Invitations, the agreements they become, and the goals each partner may see."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select, text

from bot.db.models import Goal, Partnership, Person, Share, Word
from bot.db.store import Store
from bot.domain import sharing
from bot.domain.sharing import INVITATION_LASTS, Field, PartnershipState

_COLUMNS = (
    Partnership.id,
    Partnership.member_id,
    Partnership.partner_slack_id,
    Partnership.partner_id,
    Partnership.role,
    Partnership.state,
    Partnership.asks,
    Partnership.until_on,
    Partnership.invited_at,
    Partnership.accepted_at,
    Partnership.closed_at,
    Partnership.no_words_until,
    Partnership.weekly,
)
_OPEN = (PartnershipState.INVITED, PartnershipState.ACCEPTED)
_RUNNING = text("state in ('invited', 'accepted')")


class PartnerStore(Store):
    """Who stands beside whom in one workspace."""

    async def partnership(self, partnership_id: UUID) -> sharing.Partnership | None:
        """One invitation or agreement, whatever became of it."""
        found = await self._found(Partnership.id == partnership_id)
        return found[0] if found else None

    async def accepted(self, member_id: UUID, on: date) -> Sequence[sharing.Partnership]:
        """A member's agreements that hold on their date `on`, oldest first, but for partners who left."""
        left = exists().where(Person.id == Partnership.partner_id, Person.deactivated_at.is_not(None))
        return await self._found(
            Partnership.member_id == member_id,
            Partnership.state == PartnershipState.ACCEPTED,
            Partnership.until_on >= on,
            ~left,
        )

    async def open_of(self, member_id: UUID) -> Sequence[sharing.Partnership]:
        """A member's invitations and agreements that nobody closed, stale ones among them, oldest first."""
        return await self._found(Partnership.member_id == member_id, Partnership.state.in_(_OPEN))

    async def between(self, member_id: UUID, partner_slack_id: str) -> Sequence[sharing.Partnership]:
        """Everything there ever was between a member and somebody they invited, oldest first."""
        return await self._found(
            Partnership.member_id == member_id, Partnership.partner_slack_id == partner_slack_id
        )

    async def ever_agreed(self, member_ids: Collection[UUID]) -> set[tuple[UUID, str]]:
        """Members with whoever once said yes to them, by Slack's id."""
        query = select(Partnership.member_id, Partnership.partner_slack_id).where(
            Partnership.member_id.in_(member_ids), Partnership.accepted_at.is_not(None)
        )
        return {(row[0], row[1]) for row in await self._all(query, Partnership)}

    async def helped_by(self, partner_slack_id: str) -> Sequence[sharing.Partnership]:
        """The agreements in which somebody is the partner, oldest first; each `runs` by its member's date."""
        return await self._found(
            Partnership.partner_slack_id == partner_slack_id,
            Partnership.state == PartnershipState.ACCEPTED,
        )

    async def waiting_for(self, partner_slack_id: str, now: datetime) -> Sequence[sharing.Partnership]:
        """The invitations somebody can still answer, oldest first."""
        return await self._found(
            Partnership.partner_slack_id == partner_slack_id,
            Partnership.state == PartnershipState.INVITED,
            Partnership.invited_at > now - INVITATION_LASTS,
        )

    async def _found(self, *conditions: ColumnElement[bool]) -> Sequence[sharing.Partnership]:
        query = select(*_COLUMNS).where(*conditions).order_by(Partnership.invited_at, Partnership.id)
        return [sharing.Partnership(*row) for row in await self._all(query, Partnership)]

    async def invite(self, invitation: sharing.Partnership) -> bool:
        """Keep a new invitation; False when these two have an open one or an agreement already."""
        row = {
            "id": invitation.id,
            "member_id": invitation.member_id,
            "partner_slack_id": invitation.partner_slack_id,
            "role": invitation.role,
            "state": PartnershipState.INVITED,
            "asks": invitation.asks,
            "until_on": invitation.until_on,
            "invited_at": invitation.invited_at,
        }
        return await self._insert_once(
            Partnership, row, unique=("member_id", "partner_slack_id"), where=_RUNNING
        )

    async def accept(self, partnership_id: UUID, partner_id: UUID, now: datetime) -> bool:
        """Make an invitation an agreement; False when it was no longer open: of two presses one counts."""
        changed = await self._changed(
            self._updating(Partnership)
            .where(
                Partnership.id == partnership_id,
                Partnership.state == PartnershipState.INVITED,
                Partnership.invited_at > now - INVITATION_LASTS,
            )
            .values(state=PartnershipState.ACCEPTED, partner_id=partner_id, accepted_at=now)
        )
        return changed == 1

    async def close(
        self, partnership_id: UUID, was: PartnershipState, becomes: PartnershipState, now: datetime
    ) -> bool:
        """Decline, expire, take back or end; False when it did not stand at `was` any more."""
        changed = await self._changed(
            self._updating(Partnership)
            .where(Partnership.id == partnership_id, Partnership.state == was)
            .values(state=becomes, closed_at=now)
        )
        return changed == 1

    async def hear(self, partnership_id: UUID, *, weekly: bool) -> None:
        """A partner hears once a week from now on, or as it happens."""
        await self._changed(
            self._updating(Partnership).where(Partnership.id == partnership_id).values(weekly=weekly)
        )

    async def pause_words(self, partnership_id: UUID, until: datetime | None) -> None:
        """No words from this partner before then; with None, they may write again."""
        await self._changed(
            self._updating(Partnership).where(Partnership.id == partnership_id).values(no_words_until=until)
        )

    async def shares(self, partnership_id: UUID) -> sharing.Grants:
        """The goals this partner may see, and what of each."""
        return (await self.shares_of([partnership_id]))[partnership_id]

    async def shares_of(self, partnership_ids: Collection[UUID]) -> dict[UUID, dict[UUID, frozenset[Field]]]:
        """The same of several, by partnership; empty where nothing is shared."""
        query = select(Share.partnership_id, Share.goal_id, Share.fields).where(
            Share.partnership_id.in_(partnership_ids)
        )
        found: dict[UUID, dict[UUID, frozenset[Field]]] = {each: {} for each in partnership_ids}
        for row in await self._all(query, Share):
            found[row[0]][row[1]] = row[2]
        return found

    async def share(
        self,
        new_id: UUID,
        partnership_id: UUID,
        goal_id: UUID,
        fields: frozenset[Field],
        now: datetime,
    ) -> bool:
        """Let a partner see this of a goal; False when they could see something of it before."""
        row = {
            "id": new_id,
            "partnership_id": partnership_id,
            "goal_id": goal_id,
            "fields": fields,
            "created_at": now,
        }
        if await self._insert_once(Share, row, unique=("partnership_id", "goal_id")):
            return True
        await self._changed(
            self._updating(Share)
            .where(Share.partnership_id == partnership_id, Share.goal_id == goal_id)
            .values(fields=fields)
        )
        return False

    async def unshare(self, partnership_id: UUID, goal_ids: Collection[UUID]) -> int:
        """Take goals out of a partner's sight; how many they could see before."""
        return await self._changed(
            self._deleting(Share).where(Share.partnership_id == partnership_id, Share.goal_id.in_(goal_ids))
        )

    async def reached(self, partnership_id: UUID) -> int:
        """How many of the goals this partner may see were reached."""
        query = (
            select(func.count())
            .select_from(Share)
            .join(Goal, Goal.id == Share.goal_id)
            .where(Share.partnership_id == partnership_id, Goal.reached_on.is_not(None))
        )
        row = await self._one(query, Share)
        return row[0] if row else 0

    async def words(self, partnership_id: UUID) -> int:
        """How many words this partner wrote."""
        query = select(func.count()).select_from(Word).where(Word.partnership_id == partnership_id)
        row = await self._one(query, Word)
        return row[0] if row else 0

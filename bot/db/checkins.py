"""Check-ins and what was answered in them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from bot.db.models import Checkin, CheckinAnswer, NoteShare
from bot.db.store import Store
from bot.domain import checkins
from bot.domain.goals import CheckinStatus
from bot.domain.reflections import Reflection

_REFLECTION = (
    CheckinAnswer.plan_if,
    CheckinAnswer.plan_then,
    CheckinAnswer.moment_came,
    CheckinAnswer.plan_held,
    CheckinAnswer.note,
)


class CheckinStore(Store):
    """The weekly conversations of one workspace's members."""

    async def open(self, new_id: UUID, member_id: UUID, week_on: date, now: datetime) -> checkins.Checkin:
        """The check-in about the week that begins on `week_on`, made on first use."""
        row = {"id": new_id, "member_id": member_id, "week_on": week_on, "created_at": now}
        await self._insert_once(Checkin, row, unique=("member_id", "week_on"))
        found = await self.checkin(member_id, week_on)
        if found is None:
            raise LookupError("a check-in that was just made is not there")
        return found

    async def checkin(self, member_id: UUID, week_on: date) -> checkins.Checkin | None:
        """A member's check-in about the week that begins on `week_on`."""
        return await self._found(Checkin.member_id == member_id, Checkin.week_on == week_on)

    async def by_id(self, checkin_id: UUID) -> checkins.Checkin | None:
        """One check-in."""
        return await self._found(Checkin.id == checkin_id)

    async def newest(self, member_id: UUID) -> checkins.Checkin | None:
        """The member's check-in about the latest week."""
        return await self._found(Checkin.member_id == member_id)

    async def since(self, member_id: UUID, week_on: date) -> Sequence[checkins.Checkin]:
        """A member's check-ins about weeks that begin on or after `week_on`, oldest first."""
        query = (
            select(Checkin.id, Checkin.member_id, Checkin.week_on, Checkin.skipped_at)
            .where(Checkin.member_id == member_id, Checkin.week_on >= week_on)
            .order_by(Checkin.week_on)
        )
        return [
            checkins.Checkin(row.id, row.member_id, row.week_on, skipped=row.skipped_at is not None)
            for row in await self._all(query, Checkin)
        ]

    async def _found(self, *conditions: ColumnElement[bool]) -> checkins.Checkin | None:
        query = (
            select(Checkin.id, Checkin.member_id, Checkin.week_on, Checkin.skipped_at)
            .where(*conditions)
            .order_by(Checkin.week_on.desc())
            .limit(1)
        )
        row = await self._one(query, Checkin)
        if row is None:
            return None
        return checkins.Checkin(row.id, row.member_id, row.week_on, skipped=row.skipped_at is not None)

    async def answers(self, checkin_id: UUID) -> Sequence[checkins.CheckinAnswer]:
        """What was answered in a check-in, a row for each goal."""
        query = select(
            CheckinAnswer.goal_id, CheckinAnswer.status, CheckinAnswer.in_the_way, *_REFLECTION
        ).where(CheckinAnswer.checkin_id == checkin_id)
        return [
            checkins.CheckinAnswer(*row[:3], Reflection(*row[3:]))
            for row in await self._all(query, CheckinAnswer)
        ]

    async def answer(
        self,
        new_id: UUID,
        checkin_id: UUID,
        goal_id: UUID,
        status: CheckinStatus,
        now: datetime,
        *,
        in_the_way: str | None = None,
        reflection: Reflection | None = None,
    ) -> bool:
        """Say how a goal goes; the latest answer stands. Without words the earlier ones are kept.

        True where something was said before.
        """
        words: dict[str, Any] = {} if in_the_way is None else {"in_the_way": in_the_way}
        if reflection is not None:
            words |= {
                "plan_if": reflection.if_words,
                "plan_then": reflection.then_words,
                "moment_came": reflection.came,
                "plan_held": reflection.held,
                "note": reflection.note,
            }
        said = {"status": status, "answered_at": now, **words}
        whose = {"checkin_id": checkin_id, "goal_id": goal_id}
        row = {"id": new_id, **whose, "in_the_way": "", "given_at": now, **said}
        if await self._insert_once(CheckinAnswer, row, unique=("checkin_id", "goal_id")):
            return False
        await self._changed(
            self._updating(CheckinAnswer)
            .where(CheckinAnswer.checkin_id == checkin_id, CheckinAnswer.goal_id == goal_id)
            .values(said)
        )
        return True

    async def share_note(
        self, checkin_id: UUID, goal_id: UUID, partnerships: Mapping[UUID, UUID], now: datetime
    ) -> None:
        """Let the note beside an answer be read in exactly these agreements, each with an id for its row."""
        answer = await self._one(
            select(CheckinAnswer.id).where(
                CheckinAnswer.checkin_id == checkin_id, CheckinAnswer.goal_id == goal_id
            ),
            CheckinAnswer,
        )
        if answer is None:
            return
        gone = NoteShare.partnership_id.not_in(partnerships)
        await self._changed(self._deleting(NoteShare).where(NoteShare.answer_id == answer[0], gone))
        for partnership_id, new_id in partnerships.items():
            row = {
                "id": new_id,
                "answer_id": answer[0],
                "partnership_id": partnership_id,
                "created_at": now,
            }
            await self._insert_once(NoteShare, row, unique=("answer_id", "partnership_id"))

    async def told(self, checkin_id: UUID) -> dict[UUID, frozenset[UUID]]:
        """By goal, the agreements in which the note beside its answer is shared."""
        query = (
            select(CheckinAnswer.goal_id, NoteShare.partnership_id)
            .select_from(NoteShare)
            .join(CheckinAnswer, CheckinAnswer.id == NoteShare.answer_id)
            .where(CheckinAnswer.checkin_id == checkin_id)
        )
        found: dict[UUID, frozenset[UUID]] = {}
        for goal_id, partnership_id in await self._all(query, NoteShare):
            found[goal_id] = found.get(goal_id, frozenset()) | {partnership_id}
        return found

    async def notes(self, partnership_id: UUID) -> dict[tuple[UUID, date], str]:
        """The notes that were shared in an agreement, by goal and first day of the week they are about."""
        query = (
            select(CheckinAnswer.goal_id, Checkin.week_on, CheckinAnswer.note)
            .select_from(NoteShare)
            .join(CheckinAnswer, CheckinAnswer.id == NoteShare.answer_id)
            .join(Checkin, Checkin.id == CheckinAnswer.checkin_id)
            .where(NoteShare.partnership_id == partnership_id, CheckinAnswer.note != "")
        )
        return {(row[0], row[1]): row[2] for row in await self._all(query, NoteShare)}

    async def skip(self, checkin_id: UUID, at: datetime | None) -> None:
        """Leave a check-in out; None takes that back."""
        await self._changed(self._updating(Checkin).where(Checkin.id == checkin_id).values(skipped_at=at))

    async def said(
        self, member_ids: Collection[UUID], since: date, until: datetime
    ) -> Sequence[tuple[UUID, CheckinStatus, date]]:
        """What these members said of each goal about weeks that begin on or after `since`, newest week first.

        Only what was first said by `until`, as it was put right after that.
        """
        query = (
            select(CheckinAnswer.goal_id, CheckinAnswer.status, Checkin.week_on)
            .join(Checkin, Checkin.id == CheckinAnswer.checkin_id)
            .where(
                Checkin.member_id.in_(member_ids), Checkin.week_on >= since, CheckinAnswer.given_at <= until
            )
            .order_by(Checkin.week_on.desc())
        )
        return [(row[0], row[1], row[2]) for row in await self._all(query, CheckinAnswer)]

    async def latest_statuses(self, member_ids: Collection[UUID]) -> dict[UUID, tuple[CheckinStatus, date]]:
        """By goal, what its owner said last, and the first day of the week that was about."""
        newest = (
            select(CheckinAnswer.goal_id, func.max(Checkin.week_on).label("week_on"))
            .join(Checkin, Checkin.id == CheckinAnswer.checkin_id)
            .where(Checkin.member_id.in_(member_ids), Checkin.workspace_id == self._workspace_id)
            .group_by(CheckinAnswer.goal_id)
            .subquery()
        )
        query = (
            select(CheckinAnswer.goal_id, CheckinAnswer.status, Checkin.week_on)
            .join(Checkin, Checkin.id == CheckinAnswer.checkin_id)
            .join(
                newest,
                and_(newest.c.goal_id == CheckinAnswer.goal_id, newest.c.week_on == Checkin.week_on),
            )
        )
        rows = await self._all(query, CheckinAnswer)
        return {goal_id: (status, week_on) for goal_id, status, week_on in rows}

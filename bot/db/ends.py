"""What was said of the ends of goals, their pauses, who was told, look backs."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, select

from bot.db.models import Delivery, EndNotice, Goal, GoalEnd, LookBack, Pause
from bot.db.store import Store
from bot.domain import ends, look_backs
from bot.domain.calendar import DateSpan
from bot.domain.deliveries import State

_SAID = (
    GoalEnd.helped,
    GoalEnd.takeaway,
    GoalEnd.not_yet_on,
    GoalEnd.reached_asked_in,
    GoalEnd.deadline_asked_in,
)
_NOTICE = (EndNotice.id, EndNotice.goal_id, EndNotice.partnership_id, EndNotice.what, EndNotice.words)
_LOOK_BACK = (
    LookBack.id,
    LookBack.goal_id,
    LookBack.number,
    LookBack.kept,
    LookBack.learnt,
    LookBack.still_true,
    LookBack.chosen,
)
_NOTHING = {
    "helped": "",
    "takeaway": "",
    "not_yet_on": None,
    "reached_asked_in": None,
    "deadline_asked_in": None,
}


class EndStore(Store):
    """How the goals of one workspace end."""

    async def said(self, goal_ids: Collection[UUID]) -> dict[UUID, ends.EndSaid]:
        """What was asked and said about the ends of these goals, where there is anything."""
        query = select(GoalEnd.goal_id, *_SAID).where(GoalEnd.goal_id.in_(goal_ids))
        rows: Sequence[Any] = await self._all(query, GoalEnd)
        return {row[0]: ends.EndSaid(*row[1:]) for row in rows}

    async def say(self, new_id: UUID, goal_id: UUID, **values: Any) -> None:
        """Note something about the end of a goal: a line, a question that was asked or answered."""
        row = {"id": new_id, "goal_id": goal_id, **_NOTHING, **values}
        if not await self._insert_once(GoalEnd, row, unique=("goal_id",)):
            await self._changed(self._updating(GoalEnd).where(GoalEnd.goal_id == goal_id).values(**values))

    async def add_notice(self, notice: ends.EndNotice, now: datetime) -> bool:
        """Something for a partner to hear; False where they were told it of this goal before."""
        row = {
            "id": notice.id,
            "goal_id": notice.goal_id,
            "partnership_id": notice.partnership_id,
            "what": notice.what,
            "words": notice.words,
            "created_at": now,
        }
        return await self._insert_once(EndNotice, row, unique=("goal_id", "partnership_id", "what"))

    async def notice(self, notice_id: UUID) -> ends.EndNotice | None:
        """One by its id."""
        row = await self._one(select(*_NOTICE).where(EndNotice.id == notice_id), EndNotice)
        return ends.EndNotice(*row) if row else None

    async def notices(self, goal_id: UUID) -> Sequence[ends.EndNotice]:
        """Everything partners are told of a goal's end."""
        query = select(*_NOTICE).where(EndNotice.goal_id == goal_id).order_by(EndNotice.id)
        return [ends.EndNotice(*row) for row in await self._all(query, EndNotice)]

    async def forget_untold(self, goal_id: UUID, kind_key: str) -> None:
        """Take back what of it was not sent yet; `kind_key` is how the keys of its deliveries begin."""
        for notice in await self.notices(goal_id):
            sent = exists().where(
                Delivery.workspace_id == self._workspace_id,
                Delivery.dedupe_key == f"{kind_key}:{notice.id}",
                Delivery.state.not_in((State.PENDING, State.SKIPPED)),
            )
            await self._changed(self._deleting(EndNotice).where(EndNotice.id == notice.id, ~sent))

    async def pause(self, new_id: UUID, goal_id: UUID, days: DateSpan, now: datetime) -> None:
        """Dates on which nothing of a goal counts."""
        await self._insert(
            Pause, id=new_id, goal_id=goal_id, first_on=days.first, last_on=days.last, created_at=now
        )

    async def remove_pauses(self, goal_id: UUID) -> None:
        """Pauses that never were."""
        await self._changed(self._deleting(Pause).where(Pause.goal_id == goal_id))

    async def look_backs_of(self, member_id: UUID) -> dict[UUID, int]:
        """The number of the newest look back of each of a member's goals that has had one."""
        query = (
            select(LookBack.goal_id, func.max(LookBack.number))
            .join(Goal, Goal.id == LookBack.goal_id)
            .where(Goal.member_id == member_id)
            .group_by(LookBack.goal_id)
        )
        return {row[0]: row[1] for row in await self._all(query, LookBack)}

    async def add_look_back(self, look_back: look_backs.LookBack, now: datetime) -> bool:
        """A look back that waits for its answer; False where there is one of this number."""
        row = {
            "id": look_back.id,
            "goal_id": look_back.goal_id,
            "number": look_back.number,
            "kept": look_back.kept,
            "learnt": look_back.learnt,
            "created_at": now,
        }
        return await self._insert_once(LookBack, row, unique=("goal_id", "number"))

    async def look_back(self, look_back_id: UUID) -> look_backs.LookBack | None:
        """One by its id."""
        row = await self._one(select(*_LOOK_BACK).where(LookBack.id == look_back_id), LookBack)
        return look_backs.LookBack(*row) if row else None

    async def answer_look_back(self, look_back_id: UUID, said: look_backs.Learnt, now: datetime) -> None:
        """What its owner says; saying it again changes it."""
        await self._changed(
            self._updating(LookBack)
            .where(LookBack.id == look_back_id)
            .values(
                kept=said.kept,
                learnt=said.learnt,
                still_true=said.still_true,
                chosen=said.chosen,
                answered_at=now,
            )
        )

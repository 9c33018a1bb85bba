"""Lines for a coach beside answers, and the channels each was ticked for."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select

from bot.db.models import Checkin, CheckinAnswer, CoachLine
from bot.db.store import Store
from bot.domain.coach_lines import LineForCoach


class CoachLineStore(Store):
    """The lines for coaches of one workspace."""

    async def put(
        self, checkin_id: UUID, goal_id: UUID, words: str, channels: Mapping[UUID, UUID], now: datetime
    ) -> None:
        """Let the line beside an answer stand in exactly these channels, each with an id for its row."""
        query = select(CheckinAnswer.id).where(
            CheckinAnswer.checkin_id == checkin_id, CheckinAnswer.goal_id == goal_id
        )
        answer = await self._one(query, CheckinAnswer)
        if answer is None:
            return
        gone = CoachLine.coach_channel_id.not_in(channels)
        await self._changed(self._deleting(CoachLine).where(CoachLine.answer_id == answer[0], gone))
        for channel_id, new_id in channels.items():
            whose = {"answer_id": answer[0], "coach_channel_id": channel_id}
            row = {"id": new_id, **whose, "words": words, "created_at": now}
            if not await self._insert_once(CoachLine, row, unique=("answer_id", "coach_channel_id")):
                stands = (CoachLine.answer_id == answer[0], CoachLine.coach_channel_id == channel_id)
                await self._changed(self._updating(CoachLine).where(*stands).values(words=words))

    async def of_checkin(self, checkin_id: UUID) -> dict[UUID, LineForCoach]:
        """By goal, the line beside its answer."""
        query = (
            select(CheckinAnswer.goal_id, CoachLine.words, CoachLine.coach_channel_id)
            .select_from(CoachLine)
            .join(CheckinAnswer, CheckinAnswer.id == CoachLine.answer_id)
            .where(CheckinAnswer.checkin_id == checkin_id)
        )
        found: dict[UUID, LineForCoach] = {}
        for goal_id, words, channel_id in await self._all(query, CoachLine):
            before = found.get(goal_id, LineForCoach())
            found[goal_id] = LineForCoach(words, before.channels | {channel_id})
        return found

    async def shown_in(self, channel_id: UUID, since: date, by: datetime) -> dict[tuple[UUID, date], str]:
        """The lines that stand in a channel, by goal and first day of the week of the answer.

        Of weeks that begin on or after `since`, first written by `by`, in their words of now.
        """
        query = (
            select(CheckinAnswer.goal_id, Checkin.week_on, CoachLine.words)
            .select_from(CoachLine)
            .join(CheckinAnswer, CheckinAnswer.id == CoachLine.answer_id)
            .join(Checkin, Checkin.id == CheckinAnswer.checkin_id)
            .where(
                CoachLine.coach_channel_id == channel_id,
                CoachLine.created_at <= by,
                Checkin.week_on >= since,
            )
        )
        return {(row[0], row[1]): row[2] for row in await self._all(query, CoachLine)}

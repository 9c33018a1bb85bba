"""Coach channels, and what each person chose to show in them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, select, text

from bot.db.models import CoachChannel, CoachChoice, Delivery, Mailbox, Partnership, Person, Slip, Word
from bot.db.store import Store
from bot.domain import coaches, slips
from bot.domain.calendar import DateSpan
from bot.domain.deliveries import Kind, State
from bot.domain.sharing import CoachView

_CHANNEL = (
    CoachChannel.id,
    CoachChannel.slack_channel_id,
    CoachChannel.coach_id,
    CoachChannel.name,
    CoachChannel.private,
    CoachChannel.stopped_at,
)
_RUNNING = text("stopped_at is null")
NAME_MAX = 80
"""Characters of a channel's name (Slack reference: conversations.create)."""


@dataclass(frozen=True, slots=True)
class ChosenIn:
    """A choice, whose by Slack's id, and when it was made."""

    choice: coaches.CoachChoice
    slack_user_id: str
    at: datetime


class CoachStore(Store):
    """The coach channels of one workspace."""

    async def channel(self, channel_id: UUID) -> coaches.CoachChannel | None:
        """One coach channel, running or stopped."""
        found = await self._channels(CoachChannel.id == channel_id)
        return found[0] if found else None

    async def running(self, slack_channel_id: str) -> coaches.CoachChannel | None:
        """The summary that a channel gets."""
        found = await self._channels(
            CoachChannel.slack_channel_id == slack_channel_id, CoachChannel.stopped_at.is_(None)
        )
        return found[0] if found else None

    async def coached_by(self, person_id: UUID) -> Sequence[coaches.CoachChannel]:
        """The summaries that run for a coach, oldest first."""
        return await self._channels(CoachChannel.coach_id == person_id, CoachChannel.stopped_at.is_(None))

    async def start(self, new_id: UUID, coach_id: UUID, seen: coaches.SeenChannel, now: datetime) -> bool:
        """A summary for a channel from now on; False when it has one already."""
        return await self._insert_once(
            CoachChannel,
            {
                "id": new_id,
                "slack_channel_id": seen.slack_id,
                "coach_id": coach_id,
                "name": seen.name[:NAME_MAX],
                "private": seen.private,
                "created_at": now,
            },
            unique=("workspace_id", "slack_channel_id"),
            where=_RUNNING,
        )

    async def saw(self, channel_id: UUID, seen: coaches.SeenChannel) -> None:
        """Remember what Slack now says of a channel: its name, and whether it is private."""
        await self._changed(
            self._updating(CoachChannel)
            .where(CoachChannel.id == channel_id)
            .values(name=seen.name[:NAME_MAX], private=seen.private)
        )

    async def stop(self, channel_id: UUID, now: datetime, *, refused: bool = False) -> bool:
        """No summary any more: its coach ended it, or Slack `refused` it; False when it had ended before."""
        runs = (CoachChannel.id == channel_id, CoachChannel.stopped_at.is_(None))
        ends = {"stopped_at": now, "refused": refused}
        return await self._changed(self._updating(CoachChannel).where(*runs).values(ends)) == 1

    async def go_on(self, channel_id: UUID, since: datetime | None = None) -> bool:
        """Let a summary run again that was stopped, `since` then if that is given; False: there is none."""
        stopped = CoachChannel.stopped_at.is_not(None) if since is None else CoachChannel.stopped_at >= since
        query = self._updating(CoachChannel).where(CoachChannel.id == channel_id, stopped)
        return await self._changed(query.values(stopped_at=None, refused=False)) == 1

    async def resume(self, slack_channel_id: str, coach_id: UUID) -> bool:
        """Go on with what people chose where Slack had refused a coach's summary; False: there is none."""
        query = (
            select(CoachChannel.id)
            .where(
                CoachChannel.slack_channel_id == slack_channel_id,
                CoachChannel.coach_id == coach_id,
                CoachChannel.refused.is_(True),
            )
            .order_by(CoachChannel.stopped_at.desc())
            .limit(1)
        )
        row = await self._one(query, CoachChannel)
        return row is not None and await self.go_on(row.id)

    async def choose(self, new_id: UUID, choice: coaches.CoachChoice, now: datetime) -> None:
        """What a person shows in a channel from now on."""
        whose = {"coach_channel_id": choice.channel_id, "person_id": choice.person_id}
        chosen = {"shows": choice.shows, "readers": choice.readers, "chosen_at": now}
        if not await self._insert_once(
            CoachChoice, {"id": new_id, **whose, **chosen}, unique=("coach_channel_id", "person_id")
        ):
            await self._changed(self._updating(CoachChoice).filter_by(**whose).values(chosen))

    async def choice(self, channel_id: UUID, person_id: UUID) -> CoachView:
        """What a person shows in a channel: nothing until they chose."""
        query = select(CoachChoice.shows).where(
            CoachChoice.coach_channel_id == channel_id, CoachChoice.person_id == person_id
        )
        row = await self._one(query, CoachChoice)
        return row.shows if row else CoachView.OFF

    async def chosen_in(self, channel_id: UUID) -> Sequence[ChosenIn]:
        """What everybody with an account chose to show in a channel, and when."""
        query = (
            select(
                CoachChoice.person_id,
                CoachChoice.shows,
                CoachChoice.readers,
                Person.slack_user_id,
                CoachChoice.chosen_at,
            )
            .join(Person, Person.id == CoachChoice.person_id)
            .where(CoachChoice.coach_channel_id == channel_id, Person.deactivated_at.is_(None))
        )
        return [
            ChosenIn(coaches.CoachChoice(channel_id, *row[:3]), *row[3:])
            for row in await self._all(query, CoachChoice)
        ]

    async def choices_of(self, person_id: UUID) -> Sequence[tuple[coaches.CoachChannel, CoachView]]:
        """The running channels a person ever chose something for, with what they show there now."""
        query = (
            select(*_CHANNEL, CoachChoice.shows)
            .join(CoachChoice, CoachChoice.coach_channel_id == CoachChannel.id)
            .where(CoachChoice.person_id == person_id, CoachChannel.stopped_at.is_(None))
            .order_by(CoachChannel.created_at)
        )
        return [(_channel(row), row.shows) for row in await self._all(query, CoachChannel)]

    async def shown_in(self, channel_id: UUID, by: datetime) -> Sequence[tuple[UUID, CoachView]]:
        """Everybody with an account who had chosen by then to show something in a channel, and what."""
        query = (
            select(CoachChoice.person_id, CoachChoice.shows)
            .join(Person, Person.id == CoachChoice.person_id)
            .where(
                CoachChoice.coach_channel_id == channel_id,
                CoachChoice.shows != CoachView.OFF,
                CoachChoice.chosen_at <= by,
                Person.deactivated_at.is_(None),
            )
            .order_by(CoachChoice.person_id)
        )
        return [(row.person_id, row.shows) for row in await self._all(query, CoachChoice)]

    async def checkins_shown(self, member_ids: Collection[UUID], week_on: date) -> dict[UUID, datetime]:
        """When each of these members was sent the check-in of a week; nothing for whom it never went out."""
        by_key = {f"checkin:{member_id}:{week_on}": member_id for member_id in member_ids}
        query = select(Delivery.dedupe_key, Delivery.sent_at).where(
            Delivery.dedupe_key.in_(list(by_key)),
            Delivery.kind == Kind.CHECKIN,
            Delivery.state == State.SENT,
        )
        rows = await self._all(query, Delivery)
        return {by_key[row.dedupe_key]: row.sent_at for row in rows if row.sent_at is not None}

    async def last_words(
        self, member_ids: Collection[UUID], *, since: datetime, until: datetime
    ) -> dict[UUID, tuple[str, datetime]]:
        """Whose was the last word to each of these members from `since` to `until`, and when it came."""
        query = (
            select(Partnership.member_id, Person.name, Word.created_at)
            .join(Partnership, Partnership.id == Word.partnership_id)
            .join(Person, Person.id == Partnership.partner_id)
            .where(Partnership.member_id.in_(member_ids), Word.created_at >= since, Word.created_at <= until)
            .order_by(Word.created_at, Word.id)
        )
        return {row.member_id: (row.name, row.created_at) for row in await self._all(query, Word)}

    async def summaries(self, slack_channel_id: str, since: datetime) -> Sequence[tuple[UUID, date]]:
        """The summaries that stand in a channel since then: each delivery, and the date it was for."""
        query = (
            select(Delivery.id, Delivery.about)
            .join(Mailbox, Mailbox.id == Delivery.mailbox_id)
            .where(
                Mailbox.slack_channel_id == slack_channel_id,
                Delivery.kind == Kind.DIGEST,
                Delivery.state == State.SENT,
                Delivery.sent_at >= since,
            )
            .order_by(Delivery.sent_at)
        )
        return [(row.id, date.fromisoformat(row.about["on"])) for row in await self._all(query, Delivery)]

    async def slips_of(self, member_ids: Collection[UUID], first: date, last: date) -> Sequence[slips.Slip]:
        """Every slip of these members with a day from `first` to `last`, whatever became of it."""
        query = select(
            Slip.id,
            Slip.member_id,
            Slip.commitment_id,
            Slip.first_on,
            Slip.last_on,
            Slip.state,
            Slip.owner_delivery_id,
        ).where(Slip.member_id.in_(member_ids), Slip.last_on >= first, Slip.first_on <= last)
        return [
            slips.Slip(
                row.id,
                row.member_id,
                row.commitment_id,
                DateSpan(row.first_on, row.last_on),
                row.state,
                row.owner_delivery_id,
            )
            for row in await self._all(query.order_by(Slip.first_on, Slip.id), Slip)
        ]

    async def _channels(self, *conditions: ColumnElement[bool]) -> Sequence[coaches.CoachChannel]:
        query = select(*_CHANNEL).where(*conditions).order_by(CoachChannel.created_at)
        return [_channel(row) for row in await self._all(query, CoachChannel)]


def _channel(row: Any) -> coaches.CoachChannel:
    """The domain's channel of a row with the columns of `_CHANNEL`."""
    return coaches.CoachChannel(
        id=row.id,
        slack_channel_id=row.slack_channel_id,
        coach_id=row.coach_id,
        name=row.name,
        private=row.private,
        runs=row.stopped_at is None,
    )

"""The coach's channel by the clock, against the local Slack; on both databases."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.demo.people import BOT_USER_ID
from bot.demo.records import Message
from bot.domain.coaches import CoachChannel, CoachChoice, SeenChannel
from bot.domain.deliveries import UNKNOWN_AFTER, Kind, State
from bot.domain.goals import Goal, Measure
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.domain.sharing import CoachView
from bot.domain.slots import DueSlot, Slot
from jobs import coaches
from jobs.compose import Composed, Skip
from jobs.plan import Rung
from jobs.send import Sender
from tests.jobs.stage import NINE, Stage

THURSDAY = date(2026, 3, 12)
TEN = datetime(2026, 3, 12, 9, tzinfo=UTC)
"""Thu 12 Mar, 10:00 in Berlin."""


@dataclass
class Coaching:
    """Cleo's channel, and what the clock does in it."""

    stage: Stage
    channel: CoachChannel

    @property
    def sender(self) -> Sender:
        async def answer(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
            return await coaches.ANSWERS[owed.about["what"]](uow, owed, now)

        composers = {Kind.ANSWER: answer, **coaches.COMPOSERS}
        return Sender(self.stage.deps, composers, failed=coaches.FAILED, sent=coaches.SENT, seen=coaches.SEEN)

    @property
    def said(self) -> list[Message]:
        return self.stage.slack.workspace.messages.get(self.channel.slack_channel_id, [])

    async def rings(self, on: date = THURSDAY) -> None:
        """The digest of a Thursday falls due."""
        deps = self.stage.deps
        async with deps.open_uow(self.stage.workspace) as uow:
            cleo = await uow.people.profile_of(self.channel.coach_id, deps.clock.now())
            assert cleo is not None
            due = DueSlot(on, on, Slot(on + timedelta(days=7), deps.clock.now() + timedelta(days=7)))
            await coaches.plan_digest(uow, Rung(self.channel.id, cleo, due, deps.clock.now()))

    async def sends(self) -> None:
        for _ in range(20):
            leases = await self.sender.lease_once(10)
            for lease in leases:
                await self.sender.send_once(lease)
            self.stage.later(timedelta(seconds=1))

    async def shows(self, name: str = "Ada", view: CoachView = CoachView.NAMED) -> None:
        """A member with a goal chooses."""
        async with self.stage.deps.open_uow(self.stage.workspace) as uow:
            profile = await uow.people.profile(self.stage.slack.person(name).id, NINE)
            assert profile is not None
            await uow.people.choose(profile.id, DEFAULT_TIMES, NINE)
            await uow.goals.add(
                Goal(
                    uuid7(),
                    profile.id,
                    number=1,
                    words="Give more feedback",
                    short_name="Feedback",
                    measure=Measure.COUNTED,
                    baseline=Decimal(0),
                    target=Decimal(9),
                    unit="people",
                    starts_on=date(2026, 3, 2),
                    deadline=None,
                ),
                NINE,
            )
            await uow.coaches.choose(uuid7(), CoachChoice(self.channel.id, profile.id, view, 3), NINE)

    async def digest_state(self) -> Owed:
        return await self.stage.state(f"digest:{self.channel.id}:{THURSDAY}")

    async def stops(self) -> None:
        async with self.stage.deps.open_uow(self.stage.workspace) as uow:
            await uow.coaches.stop(self.channel.id, NINE)


@pytest.fixture
async def coaching(stage: Stage) -> Coaching:
    cleo = stage.slack.person("Cleo").id
    async with stage.deps.open_uow(stage.workspace) as uow:
        await uow.people.meet(uuid7(), Introduction(cleo, "Cleo", "Europe/Berlin", "en-GB"), NINE)
        profile = await uow.people.profile(cleo, NINE)
        assert profile is not None
        seen = SeenChannel("C01COACHING", "coaching", private=True, shared=False, archived=False, joined=True, readers=3)  # fmt: skip # noqa: E501
        await uow.coaches.start(uuid7(), profile.id, seen, NINE)
        channel = await uow.coaches.running("C01COACHING")
    assert channel is not None
    stage.clock.move_to(TEN)
    return Coaching(stage, channel)


async def test_a_thursday_owes_one_summary_however_often_it_rings(coaching: Coaching) -> None:
    await coaching.shows()
    await coaching.rings()
    await coaching.rings()
    await coaching.sends()
    (posted,) = coaching.said
    assert posted.text.startswith("Coaching summary, week of Mon 2 Mar. Nothing needs you this week.")


async def test_a_summary_for_nobody_is_not_posted(coaching: Coaching) -> None:
    await coaching.rings()
    await coaching.sends()
    assert coaching.said == []
    assert (await coaching.digest_state()).state is State.SKIPPED


async def test_a_summary_is_not_posted_after_the_day_that_follows_its_own(coaching: Coaching) -> None:
    await coaching.shows()
    await coaching.rings()
    coaching.stage.later(timedelta(days=2))
    await coaching.sends()
    assert coaching.said == []
    assert (await coaching.digest_state()).state is State.SKIPPED


async def test_a_stopped_summary_owes_nothing_and_sends_nothing(coaching: Coaching) -> None:
    await coaching.shows()
    await coaching.rings()
    await coaching.stops()
    await coaching.sends()
    await coaching.rings(THURSDAY + timedelta(days=7))
    await coaching.sends()
    assert coaching.said == []


@pytest.mark.parametrize("closed", ["archived", "private, without the bot"])
async def test_a_channel_that_is_closed_to_the_bot_stops_and_its_coach_hears_so_once(
    coaching: Coaching, closed: str
) -> None:
    await coaching.shows()
    place = coaching.stage.slack.workspace.channel("coaching")
    if closed == "archived":
        place.archived = True
    else:
        place.members.discard(BOT_USER_ID)
    await coaching.rings()
    await coaching.sends()
    async with coaching.stage.deps.open_uow(coaching.stage.workspace) as uow:
        assert await uow.coaches.running("C01COACHING") is None
    (told,) = coaching.stage.slack.person("Cleo").dm
    assert told.text.startswith("Your summary in #coaching has stopped.")
    assert (await coaching.digest_state()).state is State.FAILED


async def test_another_refusal_of_slacks_stops_nothing(coaching: Coaching) -> None:
    async with coaching.stage.deps.open_uow(coaching.stage.workspace) as uow:
        owed = Owed(
            uuid7(), uuid7(), Kind.DIGEST, {"channel": str(coaching.channel.id)}, TEN, at_set_time=False,
            state=State.FAILED, attempts=1, message_ts=None, marker=None, claimed_at=None,
        )  # fmt: skip
        await coaches.refused(uow, owed, "msg_too_long", TEN)
        assert await uow.coaches.running("C01COACHING") is not None


async def test_a_summary_whose_answer_was_lost_is_given_up_without_a_look(coaching: Coaching) -> None:
    """The bot may not read a channel's history: a second summary would be worse than a missing one."""
    await coaching.shows()
    await coaching.rings()
    coaching.stage.slack.faults.add("drop_after", "chat.postMessage")
    await coaching.sends()
    coaching.stage.later(UNKNOWN_AFTER)
    await coaching.sends()
    assert len(coaching.said) == 1
    assert (await coaching.digest_state()).state is State.FAILED


async def test_a_kind_that_may_come_twice_is_sent_to_a_channel_again(stage: Stage) -> None:
    async with stage.deps.open_uow(stage.workspace) as uow:
        mailbox = await uow.deliveries.mailbox_of_channel("C01COACHING")
        await uow.deliveries.owe(mailbox, Kind.CHECKIN, "twice", NINE, {"name": "twice"})
    stage.slack.faults.add("drop_after", "chat.postMessage")
    await stage.send_all()
    stage.later(UNKNOWN_AFTER)
    await stage.send_all()
    assert [each.text for each in stage.slack.workspace.messages["C01COACHING"]] == ["twice", "twice"]


async def test_the_coach_is_told_of_a_channel_that_is_still_known(coaching: Coaching) -> None:
    about: dict[str, str] = {"channel": str(UUID(int=0))}
    async with coaching.stage.deps.open_uow(coaching.stage.workspace) as uow:
        owed = Owed(
            uuid7(), uuid7(), Kind.ANSWER, about, TEN, at_set_time=False,
            state=State.PENDING, attempts=0, message_ts=None, marker=None, claimed_at=None,
        )  # fmt: skip
        assert isinstance(await coaches.stopped(uow, owed, TEN), Skip)

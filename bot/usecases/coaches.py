"""What a coach does with the summary of a channel, and what people choose to show in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import DAY
from bot.domain.coaches import COACH_CHANNEL, CoachChannel, CoachChoice, SeenChannel
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone, NotAllowed
from bot.domain.people import Person, Profile, Visit
from bot.domain.people_errors import NamedInTheOpen, NoSummary, OthersSummary, SeveralSummaries
from bot.domain.sharing import CoachView
from bot.domain.triage import DigestFacts
from bot.usecases import digests
from bot.usecases.readers import noticed, tell_coach
from bot.usecases.routines import reschedule_digest, stop_digest
from bot.usecases.visits import opened

TAKEN_BACK_FOR = DAY
"""How long the end of a summary can be taken back, with what people chose for it."""
STOPPED = "coach_stopped"
"""What the coach is told where Slack no longer takes the summary; the answer's `what`."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be posted in a channel, for whom; `runs`: the channel has this coach's summary already."""

    coach: Profile
    channel: SeenChannel
    runs: bool


@dataclass(frozen=True, slots=True)
class Choosing:
    """What somebody decides about: the summary of a channel, and what they show there now.

    `has_goal`: there is something to show.
    """

    channel: CoachChannel
    coach: Person
    shows: CoachView
    has_goal: bool


async def offer(open_uow: OpenUow, now: datetime, visit: Visit, seen: SeenChannel) -> Offer:
    """What a coach would have posted in a channel.

    Raises:
        OthersSummary: somebody else coaches there.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        running = await _running(uow, profile, seen.slack_id, now)
        return Offer(profile, seen, running is not None)


async def start(open_uow: OpenUow, now: datetime, visit: Visit, seen: SeenChannel) -> Offer:
    """Post the text in a channel, once a day at most, and its summary from the next Thursday on.

    Raises:
        OthersSummary: somebody else coaches there.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        channel = await _running(uow, profile, seen.slack_id, now)
        if channel is None:
            if not await uow.coaches.resume(seen.slack_id, profile.id):
                await uow.coaches.start(uow.new_id(), profile.id, seen, now)
            channel = await _running(uow, profile, seen.slack_id, now)
        assert channel is not None  # it runs now, and another's was refused
        await noticed(uow, channel.id, seen, now)
        await reschedule_digest(uow, channel.id, profile, now)
        mailbox = await uow.deliveries.mailbox_of_channel(seen.slack_id)
        key = f"coach_post:{channel.id}:{profile.calendar.local_date(now)}"
        await uow.deliveries.owe(mailbox, Kind.COACH_POST, key, now, {"channel": str(channel.id)})
        return Offer(profile, seen, runs=True)


async def summary(open_uow: OpenUow, now: datetime, visit: Visit, slack_channel_id: str) -> DigestFacts:
    """What the summary of a channel would say now, to its coach alone.

    Raises:
        OthersSummary, NoSummary, SeveralSummaries: it is not clear which, or not theirs.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        channel = await _own(uow, profile, slack_channel_id, now)
        return await digests.facts(uow, channel, profile.calendar.local_date(now), now)


async def stop(open_uow: OpenUow, now: datetime, visit: Visit, slack_channel_id: str) -> CoachChannel:
    """No summary in a channel any more; what people chose for it ends with it.

    Raises:
        OthersSummary, NoSummary, SeveralSummaries: it is not clear which, or not theirs.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        channel = await _own(uow, profile, slack_channel_id, now)
        await _stopped(uow, channel, now)
        return channel


async def go_on(
    open_uow: OpenUow, now: datetime, visit: Visit, channel_id: UUID
) -> tuple[Profile, CoachChannel]:
    """Take the end of one's own summary back, within a day: it goes on with what people chose.

    Raises:
        Gone: it is too late, or another summary began there.
        NotAllowed: it was somebody else's.
        OthersSummary: somebody else coaches there now.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        channel = await uow.coaches.channel(channel_id)
        if channel is not None and channel.coach_id != profile.id:
            raise NotAllowed(COACH_CHANNEL)
        running = await _running(uow, profile, channel.slack_channel_id, now) if channel else None
        goes_on = running is None and await uow.coaches.go_on(channel_id, now - TAKEN_BACK_FOR)
        if channel is None or not (goes_on or (running and running.id == channel_id)):
            raise Gone(COACH_CHANNEL)
        await reschedule_digest(uow, channel_id, profile, now)
        return profile, channel


async def shown(open_uow: OpenUow, now: datetime, visit: Visit) -> Sequence[tuple[CoachChannel, CoachView]]:
    """The running summaries that somebody ever chose something for, with what they show there now."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await uow.coaches.choices_of(profile.id)


async def channel_of(open_uow: OpenUow, now: datetime, visit: Visit, channel_id: UUID) -> CoachChannel:
    """The channel that a choice would be about, before Slack is asked who reads it.

    Raises:
        Gone: its summary was stopped.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, _):
        return await _channel(uow, channel_id)


async def choosing(
    open_uow: OpenUow, now: datetime, visit: Visit, channel_id: UUID, seen: SeenChannel
) -> Choosing:
    """What somebody decides about, the channel as Slack shows it now.

    Raises:
        Gone: the summary was stopped.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        await noticed(uow, channel_id, seen, now, looks=profile.id)
        return await _choosing(uow, profile, channel_id, now)


async def choose(
    open_uow: OpenUow, now: datetime, visit: Visit, channel_id: UUID, shows: CoachView, *, readers: int
) -> Choosing:
    """What somebody shows in a channel from now on; `readers` is how many they were shown it has.

    Raises:
        Gone: the summary was stopped.
        NamedInTheOpen: a name in a channel that is not private.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        channel = await _channel(uow, channel_id)
        if shows is CoachView.NAMED and not channel.private:
            raise NamedInTheOpen
        await uow.coaches.choose(uow.new_id(), CoachChoice(channel_id, profile.id, shows, readers), now)
        return await _choosing(uow, profile, channel_id, now)


async def refused(uow: UnitOfWork, channel_id: UUID, now: datetime) -> None:
    """Slack takes nothing for this channel any more: its summary stops, and its coach hears so once.

    What people chose is kept for when the coach begins there again.
    """
    channel = await uow.coaches.channel(channel_id)
    if channel is None or not channel.runs:
        return
    await _stopped(uow, channel, now, refused=True)
    await tell_coach(uow, channel, STOPPED, now)


async def _choosing(uow: UnitOfWork, profile: Profile, channel_id: UUID, now: datetime) -> Choosing:
    channel = await _channel(uow, channel_id)
    coach = await uow.people.profile_of(channel.coach_id, now)
    plan = await uow.goals.plan(profile.id)
    return Choosing(
        channel,
        coach.person if coach else profile.person,
        await uow.coaches.choice(channel_id, profile.id),
        has_goal=bool(plan.goals),
    )


async def _channel(uow: UnitOfWork, channel_id: UUID) -> CoachChannel:
    channel = await uow.coaches.channel(channel_id)
    if channel is None or not channel.runs:
        raise Gone(COACH_CHANNEL)
    return channel


async def _own(uow: UnitOfWork, profile: Profile, slack_channel_id: str, now: datetime) -> CoachChannel:
    """The summary a coach means: this channel's, or elsewhere the only one they have."""
    here = await _running(uow, profile, slack_channel_id, now)
    if here is not None:
        return here
    own = await uow.coaches.coached_by(profile.id)
    if not own:
        raise NoSummary
    if len(own) > 1:
        raise SeveralSummaries(tuple(channel.name for channel in own))
    return own[0]


async def _running(
    uow: UnitOfWork, profile: Profile, slack_channel_id: str, now: datetime
) -> CoachChannel | None:
    """The person's own summary in a channel; one whose coach has left stops here."""
    running = await uow.coaches.running(slack_channel_id)
    if running is None or running.coach_id == profile.id:
        return running
    coach = await uow.people.profile_of(running.coach_id, now)
    if coach is not None and not coach.person.deactivated:
        raise OthersSummary(coach.person.name)
    await _stopped(uow, running, now)
    return None


async def _stopped(uow: UnitOfWork, channel: CoachChannel, now: datetime, *, refused: bool = False) -> None:
    await uow.coaches.stop(channel.id, now, refused=refused)
    await stop_digest(uow, channel.id)

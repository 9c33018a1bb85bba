"""The coach's channel by the clock: its text, its summary, and what follows when Slack refuses them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import DAY
from bot.domain.coaches import CoachChannel
from bot.domain.deliveries import Kind, State
from bot.domain.people import Profile
from bot.domain.routines import RoutineKind
from bot.slack import coach_views, digest_views
from bot.usecases import coaches, digests
from jobs.compose import Composed, Composer, Failed, Skip
from jobs.plan import Planner, Rung

CLOSED = frozenset({"not_in_channel", "channel_not_found", "is_archived"})
"""Slack's words for a channel in which the bot cannot post any more (Slack reference: chat.postMessage)."""
EXPIRES_AFTER = DAY
"""A summary that could not be sent for longer is not sent late (architecture.md, The table of kinds)."""
_STOPPED = Skip("the summary was stopped")


async def plan_digest(uow: UnitOfWork, rung: Rung) -> None:
    """Owe a channel the summary of a Thursday."""
    channel = await uow.coaches.channel(rung.subject_id)
    if channel is None or not channel.runs:
        return
    on = rung.due.slot_date
    mailbox = await uow.deliveries.mailbox_of_channel(channel.slack_channel_id)
    about = {"channel": str(channel.id), "on": on.isoformat()}
    await uow.deliveries.owe(mailbox, Kind.DIGEST, f"digest:{channel.id}:{on}", rung.now, about)


async def digest(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The summary, from the facts of now; nothing where there is nothing to say.

    One that stands is drawn again where entries were put right, of all else with the facts of its own day.
    """
    found = await _found(uow, owed, now)
    if found is None:
        return _STOPPED
    channel, coach = found
    on = date.fromisoformat(owed.about["on"])
    late = coach.calendar.local_date(now) > on + EXPIRES_AFTER
    if late and owed.state is not State.SENT:
        return Skip("its day is over")
    facts = await digests.facts(uow, channel, on, owed.sent_at or now)
    if not digest_views.has_digest(facts):
        return Skip("nobody shows anything")
    if owed.sent_at is None:
        await uow.deliveries.note(owed.id, figures=facts.figures)
        return digest_views.digest(facts)
    corrected_on = await _corrected(uow, owed, facts.figures, coach.calendar.local_date(now))
    return digest_views.digest(replace(facts, corrected_on=corrected_on))


async def _corrected(uow: UnitOfWork, owed: Owed, figures: str, today: date) -> date | None:
    """When a summary that stands got the figures it has now; None where they are those it was posted with."""
    if figures == owed.about.get("figures"):
        return None
    if figures != owed.about.get("drawn"):
        await uow.deliveries.note(owed.id, drawn=figures, corrected=today.isoformat())
        return today
    return date.fromisoformat(owed.about["corrected"])


async def post(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """The text with which a summary begins."""
    found = await _found(uow, owed, now)
    return _STOPPED if found is None else coach_views.post(found[1], found[0])


async def stopped(uow: UnitOfWork, owed: Owed, _now: datetime) -> Composed:
    """What the coach hears when Slack took no summary any more."""
    channel = await uow.coaches.channel(UUID(owed.about["channel"]))
    return Skip("the channel is gone") if channel is None else coach_views.refused(channel)


async def refused(uow: UnitOfWork, owed: Owed, error: str, now: datetime) -> None:
    """A channel that is closed to the bot gets no summary any more."""
    if error in CLOSED:
        await coaches.refused(uow, UUID(owed.about["channel"]), now)


async def _found(uow: UnitOfWork, owed: Owed, now: datetime) -> tuple[CoachChannel, Profile] | None:
    """The running summary that a delivery is about, with its coach."""
    channel = await uow.coaches.channel(UUID(owed.about["channel"]))
    coach = await uow.people.profile_of(channel.coach_id, now) if channel and channel.runs else None
    return (channel, coach) if channel and coach else None


COMPOSERS: Mapping[Kind, Composer] = {Kind.DIGEST: digest, Kind.COACH_POST: post}
PLANNERS: Mapping[RoutineKind, Planner] = {RoutineKind.DIGEST: plan_digest}
ANSWERS: Mapping[str, Composer] = {coaches.STOPPED: stopped}
FAILED: Mapping[Kind, Failed] = {Kind.DIGEST: refused, Kind.COACH_POST: refused}

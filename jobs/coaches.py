"""The coach's channel by the clock: its text, its summary, and what follows when Slack refuses them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import DAY
from bot.domain.coaches import CoachChannel, SeenChannel
from bot.domain.deliveries import Kind, State
from bot.domain.people import Profile
from bot.domain.routines import RoutineKind
from bot.domain.sharing import CoachView
from bot.slack import coach_news_views, coach_views, digest_detail_views, digest_views
from bot.usecases import coaches, digests
from bot.usecases import readers as readers_of
from jobs.choose import UNDER
from jobs.compose import AskFirst, Composed, Composer, Failed, Seen, SentHook, Skip, TakenBack
from jobs.plan import Planner, Rung

CLOSED = frozenset({"not_in_channel", "channel_not_found", "is_archived"})
"""Slack's words for a channel in which the bot cannot post any more (Slack reference: chat.postMessage)."""
EXPIRES_AFTER = DAY
"""A summary that could not be sent for longer is not sent late (architecture.md, The table of kinds)."""
LOOKS_A_DAY = 4
"""Slack tells an app that reads no messages of many changes, not that a channel was made public."""
ASKED_FOR = timedelta(minutes=5)
"""How long what Slack said of a channel's readers holds for a message."""
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


async def plan_look(uow: UnitOfWork, rung: Rung) -> None:
    """Owe a day's looks at who reads a channel: nobody may open or post anything there for weeks."""
    channel = await uow.coaches.channel(rung.subject_id)
    if channel is None or not channel.runs:
        return
    for place in range(LOOKS_A_DAY):
        at = rung.now + place * DAY / LOOKS_A_DAY
        await readers_of.owe_look(uow, channel, f"{rung.due.slot_date}:{place}", at)


async def look(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """Nothing is said: Slack is asked who reads the channel, and what follows is told to whom it concerns."""
    if await _found(uow, owed, now) is None:
        return _STOPPED
    return Skip("looked") if _asked(owed, now) else AskFirst()


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
    if not _asked(owed, now):
        return AskFirst()
    facts = await digests.facts(uow, channel, on, owed.sent_at or now)
    if not digest_views.has_digest(facts):
        return Skip("nobody shows anything") if channel.private or owed.sent_at is None else TakenBack()
    if owed.sent_at is None:
        await uow.deliveries.note(owed.id, figures=facts.figures)
        return digest_views.digest(facts)
    corrected_on = await _corrected(uow, owed, facts.figures, coach.calendar.local_date(now))
    return digest_views.digest(replace(facts, corrected_on=corrected_on))


async def detail(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """What stands in the thread under a summary, from the facts it was drawn with."""
    found, over = await _found(uow, owed, now), await uow.deliveries.delivery(UUID(owed.about["digest"]))
    if found is None or over is None or over.sent_at is None:
        return _STOPPED
    if not _asked(over, now) and not _asked(owed, now):
        return AskFirst()
    facts = await digests.facts(uow, found[0], date.fromisoformat(over.about["on"]), over.sent_at)
    if owed.sent_at is None and not digest_detail_views.has_detail(facts):
        return Skip("nobody is named")
    return digest_detail_views.detail(facts) if found[0].private else TakenBack()


async def went_out(uow: UnitOfWork, owed: Owed, now: datetime) -> None:
    """A summary stands, or stands again: so does what is in its thread."""
    key = f"{Kind.DIGEST_DETAIL}:{owed.id}"
    known = await uow.deliveries.by_key(key)
    if known is not None:
        await uow.deliveries.redraw(known.id, now)
    elif owed.sent_at is not None and now - owed.sent_at < EXPIRES_AFTER:
        about = {"channel": owed.about["channel"], "digest": str(owed.id), UNDER: owed.message_ts or ""}
        await uow.deliveries.owe(owed.mailbox_id, Kind.DIGEST_DETAIL, key, now, about)


async def seen(uow: UnitOfWork, owed: Owed, channel: SeenChannel, now: datetime) -> None:
    """Slack said who reads the channel: a summary is drawn by that."""
    await readers_of.noticed(uow, UUID(owed.about["channel"]), channel, now)
    await uow.deliveries.note(owed.id, asked=now.isoformat())


def _asked(owed: Owed, now: datetime) -> bool:
    """Whether Slack said a moment ago who reads the channel."""
    asked = str(owed.about.get("asked", ""))
    return asked != "" and now - datetime.fromisoformat(asked) < ASKED_FOR


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
    return Skip("the channel is gone") if channel is None else coach_news_views.refused(channel)


async def opened(uow: UnitOfWork, owed: Owed, _now: datetime) -> Composed:
    """What the coach hears when their channel is private no longer."""
    channel = await uow.coaches.channel(UUID(owed.about["channel"]))
    if channel is None or channel.private or not channel.runs:
        return Skip("the channel is private, or gone")
    return coach_news_views.opened(channel)


async def readers(uow: UnitOfWork, owed: Owed, _now: datetime) -> Composed:
    """What somebody who shows something hears when more may read it."""
    channel = await uow.coaches.channel(UUID(owed.about["channel"]))
    if channel is None or not channel.runs:
        return _STOPPED
    chosen = [each.choice for each in await uow.coaches.chosen_in(channel.id)]
    theirs = next((each for each in chosen if str(each.person_id) == owed.about["person"]), None)
    if theirs is None or theirs.shows is CoachView.OFF or str(theirs.readers) != owed.about["chosen"]:
        return Skip("they chose again, or show nothing there any more")
    return coach_news_views.grown(channel, then=theirs.readers, today=int(owed.about["readers"]))


async def refused(uow: UnitOfWork, owed: Owed, error: str, now: datetime) -> None:
    """A channel that is closed to the bot gets no summary any more."""
    if error in CLOSED:
        await coaches.refused(uow, UUID(owed.about["channel"]), now)


async def _found(uow: UnitOfWork, owed: Owed, now: datetime) -> tuple[CoachChannel, Profile] | None:
    """The running summary that a delivery is about, with its coach."""
    channel = await uow.coaches.channel(UUID(owed.about["channel"]))
    coach = await uow.people.profile_of(channel.coach_id, now) if channel and channel.runs else None
    return (channel, coach) if channel and coach else None


COMPOSERS: Mapping[Kind, Composer] = {
    Kind.DIGEST: digest,
    Kind.DIGEST_DETAIL: detail,
    Kind.COACH_POST: post,
    Kind.READERS: readers,
    Kind.LOOK: look,
}
PLANNERS: Mapping[RoutineKind, Planner] = {RoutineKind.DIGEST: plan_digest, RoutineKind.LOOK: plan_look}
ANSWERS: Mapping[str, Composer] = {coaches.STOPPED: stopped, readers_of.OPENED: opened}
FAILED: Mapping[Kind, Failed] = dict.fromkeys(
    (Kind.DIGEST, Kind.DIGEST_DETAIL, Kind.COACH_POST, Kind.LOOK), refused
)
SENT: Mapping[Kind, SentHook] = {Kind.DIGEST: went_out}
SEEN: Mapping[Kind, Seen] = dict.fromkeys((Kind.DIGEST, Kind.DIGEST_DETAIL, Kind.LOOK), seen)

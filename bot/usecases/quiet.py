"""Quiet begins by itself and ends by any act; steps in an open transaction."""

from datetime import date, datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.calendar import WEEK
from bot.domain.deliveries import Kind
from bot.domain.partners import holds
from bot.domain.people import Person, Profile
from bot.domain.quiet import (
    CHECKINS_UNTIL_QUIET,
    LINES,
    Break,
    Letter,
    letter_times,
    reminder_is_over,
    unheeded,
)
from bot.domain.sharing import Field, goals_with
from bot.usecases.routines import reschedule
from bot.usecases.slip_notices import case_of, partners_of


def key_of(member_id: UUID, since: date, line: int) -> str:
    """The dedupe key of a letter of a Quiet that began on that date, UTC's."""
    return f"quiet:{member_id}:{since}:{line}"


async def begin(uow: UnitOfWork, profile: Profile, now: datetime) -> bool:
    """Ask nothing more of somebody who did nothing through three check-ins, the last one's reminder too.

    Returns:
        Whether they are in Quiet now.
    """
    person, calendar = profile.person, profile.calendar
    if person.quiet_at is not None:
        return True
    acted_on, today = profile.acted_on, calendar.local_date(now)
    if acted_on is None or today - acted_on < (CHECKINS_UNTIL_QUIET - 1) * WEEK:
        return False  # no need to look: so many check-ins cannot have come since
    sent = await uow.deliveries.newest_sent(person.slack_user_id, Kind.CHECKIN, CHECKINS_UNTIL_QUIET)
    if not unheeded([each.on for each in sent], acted_on, CHECKINS_UNTIL_QUIET):
        return False
    if not reminder_is_over(sent[0].at, profile.times.checkin_time, calendar, now):
        return False
    await uow.people.quiet(profile.id, now)
    await _moved(uow, profile, now)
    mailbox = await uow.deliveries.mailbox_of_person(person.slack_user_id)
    since = _since(now)
    for line, at in enumerate(letter_times(now, profile.times.checkin_time, calendar)):
        about = {"member": str(profile.id), "since": since.isoformat(), "line": str(line)}
        await uow.deliveries.owe(mailbox, Kind.QUIET, key_of(profile.id, since, line), at, about)
    return True


async def wake(uow: UnitOfWork, profile: Profile, now: datetime) -> Profile:
    """Everything comes again, for somebody in Quiet who has just done something; as they are then."""
    quiet_at = profile.person.quiet_at or now
    await uow.people.acted(profile.id, now)
    awake = await _moved(uow, profile, now)
    for line in range(LINES + 1):
        letter = await uow.deliveries.by_key(key_of(profile.id, _since(quiet_at), line))
        if letter is not None:
            await uow.deliveries.redraw(letter.id, now)
    return awake


async def letter_of(uow: UnitOfWork, owed: Owed, now: datetime) -> Letter | None:
    """What a letter says now; None where its reader is gone."""
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    if profile is None:
        return None
    return Letter(
        profile,
        int(owed.about["line"]),
        tuple(goal for goal in await uow.goals.every(profile.id) if goal.active),
        await hearers_of(uow, profile, now),
        over=not is_still(profile, owed.about["since"]),
    )


async def hearers_of(uow: UnitOfWork, profile: Profile, now: datetime) -> tuple[Person, ...]:
    """The partners who hear of this member's misses."""
    found = []
    for hearer in await partners_of(await case_of(uow, profile, now)):
        partner = await uow.people.profile(hearer.partnership.partner_slack_id, now)
        found += [partner.person] if partner else []
    return tuple(found)


async def tell_partners(uow: UnitOfWork, owed: Owed, now: datetime) -> None:
    """Once the member has read it, whoever hears of misses is told once that they take a break."""
    profile = await uow.people.profile_of(UUID(owed.about["member"]), now)
    since = owed.about["since"]
    if profile is None or owed.about["line"] != "0" or not is_still(profile, since):
        return
    for hearer in await partners_of(await case_of(uow, profile, now)):
        partnership = hearer.partnership
        mailbox = await uow.deliveries.mailbox_of_person(partnership.partner_slack_id)
        about = {"partnership": str(partnership.id), "since": since}
        await uow.deliveries.owe(mailbox, Kind.BREAK, f"break:{partnership.id}:{since}", now, about)


async def break_of(uow: UnitOfWork, owed: Owed, now: datetime) -> Break | None:
    """What a partner hears; None where it is no longer so, or none of theirs."""
    partnership = await uow.partners.partnership(UUID(owed.about["partnership"]))
    member = await uow.people.profile_of(partnership.member_id, now) if partnership else None
    if partnership is None or member is None:
        return None
    hears = goals_with(await uow.partners.shares(partnership.id), Field.MISSES)
    still = holds(partnership, member, now) and is_still(member, owed.about["since"])
    return Break(member.person) if hears and still else None


def is_still(profile: Profile, since: str) -> bool:
    """Whether somebody is in the Quiet that began on that date."""
    return profile.person.quiet_at is not None and since == _since(profile.person.quiet_at).isoformat()


def _since(quiet_at: datetime) -> date:
    # UTC's date: it names the same Quiet wherever its member travels.
    return quiet_at.date()


async def _moved(uow: UnitOfWork, profile: Profile, now: datetime) -> Profile:
    after = await uow.people.profile_of(profile.id, now) or profile
    await reschedule(uow, after, now)
    return after

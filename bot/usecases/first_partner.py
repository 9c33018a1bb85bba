"""After two logged days, once: telling one person helps; steps in an open transaction."""

from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.goals import Entry
from bot.domain.people import Profile
from bot.domain.progress import Plan

DAYS = 2
"""Logged days after which it is said (product.md, First ten minutes)."""


def key_of(member_id: UUID) -> str:
    """The dedupe key of the one message: it is said once in a lifetime."""
    return f"{Kind.FIRST_PARTNER}:{member_id}"


async def owe(uow: UnitOfWork, profile: Profile, plan: Plan, entry: Entry, now: datetime) -> None:
    """Owe it with the entry that makes a second day, as far as the plan knows of days."""
    before = {each.logged_on for each in plan.entries}
    if plan.earlier or len(before) != DAYS - 1 or entry.logged_on in before:
        return
    mailbox = await uow.deliveries.mailbox_of_person(profile.person.slack_user_id)
    about = {"member": str(profile.id)}
    await uow.deliveries.owe(mailbox, Kind.FIRST_PARTNER, key_of(profile.id), now, about)


async def has_told(uow: UnitOfWork, profile: Profile, now: datetime) -> bool:
    """Whether somebody stands beside them, was invited, or heard of a goal in their own words."""
    today = profile.calendar.local_date(now)
    found = await uow.partners.open_of(profile.id)
    return any(each.runs(today) or each.waits(now) for each in found) or bool(await uow.home.told(profile.id))

"""The start of every act: one transaction, its receipt, and who acts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.people import Introduction, Profile, Visit
from bot.usecases.quiet import wake


class Stranger(Exception):
    """Somebody the bot has never met acts: Slack is asked who they are, then the act is tried again."""


class Repeated(Exception):
    """This request was handled before; nothing is done."""


@asynccontextmanager
async def opened(open_uow: OpenUow, now: datetime, visit: Visit) -> AsyncIterator[tuple[UnitOfWork, Profile]]:
    """A transaction for one act, with who acts.

    The receipt stands in it, so that it and the work stand or fall together; and that somebody did something,
    which looking something up is too.

    Raises:
        Repeated: the request was handled before.
        Stranger: the person was never met.
    """
    async with open_uow(visit.workspace_id) as uow:
        if visit.receipt and not await uow.deliveries.receipt(visit.receipt, now):
            raise Repeated
        profile = await uow.people.profile(visit.slack_user_id, now)
        if profile is None:
            raise Stranger
        yield uow, await _noted(uow, profile, now) if visit.acts else profile


@asynccontextmanager
async def opened_by_anybody(open_uow: OpenUow, now: datetime, visit: Visit) -> AsyncIterator[UnitOfWork]:
    """The same for saying no: whoever was never met gets no row for it (data.md, People).

    Raises:
        Repeated: the request was handled before.
    """
    async with open_uow(visit.workspace_id) as uow:
        if visit.receipt and not await uow.deliveries.receipt(visit.receipt, now):
            raise Repeated
        profile = await uow.people.profile(visit.slack_user_id, now)
        if profile is not None:
            await _noted(uow, profile, now)
        yield uow


async def _noted(uow: UnitOfWork, profile: Profile, now: datetime) -> Profile:
    """Keep that somebody did something, once for each of their dates: most acts are spared the statement."""
    known = profile.acted_on is not None and profile.acted_on >= profile.calendar.local_date(now)
    if known and profile.person.quiet_at is None:
        return profile
    if profile.person.quiet_at is not None:
        return await wake(uow, profile, now)
    await uow.people.acted(profile.id, now)
    return profile


async def introduce(open_uow: OpenUow, now: datetime, visit: Visit, who: Introduction) -> None:
    """Remember somebody, or what Slack now says of them."""
    async with open_uow(visit.workspace_id) as uow:
        await uow.people.meet(uow.new_id(), who, now)

"""What somebody does of whom nothing was asked any more."""

from dataclasses import replace
from datetime import datetime

from bot.db.deliveries import Owed
from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.goals import Goal
from bot.domain.people import Visit
from bot.domain.quiet import Letter
from bot.usecases.quiet import letter_of
from bot.usecases.settings import next_checkin
from bot.usecases.visits import opened


async def start(open_uow: OpenUow, now: datetime, visit: Visit) -> Letter:
    """Everything comes again; that this is an act is all it takes."""
    async with opened(open_uow, now, visit) as (uow, profile):
        every = await uow.goals.every(profile.id)
        active = tuple(goal for goal in every if goal.active)
        return Letter(
            profile,
            0,
            active,
            (),
            over=True,
            next_checkin=await next_checkin(uow, profile, every),
            reminds=(await uow.careers.of(profile.id)).has_why,
        )


async def active_goals(open_uow: OpenUow, now: datetime, visit: Visit) -> tuple[Goal, ...]:
    """The goals of which one can be let go."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return tuple(goal for goal in await uow.goals.every(profile.id) if goal.active)


async def shown_letter(uow: UnitOfWork, owed: Owed, now: datetime) -> Letter | None:
    """What a letter says now, with what comes next where it is over; None where its reader is gone."""
    letter = await letter_of(uow, owed, now)
    if letter is None or not letter.over:
        return letter
    every = await uow.goals.every(letter.profile.id)
    reminds = (await uow.careers.of(letter.profile.id)).has_why
    return replace(letter, next_checkin=await next_checkin(uow, letter.profile, every), reminds=reminds)

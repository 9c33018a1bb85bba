"""What somebody gets of whom nothing is asked any more, and what their partners hear."""

from collections.abc import Mapping
from datetime import datetime

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind, State
from bot.slack import quiet_views
from bot.usecases import quiet
from bot.usecases.quiet_acts import shown_letter
from jobs.compose import Composed, Composer, SentHook, Skip


async def letter(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """That nothing is asked any more, or one of the lines after it; once they act, that all comes again."""
    found = await shown_letter(uow, owed, now)
    if found is None:
        return Skip("the person is gone")
    if owed.state is not State.SENT:
        if found.over:
            return Skip("something was done since")
        if not found.goals:
            return Skip("no goal is active")
    return quiet_views.letter(found)


async def taking_a_break(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """To a partner who hears of misses, once."""
    found = await quiet.break_of(uow, owed, now)
    return quiet_views.to_partner(found) if found else Skip("no longer so")


COMPOSERS: Mapping[Kind, Composer] = {Kind.QUIET: letter, Kind.BREAK: taking_a_break}
SENT: Mapping[Kind, SentHook] = {Kind.QUIET: quiet.tell_partners}

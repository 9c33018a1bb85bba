"""A line for the coach beside an answer: where it may stand, what is kept; the steps take the open uow."""

from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import UnitOfWork
from bot.domain.checkins import Sheet
from bot.domain.coach_lines import NEEDS_A_WORD, CoachedIn, LineForCoach
from bot.domain.goals import CheckinStatus
from bot.domain.sharing import CoachView


async def coached_in(uow: UnitOfWork, member_id: UUID, checkin_id: UUID) -> CoachedIn:
    """The private channels in which a member chose to be named, and what they ask for in a check-in."""
    chosen = await uow.coaches.choices_of(member_id)
    named = {each.id: each.name for each, shows in chosen if shows is CoachView.NAMED and each.private}
    return CoachedIn(named, await uow.coach_lines.of_checkin(checkin_id) if named else {})


async def keep(
    uow: UnitOfWork, sheet: Sheet, goal_id: UUID, *, status: CheckinStatus, line: LineForCoach, now: datetime
) -> None:
    """Keep a line for exactly the ticked channels where they are named; beside *on track* there is none."""
    may = line.channels & sheet.coached.channels.keys() if line.words and status in NEEDS_A_WORD else ()
    ids = {each: uow.new_id() for each in may}
    await uow.coach_lines.put(sheet.checkin.id, goal_id, line.words, ids, now)

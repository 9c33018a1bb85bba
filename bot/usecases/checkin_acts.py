"""What a member does with a check-in: opens it, answers goal by goal, says more, leaves it out."""

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import checkin_week
from bot.domain.checkins import IN_THE_WAY_MAX, Checkin, Sheet
from bot.domain.coach_lines import LINE_FOR_COACH_MAX, LineForCoach
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.goals import CheckinStatus, Commitment
from bot.domain.if_thens import HALF_MAX
from bot.domain.people import Profile, Visit
from bot.domain.reflections import NO_THOUGHT, NOTE_MAX, NOTHING_THOUGHT, NewPlan, Reflection, Thought
from bot.domain.sharing import Field
from bot.domain.size_asks import SIZES
from bot.usecases import coach_lines
from bot.usecases.checkins import redraw, sheet_of, show_again
from bot.usecases.digests import follow_answers
from bot.usecases.slips import reconsider
from bot.usecases.visits import opened


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in the form for one goal; no status where none was chosen.

    `thought` is None where the form did not ask about the plan and a note: what was said of them stays. So
    is `line` where it did not ask what would help.
    """

    status: CheckinStatus | None
    in_the_way: str
    thought: Thought | None = None
    line: LineForCoach | None = None

    def texts(self, goal_id: UUID) -> Iterator[tuple[str, str, int]]:
        """What was written, each with the name of its field and the most it may have."""
        yield str(goal_id), self.in_the_way, IN_THE_WAY_MAX
        yield f"ask:{goal_id}", self.line.words if self.line else "", LINE_FOR_COACH_MAX
        thought = self.thought or NO_THOUGHT
        yield f"note:{goal_id}", thought.note or "", NOTE_MAX
        if thought.plan:
            yield f"if:{goal_id}", thought.plan.if_words, HALF_MAX
            yield f"then:{goal_id}", thought.plan.then_words, HALF_MAX

    @property
    def has_words(self) -> bool:
        """Whether something was said that only stands beside a status."""
        thought = self.thought or NO_THOUGHT
        scored = thought.came is not None or thought.held is not None
        return bool(self.in_the_way or thought.note or scored)


@dataclass(frozen=True, slots=True)
class Act:
    """A check-in in its owner's hands, in the open transaction."""

    uow: UnitOfWork
    profile: Profile
    checkin: Checkin
    now: datetime

    async def answer(
        self,
        goal_id: UUID,
        status: CheckinStatus,
        in_the_way: str | None = None,
        reflection: Reflection | None = None,
    ) -> None:
        """Say how a goal goes; a check-in that was left out is taken up again.

        A summary in which the earlier answer stands follows the new one.
        """
        said_before = await self.uow.checkins.answer(
            self.uow.new_id(),
            self.checkin.id,
            goal_id,
            status,
            self.now,
            in_the_way=in_the_way,
            reflection=reflection,
        )
        if self.checkin.skipped:
            await self.uow.checkins.skip(self.checkin.id, None)
        if said_before:
            await follow_answers(self.uow, self.profile, self.checkin, self.now)

    async def say(self, sheet: Sheet, goal_id: UUID, said: Said) -> None:
        """Keep what stands in the form for one goal; the note is for exactly those ticked who see answers."""
        if said.status is None:
            return
        if said.thought is None:
            await self.answer(goal_id, said.status, said.in_the_way)
        else:
            await self._say_all(sheet, goal_id, said.status, said.in_the_way, said.thought)
        if said.line is not None:
            await coach_lines.keep(self.uow, sheet, goal_id, status=said.status, line=said.line, now=self.now)

    async def _say_all(
        self, sheet: Sheet, goal_id: UUID, status: CheckinStatus, in_the_way: str, thought: Thought
    ) -> None:
        before = sheet.answers.get(goal_id)
        kept = thought.about(sheet.plan_of(goal_id), before.reflection if before else NOTHING_THOUGHT)
        await self.answer(goal_id, status, in_the_way, kept)
        if thought.note is not None:
            partners = sheet.partners_with(goal_id, Field.CHECKIN_STATUS)
            may = {each.agreement.partnership.id for each in partners}
            ids = {each: self.uow.new_id() for each in thought.note_to & may if thought.note}
            await self.uow.checkins.share_note(self.checkin.id, goal_id, ids, self.now)

    async def change_plan(self, plan: NewPlan, running: Iterable[Commitment]) -> None:
        """The if-then sentence of one of these promises from now on; one that is gone meanwhile has none."""
        if any(each.id == plan.commitment_id for each in running):
            await self.uow.goals.change_commitment(
                plan.commitment_id, if_words=plan.if_words, then_words=plan.then_words
            )

    async def sheet(self) -> Sheet:
        """The check-in as it stands now."""
        checkin = await self.uow.checkins.by_id(self.checkin.id)
        return await sheet_of(self.uow, self.profile, checkin or self.checkin, self.now)

    async def done(self) -> Sheet:
        """What was changed is shown wherever the check-in stands; an answer ends a silent week."""
        await redraw(self.uow, self.checkin, self.now)
        await reconsider(self.uow, self.profile, self.now)
        return await self.sheet()


@asynccontextmanager
async def own(open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID) -> AsyncIterator[Act]:
    """The transaction of an act on a check-in of one's own.

    Raises:
        Gone: there is none of this id.
        NotAllowed: it is somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        checkin = await uow.checkins.by_id(checkin_id)
        if checkin is None:
            raise Gone("checkin")
        if checkin.member_id != profile.id:
            raise NotAllowed("checkin")
        yield Act(uow, profile, checkin, now)


async def show(open_uow: OpenUow, now: datetime, visit: Visit) -> Sheet | None:
    """The check-in of this week, about the one before, made if need be; None for somebody without a goal."""
    async with opened(open_uow, now, visit) as (uow, profile):
        if not profile.member:
            return None
        calendar = profile.calendar
        week = checkin_week(calendar.local_date(now), calendar)
        checkin = await uow.checkins.open(uow.new_id(), profile.id, week.first, now)
        return await sheet_of(uow, profile, checkin, now)


async def read(open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID) -> Sheet:
    """One's own check-in as it stands; raises as `answer` does."""
    async with own(open_uow, now, visit, checkin_id) as act:
        return await act.sheet()


async def answer(
    open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID, *, goal_id: UUID, status: CheckinStatus
) -> Sheet:
    """Say how one goal goes; saying it again changes it.

    Raises:
        Gone: the check-in or the goal is no longer there; the message then shows what is.
        NotAllowed: somebody else's.
    """
    async with own(open_uow, now, visit, checkin_id) as act:
        is_there = (await act.uow.goals.plan(act.profile.id)).goal(goal_id) is not None
        if is_there:
            await act.answer(goal_id, status)
        sheet = await act.done()
    if not is_there:
        raise Gone("goal")
    return sheet


async def answer_as_before(open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID) -> Sheet:
    """Say of every goal without an answer what was said of it the week before; raises as `answer` does."""
    async with own(open_uow, now, visit, checkin_id) as act:
        for goal_id, status in (await act.sheet()).as_before.items():
            await act.answer(goal_id, status)
        return await act.done()


async def say(
    open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID, said: Mapping[UUID, Said]
) -> Sheet:
    """Keep what stands in the form; a goal without a status, or one that is gone meanwhile, is passed over.

    Raises:
        TooLong: what got in the way, where `field` is the goal's id, or other words of the form.
        Gone: the check-in is no longer there.
        NotAllowed: somebody else's.
    """
    for goal_id, each in said.items():
        for name, words, most in each.texts(goal_id):
            if len(words) > most:
                raise TooLong(name, most, words)
    async with own(open_uow, now, visit, checkin_id) as act:
        sheet = await act.sheet()
        active = await act.uow.goals.plan(act.profile.id)
        for goal_id, each in said.items():
            if active.goal(goal_id) is None:
                continue
            await act.say(sheet, goal_id, each)
            if each.thought and each.thought.plan:
                await act.change_plan(each.thought.plan, active.of_goal(goal_id))
        return await act.done()


async def say_size(
    open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID, *, commitment_id: UUID, answer: int
) -> Sheet:
    """Say whether a promise is the right size, 1 to 5; saying it again changes it.

    Raises:
        Gone: the check-in does not ask that; the message then shows what is.
        NotAllowed: somebody else's.
    """
    async with own(open_uow, now, visit, checkin_id) as act:
        asked = any(each.promise.id == commitment_id for each in (await act.sheet()).sizes.values())
        if asked and answer in SIZES:
            week_on, changes = act.checkin.week_on, act.uow.changes
            await changes.ask_size(act.uow.new_id(), commitment_id, week_on)
            await changes.say_size(commitment_id, week_on, answer, now)
        await show_again(act.uow, act.profile.id, now)
        sheet = await act.sheet()
    if not asked:
        raise Gone("commitment")
    return sheet


async def skip(open_uow: OpenUow, now: datetime, visit: Visit, checkin_id: UUID) -> Sheet:
    """Leave this week's check-in out; what was answered before stays. Raises as `answer` does."""
    async with own(open_uow, now, visit, checkin_id) as act:
        await act.uow.checkins.skip(checkin_id, now)
        return await act.done()

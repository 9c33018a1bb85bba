"""What an owner does with the message that something was missed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.calendar import WEEK, DateSpan
from bot.domain.errors import Gone, NoSkipsLeft, NotAllowed, TooLong
from bot.domain.goals import Cadence
from bot.domain.hours import next_allowed
from bot.domain.log_facts import LogForm
from bot.domain.people import Profile, Visit
from bot.domain.sharing import NoticeState
from bot.domain.skips import Skip
from bot.domain.slip_facts import ADDED_MAX, TOLD, Held, Missed, OwnerFacts
from bot.usecases import absences
from bot.usecases.slip_moves import partner_key
from bot.usecases.slip_notices import owner_facts
from bot.usecases.slips import reconsider
from bot.usecases.visits import opened

_WAITING = (NoticeState.TOLD_OWNER,)
HELD_IN_A_ROW = 2
"""After so many held back in a row the owner is asked whether it still helps (product.md, Missed)."""


async def log_form(open_uow: OpenUow, now: datetime, visit: Visit, message_id: UUID) -> LogForm | None:
    """The form to log with, on the last day that was missed; None where nothing of it stands any more.

    Raises:
        Gone, NotAllowed: there is no such message, or it is somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        facts = await _own(uow, profile, message_id, now)
        missed = next((each for each in facts.missed if each.stands and each.commitment), None)
        if missed is None or missed.commitment is None:
            return None
        plan = await uow.goals.plan(profile.id)
        return LogForm(profile, plan, missed.last_on, missed.commitment.id)


async def was_away(open_uow: OpenUow, now: datetime, visit: Visit, message_id: UUID) -> DateSpan | None:
    """Note an absence on the missed days; a second press finds nothing missed and notes nothing.

    Nobody is away for all of what is longer than a week: then nothing is noted, and the answer is where in
    it the days may lie. Raises as `log_form` does.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        facts = await _own(uow, profile, message_id, now)
        standing = [each for each in facts.missed if each.stands]
        long = next((each.slip.span for each in standing if _is_long(each)), None)
        if long is not None:
            return DateSpan(long.last - WEEK, long.last)
        for span in sorted({span for each in standing for span in days_of(each, profile)}, key=_first):
            await absences.note_span(uow, profile, now, span)
        return None


async def skip(open_uow: OpenUow, now: datetime, visit: Visit, message_id: UUID) -> bool:
    """Let what was missed count neither way; no partner is told. False where there is nothing to skip.

    Nothing stands any more, or a partner has it already.

    Raises:
        Gone, NotAllowed: there is no such message, or it is somebody else's.
        NoSkipsLeft: the month has fewer than this takes.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        facts = await _own(uow, profile, message_id, now)
        if not facts.to_skip or any(each.notice.state in TOLD for each in facts.notices):
            return False
        if not facts.may_skip:
            raise NoSkipsLeft(facts.skips_left, len(facts.to_skip))
        today = profile.calendar.local_date(now)
        for commitment_id, span in facts.to_skip:
            await uow.skips.add(uow.new_id(), profile.id, Skip(commitment_id, span, today), now)
        await reconsider(uow, profile, now)
        return True


async def words_form(open_uow: OpenUow, now: datetime, visit: Visit, message_id: UUID) -> OwnerFacts:
    """What the form for a word to go with the facts shows; raises as `log_form` does."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _own(uow, profile, message_id, now)


async def add_words(
    open_uow: OpenUow, now: datetime, visit: Visit, message_id: UUID, words: Mapping[UUID, str]
) -> OwnerFacts:
    """Add words for partners who were not told yet, by notice; the owner's message shows them first.

    Raises:
        Gone, NotAllowed: there is no such message, or it is somebody else's; or every partner was told.
        TooLong: more than a line or two.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        facts = await _own(uow, profile, message_id, now)
        for notice_id, said in words.items():
            if len(said) > ADDED_MAX:
                raise TooLong(str(notice_id), ADDED_MAX, said)
        notices = {each.notice.id for each in facts.notices}
        added = [
            await uow.slips.add_words(notice_id, said)
            for notice_id, said in words.items()
            if notice_id in notices
        ]
        if not any(added):
            raise Gone("slip")
        await uow.deliveries.redraw(message_id, now)
        return await _own(uow, profile, message_id, now)


async def hold_back(open_uow: OpenUow, now: datetime, visit: Visit, message_id: UUID) -> Held:
    """Tell no partner this time; whoever is held back for the second time in a row is asked about.

    Raises as `log_form` does.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        facts = await _own(uow, profile, message_id, now)
        held = [
            each
            for each in facts.notices
            if await uow.slips.move(each.notice.id, _WAITING, NoticeState.HELD_BACK)
        ]
        if held:
            await uow.deliveries.redraw(message_id, now)
        again = [each for each in held if await _twice(uow, each.partnership.id)]
        return Held(done=bool(held), again=tuple(again))


async def _twice(uow: UnitOfWork, partnership_id: UUID) -> bool:
    newest = await uow.slips.newest_states(partnership_id, HELD_IN_A_ROW)
    return len(newest) == HELD_IN_A_ROW and all(each is NoticeState.HELD_BACK for each in newest)


async def tell_now(open_uow: OpenUow, now: datetime, visit: Visit, message_id: UUID) -> bool:
    """Tell the partners at once, or when their quiet hours end; False where none was waiting.

    Raises as `log_form` does.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        facts = await _own(uow, profile, message_id, now)
        sooner = False
        for each in facts.notices:
            partner = await uow.people.profile(each.partner.slack_user_id, now)
            if partner is None or each.notice.state not in _WAITING or each.notice.partner_at is None:
                continue
            hour = min(each.notice.partner_at, next_allowed(now, partner.calendar))
            await uow.slips.retime(each.notice.id, hour)
            await uow.deliveries.move(partner_key(each.notice.id), hour)
            sooner = True
        if sooner:
            await uow.deliveries.redraw(message_id, now)
        return sooner


async def _own(uow: UnitOfWork, profile: Profile, message_id: UUID, now: datetime) -> OwnerFacts:
    facts = await owner_facts(uow, message_id, now)
    if facts is None:
        raise Gone("slip")
    if facts.owner.id != profile.id:
        raise NotAllowed("slip")
    return facts


def _is_long(missed: Missed) -> bool:
    """Whether nobody can be meant to have been away for all of it."""
    daily = missed.commitment is not None and missed.commitment.cadence is Cadence.DAILY
    return not daily and missed.slip.span.last - missed.slip.span.first >= WEEK


def days_of(missed: Missed, profile: Profile) -> list[DateSpan]:
    """The dates to be away on: a week whole, of a run the days in a row with what lies free between them."""
    if not missed.short:
        return [missed.slip.span]
    spans: list[DateSpan] = []
    for state in missed.short:
        between = profile.calendar.working_days(spans[-1].last, state.span.first)[1:-1] if spans else []
        if spans and not between:
            spans[-1] = DateSpan(spans[-1].first, state.span.last)
        else:
            spans.append(state.span)
    return spans


def _first(span: DateSpan) -> tuple[int, int]:
    return span.first.toordinal(), span.last.toordinal()

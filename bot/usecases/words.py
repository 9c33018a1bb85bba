"""A partner's word to a member: its draft, sent once, or left unwritten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.goals import WORDS_MAX, CheckinStatus
from bot.domain.partners import holds
from bot.domain.people import Person, Profile, Visit
from bot.domain.people_errors import EnoughWords, NoWordsNow
from bot.domain.sharing import Field, NoticeState, Partnership, goals_with
from bot.domain.slip_facts import CardFacts, DraftFacts, Missed, Notice, WordFacts
from bot.domain.slips import SlipState
from bot.domain.to_partner import A_WEEK, free_again
from bot.usecases.slip_moves import partner_key
from bot.usecases.slip_notices import owner_facts
from bot.usecases.visits import opened


async def draft(open_uow: OpenUow, now: datetime, visit: Visit, notice_id: UUID) -> DraftFacts | None:
    """What the draft of a word is made from; None where the partner has written, or closed the card.

    Raises:
        Gone: there is no such message, or its partnership ended.
        NotAllowed: it is somebody else's.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        card = await _own(uow, profile, notice_id, now)
        if card.word or card.notice.state is not NoticeState.TOLD_PARTNER:
            return None
        await check_room(uow, card.partnership, await _owner(uow, card, now), now)
        return await _draft(uow, card, now)


async def write(open_uow: OpenUow, now: datetime, visit: Visit, notice_id: UUID, words: str) -> DraftFacts:
    """Send a word to the member, at once or when their quiet hours end; `card.word` is what was sent.

    Of two forms the first counts: the second finds what was written. Raises as `draft` does, and `TooLong`;
    `Gone` too where the card was closed.
    """
    if len(words) > WORDS_MAX:
        raise TooLong("words", WORDS_MAX, words)
    async with opened(open_uow, now, visit) as (uow, profile):
        card = await _own(uow, profile, notice_id, now)
        if not card.word:
            if card.notice.state is NoticeState.CLOSED:
                raise Gone("word")
            await check_room(uow, card.partnership, await _owner(uow, card, now), now)
            await send_word(uow, card.partnership, card.owner, words, now, notice_id=notice_id)
            await _redraw_card(uow, card.notice, now)
        written = replace(card, word=await uow.words.on_notice(notice_id))
        return await _draft(uow, written, now)


async def not_this_time(open_uow: OpenUow, now: datetime, visit: Visit, notice_id: UUID) -> bool:
    """Close the card, told to nobody; False where it was answered or closed. Raises as `draft` does."""
    async with opened(open_uow, now, visit) as (uow, profile):
        card = await _own(uow, profile, notice_id, now)
        if card.word:
            return False
        closed = await uow.slips.move(notice_id, (NoticeState.TOLD_PARTNER,), NoticeState.CLOSED)
        if closed:
            await _redraw_card(uow, card.notice, now)
        return closed


async def card_of(uow: UnitOfWork, notice: Notice, now: datetime) -> CardFacts | None:
    """Everything a partner's message says now; None where one of the two is nobody the bot knows."""
    agreement = await uow.partners.partnership(notice.partnership_id)
    if agreement is None:
        return None
    owner = await uow.people.profile_of(agreement.member_id, now)
    partner = await uow.people.profile(agreement.partner_slack_id, now)
    if owner is None or partner is None:
        return None
    return CardFacts(
        notice=notice,
        partnership=agreement,
        owner=owner.person,
        partner=partner,
        team_id=await uow.people.team_id(),
        runs=holds(agreement, owner, now),
        word=await uow.words.on_notice(notice.id),
        is_smaller=await _is_smaller(uow, notice),
        may_write=bool(goals_with(await uow.partners.shares(agreement.id), Field.WORD)),
    )


async def _is_smaller(uow: UnitOfWork, notice: Notice) -> bool:
    """Whether its owner answered all of it with smaller promises."""
    told = await uow.slips.of_message(notice.owner_delivery_id)
    settled = [each.state is SlipState.SETTLED for each in told]
    return all(settled) and any(each.smaller_id for each in told)


async def check_room(uow: UnitOfWork, partnership: Partnership, owner: Profile, now: datetime) -> None:
    """Whether a word may go to a member now.

    Raises:
        NoWordsNow: they said that it is too much from this partner.
        EnoughWords: they had as many as come in a week.
    """
    until = partnership.no_words_until
    if until is not None and now < until:
        raise NoWordsNow(owner.person.name, owner.calendar.local_date(until))
    free = free_again(list(await uow.words.written_to(owner.id, now - A_WEEK)), now)
    if free is not None:
        raise EnoughWords(owner.person.name, owner.calendar.local_date(free))


async def send_word(
    uow: UnitOfWork,
    partnership: Partnership,
    to: Person,
    words: str,
    now: datetime,
    *,
    notice_id: UUID | None = None,
    asked_id: UUID | None = None,
) -> None:
    """Keep a word and owe it to its reader; of two presses one counts."""
    word_id = uow.new_id()
    if await uow.words.write(word_id, partnership.id, words, now, notice_id=notice_id, asked_id=asked_id):
        mailbox = await uow.deliveries.mailbox_of_person(to.slack_user_id)
        await uow.deliveries.owe(mailbox, Kind.WORD, word_key(word_id), now, {"word": str(word_id)})


async def word_of(uow: UnitOfWork, word_id: UUID, now: datetime) -> WordFacts | None:
    """A word as its reader gets it; None where it is gone."""
    found = await uow.words.word(word_id)
    agreement = await uow.partners.partnership(found.partnership_id) if found else None
    partner = await uow.people.profile(agreement.partner_slack_id, now) if agreement else None
    member = await uow.people.profile_of(agreement.member_id, now) if agreement else None
    if found is None or agreement is None or partner is None or member is None:
        return None
    until = agreement.no_words_until
    return WordFacts(
        found.words,
        partner.person,
        id=found.id,
        member=member.person,
        thanked=found.thanked_at is not None,
        answer=found.answer,
        paused_until=member.calendar.local_date(until) if until and now < until else None,
        runs=holds(agreement, member, now) and not partner.person.deactivated,
    )


def word_key(word_id: UUID | None) -> str:
    """The dedupe key of a word's message."""
    return f"{Kind.WORD}:{word_id}"


async def _owner(uow: UnitOfWork, card: CardFacts, now: datetime) -> Profile:
    owner = await uow.people.profile_of(card.partnership.member_id, now)
    if owner is None:
        raise Gone("word")
    return owner


async def _own(uow: UnitOfWork, profile: Profile, notice_id: UUID, now: datetime) -> CardFacts:
    notice = await uow.slips.notice(notice_id)
    card = await card_of(uow, notice, now) if notice else None
    if card is None:
        raise Gone("word")
    if card.partner.id != profile.id or not card.may_write:
        raise NotAllowed("word")
    if not card.runs:
        raise Gone("partnership")
    if card.notice.state not in (NoticeState.TOLD_PARTNER, NoticeState.CLOSED):
        raise Gone("word")
    return card


async def _draft(uow: UnitOfWork, card: CardFacts, now: datetime) -> DraftFacts:
    facts = await owner_facts(uow, card.notice.owner_delivery_id, now)
    mine = [each for each in facts.notices if each.notice.id == card.notice.id] if facts else []
    missed = mine[0].missed if mine else ()
    return DraftFacts(card, missed, now, stuck=await _is_stuck(uow, card, missed))


async def _is_stuck(uow: UnitOfWork, card: CardFacts, missed: Sequence[Missed]) -> bool:
    """Whether the member said so of a goal in it, as far as this partner sees that."""
    told = goals_with(await uow.partners.shares(card.partnership.id), Field.CHECKIN_STATUS)
    said = await uow.checkins.latest_statuses([card.partnership.member_id])
    about = {each.commitment.goal_id for each in missed if each.commitment}
    return any(goal_id in said and said[goal_id][0] is CheckinStatus.STUCK for goal_id in about & told)


async def _redraw_card(uow: UnitOfWork, notice: Notice, now: datetime) -> None:
    shown = await uow.deliveries.by_key(partner_key(notice.id))
    if shown is not None:
        await uow.deliveries.redraw(shown.id, now)

"""A member turns to a partner: for a word, for a look at the plan, with a line to pass on; and the answer."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.goals import WORDS_MAX
from bot.domain.partners import holds
from bot.domain.people import Profile, Visit
from bot.domain.progress import facts_of
from bot.domain.sharing import Field, Grants, goals_with
from bot.domain.to_partner import LINE_MOST, WINS, AskCard, PlanLine, ToPartner, Turned, What, Wish
from bot.usecases import wins
from bot.usecases.agreements import of_member
from bot.usecases.visits import opened
from bot.usecases.words import check_room, send_word

ASKED = "to_partner"
"""The name of the thing in `Gone`."""


async def turn(open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID, wish: Wish) -> Turned:
    """Ask a partner for something, once a day for each sort, or have one's own words passed on.

    Raises:
        Gone, NotAllowed: there is no such agreement of theirs, or it does not hold.
        TooLong: the line beside it.
    """
    if len(wish.words) > LINE_MOST:
        raise TooLong("words", LINE_MOST, wish.words)
    async with opened(open_uow, now, visit) as (uow, profile):
        return await _turn(uow, profile, partnership_id, wish, now)


async def pass_on(
    open_uow: OpenUow, now: datetime, visit: Visit, partnership_id: UUID, note_id: UUID
) -> Turned:
    """Pass words on that were written to the bot; they are not kept besides. Raises as `turn` does."""
    async with opened(open_uow, now, visit) as (uow, profile):
        words = await uow.notes.words(note_id, profile.id)
        if words is None:
            raise Gone("note")
        turned = await _turn(uow, profile, partnership_id, Wish(What.NOTE, words), now)
        await uow.notes.forget(note_id, profile.id)
        return turned


async def draft(open_uow: OpenUow, now: datetime, visit: Visit, asked_id: UUID) -> AskCard:
    """What the answer to an ask is made from; `word` is there where the partner has written.

    Raises:
        Gone, NotAllowed: there is no such ask, its agreement ended, or it is somebody else's.
        EnoughWords, NoWordsNow: their member has had enough for now.
    """
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        card = await _own(uow, profile, asked_id, now)
        if not card.word:
            await check_room(uow, card.partnership, card.owner, now)
        return card


async def write(open_uow: OpenUow, now: datetime, visit: Visit, asked_id: UUID, words: str) -> AskCard:
    """Answer; of two forms the first counts. Raises as `draft` does, and `TooLong`."""
    if len(words) > WORDS_MAX:
        raise TooLong("words", WORDS_MAX, words)
    async with opened(open_uow, now, visit) as (uow, profile):
        card = await _own(uow, profile, asked_id, now)
        if card.word:
            return card
        await check_room(uow, card.partnership, card.owner, now)
        await send_word(uow, card.partnership, card.owner.person, words, now, asked_id=asked_id)
        shown = await uow.deliveries.by_key(_key(card.asked, card.owner))
        if shown is not None:
            await uow.deliveries.redraw(shown.id, now)
        return replace(card, word=await uow.words.on_asked(asked_id))


async def card_of(uow: UnitOfWork, asked_id: UUID, now: datetime) -> AskCard | None:
    """Everything the partner's message says now; None where nothing is left of it."""
    asked = await uow.words.asked(asked_id)
    partnership = await uow.partners.partnership(asked.partnership_id) if asked else None
    owner = await uow.people.profile_of(partnership.member_id, now) if partnership else None
    partner = await uow.people.profile(partnership.partner_slack_id, now) if partnership else None
    if asked is None or partnership is None or owner is None or partner is None:
        return None
    grants = await uow.partners.shares(partnership.id)
    news = await wins.news_of(uow, asked, owner, grants, now) if asked.what in WINS else None
    return AskCard(
        asked=asked,
        partnership=partnership,
        owner=owner,
        partner=partner,
        team_id=await uow.people.team_id(),
        runs=holds(partnership, owner, now) and not partner.person.deactivated,
        may_write=bool(goals_with(grants, Field.WORD)),
        plan=await _plan(uow, owner, grants, now) if asked.what is What.PLAN else (),
        word=await uow.words.on_asked(asked.id),
        news=news,
    )


async def _turn(uow: UnitOfWork, profile: Profile, partnership_id: UUID, wish: Wish, now: datetime) -> Turned:
    agreement = await of_member(uow, profile, partnership_id, now)
    if not agreement.runs or agreement.partner is None or agreement.partner.deactivated:
        raise Gone("partnership")
    asked = ToPartner(uow.new_id(), partnership_id, wish.what, wish.words, now)
    mailbox = await uow.deliveries.mailbox_of_person(agreement.partnership.partner_slack_id)
    about = {"asked": str(asked.id)}
    owed = await uow.deliveries.owe(mailbox, Kind.TO_PARTNER, _key(asked, profile), now, about)
    if owed is not None:
        await uow.words.ask(asked)
    if wish.what is not What.NOTE:  # whoever asks for words wants them again
        await uow.partners.pause_words(partnership_id, None)
    slack_id = agreement.partnership.partner_slack_id
    return Turned(asked, agreement.partner, slack_id, again=owed is None)


async def _plan(uow: UnitOfWork, owner: Profile, grants: Grants, now: datetime) -> tuple[PlanLine, ...]:
    """What the partner sees of the plan: short names, and promises where numbers are shared."""
    plan = await uow.goals.plan(owner.id)
    today, told = owner.calendar.local_date(now), goals_with(grants, Field.NUMBERS)
    lines = []
    for goal in plan.goals:
        if goal.id in told:
            promises = tuple(each for each in plan.commitments if each.goal_id == goal.id)
            lines.append(PlanLine(goal, facts_of(goal, plan, today, owner.calendar), promises))
        elif goal.id in grants:
            lines.append(PlanLine(goal, None))
    return tuple(lines)


async def _own(uow: UnitOfWork, profile: Profile, asked_id: UUID, now: datetime) -> AskCard:
    card = await card_of(uow, asked_id, now)
    if card is None:
        raise Gone(ASKED)
    if card.partner.id != profile.id or not card.may_write:
        raise NotAllowed(ASKED)
    if not card.runs:
        raise Gone("partnership")
    return card


def _key(asked: ToPartner, owner: Profile) -> str:
    """Once a day for each sort, by the member's date; what is passed on is each time another thing."""
    if asked.what in WINS:
        return wins.win_key(asked)
    if asked.what is What.NOTE:
        return f"{Kind.TO_PARTNER}:{asked.id}"
    day = owner.calendar.local_date(asked.created_at)
    return f"{Kind.TO_PARTNER}:{asked.partnership_id}:{asked.what}:{day}"

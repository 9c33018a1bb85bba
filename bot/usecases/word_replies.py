"""What comes back for a partner's word: thanks, an answer, that it is too much."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from bot.db.unit_of_work import OpenUow, UnitOfWork
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.people import Profile, Visit
from bot.domain.slip_facts import WordFacts
from bot.domain.to_partner import ANSWER_MOST, TOO_MUCH
from bot.usecases.visits import opened
from bot.usecases.words import word_key, word_of

THANKED, ANSWERED, PAUSED = "thanked", "answered", "paused"
"""What comes back to a partner who wrote; a delivery's `what`."""


async def thank(open_uow: OpenUow, now: datetime, visit: Visit, word_id: UUID) -> None:
    """The reader says thanks, once.

    Raises:
        Gone: it is no longer there, or the agreement has ended: nothing would reach the partner.
        NotAllowed: it is somebody else's.
    """
    async with opened(open_uow, now, visit) as (uow, profile):
        word = await _answerable(uow, profile, word_id, now)
        if await uow.words.thank(word_id, now):
            await _back(uow, word, THANKED, now)


async def read(open_uow: OpenUow, now: datetime, visit: Visit, word_id: UUID) -> WordFacts:
    """A word, to answer it. Raises as `thank` does."""
    async with opened(open_uow, now, replace(visit, receipt="")) as (uow, profile):
        return await _answerable(uow, profile, word_id, now)


async def answer(open_uow: OpenUow, now: datetime, visit: Visit, word_id: UUID, words: str) -> WordFacts:
    """The reader answers, once: of two forms the first counts. Raises as `thank` does, and `TooLong`."""
    if len(words) > ANSWER_MOST:
        raise TooLong("answer", ANSWER_MOST, words)
    async with opened(open_uow, now, visit) as (uow, profile):
        word = await _answerable(uow, profile, word_id, now)
        if await uow.words.answer(word_id, words):
            await _back(uow, word, ANSWERED, now)
        return await _read(uow, profile, word_id, now)


async def too_much(open_uow: OpenUow, now: datetime, visit: Visit, word_id: UUID) -> WordFacts:
    """No words from this partner for two weeks; they are told kindly, once. Raises as `thank` does."""
    async with opened(open_uow, now, visit) as (uow, profile):
        word = await _answerable(uow, profile, word_id, now)
        found = await uow.words.word(word_id)
        if found is not None and word.paused_until is None:
            await uow.partners.pause_words(found.partnership_id, now + TOO_MUCH)
            await _back(uow, word, PAUSED, now)
        return await _read(uow, profile, word_id, now)


async def _read(uow: UnitOfWork, profile: Profile, word_id: UUID, now: datetime) -> WordFacts:
    word = await word_of(uow, word_id, now)
    if word is None:
        raise Gone("word")
    if word.member is None or word.member.id != profile.id:
        raise NotAllowed("word")
    return word


async def _answerable(uow: UnitOfWork, profile: Profile, word_id: UUID, now: datetime) -> WordFacts:
    """The same, to whose partner something can still go back; raises `Gone` where the agreement ended too."""
    word = await _read(uow, profile, word_id, now)
    if not word.runs:
        raise Gone("partnership")
    return word


async def _back(uow: UnitOfWork, word: WordFacts, what: str, now: datetime) -> None:
    """What comes back goes to the partner, and the word shows it."""
    mailbox = await uow.deliveries.mailbox_of_person(word.partner.slack_user_id)
    about = {"word": str(word.id), "what": what}
    await uow.deliveries.owe(mailbox, Kind.WORD_NEWS, f"{Kind.WORD_NEWS}:{what}:{word.id}", now, about)
    shown = await uow.deliveries.by_key(word_key(word.id))
    if shown is not None:
        await uow.deliveries.redraw(shown.id, now)

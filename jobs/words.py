"""A partner's word, brought to its reader; what they are asked for; what comes back."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import Kind, State
from bot.domain.to_partner import WINS
from bot.slack import to_partner_views, word_views
from bot.usecases import to_partner, word_replies
from bot.usecases.words import word_of
from jobs.compose import Composed, Composer, Skip
from jobs.said import with_checkins


async def compose_word(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """Who wrote, and what; and what its reader made of it."""
    word = await word_of(uow, UUID(owed.about["word"]), now)
    if word is None or (owed.state is not State.SENT and not word.runs):
        return Skip("the partnership ended" if word else "taken back")
    return word_views.to_owner(word)


async def compose_asked(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """What a member turned to a partner with."""
    card = await to_partner.card_of(uow, UUID(owed.about["asked"]), now)
    if card is None or (owed.state is not State.SENT and not card.runs):
        return Skip("the partnership ended" if card else "nothing is left of it")
    if card.news is None and card.asked.what in WINS:
        return Skip("no longer so, or not theirs to hear")
    message = to_partner_views.card(card)
    if card.asked.what not in WINS or card.asked.goal_id is None:
        return message
    return await with_checkins(uow, card.partnership, {card.asked.goal_id}, message, now)


async def compose_cheer(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """A partner's well done, to the member."""
    card = await to_partner.card_of(uow, UUID(owed.about["asked"]), now)
    if card is None or (owed.state is not State.SENT and not card.runs):
        return Skip("the partnership ended" if card else "nothing is left of it")
    return to_partner_views.cheer(card)


async def compose_back(uow: UnitOfWork, owed: Owed, now: datetime) -> Composed:
    """Thanks, an answer, or that words rest, to the partner."""
    word = await word_of(uow, UUID(owed.about["word"]), now)
    if word is None or (owed.state is not State.SENT and not word.runs):
        return Skip("the partnership ended" if word else "nothing is left of it")
    match owed.about["what"]:
        case word_replies.ANSWERED:
            return word_views.answered(word)
        case word_replies.PAUSED:
            return word_views.pause_asked(word)
        case _:
            return word_views.thanks(word)


COMPOSERS: Mapping[Kind, Composer] = {
    Kind.WORD: compose_word,
    Kind.TO_PARTNER: compose_asked,
    Kind.WORD_NEWS: compose_back,
    Kind.CHEER: compose_cheer,
}

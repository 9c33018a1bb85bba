"""A partner's word: its draft, what became of it, and how its reader gets it (words.md, T9)."""

from bot.domain.deliveries import Kind
from bot.domain.goals import WORDS_MAX
from bot.domain.slip_facts import DraftFacts, WordFacts
from bot.slack import ids
from bot.slack.blocks import INPUT_MAX, View, actions, field, modal, overflow, quote, section, text_input
from bot.slack.inputs import kept
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.slip_text import draft_line, fitting, name_of
from bot.slack.slip_views import quoted
from bot.slack.text import cut, escape
from bot.slack.why_views import why_option

WORDS = "words"
"""The block of the draft, and the field an error about it stands under."""
IMPACT = "[What it means to me, if anything: …]"
"""The giver's own line: left as it stands, it is not sent."""
QUESTION = "What would make it fit this week?"
NAME_IN_TITLE = 14
"""Characters of a title that are left for the name."""
DRAFT_MAX = 1500
"""Characters the bot puts into a draft, so that there is room for the giver's own."""


def draft_form(draft: DraftFacts) -> View:
    """The draft: facts, an empty line for what it means to the giver, one question; every word theirs."""
    card = draft.card
    title = f"A word to {fitting(name_of(card.owner), NAME_IN_TITLE)}"
    block = field(
        WORDS,
        f"Your words to {name_of(card.owner)}",
        text_input(draft_words(draft), multiline=True, max_length=min(WORDS_MAX, INPUT_MAX)),
        hint=f"A draft; change any word. {name_of(card.owner)} sees it as yours. I keep it for both of you.",
    )
    metadata = pack(notice=str(card.notice.id))
    return modal(title, ids.WORD_FORM, [kept(block)], submit="Send", close="Cancel", metadata=metadata)


def draft_words(draft: DraftFacts) -> str:
    """What stands in the draft when it opens."""
    today = draft.card.partner.calendar.local_date(draft.now)
    locale = draft.card.partner.person.locale
    facts = " ".join(draft_line(each, locale, today) for each in draft.missed if each.stands)
    return "\n\n".join(part for part in (cut(facts, DRAFT_MAX), IMPACT, QUESTION) if part)


def as_sent(words: str) -> str:
    """The words without the giver's line where they left it empty."""
    lines = [line.rstrip() for line in words.replace(IMPACT, "").splitlines()]
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return "\n".join(kept).strip()


def sent_page(draft: DraftFacts) -> View:
    """What went out; the same again for who pressed twice."""
    owner = escape(name_of(draft.card.owner))
    blocks = [section(f"On its way to {owner}, as yours:"), quote(draft.card.word)]
    return modal("Sent", "page", blocks, close="Done")


def to_owner(word: WordFacts) -> Message:
    """Who wrote, and what."""
    partner = escape(name_of(word.partner))
    banner = f"A word from {partner}."
    blocks = (section(banner), quote(word.words), actions(overflow("word", why_option(Kind.WORD))))
    return Message("\n".join((banner, *quoted(word.words))), blocks)


def closed_already() -> Message:
    """A card that was answered or closed."""
    return Message("You have answered this one already; the message shows how.")

"""A partner's word: its draft, what became of it, and how its reader gets it (words.md, T9)."""

from collections.abc import Sequence

from bot.domain.deliveries import Kind
from bot.domain.goals import WORDS_MAX
from bot.domain.people import Person
from bot.domain.slip_facts import DraftFacts, WordFacts
from bot.domain.to_partner import ANSWER_MOST
from bot.slack import ids
from bot.slack.blocks import (
    INPUT_MAX,
    Block,
    View,
    actions,
    button,
    field,
    modal,
    option,
    overflow,
    quote,
    section,
    text_input,
)
from bot.slack.inputs import kept
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.slip_text import BUTTON_NAME_MAX, draft_line, fitting, name_of
from bot.slack.text import cut, day, escape, quoted
from bot.slack.tone_views import SEEN, noted
from bot.slack.why_views import why_option

ANSWER = "answer"

WORDS = "words"
"""The block of the draft, and the field an error about it stands under."""
IMPACT = "[What it means to me, if anything: …]"
"""The giver's own line: left as it stands, it is not sent."""
QUESTION = "What would make it fit this week?"
STUCK_ASKS = "Which way round it have you not tried yet?"
_SILENT = "What would be a good first step?"
_SMALLER = "What made this the right size?"
"""One question, by what is behind it: short, stuck, silent, smaller (GROW, a practice model)."""
NAME_IN_TITLE = 14
"""Characters of a title that are left for the name."""
DRAFT_MAX = 1500
"""Characters the bot puts into a draft, so that there is room for the giver's own."""


def draft_form(draft: DraftFacts, words: str = "") -> View:
    """The draft: facts, an empty line for what it means to the giver, one question; every word theirs.

    With `words` of theirs, what in them turns to the person, and the facts in its place.
    """
    hints = noted(words, facts_of(draft)) if words else []
    return word_form(draft.card.owner, words or draft_words(draft), hints, notice=str(draft.card.notice.id))


def word_form(owner: Person, words: str, hints: Sequence[Block] = (), **about: str) -> View:
    """A form with words to a member; `about` is what it remembers."""
    name = name_of(owner)
    block = field(
        WORDS,
        f"Your words to {name}",
        text_input(words, multiline=True, max_length=min(WORDS_MAX, INPUT_MAX)),
        hint=(
            f"A draft; change any word. {name} sees it as yours. I keep it for both of you. Where {name} is "
            "named to a coach, the summary may say that you wrote, never what."
        ),
    )
    metadata = pack(**about, tone=SEEN if hints else "")
    title = f"A word to {fitting(name, NAME_IN_TITLE)}"
    return modal(
        title, ids.WORD_FORM, [*hints, kept(block)], submit="Send", close="Cancel", metadata=metadata
    )


def draft_words(draft: DraftFacts) -> str:
    """What stands in the draft when it opens."""
    return "\n\n".join(part for part in (facts_of(draft), IMPACT, _question(draft)) if part)


def facts_of(draft: DraftFacts) -> str:
    """What fell short, in the second person."""
    today = draft.card.partner.calendar.local_date(draft.now)
    locale = draft.card.partner.person.locale
    return cut(" ".join(draft_line(each, locale, today) for each in draft.missed if each.stands), DRAFT_MAX)


def _question(draft: DraftFacts) -> str:
    standing = [each for each in draft.missed if each.stands]
    if draft.card.is_smaller or not standing:
        return _SMALLER if draft.card.is_smaller else QUESTION
    if draft.stuck:
        return STUCK_ASKS
    return _SILENT if all(each.commitment is None for each in standing) else QUESTION


def as_sent(words: str) -> str:
    """The words without the giver's line where they left it empty."""
    lines = [line.rstrip() for line in words.replace(IMPACT, "").splitlines()]
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return "\n".join(kept).strip()


def sent_page(owner: Person, word: str) -> View:
    """What went out; the same again for who pressed twice."""
    lead = f"On its way to {escape(name_of(owner))}, as yours:"
    return modal("Sent", "page", [section(lead), quote(word)], close="Done")


def to_owner(word: WordFacts) -> Message:
    """Who wrote, and what; and what its reader made of it."""
    partner = escape(name_of(word.partner))
    banner = f"A word from {partner}."
    said, blocks = [banner, *quoted(word.words)], [section(banner), quote(word.words)]
    for line, words in _made_of_it(word, partner):
        said += [line, *quoted(words)] if words else [line]
        blocks += [section(line), quote(words)] if words else [section(line)]
    value = str(word.id)
    buttons = []
    if word.runs and not word.thanked:
        buttons.append(
            button(f"Thank {fitting(name_of(word.partner), BUTTON_NAME_MAX)}", ids.WORD_THANK, value)
        )
    if word.runs and not word.answer:
        buttons.append(button("Answer", ids.WORD_ANSWER, value))
    stops = word.runs and word.paused_until is None
    menu = overflow(
        "word", *([option("Too much", ids.WORD_TOO_MUCH, value)] if stops else []), why_option(Kind.WORD)
    )
    return Message("\n".join(said), (*blocks, actions(*buttons, menu)))


def answer_form(word: WordFacts) -> View:
    """A few words back."""
    name = name_of(word.partner)
    typed = text_input(multiline=True, max_length=ANSWER_MOST)
    block = kept(field(ANSWER, f"Your words to {name}", typed, hint="They read it as you write it."))
    metadata = pack(word=str(word.id))
    return modal("Answer", ids.WORD_ANSWER_FORM, [block], submit="Send", close="Cancel", metadata=metadata)


def paused(word: WordFacts) -> Message:
    """What is so for two weeks."""
    partner, until = escape(name_of(word.partner)), word.paused_until
    when = f"until {day(until)}" if until else "for now"
    return Message(
        f"All right: no words from {partner} {when}. I tell {partner} kindly; everything else goes on."
    )


def thanks(word: WordFacts) -> Message:
    """The partner hears thanks."""
    words = f"{_reader(word)} thanks you for your word."
    return Message(words, (section(words), _menu()))


def answered(word: WordFacts) -> Message:
    """The partner reads the answer."""
    lead = f"{_reader(word)} answers your word."
    said = "\n".join((lead, *quoted(word.answer)))
    return Message(said, (section(lead), quote(word.answer), _menu()))


def pause_asked(word: WordFacts) -> Message:
    """The partner hears that words rest: about the number, not about them."""
    reader, until = _reader(word), word.paused_until
    when = f"until {day(until)}" if until else "for a while"
    words = (
        f"{reader} would like fewer words. I pass none on {when}. It is about how many come, not about you; "
        "your own conversation is open as ever."
    )
    return Message(words, (section(words), _menu()))


def _made_of_it(word: WordFacts, partner: str) -> list[tuple[str, str]]:
    lines = [(f"You thanked {partner}.", "")] if word.thanked else []
    lines += [(f"You answered {partner}:", word.answer)] if word.answer else []
    if word.paused_until is not None:
        lines.append((f"No words from {partner} until {day(word.paused_until)}.", ""))
    return lines


def _reader(word: WordFacts) -> str:
    return escape(name_of(word.member)) if word.member else "Somebody"


def _menu() -> Block:
    return actions(overflow("word_news", why_option(Kind.WORD_NEWS)))


def closed_already() -> Message:
    """A card that was answered or closed."""
    return Message("You have answered this one already; the message shows how.")

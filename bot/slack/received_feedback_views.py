"""Feedback as its receiver reads it, what they can do about it, and what comes back to the giver."""

from collections.abc import Sequence

from bot.domain.deliveries import Kind
from bot.domain.feedback_facts import ANSWER_MOST, Card, Sbi
from bot.slack import ids
from bot.slack.blocks import (
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
from bot.slack.partner_text import name_of
from bot.slack.payloads import pack
from bot.slack.text import escape
from bot.slack.why_views import why_option

ANSWER = "answer"
_LABELS = ("When and where", "What I saw", "What it did")


def words_of(sbi: Sbi) -> Sequence[tuple[str, str]]:
    """Each part that is there, under its heading."""
    parts = (sbi.situation, sbi.behaviour, sbi.impact)
    return [(label, words) for label, words in zip(_LABELS, parts, strict=True) if words]


def card(facts: Card) -> Message:
    """What somebody is given; once they thanked or answered, that too."""
    given, name = facts.given, _giver(facts)
    lead = f"Feedback from {name}, for you alone."
    lines, blocks = [lead], [section(lead)]
    for label, words in words_of(given.sbi):
        lines.append(f"{label}: “{escape(words)}”")
        blocks += [section(f"*{label}*"), quote(words)]
    buttons = []
    if given.thanked_at is None:
        buttons.append(button("Thank them", ids.FEEDBACK_THANK, str(given.id), primary=True))
    else:
        blocks.append(_line(lines, f"You thanked {name}."))
    if not given.answer:
        buttons.append(button("Answer", ids.FEEDBACK_ANSWER, str(given.id)))
    else:
        blocks += [_line(lines, f"You answered {name}:"), quote(given.answer)]
        lines.append(f"“{escape(given.answer)}”")
    menu = overflow("feedback", option("Don't send me these", ids.FEEDBACK_REFUSE), why_option(Kind.FEEDBACK))
    return Message("\n".join(lines), (*blocks, actions(*buttons, menu)))


def answer_form(facts: Card) -> View:
    """A few words back."""
    typed = text_input(multiline=True, max_length=ANSWER_MOST)
    block = kept(field(ANSWER, f"Your words to {_giver(facts)}", typed, hint="They read it as you write it."))
    metadata = pack(feedback=str(facts.given.id))
    return modal(
        "Answer", ids.FEEDBACK_ANSWER_FORM, [block], submit="Send", close="Cancel", metadata=metadata
    )


def answer_sent(facts: Card) -> View:
    """What went back; the same again for who pressed twice."""
    lead = f"On its way to {_giver(facts)}:"
    return modal("Answer", "page", [section(lead), quote(facts.given.answer)], close="Done")


def thanked(facts: Card) -> Message:
    """The giver hears thanks."""
    words = f"{_reader(facts)} thanks you for your feedback."
    return Message(words, (section(words), _menu()))


def answered(facts: Card) -> Message:
    """The giver reads an answer."""
    lead = f"{_reader(facts)} answers your feedback."
    return Message(
        f"{lead}\n“{escape(facts.given.answer)}”", (section(lead), quote(facts.given.answer), _menu())
    )


def refused() -> Message:
    """Somebody wants none of these any more."""
    words = "Done. I carry no feedback to you any more; nobody is told that you said so."
    again = button("Take it again", ids.FEEDBACK_TAKE_AGAIN)
    return Message(f"{words} [Take it again]", (section(words), actions(again)))


def taken_again() -> Message:
    """Somebody takes them again."""
    return Message("All right: when somebody has feedback for you, I carry it again.")


def _line(lines: list[str], words: str) -> Block:
    lines.append(words)
    return section(words)


def _menu() -> Block:
    return actions(overflow("feedback_news", why_option(Kind.FEEDBACK_NEWS)))


def _giver(facts: Card) -> str:
    return name_of(facts.giver, facts.giver.slack_user_id)


def _reader(facts: Card) -> str:
    return name_of(facts.reader, facts.given.receiver_slack_id)

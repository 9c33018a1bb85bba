"""Occasions on screen: one that was opened, one that is over, and which one is meant."""

from collections.abc import Sequence
from decimal import Decimal

from bot.domain.goals import Commitment
from bot.domain.occasions import OccasionFacts, WhichOccasion
from bot.domain.progress import usual_step
from bot.slack import ids
from bot.slack.blocks import Element, actions, button, numbered, section
from bot.slack.message import Message
from bot.slack.text import amount, counted, cut, day, escape
from bot.slack.told_apart import told_apart

SHOWN = 4
"""Promises offered as buttons; a message has at most four (product.md, How it speaks)."""
LINES = 10
NAME_MAX = 30


def opened(every: Sequence[OccasionFacts]) -> Message:
    """What is open now, each promise with what is left and how it is closed."""
    if not every:
        return Message("Nothing is open.")
    first = every[0]
    if len(every) == 1:
        line = _line(first)
        row = actions(_log(first, primary=True), _over(first))
        labels = f"[{_step(first)}] [It is over]"
        return Message(f"Noted. {line} {labels}", (section(f"Noted. {line}"), row))
    shown = every[:LINES]
    rest = [f"And {len(every) - LINES} more."] if len(every) > LINES else []
    names = told_apart([each.commitment for each in shown], [each.commitment.short_name for each in shown])
    blocks = [section(_line(each), _over(each, name)) for each, name in zip(shown, names, strict=True)]
    text = "\n".join(("Noted.", *map(_line, shown), *rest, "[It is over]"))
    return Message(text, (section("Noted."), *blocks, *map(section, rest)))


def closed(facts: OccasionFacts) -> Message:
    """What an occasion came to; nothing more is due."""
    commitment, state, locale = facts.commitment, facts.state, facts.profile.person.locale
    name = escape(commitment.short_name)
    if state.logged == 0:
        words = f"Taken back: nothing was logged, so it counts for nothing. *{name}* has nothing due."
    else:
        done = f"{amount(state.logged, locale)} of {counted(state.need, commitment.unit, locale)}"
        words = f"It is over. *{name}*: {done}. Today you can still add to it; nothing is due after that."
    return Message(words, (section(words),))


def which(asked: WhichOccasion) -> Message:
    """Which promise it is about, or how one comes round with an occasion."""
    if not asked.commitments:
        words = (
            "No promise of yours comes round with an occasion yet. For example: "
            "/goal plan connect with 4 people at each conference."
        )
        return Message(words, (section(words), actions(button("Add a promise", ids.PLAN_NEW))))
    shown = asked.commitments[:SHOWN]
    labels = told_apart(shown, [_at(each) for each in shown])
    buttons = [
        button(label, numbered(ids.OCCASION_BEGIN, place), str(each.id))
        for place, (each, label) in enumerate(zip(shown, labels, strict=True))
    ]
    more = " Or name it: /goal at and what it is." if len(asked.commitments) > len(shown) else ""
    words = f"Where are you?{more}"
    text = f"{words} {' '.join(f'[{escape(label)}]' for label in labels)}"
    return Message(text, (section(words), actions(*buttons)))


def _line(facts: OccasionFacts) -> str:
    """An occasion as it stands: "*Connections*: 0 of 4 people, until Sun 15 Mar."."""
    commitment, state, locale = facts.commitment, facts.state, facts.profile.person.locale
    done = f"{amount(state.logged, locale)} of {counted(state.need, commitment.unit, locale)}"
    until = "today" if state.span.last == facts.today else f"until {day(state.span.last, facts.today)}"
    ends = "" if state.kept else f", {amount(state.left, locale)} to go"
    return f"*{escape(commitment.short_name)}*: {done}{ends}, {until}."


def _step(facts: OccasionFacts) -> str:
    commitment = facts.commitment
    step = usual_step(commitment)
    return f"Log {'1' if step == Decimal(1) else counted(step, commitment.unit, facts.profile.person.locale)}"


def _log(facts: OccasionFacts, *, primary: bool = False) -> Element:
    name = facts.commitment.short_name
    step = _step(facts)
    return button(step, ids.LOG_ONE, str(facts.commitment.id), primary=primary, spoken=f"{step} for {name}")


def _over(facts: OccasionFacts, name: str = "") -> Element:
    spoken = f"It is over: {name}" if name else None
    return button("It is over", ids.OCCASION_CLOSE, str(facts.commitment.id), spoken=spoken)


def _at(commitment: Commitment) -> str:
    """What a promise comes round with, as plain text on a button."""
    words = cut(" ".join(commitment.per_occasion.split()), NAME_MAX) or "such a time"
    return f"At: {words}"

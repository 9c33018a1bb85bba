"""Missed, told to its owner first (words.md, T8); the partner who agreed to hear of it has a card."""

from datetime import datetime

from bot.domain.deliveries import Kind
from bot.domain.sharing import NoticeState
from bot.domain.slip_facts import ADDED_MAX, TOLD, Held, NoticeFacts, OwnerFacts
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
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
from bot.slack.slip_text import (
    BUTTON_NAME_MAX,
    by_when,
    correction_words,
    fitting,
    hour_for_both,
    name_of,
    owner_line,
    partner_names,
    partner_words,
    skip_words,
    skips_words,
    soonest,
)
from bot.slack.text import cut, escape, quoted
from bot.slack.why_views import why_option

LINES_SHOWN = 8
"""Slips in one message; who missed more has other things to look at than a list."""
LINE_MAX = 300
SETTLED = "Settled. Nothing goes out."


def words_for(facts: OwnerFacts, each: NoticeFacts, now: datetime) -> str:
    """Exactly what a partner is going to get."""
    return partner_words(facts.owner.person, each, facts.owner.calendar.local_date(now))


def correction_for(facts: OwnerFacts, each: NoticeFacts) -> str:
    """What a partner was told that is otherwise by now, as their message says it.

    Where they may know nothing of it any more, their message stays as it is: what it says already included.
    """
    return correction_words(facts.owner.person, each) if each.told else each.notice.corrected_text


def to_owner(facts: OwnerFacts, now: datetime) -> Message:
    """What fell short, the exact words each partner would get, and when; or what became of it."""
    waiting = soonest(facts)
    person, today = facts.owner.person, facts.owner.calendar.local_date(now)
    banner = _banner(facts, now)
    shown = facts.missed[:LINES_SHOWN]
    lines = [cut(owner_line(each, person.locale, today), LINE_MAX) for each in shown]
    if (more := len(facts.missed) - LINES_SHOWN) > 0:
        lines.append(f"And {more} more. /goal shows them all.")
    if waiting and facts.stands:
        lines.append("Done but not logged, or away? Put it right and nothing goes out.")
    if any(each.skipped for each in facts.missed):
        lines.append(f"You have {skips_words(facts.skips_left)} this month.")
    blocks: list[Block] = [section(banner), section("\n".join(lines))]
    said = [banner, *lines]
    for line, words in (part for each in facts.notices for part in _notice(facts, each, now)):
        blocks.append(section(line))
        said.append(line)
        if words:
            blocks.append(quote(words))
            said += quoted(words)
    if waiting:
        said.append(f"You can: {_choices(facts, waiting)}.")
    blocks.append(actions(*_owner_buttons(facts, waiting)))
    return Message("\n".join(said), tuple(blocks))


def words_form(facts: OwnerFacts) -> View:
    """A word to go with the facts, for each partner who is going to hear of them."""
    waiting = soonest(facts)
    blocks = [
        kept(
            field(
                str(each.notice.id),
                f"A word for {name_of(each.partner)}",
                text_input(each.notice.added_words, multiline=True, max_length=ADDED_MAX),
                hint="A line or two. It goes out with the rest, and you see it there first.",
                optional=True,
            )
        )
        for each in waiting
    ]
    metadata = pack(message=str(facts.delivery_id))
    return modal("Add a word", ids.SLIP_WORDS_FORM, blocks, submit="Add", close="Cancel", metadata=metadata)


def words_page(facts: OwnerFacts, now: datetime) -> View:
    """What goes out now, word for word."""
    blocks: list[Block] = []
    for each in soonest(facts):
        blocks += [section(_promise(facts, each)), quote(words_for(facts, each, now))]
    return modal("Added", "page", blocks or [section(SETTLED)], close="Done")


def held_again(held: Held) -> Message:
    """After two in a row: whether it still helps that somebody hears of misses."""
    each = held.again[0] if held.again else None
    name = escape(name_of(each.partner)) if each else "Your partner"
    words = f"Held back, as you wish. That makes two in a row. Does {name} still help here?"
    value = str(each.partnership.id) if each else ""
    row = actions(
        button("Change what they see", ids.PARTNER_GOALS, value),
        button("End quietly", ids.PARTNER_END, value),
    )
    return Message(f"{words} [Change what they see] [End quietly]", (section(words), row))


def nothing_left() -> Message:
    """A button of a message that was settled, held back or told already."""
    return Message("There is nothing left to change here; the message shows what became of it.")


def _banner(facts: OwnerFacts, now: datetime) -> str:
    waiting = soonest(facts)
    if waiting and not facts.stands:
        return "Answered with a smaller promise."
    if waiting:
        return f"Something to look at by {by_when(waiting[0].hour, now, facts.owner.person)}."
    states = {each.notice.state for each in facts.notices}
    if states & TOLD:
        return "This was told as you saw it."
    return "Held back. Nothing goes out." if NoticeState.HELD_BACK in states else SETTLED


def _notice(facts: OwnerFacts, each: NoticeFacts, now: datetime) -> list[tuple[str, str]]:
    """Where one partner stands: a sentence, and the words they have or are going to get."""
    partner = escape(name_of(each.partner))
    if each.notice.state in TOLD:
        correction = correction_for(facts, each)
        added = [(f"Corrected since; {partner}'s message says so too:", correction)] if correction else []
        return [(f"{partner} has these words:", each.notice.told_text), *added]
    if each.notice.state is NoticeState.HELD_BACK:
        return [(f"Held back: {partner} is not told this time.", "")]
    if not each.missed:
        return [(f"{partner} is not told.", "")]
    return [(_promise(facts, each), words_for(facts, each, now))]


def _promise(facts: OwnerFacts, each: NoticeFacts) -> str:
    when = hour_for_both(each.hour, facts.owner.person, each.partner)
    partner = escape(name_of(each.partner))
    if not any(missed.stands for missed in each.missed):
        return f"{partner} hears of that, not of a miss, on {when}, in these words:"
    return f"If it stays like this, {partner} gets these words on {when}, as the two of you agreed:"


def _choices(facts: OwnerFacts, waiting: tuple[NoticeFacts, ...]) -> str:
    names = escape(partner_names(waiting))
    if not facts.stands:
        return f"undo that, add a word for {names}, or tell {names} now"
    skip = f"{skip_words(facts)[:1].lower()}{skip_words(facts)[1:]}, " if facts.may_skip else ""
    return (
        f"log it, say you were away, make it smaller, add a word for {names}, {skip}hold it back this time, "
        f"or tell {names} now"
    )


def _owner_buttons(facts: OwnerFacts, waiting: tuple[NoticeFacts, ...]) -> list[Element]:
    message = str(facts.delivery_id)
    if not waiting:
        return [overflow("slip", why_option(Kind.SLIP_OWNER))]
    names = fitting(partner_names(waiting), BUTTON_NAME_MAX)
    elements = []
    if not facts.stands:
        return _after_smaller(facts, names)
    if any(each.stands and each.commitment for each in facts.missed):
        elements.append(button("Log it", ids.SLIP_LOG, message, primary=True, spoken="Log what was missed"))
    return [
        *elements,
        button("I was away", ids.SLIP_AWAY, message, spoken="I was away on the missed days"),
        button("Make it smaller", ids.CHANGE_MISSED, message),
        button(f"Add a word for {names}", ids.SLIP_WORDS, message),
        overflow(
            "slip",
            *([option(skip_words(facts), ids.SLIP_SKIP, message)] if facts.may_skip else []),
            option("Hold it back this time", ids.SLIP_HOLD, message),
            option(f"Tell {names} now", ids.SLIP_TELL, message),
            option("Remind me why", ids.CAREER_REMIND),
            why_option(Kind.SLIP_OWNER),
        ),
    ]


def _after_smaller(facts: OwnerFacts, names: str) -> list[Element]:
    """What is left to do where nothing is missed any more, and the smaller promise goes out."""
    message = str(facts.delivery_id)
    smaller = next(each.smaller for each in facts.missed if each.smaller is not None)
    value = f"{smaller.after.id} {smaller.terms.number}"
    return [
        button("Undo", ids.CHANGE_UNDO, value, spoken="Undo the smaller promise"),
        button(f"Add a word for {names}", ids.SLIP_WORDS, message),
        overflow("slip", option(f"Tell {names} now", ids.SLIP_TELL, message), why_option(Kind.SLIP_OWNER)),
    ]

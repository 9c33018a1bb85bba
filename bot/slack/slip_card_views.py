"""Missed, told to the partner who agreed to hear of it, in the words its owner has seen (words.md, T9)."""

from bot.domain.deliveries import Kind
from bot.domain.sharing import NoticeState
from bot.domain.slip_facts import CardFacts
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
    actions,
    button,
    context,
    link_button,
    option,
    overflow,
    quote,
    section,
)
from bot.slack.message import Message
from bot.slack.partner_views import hear_option
from bot.slack.slip_text import BUTTON_NAME_MAX, fitting, name_of
from bot.slack.text import day, escape, quoted, sentence
from bot.slack.why_views import why_option

_DONE = frozenset((NoticeState.CLOSED, NoticeState.SETTLED, NoticeState.HELD_BACK))


def card(facts: CardFacts) -> Message:
    """The words the owner has seen, what they asked for, and what the partner may do with them."""
    owner = escape(name_of(facts.owner))
    banner = f"{owner} would like you to look at something."
    if facts.is_smaller:
        banner = f"{owner} made a promise smaller."
    seen = f"{owner} asked that you hear of this, and has seen these words:"
    after = _after(facts)
    blocks: list[Block] = [section(banner), section(seen), quote(facts.notice.told_text)]
    said = [banner, seen, *quoted(facts.notice.told_text)]
    if facts.notice.corrected_text and facts.notice.corrected_on:
        corrected = f"Corrected {day(facts.notice.corrected_on)}:"
        blocks += [section(corrected), quote(facts.notice.corrected_text)]
        said += [corrected, *quoted(facts.notice.corrected_text)]
    for line, words in after:
        blocks.append(section(line))
        said.append(line)
        if words:
            blocks.append(quote(words))
            said += quoted(words)
    open_yet = facts.runs and facts.notice.state not in _DONE and not facts.word
    if open_yet:
        blocks.append(context(f"“Talk to {owner}” opens your own conversation; I am not in it."))
        write = f"[Write to {owner}] " if facts.may_write else ""
        said.append(f"{write}[Talk to {owner}] [Not this time]")
    blocks.append(actions(*_buttons(facts, open_yet=open_yet)))
    return Message("\n".join(said), tuple(blocks))


def _after(facts: CardFacts) -> list[tuple[str, str]]:
    owner = escape(name_of(facts.owner))
    if facts.word:
        return [(f"You wrote to {owner}:", facts.word)]
    if facts.notice.state is NoticeState.CLOSED:
        return [(f"Closed. {owner} is not told of that.", "")]
    if not facts.runs:
        return []
    asks = facts.partnership.asks
    asked = (
        [(f"What {owner} asked of you: “{sentence(escape(asks[:1].upper() + asks[1:]))}”", "")]
        if asks
        else []
    )
    return [*asked, ("One line is plenty; none is fine too.", "")] if facts.may_write else asked


def _buttons(facts: CardFacts, *, open_yet: bool) -> list[Element]:
    owner, notice = name_of(facts.owner), str(facts.notice.id)
    short = fitting(owner, BUTTON_NAME_MAX)
    why = why_option(Kind.SLIP_PARTNER)
    end = option(f"Stop being {short}'s partner", ids.PARTNER_END, str(facts.partnership.id))
    if not open_yet:
        return [overflow("card", *([end] if facts.runs else []), why)]
    address = f"slack://user?team={facts.team_id}&id={facts.owner.slack_user_id}"
    write = button(f"Write to {short}", ids.WORD_OPEN, notice, primary=True)
    return [
        *([write] if facts.may_write else []),
        link_button(f"Talk to {short}", ids.WORD_TALK, address),
        button("Not this time", ids.WORD_NOT_NOW, notice, spoken=f"Not this time for {owner}"),
        overflow("card", option("I'm away", ids.AWAY_OPEN), hear_option(facts.partnership), end, why),
    ]

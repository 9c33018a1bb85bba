"""What others say beside what somebody thinks of themselves, question by question."""

from collections.abc import Iterator

from bot.domain.gathering import Question
from bot.domain.side_by_side import SideBySide, Voice
from bot.slack import ids
from bot.slack.blocks import Block, View, actions, button, context, header, modal, quote, section
from bot.slack.gathered_views import LABELS, PUT, TITLE, ways_back
from bot.slack.partner_text import name_of, spoken
from bot.slack.text import cut, cut_plain, escape

VOICES_SHOWN = 10
"""Lines to one question, so that all four fit one page."""
WORDS_SHOWN = 400
"""Characters of one line here, so that the page stays below Slack's 250 kB; its own page has all of it."""
TELLER_SHOWN = 40
NO_NAME = "Without a name"


def page(facts: SideBySide) -> View:
    """Each question once: one's own words first, then what others said, each with the click to the list."""
    blocks: list[Block] = [
        block
        for question in Question
        if facts.of(question) or question in facts.own.said
        for block in _question(facts, question)
    ]
    if not blocks:
        blocks = [section("Nothing to lay side by side yet. Answers, notes and your own view meet here.")]
    mine = "Change my view" if facts.own.said else "Write my own view"
    row = actions(button(mine, ids.TOLD_OWN), *ways_back())
    return modal(TITLE, "page", [*blocks, row, context("Only you see this page.")])


def _question(facts: SideBySide, question: Question) -> Iterator[Block]:
    yield header(LABELS[question])
    own, voices = facts.own.said.get(question, ""), facts.of(question)
    if own:
        yield section("*You*")
        yield quote(cut_plain(own, WORDS_SHOWN))
    for place, each in enumerate(voices[:VOICES_SHOWN], start=1):
        yield _voice(place, each, facts)
        yield quote(cut_plain(each.line.words, WORDS_SHOWN))
    if (rest := len(voices) - VOICES_SHOWN) > 0:
        yield context(f"And {rest} more; each stands on the page it came with.")


def _voice(place: int, voice: Voice, facts: SideBySide) -> Block:
    who = _who(voice)
    if voice.line.handle in facts.listed:
        return section(f"*{who}*, on your list")
    heard = spoken(voice.person, "") if voice.person else ""
    label = LABELS[voice.line.question]
    click = button(
        PUT,
        ids.BESIDE_LIST,
        voice.line.handle,
        spoken=f"{PUT}: {label} {place}{f', {heard}' if heard else ''}",
    )
    return section(f"*{who}*", click)


def _who(voice: Voice) -> str:
    if voice.person:
        return name_of(voice.person, voice.person.slack_user_id)
    if voice.noted:
        return f"{cut(escape(voice.teller), TELLER_SHOWN) or 'Somebody'}, as you noted it"
    return NO_NAME

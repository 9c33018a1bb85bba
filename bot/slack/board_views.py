"""The coach's own board: everybody who chose to be named, page by page, for its coach alone."""

from bot.domain.goals import Cadence, CheckinStatus
from bot.domain.tallies import NOTHING, Tally
from bot.domain.triage import Board, DigestFacts, PersonFacts, Triage, triage, word_for
from bot.slack import ids
from bot.slack.blocks import Block, View, actions, button, context, modal, numbered, section
from bot.slack.digest_text import NOTHING_TRIED, asks, lasting, missed_words, name_of, numbers, short, tried
from bot.slack.text import cut, day, escape

TITLE = "My board"
PAGE = 20
"""People on one page: with the rest it stays far below Slack's 100 blocks."""
SAID_MAX = 6
"""Goals, and promises, named of one person."""
PERSON_MAX = 1500
"""Characters of one person."""
OTHERS_MAX = 8
"""Other channels offered."""
_STATUS = {
    CheckinStatus.ON_TRACK: "on track",
    CheckinStatus.AT_RISK: "at risk",
    CheckinStatus.STUCK: "stuck",
}


def board(shown: Board, at: int = 0) -> View:
    """One page of the people of a channel, whom a word would help first."""
    facts, found = shown.facts, triage(shown.facts)
    people = [*(word.person for word in found.first), *found.on_track, *found.unknown, *found.away]
    pages = max(1, -(-len(people) // PAGE))
    at = min(max(at, 0), pages - 1)
    page = people[at * PAGE : (at + 1) * PAGE]
    blocks = [section(_head(facts, found, len(people)))]
    blocks += [section(_person(person, facts)) for person in page]
    if found.counted and facts.channel.private:
        blocks.append(section(f"Counted without a name: {len(found.counted):,}."))
    blocks += _turning(facts, at, pages)
    blocks += _others(shown)
    blocks.append(context("Only you see this board. Whoever is named here chose it for this channel."))
    return modal(TITLE, ids.COACH_BOARD, blocks, close="Close")


def _head(facts: DigestFacts, found: Triage, named: int) -> str:
    title = f"*#{escape(facts.channel.name)}, week of {day(facts.week.first)}.*"
    if not found.people:
        return f"{title} Nobody shows anything here yet."
    if not facts.channel.private:
        return f"{title} This channel isn't private, so I name nobody here either."
    if not named:
        return f"{title} Nobody chose to be named here."
    first = len(found.first)
    helped = (
        "A word would help nobody this week."
        if not first
        else f"A word would help {first:,} of {named:,} first."
    )
    return f"{title} {helped}"


def _person(person: PersonFacts, facts: DigestFacts) -> str:
    lines = [f"*{name_of(person)}*"]
    if person.back_on is None and not (person.said or person.week != NOTHING or person.missed):
        lines.append("Nothing known of that week yet.")
    if person.back_on is not None:
        lines[0] += f" is away, back {day(person.back_on)}"
    if person.said:
        lines.append(f"Check-in: {'; '.join(_said(person, facts))}.")
    word = word_for(person, facts.week)
    lines += asks(word) if word is not None else []
    if person.week != NOTHING or person.week_before != NOTHING:
        lines.append(f"Kept that week: {_kept(person.week)}; the week before: {_kept(person.week_before)}.")
    fell_short = [each.promise.commitment.id for each in person.missed if each.promise]
    others = [each for each in person.promises if each.commitment.id not in fell_short]
    if len(person.promises) == 1 and others and others[0].commitment.cadence is Cadence.DAILY:
        others = []  # its days are what was kept, said in the line before
    if others:
        lines.append(
            f"Numbers: {'; '.join(_more([numbers(each) for each in others[:SAID_MAX]], len(others)))}."
        )
    if person.missed:
        short_of = [missed_words(each) for each in person.missed[:SAID_MAX]]
        lines.append(f"Missed: {'; '.join(_more(short_of, len(person.missed)))}.")
    if person.tried is not None:
        lines.append(f"Tried: {tried(person.tried)}")
    elif person.back_on is None and word is not None:
        lines.append(NOTHING_TRIED)
    return cut("\n".join(lines), PERSON_MAX)


def _said(person: PersonFacts, facts: DigestFacts) -> list[str]:
    found = [
        f"{short(each.short_name)} {_STATUS[each.status]}{lasting(each, facts.week.first)}"
        for each in person.said[:SAID_MAX]
    ]
    return _more(found, len(person.said))


def _more(words: list[str], count: int) -> list[str]:
    return [*words, f"{count - SAID_MAX} more"] if count > SAID_MAX else words


def _kept(tally: Tally) -> str:
    return f"{tally.kept} of {tally.of}" if tally.of else "nothing that counts"


def _turning(facts: DigestFacts, at: int, pages: int) -> list[Block]:
    if pages == 1:
        return []
    row = []
    if at:
        row.append(_page(facts, at - 1, "Page before"))
    if at < pages - 1:
        row.append(_page(facts, at + 1, "Next page"))
    # Parted, since both buttons are the same action.
    return [*(actions(each) for each in row), context(f"Page {at + 1} of {pages}.")]


def _page(facts: DigestFacts, at: int, label: str) -> Block:
    return button(label, ids.COACH_BOARD_PAGE, f"{facts.channel.id} {at}", spoken=f"{label} of my board")


def _others(shown: Board) -> list[Block]:
    row = [
        button(
            cut(f"#{each.name}", 60),
            numbered(ids.COACH_BOARD_PAGE, place),
            f"{each.id} 0",
            spoken=cut(f"My board of #{each.name}", 70),
        )
        for place, each in enumerate(shown.others[:OTHERS_MAX])
    ]
    return [section("You coach other channels too:"), actions(*row)] if row else []

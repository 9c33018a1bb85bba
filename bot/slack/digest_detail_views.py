"""What stands in the thread under a coach's summary: numbers beside each name, in lines or in a table."""

from collections.abc import Sequence

from bot.domain.triage import DigestFacts, Need, Triage, Word, triage
from bot.slack.blocks import Block, section
from bot.slack.digest_text import FIRST_MAX, LINE_MAX, lasting, name_of, reasons, tried
from bot.slack.message import Message
from bot.slack.text import cut, day, escape, unescape

TABLE_ROWS = 99
"""Rows under the head: about a hundred are taken (Slack reference: data table block)."""
TABLE_MAX = 5500
"""Characters of all cells, escaped: with the text the whole message stays below 10,000."""
CELL_MAX = 50
"""Characters of a cell, escaped."""
DETAIL_MAX = 2800
"""Characters of the lines in the thread: a section takes 3,000 (Slack reference: section block)."""
PAGE_SIZE = 10
_WHY = {Need.STUCK: "Stuck", Need.AT_RISK: "At risk", Need.MISSED: "Missed"}


def has_detail(facts: DigestFacts) -> bool:
    """Whether anybody is named whose numbers could stand in the thread."""
    return bool(triage(facts).first)


def detail(facts: DigestFacts) -> Message:
    """What stands in the thread under a summary: numbers beside each name, where `has_detail`, or did."""
    found = triage(facts)
    week = day(facts.week.first)
    if not found.first:
        return Message(f"Details, week of {week}: what was here is put right, and nobody needs a word.")
    lines = _that_fit([_numbers(word, facts) for word in found.first])
    said = f"Details, week of {week}: whom a word would help first, what they kept, and what was tried."
    if not all(word.person.tried for word in found.first):
        said += " Where no partner's word is named, I know of none."
    if len(found.first) <= FIRST_MAX:
        shown: list[Block] = [section("\n".join([*lines, *_and_more(len(found.first) - len(lines))]))]
    else:
        shown = _table(facts, found)
    text = "\n".join([said, *lines, *_and_more(len(found.first) - len(lines))])
    return Message(text, (section(said), *shown))


def _and_more(count: int) -> list[str]:
    return [f"And {count:,} more; the board of this channel's coach has all."] if count else []


def _that_fit(lines: Sequence[str]) -> list[str]:
    """The first of the lines, as many as one section holds beside the count of the rest."""
    shown: list[str] = []
    for line in lines:
        if sum(len(each) + 1 for each in shown) + len(line) > DETAIL_MAX:
            break
        shown.append(line)
    return shown


def _numbers(word: Word, facts: DigestFacts) -> str:
    week, before = word.person.week, word.person.week_before
    kept = f" Kept that week: {week.kept} of {week.of}" if week.of else ""
    if week.of:
        kept += f" (week before: {before.kept} of {before.of})." if before.of else "."
    why = cut(f"{name_of(word.person)}: {'; '.join(reasons(word, facts.week.first))}.", LINE_MAX)
    return f"{why}{kept}" + (f" {tried(word.person.tried)}" if word.person.tried else "")


def _table(facts: DigestFacts, found: Triage) -> list[Block]:
    """The same people in rows, as many as one message holds, and how many more there are.

    What is typed in a cell is never read as a mention.
    """
    rows: list[list[Block]] = [[_cell(words) for words in ("Person", "Why", "About", "Kept", "Tried")]]
    room = TABLE_MAX
    for word in found.first[:TABLE_ROWS]:
        row = _row(word, facts)
        room -= sum(len(escape(cell["text"])) for cell in row)
        if room < 0:
            break
        rows.append(row)
    table = {
        "type": "data_table",
        "caption": f"A word would help first, week of {day(facts.week.first)}",
        "rows": rows,
        "page_size": PAGE_SIZE,
        "row_header_column_index": 0,
    }
    return [table, *(section(line) for line in _and_more(len(found.first) - len(rows) + 1))]


def _row(word: Word, facts: DigestFacts) -> list[Block]:
    about = [said.short_name + lasting(said, facts.week.first) for said in word.said] or [
        missed.promise.commitment.short_name if missed.promise else "Nothing logged" for missed in word.missed
    ]
    week = word.person.week
    kept = f"{week.kept} of {week.of}" if week.of else "–"
    done = f"{word.person.tried.by} wrote, {day(word.person.tried.on)}" if word.person.tried else "–"
    return [
        _cell(word.person.name),
        _cell(_WHY[word.need]),
        _cell(", ".join(about)),
        _cell(kept),
        _cell(done),
    ]


def _cell(words: str) -> Block:
    return {"type": "raw_text", "text": unescape(cut(escape(words), CELL_MAX)) or "–"}

"""A coach's summary: who a word would help first, and what all did together. Names are never mentions."""

from collections.abc import Sequence

from bot.domain.coaches import OPEN_FROM
from bot.domain.tallies import NOTHING, Tally
from bot.domain.triage import DigestFacts, Need, PersonFacts, Triage, Word, triage
from bot.slack import ids
from bot.slack.blocks import Block, actions, button, context, section
from bot.slack.digest_text import name_of, reasons, tried
from bot.slack.message import Message
from bot.slack.text import cut, day, escape, listed, unescape

IN_THREAD = "Details are in the thread."
FIRST_MAX = 10
"""People named in the text as those a word would help; the rest are counted, and stand in the table."""
LINE_MAX = 200
"""Characters of why a word would help; what was tried stands behind it."""
NAMES_MAX = 600
"""Characters of a row of names."""
TABLE_ROWS = 25
CELL_MAX = 50
"""Characters of a cell, escaped: with the text the whole message stays below 10,000."""
DETAIL_MAX = 2800
"""Characters of the lines in the thread: a section takes 3,000 (Slack reference: section block)."""
PAGE_SIZE = 10
TEXT_MAX = 3900
"""An edit takes 4,000 characters of text (Slack reference: chat.update)."""

CHOSEN_BY_EACH = "Each person here chose what is shown and saw who reads this channel."


def digest(facts: DigestFacts) -> Message:
    """The summary for the channel, where `has_digest`."""
    found = triage(facts)
    corrected = f", corrected {day(facts.corrected_on)}" if facts.corrected_on else ""
    title = f"Coaching summary, week of {day(facts.week.first)}{corrected}."
    lines = _lines(facts, found)
    blocks: list[Block] = [section(f"*{title}* {lines[0]}"), *(section(line) for line in lines[1:])]
    channel = str(facts.channel.id)
    ends = f"{CHOSEN_BY_EACH} {IN_THREAD}" if found.first else CHOSEN_BY_EACH
    blocks += [
        actions(
            button("Open my board", ids.COACH_BOARD, channel),
            button("Show something here", ids.COACH_CHOOSE, channel),
            button("How this is ordered", ids.COACH_ORDER),
        ),
        context(ends),
    ]
    return Message(cut("\n".join([f"{title} {lines[0]}", *lines[1:], ends]), TEXT_MAX), tuple(blocks))


def has_detail(facts: DigestFacts) -> bool:
    """Whether anybody is named whose numbers could stand in the thread."""
    return bool(triage(facts).first)


def detail(facts: DigestFacts) -> Message:
    """What stands in the thread under a summary: numbers beside each name, where `has_detail`, or did."""
    found = triage(facts)
    week = day(facts.week.first)
    if not found.first:
        return Message(f"Details, week of {week}: what was here is put right, and nobody needs a word.")
    lines = _that_fit([_numbers(word, facts) for word in found.first[:TABLE_ROWS]])
    if more := len(found.first) - len(lines):
        lines.append(f"And {more:,} more; the board of this channel's coach has all.")
    said = f"Details, week of {week}: whom a word would help first, what they kept, and what was tried."
    if not all(word.person.tried for word in found.first):
        said += " Where no partner's word is named, I know of none."
    lines_of_all = "\n".join(lines)
    return Message(f"{said}\n{lines_of_all}", (section(said), section(lines_of_all), _table(facts, found)))


def _that_fit(lines: Sequence[str]) -> list[str]:
    """The first of the lines, as many as one section holds beside the count of the rest."""
    shown: list[str] = []
    for line in lines:
        if sum(len(each) + 1 for each in shown) + len(line) > DETAIL_MAX:
            break
        shown.append(line)
    return shown


def has_digest(facts: DigestFacts) -> bool:
    """Whether there is anything to post: somebody shows something, and enough do where nobody has a name."""
    found = triage(facts)
    return bool(found.people) and not found.too_few


def empty(facts: DigestFacts) -> Message:
    """What a coach is told while there is no summary."""
    name = escape(facts.channel.name)
    if not facts.people:
        return Message(
            f"Nobody shows anything in #{name} yet. Who has a goal can choose with "
            "*Show something here*, under my post there."
        )
    return Message(
        f"Fewer than {OPEN_FROM} people show something in #{name}. A channel that isn't private gets "
        f"totals only, from {OPEN_FROM} people on."
    )


def private_digest(facts: DigestFacts) -> Message:
    """The summary as an answer to its coach, who alone sees it."""
    if not has_digest(facts):
        return empty(facts)
    shown = digest(facts)
    note = f"Only you see this. #{escape(facts.channel.name)} gets its own each week."
    # Without the table: an ack that Slack does not take can't be sent again.
    sections = (block for block in shown.blocks if block["type"] == "section")
    return Message(f"{shown.text}\n{note}", (*sections, context(note)))


def order() -> Message:
    """How the summary is ordered, for whoever asks."""
    said = (
        "First comes who said *stuck* in the last check-in, then who said *at risk*, then who missed a "
        "promise, once they and their partner's hour have had it.\n"
        "Among equals: more goals or promises first, then what has lasted longer, then the name. Who is away "
        "is not in the order. A check-in more than two weeks old says nothing of today.\n"
        "Misses that were not told yet are left out of every count. Whoever was written to keeps their "
        "place; it is said beside them."
    )
    return Message(said, (section(said),))


def _lines(facts: DigestFacts, found: Triage) -> list[str]:
    """What the summary says, a line for each part; the first goes on behind the title."""
    people = f"{_people(found.people)} something here."
    together = _together(found.week, found.week_before)
    if not facts.channel.private:
        return [f"{people} This channel isn't private, so I name nobody.", *together]
    if not found.first:
        nothing = f"Nothing needs you this week. {people[:-1]}; {listed(_rest_in_words(found))}."
        return [nothing, *(together if found.counted else ())]
    helped = [_line(place, word, facts) for place, word in enumerate(found.first[:FIRST_MAX], 1)]
    if len(found.first) > FIRST_MAX:
        helped.append(f"And {len(found.first) - FIRST_MAX} more.")
    rest = _rest(found)
    return [people, "\n".join(["A word would help first:", *helped]), *([rest] if rest else ()), *together]


def _numbers(word: Word, facts: DigestFacts) -> str:
    week = word.person.week
    kept = f" Kept that week: {week.kept} of {week.of}." if week.of else ""
    why = cut(f"{name_of(word.person)}: {'; '.join(reasons(word, facts.week.first))}.", LINE_MAX)
    return f"{why}{kept}" + (f" {tried(word.person.tried)}" if word.person.tried else "")


def _people(count: int) -> str:
    return "1 person shows" if count == 1 else f"{count:,} people show"


def _line(place: int, word: Word, facts: DigestFacts) -> str:
    """One person: why, and what was tried already."""
    why = cut(f"{place}. {name_of(word.person)}: {'; '.join(reasons(word, facts.week.first))}.", LINE_MAX)
    return f"{why} {tried(word.person.tried)}" if word.person.tried else why


def _rest(found: Triage) -> str:
    """Who is on track, who is away, and how many have no name."""
    parts = []
    if found.on_track:
        parts.append(f"On track: {_names([name_of(each) for each in found.on_track])}.")
    if found.away:
        parts.append(f"Away: {_names([name_of(each) + _back(each, ' (back {})') for each in found.away])}.")
    if found.counted:
        parts.append(f"Counted without a name: {len(found.counted):,}.")
    # Few names stand in one line; many are easier to find in a line for each place.
    together = " ".join(parts)
    return together if len(together) <= LINE_MAX else "\n".join(parts)


def _rest_in_words(found: Triage) -> list[str]:
    """The same as the end of a sentence, where there is nobody else."""
    parts = [_are(len(found.on_track), "on track")] if found.on_track else []
    away = found.away[:FIRST_MAX]
    parts += [f"{name_of(each)} is away{_back(each, ' until {}')}" for each in away]
    if len(found.away) > len(away):
        parts.append(_are(len(found.away) - len(away), "away too"))
    if found.counted:
        parts.append(_are(len(found.counted), "counted without a name"))
    return parts


def _are(count: int, what: str) -> str:
    return f"{count:,} {'is' if count == 1 else 'are'} {what}"


def _back(person: PersonFacts, words: str) -> str:
    return words.format(day(person.back_on)) if person.back_on else ""


def _names(names: Sequence[str]) -> str:
    """As many names as a row holds, and how many more there are."""
    shown: list[str] = []
    for name in names:
        if sum(len(each) + 2 for each in shown) + len(name) > NAMES_MAX:
            break
        shown.append(name)
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def _together(week: Tally, before: Tally) -> list[str]:
    if week == NOTHING:
        return []
    earlier = f" (week before: {before.kept:,} of {before.of:,})" if before != NOTHING else ""
    return [f"Together: {week.kept:,} of {week.of:,} promises kept{earlier}."]


def _table(facts: DigestFacts, found: Triage) -> Block:
    """The same people in rows; what is typed in a cell is never read as a mention."""
    head = [_cell(words) for words in ("Person", "Why", "About", "Kept that week", "Tried")]
    rows = [_row(word) for word in found.first[:TABLE_ROWS]]
    return {
        "type": "data_table",
        "caption": f"A word would help first, week of {day(facts.week.first)}",
        "rows": [head, *rows],
        "page_size": PAGE_SIZE,
        "row_header_column_index": 0,
    }


_WHY = {Need.STUCK: "Stuck", Need.AT_RISK: "At risk", Need.MISSED: "Missed"}


def _row(word: Word) -> list[Block]:
    about = [said.short_name for said in word.said] or [
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

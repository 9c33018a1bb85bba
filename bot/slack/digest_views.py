"""A coach's summary: who a word would help first, and what all did together. Names are never mentions."""

from collections.abc import Sequence

from bot.domain.coaches import OPEN_FROM
from bot.domain.tallies import NOTHING, Tally
from bot.domain.triage import DigestFacts, PersonFacts, Triage, Word, triage
from bot.slack import ids
from bot.slack.blocks import Block, actions, button, context, section
from bot.slack.digest_text import FIRST_MAX, LINE_MAX, asks, in_sections, name_of, reasons, tried
from bot.slack.message import Message
from bot.slack.text import cut, day, escape, listed

IN_THREAD = "Details are in the thread."
NAMES_MAX = 600
"""Characters of a row of names."""
TEXT_MAX = 3900
"""An edit takes 4,000 characters of text (Slack reference: chat.update)."""

UNKNOWN = "Nothing known yet"
"""Before the names of whom nothing of that week may be said."""
CHOSEN_BY_EACH = "Each person here chose what is shown and saw who reads this channel."


def digest(facts: DigestFacts) -> Message:
    """The summary for the channel, where `has_digest`."""
    found = triage(facts)
    corrected = f", corrected {day(facts.corrected_on)}" if facts.corrected_on else ""
    title = f"Coaching summary, week of {day(facts.week.first)}{corrected}."
    lines = _lines(facts, found)
    blocks: list[Block] = [section(f"*{title}* {lines[0]}")]
    blocks += [section(part) for line in lines[1:] for part in in_sections(line)]
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
        "is not in the order. A check-in more than two weeks old says nothing of today. Where there is no "
        "other, and no promise that counts yet, nothing is known.\n"
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
        helped.append(f"And {len(found.first) - FIRST_MAX:,} more, in the thread.")
    rest = _rest(found)
    return [people, "\n".join(["A word would help first:", *helped]), *([rest] if rest else ()), *together]


def _people(count: int) -> str:
    return "1 person shows" if count == 1 else f"{count:,} people show"


def _line(place: int, word: Word, facts: DigestFacts) -> str:
    """One person: why, and what was tried already."""
    why = cut(f"{place}. {name_of(word.person)}: {'; '.join(reasons(word, facts.week.first))}.", LINE_MAX)
    more = [*asks(word)[:1], *([tried(word.person.tried)] if word.person.tried else ())]
    return " ".join([why, *more])


def _rest(found: Triage) -> str:
    """Who is on track, who is away, and how many have no name."""
    parts = []
    if found.on_track:
        parts.append(f"On track: {_names([name_of(each) for each in found.on_track])}.")
    if found.unknown:
        parts.append(f"{UNKNOWN}: {_names([name_of(each) for each in found.unknown])}.")
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
    if found.unknown:
        parts.append(f"of {len(found.unknown):,} nothing is known yet")
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

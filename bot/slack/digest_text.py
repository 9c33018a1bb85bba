"""Why a word would help somebody, and what was tried, in words that mention nobody."""

from collections.abc import Sequence
from datetime import date

from bot.domain.goals import Cadence
from bot.domain.tallies import PromiseWeek
from bot.domain.triage import Missed, Need, PersonFacts, Said, Tried, Word
from bot.slack.blocks import SECTION_MAX
from bot.slack.text import amount, counted, cut, day, escape, listed

FIRST_MAX = 10
"""People named in the text as those a word would help; the rest are counted, and stand in the thread."""
LINE_MAX = 200
"""Characters of why a word would help; what was tried stands behind it."""
NAME_MAX = 60
"""Characters of a name or a short name, escaped."""
NOTHING_TRIED = "Nothing tried yet that I know of."
ASKS_MAX = 200
"""Characters of a line for the coach, escaped."""
REASONS_MAX = 2
"""Goals or promises named beside a person."""


def reasons(word: Word, week_on: date) -> list[str]:
    """Why a word would help: what was said, then what was missed."""
    found = []
    if word.said:
        how = "stuck on" if word.need is Need.STUCK else "at risk with"
        about = _with_more([short(said.short_name) + lasting(said, week_on) for said in word.said])
        found.append(f"{how} {about}")
    if word.missed:
        found.append(_with_more([missed_words(missed) for missed in word.missed]))
    return found


def lasting(said: Said, week_on: date) -> str:
    """Since when the same is said, where that is longer; of which week it was, where that is an older one.

    With the space before it: " since Mon 16 Feb (week of Mon 23 Feb)".
    """
    since = "" if said.begun == said.week_on else f" since {day(said.begun)}"
    return since + ("" if said.week_on == week_on else f" (week of {day(said.week_on)})")


def asks(word: Word) -> list[str]:
    """What somebody asks for, in their own words, each once."""
    return [asks_for(each) for each in dict.fromkeys(said.asks for said in word.said if said.asks)]


def asks_for(words: str) -> str:
    """A line for the coach as it reads: "Asks: “an hour with someone who has done it”."."""
    return f"Asks: “{cut(escape(words), ASKS_MAX)}”."


def _with_more(words: Sequence[str]) -> str:
    more = len(words) - REASONS_MAX
    return listed([*words[:REASONS_MAX], *([f"{more} more"] if more > 0 else ())])


def missed_words(missed: Missed) -> str:
    """What fell short, in numbers."""
    promise = missed.promise
    if promise is None:
        return "nothing logged and no check-in"
    return numbers(promise)


def numbers(promise: PromiseWeek) -> str:
    """What a promise came to in the week: "Feedback kept on 3 of 5 days"."""
    commitment, tally = promise.commitment, promise.tally
    name = short(commitment.short_name)
    if commitment.cadence is Cadence.DAILY:
        return f"{name} kept on {tally.kept} of {tally.of} {'day' if tally.of == 1 else 'days'}"
    return f"{name} {amount(promise.logged)} of {counted(promise.need, commitment.unit)}"


def name_of(person: PersonFacts) -> str:
    """A name, plain."""
    return short(person.name) or "Somebody"


def tried(what: Tried) -> str:
    """What was tried: "Grace wrote on Wed 11 Mar."."""
    return f"{short(what.by) or 'A partner'} wrote on {day(what.on)}."


def short(words: str) -> str:
    """A name or a short name, escaped, at its longest."""
    return cut(escape(words), NAME_MAX)


def in_sections(words: str) -> list[str]:
    """Lines as the texts of sections, none longer than one takes; no line is parted."""
    parts: list[str] = []
    for line in words.split("\n"):
        if parts and len(parts[-1]) + len(line) < SECTION_MAX:
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
    return parts

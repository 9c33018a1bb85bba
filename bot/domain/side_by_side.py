"""What others say and what somebody thinks of themselves, question by question."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from uuid import UUID

from bot.domain.gathering import Gathered, Line, Note, Question, Told, lines_of
from bot.domain.people import Person


@dataclass(frozen=True, slots=True)
class Voice:
    """One line with whoever said it: a person who answered by name, or a name typed by hand.

    Neither: an answer without a name, or a note of somebody unnamed, which `noted` tells apart.
    """

    line: Line
    person: Person | None = None
    teller: str = ""
    noted: bool = False


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One's own view, and everything else that may be shown, newest first; `listed`: handles on the list."""

    own: Told
    voices: tuple[Voice, ...]
    listed: frozenset[str]

    def of(self, question: Question) -> tuple[Voice, ...]:
        """What others say to one question."""
        return tuple(each for each in self.voices if each.line.question is question)


def voices_of(
    shown: Iterable[Gathered], tellers: Mapping[UUID, Person], notes: Iterable[Note]
) -> tuple[Voice, ...]:
    """Everything others said: of each ask what is shown, then what was noted; both as they are given."""
    answers = chain.from_iterable(_answers(each, tellers) for each in shown)
    noted = (
        Voice(line, teller=note.teller, noted=True)
        for note in notes
        if not note.own
        for line in lines_of(note.id, note.told)
    )
    return (*answers, *noted)


def _answers(shown: Gathered, tellers: Mapping[UUID, Person]) -> Iterable[Voice]:
    yield from (Voice(line) for line in shown.together)
    for person_id, lines in shown.by_person.items():
        yield from (Voice(line, person=tellers[person_id]) for line in lines)

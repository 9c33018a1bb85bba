"""Whether a clause only says in which direction: "read more", "communicate clearly"."""

from dataclasses import replace

from bot.domain.clauses import Clause
from bot.domain.doings import COMPARATIVES, DIRECTIONS, DONE, HABITS, ONLY_DIRECTIONS
from bot.domain.folding import words_of

_NOT_HOW = words_of(
    "daily weekly monthly quarterly yearly nightly family reply supply assembly july only rally italy jelly"
)


def compares(clause: Clause) -> bool:
    """Whether it only says in which direction ("read more", "communicate effectively")."""
    words = clause.words
    if len(words) > 1 and words[-1].endswith("ly") and words[-1] not in _NOT_HOW:
        return True
    return any(
        word in COMPARATIVES
        and words[at + 1 : at + 2] not in {("than",), ("as",)}
        and words[at - 1] not in {"as", "or"}
        and words[at - 1 : at + 1] != ("for", "good")
        for at, word in enumerate(words)
    )


def from_one_to_another(rest: tuple[str, ...]) -> bool:
    """Whether it says where it stands and where it is to be: "from a C to a B"."""
    return "from" in rest and "to" in rest[rest.index("from") :]


def before_for(clause: Clause, rest: tuple[str, ...]) -> Clause:
    """Without what the thing is for: "a checklist for safer use" is a checklist."""
    return replace(clause, rest=rest[: rest.index("for")]) if "for" in rest else clause


def is_a_thing(head: str, rest: tuple[str, ...], *, told: bool) -> bool:
    """Whether it is one thing, whatever is said of it: "write a great essay", "climb the great wall"."""
    named = rest[:1] == ("the",) and rest[1:2] and rest[1] in COMPARATIVES and head not in ONLY_DIRECTIONS
    return told and head in DONE and (bool(named) or (head not in HABITS and head not in DIRECTIONS))

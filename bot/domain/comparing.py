"""Whether a clause only says in which direction: "read more", "communicate clearly"."""

from dataclasses import replace
from itertools import takewhile

from bot.domain.clauses import Clause
from bot.domain.doings import DIRECTIONS, DONE, HABITS, ONLY_DIRECTIONS, PAIRS, VAGUE_DOINGS
from bot.domain.folding import words_of
from bot.domain.qualities import COMPARATIVES, STATES, is_abstract
from bot.domain.quantities import STOPS

_NOT_HOW = words_of(
    """
    daily weekly monthly quarterly yearly nightly biweekly annually family reply supply assembly july only
    rally italy jelly publicly privately internally externally locally remotely digitally legally fully
    directly friendly elderly lovely costly likely lonely ugly butterfly fly
    mostly nearly mainly partly newly
    """
)

_OPENS_A_CLAUSE = frozenset(("when", "whenever", "if", "who", "whose", "where", "wherever", "because"))
_A_FEW = 5
"""Words between "from" and "to" where both name a mark, not a field."""
DETERMINERS = frozenset(
    ("a", "an", "the", "my", "our", "this", "his", "her", "their", "another", "your", "one", "that", "all")
)
ONESELF = frozenset((("myself",), ("yourself",), ("ourselves",)))
_WITH_ONESELF = words_of("make put let give keep find get take push see believe challenge allow")
_GROWS = words_of("increase improve grow rise flourish succeed thrive change")
_WORKS_ON = words_of("work focus brush level step lean stand keep")
_BLENDS = frozenset(("incorporate", "infuse", "weave"))
_ON = frozenset(((), ("on",), ("up",), ("out",), ("in",), ("into",), ("towards",), ("toward",)))
PARTICLES = words_of("up out in on off away over back ahead along together through there into rid used going")
_KEPT = (STATES - PARTICLES) | {"high", "low", "safe", "alive", "clear"}


def compares(clause: Clause) -> bool:
    """Whether it only says in which direction ("read more", "communicate effectively")."""
    words = _before_a_clause(clause.words)
    if len(words) > 1 and (_is_how(words[-1]) or (_is_how(words[1]) and words[1] != "early")):
        return True
    return any(
        word in COMPARATIVES
        and words[at + 1 : at + 2] not in {("than",), ("as",)}
        and words[at - 1] not in {"as", "or", "nothing", "no"}
        and words[at - 1 : at + 1] != ("for", "good")
        for at, word in enumerate(words)
    )


def _is_how(word: str) -> bool:
    return word.endswith("ly") and word not in _NOT_HOW


def _before_a_clause(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without what says when or whose: "call them when things go well" is a call."""
    at = next((at for at, word in enumerate(words) if at > 1 and word in _OPENS_A_CLAUSE), len(words))
    return words[:at]


def from_one_to_another(rest: tuple[str, ...]) -> bool:
    """Whether it says where it stands and where it is to be: "from a C to a B"."""
    return "from" in rest and "to" in rest[rest.index("from") : rest.index("from") + _A_FEW]


def before_for(clause: Clause, rest: tuple[str, ...]) -> Clause:
    """Without what the thing is for: "a checklist for safer use" is a checklist."""
    return replace(clause, rest=rest[: rest.index("for")]) if "for" in rest else clause


def is_a_thing(head: str, rest: tuple[str, ...], *, told: bool) -> bool:
    """Whether it is one thing, whatever is said of it: "write a great essay", "climb the great wall"."""
    named = rest[:1] == ("the",) and rest[1:2] and rest[1] in COMPARATIVES and head not in ONLY_DIRECTIONS
    return told and head in DONE and (bool(named) or (head not in HABITS and head not in DIRECTIONS))


def says_where_to(head: str, rest: tuple[str, ...]) -> bool:
    """Whether the verb with what follows it names no doing: "work on", "look into", "keep them happy"."""
    if head in _WORKS_ON and rest[:1] in _ON and (head, *rest[:1]) != ("work", "out"):
        return True
    if rest and f"{head} {rest[0]}" in PAIRS:
        return True
    if rest[:1] in ONESELF and head in _WITH_ONESELF and not DETERMINERS & set(rest[1:2]):
        return True
    if head in {"see", "watch", "make"} and rest and rest[-1] in _GROWS:
        return True
    if head in _BLENDS and "into" in rest:
        return True
    makes = head in {"keep", "make"} and rest and rest[0] not in {"a", "an", "another"}
    how = tuple(takewhile(lambda word: word not in STOPS or word == "of" or word in DETERMINERS, rest))
    return bool(makes and how) and how[-1] in _KEPT


def gives_up_vaguely(clause: Clause) -> bool:
    """Whether nobody could see that it is given up: "stop worrying", "stop wasting time"."""
    rest = clause.rest
    what = tuple(word for word in rest[:4] if word not in {"up", "want", "wanna", "to", "any"})
    if not what or compares(replace(clause, rest=rest[1:]) if rest[:1] == ("more",) else clause):
        return True
    return what[0] in VAGUE_DOINGS - {"give"} or what == ("give",) or is_abstract(what[-1])

"""What a goal's words hold: something one can watch, something one can see done, or only a direction."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.clauses import Clause
from bot.domain.comparing import (
    DETERMINERS,
    ONESELF,
    PARTICLES,
    before_for,
    compares,
    from_one_to_another,
    gives_up_vaguely,
    is_a_thing,
    says_where_to,
)
from bot.domain.doings import (
    AT_ONCE,
    AT_ONE,
    DIRECTIONS,
    DONE,
    DONE_WITH_ANYTHING,
    EMPTY,
    ENDED,
    GROWN,
    HABITS,
    INTRANSITIVE,
    NEGATIVE,
    ONES_OWN,
    ONLY_DIRECTIONS,
    ONLY_HANDLED,
    PAIRS,
    VERBS,
    WORK_OF,
)
from bot.domain.folding import words_of
from bot.domain.matching import singular
from bot.domain.qualities import ABSTRACT, COMPARATIVES, ROLES, STATES, is_a_trait, is_abstract
from bot.domain.quantities import STOPS


class Verdict(StrEnum):
    """What the check says of one side of a goal; ASK where it cannot tell."""

    YES = "yes"
    NO = "no"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Substance:
    """Whether two people would agree what to do, and whether one can see that it is done."""

    specific: Verdict
    measurable: Verdict


DIRECTION = Substance(Verdict.NO, Verdict.NO)
DOING = Substance(Verdict.YES, Verdict.ASK)
SOME = Substance(Verdict.YES, Verdict.NO)
"""A doing of which nothing says how many: "lead projects"."""
RESULT = Substance(Verdict.YES, Verdict.YES)
UNCLEAR = Substance(Verdict.ASK, Verdict.ASK)

_PLACES = frozenset(("in", "at", "on", "home", "by", "off", "back"))
_DIGIT = re.compile(r"\d")
_WITH_VERB = frozenset(("up", "on", "out", "down", "off", "over"))
"""Words that belong to the verb before them: "pick up", "take on"."""
_MANY = {("a", "lot", "of"): 3, ("lots", "of"): 2, ("a", "bunch", "of"): 3, ("plenty", "of"): 2}
"""How many words say "many" without a number."""
_PRONOUNS = words_of("it that this them others something anything everything things stuff")
_TIMELESS = words_of("moment present now harmony abundance faith")
"""What one may live in that is no place."""
_CLAUSAL = frozenset(("what", "whatever", "how", "where", "why"))
_TO_BED = frozenset((("in", "bed"), ("to", "bed"), ("into", "bed"), ("to", "sleep")))
_IS_DONE = words_of("done ready live shipped out merged sent hand")
_SHORT = 4
_ENDS_A_NOUN = STOPS | words_of("outside inside across throughout toward towards beyond near in-house around")
_WITH_WHOM = frozenset((("with",), ("to",), ("for",), ("on",), ("out",), ("in",)))


def substance_of(found: tuple[Clause, ...], *, rhythm: bool) -> Substance:
    """The best that any of the clauses says; no clause at all is unclear."""
    best = UNCLEAR if not found else DIRECTION
    judged = [_with_rhythm(clause, judge(clause)) if rhythm else judge(clause) for clause in found]
    for each in judged:
        best = Substance(_better(best.specific, each.specific), _better(best.measurable, each.measurable))
    return best


def judge(clause: Clause) -> Substance:  # noqa: PLR0911 - one line a kind of verb
    """What one clause says by its verb and what the verb goes with, numbers left aside."""
    head, rest = clause.head, clause.rest
    if head in NEGATIVE or (head == "give" and rest[:1] == ("up",)):
        return DIRECTION if gives_up_vaguely(clause) else RESULT
    if head in COMPARATIVES or (head == "say" and rest[:1] in {("no",), ("yes",)}):
        return DIRECTION
    if head in {"be", "become"}:
        return _being(rest)
    if head == "live" and rest[:1] == ("in",) and not set(rest) & (ABSTRACT | _TIMELESS):
        return DOING
    if head == "get":
        return _getting(clause)
    if head in ONLY_DIRECTIONS:
        return RESULT if from_one_to_another(rest) else DIRECTION
    if head not in VERBS:
        return _unknown(clause)
    return _doing(clause)


def _better(one: Verdict, other: Verdict) -> Verdict:
    order = (Verdict.NO, Verdict.ASK, Verdict.YES)
    return max(one, other, key=order.index)


def _with_rhythm(clause: Clause, judged: Substance) -> Substance:
    """A rhythm makes a doing out of a direction, and of a doing something to count."""
    head = clause.head
    if judged.specific is Verdict.NO and (head in {"be", "become", "feel", "stay", "get"} or not clause.rest):
        return judged
    return DOING if judged.specific is Verdict.NO else RESULT


def _object(rest: tuple[str, ...]) -> tuple[str, ...]:
    """The words of the noun that comes first."""
    taken: list[str] = []
    for word in rest[_MANY.get(rest[:3], _MANY.get(rest[:2], 0)) :]:
        if word in _ENDS_A_NOUN and (word not in DETERMINERS or (taken and word == "that")):
            break
        if word not in DETERMINERS:
            taken.append(word)
    return tuple(taken)


def _being(rest: tuple[str, ...]) -> Substance:
    told = tuple(word for word in rest if word not in {"a", "an", "the", "very", "really", "so", "fully"})
    if not told:
        return UNCLEAR
    noun = _object(rest)
    if any(word in COMPARATIVES for word in told[:4]):
        return DIRECTION
    if any(word in ROLES or word.endswith("certified") for word in noun[:5]) and not set(noun) & STATES:
        return RESULT
    if told[0] in _PLACES and len(told) > 1 and not set(told[1:3]) & ABSTRACT:
        return DOING
    return DIRECTION


def _getting(clause: Clause) -> Substance:
    rest = clause.rest
    noun = _object(rest)
    if not rest:
        return UNCLEAR
    if rest[:2] in _TO_BED or (rest[0] == "up" and rest[1:2] != ("to",) and len(rest) > 1):
        return DIRECTION if compares(clause) else DOING
    if any(word in ROLES for word in rest[:5]) and not compares(clause):
        return RESULT
    if (
        rest[:2] == ("to", "know")
        or compares(clause)
        or rest[0] in STATES
        or (noun and (is_abstract(noun[-1]) or set(noun) & STATES))
    ):
        return DIRECTION
    if rest[0].endswith("ed") or (noun and rest[0] in DETERMINERS):
        return RESULT
    return DOING


def _unknown(clause: Clause) -> Substance:
    """A clause that begins with no verb we know: a noun, a typing error, or a rare verb."""
    words = clause.words
    if compares(clause):
        return DIRECTION
    noun = _object(words)
    if clause.rest[:1] in ONESELF or " ".join(words[:2]) in PAIRS:
        return DIRECTION
    if noun and (is_abstract(noun[-1]) or noun[0] in STATES) and clause.rest[:1] != ("into",):
        return DIRECTION
    done = any(word in _IS_DONE or (word.endswith("ed") and len(word) > _SHORT) for word in clause.rest)
    if done or (clause.rest and clause.rest[0] in DETERMINERS):
        return RESULT
    return _some(clause.head, noun) if clause.rest and noun else DOING if clause.rest else UNCLEAR


def _doing(clause: Clause) -> Substance:  # noqa: PLR0911 - from the plainest to the rest
    head, rest = clause.head, clause.rest
    if rest[:1] == ("the",) and rest[1:2] and rest[1] in WORK_OF and rest[2:3] == ("of",):
        rest = rest[3:]
        clause = replace(clause, rest=rest)
    if rest[:1] and rest[0] in _CLAUSAL:
        return RESULT if head in DONE_WITH_ANYTHING else DIRECTION
    if says_where_to(head, rest):
        return DIRECTION
    rest = rest[len(rest) > 1 and rest[0] in _WITH_VERB :]
    noun = _object(rest)
    told = bool(rest) and rest[0] in DETERMINERS
    numbered = bool(_DIGIT.search(" ".join(noun)))
    if noun and _is_vague(noun, told=told, sure=numbered or _is_sure(head, noun)):
        return DIRECTION
    if compares(before_for(clause, rest) if told else clause) and not is_a_thing(head, rest, told=told):
        return DIRECTION
    if not noun:
        return _alone(head, rest)
    if told:
        return DOING if head in {"keep", "maintain", "sustain", "use", "follow", "help"} else RESULT
    if singular(noun[-1]) != noun[-1] or head not in DONE:
        return _some(head, noun)
    if head in GROWN and not numbered:
        return DIRECTION
    return DOING if head in HABITS and not numbered else RESULT


def _is_sure(head: str, noun: tuple[str, ...]) -> bool:
    """Whether the verb makes a doing of anything: "teach leadership", but not "practise patience"."""
    return head in DONE_WITH_ANYTHING and not (head in {"practice", "practise"} and is_a_trait(noun[-1]))


def _some(head: str, noun: tuple[str, ...]) -> Substance:
    """Several things without a number: no amount, where doing them is no habit and has no end."""
    several = singular(noun[-1]) != noun[-1] and not noun[0].endswith("'s")
    if several and head in ONLY_HANDLED:
        return DIRECTION
    return SOME if several and head not in ONES_OWN | ENDED | AT_ONCE else DOING


def _is_vague(noun: tuple[str, ...], *, told: bool, sure: bool) -> bool:
    """Whether the thing is a state, or nothing that can be counted or finished."""
    if not told and set(noun) <= STATES - PARTICLES:
        return True
    return not sure and (is_abstract(noun[-1]) or noun[0] in _PRONOUNS)


def _alone(head: str, rest: tuple[str, ...]) -> Substance:
    """A verb without a thing: "graduate", "exercise", "go to the gym", "speak at the summit"."""
    if head in INTRANSITIVE or (head in AT_ONE and rest[1:2] and rest[1] in DETERMINERS):
        return RESULT
    if (not rest and head in EMPTY) or (head in DIRECTIONS and head not in HABITS):
        return DIRECTION
    with_whom = _object(rest[1:]) if rest[:1] in _WITH_WHOM and not DETERMINERS & set(rest[1:2]) else ()
    if with_whom and _some(head, with_whom) is SOME:
        return SOME
    if head in HABITS:
        return DOING
    if rest and rest[0] in STOPS and head in DONE:
        return RESULT
    return UNCLEAR if head not in DONE else DOING

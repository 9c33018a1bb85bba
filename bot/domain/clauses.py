"""The parts of a goal that say what is done: each begins with its verb."""

import re
from dataclasses import dataclass, replace

from bot.domain.doings import ADVERBS, NOT_DOING, VERBS, base
from bot.domain.qualities import COMPARATIVES

_BARRIERS = re.compile(r";+")
_EMOJI = re.compile(r":[a-z0-9_+-]{2,40}:|<[^<>]{0,80}>|https?://\S+|[*_~`\"“”)\[\]{}]")
_ASIDE = re.compile(r" ?\(")
_APART = re.compile(
    r"[.!?]+(?= |$)(?<!\bmt\.)(?<!\bst\.)(?<!\bdr\.)(?<!\bmr\.)(?<!\bms\.)(?<!\bvs\.)(?<!\betc\.)"
    r"|\n|,? - | -- |: | \| |,? but (?=i|we|this|now|finally|really)"
    r"|,? so (?=(?:i|we)(?:'ll|'d| want| will| need| am| would| plan| have)\b)"
)
_FURTHER = re.compile(
    r",? (?:by|through|via) (?=[a-z-]+ing\b)|,? (?:through|via|with) (?=(?:daily|weekly|regular|an?|the) "
    r"(?:practice|course|training|coaching|class))|,? (?:and then|and also|and|&|\+|then|plus) |, (?:then )?"
)
_PURPOSE = re.compile(
    r",? (?:so that|so i|so we|in order to|in order for|because|since i|as i|which|to (?:help|improve|become"
    r"|be|get better|increase|build|develop|better|strengthen|boost|enhance|gain|grow|feel|ensure|make sure"
    r"|support|learn|understand|reduce|have|keep|stay))\b"
)
_PURPOSE_FIRST = re.compile(
    r"^(?:in order )?to [^,]{3,120}, (?=(?:i|i'll|we|we'll|my goal)\b|[a-z]+ )|^(?:as an?|as part of|for my"
    r"|for our|starting|beginning|instead of|after|before|when|while|if|on|in|at|from|over|during|within"
    r"|by)\b[^,]{2,90}, "
)
_OPENING = re.compile(
    r"^(?:(?:[^\w]+|(?:pls|plz|please|ok|okay|so|and|but|then|well|hey|hi|hello|team|all|lol|yes|yeah|hmm+|um|ugh|omg|argh|wow|tbh|imo|btw|fyi"
    r"|first and foremost|no excuses|no kidding|no matter what|no joke|no pressure"
    r"|basically|honestly|finally|really|actually|just|maybe|probably|also|again|still|definitely|ideally"
    r"|hopefully|seriously|personally|currently|one day|some ?day|eventually|soon|this time|new year)\b"
    r"|(?:my|the|our|this|a|one of|number one|final|last|new|big|main|first|second|third|next|only|other"
    r"|personal|professional|career|learning|smart|stretch|year'?s?|years?|biggest|second|current|top|development)"
    r"(?= (?:[a-z]+ ){0,3}(?:goals?|aim|resolution|objective|target|intention|plan|priority|focus|wish|dream"
    r"|commitment|promise|okr|kr|ambition)\b)"
    r"|(?:goals?|aim|resolution|resolutions|objective|target|intention|plan|priority|wish|dream|commitment"
    r"|promise|okr|kr|ambition)(?: \d{1,2})?(?: here)?(?: for(?: [\w']+){1,3})?"
    r"(?:(?: ?,)? (?:is|are|would be|will be|was)\b(?: that)?|(?= ?[:=-])|(?= to\b))"
    r"|(?:i )?(?:have |'ve )?(?:also )?(?:am )?(?:set|setting|have)"
    r" (?:myself )?(?:a|the|my|another) (?:goal|target|aim)s?"
    r"(?: for myself)?(?= (?:to|of)\b)"
    r"|i (?:feel|think|guess|hope|know|would say) (?=(?:i|like|that|my|one)\b)|(?:like|that)(?= i\b)"
    r"|(?:i|we|you|me|they|he|she|it)(?:'ll|'d|'m|'re|'ve)?\b|im\b|ill\b(?= [a-z])|id\b(?= (?:like|love))"
    r"|(?:will|shall|would|should|must|can|could|want|wanna|wants|gonna|gotta|going|like|love|have|need|needs"
    r"|plan|planning|aim|aiming|hope|hoping|intend|intending|trying|try|look|looking|wish|decided|promise|vow"
    r"|resolve|pledge|commit|committing|committed|expect|determined|choose|am|are|is"
    r"|set out)(?= (?:to|a to)\b)|plan(?:ning)? on (?=[a-z]+ing\b)"
    r"|(?:anticipate|expect) that (?=i\b)|number [a-z]+ is (?=to\b)"
    r"|(?:will|shall|would|should|must|can|could|wanna|gonna|gotta|lets|let's|let us|let me)\b"
    r"|do(?= (?:i|we|you)\b)|(?:us|me)(?= to\b)"
    r"|(?:want)(?= (?:more|less|better|a|an|my|us)\b)|am(?= (?:going|committed|planning|trying|committing))"
    r"|(?:time|remind me|help me|help us|make sure|ensure|see to it|be sure|promise myself|want myself)(?= )"
    r"(?: that)?|(?:planning|thinking|thinking of|committing|commit|committed|looking forward) (?:on|of|to)\b"
    r"|(?:be|being) able to\b|to\b|(?:personally|each|every) \b)\s?)+"
)
_CALLED = re.compile(
    r"^(?:[\w'#-]+ ){0,6}(?:goal|aim|resolution|objective|target|intention|priority|wish|dream|ambition)s?"
    r"(?: [\w'-]+){0,6} (?:is|are|would be|will be) (?=to [a-z])"
)
"""What only names the goal: "the real goal of this term is to"."""
_BEGIN = re.compile(
    r"^(?:start|begin|started|starting|continue|keep|try|consider|resume|get back (?:to|into)|get into"
    r"|keep on|go back to|commit to|spend time|spend(?= [a-z]+ing\b)|get to|actively|aim for|work towards?"
    r"|work up to)(?: to)? (?=[a-z-]+)"
)
_STATED = re.compile(
    r"(?:i|we|you|he|she|they|it|my [a-z]+|our [a-z]+)(?:'m|'re|'s|'ve| am| are| is| was| were| have| had"
    r"| has| keep| kept| tend| always| never| often| feel| felt| lost| dropped| seem| struggle| use| like"
    r"| love| hate| know| think| miss| lack| suck)\b|(?:how|why|whether) (?:i|we|you|my|our)\b"
)
"""A sentence that says how things are, beside those that say what is wanted."""
_WANTED = re.compile(
    r"\b(?:want to|wanna|need to|going to|gonna|will|i'll|would like to|'d like to|'d love to|plan to|goal is"
    r"|aim to|commit to|have to|got to|gotta|intend to|resolve to|decided to|hope to|must|should)\b"
)
_WORD = re.compile(r"[^\W_][\w'’+#-]*|%|\$")
_ADJECTIVES_TOO = frozenset(("clear", "clean", "open", "complete", "present", "close"))
_NO_DOING = frozenset(("something", "anything", "everything", "nothing", "morning", "evening", "spring"))
_LONE_NOUN = re.compile(r"[a-z]+ing\W*")
"""What is no doing of its own behind another: "my reading and writing"."""
_PLURAL = re.compile(r"[a-z]+(?<![su])s\b")
"""What names several things, where one would say what to do: "structure, joins and windows"."""
_LONGEST = 12
"""Clauses that are read: who pastes a book is asked, not read."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a goal: its verb in its plain form, and the words behind it.

    `main`: it begins a sentence; `wanted`: that sentence says "I want to" or "I will".
    """

    head: str
    rest: tuple[str, ...]
    main: bool
    wanted: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """All its words."""
        return (self.head, *self.rest)


def clauses(squeezed: str) -> tuple[Clause, ...]:
    """The clauses of a squeezed sentence; what follows "so that" or "because" says why, not what.

    The first of each sentence is a main clause; what stands behind "by", "and" counts where it has a verb.
    """
    plain = " ".join(_ASIDE.sub(", ", _EMOJI.sub(" ", _BARRIERS.sub(" ", squeezed))).split())
    found: list[Clause] = []
    sentences = [part.strip(" ,-") for part in _APART.split(plain)[:_LONGEST]]
    told = [each for each in sentences if each and (not _STATED.match(each) or _WANTED.search(each))]
    for sentence in told or sentences:
        each = _of_sentence(sentence)
        if not found or any(map(_has_verb, each)) or not any(map(_has_verb, found)):
            found += each
    return tuple(found[:_LONGEST])


def _of_sentence(sentence: str) -> list[Clause]:
    wanted = bool(_WANTED.search(sentence))
    sentence = _begun(_opened(sentence))
    without = _PURPOSE.split(sentence, maxsplit=1)[0].strip(" ,")
    sentence = without or sentence
    found: list[Clause] = []
    for part in _FURTHER.split(sentence):
        clause = _clause(part, main=not found)
        if clause and (not found or (_is_own(part, clause, found[-1]))):
            if found and not found[-1].rest:
                found[-1] = replace(found[-1], rest=clause.rest)  # "design and build a website"
            found.append(clause)
        elif clause and found:
            last = found.pop()
            found.append(Clause(last.head, (*last.rest, "and", *clause.words), last.main))
    return [replace(each, wanted=wanted) for each in found]


def _opened(sentence: str) -> str:
    """The sentence without the words that only open it ("my goal for this year is to")."""
    for _ in range(3):
        shorter = _OPENING.sub("", _CALLED.sub("", _PURPOSE_FIRST.sub("", sentence))).strip(" ,:-")
        if shorter == sentence:
            break
        sentence = shorter
    return sentence


def _begun(part: str) -> str:
    """What is begun or goes on, without the word that says so: "continue to learn" → "learn"."""
    while (begun := _BEGIN.match(part)) and not part.startswith(("get to know", "keep in touch")):
        following = _WORD.match(part, begun.end())
        if not following or following[0] in NOT_DOING or not _is_a_doing(following[0]):
            break
        part = part[begun.end() :]
    return part


def _is_a_doing(word: str) -> bool:
    return base(word) in VERBS or (word.endswith("ing") and word not in _NO_DOING)


def _clause(part: str, *, main: bool) -> Clause | None:
    part = _begun(_opened(part))
    words = [found[0].replace("’", "'") for found in _WORD.finditer(part[:1000])]
    while len(words) > 1 and (
        words[0] in ADVERBS or (words[0].endswith("ly") and base(words[0]) not in VERBS)
    ):
        words = words[1:]
    if not words:
        return None
    return Clause(base(words[0]), tuple(words[1:]), main)


def _is_own(part: str, clause: Clause, before: Clause) -> bool:
    """Whether it says a doing of its own; behind "learn how to …" it is one more thing to learn."""
    learned = before.head in {"learn", "know", "understand"} and before.rest[:1] == ("how",)
    praises = clause.head in _ADJECTIVES_TOO and before.rest[-1:] and before.rest[-1] in COMPARATIVES
    return _has_verb(clause) and not praises and not learned and not _is_a_noun(part, clause, before)


def _is_a_noun(part: str, clause: Clause, before: Clause) -> bool:
    """Whether what looks like a verb names a thing: "reading and writing", "a better cook and test pilot"."""
    plural = bool(_PLURAL.match(part)) and clause.head not in {"be", "have", "do"}
    alone = before.head in {"be", "become"} and len(clause.rest) == 1
    return plural or alone or bool(_LONE_NOUN.fullmatch(part))


def _has_verb(clause: Clause) -> bool:
    return clause.head in VERBS and clause.head != "not"

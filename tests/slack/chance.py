"""Things made by chance, of whatever type, in one of four moods: what views are drawn from.

A dataclass is made from its fields; where they have to fit together, by a builder (tests/slack/facts.py).
Whatever a member can have typed begins with `MARK`, so that a view that shows it in the wrong place is found.
"""

import dataclasses
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from random import Random
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from bot.domain.calendar import DAY

T = TypeVar("T")
MARK = "zqx"
"""How everything begins that a member typed."""
HOSTILE = (
    "<!channel> <@U123> *bold*", "`code` & &amp; &lt;", "<https://evil.example|safe> https://evil.example",
    "a\nb\r\nc", "\u202eright to left עברית", "🎉👩‍👩‍👧‍👦", "~_*`>", "&" * 60, "<" * 60, "<!here|here> <#C1>",
)  # fmt: skip
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "America/Argentina/ComodRivadavia")
LOCALES = ("en-GB", "en-US", "de-DE", "fr-FR", "")
LENGTHS = {
    "words": 3000, "text": 3000, "note": 3000, "word": 3000, "kept": 9000, "told_text": 1000,
    "drawn_text": 1000, "in_the_way": 500, "added_words": 300, "asks": 200, "if_words": 200,
    "then_words": 200, "unit": 80, "with_whom": 120, "per_occasion": 120, "short_name": 40, "what": 60,
    "field": 20, "strengths": 2000, "weaknesses": 2000, "skills": 2000, "experience": 2000, "step": 120,
    "line": 300, "teller": 80,
}  # fmt: skip
"""Characters of what a member can have typed, by field; short names and units stand in the tables so."""
OPTIONAL = frozenset(("strengths", "weaknesses", "skills", "experience", "line", "teller",
                      "unit", "with_whom", "per_occasion", "if_words", "then_words", "note", "asks", "what",
                      "added_words", "in_the_way", "word"))  # fmt: skip
ALIKE = frozenset(("short_name", "unit"))
"""What several goals and promises may share."""
SLACK_IDS = frozenset(("slack_user_id", "partner_slack_id", "team_id", "slack_channel_id", "slack_id", "who",
                       "receiver_slack_id", "receiver", "who_all", "unreached"))  # fmt: skip
MANY = {"goals": 20, "every": 30, "commitments": 60, "entries": 200, "people": 60, "open": 60, "times": 50,
        "pauses": 3, "skips": 3, "terms": 3}  # fmt: skip
NOW = datetime(2026, 3, 11, 8, 30, tzinfo=UTC)


@cache
def fields_of(kind: Hashable) -> Mapping[str, Any]:
    """A dataclass's fields with their types."""
    known: Any = kind
    hints = get_type_hints(known)
    return {field.name: hints[field.name] for field in dataclasses.fields(known)}


class Mood(StrEnum):
    """What sort of facts: next to nothing, the usual, as much as there can be, meant to do harm."""

    EMPTY = "empty"
    USUAL = "usual"
    LONG = "long"
    HOSTILE = "hostile"


class Facts:
    """Makes facts by chance, all of one mood; `builders` for those whose fields have to fit together."""

    def __init__(self, chance: Random, mood: Mood, builders: "Mapping[Any, Callable[[Facts], Any]]") -> None:
        self.chance = chance
        self.mood = mood
        self.slack_ids: set[str] = set()
        self._builders = builders
        self._made = 0

    def of(self, hint: Any, name: str = "") -> Any:
        """Something of that type, for the field or parameter of that name."""
        if hint in self._builders:
            return self._builders[hint](self)
        if hint in SIMPLE:
            return SIMPLE[hint](self, name)
        if isinstance(hint, type) and get_origin(hint) is None:
            return self._plain(hint, name)
        if get_origin(hint) in (Union, UnionType):
            return self._one_of(get_args(hint), name)
        if get_origin(hint) is not None:
            return self._many_of(hint, name)
        raise TypeError(f"no facts for {name}: {hint}; write a builder in tests/slack/facts.py")

    def built(self, kind: type[T], **given: Any) -> T:
        """A dataclass with what is given, the rest by chance."""
        named: Any = kind
        missing = {name: hint for name, hint in fields_of(named).items() if name not in given}
        return kind(**given, **{name: self.of(hint, name) for name, hint in missing.items()})

    def words(self, limit: int, *, empty: bool = False) -> str:
        """What a member typed: marked, no two alike, at most so many characters."""
        if empty and (self.mood is Mood.EMPTY or self.chance.random() < 0.2):
            return ""
        self._made += 1
        return f"{MARK}{self._made} {self.filling(limit)}"[:limit].strip()

    def filling(self, limit: int) -> str:
        """Words of the mood."""
        if self.mood is Mood.EMPTY:
            return ""
        if self.mood is Mood.LONG:
            return self.chance.choice(("long words ", "W", "word\n")) * limit
        if self.mood is Mood.HOSTILE:
            part = self.chance.choice(HOSTILE)
            return part * (limit // len(part) + 1) if self.chance.random() < 0.5 else part
        return "give feedback"

    def name(self) -> str:
        """What somebody or something is called, which is Slack's; never alike."""
        self._made += 1
        return "" if self.mood is Mood.EMPTY else f"N{self._made} {self.filling(80)}"[:80]

    def slack_id(self) -> str:
        """Somebody's id."""
        self._made += 1
        self.slack_ids.add(f"UFACT{self._made}")
        return f"UFACT{self._made}"

    def many(self, name: str, least: int = 0) -> int:
        """How many there are of something."""
        large = self.chance.choice((3, 60)) if name == "promises" else MANY.get(name, 12)
        most = {Mood.EMPTY: 1, Mood.USUAL: 3, Mood.LONG: large, Mood.HOSTILE: 4}[self.mood]
        return most if self.mood is Mood.LONG and self.chance.random() < 0.5 else self.number(least, most)

    def number(self, least: int, most: int) -> int:
        """A whole number."""
        return self.chance.randint(min(least, most), most)

    def amount(self, *, least: int = 0) -> Decimal:
        """An amount: huge ones and tiny ones too."""
        tiny, huge = Decimal("0.001"), Decimal(10) ** 12 - Decimal("0.001")
        usual = Decimal(self.number(max(least, 1), 20))
        return self.chance.choice(
            [usual, usual, tiny, huge] if least else [usual, Decimal(0), tiny, huge, -huge]
        )

    def day(self) -> date:
        """A day near the others, or a far one."""
        far = self.chance.choice((0, 0, 0, 300, -300))
        return NOW.date() + (self.number(-40, 60) + far) * DAY

    def uuid(self) -> UUID:
        """An id; no two alike."""
        self._made += 1
        return UUID(int=self._made)

    def text(self, name: str) -> str:
        """A text, by the name of what holds it; of the usual ones some are alike."""
        if name in ALIKE and self.mood is Mood.USUAL and self.chance.random() < 0.5:
            return f"{MARK} {name}"
        if name in LENGTHS:
            return self.words(LENGTHS[name], empty=name in OPTIONAL)
        if name in SLACK_IDS:
            return self.slack_id()
        if name == "zone":
            return self.chance.choice(ZONES)
        return self.chance.choice(LOCALES) if name == "locale" else self.name()

    def _plain(self, kind: type, name: str) -> Any:
        if issubclass(kind, Enum):
            return self.chance.choice(list(kind))
        if dataclasses.is_dataclass(kind):
            return self.built(kind)
        if issubclass(kind, Exception):
            return kind()
        raise TypeError(f"no facts for {name}: {kind}; write a builder in tests/slack/facts.py")

    def _one_of(self, hints: Sequence[Any], name: str) -> Any:
        kinds = [hint for hint in hints if hint is not NoneType]
        share = 0.7 if self.mood is Mood.EMPTY else 0.2
        if len(kinds) < len(hints) and self.chance.random() < share:
            return None
        return self.of(self.chance.choice(kinds), name)

    def _many_of(self, hint: Any, name: str) -> Any:
        origin, kinds = get_origin(hint), get_args(hint)
        many = range(self.many(name))
        if issubclass(origin, Mapping):
            return {self.of(kinds[0]): self.of(kinds[1], name) for _ in many}
        if issubclass(origin, frozenset | set):
            return frozenset(self.of(kinds[0], name) for _ in many)
        if origin is tuple and kinds[-1] is not ...:
            return tuple(self.of(kind, name) for kind in kinds)
        return tuple(self.of(kinds[0], name.removesuffix("s")) for _ in many)


SIMPLE: dict[Any, Callable[[Facts, str], Any]] = {
    str: lambda facts, name: facts.text(name),
    int: lambda facts, _: facts.number(0, 500),
    bool: lambda facts, _: facts.chance.random() < 0.5,
    Decimal: lambda facts, _: facts.amount(),
    date: lambda facts, _: facts.day(),
    datetime: lambda facts, _: NOW + timedelta(minutes=facts.number(-(10**5), 10**5)),
    time: lambda facts, _: time(facts.number(0, 23), facts.number(0, 59)),
    UUID: lambda facts, _: facts.uuid(),
}
"""Everything that is no fact of ours."""

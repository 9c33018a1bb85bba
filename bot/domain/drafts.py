"""Words typed into a form that was not sent: kept while they are typed, offered when it opens again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

KEPT_FOR = timedelta(days=30)
"""How long after the last letter."""
DIGEST_LENGTH = 32
_NOT_ABOUT = frozenset(("goals",))
"""What a form remembers that changes while it is the same form."""


@dataclass(frozen=True, slots=True)
class DraftKey:
    """Which form: its name, and what it is about."""

    form: str
    about: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in a field; `began` is the digest of what stood there before the first letter."""

    field: str
    words: str
    began: str
    typed_at: datetime

    def goes_on(self, initial: str) -> bool:
        """Whether it can take the place of what the form would show now."""
        return not initial or self.began == digest(initial)


def digest(words: str) -> str:
    """What a text is compared by without being kept."""
    return sha256(words.encode()).hexdigest()[:DIGEST_LENGTH]


def key_of(form: str, remembered: Mapping[str, str]) -> DraftKey:
    """The key of a form by the ids it remembers."""
    about = [value for name, value in sorted(remembered.items()) if name not in _NOT_ABOUT and _is_id(value)]
    return DraftKey(form, " ".join(about[:4]))


def _is_id(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True

"""Who may see what of a goal: roles, the states of a partnership, what a coach channel shows."""

from datetime import timedelta
from enum import StrEnum

PARTNERSHIP_WEEKS = 12
"""How long an agreement runs (product.md, Consent)."""
INVITATION_LASTS = timedelta(days=7)
"""An unanswered invitation expires without a reminder (product.md, Consent)."""


class Role(StrEnum):
    """What a partner is to the member."""

    PEER = "peer"
    MENTOR = "mentor"
    MANAGER = "manager"
    COACH = "coach"


class PartnershipState(StrEnum):
    """Where a partnership stands; only `accepted` lets anything be seen."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    ENDED = "ended"


class NoticeState(StrEnum):
    """How far a partner's notice of a slip has come.

    `drawn` before the owner's message went out, `told_owner` while the partner's hour is awaited, then either
    `told_partner`, or one of the ways in which the partner is never told.
    """

    DRAWN = "drawn"
    TOLD_OWNER = "told_owner"
    TOLD_PARTNER = "told_partner"
    SETTLED = "settled"
    HELD_BACK = "held_back"


class CoachView(StrEnum):
    """What a person shows in a coach channel."""

    OFF = "off"
    COUNTED = "counted"
    NAMED = "named"


class Field(StrEnum):
    """The parts of a goal that are shared one by one."""

    SHORT_NAME = "short_name"
    NUMBERS = "numbers"
    CHECKIN_STATUS = "checkin_status"
    MISSES = "misses"
    WINS = "wins"
    WORD = "word"


_ALL = frozenset(Field)
_SEEN_BY = {
    Role.PEER: _ALL,
    Role.MENTOR: _ALL,
    Role.COACH: _ALL,
    Role.MANAGER: frozenset({Field.SHORT_NAME, Field.WINS}),
}


def sees(role: Role, field: Field) -> bool:
    """Whether a partner of this role sees this part of a shared goal (product.md, Consent, role default)."""
    return field in _SEEN_BY[role]

"""Who may see what of a goal: roles, the states of a partnership, what a coach channel shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

PARTNERSHIP_WEEKS = 12
"""How long an agreement runs (product.md, Consent)."""
INVITATION_LASTS = timedelta(days=7)
"""An unanswered invitation expires without a reminder (product.md, Consent)."""
INVITATIONS_MOST = 2
"""One message and at most one more to somebody who never agreed (product.md, Consent)."""
WEEKLY_FROM = 3
"""From so many members helped a partner hears of a new one once a week (product.md, To the partner)."""
PARTNERS_MOST = 2
"""Partners of one member at a time: one, and an optional second (product.md, Consent)."""
ASKS_MAX = 200
"""Characters of "when I fall behind, please …": one sentence, quoted in a message."""


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


@dataclass(frozen=True, slots=True)
class Partnership:
    """An invitation, and once accepted an agreement, between a member and one other person.

    `partner_id` is None until they accept: who is only invited is nobody the bot knows. `asks` is how the
    member goes on after "when I fall behind, please". `until_on` is a local date of the member, its day
    included. `invited_at` is when the invitation was due to go out. Before `no_words_until` the member wants
    no words from this partner. `weekly`: the partner hears once a week instead of as it happens.
    """

    id: UUID
    member_id: UUID
    partner_slack_id: str
    partner_id: UUID | None
    role: Role
    state: PartnershipState
    asks: str
    until_on: date
    invited_at: datetime
    accepted_at: datetime | None = None
    closed_at: datetime | None = None
    no_words_until: datetime | None = None
    weekly: bool = False

    def runs(self, on: date) -> bool:
        """Whether the agreement holds on the member's date `on`."""
        return self.state is PartnershipState.ACCEPTED and on <= self.until_on

    def waits(self, now: datetime) -> bool:
        """Whether the invitation can still be answered; it goes stale by time, before anybody notes it."""
        return self.state is PartnershipState.INVITED and now < self.expires_at

    @property
    def expires_at(self) -> datetime:
        """When an invitation without an answer runs out."""
        return self.invited_at + INVITATION_LASTS


class Obstacle(StrEnum):
    """Why somebody cannot be invited."""

    ONESELF = "oneself"
    NO_PERSON = "no_person"
    DEACTIVATED = "deactivated"
    UNKNOWN = "unknown"
    OUTSIDE = "outside"
    WAITS = "waits"
    IS_PARTNER = "is_partner"
    TAKES_NONE = "takes_none"
    ENOUGH = "enough"
    ASKED_TWICE = "asked_twice"


def obstacle_between(earlier: Sequence[Partnership], today: date, now: datetime) -> Obstacle | None:
    """What their history says against another invitation; `earlier` are all between these two, one way.

    Somebody who agreed once may be asked again as often as it ends.
    """
    if any(each.runs(today) for each in earlier):
        return Obstacle.IS_PARTNER
    if any(each.waits(now) for each in earlier):
        return Obstacle.WAITS
    agreed = any(each.accepted_at is not None for each in earlier)
    return Obstacle.ASKED_TWICE if not agreed and len(earlier) >= INVITATIONS_MOST else None


class NoticeState(StrEnum):
    """How far a partner's notice of a slip has come.

    `drawn` before the owner's message went out, `told_owner` while the partner's hour is awaited, then either
    `told_partner` and perhaps `closed` by the partner, or one of the ways in which they are never told.
    """

    DRAWN = "drawn"
    TOLD_OWNER = "told_owner"
    TOLD_PARTNER = "told_partner"
    CLOSED = "closed"
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
    GOAL_WORDS = "goal_words"
    NUMBERS = "numbers"
    CHECKIN_STATUS = "checkin_status"
    MISSES = "misses"
    WINS = "wins"
    WORD = "word"


Grants = Mapping[UUID, frozenset[Field]]
"""What one partner sees, by goal; a goal that is not in it is not shared."""
_PARTNER = frozenset(Field) - {Field.GOAL_WORDS}
_BY_DEFAULT = {
    Role.PEER: _PARTNER,
    Role.MENTOR: _PARTNER,
    Role.COACH: _PARTNER,
    Role.MANAGER: frozenset({Field.SHORT_NAME, Field.WINS}),
}


def by_default(role: Role) -> frozenset[Field]:
    """What a partner of this role sees of a goal until its owner says otherwise (product.md, Consent)."""
    return _BY_DEFAULT[role]


def chosen(fields: Iterable[Field]) -> frozenset[Field]:
    """What is shared where these were ticked: whoever sees anything of a goal sees its short name."""
    ticked = frozenset(fields)
    return ticked | {Field.SHORT_NAME} if ticked else ticked


def goals_with(grants: Grants, field: Field) -> frozenset[UUID]:
    """The goals of which this is shared."""
    return frozenset(goal_id for goal_id, fields in grants.items() if field in fields)

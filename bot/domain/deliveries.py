"""The kinds of messages the bot owes somebody, and the rules each is sent by; the only place that says so."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

DAILY_BUDGET = 3
"""Messages a person did not ask for, per local date of theirs (product.md, Budget)."""
PARTNER_BUDGET = 1
"""Messages about one's members that a partner gets per local date of theirs (product.md, To the partner)."""
PACE = timedelta(seconds=1)
"""Between two posts to one channel (Slack reference: rate limits, chat.postMessage)."""
UNKNOWN_AFTER = timedelta(seconds=30)
"""How long a post without an answer rests before it is looked for in the channel (architecture.md)."""
MAX_ATTEMPTS = 8
"""Tries of one delivery that Slack did not accept before it is set aside as failed."""


class Kind(StrEnum):
    """What a delivery is for."""

    WELCOME = "welcome"
    CHECKIN = "checkin"
    CHECKIN_REMINDER = "checkin_reminder"
    NUDGE = "nudge"
    SLIP_OWNER = "slip_owner"
    SLIP_PARTNER = "slip_partner"
    QUIET = "quiet"
    BREAK = "break"
    DIGEST = "digest"
    DIGEST_DETAIL = "digest_detail"
    READERS = "readers"
    LOOK = "look"
    COACH_POST = "coach_post"
    INVITATION = "invitation"
    INVITATION_EXPIRY = "invitation_expiry"
    PARTNER_NEWS = "partner_news"
    TIME_IS_UP = "time_is_up"
    WORD = "word"
    REQUEST = "request"
    REQUEST_REMINDER = "request_reminder"
    GATHERED = "gathered"
    GOAL_END = "goal_end"
    INTENTION = "intention"
    TO_PARTNER = "to_partner"
    WORD_NEWS = "word_news"
    CHEER = "cheer"
    FEEDBACK = "feedback"
    FEEDBACK_NEWS = "feedback_news"
    SMALLER = "smaller"
    LOOK_BACK = "look_back"
    NO_PROMISE = "no_promise"
    FIRST_PARTNER = "first_partner"
    ANSWER = "answer"
    REDRAW = "redraw"


class Refused(StrEnum):
    """What somebody may want none of any more, from anybody, without anybody being told."""

    INVITATIONS = "invitations"
    REQUESTS = "requests"
    INTENTIONS = "intentions"
    FEEDBACK = "feedback"


class State(StrEnum):
    """Where a delivery stands."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Budget(StrEnum):
    """What a message counts against."""

    NONE = "none"
    MEMBER = "member"
    PARTNER = "partner"


class InQuiet(StrEnum):
    """What happens to a message that falls due in quiet hours."""

    SEND = "send"
    LATER = "later"
    SKIP = "skip"


class WhenUnknown(StrEnum):
    """What happens to a post whose answer never came, once it was not found in the channel."""

    RESEND = "resend"
    GIVE_UP = "give_up"


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind behaves.

    `drops`: over the budget it is skipped; otherwise it waits for the next day. `merges`: several due at once
    become one message.
    """

    budget: Budget
    drops: bool
    merges: bool
    quiet: InQuiet
    unknown: WhenUnknown


_ASKED_FOR = Rule(Budget.NONE, drops=False, merges=False, quiet=InQuiet.SEND, unknown=WhenUnknown.GIVE_UP)
_TO_PARTNER = Rule(Budget.PARTNER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.GIVE_UP)
_TO_ANOTHER = Rule(Budget.NONE, drops=False, merges=False, quiet=InQuiet.LATER, unknown=WhenUnknown.GIVE_UP)

PROMPTS = frozenset(
    (
        Kind.CHECKIN,
        Kind.CHECKIN_REMINDER,
        Kind.NUDGE,
        Kind.SLIP_OWNER,
        Kind.LOOK_BACK,
        Kind.NO_PROMISE,
        Kind.TIME_IS_UP,
    )
)
"""What stops while nothing is asked of a member (product.md, Quiet)."""

RULES: dict[Kind, Rule] = {
    Kind.WELCOME: _ASKED_FOR,
    Kind.CHECKIN: Rule(
        Budget.MEMBER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.RESEND
    ),
    Kind.CHECKIN_REMINDER: Rule(
        Budget.MEMBER, drops=True, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.GIVE_UP
    ),
    Kind.NUDGE: Rule(Budget.MEMBER, drops=True, merges=True, quiet=InQuiet.SKIP, unknown=WhenUnknown.GIVE_UP),
    Kind.SLIP_OWNER: Rule(
        Budget.MEMBER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.RESEND
    ),
    Kind.SLIP_PARTNER: Rule(
        Budget.PARTNER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.GIVE_UP
    ),
    Kind.QUIET: Rule(
        Budget.MEMBER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.RESEND
    ),
    Kind.BREAK: Rule(
        Budget.PARTNER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.GIVE_UP
    ),
    Kind.DIGEST: Rule(
        Budget.NONE, drops=False, merges=False, quiet=InQuiet.SEND, unknown=WhenUnknown.GIVE_UP
    ),
    Kind.DIGEST_DETAIL: Rule(
        Budget.NONE, drops=False, merges=False, quiet=InQuiet.SEND, unknown=WhenUnknown.GIVE_UP
    ),
    Kind.READERS: Rule(
        Budget.MEMBER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.GIVE_UP
    ),
    Kind.COACH_POST: _ASKED_FOR,
    # Says nothing to anybody: Slack is asked who reads a channel.
    Kind.LOOK: Rule(Budget.NONE, drops=False, merges=False, quiet=InQuiet.SEND, unknown=WhenUnknown.GIVE_UP),
    Kind.INVITATION: _TO_ANOTHER,
    Kind.INVITATION_EXPIRY: _TO_ANOTHER,
    Kind.PARTNER_NEWS: _TO_ANOTHER,
    Kind.TIME_IS_UP: Rule(
        Budget.MEMBER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.RESEND
    ),
    Kind.WORD: _TO_ANOTHER,
    Kind.INTENTION: _TO_ANOTHER,
    Kind.CHEER: _TO_ANOTHER,
    Kind.FEEDBACK: _TO_ANOTHER,
    Kind.FEEDBACK_NEWS: _TO_ANOTHER,
    Kind.REQUEST: _TO_ANOTHER,
    Kind.REQUEST_REMINDER: _TO_ANOTHER,
    Kind.GATHERED: _TO_ANOTHER,
    Kind.NO_PROMISE: Rule(
        Budget.MEMBER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.GIVE_UP
    ),
    Kind.FIRST_PARTNER: Rule(
        Budget.MEMBER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.GIVE_UP
    ),
    Kind.LOOK_BACK: Rule(
        Budget.MEMBER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.RESEND
    ),
    # A partner was promised at most one message a day, whatever it tells.
    Kind.GOAL_END: _TO_PARTNER,
    Kind.TO_PARTNER: _TO_PARTNER,
    Kind.WORD_NEWS: _TO_PARTNER,
    Kind.SMALLER: Rule(
        Budget.PARTNER, drops=False, merges=True, quiet=InQuiet.LATER, unknown=WhenUnknown.GIVE_UP
    ),
    Kind.ANSWER: _ASKED_FOR,
    # A redraw edits a message that stands: it pings nobody, so quiet hours and budgets do not concern it.
    Kind.REDRAW: Rule(Budget.NONE, drops=False, merges=False, quiet=InQuiet.SEND, unknown=WhenUnknown.RESEND),
}

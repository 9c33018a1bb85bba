"""What the two sides of a partnership read: the agreement, the goals in it, what it came to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.domain.calendar import WEEK
from bot.domain.errors import DateInPast, DateTooFar, TooLong
from bot.domain.goals import CheckinStatus, Goal
from bot.domain.people import Introduction, Person, Profile
from bot.domain.people_errors import CannotInvite, NothingToShare
from bot.domain.progress import GoalFacts
from bot.domain.sharing import (
    ASKS_MAX,
    PARTNERSHIP_WEEKS,
    Field,
    Grants,
    Obstacle,
    Partnership,
    Role,
    goals_with,
    obstacle_between,
)

AGREEMENT_MOST = timedelta(days=366)
"""The longest an agreement may be made for: a year can be looked over, more is forgotten."""
SLACKBOT = "USLACKBOT"
"""Slack's own, which Slack does not call a bot (Slack reference: user object)."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a member asks of `who`; `asks` goes on after "when I fall behind, please"."""

    who: Introduction
    role: Role
    goal_ids: frozenset[UUID]
    asks: str
    until_on: date


@dataclass(frozen=True, slots=True)
class Drafting:
    """What the form of an invitation is made of: the member's active goals, and their date."""

    goals: tuple[Goal, ...]
    today: date

    @property
    def until_on(self) -> date:
        """The end that is proposed."""
        return self.today + PARTNERSHIP_WEEKS * WEEK


@dataclass(frozen=True, slots=True)
class Agreement:
    """An invitation or agreement with the people in it, the active goals the partner may see, what of them.

    `partner` is None for somebody the bot has not met. `today` is the member's date, `team_id` Slack's.
    `again`: the two had an agreement before this invitation.
    """

    partnership: Partnership
    member: Person
    partner: Person | None
    goals: tuple[Goal, ...]
    today: date
    team_id: str
    grants: Grants = field(default_factory=dict)
    again: bool = False

    def sees(self, what: Field) -> frozenset[UUID]:
        """The active goals of which this is shared."""
        return goals_with(self.grants, what) & {goal.id for goal in self.goals}

    @property
    def runs(self) -> bool:
        """Whether it holds today; of somebody who left nothing is shown."""
        return self.partnership.runs(self.today) and not self.member.deactivated

    def can_be_accepted(self, now: datetime) -> bool:
        """Whether a yes would still mean something."""
        lasts = self.partnership.until_on >= self.today
        return self.partnership.waits(now) and lasts and bool(self.goals) and not self.member.deactivated


@dataclass(frozen=True, slots=True)
class GoalShown:
    """A shared goal as it stands; `status` is what its owner said last, of the week from `week_on`.

    `note` are the words beside that answer which its owner shared with this partner.
    """

    facts: GoalFacts
    status: CheckinStatus | None = None
    week_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything a partner sees now."""

    agreement: Agreement
    goals: tuple[GoalShown, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Who stands beside somebody, whom they help, and what they were asked."""

    mine: tuple[Agreement, ...]
    helped: tuple[Agreement, ...]
    asked: tuple[Agreement, ...]
    takes_none: bool = False


@dataclass(frozen=True, slots=True)
class Farewell:
    """What an agreement came to, in whole weeks, goals reached and words written."""

    agreement: Agreement
    weeks: int
    reached: int
    words: int


@dataclass(frozen=True, slots=True)
class TimeIsUp:
    """A partnership whose last day is over; `next_up` is what came after it between the two, if anything."""

    came_to: Farewell
    next_up: Agreement | None = None
    thanked: bool = False


def holds(partnership: Partnership, member: Profile, now: datetime) -> bool:
    """Whether anything may go from one to the other now: it runs, and its member is still there."""
    return partnership.runs(member.calendar.local_date(now)) and not member.person.deactivated


def checked(
    wish: Wish, me: Person, drafting: Drafting, earlier: Sequence[Partnership], now: datetime, *, here: str
) -> tuple[Goal, ...]:
    """The goals that a wish would share, by number; `earlier` is what there was between these two.

    `here` is Slack's id of the workspace.

    Raises:
        CannotInvite: it is nobody who can be asked.
        NothingToShare: no active goal was chosen.
        TooLong, DateInPast, DateTooFar: what they say.
    """
    today = drafting.today
    check_person(wish.who, me, earlier, today, now, here=here)
    chosen = tuple(goal for goal in drafting.goals if goal.id in wish.goal_ids)
    if not chosen:
        raise NothingToShare
    if len(wish.asks) > ASKS_MAX:
        raise TooLong("asks", ASKS_MAX, wish.asks)
    if wish.until_on <= today:
        raise DateInPast(wish.until_on, today)
    if wish.until_on > today + AGREEMENT_MOST:
        raise DateTooFar(today + AGREEMENT_MOST)
    return chosen


def check_person(
    who: Introduction, me: Person, earlier: Sequence[Partnership], today: date, now: datetime, *, here: str
) -> None:
    """Whether somebody can be asked at all; `here` and `earlier` as for `checked`.

    Raises:
        CannotInvite: they cannot.
    """
    obstacle = account_obstacle(who, me, here) or obstacle_between(earlier, today, now)
    if obstacle is not None:
        raise CannotInvite(obstacle)


def account_obstacle(who: Introduction, me: Person, here: str) -> Obstacle | None:
    """What an account itself says against writing to it: one's own, no person's, closed, or of elsewhere.

    `here` is Slack's id of the workspace: in those of others the bot has no business, even where Slack shows
    it their people (Slack Connect).
    """
    if who.slack_user_id == me.slack_user_id:
        return Obstacle.ONESELF
    if who.is_bot or who.slack_user_id == SLACKBOT:
        return Obstacle.NO_PERSON
    if who.deactivated:
        return Obstacle.DEACTIVATED
    return Obstacle.OUTSIDE if who.team_id not in ("", here) else None

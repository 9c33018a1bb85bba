"""A goal's way so far, week by week: what a chart of it shows, and the text beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.calendar import DAY, WEEK, PersonCalendar, week_of
from bot.domain.goals import Entry, Goal
from bot.domain.pace import course_of, level_of
from bot.domain.people import Profile
from bot.domain.progress import GoalFacts

POINTS_MOST = 20
"""Points of one chart (Slack reference: data visualization block, categories)."""


@dataclass(frozen=True, slots=True)
class Point:
    """Where a goal stood when the date `on` ended, and what was expected then (None without a pace).

    `first`: before anything was done. `open`: the last point, whose date has not ended yet.
    """

    on: date
    level: Decimal
    expected: Decimal | None
    first: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """A goal with its way so far; `skipped` is how many older points there is no room for."""

    profile: Profile
    facts: GoalFacts
    today: date
    points: tuple[Point, ...]
    skipped: int = 0


def chart_facts(profile: Profile, facts: GoalFacts, entries: Iterable[Entry], today: date) -> ChartFacts:
    """What a chart shows: the newest points, as many as Slack draws."""
    dates = dates_of(facts.goal, today, profile.calendar)
    shown = dates[-POINTS_MOST:]
    points = points_of(facts.goal, entries, shown, profile.calendar)
    return ChartFacts(profile, facts, today, tuple(points), len(dates) - len(shown))


def dates_of(goal: Goal, today: date, cal: PersonCalendar) -> list[date | None]:
    """Where its points lie: the start (None), the end of each week that is over, and today.

    Weeks are the person's; of a goal that has ended the last is the day of that.
    """
    until = max(min(today, goal.reached_on or goal.dropped_on or today), goal.starts_on)
    first = week_of(goal.starts_on, cal.week_starts_on).last
    weeks = range((until - first - DAY) // WEEK + 1)
    return [None, *(first + week * WEEK for week in weeks), until]


def points_of(
    goal: Goal, entries: Iterable[Entry], dates: Iterable[date | None], cal: PersonCalendar
) -> list[Point]:
    """A point for each of these dates, None being the start; the last date of an active goal is not over."""
    course = course_of(goal, cal)
    mine = [entry for entry in entries if entry.goal_id == goal.id]
    days = list(dates)
    found = []
    for on in days:
        if on is None:
            found.append(Point(goal.starts_on, goal.baseline, goal.baseline if course else None, first=True))
            continue
        is_open = goal.active and on == days[-1]
        expected = course.rounded(course.expected_on(on if is_open else on + DAY)) if course else None
        level = level_of(goal, [entry for entry in mine if entry.logged_on <= on])
        found.append(Point(on, level, expected, open=is_open))
    return found

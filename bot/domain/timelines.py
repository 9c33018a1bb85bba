"""A whole plan over time: what comes round, what is due when, what is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from bot.domain.goals import Cadence, Entry, Goal
from bot.domain.people import Profile
from bot.domain.progress import GoalFacts, PromiseFacts

MONTHS_MOST = 13
"""Months that stand by themselves, this one and a year; what lies further off is one group."""


class Mark(StrEnum):
    """What a row of a timeline is."""

    RUNS = "runs"
    DUE = "due"
    LAST_DAY = "last_day"
    GOAL = "goal"
    DONE = "done"
    REACHED = "reached"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of a plan with its day, None where it has none; without a promise it is the goal's own."""

    mark: Mark
    on: date | None
    goal: Goal
    facts: GoalFacts | None = None
    promise: PromiseFacts | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together, in order: `key` is "now", "2026-03", "later", "undated" or "done".

    `month` is the first day of the month that they are of.
    """

    key: str
    month: date | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Somebody's plan: groups without rows are left out."""

    profile: Profile
    today: date
    groups: tuple[Group, ...]

    def group(self, key: str) -> Group | None:
        """The group of that key."""
        return next((each for each in self.groups if each.key == key), None)


def timeline(
    profile: Profile,
    goals: Sequence[GoalFacts],
    ended: Iterable[Goal],
    entries: Sequence[Entry],
    today: date,
) -> Timeline:
    """The plan of these active goals and of those that were reached, as seen on the local date `today`.

    What comes round stands first, then month by month what is due and what ends, then what has no date, and
    what is done, the newest first.
    """
    rows = [row for facts in goals for row in _rows(facts, entries)]
    rows += [Row(Mark.REACHED, goal.reached_on, goal) for goal in ended if goal.reached_on is not None]
    now = tuple(row for row in rows if row.mark is Mark.RUNS)
    done = [row for row in rows if row.mark in (Mark.DONE, Mark.REACHED)]
    coming = [row for row in rows if row.mark not in (Mark.RUNS, Mark.DONE, Mark.REACHED)]
    undated = tuple(row for row in coming if row.on is None)
    newest = tuple(sorted(done, key=lambda row: row.on or today, reverse=True))
    groups = (
        Group("now", None, now),
        *_months([row for row in coming if row.on is not None], today),
        Group("undated", None, undated),
        Group("done", None, newest),
    )
    return Timeline(profile, today, tuple(group for group in groups if group.rows))


def _rows(facts: GoalFacts, entries: Sequence[Entry]) -> list[Row]:
    goal = facts.goal
    rows = [Row(Mark.GOAL, goal.deadline, goal, facts)]
    for promise in facts.promises:
        commitment = promise.commitment
        if commitment.cadence is Cadence.ONCE:
            mine = [entry for entry in entries if entry.commitment_id == commitment.id]
            done = sum(entry.amount for entry in mine) >= commitment.need
            on = max((entry.logged_on for entry in mine), default=None) if done else commitment.ends_on
            rows.append(Row(Mark.DONE if done else Mark.DUE, on, goal, facts, promise))
            continue
        rows.append(Row(Mark.RUNS, commitment.ends_on, goal, facts, promise))
        if commitment.ends_on is not None and commitment.ends_on != goal.deadline:
            rows.append(Row(Mark.LAST_DAY, commitment.ends_on, goal, facts, promise))
    return rows


def _months(rows: Iterable[Row], today: date) -> list[Group]:
    """What is due, by month; beyond a year all in one group."""
    first = today.replace(day=1)
    ordered = sorted(rows, key=lambda row: (row.on or today, row.goal.number))
    near = [row for row in ordered if _months_between(first, row.on or today) < MONTHS_MOST]
    later = tuple(ordered[len(near) :])
    groups = [
        Group(f"{month:%Y-%m}", month, tuple(each))
        for month, each in groupby(near, key=lambda row: (row.on or today).replace(day=1))
    ]
    return [*groups, Group("later", None, later)]


def _months_between(first: date, other: date) -> int:
    return (other.year - first.year) * 12 + other.month - first.month

"""Facts whose fields have to fit together, for views to be drawn from (tests/slack/chance.py)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

from bot.domain.absences import TimeAway, Whereabouts
from bot.domain.ask_facts import AskPage
from bot.domain.calendar import DAY, WEEK, DateSpan, PersonCalendar, QuietDay
from bot.domain.changes import Wish, wish_of
from bot.domain.charts import ChartFacts, Point
from bot.domain.checkins import CheckinAnswer, GoalWeek, Sheet
from bot.domain.coach_lines import CoachedIn, LineForCoach
from bot.domain.ends import EndQuestion
from bot.domain.entries import PAGE, EntryHistory, HistoryPage, Version
from bot.domain.errors import PersonError
from bot.domain.gathering import Gathered, Line, Question, Shows, Told, lines_of
from bot.domain.goals import Cadence, CheckinStatus, Commitment, Goal, Terms
from bot.domain.how_often import FEWER_DAYS
from bot.domain.log_facts import LogForm, WhichOne
from bot.domain.nudges import Nudge
from bot.domain.partners import Agreement, GoalShown, Shown
from bot.domain.people import Person, Profile, Times
from bot.domain.periods import PeriodState
from bot.domain.plan_facts import PlanForm, Proposal, Proposals, WhichGoal
from bot.domain.progress import GoalFacts, Plan, PromiseFacts
from bot.domain.promise_lines import LINES_MAX
from bot.domain.sharing import Field
from bot.domain.size_asks import SIZES, SizeAsk
from bot.domain.slip_facts import Missed, NoticeFacts, OwnerFacts, Smaller
from bot.domain.streaks import Streak
from bot.domain.timelines import Group, Mark, Row, Timeline
from bot.domain.triage import DigestFacts, PersonFacts
from bot.slack.blocks import Block
from tests.slack.chance import NOW, ZONES, Facts, Mood


def made_by(chance: Random, mood: Mood) -> Facts:
    """What makes facts of that mood."""
    return Facts(chance, mood, BUILDERS)


def _error(facts: Facts) -> PersonError:
    kinds = [kind for kind in PersonError.__subclasses__() if kind.__module__.startswith("bot.")]
    made: PersonError = facts.of(facts.chance.choice(kinds))
    return made


def _span(facts: Facts) -> DateSpan:
    first = facts.day()
    return DateSpan(first, first + facts.number(0, 40) * DAY)


def _times(facts: Facts) -> Times:
    days = frozenset(facts.chance.sample(range(7), facts.number(1, 7)))
    chosen = facts.built(Times, working_weekdays=days, checkin_weekday=facts.number(0, 6))
    return replace(
        chosen,
        week_starts_on=facts.number(0, 6),
        digest_weekday=facts.number(0, 6),
        nudge_weekdays=days,
        quiet_days=tuple(replace(facts.of(QuietDay), weekday=day) for day in sorted(days)),
        zone=facts.chance.choice(("", *ZONES)),
        country=facts.chance.choice(("", "DE", "IT", "ZZ")),
    )


def _calendar(facts: Facts) -> PersonCalendar:
    return PersonCalendar(facts.chance.choice(ZONES))


def _profile(facts: Facts) -> Profile:
    person: Person = facts.of(Person)
    return facts.built(Profile, person=person, calendar=PersonCalendar(person.zone))


def _goal(facts: Facts) -> Goal:
    return facts.built(Goal, number=facts.number(1, 10**6), stretch=facts.chance.choice((None, 1, 3, 5)))


def _commitment(facts: Facts) -> Commitment:
    days = frozenset(facts.chance.sample(range(7), facts.number(0, 3)))
    times = facts.chance.choice([Decimal(1), Decimal("0.333"), facts.amount(least=1)])
    people = tuple(facts.words(60) for _ in range(facts.number(0, 8)))
    occasions = tuple(facts.of(DateSpan) for _ in range(facts.number(0, 2)))
    return facts.built(
        Commitment,
        weekdays=days,
        amount=facts.amount(least=1),
        times=times,
        people=people,
        occasions=occasions,
    )


def _several(facts: Facts) -> Proposals:
    """Promises written at once, up to as many as are read."""
    profile, goal = facts.of(Profile), facts.of(Goal)
    each = [
        Proposal(profile, goal, facts.of(Commitment), facts.day()) for _ in range(facts.number(0, LINES_MAX))
    ]
    return Proposals(profile, goal, tuple(each))


def _row(facts: Facts) -> Row:
    """A row of a timeline: it shows one promise of its goal, or the goal."""
    goal = facts.of(Goal)
    about = facts.built(GoalFacts, goal=goal, promises=())
    promise = facts.of(PromiseFacts) if facts.chance.random() < 0.8 else None
    return Row(facts.of(Mark), facts.chance.choice((None, facts.day())), goal, about, promise)


def _timeline(facts: Facts) -> Timeline:
    """Twenty goals with sixty promises, in as many groups as there can be."""
    many = {Mood.LONG: 120}.get(facts.mood, 12)
    rows = [facts.of(Row) for _ in range(facts.number(0, many))]
    keys = ["now", *(f"2026-{month:02}" for month in range(1, 13)), "later", "undated", "done"]
    groups = [(key, tuple(rows[nth :: len(keys)])) for nth, key in enumerate(keys)]
    if facts.chance.random() < 0.3:
        groups = [("now", tuple(rows))]
    shown = (Group(key, date(2026, int(key[5:]), 1) if key[4:5] == "-" else None, its) for key, its in groups)
    return Timeline(facts.of(Profile), facts.day(), tuple(group for group in shown if group.rows))


def _state(facts: Facts) -> PeriodState:
    need, logged = facts.amount(least=1), facts.amount()
    return facts.built(PeriodState, need=need, logged=logged, kept=logged >= need)


def _streak(facts: Facts) -> Streak:
    of = facts.number(0, 12)
    return Streak(facts.number(0, of), of)


def _plan(facts: Facts) -> Plan:
    goals = tuple(facts.of(Goal) for _ in range(facts.many("goals", 1) or 1))
    made = (facts.of(Commitment) for _ in range(facts.many("commitments")))
    commitments = tuple(
        replace(each, goal_id=facts.chance.choice(goals).id, unit=facts.chance.choice(goals).unit)
        for each in made
    )
    return facts.built(Plan, goals=goals, commitments=commitments)


def _log_form(facts: Facts) -> LogForm:
    plan: Plan = facts.of(Plan)
    things: tuple[Goal | Commitment, ...] = (*plan.goals, *plan.commitments)
    return facts.built(LogForm, plan=plan, target=facts.chance.choice([None, *(each.id for each in things)]))


def _which_one(facts: Facts) -> WhichOne:
    things = [facts.of(facts.chance.choice((Goal, Commitment))) for _ in range(facts.many("goals") or 1)]
    return facts.built(WhichOne, choices=tuple(things))


def _which_goal(facts: Facts) -> WhichGoal:
    goals = tuple(facts.of(Goal) for _ in range(2 + facts.many("goals")))
    return facts.built(WhichGoal, goals=tuple(replace(each, number=n) for n, each in enumerate(goals)))


def _plan_form(facts: Facts) -> PlanForm:
    goals = tuple(facts.of(Goal) for _ in range(facts.many("goals") or 1))
    return facts.built(PlanForm, goals=goals, chosen=facts.chance.choice((None, *goals)))


def _sheet(facts: Facts) -> Sheet:
    weeks = tuple(facts.of(GoalWeek) for _ in range(facts.many("goals")))
    share = facts.chance.choice((0.0, 0.5, 1.0))
    said = [each.goal.id for each in weeks if facts.chance.random() < share]
    answers = {goal_id: facts.built(CheckinAnswer, goal_id=goal_id) for goal_id in said}
    before = {each.goal.id: facts.of(CheckinStatus) for each in weeks if facts.chance.random() < share}
    ends = {each.goal.id: _end(facts, each.goal) for each in weeks if facts.chance.random() < share / 2}
    sizes = {each.goal.id: facts.of(SizeAsk) for each in weeks if facts.chance.random() < share / 2}
    goals = tuple(each.goal for each in weeks)
    partners = tuple(_shown(facts, goals) for _ in range(facts.number(0, 2)))
    return facts.built(
        Sheet,
        goals=weeks,
        answers=answers,
        before=before,
        ends=ends,
        sizes=sizes,
        partners=partners,
        coached=_coached(facts, said),
    )


def _coached(facts: Facts, said: list[UUID]) -> CoachedIn:
    """The channels in which somebody is named, and what they ask for beside some answers."""
    channels = {facts.of(UUID): facts.words(80) for _ in range(facts.number(0, 12))}
    ticked = frozenset(each for each in channels if facts.number(0, 1))
    return CoachedIn(channels, {each: LineForCoach(facts.words(120), ticked) for each in said})


def _shown(facts: Facts, goals: tuple[Goal, ...]) -> Shown:
    """What a partner sees of these goals, some of them in part."""
    grants = {each.id: frozenset(field for field in Field if facts.number(0, 1)) for each in goals}
    agreement = facts.built(Agreement, goals=goals, grants=grants)
    shown = [facts.built(GoalShown, facts=facts.built(GoalFacts, goal=each)) for each in goals]
    return facts.built(Shown, agreement=agreement, goals=tuple(shown))


def _end(facts: Facts, goal: Goal) -> EndQuestion:
    """A question about the end of that goal."""
    return facts.built(EndQuestion, facts=facts.built(GoalFacts, goal=goal))


def _chart(facts: Facts) -> ChartFacts:
    """A start, the weeks since, and today; a pace at each of them or at none."""
    paced, weeks = facts.chance.random() < 0.5, facts.number(0, 30)
    points = tuple(
        Point(
            NOW.date() - (weeks + 1 - nth) * WEEK, facts.amount(), facts.amount() if paced else None, nth == 0
        )
        for nth in range(weeks + 1)
    )
    today = replace(points[-1], on=NOW.date(), first=False, open=True)
    return facts.built(ChartFacts, points=(*points, today), today=NOW.date())


def _whereabouts(facts: Facts) -> Whereabouts:
    """No time away is noted twice."""
    times: list[TimeAway] = [facts.of(TimeAway) for _ in range(facts.many("times"))]
    return facts.built(Whereabouts, times=tuple({each.span: each for each in times}.values()))


def _nudge(facts: Facts) -> Nudge:
    return facts.built(Nudge, on=NOW.date(), fewer=FEWER_DAYS)


def _missed(facts: Facts) -> Missed:
    smaller: Smaller | None = facts.of(Smaller) if facts.chance.random() < 0.3 else None
    stands = smaller is None and facts.chance.random() < 0.7
    commitment: Commitment | None = facts.of(Commitment | None, "commitment")
    short = tuple(facts.of(PeriodState) for _ in range(facts.number(1, 9))) if commitment and stands else ()
    return facts.built(Missed, commitment=commitment, stands=stands, short=short, smaller=smaller)


def _smaller(facts: Facts) -> Smaller:
    """One promise, as it was and as it is."""
    before: Commitment = facts.of(Commitment)
    after = replace(before, amount=facts.amount(least=1), cadence=facts.of(Cadence), ends_on=facts.day())
    return Smaller(before, after, facts.of(Terms))


def _terms(facts: Facts) -> Terms:
    days = frozenset(facts.chance.sample(range(7), facts.number(0, 3)))
    times = facts.chance.choice([Decimal(1), Decimal("0.333"), facts.amount(least=1)])
    return facts.built(Terms, weekdays=days, amount=facts.amount(least=1), times=times)


def _wish(facts: Facts) -> Wish:
    return wish_of(facts.of(Commitment))


def _size_ask(facts: Facts) -> SizeAsk:
    return SizeAsk(facts.of(Commitment), facts.chance.choice((None, *SIZES)))


def _owner(facts: Facts) -> OwnerFacts:
    missed = tuple(facts.of(Missed) for _ in range(facts.many("missed") or 1))
    standing = [each for each in missed if each.is_told]
    notices = tuple(
        facts.built(NoticeFacts, missed=tuple(standing), hour=NOW + timedelta(hours=facts.number(1, 60)))
        for _ in range(facts.number(1, 3))
    )
    return facts.built(OwnerFacts, missed=missed, notices=notices)


def lines(facts: Facts) -> tuple[Line, ...]:
    """What one person says."""
    return lines_of(facts.uuid(), facts.of(Told))


def _ask_page(facts: Facts) -> AskPage:
    """Answers by person, or all together."""
    page = facts.built(AskPage)
    people: list[Person] = [facts.of(Person) for _ in range(facts.number(0, 5))]
    if facts.chance.random() < 0.5:
        spoken = {each.id: lines(facts) for each in people}
        shown = Gathered(Shows.GIVEN, spoken)
        return replace(page, gathered=shown, tellers={each.id: each for each in people})
    together = tuple(line for _ in people for line in lines(facts))
    ordered = sorted(together, key=lambda line: list(Question).index(line.question))
    return replace(page, gathered=Gathered(Shows.TOGETHER, together=tuple(ordered)), tellers={})


def _block(_facts: Facts) -> Block:
    """What another view hands on; it is drawn by itself."""
    return {"type": "divider"}


def _history(facts: Facts) -> EntryHistory:
    """An entry as it was logged, and what became of it."""
    later = (facts.of(Version) for _ in range(min(facts.many("entries"), 20)))
    return EntryHistory((replace(facts.of(Version), withdrawn=False, undoes=None), *later))


def _history_page(facts: Facts) -> HistoryPage:
    entries = tuple(facts.of(EntryHistory) for _ in range(min(facts.many("entries"), PAGE)))
    return facts.built(HistoryPage, entries=entries)


BUILDERS: dict[Any, Callable[[Facts], Any]] = {
    Block: _block,
    PersonError: _error, DateSpan: _span, Times: _times, PersonCalendar: _calendar, Profile: _profile,
    Goal: _goal, Commitment: _commitment, PeriodState: _state, Streak: _streak, Plan: _plan,
    LogForm: _log_form, WhichOne: _which_one, WhichGoal: _which_goal, PlanForm: _plan_form, Sheet: _sheet,
    ChartFacts: _chart, Whereabouts: _whereabouts,
    Smaller: _smaller, Terms: _terms, Wish: _wish, SizeAsk: _size_ask,
    EntryHistory: _history, HistoryPage: _history_page,
    AskPage: _ask_page,
    Proposals: _several, Row: _row, Timeline: _timeline,
    Nudge: _nudge, Missed: _missed, OwnerFacts: _owner,
}  # fmt: skip
"""Facts whose fields have to fit together."""


def digest_people(facts: Facts) -> DigestFacts:
    """A summary that is posted: enough people show something."""
    made: DigestFacts = facts.of(DigestFacts)
    people = [*made.people, *(facts.of(PersonFacts) for _ in range(5))]
    return replace(made, people=tuple(people))

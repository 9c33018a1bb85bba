"""Home in every state somebody can be in: what stands there, folded and never cut, one primary button."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from bot.domain.calendar import DateSpan, PersonCalendar
from bot.domain.coaches import CoachChannel
from bot.domain.goals import Goal
from bot.domain.home_facts import GoalsBehind, GoalSeen, HomeFacts, Others
from bot.domain.partners import Agreement, Overview
from bot.domain.people import DEFAULT_TIMES, Person, Profile
from bot.domain.progress import Plan, goal_facts, plan_of, still_open
from bot.domain.roadmap import RoadmapFacts
from bot.domain.sharing import CoachView, Field, Partnership, PartnershipState, Role
from bot.slack import home_goal_views, home_today_views, home_views, who_sees_views
from bot.slack.blocks import View
from tests.domain.plans import make_cal, make_commitment, make_entry, make_goal, march
from tests.slack.drawn import fits, words

TODAY = march(11)
NEXT = datetime(2026, 3, 16, 8, tzinfo=UTC)
HOST = "Olga (olga@northwind.example)"
NOBODY = Overview((), (), ())
BEGUN = RoadmapFacts(career=True, why=True, gathered=True, listed=7, ever=True)
CHANNEL = CoachChannel(UUID(int=70), "C1", UUID(int=9), "leads", private=True, runs=True)


def person(name: str, number: int = 1) -> Person:
    return Person(UUID(int=number), f"U{number}", name, "Europe/Berlin", "en-GB")


def profile(cal: PersonCalendar | None = None, **changes: Any) -> Profile:
    return Profile(replace(person("Ada"), **changes), DEFAULT_TIMES, cal or make_cal(), member=True)


def plan(goals: int = 1, each: int = 1, logged: str = "0") -> Plan:
    made = [
        replace(make_goal(), id=UUID(int=1000 + n), number=n, short_name=f"G{n}") for n in range(1, goals + 1)
    ]
    promises = [
        replace(
            make_commitment(amount="3", number=100 * goal.number + n),
            goal_id=goal.id,
            short_name=f"P{goal.number}-{n}",
        )
        for goal in made
        for n in range(each)
    ]
    entries = [
        replace(make_entry(TODAY, logged, commitment_id=promise.id), goal_id=promise.goal_id)
        for promise in promises
        if logged != "0"
    ]
    return plan_of(made, promises, entries)


def facts(made: Plan | None = None, who: Profile | None = None, **more: Any) -> HomeFacts:
    who = who or profile()
    made = made or Plan()
    usual: dict[str, Any] = {
        "finished": 0,
        "next_checkin": NEXT if made.goals else None,
        "away_until": None,
        "people": NOBODY,
        "roadmap": BEGUN if made.goals else RoadmapFacts(),
    }
    return HomeFacts(
        profile=who,
        today=TODAY,
        goals=tuple(goal_facts(made, TODAY, who.calendar)),
        open=tuple(still_open(made, TODAY, who.calendar)),
        **usual | more,
    )


def agreement(
    goal: Goal | None = None, *fields: Field, name: str = "Grace", number: int = 50, mine: bool = True
) -> Agreement:
    partnership = Partnership(
        UUID(int=number), UUID(int=1), f"U{number}", UUID(int=number), Role.PEER, PartnershipState.ACCEPTED,
        "", march(31), NEXT, NEXT,
    )  # fmt: skip
    me, other = person("Ada"), person(name, number)
    return Agreement(
        partnership,
        me if mine else other,
        other if mine else me,
        (goal,) if goal else (),
        TODAY,
        "T1",
        {goal.id: frozenset(fields)} if goal else {},
    )


def page(shown: HomeFacts) -> View:
    view = home_views.page(shown, HOST)
    fits(view)
    assert len(primaries(view)) == 1
    return view


def elements(view: View) -> Iterator[dict[str, Any]]:
    for block in view["blocks"]:
        yield from block.get("elements", ())
        if "accessory" in block:
            yield block["accessory"]


def primaries(view: View) -> list[str]:
    return [each["text"]["text"] for each in elements(view) if each.get("style") == "primary"]


def labels(view: View) -> list[str]:
    return [each["text"]["text"] for each in elements(view) if each["type"] == "button"]


def test_somebody_new_reads_the_hello_and_two_doors_and_nothing_else() -> None:
    view = page(facts())
    assert words(view).startswith("Hello Ada. I help you turn one career wish")
    assert labels(view) == ["I have a goal", "Help me find one"]
    assert primaries(view) == ["I have a goal"]


def test_a_partner_or_coach_without_a_goal_has_people_first() -> None:
    helped = agreement(make_goal(), name="Mia", mine=False)
    view = page(facts(people=Overview((), (helped,), ())))
    said = words(view)
    assert said.startswith("People\nYou help *Mia*. Nothing waits for you.")
    assert said.index("Mia") < said.index("Want a goal of your own?")
    assert primaries(view) == ["Start"]
    coach = page(facts(others=Others(coaches=(CHANNEL,))))
    assert "You coach in *#leads*." in words(coach)
    assert "My board" in labels(coach)


def test_an_invitation_alone_is_no_first_hello() -> None:
    asked = replace(agreement(make_goal(), name="Mia", mine=False))
    view = page(facts(people=Overview((), (), (asked,))))
    assert words(view).startswith("People\n*Mia* would like you as a partner.")
    assert "Answer" in labels(view)


def test_without_a_goal_the_roadmap_is_a_checklist_with_its_next_step_on_top() -> None:
    view = page(facts(roadmap=RoadmapFacts(career=True, why=True, gathered=True, listed=7)))
    said = words(view)
    assert said.startswith("Next step\nYour list has 7 things. Choosing up to 3 takes two minutes.")
    assert (
        "1. Career goal: done\n2. Why: done\n3. What others see: done\n4. List: done\n5. Choose: *next*"
        in said
    )
    assert primaries(view) == ["Choose up to three"]
    assert "Today" not in said


def test_whoever_let_all_go_finds_finished_goals_again() -> None:
    view = page(facts(finished=4, roadmap=RoadmapFacts(ever=True)))
    assert "Finished (4)" in labels(view)


def test_the_usual_page_is_as_it_was_sketched() -> None:
    made = plan()
    grace = agreement(made.goals[0], Field.SHORT_NAME, Field.NUMBERS, Field.MISSES)
    others = Others(heard={grace.partnership.id: 1})
    mia = agreement(make_goal(), name="Mia", number=51, mine=False)
    view = page(facts(made, people=Overview((grace,), (mia,), ()), others=others, finished=2))
    said = words(view)
    assert said.startswith("Today, Wed 11 Mar\n*P1-0*: 0 of 3 people today, 3 to go")
    order = [
        "Today",
        "Goals",
        "Shared with Grace: numbers, misses",
        "Next step",
        "Your list has 7 things.",
        "Behind you: career goal, why, what others see and list.",
        "People",
        "*Grace* is your partner. 1 message about you this month.",
        "You help *Mia*. Nothing waits for you.",
        "Next check-in Mon 16 Mar, 09:00 Berlin. Only you see this page.",
    ]
    assert [each for each in order if each not in said] == []
    assert [said.index(each) for each in order] == sorted(said.index(each) for each in order)
    assert labels(view) == [
        "Log 1", "Log…", "Check in", "I'm away", "New goal", "Finished (2)", "Choose up to three",
        "What Grace sees", "Open", "Settings", "My career goal", "Privacy", "Help",
    ]  # fmt: skip
    (menu,) = [each for each in elements(view) if each["type"] == "overflow"]
    assert [each["text"]["text"] for each in menu["options"]] == [
        "Details and history", "Add a promise", "Change", "Reached or let go", "Who sees this",
    ]  # fmt: skip


def test_a_goal_says_truly_who_else_sees_it() -> None:
    made = plan()
    goal = made.goals[0]
    assert home_goal_views.seen_by(goal, facts(made)) == "Only you"
    name_only = agreement(goal, Field.SHORT_NAME, name="Max", number=51)
    shown = facts(
        made,
        people=Overview((agreement(goal, Field.NUMBERS), name_only), (), ()),
        others=Others(told=frozenset({goal.id}), shows=((CHANNEL, CoachView.NAMED),)),
    )
    assert home_goal_views.seen_by(goal, shown) == (
        "Shared with Grace: numbers; Max: its short name; told to others in your own words; named in #leads"
    )
    invited = replace(
        name_only,
        partnership=replace(name_only.partnership, state=PartnershipState.INVITED, accepted_at=None),
    )
    assert home_goal_views.seen_by(goal, facts(made, people=Overview((invited,), (), ()))) == "Only you"


def test_away_says_until_when_and_offers_the_way_back() -> None:
    cal = make_cal(DateSpan(march(9), march(16)))
    view = page(facts(plan(), profile(cal), away_until=march(16)))
    assert "Away until Mon 16 Mar. Nothing counts, nothing comes." in words(view)
    assert "I'm back" in labels(view)


def test_quiet_leads_with_its_own_button_alone() -> None:
    view = page(facts(plan(), profile(quiet_at=NEXT)))
    assert "Three check-ins without a word are fine." in words(view)
    assert primaries(view) == ["Start again"]


def test_all_done_today_says_so() -> None:
    assert "Nothing open today." in words(page(facts(plan(logged="3"))))


def test_twenty_goals_with_sixty_promises_fit_and_whatever_is_folded_is_a_press_away() -> None:
    made = plan(20, 3)
    helped = tuple(agreement(make_goal(), name=f"M{n}", number=200 + n, mine=False) for n in range(12))
    shown = facts(made, people=Overview((), helped, ()), finished=4)
    assert len(shown.open) == 60
    view = page(shown)
    said = words(view)
    assert len(view["blocks"]) < 100
    assert said.rstrip().endswith("Only you see this page.")
    assert [n for n in range(1, 21) if f"*{n} G{n}*" not in said] == []
    assert "And 48 more." in said
    assert "And 4 more people you help; /partner shows them." in said
    assert labels(view).count("Log 1") == 12
    behind = home_today_views.all_open(shown)
    fits(behind)
    assert labels(behind).count("Log 1") == 60


def test_promises_of_one_name_say_their_goal() -> None:
    made = plan(2)
    alike = replace(
        made, commitments=tuple(replace(each, short_name="Feedback") for each in made.commitments)
    )
    said = words(page(facts(alike)))
    assert "*Feedback* (goal 1): 0 of 3 people today, 3 to go" in said
    assert "*Feedback* (goal 2): 0 of 3 people today, 3 to go" in said


def test_more_goals_than_have_room_are_on_pages_of_their_own() -> None:
    made = plan(75)
    view = page(facts(made))
    assert "55 more goals" in labels(view)
    listed = GoalsBehind(profile(), TODAY, facts(made).goals, ())
    first, second = (home_goal_views.page(listed, "more", at) for at in (0, 1))
    fits(first)
    assert "*21 G21*" in words(first)
    assert "*75 G75*" in words(second)
    assert "Next page" in labels(first)
    assert labels(second) == ["Page before"]


def test_resting_and_finished_goals_are_behind_one_button() -> None:
    made = plan(2)
    rests = replace(made.goals[0], pauses=(DateSpan(march(9), march(20)),))
    paused = replace(made, goals=(rests, made.goals[1]))
    shown = facts(paused, finished=3)
    said = words(page(shown))
    assert "1 G1" not in said
    assert "Resting, finished (4)" in said
    ended = [
        replace(make_goal(), number=9, reached_on=march(5)),
        replace(make_goal(), number=8, dropped_on=march(4)),
    ]
    behind = words(home_goal_views.page(GoalsBehind(profile(), TODAY, shown.goals, tuple(ended))))
    assert "Paused until Fri 20 Mar." in behind
    assert "*9 Feedback*: reached on Thu 5 Mar." in behind
    assert "*8 Feedback*: let go on Wed 4 Mar." in behind


@pytest.mark.parametrize("at", [-1, 0, 7])
def test_a_page_that_is_gone_is_the_nearest_there_is(at: int) -> None:
    view = home_goal_views.page(GoalsBehind(profile(), TODAY, (), ()), "behind", at)
    assert words(view["blocks"]) == "Nothing here just now."


def test_who_sees_a_goal_is_said_field_by_field_with_a_way_to_change_each() -> None:
    goal = plan().goals[0]
    grace = agreement(goal, Field.SHORT_NAME, Field.NUMBERS, Field.MISSES)
    max_sees_nothing = replace(agreement(None, name="Max", number=51), grants={})
    shows = ((CHANNEL, CoachView.COUNTED),)
    view = who_sees_views.page(GoalSeen(goal, TODAY, (grace, max_sees_nothing), shows=shows))
    fits(view)
    said = words(view["blocks"])
    assert "Sees: its short name, numbers and misses (you see the same words first)." in said
    assert "Does not see: how you say it goes in check-ins, good news and the goal in full." in said
    assert "May write you no word." in said
    assert "*Max*, your partner, sees nothing of it." in said
    assert "*#leads*, of all your goals: your promises stand in the totals, without your name." in said
    assert labels(view) == ["Change", "Show it to Max", "Change", "Share…"]
    alone = words(who_sees_views.page(GoalSeen(goal, TODAY, ()))["blocks"])
    assert "Nobody but you sees anything of it." in alone

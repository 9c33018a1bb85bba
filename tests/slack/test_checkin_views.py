"""Check-in, nudge and why, held to Slack's limits with empty, long and hostile facts."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.block_rules import message_faults, message_is_too_long, view_faults, view_is_too_large
from bot.domain.calendar import DateSpan
from bot.domain.checkins import IN_THE_WAY_MAX, Checkin, CheckinAnswer, Sheet, weeks_of
from bot.domain.deliveries import Kind
from bot.domain.goals import SHORT_NAME_MAX, Cadence, CheckinStatus, Commitment, Goal, Measure
from bot.domain.nudges import Nudge, spoken_of
from bot.domain.people import DEFAULT_TIMES, Person, Profile
from bot.domain.switches import Switch, turned
from bot.slack import checkin_form_views, checkin_views, nudge_views, why_views
from bot.slack.blocks import TEXT_MAX, View
from bot.slack.message import Message
from tests.domain.plans import ADA, make_cal, make_commitment, make_entry, make_goal, march

ON_TRACK, AT_RISK, STUCK = CheckinStatus
CAL = make_cal()
WEEK, MONDAY = DateSpan(march(2), march(8)), march(9)
LONG = "&" * SHORT_NAME_MAX
HOSTILE = "<!channel> <@U1> *b* `x` \n& \u202eab"
WORDS = "<!channel> &" * 250


def with_plan(commitment: Commitment) -> Commitment:
    return replace(
        commitment, if_words="my day is all meetings", then_words="use the last five minutes of one."
    )


def workshops(**changes: Any) -> Goal:
    goal = make_goal(target="3", deadline=date(2026, 6, 30))
    return replace(goal, **{"short_name": "Workshops", "unit": "workshops"} | changes)


def sheet(
    goals: list[Goal],
    commitments: list[Commitment] | None = None,
    *,
    said: dict[int, CheckinStatus] | None = None,
    in_the_way: str = "",
    skipped: bool = False,
    week: DateSpan = WEEK,
    counted: bool = True,
    before: dict[int, CheckinStatus] | None = None,
) -> Sheet:
    entries = [make_entry(march(2)), make_entry(march(3), "3"), make_entry(march(10), "3")]
    answers = {goals[at].id: CheckinAnswer(goals[at].id, how, in_the_way) for at, how in (said or {}).items()}
    return Sheet(
        checkin=Checkin(UUID(int=9), ADA, week.first, skipped),
        goals=weeks_of(goals, commitments or [], entries, week, CAL),
        answers=answers,
        before={goals[at].id: how for at, how in (before or {}).items()},
        counted=counted,
        today=march(9),
        zone="Europe/Berlin",
        locale="en-GB",
    )


def nudge(*commitments: Commitment, on: date = MONDAY, **changes: Any) -> Nudge:
    goals = [make_goal()]
    made = Nudge(
        UUID(int=7),
        on,
        spoken_of(goals, commitments, [make_entry(march(9))], on, CAL),
        "Europe/Berlin",
        "en-GB",
    )
    return replace(made, **changes)


def elements(message: Message) -> Iterator[dict[str, Any]]:
    for block in message.blocks:
        yield from block.get("elements", ())
        if "accessory" in block:
            yield block["accessory"]


def labels(message: Message) -> list[str]:
    """The buttons' words, and those behind the dots."""
    found: list[str] = []
    for each in elements(message):
        if each.get("type") == "button":
            found.append(each["text"]["text"])
        elif each.get("type") == "overflow":
            found += [f"⋯ {entry['text']['text']}" for entry in each["options"]]
    return found


def fits(drawn: Message | View) -> None:
    """Slack takes it, nothing in it pings, no two buttons sound alike, and the dots end in why."""
    if not isinstance(drawn, Message):
        assert view_faults(drawn) == []
        assert not view_is_too_large(drawn)
        return
    assert message_faults(list(drawn.blocks)) == []
    assert not message_is_too_long(list(drawn.blocks))
    assert 0 < len(drawn.text) < TEXT_MAX
    mrkdwn = [block["text"]["text"] for block in drawn.blocks if block["type"] == "section"]
    assert not any("<" in text or "\u202e\n" in text for text in (drawn.text, *mrkdwn))
    buttons = [each for each in elements(drawn) if each["type"] == "button"]
    spoken = [each.get("accessibility_label", each["text"]["text"]) for each in buttons]
    assert len(set(spoken)) == len(spoken)
    for each in elements(drawn):
        if each["type"] == "overflow":
            assert each["options"][-1]["text"]["text"] == "Why this message?"


def test_a_checkin_says_what_the_week_came_to_and_asks_one_tap_a_goal() -> None:
    goal = workshops()
    drawn = checkin_views.message(sheet([goal], [make_commitment(amount="1", unit="people")]))
    assert drawn.text.split("\n") == [
        "Your check-in is ready. About one minute. Mon 2 to Sun 8 Mar.",
        "*Workshops*: 4 of 3 workshops, at its target. Feedback: kept on 2 of 5 days.",
        "For each goal choose on track, at risk or stuck. It is saved at once, and you can change it.",
    ]
    assert labels(drawn) == [
        "On track",
        "At risk",
        "Stuck",
        "Say more",
        "⋯ Later today",
        "⋯ Skip this week",
        "⋯ Another day",
        "⋯ Why this message?",
    ]
    fits(drawn)


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (workshops(target=Decimal(60)), "*Workshops*: 4 of 60 workshops, on pace."),
        (
            workshops(target=Decimal(600)),
            "*Workshops*: 4 of 600 workshops, 30 behind: 1 extra a day until Fri 17 Apr closes it.",
        ),
        (workshops(target=Decimal(10), deadline=None), "*Workshops*: 4 of 10 workshops."),
        (workshops(target=None), "*Workshops*: 4 workshops so far."),
        (workshops(target=Decimal(5)), "*Workshops*: 4 of 5 workshops, ahead."),
        (
            workshops(measure=Measure.READ, target=Decimal(70), baseline=Decimal(80), unit="kg"),
            "*Workshops*: at 3, aiming for 70 kg, at its target.",
        ),
        (
            workshops(measure=Measure.READ, target=Decimal("3.2"), unit="points"),
            "*Workshops*: at 3, aiming for 3.2 points, ahead.",
        ),
        (workshops(starts_on=march(9)), "*Workshops*: new since Mon 9 Mar."),
    ],
)
def test_a_goal_is_told_with_its_pace(goal: Goal, words: str) -> None:
    assert checkin_views.message(sheet([goal])).text.split("\n")[1] == words


def test_a_level_that_is_read_can_be_a_little_behind() -> None:
    goal = workshops(measure=Measure.READ, target=Decimal(200), unit="points")
    assert ", 8.5 behind: " in checkin_views.message(sheet([goal])).text


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (make_commitment(Cadence.WEEKLY), "Feedback: 4 people, 1 was promised: kept"),
        (make_commitment(Cadence.WEEKLY, times="3"), "Feedback: 4 people, 3 were promised: kept"),
        (make_commitment(Cadence.WEEKLY, times="4"), "Feedback: 4 of 4 people, kept"),
        (make_commitment(Cadence.WEEKLY, times="6"), "Feedback: 4 of 6 people, 2 short"),
        (make_commitment(Cadence.MONTHLY, times="6"), "Feedback: 4 of 6 people so far"),
        (
            make_commitment(Cadence.WEEKLY, times="6", starts_on=march(3)),
            "Feedback: 3 of 6 people, not counted",
        ),
        (make_commitment(starts_on=march(5)), "Feedback: kept on 0 of 1 day"),
        (
            with_plan(make_commitment()),
            "Feedback: kept on 2 of 5 days. Your plan was: “If my day is all meetings, then I will use",
        ),
    ],
)
def test_a_promise_is_told_by_its_period(promise: Commitment, words: str) -> None:
    assert words in checkin_views.message(sheet([workshops()], [promise])).text


def test_a_promise_named_as_its_goal_is_not_named_twice() -> None:
    drawn = checkin_views.message(sheet([make_goal()], [make_commitment()]))
    assert "*Feedback*: 4 of 12 people. Kept on 2 of 5 days." in drawn.text
    learning = checkin_views.message(sheet([make_goal(target=None, baseline="4")], [make_commitment()]))
    assert "*Feedback*: 8 people so far. Kept on 2 of 5 days." in learning.text


def test_an_answer_shows_on_its_button_and_in_the_facts() -> None:
    goals = [workshops(), replace(workshops(), id=UUID(int=77), number=2, short_name="Talk")]
    drawn = checkin_views.message(sheet(goals, said={0: AT_RISK}, before={1: STUCK}))
    assert "at its target. You said: at risk." in drawn.text
    assert labels(drawn)[:6] == ["On track", "✓ At risk", "Stuck", "On track", "At risk", "Stuck"]
    assert "All as last week" in labels(drawn)
    fits(drawn)


def test_when_all_is_answered_it_becomes_the_receipt() -> None:
    drawn = checkin_views.message(sheet([workshops()], said={0: STUCK}, in_the_way="secret"))
    assert drawn.text.split("\n") == [
        "Your check-in is done. Mon 2 to Sun 8 Mar.",
        "*Workshops*: stuck.",
        "Edit changes any of it.",
    ]
    assert labels(drawn) == ["Edit", "⋯ Why this message?"]
    fits(drawn)


def test_a_skipped_checkin_can_be_taken_up_again() -> None:
    drawn = checkin_views.message(sheet([workshops()], skipped=True))
    assert drawn.text.startswith("This week's check-in is skipped. Mon 2 to Sun 8 Mar.")
    assert labels(drawn) == ["Check in after all", "⋯ Why this message?"]
    fits(drawn)


def test_the_reminder_says_that_it_is_one() -> None:
    drawn = checkin_views.message(sheet([workshops()]), again=True)
    assert drawn.text.startswith("Your check-in is still open. One tap for each goal is enough. Mon 2")


def test_after_days_that_did_not_count_it_says_so() -> None:
    drawn = checkin_views.message(sheet([workshops()], counted=False))
    assert "Mon 2 to Sun 8 Mar: nothing was counted." in drawn.text


def test_without_a_goal_there_is_nothing_to_ask() -> None:
    drawn = checkin_views.message(sheet([]))
    assert drawn.text == "There is no open goal to check in on. /goal new makes one."
    fits(drawn)


def test_more_than_eight_goals_are_in_the_form() -> None:
    goals = [replace(workshops(), id=uuid4(), number=n, short_name=f"Goal {n}") for n in range(1, 31)]
    drawn = checkin_views.message(sheet(goals))
    assert "And 22 more: Say more has them all." in drawn.text
    assert "Goal 9" not in drawn.text
    fits(drawn)
    form = checkin_form_views.form(sheet(goals))
    said = form["blocks"][-1]["elements"][0]["text"]
    assert said == "These are goals 1 to 25 of your 30. Save, and the next ones follow."
    fits(form)
    every = sheet(goals, said=dict.fromkeys(range(30), ON_TRACK))
    fits(checkin_views.message(every))
    assert "And 5 more, with their answers." in checkin_views.message(every).text


def test_goals_past_the_first_page_of_the_form_are_on_the_next() -> None:
    goals = [replace(workshops(), id=uuid4(), number=n, short_name=f"Goal {n}") for n in range(1, 32)]
    first = checkin_form_views.saved(sheet(goals), start=0)
    fits(first)
    (row,) = (block for block in first["blocks"] if block["type"] == "actions")
    assert row["elements"][0]["text"]["text"] == "The next 6 goals"
    _, start = row["elements"][0]["value"].split()
    second = checkin_form_views.form(sheet(goals), start=int(start))
    fits(second)
    asked = [block["label"]["text"] for block in second["blocks"] if block["type"] == "input"]
    assert [each for each in asked if each.startswith("Goal") and ":" not in each] == [
        f"Goal {n}" for n in range(26, 32)
    ]
    assert second["blocks"][-1]["elements"][0]["text"] == "These are goals 26 to 31 of your 31."
    fits(last := checkin_form_views.saved(sheet(goals), start=25))
    assert "next" not in str(last["blocks"])
    assert "The last goal" in str(checkin_form_views.saved(sheet(goals[:26]), start=0))
    assert "next" not in str(checkin_form_views.saved(sheet(goals))["blocks"])
    assert (
        checkin_form_views.form(sheet(goals), start=900)["blocks"][1]
        == (checkin_form_views.form(sheet(goals))["blocks"][1])
    )


def test_the_form_has_what_was_said_and_asks_what_got_in_the_way() -> None:
    goal = workshops()
    form = checkin_form_views.form(sheet([goal], said={0: AT_RISK}, in_the_way="Release week"), goal.id)
    first, status, words = form["blocks"]
    assert first["text"]["text"] == "Saved: *Workshops* is at risk. More is up to you."
    assert status["element"]["initial_option"]["value"] == "at_risk"
    assert words["element"]["initial_value"] == "Release week"
    assert words["hint"]["text"] == "Only you see it."
    fits(form)
    assert checkin_form_views.form(sheet([goal]))["blocks"][0]["text"]["text"] == "Mon 2 to Sun 8 Mar."


def test_after_the_form_it_shows_what_stands_and_what_can_wait() -> None:
    goals = [workshops(), replace(workshops(), id=UUID(int=77), number=2, short_name="Talk")]
    page = checkin_form_views.saved(sheet(goals, said={0: STUCK}))
    assert [block["text"]["text"] for block in page["blocks"]] == [
        "Saved. Mon 2 to Sun 8 Mar.",
        "*Workshops*: stuck.\n*Talk*: no answer yet.",
        "Goals without an answer can wait. /checkin shows them again.",
    ]
    assert len(checkin_form_views.saved(sheet(goals[:1], said={0: STUCK}))["blocks"]) == 2
    fits(page)


def test_a_nudge_says_what_is_open_and_logs_by_one_press() -> None:
    drawn = nudge_views.message(nudge(with_plan(make_commitment(amount="3"))))
    sentence = "“If my day is all meetings, then I will use the last five minutes of one.”"
    assert drawn.text.split("\n") == [
        "2 to go today.",
        f"*Feedback*: 1 of 3 people today, 2 to go. Your plan: {sentence}",
        "[Give feedback] [Not today] [In 1 hour] [Fewer of these] Or log it: [Log…], /log.",
    ]
    assert labels(drawn) == [
        "Log 1",
        "Give feedback",
        "Log…",
        "Not today",
        "⋯ In 1 hour",
        "⋯ Fewer of these",
        "⋯ Why this message?",
    ]
    fits(drawn)


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (make_commitment(amount="30", unit="min"), "29 min to go today."),
        (make_commitment(Cadence.WEEKLY, amount="2", weekdays=(0,)), "1 to go this week."),
        (
            make_commitment(Cadence.MONTHLY, amount="2", ends_on=march(11)),
            "1 to go by Wed 11 Mar.",
        ),
    ],
)
def test_the_first_sentence_says_how_much_until_when(promise: Commitment, words: str) -> None:
    assert nudge_views.message(nudge(promise)).text.split("\n")[0] == words


def test_several_open_promises_have_a_button_each() -> None:
    promises = [
        replace(make_commitment(amount="30", unit="min", number=n), short_name=f"P{n}") for n in range(12)
    ]
    drawn = nudge_views.message(nudge(*promises))
    assert drawn.text.startswith("12 promises are open today.")
    assert "And 4 more. /goal shows them all." in drawn.text
    assert labels(drawn)[:10] == ["Log 30 min"] * 8 + ["Give feedback", "Log…"]
    fits(drawn)


def test_what_is_done_since_has_no_button_any_more() -> None:
    done = nudge(make_commitment(amount="1"))
    assert nudge_views.message(replace(done, promises=())).text == "Nothing is open today."
    kept = spoken_of(
        [make_goal()], [make_commitment()], [make_entry(march(9))], march(9), CAL, since_morning=True
    )
    drawn = nudge_views.message(replace(done, promises=kept))
    assert drawn.text.split("\n") == ["All done today.", "*Feedback*: 1 of 1 person today, done."]
    assert labels(drawn) == []
    fits(drawn)


def test_a_nudge_that_was_put_off_or_is_over_has_no_buttons() -> None:
    promise = make_commitment(amount="3")
    off = nudge_views.message(nudge(promise, put_off=True))
    assert "Not today, then. You can still log it with /log." in off.text
    again = nudge_views.message(nudge(promise, again_at=datetime.fromisoformat("2026-03-09T14:00:00+00:00")))
    assert "I look in again: Mon 9 Mar, 15:00 Berlin." in again.text
    over = nudge_views.message(nudge(promise, is_over=True))
    assert over.text.split("\n") == [
        "This was for Mon 9 Mar.",
        "*Feedback*: 1 of 3 people on Mon 9 Mar, 2 to go.",
    ]
    for drawn in (off, again, over):
        assert labels(drawn) == []
        fits(drawn)
    weekly = nudge(make_commitment(Cadence.WEEKLY, times="9"), is_over=True)
    assert "by Sun 15 Mar" in nudge_views.message(weekly).text


def profile(**changes: Any) -> Profile:
    return Profile(
        Person(ADA, "U1", "Ada", "Europe/Berlin", "en-GB"),
        replace(DEFAULT_TIMES, **changes),
        CAL,
        member=True,
    )


def test_why_names_the_rule_the_goals_and_the_setting() -> None:
    drawn = why_views.to_member(Kind.NUDGE, profile(nudge_time=time(16, 30)), ["Feedback", "Talk"])
    assert drawn.text == (
        "This comes on your working days at 16:30, Berlin time, only while a promise is open. "
        "Your goals now: *Feedback* and *Talk*. /goal settings moves or stops it. "
        "In all you get at most 3 messages a day you did not ask for."
    )
    assert labels(drawn) == ["Turn these off"]
    few = why_views.to_member(Kind.NUDGE, profile(nudge_weekdays=frozenset({1, 3})), ["Feedback"])
    assert few.text.startswith("This comes on Tue and Thu at 14:00, Berlin time,")
    off = why_views.to_member(Kind.CHECKIN, profile(checkins_on=False), ["A", "B", "C", "D"])
    assert "Monday at 09:00, Berlin time" in off.text
    assert "*A*, *B*, *C* and 1 more" in off.text
    assert labels(off) == ["Turn check-ins on"]
    assert "no open goal" in why_views.to_member(Kind.SLIP_OWNER, profile(), []).text


ASKED_FOR = {
    Kind.WELCOME,
    Kind.DIGEST,
    Kind.DIGEST_DETAIL,
    Kind.COACH_POST,
    Kind.ANSWER,
    Kind.REDRAW,
    Kind.LOOK,
}
"""What answers an act, stands in a channel, edits what stands, or says nothing."""


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_an_answer_and_what_nobody_asked_for_one_click_to_change_it(kind: Kind) -> None:
    if why_views.rests_on_goals(kind):
        drawn = why_views.to_member(kind, profile(), [HOSTILE, LONG])
    else:
        drawn = why_views.to_anybody(kind)
    fits(drawn)
    assert len(labels(drawn)) == (kind not in ASKED_FOR)


def test_the_click_on_an_invitation_is_the_one_that_ends_them() -> None:
    drawn = why_views.to_anybody(Kind.INVITATION, "an-id")
    assert labels(drawn) == ["Don't send me these"]


@pytest.mark.parametrize("switch", Switch)
def test_every_switch_is_turned_and_turned_round(switch: Switch) -> None:
    times = profile().times
    off = why_views.turned(profile(**asdict(turned(times, switch, on=False))), switch)
    on = why_views.turned(profile(), switch)
    assert labels(off)[0].startswith("Turn")
    assert labels(off)[0].split()[-1] != labels(on)[0].split()[-1]
    for drawn in (off, on):
        fits(drawn)


def test_what_was_turned_off_is_turned_on_by_one_click() -> None:
    off = why_views.turned(profile(nudges_on=False), Switch.NUDGE)
    assert off.text == (
        "I send no more reminders of open promises. Your goals and promises stay. "
        "/goal settings turns them on again."
    )
    assert labels(off) == ["Turn them on again"]
    on = why_views.turned(profile(), Switch.CHECKIN)
    assert on.text == (
        "I send check-ins again: Monday at 09:00, Berlin time. /goal settings moves or stops them."
    )
    assert labels(on) == ["Turn check-ins off"]
    for drawn in (off, on):
        fits(drawn)


names = st.one_of(st.sampled_from([LONG, HOSTILE, "💪" * SHORT_NAME_MAX]), st.text(min_size=1, max_size=40))
words = st.sampled_from(["", WORDS, HOSTILE])


@settings(deadline=None)
@given(st.lists(names, min_size=1, max_size=30), words, words, st.sampled_from([0, 1, 30]))
def test_nothing_a_member_wrote_breaks_a_checkin(
    given_names: list[str], cue: str, in_the_way: str, answers: int
) -> None:
    goals, promises = [], []
    for number, name in enumerate(given_names, 1):
        goal_id = UUID(int=1000 + number)
        goals.append(
            replace(workshops(), id=goal_id, number=number, short_name=name[:40], unit=name[:80] * 2)
        )
        promises += [
            replace(
                make_commitment(Cadence.MONTHLY, number=100 * number + n),
                goal_id=goal_id,
                short_name=name[::-1][:40],
                unit=name,
                if_words=cue,
                then_words=cue,
            )
            for n in range(5)
        ]
    said = dict.fromkeys(range(min(answers, len(goals))), AT_RISK)
    drawn = sheet(goals, promises, said=said, in_the_way=in_the_way[:IN_THE_WAY_MAX], before={0: STUCK})
    fits(checkin_views.message(drawn))
    fits(checkin_form_views.form(drawn))
    fits(checkin_form_views.form(drawn, goals[0].id))
    fits(checkin_form_views.saved(drawn))


@settings(deadline=None)
@given(st.lists(names, min_size=1, max_size=12), words, st.sampled_from(["min", "people", LONG]))
def test_nothing_a_member_wrote_breaks_a_nudge(given_names: list[str], cue: str, unit: str) -> None:
    promises = [
        replace(
            make_commitment(amount="1000000000000", unit=unit, number=number),
            short_name=name[:40],
            if_words=cue,
            then_words=cue,
        )
        for number, name in enumerate(given_names)
    ]
    drawn = nudge_views.message(nudge(*promises))
    if len(set(given_names)) == len(given_names):
        fits(drawn)
    fits(nudge_views.message(nudge(*promises, put_off=True, on=march(9) + timedelta(days=1))))


def test_a_press_after_it_was_done_is_told_so() -> None:
    fits(nudge_views.kept_already())

"""What is shown of answers, to whom, when; who can be asked; when the one reminder comes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ask_facts import AskWish, check_wish
from bot.domain.calendar import DateSpan, PersonCalendar
from bot.domain.errors import DateInPast, DateTooFar, PersonError, TooLong
from bot.domain.gathering import (
    BACK_MOST,
    LINE_MAX,
    STEP_MAX,
    Answer,
    Ask,
    Question,
    Shows,
    Told,
    asked_once,
    gathered,
    lines_of,
    words_for_list,
)
from bot.domain.hours import days_later
from bot.domain.items import ITEM_MAX
from bot.domain.people import Introduction, Person
from bot.domain.people_errors import CannotAsk, TooFewForUnnamed, TooManyPeople
from bot.domain.sharing import Obstacle

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
TODAY = date(2026, 3, 9)
CLOSES = datetime(2026, 3, 21, 23, tzinfo=UTC)
ADA = Person(uuid4(), "U1ADA", "Ada", "Europe/Berlin", "en-GB")
TEXTS = st.text(max_size=30).map(str.strip)
TOLD = st.builds(Told, TEXTS, TEXTS, TEXTS, TEXTS)


def an_ask(*, named: bool) -> Ask:
    return Ask(uuid4(), ADA.id, "leading a team", "", named, date(2026, 3, 21), CLOSES, NOW)


def an_answer(told: Told, place: int = 0) -> Answer:
    return Answer(uuid4(), uuid4(), uuid4(), told, NOW + timedelta(hours=place))


def someone(number: int, **changes: Any) -> Introduction:
    who = Introduction(f"U{number}", f"Person {number}", "Europe/Berlin", "en-GB")
    return replace(who, **changes)


def wish(*people: Introduction, **changes: Any) -> AskWish:
    made = AskWish(people or (someone(1),), "leading a team", "", named=True, back_on=date(2026, 3, 20))
    return replace(made, **changes)


def refused(made: AskWish, lately: frozenset[str] = frozenset()) -> PersonError:
    with pytest.raises(PersonError) as told:
        check_wish(made, ADA, "T1", TODAY, lately)
    return told.value


def answers_of(tolds: Sequence[Told]) -> list[Answer]:
    return [an_answer(told, place) for place, told in enumerate(tolds)]


@given(st.lists(TOLD, max_size=5), st.booleans())
def test_fewer_than_three_unnamed_answers_are_never_shown(tolds: list[Told], over: bool) -> None:
    shown = gathered(an_ask(named=False), answers_of(tolds), over=over)
    enough = sum(bool(told.said) for told in tolds) >= 3
    assert bool(shown.lines) == (over and enough)
    assert shown.by_person == {}
    assert (shown.shows is Shows.TOGETHER) == (over and enough)


@given(st.lists(TOLD, min_size=3, max_size=5), st.randoms())
def test_nothing_shown_of_unnamed_answers_depends_on_who_wrote_them_or_when(
    tolds: list[Told], chance: Random
) -> None:
    ask, answers = an_ask(named=False), answers_of(tolds)
    others = [
        replace(each, person_id=uuid4(), request_id=uuid4(), given_at=NOW + timedelta(hours=chance.random()))
        for each in answers
    ]
    chance.shuffle(others)
    assert gathered(ask, others, over=True) == gathered(ask, answers, over=True)


@given(st.lists(TOLD, min_size=3, max_size=5))
def test_unnamed_answers_are_all_shown_by_question_and_no_id_tells_who(tolds: list[Told]) -> None:
    answers = answers_of(tolds)
    shown = gathered(an_ask(named=False), answers, over=True)
    said = sorted((question, words) for told in tolds for question, words in told.said.items())
    if sum(bool(told.said) for told in tolds) >= 3:
        assert sorted((line.question, line.words) for line in shown.together) == said
    questions = [line.question for line in shown.together]
    assert questions == sorted(questions, key=list(Question).index)
    ids = {part for each in answers for part in (each.id.hex, each.person_id.hex, each.request_id.hex)}
    assert not {line.handle for line in shown.together} & ids


def test_answers_of_one_person_stand_at_other_places_under_each_question() -> None:
    """Else the third line of each question would be the same person's."""
    tolds = [Told(*(f"{name} {question}" for question in Question)) for name in "abcde"]
    orders = set()
    for _ in range(20):
        shown = gathered(an_ask(named=False), answers_of(tolds), over=True).together
        for question in Question:
            orders.add(tuple(line.words[0] for line in shown if line.question is question))
    assert len(orders) > 20


def test_named_answers_are_shown_as_they_are_given() -> None:
    first, second = an_answer(Told("calm"), 1), an_answer(Told(skills="writing"), 2)
    shown = gathered(an_ask(named=True), [second, first], over=False)
    assert list(shown.by_person) == [first.person_id, second.person_id]
    assert [line.words for line in shown.lines] == ["calm", "writing"]
    assert gathered(an_ask(named=True), [], over=True).shows is Shows.GIVEN


def test_until_the_day_is_over_nothing_of_unnamed_answers_is_shown() -> None:
    three = answers_of([Told("calm"), Told("fast"), Told("kind")])
    assert gathered(an_ask(named=False), three, over=False).shows is Shows.LATER
    ask = an_ask(named=False)
    assert not ask.over(CLOSES - timedelta(seconds=1))
    assert ask.over(CLOSES)


@pytest.mark.parametrize(
    ("made", "obstacle"),
    [
        (wish(someone(0, slack_user_id="U1ADA")), Obstacle.ONESELF),
        (wish(someone(1), someone(2, is_bot=True)), Obstacle.NO_PERSON),
        (wish(someone(1, slack_user_id="USLACKBOT")), Obstacle.NO_PERSON),
        (wish(someone(1, deactivated=True)), Obstacle.DEACTIVATED),
        (wish(someone(1, team_id="T1"), someone(2, team_id="T2")), Obstacle.OUTSIDE),
    ],
)
def test_oneself_a_bot_who_left_and_who_is_not_of_here_cannot_be_asked(
    made: AskWish, obstacle: Obstacle
) -> None:
    error = refused(made)
    assert isinstance(error, CannotAsk)
    assert error.obstacle is obstacle


def test_who_was_asked_lately_is_not_asked_again_whatever_they_did() -> None:
    error = refused(wish(someone(1), someone(2)), frozenset({"U2"}))
    assert isinstance(error, CannotAsk)
    assert (error.obstacle, error.name) == (Obstacle.WAITS, "Person 2")


def test_five_people_can_be_asked_and_six_not() -> None:
    check_wish(wish(*map(someone, range(5))), ADA, "T1", TODAY, frozenset())
    assert isinstance(refused(wish(*map(someone, range(6)))), TooManyPeople)


def test_unnamed_answers_need_three_people_to_be_asked() -> None:
    assert isinstance(refused(wish(someone(1), someone(2), named=False)), TooFewForUnnamed)
    check_wish(wish(*map(someone, range(3)), named=False), ADA, "T1", TODAY, frozenset())


def test_somebody_named_twice_is_asked_once() -> None:
    assert asked_once(["U1", "U2", "U1", ""]) == ("U1", "U2")


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"back_on": TODAY}, DateInPast),
        ({"back_on": date(2020, 1, 1)}, DateInPast),
        ({"back_on": TODAY + BACK_MOST + timedelta(days=1)}, DateTooFar),
        ({"step": "x" * (STEP_MAX + 1)}, TooLong),
        ({"line": "x" * (LINE_MAX + 1)}, TooLong),
    ],
)
def test_a_date_that_is_over_or_far_and_words_too_long_are_refused(
    changes: dict[str, Any], kind: type[PersonError]
) -> None:
    assert isinstance(refused(wish(**changes)), kind)


def test_the_reminder_comes_three_of_the_receivers_working_days_later() -> None:
    """Mon 9 Mar, 15:00 in Berlin: Thu 12; over a weekend and a day off the Wednesday after."""
    monday, friday = datetime(2026, 3, 9, 14, tzinfo=UTC), datetime(2026, 3, 13, 14, tzinfo=UTC)
    berlin = PersonCalendar("Europe/Berlin")
    assert days_later(monday, 3, berlin) == datetime(2026, 3, 12, 14, tzinfo=UTC)
    off = replace(berlin, absences=(DateSpan(date(2026, 3, 16), date(2026, 3, 16)),))
    assert days_later(friday, 3, off) == datetime(2026, 3, 19, 14, tzinfo=UTC)


@given(st.text(max_size=2000))
def test_whatever_was_said_fits_one_line_of_the_list(said: str) -> None:
    (line, *_) = lines_of(UUID(int=1), Told(skills=said or "x"))
    words = words_for_list(line)
    assert len(words) <= ITEM_MAX
    assert "\n" not in words

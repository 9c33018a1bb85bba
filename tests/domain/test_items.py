"""Lines of a list: what is read of pasted text, where each stands, the order of several."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.items import (
    CHOSEN_MAX,
    UNRATED,
    Area,
    Category,
    Fit,
    Item,
    NextUp,
    Rating,
    Standing,
    first_few,
    in_order,
    lines_of,
    next_up,
    same,
)

OWNER = UUID(int=1)


def item(words: str = "Feedback", **changes: Any) -> Item:
    made = {"id": uuid4(), "person_id": OWNER, "words": words, "category": Category.SKILL, **changes}
    return Item(**made)


def goal(words: str = "Feedback", *, ended: bool = False) -> Area:
    return Area(uuid4(), words, uuid4(), 1, words, ended=ended)


def waits(words: str) -> Area:
    return Area(uuid4(), words)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", []),
        (" \n\n", []),
        ("- \n*\n2.", []),
        ("coaching", ["coaching"]),
        ("- coaching\n* timely  feedback\n• teamwork", ["coaching", "timely feedback", "teamwork"]),
        ("1. coaching\n2) teamwork\n(3) 2 talks", ["coaching", "teamwork", "2 talks"]),
        ("[ ] coaching\r\n[x] teamwork", ["coaching", "teamwork"]),
        ("Teamwork\nteamwork\nTEAMWORK", ["Teamwork"]),
        ("3 talks a year\n-5 % mistakes", ["3 talks a year", "-5 % mistakes"]),
        ("🎉\n\u202e", ["🎉", "\u202e"]),
    ],
)
def test_a_list_is_read_one_a_line_without_bullets_or_doubles(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


@given(st.text(max_size=400))
def test_no_line_of_any_text_is_empty_or_there_twice(text: str) -> None:
    lines = lines_of(text)
    assert all(line.strip() == line != "" and "\n" not in line for line in lines)
    assert len({line.lower() for line in lines}) == len(lines) or not text.isascii()
    assert lines_of("\n".join(lines)) == lines or any(line[0] in "-*•–—·▪☐[(0123456789" for line in lines)


@pytest.mark.parametrize(
    ("changes", "standing"),
    [
        ({}, Standing.NEW),
        ({"chosen": True}, Standing.CHOSEN),
        ({"parked": True}, Standing.PARKED),
        ({"areas": (waits("a"),)}, Standing.NEW),
        ({"areas": (goal(),)}, Standing.IN_WORK),
        ({"parked": True, "areas": (goal(),)}, Standing.IN_WORK),
        ({"chosen": True, "areas": (goal(ended=True), waits("b"))}, Standing.CHOSEN),
        ({"chosen": True, "areas": (goal(ended=True), goal())}, Standing.IN_WORK),
        ({"chosen": True, "areas": (goal(ended=True), goal(ended=True))}, Standing.CLOSED),
    ],
)
def test_a_line_closes_when_all_its_goals_have_ended_and_no_area_waits(
    changes: dict[str, Any], standing: Standing
) -> None:
    assert item(**changes).standing is standing


def test_a_line_that_says_the_same_is_found_unless_it_is_done() -> None:
    there = item("Timely feedback")
    done = item("Teamwork", areas=(goal(ended=True),))
    assert same("TIMELY feedback", [done, there]) is there
    assert same("teamwork", [done, there]) is None


def test_points_are_value_and_motivation_less_what_does_not_fit() -> None:
    assert Rating(5, 4).points == 9
    assert Rating(5, 4, Fit.YES, Fit.YES).points == 9
    assert Rating(5, 4, Fit.PARTLY, Fit.NO).points == 6
    assert Rating(5, None, Fit.YES, Fit.YES).points is None
    assert UNRATED.points is None


def test_equal_lines_share_a_place_and_those_not_rated_come_last() -> None:
    a, b, c, d = (
        item("a", rating=Rating(3, 3)),
        item("b"),
        item("c", rating=Rating(5, 5)),
        item("d", rating=Rating(2, 4)),
    )
    assert [(each.item.words, each.rank, each.tied) for each in in_order([a, b, c, d])] == [
        ("c", 1, False),
        ("a", 2, True),
        ("d", 2, True),
        ("b", None, False),
    ]


def test_of_equal_lines_at_the_border_none_is_picked() -> None:
    first = item("first", rating=Rating(5, 5))
    equal = [item(f"equal {n}", rating=Rating(3, 3)) for n in range(3)]
    assert first_few(in_order([first, *equal])) == ([first], equal)
    assert first_few(in_order([first, *equal[:2]])) == ([first, *equal[:2]], [])
    assert first_few(in_order([item("not rated"), first])) == ([first], [])
    last = item("last", rating=Rating(1, 1))
    assert first_few(in_order([last, first, *equal[:2]])) == ([first, *equal[:2]], [])


ratings = st.builds(Rating, st.integers(1, 5), st.integers(1, 5), st.sampled_from(Fit), st.sampled_from(Fit))


@given(st.lists(st.one_of(ratings, st.just(UNRATED)), max_size=12))
def test_an_order_has_every_line_once_and_never_more_than_three_first(rated: list[Rating]) -> None:
    every = [item(str(at), rating=rating) for at, rating in enumerate(rated)]
    places = in_order(every)
    assert sorted(each.item.words for each in places) == sorted(each.words for each in every)
    ranks = [each.rank for each in places if each.rank is not None]
    assert ranks == sorted(ranks)
    first, tied = first_few(places)
    assert len(first) <= CHOSEN_MAX
    assert not tied or (
        len({each.rating.points for each in tied}) == 1 and len(first) + len(tied) > CHOSEN_MAX
    )
    assert {each.words for each in first}.isdisjoint(each.words for each in tied)


def test_the_next_goal_is_of_the_same_line_then_of_the_chosen_then_of_the_rest() -> None:
    reached = goal("Coaching", ended=True)
    broad = item("Lead better", areas=(reached, waits("Timely feedback")))
    chosen, new = item("Speak", chosen=True), item("Read")
    parked = item("Later", parked=True)
    items = [parked, new, chosen, broad]
    assert next_up(items, reached.goal_id) == NextUp(broad.id, "Timely feedback", broad.areas[1].id)
    assert next_up([parked, new, chosen]) == NextUp(chosen.id, "Speak")
    assert next_up([parked, new]) == NextUp(new.id, "Read")
    assert next_up([parked, item(areas=(goal(),))]) is None
    assert next_up([]) is None

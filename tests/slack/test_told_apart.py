"""Goals and promises with one name are told apart."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.goals import Cadence
from bot.slack.told_apart import Thing, told_apart
from tests.domain.plans import make_commitment, make_goal

NAME = "Feedback"


def names(*things: Thing) -> list[str]:
    return told_apart(things, [each.short_name for each in things])


def test_a_name_of_its_own_stays_as_it_is() -> None:
    assert names(replace(make_goal(), short_name="Workshops"), make_commitment()) == ["Workshops", NAME]


def test_one_name_is_told_apart_by_what_is_counted() -> None:
    assert names(make_goal(), make_commitment(unit="min")) == [f"{NAME} (people)", f"{NAME} (min)"]


def test_one_name_and_unit_are_told_apart_by_the_rhythm() -> None:
    weekly = make_commitment(Cadence.WEEKLY, number=1)
    assert names(make_goal(), make_commitment(), weekly) == [
        f"{NAME} (goal 1)",
        f"{NAME} (daily)",
        f"{NAME} (weekly)",
    ]


def test_where_neither_does_both_together_may() -> None:
    daily, weekly = make_commitment(), make_commitment(Cadence.WEEKLY, number=1)
    third = make_commitment(Cadence.WEEKLY, unit="", number=2)
    fourth = make_commitment(unit="min", number=3)
    assert names(daily, weekly, third, fourth) == [
        f"{NAME} (people, daily)",
        f"{NAME} (people, weekly)",
        f"{NAME} (weekly)",
        f"{NAME} (min, daily)",
    ]


def test_what_nothing_tells_apart_is_numbered() -> None:
    assert names(make_commitment(), make_commitment(number=1)) == [f"{NAME} (1)", f"{NAME} (2)"]


@given(st.lists(st.tuples(st.sampled_from(Cadence), st.sampled_from(["", "people", "min"])), max_size=6))
def test_no_two_are_ever_called_the_same(kinds: list[tuple[Cadence, str]]) -> None:
    things = [
        replace(make_commitment(cadence, unit=unit), id=UUID(int=number))
        for number, (cadence, unit) in enumerate(kinds)
    ]
    assert len(set(names(*things))) == len(things)

"""When nudges are few, and which are left."""

from datetime import timedelta

from bot.domain.calendar import EVERY_DAY, WORKING_WEEKDAYS
from bot.domain.how_often import are_few, could_be_unheeded, fewer_days


def test_fewer_is_tuesdays_and_thursdays() -> None:
    assert fewer_days(WORKING_WEEKDAYS) == {1, 3}
    assert fewer_days(frozenset((0, 1, 2))) == {1}


def test_who_works_on_neither_keeps_the_first_two_days() -> None:
    assert fewer_days(frozenset((0, 2, 4, 5))) == {0, 2}


def test_two_working_days_with_a_nudge_are_few_already() -> None:
    assert not are_few(EVERY_DAY, WORKING_WEEKDAYS)
    assert are_few(EVERY_DAY, frozenset((0, 4)))
    assert are_few(frozenset((1, 3, 6)), WORKING_WEEKDAYS)


def test_five_nudges_take_five_days() -> None:
    assert not could_be_unheeded(timedelta(days=4))
    assert could_be_unheeded(timedelta(days=5))

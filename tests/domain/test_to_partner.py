"""A member gets three words within seven days at most, from whomever they come."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.to_partner import A_WEEK, WORDS_A_WEEK, free_again

BEGINNING = datetime(2026, 3, 9, 8, tzinfo=UTC)


@given(waits=st.lists(st.timedeltas(timedelta(0), timedelta(days=4)), max_size=40))
def test_no_seven_days_hold_more_than_three_words_however_often_they_are_tried(
    waits: list[timedelta],
) -> None:
    now, sent = BEGINNING, list[datetime]()
    for wait in waits:
        now += wait
        free = free_again(sent, now)
        if free is None:
            sent.append(now)
        else:
            assert now < free <= now + A_WEEK
            assert free_again(sent, free) is None  # what is promised holds
    for word in sent:
        assert sum(word - A_WEEK < each <= word for each in sent) <= WORDS_A_WEEK

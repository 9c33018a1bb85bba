from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DAY
from bot.domain.rates import Chance, Every, Rate, Rhythm, chance, spread
from tests.domain.plans import march

FORTNIGHT = [march(day) for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13)]
ALL_MARCH = [march(day) for day in range(1, 32)]


def rhythm(per_day: str = "1", *, week: int = 5, whole: bool = True) -> Rhythm:
    return Rhythm(Decimal(per_day), week, whole)


@pytest.mark.parametrize(
    ("amount", "days", "per_day", "rate"),
    [
        ("2", FORTNIGHT[:2], "1.2", Rate(Decimal(1), Every.DAY, 2, march(3))),
        ("3", FORTNIGHT[:2], "1.2", Rate(Decimal(2), Every.DAY, 2, march(3))),
        ("1.4", FORTNIGHT, "1.2", Rate(Decimal(1), Every.DAY, 2, march(3))),
        ("2", FORTNIGHT, "0.2", Rate(Decimal(1), Every.WEEK, 2, march(13))),
        ("1", FORTNIGHT, "0.2", Rate(Decimal(1), Every.WEEK, 1, march(6))),
        ("2", ALL_MARCH, "0.04", Rate(Decimal(1), Every.FOUR_WEEKS, 2, march(31))),
        ("2", FORTNIGHT[:3], "0.04", Rate(Decimal(1), Every.DAY, 2, march(3))),
        ("300", FORTNIGHT, "100", Rate(Decimal(30), Every.DAY, 10, march(13))),
    ],
)
def test_whole_things_come_in_whole_steps_about_as_often_as_planned(
    amount: str, days: list[date], per_day: str, rate: Rate
) -> None:
    assert spread(Decimal(amount), days, rhythm(per_day)) == rate


@pytest.mark.parametrize(
    ("amount", "days", "rate"),
    [
        ("2", ALL_MARCH, Rate(Decimal("0.29"), Every.WEEK, 7, march(31))),
        ("1", FORTNIGHT, Rate(Decimal("0.1"), Every.DAY, 10, march(13))),
        ("0.04", FORTNIGHT[:3], Rate(Decimal("0.014"), Every.DAY, 3, march(4))),
    ],
)
def test_the_rest_is_spread_to_the_last_day_in_two_figures(amount: str, days: list[date], rate: Rate) -> None:
    assert spread(Decimal(amount), days, rhythm(whole=False)) == rate


@pytest.mark.parametrize(("amount", "days"), [("3", []), ("0", FORTNIGHT), ("-1", FORTNIGHT)])
def test_without_days_or_a_gap_there_is_no_rate(amount: str, days: list[date]) -> None:
    assert spread(Decimal(amount), days, rhythm()) is None


@given(
    st.decimals("0.001", "2e12", places=3),
    st.integers(1, 300),
    st.decimals("0", "1e12", places=3),
    st.integers(1, 7),
    st.booleans(),
)
def test_a_rate_closes_the_gap_and_no_step_of_it_is_too_much(
    amount: Decimal, length: int, per_day: Decimal, week: int, whole: bool
) -> None:
    days = [march(1) + offset * DAY for offset in range(length)]
    rate = spread(amount, days, Rhythm(per_day, week, whole))
    assert rate is not None
    assert rate.step * rate.times >= amount > rate.step * (rate.times - 1)
    assert rate.until in days
    assert not whole or rate.step == rate.step.to_integral_value()


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (None, None), ("0.3", Chance.REALISTIC), ("1.5", Chance.REALISTIC), ("1.51", Chance.STRETCH),
        ("2", Chance.STRETCH), ("2.01", Chance.HARDLY),
    ],
)  # fmt: skip
def test_up_to_half_as_much_again_is_realistic_and_twice_as_much_a_stretch(
    times: str | None, said: Chance | None
) -> None:
    assert chance(None if times is None else Decimal(times)) == said

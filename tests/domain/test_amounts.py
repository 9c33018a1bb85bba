from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.amounts import AMOUNT_MAX, format_amount, parse_amount
from bot.domain.errors import BadAmount


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("3", "3"), (" 3 ", "3"), ("+3", "3"), ("-3", "-3"), ("−3", "-3"), ("-0", "0"), ("-0.0", "0"),
        ("1.5", "1.5"), ("1,5", "1.5"), (".5", "0.5"), ("5.", "5"), ("0,500", "0.5"), ("1.5000", "1.5"),
        ("1,500", "1500"), ("1.500", "1.5"), ("1,234.5", "1234.5"), ("1.234,56", "1234.56"),
        ("1,234,567", "1234567"), ("1.234.567", "1234567"), ("1'000", "1000"), ("1’000", "1000"),
        ("٣", "3"), ("٣٫٥", "3.5"), ("१२", "12"), ("３", "3"), ("½", "0.5"), ("1½", "1.5"), ("¾", "0.75"),
        ("1000000000000", "1000000000000"), ("-1000000000000", "-1000000000000"), ("0.001", "0.001"),
        ("one", "1"), ("Two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"),
        ("seven", "7"),
        ("eight", "8"), ("nine", "9"), ("ten", "10"), ("eleven", "11"), ("twelve", "12"), ("zero", "0"),
        ("a", "1"), ("an", "1"), ("a dozen", "12"), ("dozen", "12"), ("two dozen", "24"), ("half", "0.5"),
        ("half a dozen", "6"), ("half an", "0.5"), ("a couple", "2"), ("once", "1"), ("twice", "2"),
        ("twenty-five", "25"), ("three hundred", "300"), ("a thousand", "1000"), ("one and a half", "1.5"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_digits_of_any_script_and_in_words(typed: str, amount: str) -> None:
    assert parse_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1,500", "1.5"), ("1.500", "1500"), ("1.5", "1.5"), ("1,5", "1.5"), ("1.234,5", "1234.5")],
)
def test_the_locale_decides_only_where_a_separator_could_mean_two_things(typed: str, amount: str) -> None:
    assert parse_amount(typed, decimal_comma=True) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "1e999", "1e3", "NaN", "nan", "inf", "-inf", "--3", "+-3", "3-", "1.2345", "0.0001", "3 x",
        "1000000000001", "1000000000000.001", "12,34,567", "1,2,3", "1.2.3", "²", "0x10", "1_000", "three x",
        "3\n4", "-", ".", "9" * 41, "<!channel>", "💪", "one hundred and",
    ],
)  # fmt: skip
def test_what_is_no_number_we_can_count_with_is_refused_with_its_text(typed: str) -> None:
    with pytest.raises(BadAmount) as refused:
        parse_amount(typed)
    assert refused.value.text == typed


@pytest.mark.parametrize(
    ("amount", "shown", "with_comma"),
    [
        ("3", "3", "3"), ("3.000", "3", "3"), ("1.50", "1.5", "1,5"), ("0", "0", "0"), ("-0.00", "0", "0"),
        ("1500", "1500", "1500"), ("10000", "10,000", "10.000"), ("12500.5", "12,500.5", "12.500,5"),
        ("1E+5", "100,000", "100.000"), ("-1.25", "-1.25", "-1,25"), ("100", "100", "100"),
    ],
)  # fmt: skip
def test_a_number_is_shown_plainly(amount: str, shown: str, with_comma: str) -> None:
    assert format_amount(Decimal(amount)) == shown
    assert format_amount(Decimal(amount), decimal_comma=True) == with_comma


@given(st.decimals(-AMOUNT_MAX, AMOUNT_MAX, places=3), st.booleans())
def test_what_we_show_reads_back_as_the_same_number(amount: Decimal, decimal_comma: bool) -> None:
    shown = format_amount(amount, decimal_comma=decimal_comma)
    if not (abs(amount) < 10_000 and shown.partition("," if decimal_comma else ".")[2].isdecimal()):
        assert parse_amount(shown, decimal_comma=decimal_comma) == amount
    assert "e" not in shown.lower()


@given(st.one_of(st.text(), st.from_regex(r"[+-]?[\d.,']{1,30}[¼½¾]?", fullmatch=True)), st.booleans())
def test_any_text_is_a_number_or_refused(text: str, decimal_comma: bool) -> None:
    try:
        amount = parse_amount(text, decimal_comma=decimal_comma)
    except BadAmount:
        return
    assert abs(amount) <= AMOUNT_MAX
    assert amount == round(amount, 3)
    assert parse_amount(text, decimal_comma=decimal_comma) == amount

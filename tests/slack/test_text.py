"""Numbers, days and people's words as they are read."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.pings import PING
from bot.domain import locales
from bot.slack import text
from tests.slack.chance import HOSTILE

ENTITIES = ("&amp;", "&lt;", "&gt;")
rough = st.text(alphabet="<>&@!#*_~`|ampltg;U1 \n\ra", max_size=60) | st.sampled_from(HOSTILE) | st.text()


def parts(escaped: str) -> bool:
    """Whether every `&` in it begins an entity that is whole."""
    return all(escaped[at:].startswith(ENTITIES) for at, char in enumerate(escaped) if char == "&")


@given(rough)
def test_escaped_words_ping_nobody_link_nothing_format_nothing_and_stay_in_their_line(words: str) -> None:
    shown = text.escape(words)
    assert not PING.search(shown)
    assert not set("<>*_~`\n\r") & set(shown)
    assert parts(shown)
    assert shown == shown.strip()


def test_a_broadcast_is_shown_as_it_was_typed() -> None:
    assert (
        text.escape("<!channel> *now* & `here`\n<@U1>") == "&lt;!channel&gt; ∗now∗ &amp; ˋhereˋ &lt;@U1&gt;"
    )


@given(rough)
def test_literal_words_can_be_read_back(words: str) -> None:
    assert text.unescape(text.literal(words)) == words


@given(rough)
def test_escaped_words_stand_in_plain_text_as_they_were_typed(words: str) -> None:
    typed = words.translate(str.maketrans("∗ˍ∼ˋ", "*_~`"))
    assert text.plainly(text.escape(words)) == " ".join(typed.split())


def test_plain_text_is_not_bold() -> None:
    assert text.plainly("*Feedback* is at &lt;3 ∗ 4&gt;.") == "Feedback is at <3 * 4>."


@given(rough, st.integers(1, 40))
def test_a_cut_is_never_inside_an_entity(words: str, limit: int) -> None:
    escaped = text.escape(words)
    shown = text.cut(escaped, limit)
    assert len(shown) <= limit
    assert parts(shown)
    assert shown == escaped or (shown.endswith("…") and escaped.startswith(shown[:-1]))


@pytest.mark.parametrize(
    ("limit", "shown"), [(10, "abc &amp;…"), (9, "abc …"), (5, "abc …"), (11, "abc &amp; d")]
)
def test_a_cut_leaves_an_entity_out_or_in(limit: int, shown: str) -> None:
    assert text.cut("abc &amp; d", limit) == shown


@given(rough, st.integers(1, 40))
def test_a_plain_cut_counts_what_slack_escapes(words: str, limit: int) -> None:
    shown = text.cut_plain(words, limit)
    assert len(text.literal(shown)) <= limit
    assert shown == words or (shown.endswith("…") and words.startswith(shown[:-1]))


@pytest.mark.parametrize(
    ("value", "unit", "locale", "words"),
    [
        ("3", "workshops", "en-GB", "3 workshops"),
        ("1", "workshops", "en-GB", "1 workshop"),
        ("1", "people", "en-GB", "1 person"),
        ("1", "team members", "en-GB", "1 team member"),
        ("1", "min", "en-GB", "1 min"),
        ("1", "lbs", "en-GB", "1 lbs"),
        ("1.5", "hours", "de-DE", "1,5 hours"),
        ("0", "talks", "en-US", "0 talks"),
        ("3", "", "en-GB", "3"),
        ("12000", "€", "de-DE", "12.000 €"),
        ("12000.5", "steps", "en-GB", "12,000.5 steps"),
        ("2", "<b>", "en-GB", "2 &lt;b&gt;"),
    ],
)
def test_a_number_stands_with_its_unit(value: str, unit: str, locale: str, words: str) -> None:
    assert text.counted(Decimal(value), unit, locale) == words


@given(st.decimals(-(10**12), 10**12, places=3), st.sampled_from(["en-GB", "de-DE"]))
def test_a_number_is_written_in_full(value: Decimal, locale: str) -> None:
    shown = text.amount(value, locale)
    mark = "," if locale == "de-DE" else "."
    whole, _, places = shown.partition(mark)
    read = Decimal(f"{whole.replace(',', '').replace('.', '')}.{places or 0}")
    assert read == value
    assert not places.endswith("0")
    assert shown != "-0"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2026, 3, 6), (2026, 3, 6), "Fri 6 Mar"),
        ((2026, 3, 2), (2026, 3, 8), "Mon 2 to Sun 8 Mar"),
        ((2026, 2, 27), (2026, 3, 2), "Fri 27 Feb to Mon 2 Mar"),
        ((2026, 12, 30), (2027, 1, 2), "Wed 30 Dec to Sat 2 Jan 2027"),
        ((2025, 3, 3), (2026, 3, 3), "Mon 3 Mar 2025 to Tue 3 Mar"),
        ((2027, 3, 1), (2027, 3, 2), "Mon 1 to Tue 2 Mar 2027"),
    ],
)
def test_a_stretch_of_days_is_said_once(
    first: tuple[int, int, int], last: tuple[int, int, int], words: str
) -> None:
    assert text.span(date(*first), date(*last), date(2026, 3, 9)) == words


def test_a_day_has_its_year_where_it_is_not_this_one() -> None:
    assert text.day(date(2027, 3, 9), date(2026, 3, 9)) == "Tue 9 Mar 2027"
    assert text.day(date(2026, 12, 9), date(2026, 3, 9)) == "Wed 9 Dec"
    assert text.day(date(2027, 3, 9)) == "Tue 9 Mar"


def test_an_instant_is_on_the_readers_clock_with_the_place_named() -> None:
    instant = datetime(2026, 3, 9, 3, 30, tzinfo=UTC)
    assert text.moment(instant, "Europe/Berlin") == "Mon 9 Mar, 04:30 Berlin"
    assert text.moment(instant, "America/New_York") == "Sun 8 Mar, 23:30 New York"
    assert text.clock_time(time(9, 5)) == "09:05"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (range(5), "Mon to Fri"),
        (range(7), "every day"),
        ((3, 1), "Tue and Thu"),
        ((5, 6), "Sat and Sun"),
        ((0, 2, 4), "Mon, Wed and Fri"),
        ((6,), "Sun"),
        ((), ""),
    ],
)
def test_weekdays_are_said_as_people_do(days: tuple[int, ...], words: str) -> None:
    assert text.weekdays(frozenset(days)) == words


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_words_in_a_row_end_with_and(words: list[str], said: str) -> None:
    assert text.listed(words) == said


@pytest.mark.parametrize(("words", "said"), [("a", "a."), ("a.", "a."), ("a?", "a?"), ("a…", "a…")])
def test_a_sentence_ends_once(words: str, said: str) -> None:
    assert text.sentence(words) == said


@pytest.mark.parametrize(
    ("locale", "comma"),
    [
        ("en-GB", False),
        ("en-US", False),
        ("en-ZA", True),
        ("de-DE", True),
        ("de_AT", True),
        ("fr", True),
        ("es-ES", True),
        ("es-MX", False),
        ("ja-JP", False),
        ("", False),
    ],
)
def test_decimals_follow_the_locale(locale: str, comma: bool) -> None:
    assert locales.decimal_comma(locale) is comma
    assert text.amount(Decimal("1.5"), locale) == ("1,5" if comma else "1.5")


@pytest.mark.parametrize(
    ("locale", "first"), [("en-US", False), ("en_US", False), ("en-GB", True), ("de-DE", True)]
)
def test_only_the_united_states_read_the_month_first(locale: str, first: bool) -> None:
    assert locales.day_first(locale) is first

"""Settings, times away, privacy and help, held to Slack's limits with empty, long and hostile facts."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.absences import Back, Noted, TimeAway, Whereabouts
from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.chosen import Chosen
from bot.domain.errors import BadDate, DaysReversed, NoLastDay, NoSuchDay
from bot.domain.people import DEFAULT_TIMES, Person, Profile, Times
from bot.slack import away_views, help_views, privacy_views, settings_views
from bot.slack.message import Message
from tests.slack.drawn import HOSTILE, fits, words

TODAY = date(2026, 3, 11)  # a Wednesday
NEXT = datetime(2026, 3, 16, 8, tzinfo=UTC)


def chosen(times: Times = DEFAULT_TIMES, *, member: bool = True, goals: bool = True) -> Chosen:
    person = Person(uuid4(), "U1", HOSTILE, "Europe/Berlin", "en-GB")
    calendar = PersonCalendar("Europe/Berlin", times.working_weekdays)
    profile = Profile(person, times, calendar, member)
    return Chosen(profile, NEXT if times.checkins_on else None, TODAY, goals)


def away(first: date, last: date) -> TimeAway:
    return TimeAway(uuid4(), DateSpan(first, last))


def stands(*times: TimeAway, until: date | None = None) -> Whereabouts:
    return Whereabouts(TODAY, times, until, date(2026, 3, 16))


def test_stop_says_what_goes_on_and_how_to_end_that() -> None:
    said = settings_views.stopped(chosen()).text
    assert said.startswith("Stopped: no check-ins and no nudges")
    for way in ("/goal away", "/goal drop", "/partner"):
        assert way in said
    assert "/partner ends that" in settings_views.stopped(chosen(member=False)).text


def test_whoever_is_away_reads_until_when_and_can_come_back() -> None:
    friday = away(TODAY, date(2026, 3, 13))
    message = away_views.noted(Noted(friday, stands(friday, until=date(2026, 3, 13))))
    fits(message)
    assert message.text == (
        "Away until Fri 13 Mar. Nothing counts, nothing comes. That day is the last one away; your next "
        "working day is Mon 16 Mar."
    )
    assert "I'm back" in words(message.blocks)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 12, 12), date(2026, 12, 20), "Noted: away Sat 12 to Sun 20 Dec, 9 days. On these"),
        (date(2026, 12, 28), date(2027, 1, 3), "Noted: away Mon 28 Dec to Sun 3 Jan 2027, 7 days."),
        (date(2026, 3, 9), date(2026, 3, 9), "Noted: away Mon 9 Mar. That day counts neither"),
    ],
)  # fmt: skip
def test_days_ahead_and_days_that_are_over_are_said_as_such(first: date, last: date, said: str) -> None:
    noted = away(first, last)
    for drawn in (
        away_views.noted(Noted(noted, stands(noted))),
        away_views.noted_page(Noted(noted, stands(noted))),
    ):
        fits(drawn)
        assert "Remove" in words(drawn.blocks if isinstance(drawn, Message) else drawn)
    assert away_views.noted(Noted(noted, stands(noted))).text.startswith(said)


def test_coming_back_is_welcomed_by_what_happened() -> None:
    coming = away(date(2026, 3, 16), date(2026, 3, 17))
    assert away_views.back(Back(date(2026, 3, 9), stands())).text == (
        "Welcome back. Nothing was counted; from today on it does."
    )
    assert away_views.back(Back(TODAY, stands())).text == "You are not away today after all; it counts again."
    message = away_views.back(Back(None, stands(coming)))
    assert message.text == "You are not away today. Next away: Mon 16 to Tue 17 Mar, 2 days."
    fits(message)
    fits(away_views.back_page(Back(None, stands(coming))))


def test_what_was_taken_out_is_said_with_what_still_runs() -> None:
    assert away_views.removed(stands()).text == "Taken out. These days count again."
    assert away_views.removed(stands(until=date(2026, 3, 13))).text.startswith(
        "Taken out. Away until Fri 13 Mar."
    )
    assert away_views.away_line(stands()) == "You are here."


@pytest.mark.parametrize("count", [0, 1, 200])
def test_the_form_lists_times_away_within_its_limits(count: int) -> None:
    times = tuple(away(TODAY + 2 * each * DAY, TODAY + 2 * each * DAY) for each in range(count))
    view = away_views.form(stands(*times, until=TODAY if count else None))
    fits(view)
    assert words(view).count("Remove") >= min(count, away_views.LISTED_MAX)
    spoken = [block["accessory"]["accessibility_label"] for block in view["blocks"] if "accessory" in block]
    assert len(spoken) == len(set(spoken))


@given(st.one_of(st.text(), st.just(HOSTILE)))
def test_days_that_were_not_understood_are_shown_again_beside_the_form(typed: str) -> None:
    message = away_views.not_noted(typed)
    fits(message)
    assert message.text == (
        "I find no days in these words. Nothing was noted. Write it like /goal away until friday or /goal "
        "away 12-20 dec, or choose the days."
    )
    assert "Choose the days" in words(message.blocks)
    assert typed.strip()[:50] in words(message.blocks)


def test_what_is_wrong_with_days_stands_before_how_to_write_them() -> None:
    said = [
        away_views.not_noted("x", away_views.why_not(error)).text.partition(" Nothing was noted.")[0]
        for error in (NoSuchDay("x"), DaysReversed("x"), NoLastDay("x"), BadDate("x"))
    ]
    assert said == [
        "There is no such day in the calendar.",
        "The last day lies before the first one.",
        "You name the first day away and not the last one.",
        "I find no days in these words.",
    ]


@pytest.mark.parametrize("contact", ["", "  ", "Hana <hana_b@northwind.example>", HOSTILE[:300]])
def test_privacy_names_who_hosts_the_bot(contact: str) -> None:
    message = privacy_views.privacy(contact)
    fits(message)
    fits(privacy_views.privacy_page(contact))
    named = "hana_b@northwind.example" if "hana" in contact else "your Slack's admins"
    assert (named in message.text) == (not contact.strip() or "hana" in contact)
    assert message.text.startswith("Who can see what.")


def test_help_is_five_lines_by_situation() -> None:
    message = help_views.help_message()
    fits(message)
    fits(help_views.help_page())
    assert len(help_views.LINES) == 5
    assert all(line.replace("*", "") in message.text for line in help_views.LINES)


@given(st.one_of(st.text(), st.just(HOSTILE), st.just("")))
def test_words_that_lead_nowhere_are_shown_again_and_never_guessed_at(typed: str) -> None:
    message = help_views.not_known(typed)
    fits(message)
    assert "did you mean" not in message.text.lower()
    if typed.strip():
        assert typed.strip()[:50] in words(message.blocks)

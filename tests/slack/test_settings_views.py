"""The settings form and what it says, held to Slack's limits and to what was chosen before."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.calendar import EVERY_DAY, QuietDay
from bot.domain.chosen import Chosen
from bot.domain.coaches import CoachChannel
from bot.domain.errors import UnknownZone
from bot.domain.holidays import countries, regions
from bot.domain.people import DEFAULT_TIMES, Person, Profile, Times, calendar_of
from bot.domain.sharing import CoachView
from bot.slack import settings_form_views, settings_text, settings_values, settings_views
from bot.slack.blocks import View
from bot.slack.payloads import FormValues
from tests.slack.drawn import HOSTILE, fits, words

TODAY = date(2026, 3, 11)  # a Wednesday
NEXT = datetime(2026, 3, 16, 8, tzinfo=UTC)


def chosen(
    times: Times = DEFAULT_TIMES, *, member: bool = True, goals: bool = True, slacks: str = "Europe/Berlin"
) -> Chosen:
    person = Person(uuid4(), "U1", HOSTILE, times.zone or slacks, "en-GB", slack_zone=slacks)
    profile = Profile(person, times, calendar_of(times, slacks), member)
    return Chosen(profile, NEXT if times.checkins_on else None, TODAY, goals)


def coach_channel(name: str) -> CoachChannel:
    return CoachChannel(uuid4(), "C1", uuid4(), name, private=True, runs=True)


def test_the_settings_say_in_words_what_comes_when() -> None:
    assert settings_text.in_words(chosen()) == [
        "Check-in Mondays 09:00 Berlin. The next one: Mon 16 Mar, 09:00 Berlin.",
        "Nudge 14:00 Berlin, on working days with something still open.",
        "What a partner would hear of: told to you first, the next working day at 09:00 Berlin.",
        "Quiet from 18:00 to 08:00 Berlin, and on days off.",
        "Working days: Mon to Fri.",
    ]


def test_what_is_off_and_what_waits_for_a_goal_is_said_too() -> None:
    times = replace(
        DEFAULT_TIMES, checkins_on=False, nudges_on=False, slips_on=False, quiet_from=time(8),
        quiet_until=time(8),
    )  # fmt: skip
    assert settings_text.in_words(chosen(times, goals=False)) == [
        "No check-ins.",
        "No nudges.",
        "No messages about what was missed, to you or to a partner.",
        "No quiet hours; on days off nothing comes.",
        "Working days: Mon to Fri.",
        "All this begins with a goal: */goal new*.",
    ]


def test_everything_that_was_chosen_has_a_sentence() -> None:
    times = replace(
        DEFAULT_TIMES, reminders_on=False, look_backs_on=False, nudge_weekdays=frozenset({1, 3}),
        slip_time=time(11),
        quiet_days=(QuietDay(4, time(13), time(10)), QuietDay(5, time(9), time(9))), week_starts_on=6,
        zone="Asia/Tokyo", country="DE", region="BY", plain_text=True,
    )  # fmt: skip
    said = settings_text.in_words(chosen(times))
    assert said[0].endswith("No reminder of it. No look backs.")
    assert said[1:] == [
        "Nudge 14:00 Tokyo, Tue and Thu, with something still open.",
        "What a partner would hear of: told to you first, the next working day at 11:00 Tokyo.",
        "Quiet from 18:00 to 08:00 Tokyo, and on days off.",
        "Fridays: quiet from 13:00 to 10:00 Tokyo.",
        "Saturdays: no quiet hours.",
        "Working days: Mon to Fri.",
        (
            "Public holidays in Germany, Bayern are days off; the next: Fri 3 Apr (Good Friday) and "
            "Mon 6 Apr (Easter Monday)."
        ),
        "Your weeks begin on Sunday.",
        "Your clock is set here to Tokyo; Slack says Berlin.",
        "Plain text: no bars, no emoji, no charts.",
    ]


def test_a_coach_reads_when_the_summary_comes() -> None:
    times = replace(DEFAULT_TIMES, digest_weekday=0, digest_time=time(15))
    said = settings_text.in_words(replace(chosen(times), coaches=True))
    assert "Coaching summary Mondays 15:00 Berlin, in each channel you coach." in said


def test_a_country_without_holidays_ahead_says_so() -> None:
    assert settings_text.holidays("ZZ", "", TODAY) == (
        "Public holidays in ZZ are days off; I know of none ahead."
    )


times_of_day = st.times().map(lambda at: at.replace(second=0, microsecond=0))
weekday_sets = st.frozensets(st.integers(0, 6), min_size=1)


@st.composite
def some_times(draw: st.DrawFn) -> Times:
    country = draw(st.sampled_from(("", "DE", "IT", "US", "NP", "CU")))
    region = draw(st.sampled_from(["", *(each.code for each in regions(country))]))
    usual = (draw(times_of_day), draw(times_of_day))
    own = {day: (draw(times_of_day), draw(times_of_day)) for day in sorted(draw(st.sets(st.integers(0, 6))))}
    return Times(
        checkin_weekday=draw(st.integers(0, 6)), checkin_time=draw(times_of_day),
        nudge_time=draw(times_of_day), quiet_from=usual[0], quiet_until=usual[1],
        working_weekdays=draw(weekday_sets), checkins_on=draw(st.booleans()), nudges_on=draw(st.booleans()),
        reminders_on=draw(st.booleans()), nudge_weekdays=draw(weekday_sets), slips_on=draw(st.booleans()),
        slip_time=draw(times_of_day), week_starts_on=draw(st.integers(0, 6)),
        quiet_days=tuple(QuietDay(day, *hours) for day, hours in own.items() if hours != usual),
        zone=draw(st.sampled_from(("", "Asia/Tokyo", "America/Havana"))), country=country, region=region,
        plain_text=draw(st.booleans()), digest_weekday=draw(st.integers(0, 6)),
        digest_time=draw(times_of_day), look_backs_on=draw(st.booleans()),
    )  # fmt: skip


def values_of(view: View) -> FormValues:
    """What Slack sends back for a form that nobody touched."""
    state: dict[str, dict[str, Any]] = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            state[block["block_id"]] = {
                element["action_id"]: {
                    "selected_option": element.get("initial_option"),
                    "selected_options": element.get("initial_options", []),
                    "selected_time": element.get("initial_time"),
                    "selected_date": element.get("initial_date"),
                    "value": element.get("initial_value"),
                }
            }
    return FormValues(state)


def with_value(values: FormValues, block_id: str, **held: Any) -> FormValues:
    """The same form with one thing filled in."""
    action = next(iter(values.values.get(block_id, {"chosen": {}})))
    return FormValues({**values.values, block_id: {action: held}})


def option(value: str) -> Mapping[str, str]:
    return {"value": value}


@settings(max_examples=60, deadline=None)
@given(some_times())
def test_a_settings_form_that_nobody_touched_changes_nothing(times: Times) -> None:
    for coaches in (False, True):
        view = settings_form_views.form(replace(chosen(times), coaches=coaches))
        fits(view)
        assert settings_values.times_from(values_of(view), times) == times


def test_whatever_a_settings_form_leaves_out_stays_apart_from_what_was_ticked_off() -> None:
    before = replace(
        DEFAULT_TIMES, checkin_weekday=4, nudge_time=time(11), slip_time=time(11), country="DE",
        quiet_days=(QuietDay(4, time(13), time(10)),), week_starts_on=6, nudge_weekdays=frozenset({1}),
    )  # fmt: skip
    assert settings_values.times_from(FormValues(), before) == replace(
        before, working_weekdays=frozenset(), checkins_on=False, nudges_on=False, reminders_on=False,
        slips_on=False, look_backs_on=False,
    )  # fmt: skip


def test_nudges_on_no_day_are_off_and_keep_their_days() -> None:
    values = with_value(values_of(settings_form_views.form(chosen())), "nudge_days", selected_options=[])
    times = settings_values.times_from(values)
    assert (times.nudges_on, times.nudge_weekdays) == (False, EVERY_DAY)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("tokyo", "Asia/Tokyo"), (" new york ", "America/New_York"), ("Asia/Calcutta", "Asia/Kolkata"),
        ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"), ("utc", "Etc/UTC"), ("", ""),
    ],
)  # fmt: skip
def test_a_zone_is_found_by_its_name_or_its_city(typed: str, zone: str) -> None:
    values = with_value(values_of(settings_form_views.form(chosen())), "zone", value=typed)
    assert settings_values.times_from(values).zone == zone


@pytest.mark.parametrize("typed", ["Mars/Olympus", "America", "the office", "../etc/passwd", "💪"])
def test_a_zone_that_nobody_knows_is_refused(typed: str) -> None:
    with pytest.raises(UnknownZone):
        settings_values.times_from(with_value(FormValues(), "zone", value=typed))


def test_a_country_is_only_proposed_until_it_is_chosen() -> None:
    view = settings_form_views.form(chosen())
    country = next(block for block in view["blocks"] if block.get("block_id") == "country")
    assert country["hint"]["text"].startswith("Your time zone points to Germany. They are days off only once")
    assert country["element"]["initial_option"]["value"] == "none"
    assert settings_values.times_from(values_of(view)).country == ""
    assert country["element"]["option_groups"][0]["options"][0]["text"]["text"] == "Germany"


def test_a_zone_without_a_country_proposes_none() -> None:
    view = settings_form_views.form(chosen(slacks="UTC"))
    assert "points to" not in words(view)
    assert "Public holidays in" not in words(settings_form_views.minute_form(chosen(slacks="UTC").profile))


def test_a_country_that_was_chosen_shows_its_regions_and_its_next_holidays() -> None:
    view = settings_form_views.form(chosen(), country="DE")
    fits(view)
    assert "Fri 3 Apr (Good Friday)" in words(view)
    values = with_value(values_of(view), "region:DE", selected_option=option("BY"))
    times = settings_values.times_from(values)
    assert (times.country, times.region) == ("DE", "BY")
    # A region stays with its country alone.
    other = with_value(values, "country", selected_option=option("US"))
    assert (settings_values.times_from(other).country, settings_values.times_from(other).region) == ("US", "")


@pytest.mark.parametrize("forged", ["ZZ", "none", "🏖️"])
def test_a_country_that_nobody_knows_has_no_holidays(forged: str) -> None:
    values = with_value(FormValues(), "country", selected_option=option(forged))
    assert settings_values.times_from(values, replace(DEFAULT_TIMES, country="DE")).country == ""
    fits(settings_form_views.form(chosen(), country=forged))


def test_every_country_fits_the_form() -> None:
    for country in countries():
        fits(settings_form_views.form(chosen(), country=country))


def test_a_day_can_get_quiet_hours_of_its_own_and_lose_them_again() -> None:
    view = settings_form_views.form(chosen(), by_day=True)
    fits(view)
    values = with_value(values_of(view), "quiet_from:4", selected_time="13:00")
    times = settings_values.times_from(values)
    assert times.quiet_days == (QuietDay(4, time(13), time(8)),)
    again = values_of(settings_form_views.form(chosen(times)))
    for half in ("quiet_from:4", "quiet_until:4"):
        again = with_value(again, half, selected_time=None)
    assert settings_values.times_from(again, times).quiet_days == ()


def test_what_one_shows_a_coach_stands_in_the_form_too() -> None:
    channels = [(coach_channel("coaching"), CoachView.NAMED), (coach_channel(HOSTILE[:80]), CoachView.OFF)]
    view = settings_form_views.form(chosen(), channels)
    fits(view)
    assert "In #coaching you show: named when I need a word." in words(view)


@given(some_times())
def test_the_quiet_minute_changes_only_what_it_asks(times: Times) -> None:
    view = settings_form_views.minute_form(chosen(times).profile)
    fits(view)
    assert settings_values.minute_from(values_of(view), times) == times


def test_the_quiet_minute_takes_a_yes_to_holidays() -> None:
    values = with_value(FormValues(), "country", selected_options=[option("DE")])
    assert settings_values.minute_from(values, DEFAULT_TIMES).country == "DE"
    forged = with_value(FormValues(), "country", selected_options=[option("ZZ")])
    assert settings_values.minute_from(forged, DEFAULT_TIMES).country == ""


@settings(max_examples=30, deadline=None)
@given(some_times(), st.booleans(), st.booleans())
def test_every_answer_on_settings_fits(times: Times, member: bool, goals: bool) -> None:
    facts = chosen(times, member=member, goals=goals)
    for drawn in (
        settings_views.saved(facts),
        settings_views.stopped(facts),
        settings_views.restarted(facts),
    ):
        fits(drawn)

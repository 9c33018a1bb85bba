"""Settings, times away, privacy and help, held to Slack's limits with empty, long and hostile facts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.block_rules import message_faults, message_is_too_long, view_faults, view_is_too_large
from bot.domain.absences import Back, Noted, TimeAway, Whereabouts
from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.chosen import Chosen
from bot.domain.people import DEFAULT_TIMES, Person, Profile, Times
from bot.slack import away_views, help_views, privacy_views, settings_views
from bot.slack.blocks import View
from bot.slack.messenger import Message
from bot.slack.payloads import FormValues

TODAY = date(2026, 3, 11)  # a Wednesday
NEXT = datetime(2026, 3, 16, 8, tzinfo=UTC)
HOSTILE = "<!channel> <@U1> *bold* `x` & \u202e" + "é💪" * 5000


def chosen(times: Times = DEFAULT_TIMES, *, member: bool = True, goals: bool = True) -> Chosen:
    person = Person(uuid4(), "U1", HOSTILE, "Europe/Berlin", "en-GB")
    calendar = PersonCalendar("Europe/Berlin", times.working_weekdays)
    return Chosen(Profile(person, times, calendar, member), NEXT if times.checkins_on else None, goals)


def away(first: date, last: date) -> TimeAway:
    return TimeAway(uuid4(), DateSpan(first, last))


def stands(*times: TimeAway, until: date | None = None) -> Whereabouts:
    return Whereabouts(TODAY, times, until, date(2026, 3, 16))


def words(thing: Any) -> str:
    """Every text in blocks, one under the other."""
    if isinstance(thing, dict):
        return "\n".join(
            words(part)
            for name, part in thing.items()
            if name in {"text", "label", "hint"} or isinstance(part, dict | list)
        )
    if isinstance(thing, Sequence) and not isinstance(thing, str):
        return "\n".join(map(words, thing))
    return thing if isinstance(thing, str) else ""


def fits(drawn: Message | View) -> None:
    if isinstance(drawn, Message):
        assert message_faults(list(drawn.blocks)) == []
        assert not message_is_too_long(list(drawn.blocks))
        assert 0 < len(drawn.text) < 4000
        assert "<" not in drawn.text
    else:
        assert view_faults(drawn) == []
        assert not view_is_too_large(drawn)


def test_the_settings_say_in_words_what_comes_when() -> None:
    assert settings_views.in_words(chosen()) == [
        "Check-in Mondays 09:00 Berlin. The next one: Mon 16 Mar, 09:00 Berlin.",
        "Nudge 14:00 Berlin, on working days with something still open.",
        "Quiet from 18:00 to 08:00 Berlin, and on days off.",
        "Working days: Mon to Fri.",
    ]


def test_what_is_off_and_what_waits_for_a_goal_is_said_too() -> None:
    times = replace(
        DEFAULT_TIMES, checkins_on=False, nudges_on=False, quiet_from=time(8), quiet_until=time(8)
    )
    assert settings_views.in_words(chosen(times, goals=False)) == [
        "No check-ins.",
        "No nudges.",
        "No quiet hours; on days off nothing comes.",
        "Working days: Mon to Fri.",
        "All this begins with a goal: */goal new*.",
    ]


times_of_day = st.times().map(lambda at: at.replace(second=0, microsecond=0))
any_times = st.builds(
    Times,
    checkin_weekday=st.integers(0, 6), checkin_time=times_of_day, nudge_time=times_of_day,
    quiet_from=times_of_day, quiet_until=times_of_day,
    working_weekdays=st.frozensets(st.integers(0, 6), min_size=1), checkins_on=st.booleans(),
    nudges_on=st.booleans(),
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
                }
            }
    return FormValues(state)


@given(any_times)
def test_a_settings_form_that_nobody_touched_changes_nothing(times: Times) -> None:
    view = settings_views.form(chosen(times))
    fits(view)
    assert settings_views.times_from(values_of(view)) == times


def test_whatever_a_settings_form_leaves_out_stays_apart_from_what_was_ticked_off() -> None:
    before = replace(DEFAULT_TIMES, checkin_weekday=4, nudge_time=time(11))
    assert settings_views.times_from(FormValues(), before) == replace(
        before, working_weekdays=frozenset(), checkins_on=False, nudges_on=False
    )


@given(any_times, st.booleans(), st.booleans())
def test_every_answer_on_settings_fits(times: Times, member: bool, goals: bool) -> None:
    facts = chosen(times, member=member, goals=goals)
    for drawn in (
        settings_views.saved(facts),
        settings_views.stopped(facts),
        settings_views.restarted(facts),
    ):
        fits(drawn)


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
        (date(2026, 3, 9), date(2026, 3, 9), "Noted: away Mon 9 Mar. These days count neither"),
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

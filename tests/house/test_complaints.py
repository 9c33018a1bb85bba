"""What people complain about again and again in such bots, and the tests that each of it cannot pass."""

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
HELD_BY: dict[str, tuple[str, ...]] = {
    "a streak was lost and a day rolled over twice when the clocks changed": (
        "domain/test_complaints.py::test_streaks_are_not_lost_and_days_do_not_roll_over_twice_when_clocks_change",
        "domain/test_two_years.py::test_two_years_of_prompts_neither_come_twice_nor_are_lost_nor_wake_anybody",
    ),
    "a reminder came an hour early after the clocks changed": (
        "domain/test_complaints.py::test_reminders_do_not_come_an_hour_early_when_clocks_change",
        "stories/test_checkins.py::test_nine_stays_nine_while_clocks_change_in_new_york_and_berlin",
        "stories/test_missed.py::test_after_the_clocks_changed_the_hour_is_still_eight_for_grace",
    ),
    "it was silent on Friday and scolded on Sunday": (
        "domain/test_complaints.py::test_a_bot_that_is_silent_on_friday_does_not_scold_on_sunday",
    ),
    "times were shown in UTC, or in the server's zone": (
        (
            "stories/test_settings_meanwhile.py::"
            "test_whatever_is_changed_meanwhile_nothing_comes_on_days_off_in_quiet_hours_or_twice"
        ),
        "stories/test_settings_meanwhile.py::test_hours_are_told_on_the_clock_that_was_set_here",
    ),
    "who travelled was asked twice a day, or not at all": (
        "domain/test_calendar.py::test_travel_neither_doubles_nor_loses_a_date",
        "stories/test_settings_and_accounts.py::test_whoever_travels_gets_one_prompt_for_each_date",
        (
            "stories/test_settings_meanwhile.py::"
            "test_whoever_flies_past_the_hour_of_a_check_in_gets_it_on_arrival"
        ),
    ),
    "what was done yesterday could not be logged": (
        "handlers/test_progress.py::test_yesterday_counts_for_yesterday",
        "stories/test_missed.py::test_logged_before_nine_not_even_the_owner_hears",
    ),
    "what was done last week could not be logged": (
        "handlers/test_progress.py::test_an_entry_gets_another_day_and_a_note",
        "domain/test_log_phrases.py::test_a_log_line_gives_amount_day_name_and_note",
    ),
    "a planned break looked like laziness": (
        "stories/test_days_away.py::test_who_is_away_hears_nothing_and_nothing_falls_short",
        (
            "domain/test_closing_the_gap.py::"
            "test_an_absence_gives_the_same_streak_as_a_calendar_without_those_days"
        ),
    ),
    "a skipped day counted as failed": (
        "domain/test_skips.py::test_a_skip_never_starts_ends_extends_or_breaks_a_streak",
        "stories/test_skips.py::test_skipped_days_count_neither_way_and_the_partner_never_hears",
    ),
    "a paused habit still nagged": (
        "stories/test_pauses.py::test_a_paused_goal_is_left_alone_until_its_day",
        "domain/test_pauses.py::test_a_paused_promise_is_not_open_and_never_missed",
    ),
    "a week off needed seven clicks": (
        "domain/test_complaints.py::test_a_week_off_needs_no_seven_clicks",
        "stories/test_missed_weeks.py::test_a_week_away_is_noted_with_one_press",
    ),
    "reminders went on after the goal was reached": (
        "stories/test_reached_goals.py::test_no_reminder_comes_after_the_goal_was_reached",
    ),
    "everybody who had not answered was tagged": (
        (
            "slack/test_every_view.py::"
            "test_slack_takes_every_view_and_nothing_in_it_pings_links_or_leads_nowhere"
        ),
        "stories/test_coach.py::test_who_did_not_choose_or_chose_off_again_is_not_there",
    ),
    "it spoke although all was well": (
        "stories/test_nudges.py::test_a_nudge_comes_only_on_working_days_with_something_open",
        "jobs/test_coaches.py::test_a_summary_for_nobody_is_not_posted",
    ),
    "a snooze moved every reminder after it": (
        "stories/test_nudges.py::test_not_today_is_the_end_of_it",
        "stories/test_nudges.py::test_a_snoozed_nudge_comes_back_in_an_hour_even_into_quiet_hours",
    ),
    "an answer could not be mended once it was sent": (
        "stories/test_checkins.py::test_a_double_click_and_a_second_thought_leave_one_answer",
        "stories/test_checkins.py::test_a_week_is_checked_in_on_by_one_tap_a_goal",
    ),
    "nothing could be put right once the summary was posted": (
        "stories/test_corrections.py::test_days_away_that_are_noted_late_are_a_correction_too",
    ),
    "nobody knew what exactly had been sent": (
        "stories/test_missed.py::test_the_owner_hears_first_and_the_partner_gets_those_very_words",
        "stories/test_words.py::test_a_word_is_a_draft_and_goes_out_as_it_was_left",
    ),
    "months of data were lost": ("test_main.py::test_migrate_says_which_copy_it_kept",),
    "nobody said what leaves the machine": (
        "stories/test_settings_and_accounts.py::test_help_and_privacy_answer_at_once",
        "slack/test_people_views.py::test_privacy_names_who_hosts_the_bot",
    ),
    "who had left stayed in the rotation": (
        "stories/test_settings_and_accounts.py::test_whoever_left_gets_nothing_until_they_are_back",
        "stories/test_missed_weeks.py::test_an_owner_who_left_is_spoken_of_no_more",
    ),
    "what was late was skipped without a word": (
        "stories/test_downtime.py::test_ten_days_of_downtime_catch_up_once_and_count_for_nobody",
        "jobs/test_plan.py::test_ten_days_of_downtime_ring_once_for_all_of_them_and_are_an_outage",
    ),
    "a friend became the one who nags": (
        "stories/test_told_first.py::test_no_partner_hears_of_a_miss_before_its_owner_and_the_hour",
        "stories/test_words.py::test_not_this_time_closes_the_card_and_tells_nobody",
    ),
    "a supporter could never be removed again": (
        "stories/test_partners.py::test_a_member_ends_quietly_or_with_thanks",
        "stories/test_missed.py::test_an_end_between_planning_and_sending_is_the_end",
    ),
    "somebody was added who had not agreed": (
        "stories/test_partners.py::test_not_now_is_silent_and_leaves_it_open",
        "stories/test_missed_weeks.py::test_who_accepts_later_hears_of_nothing_that_was_over_before",
    ),
}


@cache
def names_in(file: str) -> frozenset[str]:
    """The tests of a file."""
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    made = (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(each.name for each in made)


@pytest.mark.parametrize("complaint", HELD_BY)
def test_each_complaint_has_tests_that_it_cannot_pass(complaint: str) -> None:
    missing = [
        each for each in HELD_BY[complaint] if each.split("::")[1] not in names_in(each.split("::")[0])
    ]
    assert missing == []

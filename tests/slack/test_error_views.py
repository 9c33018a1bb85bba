"""A sentence for everything a person can put right, in a message and under a field."""

import inspect
from datetime import date

from bot.domain import errors, people_errors
from bot.slack import error_views, people_error_text


def test_everything_a_person_can_put_right_has_a_sentence_of_its_own() -> None:
    for room, sentence in ((errors, error_views.sentence), (people_errors, people_error_text.sentence)):
        kinds = {
            kind
            for _, kind in inspect.getmembers(room, inspect.isclass)
            if kind.__module__ == room.__name__ and kind is not errors.PersonError
        }
        default = sentence.dispatch(errors.PersonError)
        assert kinds
        assert {kind.__name__ for kind in kinds if sentence.dispatch(kind) is default} == set()
    rooms = {each.__module__ for each in errors.PersonError.__subclasses__()}
    assert {each for each in rooms if each.startswith("bot.")} == {errors.__name__, people_errors.__name__}


def test_words_are_escaped_in_a_message_and_stand_as_typed_under_a_field() -> None:
    error = errors.UnknownZone("<b> & *c*")
    assert error_views.message(error).text.endswith("You wrote: “&lt;b&gt; &amp; ∗c∗”.")
    assert error_views.in_field(error).endswith("You wrote: “<b> & *c*”.")


def test_a_day_of_another_year_names_it() -> None:
    today = date(2026, 3, 9)
    assert error_views.sentence(errors.DateInPast(date(2025, 1, 1), today)).startswith(
        "Wed 1 Jan 2025 is over."
    )
    assert error_views.sentence(errors.DateAhead(date(2027, 3, 9), today)).startswith("Tue 9 Mar 2027 lies")
    assert error_views.sentence(errors.BeforeStart(date(2020, 1, 1), today)).startswith("Wed 1 Jan 2020 is")
    assert error_views.sentence(errors.DateInPast(today, today)).startswith("Mon 9 Mar is today.")


def test_who_names_no_goal_is_asked_which() -> None:
    assert error_views.sentence(errors.NotUnderstood("", "goal")).startswith("Which goal?")
    assert error_views.sentence(errors.NotUnderstood("7", "goal")).startswith("I find no such goal.")

"""A sentence for everything a person can put right."""

import inspect

from bot.domain import errors
from bot.slack import error_views


def test_everything_a_person_can_put_right_has_a_sentence_of_its_own() -> None:
    kinds = {
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.PersonError) and kind is not errors.PersonError
    }
    default = error_views.sentence.dispatch(errors.PersonError)
    assert {kind.__name__ for kind in kinds if error_views.sentence.dispatch(kind) is default} == set()

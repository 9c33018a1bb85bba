"""What is logged: our own lines from the chosen level on, never what libraries print of words and tokens."""

import logging
from collections.abc import Iterator

import pytest

from bot.wiring import logs

NAMES = (*logs.CHATTY, *logs.TICKING, "slack_bolt.AsyncApp")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in NAMES]
    before = [(each.level, list(each.filters)) for each in loggers]
    yield
    for each, (level, filters) in zip(loggers, before, strict=True):
        each.setLevel(level)
        each.filters = filters


@pytest.mark.parametrize(
    ("level", "chatty", "ticking"),
    [
        ("DEBUG", logging.INFO, logging.WARNING),
        ("INFO", logging.INFO, logging.WARNING),
        ("ERROR", logging.ERROR, logging.ERROR),
    ],
)
def test_libraries_stay_quiet_at_every_level(level: str, chatty: int, ticking: int) -> None:
    logs.set_up(level)
    assert {logging.getLogger(name).level for name in logs.CHATTY} == {chatty}
    assert {logging.getLogger(name).level for name in logs.TICKING} == {ticking}


def test_a_token_in_the_environment_is_nothing_to_warn_of(caplog: pytest.LogCaptureFixture) -> None:
    logs.set_up("INFO")
    logger = logging.getLogger("slack_bolt.AsyncApp")
    logger.warning("As you gave `client` as well, `token` will be unused.")
    logger.warning("something else")
    assert caplog.messages == ["something else"]

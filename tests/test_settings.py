"""The settings name every problem at once, with its remedy."""

from pathlib import Path

import pytest

from bot import settings

FOLDER = Path("/somewhere")
GOOD = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


def test_two_tokens_are_enough() -> None:
    read = settings.read(GOOD, FOLDER)
    assert read.slack_api_url == "https://slack.com/api/"
    assert read.database_url == "sqlite:////somewhere/accountability.db"
    assert (read.port, read.log_level, read.host_contact) == (3000, "INFO", "")


def test_the_signing_secret_does_instead_of_the_app_token() -> None:
    read = settings.read({"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "PORT": "8080"}, FOLDER)
    assert (read.slack_app_token, read.port) == ("", 8080)


def test_missing_ones_are_named_together() -> None:
    with pytest.raises(settings.SettingsError) as refused:
        settings.read({}, FOLDER)
    assert [problem.split()[0] for problem in refused.value.problems] == [
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
    ]


def test_malformed_ones_are_named_together_with_what_to_do() -> None:
    bad = {
        "SLACK_BOT_TOKEN": "xoxp-1",
        "SLACK_APP_TOKEN": "xoxb-1",
        "SLACK_API_URL": "slack.com",
        "DATABASE_URL": "mysql://x",
        "PORT": "99999",
        "LOG_LEVEL": "loud",
    }
    with pytest.raises(settings.SettingsError) as refused:
        settings.read(bad, FOLDER)
    assert [problem.split()[0] for problem in refused.value.problems] == list(bad)
    assert all(":" in problem for problem in refused.value.problems)


@pytest.mark.parametrize("port", ["0", "-1", "http", "1.5", "65536"])
def test_a_port_is_a_whole_number_in_range(port: str) -> None:
    with pytest.raises(settings.SettingsError, match="PORT"):
        settings.read({**GOOD, "PORT": port}, FOLDER)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("PORT=1\nHOST_CONTACT=Hana\n")
    monkeypatch.setenv("PORT", "2")
    read = settings.environment(tmp_path)
    assert (read["PORT"], read["HOST_CONTACT"]) == ("2", "Hana")


@pytest.mark.parametrize(("given", "level"), [("", "WARNING"), ("debug", "DEBUG"), ("loud", "WARNING")])
def test_the_demo_is_quiet_unless_it_is_told_otherwise(given: str, level: str) -> None:
    assert settings.demo_log_level({"LOG_LEVEL": given}) == level

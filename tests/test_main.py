"""The command line."""

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import VARIABLES


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_migrate_makes_the_tables_beside_the_environment_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate"], tmp_path) == 0
    assert (tmp_path / "accountability.db").exists()
    assert "The tables are at revision" in capsys.readouterr().out


def test_migrate_says_which_copy_it_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["migrate"], tmp_path)
    monkeypatch.setattr("bot.db.migrate.newest", lambda: "next")
    assert main(["migrate"], tmp_path) == 0
    assert "accountability.db.before-next" in capsys.readouterr().out


@pytest.mark.parametrize("argv", [[], ["dance"], ["migrate", "now"]])
def test_an_unknown_command_is_answered_with_the_usage(
    argv: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv, tmp_path) == 2
    assert "usage" in capsys.readouterr().err


def test_check_names_what_is_missing_and_answers_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check"], tmp_path) == 1
    assert "NO   SLACK_BOT_TOKEN is missing" in capsys.readouterr().out


def test_run_names_what_is_missing_and_does_not_begin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run"], tmp_path) == 2
    assert "SLACK_BOT_TOKEN is missing" in capsys.readouterr().err
    assert not (tmp_path / "accountability.db").exists()


def test_run_says_when_slack_does_not_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(
        "SLACK_BOT_TOKEN=xoxb-1\nSLACK_APP_TOKEN=xapp-1\nSLACK_API_URL=http://127.0.0.1:1/api/\n"
    )
    monkeypatch.setattr("bot.wiring.logs.set_up", lambda _: None)
    assert main(["run"], tmp_path) == 2
    assert "Slack does not answer at http://127.0.0.1:1/api/." in capsys.readouterr().err


def test_the_demo_starts_and_stops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.wiring.logs.set_up", lambda _: None)
    monkeypatch.setattr("bot.wiring.commands.stop_on_signals", lambda stop: stop.set())
    assert main(["demo"], tmp_path) == 0
    assert "Open http://127.0.0.1:" in capsys.readouterr().out


def test_a_database_we_do_not_know_is_named_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    assert main(["migrate"], tmp_path) == 2
    assert "DATABASE_URL is malformed: use sqlite:///FILE" in capsys.readouterr().err

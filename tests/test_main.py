"""The command line."""

from pathlib import Path

import pytest

from bot.__main__ import main


@pytest.fixture(autouse=True)
def no_database_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)


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


def test_a_database_we_do_not_know_is_named_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    assert main(["migrate"], tmp_path) == 2
    assert "DATABASE_URL is malformed: use sqlite:///FILE" in capsys.readouterr().err

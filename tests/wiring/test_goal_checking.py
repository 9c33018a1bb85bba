"""`python -m bot smart`: one answer a line, whatever stands in it, and soon."""

import json
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from typing import Any

import pytest

from bot.__main__ import main

KEYS = [
    "text", "kind", "specific", "measurable", "time_bound", "positive", "target", "unit", "cadence",
    "times_per_period", "deadline", "deadline_text", "questions",
]  # fmt: skip


def asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: bytes, *options: str
) -> list[str]:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(typed)))
    assert main(["smart", *options], None) == 0  # type: ignore[arg-type] # it asks for no folder
    return capsys.readouterr().out.splitlines()


def records(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: bytes, *options: str
) -> list[dict[str, Any]]:
    return [json.loads(line) for line in asked(monkeypatch, capsys, typed, "--json", *options)]


def test_a_line_is_answered_with_the_contract(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = b"Write 2 posts a week until the launch\n"
    (found,) = records(monkeypatch, capsys, typed, "--today", "2026-11-22", "--zone", "Europe/Berlin")
    assert list(found) == KEYS
    assert found == {
        "text": "Write 2 posts a week until the launch",
        "kind": "commitment",
        "specific": "yes",
        "measurable": "yes",
        "time_bound": "yes",
        "positive": "yes",
        "target": 2,
        "unit": "posts",
        "cadence": "weekly",
        "times_per_period": 2,
        "deadline": None,
        "deadline_text": "until the launch",
        "questions": ['Which day is "until the launch"? A first guess will do.'],
    }


def test_a_day_that_no_calendar_has_is_said_to_be_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = records(monkeypatch, capsys, b"Run 3 workshops by 31 june\n")
    assert found["deadline"] is None
    assert found["questions"] == ['"by 31 june" is no day of the calendar. Which day do you mean?']


def test_who_reads_only_the_first_answer_sees_no_error() -> None:
    typed = b"Tune the piano twice a year\n" * 2_000
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "smart", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        running.stdin.write(typed)
        running.stdin.close()
        assert (running.stderr.read(), running.wait()) == (b"", 0)


def test_every_line_has_its_answer_in_order(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = ["", "🚀", "x" * 10_000, "a\u2028b", "毎日", "learn Spanish", ""]
    typed = "\n".join(odd).encode() + b"\n\xff\xfe\x00\xed\xa0\x80\nlast, without an end"
    found = records(monkeypatch, capsys, typed, "--kind", "goal")
    assert [each["text"] for each in found[:7]] == odd
    assert found[-1]["text"] == "last, without an end"
    assert len(found) == len(odd) + 2
    assert {each["kind"] for each in found} == {"goal"}


def test_nothing_is_answered_with_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert records(monkeypatch, capsys, b"") == []


@pytest.mark.parametrize(
    ("zone", "on"), [("Europe/Berlin", "2027-12-03"), ("America/New_York", "2027-03-12")]
)
def test_the_zone_says_how_days_are_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], zone: str, on: str
) -> None:
    typed = b"ship it by 3/12/2027\n"
    (found,) = records(monkeypatch, capsys, typed, "--zone", zone, "--today", "2026-11-22")
    assert found["deadline"] == on


def test_a_day_that_is_over_in_one_order_is_read_in_the_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = b"close it by 12/1/2026\nclose it by 1/2/2020\n"
    found = records(monkeypatch, capsys, typed, "--zone", "Europe/Berlin", "--today", "2026-11-22")
    assert [each["deadline"] for each in found] == ["2026-12-01", "2020-02-01"]


def test_without_json_a_person_reads_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = asked(monkeypatch, capsys, b"Get better at presenting by 30 June\nRun 3 workshops by 30 June\n")
    assert said[:3] == [
        '"Get better at presenting by 30 June"',
        "Already clear: it says what to move towards, and by when.",
        "Two questions, if you want them:",
    ]
    assert said[-2] == "No question."


@pytest.mark.parametrize(
    "wrong", [["--zone", "Mars/Base"], ["--today", "soon"], ["--kind", "wish"], ["--yaml"]]
)
def test_what_it_does_not_know_is_said(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["smart", *wrong], None)  # type: ignore[arg-type] # it asks for no folder
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_it_starts_without_the_program() -> None:
    code = "import sys, bot.wiring.goal_checking; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"sqlalchemy", "slack_bolt", "aiohttp", "apscheduler"} & set(run.stdout.split())

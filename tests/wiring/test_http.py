"""HTTP mode: what Slack signed lately is answered, everything else is turned away."""

import asyncio
import io
import json
import shutil
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.clock import ManualClock
from bot.demo.http_delivery import signature
from bot.demo.server import LocalSlack
from bot.wiring.http import BODY_LIMIT, EVENTS, HEALTH, STALE, http_line
from bot.wiring.program import Program, assembled
from tests.world import MANIFEST, NINE, local_settings

NOW = str(int(time.time()))  # noqa: TID251 — signatures are of real time


@dataclass
class Line:
    """The program behind HTTP, and somebody who speaks with it."""

    slack: LocalSlack
    clock: ManualClock
    program: Program
    address: str
    session: aiohttp.ClientSession

    async def post(self, body: bytes | io.BytesIO, headers: dict[str, str]) -> int:
        headers = {"Content-Type": "application/json"} | headers
        async with self.session.post(self.address + EVENTS, data=body, headers=headers) as answer:
            return answer.status

    async def health(self) -> tuple[int, str]:
        async with self.session.get(self.address + HEALTH) as answer:
            return answer.status, await answer.text()


@pytest.fixture
async def line(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Line]:
    shutil.copy(migrated_file, tmp_path / "line.db")
    clock = ManualClock(NINE)
    slack = LocalSlack(clock, MANIFEST, delivery="http")
    await slack.start()
    async with AsyncExitStack() as parts:
        settings = local_settings(slack, f"sqlite:///{tmp_path / 'line.db'}", slack_app_token="")
        program = await parts.enter_async_context(assembled(settings, clock))
        address = await parts.enter_async_context(http_line(program, "127.0.0.1", 0))
        session = await parts.enter_async_context(aiohttp.ClientSession())
        slack.deliver_to(address + EVENTS)
        yield Line(slack, clock, program, address, session)
    await slack.stop()
    assert slack.problems == []


async def test_slack_is_answered(line: Line) -> None:
    assert await line.slack.http.verify_url()
    assert (await line.slack.change_user("Otto", tz="Europe/Lisbon")).ok


BODY = json.dumps({"type": "event_callback", "event": {"type": "x", "text": "nobody's business"}}).encode()


def signed(
    body: bytes = BODY, timestamp: str | None = None, secret: str = "local-signing-secret"
) -> dict[str, str]:
    # Asked for at the moment: minutes may lie between the collection of the tests and this one.
    timestamp = timestamp or str(int(time.time()))  # noqa: TID251 — signatures are of real time
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature(secret, timestamp, body),
    }


async def test_what_slack_signed_gets_through(line: Line) -> None:
    assert await line.post(BODY, signed()) == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Request-Timestamp": NOW},
        {"X-Slack-Signature": signed()["X-Slack-Signature"]},
        signed(timestamp="yesterday"),
        signed(timestamp="1e9"),
        signed(timestamp="٣"),
        signed(timestamp=str(int(NOW) - 3600)),
        signed(secret="somebody else's"),
        signed(body=b"another body"),
        {**signed(), "X-Slack-Signature": "v0=ä"},
    ],
    ids=[
        "nothing",
        "no signature",
        "no time",
        "a word",
        "a float",
        "a digit",
        "old",
        "forged",
        "changed",
        "not hex",
    ],
)
async def test_everything_else_is_turned_away_and_its_words_are_not_logged(
    line: Line, headers: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    sent = {name: value.encode("utf-8").decode("latin-1") for name, value in headers.items()}
    assert await line.post(BODY, sent) == 401
    assert "nobody's business" not in caplog.text


async def test_a_body_that_is_too_large_is_refused(line: Line) -> None:
    body = b"x" * (BODY_LIMIT + 1)
    assert await line.post(io.BytesIO(body), signed(body)) == 413


async def test_bytes_that_are_no_text_are_turned_away(line: Line) -> None:
    body = b"\xff\xfe"
    assert await line.post(body, signed(body)) == 401


async def test_health_tells_of_the_planner(line: Line) -> None:
    assert await line.health() == (503, "the planner is not running")
    await line.program.planning.plan_once()
    assert await line.health() == (200, "ok")
    line.clock.move_to(NINE + STALE + timedelta(seconds=1))
    assert (await line.health())[0] == 503


async def test_health_tells_of_a_database_that_does_not_answer(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line.program.engine, "patience", 0.05)
    async with line.program.engine.connect():  # SQLite has one connection
        assert await line.health() == (503, "the database does not answer")


async def test_a_stop_finishes_what_is_being_answered(migrated_file: Path, tmp_path: Path) -> None:
    shutil.copy(migrated_file, tmp_path / "line.db")
    clock = ManualClock(NINE)
    slack = LocalSlack(clock, MANIFEST, delivery="http")
    await slack.start()
    settings = local_settings(slack, f"sqlite:///{tmp_path / 'line.db'}", slack_app_token="")
    async with assembled(settings, clock) as program:
        begun, done = asyncio.Event(), asyncio.Event()

        async def slow() -> None:
            begun.set()
            await done.wait()

        program.app._async_listeners.clear()
        program.app.event("user_change")(slow)
        async with http_line(program, "127.0.0.1", 0) as address:
            slack.deliver_to(address + EVENTS)
            asking = asyncio.create_task(slack.change_user("Otto", tz="Europe/Lisbon"))
            await begun.wait()
            asyncio.get_running_loop().call_later(0.1, done.set)
        assert (await asking).ok
    await slack.stop()


async def test_commands_buttons_and_forms_work_as_they_do_over_a_socket(line: Line) -> None:
    ada = line.slack.person("Ada")
    opened = await ada.command("/goal", "new Run 3 workshops by 30 June")
    assert opened.acked
    assert opened.view is not None
    saved = await ada.submit()
    assert saved.acked
    assert not saved.errors
    logged = await ada.command("/log", "1 workshop")
    assert "1" in logged.text
    assert (await ada.press(ada.ephemerals[-1], "Undo")).acked
    assert (await ada.say(None, "hello")).acked
    assert (await ada.open_home()).acked

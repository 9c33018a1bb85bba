"""`run`: starts in order, refuses in words, stops in order."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bot.clock import SystemClock
from bot.demo.server import LocalSlack
from bot.settings import Settings
from bot.wiring.running import CannotRun, alone_with, run
from tests.world import MANIFEST, local_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture
async def slack() -> AsyncIterator[LocalSlack]:
    made = LocalSlack(SystemClock(), MANIFEST)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
def settings(slack: LocalSlack, tmp_path: Path) -> Settings:
    return local_settings(slack, f"sqlite:///{tmp_path / 'bot.db'}", port=0)


@asynccontextmanager
async def started(settings: Settings) -> AsyncIterator[list[str]]:
    """The program running until the end of the block; what it says."""
    said: list[str] = []
    stop, listening = asyncio.Event(), asyncio.Event()

    def say(words: str) -> None:
        said.append(words)
        if words.startswith("Listening"):
            listening.set()

    task = asyncio.create_task(run(settings, say, stop))
    waiting = asyncio.create_task(listening.wait())
    await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    try:
        yield said
    finally:
        stop.set()
        await task


async def refusal(settings: Settings) -> str:
    with pytest.raises(CannotRun) as refused:
        await run(settings, lambda _: None, asyncio.Event())
    return str(refused.value)


async def test_by_socket_it_answers_until_it_is_stopped(slack: LocalSlack, settings: Settings) -> None:
    async with started(settings) as said:
        assert (await slack.change_user("Otto", tz="Europe/Lisbon")).ok
    assert said == [
        "In the workspace Northwind as @accountability.",
        "Listening by Socket Mode. Ctrl-C stops.",
        "Stopping: finishing what was begun.",
    ]
    assert slack.problems == []
    assert slack.sockets.connections == 0


async def test_without_an_app_token_it_answers_by_http(tmp_path: Path) -> None:
    slack = LocalSlack(SystemClock(), MANIFEST, delivery="http")
    await slack.start()
    settings = local_settings(slack, f"sqlite:///{tmp_path / 'bot.db'}", slack_app_token="", port=0)
    async with started(settings) as said:
        address = said[-1].removeprefix("Listening at ").removesuffix(". Ctrl-C stops.")
        slack.deliver_to(address.replace("0.0.0.0", "127.0.0.1"))
        assert (await slack.change_user("Otto", tz="Europe/Lisbon")).ok
    assert slack.problems == []
    await slack.stop()


async def test_a_second_one_on_the_same_file_is_refused(settings: Settings, tmp_path: Path) -> None:
    async with started(settings):
        words = await refusal(settings)
    assert words == (
        f"Another process already runs on {tmp_path / 'bot.db'}. "
        "Stop it first; several at once need PostgreSQL."
    )


def test_postgresql_takes_any_number() -> None:
    with alone_with("postgresql://x/y"), alone_with("postgresql://x/y"):
        pass


async def test_a_token_slack_does_not_take_is_said_at_once(slack: LocalSlack, settings: Settings) -> None:
    assert "SLACK_BOT_TOKEN (invalid_auth)" in await refusal(replace(settings, slack_bot_token="xoxb-x"))
    assert "SLACK_APP_TOKEN (invalid_auth)" in await refusal(replace(settings, slack_app_token="xapp-x"))
    slack.faults.add("server_error", "auth.test")
    assert await refusal(settings) == f"Slack does not answer at {slack.api_url}."


async def test_missing_scopes_are_said_but_do_not_stop_it(tmp_path: Path) -> None:
    manifest = yaml.safe_load(yaml.safe_dump(MANIFEST))
    manifest["oauth_config"]["scopes"]["bot"].remove("groups:read")
    slack = LocalSlack(SystemClock(), manifest)
    await slack.start()
    async with started(local_settings(slack, f"sqlite:///{tmp_path / 'bot.db'}")) as said:
        assert said[1] == "The app lacks scopes (groups:read): reinstall it from manifest.yml."
    await slack.stop()


async def test_a_port_that_is_taken_is_said(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        port = taken.getsockname()[1]
        words = await refusal(replace(settings, slack_app_token="", port=port))
    assert words == f"Port {port} is taken: set PORT to a free one."


async def test_a_database_that_does_not_answer_is_said(settings: Settings) -> None:
    words = await refusal(replace(settings, database_url="postgresql://nobody@127.0.0.1:1/nothing"))
    assert words == "The database does not answer: check DATABASE_URL."


async def test_a_bug_in_a_loop_ends_the_program_instead_of_leaving_it_half_alive(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_self: object) -> int:
        raise RuntimeError("a bug")

    monkeypatch.setattr("jobs.plan.Planning.plan_once", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        await run(settings, lambda _: None, asyncio.Event())


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_the_process_ends_in_order_on_a_signal(
    slack: LocalSlack, tmp_path: Path, how: signal.Signals
) -> None:
    environment = {
        "PATH": os.environ["PATH"],  # noqa: TID251 — another process needs one
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        cwd=tmp_path,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    await slack.sockets.connected()
    assert (await slack.change_user("Otto", tz="Europe/Lisbon")).ok
    process.send_signal(how)
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    assert out.decode().endswith("Stopping: finishing what was begun.\n")
    assert "Traceback" not in err.decode()
    assert slack.bot_token not in err.decode() + out.decode()

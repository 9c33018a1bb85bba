"""`check`: whether everything the host decided is right, in plain words."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine
from uuid_utils.compat import uuid7

from bot import settings
from bot.db import migrate
from bot.db.engines import open_engine, sqlite_file
from bot.db.unit_of_work import Transactions
from bot.domain.errors import Busy
from bot.settings import Settings, SettingsError
from bot.slack.messenger import TIMEOUT, web_client
from bot.wiring.tokens import Rejected, Unreachable, look_at_app_token, look_at_bot_token


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, in a sentence; `good` None: worth knowing, not wrong."""

    good: bool | None
    words: str

    def __str__(self) -> str:
        mark = {True: "ok  ", False: "NO  ", None: "note"}[self.good]
        return f"{mark} {self.words}"


async def check(values: Mapping[str, str], folder: Path) -> list[Finding]:
    """Look at settings, tokens, scopes, tables, and what was set aside; changes nothing."""
    try:
        chosen = settings.read(values, folder)
    except SettingsError as error:
        return [Finding(good=False, words=problem) for problem in error.problems]
    findings = [Finding(good=True, words="The settings are complete."), _contact(chosen)]
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        client = web_client(chosen.slack_bot_token, chosen.slack_api_url, session)
        try:
            findings += await _tokens(client, chosen)
        except Unreachable:
            findings.append(Finding(good=False, words=f"Slack does not answer at {chosen.slack_api_url}."))
    return findings + await _tables(chosen)


def _contact(chosen: Settings) -> Finding:
    if chosen.host_contact:
        return Finding(good=True, words=f"People read that {chosen.host_contact} looks after the bot.")
    return Finding(
        good=None,
        words="HOST_CONTACT is not set: people read that their Slack's admins look after the bot.",
    )


async def _tokens(client: AsyncWebClient, chosen: Settings) -> list[Finding]:
    token = await look_at_bot_token(client)
    if isinstance(token, Rejected):
        return [
            Finding(
                good=False,
                words=f"Slack does not take SLACK_BOT_TOKEN ({token.error}): copy it again from "
                "OAuth & Permissions.",
            )
        ]
    findings = [Finding(good=True, words=f"The bot token is for {token.team}, as @{token.bot}.")]
    if token.missing_scopes:
        missing = ", ".join(token.missing_scopes)
        findings.append(
            Finding(good=False, words=f"Scopes are missing: {missing}. Reinstall the app from manifest.yml.")
        )
    else:
        findings.append(Finding(good=True, words="Every scope of manifest.yml is granted."))
    return [*findings, await _way_in(client, chosen)]


async def _way_in(client: AsyncWebClient, chosen: Settings) -> Finding:
    if not chosen.slack_app_token:
        return Finding(
            good=True,
            words=f"Requests come by HTTP on port {chosen.port}, at /slack/events; SLACK_APP_TOKEN would "
            "switch to Socket Mode.",
        )
    refused = await look_at_app_token(client, chosen.slack_app_token)
    if refused is None:
        return Finding(good=True, words="The app token opens a socket: requests come by Socket Mode.")
    return Finding(
        good=False,
        words=f"Slack does not take SLACK_APP_TOKEN ({refused.error}): it needs the scope connections:write "
        "and Socket Mode switched on, under Basic Information.",
    )


async def _tables(chosen: Settings) -> list[Finding]:
    file = sqlite_file(chosen.database_url)
    if file is not None and not await asyncio.to_thread(Path(file).exists):
        return [Finding(good=None, words=f"There are no tables yet: `run` makes them in {file}.")]
    engine = open_engine(chosen.database_url)
    try:
        return await _rows(engine)
    except (Busy, SQLAlchemyError, OSError) as error:
        return [
            Finding(
                good=False,
                words=f"The database does not answer ({type(error).__name__}): check DATABASE_URL.",
            )
        ]
    finally:
        await engine.dispose()


async def _rows(engine: AsyncEngine) -> list[Finding]:
    at, newest = await migrate.revision(engine), migrate.newest()
    if at is None:
        return [Finding(good=None, words="The database is empty: `run` makes the tables.")]
    if at != newest:
        words = f"The tables are at revision {at}, the program needs {newest}: `python -m bot migrate`."
        return [Finding(good=False, words=words)]
    async with Transactions(engine, uuid7).open_clock_uow() as clock:
        faults = await clock.faults()
    if faults:
        counted = "\n".join(f"       {kind}: {why}" for kind, why in faults)
        words = f"Set aside because it failed ({len(faults)}), kind and reason:\n{counted}"
        return [
            Finding(good=True, words=f"The tables are at revision {at}."),
            Finding(good=False, words=words),
        ]
    return [Finding(good=True, words=f"The tables are at revision {at}; nothing was set aside.")]

"""`check` says in plain words what is right and what is not."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
import yaml

from bot.clock import ManualClock
from bot.db import migrate
from bot.db.engines import open_engine
from bot.demo.server import LocalSlack
from bot.wiring.checking import Finding, check
from tests.world import MANIFEST, NINE


@pytest.fixture
async def slack() -> AsyncIterator[LocalSlack]:
    made = LocalSlack(ManualClock(NINE), MANIFEST)
    await made.start()
    yield made
    await made.stop()


def values(slack: LocalSlack, **changes: str) -> dict[str, str]:
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
        "HOST_CONTACT": "Olga",
        **changes,
    }


def said(findings: list[Finding]) -> str:
    return "\n".join(str(finding) for finding in findings)


async def test_everything_is_right(slack: LocalSlack, tmp_path: Path, migrated_file: Path) -> None:
    findings = await check(values(slack, DATABASE_URL=f"sqlite:///{migrated_file}"), tmp_path)
    assert all(finding.good for finding in findings), said(findings)
    assert said(findings) == "\n".join(
        (
            "ok   The settings are complete.",
            "ok   People read that Olga looks after the bot.",
            "ok   The bot token is for Northwind, as @accountability.",
            "ok   Every scope of manifest.yml is granted.",
            "ok   The app token opens a socket: requests come by Socket Mode.",
            f"ok   The tables are at revision {migrate.newest()}; nothing was set aside.",
        )
    )


async def test_what_is_not_set_is_named_all_at_once(tmp_path: Path) -> None:
    findings = await check({"PORT": "x"}, tmp_path)
    assert [finding.good for finding in findings] == [False] * 3
    assert "SLACK_BOT_TOKEN is missing" in said(findings)
    assert "PORT is malformed" in said(findings)


async def test_without_a_contact_and_tables_it_says_what_happens_instead(
    slack: LocalSlack, tmp_path: Path
) -> None:
    findings = await check(values(slack, HOST_CONTACT=""), tmp_path)
    assert "note HOST_CONTACT is not set: people read that their Slack's admins" in said(findings)
    assert "note There are no tables yet: `run` makes them in" in said(findings)
    assert not (tmp_path / "accountability.db").exists()
    assert False not in {finding.good for finding in findings}


async def test_a_token_slack_does_not_take_is_named(slack: LocalSlack, tmp_path: Path) -> None:
    findings = await check(values(slack, SLACK_BOT_TOKEN="xoxb-wrong"), tmp_path)
    assert "NO   Slack does not take SLACK_BOT_TOKEN (invalid_auth)" in said(findings)
    findings = await check(values(slack, SLACK_APP_TOKEN="xapp-wrong"), tmp_path)
    assert "NO   Slack does not take SLACK_APP_TOKEN (invalid_auth)" in said(findings)


@pytest.mark.parametrize("fault", ["server_error", "nonsense", "drop_before"])
async def test_a_slack_that_does_not_answer_is_named(slack: LocalSlack, tmp_path: Path, fault: str) -> None:
    slack.faults.add(fault, "auth.test")  # type: ignore[arg-type]
    findings = await check(values(slack), tmp_path)
    assert f"NO   Slack does not answer at {slack.api_url}." in said(findings)


async def test_missing_scopes_are_named(tmp_path: Path) -> None:
    manifest = yaml.safe_load(yaml.safe_dump(MANIFEST))
    manifest["oauth_config"]["scopes"]["bot"].remove("im:history")
    slack = LocalSlack(ManualClock(NINE), manifest)
    await slack.start()
    findings = await check(values(slack), tmp_path)
    await slack.stop()
    assert "NO   Scopes are missing: im:history. Reinstall the app from manifest.yml." in said(findings)


async def test_without_an_app_token_it_says_where_requests_come_in(slack: LocalSlack, tmp_path: Path) -> None:
    findings = await check(values(slack, SLACK_APP_TOKEN="", SLACK_SIGNING_SECRET="s", PORT="4000"), tmp_path)
    assert "ok   Requests come by HTTP on port 4000, at /slack/events" in said(findings)


async def test_tables_of_an_older_revision_are_named_with_the_remedy(
    slack: LocalSlack, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'old.db'}"
    engine = open_engine(url)
    await migrate.upgrade(engine, "b218dc22c27e")
    await engine.dispose()
    findings = await check(values(slack, DATABASE_URL=url), tmp_path)
    assert f"NO   The tables are at revision b218dc22c27e, the program needs {migrate.newest()}" in said(
        findings
    )


async def test_an_empty_file_is_no_fault(slack: LocalSlack, tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    findings = await check(values(slack, DATABASE_URL=f"sqlite:///{tmp_path / 'empty.db'}"), tmp_path)
    assert "note The database is empty: `run` makes the tables." in said(findings)


async def test_what_was_set_aside_is_listed_with_its_reason(
    slack: LocalSlack, tmp_path: Path, migrated_file: Path
) -> None:
    file = tmp_path / "faulty.db"
    shutil.copy(migrated_file, file)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("insert into workspaces values ('w', '', 'T1', 'UTC', '2026-03-09', null, null)")
        connection.execute(
            "insert into routines (id, workspace_id, subject_id, kind, fault) "
            "values ('r', 'w', 's', 'nudge', 'could not be planned: KeyError')"
        )
        connection.commit()
    findings = await check(values(slack, DATABASE_URL=f"sqlite:///{file}"), tmp_path)
    assert "NO   Set aside because it failed (1), kind and reason:" in said(findings)
    assert "nudge: could not be planned: KeyError" in said(findings)


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/nothing", "sqlite:////proc/nowhere/x.db"])
async def test_a_database_that_does_not_answer_is_named(slack: LocalSlack, tmp_path: Path, url: str) -> None:
    findings = await check(values(slack, DATABASE_URL=url), tmp_path)
    assert findings[-1].good is (None if "sqlite" in url else False)

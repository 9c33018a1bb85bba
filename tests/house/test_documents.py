"""What is written about the program is held to the program."""

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot import settings
from bot.demo.installed_app import EVENT_SCOPES
from bot.domain.ways_in import GUESSES, Way, way_in
from bot.slack import ids

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text())


def test_the_example_environment_lists_exactly_the_settings_that_are_read() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    assert tuple(line.split("=")[0] for line in lines if line and not line.startswith("#")) == (
        settings.VARIABLES
    )


def test_the_readme_gives_the_reason_for_exactly_the_scopes_of_the_manifest() -> None:
    told = re.findall(r"^\| `([a-z:]+)` \|", README, flags=re.MULTILINE)
    assert told == MANIFEST["oauth_config"]["scopes"]["bot"]


def test_every_scope_of_the_manifest_has_its_reason_beside_it() -> None:
    text = (ROOT / "manifest.yml").read_text()
    for scope in MANIFEST["oauth_config"]["scopes"]["bot"]:
        assert re.search(rf"- {scope} # \w+", text)


def test_the_manifest_keeps_to_slacks_lengths() -> None:
    """Slack reference: app manifests."""
    assert len(MANIFEST["display_information"]["name"]) <= 35
    assert len(MANIFEST["display_information"]["description"]) <= 140
    assert all(len(each["name"]) <= 24 for each in MANIFEST["features"]["shortcuts"])


def test_every_make_command_of_the_readme_is_there() -> None:
    rules = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    assert set(re.findall(r"`make ([a-z]+)`", README)) <= set(rules)


def test_the_lock_files_pin_every_direct_dependency_by_hash_and_name_no_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-dev.lock": project["project"]["dependencies"] + project["dependency-groups"]["dev"],
    }
    for file, dependencies in wanted.items():
        locked = (ROOT / file).read_text()
        assert "://" not in locked
        for dependency in dependencies:
            name = re.split(r"[\[<>=]", dependency)[0]
            assert re.search(
                rf"^{name}(\[\w+\])?==\S+ .*\\\n    --hash=sha256:", locked, flags=re.MULTILINE
            ), name


EVENTS = MANIFEST["settings"]["event_subscriptions"]["bot_events"]
COMMANDS = {name: value for name, value in vars(ids).items() if name.startswith("COMMAND_")}
TYPED = re.findall(r"`(/[^`]+)`", README.partition("## What you can type")[2].partition("\n## ")[0])
OTHER_WAYS = {
    "log": Way.LOG,
    "checkin": Way.CHECKIN,
    "partner": Way.PARTNER,
    "coach": Way.COACH,
    "ask-feedback": Way.ASK,
    "give-feedback": Way.GIVE,
}
"""Ways that have a command of their own."""


def test_the_manifest_has_exactly_the_commands_that_are_known() -> None:
    offered = [each["command"] for each in MANIFEST["features"]["slash_commands"]]
    assert sorted(offered) == sorted(COMMANDS.values())
    assert {each.split()[0] for each in TYPED} == set(offered)


def test_the_manifest_has_exactly_the_shortcuts_that_are_known() -> None:
    known = {value for name, value in vars(ids).items() if name.startswith("SHORTCUT_")}
    assert {each["callback_id"] for each in MANIFEST["features"]["shortcuts"]} == known


def test_mentions_arrive_as_ids_from_every_command() -> None:
    assert all(each["should_escape"] for each in MANIFEST["features"]["slash_commands"])


def test_the_readme_shows_every_way_and_each_leads_where_it_says() -> None:
    under_goal = [each.removeprefix("/goal").strip() for each in TYPED if each.startswith("/goal")]
    led = [way_in(words)[0] for words in under_goal]
    assert set(led) == set(Way) - {Way.NOWHERE, *OTHER_WAYS.values()}
    assert all(words.split()[0] == way for words, way in zip(under_goal, led, strict=True) if words)
    assert {f"/{word}" for word in OTHER_WAYS} == set(COMMANDS.values()) - {ids.COMMAND_GOAL}


def test_the_guesses_that_the_readme_names_work() -> None:
    named = README.partition("Guesses work too:")[2].partition("and more")[0]
    guesses = re.findall(r"\*(\w+)\*", named)
    assert guesses
    assert all(any(guess in phrases for phrases in GUESSES.values()) for guess in guesses)


def test_every_action_and_form_has_an_id_of_its_own() -> None:
    known = [value for name, value in vars(ids).items() if name.isupper()]
    assert len(known) == len(set(known))
    assert all(re.fullmatch(r"/[a-z-]+|[a-z_]+:[a-z_]+", value) for value in known)
    assert all(len(value) <= 255 for value in known)


METHOD_SCOPES = {
    "chat_postMessage": ["chat:write"],
    "chat_update": ["chat:write"],
    "chat_delete": ["chat:write"],
    "conversations_open": ["im:write"],
    "conversations_history": ["im:history"],
    "conversations_info": ["channels:read", "groups:read"],
    "users_info": ["users:read"],
    "views_open": [],
    "views_push": [],
    "views_publish": [],
    "views_update": [],
    "auth_test": [],
    "apps_connections_open": [],
}
"""What each method needs of a bot (Slack reference: the method's own page)."""


def test_every_scope_is_used_and_every_one_that_is_used_is_asked_for() -> None:
    sources = [*(ROOT / "bot" / "slack").glob("*.py"), *(ROOT / "bot" / "wiring").glob("*.py")]
    called = {
        method
        for source in sources
        for method in re.findall(r"client\.([a-z]+_[a-zA-Z_]+)", source.read_text())
        if method in METHOD_SCOPES or hasattr(AsyncWebClient, method)
    }
    assert called <= set(METHOD_SCOPES)
    used = {scope for method in called for scope in METHOD_SCOPES[method]}
    used |= {EVENT_SCOPES[event] for event in EVENTS if event in EVENT_SCOPES}
    used |= {"commands"} if MANIFEST["features"]["slash_commands"] else set()
    assert used == set(MANIFEST["oauth_config"]["scopes"]["bot"])

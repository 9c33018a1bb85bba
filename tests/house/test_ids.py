"""Every button, form, command, shortcut and event has who answers it, and nothing is answered in vain."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from typing import Any

import yaml

import handlers
from bot.domain.ways_in import Way
from bot.slack import ids
from handlers import registry

ROOT = Path(__file__).parents[2]
MANIFEST: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text())
REGISTRY = inspect.getsource(registry.register)
IDS = {name: value for name, value in vars(ids).items() if name.isupper()}
ANSWERED_BY_NAME = ("COMMAND_", "SHORTCUT_")
PRESSED_OR_SENT = {name: value for name, value in IDS.items() if not name.startswith(ANSWERED_BY_NAME)}


def every_handler() -> list[Any]:
    """One of each feature's handlers, without anything to act on."""
    found = []
    for module in (
        importlib.import_module(f"handlers.{each.name}") for each in pkgutil.iter_modules(handlers.__path__)
    ):
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if kind.__module__ == module.__name__ and name.endswith("Handlers"):
                parameters = inspect.signature(kind).parameters
                found.append(kind(*({} for _ in parameters)))
    return found


def answered(table: str) -> set[str]:
    return {key for each in every_handler() for key in getattr(each, table, {})}


def test_every_button_and_form_is_answered_and_no_other() -> None:
    both = answered("presses") | answered("submissions")
    assert both - set(PRESSED_OR_SENT.values()) == set()
    assert {name for name, value in PRESSED_OR_SENT.items() if value not in both} == set()


def test_every_button_and_form_is_drawn_somewhere() -> None:
    views = "\n".join(file.read_text() for file in (ROOT / "bot" / "slack").glob("*.py"))
    assert {name for name in PRESSED_OR_SENT if not re.search(rf"\bids\.{name}\b", views)} == set()


def test_every_handler_is_registered() -> None:
    assert {type(each).__name__ for each in every_handler()} == set(
        re.findall(r"\b(\w+Handlers)\(", REGISTRY)
    )


def test_every_command_shortcut_and_event_of_the_manifest_is_heard_and_no_other() -> None:
    commands = {IDS[name] for name in re.findall(r"ids\.(COMMAND_\w+): ", REGISTRY)}
    assert commands == {each["command"] for each in MANIFEST["features"]["slash_commands"]}
    shortcuts = {IDS[name] for name in re.findall(r"app\.shortcut\(ids\.(\w+)\)", REGISTRY)}
    assert shortcuts == {each["callback_id"] for each in MANIFEST["features"]["shortcuts"]}
    events = set(re.findall(r"app\.event\(\"(\w+)\"\)", REGISTRY))
    assert events == {
        each.partition(".")[0] for each in MANIFEST["settings"]["event_subscriptions"]["bot_events"]
    }


def test_every_way_under_the_one_command_is_answered() -> None:
    told = set(re.findall(r"\bWay\.(\w+):", REGISTRY))
    assert answered("sub_commands") | {Way[name] for name in told} == set(Way)

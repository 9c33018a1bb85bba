"""What is written about the program is held to the program."""

import re
import tomllib
from pathlib import Path
from typing import Any

import yaml

from bot import settings

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

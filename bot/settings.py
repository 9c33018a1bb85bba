"""What the host decides, read once from a mapping; names everything that is missing or malformed at once."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

DEFAULT_API_URL = "https://slack.com/api/"
DEFAULT_PORT = 3000
DEFAULT_DATABASE = "accountability.db"
DEFAULT_LOG_LEVEL = "INFO"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_HIGHEST_PORT = 65_535
_DATABASE = re.compile(r"(sqlite|postgres|postgresql)(\+\w+)?://\S+", re.IGNORECASE)


class SettingsError(Exception):
    """The environment does not do; every problem with its remedy, a line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Settings:
    """The host's choices. Empty texts are settings that were not made.

    `slack_app_token` chooses Socket Mode; without it requests come by HTTP on `port` and
    `slack_signing_secret` proves them.
    """

    slack_bot_token: str
    slack_app_token: str
    slack_signing_secret: str
    slack_api_url: str
    database_url: str
    port: int
    log_level: str
    host_contact: str


VARIABLES = (
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_API_URL",
    "DATABASE_URL",
    "PORT",
    "LOG_LEVEL",
    "HOST_CONTACT",
)
"""Every variable that is read; `.env.example` lists the same."""


def environment(folder: Path) -> dict[str, str]:
    """The process' environment over the `.env` file of `folder`; the environment wins."""
    from_file = {name: value for name, value in dotenv_values(folder / ".env").items() if value is not None}
    return {**from_file, **os.environ}  # noqa: TID251 — this is the room


def database_url(values: Mapping[str, str], folder: Path) -> str:
    """The address of the tables: what is set, else a SQLite file in `folder`."""
    return values.get("DATABASE_URL", "").strip() or f"sqlite:///{folder / DEFAULT_DATABASE}"


def demo_log_level(values: Mapping[str, str]) -> str:
    """From which level on the demo logs: only what goes wrong, unless it is told otherwise."""
    level = values.get("LOG_LEVEL", "").strip().upper()
    return level if level in LOG_LEVELS else "WARNING"


def read(values: Mapping[str, str], folder: Path) -> Settings:
    """The settings in a mapping of environment variables; `folder` is where `.env` stands.

    Raises:
        SettingsError: variables are missing or malformed; it names them all, with what to do.
    """
    given = {name: values.get(name, "").strip() for name in VARIABLES}
    settings = Settings(
        slack_bot_token=given["SLACK_BOT_TOKEN"],
        slack_app_token=given["SLACK_APP_TOKEN"],
        slack_signing_secret=given["SLACK_SIGNING_SECRET"],
        slack_api_url=given["SLACK_API_URL"] or DEFAULT_API_URL,
        database_url=database_url(values, folder),
        port=int(given["PORT"]) if given["PORT"].isdecimal() else DEFAULT_PORT,
        log_level=given["LOG_LEVEL"].upper() or DEFAULT_LOG_LEVEL,
        host_contact=given["HOST_CONTACT"],
    )
    if problems := _problems(settings, given["PORT"]):
        raise SettingsError(problems)
    return settings


def _problems(settings: Settings, port: str) -> list[str]:
    bot_token, app_token = settings.slack_bot_token, settings.slack_app_token
    found = {
        "SLACK_BOT_TOKEN is missing: copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions.": (
            not bot_token
        ),
        "SLACK_BOT_TOKEN is no bot token: it starts with xoxb-.": (
            bool(bot_token) and not bot_token.startswith("xoxb-")
        ),
        "SLACK_APP_TOKEN is no app-level token: it starts with xapp-.": (
            bool(app_token) and not app_token.startswith("xapp-")
        ),
        "SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing: set one; "
        "both stand under Basic Information.": not app_token and not settings.slack_signing_secret,
        "SLACK_API_URL is malformed: it starts with http:// or https:// and ends in /api/.": (
            re.fullmatch(r"https?://[^\s/]+(/\S*)?/api/", settings.slack_api_url) is None
        ),
        "DATABASE_URL is malformed: use sqlite:///FILE or postgresql://USER:PASSWORD@HOST/NAME.": (
            _DATABASE.fullmatch(settings.database_url) is None
        ),
        f"PORT is malformed: a whole number from 1 to {_HIGHEST_PORT}.": (
            bool(port) and (not port.isdecimal() or not 1 <= int(port) <= _HIGHEST_PORT)
        ),
        f"LOG_LEVEL is malformed: one of {', '.join(LOG_LEVELS)}.": settings.log_level not in LOG_LEVELS,
    }
    return [problem for problem, there in found.items() if there]

"""A call of Slack's Web API as its methods see it: arguments, scopes, and answers that are refusals."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.demo.deadlines import Refused
from bot.demo.installed_app import InstalledApp
from bot.demo.workspace import Workspace

Arguments = Mapping[str, Any]
BOT, APP = "bot", "app"
ANY_METHOD_TAKES = ("token", "team_id")  # Bolt names the team in every call
TRUE_WORDS = ("1", "true", "True", True)


@dataclass(frozen=True, slots=True)
class Call:
    """One call by the app, past its token."""

    workspace: Workspace
    app: InstalledApp
    arguments: Arguments

    def need_scope(self, scope: str) -> None:
        """Refuse the call unless the manifest asked for the scope.

        Raises:
            Refused: `missing_scope`, with what was needed and what there is.
        """
        if scope not in self.app.scopes:
            provided = ",".join(self.app.scopes)
            raise Refused("missing_scope", is_problem=True, extra={"needed": scope, "provided": provided})

    def text(self, name: str) -> str:
        """An argument as text, empty if it was not given."""
        value = self.arguments.get(name)
        return "" if value is None else str(value)

    def flag(self, name: str) -> bool:
        """An argument that is yes or no; no if it was not given."""
        return self.arguments.get(name) in TRUE_WORDS

    def structure(self, name: str) -> Any:
        """An argument that is JSON, given as such or as its text.

        Raises:
            Refused: `invalid_arguments`: it is text that is no JSON.
        """
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError as error:
            raise Refused(
                "invalid_arguments", messages=[f"[ERROR] {name} is no JSON"], is_problem=True
            ) from error


Handler = Callable[[Call], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Web API.

    Attributes:
        scope: what every call of it needs; methods whose scope depends on the conversation ask themselves.
        takes: which of the app's tokens it takes.
    """

    handle: Handler
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    scope: str | None = None
    takes: str = BOT

    def unknown(self, arguments: Arguments) -> list[str]:
        """Arguments that Slack's page of the method does not list."""
        return sorted(set(arguments) - {*self.required, *self.optional, *ANY_METHOD_TAKES})

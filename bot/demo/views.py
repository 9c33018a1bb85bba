"""Modals and Home pages: each person's stack of at most three, and one published page."""

from typing import TYPE_CHECKING, Any

from bot.demo.deadlines import Refused
from bot.demo.elements import values_of, with_ids
from bot.demo.records import View, ViewKind

if TYPE_CHECKING:
    from bot.demo.workspace import Workspace

STACK_LIMIT = 3  # Slack reference: modals


class Views:
    """The views of everyone in the workspace."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def stack(self, person_id: str) -> list[View]:
        """The person's open modals, the visible one last."""
        return self.stacks.setdefault(person_id, [])

    def open(self, person_id: str, body: dict[str, Any]) -> View:
        """Show a modal; it takes the place of any that was open."""
        view = self._made(person_id, "modal", body)
        view.root_id = view.id
        self.stacks[person_id] = [view]
        self._workspace.changed()
        return view

    def push(self, person_id: str, body: dict[str, Any]) -> View:
        """Lay a modal over the open one.

        Raises:
            Refused: `push_limit_reached`: three are open already.
        """
        stack = self.stack(person_id)
        if len(stack) >= STACK_LIMIT:
            raise Refused("push_limit_reached", is_problem=True)
        view = self._made(person_id, "modal", body)
        view.root_id, view.previous_id = stack[0].id, stack[-1].id
        stack.append(view)
        self._workspace.changed()
        return view

    def publish(self, person_id: str, body: dict[str, Any], expected_hash: str | None) -> View:
        """Set somebody's Home page.

        Raises:
            Refused: `hash_conflict`: the page was published anew since `expected_hash`.
        """
        home = self.homes.get(person_id)
        if home is None:
            home = self.homes[person_id] = self._made(person_id, "home", body)
            home.root_id = home.id
            self._workspace.changed()
            return home
        if expected_hash is not None and expected_hash != home.hash:
            raise Refused("hash_conflict")
        self.replace(home, body)
        return home

    def replace(self, view: View, body: dict[str, Any]) -> None:
        """Draw a view anew; what was typed stays where the ids stay."""
        view.body = {**body, "blocks": with_ids(body["blocks"], self._workspace.new_id)}
        view.values = values_of(view.blocks, view.values)
        view.hash = self._new_hash()
        view.errors, view.trouble = {}, ""
        self._workspace.changed()

    def find(self, view_id: str | None, external_id: str | None) -> View:
        """The open modal or the Home page of that id.

        Raises:
            Refused: `not_found`: it was closed, or never was.
        """
        shown = [view for stack in self.stacks.values() for view in stack] + list(self.homes.values())
        for view in shown:
            if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
                return view
        raise Refused("not_found")

    def pop(self, view: View) -> None:
        """Close one modal; the one below it is visible again."""
        stack = self.stack(view.person_id)
        if view in stack:
            stack.remove(view)
            self._workspace.changed()

    def clear(self, person_id: str) -> None:
        """Close all of somebody's modals."""
        self.stacks[person_id] = []
        self._workspace.changed()

    def _made(self, person_id: str, kind: ViewKind, body: dict[str, Any]) -> View:
        body = {**body, "blocks": with_ids(body["blocks"], self._workspace.new_id)}
        view = View(self._workspace.new_id("V"), kind, person_id, body, self._new_hash())
        view.values = values_of(view.blocks)
        return view

    def _new_hash(self) -> str:
        return f"{self._workspace.now_seconds()}.{self._workspace.new_id('h')}"

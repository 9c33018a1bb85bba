"""What may be drawn a little later and may be lost: Home, after whatever its owner did."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from uuid import UUID

from bot.domain.people import Visit

LOG = logging.getLogger(__name__)
Draw = Callable[[Visit], Awaitable[None]]


class Looks:
    """Redraws the Home of people who have opened it in this process; only looks, nothing that matters.

    Args:
        draw: publishes somebody's Home from the facts of the moment.
    """

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._opened: set[tuple[UUID, str]] = set()
        self._stale: set[tuple[UUID, str]] = set()
        self._tasks: dict[tuple[UUID, str], asyncio.Task[None]] = {}

    def opened(self, visit: Visit) -> None:
        """Somebody looks at their Home: draw it, and keep it right from now on."""
        self._opened.add(_key(visit))
        self.changed(visit)

    def changed(self, visit: Visit) -> None:
        """Somebody did something; their Home, where they have one open, follows."""
        key = _key(visit)
        if key not in self._opened:
            return
        self._stale.add(key)
        if key not in self._tasks or self._tasks[key].done():
            self._tasks[key] = asyncio.create_task(self._drawn(visit))

    def reached(self, workspace_id: UUID, slack_user_id: str) -> None:
        """A message reached somebody, for others did something: their Home follows too."""
        self.changed(Visit(workspace_id, slack_user_id, acts=False))

    async def settled(self) -> None:
        """Wait until everything that was begun is drawn, or has failed, which is logged and nothing more."""
        if self._tasks:
            await asyncio.wait(self._tasks.values())
        self._tasks = {key: task for key, task in self._tasks.items() if not task.done()}

    async def _drawn(self, visit: Visit) -> None:
        # Begins after the act that asked for it has ended, so that its facts are there; what was done while
        # a page was drawn is drawn after it.
        key = _key(visit)
        while key in self._stale:
            self._stale.discard(key)
            await asyncio.sleep(0)
            await self._draw(visit)


def _key(visit: Visit) -> tuple[UUID, str]:
    return visit.workspace_id, visit.slack_user_id

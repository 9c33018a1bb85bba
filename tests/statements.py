"""Counts what the tables are asked."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine


@contextmanager
def counted(engine: AsyncEngine) -> Iterator[list[str]]:
    """The statements said to the tables meanwhile, the beginning of a transaction apart."""
    said: list[str] = []

    def heard(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            said.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", heard)
    try:
        yield said
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", heard)

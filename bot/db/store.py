"""What every store is made of: statements that cannot leave their workspace."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, TypeVarTuple
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Delete,
    Insert,
    Row,
    Select,
    TextClause,
    Update,
    delete,
    insert,
    literal_column,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import InstrumentedAttribute

from bot.db.engines import insert_once
from bot.db.models.base import Owned

Ts = TypeVarTuple("Ts")


def is_one_of(
    column: ColumnElement[Any] | InstrumentedAttribute[Any], words: Iterable[StrEnum]
) -> ColumnElement[bool]:
    """Whether a column holds one of our own words; written out, for bound ones are joined anew each time."""
    return column.in_([literal_column(f"'{word}'") for word in words])


@cache
def _inserting(model: type[Owned]) -> Insert:
    return insert(model)


class Store:
    """Named queries of one feature, in one transaction and one workspace."""

    def __init__(self, connection: AsyncConnection, workspace_id: UUID) -> None:
        self._connection = connection
        self._workspace_id = workspace_id

    async def _all(self, query: Select[*Ts], of: type[Owned]) -> Sequence[Row[*Ts]]:
        """Every row of the query inside the workspace; `of` is the table that leads it."""
        found = await self._connection.execute(query.where(of.workspace_id == self._workspace_id))
        return found.all()

    async def _one(self, query: Select[*Ts], of: type[Owned]) -> Row[*Ts] | None:
        """The first row of the query inside the workspace."""
        found = await self._connection.execute(query.where(of.workspace_id == self._workspace_id))
        return found.first()

    async def _insert(self, model: type[Owned], **values: Any) -> None:
        row = {"workspace_id": self._workspace_id, **values}
        await self._connection.execute(_inserting(model), row)

    async def _insert_once(
        self,
        model: type[Owned],
        values: Mapping[str, Any],
        *,
        unique: Sequence[str],
        where: TextClause | None = None,
    ) -> bool:
        row = {"workspace_id": self._workspace_id, **values}
        return await insert_once(self._connection, model, row, unique=unique, where=where)

    def _updating(self, model: type[Owned]) -> Update:
        return update(model).where(model.workspace_id == self._workspace_id)

    def _deleting(self, model: type[Owned]) -> Delete:
        return delete(model).where(model.workspace_id == self._workspace_id)

    async def _changed(self, statement: Update | Delete) -> int:
        """Run a change that was begun with `_updating` or `_deleting`; how many rows it met."""
        return (await self._connection.execute(statement)).rowcount

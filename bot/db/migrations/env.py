"""Runs migrations on the connection it is given; Alembic's own async environment fails in a running loop."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from bot.db.models import Model


def as_plain_type(kind: str, item: Any, _: object) -> str | Literal[False]:
    """A migration names the database's own type: ours may change after it was written."""
    return f"sa.{item.impl!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Model.metadata,
    render_as_batch=True,
    render_item=as_plain_type,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()

"""What every table has: an id made by us and the workspace it belongs to."""

from uuid import UUID

from sqlalchemy import ForeignKey, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

SLACK_ID = 32
"""Characters of a Slack id; today's are 9 to 11."""


class Model(DeclarativeBase):
    """The root of all tables; constraints are named so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        },
    )


class Owned(Model):
    """A row with an id (UUIDv7) inside one workspace."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)

    @declared_attr
    def workspace_id(self) -> Mapped[UUID]:
        """The workspace whose row this is; every statement names it."""
        return mapped_column(Uuid, ForeignKey("workspaces.id", ondelete="CASCADE"))


def key_of(table: str) -> ForeignKey:
    """A reference that goes with the row it points at."""
    return ForeignKey(f"{table}.id", ondelete="CASCADE")

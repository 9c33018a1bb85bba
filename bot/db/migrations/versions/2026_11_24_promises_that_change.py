"""Promises that become smaller or bigger, and what was said of them before; promises of other shapes."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "e17d0c5a92b6"
down_revision = "c4a90e7712d5"

_WHERE_EACH_BEGAN = """
WITH RECURSIVE chain(id, origin) AS (
    SELECT id, id FROM entries WHERE replaces IS NULL
    UNION ALL
    SELECT entries.id, chain.origin FROM entries JOIN chain ON entries.replaces = chain.id
)
UPDATE entries SET origin = chain.origin FROM chain
WHERE chain.id = entries.id AND entries.replaces IS NOT NULL
"""


def upgrade() -> None:
    _add_shapes()
    _add_the_history_of_entries()
    _add_changes()
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("look_backs_on", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        for name in ("earlier_days", "earlier_weeks"):
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("members", schema=None) as batch_op:
        for name in ("earlier_weeks", "earlier_days", "look_backs_on"):
            batch_op.drop_column(name)
    _drop_changes()
    _drop_the_history_of_entries()
    _drop_shapes()


def _add_shapes() -> None:
    """Amounts of one day, different people, occasions."""
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        for name in ("each_day", "each_person"):
            batch_op.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("people", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "occasions",
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_occasions_commitment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_occasions_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occasions")),
        sa.UniqueConstraint("commitment_id", "first_on", name=op.f("uq_occasions_commitment_id_first_on")),
    )
    # "At each conference" was read as something to do once.
    op.execute("UPDATE commitments SET cadence = 'occasion' WHERE cadence = 'once' AND per_occasion <> ''")


def _drop_shapes() -> None:
    op.execute("UPDATE commitments SET cadence = 'once' WHERE cadence = 'occasion'")
    op.drop_table("occasions")
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        for name in ("people", "each_person", "each_day"):
            batch_op.drop_column(name)


def _add_the_history_of_entries() -> None:
    """Where each entry began, what an undo took back; and what was corrected after a partner was told."""
    for name in ("origin", "undoes"):
        op.add_column("entries", sa.Column(name, sa.Uuid(), nullable=True))
    op.execute(_WHERE_EACH_BEGAN)
    # Until now only *Undo* took entries back.
    op.execute("UPDATE entries SET undoes = replaces WHERE replaces IS NOT NULL AND amount IS NULL")
    for name, unique in (("origin", False), ("undoes", True)):
        where = sa.text(f"{name} is not null")
        op.create_index(
            op.f(f"ix_entries_{name}"),
            "entries",
            [name],
            unique=unique,
            sqlite_where=where,
            postgresql_where=where,
        )
    with op.batch_alter_table("slip_notices", schema=None) as batch_op:
        batch_op.add_column(sa.Column("corrected_text", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("corrected_on", sa.Date(), nullable=True))


def _drop_the_history_of_entries() -> None:
    with op.batch_alter_table("slip_notices", schema=None) as batch_op:
        batch_op.drop_column("corrected_on")
        batch_op.drop_column("corrected_text")
    for name in ("undoes", "origin"):
        op.drop_index(op.f(f"ix_entries_{name}"), table_name="entries")
    with op.batch_alter_table("entries", schema=None) as batch_op:
        for name in ("undoes", "origin"):
            batch_op.drop_column(name)


def _add_changes() -> None:
    """What promises were changed to, the slips that answers, and what was said of their size."""
    of_promise = ("commitments.id", "commitment_id")
    op.create_table(
        "terms",
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=False),
        sa.Column("cadence", sa.String(length=32), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.Column("weekdays", sa.SmallInteger(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("quietly", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        *_owned("terms", *of_promise),
        sa.UniqueConstraint("commitment_id", "number", name=op.f("uq_terms_commitment_id_number")),
    )
    op.create_table(
        "size_asks",
        sa.Column("commitment_id", sa.Uuid(), nullable=False),
        sa.Column("week_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        *_owned("size_asks", *of_promise),
        sa.UniqueConstraint("commitment_id", "week_on", name=op.f("uq_size_asks_commitment_id_week_on")),
    )
    with op.batch_alter_table("slips", schema=None) as batch_op:
        batch_op.add_column(sa.Column("smaller_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_slips_smaller_id"), "commitments", ["smaller_id"], ["id"], ondelete="CASCADE"
        )


def _owned(table: str, of: str, column: str) -> tuple[sa.Column[Any] | sa.Constraint, ...]:
    """What every row has that goes with another."""
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint([column], [of], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f(f"fk_{table}_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _drop_changes() -> None:
    with op.batch_alter_table("slips", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_slips_smaller_id"), type_="foreignkey")
        batch_op.drop_column("smaller_id")
    op.drop_table("size_asks")
    op.drop_table("terms")

"""Promises that become smaller or bigger, and what was said of them before; promises of other shapes."""

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


def downgrade() -> None:
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

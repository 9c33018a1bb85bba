"""A routine remembers the last date it was planned for."""

from datetime import timedelta

import sqlalchemy as sa
from alembic import op

revision = "5c1e7a90d3b4"
down_revision = "b218dc22c27e"

ROUTINES = sa.table(
    "routines",
    sa.column("id", sa.Uuid()),
    sa.column("kind", sa.String()),
    sa.column("slot_date", sa.Date()),
    sa.column("planned_on", sa.Date()),
)
WEEKLY = ("checkin", "digest")


def upgrade() -> None:
    with op.batch_alter_table("routines", schema=None) as batch_op:
        batch_op.add_column(sa.Column("planned_on", sa.Date(), nullable=True))
    # What was not kept is taken to be one round before the date that waits: no date is asked about twice.
    for kinds, days in ((ROUTINES.c.kind.in_(WEEKLY), 7), (ROUTINES.c.kind.not_in(WEEKLY), 1)):
        _fill(kinds, timedelta(days=days))


def _fill(kinds: sa.ColumnElement[bool], back: timedelta) -> None:
    connection = op.get_bind()
    waiting = sa.select(ROUTINES.c.slot_date).distinct().where(kinds, ROUTINES.c.slot_date.is_not(None))
    for slot_date in connection.execute(waiting).scalars().all():
        connection.execute(
            sa.update(ROUTINES)
            .where(kinds, ROUTINES.c.slot_date == slot_date)
            .values(planned_on=slot_date - back)
        )


def downgrade() -> None:
    with op.batch_alter_table("routines", schema=None) as batch_op:
        batch_op.drop_column("planned_on")

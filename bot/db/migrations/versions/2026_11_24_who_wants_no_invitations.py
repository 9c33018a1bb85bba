"""A mailbox remembers that its person wants no invitations."""

import sqlalchemy as sa
from alembic import op

revision = "8f3d2b6c41a7"
down_revision = "5c1e7a90d3b4"


def upgrade() -> None:
    with op.batch_alter_table("mailboxes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("muted_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("mailboxes", schema=None) as batch_op:
        batch_op.drop_column("muted_at")

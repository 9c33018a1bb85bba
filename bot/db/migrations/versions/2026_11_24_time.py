"""Holidays, zones, quiet hours and all that is asked of time; what stood before gets the defaults."""

import sqlalchemy as sa
from alembic import op

revision = "c4a90e7712d5"
down_revision = "8f3d2b6c41a7"

YES, NO = sa.true(), sa.false()
MEMBERS = (
    ("reminders_on", sa.Boolean(), YES),
    ("nudge_weekdays", sa.SmallInteger(), "127"),
    ("slips_on", sa.Boolean(), YES),
    ("slip_time", sa.Time(), "09:00:00"),
    ("quiet_days", sa.String(length=128), ""),
    ("week_starts_on", sa.Integer(), "0"),
    ("zone", sa.String(length=64), ""),
    ("country", sa.String(length=8), ""),
    ("region", sa.String(length=64), ""),
    ("plain_text", sa.Boolean(), NO),
)

PEOPLE = ("acted_at", "quiet_at")


def upgrade() -> None:
    with op.batch_alter_table("members", schema=None) as batch_op:
        for name, kind, default in MEMBERS:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        batch_op.add_column(sa.Column("minute_asked_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("people", schema=None) as batch_op:
        for name in PEOPLE:
            batch_op.add_column(sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    # Nobody becomes quiet for what was not counted until now.
    op.execute("UPDATE people SET acted_at = CURRENT_TIMESTAMP")
    # Who has a goal already has chosen, or kept, their times: the question is for first goals.
    op.execute("UPDATE members SET minute_asked_at = created_at")
    op.create_table(
        "drafts",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("form", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=255), nullable=False),
        sa.Column("field", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("typed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_drafts_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_drafts_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sa.UniqueConstraint(
            "person_id", "form", "about", "field", name=op.f("uq_drafts_person_id_form_about_field")
        ),
    )


def downgrade() -> None:
    op.drop_table("drafts")
    with op.batch_alter_table("people", schema=None) as batch_op:
        for name in reversed(PEOPLE):
            batch_op.drop_column(name)
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_column("minute_asked_at")
        for name, _, _ in reversed(MEMBERS):
            batch_op.drop_column(name)

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
    ("digest_weekday", sa.Integer(), "3"),
    ("digest_time", sa.Time(), "10:00:00"),
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
        sa.Column("began", sa.String(length=32), nullable=False),
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
    _add_skips()
    _add_the_ends_of_goals()


def _add_skips() -> None:
    op.create_table(
        "skips",
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("commitment_id", sa.Uuid(), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("skipped_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_skips_member_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitments.id"], name=op.f("fk_skips_commitment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_skips_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skips")),
        sa.UniqueConstraint("commitment_id", "first_on", name=op.f("uq_skips_commitment_id_first_on")),
    )
    op.create_index(op.f("ix_skips_member_id_last_on"), "skips", ["member_id", "last_on"])


def _add_the_ends_of_goals() -> None:
    op.create_table(
        "goal_ends",
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("helped", sa.Text(), nullable=False),
        sa.Column("takeaway", sa.Text(), nullable=False),
        sa.Column("not_yet_on", sa.Date(), nullable=True),
        sa.Column("reached_asked_in", sa.Date(), nullable=True),
        sa.Column("deadline_asked_in", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goals.id"], name=op.f("fk_goal_ends_goal_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_goal_ends_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_ends")),
        sa.UniqueConstraint("goal_id", name=op.f("uq_goal_ends_goal_id")),
    )
    op.create_table(
        "pauses",
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goals.id"], name=op.f("fk_pauses_goal_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_pauses_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pauses")),
    )
    op.create_index(op.f("ix_pauses_goal_id"), "pauses", ["goal_id"])
    op.create_table(
        "end_notices",
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("partnership_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goals.id"], name=op.f("fk_end_notices_goal_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_end_notices_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_end_notices_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_end_notices")),
        sa.UniqueConstraint(
            "goal_id", "partnership_id", "what", name=op.f("uq_end_notices_goal_id_partnership_id_what")
        ),
    )
    op.create_table(
        "look_backs",
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("learnt", sa.Text(), nullable=False),
        sa.Column("still_true", sa.String(length=32), nullable=True),
        sa.Column("chosen", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goals.id"], name=op.f("fk_look_backs_goal_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_look_backs_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_look_backs")),
        sa.UniqueConstraint("goal_id", "number", name=op.f("uq_look_backs_goal_id_number")),
    )


def downgrade() -> None:
    for table in ("look_backs", "end_notices", "pauses", "goal_ends"):
        op.drop_table(table)
    op.drop_table("skips")
    op.drop_table("drafts")
    with op.batch_alter_table("people", schema=None) as batch_op:
        for name in reversed(PEOPLE):
            batch_op.drop_column(name)
    with op.batch_alter_table("members", schema=None) as batch_op:
        batch_op.drop_column("minute_asked_at")
        for name, _, _ in reversed(MEMBERS):
            batch_op.drop_column(name)

"""What a partner sees and says, field by field; feedback from one person to another."""

import sqlalchemy as sa
from alembic import op

revision = "a6914e7fd058"
down_revision = "f02b6d81c3e4"


def upgrade() -> None:
    _add_fields()
    op.create_index(
        op.f("ix_partnerships_partner_slack_id_state"), "partnerships", ["partner_slack_id", "state"]
    )
    _add_what_partners_are_asked()
    with op.batch_alter_table("slip_notices", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_slips", sa.JSON(), nullable=False, server_default="[]"))
    _add_thresholds()
    _add_feedback()
    _add_refused_channels()
    _add_reflections()
    _add_when_first_said()
    _add_lines_for_coaches()


def downgrade() -> None:
    op.drop_table("coach_lines")
    _remove_when_first_said()
    _remove_reflections()
    _remove_refused_channels()
    _remove_feedback()
    _remove_thresholds()
    with op.batch_alter_table("slip_notices", schema=None) as batch_op:
        batch_op.drop_column("told_slips")
    _remove_what_partners_are_asked()
    op.drop_index(op.f("ix_partnerships_partner_slack_id_state"), "partnerships")
    with op.batch_alter_table("shares", schema=None) as batch_op:
        batch_op.drop_column("fields")


def _add_fields() -> None:
    """What is shared of each goal; until now the partner's role said so alone."""
    with op.batch_alter_table("shares", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fields", sa.String(length=255), nullable=False, server_default=""))
    op.execute(
        "UPDATE shares SET fields = CASE (SELECT role FROM partnerships WHERE id = shares.partnership_id) "
        "WHEN 'manager' THEN 'short_name wins' "
        "ELSE 'checkin_status misses numbers short_name wins word' END"
    )


def _add_what_partners_are_asked() -> None:
    """A word, a look at the plan; and what comes of a word: thanks, an answer, that it is too much."""
    op.create_table(
        "to_partner",
        sa.Column("partnership_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=True),
        sa.Column("commitment_id", sa.Uuid(), nullable=True),
        sa.Column("on_date", sa.Date(), nullable=True),
        sa.Column("cheered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goals.id"], name=op.f("fk_to_partner_goal_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"],
            ["commitments.id"],
            name=op.f("fk_to_partner_commitment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_to_partner_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_to_partner_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_to_partner")),
    )
    op.create_index(op.f("ix_to_partner_partnership_id"), "to_partner", ["partnership_id"])
    with op.batch_alter_table("words", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("answer", sa.Text(), nullable=False, server_default=""))
        batch_op.create_foreign_key(
            op.f("fk_words_asked_id"), "to_partner", ["asked_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_unique_constraint(op.f("uq_words_asked_id"), ["asked_id"])
    with op.batch_alter_table("partnerships", schema=None) as batch_op:
        batch_op.add_column(sa.Column("no_words_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("weekly", sa.Boolean(), nullable=False, server_default=sa.false()))


def _remove_what_partners_are_asked() -> None:
    with op.batch_alter_table("partnerships", schema=None) as batch_op:
        batch_op.drop_column("weekly")
        batch_op.drop_column("no_words_until")
    with op.batch_alter_table("words", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("uq_words_asked_id"), type_="unique")
        batch_op.drop_constraint(op.f("fk_words_asked_id"), type_="foreignkey")
        for name in ("answer", "thanked_at", "asked_id"):
            batch_op.drop_column(name)
    op.drop_table("to_partner")


def _add_thresholds() -> None:
    """After how many misses in a row a partner is told, promise by promise."""
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_after", sa.SmallInteger(), nullable=False, server_default="0"))


def _remove_thresholds() -> None:
    with op.batch_alter_table("commitments", schema=None) as batch_op:
        batch_op.drop_column("told_after")


def _add_feedback() -> None:
    with op.batch_alter_table("mailboxes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("feedback_muted_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "feedback",
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("receiver_slack_id", sa.String(length=32), nullable=False),
        sa.Column("how", sa.String(length=32), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("behaviour", sa.Text(), nullable=False),
        sa.Column("impact", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["giver_id"], ["people.id"], name=op.f("fk_feedback_giver_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_feedback_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
    )
    op.create_index(op.f("ix_feedback_giver_id_given_at"), "feedback", ["giver_id", "given_at"])


def _remove_feedback() -> None:
    op.drop_table("feedback")
    with op.batch_alter_table("mailboxes", schema=None) as batch_op:
        batch_op.drop_column("feedback_muted_at")


def _add_reflections() -> None:
    """What is thought of a plan in a check-in; a note beside it, and who may read that."""
    with op.batch_alter_table("checkin_answers", schema=None) as batch_op:
        for name in ("plan_if", "plan_then", "note"):
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("moment_came", sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column("plan_held", sa.String(length=32), nullable=True))
    op.create_table(
        "note_shares",
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("partnership_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["checkin_answers.id"], name=op.f("fk_note_shares_answer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnerships.id"],
            name=op.f("fk_note_shares_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_note_shares_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_shares")),
        sa.UniqueConstraint(
            "answer_id", "partnership_id", name=op.f("uq_note_shares_answer_id_partnership_id")
        ),
    )
    op.create_index(op.f("ix_note_shares_partnership_id"), "note_shares", ["partnership_id"])


def _remove_reflections() -> None:
    op.drop_table("note_shares")
    with op.batch_alter_table("checkin_answers", schema=None) as batch_op:
        for name in ("plan_held", "moment_came", "note", "plan_then", "plan_if"):
            batch_op.drop_column(name)


def _add_when_first_said() -> None:
    """When an answer was first given: until now only the last time was known."""
    with op.batch_alter_table("checkin_answers", schema=None) as batch_op:
        batch_op.add_column(sa.Column("given_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE checkin_answers SET given_at = answered_at")
    with op.batch_alter_table("checkin_answers", schema=None) as batch_op:
        batch_op.alter_column("given_at", existing_type=sa.DateTime(timezone=True), nullable=False)


def _remove_when_first_said() -> None:
    with op.batch_alter_table("checkin_answers", schema=None) as batch_op:
        batch_op.drop_column("given_at")


def _add_lines_for_coaches() -> None:
    """What somebody asks for beside an answer, in the coach's channels they ticked for it."""
    op.create_table(
        "coach_lines",
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("coach_channel_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["checkin_answers.id"], name=op.f("fk_coach_lines_answer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["coach_channel_id"],
            ["coach_channels.id"],
            name=op.f("fk_coach_lines_coach_channel_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_coach_lines_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coach_lines")),
        sa.UniqueConstraint(
            "answer_id", "coach_channel_id", name=op.f("uq_coach_lines_answer_id_coach_channel_id")
        ),
    )
    op.create_index(op.f("ix_coach_lines_coach_channel_id"), "coach_lines", ["coach_channel_id"])


def _add_refused_channels() -> None:
    """A coach's channel in which Slack took nothing any more keeps what people chose."""
    with op.batch_alter_table("coach_channels", schema=None) as batch_op:
        batch_op.add_column(sa.Column("refused", sa.Boolean(), nullable=False, server_default=sa.false()))


def _remove_refused_channels() -> None:
    with op.batch_alter_table("coach_channels", schema=None) as batch_op:
        batch_op.drop_column("refused")

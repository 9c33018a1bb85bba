"""The roadmap from a wish to a plan: why, what others say, the list, its order."""

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = "f02b6d81c3e4"
down_revision = "e17d0c5a92b6"


def upgrade() -> None:
    _add_what_others_say()
    _add_the_list()
    _add_what_is_told_of_goals()


def downgrade() -> None:
    for table in ("intention_readers", "intentions"):
        op.drop_table(table)
    with op.batch_alter_table("mailboxes", schema=None) as batch_op:
        batch_op.drop_column("intentions_muted_at")
    for table in ("item_areas", "items", "careers"):
        op.drop_table(table)
    _remove_what_others_say()


def _add_what_is_told_of_goals() -> None:
    with op.batch_alter_table("mailboxes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("intentions_muted_at", sa.DateTime(timezone=True), nullable=True))
    _make(
        "intentions",
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("telling", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("able", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        refers={"goal_id": "goals"},
    )
    op.create_index(op.f("ix_intentions_goal_id"), "intentions", ["goal_id"])
    _make(
        "intention_readers",
        sa.Column("intention_id", sa.Uuid(), nullable=False),
        sa.Column("slack_id", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=128), nullable=False),
        sa.UniqueConstraint(
            "intention_id", "slack_id", name=op.f("uq_intention_readers_intention_id_slack_id")
        ),
        refers={"intention_id": "intentions"},
    )


def _add_what_others_say() -> None:
    with op.batch_alter_table("mailboxes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("requests_muted_at", sa.DateTime(timezone=True), nullable=True))
    _make(
        "asks",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("back_on", sa.Date(), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        refers={"person_id": "people"},
    )
    op.create_index(op.f("ix_asks_person_id_asked_at"), "asks", ["person_id", "asked_at"])
    _make(
        "ask_requests",
        sa.Column("ask_id", sa.Uuid(), nullable=False),
        sa.Column("receiver_slack_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=32), nullable=False),
        sa.UniqueConstraint(
            "ask_id", "receiver_slack_id", name=op.f("uq_ask_requests_ask_id_receiver_slack_id")
        ),
        refers={"ask_id": "asks"},
    )
    op.create_index(op.f("ix_ask_requests_receiver_slack_id"), "ask_requests", ["receiver_slack_id"])
    _make(
        "ask_answers",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        *_told(),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("request_id", name=op.f("uq_ask_answers_request_id")),
        refers={"request_id": "ask_requests", "person_id": "people"},
    )
    op.create_index(op.f("ix_ask_answers_person_id"), "ask_answers", ["person_id"])
    _make(
        "told_notes",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("teller", sa.Text(), nullable=False),
        *_told(),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        refers={"person_id": "people"},
    )
    op.create_index(op.f("ix_told_notes_person_id_noted_at"), "told_notes", ["person_id", "noted_at"])
    own = sa.text("own")
    op.create_index(
        "uq_told_notes_own", "told_notes", ["person_id"], unique=True, sqlite_where=own, postgresql_where=own
    )


def _remove_what_others_say() -> None:
    for table in ("told_notes", "ask_answers", "ask_requests", "asks"):
        op.drop_table(table)
    with op.batch_alter_table("mailboxes", schema=None) as batch_op:
        batch_op.drop_column("requests_muted_at")


def _add_the_list() -> None:
    career = ("next_role", "eventually", "energise", "fulfil", "fits")
    _make(
        "careers",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in career),
        sa.Column("skipped", sa.String(length=128), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("person_id", name=op.f("uq_careers_person_id")),
        refers={"person_id": "people"},
    )
    _make(
        "items",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("category", sa.String(length=32), nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("motivation", sa.Integer(), nullable=True),
        sa.Column("in_line", sa.String(length=32), nullable=True),
        sa.Column("on_strengths", sa.String(length=32), nullable=True),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("parked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        refers={"person_id": "people"},
    )
    op.create_index(op.f("ix_items_person_id"), "items", ["person_id"])
    _make(
        "item_areas",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("goal_id", name=op.f("uq_item_areas_goal_id")),
        refers={"item_id": "items", "goal_id": "goals"},
    )
    op.create_index(op.f("ix_item_areas_item_id"), "item_areas", ["item_id"])


def _told() -> list[sa.Column[str]]:
    """The four answers."""
    names = ("strengths", "weaknesses", "skills", "experience")
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _make(table: str, *parts: sa.schema.SchemaItem, refers: Mapping[str, str]) -> None:
    """A table with an id inside one workspace; a row goes with each it refers to."""
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("workspace_id", sa.Uuid(), nullable=False),
        *parts,
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE"
            )
            for column, other in {**refers, "workspace_id": "workspaces"}.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )

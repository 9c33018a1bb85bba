"""Promises that become smaller or bigger, and what was said of them before."""

revision = "e17d0c5a92b6"
down_revision = "c4a90e7712d5"


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""

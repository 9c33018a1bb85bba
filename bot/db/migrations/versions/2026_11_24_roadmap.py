"""The roadmap from a wish to a plan: why, what others say, the list, its order."""

revision = "f02b6d81c3e4"
down_revision = "e17d0c5a92b6"


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""

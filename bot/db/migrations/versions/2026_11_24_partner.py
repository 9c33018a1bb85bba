"""What a partner sees and says, field by field."""

revision = "a6914e7fd058"
down_revision = "f02b6d81c3e4"


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    """Nothing yet."""

"""After two logged days: one sentence on telling somebody, and the way to (product.md, First ten minutes)."""

from bot.domain.deliveries import Kind
from bot.slack import ids
from bot.slack.blocks import actions, button, overflow, section
from bot.slack.message import Message
from bot.slack.why_views import why_option

WORDS = (
    "Telling one person helps many people keep going. You choose who, and what they see; nothing is shared "
    "now. I say this once."
)


def message() -> Message:
    """The sentence, with a way to invite somebody."""
    row = actions(
        button("Invite somebody", ids.PARTNER_INVITE),
        overflow("first partner", why_option(Kind.FIRST_PARTNER)),
    )
    return Message(f"{WORDS} [Invite somebody]", (section(WORDS), row))

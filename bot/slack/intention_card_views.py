"""What is told of a goal, as its readers get it, and what they can say to that."""

from collections.abc import Sequence

from bot.domain.deliveries import Kind
from bot.domain.intentions import Draft, Intention, Page, Telling
from bot.domain.people import Profile
from bot.slack import ids
from bot.slack.blocks import Block, actions, button, context, option, overflow, quote, section
from bot.slack.message import Message
from bot.slack.partner_text import name_of
from bot.slack.text import escape
from bot.slack.why_views import why_option

_LEADS = {
    Telling.INTENTION: "{} shares an intention{}.",
    Telling.PROGRESS: "{} shares{} how an intention is going.",
}
_ASKS_NOTHING = "Nothing is asked of you."
WILL_BE_ABLE = "What the team will be able to do that it cannot do today:"


def card(page: Page) -> Message:
    """What a reader gets."""
    first = lead(page.owner, page.intention.telling, in_channel=bool(page.reader.channel))
    lines = [first, f"“{escape(page.intention.words)}”"]
    if page.intention.able:
        lines += [WILL_BE_ABLE, f"“{escape(page.intention.able)}”"]
    lines.append(_ASKS_NOTHING)
    blocks = body(page.owner, page.intention, in_channel=bool(page.reader.channel))
    return Message("\n".join(lines), (*blocks, *_menu(page)))


def refused() -> Message:
    """Somebody wants none of these any more."""
    words = "Done. Nobody's goals are sent to you any more; nobody is told that you said so."
    return Message(
        f"{words} [Take them again]",
        (section(words), actions(button("Take them again", ids.INTENTION_TAKE_AGAIN))),
    )


def taken_again() -> Message:
    """Somebody takes them again."""
    return Message("All right: when somebody shares a goal with you, I pass it on again.")


def body(owner: Profile, told: Intention | Draft, *, in_channel: bool = True) -> list[Block]:
    """The words as they are read, below the line that says whose they are."""
    blocks = [section(lead(owner, told.telling, in_channel=in_channel)), quote(told.words)]
    blocks += [section(WILL_BE_ABLE), quote(told.able)] if told.able else []
    return [*blocks, context(_ASKS_NOTHING)]


def lead(owner: Profile, telling: Telling, *, in_channel: bool = True) -> str:
    """The first line: whose it is, and whether it is new or how it is going."""
    name = name_of(owner.person, owner.person.slack_user_id)
    return _LEADS[telling].format(name, "" if in_channel else " with you")


def _menu(page: Page) -> Sequence[Block]:
    if page.reader.channel:
        return ()
    return (
        actions(
            overflow(
                "intention",
                option("Don't send me these", ids.INTENTION_REFUSE),
                why_option(Kind.INTENTION),
            )
        ),
    )

"""What a coach, and whoever shows something, hears of their channel: it closed, it opened, it grew."""

from bot.domain.coaches import OPEN_FROM, CoachChannel
from bot.domain.deliveries import Kind
from bot.slack import ids
from bot.slack.blocks import actions, button, overflow, section
from bot.slack.coach_views import BOT_NAME
from bot.slack.message import Message
from bot.slack.text import escape
from bot.slack.why_views import why_option


def refused(channel: CoachChannel) -> Message:
    """What the coach hears, once, when Slack no longer takes the summary."""
    name = escape(channel.name)
    said = (
        f"Your summary in #{name} has stopped. Slack does not let me post there any more: the channel was "
        "archived, or I was taken out of it. Nothing is lost: what people chose for it is kept."
    )
    more = f"To go on: in the channel type /invite {BOT_NAME}, then /coach here."
    return Message(f"{said}\n{more}", (section(said), section(more)))


def opened(channel: CoachChannel) -> Message:
    """What the coach hears, once, when their channel is private no longer."""
    name = escape(channel.name)
    said = (
        f"#{name} is not private any more, so your summary there names nobody from now on, and I took the "
        f"names out of those that stand. It shows totals, from {OPEN_FROM} people on."
    )
    more = "For names again, make the channel private, or type /coach here in one that is."
    return Message(f"{said}\n{more}", (section(said), section(more)))


def grown(channel: CoachChannel, *, then: int, today: int) -> Message:
    """What somebody who shows something hears, once, when more may read it than they were shown."""
    name = escape(channel.name)
    if channel.private:
        said = (
            f"More people can read #{name} than when you chose what to show there: it was {then:,}, and is "
            f"{today:,} today. Is your choice still right?"
        )
    else:
        said = (
            f"#{name} is not private any more: others can read it than when you chose what to show there. I "
            "name nobody in it now; who chose to be named is counted in the totals. Is your choice still "
            "right?"
        )
    value = str(channel.id)
    row = actions(
        button("Change what I show", ids.COACH_CHOOSE, value),
        overflow("readers", why_option(Kind.READERS, value)),
    )
    return Message(f"A coach's channel has more readers.\n{said}", (section(said), row))

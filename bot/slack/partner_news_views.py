"""The news of a partnership: a yes, a no, no answer, the end."""

from decimal import Decimal

from bot.domain.deliveries import Kind
from bot.domain.partners import Agreement, Farewell
from bot.slack import ids
from bot.slack.blocks import actions, button, overflow, section
from bot.slack.message import Message
from bot.slack.partner_text import goals, member, partner, seen, spoken, until
from bot.slack.text import counted, escape, listed
from bot.slack.why_views import why_option


def accepted(agreement: Agreement) -> Message:
    """To the member: a yes."""
    who = partner(agreement)
    words = f"{who} said yes."
    terms = (
        f"Until {until(agreement)} {who} sees {goals(agreement.goals) or 'no goal just now'}: "
        f"{seen(agreement, to_member=True)}."
    )
    label = f"What {spoken(agreement.partner, 'your partner')} sees"
    row = actions(
        button(label, ids.PARTNER_SEES, str(agreement.partnership.id)),
        overflow("partner_news", why_option(Kind.PARTNER_NEWS)),
    )
    return Message(f"{words}\n{terms}\n[{escape(label)}]", (section(f"{words} {terms}"), row))


def declined(agreement: Agreement) -> Message:
    """To the member: a no for good."""
    words = (
        f"Your invitation is closed. {partner(agreement)} takes no invitations from me; nothing was shown."
    )
    return _news(words, Kind.PARTNER_NEWS)


def expired(agreement: Agreement, *, went_out: bool = True) -> Message:
    """To the member: no answer came, or the question never reached them."""
    who = partner(agreement)
    why = f"No answer came from {who}" if went_out else f"It never reached {who}"
    words = f"Your invitation has run out. {why}; nothing was shown."
    return _news(words, Kind.INVITATION_EXPIRY)


def left(agreement: Agreement, *, thanks: bool) -> Message:
    """To the member: the partner has ended it."""
    who = partner(agreement)
    words = f"Your partnership with {who} has ended. Nothing more goes to {who}."
    return _news(f"{words} {who} says thank you." if thanks else words, Kind.PARTNER_NEWS)


def thanked(facts: Farewell) -> Message:
    """To the partner: the member has ended it, with thanks."""
    name = member(facts.agreement)
    came_to = [
        counted(Decimal(number), unit) + more
        for number, unit, more in (
            (facts.weeks, "weeks", ""),
            (facts.reached, "goals", " reached"),
            (facts.words, "notes", " from you"),
        )
        if number
    ]
    summary = f" {listed(came_to)}." if came_to else ""
    words = f"You and {name} have finished here; nothing more will come.{summary} {name} says thank you."
    menu = overflow("partner_news", why_option(Kind.PARTNER_NEWS))
    return Message(words, (section(words, menu),))


def ended(agreement: Agreement, *, by_member: bool, thanks: bool) -> str:
    """What an end means, to who ended it."""
    if not by_member:
        told = "is told once, with your thanks" if thanks else "is told once, in one neutral sentence"
        whose = member(agreement)
        return f"You are no longer {whose}'s partner. {whose} {told}. Nothing more comes."
    who = partner(agreement)
    if agreement.partnership.accepted_at is None:
        return f"Your invitation to {who} is taken back."
    told = (
        f"{who} gets your thanks, and after that nothing more." if thanks else f"Nothing more goes to {who}."
    )
    return f"You and {who} have finished here. {told}"


def _news(words: str, kind: Kind) -> Message:
    row = actions(
        button("Invite somebody else", ids.PARTNER_INVITE), overflow("partner_news", why_option(kind))
    )
    return Message(f"{words} [Invite somebody else]", (section(words), row))

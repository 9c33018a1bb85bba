"""The news of a partnership: a yes, a no, no answer, the end."""

from decimal import Decimal

from bot.domain.deliveries import Kind
from bot.domain.partners import Agreement, Farewell, TimeIsUp
from bot.domain.sharing import PARTNERSHIP_WEEKS, PartnershipState
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
    came_to = _summary(facts, " from you")
    summary = f" {came_to}." if came_to else ""
    words = f"You and {name} have finished here; nothing more will come.{summary} {name} says thank you."
    menu = overflow("partner_news", why_option(Kind.PARTNER_NEWS))
    return Message(words, (section(words, menu),))


def gone(agreement: Agreement) -> Message:
    """To the member: the partner's account is no longer there."""
    who = partner(agreement)
    return _news(
        f"Your partnership with {who} has ended. That account is no longer active; nothing goes to it.",
        Kind.PARTNER_NEWS,
    )


def time_is_up(facts: TimeIsUp) -> Message:
    """To the member: the last day is over, what it came to, and one question; once answered, the answer."""
    agreement = facts.came_to.agreement
    who, value = partner(agreement), str(agreement.partnership.id)
    words = f"Your time with {who} ended on {until(agreement)}; nothing goes to {who} any more."
    if summary := _summary(facts.came_to, f" from {who}"):
        words += f" Together: {summary}."
    menu = overflow("time_is_up", why_option(Kind.TIME_IS_UP))
    if answer := _answered(facts, who):
        words += f" {answer}"
        return Message(words, (section(words), actions(menu)))
    asks = (
        f"Shall the two of you go on? Then I ask {who} for {PARTNERSHIP_WEEKS} more weeks, on the same "
        "terms. Without an answer I do nothing."
    )
    row = actions(
        button("Go on", ids.PARTNER_GO_ON, value, primary=True),
        button("Say thank you", ids.PARTNER_THANK, value),
        menu,
    )
    return Message(f"{words}\n{asks}\n[Go on] [Say thank you]", (section(words), section(asks), row))


def _answered(facts: TimeIsUp, who: str) -> str:
    """What the member chose, and what came of it; '' while it is open."""
    if facts.thanked:
        return f"{who} has your thanks."
    if facts.next_up is None:
        closed = facts.came_to.agreement.partnership.state is not PartnershipState.ACCEPTED
        return f"You and {who} have finished here." if closed else ""
    if facts.next_up.runs:
        return f"{who} goes on with you until {until(facts.next_up)}."
    if facts.next_up.partnership.state is PartnershipState.INVITED:
        return f"{who} is asked whether to go on."
    return f"You and {who} have finished here."


def _summary(facts: Farewell, whose: str) -> str:
    """What it came to: "12 weeks, 2 goals reached and 4 notes from you"."""
    counts = ((facts.weeks, "weeks", ""), (facts.reached, "goals", " reached"), (facts.words, "notes", whose))
    return listed([counted(Decimal(number), unit) + more for number, unit, more in counts if number])


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

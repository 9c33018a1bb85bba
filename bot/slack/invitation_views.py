"""An invitation as its receiver reads it, from the question to what became of it."""

from datetime import datetime

from bot.domain.deliveries import Kind
from bot.domain.partners import Agreement
from bot.domain.sharing import Field, PartnershipState
from bot.slack import ids
from bot.slack.blocks import Block, View, actions, button, modal, option, overflow, quote, section
from bot.slack.message import Message
from bot.slack.partner_text import (
    TITLES,
    asks_head,
    asks_line,
    asks_words,
    goals,
    member,
    open_until,
    seen,
    spoken,
    talk_option,
    unseen,
    until,
)
from bot.slack.previews import fingerprint_of
from bot.slack.text import escape
from bot.slack.why_views import why_option

LISTED_MAX = 40
"""Goals listed one by one."""


def card(agreement: Agreement, now: datetime) -> Message:
    """The one message an invitation is; it always says how things stand."""
    if agreement.can_be_accepted(now):
        return _question(agreement)
    if agreement.runs:
        return _agreed(agreement)
    return _closed(agreement)


def offer(agreement: Agreement) -> list[Block]:
    """What is asked, as the receiver reads it; a preview shows the same."""
    blocks = [section(f"{_banner(agreement)} {_terms(agreement)}")]
    if agreement.partnership.asks:
        blocks += [section(asks_head(agreement)), quote(asks_words(agreement))]
    return blocks


def fingerprint(agreement: Agreement) -> str:
    """Tells whether what was previewed is what would be sent."""
    return fingerprint_of(agreement.partnership.partner_slack_id, offer(agreement))


def would_see(agreement: Agreement) -> View:
    """What a yes would show, in full; for the receiver's eyes alone."""
    name = member(agreement)
    listed = [f"• {escape(goal.short_name)}" for goal in agreement.goals[:LISTED_MAX]]
    if (rest := len(agreement.goals) - LISTED_MAX) > 0:
        listed.append(f"• and {rest} more")
    says = "You could write a word to {0}; {0} sees it as yours." if _may_write(agreement) else ""
    lines = [
        f"For each of these goals of {name} you would see the short name; {seen(agreement)}.",
        "\n".join(listed),
        f"You would not see: {unseen(agreement)}. A goal made later is shown only if {name} says so.",
        says.format(name),
        asks_line(agreement),
        f"{name} sees that you said yes, and nothing else of yours. Either of you can end it at any time.",
    ]
    return modal("What you would see", "page", [section(line) for line in lines if line])


def not_now(agreement: Agreement) -> Message:
    """No answer is an answer: nothing is passed on."""
    words = (
        f"All right. I tell {member(agreement)} nothing. The invitation stays open until "
        f"{open_until(agreement, agreement.partner or agreement.member)}; after that I ask no more."
    )
    return Message(words, (section(words),))


def _banner(agreement: Agreement) -> str:
    again = " again" if agreement.again else ""
    return f"{member(agreement)} would like you as a {TITLES[agreement.partnership.role]}{again}."


def _terms(agreement: Agreement) -> str:
    return (
        f"It is about {goals(agreement.goals)}, until {until(agreement)}. You would see: {seen(agreement)}. "
        "At most one message a day."
    )


def _question(agreement: Agreement) -> Message:
    value, name = str(agreement.partnership.id), spoken(agreement.member, "them")
    blocks = [
        *offer(agreement),
        actions(
            button("Yes, gladly", ids.PARTNER_ACCEPT, value, primary=True),
            button("Not now", ids.PARTNER_NOT_NOW, value),
            overflow(
                "invitation",
                talk_option(agreement.member, agreement.team_id, f"Ask {name} first"),
                option("What exactly would I see?", ids.PARTNER_WOULD_SEE, value),
                option("Don't send me these", ids.PARTNER_REFUSE, value),
                why_option(Kind.INVITATION, value),
            ),
        ),
    ]
    return Message(_text(_banner(agreement), _terms(agreement), asks_line(agreement)), tuple(blocks))


def _agreed(agreement: Agreement) -> Message:
    value, name = str(agreement.partnership.id), spoken(agreement.member, "them")
    banner = f"You are {member(agreement)}'s {TITLES[agreement.partnership.role]}."
    terms = (
        f"It is about {goals(agreement.goals) or 'no goal just now'}, until {until(agreement)}. "
        f"You see: {seen(agreement)}. At most one message a day."
    )
    blocks = [section(f"{banner} {terms}")]
    if agreement.partnership.asks:
        blocks += [section(asks_head(agreement)), quote(asks_words(agreement))]
    menu = overflow(
        "agreement",
        talk_option(agreement.member, agreement.team_id, f"Talk to {name}"),
        option(f"Stop being {name}'s partner", ids.PARTNER_END, value),
        why_option(Kind.INVITATION),
    )
    blocks.append(actions(button("What I see", ids.PARTNER_SEES, value), menu))
    return Message(_text(banner, terms, asks_line(agreement)), tuple(blocks))


def _closed(agreement: Agreement) -> Message:
    name, partnership = member(agreement), agreement.partnership
    if partnership.state is PartnershipState.DECLINED:
        words = (
            f"You get no more invitations from me. {name} is told once that you take none. "
            "/partner lets them in again."
        )
    elif partnership.accepted_at is not None:
        words = f"You are no longer {name}'s partner here. Nothing more comes."
    elif partnership.state is PartnershipState.ENDED:
        words = f"{name} has taken this invitation back."
    else:
        words = f"This invitation from {name} is no longer open. Nothing was shown."
    return Message(words, (section(words),))


def _may_write(agreement: Agreement) -> bool:
    return bool(agreement.sees(Field.WORD))


def _text(*parts: str) -> str:
    """Everything a message says, for who reads it without its blocks."""
    return "\n".join(part for part in parts if part)

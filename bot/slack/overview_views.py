"""Who stands beside whom, in one list: what one was asked, one's partners, whom one helps."""

from collections.abc import Sequence

from bot.domain.partners import Agreement, Overview
from bot.domain.sharing import PartnershipState
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    modal,
    numbered,
    option,
    overflow,
    section,
)
from bot.slack.message import Message
from bot.slack.partner_text import TITLES, goals, member, open_until, partner, spoken, talk_option, until
from bot.slack.partner_views import hear_option
from bot.slack.text import cut, escape

BANNER = "Your partners."
"""The first sentence, which holds no names of goals (product.md, Consent)."""
SHOWN_MAX = 6
"""Agreements of each sort in a message."""
PAGE = 40
"""Agreements on one page, of all sorts: with what is around them far below Slack's 100 blocks."""
LINE_MAX = 400
"""Characters of one line: eighteen of them fit a message."""
_Line = tuple[str, Element | None]


def overview(facts: Overview, said: str = "") -> Message:
    """Who is one's partner, what they see, whom one helps; `said` is what was just done.

    What has no room in a message is a press away.
    """
    asked, mine, helped = facts.asked[:SHOWN_MAX], facts.mine[:SHOWN_MAX], facts.helped[:SHOWN_MAX]
    lines = [*_said(said), *_lines(asked, mine, helped), *_nobody(facts), *_none_taken(facts)]
    buttons = _buttons(facts)
    if hidden := len(_everybody(facts)) - len(asked) - len(mine) - len(helped):
        lines.append((f"And {hidden} more.", None))
        buttons.insert(0, button("Show all", ids.PARTNER_OVERVIEW, spoken="Show all partners"))
    labels = " ".join(f"[{each['text']['text']}]" for each in buttons)
    banner = [BANNER] if _everybody(facts) else []
    text = "\n".join([*banner, *(_with_choices(line, menu) for line, menu in lines), labels])
    return Message(text, (*_sections(lines), actions(*buttons)))


def overview_page(facts: Overview, said: str = "", at: int = 0) -> View:
    """The same as a page, one of as many as it takes; `at` counts from 0, and stays within them."""
    everybody = _lines(facts.asked, facts.mine, facts.helped)
    pages = max(1, -(-len(everybody) // PAGE))
    at = min(max(at, 0), pages - 1)
    shown = everybody[at * PAGE : (at + 1) * PAGE]
    lines = [*_said(said), *shown, *_nobody(facts), *_none_taken(facts)]
    blocks = [*_sections(lines), *_turning(at, pages), actions(*_buttons(facts))]
    return modal("Partners", "page", blocks)


def _everybody(facts: Overview) -> tuple[Agreement, ...]:
    return (*facts.asked, *facts.mine, *facts.helped)


def _lines(asked: Sequence[Agreement], mine: Sequence[Agreement], helped: Sequence[Agreement]) -> list[_Line]:
    """A line for each with its menu; what waits for an answer comes first."""
    lines: list[_Line] = [(_asked(each), _asked_menu(each, n)) for n, each in enumerate(asked)]
    lines += [(_mine(each), _mine_menu(each, n)) for n, each in enumerate(mine)]
    lines += [(_helped(each), _helped_menu(each, n)) for n, each in enumerate(helped)]
    return lines


def _said(said: str) -> list[_Line]:
    return [(said, None)] if said else []


def _nobody(facts: Overview) -> list[_Line]:
    if _everybody(facts):
        return []
    return [("You have no partner yet. Telling one person what you want helps many people keep going.", None)]


def _none_taken(facts: Overview) -> list[_Line]:
    return [("You get no invitations from others.", None)] if facts.takes_none else []


def _buttons(facts: Overview) -> list[Element]:
    again = [button("Let them in again", ids.PARTNER_TAKE_AGAIN)] if facts.takes_none else []
    invite = button("Invite somebody", ids.PARTNER_INVITE)
    return [invite, button("Copy for my coach", ids.PARTNER_COPY), *again]


def _sections(lines: Sequence[_Line]) -> list[Block]:
    return [section(cut(line, LINE_MAX), menu) for line, menu in lines]


def _turning(at: int, pages: int) -> list[Block]:
    if pages == 1:
        return []
    ways = {at - 1: "Page before", at + 1: "Next page"}
    row = [
        button(label, numbered(ids.PARTNER_OVERVIEW, to), str(to), spoken=f"{label} of partners")
        for to, label in ways.items()
        if 0 <= to < pages
    ]
    return [actions(*row), context(f"Page {at + 1} of {pages}.")]


def _with_choices(line: str, menu: Element | None) -> str:
    """A line with what its menu offers, for who reads the text alone."""
    if menu is None:
        return cut(line, LINE_MAX)
    offered = (escape(each["text"]["text"]) for each in menu["options"])
    return f"{cut(line, LINE_MAX)} {' '.join(f'[{each}]' for each in offered)}"


def _mine(agreement: Agreement) -> str:
    who, partnership = partner(agreement), agreement.partnership
    if partnership.state is PartnershipState.INVITED:
        asked = f"You invited {who} for {goals(agreement.goals)}."
        return f"{asked} No answer yet; it stays open until {open_until(agreement, agreement.member)}."
    if agreement.partner and agreement.partner.deactivated:
        return f"{who} is your partner, but that account is no longer active: nothing goes to it."
    about = goals(agreement.goals) or "none of your goals"
    return f"{who} is your {TITLES[partnership.role]} until {until(agreement)} and sees {about}."


def _helped(agreement: Agreement) -> str:
    about = goals(agreement.goals) or "no goal just now"
    title = TITLES[agreement.partnership.role]
    return f"You are {member(agreement)}'s {title} until {until(agreement)}: {about}."


def _asked(agreement: Agreement) -> str:
    about = f"{goals(agreement.goals)}, until {until(agreement)}"
    return f"{member(agreement)} would like you as a {TITLES[agreement.partnership.role]} for {about}."


def _mine_menu(agreement: Agreement, number: int) -> Element:
    value, who = str(agreement.partnership.id), spoken(agreement.partner, "your partner")
    if agreement.partnership.state is PartnershipState.INVITED:
        return overflow(
            f"invited{number}",
            option("Choose goals…", ids.PARTNER_GOALS, value),
            option("Take it back", ids.PARTNER_END, value),
        )
    return overflow(
        f"partner{number}",
        option(f"What {who} sees", ids.PARTNER_SEES, value),
        option("Ask for a word…", ids.PARTNER_ASK, value),
        option("Ask to look at my plan…", ids.PARTNER_ASK_PLAN, value),
        option("End quietly", ids.PARTNER_END, value),
        option("End with thanks", ids.PARTNER_END_THANKS, value),
    )


def _helped_menu(agreement: Agreement, number: int) -> Element:
    value, name = str(agreement.partnership.id), spoken(agreement.member, "them")
    return overflow(
        f"helped{number}",
        option("What I see", ids.PARTNER_SEES, value),
        talk_option(agreement.member, agreement.team_id, f"Talk to {name}"),
        hear_option(agreement.partnership),
        option("End quietly", ids.PARTNER_END, value),
        option("End with thanks", ids.PARTNER_END_THANKS, value),
    )


def _asked_menu(agreement: Agreement, number: int) -> Element:
    value, name = str(agreement.partnership.id), spoken(agreement.member, "them")
    return overflow(
        f"asked{number}",
        option("Yes, gladly", ids.PARTNER_ACCEPT, value),
        option("What exactly would I see?", ids.PARTNER_WOULD_SEE, value),
        talk_option(agreement.member, agreement.team_id, f"Ask {name} first"),
        option("Don't send me these", ids.PARTNER_REFUSE, value),
    )

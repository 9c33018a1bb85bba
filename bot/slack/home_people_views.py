"""People on Home: partners, members somebody helps, what others ask, feedback given, channels coached."""

from bot.domain.home_facts import HomeFacts
from bot.domain.partners import Agreement
from bot.slack import gathered_views, ids
from bot.slack.blocks import Block, button, divider, header, section
from bot.slack.partner_text import TITLES, member, name_of, partner, spoken
from bot.slack.text import escape

MINE_SHOWN = 4
HELPED_SHOWN = 8
ASKED_SHOWN = 3
CHANNELS_SHOWN = 3
"""Lines of each sort before Home says how many more there are."""


def people(facts: HomeFacts) -> list[Block]:
    """Who stands beside whom, and what waits to be answered, which comes first; nothing for nobody."""
    found = [
        *_asked(facts),
        *gathered_views.waiting(facts.gathering),
        *_mine(facts),
        *_helped(facts),
        *gathered_views.on_home(facts.gathering),
        *_given(facts),
        *_coached(facts),
    ]
    return [divider(), header("People"), *found] if found else []


def _asked(facts: HomeFacts) -> list[Block]:
    return [
        section(
            f"*{member(each)}* would like you as a {TITLES[each.partnership.role]}.",
            button("Answer", ids.PARTNER_OVERVIEW, spoken=f"Answer the invitation of {_said(each, place)}"),
        )
        for place, each in enumerate(facts.people.asked[:ASKED_SHOWN], start=1)
    ] + _more(len(facts.people.asked) - ASKED_SHOWN, "invitations")


def _mine(facts: HomeFacts) -> list[Block]:
    blocks = []
    for place, each in enumerate(facts.people.mine[:MINE_SHOWN], start=1):
        if not each.runs:
            invited = name_of(each.partner, each.partnership.partner_slack_id)
            blocks.append(section(f"*{invited}* has your invitation."))
            continue
        label = f"What {spoken(each.partner, 'they')} {'sees' if each.partner else 'see'}"
        blocks.append(
            section(
                f"*{partner(each)}* is your {TITLES[each.partnership.role]}. {_heard(facts, each)}",
                button(label, ids.PARTNER_SEES, str(each.partnership.id), spoken=f"{label}, partner {place}"),
            )
        )
    return blocks + _more(len(facts.people.mine) - MINE_SHOWN, "partners")


def _heard(facts: HomeFacts, agreement: Agreement) -> str:
    if agreement.partner and agreement.partner.deactivated:
        return "That account is no longer active: nothing goes to it."
    count = facts.others.heard.get(agreement.partnership.id, 0)
    if not count:
        return "No message about you this month."
    return f"{'1 message' if count == 1 else f'{count} messages'} about you this month."


def _helped(facts: HomeFacts) -> list[Block]:
    blocks = []
    for place, each in enumerate(facts.people.helped[:HELPED_SHOWN], start=1):
        count = facts.others.waiting.get(each.partnership.id, 0)
        waits = "1 message waits" if count == 1 else f"{count} messages wait"
        says = f"{waits} for you in your messages here." if count else "Nothing waits for you."
        blocks.append(
            section(
                f"You help *{member(each)}*. {says}",
                button(
                    "Open",
                    ids.PARTNER_SEES,
                    str(each.partnership.id),
                    spoken=f"Open what you see of {_said(each, place)}",
                ),
            )
        )
    return blocks + _more(len(facts.people.helped) - HELPED_SHOWN, "people you help")


def _given(facts: HomeFacts) -> list[Block]:
    if not facts.others.gave:
        return []
    return [section("Feedback you gave to others.", button("What I gave", ids.FEEDBACK_RECORD))]


def _coached(facts: HomeFacts) -> list[Block]:
    return [
        section(
            f"You coach in *#{escape(each.name)}*.",
            button("My board", ids.COACH_BOARD, str(each.id), spoken=f"My board of #{each.name}, {place}"),
        )
        for place, each in enumerate(facts.others.coaches[:CHANNELS_SHOWN], start=1)
    ] + _more(len(facts.others.coaches) - CHANNELS_SHOWN, "channels", "/coach")


def _more(hidden: int, what: str, where: str = "/partner") -> list[Block]:
    return [section(f"And {hidden} more {what}; {where} shows them.")] if hidden > 0 else []


def _said(agreement: Agreement, place: int) -> str:
    """A member on a button that is read aloud, told from others of the same name."""
    return f"{spoken(agreement.member, 'this person')}, {place}"

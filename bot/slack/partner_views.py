"""What a partner sees, which goals are shown, how often they hear."""

from collections.abc import Sequence
from uuid import UUID

from bot.domain.partners import Agreement, Shown
from bot.domain.people import Introduction
from bot.domain.sharing import Partnership, Role
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    modal,
    numbered,
    option,
    quote,
    section,
)
from bot.slack.message import Message
from bot.slack.partner_text import (
    asks_head,
    asks_words,
    goals,
    member,
    partner,
    seen,
    spoken,
    until,
)
from bot.slack.seen_text import seen_line
from bot.slack.text import cut, escape, listed

BUTTONS_MAX = 6
"""Partners who do not see a goal, a button each."""
GOALS_MAX = 20
NAME_ON_BUTTON = 40


def shown(facts: Shown, *, to_partner: bool) -> View:
    """Everything the partner sees now, to either of the two."""
    agreement = facts.agreement
    who, whose = partner(agreement), member(agreement)
    head = f"This is what you see of {whose}." if to_partner else f"This is what {who} sees of yours."
    reader = agreement.partner if to_partner and agreement.partner else agreement.member
    lines = [seen_line(each, agreement, reader.locale) for each in facts.goals[:GOALS_MAX]]
    if (rest := len(facts.goals) - GOALS_MAX) > 0:
        lines.append(f"And {rest} more.")
    besides = seen(agreement, to_member=not to_partner)
    besides = f"Besides the short names: {besides}. Until {until(agreement)}."
    blocks = [section(head), *map(section, lines or ["No goal just now."]), section(besides)]
    if agreement.partnership.asks:
        blocks += [section(asks_head(agreement)), quote(asks_words(agreement))]
    if not to_partner:
        change = button("Change what they see", ids.PARTNER_GOALS, str(agreement.partnership.id))
        blocks.append(actions(change))
    return modal("What is shown", "page", blocks)


def share_buttons(goal_id: UUID, agreements: Sequence[Agreement]) -> list[Element]:
    """A button for each partner who does not see a goal: "Show it to Grace"."""
    return [
        button(
            f"Show it to {spoken(each.partner, f'partner {place + 1}')}",
            numbered(ids.PARTNER_SHARE, place),
            f"{each.partnership.id} {goal_id}",
        )
        for place, each in enumerate(agreements[:BUTTONS_MAX])
    ]


def share_question(goal_id: UUID, agreements: Sequence[Agreement]) -> list[Block]:
    """Whether the partners who do not see a new goal should; not yet, as long as nothing is pressed."""
    if not agreements:
        return []
    names = listed([escape(each.partner.name) for each in agreements if each.partner] or ["Your partner"])
    asked = section(f"Should {names} see this one? Not yet, unless you say so.")
    return [asked, actions(*share_buttons(goal_id, agreements), block_id="share")]


def shared(agreement: Agreement) -> str:
    """The goals a partner sees after a change."""
    who = partner(agreement)
    if not agreement.goals:
        return f"{who} sees none of your goals now."
    would = "sees" if agreement.runs else "would see"
    return f"{who} {would} {goals(agreement.goals)} from now on."


def hears(agreement: Agreement) -> str:
    """How often a partner hears from now on."""
    whose = member(agreement)
    if agreement.partnership.weekly:
        return f"You hear of {whose} once a week from now on, on the day of summaries in /goal settings."
    return f"You hear of {whose} as it happens again, at most one message a day."


def hear_option(agreement: Partnership) -> Element:
    """The entry that changes how often a partner hears."""
    if agreement.weekly:
        return option("As it happens instead", ids.PARTNER_AT_ONCE, str(agreement.id))
    return option("Once a week instead", ids.PARTNER_WEEKLY, str(agreement.id))


def line(words: str) -> Message:
    """A sentence as an answer."""
    return Message(words, (section(words),))


def opener(who: Introduction, role: Role) -> Message:
    """The way to the form from a message, which can't open one (Slack reference: trigger ids)."""
    label = f"Invite {cut(who.name, NAME_ON_BUTTON) or 'them'}"
    words = "An invitation takes a form, and a message can't open one. One press does."
    row = actions(button(label, ids.PARTNER_INVITE, f"{who.slack_user_id} {role}", primary=True))
    return Message(f"{words} [{escape(label)}]", (section(words), row))


def no_goal() -> Message:
    """Somebody without a goal looks for a partner."""
    words = "A partner stands beside you for a goal, and you have none yet. Begin with one."
    row = actions(button("New goal", ids.GOAL_NEW, primary=True))
    return Message(f"{words} [New goal]", (section(words), row))

"""Who stands beside whom: the overview, what a partner sees, which goals are shown."""

from collections.abc import Sequence
from uuid import UUID

from bot.domain.partners import Agreement, Overview, Shown
from bot.domain.people import Introduction
from bot.domain.sharing import Partnership, PartnershipState, Role
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
    overflow,
    quote,
    section,
)
from bot.slack.message import Message
from bot.slack.partner_text import (
    TITLES,
    asks_head,
    asks_words,
    goals,
    member,
    open_until,
    partner,
    seen,
    spoken,
    talk_option,
    until,
)
from bot.slack.seen_text import seen_line
from bot.slack.text import cut, escape, listed

BANNER = "Your partners."
"""The first sentence, which holds no names of goals (product.md, Consent)."""
SHOWN_MAX = 6
"""Agreements of each sort in one overview."""
GOALS_MAX = 20
NAME_ON_BUTTON = 40
LINE_MAX = 400
"""Characters of one line: eighteen of them fit a message."""


def overview(facts: Overview, said: str = "") -> Message:
    """Who is one's partner, what they see, whom one helps; `said` is what was just done."""
    lines: list[tuple[str, Element | None]] = [(said, None)] if said else []
    lines += [(_asked(each), _asked_menu(each, n)) for n, each in enumerate(facts.asked[:SHOWN_MAX])]
    lines += [(_mine(each), _mine_menu(each, n)) for n, each in enumerate(facts.mine[:SHOWN_MAX])]
    lines += [(_helped(each), _helped_menu(each, n)) for n, each in enumerate(facts.helped[:SHOWN_MAX])]
    if not (facts.mine or facts.helped or facts.asked):
        lines.append(
            ("You have no partner yet. Telling one person what you want helps many people keep going.", None)
        )
    hidden = sum(max(len(each) - SHOWN_MAX, 0) for each in (facts.asked, facts.mine, facts.helped))
    if hidden:
        lines.append((f"And {hidden} more.", None))
    buttons = [
        button("Invite somebody", ids.PARTNER_INVITE),
        button("Copy for my coach", ids.PARTNER_COPY),
    ]
    if facts.takes_none:
        lines.append(("You get no invitations from others.", None))
        buttons.append(button("Let them in again", ids.PARTNER_TAKE_AGAIN))
    labels = " ".join(f"[{each['text']['text']}]" for each in buttons)
    lines = [(cut(line, LINE_MAX), menu) for line, menu in lines]
    blocks: list[Block] = [section(line, menu) for line, menu in lines]
    banner = [BANNER] if facts.mine or facts.helped or facts.asked else []
    text = "\n".join([*banner, *(_with_choices(line, menu) for line, menu in lines), labels])
    return Message(text, (*blocks, actions(*buttons)))


def overview_page(facts: Overview, said: str = "") -> View:
    """The same as a page."""
    return modal("Partners", "page", overview(facts, said).blocks)


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
        for place, each in enumerate(agreements[:SHOWN_MAX])
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


def _with_choices(line: str, menu: Element | None) -> str:
    """A line with what its menu offers, for who reads the text alone."""
    if menu is None:
        return line
    offered = (escape(each["text"]["text"]) for each in menu["options"])
    return f"{line} {' '.join(f'[{each}]' for each in offered)}"


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

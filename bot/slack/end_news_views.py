"""What a partner who sees a goal reads of its end, and the form that shows it before it goes out."""

from collections.abc import Sequence

from bot.domain.deliveries import Kind
from bot.domain.ends import LINE_MAX, EndedGoal, EndNews, PartnerEnd
from bot.domain.partners import Agreement
from bot.domain.people import DEFAULT_LOCALE
from bot.domain.sharing import Field, goals_with
from bot.slack import ids
from bot.slack.blocks import Block, View, actions, field, modal, overflow, quote, section, text_input
from bot.slack.end_views import came_to
from bot.slack.message import Message
from bot.slack.partner_text import name_of, partner, spoken
from bot.slack.payloads import pack
from bot.slack.text import escape, listed
from bot.slack.why_views import why_option

PARTNERS_SHOWN = 10
"""Partners in one form, each with the words they get and a line to add."""


def to_partner(facts: PartnerEnd) -> Message:
    """What the partner gets: a neutral sentence, or thanks; nobody's words in its first one."""
    banner, words = _banner(facts), words_for(facts)
    menu = overflow("goal_end", why_option(Kind.GOAL_END))
    if not facts.words:
        return Message(f"{banner} {words}", (section(f"{banner} {words}"), actions(menu)))
    adds = f"{_owner(facts)} adds:"
    text = f"{banner} {words} {adds} “{escape(facts.words)}”"
    return Message(text, (section(f"{banner} {words}\n{adds}"), quote(facts.words), actions(menu)))


def words_for(facts: PartnerEnd) -> str:
    """The sentence itself, as its owner sees it first."""
    name, goal = _owner(facts), facts.facts.goal
    if facts.what is EndNews.CLOSED:
        return f"{name} has closed *{escape(goal.short_name)}*. Nothing is asked of you."
    locale = facts.reader.locale if facts.reader else DEFAULT_LOCALE
    stands = f": {came_to(facts.facts, facts.hit_on, facts.today, locale)}" if facts.numbers else ""
    return f"{name} has reached *{escape(goal.short_name)}*{stands}. {name} says thank you."


def thank_form(ended: EndedGoal) -> View:
    """The words each partner gets, and a line to add."""
    blocks: list[Block] = []
    for each in ended.hearers[:PARTNERS_SHOWN]:
        blocks += [section(f"{partner(each)} gets: “{preview(ended, each)}”"), _line(each)]
    to = " ".join(str(each.partnership.id) for each in ended.hearers[:PARTNERS_SHOWN])
    return modal(
        "Say thank you",
        ids.END_THANK_FORM,
        blocks,
        submit="Send",
        close="Cancel",
        metadata=pack(goal=str(ended.goal.id), to=to),
    )


def preview(ended: EndedGoal, agreement: Agreement, what: EndNews = EndNews.THANKS) -> str:
    """What a partner will read, to the letter."""
    return words_for(
        PartnerEnd(
            what,
            ended.facts,
            ended.hit_on,
            ended.profile.person,
            agreement.partner,
            ended.today,
            numbers=ended.goal.id in goals_with(agreement.grants, Field.NUMBERS),
        )
    )


def thanked(ended: EndedGoal) -> View:
    """The thanks are on their way."""
    return modal("Say thank you", "page", [section(on_its_way(ended.told, "Your thanks are"))], close="Done")


def on_its_way(told: Sequence[Agreement], what: str) -> str:
    """Who is going to read it."""
    names = listed([partner(each) for each in told])
    return (
        f"{what} on the way to {names}, at an hour that is not quiet there." if names else "Nobody is told."
    )


def _line(each: Agreement) -> Block:
    name = spoken(each.partner, "your partner")
    return field(
        str(each.partnership.id),
        f"A line of yours for {name}",
        text_input(max_length=LINE_MAX),
        optional=True,
    )


def _banner(facts: PartnerEnd) -> str:
    return "A goal is closed." if facts.what is EndNews.CLOSED else "Good news, and a thank you."


def _owner(facts: PartnerEnd) -> str:
    return name_of(facts.owner, facts.owner.slack_user_id)

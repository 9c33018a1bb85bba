"""A member turns to a partner: the small form, the partner's message, what they draft, words to copy."""

from bot.domain.deliveries import Kind
from bot.domain.goals import Commitment
from bot.domain.home_facts import HomeFacts
from bot.domain.partners import Agreement
from bot.domain.progress import GoalFacts
from bot.domain.to_partner import LINE_MOST, WINS, AskCard, PlanLine, Turned, What
from bot.slack import ids
from bot.slack.blocks import (
    SECTION_MAX,
    Element,
    View,
    actions,
    button,
    context,
    copyable,
    field,
    link_button,
    modal,
    option,
    overflow,
    quote,
    section,
    text_input,
)
from bot.slack.change_text import asks, until
from bot.slack.goal_views import goal_line
from bot.slack.message import Message
from bot.slack.pace_text import level_words, until_words
from bot.slack.partner_text import name_of, partner
from bot.slack.payloads import pack
from bot.slack.promise_text import PERIODS, promise_line
from bot.slack.slip_text import BUTTON_NAME_MAX, fitting
from bot.slack.slip_text import name_of as called
from bot.slack.text import cut, day, escape, plainly, quoted
from bot.slack.why_views import why_option

WORDS = "words"
GOALS_SHOWN = 8
PROMISES_SHOWN = 6
LINE_MAX = 150
GOAL_MAX = 600
"""Characters of one goal with its promises: eight of them fit a message with a line of the member's."""
_BANNERS = {
    What.WORD: "{} asks you for a word.",
    What.PLAN: "{} asks you to look at a plan.",
    What.NOTE: "{} asked me to pass this on.",
    What.KEPT: "Good news from {}.",
    What.BACK: "Good news from {}.",
    What.REACHED: "Good news from {}.",
}
_TITLES = {What.WORD: "Ask for a word", What.PLAN: "Ask to look at my plan"}
_PASSED_ON = "Passed on"
_PLAN_ASKS = "Is it clear? Is it the right size? What is missing?"
_PLAN_DRAFT = "Clear: [ … ]\n\nThe right size: [ … ]\n\nWhat I miss: [ … ]"
_WIN_DRAFT = "[What I saw you do: …]\n\nWhat made it work?"
_WORD_DRAFT = "[What I have seen: …]\n\nWhat would help you most this week?"


def ask_form(agreement: Agreement, what: What) -> View:
    """What the partner gets, and a line to go with it."""
    who = partner(agreement)
    gets = {
        What.WORD: f"{who} gets one message: you ask for a word.",
        What.PLAN: f"{who} gets one message with your goals and promises, as far as {who} sees them, and "
        f"three questions: {_PLAN_ASKS}",
    }
    line = text_input(max_length=LINE_MOST)
    blocks = [section(gets.get(what, "")), field(WORDS, "A line of yours", line, optional=True)]
    metadata = pack(partnership=str(agreement.partnership.id), what=what.value)
    return modal(
        _TITLES.get(what, _PASSED_ON),
        ids.PARTNER_ASK_FORM,
        blocks,
        submit="Ask",
        close="Cancel",
        metadata=metadata,
    )


def turned(facts: Turned) -> str:
    """What became of it, for its owner."""
    who = name_of(facts.partner, facts.partner_slack_id)
    if facts.again:
        return f"You asked {who} today already. Once a day is plenty."
    if facts.asked.what is What.NOTE:
        return f"On its way to {who}, as you wrote it."
    return f"On its way to {who}, at an hour that is not quiet there."


def passed_on(facts: Turned) -> Message:
    """What became of words that were sent to a partner."""
    return Message(turned(facts), (section(turned(facts)),))


def turned_page(facts: Turned) -> View:
    """The same as the end of the form."""
    return modal(_TITLES.get(facts.asked.what, _PASSED_ON), "page", [section(turned(facts))], close="Done")


def card(facts: AskCard) -> Message:
    """What the partner reads, and what they may do; once written, what they wrote."""
    owner = escape(called(facts.owner.person))
    banner = _BANNERS[facts.asked.what].format(owner)
    said, blocks = [banner], [section(banner)]
    if facts.asked.words:
        said += quoted(facts.asked.words)
        blocks.append(quote(facts.asked.words))
    for line in [*_news_lines(facts, owner), *_plan_lines(facts)]:
        said.append(line)
        blocks.append(section(line))
    if facts.word:
        said += [f"You wrote to {owner}:", *quoted(facts.word)]
        blocks += [section(f"You wrote to {owner}:"), quote(facts.word)]
    elif facts.runs and facts.asked.what not in WINS:
        blocks.append(context("One line is plenty; none is fine too."))
    return Message("\n".join(said), (*blocks, actions(*_buttons(facts))))


def cheer(facts: AskCard) -> Message:
    """The member hears a partner's well done."""
    partner = escape(called(facts.partner.person))
    about = f" It is about *{escape(facts.news.short_name)}*." if facts.news else ""
    words = f"{partner} says well done.{about}"
    return Message(words, (section(words), actions(overflow("cheer", why_option(Kind.CHEER)))))


def draft(facts: AskCard) -> str:
    """What stands in the partner's form when it opens."""
    if facts.asked.what in WINS:
        return _WIN_DRAFT
    return _PLAN_DRAFT if facts.asked.what is What.PLAN else _WORD_DRAFT


def as_sent(words: str) -> str:
    """The words without what the partner left empty."""
    empty = {
        line.strip() for line in f"{_PLAN_DRAFT}\n{_WORD_DRAFT}\n{_WIN_DRAFT}".splitlines() if "[" in line
    }
    kept = [line.rstrip() for line in words.splitlines() if line.strip() not in empty]
    lines = [line for at, line in enumerate(kept) if line or (at and kept[at - 1])]
    return "\n".join(lines).strip()


def to_copy(facts: HomeFacts) -> View:
    """Where somebody stands, to copy for a coach outside Slack; shown to nobody by itself."""
    locale = facts.profile.person.locale
    lines = [f"As of {day(facts.today)}:"]
    for each in facts.goals[:GOALS_SHOWN]:
        lines += [plainly(goal_line(each, locale)), *_promises(each, locale)]
    words = cut("\n".join(lines), SECTION_MAX) if facts.goals else "No active goal."
    said = section("To copy for somebody outside Slack. Nobody gets it from me.")
    return modal("Copy for my coach", "page", [said, copyable(words)], close="Done")


def _promises(facts: GoalFacts, locale: str) -> list[str]:
    return [f"- {plainly(promise_line(each, locale))}" for each in facts.promises[:PROMISES_SHOWN]]


def _news_lines(facts: AskCard, owner: str) -> list[str]:
    if facts.news is None or facts.asked.on is None:
        return []
    news, on = facts.news, facts.asked.on
    name = f"*{escape(news.short_name)}*"
    lines = [
        {
            What.KEPT: f"{owner} kept {name} all through {on:%B}.",
            What.BACK: f"{owner} is back on {name}: kept again by {day(on)}.",
        }.get(facts.asked.what, f"{owner} has reached {name}.")
    ]
    if news.streak is not None and news.streak.of and news.cadence in PERIODS:
        lines[0] += f" {news.streak.kept} of the last {news.streak.of} {PERIODS[news.cadence]} held."
    if news.facts is not None:
        lines[0] = f"{lines[0][:-1]}: {level_words(news.facts, facts.partner.person.locale)}."
    if facts.asked.cheered_at is not None:
        lines.append(f"You said well done; {owner} has it.")
    return lines


def _plan_lines(facts: AskCard) -> list[str]:
    if facts.asked.what is not What.PLAN:
        return []
    lines = [cut(_goal(each, facts), GOAL_MAX) for each in facts.plan[:GOALS_SHOWN]]
    if (more := len(facts.plan) - GOALS_SHOWN) > 0:
        lines.append(f"And {more} more.")
    return [*lines, _PLAN_ASKS]


def _goal(line: PlanLine, facts: AskCard) -> str:
    name = f"*{escape(line.goal.short_name)}*"
    if line.facts is None:
        return name
    locale = facts.partner.person.locale
    stands = f"{name}: {level_words(line.facts, locale)}{until_words(line.goal, line.facts.goal.starts_on)}"
    promised = [f"• {_promise(each, line, facts)}" for each in line.promises[:PROMISES_SHOWN]]
    if (more := len(line.promises) - PROMISES_SHOWN) > 0:
        promised.append(f"• and {more} more")
    return "\n".join((f"{stands}.", *promised))


def _promise(promise: Commitment, line: PlanLine, facts: AskCard) -> str:
    """What a promise asks for and until when, as its partner reads it: without its words, or names in it."""
    today = facts.owner.calendar.local_date(facts.asked.created_at)
    is_named = promise.short_name != line.goal.short_name
    name = f"{escape(promise.short_name)}: " if is_named else ""
    parts = (asks(promise, facts.partner.person.locale), until(promise, today))
    return cut(name + ", ".join(part for part in parts if part), LINE_MAX)


def _buttons(facts: AskCard) -> list[Element]:
    owner = fitting(called(facts.owner.person), BUTTON_NAME_MAX)
    menu = overflow(
        "to_partner",
        *(
            [option(f"Stop being {owner}'s partner", ids.PARTNER_END, str(facts.partnership.id))]
            if facts.runs
            else []
        ),
        why_option(Kind.TO_PARTNER),
    )
    if facts.word or not facts.runs:
        return [menu]
    address = f"slack://user?team={facts.team_id}&id={facts.owner.person.slack_user_id}"
    talk = link_button(f"Talk to {owner}", ids.WORD_TALK, address)
    if facts.asked.what in WINS:
        cheered = facts.asked.cheered_at is not None
        well_done = button("Well done", ids.WORD_WELL_DONE, str(facts.asked.id), primary=True)
        to_owner = button(f"Write to {owner}", ids.WORD_ASKED, str(facts.asked.id))
        return [*([] if cheered else [well_done]), *([to_owner] if facts.may_write else []), menu]
    if not facts.may_write:
        return [talk, menu]
    write = button(f"Write to {owner}", ids.WORD_ASKED, str(facts.asked.id), primary=True)
    return [write, talk, menu]

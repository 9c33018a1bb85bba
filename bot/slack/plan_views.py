"""Promises on screen: what was understood, and the form for one (words.md, T4)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain.calendar import PersonCalendar
from bot.domain.goals import WORDS_MAX, Cadence, Commitment, Goal
from bot.domain.people import Profile
from bot.domain.plan_facts import NoGoalYet, PlanForm, Proposal, WhichGoal
from bot.domain.progress import PromiseFacts
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Choice,
    View,
    actions,
    button,
    context,
    divider,
    field,
    modal,
    numbered,
    section,
    select,
    text_input,
)
from bot.slack.inputs import kept
from bot.slack.message import Message
from bot.slack.pace_text import promise_words
from bot.slack.payloads import pack
from bot.slack.settings_form_views import minute
from bot.slack.text import WEEKDAYS, amount, clock_time, counted, cut, day, escape, place, weekdays

PROMISE = "promise"
"""The field of a promise's words; not the goal form's: Slack carries values over by block id."""
CHOICES_SHOWN = 4
"""Goals offered as buttons; a message has at most four (product.md, How it speaks)."""
NAME_ON_BUTTON = 20
IF_THEN_MAX = 200
_PERIOD = {
    Cadence.DAILY: "day",
    Cadence.WEEKLY: "week",
    Cadence.MONTHLY: "month",
    Cadence.QUARTERLY: "quarter",
    Cadence.YEARLY: "year",
}
_SO_FAR = {
    Cadence.DAILY: "today",
    Cadence.WEEKLY: "this week",
    Cadence.MONTHLY: "this month",
    Cadence.QUARTERLY: "this quarter",
    Cadence.YEARLY: "this year",
    Cadence.ONCE: "so far",
}
_PLURAL = {
    Cadence.DAILY: "days",
    Cadence.WEEKLY: "weeks",
    Cadence.MONTHLY: "months",
    Cadence.QUARTERLY: "quarters",
    Cadence.YEARLY: "years",
}


def proposed(proposal: Proposal) -> Message:
    """What was understood, before it counts."""
    lines = understood(proposal)
    commitment_id = str(proposal.commitment.id)
    row = actions(
        button("That's right", ids.PLAN_CONFIRM, commitment_id, primary=True),
        button("Change it", ids.PLAN_CHANGE, commitment_id),
        button("Add an if-then", ids.PLAN_IF_THEN, commitment_id),
    )
    text = "\n".join(("Is this what you meant?", *lines, "[That's right] [Change it] [Add an if-then]"))
    return Message(text, (section("*Is this what you meant?*"), *map(section, lines), row))


def confirmation(proposal: Proposal) -> View:
    """The same as the last page of a form, with the if-then."""
    commitment = proposal.commitment
    blocks = [
        *map(section, understood(proposal)),
        section("If something gets in the way, what will you do? You may leave this empty."),
        field("if", "If …", text_input(commitment.if_words, max_length=IF_THEN_MAX), optional=True),
        field(
            "then", "then I will …", text_input(commitment.then_words, max_length=IF_THEN_MAX), optional=True
        ),
        actions(button("Change it", ids.PLAN_CHANGE, str(commitment.id)), block_id="row"),
    ]
    return modal(
        "Is this right?",
        ids.PLAN_CONFIRM_FORM,
        blocks,
        submit="That's right",
        metadata=pack(commitment=str(commitment.id)),
    )


def confirmed(proposal: Proposal) -> Message:
    """A promise counts."""
    commitment = proposal.commitment
    lines = [
        "It counts from today.",
        f"*{escape(commitment.short_name)}*: {rule_of(commitment, proposal.profile)}.",
        *([if_then(commitment)] if commitment.if_words else []),
        f"Log it with /log {_example(commitment)}, or write the same to me.",
    ]
    blocks = tuple(map(section, lines))
    if not proposal.asks_minute:
        return Message("\n".join(lines), blocks)
    times, zone = proposal.profile.times, place(proposal.profile.calendar.zone)
    asked = (
        f"When is a quiet minute? Unless you choose, check-ins come {WEEKDAYS[times.checkin_weekday]}s "
        f"{clock_time(times.checkin_time)} and nudges {clock_time(times.nudge_time)} {zone}."
    )
    row = actions(button("Choose the times", ids.SETTINGS_MINUTE_OPEN))
    return Message("\n".join([*lines, f"{asked} [Choose the times]"]), (*blocks, section(asked), row))


def confirmed_page(proposal: Proposal) -> View:
    """The end of the form: what comes next, and by which clock."""
    profile = proposal.profile
    when = (
        f"First check-in {weekdays([profile.times.checkin_weekday])} "
        f"{clock_time(profile.times.checkin_time)} {place(profile.calendar.zone)}, after three working days "
        "at least. No reminder today. /goal settings moves both."
    )
    row = actions(
        button("Add another promise", ids.PLAN_NEW, str(proposal.goal.id)),
        block_id="row",
    )
    blocks = [*confirmed(replace(proposal, asks_minute=False)).blocks, context(when)]
    if not proposal.asks_minute:
        return modal("Promise saved", "page", [*blocks, row], close="Done")
    asked = [divider(), *minute(proposal.profile), row]
    return modal("Promise saved", ids.SETTINGS_MINUTE, [*blocks, *asked], submit="Save", close="Keep these")


def form(shown: PlanForm) -> View:
    """The form for a promise in plain words."""
    blocks: list[Block] = []
    if len(shown.goals) > 1:
        choices = [Choice(str(goal.id), f"{goal.number} {goal.short_name}") for goal in shown.goals]
        chosen = str(shown.chosen.id) if shown.chosen else None
        blocks.append(field("goal", "For which goal?", select(choices, chosen)))
    elif shown.goals:
        blocks.append(section(f"For *{escape(shown.goals[0].short_name)}*."))
    blocks.append(_words_field(shown.words))
    goal_id = str(shown.goals[0].id) if len(shown.goals) == 1 else ""
    replaces = str(shown.replaces) if shown.replaces else ""
    return modal(
        "A promise",
        ids.PLAN_FORM,
        blocks,
        submit="Next",
        metadata=pack(goal=goal_id, replaces=replaces),
    )


def first_promise(goal: Goal, lines: Sequence[str], asked: Sequence[Block] = ()) -> View:
    """The page after a goal was saved: what else is asked, and its first promise, which may wait."""
    blocks = [*map(section, lines), *asked, _words_field("", optional=True)]
    return modal("Goal saved", ids.PLAN_FORM, blocks, submit="Next", metadata=pack(goal=str(goal.id)))


def which_goal(asked: WhichGoal) -> Message:
    """Which goal a promise is for; its words are kept meanwhile."""
    shown = asked.goals[:CHOICES_SHOWN]
    buttons = [
        button(
            f"{goal.number} {cut(goal.short_name, NAME_ON_BUTTON)}",
            numbered(ids.PLAN_FOR, nth),
            f"{asked.note_id} {goal.id}",
        )
        for nth, goal in enumerate(shown)
    ]
    names = " ".join(f"[{goal.number} {escape(goal.short_name)}]" for goal in shown)
    more = (
        " Or write /goal plan with the goal's number first; /goal list shows them."
        if len(asked.goals) > len(shown)
        else ""
    )
    return Message(
        f"For which goal is this promise? {names}{more}",
        (section(f"For which goal is this promise?{more}"), actions(*buttons)),
    )


def no_goal_yet(_asked: NoGoalYet) -> Message:
    """A promise needs a goal first."""
    words = "A promise belongs to a goal, and you have none yet. Name the goal first; one button starts it."
    row = actions(button("New goal", ids.GOAL_NEW, primary=True))
    return Message(f"{words} [New goal]", (section(words), row))


def understood(proposal: Proposal) -> list[str]:
    """A promise in words: what was typed, how it was read, when it is kept, when it is asked about."""
    commitment, profile = proposal.commitment, proposal.profile
    lines = [
        f"You wrote: {escape(commitment.words)}",
        f"I read: {rule_of(commitment, profile)}, {_lasting(proposal)}.",
    ]
    if commitment.cadence is Cadence.DAILY:
        enough = counted(commitment.need, commitment.unit or "time", _locale(profile))
        lines.append(
            f"A day counts as kept with {enough} by midnight. "
            "The next morning you can still add what you did the day before."
        )
    times = profile.times
    if times.nudges_on:
        at = f"{clock_time(times.nudge_time)} {place(profile.calendar.zone)}"
        lines.append(f"I look in at {at}, only when something is open.")
    return lines


def rule_of(commitment: Commitment, profile: Profile) -> str:
    """What a promise asks for: "3 people, each of your working days (Mon to Fri)"."""
    what = counted(commitment.amount, commitment.unit, _locale(profile)) if commitment.unit else ""
    parts = [part for part in (what, _whom(commitment), _how_often(commitment, profile.calendar)) if part]
    return ", ".join(parts)


def if_then(commitment: Commitment) -> str:
    """The member's own sentence for when something gets in the way, escaped."""
    if not commitment.if_words:
        return ""
    return f"Your plan: “If {escape(commitment.if_words)}, then I will {escape(commitment.then_words)}.”"


def promise_line(facts: PromiseFacts, locale: str, *, full: bool = False) -> str:
    """Where a promise stands in its open period and in its last ones; `full` with what is expected by now."""
    commitment, state = facts.commitment, facts.state
    kept = kept_line(facts)
    if state is None:
        return f"*{escape(commitment.short_name)}*: nothing due now.{kept}"
    pace = promise_words(facts, locale, full=full)
    return f"*{escape(commitment.short_name)}*: {so_far(facts, locale)}.{pace}{kept}"


def so_far(facts: PromiseFacts, locale: str) -> str:
    """What the open period has come to: "2 of 3 people today, 1 to go"."""
    commitment, state = facts.commitment, facts.state
    if state is None:
        return "nothing due now"
    when = _SO_FAR[commitment.cadence]
    if state.logged > state.need:
        promised = f"{amount(state.need, locale)} {'was' if state.need == 1 else 'were'} promised"
        return f"{counted(state.logged, commitment.unit, locale)} {when}, {promised}: done"
    done = f"{amount(state.logged, locale)} of {counted(state.need, commitment.unit, locale)} {when}"
    if state.kept:
        return f"{done}, done"
    return f"{done}, {amount(state.left, locale)} to go"


def kept_line(facts: PromiseFacts) -> str:
    """How many of the last periods were kept, as a sentence; nothing while none was."""
    streak, cadence = facts.streak, facts.commitment.cadence
    if streak.kept == 0 or streak.of == 1 or cadence is Cadence.ONCE:
        return ""
    return f" Kept {streak.kept} of the last {streak.of} {_PLURAL[cadence]}."


def _words_field(words: str, *, optional: bool = False) -> Block:
    block = field(
        PROMISE,
        "What will you do, and how often?",
        text_input(
            words,
            multiline=True,
            placeholder="Give on-the-spot feedback to 3 people every day",
            max_length=WORDS_MAX,
        ),
        hint="Plain words do. I show you how I read it before it counts.",
        optional=optional,
    )
    return kept(block)


def _whom(commitment: Commitment) -> str:
    parts = []
    if commitment.with_whom:
        parts.append(f"with {escape(commitment.with_whom)}")
    if commitment.per_occasion:
        parts.append(f"at each {escape(commitment.per_occasion)}")
    return " ".join(parts)


def _how_often(commitment: Commitment, calendar: PersonCalendar) -> str:
    if commitment.cadence is Cadence.DAILY:
        return f"each of your working days ({weekdays(calendar.working_weekdays)})"
    if commitment.cadence is Cadence.ONCE:
        once = "" if commitment.unit else "once"
        return once if commitment.times == 1 else f"{amount(commitment.times)} times"
    period = _PERIOD[commitment.cadence]
    on = f" ({weekdays(commitment.weekdays)})" if commitment.weekdays else ""
    if commitment.times == 1:
        return f"every {period}{on}"
    if commitment.times < 1:
        every = (Decimal(1) / commitment.times).to_integral_value()
        return f"once every {amount(every)} {period}s{on}"
    return f"{amount(commitment.times)} times every {period}{on}"


def _lasting(proposal: Proposal) -> str:
    commitment, today = proposal.commitment, proposal.today
    if commitment.ends_on is None:
        until = "with no last day yet"
    elif commitment.ends_on == proposal.goal.deadline:
        until = f"until your goal ends on {day(commitment.ends_on, today)}"
    else:
        until = f"until {day(commitment.ends_on, today)}"
    if commitment.cadence is Cadence.ONCE:
        return f"by {day(commitment.ends_on, today)}" if commitment.ends_on else until
    return f"from {day(commitment.starts_on, today)} {until}"


def _example(commitment: Commitment) -> str:
    return f"{amount(min(commitment.amount, Decimal(1)))} {escape(commitment.short_name.lower())}"


def _locale(profile: Profile) -> str:
    return profile.person.locale

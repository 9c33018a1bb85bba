"""Promises on screen: what was understood, and the form for one (words.md, T4)."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain.goals import WORDS_MAX, Cadence, Commitment, Goal
from bot.domain.people import Profile
from bot.domain.plan_facts import NoGoalYet, PlanForm, Proposal, WhichGoal
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
from bot.slack.payloads import pack
from bot.slack.promise_text import if_then, rule_of
from bot.slack.settings_form_views import minute
from bot.slack.text import WEEKDAYS, amount, clock_time, counted, cut, day, escape, place, weekdays

PROMISE = "promise"
"""The field of a promise's words; not the goal form's: Slack carries values over by block id."""
CHOICES_SHOWN = 4
"""Goals offered as buttons; a message has at most four (product.md, How it speaks)."""
NAME_ON_BUTTON = 20
IF_THEN_MAX = 200


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

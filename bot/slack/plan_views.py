"""A promise on screen before and as it begins to count (words.md, T4)."""

from dataclasses import replace

from bot.domain.goals import Cadence, Commitment
from bot.domain.nudges import LENGTHS
from bot.domain.plan_facts import Confirmed, Proposal
from bot.domain.progress import usual_step
from bot.slack import ids
from bot.slack.blocks import Block, View, actions, button, context, divider, field, modal, section, text_input
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.plan_text import can_be_fewer, understood
from bot.slack.promise_text import if_then, occasion_of, rule_of
from bot.slack.roadmap_views import leads_on
from bot.slack.settings_form_views import minute
from bot.slack.text import WEEKDAYS, amount, clock_time, escape, moment, place, unit_for

IF_THEN_MAX = 200
WHOM_MAX = 2000
GETS_IN_THE_WAY = "If something gets in the way, what will you do? You may leave this empty."


def proposed(proposal: Proposal) -> Message:
    """What was understood, before it counts."""
    commitment, commitment_id = proposal.commitment, str(proposal.commitment.id)
    asked = "" if commitment.if_words else "If something gets in the way, what will you do? An if-then helps."
    lines = [line for line in (*understood(proposal), asked) if line]
    buttons = [
        button("That's right", ids.PLAN_CONFIRM, commitment_id, primary=True),
        button("Change it", ids.PLAN_CHANGE, commitment_id),
        button(_add(commitment), ids.PLAN_IF_THEN, commitment_id),
    ]
    if can_be_fewer(proposal.profile):
        buttons.append(button("Look in on fewer days", ids.PLAN_FEWER, commitment_id))
    labels = " ".join(f"[{each['text']['text']}]" for each in buttons)
    text = "\n".join(("Is this what you meant?", *lines, labels))
    return Message(text, (section("*Is this what you meant?*"), *map(section, lines), actions(*buttons)))


def confirmation(proposal: Proposal) -> View:
    """The same as the last page of a form, with the if-then."""
    commitment = proposal.commitment
    commitment_id = str(commitment.id)
    buttons = [button("Change it", ids.PLAN_CHANGE, commitment_id)]
    if can_be_fewer(proposal.profile):
        buttons.append(button("Look in on fewer days", ids.PLAN_FEWER, commitment_id))
    blocks = [
        *map(section, understood(proposal)),
        *_whom_field(commitment),
        section(GETS_IN_THE_WAY),
        field("if", "If …", text_input(commitment.if_words, max_length=IF_THEN_MAX), optional=True),
        field(
            "then", "then I will …", text_input(commitment.then_words, max_length=IF_THEN_MAX), optional=True
        ),
        actions(*buttons, block_id="row"),
    ]
    return modal(
        "Is this right?",
        ids.PLAN_CONFIRM_FORM,
        blocks,
        submit="That's right",
        metadata=pack(commitment=commitment_id),
    )


def confirmed(proposal: Proposal) -> Message:
    """A promise counts."""
    commitment = proposal.commitment
    lines = [
        "It counts from today.",
        f"*{escape(commitment.short_name)}*: {rule_of(commitment, proposal.profile)}.",
        *([if_then(commitment)] if commitment.if_words else []),
        *_occasion(commitment),
        f"Log it with /log {_example(commitment)}, or write the same to me.",
    ]
    return with_minute(lines, proposal)


def with_minute(lines: list[str], proposal: Proposal) -> Message:
    """The lines, and for somebody's first promise the question when a quiet minute is."""
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


def confirmed_page(now: Confirmed) -> View:
    """The end of the form: what comes next, and by which clock."""
    return saved_page(confirmed(replace(now.proposal, asks_minute=False)).blocks, now)


def saved_page(saved: tuple[Block, ...], now: Confirmed) -> View:
    """What was saved as the last page of a form; for a first promise it asks for a quiet minute."""
    proposal = now.proposal
    row = actions(button("Add another promise", ids.PLAN_NEW, str(proposal.goal.id)), block_id="row")
    blocks = [*saved, *_comes(now)]
    if not proposal.asks_minute:
        on = leads_on(now.roadmap) if now.roadmap.on_the_way else []
        return modal("Promise saved", "page", [*blocks, row, *on], close="Done")
    asked = [divider(), *minute(proposal.profile), row]
    return modal("Promise saved", ids.SETTINGS_MINUTE, [*blocks, *asked], submit="Save", close="Keep these")


def _comes(now: Confirmed) -> list[Block]:
    """When I am heard of next, and where that is moved."""
    proposal = now.proposal
    said = []
    if now.checkin_at is not None:
        when = moment(now.checkin_at, proposal.profile.calendar.zone, proposal.today)
        said.append(f"Next check-in {when}.")
    if proposal.goal.starts_on == proposal.today:
        said.append("No reminder today.")
    return [context(f"{' '.join(said)} /goal settings moves what comes.")] if said else []


def _whom_field(commitment: Commitment) -> list[Block]:
    """Who they are, where a promise is for each of some people."""
    if not commitment.each_person:
        return []
    typed = ", ".join(commitment.people) or (amount(commitment.amount) if commitment.unit else "")
    element = text_input(typed, max_length=WHOM_MAX, placeholder="Ana, Bo and Cem, or just 4")
    hint = "Names stay yours alone; a number is enough."
    return [field("whom", "Who are they, or how many?", element, hint=hint, optional=True)]


def _occasion(commitment: Commitment) -> list[str]:
    """How an occasion that goes on for some days is opened."""
    if commitment.cadence is not Cadence.OCCASION or commitment.need <= 1:
        return []
    return [
        f"When you are at {occasion_of(commitment)}, tell me: /goal at {escape(commitment.per_occasion)}."
    ]


def _add(commitment: Commitment) -> str:
    """What the form that confirms asks for first."""
    if commitment.each_person and not commitment.unit:
        return "Say who they are"
    return "Change the if-then" if commitment.if_words else "Add an if-then"


def _example(commitment: Commitment) -> str:
    name = commitment.short_name.lower()
    who = f" with {escape(commitment.people[0])}" if commitment.people else ""
    step = min(commitment.amount, usual_step(commitment))
    # What is counted may be its name too: then it reads as it counts, "1 workshop".
    name = unit_for(step, name) if name == commitment.unit.lower() else escape(name)
    unit = f" {commitment.unit}" if commitment.unit in LENGTHS else ""
    return f"{amount(step)}{unit} {name}{who}"

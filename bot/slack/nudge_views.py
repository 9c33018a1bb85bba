"""The daily nudge as people see it."""

from bot.domain.calendar import DateSpan, week_of
from bot.domain.deliveries import Kind
from bot.domain.feedback_facts import is_of_feedback
from bot.domain.goals import Cadence
from bot.domain.how_often import Often
from bot.domain.nudges import LENGTHS, Nudge, OpenPromise
from bot.domain.progress import usual_step
from bot.slack import ids
from bot.slack.blocks import Block, Element, actions, button, option, overflow, section
from bot.slack.message import Message
from bot.slack.text import amount, counted, cut, day, escape, moment, weekdays
from bot.slack.told_apart import told_apart
from bot.slack.week_text import if_then
from bot.slack.why_views import why_option

PROMISES_SHOWN = 8
"""Promises in one nudge, each with its own button; more would be a list, which Home is for."""
LINE_MAX = 800
"""Characters of one promise's line: eight of them fit a message."""


def message(nudge: Nudge) -> Message:
    """What is open today, or what became of it. Its first sentence has nobody's words."""
    shown, rest = nudge.promises[:PROMISES_SHOWN], len(nudge.promises) - PROMISES_SHOWN
    banner = _banner(nudge)
    lines = [cut(_line(each, nudge), LINE_MAX) for each in shown]
    more = f"And {rest} more. /goal shows them all." if rest > 0 else ""
    after = _after(nudge)
    acts = bool(nudge.open) and not nudge.is_over and not after
    several = len(shown) > 1
    blocks: list[Block] = [section(banner)]
    promised = [each.commitment for each in shown]
    names = told_apart(promised, [each.short_name for each in promised])
    for each, line, name in zip(shown, lines, names, strict=True):
        one = _log_one(each, nudge, name) if acts and several and not each.state.kept else None
        blocks.append(section(line, one))
    asked = _asked(nudge)
    blocks += [section(words) for words in (more, after, asked) if words]
    if acts:
        blocks.append(_buttons(nudge))
    how = _how(nudge) if acts else ""
    return Message(
        "\n".join(part for part in (banner, *lines, more, after, asked, how) if part), tuple(blocks)
    )


def kept_already() -> Message:
    """A press that came after the promise was kept."""
    words = "That one is done for this time, so I logged nothing more. /log adds what you did on top."
    return Message(words, (section(words),))


def _banner(nudge: Nudge) -> str:
    if nudge.is_over:
        return f"This was for {day(nudge.on)}."
    left = nudge.open
    if not left:
        return "All done today." if nudge.promises else "Nothing is open today."
    if len(left) > 1:
        return f"{len(left)} promises are open today."
    only = left[0]
    unit = f" {only.commitment.unit}" if only.commitment.unit in LENGTHS else ""
    return f"{amount(only.state.left, nudge.locale)}{unit} to go {_until(only, nudge)}."


def _line(promise: OpenPromise, nudge: Nudge) -> str:
    """A promise as "*Feedback*: 1 of 3 people today, 2 to go.", and the member's own plan."""
    commitment, state = promise.commitment, promise.state
    done = f"{amount(state.logged, nudge.locale)} of {counted(state.need, commitment.unit, nudge.locale)}"
    name = f"*{escape(commitment.short_name)}*: {done} {_until(promise, nudge)}"
    if state.logged > state.need:
        many = counted(state.logged, commitment.unit, nudge.locale)
        promised = f"{amount(state.need, nudge.locale)} {'was' if state.need == 1 else 'were'} promised"
        return f"*{escape(commitment.short_name)}*: {many} {_until(promise, nudge)}, {promised}: done."
    if state.kept:
        return f"{name}, done."
    plan = if_then(commitment.if_words, commitment.then_words)
    return f"{name}, {amount(state.left, nudge.locale)} to go.{f' Your plan: {plan}' if plan else ''}"


def _until(promise: OpenPromise, nudge: Nudge) -> str:
    """Until when there is time: "today", "this week", "by Tue 31 Mar"."""
    span = promise.state.span
    if promise.commitment.cadence is Cadence.DAILY:
        return f"on {day(nudge.on)}" if nudge.is_over else "today"
    week = week_of(nudge.on)
    if promise.commitment.cadence is Cadence.WEEKLY and _within(span, week) and not nudge.is_over:
        return "this week"
    return f"by {day(span.last, nudge.on)}"


def _within(span: DateSpan, week: DateSpan) -> bool:
    return week.covers(span.first) and week.covers(span.last)


def _after(nudge: Nudge) -> str:
    if nudge.is_over or not nudge.open:
        return ""
    if nudge.put_off:
        return "Not today, then. You can still log it with /log."
    return f"I look in again: {moment(nudge.again_at, nudge.zone)}." if nudge.again_at else ""


def _is_asking(nudge: Nudge) -> bool:
    """Whether it still waits for the answer; with nothing left to do there is nothing left to ask."""
    waits = nudge.asks and nudge.chosen is None
    return waits and bool(nudge.open) and not nudge.is_over and not _after(nudge)


def _asked(nudge: Nudge) -> str:
    """The question how often these are wanted, or what was chosen."""
    days = weekdays(nudge.fewer)
    if nudge.chosen is Often.KEEP:
        return "I keep on reminding you as before."
    if nudge.chosen is Often.FEWER:
        return f"From now on I remind you on {days}."
    if nudge.chosen is Often.NONE:
        return "From now on I do not remind you. /goal settings turns it on again."
    if not _is_asking(nudge):
        return ""
    return (
        "You did not need the last five of these. Keep them as they are, fewer, or none? "
        f"Without an answer I remind you on {days}."
    )


def _how(nudge: Nudge) -> str:
    if _is_asking(nudge):
        return "[Keep] [Fewer] [None] Or log it: [Log…], /log. [Not today] [In 1 hour]"
    give = "[Give feedback] " if any(map(_asks_feedback, nudge.open)) else ""
    return f"{give}[Not today] [In 1 hour] [Fewer of these] Or log it: [Log…], /log."


def _log_one(promise: OpenPromise, nudge: Nudge, name: str, *, primary: bool = False) -> Element:
    commitment = promise.commitment
    step = usual_step(commitment)
    shown = "1" if step == 1 else counted(step, commitment.unit, nudge.locale)
    value = f"{nudge.delivery_id} {commitment.id}"
    spoken = f"Log {shown} for {name}"
    return button(f"Log {shown}", ids.NUDGE_LOG, value, primary=primary, spoken=spoken)


def _buttons(nudge: Nudge) -> Block:
    delivery_id = str(nudge.delivery_id)
    several = len(nudge.promises) > 1
    only = nudge.promises[0]
    elements = [] if several else [_log_one(only, nudge, only.commitment.short_name, primary=True)]
    target = "" if several else str(only.commitment.id)
    if _is_asking(nudge):
        return actions(*elements, *_question(nudge, target))
    # To give it, or to count that one did: nobody is named here, whom to choose is the member's own.
    give = [button("Give feedback", ids.FEEDBACK_OPEN)] if any(map(_asks_feedback, nudge.open)) else []
    elements += [
        *give,
        button("Log…", ids.LOG_OPEN, target, spoken="Log another amount or day"),
        button("Not today", ids.NUDGE_NOT_TODAY, delivery_id),
        overflow(
            "nudge",
            option("In 1 hour", ids.NUDGE_LATER, delivery_id),
            option("Fewer of these", ids.NUDGE_FEWER),
            why_option(Kind.NUDGE),
        ),
    ]
    return actions(*elements)


def _asks_feedback(promise: OpenPromise) -> bool:
    return is_of_feedback(promise.commitment)


def _question(nudge: Nudge, target: str) -> list[Element]:
    """The three answers beside the usual step; whatever else there is stands in the menu."""
    delivery_id = str(nudge.delivery_id)
    return [
        button("Keep", ids.NUDGE_KEEP, delivery_id, spoken="Keep reminding me as before"),
        button("Fewer", ids.NUDGE_THIN, delivery_id, spoken=f"Fewer, on {weekdays(nudge.fewer)}"),
        button("None", ids.NUDGE_NONE, delivery_id, spoken="None, do not remind me"),
        overflow(
            "nudge",
            option("Log…", ids.LOG_OPEN, target),
            option("Not today", ids.NUDGE_NOT_TODAY, delivery_id),
            option("In 1 hour", ids.NUDGE_LATER, delivery_id),
            why_option(Kind.NUDGE),
        ),
    ]

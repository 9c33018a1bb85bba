"""The form that makes a promise smaller or bigger."""

from bot.domain.change_facts import ChangeForm
from bot.domain.changes import Wish, asked_for
from bot.domain.goals import Cadence, Commitment, Terms
from bot.domain.slip_facts import Smaller
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Choice,
    View,
    actions,
    button,
    checkboxes,
    date_input,
    field,
    modal,
    quote,
    section,
    select,
    text_input,
)
from bot.slack.change_text import becomes, names_of, whole
from bot.slack.payloads import pack
from bot.slack.promise_text import PERIODS
from bot.slack.text import WEEKDAYS, amount, day, escape, unit_for

NUMBER_MAX = 40
AMOUNT, TURNS, EVERY, DAYS, ENDS = "amount", "turns", "every", "days", "ends_on"
"""The blocks of the form."""
_EVERY = {
    (Cadence.DAILY, 1): "Each working day",
    (Cadence.WEEKLY, 1): "Every week",
    (Cadence.WEEKLY, 2): "Every 2 weeks",
    (Cadence.MONTHLY, 1): "Every month",
    (Cadence.MONTHLY, 2): "Every 2 months",
    (Cadence.QUARTERLY, 1): "Every quarter",
    (Cadence.YEARLY, 1): "Every year",
}
_NOT_ROUND = (Cadence.ONCE, Cadence.OCCASION)


def form(shown: ChangeForm) -> View:
    """What it is now, what it becomes, when that starts, and what anybody else will read."""
    locale = shown.profile.person.locale
    name = f"*{escape(shown.promise.short_name)}*"
    lines = [f"{name} is now: {whole(shown.promise, shown.today, locale)}."]
    if shown.later is not None:
        lines.append(f"From {day(shown.later.since, shown.today)} it is something else already.")
    if shown.makes_smaller:
        lines.append("Half of that stands below. Change any of it.")
    blocks: list[Block] = [
        section(" ".join(lines)),
        *_numbers(shown, locale),
        *_when(shown),
        section(_starts(shown)),
        *_told(shown, locale),
        actions(button("When a miss is told…", ids.THRESHOLD_OPEN, str(shown.promise.id))),
    ]
    metadata = pack(
        commitment=str(shown.promise.id), message=str(shown.message_id) if shown.message_id else ""
    )
    return modal(
        "Change a promise", ids.CHANGE_FORM, blocks, submit="Save", close="Cancel", metadata=metadata
    )


def _numbers(shown: ChangeForm, locale: str) -> list[Block]:
    wish, promise = shown.wish, shown.promise
    blocks = []
    if asks_amount(promise):
        unit = f" (in {unit_for(wish.amount, promise.unit)})" if promise.unit else ""
        each = " each time" if asks_turns(promise, wish) else ""
        label = f"How many{each}?{unit}"
        blocks.append(field(AMOUNT, label, text_input(amount(wish.amount, locale), max_length=NUMBER_MAX)))
    if asks_turns(promise, wish):
        times = text_input(amount(wish.turns, locale), max_length=NUMBER_MAX)
        blocks.append(field(TURNS, "How many times?", times, hint="A whole number."))
    if wish.cadence not in _NOT_ROUND:
        blocks.append(field(EVERY, "How often?", select(_rhythms(shown), _rhythm(wish))))
    if promise.weekdays:
        days = [Choice(str(number), name) for number, name in enumerate(WEEKDAYS)]
        chosen = [str(each) for each in sorted(wish.weekdays)]
        blocks.append(field(DAYS, "On which days?", checkboxes(days, chosen), optional=True))
    return blocks


def asks_amount(promise: Commitment) -> bool:
    """Whether the form asks how many or how much: of what has no unit and happens once a time it does not."""
    return bool(promise.unit) or promise.amount != 1


def asks_turns(promise: Commitment, wish: Wish) -> bool:
    """Whether the form asks how many times: unless once a time is all there is to it."""
    return wish.turns != 1 or not asks_amount(promise)


def _rhythms(shown: ChangeForm) -> list[Choice]:
    known = dict(_EVERY)
    for cadence, every in ((shown.wish.cadence, shown.wish.every),):
        known.setdefault((cadence, every), f"Every {every} {PERIODS.get(cadence, 'times')}")
    return [Choice(f"{cadence.value} {every}", label) for (cadence, every), label in known.items()]


def _rhythm(wish: Wish) -> str:
    return f"{wish.cadence.value} {wish.every}"


def _when(shown: ChangeForm) -> list[Block]:
    once = shown.promise.cadence is Cadence.ONCE
    deadline = shown.goal.deadline
    hint = f"Your goal ends on {day(deadline, shown.today)}, and this with it." if deadline else ""
    ends_on = shown.wish.ends_on
    label = "By when?" if once else "Until when?"
    return [field(ENDS, label, date_input(ends_on), hint=hint, optional=True)]


def _starts(shown: ChangeForm) -> str:
    on = "today" if shown.smaller_on <= shown.today else f"on {day(shown.smaller_on, shown.today)}"
    if shown.quietly:
        return "You are away, so a smaller promise holds at once. Nobody is told."
    if shown.promise.cadence in _NOT_ROUND:
        return "It holds from today. What is over stays as it was."
    return f"A smaller promise begins {on}, a bigger one today. What is over stays as it was."


def _told(shown: ChangeForm, locale: str) -> list[Block]:
    if shown.quietly:
        return []
    if not shown.hearers:
        return [section("Nobody else sees how much you promise here.")]
    names = names_of(tuple(each.name for each in shown.hearers))
    verb = "reads" if len(shown.hearers) == 1 else "read"
    if not shown.makes_smaller:
        return [section(f"{names} {verb} of a smaller promise, not of a bigger one.")]
    example = becomes(
        shown.profile.person, Smaller(shown.promise, _wished(shown), _terms(shown)), shown.today, locale
    )
    return [section(f"{names} {verb} of a smaller promise, with the numbers you choose:"), quote(example)]


def _wished(shown: ChangeForm) -> Commitment:
    return asked_for(shown.promise, shown.wish)


def _terms(shown: ChangeForm) -> Terms:
    wished = _wished(shown)
    return Terms(
        since=shown.smaller_on,
        cadence=wished.cadence,
        amount=wished.amount,
        times=wished.times,
        weekdays=wished.weekdays,
        ends_on=wished.ends_on,
        made_on=shown.today,
    )

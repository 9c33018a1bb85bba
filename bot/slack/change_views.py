"""A promise becomes smaller or bigger: the form, what came of it, and what a partner reads."""

from datetime import date

from bot.domain.change_facts import Changed, ChangeForm, SmallerNews, WhichPromise
from bot.domain.changes import Size, Wish, asked_for
from bot.domain.deliveries import Kind
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
    overflow,
    quote,
    section,
    select,
    text_input,
)
from bot.slack.change_text import NAME_MAX, asks, becomes, until
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.promise_text import PERIODS
from bot.slack.text import (
    WEEKDAYS,
    amount,
    cut,
    day,
    escape,
    listed,
    moment,
    unit_for,
)
from bot.slack.told_apart import told_apart
from bot.slack.why_views import why_option

NUMBER_MAX = 40
PROMISES_SHOWN = 40
NAMES_MAX = 200
"""Characters of the names of those who hear of it."""
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
    lines = [f"{name} is now: {_whole(shown.promise, shown.today, locale)}."]
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


def which(shown: WhichPromise) -> View:
    """Which of several promises is to be changed."""
    if not shown.promises:
        return modal("Which promise?", "page", [section(NOTHING)])
    promises = [promise for _, promise in shown.promises[:PROMISES_SHOWN]]
    names = told_apart(promises, [each.short_name for each in promises])
    action = ids.CHANGE_SMALLER if shown.message_id else ids.CHANGE_OPEN
    label = "Make it smaller" if shown.message_id else "Change"
    message = f" {shown.message_id}" if shown.message_id else ""
    blocks = [
        section(
            f"*{escape(name)}*: {asks(promise, shown.profile.person.locale)}",
            button(label, action, f"{promise.id}{message}", spoken=f"{label}: {name}"),
        )
        for promise, name in zip(promises, names, strict=True)
    ]
    more = len(shown.promises) - len(promises)
    rest = [section(f"And {more} more; /goal edit with a goal's number shows them.")] if more > 0 else []
    return modal("Which promise?", "page", [*blocks, *rest])


NOTHING = "No promise of yours is there to change. /goal plan makes one."


def nothing() -> Message:
    """There is no promise to change."""
    return Message(NOTHING)


def of_goal(promises: tuple[Commitment, ...], locale: str) -> list[Block]:
    """The promises of a goal below its form, each with a way to change it."""
    shown = promises[:PROMISES_SHOWN]
    names = told_apart(shown, [each.short_name for each in shown])
    return [
        section(
            f"Promise *{escape(name)}*: {asks(promise, locale)}.",
            button("Change it", ids.CHANGE_OPEN, str(promise.id), spoken=f"Change the promise {name}"),
        )
        for promise, name in zip(shown, names, strict=True)
    ]


def done(changed: Changed) -> View:
    """What came of a change, and the way back."""
    blocks: list[Block] = [section(line) for line in _lines(changed)]
    if changed.hearings and changed.size is Size.SMALLER:
        blocks += [section(_hears(changed)), quote(_words(changed))]
    if not changed.taken_back:
        value = f"{changed.after.id} {changed.terms.number}"
        blocks.append(actions(button("Undo", ids.CHANGE_UNDO, value, spoken="Undo this change")))
    return modal("Promise changed", "page", blocks, close="Done")


def taken_back(changed: Changed) -> Message:
    """A change that never was."""
    return Message(" ".join(_lines(changed)), tuple(section(line) for line in _lines(changed)))


def to_partner(news: SmallerNews) -> Message:
    """What a partner reads of a smaller promise; nobody's words in its first sentence."""
    banner = "A promise became smaller. Nothing is asked of you."
    words = becomes(news.owner, news.smaller, news.today, news.owner.locale)
    row = actions(overflow("smaller", why_option(Kind.SMALLER)))
    return Message(f"{banner}\n> {escape(words)}", (section(banner), quote(words), row))


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
    names = _names(tuple(each.name for each in shown.hearers))
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


def _lines(changed: Changed) -> list[str]:
    locale, today = changed.profile.person.locale, changed.today
    name = f"*{escape(changed.after.short_name)}*"
    if changed.taken_back:
        return [f"Taken back. {name} is as it was: {_whole(changed.after, today, locale)}."]
    since = changed.terms.since
    from_then = "From today" if since <= today else f"From {day(since, today)}"
    lines = [f"{_TITLES[changed.size]} {from_then} {name} is: {_whole(changed.after, today, locale)}."]
    if since > today:
        lines.append(f"Until then it stays: {_whole(changed.before, today, locale)}.")
    if changed.answered and not changed.terms.quietly:
        lines.append(
            "What was missed is answered with that. Whoever would have heard of it hears of the smaller "
            "promise instead, at the same hour; the message shows the words."
        )
    elif changed.answered:
        lines.append("What was missed is answered with that, and nobody is told.")
    elif changed.size is Size.SMALLER and not changed.hearings:
        lines.append("Nobody is told.")
    return lines


_TITLES = {
    Size.SMALLER: "Smaller.",
    Size.BIGGER: "Bigger.",
    Size.OTHER: "Changed.",
}


def _hears(changed: Changed) -> str:
    first = min(each.at for each in changed.hearings)
    names = _names(tuple(each.person.name for each in changed.hearings))
    verb = "reads" if len(changed.hearings) == 1 else "read"
    at = moment(first, changed.profile.calendar.zone)
    return f"{names} {verb} this, not before {at}:"


def _words(changed: Changed) -> str:
    person = changed.profile.person
    return becomes(
        person, Smaller(changed.before, changed.after, changed.terms), changed.today, person.locale
    )


def _names(names: tuple[str, ...]) -> str:
    shown = [cut(" ".join(name.split()), NAME_MAX) or "Somebody here" for name in names]
    return cut(escape(listed(shown)), NAMES_MAX)


def _whole(commitment: Commitment, today: date, locale: str) -> str:
    last = until(commitment, today)
    return asks(commitment, locale) + (f", {last}" if last else "")

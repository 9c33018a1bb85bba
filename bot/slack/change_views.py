"""A promise became smaller or bigger: what came of it, and what a partner reads."""

from bot.domain.change_facts import Changed, SmallerNews, WhichPromise
from bot.domain.changes import Size
from bot.domain.deliveries import Kind
from bot.domain.goals import Commitment
from bot.domain.slip_facts import Smaller
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    View,
    actions,
    button,
    modal,
    overflow,
    quote,
    section,
)
from bot.slack.change_text import asks, becomes, names_of, whole
from bot.slack.message import Message
from bot.slack.text import (
    day,
    escape,
    moment,
)
from bot.slack.told_apart import told_apart
from bot.slack.why_views import why_option

PROMISES_SHOWN = 40


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


def _lines(changed: Changed) -> list[str]:
    locale, today = changed.profile.person.locale, changed.today
    name = f"*{escape(changed.after.short_name)}*"
    if changed.taken_back:
        return [f"Taken back. {name} is as it was: {whole(changed.after, today, locale)}."]
    since = changed.terms.since
    from_then = "From today" if since <= today else f"From {day(since, today)}"
    lines = [f"{_TITLES[changed.size]} {from_then} {name} is: {whole(changed.after, today, locale)}."]
    if since > today:
        lines.append(f"Until then it stays: {whole(changed.before, today, locale)}.")
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
    names = names_of(tuple(each.person.name for each in changed.hearings))
    verb = "reads" if len(changed.hearings) == 1 else "read"
    at = moment(first, changed.profile.calendar.zone)
    return f"{names} {verb} this, not before {at}:"


def _words(changed: Changed) -> str:
    person = changed.profile.person
    return becomes(
        person, Smaller(changed.before, changed.after, changed.terms), changed.today, person.locale
    )

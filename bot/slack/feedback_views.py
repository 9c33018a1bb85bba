"""Giving feedback: the form, the exact words first, what was counted, one's own record."""

from dataclasses import dataclass
from uuid import UUID

from bot.domain.calendar import zone
from bot.domain.feedback_facts import NOTHING, PART_MOST, Done, Given, Giving, How, Record, Sbi, Wish
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
    quote,
    radio,
    section,
    select,
    text_input,
    user_select,
)
from bot.slack.inputs import kept
from bot.slack.log_views import lines_of
from bot.slack.message import Message
from bot.slack.partner_text import FIRST_NAMED, name_of
from bot.slack.payloads import FormValues, pack
from bot.slack.previews import fingerprint_of
from bot.slack.received_feedback_views import words_of
from bot.slack.text import cut, day
from bot.slack.told_apart import told_apart
from bot.slack.tone_views import SEEN, noted

WHO, HOW, PROMISE = "who", "how", "promise"
PARTS = ("situation", "behaviour", "impact")
TITLE = "Give feedback"
NO_PROMISE = "none"
_CHOICES = (
    Choice(How.SEND, "Send it to them"),
    Choice(How.SAID, "I already said it (count it)"),
)
_LABELS = (
    ("When and where?", "In the stand-up on Tuesday"),
    ("What did they do or say?", "What a camera would have seen"),
    ("What did it do?", "To you, to the work, to others; yours to say"),
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form."""

    who: str = ""
    how: How = How.SEND
    sbi: Sbi = NOTHING
    promise: UUID | None = None
    chosen: bool = False
    """Whether somebody chose a promise, or none."""


def filled_in(values: FormValues) -> Filled:
    """What was put in."""
    how, promise = values.choice(HOW), values.choice(PROMISE)
    return Filled(
        who=values.person(WHO),
        how=How(how) if how in set(How) else How.SEND,
        sbi=Sbi(*(values.text(part) for part in PARTS)),
        promise=_id(promise),
        chosen=bool(promise),
    )


def start(giving: Giving, who: str = "", words: str = "", link: str = "", *, several: bool = False) -> View:
    """The form, with whom and what was typed already; what is seen is asked for, never the other's words.

    `several`: more people were named; the form is for the first.
    """
    situation = cut(link, PART_MOST)
    view = form(giving, Filled(who=who, sbi=Sbi(situation, cut(words, PART_MOST))))
    if several:
        view["blocks"].insert(0, section(FIRST_NAMED))
    return view


def form(giving: Giving, filled: Filled, wish: Wish | None = None, *, hinted: bool = False) -> View:
    """Who, how, what; once it is filled, word for word what they get, and what of it turns to the person."""
    blocks = _preview(giving, wish, hinted=hinted) if wish is not None else []
    blocks += [
        field(WHO, "For whom?", user_select(filled.who)),
        field(HOW, "How?", radio(_CHOICES, filled.how)),
    ]
    for name, (label, example), words in zip(
        PARTS, _LABELS, (filled.sbi.situation, filled.sbi.behaviour, filled.sbi.impact), strict=True
    ):
        typed = text_input(words, multiline=True, placeholder=example, max_length=PART_MOST)
        blocks.append(kept(field(name, label, typed, optional=True)))
    blocks += _promises(giving, filled)
    return modal(
        TITLE,
        ids.FEEDBACK_FORM,
        blocks,
        submit="Send" if wish is not None else "Go on",
        close="Cancel",
        metadata=pack(shown=fingerprint(wish) if wish is not None else "", tone=SEEN if hinted else ""),
    )


def fingerprint(wish: Wish) -> str:
    """Tells whether what was previewed is what would be sent."""
    return fingerprint_of(wish.who.slack_user_id, *words_of(wish.sbi))


def done(facts: Done) -> View:
    """What was sent or counted; what was sent can be taken back from here for ten minutes."""
    name = name_of(None, facts.given.receiver_slack_id)
    if facts.given.withdrawn_at is not None:
        said = "Taken back. It is not sent, or deleted where it stood."
    elif facts.given.how is How.SEND:
        said = f"On its way to {name}; in their quiet hours it waits."
    else:
        said = f"Noted: you gave {name} feedback."
    blocks = [section(said)]
    if facts.logged is not None:
        lines = lines_of(facts.logged)
        if facts.given.withdrawn_at is not None:
            lines[0] = "It counts no more."
        blocks.append(section("\n".join(lines)))
    if facts.given.can_be_taken_back(facts.now):
        take = button("Take it back", ids.FEEDBACK_TAKE_BACK, str(facts.given.id))
        blocks += [actions(take), context("For ten minutes; /give-feedback shows it too.")]
    return modal(TITLE, "page", blocks, close="Done")


def record(facts: Record) -> View:
    """What somebody gave within a year, for their eyes alone."""
    give = actions(button("Give feedback", ids.FEEDBACK_OPEN, primary=True))
    if not facts.given and not facts.before:
        words = "Nothing yet. Feedback is kept here for you alone: what was seen, when, and what it did."
        return modal("Feedback I gave", "page", [section(words), give])
    blocks: list[Block] = [give, divider()]
    for number, each in enumerate(facts.given, 1):
        blocks += _line(each, number, facts)
    if facts.before:
        blocks.append(context(f"And {facts.before} more; the words are kept for a year."))
    return modal("Feedback I gave", "page", blocks, close="Done")


def opener(who: str = "") -> Message:
    """The form, one press away: a message can't open one."""
    words = "This takes a form, and a message can't open one. One press does."
    give = button("Give feedback", ids.FEEDBACK_OPEN, who, primary=True)
    return Message(f"{words} [Give feedback]", (section(words), actions(give)))


def _line(given: Given, number: int, facts: Record) -> list[Block]:
    on = day(given.given_at.astimezone(zone(facts.profile.calendar.zone)).date())
    how = "sent" if given.how is How.SEND else "said"
    back = (" They said thanks." if given.thanked_at else "") + (" They answered." if given.answer else "")
    words = f"{number}. {on}, {how}, to {name_of(None, given.receiver_slack_id)}.{back}"
    take = button("Take it back", ids.FEEDBACK_TAKE_BACK, str(given.id), spoken=f"Take back number {number}")
    blocks = [section(words, take if given.can_be_taken_back(facts.now) else None)]
    said = "\n".join(given.sbi.parts)
    return [*blocks, quote(cut(said, 300))] if said else blocks


def _preview(giving: Giving, wish: Wish, *, hinted: bool) -> list[Block]:
    name = name_of(None, wish.who.slack_user_id)
    mine = name_of(giving.profile.person, giving.profile.person.slack_user_id)
    blocks = [section(f"This is what {name} gets from you, {mine}, word for word:")]
    for label, words in words_of(wish.sbi):
        blocks += [section(f"*{label}*"), quote(words)]
    hints = noted("\n".join(wish.sbi.parts)) if hinted else []
    return [*blocks, *hints, section("Send it, or change it below and see it again."), divider()]


def _promises(giving: Giving, filled: Filled) -> list[Block]:
    if not giving.promises:
        return []
    names = told_apart(giving.promises, [each.short_name for each in giving.promises])
    choices = [Choice(str(each.id), name) for each, name in zip(giving.promises, names, strict=True)]
    first = filled.promise if filled.chosen else giving.promises[0].id
    chosen = str(first) if first else NO_PROMISE
    options = [*choices[:99], Choice(NO_PROMISE, "Nothing")]
    return [field(PROMISE, "What does it count for?", select(options, chosen))]


def _id(value: str) -> UUID | None:
    try:
        return UUID(value)
    except ValueError:
        return None

"""A request as its receiver reads it, from the question to what became of it, and the form to answer in."""

from collections.abc import Sequence
from datetime import date

from bot.domain.ask_facts import Asked, RequestFacts
from bot.domain.deliveries import Kind
from bot.domain.gathering import TOLD_MAX, UNNAMED_LEAST, Ask, Question, RequestState, Told
from bot.domain.people import Person
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    field,
    modal,
    option,
    overflow,
    quote,
    section,
    text_input,
)
from bot.slack.form_values import FormValues
from bot.slack.inputs import kept
from bot.slack.message import Message
from bot.slack.partner_text import name_of, spoken
from bot.slack.payloads import pack
from bot.slack.previews import fingerprint_of
from bot.slack.request_text import questions
from bot.slack.text import day, escape, moment, sentence
from bot.slack.why_views import why_option

TITLE = "Four short questions"
NOT_SENT = "This is the one reminder; nothing more comes after it."
REFUSE = "Don't send me these"
FIRST = Question.STRENGTHS.value
"""The first field, where a sentence about the whole form stands."""


def card(facts: RequestFacts) -> Message:
    """The one message a request is; it always says how things stand."""
    return _card(facts, reminds=False)


def reminder(facts: RequestFacts) -> Message:
    """The one reminder of it."""
    return _card(facts, reminds=True)


def offer(asked: Asked) -> list[Block]:
    """What each of the people gets, word for word, before anything is sent."""
    return _question(asked.ask, asked.asker, asked.today)


def fingerprint(asked: Asked) -> str:
    """Tells whether what was previewed is what would be sent, to whom."""
    return fingerprint_of([who.slack_user_id for who in asked.people], offer(asked))


def form(facts: RequestFacts, told: Told | None = None) -> View:
    """The questions; `told` is what stands in them, else what was answered before."""
    shown = told or (facts.answer.told if facts.answer else Told())
    name = _name(facts)
    blocks: list[Block] = [
        section(f"{_about(facts.ask)} {_who_sees(facts.ask, name, facts.today)}"),
        *_line(facts.ask, name),
        *(
            kept(
                field(
                    question.value,
                    words,
                    text_input(shown.said.get(question, ""), multiline=True, max_length=TOLD_MAX),
                    optional=True,
                )
            )
            for question, words in questions(facts.asker).items()
        ),
        context(
            f"One line is plenty, and any question can stay empty. {_change_until(facts)}{_own_words(facts)}"
        ),
    ]
    metadata = pack(request=str(facts.request.id))
    return modal(TITLE, ids.REQUEST_FORM, blocks, submit="Send", close="Cancel", metadata=metadata)


def answered_in(values: FormValues) -> Told:
    """What was put in."""
    return Told(**{question.value: values.text(question.value) for question in Question})


def thanks(facts: RequestFacts) -> View:
    """The answer is there."""
    words = f"Thank you. {_when_read(facts)} {_change_until(facts)}"
    return modal(TITLE, "page", [section(words)], close="Done")


def taken_back() -> Message:
    """No answer is kept any more."""
    return Message("Your answers are deleted. Nobody is told.")


def refused() -> Message:
    """None of these any more."""
    row = actions(button("Let them in again", ids.REQUEST_TAKE_AGAIN))
    return _plain("You get no more questions of this kind from me. Nobody is told.", row)


def taken_again() -> Message:
    """They come again."""
    return Message("Others can ask you such questions again.")


def waiting_line(place: int, facts: RequestFacts) -> Block:
    """A request on its receiver's Home, the `place`-th there."""
    name = _name(facts)
    return section(
        f"*{name}* asks you up to four short questions, by {day(facts.ask.back_on, facts.today)}.",
        button(
            "Answer",
            ids.REQUEST_ANSWER,
            str(facts.request.id),
            spoken=f"Answer {place}: the questions of {spoken(facts.asker, 'this person')}",
        ),
    )


def _card(facts: RequestFacts, *, reminds: bool) -> Message:
    name, value = _name(facts), str(facts.request.id)
    kind = Kind.REQUEST_REMINDER if reminds else Kind.REQUEST
    if facts.refused and not (facts.answer and facts.open):
        return refused()
    if not facts.open:
        thanks_too = " Thank you for your answers." if facts.answer else ""
        return _plain(f"The questions of {name} are closed. Nothing more is needed.{thanks_too}")
    if facts.answer:
        row = [button("Change my answers", ids.REQUEST_ANSWER, value)]
        back = [option("Take my answers back", ids.REQUEST_TAKE_BACK, value)]
        words = f"You answered the questions of {name}. {_change_until(facts)}"
        return _plain(words, actions(*row, _menu(kind, value, back)))
    if facts.request.state is RequestState.NOT_NOW:
        still = f"You can still answer until {_until(facts)}."
        words = f"All right. {name} is not told, and I don't remind you. {still}"
        return _plain(words, actions(button("Answer", ids.REQUEST_ANSWER, value), _menu(kind, value)))
    blocks = _question(facts.ask, facts.asker, facts.today, reminds=reminds)
    row = [
        button("Answer", ids.REQUEST_ANSWER, value, primary=True),
        button("Not now", ids.REQUEST_NOT_NOW, value),
    ]
    return Message(_said(facts, reminds=reminds), (*blocks, actions(*row, _menu(kind, value))))


def _menu(kind: Kind, value: str, more: Sequence[Element] = ()) -> Element:
    return overflow("request", *more, option(REFUSE, ids.REQUEST_REFUSE, value), why_option(kind, value))


def _plain(words: str, *rows: Block) -> Message:
    return Message(words, (section(words), *rows))


def _question(ask: Ask, asker: Person, today: date, *, reminds: bool = False) -> list[Block]:
    name = name_of(asker, asker.slack_user_id)
    return [
        section(f"{_banner(name)} {_about(ask)}"),
        *_line(ask, name),
        section(f"{_asks(ask, today)} {_who_sees(ask, name, today)}"),
        context(f"{NOT_SENT if reminds else ''} {_quiet_no(name)}".strip()),
    ]


def _said(facts: RequestFacts, *, reminds: bool) -> str:
    """The same for who reads it without its blocks."""
    name, ask = _name(facts), facts.ask
    line = f"{name} writes: “{escape(ask.line)}”" if ask.line else ""
    parts = (
        f"{_banner(name)} {_about(ask)}",
        line,
        f"{_asks(ask, facts.today)} {_who_sees(ask, name, facts.today).replace('*', '')}",
        f"{NOT_SENT if reminds else ''} {_quiet_no(name)}".strip(),
    )
    return "\n".join(part for part in parts if part)


def _banner(name: str) -> str:
    return f"{name} is on a personal fact-finding mission."


def _about(ask: Ask) -> str:
    return f"It is about the next step: {sentence(escape(ask.step))}"


def _line(ask: Ask, name: str) -> list[Block]:
    return [section(f"{name} writes:"), quote(ask.line)] if ask.line else []


def _asks(ask: Ask, today: date) -> str:
    return f"Would you answer up to four short questions by {day(ask.back_on, today)}?"


def _who_sees(ask: Ask, name: str, today: date) -> str:
    if ask.named:
        return f"Your name *is* shown to {name}, with your answers."
    return (
        f"Your name is *not* shown to {name}. Answers are shown together, in mixed order, after "
        f"{day(ask.back_on, today)}, and only if at least {UNNAMED_LEAST} people answer; else to nobody."
    )


def _quiet_no(name: str) -> str:
    return f"No answer is fine too: {name} does not hear who said no."


def _when_read(facts: RequestFacts) -> str:
    name = _name(facts)
    if facts.ask.named:
        return f"{name} can read your answers now, with your name."
    return (
        f"Your answers are shown to {name} after {day(facts.ask.back_on, facts.today)}, without your name, "
        f"if at least {UNNAMED_LEAST} people answer."
    )


def _change_until(facts: RequestFacts) -> str:
    return f"You can change your answers until {_until(facts)}."


def _until(facts: RequestFacts) -> str:
    """When it closes: the asker's date, on the reader's clock where that shows another hour."""
    if facts.reader is not None and facts.reader.zone != facts.asker.zone:
        return moment(facts.ask.closes_at, facts.reader.zone, facts.today)
    return day(facts.ask.back_on, facts.today)


def _own_words(facts: RequestFacts) -> str:
    return "" if facts.ask.named else " What you write about may still tell who you are."


def _name(facts: RequestFacts) -> str:
    return name_of(facts.asker, facts.asker.slack_user_id)

"""The goal check in words (words.md, T3)."""

from collections.abc import Sequence

from bot.domain.deadlines import Deadline
from bot.domain.smart import Check, Question
from bot.domain.substance import Verdict

_ASKED = {
    Question.UNREAD: (
        "I can't read this well enough to check it. What would you do, how would you know it worked, "
        "and by when?"
    ),
    Question.QUESTION: "This reads like a question. What would be true once you had your answer?",
    Question.SEVERAL: "These look like several goals. Shall each be a goal of its own?",
    Question.SPECIFIC: ("What would you do, that someone could watch? (a talk, a monthly update, a demo)"),
    Question.MEASURABLE: "How would you know it worked? A number, or one thing that is then done.",
    Question.AMOUNT: "How much, or how many times? A number, or one thing that is then done.",
    Question.TIME: "By when? A first guess will do.",
    Question.UNTIL: "Until when would you like to keep this up?",
    Question.POSITIVE: "It says what to stop. What would you do instead?",
    Question.LESS: "It says what you want less of. What would you do instead, or down to which number?",
}
_TOWARDS = "what to move towards"


def question(asked: Question, deadline: Deadline | None = None) -> str:
    """One question in words; `deadline` is what was found of one."""
    if asked is Question.DAY:
        if deadline is None:
            return _ASKED[Question.TIME]
        if not deadline.exists:
            return f'"{deadline.text}" is no day of the calendar. Which day do you mean?'
        return f'Which day is "{deadline.text}"? A first guess will do.'
    return _ASKED[asked]


def questions(found: Check) -> list[str]:
    """All questions of a check, in words."""
    return worded(found, found.questions)


def worded(found: Check, asked: Sequence[Question]) -> list[str]:
    """Some questions about what was found, in words."""
    return [question(each, found.deadline) for each in asked]


def clear(found: Check) -> str:
    """What a goal says already, as one sentence; '' where that is nothing."""
    said = [
        ("what you would do", found.specific is Verdict.YES),
        ("how you would know it worked", found.measurable is Verdict.YES),
        ("by when", found.time_bound is Verdict.YES and found.deadline is not None),
        ("how often", found.cadence is not None),
    ]
    parts = [words for words, there in said if there]
    if found.specific is not Verdict.YES and found.positive is Verdict.YES:
        parts = [_TOWARDS, *parts]
    return f"Already clear: it says {_joined(parts)}." if parts else ""


def counted_questions(count: int) -> str:
    """How many questions there are."""
    numbers = ("No", "One", "Two", "Three", "Four", "Five", "Six")
    shown = numbers[count] if count < len(numbers) else str(count)
    return f"{shown} question{'' if count == 1 else 's'}, if you want {'it' if count == 1 else 'them'}:"


def notes(found: Check) -> list[str]:
    """The check of one sentence, as lines that a person reads."""
    asked = questions(found)
    lines = [f'"{" ".join(found.words.split())}"', *([clear(found)] if clear(found) else [])]
    if not asked:
        return [*lines, "No question."]
    numbered = [f"{at}. {words}" for at, words in enumerate(asked, start=1)]
    return [*lines, counted_questions(len(asked)), *numbered]


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, and {parts[-1]}"

"""Where somebody wants to go, and why: two small forms, and their own words given back to them."""

from bot.domain.career_facts import CAREER_MAX, WHY_MAX, CareerFacts
from bot.domain.roadmap import Career, Step, next_step
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
    quote,
    section,
    text_input,
)
from bot.slack.inputs import kept
from bot.slack.roadmap_views import leads_on
from bot.slack.roadmap_views import words as roadmap_words
from bot.slack.text import cut, escape, listed

NEXT_ROLE, EVENTUALLY = "next_role", "eventually"
"""The blocks of the career goal's form."""
ENERGISE, FULFIL, FITS = "energise", "fulfil", "fits"
"""The blocks of the three questions."""
NAMES_SHOWN = 5
NAME_MAX = 200
SAY_WHERE = "Say in a few words what comes next, or leave this step out."
_ONLY_YOU = "Only you see these words. I show them to nobody, and never in a message."
_QUESTIONS = {
    ENERGISE: "How will it energise your work life?",
    FULFIL: "How will it fulfil you?",
    FITS: "How does it fit your values and who you want to be?",
}


def form(facts: CareerFacts) -> View:
    """Where somebody wants to go: the next role, and eventually."""
    career = facts.career
    blocks: list[Block] = [
        section("Where do you want to go? A first guess will do; you can change it whenever you like."),
        _words(NEXT_ROLE, "My next role", career.next_role, "Lead the platform team", CAREER_MAX),
        _words(EVENTUALLY, "And eventually", career.eventually, "Head of engineering", CAREER_MAX),
        *_skip(Step.CAREER, offered=not career.named),
        context(_ONLY_YOU),
    ]
    return modal("My career goal", ids.CAREER_FORM, blocks, submit="Save", close="Later")


def why_form(facts: CareerFacts) -> View:
    """The three questions; each may stay empty."""
    career = facts.career
    answers = {ENERGISE: career.energise, FULFIL: career.fulfil, FITS: career.fits}
    to = [section("This is about:"), quote(career.next_role or career.eventually)] if career.named else []
    blocks: list[Block] = [
        *to,
        section("Answer as many as you like, in your own words. You read them again when it gets hard."),
        *(_words(block, label, answers[block], "", WHY_MAX) for block, label in _QUESTIONS.items()),
        *_skip(Step.WHY, offered=not career.has_why),
        context(_ONLY_YOU),
    ]
    return modal("My why", ids.CAREER_WHY_FORM, blocks, submit="Save", close="Later")


def saved(facts: CareerFacts) -> View:
    """The career goal is kept: what it is, what hangs on the one before, what comes next."""
    return modal(
        "My career goal",
        "page",
        [*_where(facts.career), *_changed(facts), *_asks_why(facts), *leads_on(facts.roadmap)],
        close="Done",
    )


def saved_why(facts: CareerFacts) -> View:
    """The answers are kept, and what comes next."""
    words = own_words(facts.career) or [section("Nothing is kept yet. That is fine; it can wait.")]
    return modal("My why", "page", [*words, *leads_on(facts.roadmap)], close="Done")


def shown(facts: CareerFacts) -> View:
    """The career goal with its why, to read and to change."""
    career = facts.career
    row = [button("Change the goal", ids.CAREER_OPEN)]
    row.append(button("Change my why" if career.has_why else "Write my why", ids.CAREER_WHY))
    blocks = [*_where(career), *own_words(career), actions(*row), context(_ONLY_YOU)]
    return modal("My career goal", "page", blocks)


def reminder(facts: CareerFacts) -> View:
    """*Remind me why*: their own words, and nothing else."""
    career = facts.career
    if not career.has_why:
        words = "You have not written down why yet. Three questions help; answer as many as you like."
        return modal(
            "My why", "page", [section(words), actions(button("Write my why", ids.CAREER_WHY, primary=True))]
        )
    row = actions(button("Change my why", ids.CAREER_WHY))
    return modal("My why", "page", [*_where(career), *own_words(career), row, context(_ONLY_YOU)])


def own_words(career: Career) -> list[Block]:
    """Why somebody set out, in their own words; nothing where they said nothing. For forms and pages only."""
    said = ((ENERGISE, career.energise), (FULFIL, career.fulfil), (FITS, career.fits))
    given = [(_QUESTIONS[block], answer) for block, answer in said if answer]
    if not given:
        return []
    blocks: list[Block] = [section("*Why you set out, in your own words*")]
    for question, answer in given:
        blocks += [context(question), quote(answer)]
    return blocks


def remind_button() -> Element:
    """The button to one's own words, where a message must not hold them."""
    return button("Remind me why", ids.CAREER_REMIND)


def skipped(facts: CareerFacts) -> View:
    """A step is left out; what comes next."""
    words = "Left out. You can pick it up whenever you like: /goal roadmap shows every step."
    return modal("Left out", "page", [section(words), *leads_on(facts.roadmap)], close="Done")


def _where(career: Career) -> list[Block]:
    blocks: list[Block] = []
    for label, answer in (("My next role", career.next_role), ("Eventually", career.eventually)):
        if answer:
            blocks += [section(f"*{label}*"), quote(answer)]
    return blocks or [section("You have named no career goal yet.")]


def _changed(facts: CareerFacts) -> list[Block]:
    """What became of everything that was made for the career goal before."""
    if facts.before is None:
        return []
    blocks: list[Block] = [
        section("*Before, it was*"),
        quote(facts.before.next_role or facts.before.eventually),
    ]
    names = [f"*{cut(escape(each), NAME_MAX)}*" for each in facts.goals[:NAMES_SHOWN]]
    more = len(facts.goals) - NAMES_SHOWN
    if names:
        whose = listed([*names, *([f"{more} more"] if more > 0 else [])])
        many = len(facts.goals) > 1
        blocks.append(
            section(
                f"{whose} {'go' if many else 'goes'} on as before; nothing was closed. "
                "/goal edit changes one, /goal drop lets one go."
            )
        )
    if facts.career.has_why:
        blocks.append(
            section(
                "Your why was written for the one before. Is it still true?",
                button("Change my why", ids.CAREER_WHY),
            )
        )
    return blocks


def _asks_why(facts: CareerFacts) -> list[Block]:
    """Why, while they think of it: where something else comes next, the way to it is not forgotten."""
    way = facts.roadmap
    if facts.career.has_why or next_step(way) is Step.WHY or Step.WHY in way.skipped:
        return []
    return [section(roadmap_words(way, Step.WHY), button("My why", ids.CAREER_WHY))]


def _words(block: str, label: str, initial: str, example: str, limit: int) -> Block:
    typed = text_input(initial, multiline=True, placeholder=example, max_length=limit)
    return kept(field(block, label, typed, optional=True))


def _skip(step: Step, *, offered: bool) -> list[Block]:
    return [actions(button("Leave this out", ids.CAREER_SKIP, step.value))] if offered else []

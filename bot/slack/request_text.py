"""The four questions, as they are asked about somebody."""

from bot.domain.gathering import Question
from bot.domain.people import Person
from bot.slack.partner_text import spoken


def questions(asker: Person) -> dict[Question, str]:
    """The four questions about somebody, plain."""
    name = spoken(asker, "this person")
    return {
        Question.STRENGTHS: f"What is {name} good at?",
        Question.WEAKNESSES: f"What holds {name} back?",
        Question.SKILLS: "Which skills would help most for the next step?",
        Question.EXPERIENCE: "Which experience or training would help?",
    }

"""What is thought of a plan in a check-in: whether its moment came, whether it held; a note beside it."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

NOTE_MAX = 200
"""Characters of a note for a partner: one or two sentences, in one line of what they see."""


class Held(StrEnum):
    """Whether a plan held once its moment had come."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Reflection:
    """A plan as it was looked back on, in its words of then; and a note that its writer may share.

    `came`: whether the moment of the plan came; None where nothing was said, as for `held`.
    """

    if_words: str = ""
    then_words: str = ""
    came: bool | None = None
    held: Held | None = None
    note: str = ""

    @property
    def scored(self) -> bool:
        """Whether something was said of the plan."""
        return self.came is not None or self.held is not None


NOTHING_THOUGHT = Reflection()


@dataclass(frozen=True, slots=True)
class NewPlan:
    """The if-then sentence of a promise from now on; both halves empty: none."""

    commitment_id: UUID
    if_words: str
    then_words: str


@dataclass(frozen=True, slots=True)
class Thought:
    """What the form adds to an answer: the score, a note with the agreements it is shared in, a new plan.

    `note` is None where it was not asked for: what was written before stays, and who may read it.
    """

    came: bool | None = None
    held: Held | None = None
    note: str | None = None
    note_to: frozenset[UUID] = frozenset()
    plan: NewPlan | None = None

    def about(self, plan: tuple[str, str] | None, before: Reflection) -> Reflection:
        """What is kept beside the answer; a plan whose moment did not come neither held nor failed."""
        held = None if self.came is False else self.held
        note = before.note if self.note is None else self.note
        return Reflection(*(plan or ("", "")), self.came, held, note)


NO_THOUGHT = Thought()

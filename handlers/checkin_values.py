"""What stands in a check-in's form, and what is not complete in it."""

from collections.abc import Mapping
from uuid import UUID

from bot.domain.coach_lines import LineForCoach
from bot.domain.errors import Gone
from bot.domain.goals import CheckinStatus
from bot.domain.reflections import Held, NewPlan, Thought
from bot.slack.checkin_form_views import status_block
from bot.slack.payloads import FormValues
from bot.usecases.checkin_acts import Said
from handlers.given import id_in, ids_in

BOTH_HALVES = "Both halves make the sentence; or leave both empty."
WHERE_FIRST = "Tick where your line may stand, or leave it empty."
HOW_FIRST = "Choose how it goes, so that what you wrote below has its place."


def statuses(values: FormValues, goals: str) -> dict[UUID, CheckinStatus | None]:
    """How each of the goals a form was drawn for goes; None where nothing was chosen.

    Raises:
        Gone: what was chosen is none of ours.
    """
    found: dict[UUID, CheckinStatus | None] = {}
    for goal_id in ids_in(goals, "checkin", len(goals.split())):
        chosen = values.choice(status_block(goal_id))
        try:
            found[goal_id] = CheckinStatus(chosen) if chosen else None
        except ValueError:
            raise Gone("checkin") from None
    return found


def said_in(values: FormValues, goals: str) -> dict[UUID, Said]:
    """What stands in the form for each of the goals it was drawn for; raises as `statuses` does."""
    return {
        goal_id: Said(status, values.text(str(goal_id)), _thought(values, goal_id), _line(values, goal_id))
        for goal_id, status in statuses(values, goals).items()
    }


def faults(values: FormValues, said: Mapping[UUID, Said]) -> dict[str, str]:
    """A sentence under each field that lacks its other half."""
    wrong: dict[str, str] = {}
    for goal_id, each in said.items():
        if each.status is None and each.has_words:
            wrong[status_block(goal_id)] = HOW_FIRST
        if each.line and each.line.words and not each.line.channels:
            wrong[f"askin:{goal_id}"] = WHERE_FIRST
        block = _plan_block(values, goal_id)
        halves = values.text(f"if:{block}"), values.text(f"then:{block}")
        if bool(halves[0]) != bool(halves[1]):
            wrong[f"then:{block}" if halves[0] else f"if:{block}"] = BOTH_HALVES
    return wrong


def _line(values: FormValues, goal_id: UUID) -> LineForCoach | None:
    """What they ask their coach for, and where that stands; None where the form did not ask."""
    ask = f"ask:{goal_id}"
    if ask not in values.values:
        return None
    ticked = frozenset(id_in(each, "coach_channel") for each in values.choices(f"askin:{goal_id}"))
    return LineForCoach(values.text(ask), ticked)


def _thought(values: FormValues, goal_id: UUID) -> Thought | None:
    """What was said of the plan and shared; None where the form did not ask."""
    plan, note = _plan_block(values, goal_id), f"note:{goal_id}"
    if not plan and note not in values.values and f"came:{goal_id}" not in values.values:
        return None
    came, held = values.choice(f"came:{goal_id}"), values.choice(f"held:{goal_id}")
    return Thought(
        came=came == "yes" if came else None,
        held=Held(held) if held in set(Held) else None,
        note=values.text(note) if note in values.values else None,
        note_to=frozenset(id_in(each, "partnership") for each in values.choices(f"tell:{goal_id}")),
        plan=_new_plan(values, goal_id, plan),
    )


def _plan_block(values: FormValues, goal_id: UUID) -> str:
    """What the ids of a goal's fields for a new plan end in; '' where there are none."""
    start = f"if:{goal_id}"
    return next((each.removeprefix("if:") for each in values.values if each.startswith(start)), "")


def _new_plan(values: FormValues, goal_id: UUID, block: str) -> NewPlan | None:
    """The sentence for the only promise, which may be emptied, or one for the promise that was chosen."""
    halves = values.text(f"if:{block}"), values.text(f"then:{block}")
    _, _, promise = block.partition(" ")
    promise = promise or (values.choice(f"which:{goal_id}") if all(halves) else "")
    return NewPlan(id_in(promise, "commitment"), *halves) if promise else None

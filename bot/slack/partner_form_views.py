"""The form of an invitation, with its preview."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.domain.goals import Goal
from bot.domain.partners import Agreement, Drafting
from bot.domain.sharing import ASKS_MAX, Role
from bot.slack import ids
from bot.slack.blocks import (
    CHOICES_MAX,
    Block,
    Choice,
    View,
    checkboxes,
    context,
    date_input,
    divider,
    field,
    modal,
    section,
    select,
    text_input,
    user_select,
)
from bot.slack.invitation_views import fingerprint, offer
from bot.slack.partner_text import FIRST_NAMED, open_until, partner
from bot.slack.payloads import FormValues, pack
from bot.slack.text import cut, moment

WHO, ROLE, GOALS, ASKS, UNTIL = "who", "role", "goals", "asks", "until"
TITLE = "Invite a partner"
GOALS_MAX = 50
"""Active goals in one form, ten in each group of boxes."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ROLES = (
    Choice(Role.PEER, "A peer"),
    Choice(Role.MENTOR, "A mentor"),
    Choice(Role.COACH, "A coach"),
    Choice(Role.MANAGER, "My manager"),
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form."""

    who: str = ""
    role: Role = Role.PEER
    goal_ids: frozenset[UUID] = frozenset()
    asks: str = ""
    until_on: date | None = None


def filled_in(values: FormValues) -> Filled:
    """What was put in; what is no goal's id is left out."""
    role = values.choice(ROLE)
    return Filled(
        who=values.person(WHO),
        role=Role(role) if role in set(Role) else Role.PEER,
        goal_ids=chosen(values),
        asks=" ".join(values.text(ASKS).split()),
        until_on=values.day(UNTIL),
    )


def chosen(values: FormValues) -> frozenset[UUID]:
    """The goals that were ticked; what is no goal's id is left out."""
    found = (value for group in range(GOALS_MAX // CHOICES_MAX) for value in values.choices(_group(group)))
    return frozenset(UUID(value) for value in found if _ID.fullmatch(value))


def form(drafting: Drafting, filled: Filled, preview: Agreement | None = None) -> View:
    """Who is asked, what they would see, and, once it is filled, word for word what they get."""
    blocks: list[Block] = []
    if preview is not None:
        who = partner(preview)
        blocks += [
            section(f"This is what {who} gets, word for word:"),
            *offer(preview),
            context(
                f"{who} can say yes, not now, or want no invitations at all. Without an answer it runs out "
                "after a week. Nothing is shown before a yes."
            ),
            section("Send it, or change it below and see it again."),
            divider(),
        ]
    blocks += [
        field(WHO, "Who?", user_select(filled.who)),
        field(
            ROLE,
            "What are they to you?",
            select(_ROLES, filled.role),
            hint="A manager sees short names and good news only.",
        ),
        *_goal_fields("Which goals would they see?", drafting.goals, filled.goal_ids),
        field(
            ASKS,
            "When I fall behind, please …",
            text_input(filled.asks, placeholder="ask me what would make it smaller", max_length=ASKS_MAX),
            hint="They read it as you write it.",
            optional=True,
        ),
        field(UNTIL, "Until when?", date_input(filled.until_on or drafting.until_on)),
    ]
    shown = pack(shown=fingerprint(preview)) if preview is not None else ""
    submit = "Send" if preview is not None else "Preview"
    return modal(TITLE, ids.PARTNER_FORM, blocks, submit=submit, close="Cancel", metadata=shown)


def start(drafting: Drafting, who: str = "", role: Role = Role.PEER, *, several: bool = False) -> View:
    """The empty form; a goal that is the only one is ticked.

    `several`: more people were named; the form is for the first.
    """
    only = drafting.goals[:1] if len(drafting.goals) == 1 else ()
    view = form(drafting, Filled(who, role, frozenset(goal.id for goal in only)))
    if several:
        view["blocks"].insert(0, section(FIRST_NAMED))
    return view


def sent(agreement: Agreement, *, at_once: bool, zone: str) -> View:
    """The invitation is on its way."""
    who = partner(agreement)
    goes = "is on its way" if at_once else f"goes out {moment(agreement.partnership.invited_at, zone)} time"
    words = (
        f"Your invitation to {who} {goes}. It stays open until {open_until(agreement, agreement.member)}; "
        "you hear once what became of it. Nothing is shown before a yes."
    )
    return modal(TITLE, "page", [section(words), context("/partner shows where it stands.")])


def first_goals_field(values: FormValues) -> str:
    """Where a sentence about the goals stands."""
    return next((name for name in values.values if name.startswith(GOALS)), _group(0))


def _goal_fields(label: str, goals: Sequence[Goal], ticked: frozenset[UUID] | set[UUID]) -> list[Block]:
    """Boxes in groups of ten, since one holds no more; where there are several each may stay empty."""
    shown = goals[:GOALS_MAX]
    groups = [shown[first : first + CHOICES_MAX] for first in range(0, len(shown), CHOICES_MAX)]
    return [
        field(
            _group(number),
            label if number == 0 else "More goals",
            checkboxes(
                [Choice(str(goal.id), cut(f"{goal.number} {goal.short_name}", 70)) for goal in group],
                [str(goal_id) for goal_id in ticked],
            ),
            optional=len(groups) > 1,
        )
        for number, group in enumerate(groups)
    ]


def _group(number: int) -> str:
    return f"{GOALS}{number}"

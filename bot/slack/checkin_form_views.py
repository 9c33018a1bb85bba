"""The check-in's form: how each goal goes, what got in the way, the plan, what a partner will see of it."""

from collections.abc import Mapping
from uuid import UUID

from bot.domain.checkins import IN_THE_WAY_MAX, GoalWeek, Sheet
from bot.domain.goals import CheckinStatus
from bot.domain.if_thens import HALF_MAX
from bot.domain.partners import Shown
from bot.domain.reflections import NOTE_MAX, NOTHING_THOUGHT, Held, Reflection
from bot.domain.sharing import Field
from bot.slack import coach_line_views, ids
from bot.slack.blocks import (
    Block,
    Choice,
    View,
    actions,
    button,
    checkboxes,
    context,
    field,
    modal,
    radio,
    section,
    select,
    text_input,
)
from bot.slack.checkin_views import FORM_GOALS, STATUS, answers_given, week_words
from bot.slack.inputs import answering, kept
from bot.slack.partner_text import partner, spoken
from bot.slack.payloads import pack
from bot.slack.seen_text import would_see
from bot.slack.text import cut, escape
from bot.slack.week_text import if_then, plan_was

BLOCKS = 95
"""Blocks of the form that fields take up: below what a view may hold (Slack reference: views)."""
FEW, ALL = 2, 9
"""Blocks of one goal: how it goes and what got in the way; the same with its plan and the partner."""
PROMISE_MAX = 40
"""Characters of a promise's name in the list of them."""
_CAME = (Choice("yes", "Yes"), Choice("no", "No"))
_HELD = (Choice(Held.YES.value, "Yes"), Choice(Held.PARTLY.value, "Partly"), Choice(Held.NO.value, "No"))
Chosen = Mapping[UUID, CheckinStatus]


def form(sheet: Sheet, only: UUID | None = None, chosen: Chosen | None = None, start: int = 0) -> View:
    """The check-in as a form, for every goal or for one that was just answered.

    `chosen` is what was chosen in it and not saved yet: what a partner will see follows it. Of many goals the
    page begins with the one at `start`; where there is none like it, with the first.
    """
    start = start if only is None and 0 <= start < len(sheet.goals) else 0
    shown = [each for each in sheet.goals if only in (None, each.goal.id)][start : start + FORM_GOALS]
    intro = week_words(sheet)
    if only is not None and shown and only in sheet.answers:
        said = STATUS[sheet.answers[only].status][0].lower()
        intro = f"Saved: *{escape(shown[0].goal.short_name)}* is {said}. More is up to you."
    blocks: list[Block] = [section(intro)]
    whole = _whole(sheet, shown)
    for each in shown:
        blocks += _fields(sheet, each, asks_all=each.goal.id in whole)
        if each.goal.id in whole:
            status = (chosen or {}).get(each.goal.id)
            blocks += [*_plan(sheet, each), *_partners(sheet, each, status)]
            blocks += coach_line_views.fields(sheet, each.goal.id, status or _status(sheet, each.goal.id))
    if only is None and len(sheet.goals) > FORM_GOALS:
        pages = f"These are goals {start + 1} to {start + len(shown)} of your {len(sheet.goals)}."
        after = start + len(shown) < len(sheet.goals)
        blocks.append(context(f"{pages} Save, and the next ones follow." if after else pages))
    metadata = pack(
        checkin=str(sheet.checkin.id),
        goals=" ".join(str(each.goal.id) for each in shown),
        only=str(only or ""),
        start=str(start),
    )
    return modal("Check-in", ids.CHECKIN_FORM, blocks, submit="Save", close="Back", metadata=metadata)


def saved(
    sheet: Sheet, plans: Mapping[UUID, tuple[str, str]] | None = None, start: int | None = None
) -> View:
    """What stands after the form: goals with their answers, and the plans that were written in it.

    `start` is where the page began that was saved, None where it was for one goal; the next one follows.
    """
    blocks: list[Block] = [section(f"Saved. {week_words(sheet)}"), *answers_given(sheet, start or 0)]
    for each in sheet.goals:
        sentence = if_then(*(plans or {}).get(each.goal.id, ("", "")))
        if sentence:
            blocks.append(section(f"This week, *{escape(each.goal.short_name)}*: {sentence}"))
        blocks += coach_line_views.stands(sheet, each.goal.id)
    after = len(sheet.goals) if start is None else start + FORM_GOALS
    if (left := len(sheet.goals) - after) > 0:
        label = f"The next {min(left, FORM_GOALS)} goals" if left > 1 else "The last goal"
        value = f"{sheet.checkin.id} {after}"
        blocks.append(actions(button(label, ids.CHECKIN_MORE, value, primary=True)))
    elif not sheet.complete:
        blocks.append(section("Goals without an answer can wait. /checkin shows them again."))
    return modal("Check-in", ids.CHECKIN_FORM, blocks)


def status_block(goal_id: UUID) -> str:
    """The form's field for how a goal goes."""
    return f"status:{goal_id}"


def _whole(sheet: Sheet, shown: list[GoalWeek]) -> set[UUID]:
    """The goals with all fields: as many as fit, those that do not go well first."""
    most = ALL + (coach_line_views.BLOCKS if sheet.coached.channels else 0)
    fits = (BLOCKS - FEW * len(shown)) // (most - FEW)
    rank = {CheckinStatus.STUCK: 0, CheckinStatus.AT_RISK: 0, None: 1, CheckinStatus.ON_TRACK: 2}
    said = {goal_id: answer.status for goal_id, answer in sheet.answers.items()}
    ordered = sorted(shown, key=lambda each: rank[said.get(each.goal.id)])
    return {each.goal.id for each in ordered[:fits]}


def _fields(sheet: Sheet, week: GoalWeek, *, asks_all: bool) -> list[Block]:
    goal = week.goal
    said = sheet.answers.get(goal.id)
    choices = [Choice(status.value, label) for status, (label, _) in STATUS.items()]
    how = field(
        status_block(goal.id),
        goal.short_name,
        radio(choices, said.status.value if said else None),
        optional=True,
    )
    read_by_others = sheet.coached.channels or sheet.partners_with(goal.id, Field.CHECKIN_STATUS)
    shows = asks_all and bool(read_by_others)
    return [
        answering(how, ids.CHECKIN_HOW) if shows else how,
        kept(
            field(
                str(goal.id),
                f"{goal.short_name}: what got in the way?",
                text_input(said.in_the_way if said else "", multiline=True, max_length=IN_THE_WAY_MAX),
                hint="Only you see it.",
                optional=True,
            )
        ),
    ]


def _plan(sheet: Sheet, week: GoalWeek) -> list[Block]:
    """The plan of the week, whether it held, and the one from now on."""
    goal_id, promise = week.goal.id, week.planned
    blocks: list[Block] = []
    if plan := sheet.plan_of(goal_id):
        thought = _thought(sheet, goal_id)
        came = None if thought.came is None else "yes" if thought.came else "no"
        blocks = [
            section(plan_was(plan)),
            field(f"came:{goal_id}", "Did the moment in your plan come?", radio(_CAME, came), optional=True),
            field(f"held:{goal_id}", "Did the plan hold?", radio(_HELD, thought.held), optional=True),
        ]
    if promise is None:
        return blocks
    several = len(week.promises) > 1
    owner, words = str(goal_id), ("", "")
    if not several:
        owner, words = f"{goal_id} {promise.id}", (promise.if_words, promise.then_words)
    if several:
        choices = [
            Choice(str(each.commitment.id), cut(each.commitment.short_name, PROMISE_MAX))
            for each in week.promises
        ]
        which = select(choices, str(promise.id))
        blocks.append(field(f"which:{goal_id}", "This week, for which promise?", which))
    hint = "Left empty, your plan stays as it is." if several else ""
    return [
        *blocks,
        field(f"if:{owner}", "This week: if …", text_input(words[0], max_length=HALF_MAX), optional=True),
        field(
            f"then:{owner}",
            "then I will …",
            text_input(words[1], max_length=HALF_MAX),
            hint=hint,
            optional=True,
        ),
    ]


def _partners(sheet: Sheet, week: GoalWeek, chosen: CheckinStatus | None) -> list[Block]:
    """What each partner who hears of answers will see, word for word, and a note for those who are ticked."""
    goal_id = week.goal.id
    partners = sheet.partners_with(goal_id, Field.CHECKIN_STATUS)
    if not partners:
        return []
    status = chosen or _status(sheet, goal_id)
    lines = [_sees(each, goal_id, status, sheet) for each in partners]
    boxes = [
        Choice(
            str(each.agreement.partnership.id),
            f"Add this note for {spoken(each.agreement.partner, f'partner {place}')}",
        )
        for place, each in enumerate(partners, 1)
    ]
    told = {str(each) for each in sheet.told.get(goal_id, ())}
    note = text_input(_thought(sheet, goal_id).note, max_length=NOTE_MAX)
    hint = "Only whom you ticked sees it."
    return [
        section("\n".join(lines)),
        field(f"tell:{goal_id}", "A note with it", checkboxes(boxes, told), optional=True),
        kept(field(f"note:{goal_id}", "The note", note, hint=hint, optional=True)),
    ]


def _sees(shown: Shown, goal_id: UUID, status: CheckinStatus | None, sheet: Sheet) -> str:
    who = partner(shown.agreement)
    (goal,) = (each for each in shown.goals if each.facts.goal.id == goal_id)
    line = would_see(goal, shown.agreement, status, sheet.checkin.week_on)
    if status is None:
        return f"{who} sees now: “{line}” What you choose above shows here before you save it."
    return f"{who} will see: “{line}”"


def _status(sheet: Sheet, goal_id: UUID) -> CheckinStatus | None:
    said = sheet.answers.get(goal_id)
    return said.status if said else None


def _thought(sheet: Sheet, goal_id: UUID) -> Reflection:
    said = sheet.answers.get(goal_id)
    return said.reflection if said else NOTHING_THOUGHT

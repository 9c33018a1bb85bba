"""A line for the coach in the check-in's form, and how it reads where it stands."""

from uuid import UUID

from bot.domain.checkins import Sheet
from bot.domain.coach_lines import LINE_FOR_COACH_MAX, NEEDS_A_WORD
from bot.domain.goals import CheckinStatus
from bot.slack.blocks import Block, Choice, checkboxes, field, section, text_input
from bot.slack.digest_text import asks_for
from bot.slack.inputs import kept
from bot.slack.text import cut, escape, listed

CHANNELS_MAX = 10
"""Boxes of one field (Slack reference: checkboxes element)."""
BLOCKS = 2
"""Blocks that a goal takes with it."""


def fields(sheet: Sheet, goal_id: UUID, status: CheckinStatus | None) -> list[Block]:
    """The line and the channels it is ticked for; nothing for who is named nowhere, or needs no word."""
    if not sheet.coached.channels or status not in NEEDS_A_WORD:
        return []
    line = sheet.coached.line(goal_id)
    boxes = [
        Choice(str(channel_id), cut(f"Show it to everybody who reads #{name}", 70))
        for channel_id, name in list(sheet.coached.channels.items())[:CHANNELS_MAX]
    ]
    typed = text_input(line.words, max_length=LINE_FOR_COACH_MAX)
    hint = "Beside your name it says: Asks: “your words”. Your next check-in takes it away."
    label = "What would help? A line for your coach"
    return [
        kept(field(f"ask:{goal_id}", label, typed, hint=hint, optional=True)),
        field(
            f"askin:{goal_id}",
            "Where may it stand?",
            checkboxes(boxes, {str(each) for each in line.channels}),
            optional=True,
        ),
    ]


def stands(sheet: Sheet, goal_id: UUID) -> list[Block]:
    """What was kept, as it reads, and where; nothing where nothing is asked for."""
    line = sheet.coached.line(goal_id)
    names = [
        f"#{escape(name)}" for channel, name in sheet.coached.channels.items() if channel in line.channels
    ]
    if not names:
        return []
    return [section(f"Beside your name in {listed(names)}, once a summary names you: {asks_for(line.words)}")]

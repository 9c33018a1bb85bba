"""What stands in a form's inputs (Slack reference: view submission payload, state)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from bot.slack.blocks import CHOSEN
from bot.slack.bodies import Body, items, mapping, string, strings


@dataclass(frozen=True, slots=True)
class FormValues:
    """What stands in a form's inputs, by block id; an input that is empty or absent reads as empty."""

    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, block_id: str) -> str:
        """A text, without the space around it."""
        return string(self._of(block_id).get("value")).strip()

    def choice(self, block_id: str) -> str:
        """The value that was chosen; '' for none."""
        return string(mapping(self._of(block_id).get("selected_option")).get("value"))

    def choices(self, block_id: str) -> tuple[str, ...]:
        """The values that were chosen."""
        found = (string(each.get("value")) for each in items(self._of(block_id).get("selected_options")))
        return tuple(each for each in found if each)

    def day(self, block_id: str) -> date | None:
        """A date; None for none."""
        try:
            return date.fromisoformat(string(self._of(block_id).get("selected_date")))
        except ValueError:
            return None

    def time(self, block_id: str) -> time | None:
        """A time of day on the clock of whoever filled the form; None for none."""
        try:
            return time.fromisoformat(string(self._of(block_id).get("selected_time"))).replace(tzinfo=None)
        except ValueError:
            return None

    def person(self, block_id: str) -> str:
        """Slack's id of a person; '' for none."""
        return string(self._of(block_id).get("selected_user"))

    def people(self, block_id: str) -> tuple[str, ...]:
        """Slack's ids of the people that were chosen."""
        return strings(self._of(block_id).get("selected_users"))

    def channels(self, block_id: str) -> tuple[str, ...]:
        """Slack's ids of the channels that were chosen."""
        return strings(self._of(block_id).get("selected_conversations"))

    def _of(self, block_id: str) -> Body:
        inputs = mapping(self.values.get(block_id))
        return mapping(inputs.get(CHOSEN) or next(iter(inputs.values()), {}))

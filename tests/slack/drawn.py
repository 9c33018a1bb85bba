"""What is drawn, held to Slack's limits and read as people read it."""

from collections.abc import Sequence
from typing import Any

from bot.demo.block_rules import message_faults, message_is_too_long, view_faults, view_is_too_large
from bot.slack.blocks import View
from bot.slack.message import Message

HOSTILE = "<!channel> <@U1> *bold* `x` & \u202e" + "é💪" * 5000


def words(thing: Any) -> str:
    """Every text in blocks, one under the other."""
    if isinstance(thing, dict):
        return "\n".join(
            words(part)
            for name, part in thing.items()
            if name in {"text", "label", "hint"} or isinstance(part, dict | list)
        )
    if isinstance(thing, Sequence) and not isinstance(thing, str):
        return "\n".join(map(words, thing))
    return thing if isinstance(thing, str) else ""


def fits(drawn: Message | View) -> None:
    if isinstance(drawn, Message):
        assert message_faults(list(drawn.blocks)) == []
        assert not message_is_too_long(list(drawn.blocks))
        assert 0 < len(drawn.text) < 4000
        assert "<" not in drawn.text
    else:
        assert view_faults(drawn) == []
        assert not view_is_too_large(drawn)

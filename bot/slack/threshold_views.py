"""After how many misses in a row a partner hears of a promise: the form, and its end."""

from bot.domain.goals import Cadence, Commitment
from bot.slack import ids
from bot.slack.blocks import Choice, View, context, field, modal, section, select
from bot.slack.payloads import pack
from bot.slack.text import escape

TOLD_AFTER = "told_after"
TITLE = "When a miss is told"
CHOICES = (0, 1, 2, 3, 5)
"""What can be chosen; 0 is what is usual."""
_USUAL = {Cadence.DAILY: "As usual: the second missed day in a row"}
_TIMES = {1: "Each one", 2: "The second in a row", 3: "The third in a row", 5: "The fifth in a row"}


def form(promise: Commitment) -> View:
    """From which miss in a row on somebody else hears, after its owner."""
    usual = _USUAL.get(promise.cadence, "As usual: each one")
    choices = [Choice(str(each), _TIMES.get(each, usual)) for each in CHOICES]
    chosen = str(promise.told_after if promise.told_after in CHOICES else 0)
    blocks = [
        section(
            f"*{escape(promise.short_name)}*: whoever hears of misses hears from this one on, after you."
        ),
        field(TOLD_AFTER, "Which miss is told?", select(choices, chosen)),
        context("It holds from now on, also for what waits to be told. Nobody is told that you chose it."),
    ]
    metadata = pack(commitment=str(promise.id))
    return modal(TITLE, ids.THRESHOLD_FORM, blocks, submit="Save", close="Cancel", metadata=metadata)


def saved(promise: Commitment) -> View:
    """What holds now."""
    usual = _USUAL.get(promise.cadence, "As usual: each one")
    said = _TIMES.get(promise.told_after, usual)
    return modal(TITLE, "page", [section(f"*{escape(promise.short_name)}*: {said[:1].lower()}{said[1:]}.")])

"""What became of a call to Slack; the sender decides by these four and nothing else."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Accepted:
    """Slack did it. `channel` and `ts` name the message; both empty where the call was about none."""

    channel: str = ""
    ts: str = ""


@dataclass(frozen=True, slots=True)
class NotAccepted:
    """Slack surely did not do it and may later: wait `retry_after`."""

    retry_after: timedelta


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack will not do it, however often it is asked; `error` is Slack's word for why."""

    error: str


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Nobody knows: the connection broke, or what came back was no answer of Slack's."""


Outcome = Accepted | NotAccepted | Refused | NoAnswer

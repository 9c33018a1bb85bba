"""What Slack hands out for a while only: trigger ids and response addresses, measured in real time."""

from dataclasses import dataclass, field
from itertools import count

from bot.clock import Clock
from bot.demo.records import Ephemeral, Message

TRIGGER_SECONDS = 3.0  # Slack reference: modals
RESPONSE_SECONDS = 30 * 60.0  # Slack reference: handling user interaction, response_url
RESPONSE_USES = 5  # the same page


class Refused(Exception):
    """Slack's answer to a call that it does not carry out.

    Args:
        error: Slack's short name for the reason.
        messages: what `response_metadata.messages` says.
        is_problem: whether only a mistake of the app can lead to it.
        extra: further fields of the answer.
    """

    def __init__(
        self,
        error: str,
        *,
        messages: list[str] | None = None,
        is_problem: bool = False,
        extra: dict[str, str] | None = None,
    ) -> None:
        super().__init__(error)
        self.error = error
        self.messages = messages or []
        self.is_problem = is_problem
        self.extra = extra or {}


@dataclass(slots=True)
class Trigger:
    """The right to open one modal for one person, soon."""

    person_id: str
    at: float
    in_modal: bool
    used: bool = False


@dataclass(slots=True)
class ResponseAddress:
    """The right to answer an interaction a few times."""

    person_id: str
    channel: str
    at: float
    message: Message | Ephemeral | None
    uses: int = 0


@dataclass(slots=True)
class Deadlines:
    """Issues and redeems both kinds."""

    real: Clock
    triggers: dict[str, Trigger] = field(default_factory=dict)
    addresses: dict[str, ResponseAddress] = field(default_factory=dict)
    _numbers: "count[int]" = field(default_factory=lambda: count(1))

    def new_trigger(self, person_id: str, *, in_modal: bool = False) -> str:
        """A trigger id, good for three seconds and one modal."""
        trigger_id = f"{next(self._numbers)}.{person_id}.trigger"
        self.triggers[trigger_id] = Trigger(person_id, self.real.monotonic(), in_modal)
        return trigger_id

    def trigger(self, trigger_id: str) -> Trigger:
        """The trigger of that id.

        Raises:
            Refused: it is unknown, was used, or is older than three seconds.
        """
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            raise Refused("invalid_trigger_id", is_problem=True)
        if trigger.used:
            raise Refused("exchanged_trigger_id", is_problem=True)
        if self.real.monotonic() - trigger.at > TRIGGER_SECONDS:
            raise Refused("expired_trigger_id", is_problem=True)
        return trigger

    def new_address(self, person_id: str, channel: str, message: Message | Ephemeral | None) -> str:
        """The last part of a `response_url`."""
        name = f"{person_id}-{next(self._numbers)}"
        self.addresses[name] = ResponseAddress(person_id, channel, self.real.monotonic(), message)
        return name

    def use_address(self, name: str) -> ResponseAddress:
        """The address of that name, one use fewer.

        Raises:
            Refused: it is unknown, older than 30 minutes, or was used five times.
        """
        address = self.addresses.get(name)
        if address is None:
            raise Refused("invalid_url", is_problem=True)
        if self.real.monotonic() - address.at > RESPONSE_SECONDS:
            raise Refused("expired_url", is_problem=True)
        if address.uses >= RESPONSE_USES:
            raise Refused("used_url", is_problem=True)
        address.uses += 1
        return address

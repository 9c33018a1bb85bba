"""Everything with side effects, in one frozen bundle; what handlers and jobs are given."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from bot.clock import Clock
from bot.db.unit_of_work import OpenClockUow, OpenUow
from bot.slack.messenger import Messenger


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The clock, the tables, the way out to Slack, and new ids (UUIDv7).

    `host_contact` is who looks after the bot, as people read it; empty where the host did not say.
    """

    clock: Clock
    open_uow: OpenUow
    open_clock_uow: OpenClockUow
    messenger: Messenger
    new_id: Callable[[], UUID]
    host_contact: str = ""

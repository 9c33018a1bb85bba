"""What a person chose for the messages that come by the clock, as it is shown to them."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.people import Profile


@dataclass(frozen=True, slots=True)
class Chosen:
    """The chosen times stand in the profile.

    `next_checkin` is the instant, UTC, None where none is planned; nothing comes before there is a goal.
    """

    profile: Profile
    next_checkin: datetime | None
    has_goals: bool = False

"""What one person sees of the local Slack, and what they cannot."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.demo.records import Block, Channel, Ephemeral, Message, Person, Surface, View
from bot.demo.workspace import Workspace


class Impossible(Exception):
    """Slack gives nobody the means to do this."""


@dataclass(slots=True)
class Answer:
    """What a person got back at once.

    Attributes:
        acked: the app answered in time.
        failure: Slack's word for what went wrong, empty if nothing did.
        shown: the message a command was answered with.
        errors: what stands under the inputs of a form that was not taken, by block.
        view: the modal that is on top afterwards.
    """

    acked: bool
    failure: str = ""
    shown: Ephemeral | Message | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    view: View | None = None

    @property
    def text(self) -> str:
        """The words of the answer; empty without one."""
        return self.shown.text if self.shown else ""

    @property
    def blocks(self) -> list[Block]:
        """The blocks of the answer."""
        return self.shown.blocks if self.shown else []


class Screen:
    """Slack as one person has it before them."""

    def __init__(self, workspace: Workspace, person: Person) -> None:
        self.workspace = workspace
        self.person = person

    @property
    def id(self) -> str:
        """The person's id."""
        return self.person.id

    @property
    def modals(self) -> list[View]:
        """The open modals, the visible one last."""
        return self.workspace.views.stack(self.id)

    @property
    def modal(self) -> View | None:
        """The modal on top, if one is open."""
        return self.modals[-1] if self.modals else None

    @property
    def home(self) -> View | None:
        """The app's Home page as published for this person."""
        return self.workspace.views.homes.get(self.id)

    @property
    def dm(self) -> list[Message]:
        """The direct messages with the bot, oldest first."""
        return self.workspace.messages.setdefault(self.dm_channel.id, [])

    @property
    def dm_channel(self) -> Channel:
        """The conversation with the bot."""
        return self.workspace.dm_of(self.id)

    @property
    def channels(self) -> list[Channel]:
        """The channels this person is in, in the order of their names."""
        shared = [place for place in self.workspace.channels.values() if not place.is_dm]
        return sorted((place for place in shared if self.id in place.members), key=lambda place: place.name)

    @property
    def ephemerals(self) -> list[Ephemeral]:
        """The messages only this person sees, oldest first."""
        return [shown for shown in self.workspace.ephemerals if shown.person_id == self.id]

    def place(self, channel: str | None) -> Channel:
        """A conversation to write in; None is the direct messages with the bot.

        Raises:
            Impossible: the person is not in it, or it is archived.
        """
        self.check_active()
        place = self.dm_channel if channel is None else self.workspace.channel(channel)
        if self.id not in place.members:
            raise Impossible(f"{self.person.name} is not in {place.name}")
        if place.archived:
            raise Impossible(f"{place.name} is archived")
        return place

    def top(self) -> View:
        """The modal on top.

        Raises:
            Impossible: none is open.
        """
        self.check_active()
        if self.modal is None:
            raise Impossible(f"{self.person.name} has no modal open")
        return self.modal

    def check_active(self) -> None:
        """Refuse what a deactivated person cannot do."""
        if self.person.deleted:
            raise Impossible(f"{self.person.name} is deactivated")

    def check_sees(self, surface: Surface) -> None:
        """Refuse what happens on a surface that the person cannot see."""
        self.check_active()
        if isinstance(surface, Message):
            sees = self.id in self.workspace.channels[surface.channel].members
        else:
            sees = surface.person_id == self.id
        if not sees:
            raise Impossible(f"{self.person.name} cannot see that")

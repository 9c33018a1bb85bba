"""What is new: for each person since they looked, and for everybody when the time was moved."""

from bot.demo.records import Channel, Message, Person
from bot.demo.screens import Screen
from bot.demo.workspace import Workspace

Stamp = dict[tuple[str, str], str | None]
"""When each message was last changed, by its channel and `ts`."""


class Unread:
    """Counts what somebody has not looked at."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._looked: dict[tuple[str, str], float] = {}

    def look(self, person_id: str, place: Channel) -> None:
        """Somebody has a conversation before their eyes: all of it is read."""
        posted = self._workspace.messages.get(place.id, [])
        self._looked[person_id, place.id] = max((float(each.ts) for each in posted), default=0.0)

    def waiting(self, person: Person, place: Channel) -> int:
        """The number of messages by others that came to one conversation since then."""
        looked = self._looked.get((person.id, place.id), 0.0)
        posted = self._workspace.messages.get(place.id, [])
        return sum(each.user != person.id and float(each.ts) > looked for each in posted)

    def waiting_anywhere(self, person: Person) -> int:
        """The same in all conversations of a person."""
        screen = Screen(self._workspace, person)
        return sum(self.waiting(person, place) for place in (screen.dm_channel, *screen.channels))


def stamp(workspace: Workspace) -> Stamp:
    """The messages of a moment, to compare with those of a later one."""
    everything = (each for posted in workspace.messages.values() for each in posted)
    return {(each.channel, each.ts): each.edited_ts for each in everything}


def since(workspace: Workspace, before: Stamp) -> str:
    """What came and what changed since then: "New for Ben, #coaching. Changed for Grace."."""
    new: list[str] = []
    changed: list[str] = []
    for posted in workspace.messages.values():
        for message in posted:
            key = message.channel, message.ts
            if key not in before:
                new.append(_whose(workspace, message))
            elif message.edited_ts != before[key]:
                changed.append(_whose(workspace, message))
    told = [
        f"{kind} for {', '.join(dict.fromkeys(names))}."
        for kind, names in (("New", new), ("Changed", changed))
        if names
    ]
    return " ".join(told) or "Nothing came."


def _whose(workspace: Workspace, message: Message) -> str:
    place = workspace.channels[message.channel]
    return workspace.people[place.person_id].name if place.person_id else f"#{place.name}"

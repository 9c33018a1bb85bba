"""The state of the local Slack: who is there, what was said, what went wrong."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Any

from bot.clock import Clock
from bot.demo import people
from bot.demo.deadlines import Deadlines, Refused
from bot.demo.elements import values_of, with_ids
from bot.demo.message_events import changed, deleted, written
from bot.demo.pings import links_in, pings_in
from bot.demo.records import Block, Channel, Ephemeral, Message, Person
from bot.demo.views import Views

MICROSECONDS = 1_000_000
PATIENCE = 60.0
"""Real seconds that stories wait for what must come; only on a machine that does much else it takes one."""
Echo = Callable[[Channel, Mapping[str, Any]], None]
"""Is told what Slack would say of each message the bot itself writes, changes or deletes."""


class Workspace:
    """People, conversations, messages and views of one workspace, and who watches them.

    Args:
        clock: gives messages their `ts`.
        real: measures the deadlines that Slack measures in real time.

    Attributes:
        problems: every rule of Slack that the app broke and every request it left unanswered.
        version: grows with each change.
    """

    def __init__(self, clock: Clock, real: Clock) -> None:
        self.clock = clock
        self.real = real
        self.people: dict[str, Person] = {person.id: person for person in people.seeded_people()}
        self.channels: dict[str, Channel] = {channel.id: channel for channel in people.seeded_channels()}
        self.messages: dict[str, list[Message]] = {}
        self.ephemerals: list[Ephemeral] = []
        self.views = Views(self)
        self.deadlines = Deadlines(real)
        self.problems: list[str] = []
        self.version = 0
        self._last_ts = 0
        self._numbers = count(1)
        self._watchers: list[Callable[[], None]] = []
        self.echo: Echo | None = None

    def now_seconds(self) -> int:
        """The workspace's own time, in whole seconds since 1970."""
        return int(self.clock.now().timestamp())

    def next_ts(self) -> str:
        """The present as "seconds.micros", later than any given before."""
        now = round(self.clock.now().timestamp() * MICROSECONDS)
        self._last_ts = max(now, self._last_ts + 1)
        return f"{self._last_ts // MICROSECONDS}.{self._last_ts % MICROSECONDS:06}"

    def new_id(self, prefix: str) -> str:
        """An id nobody had before, such as `V000042`."""
        return f"{prefix}{next(self._numbers):06}"

    def problem(self, words: str) -> None:
        """Remember a mistake of the app."""
        self.problems.append(words)
        self.changed()

    def changed(self) -> None:
        """Tell everyone who watches."""
        self.version += 1
        for watcher in list(self._watchers):
            watcher()

    def subscribe(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call `watcher` after each change; what comes back ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    async def until(self, holds: Callable[[], object], timeout: float = PATIENCE) -> None:  # noqa: ASYNC109 — a story's own patience
        """Wait until `holds` is true, looking again after each change.

        Raises:
            TimeoutError: it did not become true within `timeout` real seconds.
        """
        moved = asyncio.Event()
        stop = self.subscribe(moved.set)
        try:
            async with asyncio.timeout(timeout):
                while not holds():
                    await moved.wait()
                    moved.clear()
        finally:
            stop()

    def person(self, name: str) -> Person:
        """The person with that name, handle or id.

        Raises:
            LookupError: there is none.
        """
        for person in self.people.values():
            if name.removeprefix("@") in {person.id, person.name, person.handle}:
                return person
        raise LookupError(f"nobody here is called {name}")

    def channel(self, name: str) -> Channel:
        """The conversation with that name (with or without `#`) or id.

        Raises:
            LookupError: there is none.
        """
        for channel in self.channels.values():
            if name.removeprefix("#") in {channel.id, channel.name}:
                return channel
        raise LookupError(f"no conversation here is called {name}")

    def dm_of(self, person_id: str) -> Channel:
        """The person's direct messages with the bot, opened if need be."""
        channel_id = f"D{person_id[1:]}"
        if channel_id not in self.channels:
            members = {person_id, people.BOT_USER_ID}
            self.channels[channel_id] = Channel(
                channel_id, "directmessage", private=True, members=members, person_id=person_id
            )
        return self.channels[channel_id]

    def post(
        self,
        channel: Channel,
        author: str,
        text: str,
        blocks: Iterable[Block] = (),
        *,
        metadata: dict[str, object] | None = None,
        thread_ts: str | None = None,
    ) -> Message:
        """Put a message into a conversation."""
        blocks = with_ids(blocks, self.new_id)
        message = Message(
            self.next_ts(),
            channel.id,
            author,
            text,
            blocks,
            metadata=metadata,
            thread_ts=thread_ts,
            by_bot=author == people.BOT_USER_ID,
            pings=pings_in(text, blocks),
            links=links_in(text, blocks),
            values=values_of(blocks),
        )
        self.messages.setdefault(channel.id, []).append(message)
        self.changed()
        if self.echo and message.by_bot:
            parent = None if thread_ts is None else self.find(channel.id, thread_ts)
            self.echo(channel, written(channel, message, parent))
        return message

    def show(self, channel: str, person_id: str, text: str, blocks: Iterable[Block] = ()) -> Ephemeral:
        """Put a message where only one person sees it."""
        blocks = with_ids(blocks, self.new_id)
        shown = Ephemeral(
            self.next_ts(),
            channel,
            person_id,
            text,
            blocks,
            pings=pings_in(text, blocks),
            links=links_in(text, blocks),
            values=values_of(blocks),
        )
        self.ephemerals.append(shown)
        self.changed()
        return shown

    def rewrite(self, message: Message | Ephemeral, text: str, blocks: list[Block]) -> None:
        """Change the words of a message; choices in elements that stay are kept."""
        before = message.snapshot()
        message.text, message.blocks = text, with_ids(blocks, self.new_id)
        message.values = values_of(message.blocks, message.values)
        message.pings, message.links = pings_in(text, blocks), links_in(text, blocks)
        if isinstance(message, Message):
            message.edited_ts = self.next_ts()
        self.changed()
        if self.echo and isinstance(message, Message) and isinstance(before, Message) and message.by_bot:
            channel = self.channels[message.channel]
            self.echo(channel, changed(channel, message, before))

    def remove(self, message: Message | Ephemeral) -> None:
        """Take a message away."""
        message.deleted = True
        if isinstance(message, Message):
            self.messages[message.channel].remove(message)
        else:
            self.ephemerals.remove(message)
        self.changed()
        if self.echo and isinstance(message, Message) and message.by_bot:
            channel = self.channels[message.channel]
            self.echo(channel, deleted(channel, message, self.next_ts()))

    def find(self, channel: str, ts: str) -> Message:
        """The message with that `ts`.

        Raises:
            Refused: `message_not_found`.
        """
        for message in reversed(self.messages.get(channel, [])):
            if message.ts == ts:
                return message
        raise Refused("message_not_found")

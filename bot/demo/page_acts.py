"""What the page asks for, done by the hands of the person it shows."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.demo.actors import Actor, on_each_character
from bot.demo.elements import STATE_FIELDS, TYPED, elements_of
from bot.demo.records import Block, Channel, Surface
from bot.demo.screens import Answer, Impossible

Wish = Mapping[str, Any]

FAILURES = {
    "operation_timeout": "The bot did not answer in time.",
    "dispatch_failed": "The bot could not be reached.",
    "not_sent": "",
    "unknown_command": "",
}


async def act(actor: Actor, place: Channel, wish: Wish) -> str:
    """Do what was asked for; what comes back is words for the person if it did not work.

    Raises:
        TypeError: the wish has a form the page does not make.
    """
    try:
        answer = await ACTS[wish["act"]](actor, place, wish)
    except (Impossible, LookupError, ValueError):
        return "That is not possible any more. The page shows the present state."
    return (
        FAILURES.get(answer.failure, f"The bot's answer was refused: {answer.failure}.")
        if answer.failure
        else ""
    )


async def _say(actor: Actor, place: Channel, wish: Wish) -> Answer:
    """Send a message, or a command if it starts with a slash."""
    text = str(wish["text"]).strip()
    if not text:
        return Answer(acked=True)
    if not text.startswith("/"):
        return await actor.say(place.id if not place.is_dm else None, text)
    command, _, rest = text.partition(" ")
    return await actor.command(command, rest.strip(), place.id if not place.is_dm else None)


async def _open(actor: Actor, _place: Channel, wish: Wish) -> Answer:
    return await actor.open_home("home" if wish.get("tab") == "home" else "messages")


async def _press(actor: Actor, place: Channel, wish: Wish) -> Answer:
    """Press a button, or one entry of an overflow menu (found by the entry's own value)."""
    surface = _surface(actor, place, wish["surface"])
    await _keep(actor, surface, wish)
    if wish.get("option") is not None:
        return await actor.press(surface, wish["option"], action_id=wish["action"])
    return await actor.press(surface, action_id=wish["action"], value=wish.get("value"))


async def _choose(actor: Actor, place: Channel, wish: Wish) -> Answer:
    """Put a value into an element that answers at once."""
    surface = _surface(actor, place, wish["surface"])
    block = _block(surface, wish["block"])
    await _keep(actor, surface, wish)
    typed = [part for part in elements_of(block) if part["action_id"] == wish["action"]]
    if any(part["type"] in TYPED and not on_each_character(part) for part in typed):
        return await actor.press(surface, action_id=wish["action"], value=wish["value"])
    return await actor.fill(_input_name(block, wish["action"]), wish["value"], surface)


async def _submit(actor: Actor, place: Channel, wish: Wish) -> Answer:
    await _keep(actor, _surface(actor, place, wish["surface"]), wish)
    return await actor.submit()


async def _close(actor: Actor, _place: Channel, _wish: Wish) -> Answer:
    return await actor.close_modal()


async def _shortcut(actor: Actor, _place: Channel, wish: Wish) -> Answer:
    return await actor.shortcut(wish["name"])


ACTS: dict[str, Callable[[Actor, Channel, Wish], Awaitable[Answer]]] = {
    "say": _say,
    "open": _open,
    "press": _press,
    "choose": _choose,
    "submit": _submit,
    "close": _close,
    "shortcut": _shortcut,
}


async def _keep(actor: Actor, surface: Surface, wish: Wish) -> None:
    """Keep what stands in the form's inputs, before the act can replace the form.

    Inputs that answer at once are not sent here. Of those that tell the bot of each letter, only letters it
    was not told of are news to it.
    """
    for entry in wish.get("form", []):
        block = _block(surface, entry["block"])
        if block["type"] == "input" and not _told_already(surface, block, entry):
            await actor.fill(_input_name(block, entry["action"]), entry["value"], surface)


def _told_already(surface: Surface, block: Block, entry: Wish) -> bool:
    held = surface.values[block["block_id"]][entry["action"]]
    told = (held.get("value") or "") == (entry["value"] or "")
    return told and any(on_each_character(part) for part in elements_of(block))


def _surface(actor: Actor, place: Channel, name: str) -> Surface:
    """What was pressed on: "m" and a message's ts, "e" and an ephemeral one's, "v" and a view's id.

    Raises:
        LookupError: it is no longer there.
    """
    kind, key = name[:1], name[1:]
    seen: list[Surface] = []
    if kind == "m" and actor.id in place.members:
        seen = [message for message in actor.workspace.messages.get(place.id, []) if message.ts == key]
    elif kind == "e":
        seen = [shown for shown in actor.ephemerals if shown.ts == key]
    elif kind == "v":
        views = [*actor.modals[-1:], *([actor.home] if actor.home else [])]
        seen = [view for view in views if view.id == key]
    if not seen:
        raise LookupError(f"{name} is not there")
    return seen[0]


def _block(surface: Surface, block_id: str) -> Block:
    for block in surface.blocks:
        if block["block_id"] == block_id:
            return block
    raise LookupError(f"there is no block {block_id}")


def _input_name(block: Block, action_id: str) -> str:
    """The name that finds one input: action ids may repeat in other blocks, block ids may not."""
    inputs = [part for part in elements_of(block) if part["type"] in STATE_FIELDS]
    return str(block["block_id"]) if len(inputs) == 1 else action_id

"""Ada asks others what they see: how stories begin, and what she can see of it."""

import json
from datetime import date
from typing import Any

from bot.demo.actors import Actor
from bot.demo.records import Message, View
from tests.world import World

STEP = "leading a team"
BACK = date(2026, 3, 20)
"""Fri 20 Mar; it ends for Ada in Berlin at 23:00 UTC."""
UNNAMED = "Not shown: all answers together, on the day"


async def asks(asker: Actor, whom: str, **values: Any) -> View:
    """Somebody asks, looks at the preview and sends it."""
    answer = await asker.command("/ask-feedback", whom)
    assert answer.view is not None, answer.shown
    answer = await asker.submit({"step": STEP, "back": BACK, **values})
    assert answer.errors == {}
    answer = await asker.submit()
    assert answer.view is not None, answer
    await asker.close_modal(everything=True)
    return answer.view


async def answers(world: World, who: Actor, **said: str) -> View:
    """Somebody presses the one button that leads to the questions, and writes."""
    card = who.dm[-1]
    await who.press(card, "Answer" if "[Answer]" in card.text else "Change my answers")
    answer = await who.submit(said)
    assert answer.view is not None, answer
    await who.close_modal(everything=True)
    await world.settle()
    return answer.view


def request(who: Actor) -> Message:
    """The newest request somebody has."""
    return next(message for message in reversed(who.dm) if "fact-finding" in message.text)


def everything_of(who: Actor) -> str:
    """Whatever of the bot's somebody has before their eyes."""
    views = [view.body for view in (*who.modals, *([who.home] if who.home else []))]
    told = [(each.text, each.blocks) for each in who.dm]
    return json.dumps([told, [(each.text, each.blocks) for each in who.ephemerals], views])


def words(view: View | None) -> list[str]:
    """The lines of a page, quotations among them."""
    assert view is not None
    found = []
    for block in view.body["blocks"]:
        if block["type"] == "rich_text":
            found.append("".join(part["text"] for part in block["elements"][0]["elements"]))
        elif block["type"] in {"section", "header"}:
            found.append(block["text"]["text"])
    return found


async def round_one(who: Actor) -> str:
    """The page of the newest round, all of it but Slack's own ids of its blocks."""
    await who.command("/ask-feedback", "answers")
    await who.press(who.modal, "Read what round 1 brought")
    assert who.modal is not None
    blocks = [{**block, "block_id": ""} for block in who.modal.body["blocks"]]
    await who.close_modal(everything=True)
    return json.dumps(blocks)


async def reads(world: World, who: Actor) -> list[str]:
    """What the newest news leads to."""
    await world.settle()
    await who.press(who.dm[-1], "Read it" if "Read it" in who.dm[-1].text else "Read them")
    return words(who.modal)

"""Goals and promises made by people's own hands, for the tests of what comes after."""

from bot.demo.actors import Actor
from bot.demo.screens import Answer
from bot.slack import ids


async def new_goal(
    person: Actor, words: str = "Run 3 workshops for my team by 30 June", **fields: str
) -> Answer:
    """Name a goal in the form; the page that asks for its first promise stays open.

    What the goal check asks is left as it is.
    """
    await person.command("/goal", f"new {words}")
    return await as_it_is(person, await person.submit(fields))


async def as_it_is(person: Actor, answer: Answer) -> Answer:
    """Keep the words of a goal if the goal check asks about them."""
    if answer.view is None or answer.view.body.get("callback_id") != ids.CHECK_FORM:
        return answer
    return await person.press(person.modal, "Keep it as it is")


async def new_promise(person: Actor, words: str, if_then: tuple[str, str] = ("", "")) -> Answer:
    """Add a promise to the goal whose page is open, and confirm it; the form is closed at the end."""
    await person.submit({"promise": words})
    answer = await person.submit({"if": if_then[0], "then": if_then[1]})
    await person.close_modal()
    return answer


async def goal_with_promise(
    person: Actor,
    promise: str = "give feedback to 3 people every day",
    words: str = "Run 3 workshops by 30 June",
) -> None:
    """A goal and its first promise."""
    await new_goal(person, words)
    await new_promise(person, promise)


def words_of(answer: Answer) -> str:
    """Everything that stands in the page on top."""
    assert answer.view is not None
    return "\n".join(str(block.get("text", {}).get("text", "")) for block in answer.view.blocks)

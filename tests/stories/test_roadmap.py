"""From a career wish to three goals: said, left out, written down, chosen, split, kept in view."""

from typing import Any

from bot.demo.actors import Actor
from bot.slack import area_views, career_views, item_views, priority_views
from tests.slack.drawn import words
from tests.world import World

ROLE = "Lead the platform team"
WHY = "I come alive when people around me grow"
BROAD = "Becoming a better leader"


def page(person: Actor) -> str:
    """Everything that stands in the top form."""
    assert person.modal is not None
    return words(person.modal.blocks)


def block(person: Actor, name: str) -> str:
    """The id of the block whose id begins so; the only one."""
    assert person.modal is not None
    (found,) = [str(each["block_id"]) for each in person.modal.blocks if each["block_id"].startswith(name)]
    return found


async def menu(person: Actor, line: str, entry: str) -> Any:
    """Choose an entry of the menu behind a line of the list."""
    assert person.modal is not None
    (action_id,) = [
        each["accessory"]["action_id"]
        for each in person.modal.blocks
        if line in words(each) and "accessory" in each
    ]
    return await person.press(person.modal, entry, action_id=action_id)


async def test_from_a_career_wish_to_three_goals(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal", "career")
    await ada.submit({career_views.NEXT_ROLE: ROLE, career_views.EVENTUALLY: "Head of engineering"})
    assert ROLE in page(ada)
    await ada.press(ada.modal, "My why")
    assert ROLE in page(ada)
    await ada.submit({career_views.FULFIL: WHY})
    assert WHY in page(ada)
    assert "Ask people" in page(ada) or "Ask up to five people" in page(ada)
    await ada.press(ada.modal, "Leave this out")
    await ada.press(ada.modal, "Start my list")
    await ada.submit({item_views.LINES: f"- {BROAD}\n- Speaking to large groups\n- Toastmasters"})
    assert "3 added." in page(ada)
    await ada.press(ada.modal, "Choose up to three")
    await ada.submit({priority_views.CHOSEN: [BROAD, "Speaking to large groups"]})
    assert "Chosen. The rest is parked, not lost." in page(ada)
    await ada.press(ada.modal, f"Split {BROAD}")
    areas = "Coaching direct reports\nTimely feedback\nTeamwork"
    await ada.submit({block(ada, area_views.AREAS): areas})
    for at, area in enumerate(areas.splitlines()):
        if at:
            await ada.command("/goal", "items")
            await menu(ada, BROAD, "Its goals and areas")
        await ada.press(ada.modal, f"Make a goal of {area}")
        await ada.submit({"target": "3", "unit": "talks"})
        await ada.close_modal(everything=True)
    await ada.command("/goal", "items")
    assert f"{BROAD} (goals 1, 2, 3)" in page(ada)
    assert "Toastmasters (parked)" in page(ada)
    await ada.close_modal()
    shown = (await ada.command("/goal", "show 2")).shown
    assert shown is not None
    assert f"From your list: {BROAD}" in shown.text
    for number in (1, 2, 3):
        await ada.command("/goal", f"done {number}")
    await ada.command("/goal", "items")
    assert f"{BROAD} (done)" in page(ada)

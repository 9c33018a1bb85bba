"""Somebody tells a colleague what they saw: seen first, counted, taken back, thanked for, answered."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.demo.actors import Actor
from bot.domain.errors import Gone, NotAllowed
from bot.domain.people import Visit
from bot.usecases import feedback
from tests.handlers.goals import words_of
from tests.stories.promises import member_with_daily_promise
from tests.stories.weekly import buttons
from tests.world import World

SITUATION = "In the stand-up on Monday"
SEEN = "You asked Sam what he needed."
DID = "He spoke for the first time this month."


async def ben_gives(world: World, **values: str) -> tuple[Actor, Actor]:
    """Ben fills the form for Ada and looks at what she would get."""
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/give-feedback", "@ada")
    parts = {"situation": SITUATION, "behaviour": SEEN, "impact": DID}
    await ben.submit({**parts, **values})
    return ben, world.person("Ada")


def page_of(person: Actor) -> str:
    assert person.modal is not None
    return str(person.modal.blocks)


async def test_feedback_goes_out_as_it_was_shown_and_counts(world: World) -> None:
    ben, ada = await ben_gives(world)
    assert SEEN in page_of(ben)
    await world.settle()
    assert ada.dm == []
    sent = await ben.submit()
    assert "Logged for Mon 9 Mar: Feedback, 1 person. Note: “with Ada”" in words_of(sent)
    await world.settle()
    (card,) = ada.dm
    assert card.text.startswith(
        f"Feedback from Ben, for you alone.\nWhen and where: “{SITUATION}”\nWhat I saw: “{SEEN}”\n"
        f"What it did: “{DID}”"
    )
    assert buttons(card)[:2] == ["Thank them", "Answer"]


async def test_what_was_said_already_is_counted_and_nobody_is_written_to(world: World) -> None:
    ben, ada = await ben_gives(world, how="said")
    await world.settle()
    assert ada.dm == []
    assert "Noted: you gave" in page_of(ben)
    assert "Logged for Mon 9 Mar" in page_of(ben)


async def test_words_that_turn_to_the_person_get_a_hint_once_and_go_as_they_are_left(world: World) -> None:
    ben, ada = await ben_gives(world, behaviour="You are lazy. You logged nothing on Friday.")
    assert "is about the person. What did they do?" in page_of(ben)
    again = await ben.submit({"behaviour": "You are so lazy. You logged nothing on Friday."})
    assert "is about the person" not in words_of(again)
    await ben.submit()
    await world.settle()
    assert "You are so lazy" in ada.dm[0].text


async def test_for_ten_minutes_it_is_taken_back_and_counts_no_more(world: World) -> None:
    ben, ada = await ben_gives(world)
    await ben.submit()
    await world.settle()
    assert len(ada.dm) == 1
    assert ben.modal is not None
    await ben.press(ben.modal, "Take it back")
    await world.settle()
    assert ada.dm == []
    assert "Taken back" in page_of(ben)
    assert "It counts no more." in page_of(ben)
    assert "Logged for" not in page_of(ben)
    await ben.close_modal()
    assert "0 of 1" in (await ben.command("/goal", "")).text


async def test_after_ten_minutes_it_stands(world: World) -> None:
    ben, ada = await ben_gives(world)
    await ben.submit()
    await world.settle()
    assert ben.modal is not None
    given = UUID(next(each["elements"][0]["value"] for each in ben.modal.blocks if each["type"] == "actions"))
    await world.advance(to=world.now + timedelta(minutes=11))
    visit = Visit(await world.workspace(), ben.id, "")
    with pytest.raises(Gone):
        await feedback.take_back(world.deps.open_uow, world.now, visit, given)
    assert len(ada.dm) == 1
    stranger = Visit(await world.workspace(), (await member_with_daily_promise(world, "Grace")).id, "")
    for act in (feedback.take_back, feedback.thank, feedback.received):
        with pytest.raises(NotAllowed):
            await act(world.deps.open_uow, world.now, stranger, given)


async def test_thanks_and_an_answer_come_back_once(world: World) -> None:
    ben, ada = await ben_gives(world)
    await ben.submit()
    await ben.close_modal()
    await world.settle()
    await ada.press(ada.dm[0], "Thank them")
    await world.settle()
    assert "You thanked Ben." in ada.dm[0].text
    assert ben.dm[-1].text.startswith("Ada thanks you for your feedback.")
    await ada.press(ada.dm[0], "Answer")
    await ada.submit({"answer": "I had not seen that."})
    await ada.close_modal()
    await world.settle()
    assert "“I had not seen that.”" in ben.dm[-1].text
    assert buttons(ada.dm[0]) == ["⋯ Don't send me these", "⋯ Why this message?"]


async def test_whoever_wants_none_gets_none_and_nobody_is_told(world: World) -> None:
    ben, ada = await ben_gives(world)
    await ben.submit()
    await ben.close_modal()
    await world.settle()
    await ada.press(ada.dm[0], "Don't send me these")
    await ben.command("/give-feedback", "@ada well done")
    await ben.submit()
    sent = await ben.submit()
    await world.settle()
    assert len(ada.dm) == 1
    assert "On its way" in words_of(sent)


async def test_on_a_message_its_link_is_kept_and_nothing_of_its_words(world: World) -> None:
    ben, ada = await member_with_daily_promise(world, "Ben"), world.person("Ada")
    await ada.say("general", "A private thought of Ada's.")
    general = world.slack.workspace.channel("general")
    (said,) = world.slack.workspace.messages[general.id]
    await ben.message_shortcut("shortcut:give_feedback", said)
    assert "/archives/" in page_of(ben)
    assert "private thought" not in page_of(ben)
    assert ada.id in page_of(ben)
    await ben.close_modal()
    await ben.message_shortcut("shortcut:log_message", said)
    assert "/archives/" in page_of(ben)
    assert "private thought" not in page_of(ben)


async def test_of_several_people_the_form_is_for_the_first_and_says_so(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/give-feedback", "@ada @grace")
    assert "One person at a time: this is for the first you named." in page_of(ben)
    await ben.close_modal()
    await ben.command("/give-feedback", "@ada")
    assert "One person at a time" not in page_of(ben)


async def test_oneself_and_apps_are_refused_under_the_field(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/give-feedback", "@ben")
    answer = await ben.submit({"behaviour": SEEN})
    assert "That is you" in answer.errors["who"]
    answer = await ben.submit({"who": "Ada", "behaviour": ""})
    assert "Say it in a few words" in answer.errors["behaviour"]


async def test_ones_record_keeps_words_a_year_and_then_the_count(world: World) -> None:
    ben, _ = await ben_gives(world)
    await ben.submit()
    await ben.close_modal()
    await ben.command("/give-feedback", "")
    assert SEEN in page_of(ben)
    await ben.close_modal()
    later = world.now + timedelta(days=366)
    async with world.deps.open_clock_uow() as clock:
        await clock.tidy(later)
    workspace = await world.workspace()
    kept = await feedback.record(world.deps.open_uow, later, Visit(workspace, ben.id, ""))
    assert (kept.given, kept.before) == ((), 1)
    now = await feedback.record(world.deps.open_uow, world.now, Visit(workspace, ben.id, ""))
    assert [each.sbi.parts for each in now.given] == [()]

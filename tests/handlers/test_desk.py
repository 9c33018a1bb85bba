"""The desk: strangers, repeats, stale buttons, Slack that does not answer, tables that are busy."""

import asyncio
import json
import logging

import pytest
from slack_bolt.context.ack.async_ack import AsyncAck

from bot.demo.actors import Actor
from bot.domain.errors import UnknownZone
from bot.domain.people import Visit
from bot.slack.answers import Answer
from bot.slack.payloads import Submission
from handlers.desk import Desk
from handlers.looks import Looks
from tests.handlers.goals import goal_with_promise
from tests.world import World


@pytest.fixture
async def ada(world: World) -> Actor:
    person = world.person("Ada")
    await goal_with_promise(person)
    return person


async def test_a_stranger_is_introduced_by_what_slack_says_of_them(world: World) -> None:
    grace = world.person("Grace")
    await grace.command("/goal")
    async with world.deps.open_uow(await world.workspace()) as uow:
        profile = await uow.people.profile(grace.id, world.now)
    assert profile is not None
    assert (profile.person.name, profile.person.zone, profile.person.locale) == (
        "Grace",
        "America/New_York",
        "en-US",
    )


async def test_a_stranger_whom_slack_does_not_describe_is_answered_all_the_same(world: World) -> None:
    world.slack.faults.add("server_error", "users.info")
    answer = await world.person("Grace").command("/goal")
    assert answer.text.startswith("You have no active goal.")


async def test_an_event_that_comes_twice_is_worked_on_once(world: World, ada: Actor) -> None:
    event = {
        "type": "message",
        "channel": ada.dm_channel.id,
        "channel_type": "im",
        "user": ada.id,
        "text": "1 workshop",
        "ts": "1773043200.000100",
    }
    payload = world.slack.payloads.event(event)
    acks = [await world.slack.courier.event(payload) for _ in range(2)]
    assert all(ack.ok for ack in acks)
    assert "1 of 3 workshops" in (await ada.command("/goal")).text


async def test_a_button_nobody_knows_any_more_says_so(ada: Actor) -> None:
    answer = await ada.command("/log", "1 workshop")
    assert answer.shown is not None
    answer.shown.blocks[-1]["elements"][0]["action_id"] = "log:of_an_older_version"
    await ada.press(answer.shown, "Undo")
    assert ada.ephemerals[-1].text.startswith("That button is from an older message")


async def test_two_presses_at_the_same_moment_open_one_form_each_and_break_nothing(ada: Actor) -> None:
    answer = await ada.command("/goal")
    await asyncio.gather(ada.press(answer.shown, "New goal"), ada.press(answer.shown, "Log…"))
    assert ada.modal is not None


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        ("rate_limited", "Slack asks me to wait a moment."),
        ("server_error", "The form did not open in time."),
        ("nonsense", "The form did not open in time."),
        ("drop_before", "The form did not open in time."),
    ],
)
async def test_a_form_that_slack_does_not_open_is_said_to_be_not_open(
    world: World, ada: Actor, fault: str, says: str
) -> None:
    world.slack.faults.add(fault, "views.open")  # type: ignore[arg-type]
    answer = await ada.command("/goal", "new Give a talk")
    assert answer.text.startswith(says)
    shown = (await ada.command("/goal")).shown
    world.slack.faults.add(fault, "views.open")  # type: ignore[arg-type]
    await ada.press(shown, "New goal")
    assert ada.ephemerals[-1].text.startswith(says)


async def test_what_is_our_own_fault_is_an_apology_with_a_reference(
    world: World, ada: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    async with world.program.engine.begin() as connection:
        await connection.exec_driver_sql("alter table entries rename to entries_gone")
    answer = await ada.command("/log", "1 workshop for secret plans")
    assert answer.text.startswith("Sorry, that went wrong on my side, and nothing was changed.")
    reference = answer.text.rstrip(".").rpartition(" ")[2]
    traces = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert any(reference in record.getMessage() for record in traces)
    async with world.program.engine.begin() as connection:
        await connection.exec_driver_sql("alter table entries_gone rename to entries")
    assert "Logged." in (await ada.command("/log", "1 workshop")).text


async def test_what_people_wrote_stays_out_of_the_log(
    world: World, ada: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        await ada.command("/log", "1 workshop zanzibar")
        await ada.say(None, "zanzibar is my secret")
        await ada.command("/log", "1e999 zanzibar")
        await world.settle()
    ours = [record for record in caplog.records if record.name.split(".")[0] in {"bot", "handlers", "jobs"}]
    assert not any("zanzibar" in record.getMessage() for record in ours)


async def test_a_database_that_is_locked_asks_to_try_again(
    world: World, ada: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world.program.engine, "patience", 0.05)
    async with world.program.engine.begin() as connection:
        await connection.exec_driver_sql("select 1")
        answer = await ada.command("/log", "1 workshop")
    assert answer.text == "I am busy just now and changed nothing. Please try again in a moment."
    assert "Logged." in (await ada.command("/log", "1 workshop")).text


async def test_an_answer_about_a_whole_form_stands_under_its_first_field_as_plain_text(
    world: World, ada: Actor
) -> None:
    async def refuse(_form: Submission) -> Answer:
        raise UnknownZone("<b> & *c*")

    async def nothing_drawn(_visit: Visit) -> None:
        return None

    view = (await ada.command("/log")).view
    assert view is not None
    ack = AsyncAck()  # type: ignore[no-untyped-call]
    listener = Desk(world.deps, Looks(nothing_drawn)).submission({"log:form": refuse})
    await listener(ack=ack, body=world.slack.payloads.submission(view, ada.person))
    assert ack.response is not None
    assert json.loads(ack.response.body)["errors"] == {
        "target": "I know no such time zone. You wrote: “<b> & *c*”."
    }

"""The page in a real browser: typing, pressing, forms, and what comes by itself."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from playwright.async_api import Page, Route, async_playwright, expect

from bot.clock import ManualClock
from bot.demo.page import add_page
from bot.demo.server import LocalSlack
from tests.browser.conftest import PATIENCE
from tests.demo import showcase
from tests.demo.bolt_app import BoltApp, button, form, over_sockets, plain, row, section
from tests.demo.stage import MANIFEST, Controls

pytestmark = pytest.mark.browser

A_LITTLE_PAUSE = 250  # milliseconds without a letter, after which the page tells what was typed


@pytest.fixture
async def bolt() -> AsyncIterator[BoltApp]:
    clock = ManualClock(datetime(2026, 3, 9, 8, 0, tzinfo=UTC))
    slack = LocalSlack(clock, MANIFEST)
    add_page(slack, Controls(clock))
    await slack.start()
    try:
        async with over_sockets(slack) as app:
            yield app
    finally:
        await slack.stop()


@pytest.fixture
async def page(chromium: str, bolt: BoltApp) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = await browser.new_page()
        page.set_default_timeout(PATIENCE)
        mistakes: list[str] = []
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        await page.goto(f"{bolt.slack.address}/as/ada/dm")
        yield page
        await browser.close()
    assert mistakes == []
    assert bolt.slack.problems == []


async def test_a_command_is_typed_and_its_answer_appears(page: Page, bolt: BoltApp) -> None:
    bolt.command_answer = "Saved: *Run 3 workshops*"
    await page.get_by_label("Write a message").fill("/goal new Run 3 workshops")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Only visible to you")).to_be_visible()
    await expect(page.locator("strong", has_text="Run 3 workshops")).to_be_visible()


async def test_what_the_bot_writes_appears_by_itself(page: Page, bolt: BoltApp) -> None:
    channel = bolt.slack.person("Ada").dm_channel.id
    await bolt.client.chat_postMessage(channel=channel, text="Good morning", blocks=[section("Good morning")])
    await expect(page.get_by_text("Good morning")).to_be_visible()


async def test_a_form_is_filled_in_corrected_and_saved(page: Page, bolt: BoltApp) -> None:
    bolt.opens = showcase.every_input()
    await page.get_by_role("button", name="New goal").click()
    await expect(page.get_by_label("What do you want to reach?")).to_be_focused()
    await page.get_by_label("Why does it matter?").fill("Because I can")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("Please complete this required field.")).to_be_visible()
    await expect(page.get_by_label("Why does it matter?")).to_have_value("Because I can")
    await page.get_by_label("What do you want to reach?").fill("Run")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    values = bolt.bodies[-1]["view"]["state"]["values"]
    assert values["why"]["why-in"]["value"] == "Because I can"
    assert values["pace"]["pace-in"]["selected_option"]["value"] == "2"
    assert values["who"]["who-in"]["selected_user"] == "U01GRACE"


async def test_escape_closes_a_form(page: Page, bolt: BoltApp) -> None:
    bolt.opens = showcase.every_input()
    await page.get_by_role("button", name="New goal").click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    assert bolt.slack.person("Ada").modals == []


async def test_a_button_that_asks_first_does_nothing_until_one_is_sure(page: Page, bolt: BoltApp) -> None:
    blocks = [row(button("Stop", "stop", value="goal-1", confirm=showcase.SURE))]
    channel = bolt.slack.person("Ada").dm_channel.id
    await bolt.client.chat_postMessage(channel=channel, text="Goal", blocks=blocks)
    stop = page.locator("[data-press=stop]")
    await stop.click()
    await page.get_by_role("button", name="Back").click()
    assert not [body for body in bolt.bodies if body.get("actions")]
    await stop.click()
    await expect(page.locator("body")).not_to_have_attribute("aria-busy", "true")
    async with page.expect_response("**/act"):
        await page.get_by_role("dialog").get_by_role("button", name="Stop").click()
    assert [body["actions"][0]["value"] for body in bolt.bodies if body.get("actions")] == ["goal-1"]


async def test_time_moves_at_the_press_of_a_button(page: Page) -> None:
    await page.get_by_role("button", name="+1 week").click()
    await expect(page.get_by_text("Monday 16 March 2026, 09:00")).to_be_visible()


async def test_the_page_fits_a_phone(page: Page, bolt: BoltApp) -> None:
    channel = bolt.slack.person("Ada").dm_channel.id
    blocks = [block for block in showcase.message() if block["type"] not in {"image", "context"}]
    await bolt.client.chat_postMessage(channel=channel, text="Everything", blocks=blocks)
    await page.set_viewport_size({"width": 360, "height": 740})
    await expect(page.get_by_text("Your week, Ada")).to_be_attached()
    assert await page.evaluate("document.documentElement.scrollWidth") == 360


async def test_an_open_menu_stays_open_when_something_else_comes(page: Page, bolt: BoltApp) -> None:
    channel = bolt.slack.person("Ada").dm_channel.id
    more = {"type": "overflow", "action_id": "more", "options": [showcase.option("Stop", "stop")]}
    await bolt.client.chat_postMessage(channel=channel, text="Goal", blocks=[row(more)])
    await page.get_by_label("More").click()
    await bolt.client.chat_postMessage(channel=channel, text="Good morning")
    await expect(page.get_by_text("Good morning")).to_be_visible()
    await expect(page.get_by_role("button", name="Stop")).to_be_visible()


@pytest.mark.parametrize("before", [0, 1])
async def test_a_menu_opens_inside_the_window(page: Page, bolt: BoltApp, before: int) -> None:
    await page.set_viewport_size({"width": 360, "height": 640})
    channel = bolt.slack.person("Ada").dm_channel.id
    options = [showcase.option(f"Something rather long to do {number}", str(number)) for number in range(5)]
    more = {"type": "overflow", "action_id": "more", "options": options}
    wide = [button("W" * 15, "wide")] * before
    await bolt.client.chat_postMessage(channel=channel, text="Goal", blocks=[row(*wide, more)])
    await page.get_by_label("More").click()
    box = await page.locator(".menu").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["y"] + box["height"] <= 640


async def test_a_button_pressed_twice_in_a_row_is_pressed_once_and_words_count_each_time(
    page: Page, bolt: BoltApp
) -> None:
    channel = bolt.slack.person("Ada").dm_channel.id
    await bolt.client.chat_postMessage(channel=channel, text="Goal", blocks=[row(button("Log 1", "log"))])
    first_arrives = asyncio.Event()

    async def hold(route: Route) -> None:
        await first_arrives.wait()
        await route.continue_()

    await page.route("**/act", hold)
    await page.get_by_role("button", name="Log 1").dblclick()
    first_arrives.set()
    bolt.command_answer = "Logged."
    for _ in range(2):
        await page.get_by_label("Write a message").fill("/log 1 workshop")
        await page.keyboard.press("Enter")
    await expect(page.get_by_text("Logged.")).to_have_count(2)
    assert len([body for body in bolt.bodies if body.get("actions")]) == 1


async def test_the_end_stays_in_sight_when_time_moves(page: Page, bolt: BoltApp) -> None:
    channel = bolt.slack.person("Ada").dm_channel.id
    for number in range(12):
        await bolt.client.chat_postMessage(channel=channel, text=f"Message {number}\n\n\nand more")
    await expect(page.get_by_text("Message 11")).to_be_in_viewport()
    await page.get_by_role("button", name="+1 week").click()
    await bolt.client.chat_postMessage(channel=channel, text="Good morning")
    await expect(page.get_by_text("Good morning")).to_be_in_viewport()


async def test_what_is_typed_is_told_in_little_pauses_and_never_taken_out_of_ones_hands(
    page: Page, bolt: BoltApp
) -> None:
    block = {"type": "input", "block_id": "why", "label": plain("Why?"), "dispatch_action": True}
    config = {"trigger_actions_on": ["on_character_entered"]}
    element = {"type": "plain_text_input", "action_id": "typed", "multiline": True}
    bolt.opens = form({**block, "element": {**element, "dispatch_action_config": config}})
    await page.get_by_role("button", name="New goal").click()
    field = page.get_by_label("Why?")
    await expect(field).to_be_visible()
    await expect(page.locator("body")).not_to_have_attribute("aria-busy", "true")
    bolt.opens = None
    await page.clock.install(time=0)
    await page.clock.pause_at(1_000)
    await field.press_sequentially("Because I can")
    async with page.expect_response("**/act"):
        await page.clock.run_for(A_LITTLE_PAUSE)
    await field.press("Home")
    await field.press_sequentially("Now: ")
    await expect(field).to_have_value("Now: Because I can")
    await page.keyboard.press("Escape")  # the last letters are told before the form is gone
    await expect(page.get_by_role("dialog")).to_have_count(0)
    told = [body["actions"][0]["value"] for body in bolt.bodies if body["type"] == "block_actions"]
    assert told == ["Because I can", "Now: Because I can"]

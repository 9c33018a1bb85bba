"""The tour of the demo, click by click, as its reader takes it: every word typed here stands on the page."""

import os
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.browser.reader import PHONE, WIDE, Reader

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
IN_THE_README = ROOT / "docs" / "demo.png"
"""Taken anew with README_PICTURE=1."""


async def test_the_tour_is_true_from_the_first_goal_to_the_second_thursday(reader: Reader) -> None:
    await _ada_makes_a_promise(reader)
    await _ben_makes_one_and_asks_grace(reader)
    await _cleo_asks_for_a_summary(reader)
    await _ben_misses_two_days(reader)
    await _grace_hears_of_it(reader)
    await _cleos_thursday(reader)
    await _in_the_dark_and_on_a_phone(reader)


async def _ada_makes_a_promise(reader: Reader) -> None:
    await reader.sees("Hello Ada.", within=reader.main)
    await reader.shoot("01-hello")
    await reader.send("/goal new Run 3 workshops for my team by 30 June")
    await expect(reader.form.get_by_label("What do you want to reach?")).to_have_value(
        "Run 3 workshops for my team by 30 June"
    )
    await reader.shoot("02-goal-form")
    await reader.press("Save")
    await reader.write("What will you do", "Run 1 workshop every month")
    await reader.press("Next")
    await reader.sees("I read: 1 workshop, every month", within=reader.form)
    await reader.shoot("03-promise")
    await reader.press("That's right")
    await reader.close("Promise saved")
    await reader.send("/log 1 workshop")
    await reader.sees("1 of 1 workshop this month", "1 of 3 workshops by Tue 30 Jun")
    await reader.shoot("04-logged")
    await reader.follow("Ada's Home")
    await reader.sees("1 of 3 workshops by Tue 30 Jun", within=reader.main)
    await reader.shoot("05-home")


async def _ben_makes_one_and_asks_grace(reader: Reader) -> None:
    await reader.step("Ben makes one, and asks Grace")
    await reader.follow("Ben")
    await reader.send("/goal new Lead a team of my own by December")
    await reader.press("Save")
    await reader.write("What will you do", "Give feedback to 3 people every day")
    await reader.press("Next", "That's right")
    await reader.close("Promise saved")
    await reader.send("/partner @grace")
    await reader.write("When I fall behind", "ask me what would make it smaller")
    await reader.press("Preview")
    await reader.sees("ask me what would make it smaller", "Grace", within=reader.form)
    await reader.shoot("06-invitation")
    await reader.press("Send", "Close")
    await reader.next_event_until(4, 14)
    await expect(reader.page.get_by_role("status")).to_have_text("New for Grace.")
    await expect(reader.page.locator("#be-grace .new")).to_have_text("1 new")
    await reader.follow("Grace")
    await reader.sees("Ben would like you as a partner.", within=reader.main)
    await reader.shoot("07-grace-is-asked")
    await reader.main.get_by_role("button", name="Yes, gladly").click()
    await reader.sees("You are Ben's partner.", within=reader.main)
    await reader.follow("Ben")
    await reader.sees("Grace said yes.")


async def _cleo_asks_for_a_summary(reader: Reader) -> None:
    await reader.step("Cleo asks for a summary")
    await reader.send("/coach here")
    await reader.sees("Nothing is posted until you press the button.")
    await reader.shoot("08-coach")
    await reader.press("Post it here")
    for who in ("Ada", "Ben"):
        await reader.follow(f"{who} in #coaching")
        await reader.press("Show something here")
        await reader.form.get_by_label("Named").check()
        await reader.shoot("09-what-is-shown")
        await reader.press("Save")
        await reader.sees("Your name stands in the summary", within=reader.form)
        await reader.press("Close")


async def _ben_misses_two_days(reader: Reader) -> None:
    await reader.step("Ben misses two days")
    await reader.next_event_until(5, 14)
    await expect(reader.page.get_by_role("status")).to_have_text("New for Ben.")
    await reader.next_event_until(9, 9)
    await reader.follow("Ben")
    await reader.sees(
        "Something to look at by tomorrow, 13:00 Berlin.",
        "Grace gets these words on Tue 10 Mar at 13:00 Berlin (08:00 for Grace)",
        "Logged: 0 on Thu 5 Mar, 0 on Fri 6 Mar.",
        "Your check-in is ready.",
    )
    await reader.shoot("10-told-first")
    if os.environ.get("README_PICTURE") == "1":  # noqa: TID251 — how the tests are run
        await reader.page.screenshot(path=IN_THE_README)
    await reader.press("Stuck")
    await reader.shoot("11-stuck")
    await reader.press("Save")
    await reader.press("Close")
    await reader.sees("Your check-in is done.")
    await reader.follow("Ada")
    await reader.press("On track")
    await reader.sees("Your check-in is done.")


async def _grace_hears_of_it(reader: Reader) -> None:
    await reader.step("Grace hears of it")
    await reader.next_event_until(10, 13)
    await reader.follow("Grace")
    await reader.sees(
        "Ben asked that you hear of this, and has seen these words:",
        "Logged: 0 on Thu 5 Mar, 0 on Fri 6 Mar, 0 on Mon 9 Mar.",
        "“Ask me what would make it smaller.”",
    )
    await reader.shoot("12-grace-hears")
    await reader.press("Write to Ben")
    await reader.shoot("13-a-word")
    await reader.press("Send")
    await reader.sees("On its way to Ben, as yours:", within=reader.form)
    await reader.press("Done")
    await reader.follow("Ben")
    await reader.sees("Grace")
    await reader.shoot("14-ben-reads")


async def _cleos_thursday(reader: Reader) -> None:
    await reader.step("Cleo's Thursday")
    await reader.next_event_until(12, 10)
    await reader.follow("#coaching")
    await reader.sees("Coaching summary, week of Mon 2 Mar.", "Ben", "Ada", within=reader.main)
    await reader.shoot("15-summary")
    await reader.main.get_by_role("button", name="Open my board").click()
    await reader.sees("week of Mon 2 Mar.", "Kept that week", within=reader.form)
    await reader.shoot("15-board")
    await reader.close("My board")


async def _in_the_dark_and_on_a_phone(reader: Reader) -> None:
    page = reader.page
    await page.emulate_media(color_scheme="dark")
    await reader.shoot("16-dark-summary")
    for size, name in ((WIDE, "dark"), (PHONE, "phone")):
        await page.set_viewport_size(size)
        await page.evaluate("sessionStorage.clear()")
        for place, words in (("dm", "A word from Grace."), ("home", "Grace is your partner.")):
            await page.goto(f"{reader.slack.address}/as/ben/{place}")
            await reader.sees(words, within=reader.main)
            await reader.shoot(f"17-{name}-{place}")
            assert await page.evaluate("document.documentElement.scrollWidth") == size["width"]
        await page.emulate_media(color_scheme="light")
    await expect(reader.tour.get_by_text("Ada makes a promise")).to_be_hidden()
    await reader.tour.get_by_text("A tour of ten minutes").click()
    await reader.shoot("18-phone-tour")

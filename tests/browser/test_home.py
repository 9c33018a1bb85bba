"""Home in the browser, in every state somebody can be in; in the dark and on a phone."""

import pytest
from playwright.async_api import expect

from tests.browser.reader import PHONE, WIDE, Reader
from tests.handlers.goals import as_it_is, goal_with_promise
from tests.stories.test_first_month import invite

pytestmark = pytest.mark.browser

LINES = "give feedback to 3 people every day\nread 30 min daily\nwrite 1 page every day"


async def test_home_in_every_state(reader: Reader) -> None:
    await _new_and_begun(reader)
    await _usual_and_partner(reader)
    await _pages_behind_it(reader)
    await _in_the_dark_and_on_a_phone(reader)
    await _done_away_and_quiet(reader)
    await _full(reader)


async def _home(reader: Reader, name: str, words: str, shot: str) -> None:
    await reader.page.goto(f"{reader.slack.address}/as/{name}/home")
    await expect(reader.main).to_contain_text(words)
    await reader.shoot(f"home-{shot}")


async def _new_and_begun(reader: Reader) -> None:
    await _home(reader, "ada", "Hello Ada. I help you", "01-new")
    cleo = reader.slack.person("Cleo")
    await cleo.command("/goal", "career Lead the platform team")
    await cleo.submit()
    await cleo.close_modal()
    await _home(reader, "cleo", "1. Career goal: done", "02-begun")
    await expect(reader.main).not_to_contain_text("platform")


async def _usual_and_partner(reader: Reader) -> None:
    ben, grace = reader.slack.person("Ben"), reader.slack.person("Grace")
    await goal_with_promise(ben)
    await invite(ben, grace)
    await reader.pass_days(1)
    await grace.press(next(each for each in grace.dm if "would like you" in each.text), "Yes, gladly")
    await _home(reader, "ben", "Shared with Grace: numbers", "03-usual")
    await _home(reader, "grace", "You help Ben. Nothing waits for you.", "04-partner")


async def _pages_behind_it(reader: Reader) -> None:
    await reader.page.goto(f"{reader.slack.address}/as/ben/home")
    menu = reader.main.get_by_label("More").first
    for entry, words, shot in (
        ("Who sees this", "Does not see: the goal in full.", "05-who-sees"),
        ("Reached or let go", "Reached can be taken back.", "06-reached-or-let-go"),
    ):
        await menu.click()
        await reader.page.locator(".menu:visible").get_by_role("button", name=entry).click()
        await reader.sees(words, within=reader.form)
        await reader.shoot(f"home-{shot}")
        await reader.leave()
        await expect(reader.form).to_have_count(0)


async def _in_the_dark_and_on_a_phone(reader: Reader) -> None:
    page = reader.page
    await page.emulate_media(color_scheme="dark")
    for size, name in ((WIDE, "dark"), (PHONE, "phone")):
        await page.set_viewport_size(size)
        await _home(reader, "ben", "Goals", f"07-{name}")
        await _home(reader, "cleo", "Next step", f"08-{name}-begun")
        assert await page.evaluate("document.documentElement.scrollWidth") == size["width"]
    await page.emulate_media(color_scheme="light")
    await page.set_viewport_size(WIDE)


async def _done_away_and_quiet(reader: Reader) -> None:
    ben = reader.slack.person("Ben")
    await ben.command("/log", "3 feedback")
    await _home(reader, "ben", "Nothing open today.", "09-all-done")
    await ben.command("/goal", "away until friday")
    await _home(reader, "ben", "Away until Fri 6 Mar.", "10-away")
    await reader.pass_days(35)
    await _home(reader, "ben", "Three check-ins without a word are fine.", "11-quiet")


async def _full(reader: Reader) -> None:
    ada = reader.slack.person("Ada")
    for number in range(1, 15):
        await ada.command("/goal", f"new Read {number + 4} books by 30 September")
        await as_it_is(ada, await ada.submit({"Short name": f"Books {number}"}))
        await ada.submit({"promise": LINES})
        await ada.submit()
        await ada.close_modal(everything=True)
    await ada.command("/goal", "done 14")
    await _home(reader, "ada", "Show all", "12-full")
    await expect(reader.main).to_contain_text("Finished (1)")
    await reader.main.get_by_role("button", name="Show all").click()
    await reader.sees("3 to go", within=reader.form)
    await reader.shoot("home-13-show-all")

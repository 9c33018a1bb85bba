"""A member's time in the browser: settings, days away, the chart, why a message came, and how goals end."""

import pytest
from playwright.async_api import expect

from tests.browser.reader import PHONE, WIDE, Reader

pytestmark = pytest.mark.browser


async def test_time_is_its_owners(reader: Reader) -> None:
    await _two_goals(reader)
    await _settings_and_days_away(reader)
    await _why_and_history(reader)
    await _reached(reader)
    await _paused_and_over(reader)
    await _let_go(reader)
    await _in_the_dark_and_on_a_phone(reader)


async def test_silence_is_met_with_silence_and_twelve_weeks_with_a_look_back(reader: Reader) -> None:
    await _goal(reader, "Run 9 workshops for my team by 30 June", "Run 3 workshops a month")
    await reader.pass_days(21)
    await reader.sees("Three check-ins without a word are fine. I have stopped asking.")
    await reader.shoot("time-20-quiet")
    await reader.press("Start again")
    await reader.sees("Everything comes again. The next check-in: Mon 30 Mar, 09:00 Berlin.")
    for _ in range(4):
        await reader.pass_days(14)
        await reader.type("/log 1 workshop")
    await reader.pass_days(12)
    await _look_back(reader)


async def _look_back(reader: Reader) -> None:
    await reader.sees("12 weeks of Workshops, since Wed 4 Mar")
    await reader.shoot("time-21-look-back")
    await reader.press("Look back")
    await reader.form.get_by_label("What do you want to keep?").fill("a fixed hour")
    await reader.form.get_by_label("Keep it as it is").check()
    await reader.shoot("time-22-looking-back")
    await reader.press("Save")
    await reader.sees("It goes on as it is. In twelve weeks I ask again.", within=reader.form)
    await reader.press("Done")


async def _two_goals(reader: Reader) -> None:
    await _goal(reader, "Run 3 workshops for my team by 30 June", "Run 1 workshop every week")
    await _goal(reader, "Write 2 articles by 13 March", "write 20 minutes every day")


async def _goal(reader: Reader, goal: str, promise: str) -> None:
    await reader.type(f"/goal new {goal}")
    await reader.press("Save")
    await reader.form.get_by_label("What will you do").fill(promise)
    await reader.press("Next", "That's right")
    await expect(reader.form.get_by_role("heading", name="Promise saved")).to_be_visible()
    await reader.leave()
    await expect(reader.form).to_have_count(0)


async def _settings_and_days_away(reader: Reader) -> None:
    await reader.type("/goal settings")
    await reader.form.get_by_label("Time zone").fill("Atlantis")
    await reader.press("Save")
    await reader.sees("I know no such time zone.", within=reader.form)
    await reader.shoot("time-01-unknown-zone")
    await reader.form.get_by_label("Time zone").fill("")
    await reader.form.get_by_label("Nudge time").fill("15:30")
    await reader.press("Save")
    await reader.sees("Nudge 15:30 Berlin", within=reader.form)
    await reader.close("Settings")
    await reader.type("/goal away 400 days")
    await reader.sees("400 days: is that what you mean?")
    await reader.shoot("time-02-many-days")
    await reader.type("/goal away until tomorrow")
    await reader.sees("Away until Thu 5 Mar.")
    await reader.press("All my days away")
    await reader.sees("Wed 4 to Thu 5 Mar, 2 days (now)", within=reader.form)
    await reader.shoot("time-03-days-away")
    await reader.close("I'm away")


async def _why_and_history(reader: Reader) -> None:
    await reader.next_event_until(6, 15, 30)
    await reader.sees("Welcome back. Nothing was counted", "Workshop", "Writing")
    await reader.shoot("time-04-welcome-back")
    await reader.choose("Why this message?")
    await reader.sees("at 15:30, Berlin time", "Turn these off")
    await reader.shoot("time-05-why")
    await reader.type("/log 1 workshop")
    await reader.sees("1 of 3 workshops by Tue 30 Jun")
    await reader.type("/goal history")
    await reader.sees("1 workshop", within=reader.form)
    await reader.shoot("time-06-history")
    await reader.leave()
    await expect(reader.form).to_have_count(0)
    await reader.type("/goal show 1")
    await reader.press("Chart")
    await expect(reader.last.locator("svg")).to_be_visible()
    await reader.shoot("time-07-chart")


async def _reached(reader: Reader) -> None:
    await reader.type("/log 2 workshops")
    await reader.sees("Shall we call it reached?")
    await reader.press("Reached", "What helped most")
    await reader.form.get_by_role("textbox").fill("a fixed hour")
    await reader.press("Keep")
    await reader.sees("a fixed hour", within=reader.form)
    await reader.shoot("time-08-reached")
    await reader.press("Done")


async def _paused_and_over(reader: Reader) -> None:
    await reader.type("/goal pause 2 until sunday")
    await reader.sees("Goal 2 is paused until Sun 8 Mar, that day included.")
    await reader.shoot("time-09-paused")
    await reader.press("Go on now")
    await reader.next_event_until(16, 9)
    await reader.sees("its day was Fri 13 Mar", "What is true now?")
    await reader.shoot("time-10-over")


async def _let_go(reader: Reader) -> None:
    await reader.press("Let it go")
    await reader.sees("Letting a goal go is a decision, not a failure.", within=reader.form)
    await reader.form.get_by_role("textbox").fill("too many at once")
    await reader.shoot("time-11-let-go")
    await reader.press("Let it go")
    await reader.sees("Goal 2, Articles, is let go.", within=reader.form)
    await reader.press("Done")


async def _in_the_dark_and_on_a_phone(reader: Reader) -> None:
    page = reader.page
    await page.emulate_media(color_scheme="dark")
    for size, name in ((WIDE, "dark"), (PHONE, "phone")):
        await page.set_viewport_size(size)
        for place in ("dm", "home"):
            await page.goto(f"{reader.slack.address}/as/ada/{place}")
            await expect(reader.main).to_be_visible()
            await reader.shoot(f"time-12-{name}-{place}")
            assert await page.evaluate("document.documentElement.scrollWidth") == size["width"]
    await page.goto(f"{reader.slack.address}/as/ada/dm")
    await reader.type("/goal settings")
    await reader.sees("All times are on your clock, Berlin.", within=reader.form)
    await reader.shoot("time-13-phone-settings")

"""A plan in the browser: several promises at once, what was understood, an occasion, the timeline."""

import pytest
from playwright.async_api import expect

from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

PLAN = """give on-the-spot feedback to 3 people every day
coach each of my 4 reports twice a month
connect with 4 influential people at each conference
join Toastmasters"""


async def test_a_plan_is_written_understood_and_seen_over_time(reader: Reader) -> None:
    await reader.type("/goal new Lead a team of my own by 30 November")
    await reader.press("Save")
    await reader.form.get_by_label("What will you do").fill(PLAN)
    await reader.press("Next")
    await reader.sees("4 promises for", "4 different reports, 2 times every month", within=reader.form)
    await reader.form.get_by_label("More").last.click()
    await expect(reader.page.locator(".menu:visible")).to_be_in_viewport(ratio=1)  # no form cuts it off
    await reader.shoot("plan-1-several")
    await reader.press("All of them")
    await reader.sees("4 promises count from today.", within=reader.form)
    await reader.shoot("plan-2-saved")
    await reader.close("Promise saved")
    await reader.type("/goal plan read 30 min daily. If I am tired, then I will read one page.")
    await reader.sees("If I am tired, then I will read one page.", "Today counts only if you keep it.")
    await reader.shoot("plan-3-understood")
    await reader.press("That's right")
    await reader.type("I'm at a conference until friday")
    await reader.sees("0 of 4 people, 4 to go, until Fri 6 Mar.")
    await reader.shoot("plan-4-occasion")
    await reader.type("/log reports with Ana and Bo")
    await reader.sees("2 of 8 reports this month")
    await reader.type("/goal timeline")
    await reader.sees("Now, regularly", "Toastmasters", "Nov 2026")
    await reader.shoot("plan-5-timeline")
    await reader.type("/goal plan coach each direct report every month")
    await reader.sees("How many are they?")
    await reader.press("Say who they are")
    await reader.shoot("plan-6-confirmation")
    await reader.form.get_by_label("Who are they").fill("Ana, Bo and Cem")
    await reader.press("That's right")
    await reader.sees("with each of Ana, Bo and Cem", within=reader.form)
    await reader.shoot("plan-7-people")
    await reader.close("Promise saved")
    await reader.pass_days(1)
    await reader.shoot("plan-8-next-day")

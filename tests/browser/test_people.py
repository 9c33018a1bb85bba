"""People and each other in the browser: a goal checked and shared, a partner's fields, words, feedback."""

import pytest
from playwright.async_api import expect

from tests.browser.reader import PHONE, Reader
from tests.handlers.goals import goal_with_promise
from tests.stories.test_first_month import invite

pytestmark = pytest.mark.browser


async def test_what_people_tell_each_other(reader: Reader) -> None:
    await _a_goal_is_checked(reader)
    await _a_goal_is_shared(reader)
    await _a_partner_sees_and_writes(reader)
    await _feedback_goes_out(reader)


async def _be(reader: Reader, name: str, where: str = "dm") -> None:
    await reader.page.goto(f"{reader.slack.address}/as/{name}/{where}")


async def _a_goal_is_checked(reader: Reader) -> None:
    await _be(reader, "ada")
    await reader.type("/goal new Get better at presenting to upper management by 30 June")
    await reader.press("Save")
    await expect(reader.form.get_by_role("heading", name="Goal check")).to_be_visible()
    await reader.shoot("people-01-goal-check")
    await reader.press("Keep it as it is")
    await expect(reader.form.get_by_label("What will you do")).to_be_visible()
    await reader.leave()


async def _a_goal_is_shared(reader: Reader) -> None:
    ben, grace = reader.slack.person("Ben"), reader.slack.person("Grace")
    await goal_with_promise(ben)
    await invite(ben, grace)
    await _be(reader, "ben")
    await reader.type("/goal share 1")
    await reader.form.get_by_label("What will your team").fill("Say hard things while they are small.")
    await reader.form.get_by_label("Which people?").select_option("U01CLEO")
    await reader.press("Preview")
    await reader.sees("word for word", "For somebody outside Slack, to copy", within=reader.form)
    await reader.shoot("people-02-share-preview")
    await reader.press("Share")
    await reader.sees("Your intention", within=reader.form)
    await reader.shoot("people-03-shared")
    await reader.close("Share a goal")
    await _be(reader, "cleo")
    await expect(reader.main).to_contain_text("Ben shares an intention with you.")
    await reader.shoot("people-04-intention")


async def _a_partner_sees_and_writes(reader: Reader) -> None:
    grace = reader.slack.person("Grace")
    await reader.pass_days(1)
    await grace.press(next(each for each in grace.dm if "would like you" in each.text), "Yes, gladly")
    await _be(reader, "ben")
    await reader.type("/partner")
    await reader.shoot("people-05-partners")
    await reader.choose("Ask for a word…")
    await reader.form.get_by_label("A line of yours").fill("Fridays are hard.")
    await reader.press("Ask")
    await reader.close("Ask for a word")
    await reader.type("/partner")
    await reader.choose("What Grace sees")
    await reader.press("Change what they see")
    await reader.shoot("people-06-fields")
    await reader.leave()
    await reader.leave()  # the form lay over the page
    await expect(reader.form).to_have_count(0)
    await reader.pass_days(1)
    await _be(reader, "grace")
    await expect(reader.main).to_contain_text("Ben asks you for a word.")
    await reader.shoot("people-07-asked")
    await reader.main.get_by_role("button", name="Write to Ben").last.click()
    await reader.form.get_by_label("Your words to Ben").fill("You are lazy. Do it first thing on Fridays.")
    await reader.press("Send")
    await reader.sees("is about the person", within=reader.form)
    await reader.shoot("people-08-tone")
    await reader.press("Send")
    await reader.close("Sent")
    await _be(reader, "ben")
    await reader.pass_days(1)
    await expect(reader.main).to_contain_text("A word from Grace.")
    await reader.shoot("people-09-word")


async def _feedback_goes_out(reader: Reader) -> None:
    await reader.type("/give-feedback @ada")
    await reader.form.get_by_label("When and where?").fill("In the stand-up on Tuesday")
    await reader.form.get_by_label("What did they do or say?").fill("You asked Sam what he needed.")
    await reader.form.get_by_label("What did it do?").fill("He spoke for the first time this month.")
    await reader.press("Go on")
    await reader.sees("word for word", within=reader.form)
    await reader.shoot("people-10-feedback-preview")
    await reader.press("Send")
    await reader.shoot("people-11-feedback-sent")
    await reader.close("Give feedback")
    await reader.pass_days(2)  # a Saturday is quiet
    await reader.page.set_viewport_size(PHONE)
    await reader.page.emulate_media(color_scheme="dark")
    await _be(reader, "ada")
    await expect(reader.main).to_contain_text("Feedback from Ben, for you alone.")
    await reader.shoot("people-12-feedback-on-a-phone")

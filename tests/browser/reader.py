"""Somebody in front of the demo's page: what they press, type and see."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, Page, ViewportSize, expect

from bot.demo.server import LocalSlack

WIDE, PHONE = ViewportSize(width=1280, height=860), ViewportSize(width=390, height=844)


class Reader:
    """Somebody who does what the tour says."""

    def __init__(self, page: Page, slack: LocalSlack, folder: Path) -> None:
        self.page, self.slack, self.folder = page, slack, folder
        self.tour = page.locator(".tour")
        self.main = page.locator("#content")
        self.form = page.locator("dialog[open]")
        self.last = self.main.locator("article").last

    async def rested(self) -> None:
        """Wait until nothing that was pressed or said is on its way any more."""
        await expect(self.page.locator("body")).not_to_have_attribute("aria-busy", "true")

    @asynccontextmanager
    async def told(self, where: str = "**/act") -> AsyncIterator[None]:
        """Do one thing that the workspace hears of, and wait for its answer alone."""
        await self.rested()
        async with self.page.expect_response(where):
            yield
        await self.rested()

    async def step(self, title: str) -> None:
        """Open one step of the tour; the one before closes."""
        await self.tour.locator("summary", has_text=title).click()
        await expect(self.tour.locator("details[name=step][open]")).to_have_count(1)

    async def follow(self, link: str) -> None:
        """Be the person, at the place, that the open step links to."""
        await self.tour.locator("[open] a:visible").get_by_text(link, exact=True).first.click()

    async def send(self, words: str) -> None:
        """Have the tour type a command, and send it."""
        await self.follow(words)
        await expect(self.page.locator("#words")).to_have_value(words)
        await self.page.keyboard.press("Enter")
        await expect(self.page.locator("#words")).to_have_value("")

    async def type(self, words: str) -> None:
        """Type a command or a message, and send it; what comes of it is on the screen."""
        await self.page.locator("#words").fill(words)
        async with self.told():
            await self.page.keyboard.press("Enter")

    async def choose(self, name: str) -> None:
        """Choose behind the dots of the last message, or of the form that is open."""
        await self.form.or_(self.last).get_by_label("More").last.click()
        async with self.told():
            await self.page.locator(".menu:visible").get_by_role("button", name=name).click()

    async def write(self, label: str, words: str) -> None:
        """Write the tour's words into a form."""
        await expect(self.tour.locator("[open] kbd").get_by_text(words, exact=True)).to_have_count(1)
        await self.form.get_by_label(label).fill(words)

    def button(self, name: str) -> Locator:
        """What reads so in the form that is open, else in the last message; said aloud it may be longer."""
        reads = re.compile(rf"^\s*{re.escape(name)}\s*$")
        return self.form.or_(self.last).locator("button", has_text=reads).last

    async def press(self, *names: str) -> None:
        """Press buttons that the tour names, one after the other."""
        for name in names:
            async with self.told():
                await self.button(name).click()

    async def close(self, title: str) -> None:
        """Close the form with that title."""
        await expect(self.form.get_by_role("heading", name=title)).to_be_visible()
        await self.form.get_by_role("button", name="Close", exact=True).first.click()
        await expect(self.form).to_have_count(0)

    async def leave(self) -> None:
        """Leave the form on top; the bot may hear of that."""
        async with self.told():
            await self.page.keyboard.press("Escape")

    async def pass_days(self, days: int) -> None:
        """Press *+1 day* or *+1 week* until so many days have passed."""
        for name in ("+1 week",) * (days // 7) + ("+1 day",) * (days % 7):
            async with self.told("**/clock"):
                await self.page.get_by_role("button", name=name).click()

    async def next_event_until(self, day: int, hour: int, minute: int = 0) -> None:
        """Press *Next event* until it is that hour of a day of March in Berlin."""
        wanted = datetime(2026, 3, day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))
        while self.slack.workspace.clock.now() < wanted:
            async with self.told("**/clock"):
                await self.page.get_by_role("button", name="Next event").click()
        # A message in a thread follows the one above it a second later.
        assert self.slack.workspace.clock.now() - wanted < timedelta(minutes=1)

    async def sees(self, *words: str, within: Locator | None = None) -> None:
        """The words stand there, each of them."""
        for each in words:
            await expect(within or self.last).to_contain_text(each)

    async def shoot(self, name: str) -> None:
        """Keep what is on the screen."""
        await self.page.screenshot(path=self.folder / f"{name}.png")

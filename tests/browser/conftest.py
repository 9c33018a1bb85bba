"""A Chromium of this machine, and the demo open in it."""

import asyncio
import logging
import os
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import async_playwright, expect

from bot.demo.server import LocalSlack
from bot.wiring import demo as demo_module
from bot.wiring.demo import demo
from tests.browser.reader import WIDE, Reader

PATIENCE = 60_000  # milliseconds; a machine may be busy, and what is wrong then is not the page
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        needed = os.environ.get("REQUIRE_BROWSER") == "1"  # noqa: TID251 — how the tests are run
        (pytest.fail if needed else pytest.skip)("no Chromium here; install the system's package chromium")
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the pictures go: SCREENSHOTS, or a folder that is soon forgotten."""
    kept = Path(os.environ.get("SCREENSHOTS", tmp_path))  # noqa: TID251 — how the tests are run
    kept.mkdir(parents=True, exist_ok=True)
    return kept


@pytest.fixture
async def reader(
    chromium: str, folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> AsyncIterator[Reader]:
    """Somebody who has just opened the address that the demo printed."""
    made: list[LocalSlack] = []

    def keep(*args: Any) -> LocalSlack:
        made.append(LocalSlack(*args))
        return made[0]

    monkeypatch.setattr(demo_module, "LocalSlack", keep)
    said: asyncio.Queue[str] = asyncio.Queue()
    stop, mistakes = asyncio.Event(), list[str]()
    program = asyncio.create_task(demo("INFO", said.put_nowait, stop, 0))
    try:
        address = re.search(r"http://\S+", await asyncio.wait_for(said.get(), 60))
        assert address is not None
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            # Colours that fade into each other would stand half-way on a picture.
            page = await browser.new_page(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
            page.set_default_timeout(PATIENCE)
            page.on("pageerror", lambda error: mistakes.append(str(error)))
            await page.goto(address[0])
            yield Reader(page, made[0], folder)
            await browser.close()
    finally:
        stop.set()
        await program
    assert mistakes == []
    assert made[0].problems == []
    assert [each.getMessage() for each in caplog.records if each.levelno >= logging.WARNING] == []

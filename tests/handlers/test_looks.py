"""Home is drawn for who opened it, after each act, and once more where something was done meanwhile."""

import asyncio
from uuid import uuid4

from bot.domain.people import Visit
from handlers.looks import Looks

ADA, BEN = Visit(uuid4(), "UADA"), Visit(uuid4(), "UBEN")


class Page:
    """A page that takes as long to draw as it is told to."""

    def __init__(self) -> None:
        self.drawn: list[str] = []
        self.begun, self.may_end = asyncio.Event(), asyncio.Event()

    async def draw(self, visit: Visit) -> None:
        self.drawn.append(visit.slack_user_id)
        self.begun.set()
        await self.may_end.wait()


async def test_only_who_opened_their_home_has_it_drawn_again() -> None:
    page = Page()
    page.may_end.set()
    looks = Looks(page.draw)
    looks.opened(ADA)
    looks.changed(BEN)
    looks.reached(BEN.workspace_id, BEN.slack_user_id)
    await looks.settled()
    looks.reached(ADA.workspace_id, ADA.slack_user_id)
    await looks.settled()
    assert page.drawn == ["UADA", "UADA"]


async def test_what_is_done_while_a_page_is_drawn_is_drawn_once_after_it() -> None:
    page = Page()
    looks = Looks(page.draw)
    looks.opened(ADA)
    await page.begun.wait()
    for _ in range(3):
        looks.changed(ADA)
    page.may_end.set()
    await looks.settled()
    assert page.drawn == ["UADA", "UADA"]

"""Asks, requests and notes in the tables: whose they are, and what is refused."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.deliveries import Owed
from bot.db.unit_of_work import Transactions
from bot.domain.ask_facts import AskWish
from bot.domain.deliveries import Kind
from bot.domain.errors import Gone, NotAllowed, PersonError, TooLong
from bot.domain.gathering import TELLER_MAX, TOLD_MAX, Request, Told
from bot.domain.people import Introduction, Visit
from bot.domain.people_errors import CannotAsk
from bot.usecases import asks, gathered, requests
from jobs import gathering
from jobs.compose import Skip
from tests.statements import counted

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
ADA = Introduction("U1ADA", "Ada", "Europe/Berlin", "en-GB")
BEN = Introduction("U1BEN", "Ben", "Europe/Berlin", "en-GB")
CLEO = Introduction("U1CLEO", "Cleo", "Europe/Berlin", "en-GB")


class Asking:
    """Ada asks Ben; Cleo stands by."""

    def __init__(self, tables: Transactions, workspace: UUID) -> None:
        self.tables, self.workspace = tables, workspace

    def act(self, who: Introduction, now: datetime = NOW) -> tuple[Any, datetime, Visit]:
        return self.tables.open_uow, now, Visit(self.workspace, who.slack_user_id)

    async def asks(self, now: datetime = NOW) -> tuple[UUID, UUID]:
        """The ask, and Ben's request."""
        wish = AskWish((BEN,), "leading a team", "", named=True, back_on=now.date() + timedelta(days=11))
        asked = await asks.send(*self.act(ADA, now), wish)
        async with self.tables.open_uow(self.workspace) as uow:
            (made,) = await uow.gathering.requests([asked.ask.id])
        return asked.ask.id, made.id

    async def statements_of_what_waits(self, engine: AsyncEngine, many: int = 1) -> int:
        """How often the tables are asked for the requests that wait for Ben."""
        async with self.tables.open_uow(self.workspace) as uow:
            ben = await uow.people.profile(BEN.slack_user_id, NOW)
            assert ben is not None
            with counted(engine) as said:
                assert len(await requests.waiting_for(uow, ben, NOW)) == many
        return len(said)


@pytest.fixture
async def asking(tables: Transactions, workspace: UUID) -> Asking:
    async with tables.open_uow(workspace) as uow:
        for who in (ADA, BEN, CLEO):
            await uow.people.meet(uuid4(), who, NOW)
    return Asking(tables, workspace)


async def refused(act: Callable[[], Awaitable[object]]) -> PersonError:
    with pytest.raises(PersonError) as told:
        await act()
    return told.value


async def test_only_who_asked_reads_and_only_who_was_asked_answers(asking: Asking) -> None:
    ask_id, request_id = await asking.asks()
    told = Told(strengths="Calm")
    assert isinstance(await refused(lambda: asks.read(*asking.act(BEN), ask_id)), NotAllowed)
    assert isinstance(await refused(lambda: asks.read(*asking.act(ADA), uuid4())), Gone)
    others = [requests.answer(*asking.act(who), request_id, told) for who in (ADA, CLEO)]
    for other in others:
        with pytest.raises(NotAllowed):
            await other
    assert isinstance(await refused(lambda: requests.not_now(*asking.act(BEN), uuid4())), Gone)
    await requests.answer(*asking.act(BEN), request_id, told)
    page = await asks.read(*asking.act(ADA), ask_id)
    (line,) = page.gathered.lines
    assert isinstance(await refused(lambda: gathered.put_answer(*asking.act(ADA), ask_id, "x")), Gone)
    for _ in range(2):  # pressed twice, it stands there once
        page = await gathered.put_answer(*asking.act(ADA), ask_id, line.handle)
    assert page.listed == {line.handle}


async def test_what_is_too_long_is_refused_under_its_field(asking: Asking) -> None:
    _, request_id = await asking.asks()
    long = Told(skills="x" * (TOLD_MAX + 1))
    for act in (
        lambda: requests.answer(*asking.act(BEN), request_id, long),
        lambda: gathered.write(*asking.act(ADA), "Mo", long),
        lambda: gathered.write_own(*asking.act(ADA), long),
    ):
        error = await refused(act)
        assert isinstance(error, TooLong)
        assert error.field == "skills"
    error = await refused(lambda: gathered.write(*asking.act(ADA), "x" * (TELLER_MAX + 1), Told("a")))
    assert isinstance(error, TooLong)
    assert error.field == "teller"


async def test_the_same_person_can_be_asked_again_after_four_weeks(asking: Asking) -> None:
    await asking.asks()
    later = NOW + timedelta(weeks=4)
    assert isinstance(await refused(lambda: asking.asks(later - timedelta(seconds=1))), CannotAsk)
    await asking.asks(later)


async def test_a_note_of_somebody_else_is_neither_read_nor_changed_nor_deleted(asking: Asking) -> None:
    await gathered.write(*asking.act(ADA), "Mo", Told(strengths="Calm"))
    (note,) = (await gathered.look(*asking.act(ADA))).notes
    assert isinstance(await refused(lambda: gathered.note(*asking.act(BEN), note.id)), Gone)
    await gathered.write(*asking.act(BEN), "Mo", Told(strengths="Loud"), note_id=note.id)
    await gathered.forget(*asking.act(BEN), note.id)
    assert (await gathered.look(*asking.act(ADA))).notes == (note,)
    assert (await gathered.look(*asking.act(BEN))).notes == ()


async def test_what_is_gone_when_its_message_falls_due_is_not_sent(asking: Asking) -> None:
    ask_id, request_id = await asking.asks()
    async with asking.tables.open_uow(asking.workspace) as uow:
        mailbox = await uow.deliveries.mailbox_of_person(BEN.slack_user_id)
        (card,) = await uow.deliveries.due(mailbox, NOW)

        async def composed(kind: Kind, **about: str) -> object:
            owed = Owed(uuid4(), mailbox, kind, about, NOW, False, card.state, 0, None, None, None)
            return await gathering.COMPOSERS[kind](uow, owed, NOW)

        gone = {"request": str(uuid4()), "ask": str(uuid4()), "zone": "UTC"}
        for kind in gathering.COMPOSERS:
            assert await composed(kind, **gone) == Skip(gathering.GONE)
        news = await composed(Kind.GATHERED, ask=str(ask_id), request=str(request_id))
        assert news == Skip("taken back")
        await requests.remind_later(uow, uuid4(), "UTC", NOW)
        orphan = Request(uuid4(), uuid4(), BEN.slack_user_id)
        assert await requests.request_of(uow, orphan, NOW) is None


async def test_what_waits_is_read_at_once_however_much_it_is(asking: Asking, engine: AsyncEngine) -> None:
    await asking.asks()
    once = await asking.statements_of_what_waits(engine)
    for number in range(4):
        other = Introduction(f"U1X{number}", f"Other {number}", "Europe/Berlin", "en-GB")
        async with asking.tables.open_uow(asking.workspace) as uow:
            await uow.people.meet(uuid4(), other, NOW)
        wish = AskWish((BEN,), "a step", "", named=True, back_on=NOW.date() + timedelta(days=11))
        await asks.send(*asking.act(other), wish)
    assert await asking.statements_of_what_waits(engine, many=5) == once

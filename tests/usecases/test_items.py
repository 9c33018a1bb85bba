"""The list in the tables: added to, changed, and nobody else's."""

from uuid import UUID, uuid4

import pytest

from bot.db.unit_of_work import Transactions
from bot.domain.errors import Gone, ListFull, NotAllowed, TooLong
from bot.domain.items import ITEM_MAX, ITEMS_MAX, Category, Item, Source, Standing
from bot.domain.people import Introduction, Visit
from bot.usecases import items
from tests.usecases.conftest import NOW


@pytest.fixture
async def ada(tables: Transactions, workspace: UUID) -> Visit:
    async with tables.open_uow(workspace) as uow:
        for slack_id in ("U1", "U2"):
            await uow.people.meet(uuid4(), Introduction(slack_id, slack_id, "Europe/Berlin", "en-GB"), NOW)
    return Visit(workspace, "U1")


def ben(ada: Visit) -> Visit:
    return Visit(ada.workspace_id, "U2")


async def added(tables: Transactions, visit: Visit, words: str) -> Item:
    async with tables.open_uow(visit.workspace_id) as uow:
        profile = await uow.people.profile(visit.slack_user_id, NOW)
        assert profile is not None
        return await items.add(uow, profile, NOW, words, Category.WEAKNESS, source=Source.ANSWER)


async def test_several_lines_are_added_at_once_and_none_twice(tables: Transactions, ada: Visit) -> None:
    facts, new, there = await items.write(
        tables.open_uow, NOW, ada, "- coaching\n- feedback\n", Category.SKILL
    )
    assert (new, there) == (2, 0)
    assert [each.words for each in facts.items] == ["coaching", "feedback"]
    facts, new, there = await items.write(tables.open_uow, NOW, ada, "Feedback\nteamwork", Category.OTHER)
    assert (new, there) == (1, 1)
    assert [each.words for each in facts.items] == ["coaching", "feedback", "teamwork"]


async def test_an_answer_becomes_a_line_once_however_often_it_is_pressed(
    tables: Transactions, ada: Visit
) -> None:
    first, second = await added(tables, ada, "timely  feedback"), await added(tables, ada, "Timely feedback")
    assert first == second
    (kept,) = (await items.look(tables.open_uow, NOW, ada)).items
    assert (kept.words, kept.category, kept.source) == (
        "timely feedback",
        Category.WEAKNESS,
        Source.ANSWER,
    )


async def test_a_line_too_long_or_one_too_many_adds_nothing(tables: Transactions, ada: Visit) -> None:
    with pytest.raises(TooLong):
        await items.write(tables.open_uow, NOW, ada, f"fine\n{'x' * (ITEM_MAX + 1)}", Category.SKILL)
    with pytest.raises(TooLong):
        await added(tables, ada, "x" * (ITEM_MAX + 1))
    many = "\n".join(f"line {n}" for n in range(ITEMS_MAX))
    await items.write(tables.open_uow, NOW, ada, many, Category.SKILL)
    with pytest.raises(ListFull):
        await items.write(tables.open_uow, NOW, ada, "one more", Category.SKILL)
    with pytest.raises(ListFull):
        await added(tables, ada, "one more")
    assert len((await items.look(tables.open_uow, NOW, ada)).items) == ITEMS_MAX


async def test_a_line_is_changed_moved_parked_and_deleted(tables: Transactions, ada: Visit) -> None:
    open_uow, line = tables.open_uow, await added(tables, ada, "feedback")
    facts = await items.change(open_uow, NOW, ada, line.id, words=" timely feedback ", category=Category.JOB)
    assert [(each.words, each.category) for each in facts.items] == [("timely feedback", Category.JOB)]
    (parked,) = (await items.park(open_uow, NOW, ada, line.id, parked=True)).items
    assert parked.standing is Standing.PARKED
    (back,) = (await items.park(open_uow, NOW, ada, line.id, parked=False)).items
    assert back.standing is Standing.NEW
    for _ in range(2):
        assert (await items.delete(open_uow, NOW, ada, line.id)).items == ()
    with pytest.raises(Gone):
        await items.read(open_uow, NOW, ada, line.id)


async def test_nobody_reads_or_changes_the_line_of_somebody_else(tables: Transactions, ada: Visit) -> None:
    open_uow, line, other = tables.open_uow, await added(tables, ada, "feedback"), ben(ada)
    assert (await items.look(open_uow, NOW, other)).items == ()
    with pytest.raises(NotAllowed):
        await items.read(open_uow, NOW, other, line.id)
    with pytest.raises(NotAllowed):
        await items.change(open_uow, NOW, other, line.id, words="mine", category=Category.JOB)
    with pytest.raises(NotAllowed):
        await items.park(open_uow, NOW, other, line.id, parked=True)
    with pytest.raises(NotAllowed):
        await items.delete(open_uow, NOW, other, line.id)
    assert [each.words for each in (await items.look(open_uow, NOW, ada)).items] == ["feedback"]

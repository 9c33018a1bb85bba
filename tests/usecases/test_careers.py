"""Where somebody wants to go and why, in the tables: kept, changed, left out, nobody else's."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, func, select

from bot.db.models import Career, Item, ItemArea, Person
from bot.db.unit_of_work import Transactions
from bot.domain.career_facts import CAREER_MAX, WHY_MAX
from bot.domain.errors import TooLong
from bot.domain.goal_facts import GoalDraft
from bot.domain.items import Category, Standing
from bot.domain.people import Introduction, Visit
from bot.domain.roadmap import NO_CAREER, NOTHING_YET, Step, next_step
from bot.usecases import areas, careers, ends, goals, items, priorities
from tests.domain.plans import make_goal
from tests.usecases.conftest import NOW


@pytest.fixture
async def ada(tables: Transactions, workspace: UUID) -> Visit:
    async with tables.open_uow(workspace) as uow:
        for slack_id in ("U1", "U2"):
            await uow.people.meet(uuid4(), Introduction(slack_id, slack_id, "Europe/Berlin", "en-GB"), NOW)
    return Visit(workspace, "U1")


def draft(words: str = "Timely feedback") -> GoalDraft:
    made = make_goal(target=None)
    return GoalDraft(words, words, made.measure, made.baseline, None, "", None)


async def test_words_are_kept_part_by_part_and_nobody_else_has_them(tables: Transactions, ada: Visit) -> None:
    open_uow, other = tables.open_uow, Visit(ada.workspace_id, "U2")
    assert (await careers.look(open_uow, NOW, ada)).roadmap == NOTHING_YET
    await careers.save(open_uow, NOW, ada, " Lead a team ", "")
    await careers.say_why(open_uow, NOW, ada, {"energise": "people", "fulfil": "", "fits": ""})
    await careers.say_why(open_uow, NOW, ada, {"fits": "kindness"})
    career = await careers.words(open_uow, NOW, ada)
    assert (career.next_role, career.energise, career.fits) == ("Lead a team", "people", "kindness")
    assert await careers.words(open_uow, NOW, other) == NO_CAREER
    with pytest.raises(TooLong):
        await careers.save(open_uow, NOW, ada, "x" * (CAREER_MAX + 1), "")
    with pytest.raises(TooLong):
        await careers.say_why(open_uow, NOW, ada, {"fulfil": "x" * (WHY_MAX + 1)})


async def test_a_career_goal_that_changes_says_which_goals_hang_on_the_one_before(
    tables: Transactions, ada: Visit
) -> None:
    open_uow = tables.open_uow
    assert (await careers.save(open_uow, NOW, ada, "Lead a team", "")).before is None
    await goals.create(open_uow, NOW, ada, draft())
    assert (await careers.save(open_uow, NOW, ada, "Lead a team", "")).before is None
    changed = await careers.save(open_uow, NOW, ada, "Write books", "")
    assert changed.before is not None
    assert (changed.before.next_role, changed.goals) == ("Lead a team", ("Timely feedback",))
    assert (await goals.show(open_uow, NOW, ada, "1")).facts.goal.active


async def test_a_step_that_is_left_out_is_not_offered_and_one_that_matters_cannot_be(
    tables: Transactions, ada: Visit
) -> None:
    open_uow = tables.open_uow
    for step in (*Step, *Step):
        await careers.skip(open_uow, NOW, ada, step)
    facts = await careers.look(open_uow, NOW, ada)
    assert next_step(facts.roadmap) is Step.GOALS
    assert facts.roadmap.skipped == set(Step) - {Step.GOALS, Step.PLAN}
    await careers.save(open_uow, NOW, ada, "Lead a team", "")
    assert (await careers.look(open_uow, NOW, ada)).roadmap.career


async def test_a_line_closes_with_its_goals_and_opens_with_the_first_that_is_taken_up(
    tables: Transactions, ada: Visit
) -> None:
    open_uow = tables.open_uow
    facts, _, _ = await items.write(open_uow, NOW, ada, "Lead better", Category.SKILL)
    line = await areas.split(open_uow, NOW, ada, facts.items[0].id, "coaching\ntimely feedback\nteamwork")
    assert [each.words for each in line.waiting] == ["coaching", "timely feedback", "teamwork"]
    line = await areas.split(open_uow, NOW, ada, line.id, "timely feedback\ncoaching")
    made = [
        (await goals.create(open_uow, NOW, ada, draft(each.words), (line.id, each.id))).goal
        for each in line.waiting
    ]
    reached = await ends.reach(open_uow, NOW, ada, made[0].id)
    assert reached.next_up is None
    assert (await items.read(open_uow, NOW, ada, line.id)).standing is Standing.IN_WORK
    await ends.drop(open_uow, NOW, ada, made[1].id)
    assert (await items.read(open_uow, NOW, ada, line.id)).standing is Standing.CLOSED
    await ends.resume(open_uow, NOW, ada, made[1].id)
    assert (await items.read(open_uow, NOW, ada, line.id)).standing is Standing.IN_WORK
    await items.delete(open_uow, NOW, ada, line.id)
    assert (await goals.show(open_uow, NOW, ada, "1")).facts.goal.id == made[0].id


async def test_whoever_is_deleted_takes_all_of_it_along(tables: Transactions, ada: Visit) -> None:
    await careers.save(tables.open_uow, NOW, ada, "Lead a team", "")
    facts, _, _ = await items.write(tables.open_uow, NOW, ada, "Lead better", Category.SKILL)
    await areas.split(tables.open_uow, NOW, ada, facts.items[0].id, "coaching")
    async with tables.open_uow(ada.workspace_id) as uow:
        await uow.connection.execute(delete(Person).where(Person.slack_user_id == "U1"))
        for table in (Career, Item, ItemArea):
            assert (await uow.connection.execute(select(func.count()).select_from(table))).scalar_one() == 0


async def test_choosing_parks_the_rest_and_a_second_choice_brings_it_back(
    tables: Transactions, ada: Visit
) -> None:
    open_uow = tables.open_uow
    facts, _, _ = await items.write(open_uow, NOW, ada, "one\ntwo\nthree\nfour", Category.SKILL)
    one, two, three, four = (each.id for each in facts.items)
    facts = await priorities.choose(open_uow, NOW, ada, [one, two])
    assert [each.standing for each in facts.items] == [Standing.CHOSEN] * 2 + [Standing.PARKED] * 2
    assert (await careers.look(open_uow, NOW, ada)).roadmap.waiting == 2
    facts = await priorities.choose(open_uow, NOW, ada, [four])
    assert [each.id for each in facts.chosen] == [four]
    assert three in {each.id for each in facts.open}


async def test_a_goal_is_made_of_a_line_once_and_only_by_its_owner(tables: Transactions, ada: Visit) -> None:
    open_uow = tables.open_uow
    facts, _, _ = await items.write(open_uow, NOW, ada, "speaking", Category.SKILL)
    part = (facts.items[0].id, None)
    await goals.create(open_uow, NOW, Visit(ada.workspace_id, "U2"), draft(), part)
    assert (await items.read(open_uow, NOW, ada, part[0])).goals == ()
    for _ in range(2):
        await goals.create(open_uow, NOW, ada, draft("speaking"), part)
    (area,) = (await items.read(open_uow, NOW, ada, part[0])).goals
    assert area.goal_number == 1
    await goals.create(open_uow, NOW, ada, draft("gone"), (uuid4(), None))

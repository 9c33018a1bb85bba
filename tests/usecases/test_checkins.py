"""When a check-in is owed, what stands in it, and what its member does with it; on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest

from bot.db.deliveries import Owed
from bot.db.unit_of_work import Transactions
from bot.domain.calendar import DateSpan
from bot.domain.checkins import IN_THE_WAY_MAX, CheckinAnswer, Sheet
from bot.domain.deliveries import State
from bot.domain.errors import Gone, NotAllowed, TooLong
from bot.domain.goals import CheckinStatus
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.usecases import checkin_acts, checkins
from bot.usecases.checkin_acts import Said
from bot.usecases.visits import Repeated
from tests.usecases.weeks import FIRST, MONDAY, NINE, Weeks, slot

ON_TRACK, AT_RISK, STUCK = CheckinStatus
THIS_WEEK = DateSpan(MONDAY, date(2026, 3, 15))


@pytest.fixture
def weeks(tables: Transactions, workspace: UUID) -> Weeks:
    return Weeks(tables, workspace)


async def planned(weeks: Weeks, on: date = MONDAY, now: datetime = NINE) -> tuple[Owed, Owed] | None:
    """What the slot of a date owes Ada: her check-in and its reminder."""
    profile = await weeks.profile(now=now)
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        await checkins.plan(uow, profile, slot(on), now)
        newest = await uow.checkins.newest(profile.id)
    if newest is None:
        return None
    asked = await weeks.owed(checkins.key_of(profile.id, newest.week_on))
    again = await weeks.owed(checkins.reminder_key(newest.id))
    assert asked is not None
    assert again is not None
    return asked, again


async def shown(weeks: Weeks, name: str = "Ada") -> Sheet:
    sheet = await checkin_acts.show(weeks.tables.open_uow, NINE, weeks.visit(name))
    assert sheet is not None
    return sheet


async def test_a_slot_owes_a_checkin_at_its_hour_and_a_reminder_a_working_day_later(weeks: Weeks) -> None:
    await weeks.joins()
    await weeks.goal()
    found = await planned(weeks)
    assert found is not None
    asked, again = found
    assert (asked.due_at, again.due_at) == (NINE, NINE + timedelta(days=1))
    sheet = await shown(weeks)
    assert sheet.checkin.week == DateSpan(FIRST, date(2026, 3, 8))
    assert (
        asked.about
        == again.about
        == {
            "checkin": str(sheet.checkin.id),
            "member": str(sheet.checkin.member_id),
        }
    )


async def test_a_slot_that_is_planned_again_owes_nothing_more(weeks: Weeks) -> None:
    await weeks.joins()
    await weeks.goal()
    first = await planned(weeks)
    # Travel and another weekday can make a second slot that asks about the same week.
    again = await planned(weeks, date(2026, 3, 13), NINE + timedelta(days=4))
    assert again == first


async def test_on_a_day_off_it_moves_to_the_next_working_day_at_the_same_hour(weeks: Weeks) -> None:
    await weeks.joins()
    await weeks.goal()
    await weeks.away(MONDAY, date(2026, 3, 10))
    found = await planned(weeks)
    assert found is not None
    assert [each.due_at for each in found] == [NINE + timedelta(days=2), NINE + timedelta(days=3)]


async def test_a_week_wholly_away_has_none(weeks: Weeks) -> None:
    await weeks.joins()
    await weeks.goal()
    await weeks.away(MONDAY, date(2026, 3, 13))
    assert await planned(weeks) is None


@pytest.mark.parametrize(("starts_on", "comes"), [(date(2026, 3, 4), True), (date(2026, 3, 5), False)])
async def test_the_first_comes_after_three_working_days_at_least(
    weeks: Weeks, starts_on: date, comes: bool
) -> None:
    await weeks.joins()
    await weeks.goal(starts_on=starts_on)
    assert (await planned(weeks) is not None) is comes


async def test_without_an_active_goal_nothing_is_asked(weeks: Weeks) -> None:
    await weeks.joins()
    assert await planned(weeks) is None
    await weeks.ends(await weeks.goal())
    assert await planned(weeks) is None


async def test_a_time_a_member_set_holds_in_their_quiet_hours_unless_it_is_long_past(weeks: Weeks) -> None:
    seven = replace(DEFAULT_TIMES, checkin_time=time(7))
    await weeks.joins(times=seven)
    await weeks.goal()
    found = await planned(weeks, now=NINE - timedelta(hours=2))
    assert found is not None
    assert [each.at_set_time for each in found] == [True, True]
    late = await planned(weeks, date(2026, 3, 16), NINE + timedelta(days=7))
    assert late is not None
    assert [each.at_set_time for each in late] == [False, True]


async def test_a_sheet_has_the_facts_of_its_week_and_nothing_later(weeks: Weeks) -> None:
    await weeks.joins()
    promise = await weeks.promise(await weeks.goal())
    for on, amount in ((FIRST, 3), (date(2026, 3, 3), 2), (date(2026, 3, 4), 4), (MONDAY, 3)):
        await weeks.logs(promise, on, amount)
    await weeks.goal("Talk", starts_on=MONDAY)
    sheet = await shown(weeks)
    (workshops,) = sheet.goals
    (feedback,) = workshops.promises
    assert (feedback.kept, feedback.of, workshops.is_new) == (2, 5, False)
    assert (sheet.counted, sheet.complete, sheet.answered, sheet.before) == (True, False, False, {})


async def test_a_goal_made_after_the_week_is_asked_about_where_there_is_no_other(weeks: Weeks) -> None:
    await weeks.joins()
    await weeks.goal("Talk", starts_on=MONDAY)
    assert [each.is_new for each in (await shown(weeks)).goals] == [True]


async def test_somebody_without_a_goal_has_no_checkin(weeks: Weeks) -> None:
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        await uow.people.meet(uuid4(), Introduction("U-Otto", "Otto", "Europe/Berlin", "de-DE"), NINE)
    assert await checkin_acts.show(weeks.tables.open_uow, NINE, weeks.visit("Otto")) is None


async def test_an_answer_is_kept_at_once_and_a_second_one_changes_it(weeks: Weeks) -> None:
    await weeks.joins()
    workshops, talk = await weeks.goal(), await weeks.goal("Talk")
    open_uow, checkin_id = weeks.tables.open_uow, (await shown(weeks)).checkin.id
    for status in (STUCK, ON_TRACK, ON_TRACK):
        await checkin_acts.answer(
            open_uow, NINE, weeks.visit(), checkin_id, goal_id=workshops.id, status=status
        )
    sheet = await shown(weeks)
    assert sheet.answers == {workshops.id: CheckinAnswer(workshops.id, ON_TRACK)}
    assert (sheet.answered, sheet.complete) == (True, False)
    sheet = await checkin_acts.answer(
        open_uow, NINE, weeks.visit(), checkin_id, goal_id=talk.id, status=AT_RISK
    )
    assert sheet.complete
    assert (await shown(weeks)).answers == sheet.answers


async def test_an_answer_redraws_the_messages_and_takes_the_reminder_back(weeks: Weeks) -> None:
    await weeks.joins()
    goal = await weeks.goal()
    found = await planned(weeks)
    assert found is not None
    profile = await weeks.profile()
    asked = await weeks.sent(checkins.key_of(profile.id, FIRST), "1.1")
    checkin_id = UUID(asked.about["checkin"])
    await checkin_acts.answer(
        weeks.tables.open_uow, NINE, weeks.visit(), checkin_id, goal_id=goal.id, status=STUCK
    )
    again = await weeks.owed(checkins.reminder_key(checkin_id))
    assert again is not None
    assert again.state is State.SKIPPED
    assert await weeks.redraws(asked)


async def test_nobody_answers_for_somebody_else(weeks: Weeks) -> None:
    await weeks.joins()
    await weeks.joins("Ben")
    goal = await weeks.goal()
    checkin_id = (await shown(weeks)).checkin.id
    open_uow, ben = weeks.tables.open_uow, weeks.visit("Ben")
    with pytest.raises(NotAllowed):
        await checkin_acts.answer(open_uow, NINE, ben, checkin_id, goal_id=goal.id, status=STUCK)
    with pytest.raises(NotAllowed):
        await checkin_acts.skip(open_uow, NINE, ben, checkin_id)
    with pytest.raises(NotAllowed):
        await checkin_acts.read(open_uow, NINE, ben, checkin_id)
    assert not (await shown(weeks)).answered


async def test_a_goal_of_somebody_else_or_one_that_is_gone_gets_no_answer(weeks: Weeks) -> None:
    await weeks.joins()
    await weeks.joins("Ben")
    mine, bens = await weeks.goal(), await weeks.goal(name="Ben")
    await weeks.ends(mine)
    checkin_id = (await shown(weeks)).checkin.id
    for goal in (mine, bens):
        with pytest.raises(Gone) as error:
            await checkin_acts.answer(
                weeks.tables.open_uow, NINE, weeks.visit(), checkin_id, goal_id=goal.id, status=STUCK
            )
        assert error.value.what == "goal"
    with pytest.raises(Gone):
        await checkin_acts.read(weeks.tables.open_uow, NINE, weeks.visit(), uuid4())
    assert not (await shown(weeks)).answers


async def test_all_as_last_week_answers_what_has_no_answer_yet(weeks: Weeks) -> None:
    await weeks.joins()
    workshops, talk, fresh = [await weeks.goal(name) for name in ("Workshops", "Talk", "Fresh")]
    open_uow = weeks.tables.open_uow
    before = (await shown(weeks)).checkin.id
    for goal, status in ((workshops, ON_TRACK), (talk, STUCK)):
        await checkin_acts.answer(open_uow, NINE, weeks.visit(), before, goal_id=goal.id, status=status)
    later = NINE + timedelta(days=7)
    sheet = await checkin_acts.show(open_uow, later, weeks.visit())
    assert sheet is not None
    assert sheet.as_before == {workshops.id: ON_TRACK, talk.id: STUCK}
    now = sheet.checkin.id
    await checkin_acts.answer(open_uow, later, weeks.visit(), now, goal_id=talk.id, status=ON_TRACK)
    sheet = await checkin_acts.answer_as_before(open_uow, later, weeks.visit(), now)
    assert {goal: said.status for goal, said in sheet.answers.items()} == {
        workshops.id: ON_TRACK,
        talk.id: ON_TRACK,
    }
    assert fresh.id not in sheet.answers
    assert sheet.as_before == {}


async def test_the_form_keeps_words_beside_the_answers_and_passes_over_the_rest(weeks: Weeks) -> None:
    await weeks.joins()
    workshops, talk, gone = [await weeks.goal(name) for name in ("Workshops", "Talk", "Gone")]
    await weeks.ends(gone)
    checkin_id = (await shown(weeks)).checkin.id
    said = {
        workshops.id: Said(AT_RISK, "Release week"),
        talk.id: Said(None, ""),
        gone.id: Said(STUCK, "no matter"),
    }
    sheet = await checkin_acts.say(weeks.tables.open_uow, NINE, weeks.visit(), checkin_id, said)
    assert sheet.answers == {workshops.id: CheckinAnswer(workshops.id, AT_RISK, "Release week")}
    with pytest.raises(TooLong) as error:
        await checkin_acts.say(
            weeks.tables.open_uow,
            NINE,
            weeks.visit(),
            checkin_id,
            {talk.id: Said(STUCK, "x" * (IN_THE_WAY_MAX + 1))},
        )
    assert (error.value.field, error.value.limit) == (str(talk.id), IN_THE_WAY_MAX)


async def test_a_checkin_left_out_is_taken_up_again_by_an_answer(weeks: Weeks) -> None:
    await weeks.joins()
    goal = await weeks.goal()
    open_uow, checkin_id = weeks.tables.open_uow, (await shown(weeks)).checkin.id
    sheet = await checkin_acts.skip(open_uow, NINE, weeks.visit(), checkin_id)
    assert (sheet.checkin.skipped, sheet.answered) == (True, True)
    sheet = await checkin_acts.answer(
        open_uow, NINE, weeks.visit(), checkin_id, goal_id=goal.id, status=ON_TRACK
    )
    assert not sheet.checkin.skipped


async def test_a_request_that_comes_twice_is_handled_once(weeks: Weeks) -> None:
    await weeks.joins()
    await weeks.goal()
    checkin_id = (await shown(weeks)).checkin.id
    await checkin_acts.skip(weeks.tables.open_uow, NINE, weeks.visit(receipt="trigger:1"), checkin_id)
    with pytest.raises(Repeated):
        await checkin_acts.skip(weeks.tables.open_uow, NINE, weeks.visit(receipt="trigger:1"), checkin_id)


async def test_whether_a_week_was_silent_is_known_once_its_checkin_was_sent(weeks: Weeks) -> None:
    profile = await weeks.joins()
    goal = await weeks.goal()

    async def answered() -> bool | None:
        async with weeks.tables.open_uow(weeks.workspace) as uow:
            return await checkins.answered(uow, profile.id, THIS_WEEK)

    assert await answered() is None
    await planned(weeks)
    assert await answered() is None
    await weeks.sent(checkins.key_of(profile.id, FIRST), "1.1")
    assert await answered() is False
    checkin_id = (await shown(weeks)).checkin.id
    await checkin_acts.skip(weeks.tables.open_uow, NINE, weeks.visit(), checkin_id)
    assert await answered() is True
    await checkin_acts.answer(
        weeks.tables.open_uow, NINE, weeks.visit(), checkin_id, goal_id=goal.id, status=STUCK
    )
    assert await answered() is True


async def test_a_checkin_shown_on_demand_is_no_question_that_stays_open(weeks: Weeks) -> None:
    profile = await weeks.joins()
    await weeks.goal()
    await shown(weeks)
    async with weeks.tables.open_uow(weeks.workspace) as uow:
        assert await checkins.answered(uow, profile.id, THIS_WEEK) is None


async def test_after_a_week_in_which_no_day_counted_it_says_so(weeks: Weeks) -> None:
    await weeks.joins()
    await weeks.goal(starts_on=date(2026, 2, 16))
    await weeks.away(FIRST, date(2026, 3, 8))
    found = await planned(weeks)
    assert found is not None
    assert found[0].due_at == datetime(2026, 3, 9, 8, tzinfo=UTC)
    assert not (await shown(weeks)).counted

"""A note and a status reach a partner only as far as both were agreed to: each consent state in turn."""

from dataclasses import replace
from datetime import date
from itertools import product
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.db.unit_of_work import Transactions
from bot.domain.errors import TooLong
from bot.domain.goals import CheckinStatus
from bot.domain.partners import GoalShown, Shown
from bot.domain.progress import GoalFacts
from bot.domain.reflections import NOTE_MAX, Held, NewPlan, Thought
from bot.domain.sharing import Field, Role, by_default
from bot.slack import checkin_form_views, partner_views
from bot.slack.seen_text import would_see
from bot.usecases import agreements, checkin_acts, checkins, seen
from bot.usecases.checkin_acts import Said
from tests.slack.test_partner_views import ACCEPTED, TODAY, agreement, goal
from tests.usecases.pairs import BEN, GRACE, NOW, OTTO, Pairs

STUCK = CheckinStatus.STUCK
PEER = by_default(Role.PEER)
WEEK = date(2026, 3, 2)
NOTE, WAY, PLAN = "marked-note", "marked-way", "marked-plan"


@pytest.fixture
async def pairs(tables: Transactions, workspace: UUID) -> Pairs:
    return Pairs(tables, workspace)


async def test_an_unshared_note_or_status_is_in_nothing_a_partner_sees(pairs: Pairs) -> None:
    (own,) = await pairs.joins(BEN, "Workshops")
    grace = (await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, [own]))).partnership.id
    otto = (await pairs.accepts(OTTO, await pairs.invites(BEN, OTTO, [own]))).partnership.id
    open_uow = pairs.tables.open_uow
    sheet = await checkin_acts.show(open_uow, NOW, pairs.visit(BEN))
    assert sheet is not None
    without = PEER - {Field.CHECKIN_STATUS}
    for then, later, ticked in product((PEER, without), (PEER, without), (True, False)):
        await agreements.choose(open_uow, NOW, pairs.visit(BEN), grace, {own.id: then})
        note_to = frozenset([grace] if ticked else [])
        thought = Thought(came=True, held=Held.NO, note=NOTE, note_to=note_to)
        said = {own.id: Said(STUCK, WAY, thought)}
        await checkin_acts.say(open_uow, NOW, pairs.visit(BEN), sheet.checkin.id, said)
        await agreements.choose(open_uow, NOW, pairs.visit(BEN), grace, {own.id: later})
        for who, partnership in ((GRACE, grace), (OTTO, otto)):
            shown = await agreements.shown(open_uow, NOW, pairs.visit(who), partnership)
            page = str(partner_views.shown(shown, to_partner=True))
            hears = who == OTTO or Field.CHECKIN_STATUS in later
            assert ("stuck" in page) == hears
            assert (NOTE in page) == (
                who == GRACE and ticked and Field.CHECKIN_STATUS in then and Field.CHECKIN_STATUS in later
            )
            assert WAY not in page
            assert PLAN not in page


async def test_the_form_shows_byte_for_byte_what_the_partner_will_see(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops", "Feedback")
    made = await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, goals[:1]))
    open_uow, visit = pairs.tables.open_uow, pairs.visit(BEN)
    sheet = await checkin_acts.show(open_uow, NOW, visit)
    assert sheet is not None
    form = str(checkin_form_views.form(sheet, chosen={goals[0].id: STUCK}))
    await checkin_acts.say(open_uow, NOW, visit, sheet.checkin.id, {goals[0].id: Said(STUCK, "")})
    shown = await agreements.shown(open_uow, NOW, pairs.visit(GRACE), made.partnership.id)
    page = partner_views.shown(shown, to_partner=True)
    line = page["blocks"][1]["text"]["text"]
    assert "stuck in the check-in" in line
    assert f"will see: “{line}”" in form
    assert form.count("will see:") == 1, "Feedback is not shared"


async def test_a_plan_is_kept_as_it_was_looked_back_on_and_a_new_one_is_its_promises(pairs: Pairs) -> None:
    (own,) = await pairs.joins(BEN, "Workshops")
    open_uow, visit = pairs.tables.open_uow, pairs.visit(BEN)
    sheet = await checkin_acts.show(open_uow, NOW, visit)
    assert sheet is not None
    strange = Thought(came=False, held=Held.YES, plan=NewPlan(uuid4(), "it rains", "stay in"))
    after = await checkin_acts.say(open_uow, NOW, visit, sheet.checkin.id, {own.id: Said(STUCK, "", strange)})
    kept = after.answers[own.id].reflection
    assert (kept.came, kept.held) == (False, None), "a moment that did not come says nothing of the plan"
    over = Thought(note="x" * (NOTE_MAX + 1))
    with pytest.raises(TooLong):
        await checkin_acts.say(open_uow, NOW, visit, sheet.checkin.id, {own.id: Said(STUCK, "", over)})


async def test_an_ended_partnership_sees_nothing_and_is_not_asked_about(pairs: Pairs) -> None:
    goals = await pairs.joins(BEN, "Workshops")
    await pairs.accepts(GRACE, await pairs.invites(BEN, GRACE, goals))
    after = NOW.replace(month=6, day=5)
    async with pairs.tables.open_uow(pairs.workspace) as uow:
        profile = await uow.people.profile(BEN.slack_user_id, after)
        assert profile is not None
        assert await seen.by_partners(uow, profile, await uow.goals.plan(profile.id), after) == ()
        checkin = await uow.checkins.open(uuid4(), profile.id, WEEK, after)
        assert (await checkins.sheet_of(uow, profile, checkin, after)).partners == ()


@given(
    st.frozensets(st.sampled_from(Field)),
    st.sampled_from([None, *CheckinStatus]),
    st.sampled_from(["", NOTE]),
)
def test_a_field_that_is_not_shared_is_in_no_line(
    fields: frozenset[Field], status: CheckinStatus | None, note: str
) -> None:
    own = replace(goal(), unit="marked-unit", words="marked-words")
    made = replace(agreement(own, state=ACCEPTED), grants={own.id: fields | {Field.SHORT_NAME}})
    facts = GoalShown(GoalFacts(own, own.baseline, None), status, TODAY if status else None, note)
    page = str(partner_views.shown(Shown(made, (facts,)), to_partner=True))
    preview = would_see(facts, made, CheckinStatus.STUCK, TODAY)
    for text in (page, preview):
        assert ("marked-unit" in text) == (Field.NUMBERS in fields)
        assert ("marked-words" in text) == (Field.GOAL_WORDS in fields)
    tells = Field.CHECKIN_STATUS in fields
    assert ("in the check-in of the week" in page) == (tells and status is not None)
    assert (NOTE in page) == (tells and status is not None and bool(note))
    assert ("stuck in the check-in" in preview) == tells
    assert NOTE not in preview

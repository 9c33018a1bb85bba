"""A process that dies between any two steps costs no message and doubles none."""

from datetime import timedelta

import pytest

from bot.db.clockwork import LEASE
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import UNKNOWN_AFTER, Kind, State
from bot.domain.people import DEFAULT_TIMES
from bot.domain.routines import RoutineKind
from bot.usecases.routines import reschedule
from jobs.plan import Planning, Rung
from jobs.steps import Post
from tests.jobs.stage import Stage

NUDGE_AT = timedelta(hours=5)


class Killed(BaseException):
    """The process is gone."""


async def joined(stage: Stage, name: str = "Ada") -> None:
    """Ada is a member; her nudge comes at 14:00."""
    now = stage.clock.now()
    async with stage.deps.open_uow(stage.workspace) as uow:
        profile = await uow.people.profile(stage.slack.person(name).id, now)
        assert profile is not None
        await uow.people.choose(profile.id, DEFAULT_TIMES, now)
        member = await uow.people.profile_of(profile.id, now)
        assert member is not None
        await reschedule(uow, member, now)


async def owe_a_nudge(uow: UnitOfWork, rung: Rung) -> None:
    mailbox = await uow.deliveries.mailbox_of_person(rung.profile.person.slack_user_id)
    key = f"nudge {rung.due.slot_date}"
    await uow.deliveries.owe(mailbox, Kind.NUDGE, key, rung.now, {"name": key})


def planning(stage: Stage) -> Planning:
    return Planning(stage.deps, dict.fromkeys(RoutineKind, owe_a_nudge))


async def test_after_a_crash_before_the_plan_is_committed_it_is_planned_again(stage: Stage) -> None:
    await joined(stage)
    stage.later(NUDGE_AT)

    async def die(uow: UnitOfWork, rung: Rung) -> None:
        await owe_a_nudge(uow, rung)
        raise Killed

    with pytest.raises(Killed):
        await Planning(stage.deps, dict.fromkeys(RoutineKind, die)).plan_once()
    await stage.send_all()
    assert stage.texts() == []
    await planning(stage).plan_once()
    await stage.send_all()
    assert stage.texts() == ["nudge 2026-03-09"]


async def test_after_a_crash_behind_the_plan_it_is_sent_once(stage: Stage) -> None:
    await joined(stage)
    stage.later(NUDGE_AT)
    await planning(stage).plan_once()
    # Here it dies; another process takes over.
    await planning(stage).plan_once()
    await stage.send_all()
    await stage.send_all()
    assert stage.texts() == ["nudge 2026-03-09"]


async def test_after_a_crash_behind_the_lease_the_next_one_sends_when_it_has_run_out(stage: Stage) -> None:
    await stage.owe(Kind.CHECKIN, "check-in")
    assert len(await stage.sender.lease_once(1)) == 1
    await stage.send_all()
    assert stage.texts() == []
    stage.later(LEASE)
    await stage.send_all()
    assert stage.texts() == ["check-in"]


@pytest.mark.parametrize("posted", [True, False])
@pytest.mark.parametrize("kind", [Kind.CHECKIN, Kind.NUDGE])
async def test_after_a_crash_behind_the_claim_a_post_is_looked_for(
    stage: Stage, kind: Kind, posted: bool
) -> None:
    await stage.owe(Kind.ANSWER, "the DM is open")
    await stage.send_all()
    await stage.owe(kind, "claimed")
    (lease,) = await stage.sender.lease_once(1)
    step = await stage.sender._decide(lease)
    assert isinstance(step, Post)
    assert step.message is not None
    if posted:
        await stage.deps.messenger.post(step.channel, step.message, step.marker)
    # Here it dies.
    for _ in range(3):
        stage.later(max(LEASE, UNKNOWN_AFTER))
        await stage.send_all()
    given_up = kind is Kind.NUDGE and not posted
    assert stage.texts() == ["the DM is open"] + ([] if given_up else ["claimed"])
    assert await stage.is_in(State.FAILED if given_up else State.SENT, "claimed")


async def test_after_a_crash_in_the_middle_of_an_edit_it_is_made_again(stage: Stage) -> None:
    owed = await stage.owe(Kind.CHECKIN, "check-in")
    await stage.send_all()
    async with stage.deps.open_uow(stage.workspace) as uow:
        await uow.deliveries.redraw(owed, stage.clock.now())
    (lease,) = await stage.sender.lease_once(1)
    assert isinstance(await stage.sender._decide(lease), Post)
    stage.later(LEASE)
    before = stage.slack.person("Ada").dm[0].edited_ts
    await stage.send_all()
    assert stage.slack.person("Ada").dm[0].edited_ts != before
    assert stage.texts() == ["check-in"]

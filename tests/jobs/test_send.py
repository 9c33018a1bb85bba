"""From what is owed to Slack, whatever breaks in between; on both databases, against the local Slack."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.db.clockwork import LEASE
from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.deliveries import MAX_ATTEMPTS, PACE, UNKNOWN_AFTER, Kind, State
from bot.domain.errors import Busy
from bot.slack.message import Message
from jobs.compose import Later, Skip
from jobs.send import LOOK_FOR, Sender
from jobs.steps import Post
from tests.jobs.stage import NINE, Stage


async def test_what_is_owed_is_sent_once(stage: Stage) -> None:
    await stage.owe(Kind.NUDGE, "2 to go today.")
    await stage.send_all()
    await stage.send_all()
    assert stage.texts() == ["2 to go today."]
    sent = await stage.state("2 to go today.")
    assert (sent.state, sent.attempts) == (State.SENT, 1)


async def test_several_due_together_become_one_message_in_their_order(stage: Stage) -> None:
    await stage.owe(Kind.CHECKIN, "check-in", at=NINE - timedelta(minutes=1))
    await stage.owe(Kind.NUDGE, "nudge")
    await stage.send_all()
    assert stage.texts() == ["check-in\nnudge"]
    assert (await stage.state("nudge")).message_ts == (await stage.state("check-in")).message_ts


async def test_what_does_not_merge_goes_alone_and_a_second_later(stage: Stage) -> None:
    await stage.owe(Kind.ANSWER, "one")
    await stage.owe(Kind.ANSWER, "two")
    for lease in await stage.sender.lease_once(10):
        await stage.sender.send_once(lease)  # opens the DM
    for lease in await stage.sender.lease_once(10):
        await stage.sender.send_once(lease)
    assert stage.texts() == ["one"]
    assert await stage.sender.lease_once(10) == []
    stage.later(PACE)
    await stage.send_all()
    assert stage.texts() == ["one", "two"]


async def test_in_quiet_hours_a_nudge_is_dropped_and_a_checkin_waits(stage: Stage) -> None:
    stage.clock.move_to(NINE + timedelta(hours=12))
    await stage.owe(Kind.NUDGE, "nudge")
    await stage.owe(Kind.CHECKIN, "check-in")
    await stage.send_all()
    assert stage.texts() == []
    assert (await stage.state("nudge")).state is State.SKIPPED
    assert (await stage.state("check-in")).due_at == datetime(2026, 3, 10, 7, tzinfo=UTC)


async def test_a_kind_may_skip_or_wait_with_its_own_reason(stage: Stage) -> None:
    stage.verdicts = {"done": Skip("answered"), "wait": Later(NINE + timedelta(hours=1))}
    await stage.owe(Kind.NUDGE, "done")
    await stage.owe(Kind.CHECKIN, "wait")
    await stage.send_all()
    assert stage.texts() == []
    assert (await stage.state("done")).state is State.SKIPPED
    assert (await stage.state("wait")).due_at == NINE + timedelta(hours=1)


async def test_a_fourth_message_a_day_is_dropped_or_waits_by_its_kind(stage: Stage) -> None:
    for number in range(3):
        await stage.owe(Kind.NUDGE, f"nudge {number}")
        await stage.send_all()
    await stage.owe(Kind.NUDGE, "nudge 3")
    await stage.send_all()
    assert (await stage.state("nudge 3")).state is State.SKIPPED
    await stage.owe(Kind.CHECKIN, "check-in")
    await stage.send_all()
    assert stage.texts() == ["nudge 0", "nudge 1", "nudge 2"]
    # Tue 10 Mar, 08:00 in Berlin, when quiet hours are over.
    assert (await stage.state("check-in")).due_at == NINE + timedelta(hours=23)
    stage.later(timedelta(hours=23))
    await stage.send_all()
    assert stage.texts()[3:] == ["check-in"]


async def test_a_partner_hears_once_a_day_and_the_rest_the_next_morning(stage: Stage) -> None:
    stage.clock.move_to(NINE + timedelta(hours=6))
    await stage.owe(Kind.SLIP_PARTNER, "first", to="Grace")
    await stage.send_all()
    await stage.owe(Kind.SLIP_PARTNER, "second", to="Grace")
    await stage.send_all()
    assert stage.texts("Grace") == ["first"]
    # Tue 10 Mar, 08:00 in New York, two days after its clocks went forward.
    assert (await stage.state("second")).due_at == datetime(2026, 3, 10, 12, tzinfo=UTC)


async def test_after_too_many_requests_the_mailbox_waits_as_long_as_slack_says(stage: Stage) -> None:
    await stage.owe(Kind.NUDGE, "nudge")
    stage.slack.faults.add("rate_limited", "chat.postMessage", seconds=30)
    await stage.send_all()
    assert stage.texts() == []
    stage.later(timedelta(seconds=30))
    await stage.send_all()
    assert stage.texts() == ["nudge"]


async def test_what_slack_never_accepts_is_given_up_in_the_end(stage: Stage) -> None:
    await stage.owe(Kind.ANSWER, "answer")
    stage.slack.faults.add("rate_limited", "chat.postMessage", times=99, seconds=1)
    for _ in range(MAX_ATTEMPTS + 1):
        await stage.send_all()
        stage.later(timedelta(seconds=2))
    assert (await stage.state("answer")).state is State.FAILED


async def test_what_slack_refuses_is_not_tried_again(stage: Stage) -> None:
    await stage.owe(Kind.NUDGE, "nudge")
    stage.verdicts["nudge"] = Message("nudge", ({"type": "nonsense"},))
    await stage.send_all()
    assert (await stage.state("nudge")).state is State.FAILED
    stage.slack.problems.clear()


async def test_a_person_who_cannot_be_written_to_fails_what_is_owed_to_them(stage: Stage) -> None:
    await stage.owe(Kind.NUDGE, "nudge", to="Dora")
    await stage.send_all()
    assert (await stage.state("nudge")).state is State.FAILED


async def test_a_dm_that_could_not_be_opened_is_opened_later(stage: Stage) -> None:
    await stage.owe(Kind.NUDGE, "nudge")
    stage.slack.faults.add("rate_limited", "conversations.open", seconds=5)
    await stage.send_all()
    assert stage.texts() == []
    stage.later(timedelta(seconds=5))
    await stage.send_all()
    assert stage.texts() == ["nudge"]


async def test_too_many_requests_for_opening_close_the_whole_workspace_for_a_while(stage: Stage) -> None:
    await stage.owe(Kind.NUDGE, "to Ada", at=NINE - timedelta(seconds=1))
    await stage.owe(Kind.NUDGE, "to Cleo", to="Cleo")
    stage.slack.faults.add("rate_limited", "conversations.open", seconds=5)
    (first,) = await stage.sender.lease_once(1)
    await stage.sender.send_once(first)
    assert await stage.sender.lease_once(10) == []
    stage.later(timedelta(seconds=5))
    await stage.send_all()
    assert (stage.texts(), stage.texts("Cleo")) == (["to Ada"], ["to Cleo"])


async def test_what_slack_s_client_cannot_hand_over_is_set_aside_and_stops_nobody(stage: Stage) -> None:
    stage.verdicts = {"broken": Message("broken", ({"type": "section", "text": object()},))}
    await stage.owe(Kind.ANSWER, "broken")
    await stage.owe(Kind.ANSWER, "sound")
    await stage.send_all()
    assert stage.texts() == ["sound"]
    assert (await stage.state("broken")).state is State.FAILED


async def test_a_post_whose_answer_was_lost_is_found_and_not_sent_again(stage: Stage) -> None:
    await stage.owe(Kind.CHECKIN, "check-in")
    stage.slack.faults.add("drop_after", "chat.postMessage")
    await stage.send_all()
    assert (await stage.state("check-in")).state is State.UNKNOWN
    stage.later(UNKNOWN_AFTER)
    await stage.send_all()
    assert stage.texts() == ["check-in"]
    assert (await stage.state("check-in")).state is State.SENT


@pytest.mark.parametrize(("kind", "texts"), [(Kind.CHECKIN, ["it"]), (Kind.NUDGE, [])])
async def test_a_post_that_never_arrived_is_sent_again_or_given_up_by_its_kind(
    stage: Stage, kind: Kind, texts: list[str]
) -> None:
    await stage.owe(kind, "it")
    stage.slack.faults.add("drop_before", "chat.postMessage")
    await stage.send_all()
    stage.later(UNKNOWN_AFTER)
    await stage.send_all()
    assert stage.texts() == texts


async def test_a_search_that_fails_is_repeated_for_a_day(stage: Stage) -> None:
    await stage.owe(Kind.NUDGE, "nudge")
    stage.slack.faults.add("drop_after", "chat.postMessage")
    stage.slack.faults.add("server_error", "conversations.history", times=2)
    await stage.send_all()
    stage.later(UNKNOWN_AFTER)
    await stage.send_all()
    assert (await stage.state("nudge")).state is State.UNKNOWN
    stage.later(LOOK_FOR)
    await stage.send_all()
    assert (await stage.state("nudge")).state is State.FAILED


async def test_a_sender_that_dies_after_the_post_leaves_no_second_message(stage: Stage) -> None:
    await stage.owe(Kind.CHECKIN, "check-in")
    for lease in await stage.sender.lease_once(10):
        await stage.sender.send_once(lease)  # opens the DM
    (lease,) = await stage.sender.lease_once(10)
    step = await stage.sender._decide(lease)
    assert isinstance(step, Post)
    assert step.message is not None
    await stage.deps.messenger.post(step.channel, step.message, step.marker)
    # Here it dies: claimed, posted, never marked. Another finds the mailbox when the lease has ended.
    assert await stage.sender.lease_once(10) == []
    stage.later(LEASE)
    await stage.send_all()
    stage.later(UNKNOWN_AFTER)
    await stage.send_all()
    assert stage.texts() == ["check-in"]
    assert (await stage.state("check-in")).state is State.SENT


async def test_a_sender_whose_lease_has_passed_on_changes_nothing(stage: Stage) -> None:
    await stage.owe(Kind.CHECKIN, "check-in")
    (old,) = await stage.sender.lease_once(10)
    stage.later(LEASE)
    await stage.send_all()
    await stage.sender.send_once(old)
    assert stage.texts() == ["check-in"]


async def test_a_delivery_that_cannot_be_drawn_is_set_aside_and_stops_nobody(stage: Stage) -> None:
    stage.verdicts["poison"] = ZeroDivisionError()
    await stage.owe(Kind.NUDGE, "poison")
    await stage.owe(Kind.CHECKIN, "check-in")
    await stage.send_all()
    assert stage.texts() == ["check-in"]
    assert (await stage.state("poison")).state is State.FAILED


async def test_tables_that_fail_while_a_message_is_drawn_cost_it_nothing(stage: Stage) -> None:
    await stage.owe(Kind.CHECKIN, "check-in")
    for lease in await stage.sender.lease_once(10):
        await stage.sender.send_once(lease)  # opens the DM
    stage.verdicts["check-in"] = ConnectionError()
    (lease,) = await stage.sender.lease_once(10)
    with pytest.raises(Busy):
        await stage.sender.send_once(lease)
    del stage.verdicts["check-in"]
    stage.later(LEASE)
    await stage.send_all()
    assert stage.texts() == ["check-in"]


async def test_an_edit_draws_the_whole_merged_message_from_the_facts_of_now(stage: Stage) -> None:
    await stage.owe(Kind.CHECKIN, "check-in")
    nudge = await stage.owe(Kind.NUDGE, "nudge")
    await stage.send_all()
    stage.verdicts["nudge"] = Message("Nothing open today.")
    async with stage.deps.open_uow(stage.workspace) as uow:
        await uow.deliveries.redraw(nudge, stage.clock.now())
    stage.slack.faults.add("drop_before", "chat.update")
    await stage.send_all()
    stage.later(UNKNOWN_AFTER)
    await stage.send_all()
    assert stage.texts() == ["check-in\nNothing open today."]


async def test_an_edit_of_what_shows_nothing_any_more_is_dropped(stage: Stage) -> None:
    nudge = await stage.owe(Kind.NUDGE, "nudge")
    await stage.send_all()
    stage.verdicts["nudge"] = Skip("gone")
    async with stage.deps.open_uow(stage.workspace) as uow:
        await uow.deliveries.redraw(nudge, stage.clock.now())
    await stage.send_all()
    assert stage.texts() == ["nudge"]


async def test_senders_side_by_side_send_nothing_twice_and_lose_nothing(stage: Stage) -> None:
    names = [f"answer {number}" for number in range(6)]
    for number, name in enumerate(names):
        await stage.owe(Kind.ANSWER, name, to=("Ada", "Ben", "Cleo")[number % 3])
    for _ in range(12):
        takes = await asyncio.gather(*(stage.sender.lease_once(2) for _ in range(3)))
        await asyncio.gather(*(stage.sender.send_once(lease) for take in takes for lease in take))
        stage.later(PACE)
    said = [text for person in ("Ada", "Ben", "Cleo") for text in stage.texts(person)]
    assert sorted(said) == names


async def test_what_slack_refuses_has_its_consequence_in_the_same_transaction(stage: Stage) -> None:
    async def follows(uow: UnitOfWork, owed: Owed, error: str, now: datetime) -> None:
        mailbox = await uow.deliveries.mailbox_of_person(stage.slack.person("Ada").id)
        await uow.deliveries.owe(mailbox, Kind.ANSWER, f"{owed.about['name']}: {error}", now, {"name": error})

    async with stage.deps.open_uow(stage.workspace) as uow:
        for kind in (Kind.DIGEST, Kind.COACH_POST):
            general = await uow.deliveries.mailbox_of_channel("C01GENERAL")
            await uow.deliveries.owe(general, kind, kind, NINE, {"name": kind})
    sender = Sender(stage.deps, dict.fromkeys(Kind, stage.compose), failed={Kind.DIGEST: follows})
    for _ in range(6):
        for lease in await sender.lease_once(10):
            await sender.send_once(lease)
        stage.later(PACE)
    assert (await stage.state("digest")).state is State.FAILED
    assert (await stage.state("coach_post")).state is State.FAILED
    assert stage.texts() == ["not_in_channel"]

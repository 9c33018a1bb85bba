"""Ninety days nobody planned: however they go, nobody gets more in a day than they were promised."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import select

from bot.db.models import Delivery, Mailbox
from bot.demo.actors import Actor
from bot.domain.calendar import EVERY_DAY, WORKING_WEEKDAYS
from bot.domain.deliveries import DAILY_BUDGET, PARTNER_BUDGET, RULES, Budget, State
from bot.domain.goals import Cadence
from bot.domain.people import Introduction, Times
from bot.domain.sharing import Partnership, PartnershipState, Role, by_default
from bot.usecases.followed import followed
from tests.domain.plans import make_commitment, make_goal
from tests.stories.promises import member_with_daily_promise, profile_of
from tests.stories.weekly import buttons
from tests.world import World

DAYS, SEED = 90, 1
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe")
PRESSED = (
    "On track", "Stuck", "All as last week", "Skip this week", "Log 1", "Not today", "In 1 hour", "Keep",
    "Hold it back this time", "Tell Grace now", "Not this time", "Start again",
)  # fmt: skip
"""What is pressed now and then; the rest opens forms, or ends what the days are about."""
PROMISES = (
    ("Talks", Cadence.WEEKLY, "2"),
    ("Reading", Cadence.DAILY, "1"),
    ("Walks", Cadence.DAILY, "1"),
    ("Course", Cadence.MONTHLY, "3"),
)


@dataclass
class Days:
    """Ben with five goals, seen by Grace and Cleo; Ada with one, seen by Grace too; and chance."""

    world: World
    chance: Random
    ben: Actor

    async def act(self) -> None:
        """One thing that somebody does, or that happens to them."""
        acts = (
            self.log, self.log, self.log, self.press, self.press, self.press, self.away, self.settings,
            self.travel, self.down,
        )  # fmt: skip
        await self.chance.choice(acts)()

    async def log(self) -> None:
        names = [name for name, *_ in PROMISES]
        await self.ben.command("/log", f"1 {self.chance.choice(('feedback', *names)).lower()}")

    async def press(self) -> None:
        who = self.world.person(self.chance.choice(("Ben", "Ben", "Ben", "Grace")))
        for message in reversed(who.dm[-4:]):
            labels = [label.removeprefix("⋯ ") for label in buttons(message)] if message.by_bot else []
            labels = [label for label in labels if label in PRESSED]
            if labels:
                label = self.chance.choice(labels)
                if labels.count(label) == 1:
                    await who.press(message, label)
                return

    async def away(self) -> None:
        await self.ben.command("/goal", self.chance.choice(("away tomorrow", "away until friday", "back")))

    async def settings(self) -> None:
        profile = await profile_of(self.world, self.ben)
        hours = [time(self.chance.randrange(24), self.chance.choice((0, 30))) for _ in range(3)]
        times = Times(
            checkin_weekday=self.chance.randrange(7),
            checkin_time=hours[0],
            nudge_time=hours[1],
            slip_time=hours[2],
            nudge_weekdays=self.chance.choice((EVERY_DAY, frozenset((1, 3)))),
            working_weekdays=self.chance.choice((WORKING_WEEKDAYS, EVERY_DAY, frozenset((0, 2, 5)))),
            quiet_from=self.chance.choice((time(18), time(22))),
        )
        async with self.world.deps.open_uow(await self.world.workspace()) as uow:
            await uow.people.choose(profile.id, times, self.world.now)
            await followed(uow, self.ben.id, self.world.now)

    async def travel(self) -> None:
        await self.world.slack.change_user(self.ben.person.name, tz=self.chance.choice(ZONES))

    async def down(self) -> None:
        await self.world.restart(hours=self.chance.choice((1, 5, 30)))


async def opened(world: World, seed: int) -> Days:
    ben = await member_with_daily_promise(world, "Ben")
    ada = await member_with_daily_promise(world, "Ada")
    workspace, now = await world.workspace(), world.now
    goals: dict[str, list[UUID]] = {}
    for member, more in ((ben, PROMISES), (ada, ())):
        profile = await profile_of(world, member)
        async with world.deps.open_uow(workspace) as uow:
            for number, (name, cadence, amount) in enumerate(more, 2):
                goal = replace(
                    make_goal(target="400"),
                    id=uow.new_id(),
                    member_id=profile.id,
                    number=number,
                    short_name=name,
                )
                await uow.goals.add(goal, now)
                promise = make_commitment(cadence, amount=amount, unit=name.lower())
                promise = replace(promise, id=uow.new_id(), goal_id=goal.id, member_id=profile.id)
                await uow.goals.add_commitment(replace(promise, short_name=name), now)
            goals[member.id] = [goal.id for goal in await uow.goals.every(profile.id)]
            await uow.people.acted(profile.id, now)
    for member, name in ((ben, "Grace"), (ben, "Cleo"), (ada, "Grace")):
        await stands_beside(world, member, world.person(name), goals[member.id])
    return Days(world, Random(seed), ben)


async def stands_beside(world: World, member: Actor, partner: Actor, goals: list[UUID]) -> None:
    profile, account = await profile_of(world, member), partner.person
    async with world.deps.open_uow(await world.workspace()) as uow:
        who = Introduction(partner.id, account.name, account.tz, account.locale)
        await uow.people.meet(uow.new_id(), who, world.now)
        known = await uow.people.profile(partner.id, world.now)
        assert known is not None
        agreement = Partnership(
            id=uow.new_id(),
            member_id=profile.id,
            partner_slack_id=partner.id,
            partner_id=None,
            role=Role.PEER,
            state=PartnershipState.INVITED,
            asks="",
            until_on=date(2026, 12, 31),
            invited_at=world.now,
        )
        await uow.partners.invite(agreement)
        for goal_id in goals:
            await uow.partners.share(
                uow.new_id(), agreement.id, goal_id, by_default(agreement.role), world.now
            )
        await uow.partners.accept(agreement.id, known.id, world.now)


async def sent(world: World) -> dict[tuple[Budget, str, date], set[str]]:
    """The messages that count against each budget, by whom they went to and that person's date."""
    found: dict[tuple[Budget, str, date], set[str]] = defaultdict(set)
    query = (
        select(Delivery.kind, Mailbox.slack_user_id, Delivery.sent_on, Delivery.message_ts)
        .join(Mailbox, Mailbox.id == Delivery.mailbox_id)
        .where(Delivery.state == State.SENT, Delivery.sent_on.is_not(None))
    )
    async with world.deps.open_uow(await world.workspace()) as uow:
        rows = (await uow.connection.execute(query)).all()
    for kind, who, on, ts in rows:
        budget = RULES[kind].budget
        if budget is not Budget.NONE and who and on and ts:
            found[budget, who, on].add(ts)
    return found


@pytest.mark.no_cover  # long, on ways that other tests go too
async def test_budgets_hold_on_ninety_days_of_chance(world: World) -> None:
    days = await opened(world, SEED)
    start: datetime = world.now
    for number in range(DAYS):
        for hour in sorted(days.chance.sample(range(24), days.chance.choice((0, 1, 2, 3)))):
            await world.advance(to=max(world.now, start + timedelta(days=number, hours=hour)))
            await days.act()
    await world.settle()
    counted = await sent(world)
    most = {Budget.MEMBER: DAILY_BUDGET, Budget.PARTNER: PARTNER_BUDGET}
    assert {each: ts for each, ts in counted.items() if len(ts) > most[each[0]]} == {}
    # The days were full enough to say something.
    for budget, limit in most.items():
        assert max(len(ts) for (each, *_), ts in counted.items() if each is budget) == limit
    async with world.deps.open_clock_uow() as clock:
        assert await clock.faults() == []

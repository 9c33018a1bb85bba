"""Many members with a goal each: the crowd that processes share between them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from uuid_utils.compat import uuid7

from bot.db.unit_of_work import Transactions
from bot.demo.records import Person
from bot.demo.server import LocalSlack
from bot.domain.deliveries import Kind
from bot.domain.people import DEFAULT_TIMES, Introduction
from bot.domain.routines import RoutineKind
from bot.domain.slots import Slot
from tests.domain.plans import make_goal

ZONE = "Europe/Berlin"


@dataclass
class Crowd:
    """People in the local Slack who are members, by their Slack ids."""

    slack: LocalSlack
    tables: Transactions
    workspace: UUID
    members: dict[str, UUID]

    def messages(self) -> dict[str, int]:
        """How many messages each has got."""
        posted = self.slack.workspace.messages
        return {slack_id: len(posted.get(f"D{slack_id[1:]}", [])) for slack_id in self.members}

    async def owe_welcomes(self, now: datetime) -> None:
        """One to each, due now."""
        for slack_id, person_id in self.members.items():
            async with self.tables.open_uow(self.workspace) as uow:
                mailbox = await uow.deliveries.mailbox_of_person(slack_id)
                about = {"person": str(person_id)}
                await uow.deliveries.owe(mailbox, Kind.WELCOME, f"welcome:{person_id}", now, about)

    async def checkins_ring(self, now: datetime) -> None:
        """Everybody's check-in has rung a minute ago."""
        rang = Slot(now.date(), now - timedelta(minutes=1))
        for person_id in self.members.values():
            async with self.tables.open_uow(self.workspace) as uow:
                await uow.routines.set(uuid7(), person_id, RoutineKind.CHECKIN, rang)


async def gather_crowd(slack: LocalSlack, tables: Transactions, size: int, now: datetime) -> Crowd:
    """So many members, each with a goal."""
    async with tables.open_clock_uow() as clock:
        workspace = await clock.workspace("", slack.team_id, now, ZONE)
    members = {}
    for number in range(size):
        slack_id, person_id = f"U9{number:05}", uuid7()
        slack.workspace.people[slack_id] = Person(slack_id, f"p{number}", f"P{number}", f"P{number}")
        members[slack_id] = person_id
        goal = replace(make_goal(), id=uuid7(), member_id=person_id)
        async with tables.open_uow(workspace) as uow:
            await uow.people.meet(person_id, Introduction(slack_id, f"P{number}", ZONE, "en-GB"), now)
            await uow.people.choose(person_id, DEFAULT_TIMES, now)
            await uow.goals.add(goal, now)
    return Crowd(slack, tables, workspace, members)

"""People, what members chose, and which of their days count."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from bot.db.models import Absence, Member, Outage, Person
from bot.db.store import Store
from bot.domain import people
from bot.domain.calendar import DateSpan, PersonCalendar

LOOK_BACK = timedelta(days=400)
"""How far back absences and outages are read: further than any streak or look back counts."""


class PeopleStore(Store):
    """The people of one workspace."""

    async def meet(self, new_id: UUID, who: people.Introduction, now: datetime) -> None:
        """Remember somebody, or what Slack now says of them."""
        known = {"name": who.name[:255], "zone": who.zone, "locale": who.locale}
        gone = {"deactivated_at": now if who.deactivated else None}
        row = {"id": new_id, "slack_user_id": who.slack_user_id, "created_at": now, **known, **gone}
        if not await self._insert_once(Person, row, unique=("workspace_id", "slack_user_id")):
            await self._changed(
                self._updating(Person).where(Person.slack_user_id == who.slack_user_id).values(known | gone)
            )

    async def welcome(self, person_id: UUID, now: datetime) -> bool:
        """Note that somebody was welcomed; False when they had been before."""
        waiting = (Person.id == person_id, Person.welcomed_at.is_(None))
        return await self._changed(self._updating(Person).where(*waiting).values(welcomed_at=now)) == 1

    async def profile(self, slack_user_id: str, now: datetime) -> people.Profile | None:
        """Somebody by Slack's id, with everything that decides which days count; None: never met."""
        found = await self._one(
            select(
                Person.id,
                Person.name,
                Person.zone,
                Person.locale,
                Person.welcomed_at,
                Person.deactivated_at,
            ).where(Person.slack_user_id == slack_user_id),
            Person,
        )
        if found is None:
            return None
        person = people.Person(
            id=found.id,
            slack_user_id=slack_user_id,
            name=found.name,
            zone=found.zone,
            locale=found.locale,
            welcomed=found.welcomed_at is not None,
            deactivated=found.deactivated_at is not None,
        )
        times = await self.times(person.id)
        chosen = times or people.DEFAULT_TIMES
        calendar = PersonCalendar(
            zone=person.zone,
            working_weekdays=chosen.working_weekdays,
            absences=await self.absences(person.id, (now - LOOK_BACK).date()),
            outages=people.outage_days(await self.outages(now - LOOK_BACK), person.zone),
            quiet_from=chosen.quiet_from,
            quiet_until=chosen.quiet_until,
        )
        return people.Profile(person=person, times=chosen, calendar=calendar, member=times is not None)

    async def times(self, person_id: UUID) -> people.Times | None:
        """What a member chose; None for somebody without a goal."""
        row = await self._one(
            select(
                Member.checkin_weekday,
                Member.checkin_time,
                Member.nudge_time,
                Member.quiet_from,
                Member.quiet_until,
                Member.working_weekdays,
                Member.checkins_on,
                Member.nudges_on,
            ).where(Member.id == person_id),
            Member,
        )
        return people.Times(*row) if row else None

    async def choose(self, person_id: UUID, times: people.Times, now: datetime) -> None:
        """Make somebody a member with these times, or change a member's."""
        values = {
            "checkin_weekday": times.checkin_weekday,
            "checkin_time": times.checkin_time,
            "nudge_time": times.nudge_time,
            "quiet_from": times.quiet_from,
            "quiet_until": times.quiet_until,
            "working_weekdays": times.working_weekdays,
            "checkins_on": times.checkins_on,
            "nudges_on": times.nudges_on,
        }
        row = {"id": person_id, "goals_made": 0, "created_at": now, **values}
        if not await self._insert_once(Member, row, unique=("id",)):
            await self._changed(self._updating(Member).where(Member.id == person_id).values(values))

    async def absences(self, person_id: UUID, since: date) -> tuple[DateSpan, ...]:
        """The times away that end on or after `since`, oldest first."""
        query = (
            select(Absence.first_on, Absence.last_on)
            .where(Absence.person_id == person_id, Absence.last_on >= since)
            .order_by(Absence.first_on)
        )
        return tuple(DateSpan(*row) for row in await self._all(query, Absence))

    async def add_absence(self, new_id: UUID, person_id: UUID, span: DateSpan, now: datetime) -> None:
        """Dates on which somebody is away; no reason is kept."""
        await self._insert(
            Absence, id=new_id, person_id=person_id, first_on=span.first, last_on=span.last, created_at=now
        )

    async def outages(self, since: datetime) -> list[people.Outage]:
        """The stretches without planning that ended after `since`."""
        query = select(Outage.began_at, Outage.ended_at).where(Outage.ended_at >= since)
        return [people.Outage(*row) for row in await self._all(query, Outage)]

"""People, what members chose, and which of their days count."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CompoundSelect, and_, bindparam, null, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from bot.db.models import Absence, Member, Outage, Person, Workspace
from bot.db.store import Store
from bot.db.types import UtcDateTime
from bot.domain import people
from bot.domain.absences import TimeAway
from bot.domain.calendar import DateSpan

LOOK_BACK = timedelta(days=400)
"""How far back absences and outages are read: further than any streak or look back counts."""
_PERSON = (
    Person.id,
    Person.slack_user_id,
    Person.name,
    Person.zone,
    Person.locale,
    Person.welcomed_at,
    Person.deactivated_at,
    Person.acted_at,
    Person.quiet_at,
)
_TIMES = (
    Member.checkin_weekday,
    Member.checkin_time,
    Member.nudge_time,
    Member.quiet_from,
    Member.quiet_until,
    Member.working_weekdays,
    Member.checkins_on,
    Member.nudges_on,
    Member.reminders_on,
    Member.nudge_weekdays,
    Member.slips_on,
    Member.slip_time,
    Member.quiet_days,
    Member.week_starts_on,
    Member.zone,
    Member.country,
    Member.region,
    Member.plain_text,
    Member.digest_weekday,
    Member.digest_time,
    Member.look_backs_on,
    Member.earlier_days,
    Member.earlier_weeks,
)
"""In the order of the fields of `Times`."""
_NO_OUTAGE = (type_coerce(null(), UtcDateTime()), type_coerce(null(), UtcDateTime()))


def _profile_by(column: InstrumentedAttribute[Any], *, many: bool = False) -> CompoundSelect[Any]:
    """One statement, since every act begins with it: the people by their times away, then the outages."""
    columns: tuple[Any, ...] = (*_PERSON, *_TIMES, Member.id, Absence.first_on, Absence.last_on)
    away = and_(Absence.person_id == Person.id, Absence.last_on >= bindparam("since_on"))
    whose = column.in_(bindparam("whose", expanding=True)) if many else column == bindparam("whose")
    person = (
        select(*columns, *_NO_OUTAGE)
        .outerjoin(Member, Member.id == Person.id)
        .outerjoin(Absence, away)
        .where(whose, Person.workspace_id == bindparam("workspace"))
    )
    outages = select(*[null()] * len(columns), Outage.began_at, Outage.ended_at).where(
        Outage.workspace_id == bindparam("workspace"), Outage.ended_at >= bindparam("since")
    )
    return person.union_all(outages)


_BY_SLACK_ID, _BY_ID = _profile_by(Person.slack_user_id), _profile_by(Person.id)
_BY_IDS, _BY_SLACK_IDS = _profile_by(Person.id, many=True), _profile_by(Person.slack_user_id, many=True)


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

    async def acted(self, person_id: UUID, now: datetime) -> None:
        """Note that somebody did something; whoever was quiet is so no longer."""
        await self._person(person_id, acted_at=now, quiet_at=None)

    async def quiet(self, person_id: UUID, now: datetime) -> None:
        """Nothing is asked of somebody from now on, until they do something."""
        await self._person(person_id, quiet_at=now)

    async def _person(self, person_id: UUID, **values: Any) -> None:
        await self._changed(self._updating(Person).where(Person.id == person_id).values(**values))

    async def ask_minute(self, member_id: UUID, now: datetime) -> bool:
        """Note that a member was asked for a quiet minute; False when they had been before."""
        waiting = (Member.id == member_id, Member.minute_asked_at.is_(None))
        return await self._changed(self._updating(Member).where(*waiting).values(minute_asked_at=now)) == 1

    async def profile(self, slack_user_id: str, now: datetime) -> people.Profile | None:
        """Somebody by Slack's id, with everything that decides which days count; None: never met."""
        return await self._profile(_BY_SLACK_ID, slack_user_id, now)

    async def profile_of(self, person_id: UUID, now: datetime) -> people.Profile | None:
        """The same by our own id."""
        return await self._profile(_BY_ID, person_id, now)

    async def profiles(self, person_ids: Collection[UUID], now: datetime) -> dict[UUID, people.Profile]:
        """The same of many, by our own ids, in one statement; who was never met is left out."""
        return {each.id: each for each in await self._profiles(_BY_IDS, person_ids, now)}

    async def known(self, slack_user_ids: Collection[str], now: datetime) -> dict[str, people.Profile]:
        """The same by Slack's ids."""
        found = await self._profiles(_BY_SLACK_IDS, slack_user_ids, now)
        return {each.person.slack_user_id: each for each in found}

    async def _profiles(self, query: Any, whose: Collection[Any], now: datetime) -> list[people.Profile]:
        found, outages = await self._rows(query, list(whose), now)
        rows: defaultdict[UUID, list[Any]] = defaultdict(list)
        for row in found:
            rows[row[0]].append(row)
        return [_profile_from(mine, outages) for mine in rows.values()]

    async def _profile(self, query: Any, whose: str | UUID, now: datetime) -> people.Profile | None:
        found, outages = await self._rows(query, whose, now)
        return _profile_from(found, outages) if found else None

    async def _rows(self, query: Any, whose: object, now: datetime) -> tuple[list[Any], list[people.Outage]]:
        since = now - LOOK_BACK
        given = {"whose": whose, "workspace": self._workspace_id, "since": since, "since_on": since.date()}
        rows: Sequence[Any] = (await self._connection.execute(query, given)).all()
        found = [row for row in rows if row[0] is not None]
        return found, [people.Outage(*row[-2:]) for row in rows if row[0] is None]

    async def times(self, person_id: UUID) -> people.Times | None:
        """What a member chose; None for somebody without a goal."""
        row = await self._one(select(*_TIMES).where(Member.id == person_id), Member)
        return people.Times(*row) if row else None

    async def choose(self, person_id: UUID, times: people.Times, now: datetime) -> None:
        """Make somebody a member with these times, or change a member's."""
        values = {field.name: getattr(times, field.name) for field in fields(times)}
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

    async def times_away(self, person_id: UUID, since: date) -> tuple[TimeAway, ...]:
        """The same with their ids, by which they can be changed."""
        query = (
            select(Absence.id, Absence.first_on, Absence.last_on)
            .where(Absence.person_id == person_id, Absence.last_on >= since)
            .order_by(Absence.first_on, Absence.last_on, Absence.id)
        )
        found = await self._all(query, Absence)
        return tuple(TimeAway(row.id, DateSpan(row.first_on, row.last_on)) for row in found)

    async def time_away(self, absence_id: UUID) -> tuple[UUID, DateSpan] | None:
        """Whose it is, and its days; None where there is none of this id."""
        query = select(Absence.person_id, Absence.first_on, Absence.last_on).where(Absence.id == absence_id)
        row = await self._one(query, Absence)
        return (row.person_id, DateSpan(row.first_on, row.last_on)) if row else None

    async def end_absence(self, absence_id: UUID, last_on: date) -> None:
        """Let a time away end on that day."""
        await self._changed(self._updating(Absence).where(Absence.id == absence_id).values(last_on=last_on))

    async def remove_absences(self, absence_ids: Sequence[UUID]) -> None:
        """Times away that never were."""
        await self._changed(self._deleting(Absence).where(Absence.id.in_(absence_ids)))

    async def add_absence(self, new_id: UUID, person_id: UUID, span: DateSpan, now: datetime) -> None:
        """Dates on which somebody is away; no reason is kept."""
        await self._insert(
            Absence, id=new_id, person_id=person_id, first_on=span.first, last_on=span.last, created_at=now
        )

    async def team_id(self) -> str:
        """Slack's id of the workspace, for links to conversations in it."""
        query = select(Workspace.team_id).where(Workspace.id == self._workspace_id)
        return str((await self._connection.execute(query)).scalar_one())

    async def outages(self, since: datetime) -> list[people.Outage]:
        """The stretches without planning that ended after `since`."""
        query = select(Outage.began_at, Outage.ended_at).where(Outage.ended_at >= since)
        return [people.Outage(*row) for row in await self._all(query, Outage)]


def _profile_from(rows: Sequence[Any], outages: list[people.Outage]) -> people.Profile:
    """A profile from its rows: one for each time away, at least one."""
    first = rows[0]
    person_id, slack_user_id, name, zone, locale, welcomed_at, deactivated_at, *acted = first[: len(_PERSON)]
    member_id, *_ = first[len(_PERSON) + len(_TIMES) :]
    chosen = people.DEFAULT_TIMES
    if member_id is not None:
        chosen = people.Times(*first[len(_PERSON) : len(_PERSON) + len(_TIMES)])
    away = sorted((row.first_on, row.last_on) for row in rows if row.first_on is not None)
    calendar = people.calendar_of(chosen, zone, tuple(DateSpan(*span) for span in away), outages)
    return people.Profile(
        person=people.Person(
            id=person_id,
            slack_user_id=slack_user_id,
            name=name,
            zone=calendar.zone,
            slack_zone=zone,
            locale=locale,
            welcomed=welcomed_at is not None,
            deactivated=deactivated_at is not None,
            acted_at=acted[0],
            quiet_at=acted[1],
        ),
        times=chosen,
        calendar=calendar,
        member=member_id is not None,
    )

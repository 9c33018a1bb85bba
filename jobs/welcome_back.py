"""Who is back is welcomed once, in the first message that is due anyway; so is everybody after a downtime."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.absences import Lost, lost_since
from bot.domain.calendar import DateSpan, PersonCalendar
from bot.domain.deliveries import RULES, Budget
from bot.domain.people import Profile
from bot.slack import back_text
from bot.slack.message import Message

BACK, BY_BOT, REMINDS = "back", "by_bot", "reminds"
"""The marks of a message that says so: the days, who was away, whether there is a why to be reminded of."""


async def welcomed(
    uow: UnitOfWork,
    profile: Profile | None,
    chosen: Sequence[Owed],
    messages: Sequence[Message],
    now: datetime,
) -> Sequence[Message]:
    """The messages that are about to be sent as one, a welcome on top where days were lost since the last.

    Who has done something since they are back needs none.
    """
    unasked = [each for each in chosen if RULES[each.kind].budget is Budget.MEMBER]
    if profile is None or not unasked or not _may_have_lost(profile.calendar):
        return messages
    today = profile.calendar.local_date(now)
    since = await uow.deliveries.last_sent_on(unasked[0].mailbox_id, Budget.MEMBER)
    since = since or await uow.goals.first_goal_on(profile.id)
    lost = lost_since(since, today, profile.calendar) if since else None
    if lost is None or (profile.acted_on and not lost.by_bot and profile.acted_on > lost.days.last):
        return messages
    days = f"{lost.days.first} {lost.days.last}"
    reminds = not lost.by_bot and (await uow.careers.of(profile.id)).has_why
    marks = {BACK: days, BY_BOT: "yes" if lost.by_bot else "", REMINDS: "yes" if reminds else ""}
    await uow.deliveries.note(chosen[0].id, **marks)
    return [back_text.welcomed(messages[0], lost, today, reminds=reminds), *messages[1:]]


def still_welcomed(standing: Sequence[Owed], messages: Sequence[Message], now: datetime) -> Sequence[Message]:
    """The same for a message that is drawn again."""
    marked = next((each.about for each in standing if BACK in each.about), None)
    if marked is None:
        return messages
    first, last = (date.fromisoformat(day) for day in str(marked[BACK]).split())
    lost = Lost(DateSpan(first, last), by_bot=bool(marked.get(BY_BOT)))
    reminds = bool(marked.get(REMINDS))
    return [back_text.welcomed(messages[0], lost, now.date(), reminds=reminds), *messages[1:]]


def _may_have_lost(calendar: PersonCalendar) -> bool:
    """Whether anything was ever lost: most people are spared the question."""
    return bool(calendar.absences or calendar.outages)

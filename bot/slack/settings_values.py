"""What stands in the settings form, as the times a person chose."""

from dataclasses import replace

from bot.domain.calendar import QuietDay
from bot.domain.holidays import countries, regions
from bot.domain.people import DEFAULT_TIMES, Times
from bot.domain.zones import find_zone
from bot.slack.payloads import FormValues

CHECKINS, CHECKIN_DAY, CHECKIN_TIME, REMINDERS = "checkins", "checkin_day", "checkin_time", "reminders"
NUDGES, NUDGE_TIME, NUDGE_DAYS = "nudges", "nudge_time", "nudge_days"
SLIPS, SLIP_TIME, LOOK_BACKS = "slips", "slip_time", "look_backs"
DIGEST_DAY, DIGEST_TIME = "digest_day", "digest_time"
QUIET_FROM, QUIET_UNTIL = "quiet_from", "quiet_until"
WORKING_DAYS, WEEK_START = "working_days", "week_start"
ZONE, COUNTRY, REGION, PLAIN = "zone", "country", "region", "plain"
"""The fields of the form, by their block ids."""
ON, NONE, ALL = "on", "none", "all"
ZONE_MAX = 64


def times_from(values: FormValues, before: Times = DEFAULT_TIMES) -> Times:
    """What stands in the form; whatever was left empty stays as it was, ticks and the zone apart.

    Raises:
        UnknownZone: no zone of that name.
    """
    typed = values.text(ZONE)
    country = values.choice(COUNTRY)
    country = before.country if not country else country if country in countries() else ""
    region = values.choice(f"{REGION}:{country}")
    nudge_weekdays = _weekdays(values, NUDGE_DAYS)
    return replace(
        moments_from(values, before),
        checkins_on=ON in values.choices(CHECKINS),
        nudges_on=ON in values.choices(NUDGES) and bool(nudge_weekdays),
        reminders_on=ON in values.choices(REMINDERS),
        nudge_weekdays=nudge_weekdays or before.nudge_weekdays,
        slips_on=ON in values.choices(SLIPS),
        look_backs_on=ON in values.choices(LOOK_BACKS),
        digest_weekday=int(values.choice(DIGEST_DAY) or before.digest_weekday),
        digest_time=values.time(DIGEST_TIME) or before.digest_time,
        slip_time=values.time(SLIP_TIME) or before.slip_time,
        quiet_from=values.time(QUIET_FROM) or before.quiet_from,
        quiet_until=values.time(QUIET_UNTIL) or before.quiet_until,
        quiet_days=_quiet_days(values, before),
        working_weekdays=_weekdays(values, WORKING_DAYS),
        week_starts_on=int(values.choice(WEEK_START) or before.week_starts_on),
        zone=find_zone(typed) if typed else "",
        country=country,
        region=region if region in {each.code for each in regions(country)} else "",
        plain_text=ON in values.choices(PLAIN),
    )


def moments_from(values: FormValues, before: Times) -> Times:
    """When check-in and nudge come, by the form; what it leaves out stays as it was."""
    weekday = values.choice(CHECKIN_DAY)
    return replace(
        before,
        checkin_weekday=int(weekday) if weekday else before.checkin_weekday,
        checkin_time=values.time(CHECKIN_TIME) or before.checkin_time,
        nudge_time=values.time(NUDGE_TIME) or before.nudge_time,
    )


def minute_from(values: FormValues, before: Times) -> Times:
    """What was answered to it."""
    ticked = [each for each in values.choices(COUNTRY) if each in countries()]
    times = moments_from(values, before)
    return replace(times, country=ticked[0], region="") if ticked else times


def _weekdays(values: FormValues, block_id: str) -> frozenset[int]:
    return frozenset(map(int, values.choices(block_id)))


def asks_by_day(values: FormValues) -> bool:
    """Whether the form has quiet hours for single days in it."""
    return any(f"{QUIET_FROM}:{day}" in values.values for day in range(7))


def _quiet_days(values: FormValues, before: Times) -> tuple[QuietDay, ...]:
    """The days with hours of their own; those before where the form did not ask."""
    if not asks_by_day(values):
        return before.quiet_days
    asked = [day for day in range(7) if f"{QUIET_FROM}:{day}" in values.values]
    usual = (values.time(QUIET_FROM) or before.quiet_from, values.time(QUIET_UNTIL) or before.quiet_until)
    found = []
    for weekday in asked:
        since, until = values.time(f"{QUIET_FROM}:{weekday}"), values.time(f"{QUIET_UNTIL}:{weekday}")
        own = (since or usual[0], until or usual[1])
        if (since or until) and own != usual:
            found.append(QuietDay(weekday, *own))
    return tuple(found)

"""What comes when, in words: a sentence for each thing that can be chosen."""

from collections.abc import Sequence
from datetime import date

from bot.domain.calendar import EVERY_DAY, QuietDay
from bot.domain.chosen import Chosen
from bot.domain.holidays import PublicHolidays, countries, regions
from bot.domain.people import Times
from bot.slack.text import WEEKDAYS, clock_time, day, escape, listed, moment, place, weekdays

HOLIDAYS_NAMED = 2


def in_words(chosen: Chosen) -> list[str]:
    """What comes when, the zone named, a sentence each."""
    times, zone = chosen.profile.times, place(chosen.profile.calendar.zone)
    lines = [
        _checkin(chosen),
        _nudge(times, zone),
        _slips(times, zone),
        *([_summary(times, zone)] if chosen.coaches else []),
        *_quiet(times, zone),
        f"Working days: {weekdays(times.working_weekdays)}.",
    ]
    if times.country:
        lines.append(holidays(times.country, times.region, chosen.today))
    lines += _weeks(chosen)
    if times.zone:
        slacks = place(chosen.profile.person.slack_zone)
        lines.append(f"Your clock is set here to {zone}; Slack says {escape(slacks)}.")
    if times.plain_text:
        lines.append("Plain text: no bars, no emoji, no charts.")
    if not chosen.has_goals:
        lines.append("All this begins with a goal: */goal new*.")
    return lines


def _weeks(chosen: Chosen) -> list[str]:
    """On which day weeks begin, where that is not Monday, or was another until now."""
    weekday = WEEKDAYS[chosen.profile.times.week_starts_on]
    _, _, until = chosen.profile.calendar.weeks_around(chosen.today)
    if until:
        return [f"Your weeks begin on {weekday} once this one is over, on {day(until, chosen.today)}."]
    return [f"Your weeks begin on {weekday}."] if chosen.profile.times.week_starts_on else []


def holidays(country: str, region: str, today: date) -> str:
    """Whose public holidays are days off, and the next ones by name."""
    where = countries().get(country, country)
    name = next((each.name for each in regions(country) if each.code == region), "")
    said = f"Public holidays in {escape(f'{where}, {name}' if name else where)} are days off"
    ahead = PublicHolidays(country, region).next_after(today, HOLIDAYS_NAMED)
    if not ahead:
        return f"{said}; I know of none ahead."
    return f"{said}; the next: {listed([f'{day(on, today)} ({escape(what)})' for on, what in ahead])}."


def _checkin(chosen: Chosen) -> str:
    times, zone = chosen.profile.times, chosen.profile.calendar.zone
    if not times.checkins_on:
        return "No check-ins."
    said = f"Check-in {WEEKDAYS[times.checkin_weekday]}s {clock_time(times.checkin_time)} {place(zone)}."
    if chosen.next_checkin:
        said = f"{said} The next one: {moment(chosen.next_checkin, zone, chosen.today)}."
    left_out = (
        "" if times.reminders_on else "No reminder of it.",
        "" if times.look_backs_on else "No look backs.",
    )
    return " ".join(part for part in (said, *left_out) if part)


def _nudge(times: Times, zone: str) -> str:
    if not times.nudges_on:
        return "No nudges."
    days = "on working days" if times.nudge_weekdays == EVERY_DAY else f"{weekdays(times.nudge_weekdays)},"
    return f"Nudge {clock_time(times.nudge_time)} {zone}, {days} with something still open."


def _slips(times: Times, zone: str) -> str:
    if not times.slips_on:
        return "No messages about what was missed, to you or to a partner."
    at = f"{clock_time(times.slip_time)} {zone}"
    return f"What a partner would hear of: told to you first, the next working day at {at}."


def _summary(times: Times, zone: str) -> str:
    at = f"{WEEKDAYS[times.digest_weekday]}s {clock_time(times.digest_time)} {zone}"
    return f"Coaching summary {at}, in each channel you coach."


def _quiet(times: Times, zone: str) -> list[str]:
    usual = QuietDay(-1, times.quiet_from, times.quiet_until)
    lines = [f"{_hours(usual, zone, 'Quiet')}, and on days off."]
    if times.quiet_from == times.quiet_until:
        lines = ["No quiet hours; on days off nothing comes."]
    return lines + _others(times.quiet_days, zone)


def _others(quiet_days: Sequence[QuietDay], zone: str) -> list[str]:
    return [f"{_hours(each, zone, f'{WEEKDAYS[each.weekday]}s: quiet')}." for each in quiet_days]


def _hours(quiet: QuietDay, zone: str, begins: str) -> str:
    if quiet.quiet_from == quiet.quiet_until:
        return begins.replace(": quiet", ": no quiet hours")
    return f"{begins} from {clock_time(quiet.quiet_from)} to {clock_time(quiet.quiet_until)} {zone}"

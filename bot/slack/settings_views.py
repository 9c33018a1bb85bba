"""Settings: one form, what it will lead to in words, and the answer to "stop"."""

from bot.domain.chosen import Chosen
from bot.domain.people import DEFAULT_TIMES, Times
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Choice,
    View,
    actions,
    button,
    checkboxes,
    context,
    field,
    modal,
    section,
    select,
    time_input,
)
from bot.slack.messenger import Message
from bot.slack.payloads import FormValues
from bot.slack.text import WEEKDAYS, clock_time, moment, place, weekdays

CHECKINS, CHECKIN_DAY, CHECKIN_TIME = "checkins", "checkin_day", "checkin_time"
NUDGES, NUDGE_TIME = "nudges", "nudge_time"
QUIET_FROM, QUIET_UNTIL = "quiet_from", "quiet_until"
WORKING_DAYS = "working_days"
ON = "on"

_DAYS = tuple(Choice(str(number), name) for number, name in enumerate(WEEKDAYS))


def form(chosen: Chosen) -> View:
    """Everything that comes by the clock, to be moved or switched off."""
    times, zone = chosen.profile.times, place(chosen.profile.calendar.zone)
    return modal(
        "Settings",
        ids.SETTINGS_SAVE,
        [
            context(f"All times are on your clock, {zone}. It follows the time zone of your Slack profile."),
            _switch(CHECKINS, "Weekly check-in", "Send me a check-in once a week", on=times.checkins_on),
            field(CHECKIN_DAY, "Check-in day", select(_DAYS, str(times.checkin_weekday)),
                  hint="On a day off it moves to your next working day."),
            field(CHECKIN_TIME, "Check-in time", time_input(times.checkin_time)),
            _switch(NUDGES, "Daily nudge", "Remind me of what is still open", on=times.nudges_on),
            field(NUDGE_TIME, "Nudge time", time_input(times.nudge_time),
                  hint="It comes only on working days with a promise still open."),
            field(QUIET_FROM, "Quiet from", time_input(times.quiet_from),
                  hint="A check-in or a nudge comes at the time you set, even in quiet hours."),
            field(QUIET_UNTIL, "Quiet until", time_input(times.quiet_until),
                  hint="The same time twice means no quiet hours."),
            field(
                WORKING_DAYS,
                "Your working days",
                checkboxes(_DAYS, map(str, times.working_weekdays)),
                hint="Only these count; on the others nothing comes.",
                optional=True,
            ),
        ],
        submit="Save",
        close="Cancel",
    )  # fmt: skip


def times_from(values: FormValues, before: Times = DEFAULT_TIMES) -> Times:
    """What stands in the form; whatever was left empty stays as it was, working days apart."""
    weekday = values.choice(CHECKIN_DAY)
    return Times(
        checkin_weekday=int(weekday) if weekday else before.checkin_weekday,
        checkin_time=values.time(CHECKIN_TIME) or before.checkin_time,
        nudge_time=values.time(NUDGE_TIME) or before.nudge_time,
        quiet_from=values.time(QUIET_FROM) or before.quiet_from,
        quiet_until=values.time(QUIET_UNTIL) or before.quiet_until,
        working_weekdays=frozenset(map(int, values.choices(WORKING_DAYS))),
        checkins_on=ON in values.choices(CHECKINS),
        nudges_on=ON in values.choices(NUDGES),
    )


def saved(chosen: Chosen) -> View:
    """What was kept, and what comes when."""
    return modal("Settings", "page", [section("*Saved.*"), section("\n".join(in_words(chosen)))])


def in_words(chosen: Chosen) -> list[str]:
    """What comes when, the zone named, a sentence each."""
    times, calendar = chosen.profile.times, chosen.profile.calendar
    zone = place(calendar.zone)
    lines = [_checkin(chosen)]
    if times.nudges_on:
        at = f"{clock_time(times.nudge_time)} {zone}"
        lines.append(f"Nudge {at}, on working days with something still open.")
    else:
        lines.append("No nudges.")
    if times.quiet_from == times.quiet_until:
        lines.append("No quiet hours; on days off nothing comes.")
    else:
        hours = f"{clock_time(times.quiet_from)} to {clock_time(times.quiet_until)} {zone}"
        lines.append(f"Quiet from {hours}, and on days off.")
    lines.append(f"Working days: {weekdays(times.working_weekdays)}.")
    if not chosen.has_goals:
        lines.append("All this begins with a goal: */goal new*.")
    return lines


def stopped(chosen: Chosen) -> Message:
    """The answer to "stop": what stopped, what did not, and how to end that too."""
    if not chosen.profile.member:
        said = (
            "I send you no check-ins and no nudges: you have no goal here. If somebody has you as a partner, "
            "/partner ends that."
        )
        partners = button("My partnerships", ids.PARTNER_OVERVIEW)
        return Message(said, (section(said), actions(partners)))
    said = "Stopped: no check-ins and no nudges until you turn them on again. Your goals and promises stay."
    rest = (
        "Still on: if you have a partner, a missed promise is shown to you before it goes to them. */goal "
        "away* stops that for some days, */goal drop* lets a goal go, */partner* ends it with your partner."
    )
    return Message(
        f"{said}\n{rest.replace('*', '')}",
        (
            section(said),
            section(rest),
            actions(
                button("Turn them on again", ids.SETTINGS_RESTART),
                button("I'm away", ids.AWAY_OPEN),
                _settings("Settings"),
            ),
        ),
    )


def restarted(chosen: Chosen) -> Message:
    """Check-ins and nudges are on again."""
    said = "\n".join(["On again.", *in_words(chosen)])
    return Message(said.replace("*", ""), (section(said), actions(_settings("Settings"))))


def _checkin(chosen: Chosen) -> str:
    times, zone = chosen.profile.times, chosen.profile.calendar.zone
    if not times.checkins_on:
        return "No check-ins."
    said = f"Check-in {WEEKDAYS[times.checkin_weekday]}s {clock_time(times.checkin_time)} {place(zone)}."
    return f"{said} The next one: {moment(chosen.next_checkin, zone)}." if chosen.next_checkin else said


def _switch(block_id: str, label: str, choice: str, *, on: bool) -> Block:
    return field(block_id, label, checkboxes([Choice(ON, choice)], [ON] if on else []), optional=True)


def _settings(label: str) -> dict[str, object]:
    return button(label, ids.SETTINGS_OPEN)

"""The one form for all that comes by the clock: moved, thinned, switched off; a sentence for each."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.chosen import Chosen
from bot.domain.coaches import CoachChannel
from bot.domain.holidays import countries, country_of, regions
from bot.domain.people import Profile, Times
from bot.domain.sharing import CoachView
from bot.slack import ids
from bot.slack import settings_values as at
from bot.slack.blocks import (
    Block,
    Choice,
    View,
    actions,
    button,
    checkboxes,
    context,
    divider,
    field,
    header,
    modal,
    section,
    select,
    text_input,
    time_input,
)
from bot.slack.inputs import answering, by_initial, grouped_select
from bot.slack.settings_text import holidays
from bot.slack.text import WEEKDAYS, escape, place

COACHES_SHOWN = 10

_DAYS = tuple(Choice(str(number), name) for number, name in enumerate(WEEKDAYS))
_SHOWS = {CoachView.OFF: "nothing", CoachView.COUNTED: "counted", CoachView.NAMED: "named when I need a word"}


def form(
    chosen: Chosen,
    shows: Sequence[tuple[CoachChannel, CoachView]] = (),
    *,
    country: str | None = None,
    by_day: bool = False,
) -> View:
    """Everything that comes by the clock, to be moved, thinned or switched off.

    `country` is one that was chosen in the form and is not saved yet; with `by_day` each working day has its
    own quiet hours in it.
    """
    times = chosen.profile.times
    if country is not None:
        country = country if country in countries() else ""
        times = replace(times, country=country, region=times.region if country == times.country else "")
    by_day = by_day or bool(times.quiet_days)
    blocks = [
        *_clock(chosen),
        *_what_comes(times),
        *(_summary(times) if chosen.coaches else []),
        *_when_quiet(times, by_day=by_day),
        *_days_off(times, chosen),
        *_how_it_looks(times, shows),
    ]
    return modal("Settings", ids.SETTINGS_SAVE, blocks, submit="Save", close="Cancel")


def minute(profile: Profile) -> list[Block]:
    """The question that is asked once, at the first goal; a yes to holidays goes with it."""
    times, zone = profile.times, place(profile.calendar.zone)
    blocks = [
        section(f"*When is a quiet minute?* Two messages come at set hours, {escape(zone)} time."),
        *moments(times),
    ]
    proposed = country_of(profile.calendar.zone)
    if proposed and not times.country:
        label = f"Public holidays in {countries()[proposed]} are days off"
        hint = "They count as days off only when you tick this."
        box = checkboxes([Choice(proposed, label)])
        blocks.append(field(at.COUNTRY, "Public holidays", box, hint=hint, optional=True))
    return blocks


def minute_form(profile: Profile) -> View:
    """The same question as a form of its own."""
    return modal("A quiet minute", ids.SETTINGS_MINUTE, minute(profile), submit="Save", close="Keep these")


def _clock(chosen: Chosen) -> list[Block]:
    slacks = place(chosen.profile.person.slack_zone)
    now = place(chosen.profile.calendar.zone)
    return [
        context(f"All times are on your clock, {escape(now)}."),
        field(
            at.ZONE,
            "Time zone",
            text_input(chosen.profile.times.zone, placeholder="Tokyo, or Asia/Tokyo", max_length=at.ZONE_MAX),
            hint=f"Leave it empty to follow your Slack profile, which says {slacks}.",
            optional=True,
        ),
    ]


def moments(times: Times) -> list[Block]:
    """The fields for when the check-in and the nudge come."""
    return [
        field(at.CHECKIN_DAY, "Check-in day", select(_DAYS, str(times.checkin_weekday)),
              hint="On a day off it moves to your next working day."),
        field(at.CHECKIN_TIME, "Check-in time", time_input(times.checkin_time)),
        field(at.NUDGE_TIME, "Nudge time", time_input(times.nudge_time),
              hint="It comes only on working days with a promise still open."),
    ]  # fmt: skip


def _what_comes(times: Times) -> list[Block]:
    day_field, time_field, nudge_field = moments(times)
    return [
        header("What comes"),
        _switch(at.CHECKINS, "Weekly check-in", "Send me a check-in once a week", on=times.checkins_on),
        day_field,
        time_field,
        _switch(at.REMINDERS, "Reminder of it", "Ask once more on the next working day, if I gave no answer",
                on=times.reminders_on),
        _switch(at.NUDGES, "Daily nudge", "Remind me of what is still open", on=times.nudges_on),
        nudge_field,
        field(at.NUDGE_DAYS, "Nudges on", checkboxes(_DAYS, map(str, times.nudge_weekdays)),
              hint="Fewer days, fewer nudges; days off have none anyway.", optional=True),
        _switch(at.SLIPS, "What was missed", "Show me what fell short before a partner hears of it",
                on=times.slips_on,
                hint="Off: neither of you gets a message; your check-in still shows it."),
        field(at.SLIP_TIME, "Time for what was missed", time_input(times.slip_time),
              hint="On your next working day, or when your quiet hours end if that is later."),
        _switch(at.LOOK_BACKS, "Looking back", "Every twelve weeks, ask what a goal has come to",
                on=times.look_backs_on, hint="It comes with a check-in, for one goal at a time."),
    ]  # fmt: skip


def _summary(times: Times) -> list[Block]:
    return [
        field(at.DIGEST_DAY, "Coaching summary on", select(_DAYS, str(times.digest_weekday)),
              hint="In each channel you coach; /coach stop ends it there."),
        field(at.DIGEST_TIME, "Coaching summary at", time_input(times.digest_time)),
    ]  # fmt: skip


def _when_quiet(times: Times, *, by_day: bool) -> list[Block]:
    blocks = [
        header("When nothing comes"),
        field(at.QUIET_FROM, "Quiet from", time_input(times.quiet_from),
              hint="A check-in or a nudge comes at the time you set, even in quiet hours."),
        field(at.QUIET_UNTIL, "Quiet until", time_input(times.quiet_until),
              hint="The same time twice means no quiet hours."),
    ]  # fmt: skip
    if not by_day:
        return [*blocks, actions(button("Other hours on some days", ids.SETTINGS_BY_DAY), block_id="by_day")]
    others = {each.weekday: each for each in times.quiet_days}
    blocks.append(context("On single days; what you leave empty is as above."))
    for weekday in sorted(times.working_weekdays | set(others)):
        other, name = others.get(weekday), WEEKDAYS[weekday]
        since, until = (other.quiet_from, other.quiet_until) if other else (None, None)
        blocks.append(
            field(f"{at.QUIET_FROM}:{weekday}", f"{name}: quiet from", time_input(since), optional=True)
        )
        blocks.append(
            field(f"{at.QUIET_UNTIL}:{weekday}", f"{name}: quiet until", time_input(until), optional=True)
        )
    return blocks


def _days_off(times: Times, chosen: Chosen) -> list[Block]:
    proposed = country_of(chosen.profile.calendar.zone)
    names = [Choice(code, name) for code, name in countries().items() if code != proposed]
    near = [Choice(proposed, countries()[proposed])] if proposed else []
    groups = {"By your time zone": near, "Or": [Choice(at.NONE, "None are days off")], **by_initial(names)}
    known = times.country if times.country in countries() else at.NONE
    hint = "They are days off only once you choose a country: then nothing comes and nothing counts."
    if proposed:
        hint = f"Your time zone points to {countries()[proposed]}. {hint}"
    blocks = [
        field(
            at.WORKING_DAYS,
            "Your working days",
            checkboxes(_DAYS, map(str, times.working_weekdays)),
            hint="Only these count; on the others nothing comes.",
            optional=True,
        ),
        answering(
            field(at.COUNTRY, "Public holidays", grouped_select(groups, known), hint=hint),
            ids.SETTINGS_COUNTRY,
        ),
    ]
    if known == at.NONE:
        return blocks
    return [*blocks, *_regions(times), context(holidays(times.country, times.region, chosen.today))]


def _regions(times: Times) -> list[Block]:
    found = [Choice(each.code, each.name) for each in regions(times.country)]
    if not found:
        return []
    groups = {"Everywhere": [Choice(at.ALL, "The whole country")], **by_initial(found)}
    known = times.region if any(each.value == times.region for each in found) else at.ALL
    hint = "Some regions have holidays of their own."
    return [field(f"{at.REGION}:{times.country}", "Region", grouped_select(groups, known), hint=hint)]


def _how_it_looks(times: Times, shows: Sequence[tuple[CoachChannel, CoachView]]) -> list[Block]:
    blocks = [
        header("How it looks"),
        field(at.WEEK_START, "Your week begins on", select(_DAYS, str(times.week_starts_on)),
              hint="This week ends as it began; the next ones begin on that day."),
        _switch(at.PLAIN, "Plain text", "No bars, no emoji, no charts", on=times.plain_text),
    ]  # fmt: skip
    if shows:
        blocks.append(divider())
    for channel, view in shows[:COACHES_SHOWN]:
        said = f"In #{escape(channel.name)} you show: {_SHOWS[view]}."
        change = button(
            "Change", ids.COACH_CHOOSE, str(channel.id), spoken=f"Change what #{channel.name} shows"
        )
        blocks.append(section(said, change))
    return blocks


def _switch(block_id: str, label: str, choice: str, *, on: bool, hint: str = "") -> Block:
    box = checkboxes([Choice(at.ON, choice)], [at.ON] if on else [])
    return field(block_id, label, box, hint=hint, optional=True)

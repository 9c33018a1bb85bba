"""Why a message came: its rule, what it is about, where that is changed."""

from collections.abc import Sequence

from bot.domain.deliveries import DAILY_BUDGET, Kind
from bot.domain.how_often import are_few
from bot.domain.people import Profile
from bot.domain.routines import RoutineKind
from bot.slack import ids
from bot.slack.blocks import Block, Element, actions, button, option, section
from bot.slack.message import Message
from bot.slack.text import WEEKDAYS, clock_time, cut, escape, listed, place, weekdays

NAMES_SHOWN = 3
NAME_MAX = 200
STOPPED_BY = {
    Kind.CHECKIN: RoutineKind.CHECKIN,
    Kind.CHECKIN_REMINDER: RoutineKind.CHECKIN,
    Kind.NUDGE: RoutineKind.NUDGE,
}
"""The routine that one click stops, by the kind of message it makes."""
_BUDGET = f"In all you get at most {DAILY_BUDGET} messages a day you did not ask for."
_TO_MEMBER = {
    Kind.CHECKIN: "A check-in comes once a week: {weekday} at {checkin}, {zone} time, or on your next "
    "working day. It asks about {goals}.",
    Kind.CHECKIN_REMINDER: "One reminder comes on the working day after a check-in, only when no goal has an "
    "answer. It asks about {goals}.",
    Kind.NUDGE: "This comes on your working days at {nudge}, {zone} time, only while a promise is open. "
    "Your goals now: {goals}.",
    Kind.SLIP_OWNER: "A promise you made closed short, and somebody you chose hears of that. You always see "
    "it first, and have a working day to put it right. Your goals now: {goals}.",
    Kind.QUIET: "You had done nothing here through three check-ins, so I ask nothing until you do something. "
    "After the first message there is one line a month, three times. Your goals now: {goals}.",
}
_SETTING = {
    Kind.CHECKIN: "/goal settings moves or stops it.",
    Kind.CHECKIN_REMINDER: "/goal settings moves or stops check-ins.",
    Kind.NUDGE: "/goal settings moves or stops it.",
    Kind.QUIET: "Whatever you do here starts everything again.",
    Kind.SLIP_OWNER: "/partner shows who hears what, and ends it.",
}
_TO_ANYBODY = {
    Kind.SLIP_PARTNER: "You agreed to stand beside this person, and they asked that you hear when they fall "
    "behind. They have seen the words first. You get at most one such message a day. "
    "/partner shows what you agreed to, and ends it.",
    Kind.INVITATION: "Somebody here chose you and typed your name. You get this one message; without an "
    "answer it runs out after a week. Nothing is shared with you unless you say yes.",
    Kind.INVITATION_EXPIRY: "You invited somebody, and you are told once what became of it. "
    "/partner shows your invitations.",
    Kind.PARTNER_NEWS: "You and this person agreed that one stands beside the other, and something about "
    "that changed. /partner shows what you agreed to, and ends it.",
    Kind.GOAL_END: "You agreed to stand beside this person, and they chose that you hear how this goal "
    "ended. /partner shows what you agreed to, and ends it.",
    Kind.BREAK: "You agreed to stand beside this person, and to hear when they fall behind. You are told "
    "once that they take a break. /partner shows what you agreed to, and ends it.",
    Kind.WORD: "Your partner wrote this to you. I only carry it. /partner shows who may write, and ends it.",
}
_STOP = {RoutineKind.CHECKIN: "Turn check-ins off", RoutineKind.NUDGE: "Turn these off"}
_START = {RoutineKind.CHECKIN: "Turn check-ins on", RoutineKind.NUDGE: "Turn them on again"}


def why_option(kind: Kind) -> Element:
    """The last entry of the menu of a message that nobody asked for."""
    return option("Why this message?", ids.WHY, kind.value)


def rests_on_goals(kind: Kind) -> bool:
    """Whether the answer names the reader's own goals and times."""
    return kind in _TO_MEMBER


def to_member(kind: Kind, profile: Profile, goals: Sequence[str]) -> Message:
    """The answer about a message that rests on the reader's own goals."""
    times = profile.times
    rule = _TO_MEMBER[kind].format(
        weekday=WEEKDAYS[times.checkin_weekday],
        checkin=clock_time(times.checkin_time),
        nudge=clock_time(times.nudge_time),
        zone=place(profile.calendar.zone),
        goals=_names(goals),
    )
    words = f"{rule} {_SETTING[kind]} {_BUDGET}"
    routine = STOPPED_BY.get(kind)
    blocks: list[Block] = [section(words)]
    if routine is not None and _is_on(profile, routine):
        blocks.append(actions(button(_STOP[routine], ids.PROMPTS_STOP, routine.value)))
    return Message(words, tuple(blocks))


def to_anybody(kind: Kind) -> Message:
    """The answer about any other message."""
    words = _TO_ANYBODY.get(kind, "You asked for this message, or it answers something you did.")
    return Message(words, (section(words),))


def turned(profile: Profile, routine: RoutineKind) -> Message:
    """What is stopped or comes again, and how that is turned round."""
    times, zone = profile.times, place(profile.calendar.zone)
    if routine is RoutineKind.CHECKIN:
        what, when = (
            "check-ins",
            f"{WEEKDAYS[times.checkin_weekday]} at {clock_time(times.checkin_time)}, {zone}",
        )
    else:
        what, when = "reminders of open promises", f"{clock_time(times.nudge_time)}, {zone}"
    if _is_on(profile, routine):
        words = f"I send {what} again: {when} time. /goal settings moves or stops them."
        again = button(_STOP[routine], ids.PROMPTS_STOP, routine.value)
    else:
        words = f"I send no more {what}. Your goals and promises stay. /goal settings turns them on again."
        again = button(_START[routine], ids.PROMPTS_START, routine.value)
    return Message(words, (section(words), actions(again)))


def how_often(profile: Profile) -> Message:
    """On which days open promises are spoken of now, and how that is turned round."""
    times = profile.times
    if not times.nudges_on or not are_few(times.nudge_weekdays, times.working_weekdays):
        return turned(profile, RoutineKind.NUDGE)
    at = f"{clock_time(times.nudge_time)}, {place(profile.calendar.zone)} time"
    words = f"From now on I remind you of open promises on {weekdays(times.nudge_weekdays)}: {at}."
    row = actions(
        button("None at all", ids.PROMPTS_STOP, RoutineKind.NUDGE.value),
        button("On working days", ids.NUDGE_EVERY_DAY, spoken="Remind me on every working day"),
    )
    return Message(f"{words} [None at all] [On working days]", (section(words), row))


def _is_on(profile: Profile, routine: RoutineKind) -> bool:
    times = profile.times
    return times.checkins_on if routine is RoutineKind.CHECKIN else times.nudges_on


def _names(goals: Sequence[str]) -> str:
    if not goals:
        return "no open goal"
    names = [f"*{cut(escape(name), NAME_MAX)}*" for name in goals[:NAMES_SHOWN]]
    if (rest := len(goals) - NAMES_SHOWN) > 0:
        names.append(f"{rest} more")
    return listed(names)

"""Why a message came: its rule, what it is about, where that is changed."""

from collections.abc import Sequence

from bot.domain.deliveries import DAILY_BUDGET, Kind
from bot.domain.how_often import are_few
from bot.domain.people import Profile, Times
from bot.domain.switches import Switch, is_on
from bot.slack import ids
from bot.slack.blocks import Element, actions, button, option, section
from bot.slack.message import Message
from bot.slack.text import WEEKDAYS, clock_time, cut, escape, listed, place, weekdays

NAMES_SHOWN = 3
NAME_MAX = 200
SWITCHES = {
    Kind.CHECKIN: Switch.CHECKIN,
    Kind.CHECKIN_REMINDER: Switch.REMINDER,
    Kind.NUDGE: Switch.NUDGE,
    Kind.SLIP_OWNER: Switch.SLIPS,
    Kind.NO_PROMISE: Switch.NUDGE,
    Kind.LOOK_BACK: Switch.LOOK_BACKS,
}
"""What one click turns off, by the kind of message."""
_BUDGET = f"In all you get at most {DAILY_BUDGET} messages a day you did not ask for."
_TO_MEMBER = {
    Kind.CHECKIN: "A check-in comes once a week: {weekday} at {checkin}, {zone} time, or on your next "
    "working day. It asks about {goals}.",
    Kind.CHECKIN_REMINDER: "One reminder comes on the working day after a check-in, only when no goal has an "
    "answer. It asks about {goals}.",
    Kind.NUDGE: "This comes {days} at {nudge}, {zone} time, only while a promise is open. "
    "Your goals now: {goals}.",
    Kind.SLIP_OWNER: "A promise you made closed short, and somebody you chose hears of that. You always see "
    "it first, and have a working day to put it right. Your goals now: {goals}.",
    Kind.LOOK_BACK: "Every twelve weeks a goal is looked back on once, with a check-in. "
    "Your goals now: {goals}.",
    Kind.NO_PROMISE: "A goal that has no promise is mentioned once, on the working day after it was made, at "
    "{nudge}, {zone} time. Your goals now: {goals}.",
    Kind.QUIET: "You had done nothing here through three check-ins, so I ask nothing until you do something. "
    "After the first message there is one line a month, three times. Your goals now: {goals}.",
}
_SETTING = {
    Kind.CHECKIN: "/goal settings moves or stops it.",
    Kind.CHECKIN_REMINDER: "/goal settings stops it, or moves check-ins.",
    Kind.NUDGE: "/goal settings moves or stops it.",
    Kind.LOOK_BACK: "It comes with check-ins: /goal settings moves both, and stops each.",
    Kind.NO_PROMISE: "It comes with reminders of open promises: /goal settings moves or stops both.",
    Kind.QUIET: "Whatever you do here starts everything again.",
    Kind.SLIP_OWNER: "/goal settings moves or stops it; then nobody hears of misses. /partner shows who.",
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
    Kind.TIME_IS_UP: "An agreement with a partner has a last day, and it was over. You are asked once "
    "whether it goes on; without an answer nothing is sent to anybody. /partner shows who stands beside you.",
    Kind.GOAL_END: "You agreed to stand beside this person, and they chose that you hear how this goal "
    "ended. /partner shows what you agreed to, and ends it.",
    Kind.TO_PARTNER: "You agreed to stand beside this person, and they turned to you. /partner shows what "
    "you agreed to, and ends it.",
    Kind.WORD_NEWS: "You wrote a word to this person, and this is what came back. /partner shows what you "
    "agreed to, and ends it.",
    Kind.READERS: "You show something in a coach's channel, and saw who read it when you chose. You are told "
    "once when more than a few others may read it. What you show there is yours to change.",
    Kind.CHEER: "Somebody you chose hears your good news, and said this. /partner shows what they see, and "
    "ends it.",
    Kind.FEEDBACK: "Somebody here wrote this to you, and I only carry it: what they saw, in their own words. "
    "You can have none of these.",
    Kind.FEEDBACK_NEWS: "You gave this person feedback, and this is what came back.",
    Kind.INTENTION: "Somebody here typed your name to tell you of a goal of theirs, in their own words. "
    "Nothing is asked of you, and you can have none of these.",
    Kind.SMALLER: "You agreed to stand beside this person, and to see how much they promise. You are told "
    "once when a promise becomes smaller. /partner shows what you agreed to, and ends it.",
    Kind.BREAK: "You agreed to stand beside this person, and to hear when they fall behind. You are told "
    "once that they take a break. /partner shows what you agreed to, and ends it.",
    Kind.REQUEST: "Somebody here chose you and typed your name. You get this one message, and at most one "
    "reminder. Who says no, or nothing, is told to nobody.",
    Kind.REQUEST_REMINDER: "Somebody here chose you, and you had not answered three working days after their "
    "questions. This is the only reminder. Who says no, or nothing, is told to nobody.",
    Kind.GATHERED: "You asked others how they see you, and you are told when there is something to read. "
    "Their words stand on a page of yours, never in a message.",
    Kind.FIRST_PARTNER: "You logged something on two days, and nobody stands beside you yet. This is said "
    "once, and nothing follows from it. /partner shows who stands beside you.",
    Kind.WORD: "Your partner wrote this to you. I only carry it. /partner shows who may write, and ends it.",
}
_REFUSE = {
    Kind.INVITATION: ids.PARTNER_REFUSE,
    Kind.REQUEST: ids.REQUEST_REFUSE,
    Kind.REQUEST_REMINDER: ids.REQUEST_REFUSE,
}
"""What stops messages from people one never agreed to hear from; the button needs what it is about."""
_STOP = {
    Switch.CHECKIN: "Turn check-ins off",
    Switch.REMINDER: "Turn reminders off",
    Switch.NUDGE: "Turn these off",
    Switch.SLIPS: "Turn these off",
    Switch.LOOK_BACKS: "Turn look backs off",
}
_START = {
    Switch.CHECKIN: "Turn check-ins on",
    Switch.REMINDER: "Turn reminders on",
    Switch.NUDGE: "Turn them on again",
    Switch.SLIPS: "Turn them on again",
    Switch.LOOK_BACKS: "Turn look backs on",
}
_STOPPED = {
    Switch.CHECKIN: "I send no more check-ins.",
    Switch.REMINDER: "I send no more reminders of check-ins.",
    Switch.NUDGE: "I send no more reminders of open promises.",
    Switch.SLIPS: "I tell you of no more misses, so nobody else hears of them either.",
    Switch.LOOK_BACKS: "I ask you to look back no more.",
}


def why_option(kind: Kind, about: str = "") -> Element:
    """The last entry of the menu of a message that nobody asked for; `about` is an id."""
    return option("Why this message?", ids.WHY, f"{kind.value} {about}".strip())


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
        days=_nudge_days(profile.times),
        zone=place(profile.calendar.zone),
        goals=_names(goals),
    )
    words = f"{rule} {_SETTING[kind]} {_BUDGET}"
    return Message(words, (section(words), actions(_click(kind, profile))))


def to_anybody(kind: Kind, about: str = "") -> Message:
    """The answer about any other message; `about` is the id that stood in its menu."""
    if kind not in _TO_ANYBODY:
        words = "You asked for this message, or it answers something you did."
        return Message(words, (section(words),))
    words = _TO_ANYBODY[kind]
    if about and (refuse := _REFUSE.get(kind)):
        click = button("Don't send me these", refuse, about)
    elif kind is Kind.GATHERED:
        click = button("What others say", ids.GATHERED_OPEN)
    elif kind is Kind.READERS and about:
        click = button("Change what I show", ids.COACH_CHOOSE, about)
    elif kind is Kind.FEEDBACK:
        click = button("Don't send me these", ids.FEEDBACK_REFUSE)
    elif kind is Kind.FEEDBACK_NEWS:
        click = button("What I gave", ids.FEEDBACK_RECORD)
    elif kind is Kind.INTENTION:
        click = button("Don't send me these", ids.INTENTION_REFUSE)
    else:
        click = button("My partnerships", ids.PARTNER_OVERVIEW)
    return Message(words, (section(words), actions(click)))


def turned(profile: Profile, switch: Switch) -> Message:
    """What is stopped or comes again, and how that is turned round."""
    if is_on(profile.times, switch):
        words = f"{_again(profile, switch)} /goal settings moves or stops them."
    else:
        words = f"{_STOPPED[switch]} Your goals and promises stay. /goal settings turns them on again."
    return Message(words, (section(words), actions(_turn(profile, switch))))


def _again(profile: Profile, switch: Switch) -> str:
    times, zone = profile.times, place(profile.calendar.zone)
    day, at = WEEKDAYS[times.checkin_weekday], clock_time(times.checkin_time)
    nudge, slip = clock_time(times.nudge_time), clock_time(times.slip_time)
    return {
        Switch.CHECKIN: f"I send check-ins again: {day} at {at}, {zone} time.",
        Switch.REMINDER: "I send reminders of check-ins again, one at most for each.",
        Switch.NUDGE: f"I send reminders of open promises again: {nudge}, {zone} time.",
        Switch.LOOK_BACKS: "I ask you to look back again, with a check-in every twelve weeks.",
        Switch.SLIPS: f"I tell you of misses again, at {slip}, {zone} time, before others hear of them.",
    }[switch]


def _click(kind: Kind, profile: Profile) -> Element:
    """The one click that changes it."""
    if kind is Kind.QUIET:
        return button("Start again", ids.QUIET_START)
    return _turn(profile, SWITCHES.get(kind, Switch.CHECKIN))


def _turn(profile: Profile, switch: Switch) -> Element:
    if is_on(profile.times, switch):
        return button(_STOP[switch], ids.PROMPTS_STOP, switch.value)
    return button(_START[switch], ids.PROMPTS_START, switch.value)


def how_often(profile: Profile) -> Message:
    """On which days open promises are spoken of now, and how that is turned round."""
    times = profile.times
    if not times.nudges_on or not are_few(times.nudge_weekdays, times.working_weekdays):
        return turned(profile, Switch.NUDGE)
    at = f"{clock_time(times.nudge_time)}, {place(profile.calendar.zone)} time"
    words = f"From now on I remind you of open promises on {weekdays(times.nudge_weekdays)}: {at}."
    row = actions(
        button("None at all", ids.PROMPTS_STOP, Switch.NUDGE.value),
        button("On working days", ids.NUDGE_EVERY_DAY, spoken="Remind me on every working day"),
    )
    return Message(f"{words} [None at all] [On working days]", (section(words), row))


def _nudge_days(times: Times) -> str:
    chosen = times.nudge_weekdays & times.working_weekdays
    return "on your working days" if chosen == times.working_weekdays else f"on {weekdays(chosen)}"


def _names(goals: Sequence[str]) -> str:
    if not goals:
        return "no open goal"
    names = [f"*{cut(escape(name), NAME_MAX)}*" for name in goals[:NAMES_SHOWN]]
    if (rest := len(goals) - NAMES_SHOWN) > 0:
        names.append(f"{rest} more")
    return listed(names)

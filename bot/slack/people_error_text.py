"""One sentence for each thing a person can put right about others: whom they invite, ask, tell, write to."""

from functools import singledispatch

from bot.domain.errors import PersonError
from bot.domain.people_errors import (
    CannotAsk,
    CannotInvite,
    CannotTell,
    ChannelClosed,
    EnoughWords,
    NamedInTheOpen,
    NobodyChosen,
    NoSummary,
    NothingSaid,
    NothingToShare,
    NoWordsNow,
    OthersSummary,
    SeveralSummaries,
    TooFewForUnnamed,
    TooManyChannels,
    TooManyPeople,
)
from bot.domain.sharing import Obstacle
from bot.slack.text import day, short

GONE = "That is no longer there, or it is not yours. Nothing was changed."
_OBSTACLES = {
    Obstacle.ONESELF: "That is you. A partner is somebody else.",
    Obstacle.NO_PERSON: "That is an app. Choose a person.",
    Obstacle.DEACTIVATED: "That account is no longer active. Choose somebody else.",
    Obstacle.UNKNOWN: "Slack does not tell me who that is. Choose a person of your workspace, or try again.",
    Obstacle.OUTSIDE: "They belong to another organisation, and I can't write there. /partner has words to "
    "copy for a coach outside.",
    Obstacle.WAITS: "Your invitation is with them already. /partner shows until when it stays open.",
    Obstacle.IS_PARTNER: "They are your partner already. /partner shows what they see.",
    Obstacle.TAKES_NONE: "I don't send invitations to this person. Choose somebody else.",
    Obstacle.ENOUGH: "Two people stand beside you, or are asked to. One more and nobody feels meant; end one "
    "first.",
    Obstacle.ASKED_TWICE: "They were asked twice and did not say yes, so I don't ask again.",
}
_NOT_ASKED = {
    **dict.fromkeys(Obstacle, "{} can't be asked just now. Choose somebody else."),
    Obstacle.ONESELF: "That is you. What you think yourself has a place beside what others say.",
    Obstacle.NO_PERSON: "{} is an app. Choose people.",
    Obstacle.DEACTIVATED: "{}'s account is no longer active. Choose somebody else.",
    Obstacle.OUTSIDE: "{} belongs to another organisation, and I can't write there. Ask yourself, and note "
    "what you are told beside the other answers.",
    Obstacle.UNKNOWN: "Slack does not tell me who that is. Choose people of your workspace, or try again.",
    Obstacle.WAITS: "{} has questions of yours, or had them in the last four weeks. Choose somebody else.",
}
_NOT_TOLD = {
    **dict.fromkeys(Obstacle, "{} can't be told just now. Choose somebody else."),
    Obstacle.ONESELF: "That is you, and you know already. Choose others.",
    Obstacle.NO_PERSON: "{} is an app. Choose people.",
    Obstacle.DEACTIVATED: "{} is no longer active here. Choose somebody else.",
    Obstacle.OUTSIDE: "{} belongs to another organisation, and I can't write there. Say it to them yourself.",
    Obstacle.UNKNOWN: "Slack did not tell me who that is. Please try again in a moment.",
}


@singledispatch
def sentence(_error: PersonError) -> str:
    """What to tell the person, in mrkdwn, their words escaped."""
    return GONE


@sentence.register
def _(_error: NoSummary) -> str:
    return "You have no summary yet. In the channel you coach, type /coach here."


@sentence.register
def _(error: SeveralSummaries) -> str:
    names = ", ".join(f"#{short(name)}" for name in error.names)
    return f"You coach several channels: {names}. Type this in the one you mean."


@sentence.register
def _(error: OthersSummary) -> str:
    coach = short(error.coach)
    only = f"Only {coach} opens its board, sees it first or stops it."
    return f"{coach} asked for the summary of this channel. {only}"


@sentence.register
def _(_error: NamedInTheOpen) -> str:
    return "Names stand in private channels only. Choose off or counted."


@sentence.register
def _(error: CannotInvite) -> str:
    return _OBSTACLES[error.obstacle]


@sentence.register
def _(error: CannotAsk) -> str:
    return _NOT_ASKED[error.obstacle].format(short(error.name) or "This person")


@sentence.register
def _(error: TooManyPeople) -> str:
    return f"That is {error.count} people. Ask up to {error.limit} at once; the others can come later."


@sentence.register
def _(error: TooFewForUnnamed) -> str:
    return (
        f"Unnamed answers are only shown when at least {error.least} people have answered. "
        f"Ask {error.least} or more, or let names be shown."
    )


@sentence.register
def _(_error: NothingSaid) -> str:
    return "Say it in a few words; without them there is nothing to send."


@sentence.register
def _(_error: NobodyChosen) -> str:
    return "Choose a person or a channel; for people outside Slack the preview has words to copy."


@sentence.register
def _(error: TooManyChannels) -> str:
    return f"At most {error.limit} channels at once. Choose those it matters to."


@sentence.register
def _(error: CannotTell) -> str:
    return _NOT_TOLD[error.obstacle].format(short(error.name) or "This account")


@sentence.register
def _(error: ChannelClosed) -> str:
    name = f"#{short(error.name)}" if error.name else "that channel"
    return f"I can't post in {name}. In the channel type /invite @accountability, then try again."


@sentence.register
def _(error: EnoughWords) -> str:
    return (
        f"{short(error.name)} has had three words this week; more would be noise. The next can go on "
        f"{day(error.free_on)}. Your own conversation is always open."
    )


@sentence.register
def _(error: NoWordsNow) -> str:
    return (
        f"{short(error.name)} would rather have no words from me to pass on until {day(error.until)}. It is "
        "about the number of them, not about you."
    )


@sentence.register
def _(_error: NothingToShare) -> str:
    return "Choose at least one goal; without one there would be nothing to see."

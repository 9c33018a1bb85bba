"""The coach's channel: what is posted there, the choice of what to show, and the answers to `/coach`."""

from collections.abc import Sequence

from bot.domain.coaches import OPEN_FROM, READERS_MORE, CoachChannel, SeenChannel
from bot.domain.people import Person, Profile
from bot.domain.sharing import CoachView
from bot.slack import ids
from bot.slack.blocks import Choice, View, actions, button, context, field, modal, radio, section
from bot.slack.message import Message
from bot.slack.payloads import pack
from bot.slack.text import WEEKDAYS, clock_time, cut, escape, place

BOT_NAME = "@accountability"
"""What people type to invite the bot (manifest.yml, bot_user)."""
NAME_MAX = 60
"""Characters of a coach's name, escaped."""
SHOWN_MAX = 8
"""Channels whose choice is listed in one answer."""
SHOWS = "shows"
"""The block id of the choice."""
TITLE = "Show something here"

_CHOICES = {
    CoachView.OFF: "Off",
    CoachView.COUNTED: "Counted",
    CoachView.NAMED: "Named when I need a word",
}
_MEANS = {
    CoachView.OFF: "*Off*: nothing of you, and you are not counted.",
    CoachView.COUNTED: "*Counted*: your promises stand in the totals, without your name.",
    CoachView.NAMED: (
        "*Named when I need a word*: your name stands there, on track, away until a day, nothing known yet, "
        "or why a word would help: stuck or at risk in your check-ins and since when, or a miss, once you "
        "have seen it and your partner's hour has come. Short names, your numbers of the week and the one "
        "before, and whether your partner wrote to you, stand beside it. The coach has a board of who is "
        "named."
    ),
}
_SMALL_PRINT = (
    "Your goals' words, your notes and what got in the way are never shown. Beside stuck or at risk the "
    "check-in lets you add a line for your coach: it stands only where you tick it. Where few people show "
    "something, readers may guess whose the totals are. Whoever joins this channel later reads it too; once "
    f"more than {READERS_MORE} have, I tell you. You can change your choice here or in /goal settings at any "
    "time; it holds from the next summary on."
)
_SAVED = {
    CoachView.OFF: "Nothing of you is shown in #{name}, and you are not counted there.",
    CoachView.COUNTED: "You are counted in the totals of #{name}, without your name.",
    CoachView.NAMED: "Your name stands in the summary of #{name}, and why when you need a word.",
}


def offer(coach: Profile, channel: SeenChannel, *, runs: bool) -> Message:
    """What would be posted, shown to the coach alone."""
    name = escape(channel.name)
    begin = f"This is what I would post in #{name}{', which gets your summary already' if runs else ''}."
    told = f"{begin} {_readers(channel)}"
    again = "Nothing is posted until you press the button."
    post = _post_text(coach, private=channel.private)
    quoted = "\n".join(f"> {line}" for line in post.splitlines())
    return Message(
        f"{told}\n{quoted}\n{again} Post it here?",
        (
            section(told),
            section(quoted),
            actions(button("Post it here", ids.COACH_POST, primary=True)),
            context(again),
        ),
    )


def posted(coach: Profile, channel: SeenChannel) -> Message:
    """What a coach hears once the text is posted."""
    return Message(
        f"Posted in #{escape(channel.name)}. The summary comes {_when(coach)}, once somebody shows "
        "something. /coach summary shows it to you before; /coach stop ends it."
    )


def post(coach: Profile, channel: CoachChannel) -> Message:
    """The text in the channel, with the button by which everybody chooses for themselves."""
    text = _post_text(coach, private=channel.private)
    return Message(
        text,
        (section(text), actions(button(TITLE, ids.COACH_CHOOSE, str(channel.id), primary=True))),
    )


def choice_form(
    channel: CoachChannel, seen: SeenChannel, coach: Person, shows: CoachView, *, has_goal: bool
) -> View:
    """What somebody shows in a channel, after they saw who reads it."""
    offered = [each for each in CoachView if seen.private or each is not CoachView.NAMED]
    choices = [Choice(each.value, _CHOICES[each]) for each in offered]
    blocks = [
        section(f"{_readers(seen)} {_named(coach)} coaches here and gets a summary each week."),
        section("\n".join(_MEANS[each] for each in offered)),
        field(
            SHOWS, "What do you show?", radio(choices, (shows if shows in offered else CoachView.OFF).value)
        ),
        context(_SMALL_PRINT),
    ]
    if not has_goal:
        blocks.insert(2, section("You have no goal yet. Your choice is kept, and counts once you have one."))
    return modal(
        TITLE,
        ids.COACH_CHOICE,
        blocks,
        submit="Save",
        close="Cancel",
        metadata=pack(channel=str(channel.id), readers=str(seen.readers)),
    )


def saved(channel: CoachChannel, shows: CoachView) -> View:
    """What was chosen, in place of the form."""
    said = _SAVED[shows].format(name=escape(channel.name))
    more = "It holds from the next summary on. The same button changes it."
    return modal(TITLE, ids.COACH_CHOICE, [section(f"Saved. {said}"), context(more)])


def stopped(channel: CoachChannel) -> Message:
    """What the coach hears when they stopped a summary: a slip of the hand costs nobody's choice."""
    said = (
        f"Stopped. #{escape(channel.name)} gets no summary any more, and what people chose for it has ended "
        "with it. Until this time tomorrow you can take that back; /coach here in a channel begins anew."
    )
    back = button("Take it back", ids.COACH_GO_ON, str(channel.id))
    return Message(said, (section(said), actions(back)))


def goes_on(coach: Profile, channel: CoachChannel) -> Message:
    """What the coach hears when they took the end of a summary back."""
    said = f"Taken back. #{escape(channel.name)} gets its summary {_when(coach)}, with what people chose."
    return Message(said)


def uses(shown: Sequence[tuple[CoachChannel, CoachView]]) -> Message:
    """The uses of `/coach`, and what somebody shows where."""
    said = (
        "A weekly summary for a coach, in a channel:\n"
        "*/coach here* in the channel: I show you the text, and post it when you say so.\n"
        "*/coach summary*: the summary as it is now, for your eyes only.\n"
        "*/coach board*: each person who chose to be named, for you alone. In my messages "
        "*/coach* is enough.\n"
        "*/coach stop*: no summary any more. */goal settings* moves its day and hour."
    )
    lines = [f"What you show in #{escape(each.name)}: {_CHOICES[view]}." for each, view in shown[:SHOWN_MAX]]
    changes = [
        button("Change", ids.COACH_CHOOSE, str(each.id), spoken=f"Change what you show in #{each.name}")
        for each, _ in shown[:SHOWN_MAX]
    ]
    return Message("\n".join([said, *lines]), (section(said), *map(section, lines, changes)))


def only_in_a_channel() -> Message:
    """The answer to `/coach here` in direct messages."""
    return Message(
        "A summary needs a channel. Go to the one you coach, best a private one, and type /coach here there."
    )


def invite_first() -> Message:
    """The answer where the bot is not in the channel."""
    return Message(
        f"I am not in this channel, so I could not post here. Invite me first: /invite {BOT_NAME}. "
        "Then type /coach here again."
    )


def readers_unknown() -> Message:
    """The answer where Slack did not say who reads a channel: nobody chooses without knowing."""
    return Message("Slack did not tell me who reads that channel. Please try again in a moment.")


def _post_text(coach: Profile, *, private: bool) -> str:
    name = _named(coach.person)
    kinds = (
        "not at all, counted in the totals, or by name when you need a word"
        if private
        else f"not at all, or counted in the totals, which I show from {OPEN_FROM} people on"
    )
    return (
        f"A weekly coaching summary begins in this channel. {name} coaches here and asked me for it: "
        f"{_when(coach)}.\n"
        "Nothing of you is in it until you choose. Press *Show something here* to see who reads this "
        f"channel and to choose for yourself: {kinds}. Only you see your form."
    )


def _named(coach: Person) -> str:
    return cut(escape(coach.name), NAME_MAX) or "Somebody"


def _when(coach: Profile) -> str:
    times, zone = coach.times, place(coach.calendar.zone)
    return f"each {WEEKDAYS[times.digest_weekday]} at {clock_time(times.digest_time)} {zone}"


def _readers(seen: SeenChannel) -> str:
    """Who reads a channel, in words."""
    people = "1 person is" if seen.readers == 1 else f"{seen.readers:,} people are"
    if seen.private:
        return f"#{escape(seen.name)} is a private channel; {people} in it today and can read it."
    if seen.shared:
        return f"#{escape(seen.name)} is shared with another workspace; {people} in it today."
    everybody = "everybody in your Slack can read it"
    return f"#{escape(seen.name)} is a public channel: {everybody}; {people} in it today."

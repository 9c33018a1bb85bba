"""Telling others of a goal: the form, the exact words first, what readers get, taking it back."""

from dataclasses import dataclass

from bot.domain.calendar import zone
from bot.domain.coaches import SeenChannel
from bot.domain.intentions import (
    ABLE_MOST,
    CHANNELS_MOST,
    PEOPLE_MOST,
    WORDS_MOST,
    Draft,
    Intention,
    Sharing,
    Telling,
    Told,
)
from bot.domain.people import Profile
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    View,
    actions,
    button,
    confirm,
    copyable,
    divider,
    field,
    modal,
    quote,
    section,
    text_input,
)
from bot.slack.inputs import several_channels, several_people
from bot.slack.intention_card_views import WILL_BE_ABLE, body, lead
from bot.slack.message import Message
from bot.slack.pace_text import level_words
from bot.slack.partner_text import name_of
from bot.slack.payloads import FormValues, pack
from bot.slack.previews import fingerprint_of
from bot.slack.text import cut, day, escape, listed

WORDS, ABLE, PEOPLE, CHANNELS = "words", "able", "people", "channels"
TITLE = "Share a goal"
TOLD_SHOWN = 20
"""Things that were told, each with a way to take it back; older ones come up as newer ones are taken back."""
_SO_FAR, _NEXT = "So far:", "Next:"
_BEGUN = (_SO_FAR, _NEXT)
"""How lines about progress begin, for their owner to go on with."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form; people and channels by Slack's ids."""

    words: str = ""
    able: str = ""
    people: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()

    @property
    def reaches(self) -> bool:
        """Whether it is for anybody in Slack; else it is only to be copied."""
        return bool(self.people or self.channels)


def filled_in(values: FormValues) -> Filled:
    """What was put in; of the lines we began for them, those nobody went on with are left out."""
    lines = values.text(WORDS).splitlines()
    words = "\n".join(line for line in lines if line.strip() not in _BEGUN).strip()
    return Filled(words, values.text(ABLE), values.people(PEOPLE), values.channels(CHANNELS))


def opener(sharing: Sharing) -> Message:
    """The form, one press away: a message can't open one."""
    name = escape(sharing.facts.goal.short_name)
    words = f"This takes a form, and a message can't open one. One press does, for *{name}*."
    share = button("Share", ids.INTENTION_SHOW, str(sharing.facts.goal.id), primary=True)
    return Message(f"{words} [Share]", (section(words), actions(share)))


def start(sharing: Sharing, telling: Telling, people: tuple[str, ...] = ()) -> View:
    """The form, with a first wording to change; nobody is chosen who was not named."""
    return form(sharing, telling, Filled(_first_words(sharing, telling), people=people))


def progress(sharing: Sharing) -> View:
    """The same form for how it is going, for those who know of the intention."""
    readers = [reader for each in sharing.told for reader in each.readers]
    people = tuple(dict.fromkeys(each.slack_id for each in readers if not each.channel))
    channels = tuple(dict.fromkeys(each.slack_id for each in readers if each.channel))
    filled = Filled(_first_words(sharing, Telling.PROGRESS), people=people, channels=channels)
    return form(sharing, Telling.PROGRESS, filled)


def form(sharing: Sharing, telling: Telling, filled: Filled, draft: Draft | None = None) -> View:
    """What is told and to whom; once it is filled, word for word what they get."""
    if draft is None:
        blocks: list[Block] = [section(_opening(sharing))]
    else:
        blocks = _preview(sharing, draft) if filled.reaches else _to_copy(draft)
    seen = draft if filled.reaches else None
    blocks.append(
        field(
            WORDS,
            "What do you tell them?",
            text_input(filled.words, multiline=True, max_length=WORDS_MOST),
            hint="They read it as you write it, and nothing else of this goal.",
        )
    )
    if telling is Telling.INTENTION:
        able = text_input(filled.able, multiline=True, max_length=ABLE_MOST)
        label = "What will your team be able to do that it cannot do today?"
        blocks.append(field(ABLE, label, able, optional=True))
    blocks += [
        field(PEOPLE, "Which people?", several_people(filled.people, PEOPLE_MOST), optional=True),
        field(
            CHANNELS,
            "Which channels?",
            several_channels(filled.channels, CHANNELS_MOST),
            hint="Invite me there first, so that I can post.",
            optional=True,
        ),
    ]
    shown = fingerprint(sharing.profile, seen) if seen else ""
    return modal(
        TITLE,
        ids.INTENTION_FORM,
        blocks,
        submit="Share" if seen else "Preview",
        close="Cancel",
        metadata=pack(goal=str(sharing.facts.goal.id), telling=telling.value, shown=shown),
    )


def fingerprint(owner: Profile, draft: Draft) -> str:
    """Tells whether what was previewed is what would be told, and to the same readers."""
    to = [who.slack_user_id for who in draft.people] + [
        f"{channel.slack_id} {channel.private} {channel.shared}" for channel in draft.channels
    ]
    return fingerprint_of(to, lead(owner, draft.telling), draft.words, draft.able)


def told(sharing: Sharing) -> View:
    """What was told of a goal, each with a way to take it back, and what else can be told."""
    goal = sharing.facts.goal
    if not sharing.told:
        nothing = section(f"Nothing of *{escape(goal.short_name)}* is shared now.")
        again = actions(button("Share it again", ids.INTENTION_OPEN, str(goal.id)))
        return modal(TITLE, "page", [nothing, again], close="Done")
    blocks: list[Block] = [section(f"Told of *{escape(goal.short_name)}*:")]
    for number, each in enumerate(sharing.told[-TOLD_SHOWN:], 1):
        blocks += [
            section(
                f"{number}. {_told_line(each, sharing)}",
                button(
                    "Take it back",
                    ids.INTENTION_TAKE_BACK,
                    str(each.intention.id),
                    spoken=f"Take back {number}, told {_when(each.intention, sharing)}",
                    confirm=confirm(
                        "Take it back?",
                        "Where it was posted, the message is deleted.",
                        "Take it back",
                        "Leave it",
                    ),
                ),
            ),
            quote(each.intention.words),
        ]
    blocks += [
        divider(),
        actions(
            button("Share progress", ids.INTENTION_PROGRESS, str(goal.id), primary=True),
            button("Share with others", ids.INTENTION_OPEN, str(goal.id)),
        ),
    ]
    return modal(TITLE, "page", blocks, close="Done")


def _preview(sharing: Sharing, draft: Draft) -> list[Block]:
    both = bool(draft.people) and bool(draft.channels)
    head = "This is what they get, word for word"
    head += "; people the first line, channels the second:" if both else ":"
    to_people = [section(lead(sharing.profile, draft.telling, in_channel=False))] if both else []
    who = [name_of(None, each.slack_user_id) for each in draft.people]
    readers = [f"{listed(who)}, in their own messages, outside their quiet hours."] if who else []
    readers += [_readers(each) for each in draft.channels]
    return [
        section(head),
        *to_people,
        *body(sharing.profile, draft, in_channel=not draft.people or both),
        section("\n".join(("It goes to:", *(f"• {each}" for each in readers)))),
        section("For somebody outside Slack, to copy:"),
        _outside(draft),
        section("Share it, or change it below and see it again."),
        divider(),
    ]


def _to_copy(draft: Draft) -> list[Block]:
    """What can be told without the bot: to nobody here."""
    return [
        section("Nobody is chosen, so nothing is sent. For somebody outside Slack, to copy:"),
        _outside(draft),
        section("To tell people or channels here too, choose them below."),
        divider(),
    ]


def _outside(draft: Draft) -> Block:
    able = f"{WILL_BE_ABLE} {draft.able}" if draft.able else ""
    return copyable("\n".join(filter(None, (draft.words, able))))


def _readers(seen: SeenChannel) -> str:
    people = "1 person" if seen.readers == 1 else f"{seen.readers:,} people"
    kind = "private" if seen.private else "shared with another company" if seen.shared else "public"
    everybody = "; everybody in your Slack can read it" if kind == "public" else ""
    return f"#{escape(seen.name)}, {kind}, {people} in it today{everybody}."


def _opening(sharing: Sharing) -> str:
    return (
        f"You tell others of *{escape(sharing.facts.goal.short_name)}* in your own words. Next you see "
        "exactly what they get, and who reads it. You can take it back at any time."
    )


def _first_words(sharing: Sharing, telling: Telling) -> str:
    facts = sharing.facts
    if telling is Telling.INTENTION:
        return cut(facts.goal.words, WORDS_MOST)
    if facts.goal.target is None:
        return "\n".join((facts.goal.short_name, *(f"{each} " for each in _BEGUN)))
    level = level_words(facts, sharing.profile.person.locale)
    return cut(f"{facts.goal.short_name}: {level}.\n{_NEXT} ", WORDS_MOST)


def _when(intention: Intention, sharing: Sharing) -> str:
    local = intention.created_at.astimezone(zone(sharing.profile.calendar.zone)).date()
    return f"on {day(local)}"


def _told_line(each: Told, sharing: Sharing) -> str:
    names = [f"#{escape(to.channel)}" if to.channel else name_of(None, to.slack_id) for to in each.readers]
    lost = [f"#{escape(to.channel)}" for to in each.readers if to.id in each.closed]
    failed = f" Slack did not let me post in {listed(lost)}." if lost else ""
    what = "Progress" if each.intention.telling is Telling.PROGRESS else "Your intention"
    return f"{what}, {_when(each.intention, sharing)}, to {listed(names)}.{failed}"

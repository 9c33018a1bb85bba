"""Telling others of a goal: the form, the exact words first, what readers get, taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.calendar import zone
from bot.domain.coaches import SeenChannel
from bot.domain.deliveries import Kind
from bot.domain.intentions import (
    ABLE_MOST,
    CHANNELS_MOST,
    PEOPLE_MOST,
    WORDS_MOST,
    Draft,
    Intention,
    Page,
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
    context,
    copyable,
    divider,
    field,
    modal,
    option,
    overflow,
    quote,
    section,
    text_input,
)
from bot.slack.inputs import several_channels, several_people
from bot.slack.message import Message
from bot.slack.pace_text import level_words
from bot.slack.partner_text import name_of
from bot.slack.payloads import FormValues, pack
from bot.slack.previews import fingerprint_of
from bot.slack.text import cut, day, escape, listed
from bot.slack.why_views import why_option

WORDS, ABLE, PEOPLE, CHANNELS = "words", "able", "people", "channels"
TITLE = "Share a goal"
TOLD_SHOWN = 20
"""Things that were told, each with a way to take it back; older ones come up as newer ones are taken back."""
_LEADS = {
    Telling.INTENTION: "{} shares an intention{}.",
    Telling.PROGRESS: "{} shares{} how an intention is going.",
}
_ASKS_NOTHING = "Nothing is asked of you."
_ABLE = "What the team will be able to do that it cannot do today:"


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form; people and channels by Slack's ids."""

    words: str = ""
    able: str = ""
    people: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()


def filled_in(values: FormValues) -> Filled:
    """What was put in."""
    return Filled(values.text(WORDS), values.text(ABLE), values.people(PEOPLE), values.channels(CHANNELS))


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
    blocks = _preview(sharing, draft) if draft is not None else [section(_opening(sharing))]
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
    shown = fingerprint(sharing.profile, draft) if draft is not None else ""
    return modal(
        TITLE,
        ids.INTENTION_FORM,
        blocks,
        submit="Preview" if draft is None else "Share",
        close="Cancel",
        metadata=pack(goal=str(sharing.facts.goal.id), telling=telling.value, shown=shown),
    )


def fingerprint(owner: Profile, draft: Draft) -> str:
    """Tells whether what was previewed is what would be told, and to the same readers."""
    to = [who.slack_user_id for who in draft.people] + [
        f"{channel.slack_id} {channel.private} {channel.shared}" for channel in draft.channels
    ]
    return fingerprint_of(to, _lead(owner, draft.telling), draft.words, draft.able)


def told(sharing: Sharing) -> View:
    """What was told of a goal, each with a way to take it back, and what else can be told."""
    goal = sharing.facts.goal
    if not sharing.told:
        return modal(TITLE, "page", [section(f"Nothing of *{escape(goal.short_name)}* is shared now.")])
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


def card(page: Page) -> Message:
    """What a reader gets."""
    lead = _lead(page.owner, page.intention.telling, in_channel=bool(page.reader.channel))
    lines = [lead, f"“{escape(page.intention.words)}”"]
    if page.intention.able:
        lines += [_ABLE, f"“{escape(page.intention.able)}”"]
    lines.append(_ASKS_NOTHING)
    blocks = _body(lead, page.intention.words, page.intention.able)
    return Message("\n".join(lines), (*blocks, *_menu(page)))


def refused() -> Message:
    """Somebody wants none of these any more."""
    words = "Done. Nobody's goals are sent to you any more; nobody is told that you said so."
    return Message(
        f"{words} [Take them again]",
        (section(words), actions(button("Take them again", ids.INTENTION_TAKE_AGAIN))),
    )


def taken_again() -> Message:
    """Somebody takes them again."""
    return Message("All right: when somebody shares a goal with you, I pass it on again.")


def _menu(page: Page) -> Sequence[Block]:
    if page.reader.channel:
        return ()
    return (
        actions(
            overflow(
                "intention",
                option("Don't send me these", ids.INTENTION_REFUSE),
                why_option(Kind.INTENTION),
            )
        ),
    )


def _preview(sharing: Sharing, draft: Draft) -> list[Block]:
    leads = [_lead(sharing.profile, draft.telling, in_channel=False)] if draft.people else []
    leads += [_lead(sharing.profile, draft.telling)] if draft.channels else []
    head = "This is what they get, word for word"
    head += "; people the first line, channels the second:" if len(leads) > 1 else ":"
    who = [name_of(None, each.slack_user_id) for each in draft.people]
    readers = [f"{listed(who)}, in their own messages, outside their quiet hours."] if who else []
    readers += [_readers(each) for each in draft.channels]
    outside = "\n".join(filter(None, (draft.words, f"{_ABLE} {draft.able}" if draft.able else "")))
    return [
        section(head),
        *map(section, leads[:-1]),
        *_body(leads[-1] if leads else _lead(sharing.profile, draft.telling), draft.words, draft.able),
        section("\n".join(("It goes to:", *(f"• {each}" for each in readers)))),
        section("For somebody outside Slack, to copy:"),
        copyable(outside),
        section("Share it, or change it below and see it again."),
        divider(),
    ]


def _body(lead: str, words: str, able: str) -> list[Block]:
    blocks = [section(lead), quote(words)]
    blocks += [section(_ABLE), quote(able)] if able else []
    return [*blocks, context(_ASKS_NOTHING)]


def _lead(owner: Profile, telling: Telling, *, in_channel: bool = True) -> str:
    name = name_of(owner.person, owner.person.slack_user_id)
    return _LEADS[telling].format(name, "" if in_channel else " with you")


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
    level = level_words(facts, sharing.profile.person.locale)
    return cut(f"{facts.goal.short_name}: {level}. Next: ", WORDS_MOST)


def _when(intention: Intention, sharing: Sharing) -> str:
    local = intention.created_at.astimezone(zone(sharing.profile.calendar.zone)).date()
    return f"on {day(local)}"


def _told_line(each: Told, sharing: Sharing) -> str:
    names = [f"#{escape(to.channel)}" if to.channel else name_of(None, to.slack_id) for to in each.readers]
    lost = [f"#{escape(to.channel)}" for to in each.readers if to.id in each.closed]
    failed = f" Slack did not let me post in {listed(lost)}." if lost else ""
    what = "Progress" if each.intention.telling is Telling.PROGRESS else "Your intention"
    return f"{what}, {_when(each.intention, sharing)}, to {listed(names)}.{failed}"

"""The answer to words that were no command (words.md, X8), and forms that a message cannot open."""

from collections.abc import Sequence
from uuid import UUID

from bot.domain.partners import Agreement
from bot.slack import ids
from bot.slack.blocks import actions, button, numbered, option, overflow, section
from bot.slack.message import Message
from bot.slack.partner_text import spoken
from bot.slack.text import escape

PARTNERS_SHOWN = 2
"""Partners that words can be sent to from one message."""


def offer(note_id: UUID, partners: Sequence[Agreement] = (), *, seeks: bool = False) -> Message:
    """What can become of words that led nowhere; a partner gets them only by a press.

    `seeks`: they have no goal, and may look for one.
    """
    value = str(note_id)
    words = "I have not passed this on. What shall become of it?"
    sends = [
        button(
            f"Send to {spoken(each.partner, f'partner {place + 1}')}",
            numbered(ids.NOTE_SEND, place),
            f"{each.partnership.id} {note_id}",
        )
        for place, each in enumerate(partners[:PARTNERS_SHOWN])
    ]
    keep = button("Keep as my note", ids.NOTE_KEEP, value)
    forget = button("Forget it", ids.NOTE_FORGET, value)
    if len(sends) == PARTNERS_SHOWN:  # a message has four buttons at most
        row = [*sends, keep, forget, overflow("note", option("New goal", ids.NOTE_GOAL, value))]
    elif seeks and not sends:
        find = button("Help me find one", ids.WELCOME_FIND)
        row = [button("New goal", ids.NOTE_GOAL, value), find, keep, forget]
    else:
        row = [*sends, keep, button("New goal", ids.NOTE_GOAL, value), forget]
    labels = " ".join(f"[{escape(each['text']['text'])}]" for each in row if "text" in each)
    return Message(f"{words} {labels}", (section(words), actions(*row)))


def kept() -> Message:
    """Words were kept."""
    return Message("Kept as your note. Only you can see it.")


def goal_form(note_id: UUID) -> Message:
    """The goal form, with the words that were written."""
    words = "The form with your words is one press away."
    row = actions(button("New goal", ids.NOTE_GOAL, str(note_id), primary=True))
    return Message(f"{words} [New goal]", (section(words), row))


_OPENERS = {
    ids.GOAL_FORM: ("New goal", ids.GOAL_NEW),
    ids.PLAN_FORM: ("Add a promise", ids.PLAN_NEW),
    ids.LOG_FORM: ("Log…", ids.LOG_OPEN),
    ids.SETTINGS_SAVE: ("Settings", ids.SETTINGS_OPEN),
    ids.AWAY_SAVE: ("I'm away", ids.AWAY_OPEN),
    ids.CHECKIN_FORM: ("Check in", ids.CHECKIN_OPEN),
    ids.ASK_FORM: ("Ask for feedback", ids.ASK_OPEN),
    ids.CAREER_FORM: ("My career goal", ids.CAREER_OPEN),
    ids.CAREER_WHY_FORM: ("My why", ids.CAREER_WHY),
    ids.COACH_BOARD: ("My board", ids.COACH_BOARD),
    ids.ITEM_LIST: ("My list", ids.ITEM_LIST),
    ids.ITEM_ADD_FORM: ("Add to my list", ids.ITEM_NEW),
}


def opener(callback_id: str) -> Message:
    """A button for a form: only a press may open one, a message may not (Slack reference: trigger ids)."""
    label, action_id = _OPENERS.get(callback_id, ("What I can do", ids.HELP_OPEN))
    words = "This takes a form, and a message can't open one. One press does."
    return Message(f"{words} [{label}]", (section(words), actions(button(label, action_id, primary=True))))

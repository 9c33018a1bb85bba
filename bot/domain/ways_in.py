"""The words that lead somewhere, and the guesses people make at them (product.md, Ways in)."""

import re
from enum import StrEnum

from bot.domain.folding import fold


class Way(StrEnum):
    """Where a first word leads; the same under `/goal` and in the bot's messages."""

    OVERVIEW = "overview"
    NEW = "new"
    PLAN = "plan"
    AT = "at"
    TIMELINE = "timeline"
    LIST = "list"
    SHOW = "show"
    EDIT = "edit"
    DONE = "done"
    DROP = "drop"
    PAUSE = "pause"
    RESUME = "resume"
    SHARE = "share"
    LOG = "log"
    UNDO = "undo"
    HISTORY = "history"
    CHECKIN = "checkin"
    PARTNER = "partner"
    COACH = "coach"
    ASK = "ask-feedback"
    GIVE = "give-feedback"
    CAREER = "career"
    WHY = "why"
    ITEMS = "items"
    ROADMAP = "roadmap"
    AWAY = "away"
    BACK = "back"
    SETTINGS = "settings"
    STOP = "stop"
    PRIVACY = "privacy"
    HELP = "help"
    NOWHERE = ""


GUESSES: dict[Way, tuple[str, ...]] = {
    Way.OVERVIEW: ("overview", "status", "me", "my status", "home", "dashboard"),
    Way.NEW: (
        "new", "new goal", "a new goal", "create", "create goal", "create a goal", "create new goal",
        "add goal", "add a goal", "set goal", "set a goal", "make a goal", "start a goal",
    ),
    Way.PLAN: ("plan", "promise", "commit", "commit to", "commitment", "add a promise", "new promise"),
    Way.AT: ("at", "i'm at", "im at", "i am at", "now at"),
    Way.TIMELINE: ("timeline", "time line", "my timeline", "my plan", "whole plan", "the whole plan"),
    Way.LIST: ("list", "list goals", "list my goals", "goals", "my goals", "all goals", "show goals",
               "show my goals", "show all", "ls"),
    Way.SHOW: ("show", "show goal", "view", "view goal", "details", "open"),
    Way.EDIT: ("edit", "edit goal", "change", "change goal", "rename", "reword"),
    Way.DONE: ("done", "finish", "finished", "complete", "completed", "reached", "achieved"),
    Way.DROP: ("drop", "drop goal", "quit", "cancel", "cancel goal", "let go", "let go of", "abandon",
               "give up", "delete", "delete goal", "remove", "remove goal"),
    Way.PAUSE: ("pause", "pause goal", "pause my goal", "put on hold", "on hold"),
    Way.RESUME: ("resume", "resume goal", "resume my goal", "unpause"),
    Way.SHARE: ("share", "share goal", "share my goal", "tell others", "unshare", "announce"),
    Way.LOG: ("log", "update", "done today", "logged", "track", "did", "i did", "log progress"),
    Way.UNDO: ("undo", "undo that", "take back", "take that back"),
    Way.HISTORY: ("history", "my history", "entries", "my entries", "show history", "show entries",
                  "what did i log", "what i logged", "logbook"),
    Way.CHECKIN: ("checkin", "check in", "check me in"),
    Way.PARTNER: ("partner", "my partner", "buddy", "my buddy", "invite"),
    Way.COACH: ("coach", "my coach"),
    Way.CAREER: ("career", "career goal", "my career", "my career goal", "next role", "my next role"),
    Way.WHY: ("why", "my why", "remind me why", "my reasons"),
    Way.ITEMS: ("items", "item", "my items", "my list", "development", "development list", "prioritise",
                "prioritize", "priorities", "compare"),
    Way.ROADMAP: ("roadmap", "my roadmap", "start", "begin", "get started", "next", "next step", "my way",
                  "my next step", "help me find one", "help me find a goal", "find a goal", "find"),
    Way.GIVE: ("give-feedback", "give feedback", "feedback for"),
    Way.ASK: ("ask-feedback", "ask feedback", "ask for feedback", "get feedback", "request feedback",
              "gather feedback", "gather information"),
    Way.AWAY: (
        "away", "i'm away", "im away", "i am away", "i will be away", "i'll be away", "vacation",
        "on vacation", "i'm on vacation", "pto", "on pto", "ooo", "i'm ooo", "out of office",
        "i'm out of office", "holiday", "holidays", "on holiday", "i'm on holiday", "on leave",
        "i'm on leave", "time off", "day off", "sick", "i'm sick", "i am sick", "out sick",
    ),
    Way.BACK: ("back", "i'm back", "im back", "i am back", "back again"),
    Way.SETTINGS: ("settings", "setting", "my settings", "options", "preferences", "prefs", "config", "times",
                   "quiet hours", "working days", "unmute"),
    Way.STOP: ("stop", "mute", "unsubscribe", "silence", "be quiet", "shut up", "leave me alone",
               "stop prompts", "stop reminders", "stop messages", "stop writing", "stop it", "stop that",
               "stop this", "mute me", "mute everything", "stop everything", "no more reminders"),
    Way.PRIVACY: ("privacy", "gdpr", "who", "who can see", "who sees", "who reads", "my data", "data",
                  "data protection"),
    Way.HELP: ("help", "help me", "how", "what can you do", "commands", "usage", "?", "man"),
    # All of one's data, not one goal.
    Way.NOWHERE: ("delete me", "delete my", "delete everything", "delete all", "remove me", "remove my"),
}  # fmt: skip
"""Each way with its own word first, then the guesses; a longer phrase wins over a shorter one."""

TAKES_NOTHING = frozenset(
    {
        Way.OVERVIEW, Way.LIST, Way.UNDO, Way.CHECKIN, Way.COACH, Way.BACK, Way.SETTINGS, Way.STOP,
        Way.PRIVACY, Way.HELP, Way.ASK, Way.CAREER, Way.WHY, Way.ITEMS,
        Way.TIMELINE, Way.ROADMAP,
    }
)  # fmt: skip
"""Ways that need no further words: in a message with many more, their word begins a sentence of its own."""

_ALONE = frozenset({"start", "begin", "next", "find"})
"""Words that lead somewhere alone; with more behind them they begin a wish: "start a choir"."""

_WAYS = {phrase: way for way, phrases in GUESSES.items() for phrase in phrases}
_LONGEST = max(len(phrase.split()) for phrase in _WAYS)
_READ_MAX = 200
"""Characters in which a way is looked for."""
_WORD = re.compile(r"[^\s\-_]+")
_ENDS = ".,:;!"
_DONE = re.compile(r"\W*(?:done|finished|completed)\b")
_YESTERDAY = "yesterday"
_LEADS_IN = re.compile(r"(?:[\s,:;]|[.!](?=\s|$)|-\s)+")
_FILLERS = frozenset({
    "please", "pls", "now", "today", "again", "all", "it", "this", "that", "me", "my", "the", "goals", "for",
    "thanks", "thank", "you", "prompts", "reminders", "messages", "writing", "what", "can", "see", "data",
    "here", "summary", "stop",
})  # fmt: skip

_NAMING = frozenset({"from", "and", "of"})
"""Words between the people who are asked."""


def way_in(text: str) -> tuple[Way, str]:
    """Where the first words of a command lead, and the rest as it was typed.

    Nothing typed is the overview; words that lead nowhere come back whole with `Way.NOWHERE`.
    """
    if not text.strip():
        return Way.OVERVIEW, ""
    words = [match for match in _WORD.finditer(fold(text[:_READ_MAX])) if match[0].strip(_ENDS)][:_LONGEST]
    for count in range(len(words), 0, -1):
        phrase = " ".join(_bare(match[0]) for match in words[:count])
        way = _WAYS.get(phrase)
        if way is Way.NOWHERE:
            break
        if way is not None:
            rest = _rest(text, words[count - 1])
            if not (rest and phrase in _ALONE):
                return way, rest
    return Way.NOWHERE, text.strip()


def said(text: str) -> tuple[Way, str]:
    """Where a message to the bot leads, and the rest.

    People also write sentences to it: "who is my partner?" does not ask for privacy, "stop by at three" stops
    nothing. So a way that needs nothing further leads there only alone, or with a word of politeness. An
    empty message leads nowhere. "Done" alone says that today's promise is kept; a goal is ended by its name.
    """
    way, rest = way_in(text)
    more = {_bare(word) for word in _WORD.findall(fold(rest[:_READ_MAX]))}
    if _DONE.match(fold(text[:_READ_MAX])) and more - {"", _YESTERDAY} <= _FILLERS:
        return Way.LOG, f"done {_YESTERDAY}" if _YESTERDAY in more else "done"
    if way is Way.ASK:
        more = {word for word in more - _NAMING if not word.startswith("@")}
    if not text.strip() or (way in TAKES_NOTHING and not more - {""} <= _FILLERS):
        return Way.NOWHERE, text.strip()
    return way, rest


def _bare(word: str) -> str:
    return word.strip(_ENDS).lstrip("/").rstrip("?") or word


def _rest(text: str, last: re.Match[str]) -> str:
    rest = text[last.start() + len(last[0].rstrip(_ENDS)) :]
    led = _LEADS_IN.match(rest)
    return (rest[led.end() :] if led else rest).strip()

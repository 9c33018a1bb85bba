"""The tables, a file per feature; every one knows its workspace."""

from bot.db.models.base import Model
from bot.db.models.changes import SizeAsk, Terms
from bot.db.models.checkins import Checkin, CheckinAnswer, NoteShare
from bot.db.models.clock import Delivery, Mailbox, Outage, Receipt, Routine
from bot.db.models.coaches import CoachChannel, CoachChoice, CoachLine
from bot.db.models.ends import EndNotice, GoalEnd, LookBack, Pause
from bot.db.models.feedback import Feedback
from bot.db.models.gathering import Ask, AskAnswer, AskRequest, ToldNote
from bot.db.models.goals import Commitment, Entry, Goal, Note, Occasion
from bot.db.models.intentions import Intention, IntentionReader
from bot.db.models.partners import Partnership, Share, Skip, Slip, SlipNotice, ToPartner, Word
from bot.db.models.people import Absence, Draft, Member, Person, Workspace
from bot.db.models.roadmap import Career, Item, ItemArea

__all__ = [
    "Absence",
    "Ask",
    "AskAnswer",
    "AskRequest",
    "Career",
    "Checkin",
    "CheckinAnswer",
    "CoachChannel",
    "CoachChoice",
    "CoachLine",
    "Commitment",
    "Delivery",
    "Draft",
    "EndNotice",
    "Entry",
    "Feedback",
    "Goal",
    "GoalEnd",
    "Intention",
    "IntentionReader",
    "Item",
    "ItemArea",
    "LookBack",
    "Mailbox",
    "Member",
    "Model",
    "Note",
    "NoteShare",
    "Occasion",
    "Outage",
    "Partnership",
    "Pause",
    "Person",
    "Receipt",
    "Routine",
    "Share",
    "SizeAsk",
    "Skip",
    "Slip",
    "SlipNotice",
    "Terms",
    "ToPartner",
    "ToldNote",
    "Word",
    "Workspace",
]

"""Every request Slack may send, in one visible list, hottest first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.dependencies import Dependencies
from bot.domain.ways_in import Way, way_in
from bot.slack import ids
from bot.slack.answers import Answer
from bot.slack.payloads import Command
from handlers.absences import AbsenceHandlers
from handlers.accounts import AccountHandlers
from handlers.asks import AskHandlers
from handlers.careers import CareerHandlers
from handlers.changes import ChangeHandlers
from handlers.charts import ChartHandlers
from handlers.checkins import CheckinHandlers
from handlers.coaches import CoachHandlers
from handlers.desk import Desk, Handler
from handlers.drafts import DraftHandlers
from handlers.ends import EndHandlers
from handlers.errors import ErrorHandler
from handlers.feedback import FeedbackHandlers
from handlers.goal_checks import GoalCheckHandlers
from handlers.goals import GoalHandlers
from handlers.help import HelpHandlers
from handlers.history import HistoryHandlers
from handlers.home import HomeHandlers
from handlers.intentions import IntentionHandlers
from handlers.items import ItemHandlers
from handlers.look_backs import LookBackHandlers
from handlers.looks import Looks
from handlers.messages import MessageHandlers, SubCommand
from handlers.nudges import NudgeHandlers
from handlers.occasions import OccasionHandlers
from handlers.partners import PartnerHandlers
from handlers.pauses import PauseHandlers
from handlers.plans import PlanHandlers
from handlers.priorities import PriorityHandlers
from handlers.progress import ProgressHandlers
from handlers.quiet import QuietHandlers
from handlers.requests import RequestHandlers
from handlers.settings import SettingsHandlers
from handlers.slips import SlipHandlers
from handlers.thresholds import ThresholdHandlers
from handlers.timelines import TimelineHandlers
from handlers.to_partner import ToPartnerHandlers
from handlers.told import ToldHandlers
from handlers.welcome import WelcomeHandlers
from handlers.why import WhyHandlers
from handlers.words import WordHandlers

ANYTHING = re.compile("")
"""Commands, buttons and forms are looked up in one table each: Bolt tries its listeners one by one."""


def register(app: AsyncApp, deps: Dependencies) -> Looks:
    """Tell Bolt who answers what; what comes back keeps people's Homes right."""
    home, progress, goals, plans = (
        HomeHandlers(deps),
        ProgressHandlers(deps),
        GoalHandlers(deps),
        PlanHandlers(deps),
    )
    intentions = IntentionHandlers(deps)
    checkins, partners, coaches = CheckinHandlers(deps), PartnerHandlers(deps), CoachHandlers(deps)
    asks, feedback = AskHandlers(deps), FeedbackHandlers(deps)
    sub_commands: dict[Way, SubCommand] = {
        **home.sub_commands,
        **progress.sub_commands,
        **HistoryHandlers(deps).sub_commands,
        **goals.sub_commands,
        **EndHandlers(deps).sub_commands,
        **PauseHandlers(deps).sub_commands,
        **CareerHandlers(deps).sub_commands,
        **WelcomeHandlers(deps).sub_commands,
        **ItemHandlers(deps).sub_commands,
        **plans.sub_commands,
        **OccasionHandlers(deps).sub_commands,
        **TimelineHandlers(deps).sub_commands,
        **intentions.sub_commands,
        Way.CHECKIN: lambda asked, _: checkins.show(asked),
        Way.PARTNER: lambda asked, _: partners.on_partner(asked),
        Way.COACH: lambda asked, _: coaches.on_coach(asked),
        **asks.sub_commands,
        Way.GIVE: lambda asked, _: feedback.on_give(asked),
        **SettingsHandlers(deps).sub_commands,
        **AbsenceHandlers(deps).sub_commands,
        **HelpHandlers(deps).sub_commands,
    }
    messages = MessageHandlers(deps, sub_commands)
    features = (
        home,
        progress,
        HistoryHandlers(deps),
        goals,
        GoalCheckHandlers(deps),
        ChangeHandlers(deps),
        ThresholdHandlers(deps),
        ChartHandlers(deps),
        EndHandlers(deps),
        PauseHandlers(deps),
        LookBackHandlers(deps),
        intentions,
        CareerHandlers(deps),
        ItemHandlers(deps),
        PriorityHandlers(deps),
        plans,
        OccasionHandlers(deps),
        TimelineHandlers(deps),
        checkins,
        NudgeHandlers(deps),
        SlipHandlers(deps),
        WordHandlers(deps),
        ToPartnerHandlers(deps),
        partners,
        feedback,
        asks,
        RequestHandlers(deps),
        ToldHandlers(deps),
        coaches,
        messages,
        QuietHandlers(deps),
        WhyHandlers(deps),
        SettingsHandlers(deps),
        AbsenceHandlers(deps),
        HelpHandlers(deps),
        WelcomeHandlers(deps),
        DraftHandlers(deps),
    )
    desk = Desk(deps, home.looks)
    accounts = AccountHandlers(deps)

    commands: dict[str, Handler[Command]] = {
        ids.COMMAND_LOG: lambda asked: progress.log(asked, asked.text.strip()),
        ids.COMMAND_GOAL: lambda asked: under_goal(asked, sub_commands),
        ids.COMMAND_CHECKIN: checkins.show,
        ids.COMMAND_PARTNER: partners.on_partner,
        ids.COMMAND_COACH: coaches.on_coach,
        ids.COMMAND_ASK: asks.on_ask,
        ids.COMMAND_GIVE: feedback.on_give,
    }

    app.command(ANYTHING)(desk.command(commands))
    app.action(ANYTHING)(desk.press(_joined(features, "presses")))
    app.view(ANYTHING)(desk.submission(_joined(features, "submissions")))
    app.view_closed(ANYTHING)(desk.closed(_joined(features, "closings")))
    app.event("message")(desk.direct_message(messages.heard))
    app.event("app_home_opened")(desk.event(home.opened))
    app.event("user_change")(desk.event(accounts.on_user_change))
    app.event("channel_archive")(desk.event(coaches.on_change))
    app.event("group_archive")(desk.event(coaches.on_change))
    app.event("channel_shared")(desk.event(coaches.on_change))
    app.shortcut(ids.SHORTCUT_LOG)(desk.shortcut(progress.shortcut))
    app.shortcut(ids.SHORTCUT_NEW_GOAL)(desk.shortcut(goals.shortcut))
    app.shortcut(ids.SHORTCUT_GIVE_FEEDBACK)(desk.shortcut(feedback.shortcut))
    app.shortcut(ids.SHORTCUT_LOG_MESSAGE)(desk.shortcut(progress.message_shortcut))
    app.event(re.compile(".*"))(heard)
    app.error(ErrorHandler(deps).failed)
    return home.looks


async def under_goal(asked: Command, sub_commands: Mapping[Way, SubCommand]) -> Answer:
    """`/goal` and its first word; words that lead nowhere keep all of them."""
    way, rest = way_in(asked.text)
    if way is Way.NOWHERE:
        return await sub_commands[way](asked, asked.text)
    words = rest if asked.words == asked.text else way_in(asked.words)[1]
    return await sub_commands[way](replace(asked, text=rest, words=words), rest)


async def heard() -> None:
    """Answer an event nobody waits for: unheard, Slack would send it again."""


def _joined(features: Iterable[object], table: str) -> dict[str, Any]:
    """One table out of the features'; a name that stands in two of them is a mistake of ours.

    Raises:
        ValueError: two features answer the same.
    """
    joined: dict[str, Any] = {}
    for feature in features:
        for name, handler in getattr(feature, table, {}).items():
            if name in joined:
                raise ValueError(f"{name} is answered twice")
            joined[name] = handler
    return joined

"""Home and today's overview, in every state somebody can be in (words.md, App Home)."""

from bot.domain.home_facts import HomeFacts
from bot.domain.roadmap import Step, next_step
from bot.slack import home_goal_views, home_people_views, home_today_views, ids, roadmap_views
from bot.slack.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    divider,
    home,
    section,
)
from bot.slack.goal_views import goal_line
from bot.slack.message import Message
from bot.slack.text import day, moment
from bot.slack.welcome_views import doors, hello

GOALS_LISTED = 20


def overview(facts: HomeFacts) -> Message:
    """Today, and four ways on; for somebody without a goal, the next step, or the two doors."""
    if not facts.goals:
        return _without_goal(facts)
    locale = facts.profile.person.locale
    title = f"Today, {day(facts.today)}"
    lines = [
        *home_today_views.lines(facts),
        *(goal_line(each, locale) for each in facts.goals[:GOALS_LISTED]),
    ]
    if (more := len(facts.goals) - GOALS_LISTED) > 0:
        lines.append(f"And {more} more goals.")
    closing = f"{_next_line(facts)} Home, above this conversation with me, has the rest."
    text = "\n".join((f"{title}.", *lines, closing, "[Log…] [Check in] [New goal] [I'm away]"))
    return Message(
        text,
        (section(f"*{title}*"), section("\n".join(lines)), context(closing), actions(*_four())),
    )


def page(facts: HomeFacts, host_contact: str) -> View:
    """Somebody's Home, in the state they are in; one primary button, and no words of their career goal."""
    if not facts.goals and not facts.knows_others and not facts.roadmap.begun:
        lines = hello(facts.profile.person.name, host_contact)
        return home([*map(section, lines), actions(*doors())])
    blocks: list[Block] = []
    if facts.goals:
        blocks += [*home_today_views.today(facts), actions(*_four()), divider()]
        blocks += [*home_goal_views.goals(facts), *_next_step(facts), *home_people_views.people(facts)]
    elif facts.roadmap.begun:
        blocks += _away(facts) + roadmap_views.on_home(facts.roadmap, checklist=True)
        blocks += [*home_goal_views.finished(facts), *home_people_views.people(facts)]
    else:
        # People come first here, so the line above them is left out.
        blocks += [*home_people_views.people(facts)[1:], divider(), *_start()]
    return home([*blocks, *_foot(facts)])


def _without_goal(facts: HomeFacts) -> Message:
    step = next_step(facts.roadmap) if facts.roadmap.begun else None
    if step is not None:
        words = f"You have no active goal. {roadmap_views.words(facts.roadmap, step)}"
        click = roadmap_views.step_button(facts.roadmap, step, primary=True)
        return Message(f"{words} [{click['text']['text']}]", (section(words), actions(click)))
    words = "You have no active goal. One button starts one, in about two minutes."
    return Message(f"{words} [I have a goal] [Help me find one]", (section(words), actions(*doors())))


def _away(facts: HomeFacts) -> list[Block]:
    words = home_today_views.away(facts)
    return [section(words, button("I'm back", ids.AWAY_BACK)), divider()] if words else []


def _next_step(facts: HomeFacts) -> list[Block]:
    is_quiet = facts.profile.person.quiet_at is not None
    step = roadmap_views.on_home(facts.roadmap, primary=not is_quiet)
    return [divider(), *step] if step else []


def _start() -> list[Block]:
    return [section("Want a goal of your own?", button("Start", ids.GOAL_NEW, primary=True))]


def _foot(facts: HomeFacts) -> list[Block]:
    row = actions(
        *_straight_to_a_goal(facts),
        button("Settings", ids.SETTINGS_OPEN),
        button("My career goal", ids.CAREER_SHOW),
        button("Privacy", ids.PRIVACY_OPEN),
        button("Help", ids.HELP_OPEN),
    )
    return [divider(), row, context(f"{_next_line(facts)} Only you see this page.".strip())]


def _straight_to_a_goal(facts: HomeFacts) -> list[Element]:
    """Whoever is led to a first goal step by step can go there at once, too."""
    way = facts.roadmap
    led = way.begun and not facts.goals
    offered = next_step(way) is Step.GOALS and not way.waiting
    return [button("New goal", ids.GOAL_NEW)] if led and not offered else []


def _next_line(facts: HomeFacts) -> str:
    if facts.next_checkin:
        return f"Next check-in {moment(facts.next_checkin, facts.profile.calendar.zone, facts.today)}."
    if facts.goals and not facts.profile.times.checkins_on:
        return "Check-ins are off; Settings turns them on."
    return ""


def _four() -> list[Element]:
    return [
        button("Log…", ids.LOG_OPEN),
        button("Check in", ids.CHECKIN_OPEN),
        button("I'm away", ids.AWAY_OPEN),
        button("New goal", ids.GOAL_NEW),
    ]

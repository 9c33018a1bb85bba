"""Home and today's overview (words.md, App Home)."""

from bot.domain.home_facts import HomeFacts
from bot.domain.partners import Agreement
from bot.domain.progress import GoalFacts, PromiseFacts, usual_step
from bot.domain.roadmap import next_step
from bot.slack import gathered_views, ids, quiet_views, roadmap_views
from bot.slack.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    divider,
    header,
    home,
    option,
    overflow,
    section,
)
from bot.slack.goal_views import goal_line
from bot.slack.message import Message
from bot.slack.partner_text import name_of
from bot.slack.promise_text import promise_line, so_far
from bot.slack.text import counted, day, escape, listed, moment
from bot.slack.told_apart import told_apart
from bot.slack.welcome_views import welcome, welcome_buttons

OPEN_SHOWN = 12
GOALS_SHOWN = 20
PROMISES_SHOWN = 5
PEOPLE_SHOWN = 10
"""Sections of Home before it says how many more there are: 12 + 2 × 20 + 10 and the rest stay under 100."""
NAMELESS = "somebody"


def overview(facts: HomeFacts) -> Message:
    """Today, and four ways on; for somebody without a goal, the two doors."""
    step = next_step(facts.roadmap) if facts.roadmap.begun and not facts.goals else None
    if step is not None:
        words = roadmap_views.words(facts.roadmap, step)
        row = actions(roadmap_views.step_button(facts.roadmap, step, primary=True))
        return Message(
            f"You have no active goal. {words}", (section(f"You have no active goal. {words}"), row)
        )
    if not facts.goals:
        words = "You have no active goal. One button starts one, in about two minutes."
        return Message(
            f"{words} [I have a goal] [What I can do]", (section(words), actions(*welcome_buttons()))
        )
    locale = facts.profile.person.locale
    title = f"Today, {day(facts.today)}"
    lines = [*_today_lines(facts), *(goal_line(each, locale) for each in facts.goals[:GOALS_SHOWN])]
    closing = f"{_next_line(facts)} Home, above this conversation with me, has the rest."
    text = "\n".join((f"{title}.", *lines, closing, "[Log…] [Check in] [New goal] [I'm away]"))
    return Message(
        text,
        (section(f"*{title}*"), section("\n".join(lines)), context(closing), actions(*_four())),
    )


def page(facts: HomeFacts, host_contact: str) -> View:
    """Somebody's Home, in the state they are in."""
    if not facts.goals and not facts.people.mine and not facts.people.helped and not facts.roadmap.begun:
        first = welcome(facts.profile.person.name, host_contact)
        return home([*gathered_views.waiting(facts.gathering), *first.blocks, *_foot(facts)])
    blocks: list[Block] = []
    if not facts.goals:
        blocks += [*_people(facts), divider(), *_start(facts)]
    else:
        blocks += [*_today(facts), actions(*_four()), divider(), *_goals(facts)]
        blocks += [*_next_step(facts), *_people(facts)]
    return home([*blocks, *_foot(facts)])


def _today(facts: HomeFacts) -> list[Block]:
    blocks = [header(f"Today, {day(facts.today)}")]
    if facts.profile.person.quiet_at is not None:
        return [*blocks, *quiet_views.on_home([each.goal for each in facts.goals])]
    if facts.away_until:
        words = f"Away until {day(facts.away_until, facts.today)}. Nothing counts, nothing comes."
        return [*blocks, section(words, button("I'm back", ids.AWAY_BACK))]
    if not facts.open:
        return [*blocks, section("Nothing open today.")]
    shown = [each.commitment for each in facts.open[:OPEN_SHOWN]]
    names = told_apart(shown, [each.short_name for each in shown])
    blocks += [_open_line(facts, each, name) for each, name in zip(facts.open, names, strict=False)]
    if len(facts.open) > OPEN_SHOWN:
        blocks.append(section(f"And {len(facts.open) - OPEN_SHOWN} more; /goal list shows all."))
    return blocks


def _open_line(facts: HomeFacts, promise: PromiseFacts, name: str) -> Block:
    commitment, locale = promise.commitment, facts.profile.person.locale
    step = usual_step(commitment)
    label = f"Log {counted(step, commitment.unit, locale) if step != 1 else '1'}"
    return section(
        f"*{escape(commitment.short_name)}*: {so_far(promise, locale)}",
        button(
            label,
            ids.LOG_ONE,
            str(commitment.id),
            spoken=f"{label} for {name}, {so_far(promise, locale)}",
        ),
    )


def _today_lines(facts: HomeFacts) -> list[str]:
    if facts.away_until:
        return [f"Away until {day(facts.away_until, facts.today)}. Nothing counts, nothing comes."]
    if not facts.open:
        return ["Nothing open today."]
    locale = facts.profile.person.locale
    lines = [
        f"• *{escape(each.commitment.short_name)}*: {so_far(each, locale)}"
        for each in facts.open[:OPEN_SHOWN]
    ]
    more = len(facts.open) - OPEN_SHOWN
    return [*lines, f"• and {more} more"] if more > 0 else lines


def _goals(facts: HomeFacts) -> list[Block]:
    locale = facts.profile.person.locale
    blocks = [header("Goals")]
    for each in facts.goals[:GOALS_SHOWN]:
        blocks.append(section(goal_line(each, locale), _goal_menu(each)))
        blocks.append(context(*_below_goal(each, facts)))
    closed = [f"{facts.finished} reached or let go"] if facts.finished else []
    more = [f"{len(facts.goals) - GOALS_SHOWN} more active"] if len(facts.goals) > GOALS_SHOWN else []
    if closed or more:
        blocks.append(context(f"And {listed([*more, *closed])}; /goal list and /goal show open them."))
    return blocks


def _goal_menu(each: GoalFacts) -> Element:
    goal_id = str(each.goal.id)
    return overflow(
        f"goal {each.goal.number}",
        option("Details and history", ids.GOAL_SHOW, goal_id),
        option("Go on now", ids.PAUSE_END, goal_id)
        if each.paused_until
        else option("Add a promise", ids.PLAN_NEW, goal_id),
        option("Change", ids.GOAL_EDIT, goal_id),
        option("Reached", ids.GOAL_REACHED, goal_id),
        option("Let it go", ids.GOAL_ASK_DROP, goal_id),
    )


def _below_goal(each: GoalFacts, facts: HomeFacts) -> list[str]:
    locale = facts.profile.person.locale
    promises = [promise_line(promise, locale) for promise in each.promises[:PROMISES_SHOWN]]
    hidden = len(each.promises) - PROMISES_SHOWN
    more = [f"and {hidden} more promises"] if hidden > 0 else []
    shared = [
        _name(agreement) for agreement in facts.people.mine if agreement.runs and each.goal in agreement.goals
    ]
    seen = f"Shared with {escape(listed(shared))}" if shared else "Only you"
    return [*(promises or ["No promise yet."]), *more, seen]


def _people(facts: HomeFacts) -> list[Block]:
    people = facts.people
    mine = [each for each in people.mine if each.runs]
    waiting = [each for each in people.mine if not each.runs]
    lines = [
        *(f"*{escape(_name(each))}* is your partner." for each in mine),
        *(f"*{_invited(each)}* has your invitation." for each in waiting),
        *(f"You help *{escape(each.member.name or NAMELESS)}*." for each in people.helped),
        *(
            f"*{escape(each.member.name or NAMELESS)}* asked you to be their partner."
            for each in people.asked
        ),
    ]
    asked, gathered = gathered_views.waiting(facts.gathering), gathered_views.on_home(facts.gathering)
    if not lines and not asked and not gathered:
        return []
    more = [f"And {len(lines) - PEOPLE_SHOWN} more; /partner shows all."] if len(lines) > PEOPLE_SHOWN else []
    told = [section(each) for each in [*lines[:PEOPLE_SHOWN], *more]]
    return [divider(), header("People"), *asked, *told, *gathered]


def _next_step(facts: HomeFacts) -> list[Block]:
    step = roadmap_views.on_home(facts.roadmap)
    return [divider(), *step] if step else []


def _start(facts: HomeFacts) -> list[Block]:
    if facts.roadmap.begun:
        return roadmap_views.on_home(facts.roadmap)
    return [section("Want a goal of your own?", button("Start", ids.GOAL_NEW, primary=True))]


def _foot(facts: HomeFacts) -> list[Block]:
    row = actions(
        button("Settings", ids.SETTINGS_OPEN),
        button("My career goal", ids.CAREER_SHOW),
        button("Privacy", ids.PRIVACY_OPEN),
        button("Help", ids.HELP_OPEN),
    )
    return [divider(), row, context(f"{_next_line(facts)} Only you see this page.")]


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
        button("New goal", ids.GOAL_NEW),
        button("I'm away", ids.AWAY_OPEN),
    ]


def _name(agreement: Agreement) -> str:
    return agreement.partner.name if agreement.partner and agreement.partner.name else NAMELESS


def _invited(agreement: Agreement) -> str:
    """Whoever was invited has mostly never been met: Slack knows their name."""
    return name_of(agreement.partner, agreement.partnership.partner_slack_id)

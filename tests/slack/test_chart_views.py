"""A chart with more weeks than Slack draws."""

from datetime import date

from bot.domain.charts import POINTS_MOST, chart_facts
from bot.domain.people import DEFAULT_TIMES, Person, Profile
from bot.domain.progress import facts_of, plan_of
from bot.slack import chart_views
from tests.domain.plans import ADA, make_cal, make_entry, make_goal, march

CAL = make_cal()
ADA_IN_BERLIN = Profile(
    Person(ADA, "U01ADA", "Ada", "Europe/Berlin", "de-DE"), DEFAULT_TIMES, CAL, member=True
)


def test_the_newest_weeks_are_shown_and_how_many_there_are_is_said() -> None:
    goal, entries = make_goal(deadline=date(2027, 3, 1)), [make_entry(march(3), "2.5")]
    today = date(2027, 1, 6)
    facts = facts_of(goal, plan_of([goal], [], entries), today, CAL)
    message = chart_views.chart(chart_facts(ADA_IN_BERLIN, facts, entries, today))
    lines = message.text.split("\n")
    assert lines[2] == "The last 20 of 46 points:"
    assert lines[3] == "Sun 30 Aug 2026: you 2,5, the pace 6"
    assert lines[-3] == "Sun 3 Jan: you 2,5, the pace 10,1"
    assert len(message.blocks[1]["chart"]["axis_config"]["categories"]) == POINTS_MOST

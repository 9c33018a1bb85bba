from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.goals import SHORT_NAME_MAX, Cadence, Measure
from bot.domain.phrases import read_commitment, read_goal
from tests.domain.growth import FOUR_TIMES, growth

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "amount", "unit", "times", "cadence", "name"),
    [
        ("meet with team members weekly", "1", "", "1", "weekly", "Team meetings"),
        ("give on-the-spot feedback to 3 people every day", "3", "people", "1", "daily", "Feedback"),
        ("complete a course in becoming a leader-coach by 1 March", "1", "", "1", "once", "Course"),
        ("attend 3 professional conferences in the next 12 months", "3", "conferences", "1", "once",
         "Professional conferences"),
        ("connect with 4 influential people at each conference", "4", "people", "1", "occasion",
         "Influential connections"),
        ("join Toastmasters", "1", "", "1", "once", "Toastmasters"),
        ("give my first public speech within three months", "1", "", "1", "once", "Public speech"),
        ("read 30 min three times a week", "30", "min", "3", "weekly", "Reading"),
        ("30 min three times a week", "30", "min", "3", "weekly", "30 min"),
        ("2 sessions of 30 minutes a week", "30", "min", "2", "weekly", "Sessions"),
        ("call 3 clients twice a week", "3", "clients", "2", "weekly", "Clients"),
        ("run 5 km every Monday", "5", "km", "1", "weekly", "Running"),
        ("review at least 2 pull requests per day", "2", "requests", "1", "daily", "Pull requests"),
        ("I will write one blog post a month", "1", "post", "1", "monthly", "Blog post"),
        ("meet my mentor every 2 weeks", "1", "", "0.5", "weekly", "Mentor meetings"),
        ("meet with Ana weekly for 30 min", "30", "min", "1", "weekly", "Meetings"),
        ("wake up at 6 every day", "1", "", "1", "daily", "Waking"),
        ("give a 10-minute talk", "1", "", "1", "once", "Talk"),
        ("1:1 with each report every other week", "1", "", "0.5", "weekly", "Report 1:1s"),
        ("one-on-one with my boss monthly", "1", "", "1", "monthly", "Boss 1:1s"),
        ("pls remind me to read 10 pages daily 📚", "10", "pages", "1", "daily", "Pages"),
        ("half an hour of reading a day", "0.5", "hours", "1", "daily", "Reading"),
        ("5 hours/week of deep work", "5", "hours", "1", "weekly", "Deep work"),
        ("10k steps every weekday", "10000", "steps", "5", "weekly", "Steps"),
        ("two 1:1s per month with Grace", "2", "", "1", "monthly", "1:1s"),
        ("deliver 4 lunch-and-learns", "4", "lunch-and-learns", "1", "once", "Lunch-and-learns"),
        ("write down three priorities every morning", "3", "priorities", "1", "daily", "Priorities"),
        ("weekly, on Tuesdays and Thursdays, 45 minutes of Spanish", "45", "min", "2", "weekly", "Spanish"),
        ("Speak up once in every leadership meeting", "1", "", "1", "occasion", "Leadership meeting"),
        ("block 2 hours every Monday for deep work", "2", "hours", "1", "weekly", "Deep work"),
        ("thank a colleague on Fridays", "1", "", "1", "weekly", "Colleague"),
        ("read 2-3 papers a month", "2", "papers", "1", "monthly", "Papers"),
        ("jog 20 minutes every morning", "20", "min", "1", "daily", "Jogging"),
        ("<!channel> ping", "1", "", "1", "once", "Ping"), ("send <@U123> a weekly update", "1", "",
         "1", "weekly", "Update"),
        ("Mehr Feedback geben", "1", "", "1", "once", "Feedback geben"),
        ("💪💪", "1", "", "1", "once", "💪💪"),
        ("", "1", "", "1", "once", ""), ("תן משוב", "1", "", "1", "once", "משוב"),
    ],
)  # fmt: skip
def test_a_promise_in_plain_words_is_understood(
    *, text: str, amount: str, unit: str, times: str, cadence: str, name: str
) -> None:
    reading = read_commitment(text, TODAY)
    assert (reading.amount, reading.unit, reading.times) == (Decimal(amount), unit, Decimal(times))
    said = cadence not in (Cadence.ONCE, Cadence.OCCASION)
    assert (reading.cadence, reading.cadence_said) == (cadence, said)
    assert (reading.short_name, reading.words) == (name, text)


@pytest.mark.parametrize(
    ("text", "whom", "occasion"),
    [
        ("meet with team members weekly", "team members", ""), ("meet with my mentor", "my mentor", ""),
        ("Meet with Ana every day", "Ana", ""), ("1:1 with each report", "each report", ""),
        ("connect with 4 influential people at each conference", "", "conference"),
        ("ask for feedback after every presentation", "", "presentation"), ("one question per meeting",
         "", "meeting"),
        ("present without notes", "", ""), ("feedback every day", "", ""), ("meet with", "", ""),
    ],
)  # fmt: skip
def test_with_whom_and_at_what_occasion_are_kept_in_their_words(text: str, whom: str, occasion: str) -> None:
    reading = read_commitment(text, TODAY)
    assert (reading.with_whom, reading.per_occasion) == (whom, occasion)


def test_deadline_rhythm_and_days_stand_side_by_side() -> None:
    reading = read_commitment("Coach 2 juniors every Monday and Thursday until 20 Dec", TODAY)
    assert reading.deadline is not None
    assert (reading.deadline.on, reading.deadline.text) == (date(2026, 12, 20), "until 20 Dec")
    assert (reading.times, reading.amount, reading.unit) == (Decimal(2), Decimal(2), "juniors")
    assert reading.weekdays == {0, 3}


@pytest.mark.parametrize(
    ("text", "target", "unit", "baseline", "measure", "name"),
    [
        ("Run 3 workshops for my team by 30 June", "3", "workshops", None, "counted", "Workshops"),
        ("Increase customer satisfaction from 60% to 80% by Q3", "80", "%", "60", "read",
         "Customer satisfaction"),
        ("reduce defects by 20% this year", "20", "%", None, "read", "Defects"),
        ("reduce errors by 20 percent", "20", "%", None, "read", "Errors"),
        ("lose 10 kg by June", "10", "kg", None, "counted", "Losing"),
        ("weight from 85 kg to 80 kg", "80", "kg", "85", "read", "Weight"),
        ("grow newsletter from 100 to 1,000 subscribers by eoy", "1000", "subscribers", "100",
         "counted", "Newsletter"),
        ("read 24 books in 2027", "24", "books", None, "counted", "Books"),
        ("run a 10k in under 50 minutes by May", "50", "min", None, "read", "Running"),
        ("Run 5 km in under 25 minutes by May", "25", "min", None, "read", "Running"),
        ("row 2 km in 9 minutes", "9", "min", None, "counted", "Rowing"),
        ("earn $50K in side income", "50000", "$", None, "counted", "Side income"),
        ("save $5,000", "5000", "$", None, "counted", "Saving"),
        ("get promoted to senior by Q4", None, "", None, "counted", "Promoted"),
        ("publish 2–3 articles", "2", "articles", None, "counted", "Articles"),
        ("at least 5 mentees", "5", "mentees", None, "counted", "Mentees"),
        ("minimum 4 talks", "4", "talks", None, "counted", "Talks"),
        ("10+ customer interviews", "10", "interviews", None, "counted", "Customer interviews"),
        ("5 → 10 talks", "10", "talks", "5", "counted", "Talks"),
        ("response time from 48 to 24 hours", "24", "hours", "48", "read", "Response time"),
        ("NPS 30 -> 45", "45", "", "30", "counted", "NPS"),
        ("<30 bugs", "30", "bugs", None, "read", "Bugs"), ("under 5 escalations", "5",
         "escalations", None, "read",
         "Escalations"),
        ("over 50 sign-ups", "50", "sign-ups", None, "counted", "Sign-ups"),
        ("become a better leader", None, "", None, "counted", "Leader"),
        ("complete a dozen code reviews", "12", "reviews", None, "counted", "Code reviews"),
        ("a thousand followers", "1000", "followers", None, "counted", "Followers"),
        ("present twice at the all-hands", "2", "", None, "counted", "All-hands"),
        ("mentor one junior", "1", "junior", None, "counted", "Junior"),
        ("Speak at 2 meetups by May", "2", "meetups", None, "counted", "Meetups"),
        ("speak at two meetups", "2", "meetups", None, "counted", "Meetups"),
        ("Present at 3 conferences", "3", "conferences", None, "counted", "Conferences"),
        ("Talk to 5 mentors", "5", "mentors", None, "counted", "Mentors"),
        ("Mentor 2 juniors", "2", "juniors", None, "counted", "Juniors"),
        ("Meet with 4 managers", "4", "managers", None, "counted", "Manager meetings"),
        ("Apply to 10 jobs", "10", "jobs", None, "counted", "Jobs"),
        ("Cut my meeting hours from 20 to 12", "12", "hours", "20", "read", "Meeting"),
        ("reduce my backlog from 300 to 50", "50", "", "300", "read", "Backlog"),
        ("close 3 of my 5 open deals", "3", "deals", None, "counted", "Open deals"),
        ("grow from one to three teams", "3", "teams", "1", "counted", "Teams"),
        ("learn Spanish", None, "", None, "counted", "Spanish"),
        ("top 10 in the ranking", None, "", None, "counted", "Ranking"),
        ("pass the PMP exam by March 2027", None, "", None, "counted", "PMP exam"),
        ("1e999 workshops", None, "", None, "counted", "Workshops"),
         ("-3 workshops", None, "", None, "counted", "Workshops"),
        ("٣ workshops", "3", "workshops", None, "counted", "Workshops"), ("1,5 talks", "1.5",
         "talks", None, "counted",
         "Talks"),
        ("9999999999999 talks", None, "", None, "counted", "Talks"),
         ("Type 2 certificate", None, "", None, "counted",
         "Certificate"),
        ("be 2nd in the league", None, "", None, "counted", "League"),
         ("at 9 sharp", None, "", None, "counted", "Sharp"),
        ("since 2020 I lead 3 teams", "3", "teams", None, "counted", "Lead teams"),
         ("", None, "", None, "counted", ""),
    ],
)  # fmt: skip
def test_a_goal_in_plain_words_is_understood(
    *, text: str, target: str | None, unit: str, baseline: str | None, measure: str, name: str
) -> None:
    reading = read_goal(text, TODAY)
    assert reading.target == (Decimal(target) if target else None)
    assert (reading.unit, reading.baseline) == (unit, Decimal(baseline) if baseline else None)
    assert (reading.measure, reading.short_name) == (Measure(measure), name)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("from 9999999999999 to 5 bugs", None),
        ("from 5 to 10-minute talks", "5"),
        ("from 3 to five-day events", "3"),
    ],
)
def test_from_to_without_two_amounts_is_no_baseline(text: str, target: str | None) -> None:
    reading = read_goal(text, TODAY)
    assert (reading.baseline, reading.target) == (None, Decimal(target) if target else None)


@pytest.mark.parametrize(
    "text", ["start work at 9", "meet at 3 most mornings", "at 9 sharp", "up at six on weekdays"]
)
def test_a_time_of_day_is_no_target(text: str) -> None:
    assert read_goal(text, TODAY).target is None


@pytest.mark.parametrize(
    ("text", "relative", "measure"),
    [
        ("lose 5 kg by June", True, "counted"),
        ("lose at least 5 kg", True, "counted"),
        ("cut 3 hours of meetings", True, "counted"),
        ("reduce meetings by 5", True, "counted"),
        ("reduce defects by 20 %", True, "read"),
        ("reduce defects to 20 %", False, "read"),
        ("cut meetings from 20 to 12", False, "read"),
        ("get below 80 kg", False, "read"),
        ("run a marathon under 4 hours by 1 October", False, "read"),
    ],
)
def test_a_change_by_an_amount_is_no_level(*, text: str, relative: bool, measure: str) -> None:
    reading = read_goal(text, TODAY)
    assert (reading.relative, reading.measure) == (relative, Measure(measure))


def test_times_beyond_counting_are_left_out() -> None:
    reading = read_commitment("999999999999 sessions of 30 minutes, 999 times a week", TODAY)
    assert (reading.amount, reading.unit, reading.times) == (Decimal(30), "min", Decimal(1))


def test_the_goal_of_the_form_is_read_whole() -> None:
    reading = read_goal("Run 3 workshops for my team by 30 June", TODAY)
    assert reading.deadline is not None
    assert reading.deadline.on == date(2027, 6, 30)


def test_the_decimal_mark_is_the_persons() -> None:
    assert read_goal("sell 1.500 books", TODAY, decimal_comma=True).target == 1500
    assert read_commitment("run 1.500 km a week", TODAY).amount == Decimal("1.5")


PIECES = st.lists(
    st.sampled_from(
        ["run", "3", "sessions", "of", "30", "minutes", "a", "week", "from", "10%", "to", "→", "with",
         "each", "by", "june",
         "999999999999", "$5k", "one", "half", "km", "1,5", "1.2.3", ";", "my", "team", "<@U1>",
         ":tada:", "meet", "1:1", "x"]
    )
).map(" ".join)  # fmt: skip


@given(st.one_of(st.text(), PIECES), st.one_of(st.just(TODAY), st.dates()), st.booleans())
def test_any_text_is_read_without_an_error_and_twice_the_same(text: str, today: date, comma: bool) -> None:
    goal = read_goal(text, today, decimal_comma=comma)
    promise = read_commitment(text, today, decimal_comma=comma)
    assert goal == read_goal(text, today, decimal_comma=comma)
    assert promise == read_commitment(text, today, decimal_comma=comma)
    assert goal.words == promise.words == text
    assert max(len(goal.short_name), len(promise.short_name)) <= SHORT_NAME_MAX
    assert promise.amount >= 0
    assert promise.times >= 0


@pytest.mark.parametrize(
    "piece",
    ["a", "1 ", "by ", "from 1 to ", " ", "3 times a ", "one a ", "1,", "mon, tue and ", "with ", "<",
         ":a", "٣ ", "- ",
     "every ", "i want to ", "a b c ", "from 1 a b ", "🎉", "mondays and "],
)  # fmt: skip
def test_long_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    assert growth(lambda text: read_goal(text, TODAY), piece) < FOUR_TIMES

"""Who a word would help first, rule by rule."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import DateSpan
from bot.domain.coaches import OPEN_FROM, CoachChannel
from bot.domain.goals import CheckinStatus
from bot.domain.sharing import CoachView
from bot.domain.tallies import PromiseWeek, Tally
from bot.domain.triage import DigestFacts, Missed, Need, PersonFacts, Said, Triage, Tried, triage
from tests.domain.plans import make_commitment, march

WEEK = DateSpan(march(2), march(8))
STUCK, AT_RISK, ON_TRACK = CheckinStatus.STUCK, CheckinStatus.AT_RISK, CheckinStatus.ON_TRACK


def said(status: CheckinStatus, week_on: date = WEEK.first) -> Said:
    return Said("Talk", status, week_on)


def missed(since: date = WEEK.last) -> Missed:
    return Missed(PromiseWeek(make_commitment(), Tally(3, 5), Decimal(5), Decimal(3)), since)


def person(
    name: str,
    *what: Said | Missed,
    shows: CoachView = CoachView.NAMED,
    back_on: date | None = None,
) -> PersonFacts:
    return PersonFacts(
        UUID(int=int.from_bytes(name.encode())),
        name,
        shows,
        tuple(each for each in what if isinstance(each, Said)),
        tuple(each for each in what if isinstance(each, Missed)),
        back_on,
        Tally(1, 2),
        Tally(1, 1),
    )


def sorted_out(*people: PersonFacts, private: bool = True) -> Triage:
    channel = CoachChannel(UUID(int=1), "C1", UUID(int=2), "coaching", private=private, runs=True)
    return triage(DigestFacts(channel, WEEK, people))


def order(*people: PersonFacts) -> list[str]:
    return [word.person.name for word in sorted_out(*people).first]


def test_stuck_comes_before_at_risk_and_at_risk_before_a_miss() -> None:
    assert order(person("Ada", missed()), person("Ben", said(AT_RISK)), person("Mia", said(STUCK))) == [
        "Mia",
        "Ben",
        "Ada",
    ]


def test_more_goals_or_promises_come_first_among_equals() -> None:
    assert order(person("Ada", said(STUCK)), person("Ben", said(STUCK), said(STUCK))) == ["Ben", "Ada"]
    assert order(person("Ada", missed()), person("Ben", missed(), missed())) == ["Ben", "Ada"]


def test_then_the_older_word_or_miss_comes_first() -> None:
    older = date(2026, 2, 23)
    assert order(person("Ada", said(STUCK)), person("Ben", said(STUCK, older))) == ["Ben", "Ada"]
    assert order(person("Ada", missed()), person("Ben", missed(march(3)))) == ["Ben", "Ada"]


def test_who_has_said_so_for_longer_comes_first_among_equals() -> None:
    lasting = replace(said(STUCK), since=date(2026, 2, 9))
    assert order(person("Ada", said(STUCK)), person("Ben", lasting)) == ["Ben", "Ada"]
    assert order(person("Ada", said(STUCK), said(STUCK)), person("Ben", lasting)) == ["Ada", "Ben"]


def test_then_the_name_decides_whatever_its_capitals() -> None:
    assert order(person("ben", said(STUCK)), person("Ada", said(STUCK)), person("Cleo", said(STUCK))) == [
        "Ada",
        "ben",
        "Cleo",
    ]


def test_the_need_is_the_most_urgent_one_and_misses_stay_beside_it() -> None:
    (word,) = sorted_out(person("Ada", said(AT_RISK), said(STUCK), missed())).first
    assert (word.need, word.said, word.missed, word.size) == (Need.STUCK, (said(STUCK),), (missed(),), 1)
    (word,) = sorted_out(person("Ada", said(AT_RISK))).first
    assert (word.need, word.since) == (Need.AT_RISK, WEEK.first)


def test_who_was_written_to_keeps_their_place() -> None:
    ada, ben = person("Ada", said(STUCK)), person("Ben", said(STUCK))
    assert order(ben, replace(ada, tried=Tried("Grace", march(11)))) == ["Ada", "Ben"]


def test_a_checkin_of_more_than_two_weeks_ago_says_nothing_of_today() -> None:
    assert order(person("Ada", said(STUCK, date(2026, 2, 23)))) == ["Ada"]
    assert order(person("Ada", said(STUCK, date(2026, 2, 16)))) == []


def test_who_said_on_track_and_missed_nothing_is_on_track() -> None:
    found = sorted_out(person("Jo", said(ON_TRACK)), person("Ada"))
    assert [each.name for each in found.on_track] == ["Ada", "Jo"]


def test_of_whom_nothing_is_known_nothing_is_said() -> None:
    silent = replace(person("Ada"), week=Tally(0, 0))
    found = sorted_out(silent, replace(person("Ben", said(ON_TRACK, date(2026, 2, 9))), week=Tally(0, 0)))
    assert [each.name for each in found.unknown] == ["Ada", "Ben"]
    assert (found.on_track, found.people) == ((), 2)
    assert sorted_out(replace(silent, said=(said(ON_TRACK),))).unknown == ()
    assert sorted_out(replace(silent, week=Tally(1, 1))).unknown == ()


def test_who_is_away_is_not_in_the_order() -> None:
    found = sorted_out(person("Li", said(STUCK), missed(), back_on=march(16)))
    assert ([each.name for each in found.away], found.first, found.on_track) == (["Li"], (), ())


def test_who_is_only_counted_has_no_name_and_stands_in_the_totals() -> None:
    found = sorted_out(person("Sam", said(STUCK), shows=CoachView.COUNTED), person("Ada"))
    assert (found.first, len(found.counted), found.people) == ((), 1, 2)
    assert (found.week, found.week_before) == (Tally(2, 4), Tally(2, 2))


def test_in_an_open_channel_nobody_has_a_name() -> None:
    found = sorted_out(*[person(name, said(STUCK)) for name in "ABCDE"], private=False)
    assert (found.first, len(found.counted), found.too_few) == ((), 5, False)


def test_an_open_channel_has_no_totals_below_five_people() -> None:
    four = [person(name) for name in "ABCDEFG"[: OPEN_FROM - 1]]
    assert sorted_out(*four, private=False).too_few
    assert not sorted_out(*four).too_few


def test_nobody_shows_anything_yet() -> None:
    found = sorted_out()
    assert (found.people, found.week) == (0, Tally(0, 0))


SAYINGS = st.builds(
    Said,
    st.just("Talk"),
    st.sampled_from(CheckinStatus),
    st.dates(date(2026, 1, 1), date(2026, 3, 8)),
)
PEOPLE = st.lists(
    st.builds(
        PersonFacts,
        st.uuids(),
        st.text(max_size=5),
        st.sampled_from([CoachView.COUNTED, CoachView.NAMED]),
        st.lists(SAYINGS, max_size=3).map(tuple),
        st.lists(st.dates(WEEK.first, WEEK.last).map(missed), max_size=2).map(tuple),
        st.none() | st.dates(march(12), march(30)),
        st.builds(Tally, st.integers(0, 5), st.integers(5, 9)) | st.just(Tally()),
    ),
    unique_by=lambda each: each.person_id,
    max_size=12,
)


@given(PEOPLE, st.booleans())
def test_everybody_who_chose_appears_exactly_once_and_nobody_else(
    people: list[PersonFacts], private: bool
) -> None:
    found = sorted_out(*people, private=private)
    placed = [*(word.person for word in found.first), *found.on_track, *found.unknown, *found.away]
    placed += found.counted
    assert sorted(each.person_id for each in placed) == sorted(each.person_id for each in people)
    assert found.people == len(people)
    named = {each.person_id for each in placed} - {each.person_id for each in found.counted}
    assert named <= {each.person_id for each in people if private and each.shows is CoachView.NAMED}


@given(PEOPLE, st.randoms())
def test_the_order_does_not_depend_on_chance(people: list[PersonFacts], chance: object) -> None:
    shuffled = list(people)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted_out(*shuffled).first == sorted_out(*people).first

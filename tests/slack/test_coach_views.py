"""The coach's channel in words, held to Slack's limits with empty, long and hostile facts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.block_rules import message_faults, message_is_too_long, view_faults, view_is_too_large
from bot.demo.pings import pings_in
from bot.domain.calendar import DateSpan, PersonCalendar
from bot.domain.coaches import CoachChannel, SeenChannel
from bot.domain.goals import Cadence, CheckinStatus
from bot.domain.people import DEFAULT_TIMES, Person, Profile
from bot.domain.people_errors import NamedInTheOpen, NoSummary, OthersSummary, SeveralSummaries
from bot.domain.sharing import CoachView
from bot.domain.tallies import PromiseWeek, Tally
from bot.domain.triage import Board, DigestFacts, Missed, PersonFacts, Said, Tried
from bot.slack import (
    board_views,
    coach_news_views,
    coach_views,
    digest_detail_views,
    digest_views,
    error_views,
    ids,
)
from bot.slack.blocks import View
from bot.slack.digest_text import NOTHING_TRIED
from bot.slack.message import Message
from tests.demo.stage import MANIFEST
from tests.domain.plans import make_commitment, march

TITLE = "Coaching summary, week of Mon 2 Mar."
WEEK = DateSpan(march(2), march(8))
HOSTILE = "<!channel> <@U1> *bold* `x` & \u202e\n" + "é💪&<" * 500
CHANNEL = CoachChannel(UUID(int=9), "C1", UUID(int=2), "coaching", private=True, runs=True)
SEEN = SeenChannel("C1", "coaching", private=True, shared=False, archived=False, joined=True, readers=3)
CLEO = Person(UUID(int=2), "U2", "Cleo", "Europe/Berlin", "en-GB")
COACH = Profile(CLEO, DEFAULT_TIMES, PersonCalendar("Europe/Berlin"), member=False)
THREE_OF_FIVE = Tally(3, 5)
STUCK, AT_RISK = CheckinStatus.STUCK, CheckinStatus.AT_RISK


def missed(
    short_name: str = "Feedback",
    tally: Tally = THREE_OF_FIVE,
    cadence: Cadence = Cadence.DAILY,
) -> Missed:
    commitment = replace(make_commitment(cadence, unit="workshops"), short_name=short_name)
    return Missed(PromiseWeek(commitment, tally, Decimal(3), Decimal(1)), march(6))


def person(
    name: str,
    *what: Said | Missed,
    back_on: date | None = None,
    shows: CoachView = CoachView.NAMED,
    week: Tally = THREE_OF_FIVE,
) -> PersonFacts:
    return PersonFacts(
        uuid4(),
        name,
        shows,
        tuple(each for each in what if isinstance(each, Said)),
        tuple(each for each in what if isinstance(each, Missed)),
        back_on,
        week,
        Tally(2, 5),
    )


def facts(*people: PersonFacts, private: bool = True) -> DigestFacts:
    return DigestFacts(replace(CHANNEL, private=private), WEEK, people)


def lines(*people: PersonFacts, private: bool = True) -> list[str]:
    return digest_views.digest(facts(*people, private=private)).text.splitlines()


def fits(drawn: Message | View) -> None:
    if isinstance(drawn, Message):
        assert message_faults(list(drawn.blocks)) == []
        assert not message_is_too_long(list(drawn.blocks))
        assert characters(drawn.blocks) < 10_000
        assert 0 < len(drawn.text) < 4000
        assert pings_in(drawn.text, drawn.blocks) == []
    else:
        assert view_faults(drawn) == []
        assert not view_is_too_large(drawn)
        assert pings_in("", drawn["blocks"]) == []


def characters(node: Any) -> int:
    """Of every text in blocks, as it is sent."""
    if isinstance(node, list | tuple):
        return sum(map(characters, node))
    if isinstance(node, dict):
        text = node.get("text")
        return (len(text) if isinstance(text, str) else 0) + sum(map(characters, node.values()))
    return 0


def test_the_summary_says_who_a_word_would_help_first_and_why() -> None:
    people = (
        person("Mia", Said("Conference talk", STUCK, march(2))),
        replace(person("Ben", missed()), tried=Tried("Grace", march(11))),
        *(person(name) for name in ("Ada", "Jo", "Sam")),
        person("Li", back_on=march(16)),
    )
    assert lines(*people) == [
        "Coaching summary, week of Mon 2 Mar. 6 people show something here.",
        "A word would help first:",
        "1. Mia: stuck on Conference talk.",
        "2. Ben: Feedback kept on 3 of 5 days. Grace wrote on Wed 11 Mar.",
        "On track: Ada, Jo, Sam. Away: Li (back Mon 16 Mar).",
        "Together: 18 of 30 promises kept (week before: 12 of 30).",
        "Each person here chose what is shown and saw who reads this channel. Details are in the thread.",
    ]


def test_since_when_somebody_is_stuck_is_said_goal_by_goal() -> None:
    talk, book = Said("Talk", STUCK, march(2), date(2026, 2, 9)), Said("Book", STUCK, date(2026, 2, 23))
    assert "1. Mia: stuck on Talk since Mon 9 Feb and Book (week of Mon 23 Feb)." in lines(
        person("Mia", talk, book)
    )
    assert "Check-in: Talk stuck since Mon 9 Feb." in board_of(person("Mia", talk))[1]


def test_what_somebody_asks_for_stands_beside_why_as_they_wrote_it() -> None:
    mia = person("Mia", Said("Talk", STUCK, march(2), asks="An hour with <@U1>, who has done it"))
    line = "Asks: “An hour with &lt;@U1&gt;, who has done it”."
    assert f"1. Mia: stuck on Talk. {line}" in lines(mia)
    assert line in board_of(mia)[1]
    assert line not in str(digest_views.digest(facts(mia, private=False)))
    assert "Asks" not in board_of(replace(mia, back_on=march(16)))[0]


def test_no_line_of_the_thread_is_cut_and_what_has_no_room_is_counted() -> None:
    people = [person(f"{number:02}", missed("L" * 60), missed("M" * 60)) for number in range(25)]
    shown = digest_detail_views.detail(facts(*people)).text.splitlines()
    assert all(line.endswith("Kept that week: 3 of 5 (week before: 2 of 5).") for line in shown[1:-1])
    assert shown[-1] == f"And {25 - len(shown[1:-1])} more; the board of this channel's coach has all."
    fits(digest_detail_views.detail(facts(*people)))


def test_the_thread_holds_the_same_people_their_numbers_and_what_was_tried() -> None:
    ben = replace(person("Ben", missed()), tried=Tried("Grace", march(11)))
    drawn = digest_detail_views.detail(facts(person("Mia", Said("Talk", STUCK, march(2))), ben))
    assert drawn.text.splitlines()[1:] == [
        "Mia: stuck on Talk. Kept that week: 3 of 5 (week before: 2 of 5).",
        (
            "Ben: Feedback kept on 3 of 5 days. Kept that week: 3 of 5 (week before: 2 of 5). "
            "Grace wrote on Wed 11 Mar."
        ),
    ]
    assert [block["type"] for block in drawn.blocks] == ["section", "section"]
    assert not digest_detail_views.has_detail(facts(person("Jo")))
    assert not digest_detail_views.has_detail(facts(person("Mia", missed()), private=False))


def test_many_stand_in_a_table_under_the_summary_all_of_them() -> None:
    talk = Said("Talk", STUCK, march(2), date(2026, 2, 9))
    people = [person(f"A{number:02}", talk) for number in range(80)]
    drawn = digest_detail_views.detail(facts(*people, person("Ben", missed())))
    (table,) = (block for block in drawn.blocks if block["type"] == "data_table")
    rows = [[cell["text"] for cell in row] for row in table["rows"]]
    assert rows[:2] == [
        ["Person", "Why", "About", "Kept", "Tried"],
        ["A00", "Stuck", "Talk since Mon 9 Feb", "3 of 5", "–"],
    ]
    assert rows[-1] == ["Ben", "Missed", "Feedback", "3 of 5", "–"]
    assert len(rows) == 82
    fits(drawn)


def test_everything_that_is_said_of_a_person_stands_in_their_line() -> None:
    silent, talk = Missed(None, march(2)), Said("Talk", AT_RISK, date(2026, 2, 23))
    many = [missed(f"P{number}") for number in range(4)]
    assert "1. Ben: at risk with Talk (week of Mon 23 Feb); Workshops 1 of 3 workshops." in lines(
        person("Ben", talk, missed("Workshops", Tally(0, 1), Cadence.WEEKLY))
    )
    assert "1. Ben: nothing logged and no check-in." in lines(person("Ben", silent, week=Tally(0, 0)))
    assert "1. Ben: P0 kept on 3 of 5 days, P1 kept on 3 of 5 days and 2 more." in lines(person("Ben", *many))
    assert "1. Ben: P kept on 0 of 1 day." in lines(person("Ben", missed("P", Tally(0, 1))))


def test_one_line_when_nothing_needs_anyone() -> None:
    on_track = [person(name) for name in ("Ada", "Ben", "Jo", "Mia", "Sam")]
    rest = "5 are on track and Li is away until Mon 16 Mar"
    assert lines(*on_track, person("Li", back_on=march(16))) == [
        f"{TITLE} Nothing needs you this week. 6 people show something here; {rest}.",
        "Each person here chose what is shown and saw who reads this channel.",
    ]
    assert "1 person shows something here; 1 is on track." in lines(on_track[0])[0]


def test_who_is_counted_without_a_name_stands_in_the_totals() -> None:
    said = lines(person("Ada", shows=CoachView.COUNTED, week=Tally(1, 2)))
    assert said[0].endswith("1 person shows something here; 1 is counted without a name.")
    assert said[1] == "Together: 1 of 2 promises kept (week before: 2 of 5)."
    assert "Ada" not in "".join(said)
    both = lines(person("Ada", shows=CoachView.COUNTED), person("Ben", missed()), person("Jo"))
    assert "On track: Jo. Counted without a name: 1." in both


def test_without_a_period_that_counts_there_are_no_totals() -> None:
    nobody = replace(person("Ada", shows=CoachView.COUNTED, week=Tally(0, 0)), week_before=Tally(0, 0))
    assert not [line for line in lines(nobody) if line.startswith("Together")]
    first = replace(person("Ada", shows=CoachView.COUNTED), week_before=Tally(0, 0))
    assert lines(first)[1] == "Together: 3 of 5 promises kept."


def test_an_open_channel_gets_totals_and_no_name() -> None:
    people = [person(name, Said("Talk", STUCK, march(2))) for name in "ABCDE"]
    assert lines(*people, private=False)[:2] == [
        f"{TITLE} 5 people show something here. This channel isn't private, so I name nobody.",
        "Together: 15 of 25 promises kept (week before: 10 of 25).",
    ]
    assert "data_table" not in [
        block["type"] for block in digest_views.digest(facts(*people, private=False)).blocks
    ]


def test_there_is_no_summary_for_nobody_and_in_the_open_none_for_four() -> None:
    four = [person(name) for name in "ABCD"]
    assert not digest_views.has_digest(facts())
    assert not digest_views.has_digest(facts(*four, private=False))
    assert digest_views.has_digest(facts(*four))
    assert digest_views.has_digest(facts(*four, person("E"), private=False))
    assert "Nobody shows anything in #coaching yet." in digest_views.private_digest(facts()).text
    assert "Fewer than 5 people" in digest_views.private_digest(facts(*four, private=False)).text


def test_the_coach_reads_the_same_words_alone() -> None:
    shown = digest_views.private_digest(facts(person("Ben", missed())))
    assert "1. Ben: Feedback kept on 3 of 5 days." in shown.text
    assert shown.text.endswith("Only you see this. #coaching gets its own each week.")
    assert {block["type"] for block in shown.blocks} == {"section", "context"}
    fits(shown)


@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("count", [1, 12, 200])
def test_any_number_of_people_fits(count: int, private: bool) -> None:
    hostile = [Said(HOSTILE[:40], STUCK, march(2), asks=HOSTILE[:120])] * 3 + [
        Said(HOSTILE[:40], AT_RISK, march(2))
    ]
    needing = [
        replace(
            person(HOSTILE, *hostile, missed(HOSTILE[:40]), missed(HOSTILE[:40])),
            tried=Tried(HOSTILE, march(11)),
        )
        for _ in range(count)
    ]
    on_track = [person(HOSTILE) for _ in range(count)]
    away = [person(HOSTILE, back_on=march(16)) for _ in range(count)]
    for people in (needing + on_track + away, on_track + away):
        found = facts(*people, private=private)
        if digest_views.has_digest(found):
            fits(digest_views.digest(found))
        fits(digest_detail_views.detail(found))
        fits(digest_views.private_digest(found))
        for at in (0, 1, 10**6):
            fits(board_views.board(Board(found, (CHANNEL,) * 12), at))


def test_of_whom_nothing_is_known_it_is_not_said_that_they_are_on_track() -> None:
    silent = person("Jo", week=Tally())
    assert "On track: Ada. Nothing known yet: Jo." in lines(person("Mia", missed()), person("Ada"), silent)
    assert "1 is on track and of 1 nothing is known yet." in lines(person("Ada"), silent)[0]
    assert "Nothing known of that week yet." in str(board_of(silent))


def test_the_rest_of_many_is_counted() -> None:
    needing = [person(f"B{number:03}", missed()) for number in range(60)]
    said = lines(*needing, *(person(f"A{number:03}") for number in range(200)))
    assert "And 50 more, in the thread." in said
    assert any(line.startswith("On track: A000, A001") and " more." in line for line in said)
    away = [person(f"A{number:03}", back_on=march(16)) for number in range(12)]
    assert lines(*away)[0].endswith("A009 is away until Mon 16 Mar and 2 are away too.")


@given(st.text(max_size=60), st.text(max_size=40))
def test_whatever_people_are_called_nobody_is_pinged(name: str, short_name: str) -> None:
    fits(digest_views.digest(facts(person(name, Said(short_name, STUCK, march(2)), missed(short_name)))))


def test_a_person_without_a_name_is_somebody() -> None:
    assert "1. Somebody: Feedback kept on 3 of 5 days." in lines(person("", missed()))


def test_the_post_names_the_coach_and_the_hour_and_holds_the_choice() -> None:
    posted = coach_views.post(COACH, CHANNEL)
    assert "Cleo coaches here and asked me for it: each Thursday at 10:00 Berlin." in posted.text
    assert [element["action_id"] for element in posted.blocks[1]["elements"]] == [ids.COACH_CHOOSE]
    opened = coach_views.post(COACH, replace(CHANNEL, private=False))
    assert "by name" in posted.text
    assert "by name" not in opened.text
    fits(posted)


def test_the_coach_sees_the_very_text_before_it_is_posted() -> None:
    offered = coach_views.offer(COACH, SEEN, runs=False)
    assert all(f"> {line}" in offered.text for line in coach_views.post(COACH, CHANNEL).text.splitlines())
    assert "Nothing is posted until you press the button." in offered.text
    assert "3 people are in it today" in offered.text
    assert "in #coaching, which gets your summary already." in coach_views.offer(COACH, SEEN, runs=True).text
    fits(offered)


def choices(view: View) -> list[str]:
    (field,) = (block for block in view["blocks"] if block["type"] == "input")
    return [option["value"] for option in field["element"]["options"]]


def test_the_form_says_who_reads_before_anybody_chooses() -> None:
    one = replace(SEEN, readers=1)
    for seen, said in (
        (SEEN, "#coaching is a private channel; 3 people are in it today and can read it."),
        (one, "#coaching is a private channel; 1 person is in it today and can read it."),
        (replace(SEEN, private=False), "#coaching is a public channel: everybody in your Slack can read it;"),
        (replace(SEEN, private=False, shared=True), "#coaching is shared with another workspace;"),
    ):
        view = coach_views.choice_form(CHANNEL, seen, CLEO, CoachView.OFF, has_goal=True)
        assert view["blocks"][0]["text"]["text"].startswith(said)
        fits(view)


def test_a_name_is_offered_in_private_channels_alone() -> None:
    private = coach_views.choice_form(CHANNEL, SEEN, CLEO, CoachView.NAMED, has_goal=True)
    opened = coach_views.choice_form(
        CHANNEL, replace(SEEN, private=False), CLEO, CoachView.NAMED, has_goal=False
    )
    assert choices(private) == ["off", "counted", "named"]
    assert choices(opened) == ["off", "counted"]
    assert "You have no goal yet." in str(opened)
    assert "Named" not in str(opened)
    fits(opened)


@pytest.mark.parametrize("shows", list(CoachView))
def test_the_answer_says_what_was_chosen(shows: CoachView) -> None:
    view = coach_views.saved(CHANNEL, shows)
    assert "#coaching" in str(view)
    fits(view)


def test_every_answer_fits_with_hostile_names() -> None:
    hostile = replace(CHANNEL, name=HOSTILE[:80])
    coach = replace(COACH, person=replace(CLEO, name=HOSTILE))
    seen = replace(SEEN, name=HOSTILE[:80])
    for drawn in (
        coach_views.offer(coach, seen, runs=False),
        coach_views.posted(coach, seen),
        coach_views.post(coach, hostile),
        coach_views.choice_form(hostile, seen, coach.person, CoachView.OFF, has_goal=False),
        coach_views.saved(hostile, CoachView.NAMED),
        coach_views.stopped(hostile),
        coach_news_views.refused(hostile),
        coach_views.uses([]),
        coach_views.uses([(hostile, CoachView.NAMED)] * 30),
        coach_views.only_in_a_channel(),
        coach_views.invite_first(),
        coach_views.readers_unknown(),
        digest_views.order(),
        error_views.message(NoSummary()),
        error_views.message(SeveralSummaries((HOSTILE[:80], "a"))),
        error_views.message(OthersSummary(HOSTILE)),
        error_views.message(NamedInTheOpen()),
    ):
        fits(drawn)


def test_the_bot_is_invited_by_the_name_it_has() -> None:
    name = MANIFEST["features"]["bot_user"]["display_name"]
    assert f"@{name}" == coach_views.BOT_NAME


def board_of(*people: PersonFacts, private: bool = True, at: int = 0) -> list[str]:
    view = board_views.board(Board(facts(*people, private=private)), at)
    return [block["text"]["text"] for block in view["blocks"] if block["type"] == "section"]


def test_the_board_says_of_each_person_what_was_said_kept_missed_and_tried() -> None:
    mia = person(
        "Mia", Said("Talk", STUCK, march(2)), Said("Book", CheckinStatus.ON_TRACK, date(2026, 2, 23))
    )
    ben = replace(person("Ben", missed()), tried=Tried("Grace", march(11)))
    li, jo = person("Li", missed(), back_on=march(16)), person("Jo", shows=CoachView.COUNTED)
    kept = "Kept that week: 3 of 5; the week before: 2 of 5."
    talks = replace(make_commitment(Cadence.WEEKLY, unit="talks"), short_name="Talks", id=uuid4())
    ada = replace(person("Ada"), promises=(PromiseWeek(talks, Tally(1, 1), Decimal(1), Decimal(2)),))
    assert board_of(ada, ben, li, jo, mia) == [
        "*#coaching, week of Mon 2 Mar.* A word would help 2 of 4 first.",
        f"*Mia*\nCheck-in: Talk stuck; Book on track (week of Mon 23 Feb).\n{kept}\n{NOTHING_TRIED}",
        f"*Ben*\n{kept}\nMissed: Feedback kept on 3 of 5 days.\nTried: Grace wrote on Wed 11 Mar.",
        f"*Ada*\n{kept}\nNumbers: Talks 2 of 1 talk.",
        f"*Li* is away, back Mon 16 Mar\n{kept}\nMissed: Feedback kept on 3 of 5 days.",
        "Counted without a name: 1.",
    ]


def test_a_board_without_names_says_why() -> None:
    assert "Nobody shows anything here yet." in board_of()[0]
    assert "Nobody chose to be named here." in board_of(person("Jo", shows=CoachView.COUNTED))[0]
    assert board_of(*(person(name) for name in "ABCDE"), private=False) == [
        "*#coaching, week of Mon 2 Mar.* This channel isn't private, so I name nobody here either."
    ]


def test_a_long_board_has_pages_and_everybody_is_on_one_of_them() -> None:
    people = [person(f"P{number:03}") for number in range(45)]
    pages = [board_of(*people, at=at)[1:] for at in range(3)]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert len({line for page in pages for line in page}) == 45


@given(
    st.lists(st.tuples(st.sampled_from(CoachView), st.booleans(), st.booleans()), max_size=12),
    st.booleans(),
)
@settings(max_examples=30)
def test_who_did_not_choose_to_be_named_is_named_nowhere(
    drawn: list[tuple[CoachView, bool, bool]], private: bool
) -> None:
    """Off never reaches the facts; counted stands in totals alone; in the open nobody has a name."""
    people, hidden = [], []
    for number, (shows, stuck, fell_short) in enumerate(drawn):
        mark = f"Q{number:03}Q"
        whats = [Said(f"{mark}goal", STUCK, march(2))] * stuck + [missed(f"{mark}promise")] * fell_short
        made = replace(person(mark, *whats, shows=shows), tried=Tried(f"{mark}partner", march(11)))
        if shows is not CoachView.OFF:
            people.append(made)
        if shows is not CoachView.NAMED or not private:
            hidden.append(mark)
    found = facts(*people, private=private)
    payloads = repr(
        [
            digest_views.digest(found),
            digest_detail_views.detail(found),
            digest_views.private_digest(found),
            *(board_views.board(Board(found), at) for at in range(2)),
        ]
    )
    assert [mark for mark in hidden if mark in payloads] == []
    if private:
        named = [each.name for each in people if each.shows is CoachView.NAMED]
        assert [name for name in named if name not in payloads] == []

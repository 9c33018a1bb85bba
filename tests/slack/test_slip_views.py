"""What was missed, and a word about it, in words; held to Slack's limits with long and hostile facts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.demo.block_rules import message_faults, message_is_too_long, view_faults, view_is_too_large
from bot.domain.calendar import DAY, DateSpan, PersonCalendar
from bot.domain.goals import Cadence, Commitment, Entry
from bot.domain.people import DEFAULT_TIMES, Person, Profile
from bot.domain.sharing import NoticeState, Partnership, PartnershipState, Role
from bot.domain.slip_facts import (
    ADDED_MAX,
    CardFacts,
    DraftFacts,
    Missed,
    Notice,
    NoticeFacts,
    OwnerFacts,
    WordFacts,
    missed_facts,
)
from bot.domain.slips import Slip, SlipState
from bot.slack import slip_card_views, slip_views, word_views
from bot.slack.blocks import TEXT_MAX, View
from bot.slack.message import Message
from bot.slack.slip_text import (
    by_when,
    draft_line,
    hour_for_both,
    name_of,
    owner_line,
    partner_words,
    soonest,
)
from tests.domain.plans import ADA, make_cal, make_commitment, make_entry, march

NOW = datetime(2026, 3, 10, 8, tzinfo=UTC)
HOUR = datetime(2026, 3, 11, 12, tzinfo=UTC)
TODAY = march(10)
CAL = make_cal()
HOSTILE = "<!channel> <@U1> *b* `x` \n& \u202eab"
BEN = Person(ADA, "U1BEN", "Ben", "Europe/Berlin", "en-GB")
GRACE = Person(UUID(int=5), "U1GRACE", "Grace", "America/New_York", "en-US")


def missed(promise: Commitment, first: date, last: date, *entries: Entry, running: bool = True) -> Missed:
    slip = Slip(uuid4(), ADA, promise.id, DateSpan(first, last), SlipState.TOLD_OWNER)
    return missed_facts(slip, promise, entries, CAL, running=running)


def silent(*, stands: bool = True) -> Missed:
    return Missed(Slip(uuid4(), ADA, None, DateSpan(march(2), march(8)), SlipState.OPEN), None, stands=stands)


def notice(
    *what: Missed, state: NoticeState = NoticeState.TOLD_OWNER, partner: Person = GRACE, **changes: Any
) -> NoticeFacts:
    made = Notice(
        uuid4(), UUID(int=8), UUID(int=7), state, told_text="Ben planned 3 people.", partner_at=HOUR
    )
    agreement = Partnership(
        UUID(int=7),
        ADA,
        "U1GRACE",
        GRACE.id,
        Role.PEER,
        PartnershipState.ACCEPTED,
        "ask me",
        march(31),
        NOW,
        NOW,
    )
    return NoticeFacts(replace(made, **changes), agreement, partner, HOUR, what)


def owner(*what: Missed, notices: tuple[NoticeFacts, ...], person: Person = BEN) -> OwnerFacts:
    return OwnerFacts(UUID(int=8), Profile(person, DEFAULT_TIMES, CAL, member=True), what, notices)


def card(of: NoticeFacts, *, word: str = "", runs: bool = True, person: Person = BEN) -> CardFacts:
    partner = Profile(of.partner, DEFAULT_TIMES, PersonCalendar(GRACE.zone), member=False)
    return CardFacts(of.notice, of.partnership, person, partner, "T1", runs, word)


def fits(drawn: Message | View) -> None:
    if isinstance(drawn, Message):
        assert message_faults(list(drawn.blocks)) == []
        assert not message_is_too_long(list(drawn.blocks))
        assert 0 < len(drawn.text) < TEXT_MAX
        assert "<" not in drawn.text
    else:
        assert view_faults(drawn) == []
        assert not view_is_too_large(drawn)


DAILY = make_commitment(amount="3")
RUN = missed(
    DAILY, march(6), march(9), *(make_entry(march(day), "3") for day in (2, 3, 5)), make_entry(march(6))
)
WEEKLY = make_commitment(Cadence.WEEKLY, unit="workshops", times="3")
WEEK = missed(WEEKLY, march(9), march(15), *(make_entry(march(day)) for day in (2, 3, 4, 9)))
ONCE = make_commitment(Cadence.ONCE, unit="course", ends_on=march(6))
LONG = missed(make_commitment(amount="3"), march(2), march(13), make_entry(march(4), "2"))


@pytest.mark.parametrize(
    ("what", "to_owner", "to_partner", "draft"),
    [
        (
            RUN,
            "*Feedback*: 1 of 3 people on Fri 6 Mar, 0 of 3 people on Mon 9 Mar, as logged so far.",
            ("Feedback: Ben planned 3 people each working day. Logged: 1 on Fri 6 Mar, 0 on Mon 9 Mar. "
             "Before that: kept 3 of 4 days."),
            ("On Fri 6 Mar and Mon 9 Mar you logged 1 and 0 of the 3 people a day you planned for Feedback. "
             "Before that, 3 of 4 days held."),
        ),
        (
            WEEK,
            "*Feedback*: 1 of 3 workshops, Mon 9 to Sun 15 Mar, as logged so far.",
            ("Feedback: Ben planned 3 workshops for Mon 9 to Sun 15 Mar. Logged: 1. "
             "Before that: kept 1 of 1 week."),
            ("Mon 9 to Sun 15 Mar you logged 1 of the 3 workshops you planned for Feedback. "
             "Before that, 1 of 1 week held."),
        ),
        (
            missed(ONCE, march(2), march(6)),
            "*Feedback*: 0 of 1 course, by Fri 6 Mar, as logged so far.",
            "Feedback: Ben planned 1 course by Fri 6 Mar. Logged: 0.",
            "Mon 2 to Fri 6 Mar you logged 0 of the 1 course you planned for Feedback.",
        ),
        (
            LONG,
            "*Feedback*: 2 of 30 people on 10 days, Mon 2 to Fri 13 Mar, as logged so far.",
            ("Feedback: Ben planned 3 people each working day. Logged: 2 of 30 people on 10 days, "
             "Mon 2 to Fri 13 Mar."),
            "For Feedback you logged 2 of 30 people on 10 days, Mon 2 to Fri 13 Mar.",
        ),
        (
            silent(),
            "Nothing was logged Mon 2 to Sun 8 Mar, and the check-in got no answer.",
            "Ben logged nothing Mon 2 to Sun 8 Mar, and left the check-in of that week without an answer.",
            "Mon 2 to Sun 8 Mar nothing was logged, and your check-in got no answer.",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_miss_in_words(what: Missed, to_owner: str, to_partner: str, draft: str) -> None:
    assert owner_line(what, "en-GB", TODAY) == to_owner
    assert partner_words(BEN, notice(what), TODAY) == to_partner
    assert draft_line(what, "en-GB", TODAY) == draft


def test_named_days_are_said_as_they_were_named() -> None:
    promise = make_commitment(amount="3", weekdays=(1, 3))
    words = partner_words(BEN, notice(missed(promise, march(3), march(5))), TODAY)
    assert "each Tue and Thu." in words


def test_what_was_put_right_says_so() -> None:
    kept = [make_entry(march(6), "3"), make_entry(march(9), "3")]
    for running in (True, False):
        right = missed(DAILY, march(6), march(9), *kept, running=running)
        assert owner_line(right, "en-GB", TODAY) == "*Feedback*, Fri 6 to Mon 9 Mar: put right since."
    assert owner_line(silent(stands=False), "en-GB", TODAY) == "Mon 2 to Sun 8 Mar: put right since."


def test_what_has_ended_was_not_put_right() -> None:
    ended = missed(DAILY, march(6), march(9), running=False)
    assert owner_line(ended, "en-GB", TODAY) == "*Feedback*, Fri 6 to Mon 9 Mar: this promise has ended."
    week = replace(silent(stands=False), ended=True)
    assert owner_line(week, "en-GB", TODAY) == "Mon 2 to Sun 8 Mar: no goal is open any more."


def test_the_hour_is_said_on_both_clocks_where_they_differ() -> None:
    tokyo = replace(GRACE, zone="Asia/Tokyo")
    assert hour_for_both(HOUR, BEN, GRACE) == "Wed 11 Mar at 13:00 Berlin (08:00 for Grace)"
    assert hour_for_both(HOUR, BEN, tokyo) == "Wed 11 Mar at 13:00 Berlin (21:00 for Grace)"
    late = HOUR + timedelta(hours=8)
    assert hour_for_both(late, BEN, tokyo) == "Wed 11 Mar at 21:00 Berlin (Thu 12 Mar, 05:00 for Grace)"
    assert hour_for_both(HOUR, BEN, replace(GRACE, zone="Europe/Paris")) == "Wed 11 Mar at 13:00 Berlin"


def test_until_when_there_is_time_is_said_by_the_day() -> None:
    assert by_when(HOUR, NOW, BEN) == "tomorrow, 13:00 Berlin"
    assert by_when(HOUR, HOUR, BEN) == "today, 13:00 Berlin"
    assert by_when(HOUR + 3 * DAY, NOW, BEN) == "Sat 14 Mar, 13:00 Berlin"


def test_somebody_without_a_name_is_somebody() -> None:
    assert name_of(replace(BEN, name=" \n")) == "Somebody here"


@pytest.mark.parametrize(
    ("notices", "banner", "sentence"),
    [
        ((notice(RUN, state=NoticeState.TOLD_PARTNER),), "This was told", "Grace has these words:"),
        ((notice(RUN, state=NoticeState.CLOSED),), "This was told", "Grace has these words:"),
        (
            (notice(RUN, state=NoticeState.HELD_BACK),),
            "Held back.",
            "Held back: Grace is not told this time.",
        ),
        ((notice(state=NoticeState.SETTLED),), "Settled.", "Grace is not told."),
        (
            (notice(RUN),),
            "Something to look at by tomorrow, 13:00 Berlin.",
            "If it stays like this, Grace gets",
        ),
    ],
)
def test_the_owners_message_says_where_each_partner_stands(
    notices: tuple[NoticeFacts, ...], banner: str, sentence: str
) -> None:
    drawn = slip_views.to_owner(owner(RUN, notices=notices), NOW)
    fits(drawn)
    assert drawn.text.startswith(banner)
    assert sentence in drawn.text


def test_the_banner_holds_no_words_of_the_member() -> None:
    promise = replace(DAILY, short_name="Secret")
    facts = owner(missed(promise, march(6), march(9)), notices=(notice(missed(promise, march(6), march(9))),))
    assert "Secret" not in slip_views.to_owner(facts, NOW).text.splitlines()[0]


def test_of_a_silent_week_nothing_can_be_logged() -> None:
    drawn = slip_views.to_owner(owner(silent(), notices=(notice(silent()),)), NOW)
    assert "Log it" not in str(drawn.blocks)
    assert "I was away" in str(drawn.blocks)


def test_a_card_without_an_agreement_or_with_an_answer_has_no_buttons() -> None:
    told = notice(RUN, state=NoticeState.TOLD_PARTNER)
    for drawn in (card(told, runs=False), card(told, word="One line."), card(replace_state(told))):
        message = slip_card_views.card(drawn)
        fits(message)
        assert "Write to Ben" not in str(message.blocks)
    assert "Stop being" not in str(slip_card_views.card(card(told, runs=False)).blocks)


def test_a_card_holds_what_its_owner_saw_and_nothing_that_was_only_drawn() -> None:
    told = notice(RUN, state=NoticeState.TOLD_PARTNER)
    seen, later = "Ben planned 3 people.", "Ben planned 3 people, and 1 of them came."
    corrected = replace(told.notice, drawn_text=later, corrected_text="Put right.", corrected_on=march(12))
    for kept in (replace(told.notice, drawn_text=later), corrected):
        message = slip_card_views.card(card(replace(told, notice=kept)))
        for said in (message.text, str(message.blocks)):
            assert seen in said
            assert later not in said
            assert ("Put right." in said) is (kept is corrected)


def replace_state(of: NoticeFacts) -> NoticeFacts:
    return replace(of, notice=replace(of.notice, state=NoticeState.CLOSED))


def test_an_agreement_that_asks_for_nothing_quotes_nothing() -> None:
    told = notice(RUN, state=NoticeState.TOLD_PARTNER)
    told = replace(told, partnership=replace(told.partnership, asks=""))
    assert "asked of you" not in slip_card_views.card(card(told)).text


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        (f"Facts.\n\n{word_views.IMPACT}\n\nWhat?", "Facts.\n\nWhat?"),
        (f"Facts.\n\nIt matters to me. {word_views.IMPACT}\n\nWhat?", "Facts.\n\nIt matters to me.\n\nWhat?"),
        (word_views.IMPACT, ""),
        ("  \n One line. \n", "One line."),
    ],
)
def test_the_givers_own_line_is_left_out_where_it_stayed_empty(typed: str, sent: str) -> None:
    assert word_views.as_sent(typed) == sent


def test_a_draft_of_what_was_put_right_since_is_the_question() -> None:
    told = card(notice(RUN, state=NoticeState.TOLD_PARTNER))
    words = word_views.draft_words(DraftFacts(told, (), NOW))
    assert words == f"{word_views.IMPACT}\n\n{word_views.QUESTION}"


TEXTS = st.sampled_from(["", "x" * 5000, HOSTILE, "é💪" * 200, "&" * 400])
STATES = st.sampled_from(list(NoticeState))


@settings(max_examples=60, deadline=None)
@given(st.tuples(TEXTS, TEXTS, TEXTS), STATES, st.integers(0, 12), st.integers(1, 4))
def test_every_view_fits_slack_whatever_people_wrote(
    words_of: tuple[str, str, str], state: NoticeState, count: int, partners: int
) -> None:
    name, unit, added = words_of
    promise = replace(make_commitment(amount="3", unit=unit[:80]), short_name=name[:40])
    long = missed(promise, march(2), march(6))
    what = (long,) * count + (silent(), missed(replace(promise, cadence=Cadence.WEEKLY), march(9), march(15)))
    person, partner = replace(BEN, name=name), replace(GRACE, name=added)
    made = tuple(
        notice(*what, state=state, partner=partner, added_words=added[:ADDED_MAX]) for _ in range(partners)
    )
    facts = owner(*what, notices=made, person=person)
    drawn = slip_views.to_owner(facts, NOW)
    fits(drawn)
    words = slip_views.words_for(facts, made[0], NOW)
    told = replace(made[0], notice=replace(made[0].notice, told_text=words))
    fits(slip_card_views.card(card(told, person=person, word=added[:3000])))
    fits(slip_views.words_page(facts, NOW))
    if soonest(facts):
        fits(slip_views.words_form(facts))
    fits(word_views.draft_form(DraftFacts(card(told, person=person), what, NOW)))
    fits(word_views.sent_page(person, added[:3000] or "x"))
    fits(word_views.to_owner(WordFacts(added[:3000], partner)))


def test_amounts_are_written_as_the_owner_writes_them() -> None:
    promise = replace(make_commitment(amount="1.5", unit="hours"), amount=Decimal("1.5"))
    german = replace(BEN, locale="de-DE")
    assert "1,5 hours" in partner_words(german, notice(missed(promise, march(6), march(9))), TODAY)

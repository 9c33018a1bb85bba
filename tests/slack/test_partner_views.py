"""Invitations, agreements and their news: the words, and Slack's limits with whatever people write."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.block_rules import message_faults, message_is_too_long, view_faults, view_is_too_large
from bot.demo.pings import links_in, pings_in
from bot.domain.goals import CheckinStatus, Goal, Measure
from bot.domain.partners import Agreement, Drafting, Farewell, GoalShown, Overview, Shown
from bot.domain.people import Person
from bot.domain.progress import GoalFacts
from bot.domain.sharing import ASKS_MAX, Partnership, PartnershipState, Role, by_default
from bot.slack import (
    consent_views,
    ids,
    invitation_views,
    overview_views,
    partner_form_views,
    partner_news_views,
    partner_views,
)
from bot.slack.blocks import View
from bot.slack.message import Message
from bot.slack.partner_form_views import Filled, chosen, filled_in, first_goals_field
from bot.slack.payloads import FormValues

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
TODAY = date(2026, 3, 9)
BEN = Person(uuid4(), "U1BEN", "Ben", "Europe/Berlin", "en-GB")
GRACE = Person(uuid4(), "U1GRACE", "Grace", "America/New_York", "en-US")
HOSTILE = "<!channel> <@U1OTTO> *bold* `x` & http://example.org \u202e" + "&💪" * 300


def goal(name: str = "Workshops", number: int = 1) -> Goal:
    return Goal(
        id=UUID(int=number),
        member_id=BEN.id,
        number=number,
        words="Run 3 workshops for my team by 30 June",
        short_name=name[:40],
        measure=Measure.COUNTED,
        baseline=Decimal(0),
        target=Decimal(3),
        unit="workshops",
        starts_on=TODAY,
        deadline=date(2026, 6, 30),
    )


def agreement(*goals: Goal, state: PartnershipState = PartnershipState.INVITED, **changes: Any) -> Agreement:
    row = Partnership(
        id=uuid4(),
        member_id=BEN.id,
        partner_slack_id=GRACE.slack_user_id,
        partner_id=None,
        role=Role.PEER,
        state=state,
        asks="ask me what would make it smaller",
        until_on=date(2026, 6, 1),
        invited_at=NOW,
        accepted_at=NOW if state is PartnershipState.ACCEPTED else None,
    )
    kept = replace(row, **changes)
    shared = goals or (goal(),)
    grants = {each.id: by_default(kept.role) for each in shared}
    return Agreement(kept, BEN, GRACE, shared, TODAY, "T1", grants)


ACCEPTED = PartnershipState.ACCEPTED
STRANGER = replace(agreement(), partner=None)
MANY = tuple(goal(HOSTILE, number) for number in range(1, 120))
WORST = replace(
    agreement(*MANY, asks=HOSTILE[:ASKS_MAX]),
    member=replace(BEN, name=HOSTILE),
    partner=replace(GRACE, name=HOSTILE),
)


def fits(drawn: Message | View) -> None:
    if isinstance(drawn, Message):
        assert message_faults(list(drawn.blocks)) == []
        assert not message_is_too_long(list(drawn.blocks))
        assert 0 < len(drawn.text) < 10_000
        assert links_in(drawn.text, drawn.blocks) == []
        mentions = pings_in(drawn.text, drawn.blocks)
        assert set(mentions) <= {"<@U1BEN>", "<@U1GRACE>"}  # who has no name, in a DM they are not in
    else:
        assert view_faults(drawn) == []
        assert not view_is_too_large(drawn)


def labels(drawn: Message | View) -> list[str]:
    """Everything that can be pressed."""
    blocks = drawn.blocks if isinstance(drawn, Message) else drawn["blocks"]
    found = []
    for block in blocks:
        for element in [*block.get("elements", ()), *filter(None, [block.get("accessory")])]:
            if element.get("type") == "button":
                found.append(element["text"]["text"])
            if element.get("type") == "overflow":
                found += [each["text"]["text"] for each in element["options"]]
    return found


def test_an_invitation_is_an_agreement_in_words() -> None:
    card = invitation_views.card(agreement(goal(), goal("Feedback", 2)), NOW)
    assert card.spoken() == (
        "Ben would like you as a partner.\n"
        "It is about *Workshops* and *Feedback*, until Mon 1 Jun. You would see: numbers; how Ben says it "
        "goes; misses with their numbers, after Ben has seen the same words first; good news. "
        "At most one message a day.\n"
        "Ben asks: “When I fall behind, please ask me what would make it smaller”\n"
        "[Yes, gladly] [Not now] Or, in the menu: Ask Ben first, What exactly would I see?, "
        "Don't send me these, Why this message?"
    )
    assert labels(card) == [
        "Yes, gladly",
        "Not now",
        "Ask Ben first",
        "What exactly would I see?",
        "Don't send me these",
        "Why this message?",
    ]


def test_asking_first_opens_their_own_conversation() -> None:
    card = invitation_views.card(agreement(), NOW)
    menu = card.blocks[-1]["elements"][-1]["options"]
    assert menu[0]["url"] == "slack://user?team=T1&id=U1BEN"


def test_a_manager_is_told_that_good_news_is_all_they_would_see() -> None:
    card = invitation_views.card(agreement(role=Role.MANAGER), NOW)
    assert "You would see: good news." in card.text
    assert card.text.startswith("Ben would like you as a partner and manager.")
    page = str(invitation_views.would_see(agreement(role=Role.MANAGER)))
    assert "You would not see: numbers, check-ins, misses, the goal in full, notes and answers." in page
    assert "write a word" not in page


def test_without_a_wish_none_is_quoted() -> None:
    card = invitation_views.card(agreement(asks=""), NOW)
    assert "asks" not in card.text
    assert [block["type"] for block in card.blocks] == ["section", "actions"]


@pytest.mark.parametrize(
    ("state", "changes", "said"),
    [
        (ACCEPTED, {}, "You are Ben's partner."),
        (PartnershipState.DECLINED, {}, "You get no more invitations from me."),
        (PartnershipState.EXPIRED, {}, "This invitation from Ben is no longer open."),
        (PartnershipState.INVITED, {"invited_at": NOW - timedelta(days=7)}, "This invitation from Ben is no"),
        (PartnershipState.ENDED, {}, "Ben has taken this invitation back."),
        (PartnershipState.ENDED, {"accepted_at": NOW}, "You are no longer Ben's partner here."),
    ],
)
def test_a_card_says_how_things_stand(state: PartnershipState, changes: dict[str, Any], said: str) -> None:
    card = invitation_views.card(agreement(state=state, **changes), NOW)
    assert card.text.startswith(said)
    fits(card)


def test_a_preview_shows_what_the_card_shows() -> None:
    drawn = agreement()
    form = partner_form_views.form(Drafting((goal(),), TODAY), Filled("U1GRACE"), drawn)
    card = invitation_views.card(drawn, NOW)
    offered = invitation_views.offer(drawn)
    assert form["blocks"][1 : 1 + len(offered)] == offered == list(card.blocks[: len(offered)])
    fits(form)


def test_what_was_previewed_is_told_from_anything_else() -> None:
    same = invitation_views.fingerprint(agreement())
    assert same == invitation_views.fingerprint(agreement())
    others = [agreement(asks="be kind"), agreement(goal("Other")), agreement(partner_slack_id="U1OTTO")]
    assert same not in {invitation_views.fingerprint(each) for each in others}


def test_the_form_reads_back_what_it_shows() -> None:
    many = tuple(goal(f"Goal {number}", number) for number in range(1, 13))
    drafting = Drafting(many, TODAY)
    filled = Filled("U1GRACE", Role.MENTOR, frozenset([many[0].id, many[11].id]), "be kind", TODAY)
    values: dict[str, dict[str, Any]] = {}
    for block in partner_form_views.form(drafting, filled)["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        names = {
            "initial_value": "value",
            "initial_option": "selected_option",
            "initial_options": "selected_options",
            "initial_date": "selected_date",
            "initial_user": "selected_user",
        }
        values[block["block_id"]] = {
            "chosen": {there: element[here] for here, there in names.items() if here in element}
        }
    assert filled_in(FormValues(values)) == filled
    assert chosen(FormValues(values)) == filled.goal_ids
    assert first_goals_field(FormValues(values)) == "goals0"
    assert first_goals_field(FormValues({})) == "goals0"


def test_an_empty_form_reads_as_a_peer_and_nothing_else() -> None:
    assert filled_in(FormValues({})) == Filled()
    odd = {"goals0": {"chosen": {"selected_options": [{"value": "1"}, {"value": ""}]}}}
    assert filled_in(FormValues(odd)) == Filled()


def test_the_only_goal_is_ticked_and_of_several_none() -> None:
    one = partner_form_views.start(Drafting((goal(),), TODAY), "U1GRACE", Role.COACH)
    two = partner_form_views.start(Drafting((goal(), goal("Feedback", 2)), TODAY))
    boxes = [
        next(block for block in form["blocks"] if block["block_id"] == "goals0")["element"]
        for form in (one, two)
    ]
    assert ["initial_options" in each for each in boxes] == [True, False]


def test_the_overview_names_both_sides_and_what_can_be_done() -> None:
    mine, helped = agreement(state=ACCEPTED), replace(agreement(state=ACCEPTED), member=GRACE, partner=BEN)
    drawn = overview_views.overview(Overview((mine,), (helped,), (), takes_none=True), "Done.")
    assert drawn.text == (
        "Your partners.\n"
        "Done.\n"
        "Grace is your partner until Mon 1 Jun and sees *Workshops*. "
        "[What Grace sees] [Ask for a word…] [Ask to look at my plan…] [End quietly] [End with thanks]\n"
        "You are Grace's partner until Mon 1 Jun: *Workshops*. "
        "[What I see] [Talk to Grace] [Once a week instead] [End quietly] [End with thanks]\n"
        "You get no invitations from others.\n"
        "[Invite somebody] [Copy for my coach] [Let them in again]"
    )
    fits(drawn)


def test_whoever_helps_many_finds_each_of_them_on_pages() -> None:
    many = [replace(agreement(state=ACCEPTED), member=replace(BEN, name=f"Q{n:03}")) for n in range(200)]
    facts = Overview((), tuple(many), ())
    drawn = overview_views.overview(facts)
    assert "And 194 more." in drawn.text
    assert labels(drawn)[-3:] == ["Show all", "Invite somebody", "Copy for my coach"]
    fits(drawn)
    pages = [overview_views.overview_page(facts, at=at) for at in range(5)]
    for page in pages:
        fits(page)
    found = re.findall(r"You are (Q\d+)'s partner", str(pages))
    assert found == [each.member.name for each in many]
    assert [("Page before" in str(page), "Next page" in str(page)) for page in pages] == [
        (False, True), (True, True), (True, True), (True, True), (True, False),
    ]  # fmt: skip
    assert overview_views.overview_page(facts, at=7) == pages[-1]


def test_nobody_yet_is_a_start() -> None:
    drawn = overview_views.overview(Overview((), (), ()))
    assert drawn.text.startswith("You have no partner yet.")
    assert labels(drawn) == ["Invite somebody", "Copy for my coach"]


def test_what_waits_for_an_answer_can_be_answered_or_taken_back_in_the_overview() -> None:
    drawn = overview_views.overview(Overview((STRANGER,), (), (agreement(),)))
    assert (
        "You invited <@U1GRACE> for *Workshops*. No answer yet; it stays open until Mon 16 Mar." in drawn.text
    )
    assert {"Take it back", "Yes, gladly", "Don't send me these"} <= set(labels(drawn))
    fits(drawn)


def shown(role: Role, to_partner: bool, *goals: GoalShown) -> View:
    facts = Shown(agreement(state=ACCEPTED, role=role), goals)
    return partner_views.shown(facts, to_partner=to_partner)


def test_a_partner_sees_the_level_and_the_last_check_in() -> None:
    one = GoalShown(GoalFacts(goal(), Decimal(1), None), CheckinStatus.AT_RISK, date(2026, 3, 2))
    page = shown(Role.PEER, True, one)
    assert page["blocks"][1]["text"]["text"] == (
        "*Workshops*: 1 of 3 workshops by Tue 30 Jun, at risk in the check-in of the week from Mon 2 Mar."
    )
    assert page["blocks"][0]["text"]["text"] == "This is what you see of Ben."


def test_a_manager_sees_a_name_and_no_number() -> None:
    page = shown(Role.MANAGER, False, GoalShown(GoalFacts(goal(), Decimal(1), None)))
    assert page["blocks"][1]["text"]["text"] == "*Workshops*."
    assert page["blocks"][0]["text"]["text"] == "This is what Grace sees of yours."
    assert "after you have seen the same words" in str(shown(Role.PEER, False))


def test_news_is_plain_and_neutral() -> None:
    accepted = agreement(state=ACCEPTED)
    assert partner_news_views.accepted(accepted).text.startswith(
        "Grace said yes.\nUntil Mon 1 Jun Grace sees"
    )
    assert "takes no invitations" in partner_news_views.declined(STRANGER).text
    assert "No answer came from <@U1GRACE>" in partner_news_views.expired(STRANGER).text
    assert partner_news_views.left(accepted, thanks=False).text.startswith(
        "Your partnership with Grace has ended. Nothing more goes to Grace."
    )
    assert "Grace says thank you." in partner_news_views.left(accepted, thanks=True).text


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((12, 2, 4), " 12 weeks, 2 goals reached and 4 notes from you."),
        ((1, 0, 1), " 1 week and 1 note from you."),
        ((1, 1, 0), " 1 week and 1 goal reached."),
        ((0, 0, 0), ""),
    ],
)
def test_thanks_say_what_it_came_to(counts: tuple[int, int, int], said: str) -> None:
    drawn = partner_news_views.thanked(Farewell(agreement(state=ACCEPTED), *counts))
    assert drawn.text == (
        f"You and Ben have finished here; nothing more will come.{said} Ben says thank you."
    )


@pytest.mark.parametrize(
    ("accepted", "by_member", "thanks", "said"),
    [
        (True, True, False, "You and Grace have finished here. Nothing more goes to Grace."),
        (
            True,
            True,
            True,
            "You and Grace have finished here. Grace gets your thanks, and after that nothing more.",
        ),
        (True, False, False, "You are no longer Ben's partner. Ben is told once, in one neutral sentence."),
        (True, False, True, "You are no longer Ben's partner. Ben is told once, with your thanks."),
        (False, True, False, "Your invitation to Grace is taken back."),
    ],
)
def test_an_end_says_what_the_other_hears(accepted: bool, by_member: bool, thanks: bool, said: str) -> None:
    ended = agreement(state=PartnershipState.ENDED, accepted_at=NOW if accepted else None)
    assert partner_news_views.ended(ended, by_member=by_member, thanks=thanks).startswith(said)


def test_a_new_goal_can_be_shown_with_one_button() -> None:
    accepted = agreement(state=ACCEPTED)
    (button,) = partner_views.share_buttons(UUID(int=7), [accepted])
    assert button["text"]["text"] == "Show it to Grace"
    assert (button["action_id"].split("#")[0], button["value"]) == (
        ids.PARTNER_SHARE,
        f"{accepted.partnership.id} {UUID(int=7)}",
    )
    assert partner_views.shared(accepted) == "Grace sees *Workshops* from now on."
    assert partner_views.shared(agreement()) == "Grace would see *Workshops* from now on."
    assert partner_views.shared(replace(accepted, goals=())) == "Grace sees none of your goals now."


def every_view(facts: Agreement) -> list[Message | View]:
    running = replace(facts, partnership=replace(facts.partnership, state=ACCEPTED, accepted_at=NOW))
    drafting = Drafting(facts.goals, TODAY)
    filled = Filled("U1GRACE", Role.PEER, frozenset(each.id for each in facts.goals), facts.partnership.asks)
    each = [GoalShown(GoalFacts(one, Decimal(1), None), CheckinStatus.STUCK, TODAY) for one in facts.goals]
    return [
        invitation_views.card(facts, NOW),
        invitation_views.card(running, NOW),
        invitation_views.card(replace(running, today=date(2026, 7, 1)), NOW),
        invitation_views.would_see(facts),
        invitation_views.not_now(facts),
        partner_form_views.form(drafting, filled, facts),
        partner_form_views.start(drafting),
        partner_form_views.sent(facts, at_once=False, zone="America/New_York"),
        partner_form_views.sent(facts, at_once=True, zone="UTC"),
        consent_views.form(running, drafting),
        consent_views.form(facts, drafting),
        consent_views.saved(facts),
        overview_views.overview(Overview((running, facts) * 5, (running,) * 9, (facts,) * 9)),
        overview_views.overview_page(Overview((running, facts), (running,) * 99, (facts,)), "Done.", 1),
        partner_views.shown(Shown(running, tuple(each)), to_partner=True),
        partner_views.shown(Shown(running, ()), to_partner=False),
        partner_views.line(partner_views.shared(running)),
        partner_views.no_goal(),
        partner_news_views.accepted(running),
        partner_news_views.declined(facts),
        partner_news_views.expired(facts),
        partner_news_views.left(running, thanks=True),
        partner_news_views.thanked(Farewell(running, 12, 2, 4)),
    ]


@pytest.mark.parametrize(
    "facts", [WORST, replace(WORST, partner=None), STRANGER, replace(agreement(), goals=())]
)
def test_no_view_breaks_a_rule_of_slack(facts: Agreement) -> None:
    for drawn in every_view(facts):
        fits(drawn)


@given(words=st.text(max_size=400))
def test_whatever_people_write_pings_nobody_and_fits(words: str) -> None:
    facts = replace(
        agreement(goal(words), asks=words[:ASKS_MAX]),
        member=replace(BEN, name=words),
        partner=replace(GRACE, name=words),
    )
    for drawn in every_view(facts):
        fits(drawn)

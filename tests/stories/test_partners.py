"""Ben asks Grace to stand beside him: a yes, a no, no answer, and the end of it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.demo.actors import Actor
from bot.demo.pings import pings_in
from bot.demo.records import Message, View
from bot.domain.people import Visit
from bot.slack.answers import FieldErrors, ShowView
from bot.slack.message import Message as BotMessage
from bot.slack.partner_text import FIRST_NAMED
from bot.slack.partner_views import share_buttons
from bot.slack.payloads import FormValues, Place, Press, Submission
from bot.usecases.agreements import unshared
from handlers.partners import PartnerHandlers
from tests.stories.missed import berlin, opened
from tests.stories.promises import member_with_daily_promise
from tests.world import World

ASKS = "ask me what would make it smaller"
NEW_YORK_EIGHT = datetime(2026, 3, 9, 12, tzinfo=UTC)
"""Mon 9 Mar, when Grace's day begins: she changed her clocks the day before, Ben has not."""


async def fills(ben: Actor, whom: str = "Grace", **values: Any) -> View:
    """Ben opens the form for somebody and asks for the preview."""
    answer = await ben.command("/partner", f"@{whom.lower()} as mentor")
    assert answer.view is not None
    answer = await ben.submit({"asks": ASKS, **values})
    assert answer.view is not None, answer
    return answer.view


async def invites(ben: Actor, whom: str = "Grace", **values: Any) -> View:
    """Ben looks at the preview and sends it."""
    await fills(ben, whom, **values)
    answer = await ben.submit()
    assert answer.view is not None, answer
    await ben.close_modal()
    return answer.view


async def invited(world: World) -> tuple[Actor, Actor, Message]:
    """Ben, Grace, and the invitation as she has it before her."""
    ben, grace = await member_with_daily_promise(world, "Ben"), world.person("Grace")
    await invites(ben)
    await world.advance(to=NEW_YORK_EIGHT)
    (card,) = grace.dm
    return ben, grace, card


def words(view: View) -> str:
    return "\n".join(
        block["text"]["text"] for block in view.body["blocks"] if block["type"] in {"section", "header"}
    )


def news(actor: Actor) -> list[str]:
    """What somebody heard about partners."""
    openings = ("Grace said", "Your invitation", "Your partnership", "You and Ben")
    return [message.text.split("\n")[0] for message in actor.dm if message.text.startswith(openings)]


async def test_a_yes_makes_a_partner_and_is_told_once(world_on: World) -> None:
    world = world_on
    ben, grace = await member_with_daily_promise(world, "Ben"), world.person("Grace")
    shown = await fills(ben)
    assert "This is what <@U01GRACE> gets, word for word:" in words(shown)
    preview = list(shown.body["blocks"])
    answer = await ben.submit()
    assert answer.view is not None
    assert "goes out Mon 9 Mar, 08:00 New York time" in words(answer.view)
    await world.settle()
    assert grace.dm == []
    await world.advance(to=NEW_YORK_EIGHT)
    (card,) = grace.dm
    assert card.text.startswith("Ben would like you as a partner and mentor.")
    asked = card.blocks[:3]
    # Byte for byte what Ben saw, apart from what holds each block.
    assert [{**block, "block_id": ""} for block in asked] == [
        {**block, "block_id": ""} for block in preview[1:4]
    ]
    await grace.press(card, "Yes, gladly")
    await world.settle()
    assert card.text.startswith("You are Ben's partner and mentor.")
    assert news(ben) == ["Grace said yes."]
    await world.advance(days=8)
    assert news(ben) == ["Grace said yes."]
    assert len([message for message in grace.dm if "as a partner" in message.text]) == 0
    seen = await grace.press(card, "What I see")
    assert seen.view is not None
    assert "This is what you see of Ben." in words(seen.view)


async def test_a_second_press_and_a_press_on_an_old_screen_change_nothing(world: World) -> None:
    ben, grace, card = await invited(world)
    before = card.snapshot()
    await grace.press(before, "Yes, gladly")
    await grace.press(before, "Yes, gladly")
    await world.settle()
    await grace.press(before, "Not now")
    assert "no longer open" in grace.ephemerals[-1].text
    assert news(ben) == ["Grace said yes."]


async def test_nobody_else_can_answer_an_invitation(world: World) -> None:
    ben, _, card = await invited(world)
    (value,) = {element["value"] for element in card.blocks[-1]["elements"] if element["type"] == "button"}
    otto, cleo = world.person("Otto"), world.person("Cleo")
    await member_with_daily_promise(world, "Ada")
    await invites(world.person("Ada"), "Otto")
    await world.settle()
    await otto.press(otto.dm[-1], "Yes, gladly", forged_value=value)
    assert otto.ephemerals[-1].text.startswith("That invitation is no longer open, or it is not for you.")
    assert cleo.dm == []
    assert news(ben) == []


async def test_not_now_is_silent_and_leaves_it_open(world: World) -> None:
    ben, grace, card = await invited(world)
    await grace.press(card, "Not now")
    assert grace.ephemerals[-1].text.startswith("All right. I tell Ben nothing.")
    await world.settle()
    assert news(ben) == []
    await grace.press(card, "Yes, gladly")
    await world.settle()
    assert news(ben) == ["Grace said yes."]


async def test_what_exactly_would_be_seen_is_shown_to_her_alone(world: World) -> None:
    _, grace, card = await invited(world)
    page = (await grace.press(card, "What exactly would I see?")).view
    assert page is not None
    assert "You would not see: the goal in full, notes and answers." in words(page)
    why = await grace.press(card, "Why this message?")
    assert why.acked
    await grace.press(card, "Ask Ben first")


async def test_who_wants_none_of_these_closes_it_and_is_asked_no_more(world: World) -> None:
    ben, grace, card = await invited(world)
    await grace.press(card, "Don't send me these")
    await world.settle()
    assert card.text.startswith("You get no more invitations from me.")
    (told,) = news(ben)
    assert told.startswith(
        "Your invitation is closed. Grace takes no invitations from me; nothing was shown."
    )
    again = await ben.command("/partner", "@grace")
    assert again.text == "I don't send invitations to this person. Choose somebody else."
    listed = await grace.command("/partner")
    assert listed.shown is not None
    await grace.press(listed.shown, "Let them in again")
    assert (await ben.command("/partner", "@grace")).view is not None


async def test_without_an_answer_it_runs_out_after_a_week_and_ben_hears_once(world: World) -> None:
    ben, grace, card = await invited(world)
    await world.advance(to=NEW_YORK_EIGHT + timedelta(days=7))
    assert card.text == "This invitation from Ben is no longer open. Nothing was shown."
    (told,) = news(ben)
    assert told.startswith("Your invitation has run out. No answer came from <@U01GRACE>; nothing was shown.")
    await world.advance(days=8)
    assert len(news(ben)) == 1
    assert len(grace.dm) == 1


async def test_a_partner_who_leaves_is_told_of_once_and_neutrally(world: World) -> None:
    ben, grace, card = await invited(world)
    await grace.press(card, "Yes, gladly")
    await world.settle()
    await grace.press(card, "Stop being Ben's partner")
    assert "Ben is told once" in grace.ephemerals[-1].text
    await world.settle()
    assert card.text == "You are no longer Ben's partner here. Nothing more comes."
    assert news(ben)[1:] == [
        "Your partnership with Grace has ended. Nothing more goes to Grace. [Invite somebody else]"
    ]
    assert len(grace.dm) == 1


@pytest.mark.parametrize("thanks", [False, True])
async def test_a_member_ends_quietly_or_with_thanks(world: World, thanks: bool) -> None:
    ben, grace, card = await invited(world)
    await grace.press(card, "Yes, gladly")
    await world.settle()
    listed = await ben.command("/partner")
    assert listed.shown is not None
    await ben.press(listed.shown, "End with thanks" if thanks else "End quietly")
    assert "You and Grace have finished here." in listed.shown.text
    await world.settle()
    told = ["You and Ben have finished here; nothing more will come. Ben says thank you."] if thanks else []
    assert news(grace) == told
    await grace.press(card, "What I see")
    assert "has ended" in grace.ephemerals[-1].text


async def test_a_member_chooses_the_goals_and_takes_an_invitation_back(world: World) -> None:
    ben, _, card = await invited(world)
    listed = await ben.command("/partner")
    assert listed.shown is not None
    form = await ben.press(listed.shown, "Choose goals…")
    assert form.view is not None
    refused = await ben.submit({"1 Feedback": []})
    assert list(refused.errors.values()) == [
        "Choose at least one goal; without one there would be nothing to see."
    ]
    await ben.close_modal()
    await ben.press(listed.shown, "Take it back")
    await world.settle()
    assert card.text == "Ben has taken this invitation back."
    await world.advance(days=8)
    assert news(ben) == []


@pytest.mark.parametrize("who_ends", ["Ben", "Grace"])
async def test_once_it_has_ended_a_miss_goes_nowhere_and_its_owner_reads_so(
    world: World, who_ends: str
) -> None:
    missed = await opened(world)
    await world.advance(to=berlin(10, 9))
    assert "Grace gets these words" in missed.ben_sees.text
    person = world.person(who_ends)
    listed = await person.command("/partner")
    assert listed.shown is not None
    await person.press(listed.shown, "End quietly")
    await world.settle()
    assert "Grace gets these words" not in missed.ben_sees.text
    await world.advance(days=3)
    assert missed.cards() == []


async def test_an_invitation_that_means_nothing_any_more_is_not_sent(world: World) -> None:
    ben, grace = await member_with_daily_promise(world, "Ben"), world.person("Grace")
    await invites(ben)
    await ben.command("/goal", "drop 1")
    await ben.submit()
    await world.advance(to=NEW_YORK_EIGHT + timedelta(days=7))
    assert grace.dm == []
    (told,) = news(ben)
    assert told.startswith("Your invitation has run out. It never reached <@U01GRACE>; nothing was shown.")


async def test_who_wants_none_before_it_was_sent_gets_none(world: World) -> None:
    ben, ada = await member_with_daily_promise(world, "Ben"), await member_with_daily_promise(world, "Ada")
    grace = world.person("Grace")
    await invites(ben)
    await invites(ada)
    await world.settle()
    listed = await grace.command("/partner")
    assert "Ben would like you as a partner" in listed.text
    assert listed.shown is not None
    await grace.press(listed.shown.snapshot(), "Don't send me these", action_id="more:asked0")
    assert "You get no invitations from others." in listed.shown.text
    await world.advance(to=NEW_YORK_EIGHT)
    assert [message for message in grace.dm if "would like you" in message.text] == []
    assert len(news(ben)) == len(news(ada)) == 1


async def test_a_yes_that_was_taken_back_before_it_was_told_is_not_told(world: World) -> None:
    ben, grace, card = await invited(world)
    await world.advance(to=datetime(2026, 3, 9, 20, tzinfo=UTC))
    await grace.press(card, "Yes, gladly")
    await world.settle()
    assert news(ben) == []
    await grace.press(card, "Stop being Ben's partner")
    await world.advance(days=1)
    assert [said.split(".")[0] for said in news(ben)] == ["Your partnership with Grace has ended"]


async def test_both_can_be_each_others_partner(world: World) -> None:
    ben, ada = await member_with_daily_promise(world, "Ben"), await member_with_daily_promise(world, "Ada")
    await invites(ben, "Ada")
    await invites(ada, "Ben")
    await world.settle()
    for person in (ada, ben):
        card = next(message for message in person.dm if "would like you" in message.text)
        await person.press(card, "Yes, gladly")
    await world.settle()
    listed = await ben.command("/partner")
    assert "Ada is your partner and mentor until" in listed.text
    assert "You are Ada's partner and mentor" in listed.text


async def test_home_names_whoever_has_an_invitation(world: World) -> None:
    ben, _, _ = await invited(world)
    await ben.open_home("home")
    await world.slack.workspace.until(lambda: ben.home)
    assert "*<@U01GRACE>* has your invitation." in str(ben.home and ben.home.blocks)


async def test_whoever_comes_by_an_invitation_gets_that_alone(world: World) -> None:
    _, grace, card = await invited(world)
    await grace.open_home("messages")
    await world.settle()
    assert grace.dm == [card]
    await grace.press(card, "Yes, gladly")
    await grace.open_home("home")
    await world.settle()
    assert grace.dm == [card]


async def test_words_in_the_wish_ping_nobody_and_break_out_of_nothing(world: World) -> None:
    ben, grace = await member_with_daily_promise(world, "Ben"), world.person("Grace")
    hostile = "<!channel> <@U01OTTO> *shout* `x` & http://example.org \u202e"
    await invites(ben, asks=hostile)
    await world.advance(to=NEW_YORK_EIGHT)
    (card,) = grace.dm
    assert pings_in(card.text, card.blocks) == []
    assert card.blocks[2]["elements"][0]["elements"][0]["text"] == f"When I fall behind, please {hostile}"


@pytest.mark.parametrize(
    ("whom", "said"),
    [
        ("@ben", "That is you. A partner is somebody else."),
        ("@polly", "That is an app. Choose a person."),
        ("@dora", "That account is no longer active. Choose somebody else."),
        ("grace", "I know nobody of that name. Name them with @. You wrote: “grace”."),
    ],
)
async def test_who_cannot_be_asked_is_said_at_once(world: World, whom: str, said: str) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    answer = await ben.command("/partner", whom)
    assert (answer.text, answer.view) == (said, None)


async def test_somebody_without_a_goal_is_led_to_one(world: World) -> None:
    answer = await world.person("Ada").command("/partner", "@grace")
    assert (
        answer.text
        == "A partner stands beside you for a goal, and you have none yet. Begin with one. [New goal]"
    )


async def test_a_form_keeps_its_words_when_something_is_wrong(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/partner", "@grace")
    past = await ben.submit({"asks": ASKS, "until": "2026-03-08"})
    assert past.errors == {"until": "Sun 8 Mar is over. Choose a day that lies ahead."}
    far = await ben.submit({"until": "2028-03-08"})
    assert list(far.errors) == ["until"]
    myself = await ben.submit({"until": "2026-06-01", "who": "ben"})
    assert myself.errors == {"who": "That is you. A partner is somebody else."}
    shown = await ben.submit({"who": "grace"})
    assert shown.view is not None
    # A change after the preview is previewed again before it goes.
    changed = await ben.submit({"asks": "be kind"})
    assert changed.view is not None
    assert "be kind" in str(changed.view.body)
    assert world.person("Grace").dm == []
    sent = await ben.submit()
    assert "stays open until Mon 16 Mar" in words(sent.view)  # type: ignore[arg-type]


async def test_a_message_leads_to_the_form_too(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.say(None, "partner @grace as coach")
    await ben.press(ben.dm[-1], "Invite Grace")
    assert ben.modal is not None
    assert ben.modal.values["who"]["chosen"]["selected_user"] == "U01GRACE"
    assert ben.modal.values["role"]["chosen"]["selected_option"]["value"] == "coach"


async def test_an_agreement_is_over_when_its_last_day_is(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    grace = world.person("Grace")
    await invites(ben, until=date(2026, 3, 11).isoformat())
    await world.advance(to=NEW_YORK_EIGHT)
    (card,) = grace.dm
    await grace.press(card, "Yes, gladly")
    await world.advance(days=3)
    listed = await ben.command("/partner")
    assert listed.text.startswith("You have no partner yet.")
    assert (await grace.command("/partner")).text.startswith("You have no partner yet.")
    assert (await ben.command("/partner", "@grace")).view is not None


async def test_goals_are_chosen_in_a_form_and_each_can_be_shown_with_one_button(world: World) -> None:
    ben, grace, card = await invited(world)
    await grace.press(card, "Yes, gladly")
    await world.settle()
    accepted = next(message for message in ben.dm if message.text.startswith("Grace said yes."))
    seen = await ben.press(accepted, "What Grace sees")
    assert seen.view is not None
    assert words(seen.view).startswith("This is what Grace sees of yours.\n*Feedback*: ")
    await ben.close_modal()
    listed = await ben.command("/partner")
    assert listed.shown is not None
    await ben.press(listed.shown, "What Grace sees")
    await ben.press(ben.modal, "Change what they see")
    saved = await ben.submit({"1 Feedback": []})
    assert saved.view is not None
    assert words(saved.view) == "Grace sees none of your goals now."
    await ben.close_modal()
    async with world.deps.open_uow(await world.workspace()) as uow:
        profile = await uow.people.profile(ben.id, world.now)
        assert profile is not None
        (goal,) = await uow.goals.every(profile.id)
        asked = await unshared(uow, profile, goal.id, world.now)
    (button,) = share_buttons(goal.id, asked)
    handlers = PartnerHandlers(world.deps)
    visit = Visit(await world.workspace(), ben.id, "press:1")
    answer = await handlers.on_share(Press(visit, button["action_id"], button["value"], Place(), ""))
    assert isinstance(answer, BotMessage)
    assert answer.text == "Grace sees *Feedback* from now on."
    turned = await handlers.on_overview(Press(visit, "", "1", Place(), ""))
    assert isinstance(turned, ShowView)  # in the page that was open, not over it


async def test_the_overview_works_as_a_page_too(world: World) -> None:
    ben, grace, _ = await invited(world)
    settings = await grace.command("/goal", "privacy")
    assert settings.shown is not None
    page = await grace.press(settings.shown, "What partners see")
    assert page.view is not None
    await grace.press(page.view, "Yes, gladly")
    assert grace.modal is not None
    assert "You are Ben's partner and mentor until Mon 1 Jun: *Feedback*." in words(grace.modal)
    await grace.press(grace.modal, "End with thanks")
    assert "Ben is told once, with your thanks." in words(grace.modal)
    await world.settle()
    (told,) = news(ben)
    assert told.startswith(
        "Your partnership with Grace has ended. Nothing more goes to Grace. Grace says thank"
    )
    await ben.press(ben.dm[-1], "Invite somebody else")
    assert ben.modal is not None
    await ben.close_modal()


async def test_somebody_without_a_goal_cannot_open_the_form_by_a_button(world: World) -> None:
    ada = world.person("Ada")
    listed = await ada.command("/goal", "partner")
    assert listed.shown is not None
    await ada.press(listed.shown, "Invite somebody")
    assert listed.shown.text.startswith("A partner stands beside you for a goal")


async def test_who_slack_does_not_describe_just_now_is_not_asked_and_nothing_typed_is_lost(
    world: World,
) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    world.slack.faults.add("server_error", "users.info")
    answer = await ben.command("/partner", "@grace")
    assert answer.text.startswith("Slack does not tell me who that is.")
    await ben.command("/partner", "@grace")
    world.slack.faults.add("rate_limited", "users.info")
    answer = await ben.submit({"asks": ASKS})
    assert list(answer.errors) == ["who"]
    assert (await ben.submit()).view is not None


async def test_a_form_without_a_day_is_sent_back(world: World) -> None:
    await member_with_daily_promise(world, "Ben")
    visit = Visit(await world.workspace(), "U01BEN", "view:1")
    values = FormValues({"who": {"chosen": {"selected_user": "U01GRACE"}}})
    answer = await PartnerHandlers(world.deps).on_form(Submission(visit, "partner:form", values, {}))
    assert isinstance(answer, FieldErrors)
    assert list(answer.sentences) == ["until"]
    dated = FormValues({**values.values, "until": {"chosen": {"selected_date": "2026-04-01"}}})
    answer = await PartnerHandlers(world.deps).on_form(Submission(visit, "partner:form", dated, {}))
    assert isinstance(answer, FieldErrors)
    assert list(answer.sentences) == ["goals0"]


@pytest.mark.parametrize("words", ["partner @grace as boss", "buddy @grace as my boss"])
async def test_the_longer_way_round_works_too(world: World, words: str) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/goal", words)
    assert ben.modal is not None
    assert ben.modal.values["who"]["chosen"]["selected_user"] == "U01GRACE"
    assert ben.modal.values["role"]["chosen"]["selected_option"]["value"] == "manager"


@pytest.mark.parametrize("words", ["x" * 10_000, "💪🏽 \u202eecarg", "<!channel> as mentor", "as mentor"])
async def test_words_that_name_nobody_are_answered_and_ping_nobody(world: World, words: str) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    answer = await ben.command("/partner", words)
    assert answer.text.startswith("I know nobody of that name. Name them with @.")
    assert pings_in(answer.text, answer.blocks) == []


async def test_of_two_people_named_the_first_is_meant_and_the_form_says_so(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await ben.command("/partner", "@grace @otto")
    assert ben.modal is not None
    assert ben.modal.blocks[0]["text"]["text"] == FIRST_NAMED
    assert ben.modal.values["who"]["chosen"]["selected_user"] == "U01GRACE"


async def test_a_form_about_a_goal_let_go_meanwhile_says_so_and_sends_nothing(world: World) -> None:
    ben = await member_with_daily_promise(world, "Ben")
    await fills(ben)
    async with world.deps.open_uow(await world.workspace()) as uow:
        profile = await uow.people.profile(ben.id, world.now)
        assert profile is not None
        (goal,) = await uow.goals.every(profile.id)
        await uow.goals.change(goal.id, dropped_on=profile.calendar.local_date(world.now))
    answer = await ben.submit()
    assert answer.errors == {"goals0": "Choose at least one goal; without one there would be nothing to see."}
    await world.advance(to=NEW_YORK_EIGHT)
    assert world.person("Grace").dm == []

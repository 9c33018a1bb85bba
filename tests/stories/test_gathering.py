"""Ada asks who has been where she wants to go, and what becomes of it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import delete, func, select

from bot.db.models import Ask, AskAnswer, AskRequest, Person, ToldNote
from bot.domain.deliveries import Refused
from bot.domain.gathering import Question
from bot.domain.people import Introduction, Visit
from bot.domain.people_errors import CannotAsk
from bot.domain.sharing import Obstacle
from bot.slack.answers import FieldErrors
from bot.slack.payloads import Command, FormValues, Submission
from bot.usecases import side_by_side
from handlers.asks import AskHandlers
from tests.stories.gathering import UNNAMED, answers, asks, everything_of, reads, request, round_one, words
from tests.world import NINE, World

AFTERNOON = datetime(2026, 3, 9, 15, tzinfo=UTC)
"""Mon 9 Mar, when Grace's day in New York has begun and Ada's has not ended."""


async def test_named_answers_are_read_as_they_come_and_go_on_the_list(world_on: World) -> None:
    world = world_on
    ada, ben, grace = map(world.person, ("Ada", "Ben", "Grace"))
    await ada.command("/ask-feedback", "@ben @grace @ben")
    answer = await ada.submit({"step": "leading a team", "line": "You led one before me."})
    assert answer.view is not None
    preview = answer.view.body["blocks"]
    assert "Your name *is* shown to Ada" in words(answer.view)[4]
    answer = await ada.submit()
    assert words(answer.view)[0].startswith("On the way to Ben and Grace")
    await ada.close_modal()
    await world.settle()
    (card,) = ben.dm
    assert [each["type"] for each in card.blocks[:4]] == [each["type"] for each in preview[1:5]]
    assert [each.get("text") for each in card.blocks[:4]] == [each.get("text") for each in preview[1:5]]
    assert grace.dm == []  # her day has not begun
    thanks = await answers(world, ben, strengths="Calm when it burns.", skills="Saying no.")
    assert "with your name" in words(thanks)[0]
    assert "Change my answers" in ben.dm[-1].text
    assert await reads(world, ada) == [
        "Your next step: leading a team",
        "Answers stand here as they come; whoever wrote one can change it until Mon 23 Mar.",
        "Ben", "*Strengths*", "Calm when it burns.", "*Skills*", "Saying no.",
    ]  # fmt: skip
    assert "Calm" not in ada.dm[-1].text
    await ada.press(ada.modal, "Put on my list: Skills, Ben 1")
    assert "*Skills*, on your list" in words(ada.modal)
    profile_items = await items_of(world, ada.id)
    assert profile_items == ["Saying no."]
    await ada.close_modal()
    await answers(world, ben, strengths="Calm, and quick.")
    await world.settle()
    assert sum("answered your questions" in each.text for each in ada.dm) == 1  # told once
    await ada.press(ada.dm[-1], "Read it")
    assert "Calm, and quick." in words(ada.modal)


async def test_one_reminder_comes_on_the_third_working_day_and_none_after_a_no(world: World) -> None:
    ada, ben, grace, cleo = map(world.person, ("Ada", "Ben", "Grace", "Cleo"))
    await asks(ada, "@ben @grace @cleo")
    await world.advance(to=AFTERNOON)
    await ben.press(request(ben), "Not now")
    await world.settle()
    assert ben.dm[-1].text.startswith("All right. Ada is not told, and I don't remind you.")
    await answers(world, cleo, weaknesses="Waits too long.")
    await world.advance(to=NINE + timedelta(days=3, minutes=-1))
    assert [len(each.dm) for each in (ben, grace, cleo)] == [1, 1, 1]
    await world.advance(days=1)
    assert "This is the one reminder" in grace.dm[1].text
    await world.advance(days=10)
    assert [len(each.dm) for each in (ben, grace, cleo)] == [1, 2, 1]
    # No button is left that leads nowhere.
    closed = "The questions of Ada are closed. Nothing more is needed."
    assert [each.text for who in (ben, grace) for each in who.dm] == [closed] * 3
    assert cleo.dm[0].text == f"{closed} Thank you for your answers."
    news = [each.text for each in ada.dm if "answered" in each.text]
    assert [text.split()[0] for text in news] == ["Cleo"]
    assert "Ben" not in everything_of(ada)


async def test_unnamed_answers_come_together_on_the_day_and_name_nobody(world: World) -> None:
    ada, ben, grace, cleo = map(world.person, ("Ada", "Ben", "Grace", "Cleo"))
    await asks(ada, "@ben @grace @cleo", names=UNNAMED)
    await world.advance(to=AFTERNOON)
    assert "Your name is not shown to Ada." in request(ben).text
    before = await round_one(ada)
    for place, who in enumerate((cleo, ben, grace)):
        thanks = await answers(world, who, strengths=f"Strong {place}", experience=f"A year {place}")
        assert "without your name" in words(thanks)[0]
        await world.advance(hours=1)
    assert ada.dm == []
    assert "shown together after Fri 20 Mar" in before
    assert await round_one(ada) == before  # whoever answers meanwhile, she sees nothing of it
    await world.advance(to=datetime(2026, 3, 21, 7, tzinfo=UTC))
    assert ada.dm == []  # Saturday: her days off are quiet
    await world.advance(to=datetime(2026, 3, 23, 8, tzinfo=UTC))
    shown = await reads(world, ada)
    assert sorted(shown[4:9:2]) == ["Strong 0", "Strong 1", "Strong 2"]
    assert shown[2] == "Strengths"
    seen = everything_of(ada)
    assert not any(f'"{who.person.name}' in seen for who in (ben, grace, cleo))
    async with world.deps.open_uow(await world.workspace()) as uow:
        rows = (await uow.connection.execute(select(AskAnswer.id, AskAnswer.person_id))).all()
    assert not any(str(part) in seen for row in rows for part in row)
    await ada.press(ada.modal, "Put on my list: Experience or training, 2 of 3")
    assert len(await items_of(world, ada.id)) == 1


async def test_with_fewer_than_three_unnamed_answers_nothing_is_shown_and_that_is_said(world: World) -> None:
    ada, ben, cleo, otto = map(world.person, ("Ada", "Ben", "Cleo", "Otto"))
    await asks(ada, "@ben @cleo @otto", names=UNNAMED)
    await world.settle()
    await ben.press(request(ben), "Don't send me these")
    await answers(world, cleo, strengths="Strong")
    await answers(world, otto, strengths="Steady")
    await otto.press(otto.dm[-1], "Why this message?")
    assert "told to nobody" in otto.ephemerals[-1].text
    await world.advance(to=datetime(2026, 3, 23, 8, tzinfo=UTC))
    (told,) = ada.dm
    assert told.text.startswith("Fewer than 3 people answered your questions, so nothing is shown")
    await ada.command("/ask-feedback", "answers")
    await ada.press(ada.modal, "Read what round 1 brought")
    assert "Fewer than 3 people answered, so nothing is shown, as each of them was told." in words(ada.modal)
    assert "Strong" not in everything_of(ada)


async def test_who_wants_none_of_these_gets_none_from_anybody_and_nobody_is_told(world: World) -> None:
    ada, ben, otto = map(world.person, ("Ada", "Ben", "Otto"))
    await asks(ada, "@otto")
    await world.settle()
    await otto.press(request(otto), "Don't send me these")
    await world.settle()
    assert otto.dm[-1].text.startswith("You get no more questions of this kind from me. Nobody is told.")
    async with world.deps.open_uow(await world.workspace()) as uow:
        assert await uow.people.profile(otto.id, world.now) is None  # no row but the mailbox
    sent = await asks(ben, "@otto")
    assert words(sent)[0].startswith("On the way to Otto")
    await world.advance(days=7)
    assert len(otto.dm) == 1
    assert ben.dm == []
    await otto.press(otto.dm[-1], "Let them in again")
    await world.settle()
    assert "Answer" in otto.dm[-1].text
    await asks(world.person("Cleo"), "@otto")
    await world.settle()
    assert len(otto.dm) == 2


async def test_answers_count_until_the_day_and_can_be_taken_back(world: World) -> None:
    ada, ben = world.person("Ada"), world.person("Ben")
    await asks(ada, "@ben")
    await world.settle()
    await answers(world, ben, strengths="Calm")
    await ben.press(ben.dm[-1], "Take my answers back")
    await world.settle()
    assert await count(world, AskAnswer) == 0
    await ben.press(ben.dm[-1], "Answer")
    answer = await ben.submit({})
    assert "nothing was sent" in answer.errors["strengths"]
    await ben.fill("skills", "Saying no")
    await ben.close_modal()
    await ben.press(ben.dm[-1], "Answer")
    assert "Saying no" in str(ben.modal and ben.modal.body)  # kept while it was typed
    answer = await ben.submit({"skills": ""})
    assert "nothing was sent" in answer.errors["strengths"]
    await world.advance(to=datetime(2026, 3, 20, 23, tzinfo=UTC))
    answer = await ben.submit({"strengths": "Too late"})
    assert "no longer open" in answer.errors["strengths"]
    assert await count(world, AskAnswer) == 0


@pytest.mark.parametrize("known", [False, True])
async def test_whoever_asked_hears_that_slack_let_a_question_through_to_nobody(
    world: World, *, known: bool
) -> None:
    ada, grace = world.person("Ada"), world.person("Grace")
    if known:
        await grace.command("/goal")
    await asks(ada, "@ben @grace @cleo", names=UNNAMED)
    await world.settle()
    assert ada.dm == []
    await world.slack.change_user("Grace", deleted=True)
    await world.advance(to=AFTERNOON)
    (told,) = ada.dm
    assert told.text.startswith(
        "Slack did not let me write to <@U01GRACE>, so your questions did not reach them. Answers without "
        "names are shown from 3 people on, and fewer are left, so none will be shown of this round."
    )
    assert "Slack did not let me write to" in await round_one(ada)
    await world.advance(days=7)
    assert len(ada.dm) == 1  # said once, and no reminder is owed to somebody nothing reached
    await world.slack.change_user("Grace", deleted=False)
    await asks(ada, "@grace")
    await world.settle()
    assert "Answer" in grace.dm[-1].text


async def test_an_answer_after_the_asker_left_is_not_taken_and_its_words_stay(world: World) -> None:
    ada, ben, cleo = map(world.person, ("Ada", "Ben", "Cleo"))
    await asks(ada, "@ben @cleo")
    await world.settle()
    await ben.press(request(ben), "Answer")
    before = request(cleo).snapshot()
    await world.slack.change_user("Ada", deleted=True)
    answer = await ben.submit({"strengths": "Calm"})
    assert "no longer open" in answer.errors["strengths"]
    assert ben.modal is not None
    await world.settle()
    assert cleo.dm[-1].text == "The questions of Ada are closed. Nothing more is needed."
    async with world.deps.open_uow(await world.workspace()) as uow:
        await uow.connection.execute(delete(Person).where(Person.slack_user_id == ada.id))
    answer = await ben.submit({"strengths": "Calm"})
    assert "no longer open" in answer.errors["strengths"]
    await cleo.press(before, "Not now")
    assert "no longer open" in cleo.ephemerals[-1].text
    await cleo.press(before, "Don't send me these")  # holds though nothing of it is left
    assert cleo.ephemerals[-1].text.startswith("You get no more questions of this kind")
    async with world.deps.open_uow(await world.workspace()) as uow:
        assert await uow.deliveries.muted(cleo.id, Refused.REQUESTS)
    await world.advance(days=14)
    assert [await count(world, each) for each in (Ask, AskRequest, AskAnswer)] == [0, 0, 0]
    assert [len(ben.dm), len(cleo.dm)] == [1, 1]


async def test_an_answer_goes_with_who_gave_it(world: World) -> None:
    ada, ben, grace, cleo = map(world.person, ("Ada", "Ben", "Grace", "Cleo"))
    await asks(ada, "@ben @grace @cleo", names=UNNAMED)
    await world.advance(to=AFTERNOON)
    for who in (ben, grace, cleo):
        await answers(world, who, strengths="Strong")
    await world.advance(to=datetime(2026, 3, 23, 8, tzinfo=UTC))
    async with world.deps.open_uow(await world.workspace()) as uow:
        await uow.connection.execute(delete(Person).where(Person.slack_user_id == ben.id))
    await ada.press(ada.dm[-1], "Read them")
    assert "Strong" not in words(ada.modal)  # two are left


async def test_who_cannot_be_asked_is_said_at_once(world: World) -> None:
    refused = {
        "@ada": "That is you.",
        "@polly": "Polly is an app.",
        "@dora": "Dora's account is no longer active.",
        "@ben @grace @cleo @otto @polly @dora": "That is 6 people.",
        "the boss": "I know nobody of that name.",
    }
    for whom, said in refused.items():
        answer = await world.person("Ada").command("/ask-feedback", whom)
        assert answer.view is None
        assert answer.shown is not None
        assert answer.shown.text.startswith(said)


async def test_the_form_says_what_is_wrong_under_its_field_and_keeps_the_rest(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/ask-feedback")
    answer = await ada.submit({"people": ["Ben", "Cleo"], "step": "a step", "names": UNNAMED})
    assert "at least 3 people" in answer.errors["names"]
    answer = await ada.submit({"people": ["Ben", "Ada", "Cleo"]})
    assert answer.errors["people"].startswith("That is you.")
    answer = await ada.submit({"people": ["Ben", "Otto", "Cleo"], "back": world.now.date()})
    assert "Mon 9 Mar is" in answer.errors["back"]
    answer = await ada.submit({"back": world.now.date() + timedelta(days=200)})
    assert "too far away" in answer.errors["back"]
    answer = await ada.submit({"back": world.now.date() + timedelta(days=5)})
    assert answer.errors == {}
    assert "Ben, Otto and Cleo each get this" in words(answer.view)[0]
    assert await count(world, Ask) == 0
    await ada.close_modal()
    await ada.command("/ask-feedback")
    assert "a step" in str(ada.modal and ada.modal.body)  # what was only looked at is still kept
    await ada.submit({"people": ["Ben"], "names": "Shown to me, with each answer as it comes"})
    await ada.submit()
    await ada.close_modal()
    await ada.command("/ask-feedback")
    assert "not sent" not in str(ada.modal and ada.modal.body)


async def test_what_slack_would_not_send_is_answered_all_the_same(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/goal")
    handlers, visit = AskHandlers(world.deps), Visit(await world.workspace(), ada.id)
    day = {"selected_date": "2026-03-20"}
    ben = {"selected_users": ["U01BEN"]}
    wrong: dict[str, dict[str, Any]] = {
        "step": {"people": ben, "back": day, "step": {"value": "  "}},
        "people": {"back": day, "step": {"value": "a step"}},
        "back": {"people": ben, "step": {"value": "a step"}},
    }
    for name, fields in wrong.items():
        values = FormValues({block_id: {"chosen": each} for block_id, each in fields.items()})
        answer = await handlers.on_form(Submission(visit, "ask:form", values, {}))
        assert isinstance(answer, FieldErrors)
        assert list(answer.sentences) == [name]
    stranger = Command(visit, "/ask-feedback", "", "", ("U99NOBODY",), "D1", "", "trigger")
    with pytest.raises(CannotAsk) as told:
        await handlers.on_ask(stranger)
    assert told.value.obstacle is Obstacle.UNKNOWN


async def test_notes_of_others_and_ones_own_view_stand_beside_the_answers(world: World) -> None:
    ada = world.person("Ada")
    await ada.command("/ask-feedback", "answers")
    assert words(ada.modal)[-1] == "Nothing yet. Who has been where you want to go?"
    await ada.press(ada.modal, "Note what I was told")
    answer = await ada.submit({"teller": "Aunt Mo"})
    assert "nothing was saved" in answer.errors["strengths"]
    await ada.submit({"weaknesses": "Says yes too fast."})
    assert words(ada.modal)[1:] == ["Told to you", "*Aunt Mo*, noted Mon 9 Mar"]
    await ada.press(ada.modal, "Read note 1")
    await ada.press(ada.modal, "Put on my list: Weaknesses, this note")
    assert "*Weaknesses*, on your list" in words(ada.modal)
    await ada.press(ada.modal, "Change")
    await ada.submit({"teller": "Mo", "weaknesses": "Says yes."})
    assert words(ada.modal)[-1] == "*Mo*, noted Mon 9 Mar"
    for own in ("Patient.", "Patient, mostly."):
        await ada.press(ada.modal, "My own view")
        await ada.submit({"strengths": own})
    await ada.press(ada.modal, "Read your own view")
    assert words(ada.modal) == ["*Your own view*", "*Strengths*", "Patient, mostly."]
    await ada.press(ada.modal, "All of it")
    await ada.press(ada.modal, "Read note 1")
    await ada.press(ada.modal, "Delete")
    assert await count(world, ToldNote) == 1
    await ada.press(ada.modal, "My own view")
    await ada.submit({"strengths": ""})  # emptied, it is gone
    assert await count(world, ToldNote) == 0
    assert "*Your own view* of yourself" not in words(ada.modal)
    assert await items_of(world, ada.id) == ["Says yes too fast."]


async def test_everything_said_lies_beside_ones_own_view_question_by_question(world: World) -> None:
    ada, ben = world.person("Ada"), world.person("Ben")
    await asks(ada, "@ben")
    await world.settle()
    await answers(world, ben, strengths="Calm.", skills="Saying no.")
    await ada.command("/ask-feedback", "answers")
    await ada.press(ada.modal, "Note what I was told")
    await ada.submit({"teller": "Aunt Mo", "strengths": "Patient."})
    await ada.press(ada.modal, "My own view")
    await ada.submit({"strengths": "I listen.", "weaknesses": "I say yes."})
    await ada.press(ada.modal, "Side by side")
    assert words(ada.modal) == [
        "Strengths", "*You*", "I listen.", "*Ben*", "Calm.", "*Aunt Mo, as you noted it*", "Patient.",
        "Weaknesses", "*You*", "I say yes.", "Skills", "*Ben*", "Saying no.",
    ]  # fmt: skip
    for each in ("Put on my list: Strengths 2", "Put on my list: Skills 1, Ben"):
        await ada.press(ada.modal, each)
    assert "*Aunt Mo, as you noted it*, on your list" in words(ada.modal)
    assert sorted(await items_of(world, ada.id)) == ["Patient.", "Saying no."]


async def test_unnamed_answers_lie_there_without_a_name_once_they_are_shown(world: World) -> None:
    ada, ben, cleo, otto = map(world.person, ("Ada", "Ben", "Cleo", "Otto"))
    await asks(ada, "@ben @cleo @otto", names=UNNAMED)
    await world.settle()
    for who in (ben, cleo, otto):
        await answers(world, who, strengths=f"Strong, says {who.person.name[0]}")
    visit = Visit(await world.workspace(), ada.id)
    assert (await side_by_side.look(world.deps.open_uow, world.now, visit)).voices == ()
    await world.advance(to=datetime(2026, 3, 23, 8, tzinfo=UTC))
    voices = (await side_by_side.look(world.deps.open_uow, world.now, visit)).of(Question.STRENGTHS)
    assert [(each.person, each.teller, each.noted) for each in voices] == [(None, "", False)] * 3
    await reads(world, ada)
    await ada.press(ada.modal, "Side by side")
    assert words(ada.modal).count("*Without a name*") == 3


async def test_nobody_reads_what_somebody_else_asked(world: World) -> None:
    ada, cleo = world.person("Ada"), world.person("Cleo")
    await asks(ada, "@ben")
    await asks(cleo, "@ben")
    async with world.deps.open_uow(await world.workspace()) as uow:
        of_ada = select(Ask.id).join(Person).where(Person.slack_user_id == ada.id)
        ask_id = str((await uow.connection.execute(of_ada)).scalar_one())
    await cleo.command("/ask-feedback", "answers")
    await cleo.press(cleo.modal, "Read what round 1 brought", forged_value=ask_id)
    assert "not yours" in words(cleo.modal)[0]


async def test_home_shows_what_is_asked_and_a_message_leads_to_the_form(world: World) -> None:
    ada, ben = world.person("Ada"), world.person("Ben")
    await asks(ada, "@ben")
    await world.settle()
    await ben.open_home()
    await world.slack.workspace.until(lambda: ben.home)
    assert ben.home is not None
    assert "*Ada* asks you up to four short questions, by Fri 20 Mar." in words(ben.home)
    assert len(ben.dm) == 1  # who came by a request gets that alone
    await ben.press(ben.home, "Answer 1: the questions of Ada")
    await ben.submit({"skills": "Saying no."})
    await world.slack.workspace.until(lambda: ben.home and "asks you" not in str(words(ben.home)))
    await ada.say(None, "ask feedback from @cleo")
    await ada.press(ada.dm[-1], "Ask for feedback")
    assert ada.modal is not None
    assert ada.modal.body["blocks"][1]["element"]["initial_users"] == ["U01CLEO"]
    await ada.close_modal()
    await ada.say(None, "ask for feedback after each meeting")
    assert "I have not passed this on" in ada.dm[-1].text


async def count(world: World, of: type[Ask | AskRequest | AskAnswer | ToldNote]) -> int:
    async with world.deps.open_uow(await world.workspace()) as uow:
        return int((await uow.connection.execute(select(func.count()).select_from(of))).scalar_one())


async def items_of(world: World, slack_user_id: str) -> list[str]:
    async with world.deps.open_uow(await world.workspace()) as uow:
        profile = await uow.people.profile(slack_user_id, world.now)
        assert profile is not None
        return [each.words for each in await uow.items.of(profile.id)]


async def test_in_another_workspace_nothing_of_it_is_there(world: World) -> None:
    await asks(world.person("Ada"), "@ben")
    async with world.deps.open_uow(await world.workspace()) as uow:
        request_id = (await uow.connection.execute(select(AskRequest.id))).scalar_one()
        ask = await uow.gathering.ask((await uow.connection.execute(select(Ask.id))).scalar_one())
    assert ask is not None
    async with world.deps.open_clock_uow() as clock:
        other = await clock.workspace("", "T2", world.now, "UTC")
    async with world.deps.open_uow(other) as uow:
        await uow.people.meet(uuid4(), Introduction("U01BEN", "Ben", "UTC", "en-GB"), world.now)
        assert await uow.gathering.ask(ask.id) is None
        assert await uow.gathering.request(request_id) is None
        assert list(await uow.gathering.asks(ask.person_id)) == []
        assert list(await uow.gathering.requests([ask.id])) == []
        assert list(await uow.gathering.waiting_for("U01BEN", world.now)) == []
        assert list(await uow.gathering.answers(ask.id)) == []

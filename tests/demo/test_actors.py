"""What people do reaches a real Bolt app over a real WebSocket, and its answers reach them."""

from bot.demo.server import LocalSlack
from tests.demo.bolt_app import BoltApp, button, form, plain, row, section


async def test_a_command_is_answered_where_only_the_person_sees_it(slack: LocalSlack, bolt: BoltApp) -> None:
    bolt.command_answer = {"text": "Saved.", "blocks": [section("Saved."), row(button("Undo", "undo"))]}
    ada = slack.person("Ada")
    answer = await ada.command("/goal", "new Run 3 workshops")
    assert answer.text == "Saved."
    assert ada.ephemerals == [answer.shown]
    assert bolt.bodies[0]["channel_name"] == "directmessage"
    await ada.press(answer.shown, "Undo")
    await bolt.respond(text="Undone.", replace_original=True)
    assert ada.ephemerals[0].text == "Undone."
    assert slack.problems == []


async def test_a_form_is_filled_submitted_and_closed(slack: LocalSlack, bolt: BoltApp) -> None:
    bolt.opens = form()
    ada = slack.person("Ada")
    answer = await ada.command("/goal", "new")
    assert answer.view is not None
    assert answer.view.title == "New goal"
    answer = await ada.submit()
    assert answer.errors == {"name": "Please complete this required field."}
    bolt.form_answer = {"response_action": "errors", "errors": {"name": "Which ones?"}}
    answer = await ada.submit({"What do you want to reach?": "Run workshops"})
    assert answer.errors == {"name": "Which ones?"}
    assert ada.modal is not None
    bolt.form_answer = {"response_action": "update", "view": form(title=plain("Saved"))}
    assert (await ada.submit()).view is ada.modal
    assert ada.modal.title == "Saved"
    bolt.form_answer = None
    assert (await ada.submit()).view is None
    values = bolt.bodies[-1]["view"]["state"]["values"]
    assert values == {"name": {"words": {"type": "plain_text_input", "value": "Run workshops"}}}
    assert slack.problems == []


async def test_a_button_of_a_message_brings_the_message(slack: LocalSlack, bolt: BoltApp) -> None:
    ben = slack.person("Ben")
    opened = await bolt.client.conversations_open(users=ben.id)
    marker = {"event_type": "checkin", "event_payload": {"id": "1"}}
    await bolt.client.chat_postMessage(
        channel=opened["channel"]["id"],
        text="Hello",
        blocks=[row(button("Log 1", "log", value="7"))],
        metadata=marker,
    )
    assert [message.text for message in ben.dm] == ["Hello"]
    await ben.press(ben.dm[0], "Log 1")
    body = bolt.bodies[-1]
    assert body["actions"][0]["value"] == "7"
    assert body["message"]["metadata"] == marker
    await bolt.client.chat_update(channel=ben.dm[0].channel, ts=ben.dm[0].ts, text="Done", blocks=[])
    assert (ben.dm[0].text, ben.dm[0].blocks) == ("Done", [])
    assert slack.problems == []


async def test_a_direct_message_is_an_event(slack: LocalSlack, bolt: BoltApp) -> None:
    answer = await slack.person("Ada").say(None, "yesterday 3 & <b> for @grace")
    assert answer.acked
    event = bolt.bodies[-1]["event"]
    assert (event["channel_type"], event["text"]) == ("im", "yesterday 3 &amp; &lt;b&gt; for <@U01GRACE>")
    assert slack.problems == []

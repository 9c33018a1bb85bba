"""Modals and Home pages keep Slack's rules: triggers, stack, hashes, state."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import ManualClock
from bot.demo.server import LocalSlack
from tests.demo.bolt_app import BoltApp, button, form, plain, row, section
from tests.demo.refusals import error_of, refusal
from tests.demo.stage import MANIFEST, MovedClock


def home(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {"type": "home", "blocks": list(blocks)}


def trigger(slack: LocalSlack, *, in_modal: bool = False) -> str:
    return slack.workspace.deadlines.new_trigger("U01ADA", in_modal=in_modal)


async def test_a_trigger_opens_one_modal(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: views.open, exchanged_trigger_id, invalid_trigger_id."""
    pulled = trigger(slack)
    opened = await client.views_open(trigger_id=pulled, view=form())
    assert slack.person("Ada").modals[0].id == opened["view"]["id"]
    assert (await refusal(client.views_open(trigger_id=pulled, view=form())))[
        "error"
    ] == "exchanged_trigger_id"
    assert (await refusal(client.views_open(trigger_id="1.2.3", view=form())))[
        "error"
    ] == "invalid_trigger_id"


async def test_a_trigger_lasts_three_real_seconds(
    slack: LocalSlack, client: AsyncWebClient, real: MovedClock
) -> None:
    """Slack reference: modals: a trigger expires 3 seconds after it was sent."""
    pulled = trigger(slack)
    await real.advance(3.1)
    assert await error_of(client.views_open(trigger_id=pulled, view=form())) == "expired_trigger_id"
    assert "expired_trigger_id" in slack.problems[0]


async def test_a_view_slack_would_not_show_is_refused_and_the_trigger_kept(
    slack: LocalSlack, client: AsyncWebClient
) -> None:
    """Slack reference: views.open, invalid_arguments; view object: inputs need a submit."""
    pulled = trigger(slack)
    view = form()
    del view["submit"]
    answer = await refusal(client.views_open(trigger_id=pulled, view=view))
    assert answer["error"] == "invalid_arguments"
    assert "submit" in answer["response_metadata"]["messages"][0]
    answer = await refusal(client.views_open(trigger_id=pulled, view=home()))
    assert "must be a modal" in answer["response_metadata"]["messages"][0]
    await client.views_open(trigger_id=pulled, view=form())


async def test_a_view_has_at_most_250_kilobytes(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: views.open, view_too_large."""
    view = form(*[section("x" * 2900) for _ in range(90)])
    answer = await refusal(client.views_open(trigger_id=trigger(slack), view=view))
    assert answer["error"] == "view_too_large"


async def test_three_modals_lie_on_each_other_at_most(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: modals, the view stack; views.push, push_limit_reached."""
    await client.views_open(trigger_id=trigger(slack), view=form())
    for _ in range(2):
        await client.views_push(trigger_id=trigger(slack, in_modal=True), view=form())
    modals = slack.person("Ada").modals
    assert [view.previous_id for view in modals] == [None, modals[0].id, modals[1].id]
    assert {view.root_id for view in modals} == {modals[0].id}
    answer = await refusal(client.views_push(trigger_id=trigger(slack, in_modal=True), view=form()))
    assert answer["error"] == "push_limit_reached"


async def test_a_push_needs_a_trigger_from_a_modal(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: views.push: only from an interaction inside a modal."""
    answer = await refusal(client.views_push(trigger_id=trigger(slack), view=form()))
    assert answer["error"] == "invalid_trigger_id"


async def test_opening_from_inside_a_modal_is_a_problem(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: modals: inside one, views.push."""
    await client.views_open(trigger_id=trigger(slack), view=form())
    await client.views_open(trigger_id=trigger(slack, in_modal=True), view=form())
    assert "views.push" in slack.problems[0]


async def test_an_update_with_an_old_hash_is_refused(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: views.update, hash_conflict, not_found."""
    view = (await client.views_open(trigger_id=trigger(slack), view=form(external_id="mine")))["view"]
    await client.views_update(view_id=view["id"], hash=view["hash"], view=form(title=plain("Second")))
    answer = await refusal(client.views_update(view_id=view["id"], hash=view["hash"], view=form()))
    assert answer["error"] == "hash_conflict"
    assert slack.problems == []
    await client.views_update(view_id=view["id"], view=form(title=plain("Third"), external_id="mine"))
    await client.views_update(external_id="mine", view=form(title=plain("Fourth")))
    ada = slack.person("Ada")
    assert [shown.title for shown in ada.modals] == ["Fourth"]
    await ada.close_modal()
    assert await error_of(client.views_update(view_id=view["id"], view=form())) == "not_found"


async def test_what_was_typed_stays_while_the_ids_stay(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: views.update: input is kept where block_id and action_id are the same."""
    bolt.opens = form()
    ada = slack.person("Ada")
    await ada.command("/goal", "new")
    await ada.fill("name", "Workshops")
    assert ada.modal is not None
    more = {**form()["blocks"][0], "block_id": "more", "optional": True}
    await bolt.client.views_update(view_id=ada.modal.id, view=form(more))
    assert ada.modal.values["name"]["words"]["value"] == "Workshops"
    assert ada.modal.values["more"]["words"]["value"] is None


async def test_home_is_published_for_one_person(slack: LocalSlack, client: AsyncWebClient) -> None:
    """Slack reference: views.publish, hash_conflict."""
    first = await client.views_publish(user_id="U01ADA", view=home(section("Today")))
    assert slack.person("Ben").home is None
    await client.views_publish(user_id="U01ADA", hash=first["view"]["hash"], view=home())
    answer = await refusal(client.views_publish(user_id="U01ADA", hash=first["view"]["hash"], view=home()))
    assert answer["error"] == "hash_conflict"
    page = slack.person("Ada").home
    assert page is not None
    assert (page.id, page.blocks) == (first["view"]["id"], [])
    await client.views_update(view_id=page.id, view=home(section("again")))
    assert (await refusal(client.views_publish(user_id="U01POLLY", view=home())))[
        "error"
    ] == "invalid_arguments"


async def test_home_needs_its_tab_in_the_manifest(clock: ManualClock) -> None:
    """Slack reference: views.publish, not_enabled."""
    slack = LocalSlack(clock, {**MANIFEST, "features": {}})
    await slack.start()
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])
    assert await error_of(client.views_publish(user_id="U01ADA", view=home())) == "not_enabled"
    await slack.stop()


async def test_home_answers_presses_with_the_view(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: block_actions payload: from Home it carries the view and no message."""
    await bolt.client.views_publish(user_id="U01ADA", view=home(row(button("Log 1", "log"))))
    ada = slack.person("Ada")
    await ada.press(ada.home, "Log 1")
    body = bolt.bodies[-1]
    assert body["container"] == {"type": "view", "view_id": ada.home.id if ada.home else ""}
    assert "message" not in body
    assert "response_url" not in body


@pytest.mark.parametrize(
    ("ack", "word"),
    [
        ({"response_action": "errors", "errors": {"nowhere": "x"}}, "invalid_errors"),
        ({"response_action": "update", "view": {"type": "modal"}}, "invalid_arguments"),
        ({"response_action": "sing"}, "invalid_response_action"),
    ],
)
async def test_a_form_ack_slack_cannot_follow_is_trouble_for_the_person(
    slack: LocalSlack, bolt: BoltApp, ack: dict[str, Any], word: str
) -> None:
    """Slack reference: modals, response actions: errors name input blocks, views are valid."""
    bolt.opens, bolt.form_answer = form(), ack
    ada = slack.person("Ada")
    await ada.command("/goal", "new")
    answer = await ada.submit({"name": "x"})
    assert answer.failure == word
    assert ada.modal is not None
    assert ada.modal.trouble
    assert word in slack.problems[0]


async def test_a_form_ack_can_push_and_clear(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: modals, response actions."""
    bolt.opens, bolt.form_answer = form(), {"response_action": "push", "view": form(title=plain("On top"))}
    ada = slack.person("Ada")
    await ada.command("/goal", "new")
    answer = await ada.submit({"name": "x"})
    assert answer.view is not None
    assert answer.view.title == "On top"
    bolt.form_answer = {"response_action": "clear"}
    await ada.submit({"name": "y"})
    assert ada.modals == []


async def test_closing_is_told_only_where_asked_for_and_brings_nothing_typed(
    slack: LocalSlack, bolt: BoltApp
) -> None:
    """Slack reference: view_closed payload; reported by others: no values, no trigger."""
    ada = slack.person("Ada")
    bolt.opens = form()
    await ada.command("/goal", "new")
    await ada.close_modal()
    assert bolt.bodies[-1]["command"] == "/goal"
    bolt.opens = form(notify_on_close=True)
    await ada.command("/goal", "new")
    await ada.fill("name", "half a tho")
    await ada.close_modal()
    body = bolt.bodies[-1]
    assert (body["type"], body["view"]["state"]["values"], body["is_cleared"]) == ("view_closed", {}, False)
    assert "trigger_id" not in body


async def test_clear_on_close_closes_the_whole_stack(slack: LocalSlack, bolt: BoltApp) -> None:
    """Slack reference: view object, clear_on_close."""
    ada = slack.person("Ada")
    bolt.opens = form(row(button("More", "more")))
    await ada.command("/goal", "new")
    bolt.opens = form(clear_on_close=True)
    await ada.press(ada.modal, "More")
    assert len(ada.modals) == 2
    await ada.close_modal()
    assert ada.modals == []

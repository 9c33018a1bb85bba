"""What Slack does with the body of an ack: a command's message, a form's next step."""

from collections.abc import Mapping
from typing import Any

from bot.demo.api_views import checked_view
from bot.demo.deadlines import Refused, ResponseAddress
from bot.demo.records import Channel, Ephemeral, Message, Person, View
from bot.demo.response_urls import checked_answer, show_answer
from bot.demo.workspace import Workspace


def apply_command_ack(
    workspace: Workspace, person: Person, channel: Channel, command: str, body: Mapping[str, Any]
) -> tuple[str, Ephemeral | Message | None]:
    """Show a command's answer; without a body there is none.

    Returns:
        Slack's word for a failure (empty if there was none), and what is shown.
    """
    if not body:
        return "", None
    try:
        text, blocks = checked_answer(workspace, dict(body))
    except Refused as refused:
        workspace.problem(f"command {command}: {refused.error} {'; '.join(refused.messages)}".rstrip())
        return refused.error, workspace.show(channel.id, person.id, f"{command} failed: {refused.error}")
    address = ResponseAddress(person.id, channel.id, 0.0, None)
    return "", show_answer(workspace, address, body.get("response_type"), text, blocks)


def apply_submission_ack(workspace: Workspace, view: View, body: Mapping[str, Any]) -> str:
    """Close, change or cover a submitted form (Slack reference: modals, response actions).

    Returns:
        Slack's word for a failure, empty if there was none.
    """
    try:
        _take_step(workspace, view, body)
    except Refused as refused:
        workspace.problem(
            f"view_submission {view.callback_id}: {refused.error} {'; '.join(refused.messages)}".rstrip()
        )
        return refused.error
    return ""


def _take_step(workspace: Workspace, view: View, body: Mapping[str, Any]) -> None:
    action = body.get("response_action")
    known = {"errors": {"errors"}, "update": {"view"}, "push": {"view"}, "clear": set[str]()}
    if not body:
        workspace.views.pop(view)
        return
    if action not in known or set(body) - {"response_action"} != known[action]:
        raise Refused("invalid_response_action", messages=[f"cannot read {sorted(body)}"])
    if action == "clear":
        workspace.views.clear(view.person_id)
    elif action == "errors":
        view.errors = _checked_errors(view, body["errors"])
        workspace.changed()
    elif action == "push":
        workspace.views.push(view.person_id, checked_view(body["view"], "modal"))
    else:
        workspace.views.replace(view, checked_view(body["view"], "modal"))


def _checked_errors(view: View, errors: Any) -> dict[str, str]:
    """Errors stand under input blocks only, by their block ids."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, Mapping) or not errors or set(errors) - inputs:
        raise Refused("invalid_errors", messages=[f"inputs are {sorted(inputs)}, errors {errors}"])
    return {str(block_id): str(words) for block_id, words in errors.items()}

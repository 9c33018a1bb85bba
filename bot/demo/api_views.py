"""The Web API's methods for modals and Home pages."""

from typing import Any

from bot.demo.api_calls import Call, Method
from bot.demo.block_rules import view_faults, view_is_too_large
from bot.demo.deadlines import Refused
from bot.demo.records import ViewKind
from bot.demo.shapes import view_shape


def checked_view(view: Any, kind: ViewKind) -> dict[str, Any]:
    """A view that Slack would show.

    Raises:
        Refused: `invalid_arguments` with what is wrong, `view_too_large`.
    """
    faults = view_faults(view)
    if not faults and view["type"] != kind:
        faults = [f"[ERROR] must be a {kind} [json-pointer:/view/type]"]
    if faults:
        raise Refused("invalid_arguments", messages=faults, is_problem=True)
    if view_is_too_large(view):
        raise Refused("view_too_large", is_problem=True)
    proper: dict[str, Any] = view
    return proper


def open_view(call: Call) -> dict[str, Any]:
    """views.open: a new modal, for whoever the trigger belongs to."""
    body = checked_view(call.structure("view"), "modal")
    trigger = call.workspace.deadlines.trigger(call.text("trigger_id"))
    if trigger.in_modal:
        call.workspace.problem("views.open from inside a modal: views.push lays one over it")
    trigger.used = True
    return {"view": view_shape(call.workspace.views.open(trigger.person_id, body))}


def push(call: Call) -> dict[str, Any]:
    """views.push: a modal over the one the trigger came from."""
    body = checked_view(call.structure("view"), "modal")
    trigger = call.workspace.deadlines.trigger(call.text("trigger_id"))
    if not trigger.in_modal or not call.workspace.views.stack(trigger.person_id):
        raise Refused("invalid_trigger_id", is_problem=True)
    trigger.used = True
    return {"view": view_shape(call.workspace.views.push(trigger.person_id, body))}


def update(call: Call) -> dict[str, Any]:
    """views.update; with a hash only if nobody changed the view meanwhile."""
    view = call.workspace.views.find(call.text("view_id") or None, call.text("external_id") or None)
    body = checked_view(call.structure("view"), view.kind)
    if call.text("hash") not in {"", view.hash}:
        raise Refused("hash_conflict")
    call.workspace.views.replace(view, body)
    return {"view": view_shape(view)}


def publish(call: Call) -> dict[str, Any]:
    """views.publish: somebody's Home page."""
    if not call.app.has_home:
        raise Refused("not_enabled", is_problem=True)
    body = checked_view(call.structure("view"), "home")
    person = call.workspace.people.get(call.text("user_id"))
    if person is None or person.is_bot:
        raise Refused("invalid_arguments", messages=["[ERROR] unknown user"], is_problem=True)
    home = call.workspace.views.publish(person.id, body, call.text("hash") or None)
    return {"view": view_shape(home)}


METHODS = {
    "views.open": Method(open_view, required=("trigger_id", "view")),
    "views.push": Method(push, required=("trigger_id", "view")),
    "views.update": Method(update, required=("view",), optional=("view_id", "external_id", "hash")),
    "views.publish": Method(publish, required=("user_id", "view"), optional=("hash",)),
}

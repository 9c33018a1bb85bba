"""The Web API's methods for conversations, people and the app itself."""

from typing import Any

from bot.demo import people
from bot.demo.api_calls import Call, Method
from bot.demo.api_messages import channel_known
from bot.demo.deadlines import Refused
from bot.demo.records import Channel
from bot.demo.shapes import channel_shape, message_shape, user_shape

HISTORY_LIMIT = 999  # Slack reference: conversations.history
HISTORY_DEFAULT = 100  # the same page


def _kind(channel: Channel) -> str:
    """The part of a scope's name that depends on the conversation."""
    if channel.is_dm:
        return "im"
    return "groups" if channel.private else "channels"


def open_conversation(call: Call) -> dict[str, Any]:
    """conversations.open with one person."""
    if call.text("channel"):
        channel = channel_known(call)
        return {"channel": {"id": channel.id}, "no_op": True, "already_open": True}
    users = [name for name in call.text("users").split(",") if name]
    if not users:
        raise Refused("users_list_not_supplied", is_problem=True)
    if len(users) > 1:
        call.need_scope("mpim:write")
    person = call.workspace.people.get(users[0])
    if person is None:
        raise Refused("user_not_found")
    if person.is_bot:
        raise Refused("cannot_dm_bot")
    if person.deleted:
        raise Refused("user_disabled")
    channel = call.workspace.dm_of(person.id)
    return {"channel": channel_shape(channel) if call.flag("return_im") else {"id": channel.id}}


def info(call: Call) -> dict[str, Any]:
    """conversations.info; the number of members only when asked for."""
    channel = channel_known(call)
    call.need_scope(f"{_kind(channel)}:read")
    shape = channel_shape(channel)
    if call.flag("include_num_members"):
        shape["num_members"] = len(channel.members)
    if call.flag("include_locale"):
        shape["locale"] = "en-GB"
    return {"channel": shape}


def history(call: Call) -> dict[str, Any]:
    """conversations.history, newest first, thread replies left out."""
    channel = channel_known(call)
    call.need_scope(f"{_kind(channel)}:history")
    if people.BOT_USER_ID not in channel.members:
        raise Refused("not_in_channel")
    asked = call.text("limit") or str(HISTORY_DEFAULT)
    limit = int(asked) if asked.isdecimal() else 0
    if not 1 <= limit <= HISTORY_LIMIT:
        raise Refused("invalid_limit", is_problem=True)
    oldest, latest = _moment(call, "oldest", "0"), _moment(call, "latest", "9999999999")
    inclusive = call.flag("inclusive")
    before = _moment(call, "cursor", "9999999999")
    found = [
        message
        for message in reversed(call.workspace.messages.get(channel.id, []))
        if message.thread_ts in {None, message.ts}
        and float(message.ts) < before
        and (oldest < float(message.ts) < latest or (inclusive and float(message.ts) in {oldest, latest}))
    ]
    page = found[:limit]
    with_metadata = call.flag("include_all_metadata")
    answer: dict[str, Any] = {
        "messages": [message_shape(message, with_metadata=with_metadata) for message in page],
        "has_more": len(found) > limit,
    }
    if len(found) > limit:
        answer["response_metadata"] = {"next_cursor": page[-1].ts}
    return answer


def _moment(call: Call, name: str, otherwise: str) -> float:
    try:
        return float(call.text(name) or otherwise)
    except ValueError as error:
        raise Refused(f"invalid_ts_{name}", is_problem=True) from error


def members(call: Call) -> dict[str, Any]:
    """conversations.members."""
    channel = channel_known(call)
    call.need_scope(f"{_kind(channel)}:read")
    return {"members": sorted(channel.members), "response_metadata": {"next_cursor": ""}}


def user_info(call: Call) -> dict[str, Any]:
    """users.info; the locale only when asked for."""
    person = call.workspace.people.get(call.text("user"))
    if person is None:
        raise Refused("user_not_found")
    at = call.workspace.clock.now()
    return {"user": user_shape(person, at, with_locale=call.flag("include_locale"))}


def auth_test(_call: Call) -> dict[str, Any]:
    """auth.test."""
    return {
        "url": f"https://{people.TEAM_DOMAIN}.slack.com/",
        "team": people.TEAM_NAME,
        "user": "accountability",
        "team_id": people.TEAM_ID,
        "user_id": people.BOT_USER_ID,
        "bot_id": people.BOT_ID,
        "is_enterprise_install": False,
    }


def team_info(_call: Call) -> dict[str, Any]:
    """team.info."""
    return {"team": {"id": people.TEAM_ID, "name": people.TEAM_NAME, "domain": people.TEAM_DOMAIN}}


METHODS = {
    "conversations.open": Method(
        open_conversation, optional=("users", "channel", "return_im", "prevent_creation"), scope="im:write"
    ),
    "conversations.info": Method(
        info, required=("channel",), optional=("include_num_members", "include_locale")
    ),
    "conversations.history": Method(
        history,
        required=("channel",),
        optional=("cursor", "include_all_metadata", "inclusive", "latest", "limit", "oldest"),
    ),
    "conversations.members": Method(members, required=("channel",), optional=("cursor", "limit")),
    "users.info": Method(user_info, required=("user",), optional=("include_locale",), scope="users:read"),
    "auth.test": Method(auth_test),
    "team.info": Method(team_info, optional=("team", "domain"), scope="team:read"),
}

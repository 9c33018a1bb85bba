"""How people, conversations, messages and views look in Slack's own dictionaries."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo import people
from bot.demo.records import Channel, Message, Person, View


def user_shape(person: Person, at: datetime, *, with_locale: bool) -> dict[str, Any]:
    """A user object (Slack reference: user object).

    Deactivated accounts come without a zone; the locale comes only when asked for.
    """
    shape: dict[str, Any] = {
        "id": person.id,
        "team_id": people.TEAM_ID,
        "name": person.handle,
        "deleted": person.deleted,
        "profile": {
            "real_name": person.real_name,
            "real_name_normalized": person.real_name,
            "display_name": person.name,
            "display_name_normalized": person.name,
            "team": people.TEAM_ID,
        },
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": int(at.timestamp()),
    }
    if not person.deleted:
        zone = at.astimezone(ZoneInfo(person.tz))
        shape |= {
            "real_name": person.real_name,
            "tz": person.tz,
            "tz_label": zone.tzname(),
            "tz_offset": int((zone.utcoffset() or zone - zone).total_seconds()),
            "is_admin": False,
            "is_owner": False,
            "is_primary_owner": False,
            "is_restricted": False,
            "is_ultra_restricted": False,
        }
    if with_locale:
        shape["locale"] = person.locale
    return shape


def channel_shape(channel: Channel) -> dict[str, Any]:
    """A conversation object without the number of its members (Slack reference: conversation object)."""
    if channel.is_dm:
        return {"id": channel.id, "is_im": True, "user": channel.person_id, "is_archived": False}
    return {
        "id": channel.id,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.private,
        "is_group": channel.private,
        "is_im": False,
        "is_mpim": False,
        "is_private": channel.private,
        "is_archived": channel.archived,
        "is_general": channel.name == "general",
        "is_shared": channel.shared,
        "is_ext_shared": channel.shared,
        "is_org_shared": False,
        "is_member": people.BOT_USER_ID in channel.members,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def message_shape(message: Message, *, with_metadata: bool = False) -> dict[str, Any]:
    """A message object; its metadata only when asked for (Slack reference: conversations.history)."""
    shape: dict[str, Any] = {
        "type": "message",
        "user": message.user,
        "ts": message.ts,
        "text": message.text,
        "team": people.TEAM_ID,
    }
    if message.by_bot:
        shape |= {"bot_id": people.BOT_ID, "app_id": people.APP_ID}
    if message.blocks:
        shape["blocks"] = message.blocks
    if message.thread_ts:
        shape["thread_ts"] = message.thread_ts
    if message.edited_ts:
        shape["edited"] = {"user": message.user, "ts": message.edited_ts}
    if with_metadata and message.metadata:
        shape["metadata"] = message.metadata
    return shape


def view_shape(view: View, *, with_state: bool = True) -> dict[str, Any]:
    """A view object (Slack reference: view_submission payload, views.open)."""
    body = view.body
    return {
        "id": view.id,
        "team_id": people.TEAM_ID,
        "type": view.kind,
        "blocks": view.blocks,
        "private_metadata": body.get("private_metadata", ""),
        "callback_id": body.get("callback_id", ""),
        "state": {"values": view.values if with_state else {}},
        "hash": view.hash,
        "title": body.get("title"),
        "close": body.get("close"),
        "submit": body.get("submit"),
        "clear_on_close": body.get("clear_on_close", False),
        "notify_on_close": body.get("notify_on_close", False),
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": people.APP_ID,
        "app_installed_team_id": people.TEAM_ID,
        "external_id": body.get("external_id", ""),
        "bot_id": people.BOT_ID,
    }

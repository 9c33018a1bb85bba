"""The workspace: who is in it, who watches it, and how it starts."""

from datetime import timedelta

import pytest

from bot.clock import ManualClock
from bot.demo.pings import links_in, pings_in
from bot.demo.server import LocalSlack
from tests.demo.bolt_app import section
from tests.demo.stage import MANIFEST


async def test_the_cast_is_there(slack: LocalSlack) -> None:
    assert slack.person("@grace").person.tz == "America/New_York"
    assert slack.workspace.channel("#coaching").private
    assert [place.name for place in slack.person("Otto").channels] == ["general", "random"]
    assert slack.person("U01DORA").person.deleted
    assert slack.person("Polly").person.is_bot
    assert "U01ACCOUNTABLE" not in slack.workspace.channel("general").members


async def test_waiting_ends_when_it_holds_or_when_patience_does(slack: LocalSlack) -> None:
    with pytest.raises(TimeoutError):
        await slack.until(lambda: False, timeout=0.01)
    before = slack.workspace.version
    slack.workspace.changed()
    await slack.until(lambda: slack.workspace.version > before)


async def test_time_stamps_follow_the_workspaces_clock(slack: LocalSlack, clock: ManualClock) -> None:
    clock.move_to(clock.now() + timedelta(days=1))
    assert slack.workspace.next_ts() == "1773129600.000000"
    assert slack.workspace.next_ts() == "1773129600.000001"


async def test_a_taken_port_is_an_error_and_nothing_stays_open(slack: LocalSlack, clock: ManualClock) -> None:
    other = LocalSlack(clock, MANIFEST)
    with pytest.raises(OSError, match="address already in use"):
        await other.start(int(slack.address.rpartition(":")[2]))
    await other.stop()


async def test_its_tokens_are_the_apps(slack: LocalSlack) -> None:
    assert slack.api_url == f"{slack.address}/api/"
    assert (slack.bot_token[:5], slack.app_token[:5]) == ("xoxb-", "xapp-")
    assert (slack.app_id[0], slack.team_id[0]) == ("A", "T")
    assert slack.signing_secret


def rich_text(*elements: dict[str, str]) -> dict[str, object]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


@pytest.mark.parametrize(
    ("element", "ping"),
    [
        ({"type": "broadcast", "range": "here"}, "<!here>"),
        ({"type": "user", "user_id": "U1"}, "<@U1>"),
        ({"type": "usergroup", "usergroup_id": "S1"}, "<!subteam^S1>"),
    ],
)
def test_rich_text_can_ping_too(element: dict[str, str], ping: str) -> None:
    """Slack reference: rich text block."""
    assert pings_in("", [rich_text(element)]) == [ping]


def test_words_in_rich_or_plain_text_never_ping() -> None:
    """Slack reference: rich text block, text object."""
    assert pings_in("&lt;!channel&gt;", [rich_text({"type": "text", "text": "<!channel>"})]) == []


def test_bare_addresses_become_links_unless_taken_verbatim() -> None:
    """Slack reference: text object, verbatim."""
    assert links_in("see https://x.org now", []) == ["https://x.org"]
    assert links_in("not shown: https://x.org", [section("a")]) == []
    assert links_in("", [section("see https://y.org")]) == ["https://y.org"]
    verbatim = {"type": "section", "text": {"type": "mrkdwn", "text": "https://z.org", "verbatim": True}}
    assert links_in("", [verbatim, section("<https://made.org|a link>")]) == []

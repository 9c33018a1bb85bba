"""The page shows what one person sees, safely, and passes on what they do."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import aiohttp
import pytest

from bot.clock import ManualClock
from bot.demo import page
from bot.demo.block_rules import BLOCKS, message_faults, view_faults
from bot.demo.elements import STATE_FIELDS, elements_of
from bot.demo.page_text import mrkdwn
from bot.demo.server import LocalSlack
from tests.demo import showcase
from tests.demo.bolt_app import BoltApp, button, form, over_sockets, plain, row, section
from tests.demo.stage import MANIFEST, Controls, MovedClock

Json = dict[str, Any]


class Browser:
    """What the page's script asks of the server."""

    def __init__(self, slack: LocalSlack, session: aiohttp.ClientSession) -> None:
        self.slack = slack
        self.session = session

    async def see(self, path: str) -> str:
        async with self.session.get(self.slack.address + path) as answer:
            assert answer.status == 200
            return await answer.text()

    async def act(self, act: str, spot: str = "/as/ada/dm", **wish: Any) -> str:
        async with self.session.post(f"{self.slack.address}{spot}/act", json={"act": act, **wish}) as answer:
            assert answer.status == 200
            return str((await answer.json())["trouble"])

    async def unread(self, path: str) -> dict[str, int]:
        """What the links at the side say is new, by the link."""
        marked = r'<a id="([\w-]+)"(?:(?!</a>).)*class="new">(\d+)'
        found = re.finditer(marked, await self.see(path), re.DOTALL)
        return {each[1]: int(each[2]) for each in found}

    async def move(self, **wish: Any) -> str:
        async with self.session.post(f"{self.slack.address}/clock", json=wish) as answer:
            assert answer.status == 200
            return str((await answer.json())["said"])

    async def status(self, method: str, path: str, **more: Any) -> int:
        async with self.session.request(method, self.slack.address + path, **more) as answer:
            return answer.status


@pytest.fixture
async def slack(clock: ManualClock, real: MovedClock) -> AsyncIterator[LocalSlack]:
    slack = LocalSlack(clock, MANIFEST, real=real)
    page.add_page(slack, Controls(clock))
    await slack.start()
    yield slack
    await slack.stop()


@pytest.fixture
async def browser(slack: LocalSlack) -> AsyncIterator[Browser]:
    async with aiohttp.ClientSession() as session:
        yield Browser(slack, session)


def post(slack: LocalSlack, *blocks: Json, text: str = "words") -> str:
    place = slack.person("Ada").dm_channel
    return f"m{slack.workspace.post(place, 'U01ACCOUNTABLE', text, blocks).ts}"


def test_the_showcase_has_every_block_and_every_input() -> None:
    view = showcase.every_input()
    assert message_faults(showcase.message()) == []
    assert view_faults(view) == []
    assert {block["type"] for block in [*showcase.message(), *view["blocks"]]} == set(BLOCKS)
    drawn = {part["type"] for block in [*showcase.message(), *view["blocks"]] for part in elements_of(block)}
    assert STATE_FIELDS.keys() - drawn == {"channels_select", "datetimepicker"}


async def test_the_first_page_is_somebodys_messages_with_the_bot(browser: Browser) -> None:
    html = await browser.see("/")
    assert "<title>Messages · Ada" in html
    assert "No messages yet." in html
    assert "#coaching" in html
    assert "Next event" in html
    assert "Monday 9 March 2026, 09:00" in html


async def test_the_time_is_that_of_the_person(browser: Browser) -> None:
    assert "Monday 9 March 2026, 04:00" in await browser.see("/as/grace/dm")


async def test_every_block_of_a_message_is_drawn(slack: LocalSlack, browser: Browser) -> None:
    post(slack, *showcase.message(), showcase.chart("bar"))
    html = await browser.see("/as/ada/dm")
    assert "cannot show" not in html
    for words in (
        "<strong>Run 3 workshops</strong>",
        "<blockquote>I want to teach</blockquote>",
        '<span class="mention">@Grace</span>',
        "<code>v1</code>",
        'data-confirm="Stop it?"',
        "<strong>Well done</strong>",
        ":seedling:",
        '<ol class="indent0" start="3">',
        "Write &lt;notes&gt;",
        "Feedback, 16 Mar: 5",
        "a &lt; b",
    ):
        assert words in html, words


@pytest.mark.parametrize("kind", ["line", "area", "bar"])
async def test_a_chart_names_each_of_its_values(slack: LocalSlack, browser: Browser, kind: str) -> None:
    post(slack, showcase.chart(kind))
    html = await browser.see("/as/ada/dm")
    assert html.count('aria-label="Feedback, ') == 3
    assert ("<polygon" in html, "<polyline" in html) == (kind == "area", kind == "line")


async def test_a_pie_has_a_slice_for_each_part(slack: LocalSlack, browser: Browser) -> None:
    post(slack, showcase.pie())
    html = await browser.see("/as/ada/dm")
    assert html.count('<path class="fill') == 2
    assert "Kept: 5" in html


async def test_words_of_people_never_become_markup(slack: LocalSlack, browser: Browser) -> None:
    await slack.person("Ada").say(None, '<script>alert(1)</script> "><img src=x>')
    unsafe = {"type": "link", "url": "javascript:alert(2)", "text": "press"}
    post(
        slack,
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [unsafe]}]},
        row(button('"><script>alert(3)</script>', "x", value='"><script>')),
        {"type": "image", "image_url": "javascript:alert(4)", "alt_text": "<script>"},
    )
    html = await browser.see("/as/ada/dm")
    assert html.count("<script") == 1
    assert "<img" not in html
    assert "javascript:" not in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a* _b_ ~c~ `d*e*`", "<strong>a</strong> <em>b</em> <s>c</s> <code>d*e*</code>"),
        ("2*3*4 snake_case_name", "2*3*4 snake_case_name"),
        ("a &lt; b &amp; c", "a &lt; b &amp; c"),
        ("&gt; one\n> two\nthree", "<blockquote>one<br>two</blockquote>three"),
        ("```x\ny```", "<pre>x\ny</pre>"),
        (
            "<#C1|general> <!here> <!date^1^x|today>",
            '<span class="mention">#C1</span> <span class="mention">@here</span> today',
        ),
        ("<javascript:x|y> <|z>", "y z"),
        ("*<@U1> did*", '<strong><span class="mention">@U1</span> did</strong>'),
        ("\ue0000\ue001", "0"),
    ],
)
def test_marked_up_text_reads_as_in_slack(text: str, html: str) -> None:
    assert mrkdwn(text, lambda name: name) == html


async def test_a_slash_starts_a_command_and_its_answer_is_for_you_alone(
    slack: LocalSlack, browser: Browser
) -> None:
    async with over_sockets(slack) as bolt:
        bolt.command_answer = "Saved."
        assert await browser.act("say", text="/goal new Run") == ""
        assert bolt.bodies[-1]["text"] == "new Run"
    assert "Only visible to you" in await browser.see("/as/ada/dm")
    assert "Saved." not in await browser.see("/as/ben/dm")


async def test_messages_go_to_the_place_one_looks_at(slack: LocalSlack, browser: Browser) -> None:
    await browser.act("say", "/as/ada/coaching", text="Hello")
    await browser.act("say", "/as/ada/coaching", text="   ")
    assert [message.text for message in slack.workspace.messages["C01COACHING"]] == ["Hello"]
    reply = slack.workspace.messages["C01COACHING"][0].ts
    await slack.person("Ben").say("#coaching", "Yes", thread_ts=reply)
    assert 'class="message reply"' in await browser.see("/as/ben/coaching")


async def test_buttons_menus_and_pickers_reach_the_bot(slack: LocalSlack, browser: Browser) -> None:
    name = post(slack, *showcase.message())
    message = slack.person("Ada").dm[-1]
    async with over_sockets(slack) as bolt:
        assert await browser.act("press", surface=name, action="log", value="goal-1") == ""
        assert bolt.bodies[-1]["actions"][0]["value"] == "goal-1"
        assert await browser.act("press", surface=name, action="more", option="stop") == ""
        assert bolt.bodies[-1]["actions"][0]["selected_option"]["value"] == "stop"
        wish = {"surface": name, "block": "row", "action": "day", "value": "2026-03-12"}
        assert await browser.act("choose", **wish) == ""
        assert bolt.bodies[-1]["actions"][0]["selected_date"] == "2026-03-12"
    assert message.values["row"]["day"]["selected_date"] == "2026-03-12"
    assert 'value="2026-03-12"' in await browser.see("/as/ada/dm")


async def test_an_input_that_answers_on_enter_is_sent_when_it_changes(
    slack: LocalSlack, browser: Browser
) -> None:
    asks = showcase.field("q", "Which?", "plain_text_input") | {"dispatch_action": True}
    name = post(slack, asks)
    async with over_sockets(slack) as bolt:
        await browser.act("choose", surface=name, block="q", action="q-in", value="This")
        assert bolt.bodies[-1]["actions"][0]["value"] == "This"


async def open_form(browser: Browser, bolt: BoltApp, view: Json) -> str:
    bolt.opens = view
    assert await browser.act("shortcut", name="shortcut:log") == ""
    return f"v{browser.slack.person('Ada').modals[-1].id}"


async def test_a_form_shows_its_errors_and_keeps_what_was_filled_in(
    slack: LocalSlack, browser: Browser
) -> None:
    async with over_sockets(slack) as bolt:
        name = await open_form(browser, bolt, showcase.every_input())
        assert 'type="time" value="09:30"' in await browser.see("/as/ada/dm")
        kept = {"block": "why", "action": "why-in", "value": "Because <I> can"}
        assert await browser.act("submit", surface=name, form=[kept]) == ""
        html = await browser.see("/as/ada/dm")
        assert "Please complete this required field." in html
        assert "Because &lt;I&gt; can</textarea>" in html
        filled = {"block": "name", "action": "words", "value": "Run"}
        assert await browser.act("submit", surface=name, form=[filled]) == ""
        assert bolt.bodies[-1]["view"]["state"]["values"]["name"]["words"]["value"] == "Run"
    assert '<dialog class="sheet"' not in await browser.see("/as/ada/dm")


async def test_a_second_form_offers_a_way_back(slack: LocalSlack, browser: Browser) -> None:
    async with over_sockets(slack) as bolt:
        name = await open_form(browser, bolt, form(row(button("More", "more")), close=plain("Not now")))
        assert "Not now" in await browser.see("/as/ada/dm")
        bolt.opens = {"type": "modal", "title": plain("Second"), "blocks": [section("Hi")]}
        assert await browser.act("press", surface=name, action="more") == ""
        html = await browser.see("/as/ada/dm")
        assert 'aria-label="Back"' in html
        assert "Second" in html
        assert await browser.act("close") == ""
    assert "New goal</h2>" in await browser.see("/as/ada/dm")


async def test_home_is_what_the_bot_published(slack: LocalSlack, browser: Browser) -> None:
    assert "has not written this page" in await browser.see("/as/ada/home")
    async with over_sockets(slack) as bolt:
        await browser.act("open", "/as/ada/home", tab="home")
        assert bolt.bodies[-1]["event"]["tab"] == "home"
        view = {"type": "home", "blocks": [section("Your goals"), row(button("New", "new"))]}
        await bolt.client.views_publish(user_id="U01ADA", view=view)
        assert "Your goals" in await browser.see("/as/ada/home")
        home = slack.person("Ada").home
        assert home is not None
        assert await browser.act("press", "/as/ada/home", surface=f"v{home.id}", action="new") == ""


async def test_what_cannot_be_done_is_said_in_words(slack: LocalSlack, browser: Browser) -> None:
    gone = "That is not possible any more. The page shows the present state."
    assert await browser.act("press", surface="m1.0", action="x") == gone
    assert await browser.act("press", surface="e1.0", action="x") == gone
    assert await browser.act("close") == gone
    name = post(slack, section("Hi"))
    assert await browser.act("choose", surface=name, block="b", action="x", value="1") == gone
    assert await browser.act("say", text="/goal") == "The bot could not be reached."


async def test_news_come_when_something_changes(slack: LocalSlack, browser: Browser) -> None:
    path = f"/as/ada/dm/news?version={slack.workspace.version}"
    waiting = asyncio.create_task(browser.see(path))
    await asyncio.sleep(0.05)
    assert not waiting.done()
    post(slack, text="Good morning")
    assert "Good morning" in await waiting


async def test_each_person_has_the_number_of_messages_they_have_not_seen(
    slack: LocalSlack, browser: Browser
) -> None:
    post(slack, text="Good morning")
    post(slack, text="Good evening")
    await slack.person("Cleo").say("#coaching", "Hello")
    assert await browser.unread("/as/ada/home") == {"be-ben": 1, "see-dm": 2, "see-coaching": 1}
    assert await browser.unread("/as/ada/dm") == {"be-ben": 1, "see-coaching": 1}
    assert await browser.unread("/as/ada/coaching") == {"be-ben": 1}
    assert await browser.unread("/as/cleo/coaching") == {"be-ben": 1}


async def test_moving_the_time_tells_for_whom_something_came(slack: LocalSlack, browser: Browser) -> None:
    before = post(slack, text="Good morning")
    bot = "U01ACCOUNTABLE"

    def happens() -> None:
        if slack.workspace.clock.now() == later and not done:
            done.append(True)
            slack.workspace.rewrite(slack.workspace.find("D01ADA", before[1:]), "Good day", [])
            slack.workspace.post(slack.person("Ben").dm_channel, bot, "One")
            slack.workspace.post(slack.person("Ben").dm_channel, bot, "Two")
            slack.workspace.post(slack.workspace.channel("coaching"), bot, "Three")

    later, done = slack.workspace.clock.now() + timedelta(hours=1), list[bool]()
    slack.workspace.subscribe(happens)
    assert await browser.move() == "New for Ben, #coaching. Changed for Ada."
    assert await browser.move() == "Nothing came."


async def test_the_tour_names_only_commands_and_people_that_are_there(
    slack: LocalSlack, browser: Browser
) -> None:
    html = await browser.see("/")
    tour = html[html.index('<aside class="tour"') : html.index("</aside>")]
    links = re.findall(r'href="([^"#]+)(?:#say=([^"]+))?"', tour)
    for path, words in links:
        assert await browser.status("GET", path) == 200, path
        if unquote(words).startswith("/"):
            assert unquote(words).split()[0] in slack.app.commands
    assert ("/as/ben/dm", "/partner%20%40grace") in links


async def test_without_news_the_answer_is_empty(
    slack: LocalSlack, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "PATIENCE", 0.01)
    assert await browser.status("GET", f"/as/ada/dm/news?version={slack.workspace.version}") == 204


async def test_the_buttons_of_the_clock_move_the_time(browser: Browser) -> None:
    assert await browser.status("POST", "/clock", json={}) == 200
    assert await browser.status("POST", "/clock", json={"days": 7}) == 200
    assert "Monday 16 March 2026, 10:00" in await browser.see("/as/ada/dm")


@pytest.mark.parametrize(
    ("path", "more", "status"),
    [
        ("/clock", {"json": {"days": 0}}, 400),
        ("/clock", {"json": {"days": "7"}}, 400),
        ("/clock", {"json": []}, 400),
        ("/clock", {"data": b"{", "headers": {"Content-Type": "application/json"}}, 400),
        ("/clock", {"data": {"days": "1"}}, 415),
        ("/as/ada/dm/act", {"json": {"act": "fly"}}, 400),
        ("/as/ada/dm/act", {"json": {"act": "submit", "surface": 5}}, 400),
        ("/as/ada/nowhere/act", {"json": {}}, 404),
        ("/as/nobody/dm/act", {"json": {}}, 404),
        ("/as/dora/dm/act", {"json": {}}, 404),
        ("/as/accountability/dm/act", {"json": {}}, 404),
    ],
)
async def test_nonsense_is_refused(browser: Browser, path: str, more: Json, status: int) -> None:
    assert await browser.status("POST", path, **more) == status


async def test_without_controls_the_time_is_shown_and_stays(clock: ManualClock, real: MovedClock) -> None:
    slack = LocalSlack(clock, MANIFEST, real=real)
    page.add_page(slack)
    await slack.start()
    try:
        async with aiohttp.ClientSession() as session:
            browser = Browser(slack, session)
            html = await browser.see("/")
            assert "+1 week" not in html
            assert "A tour" not in html
            assert await browser.status("POST", "/clock", json={}) == 404
            assert await browser.status("GET", "/static/page.js") == 200
    finally:
        await slack.stop()

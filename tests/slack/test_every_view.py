"""Every view, drawn with empty, usual, long and hostile facts, is one that Slack takes and that harms nobody.

The views are found, not listed: a new one is drawn as soon as it is written, and where its facts cannot be
made by themselves the test fails until `tests/slack/facts.py`, or `ARGUMENTS` below, can make them.
"""

import importlib
import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bot.slack
from bot.demo.block_rules import WHERE, message_faults, message_is_too_long, view_faults, view_is_too_large
from bot.demo.elements import elements_of
from bot.demo.pings import links_in, pings_in
from bot.domain.deliveries import Kind
from bot.domain.drafts import Draft
from bot.slack import ids
from bot.slack.blocks import (
    CHOSEN,
    MORE,
    NTH,
    TEXT_MAX,
    Block,
    Element,
    View,
    actions,
    field,
    modal,
    overflow,
    text_input,
)
from bot.slack.checkin_views import STATUS
from bot.slack.inputs import kept
from bot.slack.message import Message
from bot.slack.text import escape
from bot.slack.why_views import rests_on_goals
from tests.slack.chance import MARK, Facts, Mood
from tests.slack.facts import digest_people, lines, made_by

Draw = Callable[..., Any]
EXAMPLES = 12
BUTTONS_MOST = 4
"""Buttons of a message, besides three for each goal of a check-in and a line's own (product.md)."""
READ_ONLY = "page"
"""The callback id of a modal that is only read."""
OF_THE_CODE = {value for name, value in vars(ids).items() if name.isupper()}
ENDS = {ids.GOAL_REACHED, ids.END_NOT_YET, ids.END_NEW_DATE, ids.GOAL_ASK_DROP}
"""What a goal whose end is asked about has instead."""
THREE_A_GOAL = {action_id for _, action_id in STATUS.values()} | ENDS
WORDS_OF_OURS = ("Taken out.", "*Feedback*, until Fri 9 Jan", "No day in “<”".replace("<", "&lt;"))
"""What other views hand on, which is escaped already."""


def _ours(facts: Facts) -> str:
    return facts.chance.choice(WORDS_OF_OURS)


def _form(facts: Facts) -> View:
    """A form whose text is kept while it is typed."""
    begun = facts.chance.choice(("", MARK))
    return modal("A form", ids.GOAL_FORM, [kept(field("words", "Words", text_input(begun)))], submit="Save")


ARGUMENTS: dict[str, Callable[[Facts], Any]] = {
    "area_views.goals:said": _ours,
    "away_views.not_noted:why": _ours,
    "checkin_form_views.form:only": lambda _: None,
    "digest_views.digest:facts": digest_people,
    "draft_views.offered:drafts": lambda facts: {"words": facts.of(Draft)},
    "draft_views.offered:view": _form,
    "error_views.apology:reference": lambda _: "3f9a2c",
    "item_views.page:said": _ours,
    "gathered_views.lines:shown": lines,
    "note_views.opener:callback_id": lambda facts: facts.chance.choice([ids.GOAL_FORM, ids.LOG_FORM, "old"]),
    "overview_views.overview:said": _ours,
    "overview_views.overview_page:said": _ours,
    "partner_views.line:words": _ours,
    "plan_form_views.first_promise:lines": lambda facts: [_ours(facts), _ours(facts)],
    "plan_views.with_minute:lines": lambda facts: [_ours(facts), _ours(facts)],
    "why_views.to_member:goals": lambda facts: [facts.words(40) for _ in range(facts.many("goals"))],
    "why_views.to_member:kind": lambda facts: facts.chance.choice(
        [kind for kind in Kind if rests_on_goals(kind)]
    ),
}
"""What a parameter is given where its type does not say."""


def every_view() -> Iterator[Any]:
    """Every public function of the views that draws something."""
    for name in sorted(each.name for each in pkgutil.iter_modules(bot.slack.__path__)):
        if not name.endswith("_views"):
            continue
        module = importlib.import_module(f"bot.slack.{name}")
        for function_name, draw in inspect.getmembers(module, inspect.isfunction):
            own = draw.__module__ == module.__name__ and not function_name.startswith("_")
            if own and draws(get_type_hints(draw)["return"]):
                yield pytest.param(draw, id=f"{name}.{function_name}")


def draws(hint: Any) -> bool:
    """Whether what comes back is shown: a message, a view, blocks or elements."""
    if get_origin(hint) in (list, tuple, Sequence):
        return draws(get_args(hint)[0])
    return hint is Message or get_origin(hint) is dict or any(draws(each) for each in get_args(hint))


def drawn(draw: Draw, facts: Facts) -> Any:
    """What a view draws of facts that were made for its parameters."""
    hints = get_type_hints(draw)
    name = f"{draw.__module__.rpartition('.')[2]}.{draw.__name__}"
    made = {}
    for parameter in inspect.signature(draw).parameters:
        special = ARGUMENTS.get(f"{name}:{parameter}")
        made[parameter] = special(facts) if special else facts.of(hints[parameter], parameter)
    return draw(**made)


@pytest.mark.parametrize("draw", list(every_view()))
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), mood=st.sampled_from(Mood))
def test_slack_takes_every_view_and_nothing_in_it_pings_links_or_leads_nowhere(
    draw: Draw, seed: int, mood: Mood
) -> None:
    facts = made_by(Random(seed), mood)
    shown = drawn(draw, facts)
    if isinstance(shown, Message):
        check_message(shown, facts)
    elif isinstance(shown, Mapping) and shown.get("type") in ("modal", "home"):
        check_view(shown, facts)
    else:
        check_part(shown, facts)


def check_message(message: Message, facts: Facts) -> None:
    text, blocks = message.fields()["text"], message.fields()["blocks"]
    assert message_faults(blocks) == []
    assert not message_is_too_long(blocks)
    assert text.strip()
    assert len(text) <= TEXT_MAX
    assert MARK not in first_sentence(text).casefold()
    check_harmless(text, blocks, facts)
    check_buttons(blocks)
    check_named(text, blocks)
    rows = [each for block in blocks if block["type"] == "actions" for each in elements_of(block)]
    buttons = [each for each in rows if each["type"] == "button" and plain_id(each) not in THREE_A_GOAL]
    assert len(buttons) <= BUTTONS_MOST
    assert sum(each["type"] == "overflow" for each in rows) <= 1


def check_named(text: str, blocks: Sequence[Block]) -> None:
    """Top-level text holds all choices in words: every button, and every entry of a menu (product.md)."""
    elements = [each for block in blocks for each in elements_of(dict(block))]
    assert {each["type"] for each in elements} <= {"button", "overflow"}
    buttons = {read(each) for each in elements if each["type"] == "button"}
    assert {each for each in buttons if f"[{each}]" not in text} == set()
    entries = {read(entry) for each in elements if each["type"] == "overflow" for entry in each["options"]}
    assert {each for each in entries if each.casefold() not in text.casefold()} == set()


def read(element: Element) -> str:
    """What stands on a button or an entry, escaped; the mark of what is chosen is no part of its name."""
    return escape(str(element["text"]["text"]).removeprefix("✓ "))


def check_view(view: Mapping[str, Any], facts: Facts) -> None:
    assert view_faults(view) == []
    assert not view_is_too_large(view)
    check_harmless("", view["blocks"], facts)
    check_buttons(view["blocks"])
    if view["type"] == "modal":
        assert view["callback_id"] in OF_THE_CODE or (
            view["callback_id"] == READ_ONLY and "submit" not in view
        )


def check_part(shown: Any, facts: Facts) -> None:
    """Blocks or elements that stand in something else."""
    parts: list[Element] = [shown] if isinstance(shown, dict) else list(shown)
    if all("type" not in each for each in parts):
        parts = [overflow("menu", *parts)] if parts else []
    blocks: list[Block] = parts if all(each["type"] in WHERE for each in parts) else [actions(*parts)]
    assert message_faults(blocks) == []
    check_harmless("", blocks, facts)
    check_buttons(blocks)


def check_harmless(text: str, blocks: Sequence[Block], facts: Facts) -> None:
    """Nobody is notified but by a mention of ours, where the bot knows no name; no address is a link."""
    ours = {f"<@{each}>" for each in facts.slack_ids}
    assert set(pings_in(text, blocks)) <= ours
    assert links_in(text, blocks) == []


def check_buttons(blocks: Sequence[Block]) -> None:
    """No two sound alike, and each is one that is answered (tests/house/test_ids.py)."""
    elements = [each for block in blocks for each in elements_of(dict(block))]
    heard = Counter(
        (each.get("accessibility_label") or each["text"]["text"])
        for each in elements
        if each["type"] == "button"
    )
    assert [label for label, times in heard.items() if times > 1] == []
    inputs = {
        each["action_id"]
        for block in blocks
        if block["type"] == "input" and not block.get("dispatch_action")
        for each in elements_of(block)
    }
    assert inputs <= {CHOSEN}
    named = [plain_id(each) for block in blocks if block["type"] != "input" for each in elements_of(block)]
    entries = [
        entry["value"].partition(" ")[0]
        for each in elements
        if each["type"] == "overflow"
        for entry in each["options"]
    ]
    assert {each for each in (*named, *entries) if not each.startswith(MORE)} <= OF_THE_CODE


def plain_id(element: Element) -> str:
    """An action id as handlers know it."""
    return str(element["action_id"]).partition(NTH)[0]


def first_sentence(text: str) -> str:
    """What a lock screen shows first."""
    return re.split(r"(?<=[.?…])\s", text, maxsplit=1)[0]


def test_no_argument_is_given_to_a_view_that_is_gone() -> None:
    given = {
        f"{each.id}:{parameter}"
        for each in every_view()
        for parameter in inspect.signature(each.values[0]).parameters
    }
    assert set(ARGUMENTS) - given == set()


def test_a_function_that_draws_is_told_from_one_that_does_not() -> None:
    assert draws(View)
    assert draws(list[Element])
    assert draws(Message | None)
    assert not draws(str)
    assert not draws(frozenset[str])


def test_what_another_view_hands_on_is_escaped() -> None:
    assert all(escape(each.replace("*", "").replace("&lt;", "")) for each in WORDS_OF_OURS)

"""Slack's own markup as safe HTML."""

import re
from collections.abc import Callable
from html import unescape

from markupsafe import Markup, escape

Names = Callable[[str], str]
"""From the id of a person or a conversation to what people read."""

# Private-use characters stand for finished pieces while the rest is formatted.
HELD = re.compile("\ue000(\\d+)\ue001")
PIECES = re.compile(r"```(?P<fence>.+?)```|`(?P<code>[^`\n]+)`|<(?P<ref>[^<>\n]+)>", re.DOTALL)
STYLES = (
    ("strong", re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])")),
    ("em", re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])")),
    ("s", re.compile(r"(?<![\w~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\w~])")),
)
QUOTED = re.compile(r"(?:^&gt; ?.*(?:\n|$))+", re.MULTILINE)
SAFE_ADDRESS = ("https://", "http://", "mailto:")


def plain(text: str) -> str:
    """Slack escapes `&`, `<` and `>` in all texts; this is what people read (Slack reference: text)."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def address(url: str) -> str:
    """The address, or nothing if following it could run code."""
    url = unescape(url)
    return url if url.startswith(SAFE_ADDRESS) else ""


def link(url: str, words: str) -> Markup:
    """A link that opens beside the page; only the words if its address is not safe."""
    safe = address(url)
    if not safe:
        return escape(words)
    return Markup('<a href="{}" target="_blank" rel="noreferrer">{}</a>').format(safe, words)


def mrkdwn(text: str, name_of: Names) -> Markup:
    """The text as HTML: bold, italic, strike, code, quotes, links and mentions; all else escaped."""
    held: list[Markup] = []

    def hold(found: re.Match[str]) -> str:
        held.append(_piece(found, name_of))
        return f"\ue000{len(held) - 1}\ue001"

    bare = text.replace("\ue000", "").replace("\ue001", "")
    # A > at the start of a line is a quote, escaped or not.
    rest = str(escape(plain(PIECES.sub(hold, bare))))
    for tag, pattern in STYLES:
        rest = pattern.sub(rf"<{tag}>\1</{tag}>", rest)
    rest = QUOTED.sub(_quote, rest).replace("\n", "<br>")
    return Markup(HELD.sub(lambda found: str(held[int(found[1])]), rest))  # noqa: S704 — escaped above


def _quote(found: re.Match[str]) -> str:
    lines = [re.sub("^&gt; ?", "", line) for line in found[0].rstrip("\n").split("\n")]
    return f"<blockquote>{'<br>'.join(lines)}</blockquote>"


def _piece(found: re.Match[str], name_of: Names) -> Markup:
    if found["fence"] is not None:
        return Markup("<pre>{}</pre>").format(plain(found["fence"].strip("\n")))
    if found["code"] is not None:
        return Markup("<code>{}</code>").format(plain(found["code"]))
    target, _, words = found["ref"].partition("|")
    if target.startswith(("@", "#")):
        return mention(f"{target[0]}{name_of(target[1:])}")
    if target.startswith("!"):
        return escape(plain(words)) if words else mention(f"@{target[1:]}")
    return link(target, plain(words) or plain(target))


def mention(words: str) -> Markup:
    """A name that stands out."""
    return Markup('<span class="mention">{}</span>').format(words)

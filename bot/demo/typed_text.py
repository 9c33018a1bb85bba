"""What becomes of the text people type, on its way to an app (Slack reference: formatting text)."""

import re

from bot.demo.workspace import Workspace

MENTION = re.compile(r"(?<!\S)[@#][\w.-]*\w")
ADDRESS = re.compile(r"https?://\S+")
NOTICES = {"@channel": "<!channel>", "@here": "<!here>", "@everyone": "<!everyone>"}


def escaped(text: str) -> str:
    """The text with `&`, `<` and `>` as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_command_text(workspace: Workspace, text: str, *, should_escape: bool) -> str:
    """A slash command's text; with `should_escape`, mentions and addresses arrive marked up."""
    if not should_escape:
        return escaped(text.strip())
    return _marked(workspace, text.strip(), with_names=True)


def as_message_text(workspace: Workspace, text: str) -> str:
    """A message's text: people by id, addresses in angle brackets."""
    return _marked(workspace, text, with_names=False)


def _marked(workspace: Workspace, text: str, *, with_names: bool) -> str:
    def mention(found: re.Match[str]) -> str:
        name = found[0]
        if name in NOTICES:
            return NOTICES[name]
        try:
            if name.startswith("@"):
                person = workspace.person(name.lower())
                return f"<@{person.id}|{person.handle}>" if with_names else f"<@{person.id}>"
            channel = workspace.channel(name.lower())
        except LookupError:
            return name
        return f"<#{channel.id}|{channel.name}>"

    marked = ADDRESS.sub(lambda found: f"<{found[0]}>", escaped(text))
    return MENTION.sub(mention, marked)

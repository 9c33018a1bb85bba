"""What Slack demands of rich text (Slack reference: rich text block)."""

from bot.demo.rule_kit import by_type, flag, many, matching, one_of, shape, string, whole

a_style = shape({}, dict.fromkeys(("bold", "italic", "strike", "code", "underline"), flag))
STYLED = {"style": a_style}
an_id = matching(r"[A-Z0-9]+", "an id")

INLINE = {
    "text": shape({"text": string(3000)}, STYLED),
    "link": shape({"url": string(3000)}, STYLED | {"text": string(3000), "unsafe": flag}),
    "emoji": shape({"name": string(100)}, STYLED | {"unicode": string(100)}),
    "user": shape({"user_id": an_id}, STYLED),
    "usergroup": shape({"usergroup_id": an_id}, STYLED),
    "channel": shape({"channel_id": an_id}, STYLED),
    "broadcast": shape({"range": one_of("here", "channel", "everyone")}, STYLED),
    "date": shape(
        {"timestamp": whole(0, 10**11), "format": string(200)},
        STYLED | {"url": string(3000), "fallback": string(200)},
    ),
    "color": shape({"value": string(20)}),
}
inline = by_type(INLINE)
BORDER = {"border": whole(0, 1)}
a_section = shape({"elements": many(inline, most=1000)})

rich_text_parts = by_type(
    {
        "rich_text_section": a_section,
        "rich_text_list": shape(
            {
                "style": one_of("bullet", "ordered"),
                "elements": many(by_type({"rich_text_section": a_section}), most=1000),
            },
            BORDER | {"indent": whole(0, 8), "offset": whole(0, 10_000)},
        ),
        "rich_text_preformatted": shape(
            {"elements": many(by_type({"text": INLINE["text"], "link": INLINE["link"]}), most=1000)},
            BORDER | {"language": string(50)},
        ),
        "rich_text_quote": shape({"elements": many(inline, most=1000)}, BORDER),
    }
)

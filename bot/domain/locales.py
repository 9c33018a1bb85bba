"""How people of a locale write numbers and dates."""

_COMMA = frozenset(
    (
        "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "no", "nn", "fi", "cs", "sk", "hu", "ro",
        "bg", "hr", "sl", "sr", "ru", "uk", "tr", "el", "et", "lv", "lt", "id", "vi", "ca", "is",
    )
)  # fmt: skip
_POINT_IN_SPANISH = frozenset(("MX", "US", "GT", "HN", "NI", "PA", "PE", "PR", "SV", "DO"))


def decimal_comma(locale: str) -> bool:
    """Whether a locale writes 1,5 for one and a half."""
    language, _, region = locale.replace("_", "-").partition("-")
    if language == "en":
        return region == "ZA"
    return language in _COMMA and not (language == "es" and region in _POINT_IN_SPANISH)


def day_first(locale: str) -> bool:
    """Whether a locale reads 12/3 as the 12th of March."""
    return not locale.replace("_", "-").endswith("-US")

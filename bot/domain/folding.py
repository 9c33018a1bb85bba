"""Text made easy to read by rules, every character still at its place."""

from functools import lru_cache

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_QUOTES = {ord("‘"): "'", ord("’"): "'", ord("“"): '"', ord("”"): '"'}
_SPACES = dict.fromkeys(map(ord, "\t\n\r\u00a0\u2009\u202f"), " ")
_ARABIC = {ord("٫"): ".", ord("٬"): ","}
_TABLE: dict[int, str] = _DASHES | _QUOTES | _SPACES | _ARABIC


def fold(text: str) -> str:
    """Lower case, plain digits, dashes, quotes and spaces; as long as `text`, so that spans fit both."""
    if text.isascii():
        return text.lower().translate(_TABLE)
    return "".join(map(_fold_one, text.translate(_TABLE)))


@lru_cache(maxsize=4096)
def _fold_one(char: str) -> str:
    if char.isdecimal():
        return str(int(char))
    lower = char.lower()
    return lower if len(lower) == 1 else char


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is kept as text."""
    return frozenset(text.split())


def squeeze(text: str) -> tuple[str, list[int]]:
    """`fold`, with every run of spaces as one, and for each character (and the end) its place in `text`."""
    folded = fold(text)
    places = [at for at, char in enumerate(folded) if char != " " or not folded.startswith(" ", at + 1)]
    return "".join(folded[at] for at in places), [*places, len(text)]

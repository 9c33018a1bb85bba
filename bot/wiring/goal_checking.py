"""`python -m bot smart`: the goal check for scripts, one sentence a line."""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO, TextIO

from bot.clock import SystemClock
from bot.domain.errors import UnknownZone
from bot.domain.smart import Check, Kind, check
from bot.domain.zones import zone
from bot.slack import smart_text

MONTH_FIRST = re.compile(
    r"US/|Pacific/Honolulu|America/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Adak"
    r"|Juneau|Menominee|Nome|Sitka|Metlakatla|Yakutat|Indiana/|Kentucky/|North_Dakota/)"
)
"""Zones in which people write 12/3 for the 3rd of December."""
_UTC = "UTC"


def goal_checking(argv: list[str]) -> int:
    """Check each line of standard input; 0 when all were read, whatever they say."""
    options = _options().parse_args(argv)
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        answer(sys.stdin.buffer, sys.stdout, options)
    except BrokenPipeError:  # whoever reads has seen enough, as with `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def answer(lines: BinaryIO, out: TextIO, options: argparse.Namespace) -> None:
    """One answer a line, in order, an empty line too."""
    today = options.today or _today(options.zone)
    for text in _texts(lines):
        found = _checked(text, today, options)
        shown = json.dumps(record(found)) if options.json else "\n".join(_notes(found))
        out.write(shown + "\n")
    out.flush()


def record(found: Check) -> dict[str, Any]:
    """A check as the object that scripts read (wording.md, One way in for scripts and tests)."""
    deadline = found.deadline
    return {
        "text": found.words,
        "kind": found.kind.value,
        "specific": found.specific.value,
        "measurable": found.measurable.value,
        "time_bound": found.time_bound.value,
        "positive": found.positive.value,
        "target": _number(found.target),
        "unit": found.unit,
        "cadence": found.cadence.value if found.cadence else None,
        "times_per_period": _number(found.times) if found.cadence else None,
        "deadline": deadline.on.isoformat() if deadline and deadline.on else None,
        "deadline_text": deadline.text if deadline else None,
        "questions": smart_text.questions(found),
    }


def _checked(text: str, today: date, options: argparse.Namespace) -> Check:
    """The check in the order of days of that zone, or in the other where only that is not over yet."""
    day_first = not MONTH_FIRST.match(options.zone)
    found = check(text, today, kind=options.kind, day_first=day_first)
    if _over(found, today):
        other = check(text, today, kind=options.kind, day_first=not day_first)
        return found if _over(other, today) else other
    return found


def _over(found: Check, today: date) -> bool:
    return found.deadline is not None and found.deadline.on is not None and found.deadline.on < today


def _notes(found: Check) -> list[str]:
    return [*smart_text.notes(found), ""]


def _texts(lines: BinaryIO) -> Iterator[str]:
    """The lines of a stream, without their ends, whatever bytes stand in them."""
    for line in lines:
        yield line.decode("utf-8-sig", errors="replace").rstrip("\r\n")


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot smart", description="Check goals, one a line.")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--today", type=date.fromisoformat, help="the day from which to look, else today")
    parser.add_argument(
        "--zone", type=_zone, default=_UTC, help="where that day is, and how dates are written"
    )
    parser.add_argument("--kind", type=Kind, choices=tuple(Kind), help="what each line is, else guessed")
    return parser


def _zone(name: str) -> str:
    try:
        zone(name)
    except UnknownZone:
        raise argparse.ArgumentTypeError(f"there is no zone {name}") from None
    return name


def _today(zone_name: str) -> date:
    return SystemClock().now().astimezone(zone(zone_name)).date()

"""How well the goal check reads sentences that somebody labelled by hand.

    python -m tests.domain.smart_scores [-v] [files]

One sentence a line in goals_as_written/*.txt: g(oal) or c(ommitment) | specific, measurable, time-bound,
positive (y, n, a for ask) | target and unit | cadence and times | deadline, ? where its
day is not known | the words.
Labels follow the definitions of wording.md and were written before the check was run on them.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.domain.smart import Check, Kind, check
from bot.domain.substance import Verdict

TODAY = date(2026, 11, 22)
FOLDER = Path(__file__).parent / "goals_as_written"
_VERDICTS = {"y": Verdict.YES, "n": Verdict.NO, "a": Verdict.ASK}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with what somebody found in it."""

    kind: Kind
    verdicts: tuple[Verdict, ...]
    target: str
    cadence: str
    times: str
    deadline: str
    words: str


def labelled(paths: Iterable[Path] = ()) -> list[Labelled]:
    lines = [
        line
        for path in (list(paths) or sorted(FOLDER.glob("*.txt")))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return [_labelled(line) for line in lines]


def _labelled(line: str) -> Labelled:
    kind, verdicts, target, cadence, deadline, words = line.split(" | ", 5)
    rhythm = cadence.split()
    return Labelled(
        Kind.GOAL if kind == "g" else Kind.COMMITMENT,
        tuple(_VERDICTS[letter] for letter in verdicts),
        target.split()[0],
        rhythm[0],
        rhythm[1] if len(rhythm) > 1 else "",
        deadline,
        words,
    )


def read(one: Labelled) -> Check:
    return check(one.words, TODAY, kind=one.kind)


@dataclass(frozen=True, slots=True)
class Score:
    """A figure from 0 to 1 of so many sentences, and the words of those that were read otherwise."""

    name: str
    value: float
    of: int
    wrong: tuple[str, ...]


def _f1(name: str, pairs: Sequence[tuple[bool, bool, str]]) -> Score:
    """F1 of (labelled, found) pairs."""
    hits = sum(labelled and found for labelled, found, _ in pairs)
    both = sum(labelled for labelled, _, _ in pairs) + sum(found for _, found, _ in pairs)
    wrong = tuple(
        f"{'missed' if labelled else 'claimed'}: {words}"
        for labelled, found, words in pairs
        if labelled != found
    )
    return Score(name, 2 * hits / both if both else 1.0, sum(labelled for labelled, _, _ in pairs), wrong)


def _share(name: str, pairs: Sequence[tuple[bool, str]]) -> Score:
    wrong = tuple(words for right, words in pairs if not right)
    return Score(name, 1 - len(wrong) / len(pairs) if pairs else 1.0, len(pairs), wrong)


def scores(sentences: Sequence[Labelled]) -> list[Score]:
    pairs = [(one, read(one)) for one in sentences]

    def says(name: str, which: int, verdict: Callable[[Check], Verdict], what: Verdict) -> Score:
        return _f1(
            name, [(one.verdicts[which] is what, verdict(found) is what, one.words) for one, found in pairs]
        )

    right = [(one, found, _target(found)) for one, found in pairs]
    every = [
        (verdict is not Verdict.ASK, f"{name}: {one.words}")
        for one, found in pairs
        for name, verdict in (
            ("specific", found.specific),
            ("measurable", found.measurable),
            ("time_bound", found.time_bound),
            ("positive", found.positive),
        )
    ]
    return [
        _f1(
            "deadline there",
            [(one.deadline != "-", found.deadline is not None, one.words) for one, found in pairs],
        ),
        _share(
            "deadline's day",
            [
                (_day(found) == one.deadline, f"{_day(found)} for {one.deadline}: {one.words}")
                for one, found in pairs
                if one.deadline != "-" and found.deadline
            ],
        ),
        _f1(
            "cadence there",
            [(one.cadence != "-", found.cadence is not None, one.words) for one, found in pairs],
        ),
        _share(
            "cadence and times",
            [
                (
                    (found.cadence, f"{found.times.normalize():f}" if found.times else "")
                    == (one.cadence, one.times),
                    f"{found.cadence} {found.times} for {one.cadence} {one.times}: {one.words}",
                )
                for one, found in pairs
                if one.cadence != "-" and found.cadence
            ],
        ),
        _share(
            "target exact",
            [(got == one.target, f"{got} for {one.target}: {one.words}") for one, _, got in right],
        ),
        _share(
            "target, where there is one",
            [(got == one.target, f"{got}: {one.words}") for one, _, got in right if one.target != "-"],
        ),
        says("not specific", 0, lambda found: found.specific, Verdict.NO),
        says("not measurable", 1, lambda found: found.measurable, Verdict.NO),
        says("not time-bound", 2, lambda found: found.time_bound, Verdict.NO),
        _share(
            "positive right",
            [(found.positive is one.verdicts[3], f"{found.positive}: {one.words}") for one, found in pairs],
        ),
        _share("verdicts that are no ask", every),
        _share(
            "sentences without an ask",
            [
                (
                    Verdict.ASK not in (found.specific, found.measurable, found.time_bound, found.positive),
                    one.words,
                )
                for one, found in pairs
            ],
        ),
    ]


def _target(found: Check) -> str:
    return f"{found.target:f}" if found.target is not None else "-"


def _day(found: Check) -> str:
    return found.deadline.on.isoformat() if found.deadline and found.deadline.on else "?"


def main(argv: list[str]) -> None:
    paths = [Path(name) for name in argv if not name.startswith("-")]
    for path in [[each] for each in paths] or [[each] for each in sorted(FOLDER.glob("*.txt"))] + [[]]:
        sentences = labelled(path)
        print(f"{path[0].name if path else 'all'}: {len(sentences)} sentences")
        for score in scores(sentences):
            print(f"  {score.value:6.3f}  {score.name} ({score.of})")
            if "-v" in argv:
                print("".join(f"          {words}\n" for words in score.wrong), end="")


if __name__ == "__main__":
    main(sys.argv[1:])

"""A module without a room fails the build."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def contracts_hold(folder: Path) -> tuple[bool, str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return run.returncode == 0, run.stdout


def copy_of_the_house(to: Path) -> Path:
    for room in ("bot", "handlers", "jobs"):
        shutil.copytree(ROOT / room, to / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", to)
    return to


def test_the_contracts_hold(tmp_path: Path) -> None:
    holds, said = contracts_hold(copy_of_the_house(tmp_path))
    assert holds, said


def test_a_stray_module_breaks_them(tmp_path: Path) -> None:
    house = copy_of_the_house(tmp_path)
    (house / "bot" / "utils.py").write_text('"""Nowhere to go."""\n')
    holds, said = contracts_hold(house)
    assert not holds
    assert "utils" in said


def test_a_domain_module_that_reads_the_clock_breaks_them(tmp_path: Path) -> None:
    house = copy_of_the_house(tmp_path)
    (house / "bot" / "domain" / "impatient.py").write_text('"""Impatient."""\n\nimport bot.clock\n')
    holds, said = contracts_hold(house)
    assert not holds
    assert "impatient" in said

"""`python -m bot run|demo|check|migrate|smart`: from the command line to an exit code."""

import sys
from pathlib import Path

USAGE = """usage: python -m bot run|demo|check|migrate|smart

  run      the bot, in the workspace of the tokens in .env
  demo     the bot against a Slack on this machine, in the browser
  check    whether settings, tokens, scopes and tables are right
  migrate  make or update the tables (run does it too)
  smart    check goals, one a line from standard input
           [--json] [--today YYYY-MM-DD] [--zone Area/City] [--kind goal|commitment]"""
PROGRAM = ("run", "demo", "check", "migrate")


def main(argv: list[str], folder: Path) -> int:
    """Run one command; 0 when it was done, 1 when it found something wrong, 2 when it could not begin."""
    if argv[:1] == ["smart"]:
        from bot.wiring.goal_checking import goal_checking  # noqa: PLC0415 - starts without the program

        return goal_checking(argv[1:])
    if len(argv) == 1 and argv[0] in PROGRAM:
        from bot.wiring.commands import command  # noqa: PLC0415 - loads the whole program

        return command(argv[0], folder)
    print(USAGE, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))

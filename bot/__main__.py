"""`python -m bot migrate`: from the command line to the tables and an exit code."""

import asyncio
import sys
from pathlib import Path

from bot import settings
from bot.db import migrate
from bot.db.engines import BadDatabaseUrl, open_engine

USAGE = "usage: python -m bot migrate"


async def _migrate(url: str) -> None:
    engine = open_engine(url)
    try:
        copy = await migrate.upgrade(engine)
        print(f"The tables are at revision {await migrate.revision(engine)}.")
        if copy:
            print(f"The file as it was before is kept as {copy.name}.")
    finally:
        await engine.dispose()


def main(argv: list[str], folder: Path) -> int:
    """Run one command; 0 when it was done, 2 when it was called wrongly."""
    if argv != ["migrate"]:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        asyncio.run(_migrate(settings.database_url(settings.environment(folder), folder)))
    except BadDatabaseUrl as error:
        print(f"DATABASE_URL is malformed: {error}.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd()))

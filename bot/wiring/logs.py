"""What is logged, and from which level on: never people's words, never tokens."""

import logging

CHATTY = ("slack_sdk", "slack_bolt", "bolt", "asyncio", "aiohttp.access")
"""Below INFO some of these print tokens and everything that people wrote (slack-facts.md, Installing)."""
TICKING = ("apscheduler", "alembic")
"""At INFO these print a line for every bell and for every start."""


def set_up(level: str) -> None:
    """Log to standard error from `level` on; DEBUG is for our own lines only."""
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    own = logging.getLevelNamesMapping()[level]
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(own, logging.INFO))
    logging.getLogger("slack_bolt.AsyncApp").addFilter(_about_the_token)
    for name in TICKING:
        logging.getLogger(name).setLevel(max(own, logging.WARNING))


def _about_the_token(record: logging.LogRecord) -> bool:
    """Bolt warns that it ignores SLACK_BOT_TOKEN in the environment; the client it was given has the same."""
    return not str(record.msg).startswith("As you gave `client`")

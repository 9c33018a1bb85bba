"""The people and channels that every local workspace starts with."""

from bot.demo.records import Channel, Person

TEAM_ID = "T01NORTHWIND"
TEAM_NAME = "Northwind"
TEAM_DOMAIN = "northwind"
APP_ID = "A01ACCOUNTABLE"
BOT_ID = "B01ACCOUNTABLE"
BOT_USER_ID = "U01ACCOUNTABLE"


def seeded_people() -> list[Person]:
    """Ada keeps her word, Ben slips, Grace is the partner, Cleo coaches, Otto is an outsider.

    Dora left the company, Polly is another app's bot: both are there to be chosen by mistake.
    """
    return [
        Person("U01ADA", "ada", "Ada", "Ada Lindqvist"),
        Person("U01BEN", "ben", "Ben", "Ben Okafor"),
        Person("U01GRACE", "grace", "Grace", "Grace Moreno", tz="America/New_York", locale="en-US"),
        Person("U01CLEO", "cleo", "Cleo", "Cleo Tanaka"),
        Person("U01OTTO", "otto", "Otto", "Otto Weber"),
        Person("U01DORA", "dora", "Dora", "Dora Novak", deleted=True),
        Person("U01POLLY", "polly", "Polly", "Polly the poll bot", is_bot=True),
        Person(BOT_USER_ID, "accountability", "Accountability", "Accountability", is_bot=True),
    ]


def seeded_channels() -> list[Channel]:
    """#general and #random without the bot, #coaching (private) with it, Cleo, Ada and Ben."""
    everyone = {"U01ADA", "U01BEN", "U01GRACE", "U01CLEO", "U01OTTO"}
    return [
        Channel("C01GENERAL", "general", members=set(everyone)),
        Channel("C01RANDOM", "random", members=set(everyone)),
        Channel(
            "C01COACHING", "coaching", private=True, members={"U01CLEO", "U01ADA", "U01BEN", BOT_USER_ID}
        ),
    ]

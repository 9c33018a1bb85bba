"""A check-in that is put off: when it is asked again, and the days to choose from."""

from bot.domain.checkin_again import DAYS_OFFERED, AgainDays, AskedAgain
from bot.slack import ids
from bot.slack.blocks import actions, button, numbered, section
from bot.slack.message import Message
from bot.slack.text import day, moment


def asked(facts: AskedAgain) -> Message:
    """When it is asked again."""
    if facts.at is None:
        words = "I ask about one week again only once. The check-in stays open; /checkin shows it."
    else:
        again = moment(facts.at, facts.zone, facts.today)
        words = f"I ask again {again}, unless you check in before. Quiet hours do not hold it back."
    return Message(words, (section(words),))


def which_day(facts: AgainDays) -> Message:
    """The days to choose from."""
    if not facts.days:
        words = "The next check-in comes before another working day. This one stays open; /checkin shows it."
        return Message(words, (section(words),))
    words = "On which day shall I ask again?"
    days = {day(each, facts.today): each for each in facts.days[:DAYS_OFFERED]}
    buttons = [
        button(label, numbered(ids.CHECKIN_DAY, place), f"{facts.checkin_id} {each}")
        for place, (label, each) in enumerate(days.items())
    ]
    return Message(f"{words} {' '.join(f'[{each}]' for each in days)}", (section(words), actions(*buttons)))

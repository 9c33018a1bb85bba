"""Quiet: three check-ins without a word, then nothing is asked; one act, and everything comes again."""

from datetime import UTC, datetime

from bot.demo.actors import Actor
from tests.handlers.goals import goal_with_promise
from tests.stories.promises import member_with_daily_promise, profile_of, received
from tests.stories.test_first_month import invite
from tests.stories.weekly import another_goal, buttons, lines, only_they_see, seen
from tests.world import World

STOPPED = "Three check-ins without a word are fine. I have stopped asking."
BACK = "Whatever you write or press here starts everything again."
CHOICES = ["Start again", "Make it smaller", "Pause until…", "Let it go", "⋯ Why this message?"]


def berlin(month: int, day: int, hour: int) -> datetime:
    """A moment of 2026 on Berlin's clock, which is changed on 29 March."""
    ahead = 2 if (month, day) >= (3, 29) else 1
    return datetime(2026, month, day, hour - ahead, tzinfo=UTC)


def since(actor: Actor, moment: datetime) -> list[str]:
    """What the bot wrote to somebody after a moment."""
    heard = [each for each in actor.dm if float(each.ts) > moment.timestamp() and each.by_bot]
    return [each.text for each in heard]


async def in_quiet(world: World) -> Actor:
    """Ada, whose last act was on Tue 10 Mar, on the morning after the third check-in's reminder."""
    ada = await member_with_daily_promise(world, "Ada")
    await world.advance(to=berlin(3, 10, 15))
    await ada.command("/log", "1 feedback")
    await world.advance(to=berlin(4, 1, 8))
    return ada


async def test_after_three_checkins_without_an_act_nothing_is_asked_and_one_message_says_so(
    world_on: World,
) -> None:
    world = world_on
    ada = await in_quiet(world)
    asked = [each[:12] for each in received(ada) if "check-in" in each]
    assert asked == [
        "Mon 16 09:00", "Tue 17 09:00", "Mon 23 09:00", "Tue 24 09:00", "Mon 30 09:00", "Tue 31 09:00",
    ]  # fmt: skip
    morning = world.now
    await world.advance(to=berlin(4, 14, 18))
    (letter,) = since(ada, morning)
    assert letter.startswith(
        f"{STOPPED} Nothing was closed. {BACK} [Start again] [Make it smaller] [Pause until…] [Let it go]"
    )
    assert buttons(ada.dm[-1]) == CHOICES
    assert received(ada)[-1].startswith("Wed 01 09:00")
    await ada.press(ada.dm[-1], "Why this message?")
    assert "three check-ins" in only_they_see(ada)


async def test_a_line_a_month_comes_three_times_and_then_no_more(world: World) -> None:
    ada = await in_quiet(world)
    morning = world.now
    await world.advance(to=berlin(8, 15, 12))
    letters = since(ada, morning)[1:]
    assert [each.partition(".")[0] for each in letters] == [
        "Still quiet here",
        "Still quiet here",
        "Still quiet here, and this is my last line about it",
    ]
    assert f"*Feedback*: as you left it. {BACK}" in letters[0]
    assert [each[:12] for each in received(ada)[-3:]] == ["Fri 01 09:00", "Mon 01 09:00", "Wed 01 09:00"]


async def test_any_act_wakes_everything_up(world: World) -> None:
    ada = await in_quiet(world)
    await world.advance(to=berlin(4, 2, 12))
    (letter,) = seen(ada, STOPPED)
    await ada.say(None, "what is new?")
    await world.settle()
    assert lines(letter)[0] == "Everything comes again. The next check-in: Mon 6 Apr, 09:00 Berlin."
    assert buttons(letter) == ["⋯ Why this message?"]
    awake = world.now
    await world.advance(to=berlin(4, 6, 10))
    woken = [each.partition(".")[0] for each in since(ada, awake)]
    assert "Your check-in is ready" in woken
    assert any("to go" in each for each in woken)
    # No line a month for what is over.
    await world.advance(to=berlin(5, 1, 12))
    assert not seen(ada, "Still quiet")


async def test_start_again_and_pause_and_let_go_lead_on(world: World) -> None:
    ada = await in_quiet(world)
    await another_goal(world, ada)
    await world.advance(to=berlin(4, 1, 10))
    (letter,) = seen(ada, STOPPED)
    asks = letter.snapshot()
    await ada.press(asks, "Let it go")
    assert only_they_see(ada).startswith("Which one would you let go?")
    assert buttons(ada.ephemerals[-1]) == ["Let it go", "Let it go"]
    await ada.press(asks, "Pause until…")
    assert ada.modal is not None
    await ada.press(asks, "Start again")
    await world.settle()
    assert lines(letter)[0].startswith("Everything comes again.")
    assert (await profile_of(world, ada)).person.quiet_at is None


async def test_home_says_that_nothing_is_asked_and_looking_at_it_wakes_nobody(world: World) -> None:
    ada = await in_quiet(world)
    home = await ada.open_home()
    assert home.acked
    await world.settle()
    await world.slack.until(lambda: STOPPED in str(ada.home))
    shown = str(ada.home)
    assert STOPPED in shown
    assert "Start again" in shown
    assert (await profile_of(world, ada)).person.quiet_at is not None
    await ada.press(ada.home, "Start again")
    assert (await profile_of(world, ada)).person.quiet_at is None


async def test_a_partner_who_hears_of_misses_is_told_once_and_then_of_nothing(world: World) -> None:
    ben, grace = world.person("Ben"), world.person("Grace")
    await goal_with_promise(ben, "give on-the-spot feedback to 3 people every day")
    await invite(ben, grace)
    await world.advance(to=berlin(3, 9, 15))
    await grace.press(grace.dm[-1], "Yes, gladly")
    await world.advance(to=berlin(4, 1, 8))
    morning = world.now
    await world.advance(to=berlin(4, 20, 12))
    told = f"{STOPPED} Nothing was closed. Grace only hears that you are taking a break. {BACK}"
    (letter,), (card,) = since(ben, morning), since(grace, morning)
    assert letter.startswith(f"{told} [Start again] [Make it smaller] [Pause until…] [Let it go]")
    assert card.startswith(
        "A short word about your partner. Ben is taking a break. Nothing is asked of you meanwhile."
    )

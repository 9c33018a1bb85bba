"""The whole plan over time: the seven examples of the roadmap, and as much as there can be."""

from tests.handlers.goals import new_goal
from tests.world import World

EXAMPLES = """meet with team members weekly
give on-the-spot feedback to 3 people every day
complete a course in becoming a leader-coach by 1 June
attend 3 professional conferences in the next 12 months
connect with 4 influential people at each conference
join Toastmasters
give my first public speech within three months"""


async def test_the_plan_of_the_roadmap_in_one_look(world: World) -> None:
    ada = world.person("Ada")
    assert (await ada.command("/goal", "timeline")).text == (
        "Your plan is empty. A goal is the first line of it. [New goal]"
    )
    await new_goal(ada, "Lead a team of my own by 30 June")
    await ada.close_modal()
    answer = await ada.command("/goal", f"plan {EXAMPLES}")
    await ada.press(answer.shown, "All of them are right")
    await ada.command("/log", "1 toastmasters")
    text = (await ada.command("/goal", "timeline")).text
    groups = ["*Now, regularly*", "*Jun 2026*", "*Done*"]
    assert [text.index(each) for each in groups] == sorted(text.index(each) for each in groups)
    assert "*Feedback* (goal 1): 3 people, each of your working days (Mon to Fri), until Tue 30 Jun." in text
    assert "*Influential connections* (goal 1): 4 people, at each conference" in text
    assert "• Mon 1 Jun: *Course* (goal 1): not done yet." in text
    assert "• Mon 9 Mar: *Toastmasters* (goal 1), done" in text
    assert "• Tue 30 Jun: goal *1 " in text


async def test_twenty_goals_with_sixty_promises_are_folded_and_never_cut(world: World) -> None:
    ada = world.person("Ada")
    for nth in range(20):
        await new_goal(ada, f"Give {nth + 2} talks by {nth + 1} June")
        await ada.close_modal()
        lines = (
            f"plan {nth + 1} read 30 min every day\nwrite {nth + 1} articles by 15 May\nmeet my mentor weekly"
        )
        answer = await ada.command("/goal", lines)
        await ada.press(answer.shown, "All of them are right")
    answer = await ada.command("/goal", "timeline")
    assert "Show all 40" in answer.text
    await ada.press(answer.shown, "Show all 40")
    assert ada.modal is not None
    shown = str(ada.modal.blocks)
    assert shown.count("Reading") == 20
    assert "40 in all." in shown


async def test_a_one_off_without_a_date_is_never_due_and_stands_until_it_is_done(world: World) -> None:
    ada = world.person("Ada")
    await new_goal(ada, "Become a better speaker")
    await ada.close_modal()
    answer = await ada.command("/goal", "plan join Toastmasters")
    assert "It has no date, so nothing is ever due; it stays in your plan until it is done." in answer.text
    await ada.press(answer.shown, "That's right")
    assert "*Toastmasters*: not done yet, no date." in (await ada.command("/goal", "show 1")).text
    assert "*Without a date*" in (await ada.command("/goal", "timeline")).text
    await world.advance(days=40)
    assert not any("Toastmasters" in each.text and "to go today" in each.text for each in ada.dm)
    answer = await ada.command("/log", "toastmasters")
    assert "Done." in answer.text
    assert "*Toastmasters* (goal 1), done" in (await ada.command("/goal", "timeline")).text

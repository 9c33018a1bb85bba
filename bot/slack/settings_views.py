"""Settings answered: what was kept, what comes when, and the answer to "stop"."""

from bot.domain.chosen import Chosen
from bot.domain.roadmap import NOTHING_YET, RoadmapFacts
from bot.slack import ids
from bot.slack.blocks import View, actions, button, modal, section
from bot.slack.message import Message
from bot.slack.roadmap_views import leads_on
from bot.slack.settings_text import in_words


def saved(chosen: Chosen, way: RoadmapFacts = NOTHING_YET) -> View:
    """What was kept, and what comes when; who is led from step to step is led on."""
    on = leads_on(way) if way.on_the_way else []
    blocks = [section("*Saved.*"), section("\n".join(in_words(chosen))), *on]
    return modal("Settings", "page", blocks, close="Done")


def stopped(chosen: Chosen) -> Message:
    """The answer to "stop": what stopped, what did not, and how to end that too."""
    if not chosen.profile.member:
        said = (
            "I send you no check-ins and no nudges: you have no goal here. If somebody has you as a partner, "
            "/partner ends that."
        )
        partners = button("My partnerships", ids.PARTNER_OVERVIEW)
        return Message(said, (section(said), actions(partners)))
    said = "Stopped: no check-ins and no nudges until you turn them on again. Your goals and promises stay."
    rest = (
        "Still on: if you have a partner, a missed promise is shown to you before it goes to them. */goal "
        "away* stops that for some days, */goal drop* lets a goal go, */partner* ends it with your partner."
    )
    return Message(
        f"{said}\n{rest.replace('*', '')}",
        (
            section(said),
            section(rest),
            actions(
                button("Turn them on again", ids.SETTINGS_RESTART),
                button("I'm away", ids.AWAY_OPEN),
                button("Settings", ids.SETTINGS_OPEN),
            ),
        ),
    )


def restarted(chosen: Chosen) -> Message:
    """Check-ins and nudges are on again."""
    said = "\n".join(["On again.", *in_words(chosen)])
    return Message(said.replace("*", ""), (section(said), actions(button("Settings", ids.SETTINGS_OPEN))))

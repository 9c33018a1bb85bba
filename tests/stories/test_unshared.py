"""Whatever the role and the choice: what is not shared of a goal stands in nothing its partner gets."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from bot.db.deliveries import Owed
from bot.db.unit_of_work import UnitOfWork
from bot.domain.changes import wish_of
from bot.domain.deliveries import Kind, State
from bot.domain.ends import EndNews, EndNotice
from bot.domain.errors import PersonError
from bot.domain.goals import CheckinStatus
from bot.domain.people import Visit
from bot.domain.sharing import Field, NoticeState, PartnershipState, Role, by_default
from bot.domain.slips import SlipState
from bot.domain.to_partner import ToPartner, What
from bot.slack import error_views, invitation_views, overview_views, partner_views, word_views
from bot.slack.message import Message
from bot.slack.word_views import STUCK_ASKS
from bot.usecases import agreements, changes, news, word_replies, words
from jobs.registry import composers
from tests.domain.plans import march
from tests.stories.missed import Missed, berlin, opened
from tests.stories.weekly import another_goal
from tests.world import World

EVERYTHING = frozenset(Field)
NOTHING = frozenset[Field]()
CHOICES = dict.fromkeys(
    [
        *(by_default(role) for role in Role),
        *(frozenset({Field.SHORT_NAME, each}) for each in Field),
        *(EVERYTHING - {each} for each in Field if each is not Field.SHORT_NAME),
        EVERYTHING,
        NOTHING,
    ]
)
MARKS = {
    "NAMEMARK": EVERYTHING,
    "WORDSMARK": {Field.GOAL_WORDS},
    r"\b977\b": {Field.NUMBERS},
    r"\b(613|601)\b": {Field.NUMBERS, Field.MISSES},
    r"\b[Ss]tuck\b": {Field.CHECKIN_STATUS},
    re.escape(STUCK_ASKS): {Field.CHECKIN_STATUS},
    r"(Fri 6|Mon 9) Mar|Fri 6 and Mon 9|is back on": {Field.MISSES},
    r"Good news|has closed|has reached": {Field.WINS},
    r"Write to Ben|A word to Ben": {Field.WORD},
}
"""What gives something of a goal away, and the fields of which one has to be shared for that."""
NEVER = r"HIDDENMARK|NOTEMARK|WAYMARK"
"""A goal that was never shared, the note of an entry, what got in the way."""


class Undone(Exception):
    """Ends a transaction without a trace."""


def _undo() -> None:
    raise Undone


@dataclass
class Told:
    """Ben's goal with a mark in every part of it, and Grace, who could be sent all of this."""

    missed: Missed
    partnership: UUID
    smaller_key: str

    @property
    def now(self) -> Any:
        return self.missed.world.now

    @asynccontextmanager
    async def undone(self) -> AsyncIterator[UnitOfWork]:
        """The tables; afterwards they are as they were."""
        with suppress(Undone):
            async with self.missed.world.deps.open_uow(self.missed.workspace) as uow:
                yield uow
                _undo()

    async def share(self, chosen: frozenset[Field]) -> None:
        goal_id = self.missed.promise.goal_id
        async with self.missed.world.deps.open_uow(self.missed.workspace) as uow:
            await uow.partners.unshare(self.partnership, [goal_id])
            if chosen:
                await uow.partners.share(uow.new_id(), self.partnership, goal_id, chosen, self.now)

    async def sent(self) -> dict[str, str]:
        """What would go to Grace now, by its sort, each as if it alone had been owed."""
        found = {}
        partnership, goal = str(self.partnership), self.missed.promise.goal_id
        (notice,) = await self.missed.notices()
        for what in (What.WORD, What.PLAN, What.BACK, What.REACHED):
            async with self.undone() as uow:
                if what is What.REACHED:
                    await uow.goals.change(goal, reached_on=march(11))
                await uow.slips.move(notice.id, (NoticeState.TOLD_OWNER,), NoticeState.TOLD_PARTNER)
                told = await uow.slips.of_message(notice.owner_delivery_id)
                await uow.slips.heard([each.id for each in told], SlipState.TOLD_PARTNER)
                promise = self.missed.promise.id
                asked = ToPartner(uuid4(), self.partnership, what, "", self.now, goal, promise, march(10))
                await uow.words.ask(asked)
                found[what.value] = await self._drawn(uow, Kind.TO_PARTNER, {"asked": str(asked.id)})
        async with self.undone() as uow:
            word = uuid4()
            await uow.words.write(word, self.partnership, "Go on.", self.now, notice_id=notice.id)
            about = {"word": str(word), "what": word_replies.THANKED}
            found["word news"] = await self._drawn(uow, Kind.WORD_NEWS, about)
        for ended, column in ((EndNews.CLOSED, "dropped_on"), (EndNews.THANKS, "reached_on")):
            async with self.undone() as uow:
                await uow.goals.change(goal, **{column: march(11)})
                said = EndNotice(uuid4(), goal, self.partnership, ended, "")
                await uow.ends.add_notice(said, self.now)
                found[ended.value] = await self._drawn(uow, Kind.GOAL_END, {"notice": str(said.id)})
        async with self.undone() as uow:
            found["miss"] = await self._drawn(uow, Kind.SLIP_PARTNER, {"notice": str(notice.id)}, notice.id)
            smaller = await uow.deliveries.by_key(self.smaller_key)
            assert smaller is not None
            found["smaller"] = await self._drawn(uow, Kind.SMALLER, smaller.about)
        async with self.undone() as uow:
            await uow.people.quiet(self.missed.ben, self.now)
            about = {"partnership": partnership, "since": str(self.now.date())}
            found["break"] = await self._drawn(uow, Kind.BREAK, about)
            about = {"partnership": partnership, "what": news.THANKED}
            found["thanks"] = await self._drawn(uow, Kind.PARTNER_NEWS, about)
        return {name: said for name, said in found.items() if said}

    async def _drawn(
        self, uow: UnitOfWork, kind: Kind, about: dict[str, Any], notice: UUID | None = None
    ) -> str:
        """What a delivery would say; the hour of a miss has come."""
        now = self.now
        if notice is not None:
            found = await uow.slips.notice(notice)
            assert found is not None
            now = found.partner_at or now
        owed = Owed(uuid4(), uuid4(), kind, about, now, False, State.PENDING, 0, None, None, None)
        composed = await composers("Olga")[kind](uow, owed, now)
        if not isinstance(composed, Message):
            return ""
        return f"{composed.text}\n{json.dumps(composed.blocks)}"

    async def opened(self) -> dict[str, str]:
        """What Grace can open or hears at a press: pages, the invitation as it stands, her draft."""
        open_uow, now = self.missed.world.deps.open_uow, self.now
        visit = Visit(self.missed.workspace, self.missed.world.person("Grace").id, "")
        found: dict[str, str] = {}
        seen = await agreements.overview(open_uow, now, visit)
        found["overview"] = str(overview_views.overview(seen))
        for each in seen.helped:
            found["agreement"] = str(invitation_views.card(each, now))
            found["would see"] = str(invitation_views.would_see(each))
        (notice,) = await self.missed.notices()
        try:
            page = await agreements.shown(open_uow, now, visit, self.partnership)
            found["page"] = str(partner_views.shown(page, to_partner=True))
        except PersonError as error:
            found["no page"] = str(error_views.message(error))
        try:
            draft = await words.draft(open_uow, now, visit, notice.id)
            if draft is not None:
                found["draft"] = str(word_views.draft_form(draft))
        except PersonError as error:
            found["no draft"] = str(error_views.message(error))
        return found


async def marked(world: World) -> Told:
    """Tue 10 Mar, 14:00 in Berlin: Ben was told, Grace hears tomorrow; there is something of every sort."""
    missed = await opened(world)
    open_uow, goal = world.deps.open_uow, missed.promise.goal_id
    hidden = await another_goal(world, world.person("Ben"), "HIDDENMARK")
    async with open_uow(missed.workspace) as uow:
        await uow.goals.change(goal, words="WORDSMARK in full", short_name="NAMEMARK", target=Decimal(977))
        await uow.goals.change(hidden, words="HIDDENMARK in full", target=Decimal(977))
        checkin = await uow.checkins.open(uow.new_id(), missed.ben, march(2), world.now)
        stuck = (uow.new_id(), checkin.id, goal, CheckinStatus.STUCK, world.now)
        await uow.checkins.answer(*stuck, in_the_way="WAYMARK")
        more = replace(missed.promise, id=uow.new_id(), amount=Decimal(613), short_name="NAMEMARK more")
        await uow.goals.add_commitment(more, world.now)
        (helped,) = await uow.partners.helped_by(world.person("Grace").id)
    await world.advance(to=berlin(10, 9))
    await missed.log(10)
    await world.advance(to=berlin(10, 14))
    ben = Visit(missed.workspace, world.person("Ben").id, "")
    wish = replace(wish_of(more), amount=Decimal(601))
    made = await changes.change(open_uow, world.now, ben, more.id, wish)
    await world.settle()
    async with open_uow(missed.workspace) as uow:
        await uow.partners.hear(helped.id, weekly=True)  # then check-ins stand beside the rest
    return Told(missed, helped.id, f"{Kind.SMALLER}:{more.id}:{made.terms.number}:{helped.id}")


def given_away(found: dict[str, str], chosen: frozenset[Field]) -> list[str]:
    """What stands somewhere although nothing allows it."""
    hidden = [NEVER, *(mark for mark, allow in MARKS.items() if not chosen & allow)]
    return [f"{name}: {mark}" for name, said in found.items() for mark in hidden if re.search(mark, said)]


async def test_what_is_not_shared_stands_in_nothing_a_partner_gets(world: World) -> None:
    told = await marked(world)
    leaks, seen, everything = [], set[str](), ""
    for chosen in CHOICES:
        await told.share(chosen)
        found = await told.sent()
        seen |= found.keys()
        leaks += [(sorted(chosen), each) for each in given_away(found, chosen)]
        if chosen == EVERYTHING:
            everything += "\n".join(found.values())
            assert re.search(r"\bstuck\b", found["miss"])
    assert leaks == []
    assert seen == {
        "word",
        "plan",
        "back",
        "reached",
        "word news",
        "closed",
        "thanks",
        "miss",
        "smaller",
        "break",
    }
    await told.share(EVERYTHING)
    await world.advance(to=berlin(11, 14))
    for chosen in CHOICES:
        await told.share(chosen)
        found = await told.opened()
        seen |= found.keys()
        leaks += [(sorted(chosen), each) for each in given_away(found, chosen)]
        if chosen == EVERYTHING:
            everything += "\n".join(found.values())
    assert leaks == []
    assert {"overview", "agreement", "would see", "page", "draft"} <= seen
    assert [mark for mark in MARKS if not re.search(mark, everything)] == []  # the marks are seen at all


async def test_after_an_end_nothing_more_is_sent_and_nothing_opens(world: World) -> None:
    told = await marked(world)
    open_uow, workspace = world.deps.open_uow, told.missed.workspace
    async with open_uow(workspace) as uow:
        before = await uow.partners.partnership(told.partnership)
    assert before is not None
    await world.slack.change_user("Ben", deleted=True)
    assert set(await told.sent()) <= {"thanks"}
    assert set(await told.opened()) == {"overview", "no page", "no draft"}
    await world.slack.change_user("Ben", deleted=False)
    assert len(await told.sent()) > 5
    async with open_uow(workspace) as uow:
        await uow.partners.close(
            told.partnership, PartnershipState.ACCEPTED, PartnershipState.ENDED, world.now
        )
    assert set(await told.sent()) <= {"thanks"}
    assert set(await told.opened()) == {"overview", "no page", "no draft"}

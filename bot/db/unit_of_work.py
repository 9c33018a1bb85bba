"""One transaction for one act, opened for one workspace; neither nested nor held while Slack is awaited."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from contextvars import ContextVar
from datetime import datetime
from functools import cached_property
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.db.careers import CareerStore
from bot.db.changes import ChangeStore
from bot.db.checkins import CheckinStore
from bot.db.clockwork import ClockStore
from bot.db.coach_lines import CoachLineStore
from bot.db.coaches import CoachStore
from bot.db.deliveries import DeliveryStore
from bot.db.drafts import DraftStore
from bot.db.ends import EndStore
from bot.db.engines import is_busy
from bot.db.feedback import FeedbackStore
from bot.db.gathering import GatheringStore
from bot.db.goals import GoalStore
from bot.db.home import HomeStore
from bot.db.intentions import IntentionStore
from bot.db.items import ItemStore
from bot.db.notes import NoteStore
from bot.db.partners import PartnerStore
from bot.db.people import PeopleStore
from bot.db.promises import PromiseStore
from bot.db.routines import RoutineStore
from bot.db.skips import SkipStore
from bot.db.slips import SlipStore
from bot.db.words import WordStore
from bot.domain.errors import Busy

_open: ContextVar[bool] = ContextVar("a transaction is open", default=False)


class TransactionError(RuntimeError):
    """A transaction was opened inside another, or Slack was about to be awaited inside one: a bug of ours."""


def assert_no_transaction() -> None:
    """Say so at once when something slow is about to be awaited inside a transaction.

    Raises:
        TransactionError: one is open in this task.
    """
    if _open.get():
        raise TransactionError("no transaction may be open here: close the unit of work first")


class UnitOfWork:
    """The stores of one workspace in one transaction."""

    def __init__(self, connection: AsyncConnection, workspace_id: UUID, new_id: Callable[[], UUID]) -> None:
        self.connection = connection
        self.workspace_id = workspace_id
        self.new_id = new_id

    @cached_property
    def people(self) -> PeopleStore:
        """People, members' chosen times, times away."""
        return PeopleStore(self.connection, self.workspace_id)

    @cached_property
    def routines(self) -> RoutineStore:
        """What comes round."""
        return RoutineStore(self.connection, self.workspace_id)

    @cached_property
    def deliveries(self) -> DeliveryStore:
        """Mailboxes, deliveries, receipts."""
        return DeliveryStore(self.connection, self.workspace_id, self.new_id)

    @cached_property
    def goals(self) -> GoalStore:
        """Goals, promises, entries."""
        return GoalStore(self.connection, self.workspace_id)

    @cached_property
    def promises(self) -> PromiseStore:
        """Promises that were written together, and their occasions."""
        return PromiseStore(self.connection, self.workspace_id)

    @cached_property
    def ends(self) -> EndStore:
        """What was said of the ends of goals, pauses, look backs."""
        return EndStore(self.connection, self.workspace_id)

    @cached_property
    def drafts(self) -> DraftStore:
        """Words in forms that were not sent."""
        return DraftStore(self.connection, self.workspace_id)

    @cached_property
    def careers(self) -> CareerStore:
        """Where people want to go, and why."""
        return CareerStore(self.connection, self.workspace_id)

    @cached_property
    def feedback(self) -> FeedbackStore:
        """What people gave each other."""
        return FeedbackStore(self.connection, self.workspace_id)

    @cached_property
    def intentions(self) -> IntentionStore:
        """What was told of goals, and to whom."""
        return IntentionStore(self.connection, self.workspace_id)

    @cached_property
    def items(self) -> ItemStore:
        """What people want to work on, and the goals that came of it."""
        return ItemStore(self.connection, self.workspace_id)

    @cached_property
    def gathering(self) -> GatheringStore:
        """What people ask others about themselves, the answers, and what they note of it."""
        return GatheringStore(self.connection, self.workspace_id)

    @cached_property
    def notes(self) -> NoteStore:
        """People's own words that were no command."""
        return NoteStore(self.connection, self.workspace_id)

    @cached_property
    def coaches(self) -> CoachStore:
        """Coach channels, and what each person shows there."""
        return CoachStore(self.connection, self.workspace_id)

    @cached_property
    def coach_lines(self) -> CoachLineStore:
        """What people ask their coach for beside an answer, and where it stands."""
        return CoachLineStore(self.connection, self.workspace_id)

    @cached_property
    def partners(self) -> PartnerStore:
        """Invitations, agreements, and the goals each partner may see."""
        return PartnerStore(self.connection, self.workspace_id)

    @cached_property
    def checkins(self) -> CheckinStore:
        """Check-ins and their answers."""
        return CheckinStore(self.connection, self.workspace_id)

    @cached_property
    def changes(self) -> ChangeStore:
        """Promises that become smaller or bigger, and whether they are the right size."""
        return ChangeStore(self.connection, self.workspace_id)

    @cached_property
    def skips(self) -> SkipStore:
        """Periods that count neither way because their owner said so."""
        return SkipStore(self.connection, self.workspace_id)

    @cached_property
    def slips(self) -> SlipStore:
        """What fell short, and what each partner is told of it."""
        return SlipStore(self.connection, self.workspace_id)

    @cached_property
    def home(self) -> HomeStore:
        """What Home counts across features."""
        return HomeStore(self.connection, self.workspace_id)

    @cached_property
    def words(self) -> WordStore:
        """What partners wrote."""
        return WordStore(self.connection, self.workspace_id)


OpenUow = Callable[[UUID], AbstractAsyncContextManager[UnitOfWork]]
OpenClockUow = Callable[[], AbstractAsyncContextManager[ClockStore]]
Ring = Callable[[datetime], None]


class Transactions:
    """Opens units of work on one engine; the only place that commits.

    Args:
        engine: where the tables are.
        new_id: makes ids.
        ring: told after a commit that woke mailboxes, with the earliest instant of what is owed.
        turns: how many transactions may be open at once; None: as many as the engine has connections.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        new_id: Callable[[], UUID],
        ring: Ring | None = None,
        *,
        turns: int | None = None,
    ) -> None:
        self._engine = engine
        self._new_id = new_id
        self._ring = ring
        self._turns = asyncio.Semaphore(turns) if turns else nullcontext()

    @asynccontextmanager
    async def open_uow(self, workspace_id: UUID) -> AsyncIterator[UnitOfWork]:
        """A transaction in one workspace: committed at the end, rolled back when anything is raised.

        Raises:
            TransactionError: one is open already in this task.
            Busy: the tables did not answer in time.
        """
        async with self._begun() as connection:
            uow = UnitOfWork(connection, workspace_id, self._new_id)
            yield uow
        if self._ring and uow.deliveries.wakes_at is not None:
            self._ring(uow.deliveries.wakes_at)

    @asynccontextmanager
    async def open_clock_uow(self) -> AsyncIterator[ClockStore]:
        """The clock's own transaction, the only one that spans workspaces; raises as `open_uow` does."""
        async with self._begun() as connection:
            yield ClockStore(connection, self._new_id)

    @asynccontextmanager
    async def _begun(self) -> AsyncIterator[AsyncConnection]:
        assert_no_transaction()
        token = _open.set(True)
        try:
            async with self._turns, self._engine.begin() as connection:
                yield connection
        except Exception as error:
            # Nothing is swallowed here: drivers have many names for "busy", people get one.
            if is_busy(error):
                raise Busy from error
            raise
        finally:
            _open.reset(token)

"""What somebody asked others, what was answered, and what they noted themselves; each row one person's."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select, text

from bot.db.models import Ask as AskRow
from bot.db.models import AskAnswer, AskRequest, Person, ToldNote
from bot.db.store import Store
from bot.domain.gathering import Answer, Ask, Note, Request, RequestState, Told

_ASK = (
    AskRow.id,
    AskRow.person_id,
    AskRow.step,
    AskRow.line,
    AskRow.named,
    AskRow.back_on,
    AskRow.closes_at,
    AskRow.asked_at,
)
_REQUEST = (AskRequest.id, AskRequest.ask_id, AskRequest.receiver_slack_id, AskRequest.state)
_TOLD = ("strengths", "weaknesses", "skills", "experience")
_ANSWER: tuple[Any, ...] = (
    AskAnswer.id,
    AskAnswer.request_id,
    AskAnswer.person_id,
    *(getattr(AskAnswer, name) for name in _TOLD),
    AskAnswer.given_at,
)
_NOTE: tuple[Any, ...] = (
    ToldNote.id,
    ToldNote.person_id,
    ToldNote.own,
    ToldNote.teller,
    *(getattr(ToldNote, name) for name in _TOLD),
    ToldNote.noted_at,
)
_OWN = text("own")


class GatheringStore(Store):
    """Asks, the requests they are made of, answers, notes; in one workspace."""

    async def add(self, ask: Ask, requests: Sequence[Request]) -> None:
        """Keep a new ask and whom it goes to."""
        await self._insert(AskRow, **asdict(ask))
        for each in requests:
            await self._insert(AskRequest, **asdict(each))

    async def ask(self, ask_id: UUID) -> Ask | None:
        """One ask."""
        row = await self._one(select(*_ASK).where(AskRow.id == ask_id), AskRow)
        return Ask(*row) if row else None

    async def asks_with(self, ask_ids: Sequence[UUID]) -> dict[UUID, Ask]:
        """Several asks by their ids."""
        rows = await self._all(select(*_ASK).where(AskRow.id.in_(ask_ids)), AskRow)
        return {row.id: Ask(*row) for row in rows}

    async def asks(self, person_id: UUID) -> Sequence[Ask]:
        """What somebody asked, newest first."""
        query = select(*_ASK).where(AskRow.person_id == person_id)
        rows = await self._all(query.order_by(AskRow.asked_at.desc(), AskRow.id.desc()), AskRow)
        return [Ask(*row) for row in rows]

    async def requests(self, ask_ids: Sequence[UUID]) -> Sequence[Request]:
        """Whom these asks went to, in the order they were named."""
        query = select(*_REQUEST).where(AskRequest.ask_id.in_(ask_ids)).order_by(AskRequest.id)
        return [Request(*row) for row in await self._all(query, AskRequest)]

    async def asked_since(self, person_id: UUID, since: datetime, now: datetime) -> set[str]:
        """Whom somebody asked after `since`, or in an ask that is still open `now`, and it reached them."""
        query = (
            select(AskRequest.receiver_slack_id)
            .join(AskRow, AskRow.id == AskRequest.ask_id)
            .where(
                AskRow.person_id == person_id,
                AskRequest.state != RequestState.UNREACHED,
                (AskRow.asked_at > since) | (AskRow.closes_at > now),
            )
        )
        return {row[0] for row in await self._all(query, AskRequest)}

    async def request(self, request_id: UUID) -> Request | None:
        """One person's share of an ask."""
        row = await self._one(select(*_REQUEST).where(AskRequest.id == request_id), AskRequest)
        return Request(*row) if row else None

    async def waiting_for(self, slack_user_id: str, now: datetime) -> Sequence[Request]:
        """The requests somebody can still answer, oldest first; of askers who left, none."""
        query = (
            select(*_REQUEST)
            .join(AskRow, AskRow.id == AskRequest.ask_id)
            .join(Person, Person.id == AskRow.person_id)
            .where(
                AskRequest.receiver_slack_id == slack_user_id,
                AskRow.closes_at > now,
                Person.deactivated_at.is_(None),
            )
            .order_by(AskRequest.id)
        )
        return [Request(*row) for row in await self._all(query, AskRequest)]

    async def mark(self, request_id: UUID, state: RequestState) -> None:
        """Keep what became of a request; a *Not now* is kept so that no reminder comes."""
        change = self._updating(AskRequest).where(AskRequest.id == request_id)
        await self._changed(change.values(state=state))

    async def reply(self, answer: Answer) -> bool:
        """Keep what somebody answers, or what they make of their answer now; True for the first time."""
        told = asdict(answer.told)
        row = {"id": answer.id, "request_id": answer.request_id, "person_id": answer.person_id}
        if await self._insert_once(
            AskAnswer, {**row, **told, "given_at": answer.given_at}, unique=("request_id",)
        ):
            return True
        mine = (AskAnswer.request_id == answer.request_id, AskAnswer.person_id == answer.person_id)
        await self._changed(self._updating(AskAnswer).where(*mine).values(**told))
        return False

    async def take_back(self, request_id: UUID, person_id: UUID) -> bool:
        """Delete one's own answer; False where there was none."""
        mine = (AskAnswer.request_id == request_id, AskAnswer.person_id == person_id)
        return await self._changed(self._deleting(AskAnswer).where(*mine)) == 1

    async def answer(self, request_id: UUID) -> Answer | None:
        """What was answered to one request."""
        found = await self._answers(select(*_ANSWER).where(AskAnswer.request_id == request_id))
        return found[0] if found else None

    async def answers(self, ask_id: UUID) -> Sequence[Answer]:
        """All answers to an ask; what is shown of them, `gathered` decides."""
        query = select(*_ANSWER).join(AskRequest, AskRequest.id == AskAnswer.request_id)
        return await self._answers(query.where(AskRequest.ask_id == ask_id))

    async def answers_to(self, ask_ids: Sequence[UUID]) -> dict[UUID, list[Answer]]:
        """The same for several asks, by ask; one without an answer has no key."""
        query = select(AskRequest.ask_id, *_ANSWER).join(AskRequest, AskRequest.id == AskAnswer.request_id)
        rows: Sequence[Any] = await self._all(query.where(AskRequest.ask_id.in_(ask_ids)), AskAnswer)
        found: dict[UUID, list[Answer]] = {}
        for ask_id, *answer in rows:
            found.setdefault(ask_id, []).append(_answer(answer))
        return found

    async def answers_of(self, request_ids: Sequence[UUID]) -> dict[UUID, Answer]:
        """What was answered to several requests, by request; one without an answer has no key."""
        found = await self._answers(select(*_ANSWER).where(AskAnswer.request_id.in_(request_ids)))
        return {each.request_id: each for each in found}

    async def _answers(self, query: Select[*tuple[Any, ...]]) -> Sequence[Answer]:
        rows: Sequence[Any] = await self._all(query, AskAnswer)
        return [_answer(row) for row in rows]

    async def write(self, note: Note) -> None:
        """Keep a note, or what it says now; a person's own view is one."""
        told = asdict(note.told)
        if note.own:
            row = {"id": note.id, "person_id": note.person_id, "own": True, "teller": "", **told}
            made = {**row, "noted_at": note.noted_at}
            if await self._insert_once(ToldNote, made, unique=("person_id",), where=_OWN):
                return
            await self._note(ToldNote.person_id == note.person_id, ToldNote.own.is_(True), **told)
            return
        row = {"person_id": note.person_id, "own": False, "teller": note.teller, **told}
        if not await self._insert_once(
            ToldNote, {"id": note.id, **row, "noted_at": note.noted_at}, unique=("id",)
        ):
            mine = (ToldNote.id == note.id, ToldNote.person_id == note.person_id)
            await self._note(*mine, teller=note.teller, **told)

    async def _note(self, *conditions: ColumnElement[bool], **values: str) -> None:
        await self._changed(self._updating(ToldNote).where(*conditions).values(**values))

    async def notes(self, person_id: UUID) -> Sequence[Note]:
        """Somebody's notes, newest first, their own view before them."""
        query = select(*_NOTE).where(ToldNote.person_id == person_id)
        ordered = query.order_by(ToldNote.own.desc(), ToldNote.noted_at.desc(), ToldNote.id.desc())
        rows: Sequence[Any] = await self._all(ordered, ToldNote)
        return [
            Note(note_id, of, Told(*told), noted_at, teller, own)
            for note_id, of, own, teller, *told, noted_at in rows
        ]

    async def forget_own(self, person_id: UUID) -> None:
        """Delete somebody's own view."""
        mine = (ToldNote.person_id == person_id, ToldNote.own.is_(True))
        await self._changed(self._deleting(ToldNote).where(*mine))

    async def forget(self, note_id: UUID, person_id: UUID) -> bool:
        """Delete one's own note; False where it was gone already."""
        mine = (ToldNote.id == note_id, ToldNote.person_id == person_id)
        return await self._changed(self._deleting(ToldNote).where(*mine)) == 1


def _answer(row: Sequence[Any]) -> Answer:
    answer_id, request_id, person_id, *told, given_at = row
    return Answer(answer_id, request_id, person_id, Told(*told), given_at)

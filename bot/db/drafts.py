"""Words typed into forms that were not sent yet; each person's alone."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, case, select

from bot.db.models import Draft as Row
from bot.db.store import Store
from bot.domain.drafts import Draft, DraftKey

_KEY = ("person_id", "form", "about", "field")


class DraftStore(Store):
    """The drafts of one workspace."""

    async def keep(self, new_id: UUID, person_id: UUID, key: DraftKey, draft: Draft) -> None:
        """Keep what was typed, unless something typed later is kept already: Slack may bring it out of order.

        What stood in the field before the first letter stays known.
        """
        held = {"words": draft.words, "typed_at": draft.typed_at}
        row = {"id": new_id, "person_id": person_id, "form": key.form, "about": key.about}
        if not await self._insert_once(
            Row, {**row, "field": draft.field, "began": draft.began, **held}, unique=_KEY
        ):
            newer = (*_of(person_id, key), Row.field == draft.field, Row.typed_at <= draft.typed_at)
            began = case((Row.words == "", draft.began), else_=Row.began)
            await self._changed(self._updating(Row).where(*newer).values({**held, "began": began}))

    async def of(self, person_id: UUID, key: DraftKey) -> Mapping[str, Draft]:
        """The words of a person in a form, by field."""
        query = select(Row.field, Row.words, Row.began, Row.typed_at).where(*_of(person_id, key))
        return {row.field: Draft(*row) for row in await self._all(query, Row) if row.words}

    async def sent(self, person_id: UUID, key: DraftKey, now: datetime) -> None:
        """The form was sent: nothing of it is offered again, nor what Slack brings late."""
        emptied = {"words": "", "began": "", "typed_at": now}
        await self._changed(self._updating(Row).where(*_of(person_id, key)).values(emptied))


def _of(person_id: UUID, key: DraftKey) -> tuple[ColumnElement[bool], ...]:
    return Row.person_id == person_id, Row.form == key.form, Row.about == key.about

"""What a partner's role sees, how long an invitation and an agreement hold, who can be invited."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sharing import (
    INVITATION_LASTS,
    Field,
    Obstacle,
    Partnership,
    PartnershipState,
    Role,
    by_default,
    chosen,
    goals_with,
    obstacle_between,
)

NOW = datetime(2026, 3, 9, 8, tzinfo=UTC)
TODAY = date(2026, 3, 9)
INVITED = Partnership(
    id=uuid4(),
    member_id=uuid4(),
    partner_slack_id="U1GRACE",
    partner_id=None,
    role=Role.PEER,
    state=PartnershipState.INVITED,
    asks="",
    until_on=date(2026, 6, 1),
    invited_at=NOW,
)
ACCEPTED = replace(INVITED, state=PartnershipState.ACCEPTED, accepted_at=NOW, partner_id=uuid4())
EXPIRED = replace(INVITED, state=PartnershipState.EXPIRED)
ENDED = replace(ACCEPTED, state=PartnershipState.ENDED)


@pytest.mark.parametrize("role", [Role.PEER, Role.MENTOR, Role.COACH])
def test_a_peer_a_mentor_and_a_coach_see_all_but_the_goal_in_full(role: Role) -> None:
    assert by_default(role) == frozenset(Field) - {Field.GOAL_WORDS}


def test_a_manager_sees_the_short_name_and_what_went_well() -> None:
    assert by_default(Role.MANAGER) == {Field.SHORT_NAME, Field.WINS}


@given(st.frozensets(st.sampled_from(Field)))
def test_whoever_sees_anything_of_a_goal_sees_its_short_name_and_nothing_else_is_added(
    ticked: frozenset[Field],
) -> None:
    assert chosen(ticked) == (ticked | {Field.SHORT_NAME} if ticked else frozenset())


@given(st.dictionaries(st.uuids(), st.frozensets(st.sampled_from(Field)), max_size=5), st.sampled_from(Field))
def test_a_field_is_seen_of_exactly_the_goals_it_was_shared_of(
    grants: dict[UUID, frozenset[Field]], field: Field
) -> None:
    seen = goals_with(grants, field)
    assert all((goal_id in seen) == (field in fields) for goal_id, fields in grants.items())


def test_an_agreement_holds_through_its_last_day() -> None:
    assert ACCEPTED.runs(ACCEPTED.until_on)
    assert not ACCEPTED.runs(ACCEPTED.until_on + timedelta(days=1))
    assert not INVITED.runs(TODAY)


def test_an_invitation_waits_for_seven_days() -> None:
    assert INVITED.waits(NOW + INVITATION_LASTS - timedelta(seconds=1))
    assert not INVITED.waits(NOW + INVITATION_LASTS)
    assert not ACCEPTED.waits(NOW)


def test_who_is_asked_or_has_agreed_is_not_asked_again() -> None:
    assert obstacle_between([], TODAY, NOW) is None
    assert obstacle_between([INVITED], TODAY, NOW) is Obstacle.WAITS
    assert obstacle_between([ENDED, ACCEPTED], TODAY, NOW) is Obstacle.IS_PARTNER


def test_an_agreement_whose_day_is_over_can_be_asked_for_again() -> None:
    assert obstacle_between([ACCEPTED], ACCEPTED.until_on + timedelta(days=1), NOW) is None


def test_who_never_agreed_is_asked_twice_at_most() -> None:
    stale = NOW + INVITATION_LASTS
    assert obstacle_between([INVITED], TODAY, stale) is None
    assert obstacle_between([EXPIRED, INVITED], TODAY, stale) is Obstacle.ASKED_TWICE
    assert obstacle_between([EXPIRED, EXPIRED, ENDED], TODAY, NOW) is None

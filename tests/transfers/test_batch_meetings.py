"""What an organization had planned is cancelled when it ends, and those who were expected are told."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select

from app.activities.models import Activity
from app.core import clock
from app.notifications.models import Notification
from tests.build import Town
from tests.client import Client
from tests.transfers.plans import Desk, hire

Sessions = Callable[[], AbstractContextManager[Session]]


@pytest.fixture
def desk(client: Client, town: Town, session: Sessions) -> Desk:
    with session() as s:
        hire(s, town)
    return Desk(client, town)


def planned(desk: Desk, hours: int) -> UUID:
    """A meeting of `east`, some hours from now."""
    starts_at = clock.now() + timedelta(hours=hours)
    body = {
        "audience": {"organization_id": desk.place("east")},
        "kind": "theme_day",
        "title": "主题党日",
        "place": "村部二楼",
        "starts_at": starts_at.isoformat(),
        "ends_at": (starts_at + timedelta(hours=2)).isoformat(),
    }
    answer = desk.client.as_("secretary").post("/api/v1/activities", json=body)
    assert answer.status_code == 201, answer.text
    return UUID(answer.json()["id"])


def how(session: Sessions, activity_id: UUID) -> tuple[str, str]:
    with session() as s:
        row = s.get_one(Activity, activity_id)
        return row.status, row.cancel_reason


@pytest.mark.parametrize("operation", ["merge", "dissolve"])
def test_what_was_planned_is_cancelled(
    desk: Desk, town: Town, session: Sessions, run_jobs: Callable[[], int], operation: str
) -> None:
    coming, past = planned(desk, 24), planned(desk, -3)
    run_jobs()

    desk.done(operation, "east", to="west")
    run_jobs()

    assert how(session, coming) == ("cancelled", "东村党支部已撤并，原定活动取消。要开的由新的党组织另行安排。")
    assert how(session, past) == ("planned", "")  # it may have taken place: whoever was there writes it down
    with session() as s:
        told = s.exec(select(Notification.member_id).where(Notification.title.contains("已取消"))).all()  # type: ignore[attr-defined]
        assert {town.members[name] for name in ("member", "member2", "secretary")} <= set(told)


def test_a_meeting_of_a_branch_that_only_moves_takes_place(
    desk: Desk, session: Sessions, run_jobs: Callable[[], int]
) -> None:
    coming = planned(desk, 24)

    desk.done("move_branch", "east", to="neighbour")
    run_jobs()

    assert how(session, coming) == ("planned", "")

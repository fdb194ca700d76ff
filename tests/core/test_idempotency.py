"""A POST that is sent twice: the second waits for the first, but not for ever."""

from sqlalchemy import text
from sqlmodel import Session

from app.core import clock
from app.core.db import Database
from app.core.idempotency import IdempotencyKey
from tests.client import Client, code_of

ADDRESS = "/api/v1/feedback"
COMPLAINT = {"kind": "complaint", "content": "活动室的灯坏了两个月。"}
KEY = {"Idempotency-Key": "tap-tap-0001"}


def take_key(session: Session) -> None:
    """As a first request does that has not come to its end."""
    route, key = f"POST {ADDRESS}", KEY["Idempotency-Key"]
    session.add(
        IdempotencyKey(caller="anonymous", route=route, key=key, fingerprint="", status=201, created_at=clock.now())
    )
    session.flush()


def test_a_repeat_gives_up_on_a_first_one_that_does_not_end(client: Client, database: Database) -> None:
    with database.session(writes=True) as first:
        take_key(first)
        answer = client.anonymous.post(ADDRESS, json=COMPLAINT, headers=KEY)

    # SQLite has one writer at a time, so there it is any first one that a second waits for.
    expected = (503, "server.busy") if database.is_sqlite else (409, "idempotency.still_running")
    assert (answer.status_code, code_of(answer)) == expected
    assert int(answer.headers["retry-after"]) > 0
    assert client.anonymous.post(ADDRESS, json=COMPLAINT, headers=KEY).status_code == 201


def test_nobody_waits_for_ever_for_a_lock(client: Client, database: Database) -> None:
    with database.session(writes=True) as other:
        lock = "SELECT 1" if database.is_sqlite else "LOCK TABLE feedback IN ACCESS EXCLUSIVE MODE"
        other.execute(text(lock))
        answer = client.anonymous.get(f"{ADDRESS}/1234-5678-9012")

    assert (answer.status_code, code_of(answer)) == (503, "server.busy")

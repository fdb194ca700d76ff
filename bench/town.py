"""A large meeting for the measurements: one branch, many members signed in, many open activities, everybody invited to all.

Ids are made from numbers, so that SQL scripts and the load can name a pair (member, activity) by its number.
"""

import hashlib
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, insert

from app.access import keys, tokens
from app.access.models import LoginSession, SessionKind
from app.activities import codes
from app.activities.models import Activity, Invitee
from app.activities.rules import ActivityKind, ActivityStatus, step_of
from app.core import clock
from app.core.crypto import keyring
from app.core.db import Database
from app.core.settings import settings
from app.members.models import Member
from app.members.rules import Category
from app.operations import migrations
from app.organizations.models import Organization
from app.organizations.rules import OrganizationKind, Sector

MEMBERS = 2000
ACTIVITIES = 12
PAIRS = MEMBERS * ACTIVITIES
PATH = "/bench000/"
SETTLE_SECONDS = 0.5


class Load(NamedTuple):
    """What the load sends: each code with each bearer token, by default a check-in code an activity and a token a member."""

    bearers: Sequence[str]
    codes: Sequence[str]
    path: str = "/api/v1/check-ins"
    body: str = '{"token":"%s"}'


def key(kind: str, number: int) -> UUID:
    """The id of the nth of its kind; in SQL `md5(kind || number)::uuid`."""
    return UUID(hashlib.md5(f"{kind}{number}".encode()).hexdigest())


def seed(database: Database) -> None:
    """Make the tables as production has them, triggers included, and fill them."""
    migrations.upgrade(database)
    with database.transaction() as session:
        keys.ensure(session, keys.ACCESS)
        session.add(
            Organization(
                id=key("o", 0),
                path=PATH,
                name="测量用党支部",
                short_name="测量",
                kind=OrganizationKind.BRANCH,
                sector=Sector.VILLAGE,
            )
        )
        session.flush()
        _fill(session.connection())
        session.connection().exec_driver_sql("ANALYZE")  # as autovacuum does, but not in the middle of a round


def _fill(connection: Connection) -> None:
    now = clock.now()
    stamp = {"version": 1, "updated_at": now, "updated_by": ""}
    people = [
        {
            "id": key("m", n), "organization_id": key("o", 0), "name": f"党员{n}", "national_id_sealed": b"-",
            "national_id_hmac": n.to_bytes(16, "big"), "sex": "1", "ethnicity": "01", "born_on": now.date(),
            "education": "", "education_source": "", "occupation": "", "category": Category.FULL, "status": "normal",
            "joined_on": now.date(), "is_floating": False, "floating_to": "", **stamp,
        }
        for n in range(MEMBERS)
    ]  # fmt: skip
    sessions = [
        {
            "id": key("s", n), "account_id": key("u", n), "member_id": key("m", n), "kind": SessionKind.MEMBER,
            "label": f"党员{n}", "device": "", "created_at": now, "seen_at": now, "end_reason": "",
            "expires_at": now + timedelta(days=30),
        }
        for n in range(MEMBERS)
    ]  # fmt: skip
    activities = [
        {
            "id": key("a", n), "organization_id": key("o", 0), "audience_organization_id": key("o", 0),
            "kind": ActivityKind.THEME_DAY, "title": f"活动{n}", "place": "村部", "note": "", "cancel_reason": "",
            "starts_at": now, "ends_at": now + timedelta(hours=8), "opens_at": now - timedelta(hours=1),
            "late_after": now + timedelta(hours=8), "status": ActivityStatus.OPEN, "handle": handle(n), **stamp,
        }
        for n in range(ACTIVITIES)
    ]  # fmt: skip
    roll = [{"activity_id": key("a", a), "member_id": key("m", m)} for a in range(ACTIVITIES) for m in range(MEMBERS)]
    for table, rows in ((Member, people), (LoginSession, sessions), (Activity, activities), (Invitee, roll)):
        connection.execute(insert(table), rows)


def handle(number: int) -> str:
    """The handle of the nth activity."""
    return f"{number:016x}"


def bearers(database: Database) -> list[str]:
    """Sign in everybody for 15 minutes."""
    with database.transaction(writes=False) as session:
        signing = keys.load(session, keys.ACCESS)
    return [tokens.issue(key("u", n), key("s", n), signing.signing_kid, signing.private) for n in range(MEMBERS)]


def codes_now() -> list[str]:
    """The check-in codes of this moment, by activity."""
    step = step_of(clock.now())
    return [codes.token(handle(n), step) for n in range(ACTIVITIES)]


def keys_dir() -> Path:
    """Where the root key of this run lies: the seed and the servers share it."""
    keyring()
    return settings().keys_dir


def empty(database: Database) -> None:
    """Forget who came, past the triggers that hold the record."""
    with database.transaction() as session:
        run = session.connection().exec_driver_sql
        if not database.is_sqlite:
            run("SET LOCAL session_replication_role = replica")
            run("TRUNCATE attendance, event CASCADE")
            return
        triggers = run("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'").all()
        for name, _ in triggers:
            run(f"DROP TRIGGER {name}")
        run("DELETE FROM attendance")
        run("DELETE FROM event")
        for _, sql in triggers:
            run(sql)


def settled_count(database: Database) -> tuple[int, int]:
    """How many check-ins and how many events are stored, once what was on its way when the load stopped has arrived."""
    seen, now = (-1, -1), _count(database)
    while seen != now:
        time.sleep(SETTLE_SECONDS)
        seen, now = now, _count(database)
    return now


def _count(database: Database) -> tuple[int, int]:
    both = "SELECT (SELECT count(*) FROM attendance), (SELECT count(*) FROM event)"
    with database.transaction(writes=False) as session:
        came, events = session.connection().exec_driver_sql(both).one()
        return int(came), int(events)

"""Lists stay cheap: as many statements for one line as for fifty, and an officer's inbox is one range of one index."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy import insert, text
from sqlmodel import col

from app.access.guard import Scope
from app.access.policy import Role
from app.core import clock
from app.core.db import Database
from app.core.ids import new_id
from app.core.who import SYSTEM
from app.organizations.models import Organization
from app.transfers import queries
from app.transfers.models import Transfer
from app.transfers.rules import TransferKind, TransferReason, TransferStatus, TransferStep
from tests.build import Town
from tests.client import Client
from tests.transfers.conftest import TRANSFERS, Offices, Sessions
from tests.transfers.steps import TO_COMMITTEE, go

OPEN_ONES = 10_000


def waiting(town: Town, number: int, place: str = "township") -> dict[str, Any]:
    """One that lies with the township, of nobody on the roll."""
    now = clock.now()
    row = Transfer(
        id=new_id(),
        number=f"{place[:3]}{number:09d}",
        kind=TransferKind.WITHIN_COMMITTEE,
        status=TransferStatus.PENDING,
        step=TransferStep.FROM_COMMITTEE,
        source_id=town.organizations["east"],
        target_id=town.organizations["west"],
        route=[[TransferStep.FROM_COMMITTEE, str(town.organizations[place])]],
        holder_id=town.organizations[place],
        since=now,
        due_at=now + timedelta(hours=number % 4000),
        reason=TransferReason.OTHER,
        created_at=now,
        submitted_at=now,
    )
    return row.model_dump()


def fill(session: Sessions, town: Town, count: int) -> None:
    with session() as s:
        s.connection().execute(insert(Transfer), [waiting(town, number) for number in range(count)])


@pytest.fixture
def statements(database: Database) -> list[str]:
    """What is asked of the database."""
    found: list[str] = []
    sqlalchemy_event.listen(
        database.engine, "before_cursor_execute", lambda _c, _k, statement, *_: found.append(statement)
    )
    return found


@pytest.mark.parametrize("path", ["", "/inbox", "/inbox?below=true", "/targets"])
def test_a_list_asks_as_often_for_one_as_for_fifty(
    client: Client, town: Town, session: Sessions, statements: list[str], path: str
) -> None:
    fill(session, town, 60)
    mark = "&" if "?" in path else "?"

    def asked(limit: int) -> int:
        statements.clear()
        answer = client.as_("officer").get(f"{TRANSFERS}{path}{mark}limit={limit}")
        assert answer.status_code == 200
        return len(statements)

    asked(1)  # reads the signing keys, once
    assert asked(1) == asked(50)


def test_a_timeline_asks_as_often_for_one_act_as_for_many(offices: Offices, statements: list[str]) -> None:
    transfer_id = go(offices, offices.drafted(), *TO_COMMITTEE, "officer approve", "outsider report_in")
    place = f"{TRANSFERS}/{transfer_id}/timeline"

    def asked(limit: int) -> int:
        statements.clear()
        assert offices.client.as_("member").get(place, params={"limit": limit}).status_code == 200
        return len(statements)

    asked(1)
    assert asked(1) == asked(50)


def test_an_inbox_of_ten_thousand_is_read_by_its_index_in_one_query(
    client: Client, town: Town, session: Sessions, database: Database, statements: list[str]
) -> None:
    fill(session, town, OPEN_ONES)
    plan = plan_of(database, town.organizations["township"], town.paths["township"])

    assert "ix_transfer_desk" in plan, plan
    assert "Seq Scan on transfer" not in plan, plan
    assert "Sort" not in plan, plan
    assert "TEMP B-TREE" not in plan, plan
    client.as_("officer").get(f"{TRANSFERS}/inbox", params={"limit": 1})
    statements.clear()
    page = client.as_("officer").get(f"{TRANSFERS}/inbox", params={"limit": 50}).json()
    assert sum("FROM transfer" in statement for statement in statements) == 1
    dates = [item["holder"]["due_at"] for item in page["items"]]
    assert (len(dates), dates) == (50, sorted(dates))
    following = client.as_("officer").get(f"{TRANSFERS}/inbox", params={"limit": 50, "cursor": page["next_cursor"]})
    assert following.json()["items"][0]["holder"]["due_at"] >= dates[-1]


def plan_of(database: Database, place: UUID, path: str) -> str:
    """The database's own plan of an inbox's page."""
    scope = Scope(SYSTEM, (path,), grants=((Role.ORGANIZATION_OFFICER, place, path),))
    statement = queries.waiting(scope).order_by(col(Transfer.due_at), col(Transfer.id)).limit(51)
    with database.transaction() as s:
        s.connection().execute(text("ANALYZE"))
        compiled = statement.compile(s.connection(), compile_kwargs={"literal_binds": True})
        explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
        rows = s.connection().execute(text(f"{explain}{compiled}")).all()
        return "\n".join(str(row) for row in rows)


def test_an_action_is_one_update_and_one_version(offices: Offices, statements: list[str]) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), "member submit")
    seen = offices.seen(transfer_id, "secretary")
    statements.clear()

    answer = offices.act(transfer_id, "secretary", "approve")

    assert answer.json()["version"] == seen["version"] + 1
    assert sum(one.startswith("UPDATE transfer") for one in statements) == 1


def test_a_line_has_the_short_names_of_places_and_the_one_name_of_what_is_outside(offices: Offices) -> None:
    with offices.session() as s:
        for name in ("east", "township"):
            s.get_one(Organization, offices.town.organizations[name]).short_name = f"{name}简称"
    go(offices, offices.drafted(to=None, kind="cross_province", target_external="外省某市某区委组织部"), *TO_COMMITTEE)

    [line] = offices.client.as_("officer").get(f"{TRANSFERS}/inbox").json()["items"]

    assert (line["source_short_name"], line["holder"]["short_name"]) == ("east简称", "township简称")
    assert line["target_short_name"] == "外省某市某区委组织部"

"""A plan for many takes no more queries than one for a few."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import event
from sqlmodel import Session

from app.core.db import Database
from tests.build import Town, make_member
from tests.client import Client
from tests.transfers.plans import Desk, hire, organization

Sessions = Callable[[], AbstractContextManager[Session]]


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(database.engine, "before_cursor_execute", note)


def test_a_plan_for_many(client: Client, town: Town, session: Sessions, database: Database) -> None:
    with session() as s:
        hire(s, town)
    desk = Desk(client, town)
    client.as_("maker"), client.as_("applier")
    with counted(database) as few:
        plan = desk.planned("move_branch", "east", to="neighbour")
    desk.apply(plan, "maker", "cancel")
    with session() as s:
        for number in range(60):
            make_member(s, organization(s, town, "east"), f"党员{number}")

    with counted(database) as many:
        plan = desk.planned("move_branch", "east", to="neighbour")
    assert len(many) <= len(few)
    with counted(database) as applied:
        assert desk.apply(plan).status_code == 200
    assert len(applied) < 60


def test_a_merger_of_many(client: Client, town: Town, session: Sessions, database: Database) -> None:
    """Each of them moves with ledger, affiliations and a fact; of their own is only the statement that finds their record as it was read."""
    with session() as s:
        hire(s, town)
        for number in range(60):
            make_member(s, organization(s, town, "east"), f"党员{number}")
    desk = Desk(client, town)
    plan = desk.planned("merge", "east", to="west")
    client.as_("applier")

    with counted(database) as applied:
        assert desk.apply(plan).status_code == 200
    others = [one for one in applied if not one.startswith("UPDATE member SET version")]
    assert len(others) < 60

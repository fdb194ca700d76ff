"""An adversary with everything that is stored, and the true order of the voters: each took a token and voted at once, one after the other.

Each voter writes a text of their own. Whoever could put the texts in the order in which they came would know who wrote which. By chance one
of 200 is right (Poisson, mean 1): more than 6 happens once in ten thousand runs.
"""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from app.core.db import Database
from app.organizations.models import Organization
from tests.build import make_member
from tests.surveys.conftest import ASIDE, Hall, account_of

VOTERS = 200
MOST_BY_CHANCE = 6
ORDERS = {"sqlite": ["rowid"], "postgresql": ["xmin::text::bigint", "ctid"]}


def linked(true: Sequence[str], guessed: Sequence[str]) -> int:
    """How many stand where they came, read from the one end or from the other: pages fill from behind."""
    orders = guessed, guessed[::-1]
    return max(sum(one == other for one, other in zip(true, order, strict=True)) for order in orders)


def _stored(database: Database) -> bytes:
    """All files of the database; on a server, what can be asked of it in the order in which it lies there."""
    if database.is_sqlite:
        name = str(database.engine.url.database)
        return b"".join(path.read_bytes() for path in sorted(Path(name).parent.glob(f"{Path(name).name}*")))
    with database.engine.connect() as connection:
        tables = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars().all()
        rows = [connection.execute(text(f'SELECT t::text FROM "{name}" t ORDER BY ctid')).scalars() for name in tables]
        return "\n".join(row for each in rows for row in each).encode()


def _by_place(stored: bytes, texts: Sequence[str]) -> list[str]:
    """Texts in the order of where each is first found."""
    return sorted(texts, key=lambda one: stored.find(one.encode()))


def _by_column(database: Database, table: str, order: str) -> list[str]:
    with database.engine.connect() as connection:
        rows = connection.execute(text(f"SELECT value FROM {table} ORDER BY {order}"))
        return [value for value in rows.scalars() if value.startswith("t-")]


def _naive(database: Database, texts: Sequence[str]) -> None:
    """What an honest beginner would do: a table with a random key, written vote by vote."""
    with database.transaction() as session:
        session.execute(text("CREATE TABLE naive (id VARCHAR(36) PRIMARY KEY, value VARCHAR(40))"))
    for value in texts:
        with database.transaction() as session:
            session.execute(text("INSERT INTO naive VALUES (:id, :value)"), {"id": str(uuid4()), "value": value})


@pytest.mark.long
def test_nobody_is_found_by_the_order_of_what_is_stored(hall: Hall, database: Database) -> None:
    texts = [f"t-{uuid4().hex}" for _ in range(VOTERS)]
    with hall.session() as s:
        east = s.get_one(Organization, hall.town.organizations["east"])
        for number in range(VOTERS):
            member = make_member(s, east, f"众{number}")
            hall.town.members[f"many{number}"] = member.id
            hall.town.accounts[f"many{number}"] = account_of(s, member.id)
    survey_id = hall.opened(template="questionnaire", questions=[ASIDE])
    for number, value in enumerate(texts):
        cast = hall.phone(survey_id, f"many{number}").take().cast({"q1": value})
        assert cast.status_code == 201

    sealed = _stored(database)
    hall.done(survey_id, "close")
    opened = _stored(database)

    assert not any(value.encode() in sealed for value in texts)
    assert all(value.encode() in opened for value in texts)
    assert linked(texts, _by_place(opened, texts)) <= MOST_BY_CHANCE
    orders = ["id"] if database.is_sqlite else ORDERS["postgresql"]
    for order in orders:
        assert linked(texts, _by_column(database, "answer", order)) <= MOST_BY_CHANCE, order


@pytest.mark.long
def test_the_adversary_finds_everybody_in_a_naive_table(database: Database) -> None:
    """A negative control."""
    texts = [f"t-{uuid4().hex}" for _ in range(VOTERS)]
    _naive(database, texts)

    for order in ORDERS[database.engine.dialect.name]:
        assert linked(texts, _by_column(database, "naive", order)) == VOTERS, order

"""What is kept of a vote, and what is not: no order, no time, no person, no line in a log."""

import io
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, inspect, text
from sqlmodel import SQLModel, select

from app.core import clock as app_clock
from app.core.db import Database
from app.core.queue import RETRY_DELAYS, Job
from tests.surveys.conftest import Hall
from tests.surveys.slip import Holder, Pile

# What the table of ballots, and those it becomes, may hold: nothing of a time, an order or a person.
ALLOWED = {
    "ballot": {"token_hash": "VARCHAR(64)", "cell_id": "CHAR(32)", "sealed": "BLOB"},
    "tally": {"cell_id": "CHAR(32)", "item_id": "VARCHAR(40)", "value": "VARCHAR(32)", "count": "INTEGER"},
    "free_text": {"id": "CHAR(32)", "cell_id": "CHAR(32)", "item_id": "VARCHAR(40)", "text": "VARCHAR(200)"},
    "board_hash": {"survey_id": "CHAR(32)", "token_hash": "VARCHAR(64)"},
    "slip": {"code_hash": "VARCHAR(64)", "cell_id": "CHAR(32)", "blinded_digest": "VARCHAR(64)"},
}
ON_POSTGRESQL = {"CHAR(32)": "UUID", "BLOB": "BYTEA"}


@pytest.mark.parametrize("table", list(ALLOWED))
def test_a_ballot_has_exactly_what_it_may_have(database: Database, table: str) -> None:
    found = inspect(database.engine)
    columns = {column["name"]: str(column["type"]) for column in found.get_columns(table)}

    wanted = ALLOWED[table]
    assert columns == {n: t if database.is_sqlite else ON_POSTGRESQL.get(t, t) for n, t in wanted.items()}
    assert {key["referred_table"] for key in found.get_foreign_keys(table)} <= {"cell", "survey"}


def test_nothing_leads_from_ballots_to_members() -> None:
    reached, waiting = set(), list(ALLOWED)
    while waiting:
        name = waiting.pop()
        reached.add(name)
        keys = SQLModel.metadata.tables[name].foreign_keys
        waiting += {key.column.table.name for key in keys} - reached

    assert "member" not in reached
    assert "cell_member" not in reached


def test_sqlite_keeps_no_row_ids_of_what_has_an_order(database: Database) -> None:
    if not database.is_sqlite:
        assert database.engine.dialect.name == "postgresql"
        return
    with database.engine.connect() as connection:
        rows = connection.execute(text("SELECT name FROM pragma_table_list WHERE wr = 1")).scalars().all()

    assert set(rows) >= {*ALLOWED, "cell_member"}


def _rows(hall: Hall) -> dict[str, list[str]]:
    """All rows that are not of the surveys themselves, as text."""
    ours = {"survey", "cell", "cell_member", *ALLOWED}
    with hall.session() as s:
        return {
            table.name: [str(tuple(row)) for row in s.execute(table.select())]
            for table in SQLModel.metadata.sorted_tables
            if table.name not in ours
        }


def test_taking_a_token_and_casting_a_ballot_leave_nothing_elsewhere(hall: Hall, written: io.StringIO) -> None:
    """All that a phone asks, from the sheet to the receipt."""
    survey_id = hall.opened()
    hall.client.as_("member")  # is signed in
    before, said = _rows(hall), written.getvalue()
    request_id = {"X-Request-Id": "my-own-request-id"}

    read = [hall.get(f"/surveys/{survey_id}{what}", "member") for what in ("", "/keys")]
    phone, marks = hall.phone(survey_id), hall.marks(survey_id)
    phone.take()
    answers = [phone.cast(marks, headers=request_id), phone.cast({}, headers=request_id)]
    refused = phone.cast(marks, headers={"Cookie": "a=1"})

    assert [answer.status_code for answer in (*answers, refused)] == [201, 422, 400]
    assert [answer.status_code for answer in read] == [200, 200]
    assert not any("x-request-id" in answer.headers for answer in (*read, *answers))
    assert not any("ratelimit" in answer.headers for answer in answers)
    assert _rows(hall) == before
    assert written.getvalue() == said
    hall.done(survey_id, "close")
    assert phone.receipt not in written.getvalue()
    assert "/close" in written.getvalue()
    with hall.session() as s:
        kept = s.execute(text("SELECT * FROM cell_member WHERE issued_on IS NOT NULL")).mappings().one()
    assert set(kept) == {"survey_id", "member_id", "cell_id", "issued_on", "blinded_digest"}


def test_drawing_and_using_a_slip_leave_nothing_elsewhere_and_nothing_that_the_two_share(
    hall: Hall, written: io.StringIO
) -> None:
    pile = Pile(hall).opened()
    before, said = _rows(hall), written.getvalue()
    request_id = {"X-Request-Id": "my-own-request-id"}

    drawn, holder = pile.draw("member"), Holder(hall.client.anonymous, pile.codes[0])
    answers = [holder.look(request_id), holder.ask(request_id), holder.ask({"Cookie": "a=1"})]
    receipt = holder.vote()

    assert [answer.status_code for answer in (drawn, *answers)] == [204, 200, 200, 400]
    assert not any("x-request-id" in answer.headers for answer in (drawn, *answers))
    with hall.session() as s:
        line = s.execute(text("SELECT * FROM cell_member WHERE issued_on IS NOT NULL")).mappings().one()
        used = s.execute(text("SELECT * FROM slip WHERE blinded_digest IS NOT NULL")).mappings().one()
        cast = s.execute(text("SELECT token_hash, cell_id FROM ballot")).mappings().one()
    of_the_round = {line["cell_id"], line["survey_id"]}
    for one, other in ((line, used), (used, cast), (line, cast)):
        assert set(one.values()) & set(other.values()) <= of_the_round
    assert line["blinded_digest"] is None
    assert receipt == cast["token_hash"]
    assert _rows(hall) == before
    assert written.getvalue() == said
    kept = written.getvalue() + str(hall.get(pile.path).json())
    assert not any(code in kept or code.replace(" ", "") in kept for code in pile.codes)


@pytest.mark.once
def test_the_log_is_emptied_of_ballots_also_where_somebody_reads_on_for_long(
    hall: Hall, database: Database, clock: Callable[[datetime], None]
) -> None:
    event.listen(database.engine, "checkout", _wait_briefly)
    log = Path(f"{database.engine.url.database}-wal")
    survey_id = hall.opened()
    hall.phone(survey_id).take().cast(hall.marks(survey_id))
    with database.engine.connect() as reader:
        sealed = reader.execute(text("SELECT substr(sealed, 1, 64) FROM ballot")).scalar_one()
        counted = hall.done(survey_id, "close")
        is_kept = sealed in log.read_bytes()
        with hall.session() as s:
            [waiting] = s.exec(select(Job).where(Job.kind == "surveys.jobs.count_ballots")).all()
            state, error = waiting.status, waiting.error
    clock(app_clock.now() + RETRY_DELAYS[0])
    hall.run_jobs()
    with hall.session() as s:
        left = s.exec(select(Job).where(Job.kind == "surveys.jobs.count_ballots")).all()

    assert (counted["status"], is_kept) == ("counted", True)
    assert (state, error, left) == ("queued", "NotForgotten", [])
    assert sealed not in log.read_bytes()
    assert hall.get(f"/surveys/{survey_id}/turnout").json()["counted"] == 1


def _wait_briefly(connection: Any, *_: object) -> None:
    connection.execute("PRAGMA busy_timeout=20")


def test_texts_of_one_ballot_do_not_lie_together(hall: Hall) -> None:
    """Five texts a ballot, each ballot's its own: written ballot by ballot, each would be followed by itself."""
    questions = [{"kind": "text", "title": f"意见{number}"} for number in range(5)]
    survey_id = hall.opened(template="questionnaire", questions=questions)
    for number, who in enumerate(hall.people()[:8]):
        texts = {f"q{place}": f"第{number}位" for place in range(1, 6)}
        assert hall.phone(survey_id, who).take().cast(texts).status_code == 201
    hall.done(survey_id, "close")

    with hall.session() as s:
        stored = s.execute(text("SELECT text FROM free_text")).scalars().all()
        sums = s.execute(text("SELECT * FROM tally")).all()
    together = sum(one == after for one, after in pairwise(stored))

    assert (len(stored), sums) == (40, [])
    assert together < 20  # 32 if they lay as they came; 4 by chance

"""Whoever holds the tables, files, logs and dumps of a round, while it is open and after it, cannot tell what a member has marked.

Chance alone links one voter, whatever their number (Poisson); more than seven, once in a hundred thousand looks.
"""

import io
import secrets
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from app.core import clock
from app.core.db import Database
from app.core.ids import random_id
from tests.build import Town
from tests.client import Client
from tests.quality import note
from tests.surveys.adversary import FIRST, HIGHEST, LAST, LOWEST, Adversary, Guess, Shape, guesses, in_rows, linked
from tests.surveys.conftest import Hall, Sessions, populate
from tests.surveys.slip import Holder, Pile

BY_CHANCE = 7
CAST = 3  # of the branch, whom every test has
MARKS = Shape("cell_member", "blinded_digest", "tally", order=("issued_on", "count"))
TEXTS = Shape(
    "cell_member", "blinded_digest", "free_text", order=("issued_on", "id"),
    person="substr(text, 1, 36)", value="substr(text, 38)", words=(FIRST, LAST),
)  # fmt: skip
ASKED = [{"kind": "text", "title": "谁做得最好？"}, {"kind": "text", "title": "谁要改进？"}]
DRAWN = Shape("cell_member", "issued_on", "tally", order=("issued_on", "count"))
EVERYBODY = 11
NAIVE = Shape(
    "naive_token", "token", "naive_mark", order=("taken_at", "cast_at"),
    askers="SELECT member_id AS asker, member_id FROM naive_token",
)  # fmt: skip
NAIVE_TABLES = {
    "naive_token": "member_id varchar(36), token varchar(64), taken_at varchar(32)",
    "naive_mark": "ballot_id varchar(36), item_id varchar(36), value varchar(32), cast_at varchar(32)",
}
CHANCE = secrets.SystemRandom()

of_many = pytest.mark.parametrize("many", [30, pytest.param(200, marks=pytest.mark.long)])


def in_secret(members: list[str]) -> Guess:
    """Members in the order in which they will vote, each with somebody else to mark lowest."""
    ring = CHANCE.sample(members, len(members))
    lowest = dict(zip(ring, [*ring[1:], ring[0]], strict=True))
    return {member: lowest[member] for member in CHANCE.sample(members, len(members))}


def vote(hall: Hall, survey_id: str) -> Guess:
    """Each opens the sheet, takes the token and casts at once, one after the other: the worst that can be done."""
    sheet = hall.marks(survey_id)
    names = {str(member): name for name, member in hall.town.members.items()}
    truth = in_secret(list(sheet))
    for member, lowest in truth.items():
        phone = hall.phone(survey_id, names[member]).take()
        texts = {"q1": f"{member} {FIRST}", "q2": f"{lowest} {LAST}"}
        answer = phone.cast(sheet | {member: HIGHEST, lowest: LOWEST} | texts)
        assert answer.status_code == 201, answer.text
    return truth


@of_many
def test_nobody_learns_what_a_member_has_marked(
    many: int, client: Client, database: Database, town: Town, session: Sessions, run_jobs: Callable[[], int],
    written: io.StringIO, tmp_path: Path,
) -> None:  # fmt: skip
    with session() as s:
        populate(s, town, full=many - CAST, probationary=0)
    hall = Hall(client, town, session, run_jobs)
    survey_id = hall.opened(questions=ASKED)
    adversary, before = Adversary(database, tmp_path), len(written.getvalue())
    truth = vote(hall, survey_id)

    open_ = adversary.look(written.getvalue())
    readable = open_.readable(truth)
    hall.done(survey_id, "close")
    counted = adversary.look(written.getvalue()[before:])
    found = {shape.marks: guesses(counted, shape) for shape in (MARKS, TEXTS)}

    assert len(truth) == many
    assert readable == 0  # sealed, all of them
    assert counted.readable(truth) > 0  # there is something to find
    assert counted.rows("SELECT sum(count) AS n FROM tally") == [{"n": many * many}]
    assert counted.rows("SELECT count(*) AS n FROM free_text") == [{"n": 2 * many}]
    scores = {
        f"{table} {way}": linked(guess, truth) for table, of_table in found.items() for way, guess in of_table.items()
    }
    for of_table in found.values():
        assert {len(of_table[way]) for way in ("by time", "in the dump", "in the table files")} == {many}
        assert len(of_table["in the log"]) == 1  # the secretary, who closed it
    assert max(scores.values()) <= BY_CHANCE, scores
    note(
        f"who marked what, {many} voters",
        f"at most {max(scores.values())} linked, as by chance, of {len(scores)} ways to look",
    )


def test_nobody_learns_what_whoever_drew_a_slip_has_marked(
    hall: Hall, database: Database, written: io.StringIO, tmp_path: Path
) -> None:
    """All draw and vote one after the other at one phone. What was drawn is told by the roll, what was marked by nothing."""
    names = {str(member): name for name, member in hall.town.members.items()}
    pile = Pile(hall, count=EVERYBODY).opened()
    adversary = Adversary(database, tmp_path)
    truth = in_secret(list(hall.marks(pile.survey_id)))
    for (member, lowest), code in zip(truth.items(), CHANCE.sample(pile.codes, len(truth)), strict=True):
        assert pile.draw(names[member]).status_code == 204
        holder = Holder(hall.client.anonymous, code)
        sheet = hall.marks(pile.survey_id)
        assert holder.cast(holder.ask(), sheet | {member: HIGHEST, lowest: LOWEST}).status_code == 201
    open_ = adversary.look(written.getvalue())
    pile.settled(returned=EVERYBODY - len(truth))
    hall.done(pile.survey_id, "close")
    counted = adversary.look(written.getvalue())
    found = in_rows(counted, DRAWN)

    assert open_.readable(truth) == 0
    assert counted.rows("SELECT count(*) AS n FROM slip") == [{"n": 0}]
    assert len(found["by time"]) == len(truth)
    scores = {way: linked(guess, truth) for way, guess in found.items()}
    assert max(scores.values()) <= BY_CHANCE, scores


@of_many
def test_the_same_look_links_everybody_where_members_and_ballots_lie_in_order(
    many: int, database: Database, tmp_path: Path
) -> None:
    truth, adversary = in_secret([str(random_id()) for _ in range(many)]), Adversary(database, tmp_path)
    make_naive(database)
    try:
        for member, lowest in truth.items():
            vote_naively(database, member, lowest)
        found = guesses(adversary.look("\n".join(f"GET /keys 200 {member}" for member in truth)), NAIVE)
    finally:
        with database.transaction() as s:
            for table in NAIVE_TABLES:
                s.execute(text(f"DROP TABLE {table}"))

    assert {way: linked(guess, truth) for way, guess in found.items()} == dict.fromkeys(found, many)


def make_naive(database: Database) -> None:
    with database.transaction() as s:
        for table, columns in NAIVE_TABLES.items():
            s.execute(text(f"CREATE TABLE {table} ({columns})"))


def vote_naively(database: Database, member: str, lowest: str) -> None:
    """What would do without a thought: random ids, no member in the ballot, and still an order."""
    at, ballot = clock.now().isoformat(), str(random_id())
    token = {"member": UUID(member).hex, "token": secrets.token_hex(32), "at": at}
    marks = [
        {"ballot": ballot, "item": item, "value": v, "at": at} for item, v in ((member, HIGHEST), (lowest, LOWEST))
    ]
    with database.transaction() as s:
        s.execute(text("INSERT INTO naive_token VALUES (:member, :token, :at)"), token)
        s.execute(text("INSERT INTO naive_mark VALUES (:ballot, :item, :value, :at)"), marks)

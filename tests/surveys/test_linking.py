"""Whoever holds the tables, files, logs and dumps of a round, while it is open and after it, cannot tell what a member has marked.

Chance alone links one voter, whatever their number (Poisson); more than six, once in twelve thousand looks.
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
from tests.surveys.adversary import HIGHEST, LOWEST, Adversary, Guess, Shape, guesses, linked
from tests.surveys.conftest import Hall, Sessions, populate

BY_CHANCE = 6
CAST = 3  # of the branch, whom every test has
OURS = Shape("cell_member", "blinded_digest", "answer", order=("issued_on", "id"))
NAIVE = Shape("naive_token", "token", "naive_mark", order=("taken_at", "cast_at"))
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
    """Each takes the token and casts at once, one after the other: the worst that can be done."""
    sheet = hall.marks(survey_id)
    names = {str(member): name for name, member in hall.town.members.items()}
    truth, first = in_secret(list(sheet)), hall.phone(survey_id)
    for member, lowest in truth.items():
        phone = first.another(hall.client.as_(names[member])).take()
        answer = phone.cast(sheet | {member: HIGHEST, lowest: LOWEST})
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
    survey_id = hall.opened()
    adversary = Adversary(database, tmp_path)
    truth = vote(hall, survey_id)

    open_ = adversary.look(written.getvalue())
    found_open, readable = guesses(open_, OURS), open_.readable(truth)
    hall.done(survey_id, "close")
    counted = adversary.look(written.getvalue())
    found = guesses(counted, OURS)

    assert len(truth) == many
    assert readable == 0  # sealed, all of them
    assert counted.readable(truth) > 0  # there is something to find
    assert counted.rows("SELECT count(*) AS n FROM answer") == [{"n": many * many}]
    assert len(found["by time"]) == len(found["in the dump"]) == len(found["in the table files"]) == many
    scores = {way: linked(guess, truth) for way, guess in found.items()}
    scores_open = {way: linked(guess, truth) for way, guess in found_open.items()}
    assert max(*scores.values(), *scores_open.values()) <= BY_CHANCE, (scores, scores_open)
    note(
        f"who marked what, {many} voters",
        f"at most {max(scores.values())} linked, as by chance, of {len(scores)} ways to look",
    )


@of_many
def test_the_same_look_links_everybody_where_members_and_ballots_lie_in_order(
    many: int, database: Database, tmp_path: Path
) -> None:
    truth, adversary = in_secret([str(random_id()) for _ in range(many)]), Adversary(database, tmp_path)
    make_naive(database)
    try:
        for member, lowest in truth.items():
            vote_naively(database, member, lowest)
        found = guesses(adversary.look(), NAIVE)
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

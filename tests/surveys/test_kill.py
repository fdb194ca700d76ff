"""The server is killed between token and ballot, and between ballot and answer: no vote is lost, and none counts twice."""

import json
import socket

import httpx
import pytest
from sqlmodel import col, select

from app.core.db import Database
from app.surveys.models import Ballot
from tests.client import code_of
from tests.long.server import Server, running
from tests.surveys.conftest import Hall
from tests.surveys.voter import API, Voter


def send_only(server: Server, body: dict[str, object]) -> socket.socket:
    """Cast a ballot and do not wait for what is said to it."""
    url, content = httpx.URL(server.url), json.dumps(body).encode()
    head = f"POST {API}/ballots HTTP/1.1\r\nHost: {url.host}\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    connection = socket.create_connection((url.host, url.port or 0), timeout=10)
    connection.sendall(head.encode() + content)
    return connection


def stored(hall: Hall, voter: Voter) -> int:
    with hall.session() as s:
        return len(s.exec(select(Ballot).where(col(Ballot.token_hash) == voter.receipt)).all())


def opened(server: Server, token: str = "") -> httpx.Client:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return httpx.Client(base_url=server.url, headers=headers, timeout=30, trust_env=False)


@pytest.mark.long
@pytest.mark.parametrize("waits", [True, False], ids=["after the commit", "at any moment"])
def test_a_kill_loses_no_vote_and_doubles_none(hall: Hall, database: Database, waits: bool) -> None:
    survey_id = hall.opened()
    marks, others = hall.marks(survey_id), hall.marks(survey_id, value="excellent")
    with (
        running(database) as server,
        opened(server, hall.client.token("member")) as signed_in,
        opened(server) as nobody,
    ):
        voter = Voter(signed_in, nobody, survey_id).take()
        server.kill()
    with running(database) as server, send_only(server, voter.ballot(marks)):
        while waits and not stored(hall, voter):
            pass
        server.kill()
    before = stored(hall, voter)
    with (
        running(database) as server,
        opened(server, hall.client.token("member")) as signed_in,
        opened(server) as nobody,
    ):
        voter.nobody = nobody
        again = voter.cast(marks)
        changed = voter.cast(others)
        other_token = voter.another(signed_in).ask()

    assert again.status_code == (200 if before else 201)
    assert again.json()["receipt"] == voter.receipt
    assert (changed.status_code, code_of(changed)) == (409, "surveys.ballot_spent")
    assert (other_token.status_code, code_of(other_token)) == (409, "surveys.token_taken")
    assert stored(hall, voter) == 1
    hall.done(survey_id, "close")
    turnout = hall.get(f"/surveys/{survey_id}/turnout").json()
    assert (turnout["issued"], turnout["counted"]) == (1, 1)

"""The tables of the template-style peer, filled as the project's are, and its load."""

from datetime import UTC, datetime

import jwt
import psycopg

from bench.town import ACTIVITIES, MEMBERS, Load, handle, key

SECRET = "bench-secret-of-thirty-two-characters"  # the peer's
TABLES = """
CREATE TABLE peer_user (id uuid PRIMARY KEY, name varchar NOT NULL);
CREATE TABLE peer_meeting (id uuid PRIMARY KEY, handle varchar NOT NULL UNIQUE, opens_at timestamptz NOT NULL);
CREATE TABLE peer_check_in (id uuid PRIMARY KEY, meeting_id uuid NOT NULL REFERENCES peer_meeting, user_id uuid NOT NULL REFERENCES peer_user,
  state varchar NOT NULL, at timestamptz NOT NULL, UNIQUE (meeting_id, user_id));
CREATE INDEX ON peer_check_in (user_id);
CREATE TABLE peer_outbox (id uuid PRIMARY KEY, kind varchar NOT NULL, subject_id uuid NOT NULL, at timestamptz NOT NULL);
CREATE INDEX ON peer_outbox (subject_id);
"""


def seed(address: str) -> None:
    """Make the peer's tables and fill them."""
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        cursor.execute(TABLES.encode())
        users = [(key("u", n), f"党员{n}") for n in range(MEMBERS)]
        meetings = [(key("a", n), handle(n), datetime.now(UTC)) for n in range(ACTIVITIES)]
        cursor.executemany("INSERT INTO peer_user VALUES (%s, %s)", users)
        cursor.executemany("INSERT INTO peer_meeting VALUES (%s, %s, %s)", meetings)


def empty(address: str) -> None:
    """Forget who came."""
    with psycopg.connect(address) as connection:
        connection.execute("TRUNCATE peer_check_in, peer_outbox")


def load() -> Load:
    """A bearer token a user, a handle a meeting."""
    bearers = [jwt.encode({"sub": str(key("u", n))}, SECRET, algorithm="HS256") for n in range(MEMBERS)]
    return Load(bearers, [handle(n) for n in range(ACTIVITIES)])

"""A PostgreSQL database that counts bytes, as one set up under the C locale does, would refuse names that are short enough."""

import psycopg
from sqlalchemy.engine import make_url

from tests.databases import SERVER
from tests.operations.conftest import Run
from tests.operations.test_commands import plain

NAME = "not_utf8"
MADE = f"CREATE DATABASE {NAME} ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"


def test_a_database_in_another_encoding_is_refused_before_the_first_table(run: Run) -> None:
    address = make_url(SERVER).set(database=NAME).render_as_string(hide_password=False)
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(MADE.encode())
        refused = run("migrate", APP_DATABASE_URL=address)
        connection.execute(f"DROP DATABASE {NAME} WITH (FORCE)".encode())

    assert plain(refused, "encoded as SQL_ASCII. Make it anew: CREATE DATABASE name ENCODING 'UTF8'")

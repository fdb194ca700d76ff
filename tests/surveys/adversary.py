"""Somebody who gets hold of everything that is stored: the tables, the files, the write-ahead log, the log, a dump. What do they learn?

Each voter marks themselves highest and one other lowest, and says so in two texts. To be linked is to have that other told. Tokens are put
in order, marks or texts are put in order, and the orders are laid side by side; besides, they are looked through for what they have in common.
"""

import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from app.core.db import Database

HIGHEST, LOWEST = "excellent", "unqualified"
FIRST, LAST = "leads", "trails"  # what texts say in place of these
MARK = rb"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[^0-9A-Za-z]{0,4}"
READABLE = re.compile(
    rb"((?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[^0-9A-Za-z]{0,4}(?:(?:un)?qualified|excellent|leads|trails)"
)
SQLITE_PAGE, POSTGRES_PAGE = 4096, 8192
FIRST_HEADER, HEADER = 40, 24  # of the first page of a segment of PostgreSQL's log, and of the others

Guess = dict[str, str]  # member -> whom they marked lowest
Rows = Callable[[str], list[dict[str, Any]]]


class Shape(NamedTuple):
    """Where to look: who was given which token, and the marks; `order` is the columns that may tell of time.

    `person` and `value` say, in SQL, who is marked and how; `words` are the highest and the lowest; `askers` says as whom a member asks.
    """

    tokens: str
    token: str
    marks: str
    order: tuple[str, str]
    person: str = "item_id"
    value: str = "value"
    words: tuple[str, str] = (HIGHEST, LOWEST)
    askers: str = "SELECT id AS asker, member_id FROM account WHERE member_id IS NOT NULL"

    def marked(self, *words: str, order: str = "") -> str:
        """The marks with some words, in an order."""
        listed, by = ", ".join(f"'{word}'" for word in words), f"ORDER BY {order}" if order else ""
        wanted = f"{self.person} AS person, {self.value} AS word, {self.marks}.*"
        return f"SELECT {wanted} FROM {self.marks} WHERE {self.value} IN ({listed}) {by}"


class Bytes(NamedTuple):
    """A file as it lies there. Pages of tables are filled from their ends; `page` is 0 where there are none."""

    data: bytes
    page: int = 0

    def place(self, offset: int) -> tuple[int, int]:
        """What comes before what."""
        return (offset // self.page, -offset) if self.page else (0, offset)


class Loot(NamedTuple):
    """Everything that is stored at one moment."""

    rows: Rows
    physical: list[str]  # what the rows of a table can be put in order by, besides their columns
    files: dict[str, Bytes]

    def readable(self, members: Iterable[str]) -> int:
        """How many marks on these can be read anywhere. A server's log is shared with whatever else runs on it."""
        tails = {member[8:].encode() for member in members}
        return sum(tail in tails for file in self.files.values() for tail in READABLE.findall(file.data))


class Adversary:
    """Looks at a database, from its beginning on."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database, self._folder = database, folder
        self._url = database.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        if not database.is_sqlite:  # tests before this one have left rows of theirs in the same files
            self._run("VACUUM FULL ballot, tally, free_text, cell_member")
            self._before = self._value("SELECT pg_walfile_name(pg_switch_wal())")

    def look(self, written: str = "") -> Loot:
        """Take everything, with what was written to the log."""
        loot = self._of_sqlite() if self._database.is_sqlite else self._of_postgresql()
        loot.files["log"] = Bytes(written.encode())
        return loot

    def _of_sqlite(self) -> Loot:
        file, copy = Path(self._database.engine.url.database or ""), self._folder / "copy.sqlite3"
        for ending in ("", "-wal"):
            shutil.copyfile(f"{file}{ending}", f"{copy}{ending}")
        log = Path(f"{copy}-wal").read_bytes()
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            dump = "\n".join(connection.iterdump()).encode()

        def rows(sql: str) -> list[dict[str, Any]]:
            with closing(sqlite3.connect(copy)) as connection:
                found = connection.execute(sql)
                names = [column[0] for column in found.description]
                return [dict(zip(names, row, strict=True)) for row in found]

        files = {
            "table files": Bytes(copy.read_bytes(), SQLITE_PAGE),
            "write-ahead log": Bytes(log),
            "dump": Bytes(dump),
        }
        return Loot(rows, [""], files)

    def _of_postgresql(self) -> Loot:
        folder = Path(self._value("SHOW data_directory"))
        ended, at = self._end_of_log()
        segments = [one for one in sorted((folder / "pg_wal").iterdir()) if self._before < one.name <= ended]
        log = b"".join(_without_headers(one.read_bytes()[: at if one.name == ended else None]) for one in segments)
        self._run("CHECKPOINT")
        database_folder = (
            folder / "base" / self._value("SELECT oid::text FROM pg_database WHERE datname = current_database()")
        )
        # Tables have numbers for names. The other files hold no rows, and the server makes them anew as it likes.
        tables = b"".join(one.read_bytes() for one in sorted(database_folder.glob("[0-9]*")))
        dump = subprocess.run(["pg_dump", self._url], check=True, capture_output=True).stdout
        files = {"table files": Bytes(tables, POSTGRES_PAGE), "write-ahead log": Bytes(log), "dump": Bytes(dump)}
        return Loot(self._run, ["ctid", "xmin::text::bigint, ctid"], files)

    def _end_of_log(self) -> tuple[str, int]:
        [row] = self._run("SELECT * FROM pg_walfile_name_offset(pg_current_wal_lsn())")
        return row["file_name"], row["file_offset"]

    def _value(self, sql: str) -> str:
        [row] = self._run(sql)
        return str(next(iter(row.values())))

    def _run(self, sql: str) -> list[dict[str, Any]]:
        with psycopg.connect(self._url, autocommit=True, row_factory=dict_row) as connection:
            done = connection.execute(sql.encode())
            return done.fetchall() if done.description else []


def _without_headers(segment: bytes) -> bytes:
    pages = [segment[at : at + POSTGRES_PAGE] for at in range(0, len(segment), POSTGRES_PAGE)]
    return b"".join(page[HEADER if number else FIRST_HEADER :] for number, page in enumerate(pages))


def guesses(loot: Loot, shape: Shape) -> dict[str, Guess]:
    """What each way to look comes to."""
    found = in_rows(loot, shape)
    taken = {row[shape.token].encode(): _name(row["member_id"]) for row in _tokens(loot, shape, "")}
    found |= {
        f"in the {name}": _in_bytes(file, taken, shape.words[1]) for name, file in loot.files.items() if name != "log"
    }
    return found | {"in the log": _in_log(loot, shape)}


def in_rows(loot: Loot, shape: Shape) -> dict[str, Guess]:
    """What can be had from the rows alone, by their order and by what they share."""
    found = {f"by {order or 'scan'}": _side_by_side(loot, shape, order, order) for order in loot.physical}
    found["by time"] = _side_by_side(loot, shape, *shape.order)
    marks = loot.rows(shape.marked(*shape.words))
    found["by neighbours"] = _neighbours(((row["person"], row["word"]) for row in marks), shape.words)
    found["by what is in common"] = _in_common(marks, shape.words)
    return found


def linked(guess: Guess, truth: Mapping[str, str]) -> int:
    """How many members it is right about."""
    return sum(truth[member] == lowest for member, lowest in guess.items())


def _name(member_id: Any) -> str:
    return str(UUID(str(member_id)))


def _tokens(loot: Loot, shape: Shape, order: str) -> list[dict[str, Any]]:
    by = f"ORDER BY {order}" if order else ""
    return loot.rows(f"SELECT member_id, {shape.token} FROM {shape.tokens} WHERE {shape.token} IS NOT NULL {by}")


def _side_by_side(loot: Loot, shape: Shape, of_tokens: str, of_marks: str) -> Guess:
    lowest = loot.rows(shape.marked(shape.words[1], order=of_marks))
    members = [_name(row["member_id"]) for row in _tokens(loot, shape, of_tokens)]
    return dict(zip(members, (row["person"] for row in lowest), strict=False))


def _in_bytes(file: Bytes, taken: Mapping[bytes, str], word: str) -> Guess:
    """By where tokens, and where marks, come first in a file."""
    tokens: dict[str, tuple[int, int]] = {}
    for token, member in taken.items():
        places = [file.place(found.start()) for found in re.finditer(token, file.data)]
        if places:
            tokens[member] = min(places)
    marks: dict[str, tuple[int, int]] = {}
    members = set(taken.values())
    for found in re.finditer(MARK + word.encode(), file.data):
        item, place = found[1].decode(), file.place(found.start())
        if item not in members:
            continue
        marks[item] = min(place, marks.get(item, place))
    return dict(zip(sorted(tokens, key=tokens.__getitem__), sorted(marks, key=marks.__getitem__), strict=False))


def _in_log(loot: Loot, shape: Shape) -> Guess:
    """By when somebody comes first in the log, as the account that asks, beside the marks as they lie."""
    log = loot.files["log"].data.decode()
    first = {_name(row["member_id"]): log.find(_name(row["asker"])) for row in loot.rows(shape.askers)}
    members = sorted((member for member, at in first.items() if at >= 0), key=first.__getitem__)
    return dict(zip(members, (row["person"] for row in loot.rows(shape.marked(shape.words[1]))), strict=False))


def _neighbours(marks: Iterable[tuple[str, str]], words: tuple[str, str]) -> Guess:
    """Whoever is marked lowest right after somebody is marked highest."""
    return {one: other for (one, high), (other, low) in pairwise(marks) if (high, low) == words}


def _in_common(marks: list[dict[str, Any]], words: tuple[str, str]) -> Guess:
    """Marks that share a value of any column: of a ballot, if there are two, somebody highest and somebody lowest."""
    found: Guess = {}
    for column in marks[0].keys() - {"person", "word", "item_id", "value", "text"} if marks else ():
        groups: dict[Any, dict[str, list[str]]] = {}
        for row in marks:
            groups.setdefault(row[column], {}).setdefault(row["word"], []).append(row["person"])
        for group in groups.values():
            highest, lowest = (group.get(word, []) for word in words)
            if len(highest) == len(lowest) == 1:
                found[highest[0]] = lowest[0]
    return found

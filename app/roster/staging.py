"""What a row came to, kept sealed between the dry run and the import: so that exactly what was shown is what is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from app.core.crypto import keyring
from app.core.ids import new_id
from app.organizations.bulk import Node
from app.roster.entries import Entry, Problem
from app.roster.models import RosterRow
from app.roster.rules import ListKind, Verdict

MAX_SHEET_NAME = 255


@dataclass(frozen=True, slots=True)
class Change:
    """A stored value that a row would replace; `field` is the sheet's own header."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Staged:
    """The body of a stored row: `entry` for a person, `node` for an organization to set up; `version` of the record it was held against."""

    name: str
    problems: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()
    entry: Entry | None = None
    node: Node | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its verdict, before it is stored."""

    list: ListKind
    sheet: str
    row: int
    verdict: Verdict
    staged: Staged


_body: TypeAdapter[Staged] = TypeAdapter(Staged)


def open_body(row: RosterRow) -> Staged:
    """The body of a stored row."""
    return _body.validate_json(row.body)


def values(import_id: UUID, rows: Iterable[Judged]) -> list[dict[str, Any]]:
    """Judged rows as rows of the table, their bodies sealed."""
    ring = keyring()
    return [
        {
            "id": (row_id := new_id()),
            "import_id": import_id,
            "list": judged.list,
            "sheet": judged.sheet[:MAX_SHEET_NAME],
            "row": judged.row,
            "verdict": judged.verdict,
            "body_sealed": ring.seal("roster_row.body", row_id, _body.dump_json(judged.staged).decode()),
        }
        for judged in rows
    ]

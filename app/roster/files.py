"""Files that belong to an import or an export: sealed pieces in the database, plain only in a private folder while they are worked on."""

import base64
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from app.core.crypto import keyring
from app.core.ids import new_id
from app.roster.models import RosterPiece

PIECE_BYTES = 512 * 1024


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that only this user can read, gone afterwards with all that is in it."""
    with tempfile.TemporaryDirectory(prefix="roster-") as folder:
        yield Path(folder)


def store(session: Session, owner_id: UUID, file: BinaryIO) -> None:
    """Keep a file, sealed piece by piece."""
    ring, number = keyring(), 0
    while piece := file.read(PIECE_BYTES):
        row_id = new_id()
        sealed = ring.seal("roster_piece.content", row_id, base64.b64encode(piece).decode())
        row = {"id": row_id, "owner_id": owner_id, "number": number, "content_sealed": sealed}
        session.connection().execute(insert(RosterPiece), [row])
        number += 1


def fetch(session: Session, owner_id: UUID, target: Path) -> None:
    """Write a kept file to `target`."""
    ring = keyring()
    statement = select(RosterPiece.id, RosterPiece.content_sealed).where(RosterPiece.owner_id == owner_id)
    with target.open("wb") as file:
        for row_id, sealed in session.exec(statement.order_by(col(RosterPiece.number))):
            file.write(base64.b64decode(ring.open("roster_piece.content", row_id, sealed)))


def forget(session: Session, owner_id: UUID) -> None:
    """Delete a kept file."""
    session.connection().execute(delete(RosterPiece).where(col(RosterPiece.owner_id) == owner_id))

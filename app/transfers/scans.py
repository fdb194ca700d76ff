"""The picture of a letter that came in on paper: known by its first bytes, sealed, shown to whoever decides, each look recorded."""

import base64
from datetime import datetime
from typing import Any, BinaryIO, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.core import clock, events
from app.core.crypto import keyring
from app.core.ids import new_id
from app.core.who import SYSTEM
from app.core.words import Words, words_of
from app.transfers import desks, looks, service
from app.transfers.errors import NotPossible, NotYours
from app.transfers.errors_paper import NotAScan, ScanNotThere, ScanTooLarge
from app.transfers.events import TransferScanAttached, TransferScanErased, TransferScanShown
from app.transfers.models import Transfer, TransferScan
from app.transfers.rules import By
from app.transfers.words import STATUS_WORDS

MOST_MEGABYTES = 5
MOST_BYTES = MOST_MEGABYTES << 20
FORM_BYTES = MOST_BYTES + (64 << 10)  # with what the form adds around the file
KINDS = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png", b"%PDF-": "application/pdf"}
ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "application/pdf": "pdf"}
ATTACH_WORDS = Words("上传介绍信", "attach the letter")
LOOK_REASON = "查看介绍信扫描件"


class Scan(NamedTuple):
    """A picture with its kind."""

    content: bytes
    media_type: str

    @property
    def name(self) -> str:
        """What the file is called; no name of a person is in it."""
        return f"letter.{ENDINGS[self.media_type]}"


def attach(session: Session, scope: Scope, transfer_id: UUID, file: BinaryIO, *, seen: int) -> Transfer:
    """Attach the picture of the letter, in place of an earlier one, until a branch is assigned.

    Raises `NotThere`, `NotPossible` (409), `NotYours` (403), `NotAScan` (422), `ScanTooLarge` (413), `Outdated` (412).
    """
    row = service.get(session, scope, transfer_id)
    if not desks.takes_scan(row):
        raise NotPossible(status=words_of(STATUS_WORDS, row.status), action=ATTACH_WORDS)
    if desks.standing(scope, row, By.DESK) is None:
        raise _not_yours(row)
    row.touch(scope.who.label, expected=seen)
    _keep(session, scope, row, _read(file))
    fact = TransferScanAttached(transfer_id=row.id, member_id=None, organization_id=row.holder_id)
    events.record(session, scope.who, row.target.path if row.target else "/", fact)
    session.flush()
    return row


def _not_yours(row: Transfer) -> NotYours:
    place = row.holder or row.target
    name = place.name if place else ""
    return NotYours(desk=Words(name, name))


def _read(file: BinaryIO) -> Scan:
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ScanTooLarge(megabytes=MOST_MEGABYTES, pointer="/file")
    kind = next((kind for start, kind in KINDS.items() if content.startswith(start)), None)
    if kind is None:
        raise NotAScan(pointer="/file")
    return Scan(content, kind)


def _keep(session: Session, scope: Scope, row: Transfer, scan: Scan) -> None:
    kept = _kept(session, row)
    scan_id = kept.id if kept else new_id()
    text = base64.b64encode(scan.content).decode()
    values: dict[str, Any] = {
        "media_type": scan.media_type,
        "content_sealed": keyring().seal("transfer_scan.content", scan_id, text),
        "attached_at": clock.now(),
        "attached_by_label": scope.who.label,
    }
    session.add(kept.sqlmodel_update(values) if kept else TransferScan(id=scan_id, transfer_id=row.id, **values))


def _kept(session: Session, row: Transfer) -> TransferScan | None:
    return session.exec(select(TransferScan).where(TransferScan.transfer_id == row.id)).first()


def over(before: datetime) -> SelectOfScalar[UUID]:
    """The pictures of transfers that ended before an instant; to look at what `erase` would take."""
    ended = col(Transfer.closed_at) < before
    return select(TransferScan.id).join(Transfer, col(Transfer.id) == TransferScan.transfer_id).where(ended)


def erase(session: Session, scan_id: UUID) -> None:
    """Erase a picture whose time is over; that it was there stays in the record."""
    kept = session.get_one(TransferScan, scan_id)
    row = session.get_one(Transfer, kept.transfer_id)
    session.delete(kept)
    fact = TransferScanErased(transfer_id=row.id, member_id=row.member_id, organization_id=row.target_id)
    events.record(session, SYSTEM, row.target.path if row.target else "/", fact)


def show(session: Session, scope: Scope, transfer_id: UUID) -> Scan:
    """The picture, to whoever decides at an organization of the route, or in the place of one; recorded, and told to the member once there is one.

    Raises `NotThere`, `ScanNotThere` (409), `NotYours` (403).
    """
    row = service.get(session, scope, transfer_id)
    kept = _kept(session, row)
    if kept is None:
        raise ScanNotThere()
    if not desks.may_look(scope, row):
        raise _not_yours(row)
    fact = TransferScanShown(transfer_id=row.id, member_id=row.member_id, organization_id=row.target_id)
    events.record(session, scope.who, row.target.path if row.target else "/", fact)
    if row.member is not None:
        looks.record(session, scope, [row.member], ["national_id"], LOOK_REASON)
    text = keyring().open("transfer_scan.content", kept.id, kept.content_sealed)
    return Scan(base64.b64decode(text), kept.media_type)

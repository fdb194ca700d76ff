"""Sealing the record, signing how long it is, and proving that nothing in it was changed since."""

import base64
import json
from collections.abc import Iterable
from contextlib import closing
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from sqlmodel import Session

from app.access import keys
from app.audit import queries
from app.audit.merkle import MerkleTree
from app.audit.models import Checkpoint
from app.core import clock, events

PURPOSE = "audit"
ALGORITHM = ec.ECDSA(SHA256())


class Verdict(NamedTuple):
    """What checking the record found: how many events hold, and where and why the first one does not."""

    checked: int
    bad_seq: int | None = None
    why: str = ""


def make_checkpoint(session: Session) -> Checkpoint | None:
    """Sign size and root of the record as it stands; nothing when it has not grown since the last checkpoint."""
    tree = MerkleTree()
    for sealed_hash in queries.hashes(session):
        tree.add(bytes.fromhex(sealed_hash))
    if tree.size == queries.checkpointed(session):
        return None
    keys.ensure(session, PURPOSE)
    key_set = keys.load(session, PURPOSE)
    row = Checkpoint(size=tree.size, root=tree.root(), signed_at=clock.now(), kid=key_set.signing_kid, signature="")
    row.signature = base64.urlsafe_b64encode(key_set.private.sign(_statement(row), ALGORITHM)).decode()
    session.add(row)
    return row


def line_of(row: Checkpoint) -> str:
    """A checkpoint as one line of the checkpoint file."""
    return json.dumps(json.loads(_statement(row)) | {"kid": row.kid, "signature": row.signature}, sort_keys=True)


def _statement(row: Checkpoint) -> bytes:
    """The bytes that are signed."""
    return json.dumps({"size": row.size, "root": row.root, "at": row.signed_at.isoformat()}, sort_keys=True).encode()


def verify(session: Session, checkpoint_lines: Iterable[str] = ()) -> Verdict:
    """Walk the whole record: every seal in its place, every event as it was sealed, every checkpoint met.

    Without the checkpoint file a rewrite of all hashes or a cut at the end cannot be told; with it both are.
    """
    claimed = {entry["size"]: entry for entry in map(json.loads, checkpoint_lines)}
    known = keys.load(session, PURPOSE).public if claimed else {}
    for size, entry in claimed.items():
        if not _is_signed(entry, known):
            return Verdict(0, size, "the checkpoint's signature does not hold")
    tree = MerkleTree()
    prev = events.GENESIS
    with closing(queries.sealed(session)) as record:
        for row, event in record:
            why = _fault_of(row, event, prev, tree.size + 1)
            if why:
                return Verdict(tree.size, tree.size + 1, why)
            prev = row.hash
            tree.add(bytes.fromhex(row.hash))
            if claimed.pop(tree.size, {"root": tree.root()})["root"] != tree.root():
                return Verdict(tree.size, row.seq, "the record up to here was rewritten")
    if claimed:
        return Verdict(tree.size, tree.size + 1, f"the record once had {max(claimed)} events")
    return Verdict(tree.size)


def _fault_of(row: events.EventSeal, event: events.Event | None, prev: str, expected_seq: int) -> str:
    """Why a seal does not hold, or nothing."""
    if row.seq != expected_seq:
        return "a seal is missing"
    if event is None:
        return "the event is gone"
    if row.prev != prev or row.hash != events.chain_hash(prev, event):
        return "the event is not what was sealed"
    return ""


def _is_signed(entry: dict[str, str], known: dict[str, ec.EllipticCurvePublicKey]) -> bool:
    statement = json.dumps({name: entry[name] for name in ("size", "root", "at")}, sort_keys=True).encode()
    key = known.get(entry["kid"])
    if key is None:
        return False
    try:
        key.verify(base64.urlsafe_b64decode(entry["signature"]), statement, ALGORITHM)
    except InvalidSignature:
        return False
    return True

"""Sealing the record, signing how long it is, and proving that nothing in it was changed since."""

import base64
import json
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from pydantic import BaseModel, ValidationError
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


class Claim(BaseModel):
    """One line of the checkpoint file: at the time `at` the record had this size and Merkle root, says the key `kid`."""

    size: int
    root: str
    at: str
    kid: str
    signature: str


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
    row.signature = base64.urlsafe_b64encode(key_set.private.sign(_statement(_claim(row)), ALGORITHM)).decode()
    session.add(row)
    return row


def line_of(row: Checkpoint) -> str:
    """A checkpoint as one line of the checkpoint file."""
    return json.dumps(_claim(row).model_dump(), sort_keys=True)


def claims_of(lines: Iterable[str]) -> list[Claim]:
    """Read the lines of a checkpoint file. Raises `ValueError` that names the first which is none."""
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(Claim.model_validate_json(line))
        except ValidationError as fault:
            raise ValueError(f"line {number} of the checkpoint file is not a checkpoint") from fault
    return found


def _claim(row: Checkpoint) -> Claim:
    return Claim(size=row.size, root=row.root, at=row.signed_at.isoformat(), kid=row.kid, signature=row.signature)


def _statement(claim: Claim) -> bytes:
    """The bytes that are signed."""
    return json.dumps({"size": claim.size, "root": claim.root, "at": claim.at}, sort_keys=True).encode()


def verify(session: Session, checkpoint_lines: Iterable[str] = (), signed_by: datetime | None = None) -> Verdict:
    """Walk the whole record: every seal in its place, every event as it was sealed, every checkpoint met.

    Without the checkpoint file a rewrite of all hashes or a cut at the end cannot be told; with it both are. `signed_by` leaves out
    checkpoints signed later. Raises `ValueError` for a line that is no checkpoint.
    """
    claimed = {
        claim.size: claim
        for claim in claims_of(checkpoint_lines)
        if signed_by is None or datetime.fromisoformat(claim.at) <= signed_by
    }
    known = keys.all_public(session, PURPOSE)
    for size, claim in claimed.items():
        if not _is_signed(claim, known):
            return Verdict(0, size, "the checkpoint's signature does not hold")
    roots = {size: claim.root for size, claim in claimed.items()}
    tree = MerkleTree()
    prev = events.GENESIS
    with closing(queries.sealed(session)) as record:
        for row, event in record:
            why = _fault_of(row, event, prev, tree.size + 1)
            if why:
                return Verdict(tree.size, tree.size + 1, why)
            prev = row.hash
            tree.add(bytes.fromhex(row.hash))
            if tree.size in roots and roots.pop(tree.size) != tree.root():
                return Verdict(tree.size, row.seq, "the record up to here was rewritten")
    if roots:
        return Verdict(tree.size, tree.size + 1, f"the record once had {max(roots)} events")
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


def _is_signed(claim: Claim, known: dict[str, ec.EllipticCurvePublicKey]) -> bool:
    key = known.get(claim.kid)
    if key is None:
        return False
    try:
        key.verify(base64.urlsafe_b64decode(claim.signature), _statement(claim), ALGORITHM)
    except (InvalidSignature, ValueError):
        return False
    return True

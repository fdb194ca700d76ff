"""The hot path: ballots being cast, many at once, by nobody in particular. A whole batch shares one transaction.

What comes in carries no credentials and leaves no trace but the sealed ballot: no event, no log line, no request id, no row of a limiter.
"""

import os
from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import BindParameter, Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from app.core import base64url, bulk, clock
from app.core.batch import BatchWriter
from app.core.crypto import NONCE_BYTES, keyring
from app.core.db import Database
from app.core.errors import AppError, ServerBusy
from app.core.ratelimit import Allowances, Limit
from app.surveys import blind_rsa, sheet
from app.surveys.errors import BallotSpent, BallotUnsigned, NotOpen
from app.surveys.models import Ballot, Cell, Survey
from app.surveys.rules import SurveyStatus
from app.surveys.schemas import BallotCast, BallotReceipt

KEY_BYTES = 32
# In memory: a row of a limiter would keep the second at which somebody cast a ballot or used a slip.
CASTS = Limit("ballot", 120, timedelta(hours=1))
SLIPS = Limit("ballot-slip", 60, timedelta(hours=1))


class Cast(NamedTuple):
    """One ballot as it came in."""

    survey_id: UUID
    cell_id: UUID
    prepared: bytes
    signature: bytes
    token_hash: str
    answers: list[tuple[str, str]]


class Box(NamedTuple):
    """What a batch needs to know of an electorate and its round."""

    survey_id: UUID
    public_key: bytes
    cipher: AESGCM
    items: list[sheet.Item]
    is_open: bool


class Fresh(NamedTuple):
    """A ballot that is to be written."""

    cell_id: UUID
    marks: list[str]


class Receipt(NamedTuple):
    """What a voter is answered; `repeated` for the same ballot once more."""

    receipt: BallotReceipt
    repeated: bool


Answer = Receipt | Exception
Writer = BatchWriter[Cast, Receipt]

_cells: BindParameter[list[UUID]] = bindparam("cells", expanding=True)
_hashes: BindParameter[list[str]] = bindparam("hashes", expanding=True)
# No round closes between this look and the commit: the close waits for it.
_BOXES = (
    select(
        col(Cell.id),
        col(Survey.id),
        col(Survey.status),
        col(Survey.closes_at),
        col(Cell.public_key),
        col(Survey.ballot_key_sealed),
        col(Survey.items),
    )
    .join(Survey, col(Survey.id) == Cell.survey_id)
    .where(col(Cell.id).in_(_cells), col(Cell.public_key).is_not(None))
    .with_for_update(read=True, of=Survey)
)
_KNOWN = select(col(Ballot.token_hash), col(Ballot.sealed)).where(col(Ballot.token_hash).in_(_hashes))


class BallotBox:
    """The batch writer of ballots, with the limits of casting, by token, and of asking for tokens by slip."""

    def __init__(self, database: Database) -> None:
        self._writer: Writer = BatchWriter(database, write)
        self._casts = Allowances(CASTS)
        self.slips = Allowances(SLIPS)

    def start(self) -> None:
        self._writer.start()

    def stop(self) -> None:
        self._writer.stop()

    async def cast(self, data: BallotCast) -> Receipt:
        """Put a ballot into the box, with whatever else arrives now.

        Raises `BallotUnsigned` (401), `BallotSpent`, `NotOpen` (409), `BallotIncomplete`, `AnswerUnknown` (422), `TooOften` (429).
        """
        ballot = _read(data)
        self._casts.take(ballot.token_hash)
        return await self._writer.submit(ballot)


def _read(data: BallotCast) -> Cast:
    """A ballot whose token is for this electorate. Raises `BallotUnsigned`."""
    try:
        prepared, signature = base64url.decode(data.prepared_msg), base64url.decode(data.signature)
        named = blind_rsa.parse_prepared(prepared)
    except ValueError as fault:
        raise BallotUnsigned() from fault
    if named != (data.survey_id, data.cell_id):
        raise BallotUnsigned()
    answers = [(answer.item_id, answer.value) for answer in data.answers]
    return Cast(*named, prepared, signature, blind_rsa.message_id(prepared).hex(), answers)


def write(connection: Connection, casts: Sequence[Cast]) -> list[Answer]:
    """Take a batch of ballots: one answer each, of which refusals are exceptions. Of equal ones the first is new, the others are repeats.

    Raises `ServerBusy` where another transaction was faster with one of them: it is there when the batch is tried again.
    """
    batch = _Batch(connection, casts)
    answers = [batch.judge(one) for one in casts]
    batch.seal(connection)
    return answers


class _Batch:
    """What is known of the electorates and tokens of a batch, and the ballots that are new."""

    def __init__(self, connection: Connection, casts: Sequence[Cast]) -> None:
        self._boxes = _boxes(connection, {one.cell_id for one in casts})
        hashes = bulk.padded({one.token_hash for one in casts})
        self._known: dict[str, bytes] = dict(connection.execute(_KNOWN, {"hashes": hashes}).all())
        self._fresh: dict[str, Fresh] = {}

    def judge(self, one: Cast) -> Answer:
        """What is to become of a ballot."""
        try:
            return self._taken(one)
        except AppError as refusal:
            return refusal

    def _taken(self, one: Cast) -> Receipt:
        box = self._boxes.get(one.cell_id)
        if box is None or box.survey_id != one.survey_id:
            raise BallotUnsigned()
        if not blind_rsa.verify(box.public_key, one.prepared, one.signature):
            raise BallotUnsigned()
        before = self._before(one, box)
        if before is None and not box.is_open:
            raise NotOpen()
        marks = sheet.marks(box.items, one.answers)
        if before is None:
            self._fresh[one.token_hash] = Fresh(one.cell_id, marks)
        elif before != marks:
            raise BallotSpent()
        return Receipt(BallotReceipt(receipt=one.token_hash), before is not None)

    def _before(self, one: Cast, box: Box) -> list[str] | None:
        """The marks under this token that came before, in this batch or an earlier one."""
        if one.token_hash in self._fresh:
            return self._fresh[one.token_hash].marks
        sealed = self._known.get(one.token_hash)
        return None if sealed is None else unseal(box.cipher, one.token_hash, sealed)

    def seal(self, connection: Connection) -> None:
        """Write the new ballots, in the order of their tokens: that order is random, and the same for all batches."""
        rows = [
            {"token_hash": token_hash, "cell_id": one.cell_id, "sealed": self._sealed(token_hash, one)}
            for token_hash, one in sorted(self._fresh.items())
        ]
        if not rows:
            return
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        insert = dialect.insert(Ballot).values(rows).on_conflict_do_nothing()
        if connection.execute(insert, execution_options={"preserve_rowcount": True}).rowcount != len(rows):
            raise ServerBusy(retry_after=1)

    def _sealed(self, token_hash: str, one: Fresh) -> bytes:
        box = self._boxes[one.cell_id]
        return seal(box.cipher, box.items, token_hash, one.marks)


def _boxes(connection: Connection, cell_ids: Collection[UUID]) -> dict[UUID, Box]:
    found = {}
    for cell_id, survey_id, status, closes_at, public_key, key, items in connection.execute(
        _BOXES, {"cells": bulk.padded(cell_ids)}
    ):
        is_open = status is SurveyStatus.OPEN and closes_at > clock.now()
        found[cell_id] = Box(survey_id, public_key, cipher_of(survey_id, key), sheet.read(items), is_open)
    return found


def cipher_of(survey_id: UUID, sealed: bytes | None) -> AESGCM:
    """What ballots of a round are sealed with. Once its key is destroyed, a key of no use."""
    if sealed is None:
        return AESGCM(os.urandom(KEY_BYTES))
    return AESGCM(bytes.fromhex(keyring().open("survey.ballot_key", survey_id, sealed)))


def seal(cipher: AESGCM, items: Sequence[sheet.Item], token_hash: str, marks: Sequence[str]) -> bytes:
    """A ballot as it lies in the box, bound to its token."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, sheet.padded(items, marks), token_hash.encode())


def unseal(cipher: AESGCM, token_hash: str, sealed: bytes) -> list[str]:
    """The marks of a ballot, in the order of the sheet."""
    nonce, body = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    return sheet.unpadded(cipher.decrypt(nonce, body, token_hash.encode()))

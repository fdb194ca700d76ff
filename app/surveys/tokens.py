"""One token a member: signed blind, so that nobody can tell which ballot it will be. Kept is the day, and no event is recorded.

All phones ask in the minutes after a round opens, so that beside the signature there are two statements, made once. A key is read for each
token (a hundredth of what the signature takes): no process holds one for longer than it signs with it.
"""

import hashlib
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, update
from sqlmodel import Session, col

from app.access.guard import Actor, scope_of
from app.access.policy import Permission
from app.core import base64url, clock
from app.surveys import service
from app.surveys.blind_rsa import Signer
from app.surveys.errors import BlindedWrong, NotOnRoll, NotOpen, OnPaper, TokenTaken
from app.surveys.errors_slips import SlipDrawn
from app.surveys.models import Cell, CellMember, Survey, private_key_of
from app.surveys.rules import SurveyMode, SurveyStatus
from app.surveys.schemas import BallotToken


class Line(NamedTuple):
    """A line of the roll, and what a token of its round needs."""

    issued_on: date | None
    digest: str | None
    cell_id: UUID
    fingerprint: str
    private_key_sealed: bytes | None
    is_open: bool


_own = (col(CellMember.survey_id) == bindparam("survey"), col(CellMember.member_id) == bindparam("member"))
_TAKEN = col(CellMember.issued_on), col(CellMember.blinded_digest)
_STANDING = col(Survey.status), col(Survey.mode), col(Survey.closes_at)
# Held until the token is on record, so that no round closes over it.
_LINE = (
    select(*_TAKEN, col(Cell.id), col(Cell.fingerprint), col(Cell.private_key_sealed), *_STANDING)
    .join(Cell, col(Cell.id) == CellMember.cell_id)
    .join(Survey, col(Survey.id) == CellMember.survey_id)
    .where(*_own)
    .with_for_update(read=True, of=Survey)
)
_ROUND = select(*_STANDING).where(col(Survey.id) == bindparam("survey")).with_for_update(read=True)
_TAKE = (
    update(CellMember)
    .where(*_own, col(CellMember.issued_on).is_(None))
    .values(blinded_digest=bindparam("digest"), issued_on=bindparam("today"))
)
_WHAT = select(*_TAKEN).where(*_own)


def issue(session: Session, me: Actor, survey_id: UUID, blinded_msg: str) -> BallotToken:
    """Sign what the member's phone has blinded: once, and the same again for the same message.

    Raises `NotThere` (404), `NotOnRoll` (403), `OnPaper`, `NotOpen`, `TokenTaken`, `SlipDrawn` (409), `BlindedWrong` (422).
    """
    connection = session.connection()
    line = _line(connection, survey_id, me.member_id)
    if line is None:
        service.get(session, scope_of(me, Permission.SURVEYS_READ), survey_id)
        raise NotOnRoll()
    if not line.is_open:
        raise NotOpen()
    blinded = decoded(blinded_msg)
    digest = hashlib.sha256(blinded).hexdigest()
    _ensure_free(line.issued_on, line.digest, digest)  # signing costs milliseconds: not for those who cannot get it
    token = sign(private_key_of(line.cell_id, line.private_key_sealed), line.fingerprint, blinded)
    if line.issued_on is None:
        take(connection, survey_id, me.member_id, digest)
    return token


def _line(connection: Connection, survey_id: UUID, member_id: UUID | None) -> Line | None:
    """The caller's line. Raises `OnPaper`."""
    found = connection.execute(_LINE, {"survey": survey_id, "member": member_id}).one_or_none()
    if found is None:
        return None
    is_open = _is_open(found.status, found.mode, found.closes_at)
    return Line(found.issued_on, found.blinded_digest, found.id, found.fingerprint, found.private_key_sealed, is_open)


def _is_open(status: SurveyStatus, mode: SurveyMode | None, closes_at: datetime) -> bool:
    if mode is SurveyMode.PAPER:
        raise OnPaper()
    return status is SurveyStatus.OPEN and closes_at > clock.now()


def ensure_open(connection: Connection, survey_id: UUID) -> None:
    """Held until the token is on record, so that no round closes over it. Raises `OnPaper`, `NotOpen` (409)."""
    if not _is_open(*connection.execute(_ROUND, {"survey": survey_id}).one()):
        raise NotOpen()


def decoded(text: str) -> bytes:
    """A blinded message. Raises `BlindedWrong` (422)."""
    try:
        return base64url.decode(text)
    except ValueError as fault:
        raise BlindedWrong(pointer="/blinded_msg") from fault


def sign(private_key: bytes, fingerprint: str, blinded: bytes) -> BallotToken:
    """Sign under the key of an electorate. Raises `BlindedWrong` (422)."""
    try:
        signature = Signer(private_key).blind_sign(blinded)
    except ValueError as fault:
        raise BlindedWrong(pointer="/blinded_msg") from fault
    return BallotToken(blind_sig=base64url.encode(signature), key_id=fingerprint)


def take(connection: Connection, survey_id: UUID, member_id: UUID | None, digest: str | None) -> None:
    """Put on the roll that a member has taken the token, or has drawn a slip (None), whoever else tries at this moment.

    The first of both holds; a second writer finds what the first has written. Raises `TokenTaken`, `SlipDrawn` (409).
    """
    own = {"survey": survey_id, "member": member_id}
    if connection.execute(_TAKE, own | {"digest": digest, "today": clock.today()}).rowcount == 0:
        _ensure_free(*connection.execute(_WHAT, own).one(), digest)


def _ensure_free(issued_on: date | None, taken: str | None, digest: str | None) -> None:
    if issued_on is None:
        return
    if taken is None:
        raise SlipDrawn()
    if taken != digest:
        raise TokenTaken()

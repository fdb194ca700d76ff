"""One token a member: signed blind, so that nobody can tell which ballot it will be. Kept is the day, and no event is recorded.

All phones ask in the minutes after a round opens, so that beside the signature there are two statements, made once. A key is read for each
token (a hundredth of what the signature takes): no process holds one for longer than it signs with it.
"""

import hashlib
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
from app.surveys.models import Cell, CellMember, Survey, private_key_of
from app.surveys.rules import SurveyMode, SurveyStatus
from app.surveys.schemas import BallotToken


class Line(NamedTuple):
    """A line of the roll, and what a token of its round needs."""

    digest: str | None
    cell_id: UUID
    fingerprint: str
    private_key_sealed: bytes | None
    is_open: bool


_own = (col(CellMember.survey_id) == bindparam("survey"), col(CellMember.member_id) == bindparam("member"))
# Held until the token is on record, so that no round closes over it.
_LINE = (
    select(
        col(CellMember.blinded_digest),
        col(Cell.id),
        col(Cell.fingerprint),
        col(Cell.private_key_sealed),
        col(Survey.status),
        col(Survey.mode),
        col(Survey.closes_at),
    )
    .join(Cell, col(Cell.id) == CellMember.cell_id)
    .join(Survey, col(Survey.id) == CellMember.survey_id)
    .where(*_own)
    .with_for_update(read=True, of=Survey)
)
_TAKE = (
    update(CellMember)
    .where(*_own, col(CellMember.blinded_digest).is_(None))
    .values(blinded_digest=bindparam("digest"), issued_on=bindparam("today"))
)
_DIGEST = select(col(CellMember.blinded_digest)).where(*_own)


def issue(session: Session, me: Actor, survey_id: UUID, blinded_msg: str) -> BallotToken:
    """Sign what the member's phone has blinded: once, and the same again for the same message.

    Raises `NotThere` (404), `NotOnRoll` (403), `OnPaper`, `NotOpen`, `TokenTaken` (409), `BlindedWrong` (422).
    """
    connection, own = session.connection(), {"survey": survey_id, "member": me.member_id}
    line = _line(connection, own)
    if line is None:
        service.get(session, scope_of(me, Permission.SURVEYS_READ), survey_id)
        raise NotOnRoll()
    if not line.is_open:
        raise NotOpen()
    blinded = _decoded(blinded_msg)
    digest = hashlib.sha256(blinded).hexdigest()
    _ensure_free(line.digest, digest)  # signing costs milliseconds: not for those who cannot get it
    try:
        signature = Signer(private_key_of(line.cell_id, line.private_key_sealed)).blind_sign(blinded)
    except ValueError as fault:
        raise BlindedWrong(pointer="/blinded_msg") from fault
    if line.digest is None:
        _take(connection, own, digest)
    return BallotToken(blind_sig=base64url.encode(signature), key_id=line.fingerprint)


def _line(connection: Connection, own: dict[str, UUID | None]) -> Line | None:
    """The caller's line. Raises `OnPaper`."""
    found = connection.execute(_LINE, own).one_or_none()
    if found is None:
        return None
    if found.mode is SurveyMode.PAPER:
        raise OnPaper()
    is_open = found.status is SurveyStatus.OPEN and found.closes_at > clock.now()
    return Line(found.blinded_digest, found.id, found.fingerprint, found.private_key_sealed, is_open)


def _decoded(text: str) -> bytes:
    try:
        return base64url.decode(text)
    except ValueError as fault:
        raise BlindedWrong(pointer="/blinded_msg") from fault


def _take(connection: Connection, own: dict[str, UUID | None], digest: str) -> None:
    """Put the token on record, whoever else tries at this moment; a second writer finds what the first has written."""
    if connection.execute(_TAKE, own | {"digest": digest, "today": clock.today()}).rowcount == 0:
        _ensure_free(connection.execute(_DIGEST, own).scalar_one(), digest)


def _ensure_free(taken: str | None, digest: str) -> None:
    if taken not in (None, digest):
        raise TokenTaken()

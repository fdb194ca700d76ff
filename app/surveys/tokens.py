"""One token a member: signed blind, so that nobody can tell which ballot it will be. Kept is the day, and no event is recorded."""

import hashlib
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, update
from sqlmodel import Session, col, select

from app.access.guard import Actor, scope_of
from app.access.policy import Permission
from app.core import base64url, clock
from app.surveys import service
from app.surveys.blind_rsa import Signer
from app.surveys.errors import BlindedWrong, NotOnRoll, NotOpen, OnPaper, TokenTaken
from app.surveys.models import Cell, CellMember, Survey
from app.surveys.rules import SurveyMode, SurveyStatus
from app.surveys.schemas import BallotToken


def issue(session: Session, me: Actor, survey_id: UUID, blinded_msg: str) -> BallotToken:
    """Sign what the member's phone has blinded: once, and the same again for the same message.

    Raises `NotThere` (404), `NotOnRoll` (403), `OnPaper`, `NotOpen`, `TokenTaken` (409), `BlindedWrong` (422).
    """
    line = _line(session, me, survey_id)
    _ensure_open(session, survey_id)
    blinded = _decoded(blinded_msg)
    digest = hashlib.sha256(blinded).hexdigest()
    _ensure_free(line, digest)  # signing costs milliseconds: not for those who cannot get it
    cell = session.get_one(Cell, line.cell_id)
    try:
        signature = Signer(cell.private_key).blind_sign(blinded)
    except ValueError as fault:
        raise BlindedWrong(pointer="/blinded_msg") from fault
    _take(session, line, digest)
    return BallotToken(blind_sig=base64url.encode(signature), key_id=cell.fingerprint)


def _line(session: Session, me: Actor, survey_id: UUID) -> CellMember:
    service.get(session, scope_of(me, Permission.SURVEYS_READ), survey_id)
    line = session.get(CellMember, (survey_id, me.member_id))
    if line is None:
        raise NotOnRoll()
    return line


def _ensure_open(session: Session, survey_id: UUID) -> None:
    """Held until the token is on record, so that no round closes over it."""
    standing = select(Survey.status, Survey.mode, Survey.closes_at).where(Survey.id == survey_id)
    status, mode, closes_at = session.exec(standing.with_for_update(read=True)).one()
    if mode is SurveyMode.PAPER:
        raise OnPaper()
    if status is not SurveyStatus.OPEN or closes_at <= clock.now():
        raise NotOpen()


def _decoded(text: str) -> bytes:
    try:
        return base64url.decode(text)
    except ValueError as fault:
        raise BlindedWrong(pointer="/blinded_msg") from fault


def _take(session: Session, line: CellMember, digest: str) -> None:
    """Put the token on record, whoever else tries at this moment; a second writer finds what the first has written."""
    own = (col(CellMember.survey_id) == line.survey_id, col(CellMember.member_id) == line.member_id)
    first = update(CellMember).where(*own, col(CellMember.blinded_digest).is_(None))
    values = {"blinded_digest": digest, "issued_on": clock.today()}
    done = session.execute(first.values(values), execution_options={"synchronize_session": False})
    if cast(CursorResult[Any], done).rowcount == 0:
        session.refresh(line)
        _ensure_free(line, digest)


def _ensure_free(line: CellMember, digest: str) -> None:
    if line.blinded_digest not in (None, digest):
        raise TokenTaken()

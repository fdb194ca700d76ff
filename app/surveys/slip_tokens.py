"""What a sealed slip is good for: its sheet to read, and one token signed blind, for nobody in particular."""

import hashlib

from sqlmodel import Session

from app.core import clock
from app.organizations import service as organizations
from app.surveys import queries_slips, slip_codes, tokens, views
from app.surveys.errors_slips import SlipNotNoted, SlipUnknown, SlipUsed
from app.surveys.models import Cell, Survey
from app.surveys.models_slips import Slip
from app.surveys.rules import SurveyStatus
from app.surveys.schemas import BallotToken
from app.surveys.schemas_slips import SlipRead


def read(session: Session, code: str) -> SlipRead:
    """The round and the sheet that a slip is for. Raises `SlipUnknown` (404), also once the round was counted."""
    slip, cell = _find(session, code)
    row = session.get_one(Survey, cell.survey_id)
    if row.mode is None or cell.public_key is None:
        raise SlipUnknown()
    return SlipRead(
        survey_id=row.id,
        cell_id=cell.id,
        organization_name=organizations.load(session, row.organization_id).name,
        template=row.template,
        title=row.title,
        mode=row.mode,
        status=row.status,
        closes_at=row.closes_at,
        is_open=row.status is SurveyStatus.OPEN and row.closes_at > clock.now(),
        is_used=slip.blinded_digest is not None,
        items=row.sheet,
        key=views.key_of(cell, cell.public_key),
    )


def issue(session: Session, code: str, blinded_msg: str) -> BallotToken:
    """Sign what a phone has blinded: once a slip, and the same again for the same message; never more than members have drawn.

    Raises `SlipUnknown` (404), `NotOpen`, `SlipUsed`, `SlipNotNoted` (409), `BlindedWrong` (422).
    """
    slip, cell = _find(session, code)
    tokens.ensure_open(session.connection(), cell.survey_id)
    blinded = tokens.decoded(blinded_msg)
    _use(session, slip, hashlib.sha256(blinded).hexdigest())
    return tokens.sign(cell.private_key, cell.fingerprint, blinded)


def _find(session: Session, code: str) -> tuple[Slip, Cell]:
    slip = session.get(Slip, slip_codes.digest(code))
    if slip is None:
        raise SlipUnknown()
    return slip, session.get_one(Cell, slip.cell_id)


def _use(session: Session, slip: Slip, digest: str) -> None:
    """Put the use on record. Slips of an electorate are used one after the other, so that their number holds."""
    batch = queries_slips.standing(session, slip.cell_id, locks=True)
    session.refresh(slip)
    if batch is None:
        raise SlipUnknown()
    if slip.blinded_digest not in (None, digest):
        raise SlipUsed()
    drawn = queries_slips.drawn(session, batch.survey_id).get(slip.cell_id, 0)
    if slip.blinded_digest is None and queries_slips.used(session, slip.cell_id) >= drawn:
        raise SlipNotNoted()
    slip.blinded_digest = digest
    session.flush()

"""One token a member: signed blind, so that nobody can tell which ballot it will be. Kept is the day, and no event is recorded.

All phones ask in the minutes after a round opens, so that those who ask together share one transaction: a look, the signatures, a note on
the roll. A key is read for each token (a hundredth of what the signature takes): no process holds one for longer than it signs with it.
"""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, select, update
from sqlmodel import col
from starlette.concurrency import run_in_threadpool

from app.access.guard import IS_LIVE, load_actor, member, person, scope_of
from app.access.models import LoginSession
from app.access.policy import Permission
from app.access.tokens import AccessToken
from app.core import base64url, clock
from app.core.batch import BatchWriter
from app.core.bulk import padded
from app.core.db import Database
from app.core.errors import AppError, NotSignedIn, ServerBusy
from app.core.ratelimit import Allowances, Limit
from app.surveys import service
from app.surveys.blind_rsa import Signer
from app.surveys.errors import BlindedWrong, NotOnRoll, NotOpen, OnPaper, TokenTaken
from app.surveys.errors_slips import SlipDrawn
from app.surveys.models import Cell, CellMember, Survey, private_key_of
from app.surveys.rules import SurveyMode, SurveyStatus
from app.surveys.schemas import BallotToken

# In memory: a row of a limiter would keep the second at which somebody took a token.
ASKS = Limit("ballot-token", 30, timedelta(hours=1))


class Ask(NamedTuple):
    """Who asks for a token of which round, for what the phone has blinded."""

    account_id: UUID
    session_id: UUID
    survey_id: UUID
    blinded: bytes

    @property
    def digest(self) -> str:
        """What the roll keeps of it."""
        return hashlib.sha256(self.blinded).hexdigest()


class Line(NamedTuple):
    """The line of the roll of whoever is behind a login session, and what a token of its round needs."""

    session_id: UUID
    survey_id: UUID
    account_id: UUID
    member_id: UUID
    issued_on: date | None
    digest: str | None
    cell_id: UUID
    fingerprint: str
    private_key_sealed: bytes | None
    status: SurveyStatus
    mode: SurveyMode | None
    closes_at: datetime


Answer = BallotToken | Exception | None

_sessions: BindParameter[list[UUID]] = bindparam("sessions", expanding=True)
_surveys: BindParameter[list[UUID]] = bindparam("surveys", expanding=True)
_TAKEN = col(CellMember.issued_on), col(CellMember.blinded_digest)
_STANDING = col(Survey.status), col(Survey.mode), col(Survey.closes_at)
# Held until the tokens are on record, so that no round closes over them.
_LINES = (
    select(
        col(LoginSession.id),
        col(CellMember.survey_id),
        col(LoginSession.account_id),
        col(CellMember.member_id),
        *_TAKEN,
        col(Cell.id),
        col(Cell.fingerprint),
        col(Cell.private_key_sealed),
        *_STANDING,
    )
    .join(CellMember, col(CellMember.member_id) == LoginSession.member_id)
    .join(Cell, col(Cell.id) == CellMember.cell_id)
    .join(Survey, col(Survey.id) == CellMember.survey_id)
    .where(col(LoginSession.id).in_(_sessions), col(CellMember.survey_id).in_(_surveys), IS_LIVE)
    .with_for_update(read=True, of=Survey)
)
_ROUND = select(*_STANDING).where(col(Survey.id) == bindparam("survey")).with_for_update(read=True)
_own = (col(CellMember.survey_id) == bindparam("survey"), col(CellMember.member_id) == bindparam("member"))
_TAKE = (
    update(CellMember)
    .where(*_own, col(CellMember.issued_on).is_(None))
    .values(blinded_digest=bindparam("digest"), issued_on=bindparam("today"))
)
_WHAT = select(*_TAKEN).where(*_own)


class TokenDesk:
    """The batch writer of tokens, with the limit of asking for them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._writer: BatchWriter[Ask, BallotToken | None] = BatchWriter(database, write)
        self._asks = Allowances(ASKS)

    def start(self) -> None:
        self._writer.start()

    def stop(self) -> None:
        self._writer.stop()

    async def issue(self, claims: AccessToken, survey_id: UUID, blinded_msg: str) -> BallotToken:
        """Sign what the member's phone has blinded: once, and the same again for the same message.

        Raises `NotSignedIn` (401), `NotOnRoll`, `NotAllowed` (403), `NotThere` (404), `OnPaper`, `NotOpen`, `TokenTaken`, `SlipDrawn`
        (409), `BlindedWrong` (422), `TooOften` (429).
        """
        self._asks.take(claims.subject)
        ask = Ask(claims.subject, claims.session_id, survey_id, decoded(blinded_msg))
        token = await self._writer.submit(ask)
        if token is None:
            raise await run_in_threadpool(_refusal, self._database, ask)
        return token


def _refusal(database: Database, ask: Ask) -> AppError:
    """Why somebody without a line gets no token."""
    try:
        with database.transaction(writes=False) as session:
            me = member(person(load_actor(session, ask.session_id)))
            service.get(session, scope_of(me, Permission.SURVEYS_READ), ask.survey_id)
    except AppError as refusal:
        return refusal
    return NotOnRoll()


def write(connection: Connection, asks: Sequence[Ask]) -> list[Answer]:
    """Sign for a batch: one answer each, of which refusals are exceptions; None for whoever has no line on the roll.

    Raises `ServerBusy` where another transaction was faster with one of them: it is on the roll when the batch is tried again.
    """
    lines = map(Line._make, connection.execute(_LINES, _named(asks)))
    found = {(line.session_id, line.survey_id): line for line in lines}
    taken: dict[tuple[UUID, UUID], str] = {}
    answers: list[Answer] = []
    for ask in asks:
        try:
            answers.append(_token(ask, found.get((ask.session_id, ask.survey_id)), taken))
        except AppError as refusal:
            answers.append(refusal)
    _note(connection, taken)
    return answers


def _named(asks: Sequence[Ask]) -> dict[str, object]:
    return {"sessions": padded({ask.session_id for ask in asks}), "surveys": padded({ask.survey_id for ask in asks})}


def _token(ask: Ask, line: Line | None, taken: dict[tuple[UUID, UUID], str]) -> BallotToken | None:
    """One token; what is new on the roll is added to `taken`, by round and member."""
    if line is None:
        return None
    if line.account_id != ask.account_id:
        raise NotSignedIn()
    if not _is_open(line.status, line.mode, line.closes_at):
        raise NotOpen()
    key = (ask.survey_id, line.member_id)
    is_new = line.issued_on is None and key not in taken
    if not is_new:  # signing costs milliseconds: not for those who cannot get it
        _ensure_free(taken.get(key, line.digest), ask.digest)
    token = sign(private_key_of(line.cell_id, line.private_key_sealed), line.fingerprint, ask.blinded)
    if is_new:
        taken[key] = ask.digest
    return token


def _note(connection: Connection, taken: dict[tuple[UUID, UUID], str]) -> None:
    """Put tokens on the roll, in one order for all batches, so that two of them never wait for each other. Raises `ServerBusy`."""
    today = clock.today()
    rows = [
        {"survey": survey, "member": one, "digest": taken[survey, one], "today": today} for survey, one in sorted(taken)
    ]
    if rows and connection.execute(_TAKE, rows).rowcount != len(rows):
        raise ServerBusy(retry_after=1)


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


def take(connection: Connection, survey_id: UUID, member_id: UUID) -> None:
    """Put on the roll that a member has drawn a slip, whoever else tries at this moment.

    The first of token and slip holds; a second writer finds what the first has written. Raises `TokenTaken`, `SlipDrawn` (409).
    """
    own = {"survey": survey_id, "member": member_id}
    if connection.execute(_TAKE, own | {"digest": None, "today": clock.today()}).rowcount == 0:
        _ensure_free(connection.execute(_WHAT, own).one().blinded_digest, None)


def _ensure_free(taken: str | None, digest: str | None) -> None:
    """Whether somebody who has a token, or a slip (None), may have this one."""
    if taken is None:
        raise SlipDrawn()
    if taken != digest:
        raise TokenTaken()

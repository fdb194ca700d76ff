"""The hot path of cards: people and systems that verify them, many at once. Each look at a card is recorded, and shown to its holder.

Called by the batch writer with whatever arrived together; each gets its own verdict. A verdict is an answer, not an error.
"""

import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import Connection
from sqlmodel import Session

from app.access import keys
from app.access.policy import Permission, who_does
from app.access.tokens import AccessToken
from app.core import base64url, bulk, clock, events, logs, nonces
from app.core.batch import BatchWriter
from app.core.crypto import keyring
from app.core.db import Database
from app.core.errors import AppError, NotAllowed, NotSignedIn, ServerBusy, TooOften
from app.core.events import Fact
from app.core.ratelimit import Allowances, Limit
from app.identity import dm1
from app.identity import verification_rows as rows
from app.identity.dm1 import Card, Reason, Refused
from app.identity.events import CardVerified
from app.identity.rules import REPLAY_MEMORY, STATUS_WORDS, Result, has_card
from app.identity.schemas import Display, VerificationCreate, VerificationRead
from app.identity.verification_rows import Caller, Holder, LookedUp, Taken
from app.members.rules import masked_name

REF_BYTES = 16
# One that scans at a door; and one card, whose code changes four times a minute.
BY_ONE = Limit("verifications-by-one", 300, timedelta(minutes=1))
OF_ONE_CARD = Limit("verifications-of-one-card", 30, timedelta(minutes=1))


class Scan(NamedTuple):
    """A card that somebody holds out to be verified: the request, when it came, and its id."""

    data: VerificationCreate
    at: datetime
    request_id: str


class Asked(NamedTuple):
    """One request to verify a card."""

    account_id: UUID
    session_id: UUID
    scan: Scan


class Look(NamedTuple):
    """A card that was read: what it says, unless its signatures are not good, and what is wrong with it already."""

    scan: Scan
    caller: Caller
    card: Card | None
    reason: Reason | None


class Settled(NamedTuple):
    """A verdict, with what it leaves behind."""

    answer: VerificationRead
    fact: Fact | None = None
    nonce: Taken | None = None


Answer = VerificationRead | Exception
Keys = Mapping[str, ec.EllipticCurvePublicKey]


class Writer(BatchWriter[Asked, VerificationRead]):
    """The batch writer of verifications, with what each caller and each card is allowed."""

    def __init__(self, database: Database) -> None:
        self.by_one = Allowances(BY_ONE)
        super().__init__(database, partial(write, Allowances(OF_ONE_CARD)))


async def verify(writer: Writer, claims: AccessToken, data: VerificationCreate) -> VerificationRead:
    """Verify a card. Raises `NotSignedIn`, `NotAllowed`, or `TooOften` for the caller or the card."""
    if not claims.is_client:  # another system has an allowance of its own
        writer.by_one.take(claims.subject)
    return await writer.submit(Asked(claims.subject, claims.session_id, _scan(data)))


def _scan(data: VerificationCreate) -> Scan:
    return Scan(data, clock.now(), logs.request_id.get())


def write(allowed: Allowances, connection: Connection, asked: Sequence[Asked]) -> list[Answer]:
    """Verify a batch: one answer each. Of two copies of one proof the first is taken. `allowed` is what each card is.

    Raises `ServerBusy` where another transaction took one of the proofs meanwhile: it is a replay when the batch is tried again.
    """
    callers = rows.callers(connection, {one.session_id for one in asked})
    published = keys.published(connection, keys.CARD)
    looks = [_look(one, callers.get(one.session_id), published, allowed) for one in asked]
    cards = [look.card for look in looks if isinstance(look, Look) and look.card is not None]
    holders, spent = _look_up(connection, cards)
    settled: list[Settled | AppError] = []
    for look in looks:
        one = _settle(look, holders, spent) if isinstance(look, Look) else look
        settled.append(one)
        if isinstance(one, Settled) and one.nonce is not None:
            spent.add(one.nonce.digest)
    _record(connection, [one for one in settled if isinstance(one, Settled)])
    return [one.answer if isinstance(one, Settled) else one for one in settled]


def _look(asked: Asked, caller: Caller | None, published: Keys, allowed: Allowances) -> Look | AppError:
    if caller is None or caller.account_id != asked.account_id:
        return NotSignedIn()
    if not caller.roles:
        return NotAllowed(role=who_does(Permission.IDENTITY_VERIFY))
    look = _read(asked.scan, caller, published)
    if look.card is not None:  # its signatures are good: nobody spends what a card is allowed without having seen it
        try:
            allowed.take(look.card.cti)
        except TooOften as fault:
            return fault
    return look


def _read(scan: Scan, caller: Caller, published: Keys) -> Look:
    challenge = None if scan.data.challenge is None else scan.data.challenge.encode()
    try:
        return Look(scan, caller, dm1.verify(scan.data.code, published, scan.at.timestamp(), challenge), None)
    except Refused as refused:
        return Look(scan, caller, refused.card, refused.reason)


def _look_up(connection: Connection, cards: Sequence[Card]) -> LookedUp:
    digests = {digest for card in cards if (digest := _digest(card))}
    return rows.look_up(connection, {card.status_index for card in cards}, digests)


def _digest(card: Card) -> str | None:
    """Under what the proof is remembered; paper has none."""
    return None if card.replay_key is None else nonces.digest(card.replay_key)


def _settle(look: Look, holders: Mapping[int, Holder], spent: set[str]) -> Settled:
    card = look.card
    if card is None:
        return Settled(VerificationRead(result=Result.INVALID, reason=look.reason))
    holder = holders.get(card.status_index)
    if holder is None:  # of a database that was restored to before it was issued
        unheard = VerificationRead(
            result=Result.INVALID, reason=look.reason or Reason.REVOKED, assurance=card.assurance
        )
        return Settled(unheard)
    digest = _digest(card)
    reason = look.reason or _withdrawn(holder) or (Reason.REPLAYED if digest in spent else None)
    answer = _answer(look, card, holder, reason)
    nonce = None if reason or digest is None else Taken(digest, look.scan.at + REPLAY_MEMORY)
    return Settled(answer, _fact(look, card, holder, answer), nonce)


def _withdrawn(holder: Holder) -> Reason | None:
    return None if holder.ended_at is None and has_card(holder.state) else Reason.REVOKED


def _answer(look: Look, card: Card, holder: Holder, reason: Reason | None) -> VerificationRead:
    answer = VerificationRead(
        result=Result.INVALID if reason else Result.VALID,
        reason=reason,
        assurance=card.assurance,
        age_s=None if card.proved_at is None else max(0, int(look.scan.at.timestamp()) - card.proved_at),
    )
    if reason is Reason.REVOKED:
        answer.revoked_as_of = holder.ended_at
    if reason is None:
        answer.member_ref = _member_ref(look.caller.account_id, holder.member_id)
        answer.status = STATUS_WORDS[holder.state.category]
        if card.name is not None:
            answer.display = Display(name=masked_name(holder.name), branch=holder.branch)
    return answer


def _member_ref(verifier_id: UUID, member_id: UUID) -> str:
    """The same member has another reference with each verifier, so that two of them cannot put together what they know."""
    mac = hmac.digest(keyring().mac_key("member_ref"), verifier_id.bytes + member_id.bytes, "sha256")
    return base64url.encode(mac[:REF_BYTES])


def _fact(look: Look, card: Card, holder: Holder, answer: VerificationRead) -> Fact:
    fact = CardVerified(
        device_id=holder.device_id,
        member_id=holder.member_id,
        result=answer.result,
        reason=answer.reason,
        assurance=card.assurance,
    )
    stated, asked = look.caller.stated_purpose, look.scan.data.purpose
    notes = {
        "purpose": f"{stated}：{asked}" if stated else asked,
        "role": look.caller.roles,
        "organization": look.caller.organizations,
    }
    return Fact(look.caller.who, holder.path, fact, look.scan.request_id, notes)


def _record(connection: Connection, settled: Sequence[Settled]) -> None:
    wanted = [
        rows.nonce_rows([one.nonce for one in settled if one.nonce is not None]),
        *events.rows_of([one.fact for one in settled if one.fact is not None]),
    ]
    if bulk.insert(connection, *wanted) != sum(len(each.rows) for each in wanted):
        raise ServerBusy(retry_after=1)


def look_at(session: Session, caller: Caller, data: VerificationCreate) -> tuple[UUID | None, VerificationRead]:
    """Verify a card within another command, recorded and taken once like any look: whose it is, if anybody's, and the verdict."""
    connection = session.connection()
    look = _read(_scan(data), caller, keys.published(connection, keys.CARD))
    holders, spent = _look_up(connection, [look.card] if look.card else ())
    settled = _settle(look, holders, spent)
    _record(connection, [settled])
    holder = holders.get(look.card.status_index) if look.card else None
    return holder and holder.member_id, settled.answer

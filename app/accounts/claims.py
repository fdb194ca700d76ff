"""Claiming a record of the roll: what the claimant shows and gets.

A number in the hand (WeChat's or by SMS) or a secretary's code finds the record, and the person's 是我 binds it. Typed name and ID number
only make a claim that a secretary confirms, with the code on the claimant's phone; whether they fit anybody is told to the secretary alone.
So does whatever points at a record that another WeChat user has, and a second person has to agree then (rebinding.py).
"""

import secrets
from uuid import UUID

from sqlmodel import Session, select

from app.accounts import bindings, codes, service
from app.accounts.errors import (
    AlreadyBound,
    ClaimClosed,
    ClaimWaiting,
    CodeWrong,
    NameNeeded,
    NotInRoster,
    SecondWaiting,
)
from app.accounts.events import ClaimCreated, PhoneCodeSent
from app.accounts.models import Claim, ConfirmationCode
from app.accounts.proofs import Proof, SentCode
from app.accounts.rules import CLAIM_LIFE, TICKET_LIFE, ClaimKind, ClaimStatus, opening_status, same_name
from app.accounts.schemas import ClaimPreview, ClaimRead, PhoneCodeRead, Tokens
from app.accounts.tickets import WechatUser
from app.core import clock, events
from app.core.crypto import keyring
from app.core.errors import NotThere
from app.core.ids import new_id
from app.core.who import ANONYMOUS
from app.members import service as members
from app.members.models import Member
from app.members.rules import KEPT, masked_name
from app.organizations.models import Organization

PHONE = "phone"
CLAIM = "claim"
CONFIRMATION = "confirmation"


def keep_phone_code(session: Session, sent: SentCode) -> PhoneCodeRead:
    """Keep the code that was sent to a phone; it is good for this WeChat user alone."""
    row = codes.keep(session, PHONE, f"{sent.phone}|{sent.user.openid}", sent.code)
    events.record(session, ANONYMOUS, "/", PhoneCodeSent(phone_code_id=row.id))
    return PhoneCodeRead(expires_at=row.expires_at)


def create(session: Session, proof: Proof) -> ClaimRead:
    """Claim with a proof. Raises `AlreadyBound`, and, but for typed data, `NotInRoster`, `NameNeeded`, `CodeWrong`."""
    if bindings.find(session, proof.user) is not None:
        raise AlreadyBound()
    member = _find(session, proof)
    is_bound = member is not None and bindings.is_bound(session, member.id, proof.user.app)
    claim = _claim_of(session, proof, opening_status(proof.kind, is_bound=is_bound))
    claim.member_id = None if member is None else member.id
    session.add(claim)
    session.flush()
    place = None if member is None else session.get_one(Organization, member.organization_id)
    fact = ClaimCreated(claim_id=claim.id, member_id=claim.member_id, kind=claim.kind)
    events.record(session, ANONYMOUS, "/" if place is None else place.path, fact)
    return _shown(session, claim, member, place)


def _claim_of(session: Session, proof: Proof, status: ClaimStatus) -> Claim:
    """The claim of a WeChat user, filled anew: everyone has one."""
    now = clock.now()
    expires_at = now + (TICKET_LIFE if status is ClaimStatus.MATCHED else CLAIM_LIFE)
    mine = select(Claim).where(Claim.app == proof.user.app, Claim.openid_hmac == proof.user.openid_hmac)
    claim = session.exec(mine.with_for_update()).first()
    if claim is not None:
        claim.touch(ANONYMOUS.label)
        claim.kind, claim.status, claim.created_at, claim.expires_at = proof.kind, status, now, expires_at
        claim.first_by, claim.first_by_label, claim.first_hands = None, None, []
        return claim
    row_id = new_id()
    return Claim(
        id=row_id,
        app=proof.user.app,
        user_sealed=keyring().seal("claim.user", row_id, proof.user.to_text()),
        openid_hmac=proof.user.openid_hmac,
        kind=proof.kind,
        status=status,
        created_at=now,
        expires_at=expires_at,
    )


def _find(session: Session, proof: Proof) -> Member | None:
    if proof.kind is ClaimKind.NATIONAL_ID:
        member = members.find_by_national_id(session, proof.value)
        return member if member is not None and _fits(member, proof.name) else None
    if proof.kind is ClaimKind.CONFIRMATION_CODE:
        return _by_confirmation_code(session, proof.value)
    if proof.code is not None:
        codes.spend(session, PHONE, f"{proof.value}|{proof.user.openid}", proof.code, "/sms_code")
    return _by_phone(session, proof.value, proof.name)


def _fits(member: Member, name: str | None) -> bool:
    return member.status in KEPT and (name is None or same_name(name, member.name))


def _by_phone(session: Session, phone: str, name: str | None) -> Member:
    found = [row for row in members.find_by_phone(session, phone) if _fits(row, name)]
    if not found:
        raise NotInRoster()
    if len(found) > 1:
        raise NameNeeded(pointer="/name")
    return found[0]


def _by_confirmation_code(session: Session, code: str) -> Member:
    key = codes.hash_code(CONFIRMATION, "", code)
    row = session.exec(select(ConfirmationCode).where(ConfirmationCode.code_hmac == key).with_for_update()).first()
    if row is None or row.expires_at <= clock.now():
        raise CodeWrong(pointer="/confirmation_code")
    session.delete(row)
    return session.get_one(Member, row.member_id)


def _shown(session: Session, claim: Claim, member: Member | None, place: Organization | None) -> ClaimRead:
    """What the claimant sees: whom they would be, or the code for the secretary, whether the claim fits anybody or not."""
    read = ClaimRead.model_construct(
        id=claim.id,
        status=claim.status,
        rebinding=claim.status is ClaimStatus.PENDING and claim.kind is not ClaimKind.NATIONAL_ID,
        preview=None,
        code=None,
        code_expires_at=None,
        expires_at=claim.expires_at,
    )
    if claim.status is ClaimStatus.PENDING:
        read.code = codes.new_code()
        read.code_expires_at = codes.keep(session, CLAIM, claim.id, read.code).expires_at
    elif member is not None and place is not None:
        read.preview = ClaimPreview(
            name=masked_name(member.name), organization_name=place.short_name, joined_year=member.joined_on.year
        )
    return read


def claimant(claim: Claim) -> WechatUser:
    """The WeChat user who claims."""
    return WechatUser.from_text(keyring().open("claim.user", claim.id, claim.user_sealed))


def accept(session: Session, claim_id: UUID, user: WechatUser, device: str) -> Tokens:
    """The claimant's 是我, or their return after the secretary's confirmation: the first session.

    Raises `NotThere` for somebody else's claim, `ClaimWaiting` or `SecondWaiting` while it waits for a confirmation, `ClaimClosed`.
    """
    claim = session.exec(select(Claim).where(Claim.id == claim_id).with_for_update()).first()
    if claim is None or not _is_of(claim, user):
        raise NotThere()
    if claim.status in (ClaimStatus.ACCEPTED, ClaimStatus.CONFIRMED):
        return _return(session, user, device)
    if claim.expires_at <= clock.now() or claim.status is ClaimStatus.REFUSED:
        raise ClaimClosed()
    if claim.status is ClaimStatus.AWAITS_SECOND:
        raise SecondWaiting()
    if claim.status is ClaimStatus.PENDING or claim.member_id is None:
        raise ClaimWaiting()
    claim.status = ClaimStatus.ACCEPTED
    return bindings.bind_and_open(session, user, claim.member_id, device)


def _is_of(claim: Claim, user: WechatUser) -> bool:
    return claim.app == user.app and secrets.compare_digest(claim.openid_hmac, user.openid_hmac)


def _return(session: Session, user: WechatUser, device: str) -> Tokens:
    binding = bindings.find(session, user)
    if binding is None:
        raise ClaimClosed()
    return service.sign_in(session, service.account_of_member(session, binding.member_id), device, "claim")

"""Cards: certificates for a phone's key, good for seven days and renewed silently; and what verifiers need to have."""

import secrets
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import ec
from sqlmodel import Session

from app.access import keys
from app.access.guard import Actor
from app.core import base64url, clock, events
from app.core.errors import NotThere
from app.identity import dm1
from app.identity.errors import DeviceOver, NoCard
from app.identity.events import CardIssued
from app.identity.models import Device
from app.identity.rules import CARD_LIFE, STATUS_CODES, has_card
from app.identity.schemas import CardRead, JsonWebKey, JsonWebKeys
from app.members.models import Member
from app.members.rules import masked_name


def issue(session: Session, actor: Actor, device_id: UUID) -> CardRead:
    """New certificates for the caller's phone. Raises `NotThere`, `DeviceOver` or `NoCard` (409)."""
    device = session.get(Device, device_id)
    if device is None or device.member_id != actor.member_id or device.public_key is None:
        raise NotThere()
    if device.ended_at is not None:
        raise DeviceOver()
    member = session.get_one(Member, device.member_id)
    if not has_card(member.state):
        raise NoCard()
    now = clock.now()
    device.cards_until = now + CARD_LIFE
    named = facts_of(member, device, now)
    minimal = named._replace(cti=secrets.token_bytes(8), name=None, branch=None)
    signing = keys.load(session, keys.CARD)
    sign, holder = dm1.signer(signing.private), base64url.decode(device.public_key)
    certs = [dm1.certificate(facts, holder, signing.signing_kid, sign) for facts in (named, minimal)]
    events.record(session, actor.who, member.path, CardIssued(device_id=device.id, member_id=member.id))
    return CardRead(
        cert=base64url.encode(certs[0]),
        minimal_cert=base64url.encode(certs[1]),
        expires_at=device.cards_until,
        server_time=now,
    )


def facts_of(member: Member, device: Device, now: datetime) -> dm1.Facts:
    """What a card says of its member, from now until `device.cards_until`."""
    return dm1.Facts(
        cti=secrets.token_bytes(8),
        issued_at=int(now.timestamp()),
        expires_at=int((device.cards_until or now).timestamp()),
        status=STATUS_CODES[member.category],
        status_index=device.status_index,
        name=masked_name(member.name),
        branch=member.organization.short_name,
    )


def jwks(session: Session) -> JsonWebKeys:
    """The public keys that verifiers should know."""
    return JsonWebKeys(keys=[_jwk(kid, key) for kid, key in keys.published(session.connection(), keys.CARD).items()])


def _jwk(kid: str, key: ec.EllipticCurvePublicKey) -> JsonWebKey:
    numbers = key.public_numbers()
    x, y = (base64url.encode(number.to_bytes(32, "big")) for number in (numbers.x, numbers.y))
    return JsonWebKey(kid=kid, x=x, y=y)

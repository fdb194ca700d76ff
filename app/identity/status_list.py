"""The status list: one bit a card, set once it is withdrawn, signed for verifiers without network (IETF Token Status List).

Only the bits of cards that would still be taken are set: who has left long ago is not to be counted.
"""

import zlib

from sqlmodel import Session, col, select

from app.access import keys, tokens
from app.core import base64url, clock
from app.core.errors import NotThere
from app.core.settings import settings
from app.identity.models import Device
from app.identity.rules import LIST_LIFE, LIST_SIZE, LIST_TTL

MEDIA_TYPE = "application/statuslist+jwt"
_MOST_LISTS = 1000


def status_list(session: Session, number: int) -> str:
    """List `number` as a signed token. Raises `NotThere` beyond the lists that are in use."""
    first = number * LIST_SIZE
    if not 0 <= number <= _MOST_LISTS or (number and not _is_used(session, first)):
        raise NotThere()
    now = int(clock.now().timestamp())
    bits = bytearray(LIST_SIZE // 8)
    for index in _withdrawn(session, first):
        bits[(index - first) // 8] |= 1 << (index - first) % 8
    claims = {
        "sub": f"{settings().public_url}/api/v1/identity/status/{number}",
        "iat": now,
        "exp": now + int(LIST_LIFE.total_seconds()),
        "ttl": int(LIST_TTL.total_seconds()),
        "status_list": {"bits": 1, "lst": base64url.encode(zlib.compress(bytes(bits), 9))},
    }
    signing = keys.load(session, keys.CARD)
    return tokens.sign_document(claims, "statuslist+jwt", signing.signing_kid, signing.private)


def _is_used(session: Session, first: int) -> bool:
    return session.exec(select(Device.id).where(col(Device.status_index) >= first).limit(1)).first() is not None


def _withdrawn(session: Session, first: int) -> list[int]:
    rows = select(Device.status_index).where(
        col(Device.status_index) >= first,
        col(Device.status_index) < first + LIST_SIZE,
        col(Device.ended_at).is_not(None),
        col(Device.cards_until) > clock.now(),
    )
    return list(session.exec(rows).all())

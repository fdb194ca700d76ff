"""Claim tickets: an unbound WeChat user, sealed, for half an hour and for claiming alone. Nothing is stored.

A ticket is `id(16) | sealed fields` in base64url. It opens only as a ticket, because the field name is part of the seal.
"""

import json
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from app.accounts.errors import TicketExpired
from app.accounts.rules import TICKET_LIFE, WechatApp
from app.core import base64url, clock
from app.core.crypto import KeyringError, keyring
from app.core.ids import random_id

_PURPOSE = "claim_ticket.user"


class WechatUser(NamedTuple):
    """One user of one of our apps, as WeChat names them; `unionid` only where both apps share an open-platform account."""

    app: WechatApp
    openid: str
    unionid: str | None

    def to_text(self) -> str:
        """For sealing."""
        return json.dumps(self)

    @classmethod
    def from_text(cls, text: str) -> "WechatUser":
        app, openid, unionid = json.loads(text)
        return cls(WechatApp(app), openid, unionid)

    @property
    def openid_hmac(self) -> bytes:
        return keyring().blind_index("openid", self.openid)

    @property
    def unionid_hmac(self) -> bytes | None:
        return None if self.unionid is None else keyring().blind_index("unionid", self.unionid)


def issue(user: WechatUser) -> tuple[str, datetime]:
    """A ticket for a user, and when it ends."""
    ends_at = clock.now() + TICKET_LIFE
    row_id = random_id()
    body = f"{int(ends_at.timestamp())} {user.to_text()}"
    raw = row_id.bytes + keyring().seal(_PURPOSE, row_id, body)
    return base64url.encode(raw), ends_at


def open_ticket(ticket: str) -> WechatUser:
    """The user of a ticket. Raises `TicketExpired` for one that is changed, made for something else, or too old."""
    try:
        raw = base64url.decode(ticket)
        ends_at, _, text = keyring().open(_PURPOSE, UUID(bytes=raw[:16]), raw[16:]).partition(" ")
    except (ValueError, IndexError, KeyringError) as fault:
        raise TicketExpired(pointer="/claim_ticket") from fault
    if clock.now().timestamp() >= int(ends_at):
        raise TicketExpired(pointer="/claim_ticket")
    return WechatUser.from_text(text)

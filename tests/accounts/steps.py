"""What people do at the sign-in page, step by step."""

from typing import Any

import httpx
import pyotp
from sqlmodel import Session, select

from app.core.events import Event
from app.members.models import Member
from tests.client import Client
from tests.standins import StandIn

AUTH, IDENTITY = "/api/v1/auth", "/api/v1/identity"


def knock(
    client: Client, outside: StandIn, openid: str = "o-anyone", app: str = "mini", **extra: object
) -> httpx.Response:
    """Open the mini-program, or the official account's page, as a WeChat user."""
    return client.anonymous.post(f"{AUTH}/wechat", json={"code": outside.mint(app, openid, **extra), "app": app})


def ticket_of(client: Client, outside: StandIn, openid: str = "o-anyone", app: str = "mini", **extra: object) -> str:
    """The claim ticket of a WeChat user whom nobody knows."""
    answer = knock(client, outside, openid, app, **extra)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["claim_ticket"])


def claim(client: Client, ticket: str, **evidence: object) -> httpx.Response:
    """Claim with a ticket and some evidence."""
    return client.anonymous.post(f"{IDENTITY}/claims", json={"claim_ticket": ticket, **evidence})


def accept(client: Client, claim_id: str, ticket: str) -> httpx.Response:
    """是我."""
    return client.anonymous.post(f"{IDENTITY}/claims/{claim_id}/accept", json={"claim_ticket": ticket})


def claim_by_phone(
    client: Client, outside: StandIn, member: Member, openid: str = "o-anyone", **evidence: object
) -> httpx.Response:
    """Claim with WeChat's phone button."""
    code = outside.mint("phone", openid, phone=member.phone)
    return claim(client, ticket_of(client, outside, openid), phone_code=code, **evidence)


def bind(client: Client, outside: StandIn, member: Member, openid: str = "o-anyone") -> dict[str, Any]:
    """Claim a record by phone and accept it; the tokens."""
    ticket = ticket_of(client, outside, openid)
    made = claim(client, ticket, phone_code=outside.mint("phone", openid, phone=member.phone))
    answer = accept(client, made.json()["id"], ticket)
    assert answer.status_code == 200, answer.text
    tokens: dict[str, Any] = answer.json()
    return tokens


def as_holder(client: Client, tokens: dict[str, Any]) -> dict[str, str]:
    """The header that sends an access token."""
    return {"Authorization": f"Bearer {tokens['access_token']}"}


def renew(client: Client, refresh_token: str, renewal_id: str | None = None) -> httpx.Response:
    """Exchange a refresh token."""
    body = {"refresh_token": refresh_token} | ({"renewal_id": renewal_id} if renewal_id else {})
    return client.anonymous.post(f"{AUTH}/refresh", json=body)


def member_of(session: Session, member_id: object) -> Member:
    """A member's row, usable after its session."""
    row = session.exec(select(Member).where(Member.id == member_id)).one()
    session.expunge(row)
    return row


def events_of(session: Session, kind: str) -> list[Event]:
    """The recorded events of one type, in order, usable after their session."""
    rows = list(session.exec(select(Event).where(Event.type == kind).order_by(Event.id)).all())  # type: ignore[arg-type]
    for row in rows:
        session.expunge(row)
    return rows


def password_sign_in(client: Client, **body: object) -> httpx.Response:
    """Sign in at a desk."""
    return client.anonymous.post(f"{AUTH}/password", json=body)


def totp(secret: str, at: float) -> str:
    """The code an authenticator app shows at an instant (seconds)."""
    return pyotp.TOTP(secret).at(int(at))

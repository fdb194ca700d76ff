"""A member who comes back as another WeChat user, step by step."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import httpx
from sqlmodel import Session, col, select

from app.accounts.models import WechatBinding
from app.members.models import Member
from tests.accounts.steps import IDENTITY, as_holder, bind, claim, knock, ticket_of
from tests.client import Client, code_of
from tests.standins import StandIn

Opened = Callable[[], AbstractContextManager[Session]]
Ends = list[tuple[str, str | None]]


class Case:
    """A member who is bound as one WeChat user, and claims as another."""

    def __init__(self, client: Client, outside: StandIn, member: Member) -> None:
        self._client, self._outside, self.member = client, outside, member
        self.old = as_holder(client, bind(client, outside, member, "o-old"))
        self.made: dict[str, Any] = {}
        self.ticket = ""
        self.claim()

    def claim(self) -> None:
        """Type name and ID number into the new phone, perhaps once more."""
        self.ticket = ticket_of(self._client, self._outside, "o-new")
        given = {"name": self.member.name, "national_id": self.member.national_id}
        self.made = claim(self._client, self.ticket, **given).json()

    @property
    def address(self) -> str:
        return f"{IDENTITY}/claims/{self.made['id']}"

    def read(self, who: str) -> httpx.Response:
        return self._client.as_(who).get(self.address)

    def do(self, action: str, who: str, etag: str | None = None, **body: object) -> httpx.Response:
        """An action of the desk on the version just read."""
        seen = etag or self.read(who).headers.get("etag", '"1"')
        return self._client.as_(who).post(f"{self.address}/{action}", json=body, headers={"If-Match": seen})

    def first(self, who: str = "secretary") -> httpx.Response:
        return self.do("confirm", who, code=self.made["code"])

    def second(self, who: str = "officer", etag: str | None = None) -> httpx.Response:
        return self.do("second-confirm", who, etag, reason="打电话问过本人")

    def actions(self, who: str) -> list[str]:
        return [action["action"] for action in self.read(who).json()["allowed_actions"]]

    def is_as_before(self) -> bool:
        """The old phone is signed in and bound still, the new one is nobody."""
        lives = self._client.anonymous.get("/api/v1/me", headers=self.old).status_code == 200
        return lives and "claim_ticket" in knock(self._client, self._outside, "o-new").json()


def refused(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, code_of(answer)


def ends(session: Opened) -> Ends:
    """Every binding with why it ended."""
    with session() as s:
        return [(row.openid, row.end_reason) for row in s.exec(select(WechatBinding).order_by(col(WechatBinding.id)))]

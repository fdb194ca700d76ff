"""A meeting that is planned for the branch `east`, and WeChat users behind its members."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from app.accounts.models import WechatBinding
from app.accounts.rules import WechatApp
from app.core import clock
from app.core.crypto import keyring
from app.core.ids import new_id
from tests.build import Town
from tests.client import Client
from tests.standins import StandIn

OpenSession = Callable[[], AbstractContextManager[Session]]
TEMPLATE = "activity-notice"


class Branch:
    """The branch `east` and what its people do."""

    def __init__(self, client: Client, town: Town, session: OpenSession, run_jobs: Callable[[], int]) -> None:
        self.client = client
        self.town = town
        self.session = session
        self.run_jobs = run_jobs

    def plan(self, **changes: Any) -> str:
        """The secretary plans a meeting for tomorrow; answers its id."""
        starts_at = clock.now() + timedelta(days=1)
        body = {
            "audience": {"organization_id": str(self.town.organizations["east"])},
            "kind": "theme_day",
            "title": "三月主题党日",
            "place": "村部二楼",
            "starts_at": starts_at.isoformat(),
            "ends_at": (starts_at + timedelta(hours=2)).isoformat(),
        } | changes
        answer = self.client.as_("secretary").post("/api/v1/activities", json=body)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def inbox(self, name: str = "member") -> list[dict[str, Any]]:
        """What one of the cast finds in the inbox, newest first."""
        items: list[dict[str, Any]] = self.client.as_(name).get("/api/v1/notifications").json()["items"]
        return items

    def call_list(self) -> list[dict[str, Any]]:
        """Whom the secretary should telephone."""
        items: list[dict[str, Any]] = self.client.as_("secretary").get(self.calls).json()["items"]
        return items

    @property
    def calls(self) -> str:
        return f"/api/v1/organizations/{self.town.organizations['east']}/call-list"

    def bind(self, name: str) -> str:
        """Give one of the cast a WeChat user; answers the openid."""
        row_id, openid = new_id(), f"o-{name}"
        with self.session() as s:
            s.add(
                WechatBinding(
                    id=row_id,
                    member_id=self.town.members[name],
                    app=WechatApp.MINI,
                    openid_sealed=keyring().seal("wechat_binding.openid", row_id, openid),
                    openid_hmac=keyring().blind_index("openid", openid),
                    created_at=clock.now(),
                )
            )
        return openid

    def allow(self, name: str, outside: StandIn) -> None:
        """One of the cast taps on "allow" once, which WeChat and we hear of."""
        outside.permit(self.bind(name), TEMPLATE)
        answer = self.client.as_(name).post("/api/v1/me/subscriptions", json={"template": "activity"})
        assert answer.status_code == 201, answer.text

    def left(self, name: str) -> int:
        """How many messages one of the cast still allows."""
        items = self.client.as_(name).get("/api/v1/me/subscriptions").json()["items"]
        return next(int(row["left_count"]) for row in items if row["template"] == "activity")


@pytest.fixture
def branch(client: Client, town: Town, session: OpenSession, run_jobs: Callable[[], int]) -> Branch:
    return Branch(client, town, session, run_jobs)

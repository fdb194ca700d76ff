"""News of a transfer in WeChat: by the template of transfers, to whoever allowed it, and only where the member waits for it."""

from collections.abc import Callable
from datetime import datetime

import pytest

from app.accounts.models import WechatBinding
from app.accounts.rules import WechatApp
from app.core import clock
from app.core import clock as app_clock
from app.core.crypto import keyring
from app.core.ids import new_id
from app.core.words import spoken
from app.transfers.rules import UNDO_TIME
from tests.standins import StandIn
from tests.transfers.conftest import API, Offices

SUBSCRIPTIONS = f"{API}/me/subscriptions"


def bound(offices: Offices) -> str:
    """The member's WeChat user: the openid."""
    row_id, openid = new_id(), "o-member"
    with offices.session() as s:
        s.add(
            WechatBinding(
                id=row_id,
                member_id=offices.town.members["member"],
                app=WechatApp.MINI,
                openid_sealed=keyring().seal("wechat_binding.openid", row_id, openid),
                openid_hmac=keyring().blind_index("openid", openid),
                created_at=clock.now(),
            )
        )
    return openid


def allow(offices: Offices, template: str) -> None:
    assert offices.client.as_("member").post(SUBSCRIPTIONS, json={"template": template}).status_code == 201


def left(offices: Offices) -> dict[str, int]:
    items = offices.client.as_("member").get(SUBSCRIPTIONS).json()["items"]
    return {row["template"]: row["left_count"] for row in items}


@pytest.fixture
def submitted(offices: Offices) -> str:
    transfer_id = offices.drafted(to="west")
    offices.done(transfer_id, "member", "submit")
    return transfer_id


def test_the_member_who_agreed_is_told_in_wechat(
    offices: Offices, outside: StandIn, run_jobs: Callable[[], int], submitted: str
) -> None:
    outside.permit(bound(offices), "transfer-notice")
    allow(offices, "transfer")
    allow(offices, "activity")
    offices.done(submitted, "secretary", "approve")
    app_clock.set_now(app_clock.now() + UNDO_TIME)
    run_jobs()
    assert outside.messages() == [], "a step on the way is for the inbox: one tap pays for one message"

    offices.done(submitted, "officer", "return", reason="请补齐说明")
    app_clock.set_now(app_clock.now() + UNDO_TIME)
    run_jobs()

    [message] = outside.messages()
    [notice, *_] = offices.client.as_("member").get(f"{API}/notifications").json()["items"]
    assert (message["touser"], message["template_id"]) == ("o-member", "transfer-notice")
    assert message["page"] == f"features/transfers/pages/detail?id={submitted}"
    data = {field: one["value"] for field, one in message["data"].items()}  # type: ignore[attr-defined]  # WeChat's own shape
    assert (data["thing1"], data["thing3"]) == (notice["title"], notice["body"][:20])
    assert data["time2"] == spoken(datetime.fromisoformat(notice["created_at"]))
    assert left(offices) == {"activity": 1, "transfer": 0}


def test_who_allowed_only_meetings_is_not_told_of_transfers(
    offices: Offices, outside: StandIn, run_jobs: Callable[[], int], submitted: str
) -> None:
    outside.permit(bound(offices), "activity-notice")
    allow(offices, "activity")
    offices.done(submitted, "secretary", "return", reason="请补齐说明")
    run_jobs()

    assert outside.messages() == []
    assert left(offices) == {"activity": 1, "transfer": 0}

"""Members find in their inbox what concerns them, each thing once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from app.accounts.events import SessionsEnded, WechatBindingCreated, WechatBindingRevoked
from app.accounts.rules import EndReason, WechatApp
from app.core import clock as app_clock
from app.core.events import Event, record
from app.core.queue import enqueue
from app.core.who import SYSTEM
from app.members.models import Member
from app.notifications.models import Notification
from tests.client import Client
from tests.notifications.conftest import Branch

OpenSession = Callable[[], AbstractContextManager[Session]]


def test_the_invited_learn_of_a_new_meeting(branch: Branch) -> None:
    activity_id = branch.plan()
    branch.run_jobs()

    [notice] = branch.inbox()
    assert notice["title"] == "通知：三月主题党日"
    assert "村部二楼" in notice["body"]
    assert (notice["subject_type"], notice["subject_id"]) == ("activity", activity_id)
    assert notice["read_at"] is None
    assert branch.inbox("outsider") == []


def test_only_changes_that_matter_are_told(branch: Branch) -> None:
    activity_id = branch.plan()
    place = f"/api/v1/activities/{activity_id}"
    secretary = branch.client.as_("secretary")
    for change in ({"note": "带上笔记本"}, {"place": "村部一楼"}):
        tag = secretary.get(place).headers["ETag"]
        assert secretary.patch(place, json=change, headers={"If-Match": tag}).status_code == 200
    branch.run_jobs()

    assert [notice["title"] for notice in branch.inbox()] == ["有变动：三月主题党日", "通知：三月主题党日"]
    assert "村部一楼" in branch.inbox()[0]["body"]


def test_a_cancelled_meeting_is_told(branch: Branch) -> None:
    activity_id = branch.plan()
    answer = branch.client.as_("secretary").post(f"/api/v1/activities/{activity_id}/cancel", json={"reason": "台风"})
    branch.run_jobs()

    assert answer.status_code == 200
    assert branch.inbox()[0]["title"] == "已取消：三月主题党日"


def test_an_opened_meeting_is_told(branch: Branch) -> None:
    activity_id = branch.plan()
    assert branch.client.as_("secretary").post(f"/api/v1/activities/{activity_id}/open").status_code == 200
    branch.run_jobs()

    assert branch.inbox()[0]["title"] == "已开始：三月主题党日"


def test_whoever_asked_for_leave_learns_what_was_decided(branch: Branch) -> None:
    activity_id = branch.plan()
    leaves = f"/api/v1/activities/{activity_id}/leave-requests"
    asked = branch.client.as_("member").post(leaves, json={"kind": "sick", "reason": "住院检查"})
    decided = branch.client.as_("secretary").post(
        f"{leaves}/{asked.json()['id']}/decision", json={"approve": True}, headers={"If-Match": '"1"'}
    )
    branch.run_jobs()

    assert decided.status_code == 200, decided.text
    assert branch.inbox()[0]["title"] == "准假：三月主题党日"
    assert "住院" not in str(branch.inbox())
    assert [notice["title"] for notice in branch.inbox("member2")] == ["通知：三月主题党日"]


def test_feedback_reaches_the_officer_and_its_answer_the_member(client: Client, branch: Branch) -> None:
    client.as_("member").post("/api/v1/feedback", json={"kind": "suggestion", "content": "希望早点通知。"})
    branch.run_jobs()
    [asked] = branch.inbox("officer")
    client.as_("officer").post(
        f"/api/v1/feedback/inbox/{asked['subject_id']}/answer", json={"answer": "好的"}, headers={"If-Match": '"1"'}
    )
    branch.run_jobs()

    assert (asked["title"], asked["subject_type"]) == ("收到一条投诉建议", "feedback_inbox")
    assert branch.inbox()[0]["title"] == "您提的意见有答复了"
    assert "意见办理" in asked["body"]
    assert "早点" not in str(branch.inbox("officer"))


def test_officers_are_reminded_once_before_feedback_is_due(
    client: Client, branch: Branch, clock: Callable[..., None]
) -> None:
    clock(app_clock.now() - timedelta(days=19))
    body = {
        "kind": "complaint",
        "content": "路灯一直没有修。",
        "organization_id": str(branch.town.organizations["east"]),
    }
    assert client.anonymous.post("/api/v1/feedback", json=body).status_code == 201
    clock(None)
    for _ in range(2):
        with branch.session() as s:
            enqueue(s, "notifications.jobs.remind_of_feedback", {})
        branch.run_jobs()

    titles = [notice["title"] for notice in branch.inbox("officer")]
    assert titles.count("一条投诉建议快到期了") == 1


def test_a_handler_run_twice_tells_once(branch: Branch, session: OpenSession) -> None:
    branch.plan()
    branch.run_jobs()
    with session() as s:
        event_id = s.exec(select(Event.id).where(Event.type == "activity.created")).one()
        enqueue(s, "notifications.jobs.tell_created", {"event_id": str(event_id)})
    branch.run_jobs()

    with session() as s:
        members = s.exec(select(Notification.member_id)).all()
    assert len(members) == len(set(members)) == 3


def test_read_marks_count_down_and_bear_repeating(branch: Branch) -> None:
    branch.plan()
    branch.plan(title="四月主题党日")
    branch.run_jobs()
    member = branch.client.as_("member")
    first = branch.inbox()[0]["id"]

    assert member.get("/api/v1/notifications/unread").json() == {"unread_count": 2}
    for _ in range(2):
        answer = member.put("/api/v1/notifications/read", json={"ids": [first]})
        assert answer.json() == {"unread_count": 1}
    unread = member.get("/api/v1/notifications", params={"unread": True}).json()["items"]
    assert [notice["id"] for notice in unread] == [branch.inbox()[1]["id"]]


def test_nobody_marks_another_ones_notices(branch: Branch) -> None:
    branch.plan()
    branch.run_jobs()
    theirs = branch.inbox("member2")[0]["id"]

    branch.client.as_("member").put("/api/v1/notifications/read", json={"ids": [theirs]})

    assert branch.inbox("member2")[0]["read_at"] is None


def test_the_inbox_is_read_page_by_page(branch: Branch) -> None:
    for number in range(5):
        branch.plan(title=f"第{number}次")
    branch.run_jobs()
    seen: list[str] = []
    cursor: dict[str, str] = {}
    for _ in range(3):
        page = branch.client.as_("member").get("/api/v1/notifications", params={"limit": "2"} | cursor).json()
        seen += [notice["title"] for notice in page["items"]]
        cursor = {"cursor": page["next_cursor"]}

    assert sorted(seen) == [f"通知：第{number}次" for number in range(5)]
    assert page["next_cursor"] is None


def test_the_inbox_is_a_members_own(client: Client) -> None:
    assert client.anonymous.get("/api/v1/notifications").status_code == 401
    assert client.as_("admin").get("/api/v1/notifications").status_code == 403
    named = client.as_("member").put("/api/v1/notifications/read", json={"ids": []})
    assert named.status_code == 422
    assert named.json()["errors"][0]["pointer"] == "/ids"


def test_a_stolen_sign_in_is_told_and_an_own_sign_out_is_not(branch: Branch, session: OpenSession) -> None:
    account_id, member_id = branch.town.accounts["member"], branch.town.members["member"]
    for reason in (EndReason.SIGNED_OUT, EndReason.TOKEN_REUSED):
        ended = SessionsEnded(account_id=account_id, member_id=member_id, session_ids=[], reason=reason)
        with session() as s:
            record(s, SYSTEM, "/", ended)
    branch.run_jobs()

    assert [notice["title"] for notice in branch.inbox()] == ["一台设备已被退出"]


def test_binding_and_unbinding_are_told(branch: Branch, session: OpenSession) -> None:
    ids = {"wechat_binding_id": UUID(int=1), "member_id": branch.town.members["member"]}
    with session() as s:
        record(s, SYSTEM, "/", WechatBindingCreated(**ids, app=WechatApp.MINI, session_id=UUID(int=2)))
        record(s, SYSTEM, "/", WechatBindingRevoked(**ids, app=WechatApp.MINI))
    branch.run_jobs()

    assert sorted(notice["title"] for notice in branch.inbox()) == ["微信已绑定", "微信绑定已解除"]


def _ask(branch: Branch, activity_id: str, name: str) -> tuple[str, str]:
    leaves = f"/api/v1/activities/{activity_id}/leave-requests"
    asked = branch.client.as_(name).post(leaves, json={"kind": "sick", "reason": "住院检查"})
    assert asked.status_code == 201, asked.text
    branch.run_jobs()
    return leaves, str(asked.json()["id"])


def test_the_organizer_learns_that_somebody_waits_in_one_notice_until_it_is_read(branch: Branch) -> None:
    activity_id = branch.plan()
    for name in ("member", "member2"):
        _ask(branch, activity_id, name)

    def waiting() -> list[dict[str, Any]]:
        return [notice for notice in branch.inbox("secretary") if notice["subject_type"] == "activity_roll"]

    [notice] = waiting()
    assert (notice["title"], notice["subject_id"]) == ("有人等您答复：三月主题党日", activity_id)
    assert branch.inbox("outsider") == []
    assert "住院" not in str(branch.inbox("secretary"))
    branch.client.as_("secretary").put("/api/v1/notifications/read", json={"ids": [notice["id"]]})
    _ask(branch, activity_id, "secretary")
    assert len(waiting()) == 2


def test_who_joins_the_roll_later_is_told_of_the_meeting(branch: Branch) -> None:
    branch.plan()
    branch.run_jobs()
    with branch.session() as s:
        s.get_one(Member, branch.town.members["outsider"]).organization_id = branch.town.organizations["east"]
        s.get_one(Member, branch.town.members["member2"]).organization_id = branch.town.organizations["west"]
        enqueue(s, "activities.jobs.follow_audiences", {})
    branch.run_jobs()
    branch.run_jobs()

    assert [notice["title"] for notice in branch.inbox("outsider")] == ["通知：三月主题党日"]
    assert "甲员" in {row["name"] for row in branch.call_list()}
    assert branch.inbox("member2")[0]["title"] == "不用参加了：三月主题党日"
    assert [notice["title"] for notice in branch.inbox()] == ["通知：三月主题党日"]


def test_of_a_meeting_that_has_begun_nobody_who_joins_is_told(branch: Branch, clock: Callable[..., None]) -> None:
    branch.plan()
    branch.run_jobs()
    clock(app_clock.now() + timedelta(days=2))
    with branch.session() as s:
        s.get_one(Member, branch.town.members["outsider"]).organization_id = branch.town.organizations["east"]
        enqueue(s, "activities.jobs.follow_audiences", {})
    branch.run_jobs()
    with branch.session() as s:
        told = s.exec(select(Notification).where(Notification.member_id == branch.town.members["outsider"])).all()
    assert told == []


def test_who_is_taken_off_a_list_is_told_not_to_come(branch: Branch) -> None:
    named = [str(branch.town.members[name]) for name in ("member", "member2")]
    activity_id = branch.plan(audience={"member_ids": named})
    branch.run_jobs()
    place = f"/api/v1/activities/{activity_id}"
    secretary = branch.client.as_("secretary")
    change = {"audience": {"member_ids": [named[0], str(branch.town.members["secretary"])]}}
    tag = secretary.get(place).headers["ETag"]
    assert secretary.patch(place, json=change, headers={"If-Match": tag}).status_code == 200
    branch.run_jobs()

    assert branch.inbox("member2")[0]["title"] == "不用参加了：三月主题党日"
    assert [notice["title"] for notice in branch.inbox("secretary")] == ["有变动：三月主题党日"]

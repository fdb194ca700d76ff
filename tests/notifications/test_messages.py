"""Subscription messages go to those who allowed them; whoever none reached stands on the call list."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import select

from app.core import clock as app_clock
from app.core.events import Event
from app.core.queue import Job, enqueue
from app.members.models import Member
from app.members.rules import Status
from tests.client import Client, code_of
from tests.notifications.conftest import Branch
from tests.standins import StandIn

SEND = "/cgi-bin/message/subscribe/send"
NOWHERE = "01900000-0000-7000-8000-000000000000"


def reasons(branch: Branch) -> dict[str, str]:
    return {row["name"]: row["delivery"] for row in branch.call_list()}


def test_who_allowed_a_message_gets_it_and_the_others_are_called(branch: Branch, outside: StandIn) -> None:
    branch.allow("member", outside)
    branch.bind("member2")
    branch.plan()
    branch.run_jobs()

    [message] = outside.messages()
    assert message["touser"] == "o-member"
    assert message["data"] == {
        "thing1": {"value": "通知：三月主题党日"},
        "time2": {"value": branch.inbox()[0]["body"].split("，")[0]},
        "thing3": {"value": "村部二楼"},
    }
    assert str(message["page"]).startswith("features/activities/pages/detail?id=")
    assert branch.left("member") == 0
    assert reasons(branch) == {"乙员": "not_subscribed", "东书记": "not_bound"}


def test_a_second_message_needs_a_second_tap(branch: Branch, outside: StandIn) -> None:
    branch.allow("member", outside)
    branch.plan()
    branch.plan(title="四月主题党日")
    branch.run_jobs()

    assert len(outside.messages()) == 1
    assert len(outside.calls(SEND)) == 1  # nobody is asked for what the member has not allowed
    assert "甲员" in reasons(branch)


def test_what_wechat_says_counts_more_than_our_count(branch: Branch, outside: StandIn) -> None:
    outside.mint("mini", branch.bind("member"))  # WeChat knows the user, who has allowed nothing
    for _ in range(2):
        branch.client.as_("member").post("/api/v1/me/subscriptions", json={"template": "activity"})
    branch.plan()
    branch.run_jobs()

    assert reasons(branch)["甲员"] == "not_subscribed"
    assert branch.left("member") == 0


def test_long_titles_and_places_fit_the_template(branch: Branch, outside: StandIn) -> None:
    branch.allow("member", outside)
    branch.plan(title="题" * 60, place="楼" * 60)
    branch.run_jobs()

    [message] = outside.messages()
    assert message["data"]["thing3"] == {"value": "楼" * 19 + "…"}  # type: ignore[index]  # WeChat's own shape


def test_while_wechat_is_away_the_member_is_called_and_the_message_comes_later(
    branch: Branch, outside: StandIn, clock: Callable[..., None]
) -> None:
    branch.allow("member", outside)
    outside.switch({"kind": "errcode", "errcode": -1, "path": SEND})
    branch.plan()
    branch.run_jobs()

    assert reasons(branch)["甲员"] == "delayed"
    assert branch.left("member") == 1
    outside.switch()
    clock(app_clock.now() + timedelta(seconds=10))
    branch.run_jobs()
    assert len(outside.messages()) == 1
    assert "甲员" not in reasons(branch)


@pytest.mark.parametrize(("errcode", "reason"), [(40003, "refused"), (40037, "failed"), (43107, "failed")])
def test_what_wechat_will_never_take_is_not_tried_again(
    branch: Branch, outside: StandIn, errcode: int, reason: str
) -> None:
    branch.allow("member", outside)
    outside.switch({"kind": "errcode", "errcode": errcode, "path": SEND})
    branch.plan()
    branch.run_jobs()

    assert reasons(branch)["甲员"] == reason
    with branch.session() as s:
        assert [job.kind for job in s.exec(select(Job)) if "send_messages" in job.kind] == []


def test_a_message_job_run_twice_sends_once(branch: Branch, outside: StandIn) -> None:
    branch.allow("member", outside)
    branch.plan()
    branch.run_jobs()
    with branch.session() as s:
        event_id = s.exec(select(Event.id).where(Event.type == "activity.created")).one()
        enqueue(s, "notifications.messages.send_messages", {"source_id": str(event_id)})
    branch.run_jobs()

    assert len(outside.calls(SEND)) == 1


def test_nothing_is_sent_after_the_meeting_has_begun(
    branch: Branch, outside: StandIn, clock: Callable[..., None]
) -> None:
    branch.allow("member", outside)
    outside.switch({"kind": "errcode", "errcode": -1, "path": SEND})
    branch.plan()
    branch.run_jobs()
    outside.switch()
    clock(app_clock.now() + timedelta(days=2))
    branch.run_jobs()

    assert outside.messages() == []


def test_without_a_template_everybody_who_has_not_looked_is_called(branch: Branch) -> None:
    branch.plan()
    branch.run_jobs()
    member = branch.client.as_("member")
    member.put("/api/v1/notifications/read", json={"ids": [branch.inbox()[0]["id"]]})

    assert member.get("/api/v1/me/subscriptions").json()["items"] == []
    assert reasons(branch) == {"乙员": "inbox", "东书记": "inbox"}


def test_whoever_was_called_leaves_the_list_and_the_record_says_who_called(branch: Branch) -> None:
    branch.plan()
    branch.run_jobs()
    row = branch.call_list()[0]
    secretary = branch.client.as_("secretary")

    for _ in range(2):
        answer = secretary.put(f"{branch.calls}/told", json={"ids": [row["id"]]})
        assert answer.status_code == 200
        assert row["id"] not in [left["id"] for left in answer.json()["items"]]
    with branch.session() as s:
        events = s.exec(select(Event).where(Event.type == "notification.told")).all()
        assert [event.actor_id for event in events] == [branch.town.members["secretary"]]
        assert events[0].data["notification_ids"] == [row["id"]]


def test_nobody_calls_the_dead(branch: Branch) -> None:
    branch.plan()
    branch.run_jobs()
    assert {row["member_id"] for row in branch.call_list()} >= {str(branch.town.members["member2"])}

    with branch.session() as s:
        s.get_one(Member, branch.town.members["member2"]).status = Status.DECEASED

    assert str(branch.town.members["member2"]) not in {row["member_id"] for row in branch.call_list()}


def test_the_call_list_shows_masked_numbers(branch: Branch) -> None:
    branch.plan()
    branch.run_jobs()

    assert {row["phone"][3:7] for row in branch.call_list()} == {"****"}


def test_the_call_list_belongs_to_those_who_organize_there(branch: Branch, client: Client) -> None:
    branch.plan()
    branch.run_jobs()
    ids = {"ids": [branch.call_list()[0]["id"]]}

    assert len(client.as_("officer").get(branch.calls).json()["items"]) == 3
    for name, status in (("outsider", 404), ("stranger", 404), ("member", 403), ("auditor", 403)):
        assert client.as_(name).get(branch.calls).status_code == status, name
        assert client.as_(name).put(f"{branch.calls}/told", json=ids).status_code == status, name
    assert client.anonymous.get(branch.calls).status_code == 401
    west = f"/api/v1/organizations/{branch.town.organizations['west']}/call-list/told"
    assert client.as_("outsider").put(west, json=ids).status_code == 404
    assert client.as_("secretary").put(f"{branch.calls}/told", json={"ids": [NOWHERE]}).status_code == 404


def test_one_tap_sent_twice_counts_once(branch: Branch, outside: StandIn) -> None:
    key = {"Idempotency-Key": "tap-00000001"}
    member = branch.client.as_("member")
    answers = [
        member.post("/api/v1/me/subscriptions", json={"template": "activity"}, headers=key).json() for _ in range(2)
    ]

    assert answers == [{"template": "activity", "left_count": 1}] * 2
    with branch.session() as s:
        granted = s.exec(select(Event).where(Event.type == "subscription.granted")).all()
        assert len(granted) == 1


def test_an_unknown_template_is_named(client: Client) -> None:
    answer = client.as_("member").post("/api/v1/me/subscriptions", json={"template": "lottery"})

    assert answer.status_code == 422
    assert code_of(answer) == "form.invalid"
    assert answer.json()["errors"][0]["pointer"] == "/template"

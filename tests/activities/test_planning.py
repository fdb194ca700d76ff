"""Planning a meeting: who is expected, who sees it, who may change it, and in which state."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from app.members.models import Member
from app.organizations.models import PartyGroup
from tests.activities.conftest import START, Hall, minutes
from tests.client import code_of


def make_group(session: Session, hall: Hall, place: str, *names: str) -> str:
    group = PartyGroup(organization_id=hall.town.organizations[place], name="第一党小组")
    session.add(group)
    session.flush()
    for name in names:
        session.get_one(Member, hall.town.members[name]).party_group_id = group.id
    return str(group.id)


def test_a_branch_is_invited_whole(hall: Hall) -> None:
    answer = hall.send(
        "secretary", "POST", "/activities", hall.body(note="带笔记本", chair_id=hall.person("secretary"))
    )

    assert answer.status_code == 201
    body = answer.json()
    assert body["organization_id"] == hall.place("east")
    assert body["audience"] == {"organization_id": hall.place("east"), "party_group_id": None, "member_ids": None}
    assert (body["status"], body["due_count"], body["present_count"]) == ("planned", 3, 0)
    assert (body["chair_name"], body["note"]) == ("东书记", "带笔记本")
    assert {"edit", "open", "close", "cancel"} <= {action["action"] for action in body["allowed_actions"]}
    assert answer.headers["etag"] == f'"{body["version"]}"'
    [event] = hall.events("activity.created")
    assert (str(event.subject_id), event.path) == (body["id"], hall.town.paths["east"])


def test_a_township_invites_everybody_below_it(hall: Hall) -> None:
    activity = hall.plan("officer", audience={"organization_id": hall.place("township")})

    assert hall.due(activity) == {"member", "member2", "secretary", "outsider", "officer"}


def test_a_party_group_is_invited(hall: Hall) -> None:
    with hall.session() as session:
        group = make_group(session, hall, "east", "member")
    activity = hall.plan(audience={"party_group_id": group}, kind="group_meeting")

    assert hall.due(activity) == {"member"}


def test_members_are_invited_by_name(hall: Hall) -> None:
    named = [hall.person("member2"), hall.person("secretary")]
    activity = hall.plan(audience={"member_ids": named}, kind="committee_meeting")

    body = hall.send("secretary", "GET", f"/activities/{activity}").json()
    assert sorted(body["audience"]["member_ids"]) == sorted(named)
    assert body["organization_id"] == hall.place("east")
    assert hall.due(activity) == {"member2", "secretary"}


def test_sent_twice_with_one_key_it_is_planned_once(hall: Hall) -> None:
    sent = [
        hall.send("secretary", "POST", "/activities", hall.body(), **{"Idempotency-Key": "plan-0001"}) for _ in "ab"
    ]

    assert [answer.status_code for answer in sent] == [201, 201]
    assert sent[0].json()["id"] == sent[1].json()["id"]
    assert len(hall.events("activity.created")) == 1


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"ends_at": START.isoformat()}, "/ends_at", "activities.end_before_start"),
        ({"audience": {}}, "/audience", "activities.audience_unclear"),
        ({"starts_at": "2026-03-05T14:30:00"}, "/starts_at", "form.invalid"),
        ({"kind": "party"}, "/kind", "form.invalid"),
        ({"title": " "}, "/title", "form.invalid"),
        ({"title": "主题\x00党日"}, "/title", "form.invalid"),
        ({"starts_at": "0001-01-01T00:00:00+08:00"}, "/starts_at", "form.invalid"),
        ({"ranking": True}, "/ranking", "form.invalid"),
    ],
)
def test_what_cannot_be_planned_names_the_field(hall: Hall, changes: dict[str, Any], pointer: str, code: str) -> None:
    answer = hall.send("secretary", "POST", "/activities", hall.body(**changes))

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert hall.events("activity.created") == []


def test_nobody_outside_the_caller_s_reach_is_invited(hall: Hall) -> None:
    with hall.session() as session:
        group = make_group(session, hall, "west", "outsider")
    stranger = hall.person("outsider")
    tries: list[tuple[dict[str, Any], str]] = [
        ({"audience": {"member_ids": [stranger]}}, "/audience/member_ids"),
        ({"audience": {"party_group_id": group}}, "/audience/party_group_id"),
        ({"chair_id": stranger}, "/chair_id"),
        ({"recorder_id": stranger}, "/recorder_id"),
    ]
    for changes, pointer in tries:
        answer = hall.send("secretary", "POST", "/activities", hall.body(**changes))
        assert (answer.status_code, code_of(answer)) == (422, "activities.audience_unknown")
        assert answer.json()["errors"][0]["pointer"] == pointer
    elsewhere = hall.body(audience={"organization_id": hall.place("west")})
    assert hall.send("secretary", "POST", "/activities", elsewhere).status_code == 404


def test_a_member_cannot_plan(hall: Hall) -> None:
    answer = hall.send("member", "POST", "/activities", hall.body())

    assert (answer.status_code, code_of(answer)) == (403, "access.denied")
    assert "支部书记" in answer.json()["title"]


def test_whoever_is_invited_or_in_charge_sees_it_and_nobody_else(hall: Hall) -> None:
    activity = hall.plan(audience={"member_ids": [hall.person("member")]})

    seen = {name: hall.send(name, "GET", f"/activities/{activity}").status_code for name in hall.town.accounts}
    listed = {name: len(hall.send(name, "GET", "/activities").json()["items"]) for name in hall.town.accounts}

    inside = {"member", "secretary", "officer", "admin", "auditor"}
    assert {name for name, status in seen.items() if status == 200} == inside
    assert {name for name, status in seen.items() if status == 404} == set(seen) - inside
    assert {name for name, count in listed.items() if count} == inside


def test_a_member_sees_the_own_part_and_no_list_of_others(hall: Hall) -> None:
    activity = hall.plan()
    body = hall.send("member", "GET", f"/activities/{activity}").json()

    assert body["my_part"] == {"state": None, "source": None, "at": None, "leave": None, "offline": None}
    assert [action["action"] for action in body["allowed_actions"]] == ["request_leave"]
    assert hall.send("member", "GET", f"/activities/{activity}/attendance").status_code == 403
    assert hall.send("outsider", "GET", f"/activities/{activity}/attendance").status_code == 404


def test_the_list_is_narrowed_and_paged(hall: Hall) -> None:
    plain, closed = hall.plan(), hall.plan(audience={"member_ids": [hall.person("member2")]})
    hall.close(closed)

    def ids(name: str, query: str) -> list[str]:
        return [item["id"] for item in hall.send(name, "GET", f"/activities?{query}").json()["items"]]

    assert ids("secretary", "status=planned&status=open") == [plain]
    assert ids("secretary", "status=closed") == [closed]
    assert ids("secretary", "invited=true") == [plain]
    assert set(ids("officer", f"organization_id={hall.place('township')}")) == {plain, closed}
    assert ids("officer", f"organization_id={hall.place('west')}") == []
    first = hall.send("secretary", "GET", "/activities?limit=1&count=exact").json()
    assert first["total"] == 2
    assert [first["items"][0]["id"], *ids("secretary", f"limit=1&cursor={first['next_cursor']}")] == [closed, plain]


def test_the_list_begins_with_the_soonest_when_asked(hall: Hall) -> None:
    days = [3, 1, 2]
    for day in days:
        starts = {"starts_at": START + timedelta(days=day), "ends_at": START + timedelta(days=day, hours=1)}
        hall.plan(title=f"第{day}天", **{key: at.isoformat() for key, at in starts.items()})

    seen, query = [], "/activities?order=soonest&limit=1"
    page = hall.send("member", "GET", query).json()
    seen += [item["title"] for item in page["items"]]
    while page["next_cursor"]:
        page = hall.send("member", "GET", f"{query}&cursor={page['next_cursor']}").json()
        seen += [item["title"] for item in page["items"]]

    assert seen == ["第1天", "第2天", "第3天"]
    latest = hall.send("member", "GET", "/activities").json()["items"]
    assert [item["title"] for item in latest] == ["第3天", "第2天", "第1天"]


def test_a_planned_activity_is_changed_by_who_saw_its_newest_state(hall: Hall) -> None:
    activity = hall.plan()
    tag = hall.send("secretary", "GET", f"/activities/{activity}").headers["etag"]
    change = {"place": "镇文化站", "starts_at": (START + minutes(30)).isoformat(), "recorder_id": hall.person("member")}

    answer = hall.send("secretary", "PATCH", f"/activities/{activity}", change, **{"If-Match": tag})
    stale = hall.send("officer", "PATCH", f"/activities/{activity}", {"place": "别处"}, **{"If-Match": tag})
    blind = hall.send("officer", "PATCH", f"/activities/{activity}", {"place": "别处"})

    assert answer.status_code == 200
    assert (answer.json()["place"], answer.json()["recorder_name"]) == ("镇文化站", "甲员")
    assert answer.json()["opens_at"] == "2026-03-05T06:30:00Z"
    assert (stale.status_code, stale.json()["by"]) == (412, "secretary")
    assert blind.status_code == 428
    [event] = hall.events("activity.changed")
    assert event.data["changed"] == ["place", "recorder_id", "starts_at"]


def test_another_audience_replaces_the_roll(hall: Hall) -> None:
    activity = hall.plan()
    audience = {"audience": {"member_ids": [hall.person("member")]}}
    tag = hall.send("secretary", "GET", f"/activities/{activity}").headers["etag"]

    assert hall.send("secretary", "PATCH", f"/activities/{activity}", audience, **{"If-Match": tag}).status_code == 200

    assert hall.due(activity) == {"member"}


def test_a_meeting_runs_its_course_once(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(-5))
    steps = [("open", 200), ("open", 409), ("close", 200), ("close", 409), ("cancel", 409), ("open", 409)]

    got = []
    for step, _ in steps:
        body = {"reason": "改期"} if step == "cancel" else None
        got.append((step, hall.send("secretary", "POST", f"/activities/{activity}/{step}", body).status_code))

    assert got == steps
    assert len(hall.events("activity.opened")) == 1
    [event] = hall.events("activity.closed")
    assert (event.data["due_count"], event.data["present_count"]) == (3, 0)
    tag = hall.send("secretary", "GET", f"/activities/{activity}").headers["etag"]
    edit = hall.send("secretary", "PATCH", f"/activities/{activity}", {"place": "别处"}, **{"If-Match": tag})
    assert (edit.status_code, code_of(edit)) == (409, "activities.wrong_state")
    assert hall.send("secretary", "GET", f"/activities/{activity}/code").status_code == 409


def test_cancelling_says_why(hall: Hall) -> None:
    activity = hall.plan()

    silent = hall.send("secretary", "POST", f"/activities/{activity}/cancel", {})
    answer = hall.send("secretary", "POST", f"/activities/{activity}/cancel", {"reason": "台风，改期"})

    assert (silent.status_code, silent.json()["errors"][0]["pointer"]) == (422, "/reason")
    assert (answer.json()["status"], answer.json()["cancel_reason"]) == ("cancelled", "台风，改期")
    assert len(hall.events("activity.cancelled")) == 1


@pytest.mark.parametrize("step", ["open", "close", "cancel", "code"])
def test_only_its_organizers_run_it(hall: Hall, step: str) -> None:
    activity = hall.plan(audience={"member_ids": [hall.person("member")]})
    method, body = ("GET", None) if step == "code" else ("POST", {"reason": "改期"} if step == "cancel" else None)

    def status(name: str) -> int:
        return hall.send(name, method, f"/activities/{activity}/{step}", body).status_code

    assert (status("outsider"), status("member"), status("auditor")) == (404, 403, 403)


def test_a_secretary_who_is_only_invited_is_told_who_runs_it(hall: Hall) -> None:
    activity = hall.plan("officer", audience={"organization_id": hall.place("township")})

    answer = hall.send("outsider", "POST", f"/activities/{activity}/close")

    assert (answer.status_code, code_of(answer)) == (403, "access.denied")

"""Members check in by the code on the host's screen: twice is once, late is late, and each refusal says what to do."""

import base64
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from app.access.models import LoginSession
from app.activities.models import Attendance
from app.core import clock
from tests.activities.conftest import STEP, Hall, minutes
from tests.client import Client, code_of


def test_a_member_checks_in_and_the_host_sees_it(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(-minutes(5))
    before = hall.send("secretary", "GET", f"/activities/{activity}/attendance").headers["etag"]

    answer = hall.check_in("member", hall.code(activity))

    assert answer.status_code == 201
    body = answer.json()
    assert (body["activity_id"], body["member_id"]) == (activity, hall.person("member"))
    assert (body["state"], body["repeated"], body["waits"]) == ("present", False, False)
    after = hall.send("secretary", "GET", f"/activities/{activity}/attendance", **{"If-None-Match": before})
    assert after.status_code == 200
    assert hall.roll(activity)["member"]["state"] == "present"
    [event] = hall.events("attendance.checked_in")
    assert (str(event.subject_id), str(event.member_id)) == (activity, hall.person("member"))
    assert event.data["state"] == "present"
    assert event.request_id == answer.headers["x-request-id"]


def test_the_address_of_the_code_is_what_a_phone_opens(hall: Hall) -> None:
    activity = hall.plan()
    body = hall.send("secretary", "GET", f"/activities/{activity}/code").json()

    assert body["url"] == f"http://testserver/c?t={body['token']}"
    assert body["step_seconds"] == 15
    assert len(base64.urlsafe_b64decode(body["token"] + "==")) == 22


def test_a_screen_that_lost_its_network_goes_on_with_the_codes_it_has(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    following = hall.send("secretary", "GET", f"/activities/{activity}/code").json()["following"]

    hall.set(minutes(0) + 3 * STEP)

    assert hall.check_in("member", following[2].split("t=")[1]).status_code == 201


def test_twice_is_once_whenever_the_repeat_comes(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    token = hall.code(activity)
    first = hall.check_in("member", token)
    hall.close(activity)
    hall.set(minutes(600))

    again = hall.check_in("member", token)

    assert again.status_code == 200
    assert again.json() == first.json() | {"repeated": True}
    assert len(hall.events("attendance.checked_in")) == 1


def test_a_hundred_equal_requests_at_once_are_one(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    token, person = hall.code(activity), client.as_("member")

    with ThreadPoolExecutor(32) as pool:
        answers = list(pool.map(lambda _: person.post("/api/v1/check-ins", json={"token": token}), range(100)))

    statuses = [answer.status_code for answer in answers]
    assert (statuses.count(201), statuses.count(200)) == (1, 99)
    assert len({answer.json()["id"] for answer in answers}) == 1
    with hall.session() as session:
        assert len(session.exec(select(Attendance)).all()) == 1
    assert len(hall.events("attendance.checked_in")) == 1


def test_people_at_once_each_get_their_own_answer(hall: Hall, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    token = hall.code(activity)
    names = ["member", "member2", "secretary", "outsider", "officer", "admin"]
    people = {name: client.as_(name) for name in names}

    with ThreadPoolExecutor(12) as pool:
        sent = [
            (name, pool.submit(people[name].post, "/api/v1/check-ins", json={"token": token})) for name in names * 2
        ]

    statuses: dict[str, list[int]] = {name: [] for name in names}
    for name, answer in sent:
        statuses[name].append(answer.result().status_code)
    assert all(sorted(statuses[name]) == [200, 201] for name in ("member", "member2", "secretary"))
    assert all(statuses[name] == [403, 403] for name in ("outsider", "officer", "admin"))
    assert len(hall.events("attendance.checked_in")) == 3
    assert "fell apart" not in caplog.text


@pytest.mark.parametrize(
    ("after", "state"), [(minutes(-30), "present"), (minutes(14.9), "present"), (minutes(15.1), "late")]
)
def test_late_is_late(hall: Hall, after: timedelta, state: str) -> None:
    activity = hall.plan()
    hall.set(after)

    assert hall.check_in("member", hall.code(activity)).json()["state"] == state


def test_the_window_follows_the_local_settings_of_the_day_it_was_planned(hall: Hall) -> None:
    local = {"values": {"activities.late_after_minutes": 0}}
    changed = hall.send(
        "admin", "PUT", f"/organizations/{hall.place('township')}/settings", local, **{"If-Match": '"1"'}
    )
    assert changed.status_code == 200, changed.text
    activity = hall.plan()

    hall.set(minutes(1))

    assert hall.check_in("member", hall.code(activity)).json()["state"] == "late"


def test_before_the_window_the_answer_names_the_time(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(-31))

    answer = hall.check_in("member", hall.code(activity))

    assert (answer.status_code, code_of(answer)) == (409, "activities.not_started")
    assert answer.json()["title"] == "还没开始，3月5日14:00后可以签到。"


def test_a_code_is_taken_for_its_step_and_the_next(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    token = hall.code(activity)

    hall.set(2 * STEP)
    late = hall.check_in("member", token)
    hall.set(2 * STEP - timedelta(seconds=1))
    good = hall.check_in("member", token)

    assert (late.status_code, code_of(late)) == (409, "activities.code_expired")
    assert good.status_code == 201


def test_a_closed_or_cancelled_activity_takes_nobody(hall: Hall) -> None:
    closed, cancelled = hall.plan(), hall.plan()
    hall.set(minutes(0))
    tokens = [hall.code(closed), hall.code(cancelled)]
    hall.close(closed)
    hall.send("secretary", "POST", f"/activities/{cancelled}/cancel", {"reason": "台风，改期"})

    answers = [hall.check_in("member", token) for token in tokens]

    assert [code_of(answer) for answer in answers] == ["activities.closed", "activities.cancelled"]


@pytest.mark.parametrize("token", ["", "https://example.com/", "A" * 30, "签到" * 15])
def test_something_else_scanned_is_said_to_be_no_code(hall: Hall, token: str) -> None:
    answer = hall.check_in("member", token)

    assert (answer.status_code, code_of(answer)) == (422, "activities.foreign_code")
    assert answer.json()["errors"][0]["pointer"] == "/token"


@pytest.mark.parametrize(
    "body", [{}, {"token": "A", "offline": {"token": "A", "scanned_at": "2026-03-05T14:30:00+08:00"}}]
)
def test_neither_or_both_ways_at_once_is_refused(hall: Hall, body: object) -> None:
    answer = hall.send("member", "POST", "/check-ins", body)

    assert (answer.status_code, code_of(answer)) == (422, "activities.token_missing")


def test_who_is_not_invited_is_told_whom_to_ask(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))

    answer = hall.check_in("outsider", hall.code(activity))

    assert (answer.status_code, code_of(answer)) == (403, "activities.not_invited")


def test_staff_without_a_member_s_record_cannot_check_in(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))

    answer = hall.check_in("admin", hall.code(activity))

    assert (answer.status_code, code_of(answer)) == (403, "access.denied")


def test_nobody_checks_in_without_signing_in(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    body = {"token": hall.code(activity)}

    for headers in ({}, {"Authorization": "Basic x"}, {"Authorization": "Bearer x.y.z"}):
        answer = client.anonymous.post("/api/v1/check-ins", json=body, headers=headers)
        assert (answer.status_code, code_of(answer)) == (401, "accounts.session_expired")


def test_an_ended_session_is_refused_at_once(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    token, person = hall.code(activity), client.as_("member")
    with hall.session() as session:
        for row in session.exec(select(LoginSession)):
            row.ended_at = clock.now()

    answer = person.post("/api/v1/check-ins", json={"token": token})

    assert (answer.status_code, code_of(answer)) == (401, "accounts.session_expired")
    assert hall.events("attendance.checked_in") == []


def test_a_token_of_another_account_does_not_borrow_a_session(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    token, person = hall.code(activity), client.as_("member")
    with hall.session() as session:
        for row in session.exec(select(LoginSession).where(LoginSession.member_id == hall.town.members["member"])):
            row.account_id = hall.town.accounts["member2"]

    assert person.post("/api/v1/check-ins", json={"token": token}).status_code == 401


def test_who_was_excused_and_comes_all_the_same_is_present(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    entries = [{"member_id": hall.person("member"), "state": "excused"}]
    hall.send("secretary", "PUT", f"/activities/{activity}/attendance", {"entries": entries})

    answer = hall.check_in("member", hall.code(activity))

    assert answer.status_code == 201
    assert hall.roll(activity)["member"]["state"] == "present"


def test_what_the_organizer_saw_is_not_overwritten_by_a_scan(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    entries = [{"member_id": hall.person("member"), "state": "late"}]
    hall.send("secretary", "PUT", f"/activities/{activity}/attendance", {"entries": entries})

    answer = hall.check_in("member", hall.code(activity))

    assert (answer.status_code, answer.json()["state"]) == (200, "late")
    assert hall.events("attendance.checked_in") == []

"""A hall without signal: scans arrive later, count by their code's time, and wait for the organizer."""

from collections.abc import Callable
from datetime import timedelta

from sqlmodel import select

from app.activities.models import OfflineCheckIn
from tests.activities.conftest import STEP, Hall, minutes
from tests.client import code_of

DAY = timedelta(hours=24)
CAST = ("secretary", "officer", "member")


def test_a_scan_kept_on_the_phone_waits_beside_the_roll(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(20))
    token = hall.code(activity)
    hall.set(minutes(100))

    answer = hall.bring("member", token)
    again = hall.bring("member", token)

    assert answer.status_code == 201
    assert (answer.json()["state"], answer.json()["waits"], answer.json()["repeated"]) == ("late", True, False)
    assert answer.json()["at"] == "2026-03-05T06:50:00Z"
    assert (again.status_code, again.json()) == (200, answer.json() | {"repeated": True})
    roll = hall.roll(activity)
    assert roll["member"]["state"] is None
    assert roll["member"]["offline"]["decision"] == "pending"
    assert roll["member"]["offline"]["clock_offset_ms"] == -1200
    assert (roll["counts"]["late"], roll["counts"]["offline_waiting"]) == (0, 1)
    assert len(hall.events("attendance.reported")) == 1


def test_the_organizer_confirms_it(hall: Hall) -> None:
    activity, report, tag = waiting(hall)

    answer = hall.send("secretary", "POST", decision(activity, report), {"approve": True}, **{"If-Match": tag})
    again = hall.send("secretary", "POST", decision(activity, report), {"approve": True}, **{"If-Match": '"2"'})

    assert (answer.status_code, answer.json()["decision"]) == (200, "approved")
    assert (again.status_code, code_of(again)) == (409, "activities.already_decided")
    roll = hall.roll(activity)
    assert (roll["member"]["state"], roll["member"]["source"]) == ("present", "offline")
    assert (roll["counts"]["present"], roll["counts"]["offline_waiting"]) == (1, 0)
    [event] = hall.events("attendance.report_decided")
    assert (event.data["decision"], str(event.member_id)) == ("approved", hall.person("member"))


def test_the_organizer_strikes_it_with_a_reason(hall: Hall) -> None:
    activity, report, tag = waiting(hall)

    silent = hall.send("secretary", "POST", decision(activity, report), {"approve": False}, **{"If-Match": tag})
    body = {"approve": False, "reason": "当天没有来"}
    answer = hall.send("secretary", "POST", decision(activity, report), body, **{"If-Match": tag})

    assert (silent.status_code, silent.json()["errors"][0]["pointer"]) == (422, "/reason")
    assert answer.json()["decision"] == "refused"
    assert hall.roll(activity)["member"]["state"] is None
    assert len(hall.events("attendance.report_decided")) == 1


def test_whoever_is_struck_learns_of_it_and_reads_why(hall: Hall, run_jobs: Callable[[], int]) -> None:
    activity, report, tag = waiting(hall)
    body = {"approve": False, "reason": "当天没有来"}
    hall.send("secretary", "POST", decision(activity, report), body, **{"If-Match": tag})
    run_jobs()

    part = hall.send("member", "GET", f"/activities/{activity}").json()["my_part"]
    assert (part["offline"]["decision"], part["offline"]["reason"]) == ("refused", "当天没有来")
    assert "签到被划去：三月主题党日" in titles(hall, "member")
    assert "签到被划去：三月主题党日" not in titles(hall, "member2")


def test_whoever_is_confirmed_learns_of_it(hall: Hall, run_jobs: Callable[[], int]) -> None:
    activity, report, tag = waiting(hall)
    hall.send("secretary", "POST", decision(activity, report), {"approve": True}, **{"If-Match": tag})
    run_jobs()

    assert "签到已确认：三月主题党日" in titles(hall, "member")


def test_the_organizer_is_told_that_it_waits_after_the_close_too(hall: Hall, run_jobs: Callable[[], int]) -> None:
    activity = hall.plan()
    hall.set(minutes(20))
    token = hall.code(activity)
    hall.set(minutes(120))
    hall.close(activity)
    hall.bring("member", token)
    run_jobs()

    assert "有人等您答复：三月主题党日" in titles(hall, "secretary")
    assert hall.send("secretary", "GET", "/me").json()["pending_count"] == 1
    assert [hall.send(name, "GET", f"/activities/{activity}").json()["waiting_count"] for name in CAST] == [1, 1, 0]
    assert hall.send("outsider", "GET", "/me").json()["pending_count"] == 0


def test_whoever_came_in_the_meantime_waits_for_nothing(hall: Hall) -> None:
    activity, _, _ = waiting(hall)
    called = {"entries": [{"member_id": hall.person("member"), "state": "present"}]}
    assert hall.send("secretary", "PUT", f"/activities/{activity}/attendance", called).status_code == 200

    assert hall.send("secretary", "GET", f"/activities/{activity}").json()["waiting_count"] == 0
    assert hall.send("secretary", "GET", "/me").json()["pending_count"] == 0


def titles(hall: Hall, name: str) -> list[str]:
    """What one of the cast finds in the inbox."""
    return [notice["title"] for notice in hall.send(name, "GET", "/notifications").json()["items"]]


def test_only_an_organizer_decides_and_only_on_what_was_seen(hall: Hall) -> None:
    activity, report, tag = waiting(hall)
    place, body = decision(activity, report), {"approve": True}

    assert hall.send("outsider", "POST", place, body, **{"If-Match": tag}).status_code == 404
    assert hall.send("member", "POST", place, body, **{"If-Match": tag}).status_code == 403
    assert hall.send("secretary", "POST", place, body).status_code == 428
    assert hall.send("secretary", "POST", place, body, **{"If-Match": '"9"'}).status_code == 412
    elsewhere = decision(hall.plan(), report)
    assert hall.send("secretary", "POST", elsewhere, body, **{"If-Match": tag}).status_code == 404


def test_it_is_taken_until_a_day_after_the_close(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    token = hall.code(activity)
    hall.set(minutes(120))
    hall.close(activity)

    hall.set(minutes(119) + DAY)
    in_time = hall.bring("member", token)
    hall.set(minutes(121) + DAY)
    too_late = hall.bring("member2", token)

    assert in_time.status_code == 201
    assert (too_late.status_code, code_of(too_late)) == (409, "activities.closed")


def test_a_code_from_outside_the_window_is_not_taken(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(-31))
    early = hall.code(activity)
    hall.set(minutes(119))
    ahead = hall.send("secretary", "GET", f"/activities/{activity}/code").json()["following"]
    hall.set(minutes(120))
    hall.close(activity)
    hall.set(minutes(130))

    assert code_of(hall.bring("member", early)) == "activities.not_started"
    assert code_of(hall.bring("member", ahead[10].split("t=")[1])) == "activities.closed"


def test_a_code_of_the_future_is_not_taken(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    ahead = hall.send("secretary", "GET", f"/activities/{activity}/code").json()["following"]

    answer = hall.bring("member", ahead[5].split("t=")[1])

    assert (answer.status_code, code_of(answer)) == (409, "activities.code_expired")


def test_the_phone_s_clock_decides_nothing(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    token = hall.code(activity)
    hall.set(minutes(60))
    kept = {"token": token, "scanned_at": "2031-01-01T00:00:00+08:00", "clock_offset_ms": 10**11}

    answer = hall.send("member", "POST", "/check-ins", {"offline": kept})

    assert (answer.status_code, answer.json()["state"]) == (201, "present")


def test_who_is_on_record_already_is_told_so(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    token = hall.code(activity)
    first = hall.check_in("member", token)
    hall.set(minutes(0) + 4 * STEP)

    answer = hall.bring("member", token)

    assert (answer.status_code, answer.json()["id"]) == (200, first.json()["id"])
    with hall.session() as session:
        assert session.exec(select(OfflineCheckIn)).all() == []


def test_a_scan_that_waits_does_not_keep_anybody_from_checking_in(hall: Hall) -> None:
    activity, _, _ = waiting(hall)

    answer = hall.check_in("member", hall.code(activity))

    assert (answer.status_code, answer.json()["waits"]) == (201, False)
    assert hall.roll(activity)["counts"]["offline_waiting"] == 0


def test_who_is_not_invited_is_refused_later_too(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))

    assert code_of(hall.bring("outsider", hall.code(activity))) == "activities.not_invited"


def waiting(hall: Hall) -> tuple[str, str, str]:
    """An activity with one scan that waits: activity, scan, and its tag."""
    activity = hall.plan()
    hall.set(minutes(0))
    token = hall.code(activity)
    hall.set(minutes(30))
    answer = hall.bring("member", token)
    assert answer.status_code == 201
    return activity, answer.json()["id"], '"1"'


def decision(activity: str, report: str) -> str:
    return f"/activities/{activity}/offline-check-ins/{report}/decision"

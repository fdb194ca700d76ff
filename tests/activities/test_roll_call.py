"""The organizer's roll-call counts like a scan; the list can be watched, printed, and read by each about themselves."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.activities.conftest import START, Hall, minutes
from tests.client import code_of


def call(hall: Hall, activity: str, by: str = "secretary", **states: str) -> Any:
    """Call the roll: states by name."""
    entries = [{"member_id": hall.person(name), "state": state} for name, state in states.items()]
    return hall.send(by, "PUT", f"/activities/{activity}/attendance", {"entries": entries})


def test_many_are_called_at_once_and_count_like_a_scan(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))

    answer = call(hall, activity, member="present", member2="late", secretary="excused")

    assert answer.status_code == 200
    counts = answer.json()["counts"]
    assert (counts["due"], counts["present"], counts["late"], counts["excused"], counts["unknown"]) == (3, 1, 1, 1, 0)
    assert hall.roll(activity)["member"]["source"] == "roll_call"
    assert hall.send("secretary", "GET", f"/activities/{activity}").json()["present_count"] == 2
    [event] = hall.events("attendance.called")
    assert [entry["state"] for entry in event.data["entries"]] == ["present", "late", "excused"]


def test_calls_and_scans_of_one_moment_all_count(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    token = hall.code(activity)
    acts: list[Callable[[], httpx.Response]] = [
        lambda: call(hall, activity, member="present", member2="present", secretary="present"),
        lambda: hall.check_in("member", token),
    ] * 8

    with ThreadPoolExecutor(len(acts)) as pool:
        answers = list(pool.map(lambda act: act(), acts))

    assert {answer.status_code for answer in answers} <= {200, 201}, [answer.text for answer in answers]
    assert hall.roll(activity)["counts"]["present"] == 3


def test_the_same_call_again_changes_and_records_nothing(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    call(hall, activity, member="present")

    assert call(hall, activity, member="present").status_code == 200

    assert len(hall.events("attendance.called")) == 1


def test_a_mistake_is_corrected_even_after_the_close(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    call(hall, activity, member="absent")
    hall.close(activity)

    assert call(hall, activity, member="present").status_code == 200

    assert hall.roll(activity)["member"]["state"] == "present"
    assert len(hall.events("attendance.called")) == 2


def test_a_call_made_without_network_does_not_undo_what_came_after_it(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(10))
    hall.check_in("member", hall.code(activity))
    hall.set(minutes(60))
    at = (START + minutes(5)).isoformat()
    entries = [{"member_id": hall.person(name), "state": "absent", "recorded_at": at} for name in ("member", "member2")]

    answer = hall.send("secretary", "PUT", f"/activities/{activity}/attendance", {"entries": entries})

    assert answer.status_code == 200
    roll = hall.roll(activity)
    assert (roll["member"]["state"], roll["member2"]["state"]) == ("present", "absent")
    assert roll["member2"]["at"] == "2026-03-05T06:35:00Z"
    [event] = hall.events("attendance.called")
    assert len(event.data["entries"]) == 1


def test_a_wrong_line_is_named_and_nothing_is_half_done(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    good = {"member_id": hall.person("member"), "state": "present"}
    wrong = [
        ({"member_id": hall.person("outsider"), "state": "present"}, "member_id", "activities.not_on_roll"),
        (good, "member_id", "activities.called_twice"),
        (
            {"member_id": hall.person("member2"), "state": "late", "recorded_at": "2027-01-01T00:00:00Z"},
            "recorded_at",
            "activities.recorded_in_future",
        ),
    ]
    for line, field, code in wrong:
        body = {"entries": [good, line]}
        answer = hall.send("secretary", "PUT", f"/activities/{activity}/attendance", body)
        assert (answer.status_code, code_of(answer)) == (422, code)
        assert answer.json()["errors"][0]["pointer"] == f"/entries/1/{field}"
    assert hall.roll(activity)["counts"]["present"] == 0


def test_nobody_is_there_before_check_in_begins_but_leave_can_be_noted(hall: Hall) -> None:
    activity = hall.plan()

    early = call(hall, activity, member="present")

    assert (early.status_code, code_of(early)) == (422, "activities.recorded_too_early")
    assert call(hall, activity, member="excused").status_code == 200


def test_only_organizers_call_the_roll(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))

    statuses = {name: call(hall, activity, name, member="present").status_code for name in hall.town.accounts}

    assert {name for name, status in statuses.items() if status == 200} == {"secretary", "officer"}
    assert (statuses["outsider"], statuses["member"], statuses["auditor"]) == (404, 403, 403)


def test_a_cancelled_activity_has_no_roll_call(hall: Hall) -> None:
    activity = hall.plan()
    hall.send("secretary", "POST", f"/activities/{activity}/cancel", {"reason": "改期"})

    assert code_of(call(hall, activity, member="excused")) == "activities.wrong_state"


def test_the_screen_is_told_when_nothing_has_changed(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    path = f"/activities/{activity}/attendance"
    tag = hall.send("secretary", "GET", path).headers["etag"]

    same = hall.send("secretary", "GET", path, **{"If-None-Match": tag})
    call(hall, activity, member="present")
    changed = hall.send("secretary", "GET", path, **{"If-None-Match": tag})
    corrected_tag = changed.headers["etag"]
    call(hall, activity, member="late")
    corrected = hall.send("secretary", "GET", path, **{"If-None-Match": corrected_tag})

    assert (same.status_code, same.content) == (304, b"")
    assert (changed.status_code, corrected.status_code) == (200, 200)


def test_the_roll_is_paged(hall: Hall) -> None:
    activity = hall.plan()
    names, cursor = [], ""
    for _ in range(3):
        page = hall.send("secretary", "GET", f"/activities/{activity}/attendance?limit=1{cursor}").json()
        names += [line["name"] for line in page["items"]]
        cursor = f"&cursor={page['next_cursor']}"

    assert sorted(names) == sorted(["甲员", "乙员", "东书记"])
    assert page["next_cursor"] is None


def test_the_printed_list_holds_names_and_states_and_nothing_more(hall: Hall) -> None:
    activity = hall.plan(chair_id=hall.person("secretary"))
    hall.set(minutes(0))
    call(hall, activity, member="present")
    hall.close(activity)

    sheet = hall.send("secretary", "GET", f"/activities/{activity}/attendance-sheet").json()

    assert (sheet["organization_name"], sheet["title"], sheet["chair_name"]) == ("东村党支部", "三月主题党日", "东书记")
    assert (sheet["counts"]["due"], sheet["counts"]["present"], sheet["counts"]["absent"]) == (3, 1, 2)
    assert {line["name"]: line["state"] for line in sheet["lines"]} == {
        "甲员": "present",
        "乙员": "absent",
        "东书记": "absent",
    }
    assert set(sheet["lines"][0]) == {"name", "organization_name", "state", "leave_kind"}
    assert hall.send("outsider", "GET", f"/activities/{activity}/attendance-sheet").status_code == 404
    assert hall.send("member", "GET", f"/activities/{activity}/attendance-sheet").status_code == 403


def test_each_reads_the_own_record_alone(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(20))
    hall.check_in("member", hall.code(activity))

    [own] = hall.send("member", "GET", "/me/attendance").json()["items"]
    [other] = hall.send("member2", "GET", "/me/attendance").json()["items"]

    assert (own["activity_id"], own["state"], own["source"]) == (activity, "late", "code")
    assert (other["activity_id"], other["state"]) == (activity, None)
    assert hall.send("outsider", "GET", "/me/attendance").json()["items"] == []
    assert hall.send("admin", "GET", "/me/attendance").status_code == 403


@pytest.mark.parametrize("path", ["attendance", "attendance-sheet", "minutes", "code", ""])
def test_what_is_not_there_looks_like_what_is_not_one_s_own(hall: Hall, path: str) -> None:
    activity = hall.plan()
    nowhere = hall.place("far")

    answers = [hall.send("outsider", "GET", f"/activities/{key}/{path}".rstrip("/")) for key in (activity, nowhere)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content

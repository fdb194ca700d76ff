"""Leave is asked before the start and decided by the organizer; its reason stays between the two."""

from sqlmodel import select

from app.activities.models import LeaveRequest
from tests.activities.conftest import Hall, minutes
from tests.client import code_of

SICK = {"kind": "sick", "reason": "膝盖做了手术，行动不便"}


def ask(hall: Hall, activity: str, name: str = "member") -> str:
    answer = hall.send(name, "POST", f"/activities/{activity}/leave-requests", SICK)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def test_leave_is_asked_and_granted(hall: Hall) -> None:
    activity = hall.plan()
    leave = ask(hall, activity)
    own = hall.send("member", "GET", f"/activities/{activity}").json()["my_part"]
    assert (own["leave"]["decision"], own["leave"]["reason"]) == ("pending", SICK["reason"])
    assert hall.roll(activity)["counts"]["leave_waiting"] == 1

    path = f"/activities/{activity}/leave-requests/{leave}/decision"
    answer = hall.send("secretary", "POST", path, {"approve": True}, **{"If-Match": '"1"'})
    again = hall.send("secretary", "POST", path, {"approve": True}, **{"If-Match": '"2"'})

    assert (answer.status_code, answer.json()["decision"]) == (200, "approved")
    assert code_of(again) == "activities.already_decided"
    roll = hall.roll(activity)
    assert (roll["member"]["state"], roll["member"]["source"]) == ("excused", "leave")
    assert len(hall.events("leave.decided")) == 1


def test_a_refusal_gives_its_reason_and_excuses_nobody(hall: Hall) -> None:
    activity = hall.plan()
    path = f"/activities/{activity}/leave-requests/{ask(hall, activity)}/decision"

    silent = hall.send("secretary", "POST", path, {"approve": False}, **{"If-Match": '"1"'})
    body = {"approve": False, "reason": "当天要投票，请尽量参加"}
    answer = hall.send("secretary", "POST", path, body, **{"If-Match": '"1"'})

    assert silent.status_code == 422
    assert answer.json()["decision_reason"] == body["reason"]
    assert hall.roll(activity)["member"]["state"] is None


def test_after_the_start_one_speaks_to_the_organizer(hall: Hall) -> None:
    activity = hall.plan()
    hall.set(minutes(1))

    answer = hall.send("member", "POST", f"/activities/{activity}/leave-requests", SICK)

    assert (answer.status_code, code_of(answer)) == (409, "activities.leave_too_late")


def test_leave_is_asked_once_and_a_repeat_with_the_key_is_the_same(hall: Hall) -> None:
    activity = hall.plan()
    path, key = f"/activities/{activity}/leave-requests", {"Idempotency-Key": "leave-0001"}

    first, repeat = (hall.send("member", "POST", path, SICK, **key) for _ in "ab")
    second = hall.send("member", "POST", path, SICK)

    assert (first.status_code, repeat.status_code) == (201, 201)
    assert first.json()["id"] == repeat.json()["id"]
    assert (second.status_code, code_of(second)) == (409, "activities.leave_requested")
    assert len(hall.events("leave.requested")) == 1


def test_who_came_in_spite_of_leave_stays_present(hall: Hall) -> None:
    activity = hall.plan()
    leave = ask(hall, activity)
    hall.set(minutes(0))
    hall.check_in("member", hall.code(activity))

    path = f"/activities/{activity}/leave-requests/{leave}/decision"
    hall.send("secretary", "POST", path, {"approve": True}, **{"If-Match": '"1"'})

    assert hall.roll(activity)["member"]["state"] == "present"


def test_who_is_not_invited_has_nothing_to_ask(hall: Hall) -> None:
    activity = hall.plan()

    assert hall.send("outsider", "POST", f"/activities/{activity}/leave-requests", SICK).status_code == 404
    assert hall.send("admin", "POST", f"/activities/{activity}/leave-requests", SICK).status_code == 403


def test_only_the_organizer_decides(hall: Hall) -> None:
    activity = hall.plan()
    path = f"/activities/{activity}/leave-requests/{ask(hall, activity)}/decision"

    def status(name: str, **headers: str) -> int:
        return hall.send(name, "POST", path, {"approve": True}, **headers).status_code

    tag = {"If-Match": '"1"'}
    assert (status("outsider", **tag), status("member", **tag), status("secretary")) == (404, 403, 428)
    assert status("secretary", **{"If-Match": '"7"'}) == 412


def test_the_reason_is_sealed_and_in_no_event(hall: Hall) -> None:
    ask(hall, hall.plan())

    with hall.session() as session:
        row = session.exec(select(LeaveRequest)).one()
        assert SICK["reason"].encode() not in row.reason_sealed
    [event] = hall.events("leave.requested")
    assert set(event.data) == {"activity_id", "organization_id", "member_id"}
    assert event.notes == {}

"""An organizer scans a member's card: it counts like the code, once, and its holder sees the look."""

from datetime import timedelta

import httpx
import pytest

from tests.activities.conftest import Hall, minutes
from tests.client import Client, code_of
from tests.identity.conftest import Phone


def phone_of(client: Client, name: str) -> Phone:
    """A phone that is enrolled and has a card."""
    made = Phone(client, name)
    assert made.enrol().status_code == 201
    assert made.renew().status_code == 200
    return made


def scan(hall: Hall, activity: str, code: str, by: str = "secretary") -> httpx.Response:
    return hall.send(by, "POST", f"/activities/{activity}/check-ins", {"card_code": code})


def test_who_shows_the_card_is_checked_in_and_sees_the_look(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    phone = phone_of(client, "member")

    answer = scan(hall, activity, phone.show())

    assert answer.status_code == 201
    body = answer.json()
    assert (body["member_id"], body["state"], body["repeated"]) == (hall.person("member"), "present", False)
    assert hall.roll(activity)["member"]["state"] == "present"
    [fact] = hall.events("attendance.checked_in")
    assert (fact.actor_kind, str(fact.member_id)) == ("member", hall.person("member"))
    assert str(fact.actor_id) == hall.person("secretary")
    [look] = hall.send("member", "GET", "/me/verifications").json()["items"]
    assert (look["purpose"], look["role"], look["result"]) == ("签到：三月主题党日", "支部书记", "valid")


def test_twice_is_once_also_when_the_answer_was_lost(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    phone = phone_of(client, "member")
    shown = phone.show()

    first, same, other = (scan(hall, activity, code) for code in (shown, shown, phone.show()))

    assert [answer.status_code for answer in (first, same, other)] == [201, 200, 200]
    assert first.json()["id"] == same.json()["id"] == other.json()["id"]
    assert len(hall.events("attendance.checked_in")) == 1


def test_paper_counts_too_and_the_organizer_is_told_to_look_at_the_person(hall: Hall, client: Client) -> None:
    activity, other = hall.plan(), hall.plan()
    hall.set(minutes(0))
    body = {"member_id": hall.person("member"), "reason": "没有手机"}
    code = hall.send("secretary", "POST", "/identity/paper-cards", body).json()["code"]

    first, again, elsewhere = (scan(hall, where, code) for where in (activity, activity, other))

    assert [answer.status_code for answer in (first, again, elsewhere)] == [201, 200, 201]
    assert [answer.json()["assurance"] for answer in (first, again)] == ["paper", "paper"]
    assert hall.roll(activity)["member"]["state"] == "present"
    assert scan(hall, activity, phone_of(client, "member2").show()).json()["assurance"] == "phone"


def test_late_is_late_and_early_is_refused(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    phone = phone_of(client, "member")
    assert code_of(scan(hall, activity, phone.show())) == "activities.not_started"

    hall.set(minutes(60))
    phone = phone_of(client, "member")

    assert scan(hall, activity, phone.show()).json()["state"] == "late"


def test_a_card_that_is_no_good_says_why_and_checks_nobody_in(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    phone = phone_of(client, "member")

    worn = scan(hall, activity, phone.show(at=hall.now - timedelta(seconds=70)))
    nonsense = scan(hall, activity, "https://example.org")

    assert (worn.status_code, code_of(worn)) == (422, "identity.card_refused")
    assert worn.json()["title"] == "没有通过：码已过时，请本人重新出示。"
    assert nonsense.json()["title"] == "没有通过：这不是党员卡。"
    assert hall.roll(activity)["member"]["state"] is None
    [look] = hall.send("member", "GET", "/me/verifications").json()["items"]
    assert (look["result"], look["reason"]) == ("invalid", "stale_code")


def test_who_is_not_expected_is_not_checked_in(hall: Hall, client: Client) -> None:
    activity = hall.plan()
    hall.set(minutes(0))

    answer = scan(hall, activity, phone_of(client, "outsider").show())

    assert (answer.status_code, code_of(answer)) == (409, "activities.not_expected")


@pytest.mark.parametrize(("by", "status"), [("outsider", 404), ("member", 403)])
def test_only_the_organizer_scans(hall: Hall, client: Client, by: str, status: int) -> None:
    activity = hall.plan()
    hall.set(minutes(0))
    phone = phone_of(client, "member")
    shown = phone.show()

    assert scan(hall, activity, shown, by).status_code == status
    assert scan(hall, activity, shown).status_code == 201  # the refused look did not take it

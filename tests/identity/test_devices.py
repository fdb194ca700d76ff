"""Enrolling a phone: with a fresh sign-in, a key that is proved, one at a time; and ending it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from app.access.models import LoginSession
from app.core import base64url, clock
from app.core.events import Event
from app.identity.models import Device
from app.identity.rules import DeviceEnd
from app.members.models import Member
from app.members.rules import Category, Status
from app.notifications.models import Notification
from tests.build import Town
from tests.client import Client, code_of
from tests.identity.cards import new_key, point_of
from tests.identity.conftest import API, Desk, Phone

Opened = Callable[[], AbstractContextManager[Session]]


def test_a_phone_is_enrolled_and_gets_a_card(client: Client, town: Town, session: Opened) -> None:
    phone = Phone(client, "member")

    answer = phone.enrol()
    card = phone.renew()

    assert (answer.status_code, card.status_code) == (201, 200)
    assert answer.json()["member_id"] == str(town.members["member"])
    assert answer.json()["ended_at"] is None
    assert [action["action"] for action in answer.json()["allowed_actions"]] == ["end"]
    with session() as s:
        types = list(s.exec(select(Event.type).where(Event.member_id == town.members["member"])).all())
    assert types == ["device.enrolled", "card.issued"]


def test_the_challenge_is_taken_once_and_for_five_minutes(client: Client, desk: Desk) -> None:
    signed = {"Authorization": f"Bearer {client.token('member')}"}
    challenge = client.anonymous.get(f"{API}/time", headers=signed).json()["challenge"]
    first, again, late = (Phone(client, "member") for _ in range(3))

    assert first.enrol(challenge=challenge).status_code == 201
    assert code_of(again.enrol(challenge=challenge)) == "identity.challenge_spent"

    fresh = client.anonymous.get(f"{API}/time", headers=signed).json()["challenge"]
    desk.wait(timedelta(minutes=5, seconds=1))
    assert code_of(late.enrol(challenge=fresh)) == "identity.challenge_spent"


@pytest.mark.parametrize("challenge", ["", "AAAA", "A" * 54, "A" * 200])
def test_a_challenge_of_ones_own_making_is_refused(client: Client, challenge: str) -> None:
    answer = Phone(client, "member").enrol(challenge=challenge or "x")

    assert (answer.status_code, code_of(answer)) == (422, "identity.challenge_spent")
    assert answer.json()["errors"][0]["pointer"] == "/challenge"


def test_a_challenge_of_another_account_is_refused(client: Client) -> None:
    signed = {"Authorization": f"Bearer {client.token('member2')}"}
    challenge = client.anonymous.get(f"{API}/time", headers=signed).json()["challenge"]

    assert code_of(Phone(client, "member").enrol(challenge=challenge)) == "identity.challenge_spent"


@pytest.mark.parametrize(
    "changed",
    [
        {"public_key": base64url.encode(point_of(new_key()))},
        {"public_key": base64url.encode(b"\x02" + b"\xff" * 32)},
        {"public_key": base64url.encode(b"\x04" + b"\x01" * 32)},
        {"signature": base64url.encode(b"\x00" * 64)},
        {"signature": base64url.encode(b"\x01" * 64)},
        {"signature": "_" * 86},
    ],
)
def test_a_key_must_be_proved(client: Client, session: Opened, changed: dict[str, Any]) -> None:
    answer = Phone(client, "member").enrol(**changed)

    assert (answer.status_code, code_of(answer)) == (422, "identity.key_not_proved")
    with session() as s:
        assert s.exec(select(Device)).all() == []


def test_a_sign_in_of_long_ago_is_not_enough(client: Client, town: Town, session: Opened) -> None:
    phone = Phone(client, "member")
    token = client.token("member")
    with session() as s:
        for login in s.exec(select(LoginSession).where(LoginSession.member_id == town.members["member"])):
            login.created_at = clock.now() - timedelta(minutes=10, seconds=1)
    signed = {"Authorization": f"Bearer {token}"}
    body = {"public_key": base64url.encode(point_of(phone.key)), "challenge": "x", "signature": "A" * 86}

    answer = client.anonymous.post(f"{API}/devices", json=body, headers=signed)

    assert (answer.status_code, code_of(answer)) == (401, "identity.sign_in_again")


def test_staff_without_a_record_have_no_card(client: Client) -> None:
    assert client.as_("admin").get(f"{API}/time").status_code == 403


@pytest.mark.parametrize(("category", "status"), [(Category.FULL, Status.SUSPENDED), (Category.FULL, Status.EXITED)])
def test_who_is_not_in_good_standing_has_no_card(
    client: Client, town: Town, session: Opened, category: Category, status: Status
) -> None:
    with session() as s:
        member = s.get_one(Member, town.members["member"])
        member.category, member.status = category, status

    assert code_of(Phone(client, "member").enrol()) == "identity.no_card"


def test_a_new_phone_ends_the_old_one_and_its_owner_is_told(
    client: Client, phone: Phone, desk: Desk, town: Town, session: Opened, run_jobs: Callable[[], int]
) -> None:
    shown = phone.show()
    new = Phone(client, "member")

    assert new.enrol().status_code == 201
    new.renew()
    run_jobs()

    assert desk.verdict(shown) == "revoked"
    assert desk.verdict(new.show()) == "valid"
    assert code_of(phone.renew()) == "identity.device_over"
    with session() as s:
        ended = s.exec(select(Device.id).where(Device.end_reason == DeviceEnd.REPLACED)).one()
        told = s.exec(select(Notification.title).where(Notification.member_id == town.members["member"])).all()
    assert str(ended) == phone.device_id
    assert told == ["党员卡换了手机"]


def test_a_phone_whose_answer_was_lost_enrols_once(client: Client, phone: Phone, session: Opened) -> None:
    first = phone.device_id

    again = phone.enrol()

    assert (again.status_code, again.json()["id"]) == (201, first)
    with session() as s:
        assert len(s.exec(select(Device.id)).all()) == 1


def test_two_phones_at_once_leave_one(client: Client, town: Town, session: Opened) -> None:
    phones = [Phone(client, "member") for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        statuses = list(pool.map(lambda one: one.enrol().status_code, phones))

    assert set(statuses) <= {201, 409}
    assert 201 in statuses
    with session() as s:
        live = s.exec(select(Device).where(col(Device.ended_at).is_(None))).all()
    assert len(live) == 1


def test_the_owner_ends_a_lost_phone_at_once(phone: Phone, desk: Desk) -> None:
    shown = phone.show()

    ended = phone.http.post(f"{API}/devices/{phone.device_id}/end", json={})
    again = phone.http.post(f"{API}/devices/{phone.device_id}/end", json={})

    assert (ended.status_code, again.status_code) == (200, 200)
    assert ended.json()["end_reason"] == "owner"
    assert ended.json()["ended_at"] == again.json()["ended_at"]
    verdict = desk.verify(shown).json()
    assert (verdict["result"], verdict["reason"]) == ("invalid", "revoked")
    assert verdict["revoked_as_of"] == ended.json()["ended_at"]


def test_the_secretary_ends_it_with_a_reason(
    client: Client, phone: Phone, town: Town, session: Opened, run_jobs: Callable[[], int]
) -> None:
    address = f"{API}/devices/{phone.device_id}/end"

    silent = client.as_("secretary").post(address, json={})
    stranger = client.as_("outsider").post(address, json={"reason": "手机丢了"})
    said = client.as_("secretary").post(address, json={"reason": "手机丢了"})
    run_jobs()

    assert (silent.status_code, code_of(silent)) == (422, "identity.end_reason_needed")
    assert stranger.status_code == 404
    assert (said.status_code, said.json()["end_reason"]) == (200, "office")
    with session() as s:
        notes = s.exec(select(Event.notes).where(Event.type == "device.ended")).one()
        told = s.exec(select(Notification.title).where(Notification.member_id == town.members["member"])).all()
    assert notes == {"reason": "手机丢了"}
    assert told == ["党员卡已停用"]


def test_each_sees_the_phones_they_may(client: Client, phone: Phone, town: Town) -> None:
    whose = {"member_id": str(town.members["member"])}

    own = client.as_("member").get(f"{API}/devices").json()["items"]
    secretary = client.as_("secretary").get(f"{API}/devices", params=whose).json()["items"]
    outsider = client.as_("outsider").get(f"{API}/devices", params=whose).json()["items"]

    assert [row["id"] for row in own] == [row["id"] for row in secretary] == [phone.device_id]
    assert outsider == []


def test_nobody_gets_a_card_for_anothers_phone(client: Client, phone: Phone) -> None:
    other = Phone(client, "member2")
    other.device_id = phone.device_id

    assert other.renew().status_code == 404

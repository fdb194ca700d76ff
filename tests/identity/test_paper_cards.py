"""Paper cards: printed by whoever confirms claims, one a member, beside the phone; said to be paper; ended like phones."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlmodel import Session, col, select

from app.access import keys
from app.core import clock
from app.core.events import Event
from app.identity.models import Device
from app.identity.rules import DeviceEnd
from app.members.models import Member
from app.members.rules import Status
from app.notifications.models import Notification
from app.organizations.models import Organization
from tests.build import Town
from tests.client import Client, code_of
from tests.identity.conftest import API, Desk, Phone
from tests.identity.test_keys_and_lists import bit_of, offline
from tests.members.commands import change

Opened = Callable[[], AbstractContextManager[Session]]
Printer = Callable[..., httpx.Response]


@pytest.fixture
def printed(client: Client, town: Town) -> Printer:
    """Prints the paper card of one of the cast."""

    def send(whose: str = "member", by: str = "secretary", **more: Any) -> httpx.Response:
        body = {"member_id": str(town.members[whose]), "reason": "没有手机"} | more
        signed = {"Authorization": f"Bearer {client.token(by)}"}
        return client.anonymous.post(f"{API}/paper-cards", json=body, headers=signed)

    return send


def test_a_card_is_printed_and_said_to_be_paper(
    client: Client, town: Town, session: Opened, printed: Printer, desk: Desk
) -> None:
    with session() as s:
        s.get_one(Organization, town.organizations["east"]).phone = "0571-87654321"

    answer = printed()

    assert answer.status_code == 201
    card = answer.json()
    assert (card["name"], card["branch"], card["branch_phone"]) == ("甲*", "东村党支部", "0571-87654321")
    assert (card["member_id"], card["code"][:4]) == (str(town.members["member"]), "DM1:")
    verdict = desk.verify(card["code"]).json()
    assert (verdict["result"], verdict["assurance"], verdict["age_s"]) == ("valid", "paper", None)
    assert verdict["display"] == {"name": "甲*", "branch": "东村党支部"}
    assert desk.verdict(card["code"], by="outsider") == "valid"  # paper is shown again and again


def test_a_phone_is_said_to_be_a_phone(phone: Phone, desk: Desk) -> None:
    assert desk.verify(phone.show()).json()["assurance"] == "phone"
    assert desk.verify(phone.show(at=clock.now() - timedelta(seconds=70))).json()["assurance"] == "phone"
    assert desk.verify("DM1:NOT A CARD").json()["assurance"] is None


def test_paper_answers_no_challenge(printed: Printer, desk: Desk) -> None:
    assert desk.verdict(printed().json()["code"], challenge="482913") == "challenge"


def test_a_member_has_a_phone_and_a_paper(client: Client, phone: Phone, printed: Printer, desk: Desk) -> None:
    code = printed().json()["code"]

    assert (desk.verdict(phone.show()), desk.verdict(code)) == ("valid", "valid")
    new = Phone(client, "member")
    assert (new.enrol().status_code, new.renew().status_code) == (201, 200)
    assert (desk.verdict(phone.show()), desk.verdict(code)) == ("revoked", "valid")
    rows = client.as_("member").get(f"{API}/devices").json()["items"]
    assert [(row["kind"], row["ended_at"] is None) for row in rows] == [
        ("phone", True), ("paper", True), ("phone", False)
    ]  # fmt: skip
    assert [action["action"] for action in rows[1]["allowed_actions"]] == ["end"]


def test_printing_again_ends_the_one_before(
    client: Client, town: Town, session: Opened, printed: Printer, desk: Desk, run_jobs: Callable[[], int]
) -> None:
    first, second = printed().json(), printed(reason="旧卡磨坏了").json()
    run_jobs()

    assert (desk.verdict(first["code"]), desk.verdict(second["code"])) == ("revoked", "valid")
    assert bit_of(client, session, first["id"])
    with session() as s:
        facts = s.exec(
            select(Event.data, Event.notes).where(Event.type == "card.printed").order_by(col(Event.id))
        ).all()
        told = s.exec(select(Notification.title).where(Notification.member_id == town.members["member"])).all()
    assert [data["replaced_id"] for data, _ in facts] == [None, first["id"]]
    assert [notes for _, notes in facts] == [{"reason": "没有手机"}, {"reason": "旧卡磨坏了"}]
    assert told == ["办了纸质党员卡", "办了纸质党员卡"]


def test_two_prints_at_once_leave_one(session: Opened, printed: Printer) -> None:
    with ThreadPoolExecutor(4) as pool:
        statuses = list(pool.map(lambda _: printed().status_code, range(4)))

    assert set(statuses) <= {201, 409}
    with session() as s:
        assert len(s.exec(select(Device).where(col(Device.ended_at).is_(None))).all()) == 1


WHO = [("secretary", 201), ("officer", 201), ("outsider", 404), ("auditor", 403), ("admin", 403), ("member", 403)]


@pytest.mark.parametrize(("by", "status"), WHO)
def test_whoever_confirms_claims_prints_in_their_scope(printed: Printer, by: str, status: int) -> None:
    assert printed(by=by).status_code == status


def test_a_reason_and_a_member_are_asked_for(printed: Printer) -> None:
    answer = printed(reason="")

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/reason")
    assert printed(member_id="00000000-0000-7000-8000-000000000000").status_code == 404


@pytest.mark.parametrize("status", [Status.SUSPENDED, Status.EXITED])
def test_who_is_not_in_good_standing_gets_no_paper(
    town: Town, session: Opened, printed: Printer, status: Status
) -> None:
    with session() as s:
        s.get_one(Member, town.members["member"]).status = status

    answer = printed()

    assert (answer.status_code, code_of(answer)) == (409, "identity.member_without_card")


def test_paper_lasts_a_year_and_is_on_the_list_for_as_long(
    client: Client, session: Opened, printed: Printer, desk: Desk
) -> None:
    kept, lost = printed().json(), printed("member2").json()
    client.as_("secretary").post(f"{API}/devices/{lost['id']}/end", json={"reason": "丢了"})

    desk.wait(timedelta(days=364, hours=23))
    assert (desk.verdict(kept["code"]), desk.verdict(lost["code"])) == ("valid", "revoked")
    assert bit_of(client, session, lost["id"])
    assert not bit_of(client, session, kept["id"])

    desk.wait(timedelta(hours=2))
    assert (desk.verdict(kept["code"]), desk.verdict(lost["code"])) == ("expired", "expired")
    assert not bit_of(client, session, lost["id"])


def test_paper_outlives_the_key_that_signed_it(client: Client, session: Opened, printed: Printer, desk: Desk) -> None:
    code = printed().json()["code"]
    with session() as s:
        keys.rotate(s, keys.CARD)

    desk.wait(timedelta(days=364))

    assert desk.verdict(code) == "valid"
    assert offline(client, code).assurance == "paper"


def test_the_secretary_ends_it_with_a_reason(
    client: Client, town: Town, session: Opened, printed: Printer, desk: Desk, run_jobs: Callable[[], int]
) -> None:
    card = printed().json()
    address = f"{API}/devices/{card['id']}/end"

    silent = client.as_("secretary").post(address, json={})
    stranger = client.as_("outsider").post(address, json={"reason": "卡丢了"})
    said = client.as_("secretary").post(address, json={"reason": "卡丢了"})
    run_jobs()

    assert (silent.status_code, stranger.status_code, said.status_code) == (422, 404, 200)
    assert desk.verdict(card["code"]) == "revoked"
    with session() as s:
        theirs = Notification.member_id == town.members["member"], Notification.title == "党员卡已停用"
        told = s.exec(select(Notification.body).where(*theirs)).one()
    assert told == "支部停用了您的纸质党员卡。要再用，请找支部重新打印。"


def test_the_member_ends_a_lost_paper(client: Client, phone: Phone, printed: Printer, desk: Desk) -> None:
    card = printed().json()

    ended = client.as_("member").post(f"{API}/devices/{card['id']}/end", json={})

    assert (ended.status_code, ended.json()["end_reason"]) == (200, DeviceEnd.OWNER)
    assert (desk.verdict(card["code"]), desk.verdict(phone.show())) == ("revoked", "valid")


def test_who_is_suspended_has_neither_phone_nor_paper(
    client: Client, phone: Phone, town: Town, session: Opened, printed: Printer, run_jobs: Callable[[], int]
) -> None:
    card = printed().json()
    answer = change(client, town.members["member"], "suspend", clock.today(), ground="settled_abroad")
    assert answer.status_code == 200
    run_jobs()

    assert bit_of(client, session, card["id"])
    assert bit_of(client, session, phone.device_id)


def test_nobody_renews_a_paper(phone: Phone, printed: Printer) -> None:
    phone.device_id = printed().json()["id"]

    assert phone.renew().status_code == 404


def test_the_holder_sees_that_it_was_the_paper(client: Client, phone: Phone, printed: Printer, desk: Desk) -> None:
    desk.verify(phone.show())
    desk.verify(printed().json()["code"])

    looks = client.as_("member").get("/api/v1/me/verifications").json()["items"]

    assert [look["assurance"] for look in looks] == ["paper", "phone"]


def test_nothing_of_the_paper_is_kept_but_who_has_it(session: Opened, printed: Printer) -> None:
    card = printed().json()

    with session() as s:
        kept = s.exec(select(Device.public_key, Device.label).where(Device.id == UUID(card["id"]))).one()
        fact = s.exec(select(Event.data).where(Event.type == "card.printed")).one()
    assert kept == (None, "纸质卡")
    assert set(fact) == {"device_id", "member_id", "replaced_id"}

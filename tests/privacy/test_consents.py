"""What a member agreed to is listed as it was said, and taking it back has its effect at once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from app.core.events import Event
from app.members.models import Member
from app.privacy.rules import TEXTS, ConsentKind, ConsentText, text_on
from tests.accounts.steps import as_holder, bind
from tests.build import Town
from tests.client import Client, code_of
from tests.identity.conftest import Phone
from tests.notifications.conftest import Branch
from tests.standins import StandIn

Sessions = Callable[[], AbstractContextManager[Session]]
API = "/api/v1"
CONSENTS = f"{API}/me/consents"


@pytest.fixture
def branch(client: Client, town: Town, session: Sessions, run_jobs: Callable[[], int], outside: StandIn) -> Branch:
    return Branch(client, town, session, run_jobs)


def consents(client: Client, who: str = "member") -> dict[str, dict[str, Any]]:
    return {row["kind"]: row for row in client.as_(who).get(CONSENTS).json()["items"]}


def test_who_agreed_to_nothing_has_an_empty_list(client: Client) -> None:
    assert consents(client) == {}


def test_each_stands_with_its_words_and_its_time(client: Client, branch: Branch, outside: StandIn) -> None:
    branch.allow("member", outside)
    Phone(client, "member").enrol()

    found = consents(client)

    assert set(found) == {"wechat_messages", "phone_card", "wechat_sign_in"}
    assert all(row["is_active"] and row["ended_at"] is None for row in found.values())
    assert found["phone_card"]["text_version"] == "2026-11-01"
    assert "没有网络也能出示" in found["phone_card"]["text"]
    assert consents(client, "member2") == {}


def test_no_message_is_sent_after_it_was_taken_back(client: Client, branch: Branch, outside: StandIn) -> None:
    branch.allow("member", outside)

    answer = client.as_("member").post(f"{CONSENTS}/wechat_messages/withdraw")
    branch.plan()
    branch.run_jobs()

    row = consents(client)["wechat_messages"]
    assert answer.status_code == 204
    assert outside.messages() == []
    assert (row["is_active"], row["ended_at"] is not None) == (False, True)
    assert "甲员" in {call["name"] for call in branch.call_list()}


def test_a_message_on_its_way_is_not_sent_either(client: Client, branch: Branch, outside: StandIn) -> None:
    branch.allow("member", outside)
    branch.plan()

    client.as_("member").post(f"{CONSENTS}/wechat_messages/withdraw")
    branch.run_jobs()

    assert outside.messages() == []


def test_what_is_used_up_was_not_taken_back(client: Client, branch: Branch, outside: StandIn) -> None:
    branch.allow("member", outside)
    branch.plan()
    branch.run_jobs()

    row = consents(client)["wechat_messages"]
    assert (row["is_active"], row["ended_at"]) == (False, None)


def test_the_card_ends_at_once(client: Client, branch: Branch) -> None:
    phone = Phone(client, "member")
    phone.enrol()
    phone.renew()
    shown = phone.show()

    answer = client.as_("member").post(f"{CONSENTS}/phone_card/withdraw")
    verdict = client.as_("secretary").post(f"{API}/identity/verifications", json={"code": shown, "purpose": "进会场"})

    assert answer.status_code == 204
    assert verdict.json()["reason"] == "revoked"
    assert code_of(phone.renew()) == "identity.device_over"
    assert consents(client)["phone_card"]["is_active"] is False


def test_the_binding_ends_and_with_it_every_session(
    client: Client, outside: StandIn, town: Town, session: Sessions
) -> None:
    with session() as s:
        member = s.get_one(Member, town.members["member"])
        s.expunge(member)
    signed = as_holder(client, bind(client, outside, member))

    answer = client.anonymous.post(f"{CONSENTS}/wechat_sign_in/withdraw", headers=signed)

    assert answer.status_code == 204
    assert client.anonymous.get(f"{API}/me", headers=signed).status_code == 401
    with session() as s:
        types = set(s.exec(select(Event.type).where(Event.member_id == town.members["member"])))
    assert "wechat_binding.revoked" in types


@pytest.mark.parametrize("kind", list(ConsentKind))
def test_what_was_not_given_cannot_be_taken_back(client: Client, kind: str) -> None:
    answer = client.as_("member").post(f"{CONSENTS}/{kind}/withdraw")

    assert (answer.status_code, code_of(answer)) == (409, "privacy.not_given")


def test_an_unknown_kind_is_refused(client: Client) -> None:
    assert client.as_("member").post(f"{CONSENTS}/membership/withdraw").status_code == 422


def test_staff_without_a_record_have_none(client: Client) -> None:
    assert client.as_("admin").get(CONSENTS).status_code == 403


def test_the_words_are_those_of_the_day(
    client: Client, monkeypatch: pytest.MonkeyPatch, clock: Callable[[datetime], None]
) -> None:
    kind = ConsentKind.PHONE_CARD
    monkeypatch.setitem(TEXTS, kind, (*TEXTS[kind], ConsentText(date(2027, 3, 1), "新的说法。")))

    assert text_on(kind, date(2020, 1, 1)) == TEXTS[kind][0]
    assert text_on(kind, date(2027, 2, 28)) == TEXTS[kind][0]
    assert text_on(kind, date(2027, 3, 1)).text == "新的说法。"
    clock(datetime(2027, 2, 28, 23, 30, tzinfo=UTC))  # 1 March in Beijing
    Phone(client, "member").enrol()
    assert consents(client)["phone_card"]["text_version"] == "2027-03-01"

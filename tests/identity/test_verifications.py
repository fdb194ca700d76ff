"""Verifying: a verdict for each fault, nothing told of whose card is no good, each look shown to its holder."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlmodel import Session, select

from app.core import clock
from app.core.nonces import SpentNonce
from app.core.ratelimit import Allowances, Limit
from app.identity.verifications import BY_ONE, OF_ONE_CARD
from app.members.models import Member
from app.members.rules import Category, Status
from tests.build import Town
from tests.client import Client, code_of
from tests.identity.cards import Maker
from tests.identity.conftest import API, Desk, Phone

Opened = Callable[[], AbstractContextManager[Session]]


def test_a_card_is_valid(phone: Phone, desk: Desk) -> None:
    answer = desk.verify(phone.show())

    assert answer.status_code == 200
    body = answer.json()
    assert (body["result"], body["reason"], body["status"]) == ("valid", None, "正式党员")
    assert body["display"] == {"name": "甲*", "branch": "东村党支部"}
    assert 0 <= body["age_s"] <= 2
    assert body["revoked_as_of"] is None


def test_a_minimal_card_shows_neither_name_nor_branch(phone: Phone, desk: Desk) -> None:
    body = desk.verify(phone.show(which="minimal_cert")).json()

    assert (body["result"], body["display"], body["status"]) == ("valid", None, "正式党员")


def test_the_same_proof_is_taken_once_by_whomever(phone: Phone, desk: Desk) -> None:
    shown = phone.show()

    assert desk.verdict(shown, by="secretary") == "valid"
    assert desk.verdict(shown, by="outsider") == "replayed"
    assert desk.verdict(phone.show(), by="outsider") == "valid"


def test_of_many_copies_at_once_one_is_taken(phone: Phone, desk: Desk) -> None:
    shown = phone.show()
    with ThreadPoolExecutor(8) as pool:
        verdicts = list(pool.map(lambda _: desk.verdict(shown), range(16)))

    assert sorted(verdicts) == ["replayed"] * 15 + ["valid"]


def test_each_fault_has_its_own_verdict(phone: Phone, desk: Desk) -> None:
    now = clock.now()
    thief = Phone(phone._client, "member")
    thief.card = phone.card

    assert desk.verdict("DM1:NOT A CARD") == "malformed"
    assert desk.verdict(Maker().card()) == "unknown_key"
    assert desk.verdict(thief.show()) == "bad_signature"
    assert desk.verdict(phone.show(at=now - timedelta(seconds=70))) == "stale_code"
    assert desk.verdict(phone.show(at=now + timedelta(seconds=70))) == "future_code"
    assert desk.verdict(phone.show(), challenge="482913") == "challenge"
    assert desk.verdict(phone.show(nonce=b"482913"), challenge="482913") == "valid"


def test_a_card_lasts_a_week_and_is_renewed(phone: Phone, desk: Desk) -> None:
    desk.wait(timedelta(days=6, hours=23))
    assert desk.verdict(phone.show()) == "valid"

    desk.wait(timedelta(hours=2))
    assert desk.verdict(phone.show()) == "expired"

    assert phone.renew().status_code == 200
    assert desk.verdict(phone.show()) == "valid"


@pytest.mark.parametrize("status", [Status.SUSPENDED, Status.EXITED, Status.DECEASED, Status.TRANSFERRED_OUT])
def test_a_change_of_status_counts_at_the_next_look(
    phone: Phone, desk: Desk, town: Town, session: Opened, status: Status
) -> None:
    assert desk.verdict(phone.show()) == "valid"
    with session() as s:
        s.get_one(Member, town.members["member"]).status = status

    assert desk.verdict(phone.show()) == "revoked"
    assert code_of(phone.renew()) == "identity.no_card"


def test_the_status_is_that_of_today(phone: Phone, desk: Desk, town: Town, session: Opened) -> None:
    with session() as s:
        s.get_one(Member, town.members["member"]).category = Category.PROBATIONARY

    assert desk.verify(phone.show()).json()["status"] == "预备党员"


def test_verifiers_cannot_put_together_whom_they_saw(phone: Phone, desk: Desk) -> None:
    first, again, other = (
        desk.verify(phone.show(), by).json()["member_ref"] for by in ("secretary", "secretary", "outsider")
    )

    assert first == again != other


def test_nothing_is_told_of_a_card_that_is_no_good(phone: Phone, desk: Desk) -> None:
    body = desk.verify(phone.show(at=clock.now() - timedelta(seconds=70))).json()

    assert (body["display"], body["member_ref"], body["status"]) == (None, None, None)


def test_the_holder_sees_who_looked_and_why(client: Client, phone: Phone, desk: Desk) -> None:
    desk.verify(phone.show(), "secretary", purpose="三月主题党日签到")
    desk.verify(phone.show(at=clock.now() - timedelta(seconds=70)), "officer", purpose="来访登记")

    latest, before = client.as_("member").get("/api/v1/me/verifications").json()["items"]

    assert (before["who"], before["role"], before["organization_name"]) == ("secretary", "支部书记", "东村党支部")
    assert (before["purpose"], before["result"], before["reason"]) == ("三月主题党日签到", "valid", None)
    assert (latest["role"], latest["result"], latest["reason"]) == ("组织委员", "invalid", "stale_code")
    assert client.as_("member2").get("/api/v1/me/verifications").json()["items"] == []


def test_who_may_not_verify_is_told_who_may(client: Client, phone: Phone, desk: Desk) -> None:
    shown = phone.show()

    refused = desk.verify(shown, by="member2")

    assert (refused.status_code, code_of(refused)) == (403, "access.denied")
    assert client.anonymous.post(f"{API}/verifications", json={"code": shown, "purpose": "核对"}).status_code == 401
    assert desk.verdict(shown) == "valid"  # the refused look did not spend it


def test_a_purpose_is_asked_for(phone: Phone, desk: Desk) -> None:
    answer = desk.verify(phone.show(), purpose="")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/purpose"


def test_spent_proofs_are_forgotten(phone: Phone, desk: Desk, session: Opened, run_jobs: Callable[[], int]) -> None:
    desk.verify(phone.show())
    desk.wait(timedelta(hours=2))
    run_jobs()

    with session() as s:
        assert s.exec(select(SpentNonce)).all() == []


def test_a_card_is_verified_so_often_and_no_more(phone: Phone, desk: Desk) -> None:
    shown = phone.show()
    taken = [desk.verify(shown).status_code for _ in range(OF_ONE_CARD.burst)]

    refused = desk.verify(phone.show())

    assert set(taken) == {200}
    assert (refused.status_code, code_of(refused)) == (429, "rate.limited")
    assert 1 <= int(refused.headers["retry-after"]) <= 2
    assert desk.verdict(phone.show(which="minimal_cert")) == "valid"
    desk.wait(timedelta(seconds=3))
    assert desk.verdict(phone.show()) == "valid"


def test_forged_copies_spend_nothing_of_a_card(phone: Phone, desk: Desk) -> None:
    thief = Phone(phone._client, "member")
    thief.card = phone.card

    assert {desk.verdict(thief.show()) for _ in range(OF_ONE_CARD.burst + 5)} == {"bad_signature"}
    assert desk.verdict(phone.show()) == "valid"


def test_one_caller_is_slowed_down_and_the_next_is_not(client: Client, app: FastAPI, phone: Phone, desk: Desk) -> None:
    app.state.verifications.by_one = Allowances(Limit("by-one", 3, timedelta(hours=1)))
    taken = [desk.verify("DM1:NOT A CARD").status_code for _ in range(3)]

    refused = desk.verify(phone.show())

    assert taken == [200, 200, 200]
    assert (refused.status_code, code_of(refused)) == (429, "rate.limited")
    assert 1190 <= int(refused.headers["retry-after"]) <= 1200
    assert desk.verdict(phone.show(), by="officer") == "valid"
    assert BY_ONE.burst >= 60  # a door is not slowed down

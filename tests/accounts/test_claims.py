"""Claiming one's record: with the phone in the hand, a text, a secretary's code, or typed data that a secretary confirms."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from app.accounts.models import Claim, WechatBinding
from app.core import clock as app_clock
from app.members.models import Member
from app.members.rules import Status
from app.organizations.models import Organization
from tests.accounts.conftest import Opened
from tests.accounts.steps import (
    IDENTITY,
    accept,
    as_holder,
    bind,
    claim,
    claim_by_phone,
    events_of,
    ticket_of,
)
from tests.build import Town, make_member, national_id
from tests.client import Client, code_of
from tests.standins import StandIn

NOBODYS_PHONE = "13700000000"


def typed(member: Member) -> dict[str, str]:
    return {"name": member.name, "national_id": member.national_id}


def test_a_phone_number_finds_the_record_and_one_tap_binds_it(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    ticket = ticket_of(client, outside)
    made = claim(client, ticket, phone_code=outside.mint("phone", phone=member.phone))

    assert made.status_code == 201
    assert made.json()["status"] == "matched"
    assert made.json()["code"] is None
    assert made.json()["preview"] == {
        "name": f"{member.name[0]}*",
        "organization_name": "东村党支部",
        "joined_year": member.joined_on.year,
    }
    tokens = accept(client, made.json()["id"], ticket)
    assert tokens.status_code == 200
    assert client.anonymous.get("/api/v1/me", headers=as_holder(client, tokens.json())).status_code == 200
    with session() as s:
        (created,) = events_of(s, "claim.created")
        (bound,) = events_of(s, "wechat_binding.created")
        assert events_of(s, "session.opened") == []
    assert created.member_id == bound.member_id == member.id


def test_before_the_tap_nothing_is_bound(client: Client, outside: StandIn, member: Member, session: Opened) -> None:
    claim_by_phone(client, outside, member)

    with session() as s:
        assert s.exec(select(WechatBinding)).all() == []


def test_a_lost_answer_to_the_tap_is_no_harm(client: Client, outside: StandIn, member: Member, session: Opened) -> None:
    ticket = ticket_of(client, outside)
    made = claim(client, ticket, phone_code=outside.mint("phone", phone=member.phone)).json()

    answers = [accept(client, made["id"], ticket).status_code for _ in range(2)]

    assert answers == [200, 200]
    with session() as s:
        assert len(s.exec(select(WechatBinding)).all()) == 1


def test_many_taps_at_once_bind_once(client: Client, outside: StandIn, member: Member, session: Opened) -> None:
    ticket = ticket_of(client, outside)
    made = claim(client, ticket, phone_code=outside.mint("phone", phone=member.phone)).json()

    with ThreadPoolExecutor(8) as pool:
        statuses = set(pool.map(lambda _: accept(client, made["id"], ticket).status_code, range(8)))

    assert statuses == {200}
    with session() as s:
        assert len(s.exec(select(WechatBinding)).all()) == 1


def test_two_phones_cannot_take_one_record(client: Client, outside: StandIn, member: Member) -> None:
    first, second = (ticket_of(client, outside, openid) for openid in ("o-1", "o-2"))
    claims = [
        claim(client, ticket, phone_code=outside.mint("phone", openid, phone=member.phone)).json()["id"]
        for ticket, openid in ((first, "o-1"), (second, "o-2"))
    ]

    assert accept(client, claims[0], first).status_code == 200
    answer = accept(client, claims[1], second)

    assert (answer.status_code, code_of(answer)) == (409, "accounts.bound_elsewhere")
    later = claim_by_phone(client, outside, member, "o-3")
    assert (later.status_code, later.json()["status"], later.json()["rebinding"]) == (201, "pending", True)


@pytest.mark.parametrize("phone", [NOBODYS_PHONE, "91234567"])  # the second as in Hong Kong
def test_a_number_that_is_not_on_the_roll_is_sent_to_the_secretary(
    client: Client, outside: StandIn, phone: str
) -> None:
    ticket = ticket_of(client, outside)
    answer = claim(client, ticket, phone_code=outside.mint("phone", phone=phone))

    assert (answer.status_code, code_of(answer)) == (404, "accounts.not_in_roster")


def test_who_left_the_roll_is_not_found(client: Client, outside: StandIn, member: Member, session: Opened) -> None:
    with session() as s:
        s.get_one(Member, member.id).status = Status.TRANSFERRED_OUT

    assert code_of(claim_by_phone(client, outside, member)) == "accounts.not_in_roster"


def test_a_couple_with_one_number_says_which_of_them(
    client: Client, outside: StandIn, member: Member, session: Opened, town: Town
) -> None:
    with session() as s:
        place = s.get_one(Member, member.id).organization_id
        make_member(s, s.get_one(Organization, place), "丙员", phone=member.phone)

    unclear = claim_by_phone(client, outside, member)
    clear = claim_by_phone(client, outside, member, name=f" {member.name[0]} {member.name[1:]} ")

    assert (unclear.status_code, code_of(unclear)) == (422, "accounts.name_needed")
    assert unclear.json()["errors"][0]["pointer"] == "/name"
    assert clear.json()["preview"]["name"] == f"{member.name[0]}*"


def test_a_wechat_phone_code_works_once(client: Client, outside: StandIn, member: Member) -> None:
    code = outside.mint("phone", phone=member.phone)
    ticket = ticket_of(client, outside)
    first, again = (claim(client, ticket, phone_code=code) for _ in range(2))

    assert first.status_code == 201
    assert (again.status_code, code_of(again)) == (422, "accounts.wechat_code_spent")
    assert again.json()["errors"][0]["pointer"] == "/phone_code"


def test_typed_data_answers_the_same_whether_it_fits_anybody_or_not(
    client: Client, outside: StandIn, member: Member, member2: Member
) -> None:
    right = claim(client, ticket_of(client, outside, "o-1"), **typed(member))
    wrong_name = claim(client, ticket_of(client, outside, "o-2"), name="无此人", national_id=member.national_id)
    swapped = claim(client, ticket_of(client, outside, "o-3"), name=member.name, national_id=member2.national_id)
    nobody = claim(client, ticket_of(client, outside, "o-4"), name="无此人", national_id=national_id(777))

    for answer in (right, wrong_name, swapped, nobody):
        body = answer.json()
        assert answer.status_code == 201
        assert (body["status"], body["preview"]) == ("pending", None)
        assert len(body["code"]) == 6
        assert body.keys() == right.json().keys()


def test_typed_data_is_not_kept(client: Client, outside: StandIn, member: Member, session: Opened) -> None:
    claim(client, ticket_of(client, outside), name="无此人", national_id=member.national_id)

    with session() as s:
        stored = str([row.model_dump() for row in s.exec(select(Claim)).all()])
        recorded = str([fact.data for fact in events_of(s, "claim.created")])
    assert member.national_id not in stored + recorded
    assert "无此人" not in stored + recorded


def test_typed_data_binds_nothing_by_itself(client: Client, outside: StandIn, member: Member) -> None:
    ticket = ticket_of(client, outside)
    made = claim(client, ticket, **typed(member)).json()

    answer = accept(client, made["id"], ticket)

    assert (answer.status_code, code_of(answer)) == (409, "accounts.claim_waiting")


def test_a_claim_belongs_to_the_wechat_user_who_made_it(client: Client, outside: StandIn, member: Member) -> None:
    made = claim_by_phone(client, outside, member).json()
    other = ticket_of(client, outside, "o-thief")

    answer = accept(client, made["id"], other)
    missing = accept(client, str(member.id), other)

    assert answer.status_code == missing.status_code == 404
    assert answer.content == missing.content


def test_an_old_ticket_or_claim_is_over(
    client: Client, outside: StandIn, member: Member, clock: Callable[[datetime], None]
) -> None:
    ticket = ticket_of(client, outside)
    made = claim(client, ticket, phone_code=outside.mint("phone", phone=member.phone)).json()
    clock(app_clock.now() + timedelta(minutes=31))

    late = accept(client, made["id"], ticket)
    fresh = accept(client, made["id"], ticket_of(client, outside))

    assert (late.status_code, code_of(late)) == (422, "accounts.ticket_expired")
    assert (fresh.status_code, code_of(fresh)) == (409, "accounts.claim_closed")


@pytest.mark.parametrize(
    "change",
    [lambda t: t[:-2] + ("BA" if t.endswith("AA") else "AA"), lambda t: "x", lambda t: t[::-1], lambda t: t + "!"],
)
def test_a_changed_ticket_opens_nothing(client: Client, outside: StandIn, change: Callable[[str], str]) -> None:
    answer = claim(client, change(ticket_of(client, outside)), confirmation_code="12345678")

    assert (answer.status_code, code_of(answer)) == (422, "accounts.ticket_expired")
    assert answer.json()["errors"][0]["pointer"] == "/claim_ticket"


@pytest.mark.parametrize(
    "evidence",
    [
        {},
        {"name": "甲员"},
        {"national_id": "110101199003070011"},
        {"phone": "13800138000"},
        {"sms_code": "123456"},
        {"confirmation_code": "12345678", "phone_code": "x"},
        {"phone_code": "x", "sms_code": "123456"},
    ],
)
def test_unclear_evidence_says_what_is_wanted(client: Client, outside: StandIn, evidence: dict[str, Any]) -> None:
    answer = claim(client, ticket_of(client, outside), **evidence)

    assert (answer.status_code, code_of(answer)) == (422, "accounts.evidence_unclear")


def test_a_mistyped_number_is_named(client: Client, outside: StandIn, member: Member) -> None:
    ticket = ticket_of(client, outside)
    wrong_id = claim(client, ticket, name=member.name, national_id=member.national_id[:-1])
    wrong_phone = claim(client, ticket, phone="1380013", sms_code="123456")

    assert wrong_id.json()["errors"][0]["pointer"] == "/national_id"
    assert wrong_phone.json()["errors"][0]["pointer"] == "/phone"


def test_one_wechat_user_may_try_a_few_times_only(client: Client, outside: StandIn) -> None:
    ticket = ticket_of(client, outside)
    answers = [claim(client, ticket, name="无此人", national_id=national_id(n)) for n in range(7)]

    assert [answer.status_code for answer in answers] == [201] * 6 + [429]
    assert (
        claim(client, ticket_of(client, outside, "o-2"), name="无此人", national_id=national_id(9)).status_code == 201
    )


def test_who_is_bound_claims_nothing_more(client: Client, outside: StandIn, member: Member, member2: Member) -> None:
    ticket = ticket_of(client, outside)
    bind(client, outside, member)

    answer = claim(client, ticket, phone_code=outside.mint("phone", phone=member2.phone))

    assert (answer.status_code, code_of(answer)) == (409, "accounts.already_bound")


def test_claim_addresses_take_no_unknown_fields(client: Client, outside: StandIn) -> None:
    answer = client.anonymous.post(f"{IDENTITY}/claims", json={"claim_ticket": "x", "member_id": "x"})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/member_id"

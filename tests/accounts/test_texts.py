"""Claiming with a code that was sent to the phone."""

from collections.abc import Callable
from datetime import datetime, timedelta

import httpx
import pytest
from sqlmodel import select

from app.accounts.models import OneTimeCode
from app.core import clock as app_clock
from app.members.models import Member
from tests.accounts.conftest import Opened
from tests.accounts.steps import IDENTITY, accept, claim, events_of, ticket_of
from tests.client import Client, code_of
from tests.standins import StandIn


def order(client: Client, ticket: str, phone: str) -> httpx.Response:
    return client.anonymous.post(f"{IDENTITY}/phone-codes", json={"claim_ticket": ticket, "phone": phone})


def phone_of(member: Member) -> str:
    assert member.phone is not None
    return member.phone


def received(outside: StandIn) -> str:
    params = outside.texts()[-1]["params"]
    assert isinstance(params, dict)
    return str(params["code"])


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_text_finds_the_record(client: Client, outside: StandIn, member: Member, session: Opened) -> None:
    ticket = ticket_of(client, outside)
    sent = order(client, ticket, f"+86 {phone_of(member)[:3]} {phone_of(member)[3:]}")
    made = claim(client, ticket, phone=phone_of(member), sms_code=received(outside))

    assert sent.status_code == 201
    assert outside.texts()[-1]["phone"] == f"+86{member.phone}"
    assert made.json()["status"] == "matched"
    assert accept(client, made.json()["id"], ticket).status_code == 200
    with session() as s:
        assert len(events_of(s, "phone_code.sent")) == 1


def test_the_code_is_kept_as_a_hash_and_used_once(
    client: Client, outside: StandIn, member: Member, session: Opened
) -> None:
    ticket = ticket_of(client, outside)
    order(client, ticket, phone_of(member))
    code = received(outside)
    with session() as s:
        assert code not in str(s.exec(select(OneTimeCode)).one().model_dump())

    answers = [claim(client, ticket, phone=phone_of(member), sms_code=code).status_code for _ in range(2)]

    assert answers == [201, 422]


def test_five_wrong_guesses_end_a_code(client: Client, outside: StandIn, member: Member) -> None:
    ticket = ticket_of(client, outside)
    order(client, ticket, phone_of(member))
    code = received(outside)

    guesses = [claim(client, ticket, phone=phone_of(member), sms_code=another(code)) for _ in range(5)]
    right = claim(client, ticket, phone=phone_of(member), sms_code=code)

    assert {code_of(answer) for answer in guesses} == {"accounts.code_wrong"}
    assert guesses[0].json()["errors"][0]["pointer"] == "/sms_code"
    assert (right.status_code, code_of(right)) == (422, "accounts.code_wrong")


def test_a_code_ends_after_ten_minutes(
    client: Client, outside: StandIn, member: Member, clock: Callable[[datetime], None]
) -> None:
    ticket = ticket_of(client, outside)
    order(client, ticket, phone_of(member))
    clock(app_clock.now() + timedelta(minutes=10, seconds=1))

    answer = claim(client, ticket, phone=phone_of(member), sms_code=received(outside))

    assert code_of(answer) == "accounts.code_wrong"


def test_a_code_is_good_for_its_phone_and_its_wechat_user_only(
    client: Client, outside: StandIn, member: Member, member2: Member
) -> None:
    ticket = ticket_of(client, outside)
    order(client, ticket, phone_of(member))
    code = received(outside)

    other_phone = claim(client, ticket, phone=phone_of(member2), sms_code=code)
    other_user = claim(client, ticket_of(client, outside, "o-2"), phone=phone_of(member), sms_code=code)

    assert code_of(other_phone) == code_of(other_user) == "accounts.code_wrong"


def test_a_new_code_ends_the_old_one(
    client: Client, outside: StandIn, member: Member, clock: Callable[[datetime], None]
) -> None:
    ticket = ticket_of(client, outside)
    order(client, ticket, phone_of(member))
    old = received(outside)
    clock(app_clock.now() + timedelta(seconds=61))
    order(client, ticket, phone_of(member))
    new = received(outside)

    assert code_of(claim(client, ticket, phone=phone_of(member), sms_code=old if old != new else another(new))) == (
        "accounts.code_wrong"
    )
    assert claim(client, ticket, phone=phone_of(member), sms_code=new).status_code == 201


def test_a_phone_gets_one_text_a_minute(client: Client, outside: StandIn, member: Member) -> None:
    first = order(client, ticket_of(client, outside, "o-1"), phone_of(member))
    second = order(client, ticket_of(client, outside, "o-2"), phone_of(member))

    assert (first.status_code, second.status_code) == (201, 429)
    assert 0 < int(second.headers["retry-after"]) <= 60
    assert len(outside.texts()) == 1


def test_one_wechat_user_gets_five_texts_an_hour(client: Client, outside: StandIn) -> None:
    ticket = ticket_of(client, outside)

    statuses = [order(client, ticket, f"1380013800{n}").status_code for n in range(6)]

    assert statuses == [201] * 5 + [429]


def test_a_strangers_phone_gets_a_code_too_and_the_answer_tells_nothing(client: Client, outside: StandIn) -> None:
    ticket = ticket_of(client, outside)

    assert order(client, ticket, "13700000000").status_code == 201
    answer = claim(client, ticket, phone="13700000000", sms_code=received(outside))

    assert code_of(answer) == "accounts.not_in_roster"


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [
        ({"kind": "html"}, 503, "accounts.texts_unavailable"),
        ({"kind": "reset"}, 503, "accounts.texts_unavailable"),
    ],
)
def test_a_silent_sms_service_is_told(
    client: Client, outside: StandIn, member: Member, session: Opened, fault: dict[str, object], status: int, code: str
) -> None:
    ticket = ticket_of(client, outside)
    outside.switch({"path": "/sms/send", **fault})

    answer = order(client, ticket, phone_of(member))

    assert (answer.status_code, code_of(answer)) == (status, code)
    with session() as s:
        assert s.exec(select(OneTimeCode)).all() == []


def test_a_wrong_number_is_named_before_anything_is_sent(client: Client, outside: StandIn) -> None:
    answer = order(client, ticket_of(client, outside), "12345")

    assert code_of(answer) == "accounts.phone_unreadable"
    assert answer.json()["errors"][0]["pointer"] == "/phone"
    assert outside.texts() == []

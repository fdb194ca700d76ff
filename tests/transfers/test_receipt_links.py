"""The receipt over the code on a letter: answered once, by whoever holds the letter, and showing them no more than the letter's number."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlmodel import select

from app.core import clock as app_clock
from app.core import logs
from app.core.settings import settings
from app.transfers.models import Letter, ReceiptLink
from tests.client import code_of
from tests.transfers.conftest import API, Offices
from tests.transfers.test_letters import codes, printed, sent_out

SetClock = Callable[[datetime], None]
RunJobs = Callable[[], int]


class Counterpart:
    """A clerk elsewhere who has scanned the code of a letter."""

    def __init__(self, offices: Offices, transfer_id: str) -> None:
        [address] = codes(printed(offices, transfer_id))
        start, self.token = address.split("?t=")
        assert start == f"{settings().public_url}/r"
        self._client = offices.client.anonymous
        self._place = f"{API}/receipt-links/{self.token}"

    def looks(self) -> httpx.Response:
        return self._client.get(self._place)

    def answers(self, key: str | None = None, **fields: Any) -> httpx.Response:
        body = {"received_on": str(app_clock.today()), "handler": "接收经办"} | fields
        return self._client.post(self._place, json=body, headers={"Idempotency-Key": key} if key else {})


def at_receipt(offices: Offices) -> str:
    """A member who has reported in at the neighbouring township."""
    transfer_id = offices.sent(to="far")
    return reported_in(offices, transfer_id)


def reported_in(offices: Offices, transfer_id: str) -> str:
    for who, action in (("far_officer", "arrive"), ("far_officer", "assign"), ("stranger", "report_in")):
        offices.done(transfer_id, who, action)
    return transfer_id


def test_received_here_the_answer_is_sent_and_the_sender_files_it(offices: Offices) -> None:
    transfer_id = at_receipt(offices)

    assert Counterpart(offices, transfer_id).answers(phone="0700-2").status_code == 204

    sent = offices.seen(transfer_id, "officer")
    assert (sent["status"], sent["step"], sent["holder"]["name"]) == ("accepted", "receipt", "青禾镇委员会")
    assert (sent["receipt_handler"], sent["receipt_phone"]) == ("接收经办", "0700-2")
    assert sent["received_on"] == sent["moved_on"]
    assert offices.done(transfer_id, "officer", "file_receipt")["status"] == "closed"


def test_received_here_but_not_reported_in_yet_it_waits(offices: Offices) -> None:
    transfer_id = offices.sent(to="far")
    counterpart = Counterpart(offices, transfer_id)

    for answer in (counterpart.looks(), counterpart.answers()):
        assert (answer.status_code, code_of(answer)) == (409, "transfers.receipt_not_yet")
    assert offices.branch_of() == offices.town.organizations["east"]
    reported_in(offices, transfer_id)

    assert counterpart.answers().status_code == 204


def test_it_is_answered_once_and_a_used_link_is_like_none(offices: Offices) -> None:
    transfer_id = sent_out(offices)
    counterpart, printed_again = Counterpart(offices, transfer_id), Counterpart(offices, transfer_id)
    assert counterpart.token != printed_again.token
    assert counterpart.answers().status_code == 204

    guessed = offices.client.anonymous.get(f"{API}/receipt-links/{'A' * 22}")
    for other in (counterpart, printed_again):
        for answer in (other.looks(), other.answers()):
            assert (answer.status_code, code_of(answer)) == (404, "transfers.receipt_link_unknown")
            assert answer.content == guessed.content
    assert codes(printed(offices, transfer_id, "officer")) == []


def test_sent_twice_by_a_bad_line_it_is_taken_once(offices: Offices) -> None:
    counterpart = Counterpart(offices, sent_out(offices))

    assert [counterpart.answers("one-and-the-same").status_code for _ in range(2)] == [204, 204]


def test_two_who_answer_at_once_are_one_answer(offices: Offices) -> None:
    transfer_id = sent_out(offices)
    first, second = Counterpart(offices, transfer_id), Counterpart(offices, transfer_id)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda one: one.answers().status_code, (first, second, first, second)))

    assert sorted(answers) == [204, 404, 404, 404]
    assert offices.facts(transfer_id).count("send_receipt") == 1


def test_of_a_void_letter_it_says_so(offices: Offices) -> None:
    transfer_id = sent_out(offices)
    old = Counterpart(offices, transfer_id)
    offices.done(transfer_id, "officer", "reissue_letter", reason="丢了，补开")

    for answer in (old.looks(), old.answers()):
        assert (answer.status_code, code_of(answer)) == (409, "transfers.receipt_link_void")
    assert Counterpart(offices, transfer_id).answers().status_code == 204


def test_of_a_refused_member_it_says_so(offices: Offices) -> None:
    transfer_id = offices.sent(to="far")
    counterpart = Counterpart(offices, transfer_id)
    offices.done(transfer_id, "far_officer", "arrive")
    offices.done(transfer_id, "far_officer", "refuse", reason_code="not_our_area", reason="不在我们这里居住")

    assert code_of(counterpart.answers()) == "transfers.receipt_link_void"


def test_of_an_expired_letter_to_somebody_here_it_says_so(offices: Offices, clock: SetClock, run_jobs: RunJobs) -> None:
    counterpart = Counterpart(offices, offices.sent(to="far"))
    clock(app_clock.now() + timedelta(days=12))
    run_jobs()

    assert code_of(counterpart.looks()) == "transfers.receipt_link_expired"


@pytest.mark.parametrize(("days", "status"), [(90, 200), (91, 409)])
def test_it_holds_a_month_longer_than_the_letter(offices: Offices, clock: SetClock, days: int, status: int) -> None:
    counterpart = Counterpart(offices, sent_out(offices))
    clock(app_clock.now() + timedelta(days=days))

    answer = counterpart.looks()

    assert answer.status_code == status
    assert status == 200 or code_of(answer) == "transfers.receipt_link_expired"


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"received_on": "2020-01-01"}, "/received_on"),
        ({"received_on": "2999-01-01"}, "/received_on"),
        ({"received_on": None}, "/received_on"),
        ({"handler": ""}, "/handler"),
        ({"phone": "1" * 33}, "/phone"),
    ],
)
def test_what_is_wrong_is_named(offices: Offices, fields: dict[str, Any], pointer: str) -> None:
    counterpart = Counterpart(offices, sent_out(offices))

    answer = counterpart.answers(**fields)

    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert counterpart.answers().status_code == 204


def test_the_secret_is_kept_nowhere(offices: Offices, caplog: pytest.LogCaptureFixture) -> None:
    transfer_id = sent_out(offices)
    with caplog.at_level(logging.INFO):
        counterpart = Counterpart(offices, transfer_id)
        counterpart.looks()

    assert len(counterpart.token) == 22  # 128 bits
    written = [logs.JsonFormatter().format(record) for record in caplog.records]
    assert any("GET /api/v1/receipt-links/*** 200" in line for line in written)
    assert not any(counterpart.token in line for line in written)
    with offices.session() as s:
        [link] = s.exec(select(ReceiptLink)).all()
        assert counterpart.token not in str(link.model_dump())
        [letter] = s.exec(select(Letter)).all()
        assert (link.letter_id, link.transfer_id) == (letter.id, UUID(transfer_id))


def test_one_address_does_not_try_for_ever(offices: Offices) -> None:
    tried = [offices.client.anonymous.get(f"{API}/receipt-links/{number:022d}").status_code for number in range(61)]

    assert (set(tried[:60]), tried[60]) == ({404}, 429)

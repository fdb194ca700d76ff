"""Two at the same time, in threads on the real database: one decision counts, no number is lost or given twice, one draft is made."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import httpx
from sqlmodel import col, select

from app.core import clock
from app.transfers.models import Letter, Transfer, TransferAct
from tests.client import code_of
from tests.transfers.conftest import TRANSFERS, Offices
from tests.transfers.steps import TO_BRANCH, TO_COMMITTEE, go, hire

Call = tuple[str, str, str]  # who, which transfer, what


def at_once(offices: Offices, *calls: Call, **fields: object) -> list[httpx.Response]:
    """Everybody has read the same version, and sends at the same time."""
    ready = []
    for who, transfer_id, action in calls:
        desk, place = offices.client.as_(who), f"{TRANSFERS}/{transfer_id}"
        ready.append((desk, f"{place}/actions", {"If-Match": desk.get(place).headers["ETag"]}, action))

    def send(one: tuple[httpx.Client, str, dict[str, str], str]) -> httpx.Response:
        desk, place, headers, action = one
        return desk.post(place, json={"action": action} | fields, headers=headers)

    with ThreadPoolExecutor(len(ready)) as pool:
        return list(pool.map(send, ready))


def acts(offices: Offices, transfer_id: str) -> list[str]:
    with offices.session() as s:
        rows = s.exec(select(TransferAct).order_by(col(TransferAct.id))).all()
        return [row.action for row in rows if str(row.transfer_id) == transfer_id]


def test_two_officers_approve_at_once_and_one_of_them_did(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE)

    answers = at_once(offices, ("officer", transfer_id, "approve"), ("checker", transfer_id, "approve"))

    assert sorted(one.status_code for one in answers) == [200, 412]
    assert acts(offices, transfer_id) == ["submit", "approve", "approve"]
    maker = next(who for who, one in zip(("officer", "checker"), answers, strict=True) if one.status_code == 200)
    other = {"officer": "checker", "checker": "officer"}[maker]
    assert offices.act(transfer_id, maker, "issue_letter").status_code == 403
    assert offices.act(transfer_id, other, "issue_letter").status_code == 200


def test_two_issue_the_same_letter_at_once_and_there_is_one(offices: Offices) -> None:
    hire(offices, "third", "office", "township")
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE, "officer approve")

    answers = at_once(offices, ("checker", transfer_id, "issue_letter"), ("third", transfer_id, "issue_letter"))

    assert sorted(one.status_code for one in answers) == [200, 412]
    with offices.session() as s:
        assert [letter.serial for letter in s.exec(select(Letter))] == [1]
    go(offices, transfer_id, *TO_BRANCH, "stranger report_in")


def test_letters_of_many_members_at_once_have_each_number_once(offices: Offices) -> None:
    movers = ["member", "member2", *(f"mover{number}" for number in range(4))]
    for name in movers[2:]:
        hire(offices, name, "east", "far")
    waiting = [go(offices, offices.drafted(who, to="far"), f"{who} submit") for who in movers]
    for transfer_id in waiting:
        go(offices, transfer_id, "secretary approve", "officer approve")

    answers = at_once(offices, *(("checker", transfer_id, "issue_letter") for transfer_id in waiting))

    assert [one.status_code for one in answers] == [200] * len(movers)
    numbers = sorted(one.json()["letter"]["number"] for one in answers)
    assert numbers == [f"〔{clock.today().year}〕第{serial:04d}号" for serial in range(1, len(movers) + 1)]


def test_the_member_withdraws_while_the_branch_agrees(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(), "member submit")

    answers = at_once(offices, ("member", transfer_id, "withdraw"), ("secretary", transfer_id, "approve"))

    assert sorted(one.status_code for one in answers) == [200, 412]
    assert len(acts(offices, transfer_id)) == 2


def test_the_same_draft_sent_twice_at_once_is_one(offices: Offices) -> None:
    body = {"target_id": offices.place("west"), "dues_paid_through": f"{clock.today():%Y-%m}"}
    member, key = offices.client.as_("member"), str(uuid4())

    with ThreadPoolExecutor(2) as pool:
        sent = [pool.submit(member.post, TRANSFERS, json=body, headers={"Idempotency-Key": key}) for _ in range(2)]
        answers = [one.result() for one in sent]

    assert [one.status_code for one in answers] == [201, 201]
    assert answers[0].json()["id"] == answers[1].json()["id"]


def test_two_drafts_of_one_member_at_once_are_one(offices: Offices) -> None:
    body = {"target_id": offices.place("west"), "dues_paid_through": f"{clock.today():%Y-%m}"}
    member = offices.client.as_("member")

    with ThreadPoolExecutor(2) as pool:
        keys = [{"Idempotency-Key": str(uuid4())} for _ in range(2)]
        answers = list(pool.map(lambda key: member.post(TRANSFERS, json=body, headers=key), keys))

    assert sorted(one.status_code for one in answers) == [201, 409]
    refused = next(one for one in answers if one.status_code == 409)
    assert code_of(refused) == "transfers.open_transfer_exists"
    with offices.session() as s:
        assert len(s.exec(select(Transfer)).all()) == 1

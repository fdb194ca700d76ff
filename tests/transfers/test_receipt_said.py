"""What an office outside says over the code on a letter: nobody moves by it, the sending committee looks at it and files it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import select

from app.core import clock as app_clock
from app.core.events import Event
from app.transfers.models import TransferAct
from app.transfers.rules import UNDO_TIME
from tests.client import Client, code_of
from tests.transfers.conftest import API, Offices
from tests.transfers.steps import days_on
from tests.transfers.test_letters import sent_out, sign_in_again
from tests.transfers.test_receipt_links import Counterpart

SetClock = Callable[[datetime], None]
RunJobs = Callable[[], int]


def actions_of(transfer: dict[str, Any]) -> list[str]:
    return [one["action"] for one in transfer["allowed_actions"]]


def test_received_outside_the_answer_is_said_and_moves_nobody(client: Client, offices: Offices) -> None:
    transfer_id = sent_out(offices)
    counterpart = Counterpart(offices, transfer_id)

    assert counterpart.looks().json() == {
        "issuer_name": "青禾镇委员会",
        "letter_number": f"〔{app_clock.today().year}〕第0001号",
        "member_name_masked": "甲*",
        "issued_on": str(app_clock.today()),
        "valid_until": str(app_clock.today() + timedelta(days=60)),
    }
    answer = counterpart.answers(phone="0755-1234567", receipt_number="收12号")

    assert (answer.status_code, answer.content) == (204, b"")
    said = offices.seen(transfer_id, "officer")
    assert (said["status"], said["status_label"], said["moved_on"]) == ("in_transit", "回执待登记", None)
    assert (said["receipt_handler"], said["receipt_phone"]) == ("接收经办", "0755-1234567")
    assert (said["receipt_number"], said["received_on"]) == ("收12号", str(app_clock.today()))
    assert (said["holder"]["name"], "file_receipt" in actions_of(said)) == ("青禾镇委员会", True)
    record = client.as_("officer").get(f"{API}/members/{offices.town.members['member']}").json()
    assert record["status"] == "normal"
    assert offices.affiliations()[-1][2] is None
    with offices.session() as s:
        last = s.exec(select(TransferAct).order_by(TransferAct.id.desc())).first()  # type: ignore[attr-defined]
        assert last is not None
        assert (last.action, last.acted_by, last.acted_by_label) == ("send_receipt", None, "对方单位（回执链接）")
        moved = s.exec(select(Event).where(Event.type == "transfer.moved").order_by(Event.id.desc())).first()  # type: ignore[attr-defined]
        assert moved is not None
        assert (moved.actor_kind, moved.actor_label) == ("anonymous", "对方单位（回执链接）")


def test_what_was_said_is_filed_as_it_is(offices: Offices) -> None:
    transfer_id, given = sent_out(offices), str(app_clock.today())
    Counterpart(offices, transfer_id).answers(phone="0755-1", receipt_number="收12号")
    days_on(offices, 2)

    filed = offices.done(transfer_id, "officer", "file_receipt")

    assert (filed["status"], filed["moved_on"], filed["received_on"]) == ("closed", given, given)
    assert (filed["receipt_handler"], filed["receipt_phone"], filed["receipt_number"]) == (
        "接收经办",
        "0755-1",
        "收12号",
    )
    assert offices.affiliations()[-1][2] == given


def test_what_was_said_may_be_corrected(offices: Offices) -> None:
    transfer_id = sent_out(offices)
    Counterpart(offices, transfer_id).answers(phone="0755-1")
    days_on(offices, 2)
    today = str(app_clock.today())

    filed = offices.done(transfer_id, "officer", "file_receipt", on=today, handler="王经办", handler_phone="")

    assert (filed["moved_on"], filed["receipt_handler"], filed["receipt_phone"]) == (today, "王经办", "")
    assert offices.affiliations()[-1][2] == today


def test_what_was_said_is_said_once_and_only_over_the_link(offices: Offices) -> None:
    transfer_id = sent_out(offices)

    by_hand = offices.act(transfer_id, "officer", "send_receipt", handler="自己写的")
    assert (by_hand.status_code, code_of(by_hand)) == (409, "transfers.not_possible")
    assert Counterpart(offices, transfer_id).answers().status_code == 204
    assert "send_receipt" not in actions_of(offices.seen(transfer_id, "officer"))
    unfiled = offices.client.as_("officer").get(f"{API}/transfers/{transfer_id}/receipt.pdf")
    assert (unfiled.status_code, code_of(unfiled)) == (409, "transfers.no_receipt")


def test_the_sending_committee_is_told_and_has_it_on_its_desk(
    client: Client, offices: Offices, run_jobs: RunJobs
) -> None:
    transfer_id = sent_out(offices)
    app_clock.set_now(app_clock.now() + UNDO_TIME)
    run_jobs()  # the notice that it is on its way stays unread
    Counterpart(offices, transfer_id).answers()
    run_jobs()

    def told(who: str) -> list[str]:
        return [one["title"] for one in client.as_(who).get(f"{API}/notifications").json()["items"]]

    assert told("officer")[0] == told("checker")[0] == "对方回执到了，请核对后登记"
    assert told("member")[0] == "接收单位已回执，转出党委核对后办结"
    [waiting] = client.as_("officer").get(f"{API}/transfers/inbox").json()["items"]
    assert (waiting["id"], waiting["status_label"]) == (transfer_id, "回执待登记")
    assert waiting["holder"]["due_at"] < str(app_clock.today() + timedelta(days=20))


def test_what_was_said_in_time_does_not_expire(offices: Offices, run_jobs: RunJobs) -> None:
    transfer_id, given = sent_out(offices), app_clock.today()
    Counterpart(offices, transfer_id).answers()
    days_on(offices, 70)
    run_jobs()

    assert offices.stands(transfer_id) == ("in_transit", None)
    assert offices.done(transfer_id, "officer", "file_receipt")["moved_on"] == str(given)


def test_another_letter_takes_back_what_was_said(offices: Offices) -> None:
    transfer_id = sent_out(offices)
    Counterpart(offices, transfer_id).answers()

    again = offices.done(transfer_id, "officer", "reissue_letter", reason="对方说没有收到过")

    assert (again["receipt_handler"], again["received_on"], again["status_label"]) == ("", None, "介绍信已开出")
    assert again["holder"]["name"] == "外省某市某区委组织部"
    assert Counterpart(offices, transfer_id).answers(handler="对方经办").status_code == 204
    assert offices.seen(transfer_id)["receipt_handler"] == "对方经办"


def test_a_receipt_that_comes_after_the_letters_last_day_but_was_given_before(
    offices: Offices, clock: SetClock, run_jobs: RunJobs
) -> None:
    transfer_id = sent_out(offices)
    counterpart, given = Counterpart(offices, transfer_id), app_clock.today() + timedelta(days=50)
    clock(app_clock.now() + timedelta(days=70))
    run_jobs()
    sign_in_again(offices.client, "officer", "member")
    assert offices.stands(transfer_id) == ("expired", None)

    late = counterpart.answers(received_on=str(app_clock.today()))
    assert (late.status_code, code_of(late)) == (409, "transfers.letter_expired")
    assert counterpart.answers(received_on=str(given)).status_code == 204

    assert (offices.stands(transfer_id), offices.seen(transfer_id)["status_label"]) == (("expired", None), "回执待登记")
    offices.done(transfer_id, "officer", "file_receipt")
    assert offices.stands(transfer_id) == ("closed", None)
    assert offices.affiliations()[-1][2] == str(given)


def test_after_expiry_nobody_is_moved_who_has_applied_elsewhere(
    offices: Offices, clock: SetClock, run_jobs: RunJobs
) -> None:
    transfer_id = sent_out(offices)
    counterpart, given = Counterpart(offices, transfer_id), app_clock.today() + timedelta(days=50)
    clock(app_clock.now() + timedelta(days=70))
    run_jobs()
    sign_in_again(offices.client, "member", "officer")
    offices.drafted(to="west")

    assert counterpart.answers(received_on=str(given)).status_code == 204
    filed = offices.act(transfer_id, "officer", "file_receipt")
    assert code_of(filed) == "transfers.open_transfer_exists"
    assert offices.branch_of() == offices.town.organizations["east"]

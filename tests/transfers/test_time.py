"""What happens by the clock: letters and their last day in Beijing, deadlines and reminders, and what ends with the member."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlmodel import col, select, update

from app.core import clock as app_clock
from app.core import events
from app.core.workdays import add_workdays
from app.transfers.models import Transfer
from tests.client import code_of
from tests.members.commands import change
from tests.transfers.conftest import TRANSFERS, Offices
from tests.transfers.steps import OUT, TO_BRANCH, TO_COMMITTEE, days_on, go, later

MORNING = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)  # nine o'clock of a Tuesday in Beijing
SEPTEMBER = {"dues_paid_through": "2026-09"}


def told(offices: Offices, transfer_id: str) -> list[tuple[str, bool]]:
    """When somebody was told of a deadline, in Beijing, and whether it was over."""
    with offices.session() as s:
        facts = s.exec(
            select(events.Event).where(col(events.Event.type) == "transfer.fell_due").order_by(col(events.Event.id))
        ).all()
        return [
            (f"{one.occurred_at.astimezone(app_clock.BEIJING):%m-%d}", one.data["is_late"])
            for one in facts
            if str(one.subject_id) == transfer_id
        ]


def hours_until(offices: Offices, keep_time: Callable[[], None], end: datetime) -> None:
    """The job runs twice a day until then."""
    while app_clock.now() < end:
        later(offices, app_clock.now() + timedelta(hours=12))
        keep_time()


def test_a_letter_holds_through_its_last_day_in_beijing(offices: Offices) -> None:
    later(offices, datetime(2026, 9, 1, 16, 30, tzinfo=UTC))  # half past midnight of the second in Beijing
    letter = offices.seen(offices.sent(**SEPTEMBER))["letter"]
    assert (letter["issued_on"], letter["valid_until"], letter["valid_days"]) == ("2026-09-02", "2026-09-12", 10)


@pytest.mark.parametrize(("at", "status"), [("2026-09-11T15:59:00+00:00", 200), ("2026-09-11T16:00:30+00:00", 409)])
def test_it_arrives_until_midnight_in_beijing(offices: Offices, at: str, status: int) -> None:
    later(offices, MORNING)
    transfer_id = offices.sent(**SEPTEMBER)
    later(offices, datetime.fromisoformat(at))

    answer = offices.act(transfer_id, "far_officer", "arrive")

    assert answer.status_code == status
    assert status == 200 or code_of(answer) == "transfers.letter_expired"


def test_the_day_after_its_last_the_letter_has_expired_and_another_takes_its_place(
    offices: Offices, keep_time: Callable[[], None]
) -> None:
    later(offices, MORNING)
    transfer_id = offices.sent(**SEPTEMBER)
    later(offices, datetime(2026, 9, 11, 15, 50, tzinfo=UTC))
    keep_time()
    assert offices.stands(transfer_id) == ("in_transit", None)
    later(offices, datetime(2026, 9, 11, 16, 10, tzinfo=UTC))
    keep_time()

    expired = offices.seen(transfer_id, "officer")
    assert (expired["status"], expired["letter"]["status"]) == ("expired", "expired")
    assert expired["holder"]["name"] == "青禾镇委员会"
    assert offices.branch_of() == offices.town.organizations["east"]
    again = offices.done(transfer_id, "officer", "reissue_letter", reason="路上耽误了")
    assert (again["status"], again["letter"]["number"]) == ("in_transit", "〔2026〕第0002号")
    assert again["holder"]["due_at"] == "2026-09-22T15:59:59Z"
    assert offices.facts(transfer_id).count("expire") == 1


def test_one_row_that_cannot_be_read_stops_no_other(offices: Offices, keep_time: Callable[[], None]) -> None:
    later(offices, MORNING)
    broken = offices.sent(**SEPTEMBER)
    steps = ("member2 submit", "secretary approve", "officer approve", "checker issue_letter")
    transfer_id = go(offices, offices.drafted("member2", to="far", **SEPTEMBER), *steps)
    with offices.session() as s:
        row = update(Transfer).where(col(Transfer.id) == UUID(broken))
        s.connection().execute(row.values(route=[["nowhere", None]]))
    days_on(offices, 12)

    with pytest.raises(ValueError, match="nowhere"):  # so that the job is seen to have failed
        keep_time()

    assert offices.stands(transfer_id) == ("expired", None)


def test_another_letter_on_the_way_has_its_own_last_day(offices: Offices, keep_time: Callable[[], None]) -> None:
    later(offices, MORNING)
    transfer_id = offices.sent(**SEPTEMBER)

    again = offices.done(transfer_id, "officer", "reissue_letter", reason="写错了名字", valid_days=60)

    assert again["holder"]["due_at"] == "2026-10-31T15:59:59Z"
    days_on(offices, 20)
    keep_time()
    assert offices.stands(transfer_id) == ("in_transit", None)


def test_a_second_time_the_committee_s_secretary_has_agreed(offices: Offices) -> None:
    transfer_id = offices.sent()
    offices.done(transfer_id, "officer", "reissue_letter", reason="路上丢了")

    refused = offices.act(transfer_id, "checker", "reissue_letter", reason="又丢了")
    assert (refused.status_code, code_of(refused)) == (422, "transfers.approver_needed")
    third = offices.done(transfer_id, "checker", "reissue_letter", reason="又丢了", approver="王书记")

    assert third["letter"]["number"].endswith("第0003号")
    said = offices.client.as_("member").get(f"{TRANSFERS}/{transfer_id}/timeline").json()["items"][-1]["comment"]
    assert said == "又丢了（王书记同意）"


def test_a_receipt_of_a_reception_in_time_is_filed_after_the_letter_has_expired(
    offices: Offices, keep_time: Callable[[], None]
) -> None:
    later(offices, MORNING)
    transfer_id = offices.sent(**OUT, **SEPTEMBER)
    days_on(offices, 70)
    keep_time()
    assert offices.stands(transfer_id) == ("expired", None)

    late = offices.act(transfer_id, "officer", "file_receipt", handler="对方", on="2026-11-05")
    assert code_of(late) == "transfers.letter_expired"
    filed = offices.done(transfer_id, "officer", "file_receipt", handler="对方", on="2026-10-30")
    assert (filed["status"], filed["moved_on"], filed["letter"]["status"]) == ("closed", "2026-10-30", "used")


def test_an_expired_one_is_not_taken_up_again_beside_another_or_after_a_move(
    offices: Offices, keep_time: Callable[[], None]
) -> None:
    later(offices, MORNING)
    transfer_id = offices.sent(**SEPTEMBER)
    days_on(offices, 12)
    keep_time()
    other = go(offices, offices.drafted(**SEPTEMBER), *TO_COMMITTEE)
    again = offices.act(transfer_id, "officer", "reissue_letter", reason="路上耽误了")
    assert code_of(again) == "transfers.open_transfer_exists"
    came = offices.act(transfer_id, "far_officer", "arrive", on="2026-09-11")
    assert code_of(came) == "transfers.open_transfer_exists"
    go(offices, other, "officer approve", "outsider report_in")

    moved = offices.act(transfer_id, "officer", "reissue_letter", reason="路上耽误了")
    assert (moved.status_code, code_of(moved)) == (409, "transfers.moved_since")
    came = offices.act(transfer_id, "far_officer", "arrive", on="2026-09-11")
    assert (came.status_code, code_of(came)) == (409, "transfers.moved_since")


def test_a_letter_that_was_refused_is_void_and_the_next_number_is_another(offices: Offices) -> None:
    transfer_id = go(offices, offices.sent(), "far_officer arrive")
    offices.act(transfer_id, "far_officer", "refuse", reason_code="not_our_area")
    assert offices.seen(transfer_id)["letter"]["status"] == "used"

    elsewhere = {"target_external": "邻省某市某街道"}
    for kind in (None, "temporary"):  # nobody can tell, and nobody stays
        unsaid = offices.act(transfer_id, "officer", "retarget", kind=kind, **elsewhere)
        assert (unsaid.status_code, code_of(unsaid)) == (422, "transfers.kind_mismatch")
    again = offices.act(transfer_id, "officer", "retarget", kind="cross_province", **elsewhere)
    assert again.status_code == 200, again.text
    assert (again.json()["letter"]["status"], again.json()["kind"]) == ("void", "cross_province")
    go(offices, transfer_id, "officer approve", "checker issue_letter")
    assert offices.seen(transfer_id)["letter"]["number"].endswith("第0002号")


def test_what_a_branch_here_refused_goes_elsewhere_though_nobody_knows_its_name(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(), *TO_COMMITTEE, "officer approve")
    offices.act(transfer_id, "outsider", "refuse", reason_code="not_our_area")

    again = offices.act(transfer_id, "officer", "retarget", target_external="邻省某市某街道", kind="paper_out")

    assert (again.status_code, again.json()["kind"], again.json()["step"]) == (200, "paper_out", "from_committee")


def test_a_desk_is_told_at_half_time_three_days_before_on_the_day_and_the_level_above_after(
    offices: Offices, keep_time: Callable[[], None]
) -> None:
    later(offices, MORNING)
    transfer_id = offices.sent(**SEPTEMBER, **{"to": "far"})
    before = offices.seen(transfer_id)["version"]
    hours_until(offices, keep_time, datetime(2026, 9, 11, 12, 0, tzinfo=UTC))

    assert told(offices, transfer_id) == [("09-06", False), ("09-08", False), ("09-11", False)]
    assert offices.seen(transfer_id)["version"] == before  # nobody's page is out of date for it


def test_a_desk_that_waits_for_a_file_is_told_by_its_later_day(offices: Offices, keep_time: Callable[[], None]) -> None:
    later(offices, MORNING)
    transfer_id = go(offices, offices.sent(**SEPTEMBER), "far_officer arrive", "far_officer request_file")
    hours_until(offices, keep_time, datetime(2026, 9, 29, 12, 0, tzinfo=UTC))
    assert told(offices, transfer_id) == [("09-15", False), ("09-26", False), ("09-29", False)]


def test_half_a_year_after_a_letter_has_expired_its_committee_is_told_to_decide(
    offices: Offices, keep_time: Callable[[], None], run_jobs: Callable[[], int]
) -> None:
    later(offices, MORNING)
    transfer_id = offices.sent(**SEPTEMBER)
    for at in ((2026, 9, 12), (2026, 10, 31), (2027, 3, 11), (2027, 3, 12), (2027, 6, 1)):
        later(offices, datetime(*at, 2, tzinfo=UTC))
        keep_time()
        run_jobs()

    assert told(offices, transfer_id)[-1] == ("03-12", True)
    inbox = offices.client.as_("officer", anew=True).get("/api/v1/notifications").json()["items"]
    titles = [each["title"] for each in inbox]
    assert titles.count("介绍信过期半年了，人还没转成，请研究怎么办") == 1


def test_the_level_above_is_told_three_workdays_after_the_deadline(
    offices: Offices, keep_time: Callable[[], None]
) -> None:
    later(offices, MORNING)
    transfer_id = go(offices, offices.drafted(**SEPTEMBER), "member submit")
    due = add_workdays(date(2026, 9, 1), 3)
    hours_until(offices, keep_time, MORNING + timedelta(days=20))

    days = told(offices, transfer_id)
    assert days[-1] == (f"{add_workdays(due, 3):%m-%d}", True)
    assert days[-2] == (f"{due:%m-%d}", False)
    assert len(days) == len(set(days))


def test_the_member_is_told_ten_days_after_it_came_back(offices: Offices, keep_time: Callable[[], None]) -> None:
    later(offices, MORNING)
    transfer_id = go(offices, offices.drafted(**SEPTEMBER), "member submit")
    offices.act(transfer_id, "secretary", "return", reason="资料不全")
    hours_until(offices, keep_time, MORNING + timedelta(days=11))

    assert told(offices, transfer_id)[-1] == ("09-11", False)


@pytest.mark.parametrize("steps", [(), ("member submit",), TO_COMMITTEE])
def test_whoever_has_died_moves_nowhere(offices: Offices, run_jobs: Callable[[], int], steps: tuple[str, ...]) -> None:
    transfer_id = go(offices, offices.drafted(), *steps)
    died = change(offices.client, offices.town.members["member"], "decease", app_clock.today())
    assert died.status_code in {200, 201}, died.text
    run_jobs()

    with offices.session() as s:
        row = s.get_one(Transfer, UUID(transfer_id))
        assert (row.status, row.step, row.holder_id, row.due_at) == ("cancelled", None, None, None)
    assert offices.facts(transfer_id)[-1] == "cancel"


def test_not_even_by_a_letter_that_had_expired(
    offices: Offices, keep_time: Callable[[], None], run_jobs: Callable[[], int]
) -> None:
    later(offices, MORNING)
    transfer_id = offices.sent(**SEPTEMBER)
    days_on(offices, 12)
    keep_time()
    change(offices.client, offices.town.members["member"], "decease", app_clock.today())
    refused = offices.act(transfer_id, "officer", "reissue_letter", reason="路上耽误了")
    assert code_of(refused) == "transfers.status_not_transferable"
    run_jobs()

    assert offices.stands(transfer_id) == ("cancelled", None)
    inbox = offices.client.as_("officer").get(f"{TRANSFERS}/inbox").json()["items"]
    assert inbox == []


def test_a_receipt_is_sent_once_and_filed_once(offices: Offices) -> None:
    transfer_id = go(offices, offices.sent(), *TO_BRANCH, "stranger report_in", "far_officer send_receipt")

    again = offices.act(transfer_id, "officer", "send_receipt", handler="不是我们收的")
    assert (again.status_code, code_of(again)) == (409, "transfers.not_possible")
    assert offices.done(transfer_id, "officer", "file_receipt")["receipt_handler"] == "far_officer"

"""Which day counts: nobody reports in before it came to their branch, and a letter that came in time is no late one for being typed late."""

from collections.abc import Callable
from datetime import UTC, datetime

from tests.client import code_of
from tests.transfers.conftest import TRANSFERS, Offices
from tests.transfers.steps import TO_COMMITTEE, days_on, go, later
from tests.transfers.test_time import MORNING, SEPTEMBER


def reported_in(offices: Offices, transfer_id: str, who: str) -> None:
    """Not before the fifth of January, as it came to the branch; on that day also when it is written down three days late."""
    days_on(offices, 3)
    for day in ("2026-12-25", "2027-01-04"):
        early = offices.act(transfer_id, who, "report_in", on=day)
        assert (early.status_code, code_of(early)) == (422, "transfers.date_out_of_order")
        assert (early.json()["title"], early.json()["errors"][0]["pointer"]) == (
            "日期要在2027-01-05到2027-01-08之间。",
            "/on",
        )
    assert offices.done(transfer_id, who, "report_in", on="2027-01-05")["moved_on"] == "2027-01-05"


def test_nobody_reports_in_before_their_committee_has_agreed(offices: Offices) -> None:
    later(offices, datetime(2026, 12, 20, 1, 0, tzinfo=UTC))
    transfer_id = go(offices, offices.drafted(dues_paid_through="2026-12"), *TO_COMMITTEE)
    later(offices, datetime(2027, 1, 4, 17, 0, tzinfo=UTC))  # one o'clock of the fifth in Beijing
    go(offices, transfer_id, "officer approve")

    reported_in(offices, transfer_id, "outsider")


def test_nobody_reports_in_before_the_committee_that_receives_has_sent_them_to_the_branch(offices: Offices) -> None:
    later(offices, datetime(2026, 12, 28, 1, 0, tzinfo=UTC))
    transfer_id = offices.sent(dues_paid_through="2026-12")
    later(offices, datetime(2027, 1, 5, 1, 0, tzinfo=UTC))
    offices.done(transfer_id, "far_officer", "arrive", on="2026-12-29")
    go(offices, transfer_id, "far_officer assign")

    reported_in(offices, transfer_id, "stranger")


def test_a_letter_that_came_in_time_is_written_down_after_it_has_expired(
    offices: Offices, keep_time: Callable[[], None]
) -> None:
    later(offices, MORNING)
    transfer_id = offices.sent(**SEPTEMBER)
    days_on(offices, 12)
    keep_time()
    assert offices.stands(transfer_id) == ("expired", None)
    found = offices.client.as_("far_officer").get(TRANSFERS, params={"status": "expired"}).json()["items"]
    assert [(one["id"], [each["action"] for each in one["allowed_actions"]]) for one in found] == [
        (transfer_id, ["arrive"])
    ]
    assert "arrive" not in [each["action"] for each in offices.seen(transfer_id, "officer")["allowed_actions"]]
    assert offices.act(transfer_id, "officer", "arrive", on="2026-09-10").status_code == 403

    late = offices.act(transfer_id, "far_officer", "arrive", on="2026-09-12")
    assert (late.status_code, code_of(late)) == (409, "transfers.letter_expired")
    came = offices.done(transfer_id, "far_officer", "arrive", on="2026-09-11")
    assert (came["status"], came["step"], came["letter"]["status"]) == ("pending", "to_committee", "used")
    assert came["holder"]["name"] == offices.seen(transfer_id, "far_officer")["route"][2]["organization_name"]
    go(offices, transfer_id, "far_officer assign", "stranger report_in")
    assert offices.branch_of() == offices.town.organizations["far"]


def test_a_committee_that_asks_for_the_file_has_so_much_longer_once(offices: Offices) -> None:
    later(offices, datetime(2026, 9, 1, 1, 0, tzinfo=UTC))
    transfer_id = go(offices, offices.sent(dues_paid_through="2026-09"), "far_officer arrive")
    usual = offices.seen(transfer_id, "far_officer")["holder"]
    assert (usual["workdays"], usual["due_at"]) == (5, "2026-09-08T15:59:59Z")
    assert offices.act(transfer_id, "officer", "request_file").status_code == 403

    asked = offices.done(transfer_id, "far_officer", "request_file", comment="请把档案复印件寄来")

    # 5 workdays and 15 more, one of them a Sunday; the 25th is free
    assert (asked["status"], asked["step"], asked["holder"]["workdays"]) == ("pending", "to_committee", 20)
    assert asked["holder"]["due_at"] == "2026-09-29T15:59:59Z"
    assert "request_file" not in [one["action"] for one in asked["allowed_actions"]]
    assert code_of(offices.act(transfer_id, "far_officer", "request_file")) == "transfers.not_possible"
    for who in ("member", "officer", "far_officer"):
        last = offices.client.as_(who).get(f"{TRANSFERS}/{transfer_id}/timeline").json()["items"][-1]
        assert (last["label"], last["comment"]) == ("函询档案", "请把档案复印件寄来"), who
    days_on(offices, 14)
    assert offices.seen(transfer_id, "far_officer")["holder"]["is_overdue"] is False
    assert offices.done(transfer_id, "far_officer", "assign")["step"] == "to_branch"


def test_who_asks_for_the_file_after_the_last_day_has_as_long_from_then(offices: Offices) -> None:
    later(offices, datetime(2026, 9, 1, 1, 0, tzinfo=UTC))
    transfer_id = go(offices, offices.sent(dues_paid_through="2026-09"), "far_officer arrive")
    days_on(offices, 9)

    asked = offices.done(transfer_id, "far_officer", "request_file")

    # 15 workdays after the tenth, the holidays of October not among them
    assert asked["holder"]["due_at"] == "2026-10-08T15:59:59Z"

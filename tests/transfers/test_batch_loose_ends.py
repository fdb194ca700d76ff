"""What a plan for a whole organization leaves nobody with: an expired letter, a stranger's draft, a way into what is being rearranged."""

from collections.abc import Callable

import pytest

from app.core import clock
from tests.client import code_of
from tests.transfers.conftest import TRANSFERS, Offices
from tests.transfers.plans import Desk, hire
from tests.transfers.steps import OUT, days_on, go
from tests.transfers.test_receipt_links import Counterpart

FROZEN = "transfers.organization_frozen"


@pytest.fixture
def desk(offices: Offices) -> Desk:
    with offices.session() as s:
        hire(s, offices.town)
    return Desk(offices.client, offices.town)


@pytest.mark.parametrize(("operation", "to"), [("move_branch", "neighbour"), ("merge", "west")])
def test_a_letter_that_has_expired_ends_with_the_plan(
    desk: Desk, offices: Offices, keep_time: Callable[[], None], operation: str, to: str
) -> None:
    transfer_id = offices.sent()
    days_on(offices, 12)
    keep_time()

    plan = desk.planned(operation, "east", to=to)
    assert [(row["subject_id"], row["effect"]) for row in desk.rows(plan, kind="transfer")] == [
        (transfer_id, "cancelled")
    ]
    assert desk.apply(plan).status_code == 200
    assert offices.client.as_("officer").get(f"{TRANSFERS}/inbox").json()["items"] == []
    ended = offices.seen(transfer_id)
    assert (ended["status"], ended["holder"], ended["letter"]["status"]) == ("cancelled", None, "void")


def test_one_whose_receipt_waits_to_be_filed_comes_first(
    desk: Desk, offices: Offices, keep_time: Callable[[], None]
) -> None:
    transfer_id = offices.sent(**OUT)
    counterpart, given = Counterpart(offices, transfer_id), clock.today()
    days_on(offices, 70)
    keep_time()
    assert counterpart.answers(received_on=str(given)).status_code == 204
    assert offices.stands(transfer_id) == ("expired", None)

    plan = desk.planned("merge", "east", to="west")
    assert code_of(desk.apply(plan)) == "transfers.batch_unfinished"


def test_a_draft_of_somebody_else_is_not_in_the_plan_and_is_looked_at_when_it_is_submitted(
    desk: Desk, offices: Offices
) -> None:
    early = offices.drafted("outsider", to="east")
    plan = desk.planned("merge", "east", to="office")
    late = offices.drafted("stranger", to="east")
    assert desk.rows(plan, kind="transfer") == []

    assert desk.apply(plan).status_code == 200
    for who, draft in (("outsider", early), ("stranger", late)):
        assert offices.stands(draft, who) == ("draft", None)
        gone = offices.act(draft, who, "submit")
        assert (gone.status_code, code_of(gone)) == (409, "organizations.ended")


def test_nobody_moves_into_what_is_being_rearranged(desk: Desk, offices: Offices) -> None:
    draft = offices.drafted("outsider", to="east")
    plan = desk.planned("move_branch", "east", to="neighbour")

    refused = offices.act(draft, "outsider", "submit")
    assert (refused.status_code, code_of(refused)) == (409, FROZEN)
    body = {"target_id": offices.place("east"), "dues_paid_through": "2099-01"}
    found = offices.client.as_("stranger").post(f"{TRANSFERS}/preflight", json=body).json()["findings"]
    assert FROZEN in [one["code"] for one in found]
    assert desk.apply(plan, "maker", "cancel").status_code == 200
    go(offices, draft, "outsider submit")


def test_what_only_receives_is_open_as_before(desk: Desk, offices: Offices) -> None:
    draft = offices.drafted("stranger", to="west")
    desk.planned("merge", "east", to="west")

    go(offices, draft, "stranger submit")


def test_everybody_who_was_moved_is_told_once(desk: Desk, offices: Offices, run_jobs: Callable[[], int]) -> None:
    desk.done("merge", "east", to="west")
    run_jobs()

    for who in ("member", "secretary"):
        told = [one for one in desk.get("notifications", who)["items"] if one["title"] == "您的支部调整了"]
        assert [one["body"] for one in told] == ["您现在属于西村党支部。这是整建制调整，不用再办转接。"]
    assert "您的支部调整了" not in [one["title"] for one in desk.get("notifications", "outsider")["items"]]


def test_nobody_is_told_where_the_branch_stays_theirs(desk: Desk, run_jobs: Callable[[], int]) -> None:
    desk.done("move_branch", "east", to="neighbour")
    run_jobs()

    assert "您的支部调整了" not in [one["title"] for one in desk.get("notifications", "member")["items"]]

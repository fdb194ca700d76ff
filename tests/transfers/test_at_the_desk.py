"""What the desk is told beforehand: how many wait, and how long a letter usually holds."""

from collections.abc import Callable

from app.transfers.rules import LETTER_DAYS_MOST
from tests.client import Client
from tests.transfers.conftest import API, TRANSFERS, Offices
from tests.transfers.steps import days_on
from tests.transfers.test_letters import sent_out
from tests.transfers.test_receipt_links import Counterpart

Job = Callable[[], None]


def _pending(client: Client, who: str) -> int:
    count: int = client.as_(who).get(f"{API}/me").json()["pending_count"]
    return count


def test_what_waits_is_counted_for_the_desk_that_has_it(client: Client, offices: Offices) -> None:
    before = {who: _pending(client, who) for who in ("secretary", "officer", "outsider", "member")}

    transfer_id = offices.drafted(to="west")
    offices.done(transfer_id, "member", "submit")
    at_branch = {who: _pending(client, who) - count for who, count in before.items()}
    offices.done(transfer_id, "secretary", "approve")
    at_committee = {who: _pending(client, who) - count for who, count in before.items()}

    assert at_branch == {"secretary": 1, "officer": 0, "outsider": 0, "member": 0}
    assert at_committee == {"secretary": 0, "officer": 1, "outsider": 0, "member": 0}


def _waiting(offices: Offices) -> list[str]:
    items = offices.client.as_("officer", anew=True).get(f"{TRANSFERS}/inbox").json()["items"]
    return [item["id"] for item in items]


def test_a_letter_carried_outside_waits_for_nobody_here_until_it_is_answered(client: Client, offices: Offices) -> None:
    before = _pending(client, "officer")
    transfer_id = sent_out(offices)
    assert (_waiting(offices), _pending(client, "officer")) == ([], before)

    Counterpart(offices, transfer_id).answers()

    assert (_waiting(offices), _pending(client, "officer")) == ([transfer_id], before + 1)


def test_a_letter_carried_outside_is_on_the_desk_once_its_day_is_over(offices: Offices, keep_time: Job) -> None:
    transfer_id = sent_out(offices)

    days_on(offices, 61)
    assert _waiting(offices) == [transfer_id]
    keep_time()

    assert offices.stands(transfer_id) == ("expired", None)
    assert _waiting(offices) == [transfer_id]


def test_a_letter_to_another_desk_here_waits_for_that_one(offices: Offices) -> None:
    transfer_id = offices.sent(to="far")

    items = offices.client.as_("far_officer").get(f"{TRANSFERS}/inbox").json()["items"]

    assert [item["id"] for item in items] == [transfer_id]


def test_how_long_a_letter_usually_holds_is_told_where_there_is_one(offices: Offices) -> None:
    near = offices.drafted("member", to="west")
    assert offices.seen(near)["letter_days"] is None
    offices.done(near, "member", "withdraw")

    far = offices.drafted("member", to="far")
    offices.done(far, "member", "submit")
    days = offices.seen(far)["letter_days"]

    assert 1 <= days <= LETTER_DAYS_MOST
    offices.done(far, "secretary", "approve")
    offices.done(far, "officer", "approve")
    assert offices.done(far, "checker", "issue_letter")["letter"]["valid_days"] == days

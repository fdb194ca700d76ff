"""A decision is taken back within ten seconds by whoever made it: as it was before, nothing of the record rewritten, and nobody told of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.core import clock as app_clock
from app.transfers.rules import UNDO_TIME
from tests.client import Client, code_of
from tests.transfers.conftest import API, TRANSFERS, Offices
from tests.transfers.steps import TO_COMMITTEE, go
from tests.transfers.test_letters import sent_out

SetClock = Callable[[datetime], None]
RunJobs = Callable[[], int]
NEW_EACH_TIME = {"version", "undo_until", "warnings"}


def offered(transfer: dict[str, Any]) -> bool:
    return "undo" in [one["action"] for one in transfer["allowed_actions"]]


def decide(offices: Offices, transfer_id: str, who: str, action: str, **fields: Any) -> dict[str, Any]:
    """A decision, and the clock at its moment again: however slow the machine, ten seconds are left."""
    decided = offices.done(transfer_id, who, action, **fields)
    app_clock.set_now(datetime.fromisoformat(decided["undo_until"]) - UNDO_TIME)
    return decided


def at_branch(offices: Offices, to: str = "west") -> str:
    return go(offices, offices.drafted(to=to), "member submit")


DECISIONS: list[tuple[str, tuple[str, ...], str, str, dict[str, Any]]] = [
    ("west", ("member submit",), "secretary", "approve", {"dues_waiver": "支部大会同意免交"}),
    ("west", ("member submit",), "secretary", "return", {"reason_code": "incomplete", "reason": "少一份材料"}),
    ("west", TO_COMMITTEE, "officer", "approve", {}),
    ("west", TO_COMMITTEE, "officer", "reject", {"reason_code": "under_discipline", "reason": "正在处理"}),
    ("far", TO_COMMITTEE, "officer", "approve", {}),
]


@pytest.mark.parametrize(("to", "steps", "who", "action", "fields"), DECISIONS)
def test_it_lies_again_where_it_lay(
    offices: Offices, to: str, steps: tuple[str, ...], who: str, action: str, fields: dict[str, Any]
) -> None:
    transfer_id = go(offices, offices.drafted(to=to), *steps)
    before = offices.seen(transfer_id, who)
    decided = decide(offices, transfer_id, who, action, **fields)
    assert (offered(before), before["undo_until"], offered(decided)) == (False, None, True)

    undone = offices.done(transfer_id, who, "undo")

    assert {name for name, value in undone.items() if value != before[name]} <= NEW_EACH_TIME
    assert (undone["version"], undone["undo_until"]) == (decided["version"] + 1, None)
    assert offices.facts(transfer_id)[-2:] == [action, "undo"]
    last = offices.client.as_(who).get(f"{TRANSFERS}/{transfer_id}/timeline").json()["items"][-1]
    assert (last["label"], last["status"], last["step"]) == ("撤回决定", before["status"], before["step"])
    offices.done(transfer_id, who, "approve")  # and goes on from there


def test_what_the_receiving_side_has_decided_comes_back_too(offices: Offices) -> None:
    transfer_id = offices.sent(to="neighbour")
    offices.done(transfer_id, "far_officer", "arrive")
    assigned = decide(offices, transfer_id, "far_officer", "assign", branch_id=offices.place("far"))
    assert assigned["target_name"] != offices.done(transfer_id, "far_officer", "undo")["target_name"]
    assert offices.seen(transfer_id, "far_officer")["route"][-2]["organization_id"] is None

    decide(offices, transfer_id, "far_officer", "refuse", reason_code="not_our_area")
    back = offices.done(transfer_id, "far_officer", "undo")
    assert (back["status"], back["step"], back["reply"]) == ("pending", "to_committee", None)


@pytest.mark.parametrize(("seconds", "status"), [(5, 200), (10, 409)])
def test_it_may_be_taken_back_for_ten_seconds(offices: Offices, clock: SetClock, seconds: int, status: int) -> None:
    transfer_id = at_branch(offices)
    until = datetime.fromisoformat(offices.done(transfer_id, "secretary", "approve")["undo_until"])
    clock(until - timedelta(seconds=10 - seconds))

    assert offered(offices.seen(transfer_id, "secretary")) == (status == 200)
    answer = offices.act(transfer_id, "secretary", "undo")
    assert answer.status_code == status
    assert status == 200 or code_of(answer) == "transfers.not_possible"


def test_by_nobody_else_and_not_once_something_came_after_it(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE)
    offices.done(transfer_id, "officer", "approve")
    for other in ("checker", "secretary", "member"):
        assert not offered(offices.seen(transfer_id, other))
        assert code_of(offices.act(transfer_id, other, "undo")) == "transfers.not_possible"

    offices.done(transfer_id, "checker", "issue_letter")

    assert not offered(offices.seen(transfer_id, "officer"))
    assert code_of(offices.act(transfer_id, "officer", "undo")) == "transfers.not_possible"


def test_not_twice_and_not_on_an_old_version(offices: Offices) -> None:
    transfer_id = at_branch(offices)
    decided = decide(offices, transfer_id, "secretary", "approve")
    place, desk = f"{TRANSFERS}/{transfer_id}/actions", offices.client.as_("secretary")
    stale = desk.post(place, json={"action": "undo"}, headers={"If-Match": f'"{decided["version"] - 1}"'})
    assert stale.status_code == 412

    offices.done(transfer_id, "secretary", "undo")

    assert code_of(offices.act(transfer_id, "secretary", "undo")) == "transfers.not_possible"


def test_what_is_out_or_done_is_not_taken_back(offices: Offices) -> None:
    transfer_id = sent_out(offices)
    assert not offered(offices.seen(transfer_id, "checker"))
    assert not offered(offices.done(transfer_id, "officer", "file_receipt", handler="对方"))


def test_who_has_reported_in_or_gone_away_for_a_time_is_not_taken_back(offices: Offices) -> None:
    until = str(app_clock.today() + timedelta(days=60))
    stay = offices.drafted(to=None, kind="temporary", target_external="外省某市某工地", until=until)
    go(offices, stay, *TO_COMMITTEE)
    assert not offered(offices.done(stay, "officer", "approve"))
    within = go(offices, offices.drafted(to="west"), *TO_COMMITTEE, "officer approve")
    assert not offered(offices.done(within, "outsider", "report_in"))


def test_what_was_refused_is_not_taken_back_beside_another_application(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="west"), *TO_COMMITTEE)
    decide(offices, transfer_id, "officer", "reject", reason_code="under_discipline")
    offices.drafted(to="far")

    assert code_of(offices.act(transfer_id, "officer", "undo")) == "transfers.open_transfer_exists"


def test_nobody_is_told_until_it_holds_and_of_what_was_taken_back_never(
    client: Client, offices: Offices, clock: SetClock, run_jobs: RunJobs
) -> None:
    def told(who: str) -> list[str]:
        run_jobs()
        return [one["title"] for one in client.as_(who).get(f"{API}/notifications").json()["items"]]

    transfer_id = at_branch(offices)
    decide(offices, transfer_id, "secretary", "return", reason_code="incomplete")
    assert told("member") == []
    offices.done(transfer_id, "secretary", "undo")
    decide(offices, transfer_id, "secretary", "approve")
    assert (told("member"), told("officer")) == ([], [])

    clock(app_clock.now() + timedelta(seconds=11))

    assert (told("member"), told("officer")) == (["组织关系转接：同意"], ["一件组织关系转接等您办理"])

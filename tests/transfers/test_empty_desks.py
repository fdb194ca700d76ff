"""Where nobody at a desk can act any more the level above may at once, and no longer when somebody can again."""

from collections.abc import Callable
from typing import Any

from app.core import clock
from tests.members.commands import change
from tests.transfers.conftest import API, TRANSFERS, Offices
from tests.transfers.grants import decided, deputy
from tests.transfers.steps import days_on, go, hire, leaves_office

Jobs = Callable[[], int]


def may_above(offices: Offices, transfer_id: str) -> bool:
    """Whether the township may approve in the place of the branch, and finds it in the list of what it may do below."""
    offered = {one["action"] for one in offices.seen(transfer_id, "officer")["allowed_actions"]}
    below = offices.client.as_("officer").get(f"{TRANSFERS}/inbox", params={"below": "true"}).json()["items"]
    assert (transfer_id in {one["id"] for one in below}) is ("approve" in offered)
    return "approve" in offered


def appoint(offices: Offices, who: str) -> str:
    post: dict[str, Any] = {"member_id": str(offices.town.members[who]), "post": "secretary"}
    post |= {"starts_on": "2026-01-01", "document_number": "青委〔2026〕1号"}
    answer = offices.client.as_("officer").post(f"{API}/organizations/{offices.place('east')}/appointments", json=post)
    assert answer.status_code == 201, answer.text
    return f"{API}/organizations/{offices.place('east')}/appointments/{answer.json()['id']}/end"


def test_the_only_post_at_a_desk_ends_and_another_is_appointed(offices: Offices, run_jobs: Jobs) -> None:
    leaves_office(offices, "secretary")
    end = appoint(offices, "member2")
    transfer_id = go(offices, offices.drafted(), "member submit")
    before = offices.seen(transfer_id)["version"]
    run_jobs()
    assert not may_above(offices, transfer_id)

    ended = offices.client.as_("officer").post(end, json={"ends_on": str(clock.today())}, headers={"If-Match": '"1"'})
    assert ended.status_code == 200, ended.text
    run_jobs()
    assert may_above(offices, transfer_id)

    appoint(offices, "secretary")
    run_jobs()
    assert not may_above(offices, transfer_id)
    assert offices.seen(transfer_id)["version"] == before  # nobody's page is out of date for it


def test_whoever_is_alone_at_a_desk_dies(offices: Offices, run_jobs: Jobs) -> None:
    hire(offices, "away_secretary", "west", "east")
    leaves_office(offices, "secretary")
    transfer_id = go(offices, offices.drafted(), "member submit")
    assert not may_above(offices, transfer_id)

    died = change(offices.client, offices.town.members["away_secretary"], "decease", clock.today())
    assert died.status_code in {200, 201}, died.text
    run_jobs()

    assert may_above(offices, transfer_id)


def test_a_deputy_comes_and_is_taken_back(offices: Offices, second_admin: None, run_jobs: Jobs) -> None:
    leaves_office(offices, "secretary")
    transfer_id = go(offices, offices.drafted(), "member submit")
    assert may_above(offices, transfer_id)

    grant_id = deputy(offices, "member2", "east")
    run_jobs()
    assert not may_above(offices, transfer_id)
    decided(offices, grant_id, "end", version=2)
    run_jobs()

    assert may_above(offices, transfer_id)


def test_a_deputy_s_last_day_passes(offices: Offices, second_admin: None, keep_time: Callable[[], None]) -> None:
    leaves_office(offices, "secretary")
    deputy(offices, "member2", "east", days=0)
    transfer_id = go(offices, offices.drafted(), "member submit")
    keep_time()
    assert not may_above(offices, transfer_id)
    days_on(offices, 1)

    keep_time()

    assert may_above(offices, transfer_id)

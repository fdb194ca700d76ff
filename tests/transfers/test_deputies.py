"""Deputies for a time: at a branch's desk and a committee's, in whose place and from when to when, and only as long."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from app.core import clock
from app.core.events import Event
from app.organizations.rules import OrganizationKind, deputy_words
from tests.client import code_of
from tests.transfers.conftest import API, TRANSFERS, Offices
from tests.transfers.grants import asked, decided, deputy
from tests.transfers.steps import TO_COMMITTEE, days_on, go, leaves_office

pytestmark = pytest.mark.usefixtures("second_admin")


def last(offices: Offices, transfer_id: str) -> dict[str, Any]:
    answer = offices.client.as_("member").get(f"{TRANSFERS}/{transfer_id}/timeline")
    found: dict[str, Any] = answer.json()["items"][-1]
    return found


def for_desk(kind: OrganizationKind, days: int = 30) -> str:
    today = clock.today()
    return deputy_words(kind, today, today + timedelta(days=days), today.year)


def test_a_branch_s_deputy_acts_in_the_place_of_its_secretary_and_says_so(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(), "member submit")
    grant_id = asked(offices, "member2", "east")
    assert offices.client.as_("member2").get(f"{TRANSFERS}/{transfer_id}").status_code == 404
    decided(offices, grant_id, "approve")

    go(offices, transfer_id, "member2 approve")

    said = last(offices, transfer_id)
    assert (said["by"], said["role_label"], said["is_deputy"]) == ("member2", for_desk(OrganizationKind.BRANCH), True)
    assert said["organization_name"] == "东村党支部"
    with offices.session() as s:
        moved = s.exec(select(Event).where(Event.type == "transfer.moved").order_by(Event.id.desc())).first()  # type: ignore[attr-defined]
        assert moved is not None
        assert moved.data["administrative_grant_id"] == grant_id


def test_what_the_timeline_says_stays_when_the_grant_is_taken_back(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(), "member submit")
    grant_id = deputy(offices, "member2", "east")
    go(offices, transfer_id, "member2 approve")

    decided(offices, grant_id, "end", version=2)

    assert last(offices, transfer_id)["role_label"] == for_desk(OrganizationKind.BRANCH)


def test_a_deputy_at_the_committee_is_another_person_than_the_maker(offices: Offices) -> None:
    leaves_office(offices, "checker")
    deputy(offices, "member2", "township")
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE, "member2 approve")
    assert last(offices, transfer_id)["role_label"] == for_desk(OrganizationKind.COMMITTEE)

    refused = offices.act(transfer_id, "member2", "issue_letter")
    assert (refused.status_code, code_of(refused)) == (403, "transfers.second_person")
    go(offices, transfer_id, "officer issue_letter")
    said = last(offices, transfer_id)
    assert (said["role_label"], said["is_deputy"]) == ("组织委员", False)


def test_what_the_officer_has_prepared_the_deputy_issues(offices: Offices) -> None:
    leaves_office(offices, "checker")
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE, "officer approve")
    deputy(offices, "member2", "township")

    go(offices, transfer_id, "member2 issue_letter")

    assert last(offices, transfer_id)["is_deputy"]


def test_the_power_ends_with_the_grant_at_once(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE)
    grant_id = deputy(offices, "member2", "township")
    assert "approve" in [one["action"] for one in offices.seen(transfer_id, "member2")["allowed_actions"]]

    decided(offices, grant_id, "end", version=2)

    assert offices.act(transfer_id, "member2", "approve").status_code == 404


def test_the_power_ends_with_the_last_day(offices: Offices) -> None:
    transfer_id = go(offices, offices.drafted(to="far"), *TO_COMMITTEE)
    deputy(offices, "member2", "township", days=1)
    days_on(offices, 1)
    assert "approve" in [one["action"] for one in offices.seen(transfer_id, "member2")["allowed_actions"]]
    days_on(offices, 1)

    assert offices.act(transfer_id, "member2", "approve").status_code == 404


def test_whoever_holds_the_post_acts_in_it(offices: Offices) -> None:
    post = {"member_id": str(offices.town.members["member2"]), "post": "deputy_secretary"}
    post |= {"starts_on": "2026-01-01", "document_number": "青委〔2026〕1号"}
    made = offices.client.as_("officer").post(f"{API}/organizations/{offices.place('east')}/appointments", json=post)
    assert made.status_code == 201, made.text
    deputy(offices, "member2", "east")
    deputy(offices, "checker", "township")

    transfer_id = go(offices, offices.drafted(to="far"), "member submit", "member2 approve")
    said = last(offices, transfer_id)
    assert (said["role_label"], said["is_deputy"]) == ("支部副书记", False)
    go(offices, transfer_id, "checker approve")
    said = last(offices, transfer_id)
    assert (said["role_label"], said["is_deputy"]) == ("组织委员", False)


def test_the_year_is_said_where_it_is_another() -> None:
    words = deputy_words(OrganizationKind.GENERAL_BRANCH, date(2026, 12, 20), date(2027, 1, 5), 2026)
    assert words == "代党总支书记（12月20日至2027年1月5日）"

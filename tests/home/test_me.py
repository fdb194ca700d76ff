"""Who is signed in, for the first page."""

from sqlmodel import select

from app.access.policy import GRANTED, Role
from app.members.models import Member
from tests.accounts.conftest import Opened
from tests.accounts.steps import claim, ticket_of
from tests.build import Town
from tests.client import Client
from tests.standins import StandIn

ME = "/api/v1/me"


def test_a_member_sees_their_record_and_branch(client: Client, town: Town) -> None:
    answer = client.as_("member").get(ME)

    body = answer.json()
    assert answer.status_code == 200
    assert body["member"]["id"] == str(town.members["member"])
    assert body["member"]["organization_name"] == "东村党支部"
    assert body["roles"] == []
    assert body["permissions"] == sorted(GRANTED[Role.MEMBER])
    assert (body["unread_count"], body["pending_count"]) == (0, 0)


def test_a_secretary_sees_the_post_and_what_it_permits(client: Client, town: Town) -> None:
    body = client.as_("secretary").get(ME).json()

    assert body["roles"] == [
        {
            "role": "secretary",
            "label": "支部书记",
            "organization_id": str(town.organizations["east"]),
            "organization_name": "东村党支部",
            "organization_kind": "branch",
        }
    ]
    assert set(body["permissions"]) == GRANTED[Role.SECRETARY] | GRANTED[Role.MEMBER]


def test_staff_who_are_no_members_have_no_record(client: Client) -> None:
    body = client.as_("auditor").get(ME).json()

    assert body["member"] is None
    assert body["session_kind"] == "staff"
    assert set(body["permissions"]) == GRANTED[Role.AUDITOR]


def test_what_waits_for_a_decision_is_counted_where_it_is_decided(
    client: Client, outside: StandIn, town: Town, session: Opened
) -> None:
    with session() as s:
        row = s.exec(select(Member).where(Member.id == town.members["member"])).one()
        typed = {"name": row.name, "national_id": row.national_id}
    claim(client, ticket_of(client, outside), **typed)
    client.anonymous.post("/api/v1/feedback", json={"kind": "suggestion", "content": "建议把会议室的灯换亮一些。"})

    counts = {
        who: client.as_(who).get(ME).json()["pending_count"] for who in ("secretary", "outsider", "officer", "member")
    }

    assert counts["secretary"] == 1
    assert counts["outsider"] == counts["member"] == 0
    assert counts["officer"] >= 1


def test_an_export_waits_for_a_second_person(client: Client, town: Town) -> None:
    def waiting(who: str) -> int:
        count: int = client.as_(who).get(ME).json()["pending_count"]
        return count

    before = {who: waiting(who) for who in ("secretary", "officer", "outsider")}
    asked = {"organization_id": str(town.organizations["east"]), "reason": "换届核对", "full": True}
    client.as_("secretary").post("/api/v1/exports", json=asked)

    assert {who: waiting(who) - count for who, count in before.items()} == {"secretary": 0, "officer": 1, "outsider": 0}


def test_an_id_number_or_phone_is_not_among_it(client: Client, town: Town, session: Opened) -> None:
    with session() as s:
        row = s.exec(select(Member).where(Member.id == town.members["member"])).one()
        secret = {row.national_id, row.phone or ""}

    text = client.as_("member").get(ME).text

    assert not any(value in text for value in secret)

"""Which committee a transfer is for: the one with the right of approval, and not one of a village below it."""

import pytest

from app.core.ids import new_id
from app.organizations.models import Organization
from app.organizations.rules import OrganizationKind
from tests.build import make_member, make_organization
from tests.client import Client
from tests.transfers.conftest import API, TRANSFERS, Offices


@pytest.fixture
def village(offices: Offices) -> str:
    """A 党委 of a village below the township, with a branch in which somebody is."""
    with offices.session() as s:
        township = s.get_one(Organization, offices.town.organizations["township"])
        committee = make_organization(s, "南村党委", township, OrganizationKind.COMMITTEE)
        branch = make_organization(s, "南村第一党支部", committee)
        villager = make_member(s, branch, "南村人")
        offices.town.members["villager"], offices.town.accounts["villager"] = villager.id, new_id()
        return str(committee.id)


def says(client: Client, place: str, *, may_approve: bool) -> None:
    desk, at = client.as_("officer"), f"{API}/organizations/{place}"
    etag = desk.get(at).headers["ETag"]
    answer = desk.patch(at, json={"may_approve_members": may_approve}, headers={"If-Match": etag})
    assert (answer.status_code, answer.json()["may_approve_members"]) == (200, may_approve), answer.text


def test_a_committee_of_a_village_leaves_it_to_the_township(client: Client, offices: Offices, village: str) -> None:
    says(client, village, may_approve=False)

    transfer_id = offices.drafted("villager", to="west")

    seen = offices.seen(transfer_id, "villager")
    assert seen["kind"] == "within_committee"
    offices.act(transfer_id, "villager", "submit")
    route = offices.seen(transfer_id, "villager")["route"]
    assert [station["organization_name"] for station in route] == ["南村第一党支部", "青禾镇委员会", "西村党支部"]


def test_a_committee_with_the_right_is_one_of_its_own(offices: Offices, village: str) -> None:
    transfer_id = offices.drafted("villager", to="west")

    assert offices.seen(transfer_id, "villager")["kind"] == "within_county"


def near(client: Client, who: str, **query: str) -> list[str]:
    found = client.as_(who).get(f"{TRANSFERS}/targets", params={"near": "true"} | query)
    assert found.status_code == 200, found.text
    return [one["short_name"] for one in found.json()["items"]]


def test_near_are_the_other_branches_of_the_own_committee_alone(client: Client, offices: Offices, village: str) -> None:
    assert set(near(client, "member")) == {"西村党支部", "机关党支部"}
    assert near(client, "villager") == []
    assert set(near(client, "officer", member_id=str(offices.town.members["member"]))) == {"西村党支部", "机关党支部"}

    says(client, village, may_approve=False)

    assert set(near(client, "member")) == {"西村党支部", "机关党支部", "南村第一党支部"}
    assert set(near(client, "villager")) == {"东村党支部", "西村党支部", "机关党支部"}
    assert near(client, "member", q="西村党支部") == ["西村党支部"]


def test_near_whom_the_caller_may_not_see_is_nobody_s_to_ask(client: Client, offices: Offices) -> None:
    query = {"near": "true", "member_id": str(offices.town.members["member"])}

    assert client.as_("stranger").get(f"{TRANSFERS}/targets", params=query).status_code == 404

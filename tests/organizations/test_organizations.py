"""Setting up, renaming, changing and finding organizations; and that yesterday still answers as yesterday."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import Session, select

from app.core import clock as app_clock
from app.core.events import Event
from app.members.rules import Category
from app.organizations.models import Organization
from app.organizations.rules import OrganizationKind
from tests.build import Town, make_member, make_organization
from tests.client import Client, code_of

Sessions = Callable[[], AbstractContextManager[Session]]
PLACES = "/api/v1/organizations"


def body(town: Town, **changes: Any) -> dict[str, Any]:
    return {
        "parent_id": str(town.organizations["township"]),
        "name": "南村党支部",
        "short_name": "南村",
        "kind": "branch",
        "sector": "village",
    } | changes


def rename(client: httpx.Client, place: object, name: str, **fields: str) -> httpx.Response:
    etag = client.get(f"{PLACES}/{place}").headers.get("etag", "")
    new = {"name": name, "short_name": name[:6]} | fields
    return client.post(f"{PLACES}/{place}/rename", json=new, headers={"If-Match": etag})


def names(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 200, answer.text
    return [item["name"] for item in answer.json()["items"]]


def test_a_committee_counts_everybody_below(client: Client, town: Town, session: Sessions) -> None:
    with session() as s:
        make_member(s, s.get_one(Organization, town.organizations["west"]), "新员", category=Category.PROBATIONARY)
    township = f"{PLACES}/{town.organizations['township']}"

    read = client.as_("admin").get(township).json()
    subtree = client.as_("admin").get(f"{township}/subtree").json()["items"]
    listed = client.as_("admin").get(PLACES).json()["items"]

    counted = {"青禾镇委员会": (5, 6), "东村党支部": (3, 3), "西村党支部": (1, 2), "机关党支部": (1, 1)}
    assert (read["full_count"], read["member_count"]) == (5, 6)
    for items in (subtree, listed):
        assert {item["name"]: (item["full_count"], item["member_count"]) for item in items} == counted
    assert {warned["code"] for warned in read["warnings"]} == {"organizations.term_missing"}


def test_an_officer_sets_up_a_branch(client: Client, town: Town, session: Sessions) -> None:
    answer = client.as_("officer").post(PLACES, json=body(town))

    assert answer.status_code == 201
    made = answer.json()
    assert made["path"].startswith(town.paths["township"])
    assert len(made["path"].removeprefix(town.paths["township"])) == 9
    assert {warned["code"] for warned in made["warnings"]} == {
        "organizations.below_minimum",
        "organizations.term_missing",
    }
    assert "rename" in {entry["action"] for entry in made["allowed_actions"]}
    with session() as s:
        [event] = s.exec(select(Event).where(Event.type == "organization.created")).all()
        assert (event.path, event.actor_label) == (made["path"], "officer")


def test_the_same_key_sets_up_one_branch(client: Client, town: Town) -> None:
    key = {"Idempotency-Key": "set-up-south-1"}
    first, again = (client.as_("officer").post(PLACES, json=body(town), headers=key) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"name": "东村党支部"}, 409, "organizations.name_taken"),
        ({"founded_on": "2999-01-01"}, 422, "organizations.date_out_of_order"),
        ({"name": "南"}, 422, "form.invalid"),
        ({"full_count": 3}, 422, "form.invalid"),
        ({"national_code": "12"}, 422, "form.invalid"),
    ],
)
def test_what_cannot_be_set_up(client: Client, town: Town, changes: dict[str, Any], status: int, code: str) -> None:
    answer = client.as_("officer").post(PLACES, json=body(town, **changes))

    assert (answer.status_code, code_of(answer)) == (status, code)
    assert answer.json()["errors"][0]["pointer"] == f"/{next(iter(changes))}"


def test_a_branch_has_nothing_below_it(client: Client, town: Town) -> None:
    answer = client.as_("officer").post(PLACES, json=body(town, parent_id=str(town.organizations["east"])))

    assert (answer.status_code, code_of(answer)) == (409, "organizations.parent_too_low")


def test_a_national_code_is_given_once(client: Client, town: Town) -> None:
    officer = client.as_("officer")
    assert officer.post(PLACES, json=body(town, national_code="051000011185")).status_code == 201

    answer = officer.post(PLACES, json=body(town, name="北村党支部", national_code="051000011185"))

    assert (answer.status_code, code_of(answer)) == (409, "organizations.code_taken")


def test_a_tree_has_an_end(client: Client, town: Town, session: Sessions) -> None:
    with session() as s:
        lowest = s.get_one(Organization, town.organizations["township"])
        while len(lowest.path) + 9 <= 255:
            lowest = make_organization(s, f"第{len(lowest.path)}层委员会", lowest, OrganizationKind.COMMITTEE)
        parent = str(lowest.id)

    answer = client.as_("officer").post(PLACES, json=body(town, parent_id=parent))

    assert (answer.status_code, code_of(answer)) == (409, "organizations.too_deep")


@pytest.mark.parametrize("parent", ["county", "neighbour", "far"])
def test_nothing_is_set_up_elsewhere(client: Client, town: Town, parent: str) -> None:
    answer = client.as_("officer").post(PLACES, json=body(town, parent_id=str(town.organizations[parent])))

    assert answer.status_code == 404


def test_nothing_is_set_up_below_nothing(client: Client, town: Town) -> None:
    answer = client.as_("officer").post(PLACES, json=body(town, parent_id="00000000-0000-7000-8000-000000000000"))

    assert (answer.status_code, code_of(answer)) == (404, "request.not_found")


def test_a_root_is_not_for_a_township(client: Client, town: Town) -> None:
    assert client.as_("officer").post(PLACES, json=body(town, parent_id=None)).status_code == 404


def test_a_secretary_sets_up_nothing(client: Client, town: Town) -> None:
    answer = client.as_("secretary").post(PLACES, json=body(town))

    assert (answer.status_code, code_of(answer)) == (403, "access.denied")


def test_after_a_renaming_yesterday_answers_with_the_old_name(client: Client, town: Town, session: Sessions) -> None:
    officer, east = client.as_("officer"), town.organizations["east"]
    yesterday = app_clock.today() - timedelta(days=1)

    answer = rename(officer, east, "东新村党支部")

    assert answer.json()["name"] == "东新村党支部"
    assert names(officer.get(f"{PLACES}/{east}/history", params={"as_of": str(yesterday)})) == ["东村党支部"]
    assert names(officer.get(f"{PLACES}/{east}/history")) == ["东村党支部", "东新村党支部"]
    for listing in ("children", "subtree"):
        address = f"{PLACES}/{town.organizations['township']}/{listing}"
        assert "东村党支部" in names(officer.get(address, params={"as_of": str(yesterday)}))
        assert "东新村党支部" in names(officer.get(address))
        assert "东新村党支部" in names(officer.get(address, params={"as_of": str(app_clock.today())}))
    with session() as s:
        [event] = s.exec(select(Event).where(Event.type == "organization.renamed")).all()
        assert event.notes["before"] == "东村党支部"


def test_two_renamings_of_one_day_are_one_version(client: Client, town: Town) -> None:
    officer, east = client.as_("officer"), town.organizations["east"]

    rename(officer, east, "东一村党支部")
    rename(officer, east, "东二村党支部")

    assert names(officer.get(f"{PLACES}/{east}/history")) == ["东村党支部", "东二村党支部"]


def test_a_renaming_may_be_recorded_late(client: Client, town: Town) -> None:
    officer, east = client.as_("officer"), town.organizations["east"]

    assert rename(officer, east, "东新村党支部", effective_on="2020-01-01").status_code == 200

    history = f"{PLACES}/{east}/history"
    assert names(officer.get(history, params={"as_of": "2019-12-31"})) == ["东村党支部"]
    assert names(officer.get(history, params={"as_of": "2020-01-01"})) == ["东新村党支部"]


@pytest.mark.parametrize("day", ["1999-12-31", "2999-01-01"])
def test_a_renaming_keeps_to_the_order_of_days(client: Client, town: Town, day: str) -> None:
    answer = rename(client.as_("officer"), town.organizations["east"], "东新村党支部", effective_on=day)

    assert (answer.status_code, code_of(answer)) == (422, "organizations.date_out_of_order")
    assert client.as_("officer").get(f"{PLACES}/{town.organizations['east']}").json()["name"] == "东村党支部"


def test_a_name_belongs_to_one(client: Client, town: Town) -> None:
    answer = rename(client.as_("officer"), town.organizations["east"], "西村党支部")

    assert (answer.status_code, code_of(answer)) == (409, "organizations.name_taken")


def test_before_its_founding_there_was_nothing(client: Client, town: Town) -> None:
    address = f"{PLACES}/{town.organizations['township']}/subtree"

    assert names(client.as_("officer").get(address, params={"as_of": "1999-12-31"})) == []


def patch(client: httpx.Client, place: object, changes: dict[str, Any], version: int = 1) -> httpx.Response:
    return client.patch(f"{PLACES}/{place}", json=changes, headers={"If-Match": f'"{version}"'})


def test_plain_facts_change_and_the_rest_stays(client: Client, town: Town) -> None:
    officer, east = client.as_("officer"), town.organizations["east"]

    answer = patch(officer, east, {"phone": "0700-7654321", "sector": "community"})

    assert answer.headers["etag"] == '"2"'
    assert (answer.json()["phone"], answer.json()["short_name"]) == ("0700-7654321", "东村党支部")
    versions = officer.get(f"{PLACES}/{east}/history").json()["items"]
    assert [item["sector"] for item in versions] == ["village", "community"]


@pytest.mark.parametrize("field", ["name", "kind", "parent_id", "path", "full_count", "version"])
def test_only_plain_facts_can_be_patched(client: Client, town: Town, field: str) -> None:
    answer = patch(client.as_("officer"), town.organizations["east"], {field: "committee"})

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == f"/{field}"


def test_a_change_needs_the_latest_version(client: Client, town: Town) -> None:
    officer, east = client.as_("officer"), town.organizations["east"]
    assert patch(officer, east, {"phone": "0700-1"}).status_code == 200

    stale = patch(officer, east, {"phone": "0700-2"})
    blind = officer.patch(f"{PLACES}/{east}", json={"phone": "0700-3"})

    assert (stale.status_code, stale.json()["by"]) == (412, "officer")
    assert blind.status_code == 428


@pytest.mark.parametrize(
    ("caller", "place", "status"),
    [("officer", "far", 404), ("secretary", "east", 403), ("auditor", "east", 403), ("member", "east", 403)],
)
def test_who_may_change_what(client: Client, town: Town, caller: str, place: str, status: int) -> None:
    assert patch(client.as_(caller), town.organizations[place], {"phone": "0700-1"}).status_code == status


def test_a_list_is_cut_to_the_callers_scope(client: Client, town: Town) -> None:
    assert names(client.as_("secretary").get(PLACES)) == ["东村党支部"]
    assert len(names(client.as_("officer").get(PLACES))) == 4


def test_organizations_are_found_by_part_of_a_name(client: Client, town: Town) -> None:
    assert names(client.as_("officer").get(PLACES, params={"q": "西村"})) == ["西村党支部"]
    assert names(client.as_("officer").get(PLACES, params={"q": "%"})) == []
    assert names(client.as_("officer").get(PLACES, params={"kind": "committee"})) == ["青禾镇委员会"]


def test_pages_follow_each_other(client: Client, town: Town) -> None:
    officer = client.as_("officer")
    first = officer.get(PLACES, params={"limit": 3, "count": "exact"}).json()
    rest = officer.get(PLACES, params={"limit": 3, "cursor": first["next_cursor"]}).json()

    assert (first["total"], len(first["items"]), len(rest["items"])) == (4, 3, 1)
    assert rest["next_cursor"] is None


def test_a_temporary_branch_is_warned_about_after_half_a_year(
    client: Client, town: Town, clock: Callable[[datetime], None]
) -> None:
    clock(datetime(2026, 7, 2, tzinfo=UTC))
    new = body(town, is_temporary=True, founded_on="2026-01-01")

    answer = client.as_("officer").post(PLACES, json=new)

    assert "organizations.temporary_overdue" in {warned["code"] for warned in answer.json()["warnings"]}
    assert answer.json()["founded_on"] == str(date(2026, 1, 1))

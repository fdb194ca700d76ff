"""Posts: an appointment and its role come and go together."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from app.access.models import RoleGrant
from app.core import clock
from app.core.events import Event
from app.members.rules import Category
from app.organizations.models import Appointment, Organization
from app.organizations.rules import Post
from tests.build import Town, make_member
from tests.client import Client, code_of
from tests.members.commands import change

Sessions = Callable[[], AbstractContextManager[Session]]


def address(town: Town, place: str) -> str:
    return f"/api/v1/organizations/{town.organizations[place]}/appointments"


def appoint(client: Client, town: Town, caller: str = "officer", place: str = "east", **fields: Any) -> httpx.Response:
    body = {"member_id": str(town.members["member2"]), "post": "deputy_secretary", "document_number": "青党〔2026〕8号"}
    return client.as_(caller).post(address(town, place), json=body | fields)


def end(client: Client, town: Town, made: httpx.Response, version: int = 1, **fields: str) -> httpx.Response:
    place = f"{address(town, 'east')}/{made.json()['id']}/end"
    return client.as_("officer").post(place, json=fields, headers={"If-Match": f'"{version}"'})


def reads_roster(client: Client) -> bool:
    return client.as_("member2").get("/api/v1/members").status_code == 200


def held(client: Client, town: Town, **query: str) -> list[str]:
    answer = client.as_("officer").get(address(town, "east"), params=query)
    return [entry["member_name"] for entry in answer.json()["items"]]


def test_a_post_brings_its_role_and_takes_it_along(client: Client, town: Town, session: Sessions) -> None:
    assert not reads_roster(client)

    made = appoint(client, town)

    assert made.status_code == 201
    assert (made.json()["member_name"], made.json()["post_label"]) == ("乙员", "副书记")
    assert reads_roster(client)

    assert end(client, town, made).json()["ends_on"] == str(clock.today())
    assert not reads_roster(client)
    with session() as s:
        events = s.exec(select(Event.type).where(Event.subject_kind == "appointment").order_by(Event.id)).all()  # type: ignore[arg-type]
    assert events == ["appointment.made", "appointment.ended"]


def test_after_leaving_yesterday_still_answers(client: Client, town: Town) -> None:
    made = appoint(client, town, starts_on="2026-01-05")

    end(client, town, made)

    assert held(client, town) == []
    assert held(client, town, as_of=str(clock.today() - timedelta(days=1))) == ["乙员"]
    assert held(client, town, as_of="2026-01-04") == []


def test_a_committees_officer_reaches_the_whole_subtree(client: Client, town: Town, session: Sessions) -> None:
    appoint(client, town, place="township", post="organization_officer")

    with session() as s:
        [grant] = s.exec(select(RoleGrant).where(RoleGrant.member_id == town.members["member2"])).all()
        assert (grant.role, grant.path) == ("organization_officer", town.paths["township"])


def test_a_committee_member_holds_no_role(client: Client, town: Town) -> None:
    assert appoint(client, town, post="committee_member").status_code == 201
    assert not reads_roster(client)


def test_a_branch_has_one_secretary(client: Client, town: Town) -> None:
    assert appoint(client, town, post="secretary").status_code == 201

    second = appoint(client, town, post="secretary", member_id=str(town.members["member"]))

    assert (second.status_code, code_of(second)) == (409, "organizations.post_taken")


def test_probationary_members_hold_no_post(client: Client, town: Town, session: Sessions) -> None:
    with session() as s:
        east = s.get_one(Organization, town.organizations["east"])
        newcomer = make_member(s, east, "新员", category=Category.PROBATIONARY)
        wanted = str(newcomer.id)

    answer = appoint(client, town, member_id=wanted)

    assert (answer.status_code, code_of(answer)) == (409, "members.not_eligible")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"starts_on": "2999-01-01"}, "organizations.date_out_of_order"),
        ({"starts_on": "2006-06-30"}, "members.date_out_of_order"),
    ],
)
def test_a_post_begins_between_confirmation_and_today(
    client: Client, town: Town, fields: dict[str, str], code: str
) -> None:
    answer = appoint(client, town, **fields)

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == "/starts_on"


@pytest.mark.parametrize("day", ["2025-12-31", "2999-01-01"])
def test_a_post_ends_between_its_beginning_and_today(client: Client, town: Town, day: str) -> None:
    made = appoint(client, town, starts_on="2026-01-05")

    assert end(client, town, made, ends_on=day).status_code == 422


def test_a_post_ends_once(client: Client, town: Town) -> None:
    made = appoint(client, town)
    end(client, town, made)

    assert code_of(end(client, town, made, version=2)) == "organizations.appointment_ended"


def test_a_post_ends_as_it_was_seen(client: Client, town: Town) -> None:
    made = appoint(client, town)
    blind = client.as_("officer").post(f"{address(town, 'east')}/{made.json()['id']}/end", json={})

    assert made.headers["etag"] == '"1"'
    assert (blind.status_code, end(client, town, made, version=7).status_code) == (428, 412)
    assert held(client, town) == ["乙员"]


@pytest.mark.parametrize("post", ["organization_officer", "secretary"])
def test_nobody_appoints_themselves(client: Client, town: Town, post: str) -> None:
    own = appoint(client, town, place="township", post=post, member_id=str(town.members["officer"]))

    assert (own.status_code, code_of(own)) == (403, "organizations.appointment_to_self")


def test_a_post_is_held_once_by_one_person(client: Client, town: Town) -> None:
    appoint(client, town)

    again = appoint(client, town)

    assert (again.status_code, code_of(again)) == (409, "organizations.post_held")
    assert "副书记" in again.json()["title"]


@pytest.mark.parametrize(("post", "second"), [(Post.SECRETARY, "member"), (Post.COMMITTEE_MEMBER, "member2")])
def test_two_who_write_at_once_do_not_both_stay(town: Town, session: Sessions, post: Post, second: str) -> None:
    def held_by(name: str) -> Appointment:
        member_id, east = town.members[name], town.organizations["east"]
        return Appointment(organization_id=east, member_id=member_id, post=post, starts_on=clock.today())

    with session() as s:
        s.add(held_by("member2"))
        s.flush()
        s.add(held_by(second))
        with pytest.raises(IntegrityError):
            s.flush()
        s.rollback()


def test_an_appointment_is_ended_where_it_is(client: Client, town: Town) -> None:
    made = appoint(client, town)
    elsewhere = f"{address(town, 'west')}/{made.json()['id']}/end"

    seen = {"If-Match": '"1"'}
    assert client.as_("officer").post(elsewhere, json={}, headers=seen).status_code == 404


@pytest.mark.parametrize(
    ("caller", "place", "member", "status"),
    [
        ("officer", "far", "member2", 404),
        ("officer", "east", "stranger", 404),
        ("secretary", "east", "member2", 403),
        ("auditor", "east", "member2", 403),
    ],
)
def test_who_appoints_whom(client: Client, town: Town, caller: str, place: str, member: str, status: int) -> None:
    answer = appoint(client, town, caller, place, member_id=str(town.members[member]))

    assert answer.status_code == status


def test_three_officers_are_a_committee(client: Client, town: Town, session: Sessions) -> None:
    with session() as s:
        east = s.get_one(Organization, town.organizations["east"])
        made = [make_member(s, east, f"员{number}").id for number in range(4)]
    place = f"/api/v1/organizations/{town.organizations['east']}"
    warned = {entry["code"] for entry in client.as_("officer").get(place).json()["warnings"]}
    assert "organizations.committee_missing" in warned

    for member_id in made[:3]:
        appoint(client, town, member_id=str(member_id), post="committee_member")

    warned = {entry["code"] for entry in client.as_("officer").get(place).json()["warnings"]}
    assert "organizations.committee_missing" not in warned


def test_a_repeat_with_the_same_key_appoints_once(client: Client, town: Town) -> None:
    body = {"member_id": str(town.members["member2"]), "post": "committee_member", "document_number": "8号"}
    key = {"Idempotency-Key": "appoint-member2"}

    first, again = (client.as_("officer").post(address(town, "east"), json=body, headers=key) for _ in range(2))

    assert first.json() == again.json()


def test_whoever_leaves_the_roll_leaves_the_post(client: Client, town: Town) -> None:
    appoint(client, town, starts_on="2026-01-05")

    change(client, town.members["member2"], "exit", clock.today(), exit_kind="resigned")

    assert held(client, town) == []
    assert held(client, town, as_of=str(clock.today() - timedelta(days=1))) == ["乙员"]
    assert client.as_("member2").get("/api/v1/members").status_code == 403

"""Beginning a record by hand: full checks, counts, ledger, one event."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlmodel import select

from app.core import clock
from app.core.events import Event
from app.organizations.models import Organization
from tests.build import Town, national_id
from tests.client import Client, code_of
from tests.members.commands import MEMBERS, PAPER, Sessions, counts

NUMBER = national_id(700)


def create(client: Client, town: Town, caller: str = "officer", place: str = "east", **fields: Any) -> httpx.Response:
    body = {
        "organization_id": str(town.organizations[place]),
        "name": "丁员",
        "national_id": NUMBER,
        "category": "probationary",
        "joined_on": str(clock.today() - timedelta(days=30)),
        "entry": "admitted",
        "ethnicity": "01",
        "education": "PP20",
        "phone": "+86 199-8888-0001",
        "landline": "0700 5000001",
        "address": "东村一组",
    }
    return client.as_(caller).post(MEMBERS, json=body | PAPER | fields)


def test_an_admitted_member_is_on_the_roll_from_the_assembly(client: Client, town: Town, session: Sessions) -> None:
    before = counts(session, town)

    answer = create(client, town)

    assert answer.status_code == 201
    made = answer.json()
    assert (made["sex"], made["birth_year"], made["phone_masked"]) == ("1", 1980, "199****0001")
    assert (made["ethnicity_label"], made["education_label"]) == ("汉族", "省委党校大学")
    assert made["probation_ends_on"] is not None
    assert counts(session, town) == (before[0] + 1, before[1])
    [line] = client.as_("officer").get(f"{MEMBERS}/{made['id']}/events").json()["items"]
    assert (line["kind"], line["effective_on"], line["approver"]) == ("admitted", made["joined_on"], PAPER["approver"])
    [affiliation] = client.as_("officer").get(f"{MEMBERS}/{made['id']}/affiliations").json()["items"]
    assert (affiliation["starts_on"], affiliation["ends_on"]) == (made["joined_on"], None)
    with session() as s:
        [event] = s.exec(select(Event).where(Event.type == "member.created")).all()
        assert NUMBER not in str(event.model_dump())


def test_no_answer_holds_a_full_number(client: Client, town: Town) -> None:
    made = create(client, town)
    listed = client.as_("officer").get(MEMBERS)

    for answer in (made, listed):
        assert NUMBER not in answer.text
        assert "19988880001" not in answer.text
        assert "东村一组" not in answer.text


def test_a_member_entered_late_counts_from_today(client: Client, town: Town, session: Sessions) -> None:
    before = counts(session, town)
    late = {"category": "full", "joined_on": "2010-05-01", "confirmed_on": "2011-05-01", "entry": "other_gain"}

    made = create(client, town, **late).json()

    assert counts(session, town) == (before[0] + 1, before[1] + 1)
    [line] = client.as_("officer").get(f"{MEMBERS}/{made['id']}/events").json()["items"]
    assert (line["kind"], line["effective_on"]) == ("other_gain", str(clock.today()))


def test_the_same_key_registers_one_member(client: Client, town: Town) -> None:
    officer = client.as_("officer")
    officer.headers["Idempotency-Key"] = "register-d-1"
    first, again = create(client, town), create(client, town)

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]


@pytest.mark.parametrize(
    ("fields", "code", "pointer"),
    [
        ({"national_id": "110105194912310021"}, "members.national_id_wrong", "/national_id"),
        ({"national_id": "12345"}, "members.national_id_wrong", "/national_id"),
        ({"phone": "12345"}, "members.phone_wrong", "/phone"),
        ({"landline": "1"}, "members.landline_wrong", "/landline"),
        ({"ethnicity": "77"}, "members.code_unknown", "/ethnicity"),
        ({"education": "99"}, "members.code_unknown", "/education"),
        ({"sex": "2"}, "members.differs_from_national_id", "/sex"),
        ({"born_on": "1980-05-18"}, "members.differs_from_national_id", "/born_on"),
        ({"joined_on": "2999-01-01"}, "members.date_out_of_order", "/joined_on"),
        ({"joined_on": "1998-05-16"}, "members.joining_age_wrong", "/joined_on"),
        ({"born_on": "1880-05-17", "override_reason": "档案"}, "members.joining_age_wrong", "/joined_on"),
        ({"confirmed_on": "2026-01-01"}, "members.confirmation_date_wrong", "/confirmed_on"),
        ({"category": "full", "entry": "opening"}, "members.confirmation_date_wrong", "/confirmed_on"),
        (
            {"category": "full", "joined_on": "2010-05-01", "confirmed_on": "2011-05-01"},
            "members.not_probationary",
            "/category",
        ),
        (
            {"category": "full", "joined_on": "2010-05-01", "confirmed_on": "2010-04-01", "entry": "opening"},
            "members.date_out_of_order",
            "/confirmed_on",
        ),
        ({"approver": ""}, "form.invalid", "/approver"),
        ({"status": "suspended"}, "form.invalid", "/status"),
        ({"name": " "}, "form.invalid", "/name"),
    ],
)
def test_what_is_refused_and_where(
    client: Client, town: Town, session: Sessions, fields: dict[str, str], code: str, pointer: str
) -> None:
    before = counts(session, town)

    answer = create(client, town, **fields)

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == pointer
    assert counts(session, town) == before


def test_the_file_may_differ_from_the_number_with_a_reason(client: Client, town: Town) -> None:
    answer = create(client, town, born_on="1980-06-01", override_reason="人事档案记载")

    assert answer.status_code == 201


def test_a_number_is_registered_once(client: Client, town: Town) -> None:
    assert create(client, town).status_code == 201

    again = create(client, town, place="west", national_id=f" {NUMBER.lower()}")

    assert (again.status_code, code_of(again)) == (409, "members.already_on_roll")


@pytest.mark.parametrize(
    ("kind", "entry", "code"),
    [
        ("is_temporary", "admitted", "members.temporary_branch"),
        ("is_floating", "admitted", "members.floating_branch"),
        ("is_floating", "opening", "members.floating_branch"),
    ],
)
def test_some_branches_take_no_members(
    client: Client, town: Town, session: Sessions, kind: str, entry: str, code: str
) -> None:
    with session() as s:
        setattr(s.get_one(Organization, town.organizations["west"]), kind, True)

    answer = create(client, town, place="west", entry=entry)

    assert (answer.status_code, code_of(answer)) == (409, code)


def test_members_belong_to_branches(client: Client, town: Town) -> None:
    answer = create(client, town, place="township")

    assert (answer.status_code, code_of(answer)) == (409, "members.not_a_branch")


@pytest.mark.parametrize(
    ("caller", "place", "status"),
    [("officer", "far", 404), ("secretary", "east", 403), ("admin", "east", 403), ("member", "east", 403)],
)
def test_who_registers(client: Client, town: Town, caller: str, place: str, status: int) -> None:
    assert create(client, town, caller, place).status_code == status

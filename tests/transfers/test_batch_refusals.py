"""What cannot be planned for a whole organization, and what says so."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlmodel import Session, select

from app.access.models import RoleGrant
from tests.build import Town
from tests.client import Client, code_of
from tests.transfers.plans import Desk, hire, part

Sessions = Callable[[], AbstractContextManager[Session]]


@pytest.fixture
def desk(client: Client, town: Town, session: Sessions) -> Desk:
    with session() as s:
        hire(s, town)
    return Desk(client, town)


@pytest.mark.parametrize(
    ("operation", "place", "fields", "status", "code"),
    [
        ("reparent", "east", {}, 422, "transfers.field_needed"),
        ("merge", "east", {"to": "east"}, 422, "transfers.same_target"),
        ("merge", "east", {"to": "township"}, 409, "transfers.batch_not_possible"),
        ("merge", "county", {"to": "township"}, 409, "organizations.below_itself"),
        ("reparent", "township", {"to": "east"}, 409, "organizations.below_itself"),
        ("reparent", "east", {"to": "township"}, 409, "organizations.stands_there"),
        ("reparent", "east", {"to": "far"}, 409, "organizations.parent_too_low"),
        ("move_branch", "township", {"to": "neighbour"}, 409, "transfers.batch_not_possible"),
        ("split", "east", {"to": "west"}, 409, "transfers.batch_not_possible"),
        ("split", "township", {}, 409, "transfers.batch_not_possible"),
        ("split", "east", {}, 422, "transfers.part_wrong"),
        ("merge", "east", {"to": "west", "effective_on": "1990-01-01"}, 422, "transfers.date_out_of_order"),
        ("merge", "east", {"to": "west", "effective_on": "2199-01-01"}, 422, "transfers.date_out_of_order"),
        ("merge", "east", {"to": "west", "approver": "县"}, 422, "form.invalid"),
    ],
)
def test_what_cannot_be_planned(
    desk: Desk,
    session: Sessions,
    town: Town,
    operation: str,
    place: str,
    fields: dict[str, str],
    status: int,
    code: str,
) -> None:
    if place == "county":  # only who holds everything decides about a root
        with session() as s:
            for row in s.exec(select(RoleGrant).where(RoleGrant.member_id == town.members["maker"])):
                row.path = "/"
    answer = desk.ask(operation, place, **fields)
    assert (answer.status_code, code_of(answer)) == (status, code), answer.text


@pytest.mark.parametrize(
    ("people", "name", "code"),
    [
        (["outsider"], "东村第二党支部", "transfers.part_wrong"),
        (["member", "member"], "东村第二党支部", "transfers.part_wrong"),
        (["member", "member2", "secretary"], "东村第二党支部", "transfers.batch_not_possible"),
        (["member"], "西村党支部", "organizations.name_taken"),
    ],
)
def test_parts_that_do_not_fit(desk: Desk, town: Town, people: list[str], name: str, code: str) -> None:
    assert code_of(desk.ask("split", "east", parts=[part(town, name, *people)])) == code

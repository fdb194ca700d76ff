"""What cannot be planned for a whole organization, and what says so."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from sqlmodel import Session, select

from app.access.models import RoleGrant
from app.core.events import Event
from tests.build import Town
from tests.client import Client, code_of
from tests.transfers.plans import BATCHES, Desk, hire, part, secretary_post, term

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


def test_what_a_plan_warns_of_is_weighed_by_whoever_applies_it(desk: Desk, town: Town, session: Sessions) -> None:
    with session() as s:
        s.add_all([secretary_post(town), term(town)])
    plan = desk.planned("merge", "east", to="west")
    codes = [warning["code"] for warning in plan["warnings"]]
    path, seen = f"{BATCHES}/{plan['id']}/apply", {"If-Match": f'"{plan["version"]}"'}
    applier = desk.client.as_("applier")

    for looked, pointer in (
        ({}, "/acknowledge"),
        ({"acknowledge": codes[1:], "reason": "已安排补选"}, "/acknowledge"),
        ({"acknowledge": codes}, "/reason"),
    ):
        refused = applier.post(path, json=looked, headers=seen)
        assert (refused.status_code, code_of(refused)) == (422, "transfers.warnings_unread")
        assert refused.json()["errors"][0]["pointer"] == pointer
    done = applier.post(path, json={"acknowledge": codes, "reason": "已安排补选"}, headers=seen)
    assert done.json()["status"] == "applied"
    with session() as s:
        [fact] = s.exec(select(Event).where(Event.type == "transfer_batch.ended")).all()
        assert fact.notes == {"acknowledged": codes, "reason": "已安排补选"}

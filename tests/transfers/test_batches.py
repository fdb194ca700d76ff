"""整建制: a plan that one person makes and another applies within a day, if nothing in it has changed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from app.core import clock as app_clock
from app.core.events import Event
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.rules import LedgerKind, Status
from app.organizations.models import Appointment, Organization, PartyGroup
from tests.build import Town, make_member, make_organization
from tests.client import Client, code_of
from tests.members.commands import set_fields
from tests.transfers.plans import BATCHES, PAPERS, Desk, belongs, frozen, hire, organization, part, secretary_post, term

Sessions = Callable[[], AbstractContextManager[Session]]


@pytest.fixture
def desk(client: Client, town: Town, session: Sessions) -> Desk:
    with session() as s:
        hire(s, town)
    return Desk(client, town)


def apply_for(client: Client, town: Town, who: str, to: str) -> tuple[int, str]:
    """A draft of a transfer: its status, and the code of what stands in the way."""
    body = {
        "reason": "residence",
        "target_id": str(town.organizations[to]),
        "dues_paid_through": f"{app_clock.today():%Y-%m}",
    }
    answer = client.as_(who).post("/api/v1/transfers", json=body, headers={"Idempotency-Key": str(uuid4())})
    return answer.status_code, "" if answer.status_code == 201 else code_of(answer)


def test_a_plan_shows_everything_it_affects(desk: Desk, town: Town, session: Sessions) -> None:
    with session() as s:
        s.add_all([secretary_post(town), term(town)])
    plan = desk.planned("merge", "east", to="west")

    assert (plan["status"], plan["operation"], plan["target_name"]) == ("planned", "merge", "西村党支部")
    assert [(c["name"], c["members_before"], c["members_after"]) for c in plan["counts"]] == [
        ("东村党支部", 3, 0),
        ("西村党支部", 1, 4),
    ]
    assert {w["code"] for w in plan["warnings"]} == {"transfers.posts_end", "transfers.terms_end"}
    effects = {(row["kind"], row["name"], row["effect"]) for row in desk.rows(plan)}
    assert effects == {
        ("organization", "东村党支部", "ends"),
        ("organization", "西村党支部", "receives"),
        ("member", "甲员", "moves"),
        ("member", "乙员", "moves"),
        ("member", "东书记", "moves"),
        ("appointment", "东书记", "ends"),
        ("term", "东村党支部", "ends"),
    }
    assert {a["action"] for a in desk.get(f"transfers/batches/{plan['id']}", "applier")["allowed_actions"]} == {
        "apply",
        "cancel",
    }
    assert [item["id"] for item in desk.get("transfers/batches", status="planned")["items"]] == [plan["id"]]
    assert len(desk.rows(plan, kind="member")) == 3


def test_a_merge_moves_everybody_with_their_ledger(desk: Desk, town: Town, session: Sessions) -> None:
    with session() as s:
        group = PartyGroup(organization_id=town.organizations["east"], name="第一党小组")
        s.add(group)
        s.flush()
        member = s.get_one(Member, town.members["member"])
        member.party_group_id = group.id
        lost = make_member(s, organization(s, town, "east"), "停员")
        lost.status = Status.SUSPENDED
        organization(s, town, "east").member_count -= 1
        organization(s, town, "east").full_count -= 1
        lost_id, group_id = lost.id, group.id
    done = desk.done("merge", "east", to="west")

    assert (done["status"], done["decided_by_label"]) == ("applied", "applier")
    with session() as s:
        east, west = organization(s, town, "east"), organization(s, town, "west")
        assert (east.ended_on, east.member_count, west.member_count) == (app_clock.today(), 0, 4)
        assert {belongs(s, town, name) for name in ("member", "member2", "secretary")} == {west.id}
        assert s.get_one(Member, lost_id).organization_id == west.id
        group = s.get_one(PartyGroup, group_id)
        assert (group.ended_on, s.get_one(Member, town.members["member"]).party_group_id) == (app_clock.today(), None)
    assert frozen(session) == 0


def test_whoever_is_away_is_so_after_a_merge_too(desk: Desk, town: Town, session: Sessions) -> None:
    set_fields(session, town.members["member"], is_floating=True, floating_to="邻市某工地")

    desk.done("merge", "east", to="west")

    record = desk.get(f"members/{town.members['member']}")
    assert (record["organization_name"], record["is_floating"], record["floating_to"]) == (
        "西村党支部",
        True,
        "邻市某工地",
    )


def test_a_merge_is_in_the_ledger_and_on_record(desk: Desk, town: Town, session: Sessions) -> None:
    desk.done("merge", "east", to="west", receiver_document_number="白委〔2026〕5号")

    with session() as s:
        east, west = organization(s, town, "east"), organization(s, town, "west")
        lines = s.exec(select(LedgerEntry).where(LedgerEntry.member_id == town.members["member"])).all()
        moved = {(line.kind, line.organization_id, line.counterpart_id) for line in lines if line.counterpart_id}
        assert moved == {(LedgerKind.MOVED_OUT, east.id, west.id), (LedgerKind.MOVED_IN, west.id, east.id)}
        assert {line.document_number for line in lines if line.counterpart_id} == {"青委〔2026〕3号、白委〔2026〕5号"}
        facts = s.exec(select(Event.type).where(Event.path.startswith(town.paths["county"]))).all()
        assert {"organization.merged", "member.moved", "transfer_batch.planned", "transfer_batch.ended"} <= set(facts)


def test_a_branch_moves_whole(desk: Desk, town: Town, session: Sessions) -> None:
    with session() as s:
        group = PartyGroup(organization_id=town.organizations["east"], name="第一党小组")
        post = secretary_post(town)
        s.add_all([group, post])
        s.flush()
        s.get_one(Member, town.members["member"]).party_group_id = group.id
        post_id, group_id = post.id, group.id
        before = len(s.exec(select(LedgerEntry)).all())
    plan = desk.planned("move_branch", "east", to="neighbour")
    sizes = {c["name"]: (c["members_before"], c["members_after"]) for c in plan["counts"]}
    assert sizes == {"东村党支部": (3, 3), "青禾镇委员会": (7, 4), "白石镇委员会": (1, 4)}
    assert desk.apply(plan).status_code == 200

    with session() as s:
        east, neighbour = organization(s, town, "east"), organization(s, town, "neighbour")
        assert (east.parent_id, east.path.startswith(neighbour.path), east.ended_on) == (neighbour.id, True, None)
        assert s.get_one(Appointment, post_id).ends_on is None
        assert (s.get_one(PartyGroup, group_id).ended_on, s.get_one(Member, town.members["member"]).party_group_id) == (
            None,
            group_id,
        )
        assert len(s.exec(select(LedgerEntry)).all()) == before + 2 * 3  # out of one committee's book, into the other's
        assert len(s.exec(select(Affiliation).where(Affiliation.member_id == town.members["member"])).all()) == 1


def test_a_split_sets_up_branches_with_their_members(desk: Desk, town: Town, session: Sessions) -> None:
    plan = desk.planned("split", "east", parts=[part(town, "东村第二党支部", "member", "member2")])
    sizes = {c["name"]: (c["members_before"], c["members_after"]) for c in plan["counts"]}
    assert sizes == {"东村党支部": (3, 1), "东村第二党支部": (0, 2)}
    assert {w["code"] for w in plan["warnings"]} == {"transfers.branch_below_minimum"}
    done = desk.apply(plan).json()

    [new_id] = done["new_ids"]
    with session() as s:
        made = s.get_one(Organization, UUID(new_id))
        assert (made.name, made.member_count, made.founded_on) == ("东村第二党支部", 2, app_clock.today())
        assert (made.parent_id, made.path.startswith(town.paths["township"])) == (town.organizations["township"], True)
        assert (belongs(s, town, "member"), belongs(s, town, "secretary")) == (made.id, town.organizations["east"])
        [fact] = s.exec(select(Event).where(Event.type == "organization.split")).all()
        assert fact.data["new_ids"] == [new_id]


def test_an_empty_branch_is_dissolved_and_one_with_members_needs_a_target(
    desk: Desk, town: Town, session: Sessions
) -> None:
    refused = desk.ask("dissolve", "east")
    assert (refused.status_code, code_of(refused)) == (409, "organizations.not_empty")
    with session() as s:
        town.organizations["empty"] = make_organization(s, "空村党支部", organization(s, town, "township")).id

    assert desk.done("dissolve", "empty")["status"] == "applied"
    assert desk.done("dissolve", "east", to="west")["status"] == "applied"
    with session() as s:
        assert organization(s, town, "empty").ended_on == app_clock.today()
        assert belongs(s, town, "member") == town.organizations["west"]


def test_a_second_person_applies(desk: Desk, town: Town) -> None:
    plan = desk.planned("merge", "east", to="west")

    own = desk.apply(plan, "maker")
    assert (own.status_code, code_of(own)) == (403, "transfers.second_person")
    assert {a["action"] for a in plan["allowed_actions"]} == {"cancel"}
    stale = desk.client.as_("applier").post(f"{BATCHES}/{plan['id']}/apply", headers={"If-Match": '"99"'})
    assert stale.status_code == 412
    assert desk.client.as_("applier").post(f"{BATCHES}/{plan['id']}/apply").status_code == 428
    assert desk.apply(plan).status_code == 200
    again = desk.apply(desk.get(f"transfers/batches/{plan['id']}"))
    assert (again.status_code, code_of(again)) == (409, "transfers.plan_decided")


@pytest.mark.parametrize(
    ("who", "status"), [("member", 404), ("secretary", 403), ("officer", 404), ("admin", 403), ("client", 403)]
)
def test_only_the_common_superior_plans(desk: Desk, who: str, status: int) -> None:
    assert desk.ask("move_branch", "east", who, to="neighbour").status_code == status


def test_an_officer_rearranges_within_the_township(desk: Desk) -> None:
    assert desk.ask("merge", "east", "officer", to="west").status_code == 201
    upwards = desk.ask("dissolve", "township", "officer")
    assert upwards.status_code == 404, "who answers for a township does not decide that it ends"


def test_members_are_frozen_while_a_plan_waits(desk: Desk, town: Town, session: Sessions) -> None:
    plan = desk.planned("move_branch", "east", to="neighbour")

    assert frozen(session) == 3
    assert apply_for(desk.client, town, "member", "west") == (409, "transfers.organization_frozen")
    second = desk.ask("merge", "east", "applier", to="west")
    assert (second.status_code, code_of(second)) == (409, "transfers.organization_frozen")
    assert desk.apply(plan, "maker", "cancel").json()["status"] == "cancelled"
    assert frozen(session) == 0
    assert apply_for(desk.client, town, "member", "west") == (201, "")


def test_a_plan_holds_for_a_day(
    desk: Desk, session: Sessions, clock: Callable[..., None], run_jobs: Callable[[], int]
) -> None:
    first = desk.planned("move_branch", "east", to="neighbour")
    start = app_clock.now()
    clock(start + timedelta(hours=24, minutes=1))
    desk.client._people.clear()  # a token lasts a quarter of an hour
    late = desk.apply(first)

    assert (late.status_code, code_of(late)) == (409, "transfers.plan_expired")
    assert desk.get(f"transfers/batches/{first['id']}")["status"] == "expired"
    assert frozen(session) == 0

    second = desk.planned("move_branch", "east", to="neighbour")
    clock(start + timedelta(hours=49))
    desk.client._people.clear()
    run_jobs()
    assert desk.get(f"transfers/batches/{second['id']}")["status"] == "expired"
    assert frozen(session) == 0


def test_what_fails_leaves_nothing_half_done(desk: Desk, town: Town, session: Sessions) -> None:
    """The name of the second new branch is taken in between, after the first would have been set up."""
    parts = [part(town, "东村第二党支部", "member"), part(town, "东村第三党支部", "member2")]
    plan = desk.planned("split", "east", parts=parts)
    with session() as s:
        make_organization(s, "东村第三党支部", organization(s, town, "neighbour"))

    refused = desk.apply(plan)
    assert (refused.status_code, code_of(refused)) == (409, "organizations.name_taken")
    with session() as s:
        names = s.exec(select(Organization.name)).all()
        assert "东村第二党支部" not in names
        assert {belongs(s, town, name) for name in ("member", "member2")} == {town.organizations["east"]}
    assert desk.get(f"transfers/batches/{plan['id']}")["status"] == "planned"
    assert frozen(session) == 3


def test_a_merge_that_fails_late_is_rolled_back(desk: Desk, town: Town, session: Sessions) -> None:
    """Counts that do not add up are found when the branch is to end, with everybody already moved."""
    plan = desk.planned("merge", "east", to="west")
    with session() as s:
        s.connection().exec_driver_sql("UPDATE organization SET member_count = 9 WHERE name = '东村党支部'")

    refused = desk.apply(plan)
    assert (refused.status_code, code_of(refused)) == (409, "organizations.not_empty")
    with session() as s:
        assert {belongs(s, town, name) for name in ("member", "member2", "secretary")} == {town.organizations["east"]}
        assert s.exec(select(Event).where(Event.type == "member.moved")).all() == []


def test_the_organization_itself_is_asked_for_the_same_plan(desk: Desk) -> None:
    maker, key = desk.client.as_("maker"), {"Idempotency-Key": str(uuid4())}
    body = PAPERS | {"target_id": desk.place("west")}

    first, again = (
        maker.post(f"/api/v1/organizations/{desk.place('east')}/merge", json=body, headers=key) for _ in range(2)
    )
    assert (first.status_code, first.json()["operation"]) == (201, "merge")
    assert first.json()["id"] == again.json()["id"]
    actions = {a["action"] for a in desk.get(f"organizations/{desk.place('east')}")["allowed_actions"]}
    assert {"reparent", "merge", "dissolve"} <= actions
    assert maker.post(BATCHES, json=body).status_code == 422
    whole = body | {"operation": "merge", "organization_id": desk.place("east")}
    assert code_of(maker.post(BATCHES, json=whole)) == "idempotency.key_missing"


@pytest.mark.parametrize(("path", "fields"), [("reparent", {"to": "neighbour"}), ("dissolve", {"to": "west"})])
def test_the_other_two_of_the_organization(desk: Desk, path: str, fields: dict[str, str]) -> None:
    body = PAPERS | {"target_id": desk.place(fields["to"])}
    url, key = f"/api/v1/organizations/{desk.place('east')}/{path}", {"Idempotency-Key": str(uuid4())}
    answer = desk.client.as_("maker").post(url, json=body, headers=key)
    assert (answer.status_code, answer.json()["operation"]) == (201, path)
    assert desk.apply(answer.json()).status_code == 200

"""Exports: masked at any time; in full with a reason, by two people, once, watermarked, and told to everybody in it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import openpyxl
from sqlmodel import select

from app.access.models import RoleGrant
from app.access.policy import Role
from app.core import clock
from app.core.events import Event
from app.members.models import Member
from app.roster import exporting
from app.roster.models import RosterExport, RosterPiece
from tests.build import Town
from tests.client import Client, code_of
from tests.roster.steps import RunJobs, Sessions, checked

EXPORTS = "/api/v1/exports"


def ask(caller: httpx.Client, organization_id: str, *, full: bool = True) -> dict[str, Any]:
    answer = caller.post(EXPORTS, json={"organization_id": organization_id, "reason": "换届核对", "full": full})
    assert answer.status_code == 202, answer.text
    body: dict[str, Any] = answer.json()
    return body


def approve(caller: httpx.Client, export: dict[str, Any]) -> httpx.Response:
    seen = caller.get(f"{EXPORTS}/{export['id']}").headers["ETag"]
    return caller.post(f"{EXPORTS}/{export['id']}/approve", headers={"If-Match": seen})


def take(caller: httpx.Client, export: dict[str, Any]) -> httpx.Response:
    return caller.get(f"{EXPORTS}/{export['id']}/file")


def text_of(content: bytes, path: Path) -> str:
    path.write_bytes(content)
    book = openpyxl.load_workbook(path)
    return "\n".join(str(cell.value) for page in book for row in page.iter_rows() for cell in row)


def test_the_masked_form_is_for_the_desk(
    client: Client, town_ids: dict[str, str], session: Sessions, tmp_path: Path
) -> None:
    answer = client.as_("secretary").get(f"{EXPORTS}/roster.xlsx", params={"organization_id": town_ids["east"]})
    assert answer.status_code == 200
    text = text_of(answer.content, tmp_path / "r.xlsx")
    assert "甲员" in text
    assert "西书记" not in text
    with session() as s:
        for member in s.exec(select(Member)):
            assert member.national_id not in text
            assert str(member.phone) not in text


def test_who_may_have_it(client: Client, town_ids: dict[str, str]) -> None:
    address = f"{EXPORTS}/roster.xlsx"
    east = {"organization_id": town_ids["east"]}
    assert client.as_("member").get(address, params=east).status_code == 403
    assert client.as_("outsider").get(address, params=east).status_code == 404
    body = {"organization_id": town_ids["east"], "reason": "换届核对", "full": True}
    assert client.as_("outsider").post(EXPORTS, json=body).status_code == 404
    export = ask(client.as_("secretary"), town_ids["east"])
    assert client.as_("outsider").get(f"{EXPORTS}/{export['id']}").status_code == 404


def test_a_full_export_needs_a_second_person(client: Client, run_jobs: RunJobs, town_ids: dict[str, str]) -> None:
    secretary, officer = client.as_("secretary"), client.as_("officer")
    export = ask(secretary, town_ids["east"])
    assert export["status"] == "waiting"
    assert export["allowed_actions"] == []
    assert code_of(approve(secretary, export)) == "roster.second_person_needed"
    assert code_of(take(secretary, export)) == "roster.file_not_there"
    assert [each["action"] for each in officer.get(f"{EXPORTS}/{export['id']}").json()["allowed_actions"]] == [
        "approve"
    ]
    assert officer.post(f"{EXPORTS}/{export['id']}/approve").status_code == 428
    assert approve(officer, export).json()["status"] == "making"
    run_jobs()
    ready = secretary.get(f"{EXPORTS}/{export['id']}").json()
    assert (ready["status"], [each["action"] for each in ready["allowed_actions"]]) == ("ready", ["take"])
    assert officer.get(f"{EXPORTS}/{export['id']}").json()["allowed_actions"] == []
    assert code_of(approve(officer, export)) == "roster.not_waiting"
    assert code_of(take(officer, export)) == "roster.file_not_there"


def test_it_is_taken_once_watermarked_and_told_to_everybody_in_it(
    client: Client, run_jobs: RunJobs, town: Town, town_ids: dict[str, str], session: Sessions, tmp_path: Path
) -> None:
    secretary = client.as_("secretary")
    export = ask(secretary, town_ids["east"])
    approve(client.as_("officer"), export)
    run_jobs()
    text = text_of(take(secretary, export).content, tmp_path / "r.xlsx")
    for word in ("导出：secretary，批准：officer", "换届核对", "请勿转发"):
        assert word in text
    again = take(secretary, export)
    assert (again.status_code, code_of(again)) == (409, "roster.file_not_there")
    assert secretary.get(f"{EXPORTS}/{export['id']}").json()["allowed_actions"] == []
    with session() as s:
        told = s.exec(select(Event).where(Event.type == "member.revealed")).all()
        assert {event.member_id for event in told} == {
            town.members[name] for name in ("member", "member2", "secretary")
        }
        [taken] = s.exec(select(Event).where(Event.type == "roster_export.taken")).all()
        assert (taken.data["members"], taken.notes["reason"]) == (3, "换届核对")
        assert s.exec(select(RosterPiece)).all() == []
    [seen] = client.as_("member").get("/api/v1/me/accesses").json()["items"]
    assert (seen["who"], seen["reason"]) == ("secretary", "换届核对（导出完整名册，officer批准）")
    assert "national_id" in seen["fields"]


def test_a_full_export_imports_clean(
    client: Client, run_jobs: RunJobs, town_ids: dict[str, str], tmp_path: Path
) -> None:
    officer = client.as_("officer")
    export = ask(client.as_("secretary"), town_ids["east"])
    approve(officer, export)
    run_jobs()
    path = tmp_path / "full.xlsx"
    path.write_bytes(take(client.as_("secretary"), export).content)
    body = checked(officer, run_jobs, path)
    assert body["counts"] == {"new": 0, "changed": 0, "unchanged": 3, "mended": 0, "refused": 0}
    assert body["organization_rows"] == []


def test_a_whole_township_is_asked_for_by_its_officer_and_approved_by_the_admin(
    client: Client, run_jobs: RunJobs, town_ids: dict[str, str], session: Sessions, tmp_path: Path
) -> None:
    officer, admin = client.as_("officer"), client.as_("admin")
    export = ask(officer, town_ids["township"])
    [shown] = admin.get(EXPORTS, params={"status": "waiting"}).json()["items"]
    assert [each["action"] for each in shown["allowed_actions"]] == ["approve"]
    assert approve(admin, export).json()["approved_by"] == "admin"
    run_jobs()
    assert code_of(take(admin, export)) == "roster.file_not_there"
    path = tmp_path / "full.xlsx"
    path.write_bytes(take(officer, export).content)
    assert code_of(take(officer, export)) == "roster.file_not_there"
    body = checked(officer, run_jobs, path)
    assert body["counts"] == {"new": 0, "changed": 0, "unchanged": 5, "mended": 0, "refused": 0}
    assert body["organization_counts"] == {"new": 0, "changed": 0, "unchanged": 4, "mended": 0, "refused": 0}
    with session() as s:
        told = s.exec(select(Event).where(Event.type == "member.revealed")).all()
        assert {event.notes["role"] for event in told} == {"组织委员"}


def test_an_admin_has_the_masked_form_alone(
    client: Client, run_jobs: RunJobs, town: Town, town_ids: dict[str, str], session: Sessions
) -> None:
    admin, township = client.as_("admin"), {"organization_id": town_ids["township"]}
    assert admin.get(f"{EXPORTS}/roster.xlsx", params=township).status_code == 200
    asked = admin.post(EXPORTS, json=township | {"reason": "换届核对", "full": True})
    assert (asked.status_code, code_of(asked)) == (403, "access.denied")
    masked = ask(admin, town_ids["township"], full=False)
    run_jobs()
    assert take(admin, masked).status_code == 200


def test_who_may_no_longer_see_unmasked_values_cannot_take_the_file(
    client: Client, run_jobs: RunJobs, town: Town, town_ids: dict[str, str], session: Sessions
) -> None:
    secretary = client.as_("secretary")
    export = ask(secretary, town_ids["east"])
    approve(client.as_("officer"), export)
    run_jobs()
    with session() as s:
        grant = s.exec(select(RoleGrant).where(RoleGrant.member_id == town.members["secretary"])).one()
        grant.role = Role.ADMIN
    assert code_of(take(secretary, export)) == "roster.file_not_there"


def test_a_masked_export_on_request_needs_nobody_else(
    client: Client, run_jobs: RunJobs, town_ids: dict[str, str], session: Sessions
) -> None:
    secretary = client.as_("secretary")
    export = ask(secretary, town_ids["east"], full=False)
    run_jobs()
    assert take(secretary, export).status_code == 200
    with session() as s:
        assert s.exec(select(Event).where(Event.type == "member.revealed")).all() == []


def test_after_a_day_it_is_gone(client: Client, run_jobs: RunJobs, town_ids: dict[str, str], session: Sessions) -> None:
    secretary = client.as_("secretary")
    export = ask(secretary, town_ids["east"])
    approve(client.as_("officer"), export)
    run_jobs()
    with session() as s:
        row = s.exec(select(RosterExport)).one()
        assert row.expires_at is not None
        assert row.expires_at - row.requested_at >= timedelta(hours=24)
        row.expires_at = clock.now()
    assert code_of(take(secretary, export)) == "roster.file_not_there"
    with session() as s:
        exporting.expire(s)
    assert secretary.get(f"{EXPORTS}/{export['id']}").json()["status"] == "expired"
    with session() as s:
        assert s.exec(select(RosterPiece)).all() == []


def test_exports_are_listed_for_those_who_may_approve(client: Client, town_ids: dict[str, str]) -> None:
    export = ask(client.as_("secretary"), town_ids["east"])
    [listed] = client.as_("officer").get(EXPORTS).json()["items"]
    assert (listed["id"], listed["reason"]) == (export["id"], "换届核对")
    assert client.as_("outsider").get(EXPORTS).json()["items"] == []
    waiting = client.as_("officer").get(EXPORTS, params={"status": "waiting"}).json()["items"]
    assert [each["id"] for each in waiting] == [export["id"]]
    assert client.as_("officer").get(EXPORTS, params={"status": "taken"}).json()["items"] == []

"""Who sees an import, what of it in full, and whose changes it writes."""

from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import select

from app.access.models import RoleGrant
from app.access.policy import Role
from app.core.events import Event
from app.members.models import Member
from app.roster.reach import common_place
from tests.build import Town
from tests.client import Client, code_of
from tests.roster.files import national_number
from tests.roster.steps import RunJobs, Sessions, applied, checked, newcomer, xlsx

IMPORTS = "/api/v1/roster-imports"


def make_officer(session: Sessions, town: Town, name: str, *places: str) -> None:
    """Let one of the cast be organization officer of these places too."""
    with session() as s:
        for place in places:
            s.add(
                RoleGrant(
                    role=Role.ORGANIZATION_OFFICER,
                    organization_id=town.organizations[place],
                    path=town.paths[place],
                    starts_on=date(2000, 1, 1),
                    member_id=town.members[name],
                )
            )


def shown(caller: httpx.Client, import_id: str) -> list[dict[str, Any]]:
    """Every row of an import, by both ways of asking."""
    rows: list[dict[str, Any]] = caller.get(f"{IMPORTS}/{import_id}").json()["rows"]
    paged = caller.get(f"{IMPORTS}/{import_id}/rows").json()["items"]
    assert [row for row in paged if row["verdict"] not in ("new", "unchanged")] == rows
    return rows


def actions(caller: httpx.Client, import_id: str) -> list[str]:
    return [each["action"] for each in caller.get(f"{IMPORTS}/{import_id}").json()["allowed_actions"]]


def test_numbers_and_addresses_are_in_full_for_the_uploader_alone(
    client: Client, run_jobs: RunJobs, tmp_path: Path
) -> None:
    officer, admin = client.as_("officer"), client.as_("admin")
    applied(officer, run_jobs, xlsx(tmp_path, newcomer(1)))
    number = national_number(sequence=3)
    rows = [
        newcomer(1, mobile="19900009999", address="梅香镇石桥村九号"),
        newcomer(3, national_id=f" {number}", address=" 梅香镇石桥村八号"),
        newcomer(5, name="19900007777", mobile="199000099991"),
        newcomer(7, organization=f"{number}支部"),
    ]
    import_id = checked(officer, run_jobs, xlsx(tmp_path, *rows))["id"]

    own = str(shown(officer, import_id))
    for secret in ("19900009999", number, "梅香镇石桥村八号", "梅香镇石桥村九号", "19900007777", "199000099991"):
        assert secret in own

    changed, mended, misplaced, branch = shown(admin, import_id)
    told = {problem["field"]: problem for problem in (*changed["problems"], *mended["problems"])}
    assert told["手机号码"]["given"] == told["手机号码"]["read_as"] == "199****9999"
    assert told["手机号码"]["message"] == "登记的是“199****1234”，确认后改为“199****9999”。"
    assert [change["after"] for change in changed["changes"]] == ["199****9999", "（不显示）"]
    assert told["公民身份号码"]["read_as"] == f"{number[:3]}***********{number[-4:]}"
    assert told["家庭住址"]["given"] == "（不显示）"
    assert misplaced["name"] == "199****7777"
    for row in (changed, mended, misplaced, branch):
        assert not any(secret in str(row) for secret in ("9000099", number, "石桥村", "19900007777"))


def test_the_report_is_the_uploaders_alone(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    officer, admin = client.as_("officer"), client.as_("admin")
    import_id = checked(officer, run_jobs, xlsx(tmp_path, newcomer(1)))["id"]

    answer = admin.get(f"{IMPORTS}/{import_id}/report.xlsx")

    assert (answer.status_code, code_of(answer)) == (403, "access.denied")
    assert officer.get(f"{IMPORTS}/{import_id}/report.xlsx").status_code == 200
    assert (actions(officer, import_id), actions(admin, import_id)) == (["apply", "take_report"], ["apply"])
    with session() as s:
        assert len(s.exec(select(Event).where(Event.type == "roster_import.report_taken")).all()) == 1


def test_an_import_is_there_for_who_reaches_all_of_it(
    client: Client, run_jobs: RunJobs, session: Sessions, town: Town, tmp_path: Path
) -> None:
    make_officer(session, town, "stranger", "east", "far")
    make_officer(session, town, "outsider", "east")
    make_officer(session, town, "member2", "county")
    both, east, county = client.as_("stranger"), client.as_("outsider"), client.as_("member2")
    path = xlsx(tmp_path, newcomer(1), newcomer(3) | {"organization": "远村党支部"})
    import_id = checked(both, run_jobs, path)["id"]

    for answer in (
        east.get(f"{IMPORTS}/{import_id}"),
        east.get(f"{IMPORTS}/{import_id}/rows"),
        east.get(f"{IMPORTS}/{import_id}/report.xlsx"),
        east.post(f"{IMPORTS}/{import_id}/apply"),
    ):
        assert (answer.status_code, code_of(answer)) == (404, "request.not_found")
    for caller, found in ((both, 1), (east, 0), (county, 1)):
        assert len(caller.get(IMPORTS).json()["items"]) == found
    assert county.get(f"{IMPORTS}/{import_id}").status_code == 200
    assert both.post(f"{IMPORTS}/{import_id}/apply").status_code == 202


@pytest.mark.parametrize(
    ("roots", "place"),
    [
        (["/"], "/"),
        (["/a/b/"], "/a/b/"),
        (["/a/b/", "/a/c/"], "/a/"),
        (["/a/b/", "/a/bc/"], "/a/"),
        (["/a/", "/b/"], "/"),
    ],
)
def test_several_roots_lie_in_one_place(roots: list[str], place: str) -> None:
    assert common_place(roots) == place


@pytest.mark.parametrize("uploader", ["admin", "officer"])
def test_changes_are_confirmed_by_who_may_change_members(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path, uploader: str
) -> None:
    officer, admin = client.as_("officer"), client.as_("admin")
    applied(officer, run_jobs, xlsx(tmp_path, newcomer(1)))
    changed = xlsx(tmp_path, newcomer(1, mobile="19900009999"), newcomer(3))
    import_id = checked(client.as_(uploader), run_jobs, changed)["id"]
    assert "confirm" in actions(officer, import_id)
    assert "confirm" not in actions(admin, import_id)

    for confirmed in ("all", [2]):
        answer = admin.post(f"{IMPORTS}/{import_id}/apply", json={"confirmed": confirmed})
        assert (answer.status_code, answer.json()["title"]) == (403, "这件事由组织委员办理。")
    assert admin.post(f"{IMPORTS}/{import_id}/apply").status_code == 202
    run_jobs()

    done = officer.get(f"{IMPORTS}/{import_id}").json()
    assert done["applied_counts"] == {"organizations": 0, "created": 1, "changed": 0, "left": 1}
    with session() as s:
        phones = {member.phone for member in s.exec(select(Member).where(Member.name == "林知远"))}
    assert phones == {"19900001234"}


def test_what_is_written_is_recorded_as_done_by_who_let_it_be(
    client: Client, run_jobs: RunJobs, session: Sessions, town: Town, tmp_path: Path
) -> None:
    officer, admin = client.as_("officer"), client.as_("admin")
    applied(officer, run_jobs, xlsx(tmp_path, newcomer(1)))
    import_id = checked(admin, run_jobs, xlsx(tmp_path, newcomer(1, mobile="19900009999")))["id"]
    assert officer.post(f"{IMPORTS}/{import_id}/apply", json={"confirmed": "all"}).status_code == 202
    run_jobs()
    with session() as s:
        facts = s.exec(select(Event).where(Event.type.in_(["member.changed", "roster_import.applied"]))).all()  # type: ignore[attr-defined]
        assert {fact.actor_id for fact in facts} == {town.members["officer"]}
        assert len(facts) == 3


def test_a_decision_on_an_old_version_is_refused_by_name(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    officer = client.as_("officer")
    import_id = checked(officer, run_jobs, xlsx(tmp_path, newcomer(1)))["id"]
    seen = officer.get(f"{IMPORTS}/{import_id}").headers["ETag"]
    first = client.as_("admin").post(f"{IMPORTS}/{import_id}/apply", headers={"If-Match": seen})

    second = officer.post(f"{IMPORTS}/{import_id}/apply", headers={"If-Match": seen})

    assert (first.status_code, second.status_code, code_of(second)) == (202, 412, "request.stale")
    assert second.json()["by"] == "admin"

"""An import from the upload to the applied roll, as the people who do it see it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import func, select

from app.core import clock as app_clock
from app.core.events import Event
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.rules import Status
from app.organizations.models import Organization
from app.roster.models import RosterPiece, RosterRow
from tests.client import Client, code_of
from tests.roster.files import national_number, sheet_of, write_csv, write_xlsx
from tests.roster.steps import EAST, WEST, RunJobs, Sessions, applied, checked, newcomer, upload, xlsx


def test_dry_run_changes_nothing(client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path) -> None:
    path = xlsx(tmp_path, newcomer(1), newcomer(3, ethnicity="汉"), newcomer(5, mobile="12"))
    body = checked(client.as_("officer"), run_jobs, path)
    assert body["status"] == "ready"
    assert body["counts"] == {"new": 1, "changed": 0, "unchanged": 0, "mended": 1, "refused": 1}
    assert [(row["row"], row["verdict"]) for row in body["rows"]] == [(3, "mended"), (4, "refused")]
    [problem] = body["rows"][1]["problems"]
    assert problem == {
        "field": "手机号码",
        "code": "roster.phone_invalid",
        "message": "这不是电话号码：手机要11位，固定电话要带区号，请核对。",
        "given": "12",
        "read_as": None,
    }
    assert body["progress"]["done"] == 4
    with session() as s:
        assert s.exec(select(func.count()).where(Member.name == "林知远")).one() == 0


def test_applying_puts_people_on_the_roll(client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path) -> None:
    with session() as s:
        before = s.exec(select(Organization).where(Organization.name == EAST)).one().member_count
    path = xlsx(tmp_path, newcomer(1), newcomer(3, category="预备党员", confirmed_on="", joined_on="2026-04-05"))
    done = applied(client.as_("officer"), run_jobs, path)
    assert done["applied_counts"] == {"organizations": 0, "created": 2, "changed": 0, "left": 0}
    with session() as s:
        members = s.exec(select(Member).where(Member.name == "林知远").order_by(Member.joined_on)).all()  # type: ignore[arg-type]
        assert [member.national_id for member in members] == [national_number(sequence=1), national_number(sequence=3)]
        assert members[0].phone == "19900001234"
        place = s.exec(select(Organization).where(Organization.name == EAST)).one()
        assert place.member_count == before + 2
        for member in members:
            assert s.exec(select(Affiliation).where(Affiliation.member_id == member.id)).one().ends_on is None
            lines = s.exec(select(LedgerEntry).where(LedgerEntry.member_id == member.id)).all()
            assert sum(line.member_delta for line in lines) == 1
            [event] = s.exec(select(Event).where(Event.member_id == member.id)).all()
            assert event.type == "member.created"
        [event] = s.exec(select(Event).where(Event.type == "roster_import.applied")).all()
        assert event.data["created"] == 2


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_second_import_changes_nothing(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path, suffix: str
) -> None:
    rows = sheet_of(newcomer(1), newcomer(3, name=" 林 知远", address="梅香镇"))
    path = tmp_path / f"r.{suffix}"
    _ = write_xlsx(path, {"名单": rows}) if suffix == "xlsx" else write_csv(path, rows, encoding="gb18030")
    officer = client.as_("officer")
    applied(officer, run_jobs, path)
    with session() as s:
        events = s.exec(select(func.count()).where(Event.subject_kind == "member")).one()
    again = checked(officer, run_jobs, path)
    assert again["counts"] == {"new": 0, "changed": 0, "unchanged": 2, "mended": 0, "refused": 0}
    assert again["rows"] == []
    assert applied(officer, run_jobs, path)["applied_counts"]["created"] == 0
    with session() as s:
        assert s.exec(select(func.count()).where(Event.subject_kind == "member")).one() == events


def test_changed_rows_are_a_diff_and_written_only_when_confirmed(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    officer = client.as_("officer")
    applied(officer, run_jobs, xlsx(tmp_path, newcomer(1), newcomer(3)))
    changed = xlsx(tmp_path, newcomer(1, mobile="19900009999", education=""), newcomer(3, education="大学本科"))
    body = checked(officer, run_jobs, changed)
    assert body["counts"]["changed"] == 2
    first, second = body["rows"]
    assert first["changes"] == [{"field": "手机号码", "before": "199****1234", "after": "19900009999"}]
    assert second["changes"] == [{"field": "学历", "before": "大专", "after": "大学本科"}]
    assert first["problems"][0]["field"] == "手机号码"

    assert applied(officer, run_jobs, changed)["applied_counts"]["left"] == 2
    assert applied(officer, run_jobs, changed, {"confirmed": [2]})["applied_counts"]["changed"] == 1
    with session() as s:
        [event] = s.exec(select(Event).where(Event.type == "member.changed")).all()
        assert event.notes == {"fields": ["phone"]}
        members = s.exec(select(Member).where(Member.name == "林知远")).all()
        found = {member.national_id: (member.phone, member.education, member.version) for member in members}
    assert found == {
        national_number(sequence=1): ("19900009999", "30", 2),
        national_number(sequence=3): ("19900001234", "30", 1),
    }


def test_a_record_changed_since_the_dry_run_is_left_alone(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    officer = client.as_("officer")
    applied(officer, run_jobs, xlsx(tmp_path, newcomer(1)))
    import_id = checked(officer, run_jobs, xlsx(tmp_path, newcomer(1, education="高中")))["id"]
    with session() as s:
        member = s.exec(select(Member).where(Member.name == "林知远")).one()
        member.occupation = "乡村医生"
        member.touch("别人")
    officer.post(f"/api/v1/roster-imports/{import_id}/apply", json={"confirmed": "all"})
    run_jobs()
    assert officer.get(f"/api/v1/roster-imports/{import_id}").json()["applied_counts"]["left"] == 1
    with session() as s:
        assert s.exec(select(Member).where(Member.name == "林知远")).one().education == "30"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"organization": WEST}, "roster.other_branch"),
        ({"category": "预备党员", "confirmed_on": ""}, "roster.category_differs"),
        ({"status": "停止党籍"}, "roster.status_differs"),
        ({"joined_on": "1994-07-01"}, "roster.date_differs"),
        ({"confirmed_on": "1996-08-01"}, "roster.date_differs"),
    ],
)
def test_what_needs_a_command_of_its_own_is_refused(
    client: Client, run_jobs: RunJobs, tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    officer = client.as_("officer")
    applied(officer, run_jobs, xlsx(tmp_path, newcomer(1)))
    [row] = checked(officer, run_jobs, xlsx(tmp_path, newcomer(1) | changes))["rows"]
    assert row["verdict"] == "refused"
    assert code in {problem["code"] for problem in row["problems"]}


def test_what_is_said_always_names_a_column(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    """Where the sheet has no such column, the one with the number."""
    officer = client.as_("officer")
    applied(officer, run_jobs, xlsx(tmp_path, newcomer(1)))
    with session() as s:
        left = s.exec(select(Member).where(Member.name == "林知远", Member.born_on == date(1970, 5, 6))).one()
        left.status = Status.DECEASED
    few = ("name", "national_id", "category", "organization", "joined_on", "confirmed_on")
    rows = sheet_of(*[{key: newcomer(number)[key] for key in few} for number in (1, 3)])
    gone, long = checked(officer, run_jobs, write_csv(tmp_path / "r.csv", [rows[0], rows[1], [*rows[2], "多的"]]))[
        "rows"
    ]
    assert [(p["field"], p["code"]) for p in gone["problems"]] == [("公民身份号码", "roster.already_left")]
    assert ("公民身份号码", "roster.row_too_long") in [(p["field"], p["code"]) for p in long["problems"]]


def test_people_and_places_outside_the_reach_stay_unseen(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    with session() as s:
        stranger = s.exec(select(Member).where(Member.name == "远书记")).one()
        row = newcomer(1, joined_on="2005-07-01", confirmed_on="2006-07-01", birth_on=str(stranger.born_on))
        row["national_id"] = stranger.national_id
    path = xlsx(tmp_path, row, newcomer(3) | {"organization": "远村党支部"})
    first, second = checked(client.as_("officer"), run_jobs, path)["rows"]
    assert "roster.belongs_elsewhere" in {problem["code"] for problem in first["problems"]}
    assert second["problems"][0]["code"] == "roster.organization_unknown"
    assert "远村" not in second["problems"][0]["message"].removeprefix("没有叫“远村党支部”")


def test_a_branch_of_floating_members_takes_nobody(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    with session() as s:
        s.exec(select(Organization).where(Organization.name == EAST)).one().is_floating = True
    [row] = checked(client.as_("officer"), run_jobs, xlsx(tmp_path, newcomer(1)))["rows"]
    assert [problem["code"] for problem in row["problems"]] == ["roster.organization_floating"]


def test_a_list_that_comes_after_the_opening_says_what_it_brings(
    client: Client, run_jobs: RunJobs, tmp_path: Path, clock: Callable[[datetime], None]
) -> None:
    clock(app_clock.now() + timedelta(days=40))
    done = applied(client.as_("officer"), run_jobs, xlsx(tmp_path, newcomer(1)))
    assert done["notices"][0].startswith("有1个支部早已建册")
    listed = client.as_("officer").get("/api/v1/members", params={"q": "林知远"}).json()["items"]
    lines = client.as_("officer").get(f"/api/v1/members/{listed[0]['id']}/events").json()["items"]
    assert [line["kind"] for line in lines] == ["other_gain"]


def test_who_may_import(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    path = xlsx(tmp_path, newcomer(1))
    for nobody in ("member", "secretary", "auditor"):
        assert upload(client.as_(nobody), path).status_code == 403
    assert upload(client.anonymous, path).status_code == 401
    import_id = checked(client.as_("officer"), run_jobs, path)["id"]
    assert client.as_("secretary").get(f"/api/v1/roster-imports/{import_id}").status_code == 403
    assert client.as_("admin").get(f"/api/v1/roster-imports/{import_id}").status_code == 200


def test_a_file_that_is_no_roster_is_refused_at_once(client: Client, tmp_path: Path, session: Sessions) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(b"PK\x03\x04 cut off")
    answer = upload(client.as_("officer"), path)
    assert (answer.status_code, code_of(answer)) == (422, "roster.broken_file")
    with session() as s:
        assert s.exec(select(func.count()).select_from(RosterPiece)).one() == 0


def test_a_csv_that_breaks_halfway_ends_as_failed_in_words(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", sheet_of(*[newcomer(number) for number in range(1, 99, 2)]))
    with path.open("a") as file:
        file.write('"林知远,1,2\n')
    body = checked(client.as_("officer"), run_jobs, path)
    assert body["status"] == "failed"
    assert body["problem"]["code"] == "roster.broken_csv"
    assert body["rows"] == []
    answer = client.as_("officer").post(f"/api/v1/roster-imports/{body['id']}/apply")
    assert (answer.status_code, code_of(answer)) == (409, "roster.not_ready")


def test_an_import_is_applied_once(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    officer = client.as_("officer")
    done = applied(officer, run_jobs, xlsx(tmp_path, newcomer(1)))
    answer = officer.post(f"/api/v1/roster-imports/{done['id']}/apply")
    assert (answer.status_code, code_of(answer)) == (409, "roster.not_ready")


def test_the_same_upload_sent_twice_is_one_import(client: Client, tmp_path: Path) -> None:
    officer, path = client.as_("officer"), xlsx(tmp_path, newcomer(1))
    first = upload(officer, path, **{"Idempotency-Key": "upload-000001"})
    again = upload(officer, path, **{"Idempotency-Key": "upload-000001"})
    assert first.json()["id"] == again.json()["id"]
    assert (first.status_code, again.status_code) == (202, 202)
    other = upload(officer, xlsx(tmp_path, newcomer(3)), **{"Idempotency-Key": "upload-000001"})
    assert code_of(other) == "idempotency.key_reused"


def test_rows_are_paged(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    officer = client.as_("officer")
    path = xlsx(tmp_path, *[newcomer(number) for number in range(1, 60, 2)], newcomer(99, mobile="1"))
    address = f"/api/v1/roster-imports/{checked(officer, run_jobs, path)['id']}/rows"
    seen: list[int] = []
    cursor: str | None = None
    while not seen or cursor:
        page = officer.get(address, params={"limit": 7} | ({"cursor": cursor} if cursor else {})).json()
        seen += [row["row"] for row in page["items"]]
        cursor = page["next_cursor"]
    assert seen == list(range(2, 33))
    refused = officer.get(address, params={"verdict": "refused"}).json()["items"]
    assert [row["row"] for row in refused] == [32]


def test_a_missing_file_is_told_once_in_chinese(client: Client) -> None:
    officer = client.as_("officer")
    for files in ({}, {"file": (None, "x")}):
        answer = officer.post("/api/v1/roster-imports", files=files or {"other": ("a", b"x")})
        [fault] = answer.json()["errors"]
        assert fault["pointer"] == "/file"
        assert not fault["message"].isascii()


def test_nothing_of_an_upload_lies_in_the_clear(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    checked(client.as_("officer"), run_jobs, write_csv(tmp_path / "r.csv", sheet_of(newcomer(1, mobile="1"))))
    with session() as s:
        stored = [row.body_sealed for row in s.exec(select(RosterRow))]
        stored += [row.content_sealed for row in s.exec(select(RosterPiece))]
    assert len(stored) == 2
    for secret in ("林知远".encode(), national_number(sequence=1).encode()):
        assert all(secret not in blob for blob in stored)

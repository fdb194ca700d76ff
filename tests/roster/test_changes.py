"""What an import changes of people who are on the roll: what a row says, and only where a person confirmed that row."""

from pathlib import Path

import openpyxl
from sqlmodel import select

from app.members.models import Member
from tests.client import Client
from tests.roster.files import Rows, national_number, sheet_of, write_xlsx
from tests.roster.steps import RunJobs, Sessions, applied, checked, newcomer, xlsx


def test_what_a_sheet_does_not_say_stays_as_the_personnel_file_has_it(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    officer = client.as_("officer")
    applied(officer, run_jobs, xlsx(tmp_path, newcomer(1, sex="女", birth_on="1971-02-13")))
    without = {name: value for name, value in newcomer(1).items() if name not in ("sex", "birth_on")}
    for row in (without, newcomer(1, sex="", birth_on=""), newcomer(1, sex="", birth_on="1970年5月")):
        assert checked(officer, run_jobs, xlsx(tmp_path, row))["counts"]["unchanged"] == 1
    body = checked(officer, run_jobs, xlsx(tmp_path, newcomer(1, sex="", birth_on="", education="高中")))
    assert [change["field"] for change in body["rows"][0]["changes"]] == ["学历"]
    assert [problem["code"] for problem in body["rows"][0]["problems"]] == ["roster.changed"]
    applied(officer, run_jobs, xlsx(tmp_path, {**without, "national_id": national_number(sequence=4)}))
    with session() as s:
        members = s.exec(select(Member).where(Member.name == "林知远").order_by(Member.id)).all()  # type: ignore[arg-type]
        assert [(member.sex, str(member.born_on)) for member in members] == [("2", "1971-02-13"), ("2", "1970-05-06")]


def test_another_day_of_birth_is_told_without_the_stored_one(client: Client, run_jobs: RunJobs, tmp_path: Path) -> None:
    officer = client.as_("officer")
    applied(officer, run_jobs, xlsx(tmp_path, newcomer(1, birth_on="1971-02-13")))
    [row] = checked(officer, run_jobs, xlsx(tmp_path, newcomer(1, birth_on="1971-02-14")))["rows"]
    assert [(one["before"], one["after"]) for one in row["changes"]] == [("1971-02-**", "1971-02-14")]


def test_changed_rows_of_several_sheets_are_confirmed_by_sheet(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    officer = client.as_("officer")

    def workbook(**changes: object) -> Path:
        sheets: dict[str, Rows] = {
            "一": sheet_of(newcomer(1, **changes)),
            "二": sheet_of(newcomer(3, **changes), newcomer(1)),
        }
        return write_xlsx(tmp_path / "r.xlsx", sheets)

    applied(officer, run_jobs, workbook())
    changed = workbook(education="高中")
    body = checked(officer, run_jobs, changed)
    told = [(row["sheet"], row["row"], row["verdict"]) for row in body["rows"]]
    assert told == [("一", 2, "changed"), ("二", 2, "changed"), ("二", 3, "refused")]
    assert body["progress"]["done"] == 5
    assert applied(officer, run_jobs, changed, {"confirmed": [2]})["applied_counts"]["left"] == 2
    named = {"confirmed": [{"sheet": "二", "row": 2}]}
    assert applied(officer, run_jobs, changed, named)["applied_counts"]["changed"] == 1
    with session() as s:
        members = s.exec(select(Member).where(Member.name == "林知远").order_by(Member.id)).all()  # type: ignore[arg-type]
        assert [member.education for member in members] == ["30", "60"]
    answer = officer.get(f"/api/v1/roster-imports/{body['id']}/report.xlsx")
    (tmp_path / "report.xlsx").write_bytes(answer.content)
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    results = [str(page.cell(page.max_row, page.max_column).value)[:4] for page in book]
    assert results == ["有变化：", "没有接收"]

"""The marked file is handed out to whoever uploaded it, which is recorded; making it holds nobody up."""

from pathlib import Path
from uuid import UUID

import openpyxl
from sqlalchemy import update
from sqlmodel import select

from app.core.db import Database
from app.core.events import Event
from app.roster import queries
from app.roster.models import RosterImport
from tests.client import Client
from tests.roster.files import XLSX
from tests.roster.steps import RunJobs, Sessions, checked, newcomer, xlsx


def test_the_report_is_handed_out_and_recorded(
    client: Client, run_jobs: RunJobs, session: Sessions, tmp_path: Path
) -> None:
    officer = client.as_("officer")
    import_id = checked(officer, run_jobs, xlsx(tmp_path, newcomer(1), newcomer(3, mobile="1")))["id"]
    answer = officer.get(f"/api/v1/roster-imports/{import_id}/report.xlsx")
    assert answer.headers["content-type"] == XLSX
    (tmp_path / "report.xlsx").write_bytes(answer.content)
    page = openpyxl.load_workbook(tmp_path / "report.xlsx")["名单"]
    assert [page.cell(row, page.max_column).value for row in (1, 2)] == ["核对结果", "新增"]
    assert str(page.cell(3, page.max_column).value).startswith("没有接收：手机号码：")
    with session() as s:
        assert s.exec(select(Event).where(Event.type == "roster_import.report_taken")).one()


def test_a_report_is_made_while_somebody_else_writes(
    client: Client, run_jobs: RunJobs, database: Database, tmp_path: Path
) -> None:
    import_id = checked(client.as_("officer"), run_jobs, xlsx(tmp_path, newcomer(1)))["id"]
    with database.transaction() as writing:
        writing.exec(update(RosterImport).values(file_name="名册.xlsx"))
        assert b"".join(queries.report(database, UUID(import_id))).startswith(b"PK")

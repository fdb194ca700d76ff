"""The report is the file as it came, with the verdict beside each row and the cells at fault coloured."""

from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from app.roster.report import Marked, MarkedSheet, write_report
from app.roster.rules import Verdict
from tests.roster.files import Rows, lists_of, national_number, person, read, sheet_of, write_xlsx


def report_of(tmp_path: Path, *people: dict[str, object]) -> Worksheet:
    rows: Rows = [["=1+1"], *sheet_of(*people), ["制表人：某某"]]
    return marked(write_xlsx(tmp_path / "r.xlsx", {"党员": rows}), tmp_path)


def marked(path: Path, tmp_path: Path) -> Worksheet:
    [members] = lists_of(path).members
    marks = [
        Marked(row, Verdict.NEW if reading.entry else Verdict.REFUSED, reading.problems)
        for row, reading in read(path).items()
    ]
    columns = {header: members.layout.columns[field] for field, header in members.layout.headers.items()}
    sheet = MarkedSheet(members.sheet, members.layout.width, members.layout.header_row, columns, marks)
    write_report(tmp_path / "report.xlsx", [sheet])
    page = openpyxl.load_workbook(tmp_path / "report.xlsx")["党员"]
    assert isinstance(page, Worksheet)
    return page


def test_refusals_and_mends_are_marked_in_place(tmp_path: Path) -> None:
    wrong = person(national_id=national_number(sequence=3), birth_on="1970.5.6", mobile="12")
    page = report_of(tmp_path, person(), wrong)
    last = page.max_column
    assert page.cell(2, last).value == "核对结果"
    assert page.cell(3, last).value == "新增"
    said = str(page.cell(4, last).value)
    assert said.startswith("没有接收：")
    assert "“1970.5.6”读作“1970-05-06”" in said
    pairs = list(zip(page[2], page[4], strict=True))
    colours = {head.value: cell.fill.fgColor.rgb for head, cell in pairs if cell.fill.fill_type}
    assert colours == {"出生日期": "FFFFF2CC", "手机号码": "FFF8CBAD", "核对结果": "FFF8CBAD"}


def test_everything_else_comes_back_as_it_was_and_nothing_is_a_formula(tmp_path: Path) -> None:
    page = report_of(tmp_path, person(birth_on=date(1970, 5, 6), mobile=19900001234))
    assert page.cell(1, 1).value == "=1+1"
    assert page.cell(1, 1).data_type == "s"
    assert page.cell(4, 1).value == "制表人：某某"
    values = [cell.value for cell in page[3]]
    assert "1970-05-06" in values
    assert 19900001234 in values


def test_the_report_looks_as_the_list_did_and_hides_no_refusal(tmp_path: Path) -> None:
    header, clean = sheet_of(person())
    wrong = sheet_of(person(national_id=national_number(sequence=3), mobile="1"))[1]
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        page = workbook.add_worksheet("党员")
        page.merge_range(0, 0, 0, 5, "花名册")
        page.set_column(1, 1, 33)
        page.set_column(2, 3, 10, None, {"hidden": True})
        for number, row in enumerate((header, clean, wrong), start=1):
            page.write_row(number, 0, row)
        for number in (2, 3):
            page.set_row(number, None, None, {"hidden": True})
    written = marked(path, tmp_path)
    assert [str(each) for each in written.merged_cells.ranges] == ["A1:F1"]
    assert round(written.column_dimensions["B"].width) == 34
    assert written.column_dimensions["C"].hidden
    assert [written.row_dimensions[number].hidden for number in (3, 4)] == [True, False]

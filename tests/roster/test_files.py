"""Files as a whole: sheets under any name, headers in any order, and plain words for everything that is no roster."""

import io
import zipfile
from pathlib import Path

import pytest

from app.core.errors import AppError
from app.roster import errors
from app.roster.archives import MEGABYTE
from app.roster.lists import find_lists
from app.roster.reading import open_source
from tests.roster.files import BRANCH, Rows, lists_of, national_number, person, read, sheet_of, write_csv, write_xlsx

EVERYDAY = ["身份证号", "入党时间", "手机", "姓 名", "所在支部", "文化程度", "转正时间", "党员类别"]
EVERYDAY_ROW = [national_number(), "1995-07-01", "19900001234", "林知远", BRANCH, "大专", "1996-07-01", "正式党员"]


def test_any_order_any_sheet_name_everyday_headers(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "r.xlsx", {"Sheet3": [["梅香镇花名册"], [], EVERYDAY, EVERYDAY_ROW]})
    [(number, reading)] = read(path).items()
    assert number == 4
    assert reading.problems == ()
    assert reading.entry is not None
    assert reading.entry.education == "30"


def test_two_header_rows(tmp_path: Path) -> None:
    upper = ["姓名", "公民身份号码", "人员类别", "所在党支部", "加入党组织日期", "转为正式党员日期", "联系电话", ""]
    lower = ["", "", "", "", "", "", "手机号码", "固定电话"]
    row = ["林知远", national_number(), "正式党员", BRANCH, "1995-07-01", "1996-07-01", "1", "2"]
    reading = read(write_xlsx(tmp_path / "r.xlsx", {"党员": [upper, lower, row]}))[3]
    assert [problem.field for problem in reading.problems] == ["联系电话", "固定电话"]


def test_hidden_rows_and_remarks_are_said_so(tmp_path: Path) -> None:
    rows: Rows = [
        *sheet_of(person(), person(national_id=national_number(sequence=3))),
        [],
        ["制表人：某某", "", "2026年"],
    ]
    path = write_xlsx(tmp_path / "r.xlsx", {"党员": rows, "说明": [["填写说明"]]}, hidden_rows=[3])
    lists = lists_of(path)
    [members] = lists.members
    assert [number for number, _ in members.rows()] == [2, 3]
    said = "".join(lists.notices + members.notices())
    assert "1行被隐藏或筛选掉（第3行）" in said
    assert "5（制表人：某某）" in said
    assert "“说明”不是名单" in said


def test_columns_left_out_and_columns_without_a_name_are_said_so(tmp_path: Path) -> None:
    header, row = sheet_of(person())
    path = write_xlsx(tmp_path / "r.xlsx", {"党员": [[*header, "备注", "", "党龄"], [*row, "五保户", "住院", 30]]})
    [members] = lists_of(path).members
    assert len(list(members.rows())) == 1
    said = "".join(members.notices())
    assert "备注、党龄不导入" in said
    assert "第21列没有列名" in said


def test_a_merged_branch_name_counts_for_every_row_it_covers(tmp_path: Path) -> None:
    import xlsxwriter  # noqa: PLC0415 -- only this test merges cells

    header, first = sheet_of(person())
    second = sheet_of(person(national_id=national_number(sequence=3)))[1]
    column = header.index("所在党支部")
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        page = workbook.add_worksheet()
        for number, row in enumerate((header, first, second)):
            page.write_row(number, 0, ["" if at == column and number else cell for at, cell in enumerate(row)])
        page.merge_range(1, column, 2, column, BRANCH)
    assert [reading.problems for reading in read(path).values()] == [(), ()]


def test_a_row_filled_in_but_nameless_is_refused_not_passed_over(tmp_path: Path) -> None:
    reading = read(write_xlsx(tmp_path / "r.xlsx", {"党员": sheet_of(person(name="", national_id=""))}))[2]
    assert {problem.code for problem in reading.problems} == {"roster.name_empty", "roster.id_empty"}


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ","), ("gb18030", ","), ("gb18030", "\t"), ("utf-16", "\t"), ("utf-8", ";")],
)
def test_csv_encodings(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows: Rows = [
        ["花名册"],
        [],
        *sheet_of(person(address="梅香镇\n石桥村"), person(national_id=national_number(sequence=3))),
    ]
    path = write_csv(tmp_path / "名册.csv", rows, encoding=encoding, delimiter=delimiter)
    readings = read(path)
    assert list(readings) == [4, 5]
    assert all(reading.entry for reading in readings.values())
    assert any("文字编码" in notice for notice in lists_of(path).notices)


def test_a_csv_row_with_an_extra_comma_is_refused(tmp_path: Path) -> None:
    header, row = sheet_of(person())
    reading = read(write_csv(tmp_path / "r.csv", [header, [*row, "多出来的"]]))[2]
    assert [problem.code for problem in reading.problems] == ["roster.row_too_long"]


def workbook_with(tmp_path: Path, replace: dict[str, bytes]) -> Path:
    """A good workbook with some parts replaced or added."""
    good = write_xlsx(tmp_path / "good.xlsx", {"党员": sheet_of(person())})
    path = tmp_path / "changed.xlsx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        parts = {info.filename: source.read(info) for info in source.infolist()}
        for name, body in (parts | replace).items():
            target.writestr(name, body)
    return path


def refusal(path: Path, max_bytes: int = 50 * MEGABYTE) -> AppError:
    with pytest.raises(AppError) as caught:
        find_lists(open_source(path, name=path.name, max_bytes=max_bytes))
    assert "{" not in caught.value.words("zh")
    assert "{" not in caught.value.words("en")
    return caught.value


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b"", errors.EmptyFile),
        (b"\xef\xbb\xbf \r\n,,\r\n", errors.EmptyFile),
        (b"hello", errors.NotARoster),
        (b"\x00\x01\x02\x03\x04", errors.NotARoster),
        (b"\xd0\xcf\x11\xe0" + bytes(100), errors.NotARoster),
        (b"\xd0\xcf\x11\xe0" + bytes(100) + "EncryptedPackage".encode("utf-16-le"), errors.PasswordProtected),
        (b"PK\x03\x04 cut off", errors.BrokenFile),
        ("姓名,身份证号\n林,1\n".encode() + b"\xff\xff,\n", errors.UnknownEncoding),
        ('姓名,身份证号,入党时间\n"林,1,2\n'.encode(), errors.BrokenCsv),
        ("甲,乙,丙\n1,2,3\n".encode(), errors.NoMemberSheet),
    ],
)
def test_what_is_no_roster(tmp_path: Path, body: bytes, error: type[AppError]) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(body)
    assert isinstance(refusal(path), error)


def test_an_unclosed_quote_names_its_line(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", sheet_of(*[person()] * 40))
    with path.open("a") as file:
        file.write('"林知远,1,2\n')
    [members] = lists_of(path).members
    with pytest.raises(errors.BrokenCsv):
        list(members.rows())


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert isinstance(refusal(path), errors.NotARoster)


def test_a_file_larger_than_allowed(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "r.xlsx", {"党员": sheet_of(person())})
    assert isinstance(refusal(path, max_bytes=100), errors.FileTooLarge)
    assert isinstance(refusal(write_csv(tmp_path / "r.csv", sheet_of(person())), max_bytes=100), errors.FileTooLarge)


def test_a_bomb_is_caught_before_it_is_held(tmp_path: Path) -> None:
    zeros = io.BytesIO(bytes(200 * MEGABYTE))
    path = workbook_with(tmp_path, {"xl/media/image1.png": zeros.getvalue()})
    assert path.stat().st_size < MEGABYTE
    assert isinstance(refusal(path), errors.SheetTooLarge)


@pytest.mark.parametrize("cell", [b'<c r="XFD1"><v>1</v></c>', b'<c r="A1048576"><v>1</v></c>'])
def test_a_lone_cell_far_away_does_not_make_a_sheet_huge(tmp_path: Path, cell: bytes) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c>' + cell + b"</row></sheetData></worksheet>"
    )
    assert isinstance(refusal(workbook_with(tmp_path, {"xl/worksheets/sheet1.xml": sheet})), errors.SheetTooLarge)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    body = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>'
    assert isinstance(refusal(workbook_with(tmp_path, {"xl/workbook.xml": body})), errors.BrokenFile)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    clean = person()
    del clean["joined_on"], clean["organization"]
    fault = refusal(write_xlsx(tmp_path / "r.xlsx", {"党员": sheet_of(clean)}))
    assert isinstance(fault, errors.MissingColumns)
    assert "所在党支部、加入党组织日期" in fault.words("zh")


def test_an_unknown_column_is_named_with_what_it_may_mean(tmp_path: Path) -> None:
    header, row = sheet_of(person())
    header[9] = "转为正式党员曰期"
    fault = refusal(write_xlsx(tmp_path / "r.xlsx", {"党员": [header, row]}))
    assert isinstance(fault, errors.UnknownColumn)
    assert "第10列“转为正式党员曰期”" in fault.words("zh")
    assert "转为正式党员日期" in fault.words("zh")


def test_all_unknown_columns_are_named_at_once_and_nothing_is_to_be_deleted_while_one_is_missing(
    tmp_path: Path,
) -> None:
    header, row = sheet_of(person())
    header[9] = "转为正式的日子"
    rows: Rows = [[*header, "是否正式党员", "联系电话（紧急联系人）"], row]
    said = refusal(write_xlsx(tmp_path / "r.xlsx", {"党员": rows})).words("zh")
    for name in ("转为正式的日子", "是否正式党员", "联系电话(紧急联系人)", "还缺少这些列：转为正式党员日期"):
        assert name in said.replace("（", "(").replace("）", ")")
    assert "是不是" not in said
    assert "删去" not in said


def test_two_columns_for_one_thing(tmp_path: Path) -> None:
    header, row = sheet_of(person())
    fault = refusal(write_xlsx(tmp_path / "r.xlsx", {"党员": [[*header, "入党时间"], [*row, "1995-07-01"]]}))
    assert isinstance(fault, errors.AmbiguousColumn)
    assert "“加入党组织日期”和“入党时间”" in fault.words("zh")


def test_a_long_sheet_is_read_in_parts_and_loses_nothing(tmp_path: Path) -> None:
    header, row = sheet_of(person())
    row[header.index("姓名")] = "改"
    long: list[list[object]] = [["", str(number)] if number % 3 else [] for number in range(2, 25_002)]
    rows: Rows = [header, *long, [], row]
    path = write_xlsx(tmp_path / "long.xlsx", {"空": [["a"]], "党员": rows}, hidden_rows=[20_001])
    [_, sheet] = open_source(path, name="long.xlsx", max_bytes=50 * MEGABYTE).sheets
    found = [[cell for cell in cells if cell != ""] for cells in sheet.rows()]
    assert found == [[cell for cell in cells if cell != ""] for cells in rows]
    assert sheet.facts.hidden_rows == {20_001}
    assert sheet.row_count() == len(rows)

"""Which sheets are lists and which columns they have: several sheets, headers that come again, notes in brackets."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from app.roster import errors
from app.roster.columns import FIELD_BY_HEADER, Field, fold_header
from app.roster.formats import shows_month_only
from app.roster.member_rows import MemberRows
from tests.roster.files import NAMES, TODAY, Rows, lists_of, national_number, person, read, sheet_of, write_xlsx
from tests.roster.test_files import refusal


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("身份证号（18位）", Field.NATIONAL_ID),
        ("出生日期(年/月/日)", Field.BIRTH_ON),
        ("入党时间（格式：1990-07-01）", Field.JOINED_ON),
        ("* 姓 名（必填，与身份证一致）", Field.NAME),
        ("性别（男/女）", Field.SEX),
        ("联系电话（手机/固话）", Field.MOBILE),
        ("所在党支部【全称】", Field.ORGANIZATION),
        ("出生日期（农历）", None),
        ("联系电话（紧急联系人）", None),
        ("联系电话（配偶）", None),
        ("姓名（曾用名）", None),
        ("入党时间（" + "必填" * 5000 + "农历）", None),
    ],
)
def test_notes_on_filling_in_are_dropped_and_others_make_another_column(header: str, field: Field | None) -> None:
    assert FIELD_BY_HEADER.get(fold_header(header)) == field


def test_columns_of_the_national_screens_are_left_out_aloud(tmp_path: Path) -> None:
    header, row = sheet_of(person())
    more = ["入党类型", "党龄校正值（月）", "信息完整度(%)", "年龄（截至2026年6月）"]
    path = write_xlsx(tmp_path / "r.xlsx", {"党员": [[*header, *more], [*row, "", "", "", ""]]})
    [members] = lists_of(path).members
    assert "、".join(more) in "".join(members.notices())


def test_a_list_of_people_with_words_of_a_list_of_organizations_is_one_of_people(tmp_path: Path) -> None:
    header, row = sheet_of(person())
    header[header.index("人员类别")], header[header.index("手机号码")] = "类别", "联系电话"
    lists = lists_of(write_xlsx(tmp_path / "r.xlsx", {"党员": [["序号", *header], ["1", *row]]}))
    assert lists.organizations is None
    assert len(lists.members) == 1


def test_a_header_that_comes_again_is_passed_over_in_the_same_order_and_refused_in_another(tmp_path: Path) -> None:
    header, first = sheet_of(person())
    second = sheet_of(person(national_id=national_number(sequence=3)))[1]
    everyday = [{"公民身份号码": "身份证号"}.get(str(name), name) for name in header]
    same: Rows = [header, first, everyday, second]
    assert list(read(write_xlsx(tmp_path / "same.xlsx", {"党员": same}))) == [2, 4]
    for one, other in ((0, 1), (8, 9)):
        moved = list(header)
        moved[one], moved[other] = moved[other], moved[one]
        path = write_xlsx(tmp_path / "moved.xlsx", {"党员": [header, first, moved, second]})
        with pytest.raises(errors.MovedHeader) as caught:
            read(path)
        assert "第3行" in caught.value.words("zh")


def test_one_sheet_a_branch_with_one_check_for_repeats(tmp_path: Path) -> None:
    header, row = sheet_of(person())
    sheets: dict[str, Rows] = {"一": [header, row], "空表": [], "只有表头": [header], "二": [["第二支部"], header, row]}
    lists = lists_of(write_xlsx(tmp_path / "r.xlsx", sheets))
    assert [each.sheet.name for each in lists.members] == ["一", "二"]
    assert "工作表“只有表头”只有表头，没有读入。" in lists.notices
    places: dict[str, tuple[str, int]] = {}
    readings = [
        MemberRows(each.layout, NAMES, TODAY, places).read(number, cells)
        for each in lists.members
        for number, cells in each.rows()
    ]
    assert [reading.entry is None for reading in readings] == [False, True]
    assert "与工作表“一”第2行是同一个人" in readings[1].problems[0].message


def test_a_header_alone_is_refused(tmp_path: Path) -> None:
    fault = refusal(write_xlsx(tmp_path / "r.xlsx", {"党员": sheet_of(person())[:1]}))
    assert isinstance(fault, errors.NoRows)


def test_a_header_that_is_wrong_on_every_sheet_is_told_once_with_the_hidden_one_named(tmp_path: Path) -> None:
    header, row = sheet_of(person())
    path = tmp_path / "r.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        for name in ("一", "二"):
            page = workbook.add_worksheet(name)
            page.write_row(0, 0, [*header, "家庭人口"])
            page.write_row(1, 0, [*row, "4"])
        page.hide()
    assert "工作表“一”、“二”（隐藏）有不认识的列：第20列“家庭人口”。" in refusal(path).words("zh")


@pytest.mark.parametrize(
    ("code", "is_month"),
    [
        ('yyyy"年"m"月"', True),
        ('[$-804]yyyy"年"m"月";@', True),
        ("yyyy-mm", True),
        ("mmm-yy", True),
        ("yyyy/m/d;@", False),
        ('yyyy"年"m"月"d"日"', False),
        ("mm:ss", False),
        ("General", False),
        ('0"m"', False),
    ],
)
def test_formats_that_show_no_day(code: str, is_month: bool) -> None:
    assert shows_month_only(code) is is_month


def with_dates(path: Path, *days: tuple[date | int, str | int], **options: object) -> Path:
    """A list whose days of joining are cells of their own format."""
    header, row = sheet_of(person())
    with xlsxwriter.Workbook(str(path), options) as workbook:
        page = workbook.add_worksheet("党员")
        page.write_row(0, 0, header)
        for number, (day, number_format) in enumerate(days, start=1):
            look = workbook.add_format({"num_format": number_format})
            page.write_row(number, 0, [*row[:1], national_number(sequence=2 * number + 1), *row[2:]])
            at = header.index("加入党组织日期")
            _ = (
                page.write_datetime(number, at, day, look)
                if isinstance(day, date)
                else page.write(number, at, day, look)
            )
    return path


def test_a_cell_that_shows_a_month_has_no_day(tmp_path: Path) -> None:
    first = date(1995, 7, 1)
    path = with_dates(
        tmp_path / "r.xlsx",
        (first, "yyyy-mm-dd"),
        (first, 'yyyy"年"m"月"'),
        (first, 57),
        (first, 17),
        (date(1995, 6, 15), "yyyy-mm"),
    )
    readings = read(path)
    assert [number for number, reading in readings.items() if reading.entry] == [2, 6]
    for number in (3, 4, 5):
        [problem] = readings[number].problems
        assert (problem.code, problem.given) == ("roster.date_month_only", "1995年7月")


def test_a_bare_number_in_a_workbook_of_1904_is_not_guessed(tmp_path: Path) -> None:
    days: tuple[tuple[date | int, str], ...] = ((date(1995, 7, 1), "yyyy-mm-dd"), (34881, "General"))
    readings = read(with_dates(tmp_path / "r.xlsx", *days, date_1904=True))
    [problem] = readings[3].problems
    assert (problem.code, problem.read_as) == ("roster.date_not_a_date", None)
    assert "1904" in problem.given
    entry = readings[2].entry
    assert entry is not None
    assert entry.joined_on == date(1995, 7, 1)

"""Makes rosters of any size, of people who do not exist, for measuring the import. Nothing of it is ever committed.

`python -m bench.rosters 100000 FOLDER` writes roster.xlsx (with its organizations) and roster.csv.
"""

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from app.members.national_id import check_character
from app.roster.columns import Field, official

TOWN = "中共清源镇委员会"
MEMBERS_A_BRANCH = 300
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "安宁清远明华春秋冬夏山河湖海"
FIELDS = [field for field in Field if field is not Field.INDEX]
FIRST_BIRTH = date(1940, 1, 1)


def branch(number: int) -> str:
    """The full name of a branch."""
    return f"中共清源镇第{number // MEMBERS_A_BRANCH + 1}村支部委员会"


def rows(count: int) -> Iterator[list[str]]:
    """Clean rows in the form's order; no two of the same person."""
    for number in range(count):
        yield _row(number)


def _row(number: int) -> list[str]:
    birth_on = FIRST_BIRTH + timedelta(days=number % 20000)
    sequence = number // 20000 % 1000
    first_17 = f"{449900 + number // 20_000_000:06d}{birth_on:%Y%m%d}{sequence:03d}"
    joined_on = birth_on + timedelta(days=9000 + number % 1000)
    name = SURNAMES[number % 10] + GIVEN[number // 10 % 14] + GIVEN[number // 140 % 14]
    cells = {
        Field.NAME: name,
        Field.NATIONAL_ID: first_17 + check_character(first_17),
        Field.SEX: "男" if sequence % 2 else "女",
        Field.ETHNICITY: "汉族",
        Field.BIRTH_ON: birth_on.isoformat(),
        Field.EDUCATION: ("小学", "初中", "高中", "大专", "大学本科")[number % 5],
        Field.CATEGORY: "正式党员",
        Field.ORGANIZATION: branch(number),
        Field.JOINED_ON: joined_on.isoformat(),
        Field.CONFIRMED_ON: (joined_on + timedelta(days=365)).isoformat(),
        Field.POSITION: "农牧渔民",
        Field.MOBILE: f"199{number:08d}",
        Field.ADDRESS: f"清源镇第{number // MEMBERS_A_BRANCH + 1}村{number % MEMBERS_A_BRANCH + 1}号",
        Field.STATUS: "正常",
        Field.IS_OUT_OF_CONTACT: "否",
        Field.IS_FLOATING: "否",
    }
    return [cells.get(field, "") for field in FIELDS]


def write_csv(path: Path, count: int) -> None:
    """A roster as CSV in UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([official(field) for field in FIELDS])
        writer.writerows(rows(count))


def write_xlsx(path: Path, count: int) -> None:
    """A roster as a workbook, its organizations on a sheet of their own."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as workbook:
        _write_tree(workbook.add_worksheet("党组织"), count)
        page = workbook.add_worksheet("党员")
        page.write_row(0, 0, [official(field) for field in FIELDS])
        for number, row in enumerate(rows(count), start=1):
            page.write_row(number, 0, row)


def write_tree(path: Path, count: int) -> None:
    """The organizations of a roster alone."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        _write_tree(workbook.add_worksheet("党组织"), count)


def _write_tree(page: Worksheet, count: int) -> None:
    page.write_row(0, 0, ["党组织全称", "组织类别", "上级党组织", "所属领域"])
    page.write_row(1, 0, [TOWN, "党委", "", "机关"])
    for place in range((count - 1) // MEMBERS_A_BRANCH + 1):
        page.write_row(place + 2, 0, [branch(place * MEMBERS_A_BRANCH), "党支部", TOWN, "村"])


if __name__ == "__main__":
    size, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    write_xlsx(folder / "roster.xlsx", size)
    write_csv(folder / "roster.csv", size)

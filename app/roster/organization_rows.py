"""Reads the rows of a list of organizations: the tree that a new installation begins with."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.members.codes import CodeSet
from app.organizations.rules import OrganizationKind, Sector
from app.roster import fields
from app.roster.columns import OrganizationField
from app.roster.entries import MENDS, OrganizationEntry, OrganizationReading, Problem
from app.roster.fields import Refused, Taken
from app.roster.layout import OrganizationLayout

Value = TypeVar("Value")

MAX_NAME = 120
MAX_SHORT_NAME = 40
MAX_PHONE = 32
TERM_YEARS = (3, 5)

_TEMPORARY = "temporary_"
_NATIONAL_CODE = re.compile(r"\d{12}", re.ASCII)
_COMPANY = re.compile(r"公司|厂|企业|合作社|集团|商场|酒店")

# The national codes 611 to 932; a temporary organization is its kind with a flag.
KINDS = CodeSet(
    "组织类别",
    {
        "committee": "党委",
        "general_branch": "党总支部",
        "branch": "党支部",
        "joint_branch": "联合党支部",
        "temporary_committee": "临时党委",
        "temporary_general_branch": "临时党总支部",
        "temporary_branch": "临时党支部",
        "temporary_joint_branch": "临时联合党支部",
    },
    {
        "611": "committee",
        "基层党委": "committee",
        "党委会": "committee",
        "621": "general_branch",
        "党总支": "general_branch",
        "总支": "general_branch",
        "总支部": "general_branch",
        "631": "branch",
        "支部": "branch",
        "632": "joint_branch",
        "联合支部": "joint_branch",
        "911": "temporary_committee",
        "921": "temporary_general_branch",
        "临时党总支": "temporary_general_branch",
        "931": "temporary_branch",
        "932": "temporary_joint_branch",
    },
)

SECTORS = CodeSet(
    "所属领域",
    {
        Sector.VILLAGE: "村",
        Sector.COMMUNITY: "社区",
        Sector.GOVERNMENT: "机关",
        Sector.PUBLIC_INSTITUTION: "事业单位",
        Sector.SCHOOL: "学校",
        Sector.HOSPITAL: "卫生院",
        Sector.STATE_ENTERPRISE: "国有企业",
        Sector.PRIVATE_ENTERPRISE: "非公有制企业",
        Sector.SOCIAL_ORGANIZATION: "社会组织",
        Sector.OTHER: "其他",
    },
    {
        "建制村": Sector.VILLAGE,
        "行政村": Sector.VILLAGE,
        "农村": Sector.VILLAGE,
        "居委会": Sector.COMMUNITY,
        "社区(居委会)": Sector.COMMUNITY,
        "党政机关": Sector.GOVERNMENT,
        "事业": Sector.PUBLIC_INSTITUTION,
        "医院": Sector.HOSPITAL,
        "公有经济控制企业": Sector.STATE_ENTERPRISE,
        "国企": Sector.STATE_ENTERPRISE,
        "非公有经济控制企业": Sector.PRIVATE_ENTERPRISE,
        "非公企业": Sector.PRIVATE_ENTERPRISE,
        "非公": Sector.PRIVATE_ENTERPRISE,
        "其它": Sector.OTHER,
    },
)
# 两新组织 are private enterprises and social organizations alike; the name tells which, where it can.
_TWO_NEW = frozenset({"两新", "两新组织"})


@dataclass
class OrganizationRows:
    """Reads the rows of one list of organizations, and remembers the names on it."""

    layout: OrganizationLayout
    today: date

    def __post_init__(self) -> None:
        self._rows_by_name: dict[str, int] = {}

    def read(self, number: int, cells: Sequence[object]) -> OrganizationReading:
        """Read row `number` (as counted in the sheet, from 1). Whether its parent exists is not known here."""
        return _RowReader(self, cells).read(number)

    def first_row_of(self, name: str, row: int) -> int:
        """The row in which this name came first; `row` itself when it is new."""
        return self._rows_by_name.setdefault(name, row)


class _RowReader:
    """The reading of one row: every cell is looked at, so that a person sees all problems at once."""

    def __init__(self, rows: OrganizationRows, cells: Sequence[object]) -> None:
        self._rows = rows
        self._cells = cells
        self._problems: list[Problem] = []

    def read(self, row: int) -> OrganizationReading:
        name = self._take(OrganizationField.NAME, self._name, str, is_required=True)
        if name is not None and (first := self._rows.first_row_of(name, row)) != row:
            self._note(OrganizationField.NAME, "same_organization", f"与第{first}行同名，请删去其中一行。")
        kind = self._take(OrganizationField.KIND, _kind, KINDS.word, is_required=True)
        entry = self._entry(name, kind)
        is_refused = entry is None or any(problem.read_as is None for problem in self._problems)
        return OrganizationReading(row, name or "", None if is_refused else entry, tuple(self._problems))

    def _entry(self, name: str | None, kind: str | None) -> OrganizationEntry | None:
        sector = self._take(OrganizationField.SECTOR, lambda cell: _sector(cell, name or ""), SECTORS.word)
        entry = OrganizationEntry(
            name=name or "",
            short_name=self._take(OrganizationField.SHORT_NAME, _short_name, str) or "",
            kind=OrganizationKind((kind or OrganizationKind.BRANCH).removeprefix(_TEMPORARY)),
            is_temporary=(kind or "").startswith(_TEMPORARY),
            parent=self._take(OrganizationField.PARENT, self._name, str) or "",
            sector=None if sector is None else Sector(sector),
            national_code=self._take(OrganizationField.CODE, _national_code, str),
            founded_on=self._take(OrganizationField.ESTABLISHED_ON, self._day, date.isoformat),
            elected_on=self._take(OrganizationField.ELECTED_ON, self._day, date.isoformat),
            term_years=self._take(OrganizationField.TERM_YEARS, _term_years, str),
            phone=self._take(OrganizationField.PHONE, _phone, str) or "",
        )
        return entry if name and kind else None

    def _take(
        self,
        field: OrganizationField,
        read: Callable[[object], Taken[Value]],
        show: Callable[[Value], str],
        *,
        is_required: bool = False,
    ) -> Value | None:
        cell = self._cell(field)
        if not is_required and fields.is_nothing(fields.given(cell).strip()):
            return None
        try:
            taken = read(cell)
        except Refused as fault:
            self._note(field, fault.code, fault.message)
            return None
        if taken.mend:
            self._note(field, taken.mend, MENDS[taken.mend], show(taken.value))
        return taken.value

    def _cell(self, field: OrganizationField) -> object:
        column = self._rows.layout.columns.get(field)
        return "" if column is None or column >= len(self._cells) else self._cells[column]

    def _note(self, field: OrganizationField, code: str, message: str, read_as: str | None = None) -> None:
        header = self._rows.layout.header(field)
        self._problems.append(Problem(header, f"roster.{code}", message, fields.given(self._cell(field)), read_as))

    def _name(self, cell: object) -> Taken[str]:
        taken = fields.words(cell, MAX_NAME)
        if not taken.value:
            raise Refused("organization_empty", "党组织全称是空的，请填写公章上的全称。")
        return Taken(taken.value.replace(" ", ""), taken.mend or ("text_trimmed" if " " in taken.value else ""))

    def _day(self, cell: object) -> Taken[date]:
        try:
            return fields.day(cell, self._rows.today)
        except Refused as fault:
            if fault.code != "date_month_only":
                raise
            return Taken(fields.day(cell, self._rows.today, takes_month=True).value, "month_first_day")


def _kind(cell: object) -> Taken[str]:
    return fields.word(cell, KINDS)


def _short_name(cell: object) -> Taken[str]:
    return fields.words(cell, MAX_SHORT_NAME)


def _phone(cell: object) -> Taken[str]:
    """A telephone of an office, as it is written there: extensions and several numbers may follow."""
    return fields.words(cell, MAX_PHONE)


def _sector(cell: object, name: str) -> Taken[str]:
    if fields.text_of(cell) not in _TWO_NEW:
        return fields.word(cell, SECTORS)
    return Taken(Sector.PRIVATE_ENTERPRISE if _COMPANY.search(name) else Sector.SOCIAL_ORGANIZATION, "sector_two_new")


def _national_code(cell: object) -> Taken[str]:
    text = fields.text_of(cell)
    if not _NATIONAL_CODE.fullmatch(text):
        raise Refused("national_code_invalid", "党组织代码是12位数字，请核对；没有就空着。")
    return Taken(text)


def _term_years(cell: object) -> Taken[int]:
    text = fields.text_of(cell).removesuffix("年")
    if text not in map(str, TERM_YEARS):
        raise Refused("term_years_invalid", "任期填3或5（年）。")
    return Taken(int(text), "" if fields.given(cell) == text else "word_official")


def kind_code(kind: OrganizationKind, *, is_temporary: bool) -> str:
    """The code of `KINDS` for a kind and its flag."""
    return f"{_TEMPORARY}{kind}" if is_temporary else kind

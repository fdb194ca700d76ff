"""What is known of a row once it has been read: the person or organization it describes, and what had to be said about its cells."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.members.rules import Category, Status
from app.organizations.rules import OrganizationKind, Sector

MENDS = {
    "name_spaces": "姓名里的空格等已去掉。",
    "id_cleaned": "号码已统一为半角数字和大写 X。",
    "id_upgraded": "15位老号码已升为18位。",
    "date_rewritten": "日期已统一写成 年-月-日。",
    "word_official": "已换成采集表的写法。",
    "phone_cleaned": "电话已去掉多余的字符。",
    "phone_landline": "这是固定电话，按固定电话登记。",
    "text_trimmed": "多余的空格已去掉。",
    "month_first_day": "只有年月，先按当月1日登记，请核对。",
    "sector_two_new": "“两新”已按名称分到企业或社会组织，请核对。",
    "organization_full": "已按全称对应到这个党组织。",
    "birth_from_id": "已按公民身份号码补上出生日期。",
    "sex_from_id": "已按公民身份号码补上性别。",
    "birth_differs": "与公民身份号码上的出生日期不同，按表中（人事档案）登记，请核对。",
    "flag_from_detail": "填了这一项，前面的是或否按“是”登记。",
    "not_confirmed": "还没有转正，转正日期按空着登记。",
    "sex_differs": "与公民身份号码上的性别不同，按表中登记，请核对。",
}
# Of newcomers alone: what is stored stays where a row does not say it.
FROM_ID = frozenset({"roster.birth_from_id", "roster.sex_from_id"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one cell: `field` is the sheet's own header; without `read_as` the cell can't be taken."""

    field: str
    code: str
    message: str
    given: str
    read_as: str | None = None


@dataclass(slots=True)
class Entry:
    """A person as a row describes them. None: the row says nothing about it, and what is stored stays.

    A newcomer's sex and birth date come from the identity number then.
    """

    name: str
    national_id: str
    sex: str | None
    born_on: date | None
    category: Category
    organization_id: UUID
    joined_on: date
    confirmed_on: date | None
    ethnicity: str | None = None
    education: str | None = None
    occupation: str | None = None
    phone: str | None = None
    landline: str | None = None
    address: str | None = None
    status: Status | None = None
    is_out_of_contact: bool | None = None
    out_of_contact_since: date | None = None
    is_floating: bool | None = None
    floating_to: str | None = None


@dataclass(frozen=True, slots=True)
class RowReading:
    """One row, read: `entry` is None exactly when the row is refused."""

    row: int
    name: str
    entry: Entry | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    """An organization as a row describes it; `parent` is a name, "" for the root of the tree. What the row does not say is None or ""."""

    name: str
    short_name: str
    kind: OrganizationKind
    is_temporary: bool
    parent: str
    sector: Sector | None
    national_code: str | None
    founded_on: date | None
    elected_on: date | None
    term_years: int | None
    phone: str


@dataclass(frozen=True, slots=True)
class OrganizationReading:
    """One row of a list of organizations: `entry` is None exactly when the row is refused."""

    row: int
    name: str
    entry: OrganizationEntry | None
    problems: tuple[Problem, ...]

"""Reads the rows of a list of members into entries, cell by cell."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from app.members import codes
from app.members.codes import CodeSet
from app.members.national_id import NationalId
from app.members.rules import KEPT, Category, Status
from app.roster import fields, rules
from app.roster.columns import Field
from app.roster.dates import InvalidDate, read_date
from app.roster.entries import FROM_ID, MENDS, Entry, Problem, RowReading
from app.roster.fields import Refused, Taken
from app.roster.layout import MemberLayout
from app.roster.names import Found, NamedOrganization, OrganizationNames

Value = TypeVar("Value")

MAX_OCCUPATION = 40
MAX_ADDRESS = 200
MAX_FLOATING_TO = 120
NOT_YET = frozenset(
    {"未转正", "还未转正", "尚未转正", "没有转正", "待转正", "未到期", "预备", "预备期", "预备党员", "否"}
)


class MemberRows:
    """Reads the rows of one list of members in order, and remembers in `places` who has been on it: one dictionary for all lists of a file."""

    def __init__(
        self, layout: MemberLayout, names: OrganizationNames, today: date, places: dict[str, tuple[str, int]]
    ) -> None:
        self.layout = layout
        self.names = names
        self.today = today
        self._places = places

    def read(self, number: int, cells: Sequence[object]) -> RowReading:
        """Read row `number` (as counted in the sheet, from 1)."""
        return _RowReader(self, cells).read(number)

    def first_place_of(self, number: str, row: int) -> str:
        """Where this identity number came first, in words; "" when it is new."""
        place = (self.layout.sheet, row)
        sheet, first = self._places.setdefault(number, place)
        if (sheet, first) == place:
            return ""
        return f"第{first}行" if sheet == self.layout.sheet else f"工作表“{sheet}”第{first}行"


class _RowReader:
    """The reading of one row: every cell is looked at, so that a person sees all problems at once."""

    def __init__(self, rows: MemberRows, cells: Sequence[object]) -> None:
        self._rows = rows
        self._layout = rows.layout
        self._cells = cells
        self._problems: list[Problem] = []

    def read(self, row: int) -> RowReading:
        name = self._take(Field.NAME, fields.name, str, is_required=True)
        identity = self._take(Field.NATIONAL_ID, self._identity, lambda read: read.number, is_required=True)
        if identity is not None:
            self._refuse_repeat(identity, row)
        entry = self._entry(name, identity)
        self._refuse_overflow()
        is_refused = entry is None or any(problem.read_as is None for problem in self._problems)
        shown = name or fields.given(self._cell(Field.NAME)).strip()
        return RowReading(row, shown[: fields.MAX_NAME], None if is_refused else entry, tuple(self._problems))

    def _entry(self, name: str | None, identity: NationalId | None) -> Entry | None:
        sex, born_on = self._sex(identity), self._born_on(identity)
        category = self._category()
        organization = self._take(Field.ORGANIZATION, self._organization, lambda found: found.name, is_required=True)
        joined_on = self._take(Field.JOINED_ON, self._day, date.isoformat, is_required=True)
        confirmed_on = self._confirmed_on(category)
        if identity is not None and born_on is None and not self._has_problem(Field.BIRTH_ON, None):
            self._check_joining(identity.birth_on, joined_on)
        self._check_joining(born_on, joined_on)
        self._check_confirmation(category, joined_on, confirmed_on)
        rest = self._rest(category)
        if not (name and identity and category and organization and joined_on):
            return None
        entry = Entry(name, identity.number, sex, born_on, Category(category), organization.id, joined_on, confirmed_on)
        for field, value in rest.items():
            setattr(entry, field, value)
        return entry

    def _rest(self, category: Category | None) -> dict[str, object]:
        """What the form has besides; blank cells say nothing."""
        phone = self._take(Field.MOBILE, fields.phone, str)
        landline = self._take(Field.LANDLINE, fields.landline, str)
        if phone and phone.startswith("0"):
            phone, landline = None, landline or phone
        status = self._take(Field.STATUS, _status, codes.STATUS.word)
        self._check_status(category, status)
        since = self._take(Field.OUT_OF_CONTACT_SINCE, self._day, date.isoformat)
        floating_to = self._words(Field.FLOATING_TO, MAX_FLOATING_TO)
        return {
            "ethnicity": self._word(Field.ETHNICITY, codes.ETHNICITY),
            "education": self._word(Field.EDUCATION, codes.EDUCATION),
            "occupation": self._words(Field.POSITION, MAX_OCCUPATION),
            "phone": phone,
            "landline": landline,
            "address": self._words(Field.ADDRESS, MAX_ADDRESS),
            "status": None if status is None else Status(status),
            "is_out_of_contact": self._flag(Field.IS_OUT_OF_CONTACT, Field.OUT_OF_CONTACT_SINCE, since),
            "out_of_contact_since": since,
            "is_floating": self._flag(Field.IS_FLOATING, Field.FLOATING_TO, floating_to),
            "floating_to": floating_to,
        }

    def _take(
        self,
        field: Field,
        read: Callable[[object], Taken[Value]],
        show: Callable[[Value], str],
        *,
        is_required: bool = False,
    ) -> Value | None:
        """What a cell means; problems are noted. None where it is blank or cannot be taken."""
        cell = self._cell(field)
        if not is_required and fields.is_nothing(fields.given(cell).strip()):
            return None
        try:
            taken = read(cell)
        except Refused as fault:
            self._note(field, fault.code, fault.message)
            return None
        if taken.mend:
            self._mended(field, taken.mend, show(taken.value))
        return taken.value

    def _cell(self, field: Field) -> object:
        column = self._layout.columns.get(field)
        return "" if column is None or column >= len(self._cells) else self._cells[column]

    def _note(self, field: Field, code: str, message: str, read_as: str | None = None) -> None:
        header = self._layout.header(field)
        self._problems.append(Problem(header, f"roster.{code}", message, fields.given(self._cell(field)), read_as))

    def _mended(self, field: Field, mend: str, read_as: str) -> None:
        self._note(field, mend, MENDS[mend], read_as)

    def _word(self, field: Field, code_set: CodeSet, *, is_required: bool = False) -> str | None:
        return self._take(field, lambda cell: fields.word(cell, code_set), code_set.word, is_required=is_required)

    def _words(self, field: Field, longest: int) -> str | None:
        return self._take(field, lambda cell: fields.words(cell, longest), str)

    def _confirmed_on(self, category: Category | None) -> date | None:
        """The day of confirmation; words for not yet are none, which is told of those who wait for it and refused of the others."""
        if fields.given(self._cell(Field.CONFIRMED_ON)).strip() not in NOT_YET:
            return self._take(Field.CONFIRMED_ON, self._day, date.isoformat)
        if category is Category.PROBATIONARY:
            self._mended(Field.CONFIRMED_ON, "not_confirmed", "空")
        return None

    def _category(self) -> Category | None:
        code = self._word(Field.CATEGORY, codes.CATEGORY, is_required=True)
        return None if code is None else Category(code)

    def _identity(self, cell: object) -> Taken[NationalId]:
        return fields.identity(cell, self._rows.today)

    def _day(self, cell: object) -> Taken[date]:
        if not fields.text_of(cell):
            raise Refused("date_empty", "日期是空的，请填写。")
        return fields.day(cell, self._rows.today)

    def _organization(self, cell: object) -> Taken[NamedOrganization]:
        raw = fields.given(cell)
        if not fields.text_of(cell):
            raise Refused("organization_empty", "所在党支部是空的，请填写党支部全称。")
        found = self._rows.names.find(raw)
        if isinstance(found, Found):
            if not found.organization.is_branch:
                raise Refused(
                    "organization_not_branch", f"“{found.organization.name}”不是党支部，党员要编入一个党支部。"
                )
            if found.organization.is_floating:
                raise Refused("organization_floating", "流动党员党支部不接组织关系，请填本人正式组织关系所在的党支部。")
            return Taken(found.organization, "" if found.is_exact else "organization_full")
        if found.is_ambiguous:
            raise Refused("organization_ambiguous", f"不止一个党组织可以这样叫：{'、'.join(found.near)}。请写全称。")
        hint = f"是不是{'、'.join(found.near)}？" if found.near else "请核对，或先登记这个党支部。"
        raise Refused("organization_unknown", f"没有叫“{raw.strip()[:40]}”的党组织。{hint}")

    def _refuse_repeat(self, identity: NationalId, row: int) -> None:
        first = self._rows.first_place_of(identity.number, row)
        if first:
            self._note(
                Field.NATIONAL_ID,
                "same_person",
                f"与{first}是同一个人（公民身份号码相同），请删去其中一行。",
            )

    def _refuse_overflow(self) -> None:
        beyond = [cell for cell in self._cells[self._layout.width :] if fields.given(cell).strip()]
        if beyond:
            message = "这一行比表头多出几格，多半是哪一格里有没加引号的逗号，请改好。"
            header = self._layout.header(Field.NATIONAL_ID)
            self._problems.append(Problem(header, "roster.row_too_long", message, fields.given(beyond[0])))

    def _sex(self, identity: NationalId | None) -> str | None:
        sex = self._word(Field.SEX, codes.SEX)
        if identity is None or self._has_problem(Field.SEX, None):
            return sex
        if sex is None and Field.SEX in self._layout.columns:
            self._mended(Field.SEX, "sex_from_id", codes.SEX.word(identity.sex))
        if sex not in (None, identity.sex):
            self._mended(Field.SEX, "sex_differs", codes.SEX.word(sex))
        return sex

    def _born_on(self, identity: NationalId | None) -> date | None:
        """A birth date; None where the cell names no day, and the identity number does."""
        born_on = self._take(Field.BIRTH_ON, lambda cell: self._birth(cell, identity), date.isoformat)
        if identity is None or self._has_problem(Field.BIRTH_ON, None):
            return born_on
        if born_on is None and Field.BIRTH_ON in self._layout.columns:
            self._mended(Field.BIRTH_ON, "birth_from_id", identity.birth_on.isoformat())
        if born_on not in (None, identity.birth_on):
            self._mended(Field.BIRTH_ON, "birth_differs", born_on.isoformat())
        return None if self._problems and self._problems[-1].code in FROM_ID else born_on

    def _birth(self, cell: object, identity: NationalId | None) -> Taken[date]:
        """A birth date; a month alone is enough when the identity number names a day in it."""
        try:
            return fields.day(cell, self._rows.today)
        except Refused:
            if identity is None or not _is_month_of(cell, identity.birth_on):
                raise
            return Taken(identity.birth_on, "birth_from_id")

    def _has_problem(self, field: Field, read_as: str | None) -> bool:
        header = self._layout.header(field)
        return any(problem.field == header and problem.read_as == read_as for problem in self._problems)

    def _check_joining(self, born_on: date | None, joined_on: date | None) -> None:
        if born_on is None or joined_on is None:
            return
        problem = rules.joining_problem(born_on, joined_on)
        if problem:
            self._note(Field.JOINED_ON, problem[0], problem[1])

    def _check_confirmation(self, category: Category | None, joined_on: date | None, confirmed_on: date | None) -> None:
        if self._has_problem(Field.CONFIRMED_ON, None):
            return
        problem = rules.confirmation_problem(category, joined_on, confirmed_on)
        if problem:
            self._note(Field.CONFIRMED_ON, problem[0], problem[1])

    def _check_status(self, category: Category | None, status: str | None) -> None:
        if category is Category.PROBATIONARY and status == Status.SUSPENDED:
            self._note(Field.STATUS, "suspended_probationary", "预备党员不适用停止党籍，请核对。")

    def _flag(self, flag: Field, detail: Field, detail_value: object) -> bool | None:
        """A yes or no with a detail beside it: a detail without a yes contradicts itself."""
        answer = self._word(flag, codes.YES_NO)
        if answer is None and detail_value is not None and not self._has_problem(flag, None):
            self._mended(detail, "flag_from_detail", fields.given(self._cell(detail)))
            return True
        if answer == "no" and detail_value is not None:
            message = f"“{self._layout.header(flag)}”填了否，这里却有内容，请改其中一处。"
            self._note(detail, "contradiction", message)
        if answer == "yes" and flag is Field.IS_OUT_OF_CONTACT and detail_value is None:
            self._note(flag, "out_of_contact_since_when", "失联党员要填失去联系日期，请补上。")
        return None if answer is None else answer == "yes"


def _status(cell: object) -> Taken[str]:
    taken = fields.word(cell, codes.STATUS)
    if taken.value not in KEPT:
        raise Refused("status_not_taken", "名册只收“正常”和“停止党籍”的党员；去世、出党、转出请在党员页面办理。")
    return taken


def _is_month_of(cell: object, birth_on: date) -> bool:
    try:
        month = read_date(cell, takes_month=True).day
    except InvalidDate:
        return False
    return (month.year, month.month) == (birth_on.year, birth_on.month)

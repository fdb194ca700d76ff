"""The sheet from which transfers are typed into the national system: full numbers, so with a reason, and told to each member in it."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import NamedTuple
from uuid import UUID

import xlsxwriter
from sqlalchemy import and_, or_
from sqlalchemy.orm import aliased, joinedload
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock, events
from app.members import codes, national_id
from app.members.models import Member
from app.organizations import service as organizations
from app.organizations.models import Organization
from app.organizations.queries import below
from app.transfers import looks, papers, queries, views
from app.transfers.errors import SheetTooLong
from app.transfers.events import TransferSheetTaken
from app.transfers.models import Letter, Transfer
from app.transfers.rules import STAYS, TransferStatus, TransferStep
from app.transfers.words import REASON_WORDS, STATUS_WORDS, STEP_WORDS

MOST_ROWS = 100
FILE_NAME = "transfers.xlsx"
SHOWN = ["national_id", "phone"]
HEADER_ROW = 2
FOOTER_MOST = 200  # a footer holds 255 characters; the whole text stands above the table
# The columns of the national form in its order, with their widths in characters.
COLUMNS = {
    "姓名": 12,
    "身份证号": 22,
    "性别": 6,
    "民族": 10,
    "人员类别": 10,
    "转出党组织全称": 36,
    "转出党组织代码": 16,
    "转入党组织全称": 36,
    "转入党组织代码": 16,
    "转接原因": 14,
    "党费缴至": 10,
    "介绍信编号": 20,
    "有效期": 20,
    "联系电话": 14,
    "全国系统流水号": 20,
    "状态": 20,
}


class Person(NamedTuple):
    """Who moves, as typed there."""

    name: str
    national_id: str
    sex: str
    ethnicity: str
    category: str
    phone: str | None


def take(session: Session, scope: Scope, organization_id: UUID, status: TransferStatus | None, *, reason: str) -> bytes:
    """The sheet of what leaves or reaches a place, with what is below it; by those who may see full numbers there.

    Raises `NotThere`, `NotAllowed` (403), `SheetTooLong`.
    """
    place = organizations.get(session, scope, organization_id)
    rows = _rows(session, place, status)
    if len(rows) > MOST_ROWS:
        raise SheetTooLong(most=MOST_ROWS)
    members = [row.member for row in rows if row.member is not None]
    looks.record(session, scope, members, SHOWN, f"{reason}（全国系统转接表）")
    fact = TransferSheetTaken(organization_id=place.id, transfers=len(rows))
    events.record(session, scope.who, place.path, fact, notes={"reason": reason})
    letters = _letters(session, rows)
    at = clock.now().astimezone(clock.BEIJING)
    watermark = f"导出：{scope.who.label}；{at:%Y-%m-%d %H:%M}；用途：{reason}；含敏感个人信息，请勿转发"
    return _write(f"{place.short_name}组织关系转接", watermark, [_cells(row, letters) for row in rows])


def _rows(session: Session, place: Organization, status: TransferStatus | None) -> Sequence[Transfer]:
    """What is on its way, or in one status. What comes in is there once its sending side has let it go."""
    source, target = aliased(Organization), aliased(Organization)
    receiving = (TransferStep.TO_COMMITTEE, TransferStep.TO_BRANCH, TransferStep.RECEIPT)
    has_come = or_(
        col(Transfer.step).in_(receiving),
        col(Transfer.status).in_((TransferStatus.IN_TRANSIT, TransferStatus.ACCEPTED, TransferStatus.CLOSED)),
    )
    wanted = queries.WAITING if status is None else (status,)
    statement = (
        select(Transfer)
        .outerjoin(source, col(source.id) == Transfer.source_id)
        .outerjoin(target, col(target.id) == Transfer.target_id)
        .where(or_(below(place.path, col(source.path)), and_(below(place.path, col(target.path)), has_come)))
        .where(col(Transfer.status).in_(wanted), col(Transfer.kind).not_in(STAYS))
        .where(col(Transfer.submitted_at).is_not(None))
        .options(
            joinedload(Transfer.member).joinedload(Member.organization),  # type: ignore[arg-type]  # as in `queries`
            joinedload(Transfer.source),  # type: ignore[arg-type]
            joinedload(Transfer.target),  # type: ignore[arg-type]
            joinedload(Transfer.external),  # type: ignore[arg-type]
        )
        .order_by(col(Transfer.id))
    )
    return session.exec(statement.limit(MOST_ROWS + 1)).all()


def _letters(session: Session, rows: Sequence[Transfer]) -> dict[UUID, Letter]:
    """The last letter of each."""
    mine = select(Letter).where(col(Letter.transfer_id).in_([row.id for row in rows]))
    return {letter.transfer_id: letter for letter in session.exec(mine.order_by(col(Letter.id)))}


def _cells(row: Transfer, letters: Mapping[UUID, Letter]) -> list[str]:
    """A transfer in the order of the national form."""
    person, came, letter = _person(row), papers.of(row), letters.get(row.id)
    source = row.external if row.is_incoming else row.source
    target = row.target or (None if row.is_incoming else row.external)
    number, held = (letter.number, f"{letter.valid_days}天，至{letter.valid_until}") if letter else ("", "")
    if came is not None:
        number, held = came.letter.number, f"{came.letter.valid_days}天，至{papers.valid_until(came)}"
    return [
        person.name,
        person.national_id,
        codes.SEX.word(person.sex),
        codes.ETHNICITY.word(person.ethnicity) if person.ethnicity else "",
        codes.CATEGORY.word(person.category),
        views.source_name(row, came),
        (source.national_code if source else None) or "",
        target.name if target else row.target_text,
        (target.national_code if target else None) or "",
        REASON_WORDS[row.reason],
        row.dues_paid_through or "",
        number,
        held,
        row.phone or person.phone or "",
        row.ext_serial,
        STATUS_WORDS[row.status] + (f"（{STEP_WORDS[row.step]}）" if row.step else ""),
    ]


def _person(row: Transfer) -> Person:
    """Who moves: of the record, or as the paper says while there is none."""
    one, came = row.member, papers.of(row)
    if one is not None:
        return Person(one.name, one.national_id, one.sex, one.ethnicity, one.category, one.phone)
    if came is None:
        raise ValueError("a transfer is of a member, or of somebody who came in on paper")
    typed = came.person
    number = national_id.parse(typed.national_id, today=clock.today())
    return Person(typed.name, number.number, typed.sex or number.sex, typed.ethnicity, typed.category, typed.phone)


def _write(title: str, watermark: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Every cell is text, so that no program rounds a number or runs a formula. It is made in memory, and never lies on a disk."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": title, "comments": watermark})
        page = workbook.add_worksheet("组织关系转接")
        bold = workbook.add_format({"bold": True, "border": 1})
        for column, width in enumerate(COLUMNS.values()):
            page.set_column(column, column, width)
        page.set_landscape()
        page.set_footer(f"&L{watermark[:FOOTER_MOST].replace('&', '＆')}&R&P/&N")
        page.write_string(0, 0, title)
        page.write_string(1, 0, watermark)
        for number, cells in enumerate([list(COLUMNS), *rows], start=HEADER_ROW):
            for column, cell in enumerate(cells):
                page.write_string(number, column, cell, bold if number == HEADER_ROW else None)
    return target.getvalue()

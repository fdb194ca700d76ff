"""The sheet to type from: the order of the national form, a reason, a look that each member sees, and who may take it."""

from io import BytesIO
from typing import Any

import httpx
import openpyxl
import pytest
from sqlmodel import col, select

from app.core import clock
from app.core.events import Event
from app.members.models import Member
from app.transfers import sheet
from app.transfers.models import Transfer
from app.transfers.rules import TransferKind, TransferReason, TransferStatus
from tests.build import national_id
from tests.client import Client, code_of
from tests.transfers.conftest import API, TRANSFERS, Offices
from tests.transfers.paper import NUMBER, SOURCE, arrived
from tests.transfers.test_mirror import SAID, mirrored

WHY = "往全国系统录入"


def taken(offices: Offices, who: str = "officer", place: str = "township", **query: Any) -> httpx.Response:
    asked = {"organization_id": offices.place(place), "reason": WHY} | query
    return offices.client.as_(who).get(f"{TRANSFERS}/national-sheet.xlsx", params=asked)


def rows_of(answer: httpx.Response) -> list[dict[str, str]]:
    """The rows below the header, by column."""
    assert answer.status_code == 200, answer.text
    [page] = openpyxl.load_workbook(BytesIO(answer.content)).worksheets
    header, *rows = list(page.iter_rows(min_row=sheet.HEADER_ROW + 1, values_only=True))
    assert list(header) == list(sheet.COLUMNS)
    return [dict(zip(map(str, header), (str(cell or "") for cell in row), strict=True)) for row in rows]


def looks(offices: Offices, who: str) -> list[Event]:
    with offices.session() as s:
        mine = select(Event).where(Event.type == "member.revealed", Event.member_id == offices.town.members[who])
        found = list(s.exec(mine.order_by(col(Event.id))))
        s.expunge_all()  # to be read after the transaction
        return found


def test_a_row_says_what_the_national_form_asks(offices: Offices) -> None:
    transfer_id = offices.sent()
    mirrored(offices, transfer_id)
    with offices.session() as s:
        member = s.get_one(Member, offices.town.members["member"])
        number, phone = member.national_id, member.phone

    [row] = rows_of(taken(offices))

    letter = offices.seen(transfer_id)["letter"]
    assert row == {
        "姓名": "甲员",
        "身份证号": number,
        "性别": "男",
        "民族": "汉族",
        "人员类别": "正式党员",
        "转出党组织全称": "东村党支部",
        "转出党组织代码": "",
        "转入党组织全称": "远村党支部",
        "转入党组织代码": "",
        "转接原因": "居住地变动",
        "党费缴至": f"{clock.today():%Y-%m}",
        "介绍信编号": letter["number"],
        "有效期": f"{letter['valid_days']}天，至{letter['valid_until']}",
        "联系电话": phone,
        "全国系统流水号": SAID["ext_serial"],
        "状态": "介绍信已开出",
    }


def test_a_paper_that_came_in_has_its_row_too(offices: Offices) -> None:
    arrived(offices)

    [row] = rows_of(taken(offices))

    assert (row["姓名"], row["身份证号"], row["转出党组织全称"]) == ("来人", national_id(NUMBER), SOURCE)
    assert (row["介绍信编号"], row["联系电话"], row["状态"]) == ("外字第12号", "19900001234", "办理中（接收党委审批）")


def test_each_member_in_it_sees_who_took_it_and_why(client: Client, offices: Offices) -> None:
    offices.sent()

    taken(offices)

    [look] = looks(offices, "member")
    assert (look.data["fields"], look.notes["role"], look.notes["organization"]) == (
        ["national_id", "phone"],
        "组织委员",
        "青禾镇委员会",
    )
    [shown] = client.as_("member").get(f"{API}/me/accesses").json()["items"]
    assert shown["reason"] == f"{WHY}（全国系统转接表）"
    assert looks(offices, "member2") == []
    with offices.session() as s:
        [fact] = s.exec(select(Event).where(Event.type == "transfer_sheet.taken")).all()
        assert (fact.data["transfers"], fact.notes) == (1, {"reason": WHY})


def test_it_is_taken_with_a_reason(offices: Offices) -> None:
    asked = {"organization_id": offices.place("township")}

    answer = offices.client.as_("officer").get(f"{TRANSFERS}/national-sheet.xlsx", params=asked)

    assert answer.status_code == 422
    assert taken(offices, reason="x").status_code == 422


@pytest.mark.parametrize(
    ("who", "place", "status"),
    [
        ("member", "east", 403),
        ("auditor", "east", 403),
        ("admin", "east", 403),
        ("client", "east", 403),
        ("secretary", "west", 404),
        ("far_officer", "township", 404),
        ("secretary", "east", 200),
    ],
)
def test_only_those_who_may_see_full_numbers_there(offices: Offices, who: str, place: str, status: int) -> None:
    offices.sent()

    assert taken(offices, who, place).status_code == status


def test_what_comes_in_is_there_once_it_is_on_its_way(offices: Offices) -> None:
    transfer_id = offices.drafted(to="far")
    offices.done(transfer_id, "member", "submit")
    assert rows_of(taken(offices, "far_officer", "neighbour")) == []
    offices.done(transfer_id, "secretary", "approve")
    offices.done(transfer_id, "officer", "approve")
    assert rows_of(taken(offices, "far_officer", "neighbour")) == []
    assert looks(offices, "member") == []
    offices.done(transfer_id, "checker", "issue_letter")

    assert [row["姓名"] for row in rows_of(taken(offices, "far_officer", "neighbour"))] == ["甲员"]


def test_drafts_and_stays_are_not_in_it(offices: Offices) -> None:
    until = str(clock.today().fromordinal(clock.today().toordinal() + 60))
    away = offices.drafted(to=None, kind="temporary", target_external="邻市某工地", until=until)
    offices.done(away, "member", "submit")
    offices.drafted("member2")

    assert rows_of(taken(offices)) == []
    assert rows_of(taken(offices, status="draft")) == []


def test_it_holds_one_status_or_what_is_on_its_way(offices: Offices) -> None:
    offices.sent()

    assert len(rows_of(taken(offices))) == 1
    assert len(rows_of(taken(offices, status="in_transit"))) == 1
    assert rows_of(taken(offices, status="closed")) == []


def closed(offices: Offices, number: int) -> Transfer:
    """One of the transfers that `member` has behind them."""
    east = offices.town.organizations["east"]
    return Transfer(
        number=f"closed-{number}",
        kind=TransferKind.CROSS_PROVINCE,
        status=TransferStatus.CLOSED,
        member_id=offices.town.members["member"],
        source_id=east,
        target_text="外省某地",
        reason=TransferReason.JOB,
        since=clock.now(),
        created_at=clock.now(),
        submitted_at=clock.now(),
    )


def test_more_than_a_hundred_are_refused(offices: Offices) -> None:
    with offices.session() as s:
        s.add_all([closed(offices, number) for number in range(100)])
    assert len(rows_of(taken(offices, status="closed"))) == 100
    with offices.session() as s:
        s.add(closed(offices, 100))

    answer = taken(offices, status="closed")

    assert (answer.status_code, code_of(answer)) == (422, "transfers.sheet_too_long")
    assert len(looks(offices, "member")) == 1


def test_the_reason_stands_in_the_sheet(offices: Offices) -> None:
    [page] = openpyxl.load_workbook(BytesIO(taken(offices).content)).worksheets

    assert WHY in str(page.cell(2, 1).value)
    assert "officer" in str(page.cell(2, 1).value)

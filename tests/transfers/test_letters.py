"""介绍信 on paper: what it says, who prints it, what is remembered of that, and numbers without gaps."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pypdfium2
import pytest
import zxingcpp
from sqlmodel import select

from app.core import clock as app_clock
from app.core.events import Event
from app.core.ids import new_id
from app.core.settings import settings
from app.members.models import Member
from app.members.rules import Category
from app.organizations.models import Organization
from app.transfers import capitals
from tests.build import make_member
from tests.client import Client, code_of
from tests.transfers.conftest import API, TRANSFERS, Offices

OUTSIDE = "外省某市某区委组织部"


def printed(offices: Offices, transfer_id: str, who: str = "checker", **query: Any) -> httpx.Response:
    return offices.client.as_(who).get(f"{TRANSFERS}/{transfer_id}/letter.pdf", params=query)


def pages(answer: httpx.Response) -> list[str]:
    """What is written on each page, without spaces and breaks."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    document = pypdfium2.PdfDocument(answer.content)
    return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def codes(answer: httpx.Response) -> list[str]:
    """What the QR codes of the first page hold."""
    picture = pypdfium2.PdfDocument(answer.content)[0].render(scale=3).to_pil()
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def sent_out(offices: Offices, **fields: Any) -> str:
    """A letter on its way to an organization outside."""
    return offices.sent(to=None, target_external=OUTSIDE, kind="cross_province", **fields)


def ready(offices: Offices, member_id: UUID) -> str:
    """A transfer of which only the letter is missing."""
    transfer_id = offices.drafted("secretary", to="far", member_id=str(member_id))
    for who, action in (("secretary", "submit"), ("secretary", "approve"), ("officer", "approve")):
        offices.done(transfer_id, who, action)
    return transfer_id


def people(offices: Offices, count: int) -> list[UUID]:
    with offices.session() as s:
        east = s.get_one(Organization, offices.town.organizations["east"])
        return [make_member(s, east, f"同行{'一二三四五六七八'[number]}").id for number in range(count)]


def sign_in_again(client: Client, *names: str) -> None:
    """After the clock was set on: the old tokens are over."""
    for name in names:
        client.as_(name).headers["Authorization"] = f"Bearer {client.token(name)}"


def test_the_form_of_2006_in_three_parts_under_one_number(offices: Offices) -> None:
    with offices.session() as s:
        township = s.get_one(Organization, offices.town.organizations["township"])
        township.address, township.phone = "平安县青禾镇人民路1号", "0700-7654321"
    transfer_id = offices.sent(to="far")
    with offices.session() as s:
        member = s.get_one(Member, offices.town.members["member"])
        national_id, phone = member.national_id, member.phone

    [page] = pages(printed(offices, transfer_id))

    today = app_clock.today()
    number, day = f"〔{today.year}〕第0001号", f"{today.year}年{today.month}月{today.day}日"
    age = today.year - 1980 - ((today.month, today.day) < (5, 17))
    dues = f"{capitals.digit_by_digit(today.year)}年{capitals.counted(today.month)}月"
    assert page.count(number) == 5  # three parts, and on both tear lines
    assert page.count(f"骑缝章{number}") == 2
    assert page.count("（盖章）") == 3
    assert page.count(day) == 2
    stub, body, receipt = re.split(f"骑缝章{number}", page)
    assert "中国共产党党员组织关系介绍信（存根）" in stub
    assert (
        f"甲员同志（男），系中共正式党员，组织关系由东村党支部转到远村党支部。该同志党费交至{dues}。有效期壹拾天。"
        in stub
    )
    assert body.startswith(f"中国共产党党员组织关系介绍信{number}白石镇委员会：")
    assert (
        f"甲员同志（男），{age}岁，汉族，系中共正式党员，公民身份号码{national_id}，由东村党支部去远村党支部，"
        f"请转接组织关系。该同志党费交至{dues}。（有效期壹拾天）" in body
    )
    for words in (
        f"党员联系电话：{phone}",
        "党员原所在基层党委：青禾镇委员会",
        "通讯地址：平安县青禾镇人民路1号",
        "联系电话：0700-7654321",
    ):
        assert words in body
    assert f"中国共产党党员组织关系介绍信（回执联）{number}青禾镇委员会：甲员同志的党员组织关系已转达我处。" in receipt
    assert "经办人：联系电话：" in receipt
    assert national_id not in stub + receipt


def test_it_says_what_was_so_on_its_day(offices: Offices, clock: Callable[[datetime], None]) -> None:
    transfer_id = sent_out(offices)
    with offices.session() as s:
        row = s.get_one(Member, offices.town.members["member"])
        row.name, row.category = "改名以后", Category.PROBATIONARY
        s.get_one(Organization, offices.town.organizations["east"]).name = "改名党支部"
    clock(app_clock.now() + timedelta(days=5))
    sign_in_again(offices.client, "checker")

    [page] = pages(printed(offices, transfer_id))

    assert "甲员同志（男）" in page
    assert "正式党员" in page
    assert f"由东村党支部去{OUTSIDE}" in page
    assert "改名" not in page


def test_long_names_stay_on_their_page(offices: Offices) -> None:
    with offices.session() as s:
        s.get_one(Organization, offices.town.organizations["east"]).name = "很长的名称" * 20
        s.get_one(Organization, offices.town.organizations["neighbour"]).name = "接收单位名" * 16

    found = pages(printed(offices, offices.sent(to="far")))

    assert len(found) == 1
    assert found[0].count("很长的名称") == 40
    assert found[0].count("接收单位名") == 16


def test_the_print_is_a_look_that_the_member_sees(client: Client, offices: Offices) -> None:
    transfer_id = offices.sent()

    assert printed(offices, transfer_id, "checker").status_code == 200
    assert printed(offices, transfer_id, "secretary").status_code == 200

    later, first = client.as_("member").get(f"{API}/me/accesses").json()["items"]
    assert (first["who"], first["role"], first["organization_name"]) == ("checker", "组织委员", "青禾镇委员会")
    assert (first["reason"], first["fields"]) == ("打印介绍信", ["national_id", "phone"])
    assert (later["who"], later["role"], later["organization_name"]) == ("secretary", "支部书记", "东村党支部")
    with offices.session() as s:
        row = s.get_one(Member, offices.town.members["member"])
        for event in s.exec(select(Event).where(Event.type == "member.revealed")):
            assert row.national_id not in str(event.model_dump())


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("officer", 200),
        ("checker", 200),
        ("secretary", 200),
        ("member", 403),
        ("far_officer", 403),
        ("stranger", 403),
        ("auditor", 403),
        ("admin", 403),
        ("outsider", 404),
        ("member2", 404),
    ],
)
def test_who_prints(client: Client, offices: Offices, who: str, status: int) -> None:
    transfer_id = offices.sent(to="far")

    answers = [
        printed(offices, transfer_id, who),
        client.as_(who).post(f"{TRANSFERS}/letters.pdf", json={"ids": [transfer_id]}),
    ]

    assert [answer.status_code for answer in answers] == [status, status]
    with offices.session() as s:
        looks = s.exec(select(Event).where(Event.type == "member.revealed")).all()
    assert len(looks) == (2 if status == 200 else 0)
    if status == 404:
        assert answers[0].content == printed(offices, str(new_id()), who).content


def test_nothing_to_print_yet_is_said(client: Client, offices: Offices) -> None:
    transfer_id = offices.drafted(to="far")
    offices.done(transfer_id, "member", "submit")

    letter, receipt = printed(offices, transfer_id), client.as_("officer").get(f"{TRANSFERS}/{transfer_id}/receipt.pdf")

    assert (letter.status_code, code_of(letter)) == (409, "transfers.no_letter")
    assert (receipt.status_code, code_of(receipt)) == (409, "transfers.no_receipt")


def test_an_old_letter_prints_as_void_and_leads_nowhere(offices: Offices) -> None:
    transfer_id = sent_out(offices)
    old = offices.seen(transfer_id, "officer")["letter"]["id"]
    assert len(codes(printed(offices, transfer_id))) == 1
    offices.done(transfer_id, "officer", "reissue_letter", reason="丢了，补开")

    new, void = printed(offices, transfer_id), printed(offices, transfer_id, letter_id=old)

    assert ("0002号" in pages(new)[0], "作" in pages(new)[0]) == (True, False)
    assert pages(void)[0].count("0001号") == 5
    assert pages(void)[0].count("废") == 3
    assert (len(codes(new)), codes(void)) == (1, [])


def test_a_letter_is_found_by_its_own_transfer_alone(offices: Offices) -> None:
    mine, other = (ready(offices, member_id) for member_id in people(offices, 2))
    for transfer_id in (mine, other):
        offices.done(transfer_id, "checker", "issue_letter")
    theirs = offices.seen(other, "officer")["letter"]["id"]

    assert printed(offices, mine, letter_id=theirs).status_code == 404
    assert printed(offices, mine, letter_id=str(new_id())).status_code == 404


def test_several_on_one_print_a_page_each(client: Client, offices: Offices) -> None:
    ids = [ready(offices, member_id) for member_id in people(offices, 3)]
    for transfer_id in ids[:2]:
        offices.done(transfer_id, "checker", "issue_letter")

    def batch(*wanted: str) -> httpx.Response:
        return client.as_("officer").post(f"{TRANSFERS}/letters.pdf", json={"ids": list(wanted)})

    first, second = pages(batch(ids[1], ids[0], ids[1]))
    assert ("同行二" in first, "0002号" in first, "同行一" in second, "0001号" in second) == (True,) * 4
    assert (batch(*ids).status_code, code_of(batch(*ids))) == (409, "transfers.no_letter")
    assert batch(ids[0], str(new_id())).status_code == 404
    assert batch().status_code == 422
    assert batch(*(str(new_id()) for _ in range(51))).status_code == 422
    with offices.session() as s:
        assert len(s.exec(select(Event).where(Event.type == "member.revealed")).all()) == 2  # of the refused, none


def test_the_receipt_as_it_was_filled_in(client: Client, offices: Offices) -> None:
    transfer_id = offices.sent(to="far")
    for who, action in (("far_officer", "arrive"), ("far_officer", "assign"), ("stranger", "report_in")):
        offices.done(transfer_id, who, action)
    offices.done(
        transfer_id, "far_officer", "send_receipt", handler="白石经办", handler_phone="0700-2", receipt_number="收12号"
    )

    [page] = pages(client.as_("far_officer").get(f"{TRANSFERS}/{transfer_id}/receipt.pdf"))

    today = app_clock.today()
    assert "青禾镇委员会：甲员同志的党员组织关系已转达我处。" in page
    for words in (
        "经办人：白石经办",
        "联系电话：0700-2",
        "回执编号：收12号",
        f"{today.year}年{today.month}月{today.day}日",
    ):
        assert words in page
    assert pages(client.as_("officer").get(f"{TRANSFERS}/{transfer_id}/receipt.pdf")) == [page]
    for who, status in (("member", 403), ("stranger", 403), ("outsider", 404)):
        assert client.as_(who).get(f"{TRANSFERS}/{transfer_id}/receipt.pdf").status_code == status


def test_without_a_font_it_is_said_and_nothing_is_recorded(
    client: Client, offices: Offices, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    transfer_id = offices.sent()
    monkeypatch.setattr(settings(), "font_file", tmp_path / "none.ttc")

    answer = printed(offices, transfer_id)

    assert (answer.status_code, code_of(answer)) == (503, "printing.font_missing")
    assert "字体" in answer.json()["title"]
    assert client.as_("member").get(f"{API}/me/accesses").json()["items"] == []


def test_the_letter_says_where_the_receipt_can_be_sent(client: Client, offices: Offices) -> None:
    place = f"{API}/organizations/{offices.place('township')}"
    desk = client.as_("officer")

    def change(**fields: str) -> httpx.Response:
        return desk.patch(place, json=fields, headers={"If-Match": desk.get(place).headers["ETag"]})

    assert change(postcode="51440").status_code == 422
    assert change(fax="0700-7654321", postcode="514400").json()["postcode"] == "514400"

    [page] = pages(printed(offices, offices.sent()))
    assert "传真：0700-7654321" in page
    assert "邮编：514400" in page

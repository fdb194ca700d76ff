"""What the national system says of a transfer: copied by those who decide and by other systems, refused where it contradicts ours."""

from typing import Any

import httpx
import pytest
from sqlmodel import select

from app.core.events import Event
from app.members.models import Member
from app.organizations.models import Organization
from tests.build import national_id
from tests.client import Client, code_of
from tests.transfers.conftest import API, TRANSFERS, Offices
from tests.transfers.paper import NUMBER, arrived

SAID = {"ext_system": "全国党员管理信息系统", "ext_serial": "2026-000123", "ext_status": "待接收"}
EAST_CODE, NEIGHBOUR_CODE = "001002003004", "001002003005"


def mirrored(offices: Offices, transfer_id: str, who: str = "officer", **fields: Any) -> httpx.Response:
    desk, place = offices.client.as_(who), f"{TRANSFERS}/{transfer_id}"
    seen = desk.get(place).headers.get("ETag", '"1"')
    return desk.put(f"{place}/mirror", json=SAID | fields, headers={"If-Match": seen})


@pytest.fixture
def coded(offices: Offices) -> Offices:
    """The branch that sends and the committee that receives have national codes."""
    with offices.session() as s:
        for name, code in (("east", EAST_CODE), ("neighbour", NEIGHBOUR_CODE)):
            s.get_one(Organization, offices.town.organizations[name]).national_code = code
    return offices


@pytest.mark.parametrize(
    ("who", "label"), [("officer", "officer"), ("far_officer", "far_officer"), ("client", "市平台")]
)
def test_those_who_decide_at_either_committee_and_other_systems_write_it_down(
    offices: Offices, who: str, label: str
) -> None:
    transfer_id = offices.sent()
    assert offices.seen(transfer_id, "officer")["mirror"] is None

    answer = mirrored(offices, transfer_id, who, ext_operator="市里经办人")

    assert answer.status_code == 200, answer.text
    shown = offices.seen(transfer_id, "member")["mirror"]
    by = {"ext_checked_at": shown["ext_checked_at"], "ext_checked_by": label}
    assert shown == SAID | {"ext_operator": "市里经办人"} | by
    assert offices.facts(transfer_id)[-1] == "transfer.mirrored"
    assert offices.stands(transfer_id) == ("in_transit", None)


def test_what_is_written_again_takes_the_place_of_the_earlier(offices: Offices) -> None:
    transfer_id = offices.sent()
    mirrored(offices, transfer_id, ext_operator="某人")

    again = mirrored(offices, transfer_id, ext_status="已接收")

    assert (again.json()["mirror"]["ext_status"], again.json()["mirror"]["ext_operator"]) == ("已接收", "")


@pytest.mark.parametrize("who", ["member", "secretary"])
def test_nobody_else_does(offices: Offices, who: str) -> None:
    transfer_id = offices.sent()

    answer = mirrored(offices, transfer_id, who)

    assert (answer.status_code, code_of(answer)) == (403, "transfers.not_your_desk")
    assert mirrored(offices, transfer_id, "outsider").status_code == 404
    assert mirrored(offices, transfer_id, "narrow_client").status_code == 403


def test_a_draft_is_nowhere_yet(offices: Offices) -> None:
    transfer_id = offices.drafted("officer", member_id=str(offices.town.members["member"]))

    answer = mirrored(offices, transfer_id)

    assert (answer.status_code, code_of(answer)) == (409, "transfers.not_possible")


@pytest.mark.parametrize(
    ("field", "theirs", "words"),
    [
        ("name", "别人", "姓名"),
        ("national_id", national_id(49_000), "公民身份号码"),
        ("source_code", "001009009009", "转出党组织代码"),
        ("target_code", "001009009009", "转入党组织代码"),
    ],
)
def test_what_contradicts_ours_is_refused_and_named(coded: Offices, field: str, theirs: str, words: str) -> None:
    transfer_id = coded.sent()

    answer = mirrored(coded, transfer_id, **{field: theirs})

    assert (answer.status_code, code_of(answer)) == (409, "transfers.mirror_mismatch")
    assert words in answer.json()["title"]
    assert answer.json()["errors"][0]["pointer"] == f"/{field}"
    assert coded.seen(transfer_id, "officer")["mirror"] is None
    assert "transfer.mirrored" not in coded.facts(transfer_id)


def test_what_agrees_is_taken(coded: Offices) -> None:
    transfer_id = coded.sent()
    with coded.session() as s:
        number = s.get_one(Member, coded.town.members["member"]).national_id

    said = {"name": "甲员", "national_id": number, "source_code": EAST_CODE, "target_code": NEIGHBOUR_CODE}

    assert mirrored(coded, transfer_id, **said).status_code == 200
    with coded.session() as s:
        [fact] = s.exec(select(Event).where(Event.type == "transfer.mirrored")).all()
        assert number not in str(fact.data) + str(fact.notes)


def test_a_code_that_is_not_known_here_contradicts_nothing(offices: Offices) -> None:
    transfer_id = offices.sent()

    assert mirrored(offices, transfer_id, source_code=EAST_CODE, target_code=NEIGHBOUR_CODE).status_code == 200


def test_of_a_paper_the_source_is_outside(client: Client, offices: Offices) -> None:
    book = {"name": "外省某校党委", "medium": "paper", "national_code": EAST_CODE}
    entry = client.as_("officer").post(f"{API}/external-organizations", json=book).json()["id"]
    transfer_id = arrived(offices, source_text=None, external_id=entry)

    assert code_of(mirrored(offices, transfer_id, source_code=NEIGHBOUR_CODE)) == "transfers.mirror_mismatch"
    assert code_of(mirrored(offices, transfer_id, name="别人")) == "transfers.mirror_mismatch"
    said = {"name": "来人", "national_id": national_id(NUMBER), "source_code": EAST_CODE}
    assert mirrored(offices, transfer_id, **said).status_code == 200


def test_it_is_written_on_the_version_that_was_seen(client: Client, offices: Offices) -> None:
    transfer_id = offices.sent()
    place = f"{TRANSFERS}/{transfer_id}/mirror"

    assert client.as_("officer").put(place, json=SAID).status_code == 428
    assert client.as_("officer").put(place, json=SAID, headers={"If-Match": '"1"'}).status_code == 412

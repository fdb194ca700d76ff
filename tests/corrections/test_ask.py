"""A member says what is wrong in the own record: what can be asked, what has another way, and what stays hidden."""

import pytest
from sqlmodel import select

from app.core.events import Event
from app.corrections.models import Correction
from tests.client import Client, code_of
from tests.corrections.conftest import API, PHONE, Desk


def test_a_member_asks_and_sees_it_wait(client: Client, desk: Desk) -> None:
    answer = desk.ask()

    [mine] = client.as_("member").get(f"{API}/me/corrections").json()["items"]
    assert answer.status_code == 201
    assert mine == answer.json()
    assert (mine["field_label"], mine["status"], mine["new"]) == ("手机号", "open", "199****6666")
    assert mine["old"].startswith("199****")
    assert client.as_("member2").get(f"{API}/me/corrections").json()["items"] == []


def test_neither_values_nor_reason_lie_open_in_the_database(desk: Desk) -> None:
    correction_id = desk.asked()

    with desk.session() as s:
        row = s.exec(select(Correction)).one()
        stored = b"".join(filter(None, (row.old_sealed, row.new_sealed, row.reason_sealed)))
        events = "".join(event.model_dump_json() for event in s.exec(select(Event)))
        assert (row.new, row.reason) == ("19988886666", "换了号码")
    assert b"19988886666" not in stored
    assert "换了号码".encode() not in stored
    assert not any(text in events for text in ("19988886666", "换了号码"))
    assert desk.facts(correction_id) == ["correction.asked"]


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("ethnicity", "壮族", "壮族"),
        ("education", "大学专科", "大专"),
        ("occupation", "村医", "村医"),
        ("landline", "0753 400 0000", "****0000"),
        ("address", "青禾镇东村12号", "青禾镇东****"),
        ("name", "甲圆", "甲圆"),
        ("joined_on", "2005-08-01", "2005-08-01"),
    ],
)
def test_what_a_member_may_have_wrong_can_be_asked(desk: Desk, field: str, value: str, kept: str) -> None:
    answer = desk.ask(field=field, value=value)

    assert answer.status_code == 201, answer.text
    assert answer.json()["new"] == kept


@pytest.mark.parametrize(
    ("field", "way"),
    [
        ("status", "组织的决定"),
        ("category", "组织的决定"),
        ("organization_id", "转接组织关系"),
        ("national_id", "身份证"),
    ],
)
def test_what_has_another_way_is_sent_there(desk: Desk, field: str, way: str) -> None:
    answer = desk.ask(field=field, value="别的")

    assert (answer.status_code, code_of(answer)) == (422, "corrections.other_way")
    assert way in answer.json()["title"]
    assert answer.json()["errors"][0]["pointer"] == "/field"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("phone", "123", "members.phone_wrong"),
        ("landline", "12", "members.landline_wrong"),
        ("education", "火星大学", "corrections.value_wrong"),
        ("ethnicity", "99", "corrections.value_wrong"),
        ("name", "长" * 41, "corrections.value_wrong"),
        ("joined_on", "去年", "corrections.value_wrong"),
        ("joined_on", "1990-01-01", "members.joining_age_wrong"),
        ("confirmed_on", "2004-01-01", "members.date_out_of_order"),
    ],
)
def test_a_wrong_value_is_refused_as_in_the_record(desk: Desk, field: str, value: str, code: str) -> None:
    answer = desk.ask(field=field, value=value)

    assert (answer.status_code, code_of(answer)) == (422, code)
    assert answer.json()["errors"][0]["pointer"] == "/value"


def test_the_refusal_says_in_plain_words_which_field_and_why(desk: Desk) -> None:
    assert desk.ask(field="name", value="长" * 41).json()["title"] == "姓名：最多填40个字。"
    assert desk.ask(field="joined_on", value="去年").json()["title"] == "入党日期：日期要写成2026-03-05这样。"


def test_what_stands_there_already_is_no_correction(desk: Desk) -> None:
    answer = desk.ask(field="name", value="甲员")

    assert (answer.status_code, code_of(answer)) == (409, "corrections.value_same")


def test_one_a_field_waits_at_a_time(client: Client, desk: Desk) -> None:
    first = desk.asked()

    again = desk.ask(value="19977776666")
    other = desk.ask(field="occupation", value="村医")
    withdrawn = client.as_("member").post(f"{API}/me/corrections/{first}/withdraw")
    anew = desk.ask(value="19977776666")

    assert (again.status_code, code_of(again)) == (409, "corrections.already_asked")
    assert (other.status_code, withdrawn.status_code, anew.status_code) == (201, 200, 201)
    assert withdrawn.json()["status"] == "withdrawn"
    assert desk.facts(first) == ["correction.asked", "correction.withdrawn"]


def test_a_repeat_of_the_same_request_asks_once(client: Client, desk: Desk) -> None:
    key = {"Idempotency-Key": "a-correction-1"}
    answers = [client.as_("member").post(f"{API}/me/corrections", json=PHONE, headers=key) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()


def test_only_its_member_withdraws_it_and_only_while_it_waits(client: Client, desk: Desk) -> None:
    correction_id = desk.asked()
    place = f"{API}/me/corrections/{correction_id}/withdraw"

    foreign = client.as_("member2").post(place)
    desk.decide(correction_id, "accept")
    late = client.as_("member").post(place)

    assert foreign.status_code == 404
    assert (late.status_code, code_of(late)) == (409, "corrections.closed")


def test_staff_without_a_record_have_nothing_to_correct(client: Client) -> None:
    assert client.as_("admin").post(f"{API}/me/corrections", json=PHONE).status_code == 403


def test_nobody_is_asked_without_end(client: Client, desk: Desk) -> None:
    def once() -> int:
        answer = desk.ask()
        if answer.status_code == 201:
            client.as_("member").post(f"{API}/me/corrections/{answer.json()['id']}/withdraw")
        return answer.status_code

    statuses = [once() for _ in range(21)]

    assert statuses[:20] == [201] * 20
    assert statuses[20] == 429

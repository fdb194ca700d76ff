"""The member's copy holds their transfers: the application in full, each act, and every letter with its number and days."""

from datetime import timedelta

from sqlalchemy import event

from app.core import clock
from app.core.db import Database
from tests.transfers.conftest import API, Offices, offices
from tests.transfers.steps import TO_BRANCH, go

__all__ = ["offices"]


def test_the_copy_holds_transfers_with_acts_and_letters(offices: Offices) -> None:
    phone, note = "19977776666", "老人在那边要人照顾"
    transfer_id = offices.sent(phone=phone, note=note)
    offices.done(transfer_id, "officer", "reissue_letter", reason="路上丢了", valid_days=20)
    go(offices, transfer_id, *TO_BRANCH, "stranger report_in", "far_officer send_receipt")

    [copy] = offices.client.as_("member").get(f"{API}/me/export").json()["transfers"]

    assert (copy["phone"], copy["note"], copy["reason_label"]) == (phone, note, "居住地变动")
    assert (copy["source_name"], copy["target_name"], copy["status_label"]) == ("东村党支部", "远村党支部", "已报到")
    today, year = clock.today(), clock.today().year
    assert [(one["number"], one["status"], one["issued_on"], one["valid_until"]) for one in copy["letters"]] == [
        (f"〔{year}〕第0001号", "void", str(today), str(today + timedelta(days=10))),
        (f"〔{year}〕第0002号", "used", str(today), str(today + timedelta(days=20))),
    ]
    assert [one["action"] for one in copy["acts"]] == [
        "submit",
        "approve",
        "approve",
        "issue_letter",
        "reissue_letter",
        "arrive",
        "assign",
        "report_in",
        "send_receipt",
    ]
    assert (copy["acts"][4]["by"], copy["acts"][4]["comment"]) == ("officer", "路上丢了")
    assert (copy["receipt_number"], copy["moved_on"]) == (f"〔{year}〕第0002号", str(today))


def test_nobody_else_s_are_in_it_and_many_cost_no_more(offices: Offices, database: Database) -> None:
    statements: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda _c, _k, statement, *_: statements.append(statement))
    member = offices.client.as_("member")
    other = go(offices, offices.drafted("member2", phone="19955554444"), "member2 submit")

    def asked() -> int:
        statements.clear()
        assert member.get(f"{API}/me/export").status_code == 200
        return sum("FROM transfer" in one or "FROM letter" in one for one in statements)

    go(offices, offices.drafted(), "member submit", "member withdraw")
    once = asked()
    for _ in range(3):
        go(offices, offices.drafted(), "member submit", "member withdraw")
    assert asked() == once == 3
    text = member.get(f"{API}/me/export").text
    assert other not in text
    assert "19955554444" not in text
    assert len(member.get(f"{API}/me/export").json()["transfers"]) == 4

"""Numbers of letters: without a gap for each issuer and year, also of several at once; void ones stay. Which are still to be printed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

from sqlmodel import Session, select

from app.core import clock as app_clock
from app.transfers.models import Letter
from tests.client import Client
from tests.transfers.conftest import TRANSFERS, Offices
from tests.transfers.test_letters import people, ready, sent_out, sign_in_again


def letters(s: Session) -> list[Letter]:
    return list(s.exec(select(Letter).order_by(Letter.id)))  # type: ignore[arg-type]


def test_letters_issued_at_once_have_numbers_without_a_gap(offices: Offices) -> None:
    waiting = [ready(offices, member_id) for member_id in people(offices, 6)]

    def issue(transfer_id: str) -> int:
        fields = {"acknowledge": ["transfers.branch_below_minimum", "transfers.holds_post"], "reason": "已经商量过了"}
        return offices.act(transfer_id, "checker", "issue_letter", **fields).status_code

    assert offices.act(waiting[0], "checker", "issue_letter", valid_days=91).status_code == 422  # gives its number back
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(issue, waiting)) == [200] * 6

    with offices.session() as s:
        assert sorted(letter.serial for letter in letters(s)) == [1, 2, 3, 4, 5, 6]


def test_each_issuer_and_year_counts_for_itself(offices: Offices, clock: Callable[[datetime], None]) -> None:
    first, second = people(offices, 2)
    offices.done(ready(offices, first), "checker", "issue_letter")
    transfer_id = ready(offices, second)
    this_year = app_clock.today().year
    clock(
        datetime.combine(date(this_year + 1, 1, 1), datetime.min.time(), app_clock.now().tzinfo) + timedelta(hours=12)
    )
    sign_in_again(offices.client, "checker")

    issued = offices.done(transfer_id, "checker", "issue_letter")

    assert issued["letter"]["number"] == f"〔{this_year + 1}〕第0001号"


def test_reissued_letters_are_a_chain_and_keep_their_numbers(offices: Offices) -> None:
    transfer_id = sent_out(offices)
    for reason in ("丢了，补开", "又丢了，补开"):
        offices.done(transfer_id, "officer", "reissue_letter", reason=reason, approver="王书记")
    offices.done(transfer_id, "officer", "void_letter", reason="不转了，收回")

    with offices.session() as s:
        first, second, third = letters(s)
        assert [one.serial for one in (first, second, third)] == [1, 2, 3]
        assert [one.status for one in (first, second, third)] == ["void"] * 3
        assert [one.void_reason for one in (first, second, third)] == ["丢了，补开", "又丢了，补开", "不转了，收回"]
        assert (first.replaces_id, second.replaces_id, third.replaces_id) == (None, first.id, second.id)


def test_what_is_still_to_be_printed(client: Client, offices: Offices) -> None:
    """Listed for those who may print it, until somebody has."""
    first, second = people(offices, 2)
    ids = [ready(offices, one) for one in (first, second)]
    unprinted = f"{TRANSFERS}/letters/unprinted"

    def waiting(who: str) -> list[str]:
        return [one["id"] for one in client.as_(who).get(unprinted).json()["items"]]

    assert waiting("checker") == []
    for one in ids:
        offices.done(one, "checker", "issue_letter")
    assert [waiting(who) for who in ("checker", "secretary", "far_officer", "member")] == [
        ids,
        ids,
        [],
        [],
    ]
    assert client.as_("checker").post(f"{TRANSFERS}/letters.pdf", json={"ids": ids[:1]}).status_code == 200
    assert waiting("checker") == ids[1:]
    offices.done(ids[0], "checker", "reissue_letter", reason="弄湿了")
    assert waiting("checker") == ids

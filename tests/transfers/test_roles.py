"""Who may do what where: every caller tries every action at every place, and is told beforehand exactly what will be taken."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import col, select, update

from app.core import clock as app_clock
from app.transfers import actions
from app.transfers.models import Transfer
from app.transfers.rules import UNDO_TIME, TransferAction
from tests.client import code_of
from tests.transfers.conftest import TRANSFERS, Offices

pytestmark = pytest.mark.once  # every cell is an answer of the rules; what the database decides is tested beside this

CALLERS = (
    "member",
    "member2",
    "secretary",
    "outsider",
    "officer",
    "checker",
    "far_officer",
    "stranger",
    "admin",
    "auditor",
    "client",
)
HERE = ("member", "secretary", "officer", "checker", "auditor", "client")  # who sees what leaves `east`
FAR, WEST, OUT = ("far_officer", "stranger"), ("outsider",), ()
# Whoever calls this is told so, whether or not the fields are right.
NOT_TAKEN = {
    "transfers.not_possible",
    "transfers.letter_already_issued",
    "transfers.not_your_desk",
    "transfers.own",
    "transfers.second_person",
}
# What the action cannot do without, wrong: it is refused for that alone, and changes nothing.
WRONG: dict[str, dict[str, Any]] = {
    "issue_letter": {"valid_days": 0},
    "arrive": {"on": "2001-01-01"},
    "report_in": {"on": "2001-01-01"},
}

Allowed = dict[str, set[str]]
Row = dict[str, Any]


def each(who: str, actions: str) -> Allowed:
    return {name: set(actions.split()) for name in who.split()}


def together(*parts: Allowed) -> Allowed:
    found: Allowed = {}
    for part in parts:
        for name, given in part.items():
            found.setdefault(name, set()).update(given)
    return found


OWNERS, COMMITTEE = "member secretary", "officer checker"
WITHDRAWS = each(OWNERS, "withdraw")
PLACES: dict[str, Allowed] = {
    "draft": each("member", "submit withdraw"),
    "returned": together(each(OWNERS, "submit withdraw"), each(COMMITTEE, "cancel")),
    "from_branch": together(WITHDRAWS, each("secretary", "approve return"), each(COMMITTEE, "cancel")),
    "from_committee": together(WITHDRAWS, each(COMMITTEE, "approve return reject cancel")),
    "prepared by the officer": together(WITHDRAWS, each("checker", "issue_letter return reject cancel")),
    "in transit here": together(each("far_officer", "arrive"), each(COMMITTEE, "reissue_letter void_letter cancel")),
    "in transit outside": each(COMMITTEE, "file_receipt reissue_letter void_letter cancel"),
    "expired here": together(each("far_officer", "arrive"), each(COMMITTEE, "reissue_letter void_letter")),
    "expired outside": each(COMMITTEE, "reissue_letter void_letter file_receipt"),
    "to_committee": together(each("far_officer", "request_file assign refuse"), each(COMMITTEE, "cancel")),
    "to_branch with a letter": together(each("stranger", "report_in return"), each(COMMITTEE, "cancel")),
    "to_branch without one": together(each("outsider", "report_in refuse"), each(COMMITTEE, "cancel")),
    "receipt": together(each("far_officer", "send_receipt"), each(COMMITTEE, "file_receipt")),
    "receipt sent": each(COMMITTEE, "file_receipt"),
    "refused": each(COMMITTEE, "retarget cancel"),
    "over": {},
}


def probe(offices: Offices, transfer_id: str, place: str, sides: tuple[str, ...]) -> None:
    """Every caller tries every action; what is taken is put back. The last decision is too old to be undone."""
    app_clock.set_now(app_clock.now() + UNDO_TIME)
    allowed = PLACES[place]
    possible = set().union(*allowed.values())
    seers = ("member",) if place == "draft" else HERE + sides
    before = kept(offices, transfer_id)
    for who in CALLERS:
        seen = offices.client.as_(who).get(f"{TRANSFERS}/{transfer_id}")
        assert seen.status_code == (200 if who in seers else 403 if who == "admin" else 404), (place, who)
        if who in seers:
            offered = {one["action"] for one in seen.json()["allowed_actions"]}
            assert offered == allowed.get(who, set()), (place, who)
        # What is possible for nobody is tried by whoever decides somewhere; the others can't get so far.
        for action in TransferAction if who in seers and who not in {"auditor", "client"} else (*possible, "expire"):
            expected = answer_of(who, action, who in seers, allowed, possible)
            assert send(offices, before, who, action) == expected, (place, who, action)


def answer_of(who: str, action: str, is_seen: bool, allowed: Allowed, possible: set[str]) -> str:
    if who in {"admin", "auditor"}:
        return "403"
    if not is_seen:
        return "404"
    if action in allowed.get(who, set()):
        return "taken"
    return "403" if action in possible else "409"


def send(offices: Offices, before: Row, who: str, action: str) -> str:
    """Try one action; a row that it has changed is put back as it was."""
    body = {"action": action} | WRONG.get(action, {})
    headers = {"If-Match": f'"{before["version"]}"', "Idempotency-Key": f"{who}-{action}-{before['version']}"}
    answer = offices.client.as_(who).post(f"{TRANSFERS}/{before['id']}/actions", json=body, headers=headers)
    if answer.status_code == 200:
        with offices.session() as s:
            s.connection().execute(update(Transfer).where(col(Transfer.id) == before["id"]).values(**before))
        return "taken"
    return "taken" if answer.status_code in {409, 422} and code_of(answer) not in NOT_TAKEN else str(answer.status_code)


def kept(offices: Offices, transfer_id: str) -> Row:
    """The row as it stands."""
    table = Transfer.__table__  # type: ignore[attr-defined]
    with offices.session() as s:
        return dict(s.connection().execute(select(table).where(table.c.id == UUID(transfer_id))).mappings().one())


def test_every_place_on_the_way_to_another_township(offices: Offices) -> None:
    transfer_id = offices.drafted(to="far")
    probe(offices, transfer_id, "draft", FAR)
    way = [
        ("member", "submit", "from_branch"),
        ("secretary", "approve", "from_committee"),
        ("officer", "approve", "prepared by the officer"),
        ("checker", "issue_letter", "in transit here"),
        ("far_officer", "arrive", "to_committee"),
        ("far_officer", "assign", "to_branch with a letter"),
        ("stranger", "report_in", "receipt"),
        ("far_officer", "send_receipt", "receipt sent"),
        ("officer", "file_receipt", "over"),
    ]
    for who, action, place in way:
        offices.done(transfer_id, who, action)
        probe(offices, transfer_id, place, FAR)


def test_every_place_on_the_way_within_a_township(offices: Offices) -> None:
    transfer_id = offices.drafted(to="west")
    offices.done(transfer_id, "member", "submit")
    probe(offices, transfer_id, "from_branch", WEST)
    offices.done(transfer_id, "secretary", "return", reason="资料不全")
    probe(offices, transfer_id, "returned", WEST)
    for who, action in (("member", "submit"), ("secretary", "approve"), ("officer", "approve")):
        offices.done(transfer_id, who, action)
    probe(offices, transfer_id, "to_branch without one", WEST)
    offices.done(transfer_id, "outsider", "refuse", reason_code="not_our_area")
    probe(offices, transfer_id, "refused", WEST)


def test_every_place_on_the_way_out_of_the_system(offices: Offices) -> None:
    transfer_id = offices.sent(to=None, target_external="外省某市某区委组织部", kind="cross_province")
    probe(offices, transfer_id, "in transit outside", OUT)
    expire(offices, transfer_id)
    probe(offices, transfer_id, "expired outside", OUT)


def test_a_letter_that_has_expired_and_an_application_that_was_not_agreed_to(offices: Offices) -> None:
    transfer_id = offices.sent()
    expire(offices, transfer_id)
    probe(offices, transfer_id, "expired here", FAR)
    other = offices.drafted(to="west")
    for who, action in (("member", "submit"), ("secretary", "approve")):
        offices.done(other, who, action)
    offices.done(other, "officer", "reject", reason="支部正在换届，办完再转")
    probe(offices, other, "over", WEST)


def expire(offices: Offices, transfer_id: str) -> None:
    """The letter's last day is over, and the job has run."""
    with offices.session() as s:
        rows = update(Transfer).where(col(Transfer.id) == UUID(transfer_id))
        s.connection().execute(rows.values(due_at=app_clock.now() - timedelta(seconds=1)))
    with offices.session() as s:
        row = s.get_one(Transfer, UUID(transfer_id))
        actions.expire(s, row)

"""Voting from the token to the count: one token a member, one ballot a token, and nothing that leads from one to the other."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import httpx
from sqlmodel import col, func, select

from app.core import clock
from app.members.models import Hold
from app.surveys.models import Ballot, BoardHash, Cell, CellMember, Survey, Tally
from tests.client import code_of
from tests.surveys.conftest import ASIDE, Hall

HUNDRED = 100


def test_a_round_from_token_to_count_sheet(hall: Hall) -> None:
    survey_id = hall.opened()
    voters = hall.people()[:8]
    for number, who in enumerate(voters):
        marks = hall.marks(survey_id, value="excellent" if number < 5 else "abstained")
        answer = hall.phone(survey_id, who).take().cast(marks)
        assert answer.status_code == 201, answer.text

    before = [hall.get(f"/surveys/{survey_id}/{what}") for what in ("results", "board")]
    live = hall.get(f"/surveys/{survey_id}/turnout").json()
    shown = hall.done(survey_id, "close")
    result = hall.get(f"/surveys/{survey_id}/results").json()

    assert [(answer.status_code, code_of(answer)) for answer in before] == [(409, "surveys.not_counted")] * 2
    assert (live["eligible"], live["issued"], live["counted"]) == (11, 8, None)
    assert shown["status"] == "counted"
    assert (result["eligible"], result["issued"], result["counted"], result["is_valid"]) == (11, 8, 8, True)
    [cell] = result["cells"]
    assert not cell["suppressed"]
    assert len(cell["ratings"]) == 10
    for rating in cell["ratings"]:
        counts = {one["value"]: one["count"] for one in rating["counts"]}
        assert counts == {"excellent": 5, "qualified": 0, "basically_qualified": 0, "unqualified": 0, "abstained": 3}


def test_a_voter_finds_the_own_receipt_on_the_board(hall: Hall) -> None:
    survey_id = hall.opened()
    phones = [hall.phone(survey_id, who).take() for who in ("member", "member2")]
    receipts = [phone.cast(hall.marks(survey_id)).json()["receipt"] for phone in phones]
    hall.done(survey_id, "close")

    board = [each["receipt"] for each in hall.get(f"/surveys/{survey_id}/board", "member").json()["items"]]

    assert receipts == [phone.receipt for phone in phones]
    assert board == sorted(receipts)
    assert phones[0].cast(hall.marks(survey_id)).json()["code"] == "surveys.not_open"


def test_whoever_asks_many_times_at_once_gets_one_token(hall: Hall) -> None:
    survey_id = hall.opened()
    phones = [hall.phone(survey_id) for _ in range(4)]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: phones[number % 4].ask(), range(12)))

    assert Counter(answer.status_code for answer in answers) == {200: 3, 409: 9}
    assert len({answer.json()["blind_sig"] for answer in answers if answer.status_code == 200}) == 1
    assert {code_of(answer) for answer in answers if answer.status_code == 409} == {"surveys.token_taken"}
    assert hall.get(f"/surveys/{survey_id}/turnout").json()["issued"] == 1


def test_whoever_has_a_token_is_told_so_before_anything_is_signed(hall: Hall) -> None:
    survey_id = hall.opened()
    hall.phone(survey_id).take()

    unsignable = hall.post(f"/surveys/{survey_id}/ballot-tokens", "member", blinded_msg="AAAA")

    assert (unsignable.status_code, code_of(unsignable)) == (409, "surveys.token_taken")


def test_a_hundred_casts_of_one_token_are_one_ballot(hall: Hall) -> None:
    survey_id = hall.opened()
    phone, marks = hall.phone(survey_id).take(), hall.marks(survey_id)
    all_there = Barrier(HUNDRED)

    def cast_at_once(_: int) -> httpx.Response:
        all_there.wait()
        return phone.cast(marks)

    with ThreadPoolExecutor(HUNDRED) as pool:
        answers = list(pool.map(cast_at_once, range(HUNDRED)))
    other = phone.cast(hall.marks(survey_id, value="excellent"))

    assert Counter(answer.status_code for answer in answers) == {201: 1, 200: 99}
    assert {answer.json()["receipt"] for answer in answers} == {phone.receipt}
    assert (other.status_code, code_of(other)) == (409, "surveys.ballot_spent")
    with hall.session() as s:
        assert len(s.exec(select(Ballot)).all()) == 1


def test_a_ballot_is_refused_that_says_who_casts_it(hall: Hall) -> None:
    survey_id = hall.opened()
    phone, marks = hall.phone(survey_id).take(), hall.marks(survey_id)
    carried = {
        "Authorization": f"Bearer {hall.client.token('member')}",
        "Cookie": "session=1",
        "Idempotency-Key": "0123456789",
    }

    answers = [phone.cast(marks, headers={name: value}) for name, value in carried.items()]

    assert [(answer.status_code, code_of(answer)) for answer in answers] == [(400, "surveys.credentials_present")] * 3
    assert phone.cast(marks).status_code == 201


def test_only_a_token_of_this_electorate_is_taken(hall: Hall) -> None:
    survey_id = hall.opened()
    phone, marks = hall.phone(survey_id).take(), hall.marks(survey_id)
    unsigned = hall.phone(survey_id, "member2")
    other_cell = phone.cast(marks, cell_id=survey_id)
    forged = unsigned.cast(marks, signature=phone.ballot(marks)["signature"])
    garbled = phone.cast(marks, prepared_msg="AAAA")

    for answer in (other_cell, forged, garbled):
        assert (answer.status_code, code_of(answer)) == (401, "surveys.signature_wrong")


def test_an_incomplete_ballot_is_refused_and_names_what_is_missing(hall: Hall) -> None:
    survey_id = hall.opened()
    phone, marks = hall.phone(survey_id).take(), hall.marks(survey_id)
    own = str(hall.town.members["member"])

    without_self = phone.cast({item: value for item, value in marks.items() if item != own})
    unknown_mark = phone.cast(marks | {own: "best"})
    unknown_item = phone.cast(marks | {"q9": "fair"})
    twice = phone.cast(marks, answers=[*phone.ballot(marks)["answers"], {"item_id": own, "value": "excellent"}])

    assert (without_self.status_code, code_of(without_self)) == (422, "surveys.ballot_incomplete")
    assert "甲员" in without_self.json()["title"]
    for answer in (unknown_mark, unknown_item, twice):
        assert (answer.status_code, code_of(answer)) == (422, "surveys.answer_unknown")
    assert phone.cast(marks).status_code == 201


def test_ballots_lie_sealed_in_one_size_and_are_gone_with_their_keys_after_the_count(hall: Hall) -> None:
    survey_id = hall.opened()
    for who, value in (("member", "excellent"), ("member2", "basically_qualified")):
        assert hall.phone(survey_id, who).take().cast(hall.marks(survey_id, value=value)).status_code == 201
    with hall.session() as s:
        sealed = [ballot.sealed for ballot in s.exec(select(Ballot))]
        cell = s.exec(select(Cell)).one()
        private_key = cell.private_key
    hall.done(survey_id, "close")

    assert len({len(each) for each in sealed}) == 1
    assert not any(b"excellent" in each or b"qualified" in each for each in sealed)
    assert private_key
    with hall.session() as s:
        assert s.exec(select(Ballot)).all() == []
        assert s.exec(select(Cell.private_key_sealed)).all() == [None]
        assert s.exec(select(Survey.ballot_key_sealed)).all() == [None]
        assert len(s.exec(select(BoardHash)).all()) == 2
        assert {(one.value, one.count) for one in s.exec(select(Tally))} == {
            ("excellent", 1),
            ("basically_qualified", 1),
        }
        assert s.exec(select(func.count()).select_from(Tally)).one() == 20  # ten people, two values each
        assert len(s.exec(select(CellMember).where(col(CellMember.issued_on).is_not(None))).all()) == 2
    late = hall.phone(survey_id, "secretary").ask()
    assert (late.status_code, code_of(late)) == (409, "surveys.not_open")


def test_nobody_else_is_given_a_token(hall: Hall) -> None:
    survey_id = hall.opened()
    wrong = hall.post(f"/surveys/{survey_id}/ballot-tokens", "member", blinded_msg="AAAA")
    answers = {
        who: hall.post(f"/surveys/{survey_id}/ballot-tokens", who, blinded_msg="AAAA")
        for who in ("officer", "outsider")
    }

    assert (wrong.status_code, code_of(wrong)) == (422, "surveys.blinded_wrong")
    assert (answers["officer"].status_code, code_of(answers["officer"])) == (403, "surveys.not_on_roll")
    assert answers["outsider"].status_code == 404


def test_a_questionnaire_holds_nobody_and_its_texts_are_read_apart_from_the_figures(hall: Hall) -> None:
    asked = [{"kind": "choice", "title": "几点好？", "options": ["早", "晚"]}, ASIDE]
    survey_id = hall.opened(template="questionnaire", questions=asked, quorum_num=1, quorum_den=2)
    with hall.session() as s:
        assert s.exec(select(Hold)).all() == []
    for number, who in enumerate(hall.people()[:6]):
        text = f"第{number}条" if number else ""
        cast = hall.phone(survey_id, who).take().cast({"q1": "o2", "q2": text})
        assert cast.status_code == 201, cast.text
    hall.done(survey_id, "close")

    [cell] = hall.get(f"/surveys/{survey_id}/results").json()["cells"]
    [copy] = hall.client.as_("member").get("/api/v1/me/export").json()["surveys"]

    texts = [one["text"] for one in hall.get(f"/surveys/{survey_id}/texts").json()["items"]]
    choice, aside = cell["questions"]
    assert [(one["label"], one["count"]) for one in choice["counts"]] == [("早", 0), ("晚", 6)]
    assert (aside["counts"], aside.keys()) == ([], choice.keys())
    assert sorted(texts) == [f"第{number}条" for number in range(1, 6)]
    assert not any(text in str(cell) for text in texts)
    assert (copy["template_label"], copy["issued_on"]) == ("问卷", str(clock.today()))

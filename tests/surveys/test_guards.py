"""What must not happen to a round, even when things come at once, too often, or where nobody is."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import select

from app.members.rules import Category
from app.organizations.models import Organization
from app.surveys.ballots import CASTS
from app.surveys.models import Ballot, Cell
from app.surveys.tokens import ASKS
from tests.build import make_member, make_organization
from tests.client import code_of
from tests.surveys.conftest import QUESTION, Hall


def test_what_was_taken_while_the_round_closed_is_counted_and_nothing_else(hall: Hall) -> None:
    survey_id = hall.opened()
    voters = [hall.phone(survey_id, who).take() for who in hall.people()]
    marks = hall.marks(survey_id)

    with ThreadPoolExecutor(12) as pool:
        casts = [pool.submit(voter.cast, marks) for voter in voters[:6]]
        closing = pool.submit(hall.post, f"/surveys/{survey_id}/close")
        casts += [pool.submit(voter.cast, marks) for voter in voters[6:]]
    assert closing.result().status_code == 200
    answers = [cast.result() for cast in casts]
    hall.run_jobs()

    assert {answer.status_code for answer in answers} <= {201, 409}
    board = hall.get(f"/surveys/{survey_id}/board").json()["items"]
    taken = sorted(answer.json()["receipt"] for answer in answers if answer.status_code == 201)
    assert [each["receipt"] for each in board] == taken


def test_more_ballots_than_tokens_are_not_counted(hall: Hall) -> None:
    survey_id = hall.opened()
    hall.phone(survey_id).take().cast(hall.marks(survey_id))
    with hall.session() as s:
        cell = s.exec(select(Cell)).one()
        s.add(Ballot(token_hash="0" * 64, cell_id=cell.id, sealed=b"stuffed"))

    shown = hall.done(survey_id, "close")

    assert shown["status"] == "closed"
    assert code_of(hall.get(f"/surveys/{survey_id}/results")) == "surveys.not_counted"
    assert hall.done(survey_id, "void")["status"] == "void"
    with hall.session() as s:
        assert s.exec(select(Ballot)).all() == []
        assert s.exec(select(Cell.private_key_sealed)).all() == [None]


def test_asking_and_casting_again_and_again_is_slowed_down(hall: Hall) -> None:
    survey_id = hall.opened()
    voter = hall.phone(survey_id)
    some_more = 4  # a slow machine gives one back meanwhile
    asks = [
        hall.post(f"/surveys/{survey_id}/ballot-tokens", "member", blinded_msg="AAAA").status_code
        for _ in range(ASKS.burst + some_more)
    ]
    casts = [voter.cast({}, signature="AAAA").status_code for _ in range(CASTS.burst + some_more)]

    assert (set(asks[: ASKS.burst]), asks[-1]) == ({422}, 429)
    assert (set(casts[: CASTS.burst]), casts[-1]) == ({401}, 429)
    assert hall.phone(survey_id, "member2").take().cast(hall.marks(survey_id)).status_code == 201


@pytest.mark.parametrize(
    ("changes", "category", "code"),
    [
        ({}, None, "surveys.nobody_to_vote"),
        ({}, Category.PROBATIONARY, "surveys.nobody_to_rate"),
        ({"template": "questionnaire", "questions": [QUESTION]}, None, "surveys.nobody_to_vote"),
    ],
)
def test_without_people_there_is_no_roll(
    hall: Hall, changes: dict[str, object], category: Category | None, code: str
) -> None:
    with hall.session() as s:
        township = s.get_one(Organization, hall.town.organizations["township"])
        branch = make_organization(s, "新设党支部", township)
        if category is not None:
            make_member(s, branch, "新预备", category=category)
        branch_id = str(branch.id)
    survey_id = hall.drafted("officer", organization_id=branch_id, **changes)

    answer = hall.post(f"/surveys/{survey_id}/freeze", "officer")

    assert (answer.status_code, code_of(answer)) == (409, code)


def test_a_change_rests_on_what_was_seen(hall: Hall) -> None:
    survey_id = hall.drafted()
    http, place = hall.client.as_("secretary"), f"/api/v1/surveys/{survey_id}"
    unseen = http.patch(place, json={"title": "改名"})
    changed = http.patch(place, json={"title": "改名"}, headers={"If-Match": '"1"'})
    stale = http.patch(place, json={"title": "再改"}, headers={"If-Match": '"1"'})

    assert [answer.status_code for answer in (unseen, changed, stale)] == [428, 200, 412]
    assert changed.json()["title"] == "改名"
    assert hall.facts(survey_id) == ["survey.created", "survey.changed"]

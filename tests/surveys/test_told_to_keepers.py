"""What whoever keeps a round may read of it: exact figures once, of a round that counts; everybody else, other systems too, less."""

from typing import Any

import pytest

from tests.client import code_of
from tests.surveys.conftest import ASIDE, QUESTION, Hall
from tests.surveys.telling import FAIR, GOOD, all_say, counted, settle
from tests.surveys.test_paper_counts import on_paper, sheet

FIGURES = ("results", "texts", "opinions")


def voted(hall: Hall, voters: list[str], **changes: Any) -> str:
    """An appraisal with a free answer, closed and counted with these voters' ballots."""
    survey_id = hall.opened(questions=[ASIDE], **changes)
    for who in voters:
        cast = hall.phone(survey_id, who).take().cast(hall.marks(survey_id) | {"q1": "路灯不亮"})
        assert cast.status_code == 201, cast.text
    hall.done(survey_id, "close")
    return survey_id


def refusals(hall: Hall, survey_id: str) -> set[tuple[int, str]]:
    answers = [hall.get(f"/surveys/{survey_id}/{what}", who) for what in FIGURES for who in ("secretary", "officer")]
    return {(answer.status_code, code_of(answer)) for answer in answers}


def test_a_round_without_a_quorum_is_told_to_nobody_before_or_after_it_is_void(hall: Hall) -> None:
    """Run again with one more, the one less the other would be that voter's whole ballot."""
    survey_id = voted(hall, hall.people()[:7])
    invalid, offered = refusals(hall, survey_id), hall.get(f"/surveys/{survey_id}").json()["allowed_actions"]
    turnout = hall.get(f"/surveys/{survey_id}/turnout").json()
    hall.done(survey_id, "void")
    void = refusals(hall, survey_id)
    rerun = voted(hall, hall.people()[:8], rerun_of_id=survey_id)

    assert invalid == {(409, "surveys.not_quorate")}
    assert [one["action"] for one in offered] == ["void"]
    assert (turnout["issued"], turnout["counted"]) == (7, 7)
    assert void == {(409, "surveys.wrong_state")}
    assert hall.get(f"/surveys/{rerun}/results").json()["counted"] == 8


def test_a_valid_round_that_was_declared_void_is_told_no_more(hall: Hall) -> None:
    survey_id = voted(hall, hall.people()[:8])
    before = [hall.get(f"/surveys/{survey_id}/{what}").status_code for what in FIGURES]
    hall.done(survey_id, "void", who="officer")

    assert before == [200] * len(FIGURES)
    assert refusals(hall, survey_id) == {(409, "surveys.wrong_state")}


@pytest.mark.parametrize(("sheets", "is_void"), [(4, False), (6, True)])
def test_a_count_sheet_of_a_round_that_does_not_count_is_told_no_more(hall: Hall, sheets: int, is_void: bool) -> None:
    grading = on_paper(hall)
    figures = sheet(grading, sheets)
    grading.post("paper-counts", "outsider", figures)
    assert grading.post("paper-counts/confirm", "officer", figures).status_code == 200
    if is_void:
        hall.done(grading.survey_id, "void", who="officer")

    shown = hall.get(f"{grading.path}/paper-counts", "officer").json()

    assert (shown["sheets"], shown["items"], shown["confirmed_at"] is None) == (sheets, [], False)


def test_of_fewer_than_five_ballots_the_count_sheet_has_no_marks(hall: Hall) -> None:
    west = {"organization_id": hall.place("west"), "confidential_if_small": True}
    survey_id = hall.opened("outsider", **west)
    marks = hall.marks(survey_id, "outsider")
    assert hall.phone(survey_id, "outsider").take().cast(marks).status_code == 201
    hall.done(survey_id, "close", who="outsider")

    [cell] = hall.get(f"/surveys/{survey_id}/results", "outsider").json()["cells"]

    assert (cell["suppressed"], cell["counted"], cell["ratings"]) == (True, 1, [])


def test_another_system_reads_of_the_turnout_what_voters_read(hall: Hall) -> None:
    west = settle(hall, 10)
    township = {"organization_id": hall.place("township"), "template": "questionnaire", "questions": [QUESTION]}
    open_ = hall.opened("officer", **township, quarter=2)
    hall.phone(open_, "member").take()
    closed = counted(
        hall, all_say(hall.people()[:9], GOOD) | all_say(west[:4], FAIR), organization_id=hall.place("township")
    )
    read = {
        who: [hall.get(f"/surveys/{one}/turnout", who).json() for one in (open_, closed)]
        for who in ("client", "member", "officer")
    }

    assert read["client"] == read["member"]
    assert [one["issued"] for one in read["client"]] == [None, None]
    assert sorted(cell["counted"] or 0 for cell in read["client"][1]["cells"]) == [0, 9]
    assert ([one["issued"] for one in read["officer"]], read["officer"][1]["counted"]) == ([1, 13], 13)

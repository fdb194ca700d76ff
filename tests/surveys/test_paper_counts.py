"""A round on paper: one counter enters the sheet, another confirms it, and then it counts like any other."""

from typing import Any

from sqlmodel import select

from app.organizations.models import Organization
from app.surveys.models import Tally
from tests.build import make_member
from tests.client import code_of
from tests.surveys.conftest import QUESTION, TICKS, Hall
from tests.surveys.grading import Grading


def on_paper(hall: Hall, question: dict[str, Any] = QUESTION) -> Grading:
    """A closed round of the branch `west`, seven voters, with a question."""
    with hall.session() as s:
        west = s.get_one(Organization, hall.town.organizations["west"])
        for number in range(6):
            make_member(s, west, f"西员{number}")
    survey_id = hall.drafted("outsider", organization_id=hall.place("west"), questions=[question])
    hall.done(survey_id, "freeze", "open", "close", who="outsider")
    return Grading(hall, survey_id)


def sheet(grading: Grading, sheets: int = 6, **changes: int) -> dict[str, Any]:
    """A count sheet on which all agree, the first person's counts excepted."""
    items = grading.hall.get(grading.path, "outsider").json()["items"]
    counts = [
        {"item_id": item["id"], "counts": {"qualified" if item["kind"] == "rating" else "fair": sheets}}
        for item in items
    ]
    counts[0]["counts"] |= changes
    return {"sheets": sheets, "items": counts}


def test_two_counters_make_it_count(hall: Hall) -> None:
    grading = on_paper(hall)
    same = sheet(grading, qualified=2, excellent=4)
    entered = grading.post("paper-counts", "outsider", same)
    unseen = [hall.get(f"{grading.path}/paper-counts", who).json() for who in ("outsider", "officer")]
    alone = grading.post("paper-counts/confirm", "outsider", same)
    offered = [grading.actions(who) & {"confirm_paper"} for who in ("outsider", "officer")]
    stale = grading.post("paper-counts/confirm", "officer", same, unseen[0]["version"] - 1)
    confirmed = grading.post("paper-counts/confirm", "officer", same)
    result = hall.get(f"{grading.path}/results", "outsider").json()
    shown = hall.get(f"{grading.path}/paper-counts", "officer").json()

    assert (entered.status_code, entered.json()["status"]) == (200, "closed")
    assert [(one["sheets"], one["items"]) for one in unseen] == [(None, [])] * 2  # whoever counts second counts
    assert (alone.status_code, code_of(alone)) == (403, "surveys.second_person_needed")
    assert offered == [set(), {"confirm_paper"}]
    assert (stale.status_code, confirmed.status_code) == (412, 200)
    assert (confirmed.json()["status"], confirmed.json()["is_valid"]) == ("counted", True)
    assert (shown["sheets"], shown["items"][0]["counts"]) == (6, {"qualified": 2, "excellent": 4})
    assert (result["counted"], result["cells"][0]["questions"][0]["counts"][2]["count"]) == (6, 6)
    first = {one["value"]: one["count"] for one in result["cells"][0]["ratings"][0]["counts"]}
    assert (first["excellent"], first["qualified"]) == (4, 2)
    assert grading.opinion("outsider")["people"][0]["place"] == "proposed"
    again = grading.post("paper-counts", "outsider", sheet(grading))
    assert (again.status_code, code_of(again)) == (409, "surveys.wrong_state")


def test_two_counts_that_differ_do_not_count(hall: Hall) -> None:
    grading = on_paper(hall)
    grading.post("paper-counts", "outsider", sheet(grading, qualified=2, excellent=4))
    item = hall.get(grading.path, "outsider").json()["items"][0]
    wrong: list[tuple[dict[str, Any], str, str, str]] = [
        (sheet(grading, qualified=3, excellent=3), "surveys.counts_differ", "/items/0/counts", item["title"]),
        (sheet(grading, sheets=5, qualified=1, excellent=4), "surveys.counts_differ", "/sheets", "收回的票数"),
        (sheet(grading, qualified=2), "surveys.counts_do_not_fit", "/items/0/counts", item["title"]),
    ]
    for body, code, pointer, name in wrong:
        answer = grading.post("paper-counts/confirm", "officer", body)
        assert (answer.status_code, code_of(answer)) == (422, code)
        assert answer.json()["errors"][0]["pointer"] == pointer
        assert name in answer.json()["title"]
    bare = grading.post("paper-counts/confirm", "officer", {})
    unwritten = sheet(grading, qualified=2, excellent=4, unqualified=0)  # none is as good as nothing written

    assert bare.status_code == 422
    assert hall.get(grading.path, "officer").json()["status"] == "closed"
    assert grading.post("paper-counts/confirm", "officer", unwritten).status_code == 200


def test_the_sums_fit_the_sheets(hall: Hall) -> None:
    grading = on_paper(hall)
    whole = sheet(grading)
    wrong: list[tuple[dict[str, Any], str]] = [
        (sheet(grading, sheets=8), "surveys.sheets_too_many"),
        (sheet(grading, qualified=5), "surveys.counts_do_not_fit"),
        (sheet(grading, best=0), "surveys.items_unclear"),
        (whole | {"items": whole["items"][1:]}, "surveys.items_unclear"),
        (whole | {"items": [*whole["items"], whole["items"][0]]}, "surveys.items_unclear"),
    ]
    for body, code in wrong:
        answer = grading.post("paper-counts", "outsider", body)
        assert (answer.status_code, code_of(answer)) == (422, code)
    nothing = grading.post("paper-counts/confirm", "officer", whole)

    assert (nothing.status_code, code_of(nothing)) == (409, "surveys.nothing_entered")
    assert [grading.post("paper-counts", who, whole).status_code for who in ("secretary", "member")] == [404, 403]
    with hall.session() as s:
        assert s.exec(select(Tally)).all() == []


def test_ticks_fit_the_sheets(hall: Hall) -> None:
    grading = on_paper(hall, TICKS | {"most_ticks": 2})
    body = sheet(grading)
    wrong = [
        {"o1": 7},  # of six sheets
        {"o1": 6, "abstained": 1},
        {"o1": 2, "o2": 2, "abstained": 1},  # a sheet that says nothing
        {"o1": 5, "o2": 5, "o3": 1, "abstained": 1},  # eleven ticks on five sheets
        {"abstained": 7},
    ]
    for counts in [*wrong, {"o1": 5, "o2": 3, "o3": 2, "abstained": 1}]:
        body["items"][-1]["counts"] = counts
        answer = grading.post("paper-counts", "outsider", body)
        assert (answer.status_code, code_of(answer) if counts in wrong else None) == (
            (422, "surveys.ticks_do_not_fit") if counts in wrong else (200, None)
        )
    grading.post("paper-counts/confirm", "officer", body)
    [question] = hall.get(f"{grading.path}/results", "outsider").json()["cells"][0]["questions"]

    assert [one["count"] for one in question["counts"]] == [5, 3, 2, 1]


def test_what_is_voted_on_phones_has_no_count_sheet(hall: Hall) -> None:
    survey_id = hall.opened()
    hall.done(survey_id, "close")
    grading = Grading(hall, survey_id)
    body = {"sheets": 0, "items": [{"item_id": "q1", "counts": {}}]}

    answer = grading.post("paper-counts", "secretary", body)

    assert (answer.status_code, code_of(answer)) == (409, "surveys.not_on_paper")

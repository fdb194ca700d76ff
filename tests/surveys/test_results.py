"""Satisfaction and questionnaires published: to whom, on which level, how exactly, and nothing that earlier rounds could be reckoned against."""

from threading import Thread
from uuid import UUID

from app.access.guard import Scope
from app.core.db import Database
from app.surveys import publication
from tests.client import code_of
from tests.databases import let_wait
from tests.surveys.attack import Algebra, figures, turnout
from tests.surveys.conftest import QUESTION, Hall
from tests.surveys.telling import FAIR, GOOD, POOR, all_say, counted, exact, publish, settle, shares, stored, told


def test_each_cell_is_told_in_ranges_and_a_small_one_not_at_all(hall: Hall) -> None:
    west = settle(hall, 10)
    marks = all_say(hall.people()[:8], GOOD) | all_say(hall.people()[8:9], POOR) | all_say(west[:4], FAIR)
    survey_id = counted(hall, marks, organization_id=hall.place("township"))
    early = hall.get(f"/surveys/{survey_id}/publication", "member")
    refused = [publish(hall, survey_id, who).status_code for who in ("member", "stranger")]
    answer = publish(hall, survey_id)
    shown = told(hall, survey_id, west[5])
    cells = {cell["counted"]: cell for cell in shown["cells"]}

    assert (early.status_code, code_of(early)) == (409, "surveys.not_published")
    assert refused == [403, 404]
    assert (answer.status_code, answer.json()["status"]) == (200, "published")
    assert shares(cells[9]["questions"]) == {
        "very_satisfied": "≤56%",
        GOOD: "≥66%",
        FAIR: "≤56%",
        POOR: "≤56%",
        "very_dissatisfied": "≤56%",
        "unknown": "≤56%",
    }
    assert (cells[None]["questions"], cells[None]["hidden_label"]) == ([], "收到的票不足5张，不显示结果。")
    assert (shown["counted"], shown["totals"], shown["people"]) == (None, [], [])
    assert publish(hall, survey_id).status_code == 409
    assert hall.get(f"/surveys/{survey_id}/publication", "stranger").status_code == 404
    [notice, *_] = hall.get("/notifications", west[5]).json()["items"]
    assert (notice["title"], notice["subject_id"]) == ("已公布：一季度民主评议", survey_id)


def test_what_is_published_gives_no_small_group_away(hall: Hall) -> None:
    """Linear algebra over everything that a voter can read of it, and over how many took part, hidden cells included."""
    west = settle(hall, 10)
    marks = all_say(hall.people()[:6], GOOD) | all_say(hall.people()[6:9], POOR) | all_say(west[:4], GOOD)
    survey_id = counted(hall, marks, organization_id=hall.place("township"))
    publish(hall, survey_id)
    cells = exact(hall, survey_id)
    known = turnout(cells) + figures(stored(hall), cells)
    read = hall.get(f"/surveys/{survey_id}/turnout", "member").json()

    groups = [[(cell.cell_id, option)] for cell in cells for option in cell.tallies[0].counts]
    assert [Algebra(known).determined(group) for group in groups] == [None] * len(groups)
    assert (read["counted"], read["issued"]) == (None, None)
    assert sorted(cell["counted"] or 0 for cell in read["cells"]) == [0, 9]
    assert hall.get(f"/surveys/{survey_id}/turnout", "officer").json()["counted"] == 13


def test_totals_add_up_what_is_shown(hall: Hall) -> None:
    west = settle(hall, 10)
    marks = all_say(hall.people()[:9], GOOD) | all_say(west[:8], GOOD)
    survey_id = counted(hall, marks, organization_id=hall.place("township"))
    publish(hall, survey_id)
    [total] = told(hall, survey_id)["totals"]

    assert (total["cells"], total["counted"], total["organization_id"]) == (2, 17, hall.place("township"))
    assert shares(total["questions"])[GOOD] == "≥70%"


def test_a_round_may_be_told_whole_if_that_was_chosen_before(hall: Hall) -> None:
    west = settle(hall, 10)
    marks = all_say(hall.people()[:9], GOOD) | all_say(west[:4], POOR)
    survey_id = counted(hall, marks, organization_id=hall.place("township"), disclosed_by="whole")
    publish(hall, survey_id)
    shown, read = told(hall, survey_id), hall.get(f"/surveys/{survey_id}/turnout", "member").json()
    [cell] = shown["cells"]

    assert (shown["disclosed_by"], shown["counted"], shown["totals"]) == ("whole", 13, [])
    assert (cell["label"], shares(cell["questions"])[GOOD]) == ("青禾镇委员会", "≥69%")
    assert (read["counted"], {one["counted"] for one in read["cells"]}) == (13, {None})
    refused = hall.post("/surveys", **hall.body(disclosed_by="whole"))
    assert (refused.status_code, code_of(refused)) == (422, "surveys.level_unclear")


def test_the_level_is_fixed_with_the_roll(hall: Hall) -> None:
    survey_id = hall.drafted(template="questionnaire", questions=[QUESTION])
    http, path = hall.client.as_("secretary"), f"/api/v1/surveys/{survey_id}"
    before = http.patch(path, json={"disclosed_by": "whole"}, headers={"If-Match": '"1"'})
    frozen = hall.done(survey_id, "freeze")
    after = http.patch(path, json={"disclosed_by": "cells"}, headers={"If-Match": f'"{frozen["version"]}"'})

    assert (before.status_code, frozen["disclosed_by"]) == (200, "whole")
    assert (after.status_code, code_of(after)) == (409, "surveys.wrong_state")


def test_too_few_make_a_round_that_is_not_published(hall: Hall) -> None:
    survey_id = counted(hall, all_say(hall.people()[:5], GOOD))
    answer = publish(hall, survey_id)

    assert (answer.status_code, code_of(answer)) == (409, "surveys.not_quorate")
    assert "publish" not in {one["action"] for one in hall.get(f"/surveys/{survey_id}").json()["allowed_actions"]}


def test_the_same_people_asked_again_whole_are_told_as_in_any_round(hall: Hall) -> None:
    """Who was on both rolls is counted over all cells of a round that is shown whole; nobody was absent, so nothing can be reckoned."""
    for quarter, value in enumerate((GOOD, POOR), 1):
        survey_id = counted(hall, all_say(hall.people(), value), disclosed_by="whole", quarter=quarter)
        publish(hall, survey_id)
        assert shares(told(hall, survey_id)["cells"][0]["questions"])[value] == "≥72%"


def test_an_option_that_stands_elsewhere_is_still_the_same(hall: Hall) -> None:
    """Asked again of one more, with the two options the other way round: what was told of one is not taken for what was told of the other."""
    rounds = [(["甲", "乙"], "o1", 10, "≥70%"), (["乙", "甲"], "o2", 11, "—")]
    for quarter, (options, value, voters, share) in enumerate(rounds, 1):
        asked = {"kind": "choice", "title": "选哪个？", "options": options}
        survey_id = counted(hall, all_say(hall.people()[:voters], value), questions=[asked], quarter=quarter)
        publish(hall, survey_id)
        assert shares(told(hall, survey_id)["cells"][0]["questions"])[value] == share


def test_asked_again_on_another_level_nothing_is_told(hall: Hall) -> None:
    """East and west whole, then east alone: the difference would be west."""
    everybody = all_say(hall.people()[:9], GOOD) | {"outsider": {"q1": POOR}}
    first = counted(hall, everybody, organization_id=hall.place("township"), disclosed_by="whole")
    second = counted(hall, all_say(hall.people()[:9], GOOD))
    publish(hall, first)
    before = told(hall, first)
    publish(hall, second)
    [cell] = told(hall, second)["cells"]

    assert (cell["counted"], cell["questions"]) == (None, [])
    assert cell["hidden_label"] == "统计单元和上一次不一样，不显示结果。"
    assert told(hall, first) == before


def test_two_rounds_of_the_same_people_are_published_one_after_the_other(hall: Hall, database: Database) -> None:
    """The second waits for the first, and tells nothing against it, also where both are published at the same moment."""
    everybody = all_say(hall.people()[:9], GOOD) | {"outsider": {"q1": POOR}}
    first = counted(hall, everybody, organization_id=hall.place("township"), disclosed_by="whole")
    second = counted(hall, all_say(hall.people()[:9], GOOD))
    other = Thread(target=publish, args=(hall, second))
    with database.transaction() as s:
        publication.publish(s, Scope.system(), UUID(first))
        other.start()
        let_wait(database)
    other.join()
    [cell] = told(hall, second)["cells"]

    assert (cell["counted"], cell["questions"]) == (None, [])
    assert len(told(hall, first)["cells"]) == 1

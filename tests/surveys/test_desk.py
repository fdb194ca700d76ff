"""What whoever runs rounds finds on the desk: the list of them, and how many wait."""

from tests.surveys.conftest import QUESTION, Hall


def test_a_desk_lists_what_it_keeps_and_not_where_its_people_vote(hall: Hall) -> None:
    own = hall.drafted()
    of_township = hall.drafted(
        "officer", organization_id=hall.place("township"), template="organization_satisfaction", questions=[QUESTION]
    )
    hall.done(of_township, "freeze", who="officer")

    def listed(query: str, who: str = "secretary") -> list[str]:
        return [one["id"] for one in hall.get(f"/surveys{query}", who).json()["items"]]

    assert listed("") == [of_township, own]
    assert listed("?held=true") == [own]
    assert listed("?held=true", "officer") == [of_township, own]
    assert listed("?held=true", "member") == []


def test_what_goes_no_further_by_itself_waits_for_its_own_organization(hall: Hall) -> None:
    def waiting() -> dict[str, int]:
        return {who: hall.get("/me", who).json()["pending_count"] for who in ("secretary", "officer", "member")}

    before, steps = waiting(), []
    survey_id = hall.drafted()
    for action in (None, "freeze", "open", "close", "void"):
        if action is not None:
            hall.done(survey_id, action)
        steps.append({who: count - before[who] for who, count in waiting().items()})

    assert [step["secretary"] for step in steps] == [1, 0, 0, 1, 0]
    assert {step["officer"] for step in steps} == {step["member"] for step in steps} == {0}


def test_a_count_sheet_waits_for_whoever_counts(hall: Hall) -> None:
    before = hall.get("/me", "outsider").json()["pending_count"]
    survey_id = hall.drafted("outsider", organization_id=hall.place("west"))
    hall.done(survey_id, "freeze", "open", who="outsider")
    opened = hall.get("/me", "outsider").json()["pending_count"]
    hall.done(survey_id, "close", who="outsider")

    assert (opened - before, hall.get("/me", "outsider").json()["pending_count"] - before) == (0, 1)

"""Minutes: a draft by the recorder, a signature by the secretary, then only corrections with a reason."""

from typing import Any

from tests.activities.conftest import Hall, minutes
from tests.client import code_of

TEXT = {"content": "学习了有关文件，讨论了三季度安排。", "resolution": "同意。"}


def write(hall: Hall, activity: str, by: str = "member", **changes: Any) -> Any:
    headers = {"If-Match": changes.pop("tag")} if "tag" in changes else {}
    return hall.send(by, "PUT", f"/activities/{activity}/minutes", TEXT | changes, **headers)


def sign(hall: Hall, activity: str, by: str = "secretary") -> Any:
    tag = hall.send("secretary", "GET", f"/activities/{activity}/minutes").headers["etag"]
    return hall.send(by, "POST", f"/activities/{activity}/minutes/sign", **{"If-Match": tag})


def meeting(hall: Hall) -> str:
    activity = hall.plan(recorder_id=hall.person("member"))
    hall.set(minutes(10))
    hall.send("secretary", "POST", f"/activities/{activity}/open")
    return activity


def test_the_recorder_writes_and_the_secretary_signs(hall: Hall) -> None:
    activity = meeting(hall)
    draft = write(hall, activity)
    assert draft.status_code == 200
    assert [action["action"] for action in draft.json()["allowed_actions"]] == ["write_minutes"]

    signed = sign(hall, activity)

    [version] = signed.json()["versions"]
    assert (version["number"], version["content"], version["written_by"]) == (1, TEXT["content"], "member")
    assert version["signed_by"] == "secretary"
    assert len(hall.events("minutes.written")) == len(hall.events("minutes.signed")) == 1


def test_a_signed_version_never_changes_and_a_correction_follows_it(hall: Hall) -> None:
    activity = meeting(hall)
    write(hall, activity)
    sign(hall, activity)

    silent = write(hall, activity, content="改了")
    corrected = write(hall, activity, content="补记一人发言。", correction_reason="漏记发言")

    assert (silent.status_code, silent.json()["errors"][0]["pointer"]) == (422, "/correction_reason")
    assert [version["number"] for version in corrected.json()["versions"]] == [2, 1]
    assert corrected.json()["versions"][1]["content"] == TEXT["content"]
    assert corrected.json()["versions"][0]["correction_reason"] == "漏记发言"
    assert sign(hall, activity).json()["versions"][0]["signed_by"] == "secretary"


def test_a_draft_is_rewritten_by_who_saw_its_newest_state(hall: Hall) -> None:
    activity = meeting(hall)
    tag = write(hall, activity).headers["etag"]

    first = write(hall, activity, "secretary", content="第二稿", tag=tag)
    second = write(hall, activity, content="另一稿", tag=tag)

    assert (first.status_code, second.status_code) == (200, 412)
    assert first.json()["versions"][0]["content"] == "第二稿"


def test_there_must_be_something_to_sign(hall: Hall) -> None:
    activity = meeting(hall)
    empty = sign(hall, activity)
    write(hall, activity)
    sign(hall, activity)
    twice = sign(hall, activity)

    assert [(answer.status_code, code_of(answer)) for answer in (empty, twice)] == [
        (409, "activities.nothing_to_sign")
    ] * 2


def test_a_draft_is_seen_by_its_writers_and_the_signed_one_by_all_who_were_invited(hall: Hall) -> None:
    activity = meeting(hall)
    write(hall, activity)

    def versions(name: str) -> int:
        return len(hall.send(name, "GET", f"/activities/{activity}/minutes").json()["versions"])

    assert (versions("member"), versions("secretary"), versions("member2")) == (1, 1, 0)
    sign(hall, activity)
    assert versions("member2") == 1


def test_others_neither_write_nor_sign(hall: Hall) -> None:
    activity = meeting(hall)
    write(hall, activity)

    other, outside = write(hall, activity, "member2"), write(hall, activity, "outsider")

    assert (other.status_code, code_of(other)) == (403, "activities.not_the_recorder")
    assert outside.status_code == 404
    assert sign(hall, activity, "member").status_code == 403
    assert sign(hall, activity, "outsider").status_code == 404


def test_before_the_meeting_there_is_nothing_to_write(hall: Hall) -> None:
    activity = hall.plan()

    answer = write(hall, activity, "secretary")

    assert (answer.status_code, code_of(answer)) == (409, "activities.wrong_state")

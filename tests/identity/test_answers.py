"""The holder says of each look at their card whether they showed it; if not, the card ends and the branch hears of it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import httpx
from sqlmodel import Session, select

from app.core import clock
from app.core.events import Event
from app.core.ids import new_id
from app.notifications.models import Notification
from tests.build import Town
from tests.client import Client, code_of
from tests.identity.conftest import API, Desk, Phone

Opened = Callable[[], AbstractContextManager[Session]]
OWN = "/api/v1/me/verifications"


def looks(client: Client, name: str = "member") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.as_(name).get(OWN).json()["items"]
    return items


def answer(client: Client, verification_id: object, said: str, name: str = "member") -> httpx.Response:
    return client.as_(name).post(f"{OWN}/{verification_id}/answers", json={"answer": said})


def told(session: Opened, town: Town, name: str) -> list[tuple[str, str]]:
    """The notices of one of the cast: title, and what each is about."""
    with session() as s:
        theirs = select(Notification).where(Notification.member_id == town.members[name])
        return [(row.title, row.subject_type) for row in s.exec(theirs)]


def test_a_look_waits_for_an_answer(client: Client, phone: Phone, desk: Desk) -> None:
    desk.verify(phone.show())

    [look] = looks(client)

    assert look["answer"] is None
    assert look["allowed_actions"] == [
        {"action": "mine", "label": "是我出示的", "requires_reason": False},
        {"action": "not_mine", "label": "不是我", "requires_reason": False},
    ]


def test_mine_is_only_noted(
    client: Client, phone: Phone, desk: Desk, town: Town, session: Opened, run_jobs: Callable[[], int]
) -> None:
    desk.verify(phone.show())
    [look] = looks(client)

    said = answer(client, look["id"], "mine")
    run_jobs()

    assert (said.status_code, said.json()["answer"], said.json()["allowed_actions"]) == (201, "mine", [])
    assert looks(client) == [said.json()]
    assert desk.verdict(phone.show()) == "valid"
    assert told(session, town, "secretary") == []
    with session() as s:
        data = s.exec(select(Event.data).where(Event.type == "verification.answered")).one()
    assert data == {
        "verification_id": look["id"],
        "device_id": phone.device_id,
        "member_id": str(town.members["member"]),
        "answer": "mine",
    }


def test_not_mine_ends_the_card_at_once_and_tells_the_secretary(
    client: Client, phone: Phone, desk: Desk, town: Town, session: Opened, run_jobs: Callable[[], int]
) -> None:
    desk.verify(phone.show())

    said = answer(client, looks(client)[0]["id"], "not_mine")
    run_jobs()

    assert (said.status_code, said.json()["answer"]) == (201, "not_mine")
    assert desk.verdict(phone.show()) == "revoked"
    [device] = phone.http.get(f"{API}/devices").json()["items"]
    assert device["end_reason"] == "owner"
    assert told(session, town, "secretary") == [("有党员说卡被人冒用", "member")]
    assert told(session, town, "outsider") == told(session, town, "officer") == []
    with session() as s:
        actor_id = s.exec(select(Event.actor_id).where(Event.type == "device.ended")).one()
    assert actor_id == town.members["member"]


def test_a_secretary_is_not_told_of_what_they_said_themselves(
    client: Client, desk: Desk, town: Town, session: Opened, run_jobs: Callable[[], int]
) -> None:
    phone = Phone(client, "secretary")
    phone.enrol()
    phone.renew()
    desk.verify(phone.show(), by="officer")

    assert answer(client, looks(client, "secretary")[0]["id"], "not_mine", "secretary").status_code == 201
    run_jobs()

    assert told(session, town, "secretary") == []


def test_not_mine_leaves_the_phone_alone_that_came_after(client: Client, phone: Phone, desk: Desk) -> None:
    desk.verify(phone.show())
    new = Phone(client, "member")
    new.enrol()
    new.renew()

    assert answer(client, looks(client)[0]["id"], "not_mine").status_code == 201

    assert desk.verdict(new.show()) == "valid"


def test_an_answer_is_given_once(client: Client, phone: Phone, desk: Desk, session: Opened) -> None:
    desk.verify(phone.show())
    [look] = looks(client)
    first, again = (answer(client, look["id"], "mine") for _ in range(2))

    other = answer(client, look["id"], "not_mine")

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert (other.status_code, code_of(other)) == (409, "identity.already_answered")
    assert desk.verdict(phone.show()) == "valid"
    with session() as s:
        assert len(s.exec(select(Event.id).where(Event.type == "verification.answered")).all()) == 1


def test_of_many_answers_at_once_one_is_recorded(client: Client, phone: Phone, desk: Desk, session: Opened) -> None:
    desk.verify(phone.show())
    [look] = looks(client)
    http = client.as_("member")
    with ThreadPoolExecutor(8) as pool:
        statuses = set(
            pool.map(
                lambda said: http.post(f"{OWN}/{look['id']}/answers", json={"answer": said}).status_code,
                ["mine", "not_mine"] * 4,
            )
        )

    assert statuses == {201, 409}
    with session() as s:
        assert len(s.exec(select(Event.id).where(Event.type == "verification.answered")).all()) == 1


def test_nobody_answers_for_another(client: Client, phone: Phone, desk: Desk) -> None:
    desk.verify(phone.show())
    [look] = looks(client)

    other = answer(client, look["id"], "not_mine", "member2")
    secretary = answer(client, look["id"], "not_mine", "secretary")
    missing = answer(client, new_id(), "not_mine", "member2")

    assert other.status_code == secretary.status_code == missing.status_code == 404
    assert other.content == secretary.content == missing.content
    assert answer(client, look["id"], "not_mine", "admin").status_code == 403
    assert desk.verdict(phone.show()) == "valid"


def test_only_looks_are_answered(client: Client, phone: Phone, session: Opened, town: Town) -> None:
    with session() as s:
        enrolled = s.exec(select(Event.id).where(Event.type == "device.enrolled")).one()

    assert answer(client, enrolled, "not_mine").status_code == 404


def test_an_answer_in_the_wrong_shape_names_the_field(client: Client, phone: Phone, desk: Desk) -> None:
    desk.verify(phone.show())

    refused = answer(client, looks(client)[0]["id"], "perhaps")

    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/answer"


def test_only_an_old_code_is_asked_about_and_once_while_unread(
    client: Client, phone: Phone, desk: Desk, town: Town, session: Opened, run_jobs: Callable[[], int]
) -> None:
    shown = phone.show()
    desk.verify(shown)
    desk.verify(phone.show(), challenge="482913")
    run_jobs()
    assert told(session, town, "member") == []

    desk.verify(shown)
    desk.verify(shown)
    desk.verify(phone.show(at=clock.now() - timedelta(seconds=70)))
    run_jobs()
    assert told(session, town, "member") == [("有人出示了您的党员卡的旧码", "card_verification")]

    [notice] = client.as_("member").get("/api/v1/notifications").json()["items"]
    client.as_("member").put("/api/v1/notifications/read", json={"ids": [notice["id"]]})
    phone.http.post(f"{API}/devices/{phone.device_id}/end", json={})
    desk.verify(phone.show())
    run_jobs()
    assert len(told(session, town, "member")) == 2


def test_a_good_look_leaves_no_job(client: Client, phone: Phone, desk: Desk, run_jobs: Callable[[], int]) -> None:
    run_jobs()
    desk.verify(phone.show())

    assert run_jobs() == 0

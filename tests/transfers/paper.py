"""How the receiving office takes in somebody who comes with a paper letter."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
from sqlmodel import select

from app.core import clock
from app.members.models import Member
from tests.build import national_id
from tests.transfers.conftest import TRANSFERS, Offices

NUMBER = 41_000  # of an ID number that nobody of the cast has
PICTURE = b"\xff\xd8\xff\xe0" + b"picture" * 20
SOURCE = "外省某市某区某街道党工委"


def person(**changes: Any) -> dict[str, Any]:
    return {
        "name": "来人",
        "national_id": national_id(NUMBER),
        "ethnicity": "01",
        "education": "20",
        "occupation": "教师",
        "phone": "19900001234",
        "category": "full",
        "joined_on": "2008-07-01",
        "confirmed_on": "2009-07-01",
    } | changes


def letter(**changes: Any) -> dict[str, Any]:
    return {"number": "外字第12号", "issued_on": str(clock.today() - timedelta(days=10)), "valid_days": 30} | changes


def arrive(offices: Offices, who: str = "officer", to: str = "township", **changes: Any) -> httpx.Response:
    """Type a letter in."""
    body = {
        "target_id": offices.place(to),
        "source_text": SOURCE,
        "letter": letter(),
        "arrived_on": str(clock.today()),
        "dues_paid_through": f"{clock.today():%Y-%m}",
        "person": person(),
    } | changes
    body = {key: value for key, value in body.items() if value is not None}
    return offices.client.as_(who).post(f"{TRANSFERS}/incoming", json=body, headers={"Idempotency-Key": str(uuid4())})


def arrived(offices: Offices, **changes: Any) -> str:
    answer = arrive(offices, **changes)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def attach(offices: Offices, transfer_id: str, who: str = "officer", content: bytes = PICTURE) -> httpx.Response:
    """Attach the picture of the letter to the version that stands."""
    desk, place = offices.client.as_(who), f"{TRANSFERS}/{transfer_id}"
    seen = desk.get(place).headers.get("ETag", '"1"')
    return desk.put(f"{place}/scan", files={"file": ("a", content)}, headers={"If-Match": seen})


def assigned(offices: Offices, to: str = "west", **changes: Any) -> str:
    """One that lies with the branch."""
    transfer_id = arrived(offices, **changes)
    assert attach(offices, transfer_id).status_code == 200
    offices.done(transfer_id, "officer", "assign", branch_id=offices.place(to))
    return transfer_id


def gone(offices: Offices) -> str:
    """The ID number of `member`, who has been received outside."""
    transfer_id = offices.sent(to=None, target_external="外省某市某区委组织部", kind="cross_province")
    offices.done(transfer_id, "officer", "file_receipt", handler="对方经办人")
    with offices.session() as s:
        return s.get_one(Member, offices.town.members["member"]).national_id


def newcomers(offices: Offices) -> list[Member]:
    """The records of whoever came with the letter."""
    with offices.session() as s:
        found = list(s.exec(select(Member).where(Member.name == "来人")))
        s.expunge_all()  # to be read after the transaction
        return found

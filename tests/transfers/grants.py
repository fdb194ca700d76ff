"""Deputies for a time, asked for by the administrator and decided by the officer, who is `second_admin`."""

from datetime import timedelta

from app.core import clock
from tests.transfers.conftest import API, Offices


def asked(offices: Offices, who: str, place: str, days: int = 30) -> str:
    ask = {
        "role": "deputy_secretary",
        "member_id": str(offices.town.members[who]),
        "reason": "出差期间由其代办",
        "ends_on": str(clock.today() + timedelta(days=days)),
    }
    answer = offices.client.as_("admin").post(f"{API}/organizations/{offices.place(place)}/role-grants", json=ask)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def decided(offices: Offices, grant_id: str, action: str, version: int = 1) -> None:
    body, seen = {"action": action, "reason": "镇党委同意"}, {"If-Match": f'"{version}"'}
    answer = offices.client.as_("officer").post(f"{API}/role-grants/{grant_id}/actions", json=body, headers=seen)
    assert answer.status_code == 200, answer.text


def deputy(offices: Offices, who: str, place: str, days: int = 30) -> str:
    grant_id = asked(offices, who, place, days)
    decided(offices, grant_id, "approve")
    return grant_id

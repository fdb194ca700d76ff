"""A roster that was looked through before the tree changed: it never writes where its uploader reaches no more, or where nobody is."""

from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from app.members.models import Member
from app.organizations.models import Organization
from tests.build import Town
from tests.client import Client
from tests.roster.steps import RunJobs, Sessions, checked, newcomer, xlsx
from tests.transfers.plans import Desk, hire

IMPORTS = "/api/v1/roster-imports"


@pytest.mark.parametrize(
    ("who", "operation", "to", "status"),
    [
        ("officer", "merge", "west", "failed"),
        ("officer", "move_branch", "neighbour", "failed"),
        ("maker", "move_branch", "neighbour", "applied"),
    ],
)
def test_an_import_after_a_change_of_the_tree(
    client: Client,
    town: Town,
    session: Sessions,
    run_jobs: RunJobs,
    tmp_path: Path,
    *,
    who: str,
    operation: str,
    to: str,
    status: str,
) -> None:
    with session() as s:
        hire(s, town)
    import_id = checked(client.as_(who), run_jobs, xlsx(tmp_path, newcomer(1)))["id"]
    Desk(client, town).done(operation, "east", to=to)

    assert client.as_(who).post(f"{IMPORTS}/{import_id}/apply").status_code == 202
    run_jobs()
    body: dict[str, Any] = client.as_(who).get(f"{IMPORTS}/{import_id}").json()
    assert body["status"] == status, body
    with session() as s:
        came = s.exec(select(Organization.name).join(Member).where(Member.name == "林知远")).all()
        assert came == ([] if status == "failed" else ["东村党支部"])
        assert s.get_one(Organization, town.organizations["east"]).member_count == (
            0 if operation == "merge" else 3 + len(came)
        )

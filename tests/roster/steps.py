"""How a person at a desk imports a roster: upload, look at the verdicts, apply."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import httpx
from sqlmodel import Session

from tests.roster.files import XLSX, national_number, person, sheet_of, write_xlsx

EAST, WEST = "东村党支部", "西村党支部"
Sessions = Callable[[], AbstractContextManager[Session]]
RunJobs = Callable[[], int]


def newcomer(sequence: int, **changes: object) -> dict[str, object]:
    return person(organization=EAST, national_id=national_number(sequence=sequence)) | changes


def upload(caller: httpx.Client, path: Path, **headers: str) -> httpx.Response:
    with path.open("rb") as file:
        return caller.post("/api/v1/roster-imports", files={"file": (path.name, file, XLSX)}, headers=headers)


def checked(caller: httpx.Client, run_jobs: RunJobs, path: Path) -> dict[str, Any]:
    answer = upload(caller, path)
    assert answer.status_code == 202, answer.text
    assert answer.json()["status"] == "checking"
    run_jobs()
    body: dict[str, Any] = caller.get(f"/api/v1/roster-imports/{answer.json()['id']}").json()
    return body


def applied(caller: httpx.Client, run_jobs: RunJobs, path: Path, body: dict[str, Any] | None = None) -> dict[str, Any]:
    import_id = checked(caller, run_jobs, path)["id"]
    answer = caller.post(f"/api/v1/roster-imports/{import_id}/apply", json=body)
    assert answer.status_code == 202, answer.text
    run_jobs()
    done: dict[str, Any] = caller.get(f"/api/v1/roster-imports/{import_id}").json()
    assert done["status"] == "applied"
    return done


def xlsx(tmp_path: Path, *people: dict[str, object], name: str = "名册.xlsx") -> Path:
    return write_xlsx(tmp_path / name, {"名单": sheet_of(*people)})

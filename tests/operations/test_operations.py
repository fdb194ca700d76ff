"""What a supervisor, an operator and a client's developer ask of a running installation."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlmodel import Session

from app.core import queue
from app.core.settings import settings
from app.operations.client_files import ClientFiles
from tests.build import Town
from tests.client import Client, code_of

Open = Callable[[], AbstractContextManager[Session]]


def test_a_living_process_says_so(client: Client) -> None:
    assert client.anonymous.get("/healthz").json() == {"status": "ok"}
    assert client.anonymous.get("/readyz").json() == {"status": "ready"}


def test_every_error_is_in_the_catalogue_in_both_languages(client: Client) -> None:
    found = {entry["code"]: entry for entry in client.anonymous.get("/api/v1/errors").json()["items"]}

    assert found["request.stale"]["status"] == 412
    assert all(entry["title"] and entry["title_en"] for entry in found.values())


def test_errors_are_in_english_on_request(client: Client) -> None:
    answer = client.anonymous.get("/api/v1/nothing", headers={"Accept-Language": "en"})

    assert answer.json()["title"].startswith("Not found")


def test_metrics_are_for_the_machine_itself_or_a_bearer(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    local = client.anonymous.get("/metrics")
    assert "events_unsealed" in local.text
    assert client.anonymous.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 404

    monkeypatch.setattr(settings(), "metrics_token", SecretStr("m" * 40))
    headers = {"X-Forwarded-For": "203.0.113.9", "Authorization": f"Bearer {'m' * 40}"}
    assert client.anonymous.get("/metrics", headers=headers).status_code == 200


def test_a_job_is_followed_by_who_asked_for_it_and_by_nobody_else(client: Client, session: Open, town: Town) -> None:
    with session() as s:
        row = queue.enqueue(s, "none", {}, owner_id=town.accounts["officer"])
        s.flush()
        path = f"/api/v1/jobs/{row.id}"

    assert client.as_("officer").get(path).json()["status"] == "queued"
    assert code_of(client.as_("secretary").get(path)) == "request.not_found"


@pytest.fixture
def built(tmp_path: Path) -> httpx.AsyncClient:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<html>start</html>")
    (tmp_path / "assets" / "app-1a2b.js").write_text("1")
    (tmp_path / "sw.js").write_text("2")
    app = FastAPI()
    app.mount("/", ClientFiles(tmp_path))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver")


@pytest.mark.anyio
async def test_the_client_is_served_for_each_of_its_own_addresses(built: httpx.AsyncClient) -> None:
    for path in ("/", "/c?t=abc", "/pages/me/me", "/../pyproject.toml"):
        page = await built.get(path)
        assert page.text == "<html>start</html>"
        assert page.headers["cache-control"] == "no-cache"
        assert page.headers["permissions-policy"] == "camera=(self), microphone=(), geolocation=()"
    assert "immutable" in (await built.get("/assets/app-1a2b.js")).headers["cache-control"]
    assert (await built.get("/assets/app-of-another-build.js")).status_code == 404
    assert (await built.get("/api/v1/none")).status_code == 404
    assert (await built.post("/")).status_code == 405


@pytest.mark.anyio
async def test_the_service_worker_is_asked_for_each_time(built: httpx.AsyncClient) -> None:
    worker = await built.get("/sw.js")

    assert worker.headers["content-type"].startswith("text/javascript")
    assert worker.headers["cache-control"] == "no-cache"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"

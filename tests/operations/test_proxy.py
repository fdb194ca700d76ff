"""The proxy of docker-compose.yml, in Debian's build, before the real server: what it holds back, and that a restart is seen by nobody."""

import os
import signal
import socket
import ssl
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from select import select
from threading import Event, Thread

import httpx
import pytest
from sqlmodel import func
from sqlmodel import select as rows

from app.activities.models import Activity
from app.core.db import Database
from app.core.ids import new_id
from app.core.settings import settings
from tests.client import Client
from tests.long.test_crash import ACTIVITY
from tests.operations.test_server import Server, eventually, free_port, serving
from tests.quality import note

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
CADDY = ROOT / "var" / "caddy" / "usr" / "bin" / "caddy"  # scripts/setup.sh puts it there
SITE = "https://localhost"
CALLERS = 4
ENOUGH = 100  # answers before a restart, and after it
IDLE_SECONDS = 6  # uvicorn's own patience is 5
TRIES = 3  # as our client has
# What was sent on a connection that the stopping server was just closing. And Debian's build of 2022 loses a body that had to wait.
LOST = 502


class Proxy:
    """A running proxy with an authority of its own, as compose starts it without a public name."""

    def __init__(self, folder: Path, port: int) -> None:
        self._url = f"{SITE}:{port}"
        self._root = folder / "pki" / "authorities" / "local" / "root.crt"

    def is_up(self) -> bool:
        """Whether it speaks TLS under its certificate."""
        if not self._root.exists():
            return False
        try:
            with self.client() as http:
                return http.get("/metrics").status_code == 404
        except httpx.TransportError:
            return False

    def client(self) -> httpx.Client:
        """Somebody out there who trusts its authority."""
        trusted = ssl.create_default_context(cafile=str(self._root))
        return httpx.Client(base_url=self._url, verify=trusted, timeout=60, trust_env=False)


@contextmanager
def proxying(folder: Path, app_port: int) -> Iterator[Proxy]:
    """The proxy as it is deployed, but for its ports and for where its certificates lie."""
    port = free_port()
    own = (
        f"{{\nadmin off\nskip_install_trust\nhttp_port {free_port()}\nhttps_port {port}\nstorage file_system {folder}\n"
    )
    deployed = (ROOT / "deploy" / "Caddyfile").read_text()
    assert deployed.count("app:8000") == deployed.count("\n{\n") == 1
    file = folder / "Caddyfile"
    file.write_text(deployed.replace("app:8000", f"127.0.0.1:{app_port}").replace("\n{\n", f"\n{own}"))
    command = [str(CADDY), "run", "--adapter", "caddyfile", "--config", str(file)]
    with (
        (folder / "caddy.log").open("w") as log,
        subprocess.Popen(
            command, env=os.environ | {"SITE": "localhost", "HOME": str(folder)}, stdout=log, stderr=log
        ) as process,
    ):
        proxy = Proxy(folder, port)
        try:
            assert eventually(proxy.is_up), (folder / "caddy.log").read_text()
            yield proxy
        finally:
            process.terminate()


class Callers:
    """Some who plan one meeting after the other through the proxy, and as our client does, ask again for what was lost on the way."""

    def __init__(self, proxy: Proxy, token: str, organization_id: str) -> None:
        self.answers: list[int] = []
        self.lost = 0
        self._proxy = proxy
        self._token = token
        self._body = ACTIVITY | {"audience": {"organization_id": organization_id}}

    def call(self, stop: Event) -> None:
        with self._proxy.client() as http:
            while not stop.is_set():
                headers = {"Authorization": f"Bearer {self._token}", "Idempotency-Key": str(new_id())}
                for _ in range(TRIES):
                    status = http.post("/api/v1/activities", json=self._body, headers=headers).status_code
                    if status != LOST:
                        break
                    self.lost += 1
                self.answers.append(status)

    def have_more(self) -> bool:
        """Wait for some more answers."""
        before = len(self.answers)
        return eventually(lambda: len(self.answers) >= before + ENOUGH)


@contextmanager
def in_production(database: Database, folder: Path, port: int) -> Iterator[Server]:
    """The server as compose runs it."""
    settings = {"APP_MODE": "production", "APP_PUBLIC_URL": SITE, "APP_TRUSTED_PROXIES": "127.0.0.1"}
    with serving(database, folder, at=port, **settings) as server:
        yield server


def test_a_restart_is_seen_by_nobody(
    client: Client, database: Database, town_ids: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings(), "public_url", SITE)
    port, stop = free_port(), Event()
    with proxying(tmp_path, port) as proxy, ThreadPoolExecutor(CALLERS) as pool:
        callers = Callers(proxy, client.token("secretary"), town_ids["east"])
        with in_production(database, tmp_path, port) as server:
            tasks = [pool.submit(callers.call, stop) for _ in range(CALLERS)]
            assert callers.have_more()
            server.process.send_signal(signal.SIGTERM)
            assert server.process.wait(30) == 0
        with in_production(database, tmp_path, port):
            assert callers.have_more()
            stop.set()
            for task in tasks:
                task.result()

    assert set(callers.answers) == {201}
    with database.transaction(writes=False) as session:
        assert session.exec(rows(func.count()).select_from(Activity)).one() == len(callers.answers)
    said = f"{len(callers.answers)} writes of {CALLERS} callers, each answered well; asked again {callers.lost} times"
    note("a restart behind the proxy", said)


def test_what_the_proxy_holds_back(database: Database, tmp_path: Path) -> None:
    port = free_port()
    with in_production(database, tmp_path, port), proxying(tmp_path, port) as proxy, proxy.client() as http:
        page = http.get("/api/v1/openapi.json")
        forged = [
            http.get("/api/v1/feedback/123456789012", headers={"X-Forwarded-For": f"203.0.113.{number}"})
            for number in (1, 2)
        ]

        assert (http.get("/metrics").status_code, http.get("/readyz").status_code) == (404, 200)
        assert page.headers["strict-transport-security"] == "max-age=31536000"
        assert page.headers["content-encoding"] in {"gzip", "zstd"}
        assert forged[1].headers["ratelimit"].startswith('"feedback-lookup";r=58;')
        assert http.post("/api/v1/feedback", content=b"x" * (51 << 20)).status_code == 413


def test_the_proxy_tells_of_nobody_what_failed(tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as broken,
        proxying(tmp_path, broken.getsockname()[1]) as proxy,
        proxy.client() as http,
    ):
        hanging_up = Thread(target=lambda: broken.accept()[0].close())
        hanging_up.start()
        answer = http.post("/api/v1/surveys/0198f0aa/ballots", json={"answers": {}})
        hanging_up.join()
        log = (tmp_path / "caddy.log").read_text()

    assert answer.status_code == LOST
    assert '"status":502' in log
    assert "remote_ip" not in log
    assert "ballots" not in log


def test_the_server_keeps_a_connection_for_longer_than_the_proxy_leaves_it_idle(
    database: Database, tmp_path: Path
) -> None:
    port = free_port()
    with serving(database, tmp_path, at=port), socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while not connection.recv(4096).endswith(b"}"):
            pass

        closed, _, _ = select([connection], [], [], IDLE_SECONDS)

    assert closed == []

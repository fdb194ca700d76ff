"""The stand-in for WeChat and SMS as a process of the tests' own, spoken to over real HTTP on 127.0.0.1."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from app.core.settings import settings
from app.gateways import connections
from app.sandbox import wechat_world as world

ROOT = Path(__file__).parent.parent


class StandIn:
    """The test's side of a running stand-in: what `/__…` routes of app/sandbox/wechat_control.py offer."""

    def __init__(self, url: str, client: httpx.Client) -> None:
        self.url = url
        self._client = client

    def mint(self, kind: str, openid: str = "o-anyone", **extra: object) -> str:
        """A code as wx.login (`mini`), the redirect (`official`) or the phone button (`phone`) gives it to a user."""
        answer = self._post("/__codes", {"kind": kind, "openid": openid, **extra})
        return str(answer.json()["code"])

    def permit(self, openid: str, template_id: str, count: int = 1) -> None:
        self._post("/__permissions", {"openid": openid, "template_id": template_id, "count": count})

    def switch(self, *faults: dict[str, object], **switches: object) -> None:
        """Replace all switches; none given is good weather."""
        self._post("/__control", {"faults": list(faults), **switches})

    def advance(self, seconds: float) -> None:
        """Move the stand-in's own clock on; the application's stays."""
        self._post("/__clock", {"advance_seconds": seconds})

    def reset(self) -> None:
        self._post("/__reset", {})

    def calls(self, path: str) -> list[dict[str, object]]:
        return [call for call in self._read("/__log") if call["path"] == path]

    def messages(self) -> list[dict[str, object]]:
        """Subscription messages that were taken, in WeChat's own shape."""
        return self._read("/__messages")

    def texts(self) -> list[dict[str, object]]:
        """Text messages that were taken, in the shape of app/gateways/sms.py."""
        return self._read("/__sms")

    def _post(self, path: str, body: dict[str, object]) -> httpx.Response:
        response = self._client.post(path, json=body)
        assert response.is_success, response.text
        return response

    def _read(self, path: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = self._client.get(path).json()
        return rows


@contextmanager
def running_standin() -> Iterator[StandIn]:
    """Start one on a free port and end it by its own pid."""
    command = [sys.executable, "-m", "app.sandbox.wechat", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().strip()
            assert url.startswith("http://127.0.0.1:"), "the stand-in did not start"
            with httpx.Client(base_url=url, trust_env=False) as client:
                yield StandIn(url, client)
        finally:
            process.terminate()
            process.wait(10)


@pytest.fixture(scope="session")
def standin_process() -> Iterator[StandIn]:
    with running_standin() as standin:
        yield standin


@pytest.fixture
def outside(standin_process: StandIn, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A forgetful outside world for one test: the application's settings point at it."""
    standin_process.reset()
    chosen = settings()
    monkeypatch.setattr(chosen, "wechat_api_base", standin_process.url)
    monkeypatch.setattr(chosen, "wechat_authorize_base", standin_process.url)
    monkeypatch.setattr(chosen, "wechat_mini_appid", world.MINI_APPID)
    monkeypatch.setattr(chosen, "wechat_mini_secret", SecretStr(world.MINI_SECRET))
    monkeypatch.setattr(chosen, "wechat_official_appid", world.OFFICIAL_APPID)
    monkeypatch.setattr(chosen, "wechat_official_secret", SecretStr(world.OFFICIAL_SECRET))
    monkeypatch.setattr(chosen, "wechat_template_activity", "activity-notice")
    monkeypatch.setattr(chosen, "wechat_template_transfer", "transfer-notice")
    monkeypatch.setattr(chosen, "sms_api_base", standin_process.url)
    monkeypatch.setattr(chosen, "sms_api_key", SecretStr(world.SMS_KEY))
    connections.close()
    yield standin_process
    connections.close()

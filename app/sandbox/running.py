"""Starts a sandbox: settings of its own, a database with the town, the stand-in for WeChat, and the server."""

import ctypes
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app import server
from app.core import crypto, logs
from app.core.db import Database
from app.core.settings import Mode, ensure_root_key, settings
from app.main import create_app
from app.operations.failures import CommandError
from app.sandbox import places, wechat_world
from app.sandbox.cast import SEATS, TITLES, Caller
from app.sandbox.routes import open_to_all
from app.sandbox.seeding import Template, prepare

HOST = "127.0.0.1"
PR_SET_PDEATHSIG = 1  # Linux: the child ends with its parent, however that ends
TEMPLATE_IDS = {"activity": "sandbox-activity-notice", "transfer": "sandbox-transfer-notice"}


@dataclass(frozen=True)
class Order:
    """What `sandbox up` was asked for. A port of 0 is a sandbox that leaves nothing behind."""

    port: int
    database_url: str | None
    has_town: bool
    speaks_json: bool


def start(order: Order) -> None:
    """Run a sandbox until it is told to stop. Raises `CommandError` when something stands in the way."""
    port = _free_port(order.port)
    places.forget(port, everything=order.port == 0)
    folder = places.folder_of(port)
    folder.mkdir(parents=True, exist_ok=True)
    wechat_port = _free_port(0)
    _configure(order, port, wechat_port, folder)
    with _stand_in(wechat_port):
        try:
            _serve(order, port, f"http://{HOST}:{wechat_port}", folder)
        finally:
            places.forget(port, everything=order.port == 0)


def _free_port(port: int) -> int:
    """The port, or any free one for 0. Raises `CommandError` when it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as fault:
            raise CommandError(f"Port {port} is taken. Choose another: --port {port + 1}") from fault
        number: int = probe.getsockname()[1]
        return number


def _configure(order: Order, port: int, wechat_port: int, folder: Path) -> None:
    """The settings of this process, whatever the environment said."""
    name = "town" if order.has_town else "empty"
    wechat = f"http://{HOST}:{wechat_port}"
    chosen = {
        "mode": Mode.SANDBOX,
        "database_url": order.database_url or f"sqlite:///{folder}/{name}.sqlite3",
        "data_dir": str(folder),
        "keys_dir": str(places.HOME / "keys"),
        "public_url": f"http://{HOST}:{port}",
        "wechat_api_base": wechat,
        "wechat_authorize_base": wechat,
        "wechat_mini_appid": wechat_world.MINI_APPID,
        "wechat_mini_secret": wechat_world.MINI_SECRET,
        "wechat_official_appid": wechat_world.OFFICIAL_APPID,
        "wechat_official_secret": wechat_world.OFFICIAL_SECRET,
        "wechat_template_activity": TEMPLATE_IDS["activity"],
        "wechat_template_transfer": TEMPLATE_IDS["transfer"],
        "sms_api_base": wechat,
        "sms_api_key": wechat_world.SMS_KEY,
    }
    os.environ |= {f"APP_{key.upper()}": value for key, value in chosen.items()}
    settings.cache_clear()
    ensure_root_key(settings().keys_dir)
    crypto.keyring.cache_clear()


@contextmanager
def _stand_in(port: int) -> Iterator[None]:
    """The stand-in for WeChat as a process of its own, which Ctrl-C at the sandbox does not reach: it ends when the sandbox ends it."""
    command = [sys.executable, "-m", "app.sandbox.wechat", "--port", str(port)]
    process = subprocess.Popen(  # noqa: S603  our own module
        command, cwd=places.ROOT, stdout=subprocess.DEVNULL, preexec_fn=_end_with_parent, start_new_session=True
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _end_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _serve(order: Order, port: int, wechat_url: str, folder: Path) -> None:
    _say(order, "Making the town ready (the first time takes some seconds)…")
    template = Template(has_town=order.has_town)
    template.make()
    database = Database(settings().database_url)
    prepare(database, template)
    with (folder / "log.jsonl").open("a") as stream:
        logs.set_up(stream)
        logging.getLogger("alembic").setLevel(logging.WARNING)
        app = create_app(database, (open_to_all(),))
        app.state.template = template
        running = places.Running(settings().public_url, os.getpid(), wechat_url)
        server.run(app, HOST, port, lambda: _announce(order, port, running))


def _announce(order: Order, port: int, running: places.Running) -> None:
    places.note(port, running)
    if order.speaks_json:
        sign_in = {caller: f"{running.url}/sandbox/sign-in/{caller}" for caller in SEATS} if order.has_town else {}
        line = {"base_url": running.url, "pid": running.pid, "wechat_url": running.wechat_url, "sign_in": sign_in}
        print(json.dumps(line), flush=True)
        return
    print(f"\n  The town is at      {running.url}\n")
    if order.has_town:
        for caller in (Caller.MEMBER, Caller.SECRETARY, Caller.OFFICER):
            print(f"  Sign in as {caller:<10}{running.url}/sandbox/sign-in/{caller}   {TITLES[caller]}")
    print(f"  All sign-ins        {running.url}/sandbox   (passwords and codes for the desk)")
    print(
        "\n  Use one private window for each person. Ctrl-C ends the town; it is kept for the next time.\n", flush=True
    )


def _say(order: Order, words: str) -> None:
    if not order.speaks_json:
        print(f"· {words}", flush=True)

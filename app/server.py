"""The processes of an installation: the server, and the worker beside it or alone."""

import gc
import math
import signal
import socket
import threading
from collections.abc import Callable
from time import monotonic
from types import FrameType

import uvicorn
from fastapi import FastAPI

from app import worker
from app.core import logs
from app.core.db import Database
from app.core.settings import Mode, settings
from app.main import create_app
from app.operations.failures import CommandError

GRACE_SECONDS = 25
NOTICE_SECONDS = 2.0  # a proxy asks /readyz about once a second
# For an idle connection, longer than a proxy keeps its own (deploy/Caddyfile): whoever lets go second may be sending a request, and loses it.
KEEP_ALIVE_SECONDS = 75


class Server(uvicorn.Server):
    """Says 503 at /readyz for `notice` seconds once it is asked to stop, so that a proxy sends nothing more, and then stops."""

    def __init__(self, app: FastAPI, config: uvicorn.Config, on_ready: Callable[[], None], notice: float) -> None:
        super().__init__(config)
        self._app = app
        self._on_ready = on_ready
        self._notice = notice
        self._stops_at = math.inf

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        gc.freeze()  # what lives as long as the process is not looked through again and again
        self._on_ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002  uvicorn names the arguments
        """The first signal gives notice, a second ends it. Unlike uvicorn's own, it does not raise the signal again at the end:
        what runs beside the server ends first."""
        self.force_exit = self.should_exit and sig == signal.SIGINT
        is_first = self._stops_at == math.inf
        self._stops_at = monotonic() + self._notice if is_first and self.started else 0
        self._app.state.is_stopping = True

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second: whether to stop."""
        logs.flush()
        self.should_exit = self.should_exit or monotonic() >= self._stops_at
        return await super().on_tick(counter)


def serve(database: Database, host: str, port: int) -> None:
    """Serve until told to stop; outside production the worker runs along as a thread, unless the settings say otherwise."""
    logs.set_up()
    run(create_app(database), host, port, lambda: None)


def run(app: FastAPI, host: str, port: int, on_ready: Callable[[], None]) -> None:
    """Serve an application; `on_ready` is called once it answers. Requests under way are finished, for 25 seconds at most.

    Raises `CommandError` when the port cannot be had.
    """
    listener = _listener(host, port)
    config = uvicorn.Config(
        app, host, port, loop="uvloop", http="httptools", access_log=False, log_config=None,
        timeout_graceful_shutdown=GRACE_SECONDS, timeout_keep_alive=KEEP_ALIVE_SECONDS, server_header=False,
        date_header=False,  # core/middleware.py says the date, by our clock
        proxy_headers=False,  # which proxies to believe is for our settings to say (core/ratelimit.py)
    )  # fmt: skip
    stop = threading.Event()
    beside = threading.Thread(target=worker.loop, args=(app.state.database, stop), name="worker")
    is_production = settings().mode is Mode.PRODUCTION
    runs_worker = settings().embedded_worker and not is_production
    if runs_worker:
        beside.start()
    try:
        Server(app, config, on_ready, NOTICE_SECONDS if is_production else 0).run([listener])
    finally:
        stop.set()
        if runs_worker:
            beside.join()
        logs.flush()


def _listener(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as fault:
        listener.close()
        raise CommandError(
            f"{host}:{port} cannot be had: {fault.strerror}. Choose another port: --port {port + 1}"
        ) from fault
    return listener


def work(database: Database) -> None:
    """Run jobs until SIGTERM or SIGINT; the job at hand is finished first."""
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    worker.loop(database, stop)

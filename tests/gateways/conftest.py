"""Gateways opened on the stand-in, with a clock that a test can move."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
import pytest

from app.core import clock
from app.gateways.wechat import Wechat, WechatApp
from app.sandbox import wechat_world as world
from tests.standins import StandIn

MINI = WechatApp(world.MINI_APPID, world.MINI_SECRET)
OFFICIAL = WechatApp(world.OFFICIAL_APPID, world.OFFICIAL_SECRET)


@dataclass
class MovableClock:
    shift: timedelta = timedelta(0)

    def __call__(self) -> datetime:
        return clock.now() + self.shift

    def advance(self, seconds: float) -> None:
        self.shift += timedelta(seconds=seconds)


@contextmanager
def opened(
    standin: StandIn, mini: WechatApp = MINI, official: WechatApp | None = OFFICIAL, timeout: float = 5.0
) -> Iterator[Wechat]:
    """A Wechat of the test's own making."""
    wechat = Wechat(standin.url, mini, official=official, clock=clock.now, timeout=httpx.Timeout(timeout))
    try:
        yield wechat
    finally:
        wechat.close()


@pytest.fixture
def our_clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def wechat(outside: StandIn, our_clock: MovableClock) -> Iterator[Wechat]:
    gateway = Wechat(outside.url, MINI, official=OFFICIAL, clock=our_clock)
    yield gateway
    gateway.close()

"""The access token of one WeChat app: kept in memory, renewed by one thread at a time, never forced."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock

from app.gateways.errors import Unavailable
from app.gateways.wechat_answers import TokenAnswer

# From five minutes before the end stable_token hands out the next token, and both are good for that time.
RENEW_BEFORE = timedelta(seconds=300)
WAIT_SECONDS = 6.0


class AccessToken:
    """stable_token gives every process of an app the same token, so processes need not share it."""

    def __init__(self, fetch: Callable[[], TokenAnswer], clock: Callable[[], datetime]) -> None:
        self._fetch = fetch
        self._clock = clock
        self._lock = Lock()
        self._token: str | None = None
        self._renew_at: datetime | None = None

    def current(self) -> str:
        """A usable token. One thread fetches and the others wait for it, but not longer than one slow call takes."""
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise Unavailable("stable_token", "another thread is still waiting for it")
        try:
            if self._token is None or self._renew_at is None or self._clock() >= self._renew_at:
                return self._renew()
            return self._token
        finally:
            self._lock.release()

    def forget(self, token: str) -> None:
        """Drop a token that WeChat refused, unless another thread has replaced it already."""
        with self._lock:
            if self._token == token:
                self._token = None

    def _renew(self) -> str:
        asked_at = self._clock()
        answer = self._fetch()
        self._token = answer.access_token
        self._renew_at = asked_at + timedelta(seconds=answer.expires_in) - RENEW_BEFORE
        return self._token

"""What the stand-in for WeChat remembers: users, codes, tokens, quotas, messages. In memory only."""

import secrets
from collections import Counter, defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from app.core import clock

# The two apps the stand-in knows. These are no secrets: they open nothing but this program.
MINI_APPID = "wx00000000000000a1"
MINI_SECRET = "sandbox-mini-program-secret-0001"
OFFICIAL_APPID = "wx00000000000000b2"
OFFICIAL_SECRET = "sandbox-official-account-secret-0002"
SMS_KEY = "sandbox-sms-key"
SECRETS = {MINI_APPID: MINI_SECRET, OFFICIAL_APPID: OFFICIAL_SECRET}

CODE_LIFE = timedelta(minutes=5)
TOKEN_LIFE = timedelta(seconds=7200)
TOKEN_OVERLAP = timedelta(minutes=5)
FORCE_PAUSE = timedelta(seconds=30)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


class Refused(Exception):
    """WeChat's way to say no: an errcode in a 200 answer."""

    def __init__(self, errcode: int, errmsg: str) -> None:
        super().__init__(errmsg)
        self.errcode = errcode
        self.errmsg = errmsg


class CodeKind(StrEnum):
    MINI = "mini"
    OFFICIAL = "official"
    PHONE = "phone"


class Fault(BaseModel):
    """One misbehaviour: of every path or one, from the call after `after` on, `times` times or until taken back."""

    model_config = ConfigDict(extra="forbid")
    kind: Literal["errcode", "html", "delay", "reset", "half_body"]
    path: str | None = None
    after: int = Field(default=0, ge=0)
    times: int | None = Field(default=None, ge=1)
    errcode: int = -1
    status: int = Field(default=200, ge=200, le=599)
    seconds: float = Field(default=3.0, ge=0, le=60)


class Switches(BaseModel):
    """How the stand-in behaves; a POST to /__control replaces all of it."""

    model_config = ConfigDict(extra="forbid")
    faults: list[Fault] = []
    ip_whitelist: list[str] | None = None
    templates: dict[str, list[str]] | None = None
    pages: list[str] | None = None
    calls_per_day: int = 500_000
    user_calls_per_minute: int = 100
    forced_tokens_per_day: int = 20
    sms_per_phone_per_day: int = 20


@dataclass
class Code:
    kind: CodeKind
    openid: str
    expires_at: datetime
    unionid: str | None = None
    phone: str | None = None
    watermark_appid: str = MINI_APPID
    is_blocked: bool = False
    is_used: bool = False


@dataclass
class Token:
    value: str
    expires_at: datetime


@dataclass
class World:
    """Everything remembered; a fresh one is a fresh start."""

    switches: Switches = field(default_factory=Switches)
    shift: timedelta = timedelta(0)
    codes: dict[str, Code] = field(default_factory=dict)
    tokens: dict[str, list[Token]] = field(default_factory=lambda: defaultdict(list))
    forced_at: dict[str, datetime] = field(default_factory=dict)
    permissions: Counter[tuple[str, str]] = field(default_factory=Counter)
    messages: list[dict[str, object]] = field(default_factory=list)
    texts: dict[str, dict[str, object]] = field(default_factory=dict)
    calls: deque[dict[str, object]] = field(default_factory=lambda: deque(maxlen=1000))
    counts: dict[tuple[str, ...], tuple[datetime, int]] = field(default_factory=dict)
    fault_counts: Counter[int] = field(default_factory=Counter)

    def now(self) -> datetime:
        return clock.now() + self.shift

    def mint(self, code: Code) -> str:
        """A fresh code, as wx.login, the redirect or the phone button would give it to this user."""
        text = secrets.token_urlsafe(24)
        self.codes[text] = code
        return text

    def take(self, text: str, *kinds: CodeKind) -> Code:
        """Spend a code. Raises 40029 for an unknown, foreign or expired one and 40163 for a spent one."""
        code = self.codes.get(text)
        if code is None or code.kind not in kinds or self.now() >= code.expires_at:
            raise Refused(40029, "invalid code")
        if code.is_used:
            raise Refused(40163, "code been used")
        code.is_used = True
        return code

    def count(self, window: timedelta, *key: str) -> int:
        """Count one more of `key`, and say how many there are in the window that its first one opened."""
        opened_at, so_far = self.counts.get(key, (self.now(), 0))
        if self.now() - opened_at >= window:
            opened_at, so_far = self.now(), 0
        self.counts[key] = (opened_at, so_far + 1)
        return so_far + 1

    def stable_token(self, appid: str, *, is_forced: bool) -> Token:
        """The app's token: the same one until five minutes before its end, then the next, both good till then.

        Forcing ends the old one at once; within 30 seconds of the last time it does nothing.
        """
        kept = self.tokens[appid]
        if is_forced and self._may_force(appid):
            kept.clear()
        if not kept or kept[-1].expires_at - self.now() <= TOKEN_OVERLAP:
            # WeChat asks its callers to leave room for 512 characters.
            kept.append(Token(secrets.token_hex(256), self.now() + TOKEN_LIFE))
        return kept[-1]

    def _may_force(self, appid: str) -> bool:
        last = self.forced_at.get(appid)
        if last is not None and self.now() - last < FORCE_PAUSE:
            return False
        if self.count(DAY, "force_refresh", appid) > self.switches.forced_tokens_per_day:
            raise Refused(45009, "reach max api daily quota limit")
        self.forced_at[appid] = self.now()
        return True

    def check_token(self, value: str) -> None:
        """Raises 41001, 40001 or 42001 unless this is a living token of the mini-program."""
        if not value:
            raise Refused(41001, "access_token missing")
        token = next((t for t in self.tokens[MINI_APPID] if t.value == value), None)
        if token is None:
            raise Refused(40001, "invalid credential, access_token is invalid or not latest")
        if self.now() >= token.expires_at:
            raise Refused(42001, "access_token expired")

"""What WeChat may answer, and what its error codes mean to us."""

import re

import httpx
from pydantic import BaseModel, ConfigDict, Field

from app.gateways.errors import (
    CodeInvalid,
    CodeUsed,
    GatewayError,
    MessageRejected,
    Misconfigured,
    NotSubscribed,
    QuotaExceeded,
    Unavailable,
    UserBlocked,
)
from app.gateways.http import AnswerT, parse

TOKEN_REFUSED = frozenset({40001, 40014, 42001})

# Codes of the public documentation at developers.weixin.qq.com; 40163 is not listed there but is what a spent code gets.
ERRORS: dict[int, type[GatewayError]] = {
    -1: Unavailable,  # system busy
    40001: Misconfigured,  # wrong secret; or a token refused twice running
    40002: Misconfigured,  # grant_type
    40003: MessageRejected,  # no such openid
    40013: Misconfigured,  # appid
    40014: Misconfigured,  # token refused twice running
    40029: CodeInvalid,
    40037: Misconfigured,  # template_id
    40125: Misconfigured,  # secret
    40163: CodeUsed,
    40164: Misconfigured,  # our address is not in the whitelist
    40226: UserBlocked,
    40243: Misconfigured,  # secret frozen
    41030: Misconfigured,  # page not published
    42001: Unavailable,  # token expired twice running
    43101: NotSubscribed,
    43107: Misconfigured,  # subscription messages of the app are banned
    43108: Unavailable,  # several messages to one user at once
    45009: QuotaExceeded,  # calls of the day
    45011: QuotaExceeded,  # calls of the minute
    45168: MessageRejected,  # words refused
    47003: MessageRejected,  # a value does not fit its template
    48001: Misconfigured,  # no permission for this call
}

_RID = re.compile(r"rid: ?([0-9a-f-]{8,64})")


class Answer(BaseModel):
    """Every answer; success has no errcode, or 0. Unknown fields, session_key among them, are dropped unread."""

    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)
    errcode: int = 0
    errmsg: str = ""


class IdentityAnswer(Answer):
    openid: str = Field(pattern=r"^[\w-]{1,128}$")
    unionid: str | None = Field(default=None, max_length=128)


class TokenAnswer(Answer):
    access_token: str = Field(min_length=1, max_length=1024)
    expires_in: int = Field(gt=0, le=7200)


class Watermark(BaseModel):
    appid: str


class PhoneInfo(BaseModel):
    model_config = ConfigDict(coerce_numbers_to_str=True)
    pure_phone_number: str = Field(alias="purePhoneNumber", pattern=r"^\d{5,15}$")
    country_code: str = Field(alias="countryCode", pattern=r"^\d{1,4}$")
    watermark: Watermark


class PhoneAnswer(Answer):
    phone_info: PhoneInfo


def read_answer(call: str, response: httpx.Response, schema: type[AnswerT]) -> AnswerT:
    """The answer, whatever its Content-Type (WeChat sends JSON as text/plain); its errcode raised as a GatewayError."""
    if response.status_code != httpx.codes.OK:
        raise Unavailable(call, f"HTTP {response.status_code}")
    answer = parse(call, response.content, Answer)
    if answer.errcode != 0:
        raise _refusal(call, answer)
    return parse(call, response.content, schema)


def _refusal(call: str, answer: Answer) -> GatewayError:
    """Names errcode and rid (WeChat's support asks for it), not errmsg: that may repeat what was sent."""
    rid = _RID.search(answer.errmsg)
    reason = f"errcode {answer.errcode}" + (f", rid {rid[1]}" if rid else "")
    return ERRORS.get(answer.errcode, Unavailable)(call, reason, answer.errcode)

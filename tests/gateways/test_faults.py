"""Whatever the network and the vendors do becomes one of our errors, and no secret is ever told."""

import logging
import traceback
from collections.abc import Callable

import pytest

from app.gateways import connections, errors
from app.gateways.errors import GatewayError, Unavailable
from app.gateways.wechat import SubscriptionMessage, Wechat
from app.sandbox import wechat_world as world
from tests.gateways.conftest import opened
from tests.standins import StandIn

SESSION, OAUTH = "/sns/jscode2session", "/sns/oauth2/access_token"
TOKEN, PHONE = "/cgi-bin/stable_token", "/wxa/business/getuserphonenumber"
SEND, SMS = "/cgi-bin/message/subscribe/send", "/sms/send"
PATHS = [SESSION, OAUTH, TOKEN, PHONE, SEND, SMS]
FAULTS = ["errcode", "html", "reset", "half_body", "delay"]

CODE = "the-very-secret-code"
NUMBER = "+8613800138000"
MESSAGE = SubscriptionMessage("o-wang", "activity-notice", "pages/index", {"thing1": "大会"})


def act(wechat: Wechat, path: str, code: str) -> None:
    """Make the call that reaches `path`."""
    acts: dict[str, Callable[[], object]] = {
        SESSION: lambda: wechat.identify_mini_user(code),
        OAUTH: lambda: wechat.identify_official_user(code),
        TOKEN: lambda: wechat.read_phone(code),
        PHONE: lambda: wechat.read_phone(code),
        SEND: lambda: wechat.send_subscription_message(MESSAGE),
        SMS: lambda: connections.sms().send_code("m-1", NUMBER, CODE, 5),
    }
    acts[path]()


@pytest.mark.parametrize("fault", ["errcode", "html", "reset", "half_body"])
@pytest.mark.parametrize("path", PATHS)
def test_every_fault_of_every_call_is_unavailable(wechat: Wechat, outside: StandIn, path: str, fault: str) -> None:
    outside.permit("o-wang", "activity-notice")
    code = outside.mint({SESSION: "mini", OAUTH: "official"}.get(path, "phone"), phone="13800138000")
    outside.switch({"kind": fault, "path": path})
    with pytest.raises(Unavailable):
        act(wechat, path, code)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("kind", ["html", "errcode"])
def test_a_bad_status_is_unavailable_whatever_the_body(wechat: Wechat, outside: StandIn, path: str, kind: str) -> None:
    outside.switch({"kind": kind, "path": path, "status": 502, "errcode": 40029})
    with pytest.raises(Unavailable, match="HTTP 502"):
        act(wechat, path, CODE)


@pytest.mark.parametrize("path", [SESSION, OAUTH, TOKEN, PHONE, SEND])
def test_a_slow_answer_is_not_waited_for(outside: StandIn, path: str) -> None:
    outside.switch({"kind": "delay", "path": path, "seconds": 1})
    with opened(outside, timeout=0.3) as wechat, pytest.raises(Unavailable, match="ReadTimeout"):
        act(wechat, path, CODE)


def test_no_server_at_all_is_unavailable() -> None:
    nowhere = StandIn.__new__(StandIn)
    nowhere.url = "http://127.0.0.1:9"
    with opened(nowhere) as wechat, pytest.raises(Unavailable, match="ConnectError"):
        wechat.identify_mini_user(CODE)


@pytest.mark.parametrize(
    ("errcode", "error"),
    [
        (-1, errors.Unavailable),
        (40013, errors.Misconfigured),
        (40029, errors.CodeInvalid),
        (40125, errors.Misconfigured),
        (40163, errors.CodeUsed),
        (40226, errors.UserBlocked),
        (45009, errors.QuotaExceeded),
        (45011, errors.QuotaExceeded),
        (48001, errors.Misconfigured),
        (99999, errors.Unavailable),
    ],
)
def test_an_errcode_becomes_its_error(
    wechat: Wechat, outside: StandIn, errcode: int, error: type[GatewayError]
) -> None:
    outside.switch({"kind": "errcode", "errcode": errcode})
    with pytest.raises(error) as caught:
        wechat.identify_mini_user(CODE)
    assert type(caught.value) is error
    assert caught.value.errcode == errcode


@pytest.mark.parametrize(
    ("errcode", "error"),
    [
        (40003, errors.MessageRejected),
        (43101, errors.NotSubscribed),
        (43107, errors.Misconfigured),
        (43108, errors.Unavailable),
        (45168, errors.MessageRejected),
        (47003, errors.MessageRejected),
    ],
)
def test_an_errcode_of_a_message_becomes_its_error(
    wechat: Wechat, outside: StandIn, errcode: int, error: type[GatewayError]
) -> None:
    outside.switch({"kind": "errcode", "path": SEND, "errcode": errcode})
    with pytest.raises(error) as caught:
        wechat.send_subscription_message(MESSAGE)
    assert type(caught.value) is error


def story_of(fails: Callable[[], None]) -> str:
    """All that the error of a failing call tells, with the errors behind it; nothing for a call that succeeds."""
    try:
        fails()
    except GatewayError as error:
        hidden = [vars(behind) for behind in (error.__cause__, error.__context__) if behind is not None]
        return "".join(traceback.format_exception(error)) + repr((error, vars(error), hidden))
    return ""


def tokens_seen(outside: StandIn) -> set[str]:
    """The access tokens that our calls carried."""
    queries = [call.get("query") for call in outside.calls(PHONE) + outside.calls(SEND)]
    return {query["access_token"] for query in queries if isinstance(query, dict)}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("path", PATHS)
def test_no_log_and_no_error_tells_a_secret(
    outside: StandIn, caplog: pytest.LogCaptureFixture, path: str, fault: str
) -> None:
    caplog.set_level(logging.DEBUG)
    for logger in ("httpx", "httpcore"):
        caplog.set_level(logging.DEBUG, logger=logger)
    code = outside.mint({SESSION: "mini", OAUTH: "official"}.get(path, "phone"), phone="13800138000")
    outside.switch({"kind": fault, "path": path, "seconds": 0.0})
    with opened(outside) as wechat:
        told = story_of(lambda: act(wechat, path, code)) + repr(vars(wechat)) + caplog.text
    assert "HTTP Request: " in told or "connect_tcp" in told
    secrets = {world.MINI_SECRET, world.OFFICIAL_SECRET, world.SMS_KEY, code, CODE, "13800138000", "session_key"}
    assert [secret for secret in secrets | tokens_seen(outside) if secret in told] == []


def test_without_the_remover_httpx_would_log_the_secret(
    wechat: Wechat, outside: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    """The control of the test above: httpx does log what we take out."""
    logger = logging.getLogger("httpx")
    caplog.set_level(logging.DEBUG, logger="httpx")
    kept, logger.filters[:] = list(logger.filters), []
    try:
        wechat.identify_mini_user(outside.mint("mini"))
    finally:
        logger.filters[:] = kept
    assert world.MINI_SECRET in caplog.text

"""WeChat's server API: who signs in, their phone number, and subscription messages.

Secrets travel in WeChat's URLs, so nothing here logs or raises a URL. session_key is never kept: phone numbers come by
code, and nothing else needs it. Call from a job or before the first query, never inside a transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from urllib.parse import urlencode

import httpx

from app.gateways.errors import CodeInvalid, GatewayError, Misconfigured
from app.gateways.http import TIMEOUT, AnswerT, open_client, send
from app.gateways.wechat_answers import TOKEN_REFUSED, Answer, IdentityAnswer, PhoneAnswer, TokenAnswer, read_answer
from app.gateways.wechat_token import AccessToken

ProgramState = Literal["developer", "trial", "formal"]


@dataclass(frozen=True)
class WechatApp:
    """One registered app: a mini-program (小程序) or an official account (公众号)."""

    appid: str
    secret: str = field(repr=False)


@dataclass(frozen=True)
class WechatIdentity:
    """One user of one app. The same person has another openid in another app, and the same unionid in both
    if both apps belong to one open-platform account."""

    openid: str
    unionid: str | None


@dataclass(frozen=True)
class SubscriptionMessage:
    """One message to one user: `data` holds the template's values by key, `page` is a page path without a leading
    slash. Each permission the user gave pays for one message."""

    openid: str
    template_id: str
    page: str
    data: Mapping[str, str]


def authorize_url(base: str, appid: str, redirect_uri: str, state: str) -> str:
    """Where a browser inside WeChat is sent to come back to `redirect_uri` with `code` and `state`.

    `base` is https://open.weixin.qq.com or the stand-in. WeChat wants the parameters in this order.
    """
    query = urlencode(
        {
            "appid": appid,
            "redirect_uri": redirect_uri,
            "response_type": "code",
            "scope": "snsapi_base",
            "state": state,
        }
    )
    return f"{base}/connect/oauth2/authorize?{query}#wechat_redirect"


class Wechat:
    """One client for all threads. Every method raises the errors of `app.gateways.errors` and nothing else."""

    def __init__(
        self,
        api_base: str,
        mini: WechatApp,
        *,
        official: WechatApp | None = None,
        clock: Callable[[], datetime],
        program_state: ProgramState = "formal",
        timeout: httpx.Timeout = TIMEOUT,
    ) -> None:
        self._client = open_client(api_base, timeout)
        self._mini = mini
        self._official = official
        self._program_state = program_state
        self._token = AccessToken(self._fetch_token, clock)

    def close(self) -> None:
        self._client.close()

    def identify_mini_user(self, code: str) -> WechatIdentity:
        """The user behind a mini-program's wx.login code: good once, for five minutes.

        Raises CodeInvalid, CodeUsed, UserBlocked, QuotaExceeded (100 a minute for one user).
        """
        query = {**_credentials(self._mini), "js_code": code, "grant_type": "authorization_code"}
        return self._identify("jscode2session", "/sns/jscode2session", query)

    def identify_official_user(self, code: str) -> WechatIdentity:
        """The user behind an official account's redirect code: good once, for five minutes.

        Raises CodeInvalid, CodeUsed; Misconfigured when no official account is set.
        """
        if self._official is None:
            raise Misconfigured("oauth2/access_token", "no official account is set")
        query = {**_credentials(self._official), "code": code, "grant_type": "authorization_code"}
        return self._identify("oauth2/access_token", "/sns/oauth2/access_token", query)

    def read_phone(self, code: str) -> str:
        """The phone number behind a getPhoneNumber code (not the sign-in code), as E.164: "+8613800138000".

        Raises CodeInvalid, CodeUsed.
        """
        call = "getuserphonenumber"
        info = self._post_with_token(call, "/wxa/business/getuserphonenumber", {"code": code}, PhoneAnswer).phone_info
        if info.watermark.appid != self._mini.appid:
            raise CodeInvalid(call, "the number was given to another app")
        return f"+{info.country_code}{info.pure_phone_number}"

    def send_subscription_message(self, message: SubscriptionMessage) -> None:
        """Send one subscription message.

        Raises NotSubscribed and MessageRejected (both final), and the errors that may pass. After Unavailable the
        message may have been sent all the same.
        """
        body = {
            "touser": message.openid,
            "template_id": message.template_id,
            "page": message.page,
            "data": {key: {"value": value} for key, value in message.data.items()},
            "miniprogram_state": self._program_state,
            "lang": "zh_CN",
        }
        self._post_with_token("subscribe/send", "/cgi-bin/message/subscribe/send", body, Answer)

    def _identify(self, call: str, path: str, query: Mapping[str, str]) -> WechatIdentity:
        response = send(self._client, call, self._client.build_request("GET", path, params=query))
        answer = read_answer(call, response, IdentityAnswer)
        return WechatIdentity(answer.openid, answer.unionid or None)

    def _fetch_token(self) -> TokenAnswer:
        call = "stable_token"
        body = {"grant_type": "client_credential", **_credentials(self._mini), "force_refresh": False}
        response = send(self._client, call, self._client.build_request("POST", "/cgi-bin/stable_token", json=body))
        return read_answer(call, response, TokenAnswer)

    def _post_with_token(self, call: str, path: str, body: Mapping[str, object], schema: type[AnswerT]) -> AnswerT:
        """A token can die early (another program forced a new one); WeChat did nothing then, so once more is safe."""

        def post(token: str) -> AnswerT:
            request = self._client.build_request("POST", path, params={"access_token": token}, json=body)
            return read_answer(call, send(self._client, call, request), schema)

        token = self._token.current()
        try:
            return post(token)
        except GatewayError as error:
            if error.errcode not in TOKEN_REFUSED:
                raise
        self._token.forget(token)
        return post(self._token.current())


def _credentials(app: WechatApp) -> dict[str, str]:
    return {"appid": app.appid, "secret": app.secret}

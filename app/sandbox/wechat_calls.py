"""The calls of WeChat's server API that the stand-in answers: one function each, from parameters to answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.core.ids import new_id
from app.sandbox.wechat_templates import first_misfit
from app.sandbox.wechat_world import (
    DAY,
    MINI_APPID,
    MINUTE,
    OFFICIAL_APPID,
    SECRETS,
    Code,
    CodeKind,
    Refused,
    World,
)

Answer = dict[str, object]
Parameters = Mapping[str, object]


@dataclass(frozen=True)
class Call:
    path: str
    address: str
    query: Parameters
    body: Parameters


def code_to_session(world: World, call: Call) -> Answer:
    _check_app(call.query, MINI_APPID)
    _check_grant(call.query, "authorization_code")
    code = _spend(world, call.query.get("js_code"), CodeKind.MINI)
    if code.is_blocked:
        raise Refused(40226, "code blocked")
    return _identity(code) | {"session_key": "c2FuZGJveC1zZXNzaW9uLWtleQ=="}


def official_access_token(world: World, call: Call) -> Answer:
    _check_app(call.query, OFFICIAL_APPID)
    _check_grant(call.query, "authorization_code")
    code = _spend(world, call.query.get("code"), CodeKind.OFFICIAL)
    page_token = {"access_token": "page-token", "expires_in": 7200, "refresh_token": "page-refresh"}
    return page_token | _identity(code) | {"scope": "snsapi_base"}


def stable_token(world: World, call: Call) -> Answer:
    _check_app(call.body, MINI_APPID, OFFICIAL_APPID)
    _check_grant(call.body, "client_credential")
    token = world.stable_token(str(call.body["appid"]), is_forced=call.body.get("force_refresh") is True)
    return {"access_token": token.value, "expires_in": int((token.expires_at - world.now()).total_seconds())}


def phone_number(world: World, call: Call) -> Answer:
    world.check_token(str(call.query.get("access_token", "")))
    code = _spend(world, call.body.get("code"), CodeKind.PHONE)
    watermark = {"timestamp": int(world.now().timestamp()), "appid": code.watermark_appid}
    number = {"phoneNumber": code.phone, "purePhoneNumber": code.phone, "countryCode": "86", "watermark": watermark}
    return {"errcode": 0, "errmsg": "ok", "phone_info": number}


def send_subscription(world: World, call: Call) -> Answer:
    world.check_token(str(call.query.get("access_token", "")))
    openid, template = str(call.body.get("touser", "")), str(call.body.get("template_id", ""))
    _check_message(world, call.body)
    if world.permissions[openid, template] < 1:
        raise Refused(43101, "user refuse to accept the msg")
    world.permissions[openid, template] -= 1
    world.messages.append({**call.body, "at": world.now().isoformat()})
    return {"errcode": 0, "errmsg": "ok", "msgid": len(world.messages)}


CALLS: dict[str, tuple[str, Callable[[World, Call], Answer]]] = {
    "/sns/jscode2session": ("GET", code_to_session),
    "/sns/oauth2/access_token": ("GET", official_access_token),
    "/cgi-bin/stable_token": ("POST", stable_token),
    "/wxa/business/getuserphonenumber": ("POST", phone_number),
    "/cgi-bin/message/subscribe/send": ("POST", send_subscription),
}


def answer(world: World, call: Call) -> Answer:
    """One call, as WeChat would answer it: refusals are errcodes, with a rid like WeChat's."""
    try:
        allowed = world.switches.ip_whitelist
        if allowed is not None and call.address not in allowed and not call.path.startswith("/sns/"):
            raise Refused(40164, f"invalid ip {call.address}, not in whitelist")
        if world.count(DAY, "calls", call.path) > world.switches.calls_per_day:
            raise Refused(45009, "reach max api daily quota limit")
        return CALLS[call.path][1](world, call)
    except Refused as refused:
        return {"errcode": refused.errcode, "errmsg": f"{refused.errmsg} rid: {new_id()}"}


def _check_app(given: Parameters, *appids: str) -> None:
    appid = given.get("appid")
    if not appid:
        raise Refused(41002, "appid missing")
    if appid not in appids:
        raise Refused(40013, "invalid appid")
    if not given.get("secret"):
        raise Refused(41004, "appsecret missing")
    if given["secret"] != SECRETS[str(appid)]:
        raise Refused(40125, "invalid appsecret")


def _check_grant(given: Parameters, grant: str) -> None:
    if given.get("grant_type") != grant:
        raise Refused(40002, "invalid grant_type")


def _spend(world: World, text: object, kind: CodeKind) -> Code:
    if not text:
        raise Refused(41008, "missing code")
    owner = world.codes.get(str(text))
    if owner is not None and world.count(MINUTE, kind, owner.openid) > world.switches.user_calls_per_minute:
        raise Refused(45011, "api minute-quota reach limit, mustslower, retry next minute")
    return world.take(str(text), kind)


def _identity(code: Code) -> Answer:
    return {"openid": code.openid, "unionid": code.unionid} if code.unionid else {"openid": code.openid}


def _check_message(world: World, body: Parameters) -> None:
    switches = world.switches
    known = {code.openid for code in world.codes.values()} | {openid for openid, _ in world.permissions}
    if body.get("touser") not in known:
        raise Refused(40003, "invalid openid")
    template = str(body.get("template_id", ""))
    if not template or (switches.templates is not None and template not in switches.templates):
        raise Refused(40037, "invalid template_id")
    page = str(body.get("page", "")).split("?")[0]
    if page.startswith("/") or (switches.pages is not None and page and page not in switches.pages):
        raise Refused(41030, "invalid page")
    misfit = first_misfit(body.get("data"), switches.templates[template] if switches.templates else None)
    if misfit is not None:
        raise Refused(47003, f"argument invalid! data.{misfit}.value is empty or invalid")

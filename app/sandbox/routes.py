"""What a sandbox offers beside the application: signing in as one of the cast, tokens, a reset, the clock. Never elsewhere."""

from html import escape
from urllib.parse import quote

import pyotp
from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import AwareDatetime

from app.access.declared import public
from app.access.models import ApiClient
from app.accounts.schemas import Tokens
from app.core import clock
from app.core.db import SessionDep, database_of
from app.core.schemas import Schema
from app.core.settings import settings
from app.gateways.wechat import authorize_url
from app.integration.schemas import ClientToken
from app.sandbox import people, seeding
from app.sandbox.cast import CLIENT_SECRET, DESKS, SEATS, TITLES, Caller

router = APIRouter(include_in_schema=False)

_REASON = "a sandbox holds nobody's data, and listens on this machine alone"
_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>演示入口</title><style>body{{font:18px/1.7 sans-serif;max-width:40em;margin:2em auto;padding:0 1em}}
a{{display:inline-block;padding:.4em 0}}code{{user-select:all}}</style>
<h1>演示入口</h1><p>这里的镇、支部和人都是编的。请选以谁的身份进入：</p><ul>{people}</ul>
<p>在电脑前用账号密码登录：</p><ul>{desks}</ul><p>动态码每30秒换一次，过期了请刷新本页。</p>
<p>外部系统用编号和密钥领取令牌（/oauth/token）：</p><ul>{systems}</ul></html>"""


def open_to_all() -> APIRouter:
    """The routes, declared as public: only a process that is a sandbox calls this."""
    for method, path in (
        ("GET", "/sandbox"),
        ("GET", "/sandbox/sign-in/{caller}"),
        ("POST", "/api/v1/sandbox/tokens"),
        ("POST", "/api/v1/sandbox/reset"),
        ("POST", "/api/v1/sandbox/clock"),
    ):
        public(method, path, _REASON)
    return router


class TokenRequest(Schema):
    caller: Caller


class ClockSetting(Schema):
    """`now` starts the clock from there; null returns to the true time."""

    now: AwareDatetime | None


@router.get("/sandbox", response_class=HTMLResponse)
def show_entrances(session: SessionDep) -> str:
    """演示入口"""
    entrances = "".join(f'<li><a href="/sandbox/sign-in/{who}">{TITLES[who]}</a></li>' for who in SEATS)
    desks, client = "".join(_desk(who) for who in DESKS), people.client_of(session)
    return _PAGE.format(people=entrances, desks=desks, systems="" if client is None else _system(client))


def _system(client: ApiClient) -> str:
    return f"<li>{escape(client.name)}：<code>{client.id}</code> · <code>{CLIENT_SECRET}</code></li>"


def _desk(who: Caller) -> str:
    desk = DESKS[who]
    code = pyotp.TOTP(desk.totp_secret).at(clock.now())
    shown = (f"<code>{escape(text)}</code>" for text in (desk.username, desk.password, code))
    return f"<li>{TITLES[who]}：{' · '.join(shown)}</li>"


@router.get("/sandbox/sign-in/{caller}")
def sign_in_as(caller: Caller) -> RedirectResponse:
    """以某人的身份进入：借道公众号授权，和真的一样"""
    chosen = settings()
    target = authorize_url(
        chosen.wechat_authorize_base, chosen.wechat_official_appid, f"{chosen.public_url}/", "sandbox"
    )
    # A browser keeps a fragment through redirects, and the client would take it for a page.
    address = target.partition("#")[0]
    return RedirectResponse(f"{address}&openid={quote(caller.openid)}", 302)


@router.post("/api/v1/sandbox/tokens", status_code=201)
def issue_tokens(asked: TokenRequest, session: SessionDep) -> Tokens | ClientToken:
    """给某个角色发令牌"""
    return seeding.open_session(session, asked.caller)


@router.post("/api/v1/sandbox/reset", status_code=204)
def reset_sandbox(request: Request) -> None:
    """恢复成刚启动的样子"""
    template: seeding.Template = request.app.state.template
    clock.set_now(None)
    template.fill(database_of(request))


@router.post("/api/v1/sandbox/clock")
def set_clock(setting: ClockSetting) -> ClockSetting:
    """拨动时钟"""
    clock.set_now(setting.now)
    return ClockSetting(now=clock.now())

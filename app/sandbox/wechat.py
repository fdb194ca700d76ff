"""A stand-in for WeChat's servers and an SMS service: `python -m app.sandbox.wechat --port N`.

A program of its own that is spoken to over real HTTP, so that the gateways run unchanged against it. It keeps WeChat's
rules (single-use codes, token lives, quotas, message fields), misbehaves when told to, and forgets all when it ends.
"""

import argparse
import json
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from app.sandbox import wechat_calls, wechat_sms
from app.sandbox.wechat_control import router, world_of
from app.sandbox.wechat_faults import CuttableProtocol, FaultGate
from app.sandbox.wechat_world import CODE_LIFE, OFFICIAL_APPID, Code, CodeKind

PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>模拟微信授权</title><h1>模拟微信授权</h1><p>这里代替微信客户端,只用于演示和测试。请选择以哪个微信用户继续:</p>
<form>{fields}<p><label>用户标识 <input name="openid" required pattern="[A-Za-z0-9_\\-]+"></label>
<button>继续</button></p></form></html>"""


async def answer_call(request: Request) -> Response:
    """One of WeChat's calls. JSON goes out as text/plain, as WeChat's does."""
    body = await request.body()
    address = request.client.host if request.client else ""
    call = wechat_calls.Call(request.url.path, address, dict(request.query_params), _json_object(body))
    world = world_of(request)
    answer = wechat_calls.answer(world, call)
    shown = {name: value for name, value in call.query.items() if name != "secret"}
    world.calls.append(
        {"method": request.method, "path": call.path, "query": shown, "errcode": answer.get("errcode", 0)}
    )
    return Response(json.dumps(answer, ensure_ascii=False), media_type="text/plain")


async def authorize(request: Request) -> Response:
    """The official account's page: straight back with a code when `openid` is given, else a form that asks for it."""
    given = request.query_params
    target = given.get("redirect_uri", "")
    if given.get("appid") != OFFICIAL_APPID or given.get("response_type") != "code":
        return HTMLResponse("<p>appid 或 response_type 参数错误</p>", status_code=400)
    if urlsplit(target).scheme not in ("http", "https"):
        return HTMLResponse("<p>redirect_uri 参数错误</p>", status_code=400)
    openid = given.get("openid")
    if not openid:
        fields = (f'<input type="hidden" name="{escape(k)}" value="{escape(v)}">' for k, v in given.items())
        return HTMLResponse(PAGE.format(fields="".join(fields)))
    world = world_of(request)
    code = world.mint(Code(CodeKind.OFFICIAL, openid, world.now() + CODE_LIFE))
    parts = urlsplit(target)  # the code goes into the query, before the fragment that names a page
    asked = urlencode({"code": code, "state": given.get("state", "")})
    return RedirectResponse(parts._replace(query=f"{parts.query}&{asked}".lstrip("&")).geturl(), 302)


async def send_text(request: Request) -> Response:
    authorization = request.headers.get("authorization", "")
    status, answer = wechat_sms.answer(world_of(request), authorization, _json_object(await request.body()))
    return JSONResponse(answer, status)


def build(on_ready: str = "", state_file: Path | None = None) -> FaultGate:
    """The whole program as one ASGI application; `on_ready` is the address it says when it serves."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if state_file is not None:
            state_file.write_text(json.dumps({"url": on_ready, "pid": os.getpid()}))
        print(on_ready, flush=True)
        yield
        if state_file is not None:
            state_file.unlink(missing_ok=True)

    app = FastAPI(openapi_url=None, lifespan=lifespan)
    app.include_router(router)
    for path, (method, _) in wechat_calls.CALLS.items():
        app.add_api_route(path, answer_call, methods=[method])
    app.add_api_route("/connect/oauth2/authorize", authorize, methods=["GET"])
    app.add_api_route("/sms/send", send_text, methods=["POST"])
    app.state.gate = FaultGate(app)
    gate: FaultGate = app.state.gate
    return gate


def _json_object(body: bytes) -> dict[str, object]:
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        return {}
    return given if isinstance(given, dict) else {}


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m app.sandbox.wechat", description="A stand-in for WeChat and SMS")
    parser.add_argument("--port", type=int, default=0, help="0 picks a free one")
    parser.add_argument("--state-file", type=Path, help="gets {url, pid} as JSON while the program runs")
    chosen = parser.parse_args(arguments)
    with socket.create_server(("127.0.0.1", chosen.port)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        gate = build(url, chosen.state_file)
        config = uvicorn.Config(
            gate, http=CuttableProtocol, log_level="critical", access_log=False, timeout_graceful_shutdown=1
        )
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main(sys.argv[1:])

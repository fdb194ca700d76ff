"""Health and metrics beside the API; progress of jobs and the catalogue of errors within it."""

import hmac
from uuid import UUID

from fastapi import Depends, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST

from app.access.declared import public
from app.access.guard import ActorDep
from app.core.db import SessionDep
from app.core.errors import NotThere
from app.core.http import Router
from app.core.pagination import Page
from app.core.queue import Job
from app.core.settings import settings
from app.operations import service
from app.operations.schemas import ErrorRead, Health, JobRead

router = Router(tags=["operations"])
root_router = Router(tags=["operations"])

public("GET", "/healthz", "a supervisor asks whether the process lives")
public("GET", "/readyz", "a proxy asks whether to send requests")
public("GET", "/metrics", "guarded by address or bearer token instead of a person")
public("GET", "/api/v1/errors", "every problem answer points here")

LOOPBACK = frozenset({"127.0.0.1", "::1"})


def metrics_reader(request: Request) -> None:
    """Let in the machine itself, or a bearer of the metrics token. Raises `NotThere` for others."""
    token = settings().metrics_token
    given = request.headers.get("authorization", "").encode()
    if token is not None and hmac.compare_digest(given, f"Bearer {token.get_secret_value()}".encode()):
        return
    behind_proxy = "x-forwarded-for" in request.headers
    if behind_proxy or request.client is None or request.client.host not in LOOPBACK:
        raise NotThere()


@root_router.get("/healthz", response_model=Health)
async def get_health() -> Health:
    """进程是否活着"""
    return Health(status="ok")


@root_router.get("/readyz", response_model=Health)
def get_readiness(request: Request, session: SessionDep) -> Health:
    """是否可以接收请求"""
    return service.ready(session, is_stopping=request.app.state.is_stopping)


@root_router.get("/metrics", dependencies=[Depends(metrics_reader)], response_class=PlainTextResponse)
def get_metrics(session: SessionDep) -> Response:
    """运行指标（Prometheus 文本格式）"""
    return PlainTextResponse(service.metrics(session), media_type=CONTENT_TYPE_LATEST)


@router.get("/errors", response_model=Page[ErrorRead])
def list_errors() -> Page[ErrorRead]:
    """全部错误代码和说明"""
    return Page(items=service.error_catalogue(), next_cursor=None)


@router.get("/jobs/{job_id}", response_model=JobRead)
def get_job(job_id: UUID, actor: ActorDep, session: SessionDep) -> Job:
    """后台任务的进度"""
    return service.job_of(session, actor, job_id)

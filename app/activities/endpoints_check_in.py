"""Checking in over HTTP: the hot path, so it stands first among the routes, which are tried one after another."""

from fastapi import APIRouter, Request, Response

from app.access.guard import BEARER, ClaimsDep
from app.activities import check_ins
from app.activities.schemas import CheckInCreate, CheckInRead

router = APIRouter(tags=["activities"])


def answered(response: Response, check_in: CheckInRead) -> CheckInRead:
    """201 for what is new, 200 for a repeat."""
    response.status_code = 200 if check_in.repeated else 201
    return check_in


@router.post(
    "/check-ins",
    response_model=CheckInRead,
    status_code=201,
    responses={200: {"model": CheckInRead, "description": "已经签过"}},
    openapi_extra=BEARER,
)
async def check_in(data: CheckInCreate, claims: ClaimsDep, request: Request, response: Response) -> CheckInRead:
    """签到：提交扫到的码；没有网络时扫的码可以稍后补交"""
    return answered(response, await check_ins.check_in(request.app.state.check_ins, claims, data))

"""Checking in over HTTP: the hot path, so it stands first among the routes, which are tried one after another."""

from fastapi import APIRouter, Request, Response

from app.access.guard import BEARER, ClaimsDep
from app.access.hot_route import HotRoute
from app.activities import check_ins
from app.activities.schemas import CheckInCreate, CheckInRead

router = APIRouter(tags=["activities"], route_class=HotRoute)


@router.post(
    "/check-ins",
    response_model=CheckInRead,
    status_code=201,
    responses={200: {"model": CheckInRead, "description": "已经签过"}},
    openapi_extra=BEARER,
)
async def check_in(data: CheckInCreate, claims: ClaimsDep, request: Request) -> Response:
    """签到：提交扫到的码；没有网络时扫的码可以稍后补交"""
    answer = await check_ins.check_in(request.app.state.check_ins, claims, data)
    return Response(answer.model_dump_json(), 200 if answer.repeated else 201, media_type="application/json")

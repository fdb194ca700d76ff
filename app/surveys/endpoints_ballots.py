"""Casting a ballot over HTTP: by nobody, on the hot path, without a trace."""

from fastapi import APIRouter, Request, Response

from app.access.declared import public
from app.access.hot_route import HotRoute
from app.surveys.errors import CredentialsPresent
from app.surveys.schemas import BallotCast, BallotReceipt

CREDENTIALS = ("authorization", "cookie", "idempotency-key")
PATH = "/ballots"

public("POST", f"/api/v1{PATH}", "a ballot is cast by nobody in particular; credentials are refused")


async def refuse_credentials(request: Request) -> None:
    """Raises `CredentialsPresent` (400) for a request that carries any, so that no client sends them by mistake."""
    if any(name in request.headers for name in CREDENTIALS):
        raise CredentialsPresent()


class NamelessRoute(HotRoute):
    """A hot route for requests that say nothing of who sends them."""

    async def callers(self, request: Request) -> dict[str, object]:
        """Raises as `refuse_credentials`."""
        await refuse_credentials(request)
        return {}


async def cast_ballot(data: BallotCast, request: Request) -> Response:
    """交票：不带登录信息，不记谁交的、何时交的；同一张票再交一次得到同样的回执"""
    answer = await request.app.state.ballots.cast(data)
    return Response(answer.receipt.model_dump_json(), 200 if answer.repeated else 201, media_type="application/json")


def add_to(router: APIRouter, prefix: str) -> None:
    """Put the route on the application's own router, as other hot paths."""
    router.add_api_route(
        f"{prefix}{PATH}",
        cast_ballot,
        methods=["POST"],
        tags=["surveys"],
        response_model=BallotReceipt,
        status_code=201,
        responses={200: {"model": BallotReceipt, "description": "这张票已经交过"}},
        route_class_override=NamelessRoute,
    )

"""Tokens and ballots over HTTP, on the hot path: a member takes a token, nobody in particular casts a ballot. Neither leaves a line in the log."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from app.access.bearer import BEARER, ClaimsDep
from app.access.declared import public
from app.access.hot_route import HotRoute
from app.surveys.errors import CredentialsPresent
from app.surveys.schemas import BallotCast, BallotReceipt, BallotToken, BallotTokenRequest

CREDENTIALS = ("authorization", "cookie", "idempotency-key")
PATH = "/ballots"
TOKENS = "/surveys/{survey_id}/ballot-tokens"

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


async def issue_ballot_token(
    survey_id: UUID, data: BallotTokenRequest, claims: ClaimsDep, request: Request
) -> Response:
    """领票：对盲化的内容签名，每人一张；只记日期，看不到票的内容"""
    token = await request.app.state.tokens.issue(claims, survey_id, data.blinded_msg)
    return Response(token.model_dump_json(), media_type="application/json")


async def cast_ballot(data: BallotCast, request: Request) -> Response:
    """交票：不带登录信息，不记谁交的、何时交的；同一张票再交一次得到同样的回执"""
    answer = await request.app.state.ballots.cast(data)
    return Response(answer.receipt.model_dump_json(), 200 if answer.repeated else 201, media_type="application/json")


def add_to(router: APIRouter, prefix: str) -> None:
    """Put the routes on the application's own router, as other hot paths."""
    router.add_api_route(
        prefix + TOKENS.replace("}", ":uuid}"),
        issue_ballot_token,
        methods=["POST"],
        tags=["surveys"],
        response_model=BallotToken,
        openapi_extra=BEARER,
        route_class_override=HotRoute,
    )
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

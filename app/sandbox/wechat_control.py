"""The stand-in's own routes, all under /__: make codes, switch faults, move its clock, look at what arrived."""

from datetime import timedelta

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from app.sandbox.wechat_world import CODE_LIFE, MINI_APPID, Code, CodeKind, Switches, World

router = APIRouter()


class CodeOrder(BaseModel):
    """Who is to sign in: `openid` is any text; a phone code needs `phone`."""

    model_config = ConfigDict(extra="forbid")
    kind: CodeKind
    openid: str = Field(pattern=r"^[\w-]{1,128}$")
    unionid: str | None = None
    phone: str | None = None
    watermark_appid: str = MINI_APPID
    is_blocked: bool = False


class MintedCode(BaseModel):
    code: str


class Permit(BaseModel):
    """A user's taps on "allow" for one template: one message each."""

    model_config = ConfigDict(extra="forbid")
    openid: str
    template_id: str
    count: int = Field(default=1, ge=1, le=1000)


class ClockMove(BaseModel):
    model_config = ConfigDict(extra="forbid")
    advance_seconds: float = Field(ge=0)


class ClockReading(BaseModel):
    now: str


def world_of(request: Request) -> World:
    world: World = request.app.state.gate.world
    return world


@router.post("/__codes", status_code=201)
async def mint_code(order: CodeOrder, request: Request) -> MintedCode:
    world = world_of(request)
    return MintedCode(code=world.mint(Code(expires_at=world.now() + CODE_LIFE, **order.model_dump())))


@router.post("/__permissions", status_code=204)
async def permit_messages(permit: Permit, request: Request) -> None:
    world_of(request).permissions[permit.openid, permit.template_id] += permit.count


@router.post("/__control")
async def switch(switches: Switches, request: Request) -> Switches:
    """Replaces every switch: `{}` is good weather."""
    world = world_of(request)
    world.switches = switches
    world.fault_counts.clear()
    return switches


@router.post("/__reset", status_code=204)
async def reset(request: Request) -> None:
    """Forgets everything: codes, tokens, messages, switches, the moved clock."""
    request.app.state.gate.world = World()


@router.post("/__clock")
async def move_clock(move: ClockMove, request: Request) -> ClockReading:
    world = world_of(request)
    world.shift += timedelta(seconds=move.advance_seconds)
    return ClockReading(now=world.now().isoformat())


@router.get("/__log")
async def read_log(request: Request) -> list[dict[str, object]]:
    """The last 1000 calls, oldest first, without secrets; a fault that happened has a line of its own."""
    return list(world_of(request).calls)


@router.get("/__messages")
async def read_messages(request: Request) -> list[dict[str, object]]:
    return world_of(request).messages


@router.get("/__sms")
async def read_texts(request: Request) -> list[dict[str, object]]:
    return list(world_of(request).texts.values())

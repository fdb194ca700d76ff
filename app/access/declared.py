"""What each route declares of its policy: default-deny, since an application with a route that declares none does not start."""

from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import Mount, Route

from app.access.bearer import bearer_claims
from app.access.guard import current_actor, current_member

# Routes that anyone may call, each with its reason.
PUBLIC: dict[tuple[str, str], str] = {}


def public(method: str, path: str, reason: str) -> None:
    """Declare a route that needs nobody signed in."""
    PUBLIC[method, path] = reason


def policy_of(route: Any) -> str | None:
    """What a route demands: a permission, `self`, `public`, or None when nothing is declared."""
    found: str | None = None
    for dependency in _all_dependencies(route.dependant):
        call = dependency.call
        if hasattr(call, "permission"):
            return str(call.permission)
        if call in (current_actor, current_member, bearer_claims):
            found = "self"
    if found is None and all((method, route.path_format) in PUBLIC for method in route.methods):
        return "public"
    return found


def _all_dependencies(dependant: Any) -> list[Any]:
    return [d for child in dependant.dependencies for d in (child, *_all_dependencies(child))]


# What the application serves beside its endpoints, by path, each with its reason.
BESIDE = {"/api/v1/openapi.json": "the description of the API", "": "the built client"}


def check_routes(app: FastAPI) -> None:
    """Refuse to start an application with a route that declares no policy, or of an unknown kind. Raises `RuntimeError` naming it."""
    beside = [route for route in app.routes if isinstance(route, Route | Mount) and route.path in BESIDE]
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        if isinstance(route, APIRoute):
            if policy_of(context) is None:
                raise RuntimeError(f"{context.methods} {context.path_format} declares no policy")
        elif route not in beside:
            raise RuntimeError(f"{type(route).__name__} {getattr(route, 'path', '')} can declare no policy")

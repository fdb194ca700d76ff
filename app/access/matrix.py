"""The matrix of roles and permissions, and what each route demands, as a page for people: docs/permissions.md."""

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts

from app.access.declared import PUBLIC, policy_of
from app.access.policy import GRANTED, ROLE_WORDS, Permission, Role

_HEAD = """# Who may do what

Generated from `app/access/policy.py` and the routes by `make docs`; a test compares it. A role reaches the organization it is held in and
everything below. The column 党员本人 is about a member's own things alone; 外部系统 is the most that another system can be registered for.
"""
_POLICIES = {"self": "whoever is signed in, about themselves", "public": "anybody"}


def render(app: FastAPI) -> str:
    """The page, in Markdown."""
    return (
        f"{_HEAD}\n## Roles\n\n{_roles()}\n\n## Routes\n\n{_routes(app)}\n\n## Public routes, and why\n\n{_public()}\n"
    )


def _roles() -> str:
    lines = [_row("permission", *(ROLE_WORDS[role] for role in Role)), _row(*["---"] * (len(Role) + 1))]
    for permission in Permission:
        held = ("●" if permission in GRANTED[role] else "" for role in Role)
        lines += [_row(f"`{permission}`", *held)]
    return "\n".join(lines)


def _routes(app: FastAPI) -> str:
    cells = []
    for context in iter_route_contexts(app.routes):
        if isinstance(context.original_route, APIRoute):
            policy = policy_of(context) or ""
            words = _POLICIES.get(policy, f"`{policy}`")
            cells += [(str(context.path_format), method, words) for method in context.methods or ()]
    lines = [_row(f"`{method} {path}`", words) for path, method, words in sorted(cells)]
    return "\n".join([_row("route", "demands"), _row("---", "---"), *lines])


def _public() -> str:
    lines = [_row(f"`{method} {path}`", reason) for (method, path), reason in sorted(PUBLIC.items(), key=_by_path)]
    return "\n".join([_row("route", "reason"), _row("---", "---"), *lines])


def _by_path(entry: tuple[tuple[str, str], str]) -> tuple[str, str]:
    (method, path), _ = entry
    return path, method


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"

"""docs/permissions.md is what the code says."""

from pathlib import Path

from fastapi import FastAPI

from app.access.matrix import render
from app.access.policy import Permission, Role, roles_with, who_does

PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"


def test_the_printed_matrix_is_current(app: FastAPI) -> None:
    """When this fails after a change that is meant: `make docs`."""
    assert PAGE.read_text() == render(app)


def test_the_matrix_shows_each_permission_and_route_once(app: FastAPI) -> None:
    page = render(app)

    assert all(
        page.count(f"| `{permission}` | ●") + page.count(f"| `{permission}` |  |") == 1 for permission in Permission
    )
    assert page.count("`POST /api/v1/auth/refresh`") == 2  # among the routes, and among the public ones


def test_a_permission_is_described_by_the_roles_that_hold_it() -> None:
    assert roles_with(Permission.AUDIT_READ) == {Role.AUDITOR}
    assert who_does(Permission.AUDIT_READ) == ("审计员", "auditor")

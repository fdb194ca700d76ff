"""What the documents promise about the structure, checked."""

import ast
import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.responses import PlainTextResponse

from app.access.declared import check_routes
from app.core import errors

ROOT = Path(__file__).parent.parent
MAX_LINES = 300
NOT_OURS = {"node_modules", "dist", "unpackage", "var", "__pycache__"}
MAX_FUNCTION_LINES = 40
# Words that tell a person nothing about what to do next.
EMPTY_WORDS = ("系统异常", "参数", "请求失败", "接口", "非法", "无效操作", "权限不足", "联系管理员")


def sources(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


@cache
def tree(path: Path) -> ast.Module:
    """A file as Python reads it: several tests look at all of them."""
    return ast.parse(path.read_text())


def written(*endings: str) -> list[Path]:
    """Our own files, found without git: a copy of the sources is tested like a checkout."""
    found = []
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if name not in NOT_OURS and not name.startswith(".")]
        found += [Path(folder, name) for name in names if name.endswith(endings)]
    return found


def test_no_file_outgrows_its_noun() -> None:
    generated = {"schema.d.ts"}
    files = [path for path in written(".py", ".ts", ".vue", ".mjs", ".scss") if path.name not in generated]
    long = {
        str(path.relative_to(ROOT)): lines
        for path in files
        if "alembic" not in path.parts and (lines := len(path.read_text().splitlines())) > MAX_LINES
    }

    assert long == {}


def test_no_function_outgrows_a_screen() -> None:
    long = {
        f"{path.relative_to(ROOT)}:{node.name}": lines
        for path in sources("app", "tests", "bench", "scripts")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > MAX_FUNCTION_LINES
    }

    assert long == {}


def test_only_the_kernel_commits() -> None:
    found = [str(path) for path in sources("app") if ".commit(" in path.read_text()]

    assert found == [str(ROOT / "app/core/db.py")]


def test_every_module_with_logic_says_why_it_exists() -> None:
    silent = [str(path) for path in sources("app", "tests") if tree(path).body and not ast.get_docstring(tree(path))]

    assert silent == []


def test_endpoints_only_translate() -> None:
    wordy = []
    for path in (ROOT / "app").glob("*/endpoints*.py"):
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.decorator_list:
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if len(body) > 2 or any(isinstance(part, ast.If) for part in ast.walk(node)):
                    wordy.append(f"{path.parent.name}.{node.name}")

    assert wordy == []


def test_every_endpoint_is_documented_in_chinese(app: FastAPI) -> None:
    bare = [
        context.name
        for context in iter_route_contexts(app.routes)
        if isinstance(context.original_route, APIRoute)
        and context.include_in_schema
        and not _chinese(context.description)
    ]

    assert bare == []


def _chinese(text: str | None) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text or "")


def test_operation_names_are_unique(app: FastAPI) -> None:
    names = [str(c.name) for c in iter_route_contexts(app.routes) if isinstance(c.original_route, APIRoute)]

    assert sorted(names) == sorted(set(names))


# Read by parsers that take only what they signed themselves; a pattern would cost each check-in.
SIGNED = {"token", "cursor"}


def test_no_text_is_taken_without_a_rule_about_its_characters(app: FastAPI) -> None:
    document = app.openapi()
    schemas = document["components"]["schemas"]
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    asked = [
        (f"{operation['operationId']}/{given['name']}", given["schema"])
        for operation in operations
        for given in operation.get("parameters", [])
        if given["in"] in {"query", "path"}
    ]
    bodies = {
        content["schema"]["$ref"].rsplit("/", 1)[-1]
        for operation in operations
        for kind, content in operation.get("requestBody", {}).get("content", {}).items()
        if kind == "application/json" and "$ref" in content["schema"]
    }
    asked += [(f"{name}/{field}", schema) for name in bodies for field, schema in schemas[name]["properties"].items()]

    bare = sorted(where for where, schema in asked if any(map(_is_bare, _parts(schema))))

    assert asked
    assert [where for where in bare if where.rsplit("/", 1)[-1] not in SIGNED] == []


def _parts(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    for part in (*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())):
        yield from _parts(part)


def _is_bare(schema: dict[str, Any]) -> bool:
    return schema.get("type") == "string" and not schema.keys() & {"pattern", "format", "enum", "const"}


def test_an_application_with_an_undeclared_route_does_not_start() -> None:
    router = APIRouter()
    router.add_api_route("/open", lambda: None, methods=["GET"])
    careless = FastAPI(openapi_url=None)
    careless.include_router(router)

    with pytest.raises(RuntimeError, match="/open"):
        check_routes(careless)


def _websocket(router: APIRouter) -> None:
    router.add_api_websocket_route("/aside", lambda: None)


def _plain(router: APIRouter) -> None:
    router.add_route("/aside", lambda _request: PlainTextResponse("x"))


def _mounted(router: APIRouter) -> None:
    router.mount("/", PlainTextResponse("x"))


@pytest.mark.parametrize("add", [_websocket, _plain, _mounted])
def test_what_can_declare_no_policy_is_refused(add: Callable[[APIRouter], None]) -> None:
    router = APIRouter()
    add(router)
    careless = FastAPI(openapi_url=None)
    careless.include_router(router, prefix="/api/v1")

    with pytest.raises(RuntimeError, match="can declare no policy"):
        check_routes(careless)


def test_errors_say_what_to_do() -> None:
    for kind in errors.catalogue():
        assert kind.title, kind.code
        assert kind.title_en, kind.code
        assert not any(word in kind.title for word in EMPTY_WORDS), (kind.code, kind.title)
        assert kind.code.count(".") == 1, kind.code

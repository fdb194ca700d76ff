"""The smallest request body that an OpenAPI schema allows, so that a request reaches the authorization behind validation."""

from functools import cache
from random import Random
from typing import Any

from hypothesis import Phase, find, settings
from hypothesis.strategies import from_regex

_FORMATS = {
    "uuid": "00000000-0000-7000-8000-000000000000",
    "date": "2026-03-05",
    "date-time": "2026-03-05T14:30:00+08:00",
    "binary": "",
}


def smallest(schema: dict[str, Any], document: dict[str, Any]) -> Any:
    """A value that a JSON schema of the document accepts, with only what it requires."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return smallest(document["components"]["schemas"][name], document)
    for key in ("const", "default"):
        if key in schema:
            return schema[key]
    if "enum" in schema:
        return schema["enum"][0]
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return smallest(schema[key][0], document)
    return _of_type(schema, document)


def _of_type(schema: dict[str, Any], document: dict[str, Any]) -> Any:
    kind = schema.get("type", "object")
    if kind == "object":
        fields = schema.get("properties", {})
        wanted = schema.get("required", []) or list(fields)[: schema.get("minProperties", 0)]
        if not fields and schema.get("minProperties"):
            return {"any": smallest(schema.get("additionalProperties", {}), document)}
        return {name: smallest(fields[name], document) for name in wanted}
    if kind == "array":
        return [smallest(schema["items"], document)] * max(1, schema.get("minItems", 0))
    if kind == "string" and "pattern" in schema:
        return _matching(schema["pattern"], schema.get("minLength", 0), schema.get("maxLength", 1000))
    if kind == "string":
        return _FORMATS.get(schema.get("format", ""), "党" * max(2, schema.get("minLength", 0)))
    plain = {"integer": schema.get("minimum", 1), "number": 1.0, "boolean": False, "null": None}
    return plain[kind]


@cache
def _matching(pattern: str, shortest: int, longest: int) -> str:
    """A text of so many characters that a pattern takes: the same in every run, and not made shorter, which takes seconds."""
    return find(
        from_regex(pattern, fullmatch=True),
        lambda text: shortest <= len(text.strip()) and len(text) <= longest,
        settings=settings(database=None, phases=[Phase.generate]),
        random=Random(0),
    )

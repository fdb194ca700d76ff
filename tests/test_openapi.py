"""The published description is current, and only ever grows."""

import json
from pathlib import Path

from fastapi import FastAPI

SNAPSHOT = Path(__file__).parent.parent / "docs" / "openapi.json"


def test_the_description_in_docs_is_current(app: FastAPI) -> None:
    """When this fails after a change that is meant: `make openapi`."""
    assert json.loads(SNAPSHOT.read_text()) == app.openapi()


def test_every_error_an_operation_can_give_is_described(app: FastAPI) -> None:
    document = app.openapi()
    expected = {"400", "401", "403", "404", "405", "409", "412", "413", "422", "428", "429", "503"}

    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert expected <= set(operation["responses"]), (method, path)


def test_no_field_counts_ranks_or_tracks_people(app: FastAPI) -> None:
    schemas = app.openapi()["components"]["schemas"]
    names = [
        name for title, schema in schemas.items() for name in schema.get("properties", {}) if title != "CardCreate"
    ]
    assert list(schemas["CardCreate"]["properties"]) == ["device_id"]  # the phone that its owner has enrolled

    for word in ("latitude", "longitude", "photo", "ranking", "points", "streak", "online", "leaderboard", "device_id"):
        assert not [name for name in names if word in name], word

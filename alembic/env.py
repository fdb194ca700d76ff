"""Migrations for SQLite and PostgreSQL alike. They are written as plain SQLAlchemy and never import the application."""

import pkgutil
from importlib import import_module
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

import app
from alembic import context
from app.core.db import make_engine
from app.core.settings import settings


def import_models() -> None:
    """Import every module that declares tables: each domain's `models…`, and the kernel."""
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if ".models" in module.name or module.name.startswith("app.core."):
            import_module(module.name)


def render_item(kind: str, item: Any, _autogen: Any) -> str | bool:
    """Write our own types as the plain ones beneath them."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def migrate(connection: Connection) -> None:
    """Run the migrations in the transaction of a connection, which the caller commits."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL lock_timeout = '5s'")
        connection.exec_driver_sql("SET LOCAL statement_timeout = '10min'")
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render_item,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


import_models()
given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    url = context.config.get_main_option("sqlalchemy.url") or settings().database_url
    engine = make_engine(url).execution_options(writes=True)
    with engine.begin() as opened:
        migrate(opened)

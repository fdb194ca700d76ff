"""What can be told of the containers without running one: the files agree with each other and with the program."""

import re
import shlex
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from app.commands import cli
from app.core.settings import SECRETS, Settings
from app.server import KEEP_ALIVE_SECONDS

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
README = (ROOT / "deploy" / "README.md").read_text()
# `python -m app …`, and the arguments of the image's own entrypoint: `docker compose run … app …`.
SAID = re.findall(r"(?:python -m app|run --rm --no-deps app) ([^`#&\n]+)", README)


def understand(arguments: list[str]) -> None:
    """Read a command line as the program would, without running it. Raises what typer raises for a wrong one."""
    command: Any = typer.main.get_command(cli)
    while hasattr(command, "commands"):
        command, arguments = command.commands[arguments[0]], arguments[1:]
    command.make_context(command.name, list(arguments))


def test_a_wrong_command_is_told_from_a_right_one() -> None:
    with pytest.raises(Exception, match="Missing parameter: name"):
        understand(["create-admin", "admin"])


@pytest.mark.parametrize("line", SAID)
def test_each_command_of_the_readme_is_one(line: str) -> None:
    understand(shlex.split(line))


def test_the_readme_has_commands() -> None:
    assert {"create-admin", "doctor", "restore", "keys", "prepare", "backup"} <= {line.split()[0] for line in SAID}


def test_each_container_runs_a_command() -> None:
    [default] = re.findall(r"^CMD (.+)$", DOCKERFILE, re.MULTILINE)
    understand(yaml.safe_load(default))
    for name in ("prepare", "worker"):
        understand(SERVICES[name]["command"])
    for line in re.findall(r"python -m app ([^;&]+)", SERVICES["backup"]["entrypoint"][-1]):
        understand(shlex.split(line))


def test_the_image_is_built_once_of_files_that_are_there() -> None:
    ours = [service for service in SERVICES.values() if service["image"] == "membership-app"]
    copied = [line.split()[1:-1] for line in DOCKERFILE.splitlines() if re.match(r"COPY (?!--from)", line)]

    assert [name for name, service in SERVICES.items() if "build" in service] == ["prepare"]
    assert len(ours) == 4
    assert [source for sources in copied for source in sources if not (ROOT / source).exists()] == []


def test_the_proxy_has_an_address_that_nobody_else_is_given() -> None:
    [network] = COMPOSE["networks"]["inside"]["ipam"]["config"]
    address = IPv4Address(SERVICES["proxy"]["networks"]["inside"]["ipv4_address"])
    given = IPv4Network(network["ip_range"])

    assert address in IPv4Network(network["subnet"])
    assert given.subnet_of(IPv4Network(network["subnet"]))
    assert address not in given
    assert SERVICES["app"]["environment"]["APP_TRUSTED_PROXIES"] == str(address)


def test_the_database_starts_without_a_password_because_it_has_no_port() -> None:
    database = SERVICES["database"]

    assert database["environment"]["POSTGRES_HOST_AUTH_METHOD"] == "trust"
    assert "listen_addresses=127.0.0.1" in database["command"]
    assert "ports" not in database


def test_who_waits_for_the_database_waits_for_the_one_that_stays() -> None:
    """The image's own server of the first minutes answers on the socket alone."""
    check = SERVICES["database"]["healthcheck"]["test"]

    assert check[check.index("-h") + 1] == "127.0.0.1"
    assert SERVICES["app"]["environment"]["APP_DATABASE_URL"].endswith("host=/var/run/postgresql")
    assert re.findall(r"up -d(?: --wait)? database", README) == ["up -d --wait database"]


def test_each_secret_comes_with_what_it_belongs_to() -> None:
    given = SERVICES["app"]["environment"]

    for secret, needed_by, _ in SECRETS:
        assert f"`app_{secret}`" in README
        if needed_by is not None:
            variable = needed_by.upper()
            assert given[f"APP_{variable}"] == f"${{{variable}:-}}"
            assert f"`{variable}`" in README


def test_volumes_and_dependencies_are_declared() -> None:
    mounts = [mount.split(":")[0] for service in SERVICES.values() for mount in service["volumes"]]

    assert {mount for mount in mounts if not mount.startswith((".", "$"))} == set(COMPOSE["volumes"])
    assert {other for service in SERVICES.values() for other in service.get("depends_on", ())} <= set(SERVICES)


def test_the_proxy_lets_through_what_the_server_takes() -> None:
    [size] = re.findall(r"max_size (\d+)MiB", (ROOT / "deploy" / "Caddyfile").read_text())

    assert int(size) << 20 == Settings.model_fields["max_upload_bytes"].default


def test_the_proxy_lets_go_of_an_idle_connection_before_the_server_does() -> None:
    [kept] = re.findall(r"keepalive (\d+)s", (ROOT / "deploy" / "Caddyfile").read_text())

    assert int(kept) < KEEP_ALIVE_SECONDS


def test_the_proxy_keeps_no_log_of_requests() -> None:
    """Its log would tell the address and the moment of a ballot. What failed, it tells of nobody (test_proxy.py)."""
    _, site = (ROOT / "deploy" / "Caddyfile").read_text().split("{$SITE}")

    assert not [line for line in site.splitlines() if re.match(r"\s*log\b", line)]

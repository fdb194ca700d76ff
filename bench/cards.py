"""Verification of cards: the project on PostgreSQL beside raw P-256, and beside itself without signatures, interleaved round by round.

Every code is signed anew for its round and sent once; afterwards events and remembered proofs must equal answers.
"""

import secrets
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.access import keys
from app.access.models import RoleGrant
from app.access.policy import Role
from app.core import base64url, clock
from app.core.db import Database
from app.identity import dm1
from app.identity.models import Device
from bench import load, postgres, servers, town
from bench.report import Ratio, calibrate, conclude
from bench.town import Load

PHONES = 200
CODES = 12_000  # more than a round can send
CLIENTS = 16
ALONE = 400
BODY = '{"code":"%s","purpose":"measured"}'


class Phone(NamedTuple):
    """A phone with a certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: bytes


def run(rounds: int, seconds: int) -> bool:
    """Measure, print, keep; answers whether every floor holds."""
    load.ensure_installed()
    rates: dict[str, list[float]] = {"signed": [], "unsigned": []}
    raw, alone, calibrations = [], [], []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        server = stack.enter_context(postgres.running(folder))
        address = server.database("cards")
        database = Database(address)
        stack.callback(database.engine.dispose)
        town.seed(database)
        phones = _enrol(database)
        running = {
            name: stack.enter_context(servers.project(folder / name, address, town.keys_dir(), module))
            for name, module in (("signed", "bench.peers.unlimited"), ("unsigned", "bench.peers.unsigned"))
        }
        for number in range(rounds + 1):  # the first warms up
            print(f"round {number} of {rounds}", flush=True)
            calibrations.append(calibrate())
            for name, each in running.items():
                rate = _round(database, folder, each.address, phones, seconds)
                rates[name] += [rate] if number else []
            raw.append(_raw())
            alone.append(_alone(database, phones[0]))
            calibrations.append(calibrate())
    return conclude("cards", _ratios(rates, raw[1:], alone[1:]), _notes(rates, raw, alone), calibrations)


def _enrol(database: Database) -> list[Phone]:
    """Phones of the first members, each with a certificate; the first member may verify."""
    now = clock.now()
    with database.transaction() as session:
        keys.ensure(session, keys.CARD)
        signing = keys.load(session, keys.CARD)
        place = town.key("o", 0)
        session.add(
            RoleGrant(
                member_id=town.key("m", 0),
                role=Role.SECRETARY,
                organization_id=place,
                path=town.PATH,
                starts_on=now.date(),
            )
        )
        phones = []
        for number in range(PHONES):
            key = ec.generate_private_key(ec.SECP256R1())
            session.add(
                Device(
                    member_id=town.key("m", number),
                    public_key=base64url.encode(_point(key)),
                    label="",
                    status_index=number,
                    created_at=now,
                )
            )
            phones.append(Phone(key, _certificate(key, signing, number)))
    return phones


def _certificate(key: ec.EllipticCurvePrivateKey, signing: keys.KeySet, number: int) -> bytes:
    """What the issuer gives the phone of a number for a week."""
    at = int(clock.now().timestamp())
    facts = dm1.Facts(secrets.token_bytes(8), at, at + 604_800, 1, number, f"党*{number}", "测量用党支部")
    return dm1.certificate(facts, _point(key), signing.signing_kid, dm1.signer(signing.private))


def _point(key: ec.EllipticCurvePrivateKey) -> bytes:
    encoding = serialization.Encoding.X962
    return key.public_key().public_bytes(encoding, serialization.PublicFormat.CompressedPoint)


def _shown(phones: Sequence[Phone], count: int) -> list[str]:
    at = int(clock.now().timestamp())
    turns = (phones[number % len(phones)] for number in range(count))
    return [
        dm1.text_of(phone.certificate, dm1.proof(phone.certificate, at, secrets.token_bytes(6), dm1.signer(phone.key)))
        for phone in turns
    ]


def _round(database: Database, folder: Path, address: str, phones: Sequence[Phone], seconds: int) -> float:
    with database.transaction() as session:
        session.connection().exec_driver_sql("SET LOCAL session_replication_role = replica")
        session.connection().exec_driver_sql("TRUNCATE event, spent_nonce CASCADE")
    sent = Load(town.bearers(database)[:1], _shown(phones, CODES), "/api/v1/identity/verifications", BODY)
    result = load.run(folder, address, sent, clients=CLIENTS, seconds=seconds)
    town.settled_count(database)
    with database.transaction(writes=False) as session:
        counted = (
            "SELECT (SELECT count(*) FROM event WHERE data->>'result' = 'valid'), (SELECT count(*) FROM spent_nonce)"
        )
        events, nonces = session.connection().exec_driver_sql(counted).one()
    if (
        result.failed
        or result.requests >= CODES - CLIENTS
        or not result.requests <= events <= result.requests + CLIENTS
    ):
        raise SystemExit(f"the run does not count: {result} but {events} valid verdicts")
    if events != nonces:
        raise SystemExit(f"the run does not count: {events} verdicts and {nonces} proofs")
    return result.rate


def _raw() -> float:
    """Raw verifications a second on one core."""
    key, algorithm, message = (
        ec.generate_private_key(ec.SECP256R1()),
        ec.ECDSA(hashes.SHA256()),
        secrets.token_bytes(200),
    )
    signature, public = key.sign(message, algorithm), key.public_key()
    started = time.perf_counter()
    for _ in range(ALONE):
        public.verify(signature, message, algorithm)
    return ALONE / (time.perf_counter() - started)


def _alone(database: Database, phone: Phone) -> float:
    """Calls of the verify function a second, each with a renewed certificate: two signatures that were never seen before."""
    with database.transaction(writes=False) as session:
        signing = keys.load(session, keys.CARD)
    renewed = [phone._replace(certificate=_certificate(phone.key, signing, number)) for number in range(ALONE)]
    texts, now = _shown(renewed, ALONE), clock.now().timestamp()
    started = time.perf_counter()
    for text in texts:
        dm1.verify(text, signing.public, now)
    return ALONE / (time.perf_counter() - started)


def _ratios(rates: dict[str, list[float]], raw: list[float], alone: list[float]) -> list[Ratio]:
    signed, unsigned = rates["signed"], rates["unsigned"]
    return [
        Ratio("card verification, PostgreSQL / raw P-256, c=16", _over(signed, raw), 0.1, 0.2),
        Ratio("the verify function alone / two raw P-256", [2 * ratio for ratio in _over(alone, raw)], 0.6, 0.8),
        Ratio("card verification / the same without signatures", _over(signed, unsigned), 0.5, 0.65),
    ]


def _over(ours: list[float], theirs: list[float]) -> list[float]:
    return [one / other for one, other in zip(ours, theirs, strict=True)]


def _notes(rates: dict[str, list[float]], raw: list[float], alone: list[float]) -> list[str]:
    figures = {**rates, "raw P-256": raw, "verify function": alone}
    return [
        f"{name}: {statistics.median(each):.0f}/s [{min(each):.0f}–{max(each):.0f}]" for name, each in figures.items()
    ]

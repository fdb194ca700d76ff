"""Ballots: casting beside check-in, tokens beside their raw signatures, interleaved round by round on PostgreSQL; and the count of a large round.

Every ballot is cast once a round; afterwards ballots, and tokens taken, must equal answers.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA384
from cryptography.hazmat.primitives.serialization import load_der_private_key
from sqlalchemy import insert, text

from app.core import base64url, clock
from app.core.crypto import keyring
from app.core.db import Database
from app.surveys import blind_rsa, sheet
from app.surveys.ballots import KEY_BYTES, seal
from app.surveys.blind_rsa import Signer
from app.surveys.models import Ballot, Cell, CellMember, Survey, Tally
from app.surveys.rules import SurveyMode, SurveyStatus, SurveyTemplate
from bench import load, postgres, servers, town
from bench.imports import watched
from bench.report import Ratio, calibrate, conclude
from bench.town import MEMBERS, Load, key

CLIENTS = 16
BALLOTS = 12_000  # more than a round can cast
ROUNDS = 4  # of voting: so many tokens may each member take
RATED = 20
MANY = 100_000
QUESTIONS = 5
NOBODY = "-"
TOKENS, BOX = "/api/v1/surveys/%s/ballot-tokens", "/api/v1/ballots"


class Rates(NamedTuple):
    """Per second, of one round."""

    check_in: float
    cast: float
    token: float
    signature: float


class Stage(NamedTuple):
    """What a round works with."""

    folder: Path
    database: Database
    address: str
    private: bytes
    ballots: Sequence[str]
    blinded: bytes


def run(rounds: int, seconds: int) -> bool:
    """Measure, print, keep; answers whether every floor holds."""
    load.ensure_installed()
    found, calibrations = [], []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        server = stack.enter_context(postgres.running(folder))
        address, private = server.database("ballots"), blind_rsa.generate_key()
        database = Database(address)
        stack.callback(database.engine.dispose)
        town.seed(database)
        for number in range(ROUNDS):
            _open_round(database, number, private)
        ours = stack.enter_context(servers.project(folder / "a", address, town.keys_dir()))
        blinded = secrets.token_bytes(blind_rsa.KEY_BITS // 8 - 1).rjust(blind_rsa.KEY_BITS // 8, b"\0")
        stage = Stage(folder, database, ours.address, private, _signed_ballots(private), blinded)
        for number in range(rounds + 1):  # the first warms up
            print(f"round {number} of {rounds}", flush=True)
            calibrations.append(calibrate())
            found.append(_round(stage, seconds))
            calibrations.append(calibrate())
        took, peak = _tally(folder)
    counted = found[1:]
    ratios = [
        Ratio("casting a ballot / check-in, PostgreSQL, c=16", [r.cast / r.check_in for r in counted], 0.5, 0.8),
        Ratio("issuing a token / raw blind signature", [r.token / r.signature for r in counted], 0.6, 0.8),
        Ratio(f"count of {MANY} ballots, SQLite, s", [took], 10, 6, is_ceiling=True),
        Ratio(f"peak MB, count of {MANY} ballots", [peak], 300, 200, is_ceiling=True),
    ]
    notes = [f"{name}: {', '.join(f'{getattr(r, name):.0f}' for r in counted)}/s" for name in Rates._fields]
    return conclude("ballots", ratios, notes, calibrations)


def _survey(number: int, items: list[sheet.Item], status: SurveyStatus, ballot_key: bytes) -> Survey:
    now, survey_id = clock.now(), key("v", number)
    return Survey(
        id=survey_id, organization_id=key("o", 0), template=SurveyTemplate.QUESTIONNAIRE, title="测量", year=2026, quarter=1,
        items=[item.model_dump(mode="json") for item in items], status=status, mode=SurveyMode.ANONYMOUS, opens_at=now,
        closes_at=now + timedelta(days=7), quorum_num=2, quorum_den=3,
        ballot_key_sealed=keyring().seal("survey.ballot_key", survey_id, ballot_key.hex()),
    )  # fmt: skip


def _cell(number: int, eligible: int, private: bytes) -> Cell:
    return Cell(
        id=key("c", number), survey_id=key("v", number), label="测量", organization_ids=[str(key("o", 0))],
        eligible_count=eligible, public_key=blind_rsa.public_key_of(private),
        private_key_sealed=keyring().seal("cell.private_key", key("c", number), private.hex()),
    )  # fmt: skip


def _rated() -> list[sheet.Item]:
    return [sheet.person(str(key("m", number)), f"党员{number}") for number in range(RATED)]


def _open_round(database: Database, number: int, private: bytes) -> None:
    with database.transaction() as session:
        session.add(_survey(number, _rated(), SurveyStatus.OPEN, secrets.token_bytes(KEY_BYTES)))
        session.flush()
        session.add(_cell(number, MEMBERS, private))
        session.flush()
        ids = {"survey_id": key("v", number), "cell_id": key("c", number)}
        session.connection().execute(insert(CellMember), [ids | {"member_id": key("m", n)} for n in range(MEMBERS)])


def _signed_ballots(private: bytes) -> list[str]:
    """Ballots as requests carry them. Whoever holds the key need not blind anything."""
    signing = load_der_private_key(private, None, unsafe_skip_rsa_key_validation=True)
    if not isinstance(signing, rsa.RSAPrivateKey):
        raise TypeError("not a key of ours")
    pss = padding.PSS(padding.MGF1(SHA384()), blind_rsa.SALT_BYTES)
    survey_id, cell_id = key("v", 0), key("c", 0)
    answers = [{"item_id": item.id, "value": "qualified"} for item in _rated()]
    made = []
    for _ in range(BALLOTS):
        prepared = secrets.token_bytes(32) + f"{survey_id}|{cell_id}".encode() + secrets.token_bytes(32)
        signature = signing.sign(prepared, pss, SHA384())
        body = {
            "prepared_msg": base64url.encode(prepared),
            "signature": base64url.encode(signature),
            "answers": answers,
        }
        made.append(json.dumps({"survey_id": str(survey_id), "cell_id": str(cell_id)} | body))
    return made


def _round(stage: Stage, seconds: int) -> Rates:
    bearers = town.bearers(stage.database)
    town.empty(stage.database)
    with stage.database.transaction() as session:
        session.execute(text("DELETE FROM ballot"))
        session.execute(text("UPDATE cell_member SET blinded_digest = NULL, issued_on = NULL"))
    rounds = [str(key("v", number)) for number in range(ROUNDS)]
    body = json.dumps({"blinded_msg": base64url.encode(stage.blinded)})
    check_ins = _sent(stage, Load(bearers, town.codes_now()), seconds)
    casts = _sent(stage, Load([NOBODY], stage.ballots, BOX, "%s"), seconds)
    tokens = _sent(stage, Load(bearers, rounds, TOKENS, body), seconds)
    counts = "SELECT (SELECT count(*) FROM ballot), (SELECT count(*) FROM cell_member WHERE blinded_digest IS NOT NULL)"
    town.settled_count(stage.database)
    with stage.database.transaction(writes=False) as session:
        cast, taken = session.execute(text(counts)).one()
    for result, rows, most in ((casts, cast, BALLOTS), (tokens, taken, ROUNDS * MEMBERS)):
        if not result.requests <= rows <= result.requests + CLIENTS or result.requests >= most - CLIENTS:
            raise SystemExit(f"the run does not count: {result} but {rows} rows")
    return Rates(check_ins.rate, casts.rate, tokens.rate, _raw(stage, seconds))


def _sent(stage: Stage, sent: Load, seconds: int) -> load.Result:
    result = load.run(stage.folder, stage.address, sent, clients=CLIENTS, seconds=seconds)
    if result.failed:
        raise SystemExit(f"the run does not count: {result} of {sent.path}")
    return result


def _raw(stage: Stage, seconds: int) -> float:
    signer, signed, started = Signer(stage.private), 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        signer.blind_sign(stage.blinded)
        signed += 1
    return signed / (time.perf_counter() - started)


def _tally(folder: Path) -> tuple[float, float]:
    """Seconds, and the most memory, that a count takes in a process of its own."""
    address = f"sqlite:///{folder / 'tally.sqlite3'}"
    database = Database(address)
    _close_round(database)
    database.engine.dispose()
    command = [sys.executable, "-m", "bench.peers.tally", address, str(key("v", 0))]
    environment = os.environ | {"APP_KEYS_DIR": str(town.keys_dir())}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        peak = watched(process)
        output = process.stdout.read().decode() if process.stdout else ""
    with database.transaction(writes=False) as session:
        marks = session.execute(text(f"SELECT sum(count) FROM {Tally.__tablename__}")).scalar_one()
    database.engine.dispose()
    if marks != MANY * QUESTIONS:
        raise SystemExit(f"{marks} marks were counted")
    return float(output), peak


def _close_round(database: Database) -> None:
    """A round that is closed, with a ballot of everybody. Its voters have no records: nothing of a count asks for any."""
    town.seed(database)
    items = [sheet.question(n, sheet.ItemKind.SATISFACTION, f"问题{n}", []) for n in range(1, QUESTIONS + 1)]
    ballot_key = secrets.token_bytes(KEY_BYTES)
    cipher, today = AESGCM(ballot_key), clock.today()
    with database.transaction() as session:
        session.add(_survey(0, items, SurveyStatus.CLOSED, ballot_key))
        session.flush()
        session.add(_cell(0, MANY, blind_rsa.generate_key()))
    with database.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        ids = {"survey_id": key("v", 0), "cell_id": key("c", 0)}
        taken = {"issued_on": today, "blinded_digest": "0" * 64}
        connection.execute(insert(CellMember), [ids | taken | {"member_id": UUID(int=n)} for n in range(MANY)])
        connection.execute(insert(Ballot), [_sealed(cipher, items) for _ in range(MANY)])
        connection.commit()


def _sealed(cipher: AESGCM, items: list[sheet.Item]) -> dict[str, object]:
    token_hash = secrets.token_hex(32)
    marks = [secrets.choice(item.options).value for item in items]
    return {"token_hash": token_hash, "cell_id": key("c", 0), "sealed": seal(cipher, items, token_hash, marks)}

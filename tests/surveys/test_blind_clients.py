"""The server's blind signatures with the client's implementation, with one by others, and with one of Python's integers."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.core import base64url
from app.surveys import blind_rsa
from tests.surveys.keys import CELL, SURVEY, Key, token_of, two_keys

ROOT = Path(__file__).parents[2]

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def node() -> Iterator[Ask]:
    """`node("blind", …)` asks the client's implementation, `node("theirBlind", …)` the one by others."""
    pipe = subprocess.PIPE
    with subprocess.Popen(["node", "e2e/blind-rsa.mjs"], cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        stdin, stdout = process.stdin, process.stdout
        assert stdin is not None
        assert stdout is not None

        def ask(*call: Any) -> Any:
            stdin.write(json.dumps(call) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())

        yield ask
        stdin.close()


def test_fifty_tokens_of_python() -> None:
    key = two_keys()[0]
    tokens = [token_of(key) for _ in range(50)]

    assert all(blind_rsa.verify(key.public, *token) for token in tokens)
    assert len({blind_rsa.message_id(prepared) for prepared, _ in tokens}) == 50


OURS, THEIRS = ("blind", "finalize"), ("theirBlind", "theirFinalize")


@pytest.mark.parametrize(("steps", "runs"), [(OURS, 50), (THEIRS, 2), pytest.param(THEIRS, 50, marks=pytest.mark.long)])
def test_tokens_of_the_client_and_of_others(node: Ask, steps: tuple[str, str], runs: int) -> None:
    key = two_keys()[0]
    blind, finalize = steps
    jwk = blind_rsa.jwk(key.public)
    for _ in range(runs):
        blinding = node(blind, jwk, node("prepare", str(SURVEY), str(CELL)))
        signed = key.signer.blind_sign(base64url.decode(blinding["blindedMsg"]))
        signature = node(finalize, jwk, blinding, base64url.encode(signed))

        prepared = base64url.decode(blinding["preparedMsg"])
        assert blind_rsa.parse_prepared(prepared) == (SURVEY, CELL)
        assert blind_rsa.verify(key.public, prepared, base64url.decode(signature))


@pytest.mark.long
def test_a_server_by_others_signs_for_the_client(node: Ask) -> None:
    key = two_keys()[0]
    jwk = blind_rsa.jwk(key.public)
    for _ in range(50):
        blinding = node("blind", jwk, node("prepare", str(SURVEY), str(CELL)))
        signed = node("theirSign", private_jwk(key), blinding["blindedMsg"])

        assert base64url.decode(signed) == key.signer.blind_sign(base64url.decode(blinding["blindedMsg"]))
        signature = node("finalize", jwk, blinding, signed)
        assert blind_rsa.verify(key.public, base64url.decode(blinding["preparedMsg"]), base64url.decode(signature))


def private_jwk(key: Key) -> dict[str, str]:
    """RFC 7518 §6.3.2."""
    numbers = key.numbers
    parts = {"p": numbers.p, "q": numbers.q, "dp": numbers.dmp1, "dq": numbers.dmq1, "qi": numbers.iqmp, "d": numbers.d}
    return blind_rsa.jwk(key.public) | {
        name: base64url.encode(part.to_bytes((part.bit_length() + 7) // 8, "big")) for name, part in parts.items()
    }


def test_the_client_works_out_the_fingerprint_of_a_key(node: Ask) -> None:
    for key in two_keys():
        assert node("fingerprint", blind_rsa.jwk(key.public)) == blind_rsa.fingerprint(key.public)


def test_the_client_believes_no_other_signature(node: Ask) -> None:
    keys = two_keys()
    jwks = [blind_rsa.jwk(key.public) for key in keys]
    blinding, other = (node("blind", jwks[0], node("prepare", str(SURVEY), str(CELL))) for _ in range(2))
    answer = base64url.encode(keys[0].signer.blind_sign(base64url.decode(blinding["blindedMsg"])))
    signature = node("finalize", jwks[0], blinding, answer)

    assert node("verify", jwks[0], blinding["preparedMsg"], signature)
    assert not node("verify", jwks[1], blinding["preparedMsg"], signature)
    assert not node("verify", jwks[0], other["preparedMsg"], signature)
    assert node("finalize", jwks[0], other, answer) is None
    assert node("finalize", jwks[0], blinding, blinding["blindedMsg"]) is None
    assert node("finalize", jwks[0], blinding, answer[:-4]) is None

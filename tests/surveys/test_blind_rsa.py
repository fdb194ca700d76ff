"""Blind signatures by RFC 9474's own vector, and what must not be signed or believed."""

import hashlib
import json
import secrets
from pathlib import Path

import gmpy2
import pytest
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256, SHA384
from cryptography.hazmat.primitives.serialization import load_der_public_key

from app.core import base64url
from app.surveys import blind_rsa
from app.surveys.blind_rsa import BadBlindedMessage, BadPreparedMessage, Signer, SigningFault
from tests.surveys import phone
from tests.surveys.keys import CELL, SURVEY, Key, der_of, made, token_of, two_keys

VECTOR = Path(__file__).parents[1] / "samples" / "rfc9474.json"


def test_the_vector_of_the_rfc() -> None:
    vector = json.loads(VECTOR.read_text())
    p, q, inverse = (int(vector[name], 16) for name in ("p", "q", "inv"))
    prepared, salt = bytes.fromhex(vector["prepared_msg"]), bytes.fromhex(vector["salt"])
    d = rsa.rsa_recover_private_exponent(65537, p, q)
    of_crt = (rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q))
    key = made(der_of(rsa.RSAPrivateNumbers(p, q, d, *of_crt, rsa.RSAPublicNumbers(65537, p * q))))

    blinding = phone.blind(key.public, prepared, salt, inverse)
    assert blinding.blinded_msg.hex() == vector["blinded_msg"]
    signed = key.signer.blind_sign(blinding.blinded_msg)
    assert signed.hex() == vector["blind_sig"]
    signature = phone.finalize(key.public, blinding, signed)
    assert signature.hex() == vector["sig"]
    assert blind_rsa.verify(key.public, prepared, signature)


def test_every_record_fits_every_ballot() -> None:
    """For each request that was signed and each ballot there is one factor that would have led from one to the other."""
    key, another = two_keys()

    assert fitting([key] * 6) == 36
    # The question can be answered with no: another key for half of the voters halves what fits.
    assert fitting([key] * 3 + [another] * 3) == 18


def fitting(voters_keys: list[Key]) -> int:
    """How many pairs of a record and a ballot fit."""
    records, ballots = [], []
    for key in voters_keys:
        blinding = phone.blind(key.public, phone.prepare(SURVEY, CELL))
        signed = key.signer.blind_sign(blinding.blinded_msg)
        records.append((key, int.from_bytes(blinding.blinded_msg, "big"), int.from_bytes(signed, "big")))
        ballots.append((blinding.prepared_msg, phone.finalize(key.public, blinding, signed)))
    return sum(fits(*record, *ballot) for record in records for ballot in ballots)


def fits(key: Key, blinded: int, signed: int, prepared: bytes, signature: bytes) -> bool:
    if not blind_rsa.verify(key.public, prepared, signature):
        return False
    n, ballot = key.numbers.public_numbers.n, int.from_bytes(signature, "big")
    factor = signed * pow(ballot, -1, n) % n
    return blinded == pow(ballot, 65537, n) * pow(factor, 65537, n) % n


def test_the_same_request_gets_the_same_answer_by_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is raised to the secret power is never what was sent, nor twice the same: the time it takes tells nothing."""
    key = two_keys()[0]
    powers: list[int] = []
    power = gmpy2.powmod_sec

    def looked_at(base: int, exponent: int, modulus: int) -> int:
        powers.append(int(base))
        return int(power(base, exponent, modulus))

    monkeypatch.setattr(gmpy2, "powmod_sec", looked_at)
    blinded = phone.blind(key.public, phone.prepare(SURVEY, CELL)).blinded_msg

    assert key.signer.blind_sign(blinded) == key.signer.blind_sign(blinded)
    sent = int.from_bytes(blinded, "big")
    assert len({*powers, sent % key.numbers.p, sent % key.numbers.q}) == 6


@pytest.mark.parametrize("part", ["dmp1", "dmq1", "iqmp"])
def test_a_wrong_signature_does_not_leave(part: str) -> None:
    key = two_keys()[0]
    parts = {name: getattr(key.numbers, name) for name in ("p", "q", "d", "dmp1", "dmq1", "iqmp")}
    parts[part] ^= 4
    faulty = Signer(der_of(rsa.RSAPrivateNumbers(**parts, public_numbers=key.numbers.public_numbers)))

    with pytest.raises(SigningFault):
        faulty.blind_sign(phone.blind(key.public, phone.prepare(SURVEY, CELL)).blinded_msg)


def test_only_a_number_below_the_modulus_of_full_length_is_signed() -> None:
    key = two_keys()[0]
    n = key.numbers.public_numbers.n
    for wrong in (b"", bytes(383), bytes(385), n.to_bytes(384, "big"), b"\xff" * 384):
        with pytest.raises(BadBlindedMessage):
            key.signer.blind_sign(wrong)

    assert key.signer.blind_sign((n - 1).to_bytes(384, "big")) == (n - 1).to_bytes(384, "big")


def test_an_altered_token_is_none() -> None:
    key, another = two_keys()
    prepared, signature = token_of(key)
    n, number = key.numbers.public_numbers.n, int.from_bytes(signature, "big")

    assert blind_rsa.verify(key.public, prepared, signature)
    assert not blind_rsa.verify(another.public, prepared, signature)
    assert not blind_rsa.verify(key.public, bytes([prepared[0] ^ 1]) + prepared[1:], signature)
    numbers = [other.to_bytes(384, "big") for other in (number ^ 1, n - number, n)]
    lengths = [b"", signature[:-1], signature + b"\0", b"\0" + signature]
    for other in (*numbers, *lengths, secrets.token_bytes(384)):
        assert not blind_rsa.verify(key.public, prepared, other)


@pytest.mark.parametrize(("salt", "hashed"), [(0, SHA384()), (47, SHA384()), (48, SHA256())])
def test_another_way_to_sign_is_none(salt: int, hashed: SHA256 | SHA384) -> None:
    key = two_keys()[0]
    prepared = phone.prepare(SURVEY, CELL)
    signature = key.private.sign(prepared, padding.PSS(padding.MGF1(hashed), salt), hashed)

    assert not blind_rsa.verify(key.public, prepared, signature)


def test_a_prepared_message_names_its_place_in_one_way() -> None:
    prepared = phone.prepare(SURVEY, CELL)
    head, tail, places = prepared[:32], prepared[-32:], f"{SURVEY}|{CELL}"

    assert len(prepared) == blind_rsa.PREPARED_BYTES
    assert blind_rsa.parse_prepared(prepared) == (SURVEY, CELL)
    assert blind_rsa.message_id(prepared) == hashlib.sha256(prepared).digest()
    other_ways = [places.upper(), places.replace("-", ""), places.replace("|", "x"), f"{places[:-3]}张"]
    wrong = [head + text.encode() + tail for text in ("", str(SURVEY), f"{places}|", *other_ways)]
    for message in (*wrong, b"", prepared[:-1], prepared + b"\0"):
        with pytest.raises(BadPreparedMessage):
            blind_rsa.parse_prepared(message)


def test_what_is_published_of_a_key() -> None:
    key = two_keys()[0]
    public = load_der_public_key(key.public)
    assert isinstance(public, rsa.RSAPublicKey)
    jwk = blind_rsa.jwk(key.public)

    assert public.key_size == 3072
    assert {name: jwk[name] for name in jwk if name != "n"} == {"kty": "RSA", "use": "sig", "alg": "PS384", "e": "AQAB"}
    assert base64url.decode(jwk["n"]) == public.public_numbers().n.to_bytes(384, "big")
    assert blind_rsa.fingerprint(key.public) == hashlib.sha256(key.public).hexdigest()

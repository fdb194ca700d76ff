"""Cards: good ones verify, also by an independent library; each kind of bad one gets its own verdict; no change slips through."""

import hashlib
import secrets
from collections.abc import Callable
from typing import Any

import base45
import cbor2
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cwt import COSE, COSEKey
from hypothesis import given
from hypothesis import strategies as st

from app.identity import dm1
from app.identity.dm1 import Assurance, Reason, Refused
from app.identity.dm1.known import Known
from app.identity.dm1.layers import unbase45
from tests.identity.bad_cards import Bad, written
from tests.identity.cards import CTI, FACTS, KID, MINIMAL, NONCE, NOW, Maker, new_key, point_of

MUTATIONS = 20_000


@pytest.fixture(scope="module")
def maker() -> Maker:
    return Maker()


def refusal(text: str, maker: Maker, now: float = NOW, challenge: bytes | None = None) -> Reason:
    with pytest.raises(Refused) as caught:
        dm1.verify(text, maker.keys, now, challenge)
    return caught.value.reason


def test_a_card_says_what_the_issuer_said(maker: Maker) -> None:
    card = dm1.verify(maker.card(), maker.keys, NOW)

    assert (card.kid, card.cti, card.nonce, card.proved_at) == (KID, CTI, NONCE, NOW)
    assert (card.name, card.branch, card.status, card.status_index) == ("张*明", "青禾镇东村党支部", 1, 70_000)
    assert (card.issued_at, card.expires_at) == (FACTS.issued_at, FACTS.expires_at)


def test_a_minimal_card_tells_neither_name_nor_branch(maker: Maker) -> None:
    card = dm1.verify(maker.card(MINIMAL), maker.keys, NOW)

    assert (card.name, card.branch, card.status) == (None, None, 1)


def test_a_card_fits_a_code_of_61_modules(maker: Maker) -> None:
    """468 characters of the alphanumeric mode are what version 11 holds at level L (ISO/IEC 18004, table 7)."""
    text = maker.card()

    assert len(text) <= 468
    assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_an_independent_library_verifies_both_signatures(maker: Maker) -> None:
    certificate, proof = cbor2.loads(base45.b45decode(maker.card().removeprefix("DM1:")))
    issuer = COSEKey.new(_cose_key(maker.issuer.public_key()) | {2: KID.encode()})
    claims = cbor2.loads(COSE.new().decode(certificate, issuer))
    holder = claims[8][1]
    numbers = dm1.point(bytes([2 + holder[-3]]) + holder[-2]).public_numbers()
    phone = COSEKey.new({1: 2, 3: -7, -1: 1, -2: holder[-2], -3: numbers.y.to_bytes(32, "big")})

    shown = cbor2.loads(COSE.new().decode(proof, phone, external_aad=hashlib.sha256(certificate).digest()))

    assert claims[-65537] == {1: "张*明", 2: "青禾镇东村党支部", 3: 1, 4: 70_000}
    assert shown == {6: NOW, 10: NONCE}


def _cose_key(key: ec.EllipticCurvePublicKey) -> dict[int, Any]:
    numbers = key.public_numbers()
    return {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}


@pytest.mark.parametrize("age", [-60, 0, 60])
def test_a_proof_is_good_for_a_minute(maker: Maker, age: int) -> None:
    assert dm1.verify(maker.card(at=NOW - age), maker.keys, NOW).proved_at == NOW - age


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"at": NOW - 61}, Reason.STALE_CODE),
        ({"at": NOW + 61}, Reason.FUTURE_CODE),
        ({"at": NOW - 300}, Reason.STALE_CODE),
        ({"facts": FACTS._replace(expires_at=NOW)}, Reason.EXPIRED),
        ({"kid": "fedcba9876543210"}, Reason.UNKNOWN_KEY),
    ],
)
def test_each_fault_has_its_own_verdict(maker: Maker, change: dict[str, Any], reason: Reason) -> None:
    assert refusal(maker.card(**change), maker) is reason


def test_another_issuers_signature_and_another_phones_proof_are_refused(maker: Maker) -> None:
    forged = Maker(phone=maker.phone).card()
    certificate = maker.certificate()
    stolen = dm1.text_of(certificate, dm1.proof(certificate, NOW, NONCE, dm1.signer(new_key())))
    of_another_card = dm1.text_of(certificate, maker.proof(maker.certificate(MINIMAL)))

    assert refusal(forged, maker) is Reason.BAD_SIGNATURE
    assert refusal(stolen, maker) is Reason.BAD_SIGNATURE
    assert refusal(of_another_card, maker) is Reason.BAD_SIGNATURE


def test_a_certificate_that_is_known_is_good_only_under_the_key_that_made_it(maker: Maker) -> None:
    card = maker.card()
    dm1.verify(card, maker.keys, NOW)

    assert refusal(card, Maker()) is Reason.BAD_SIGNATURE
    with pytest.raises(Refused) as withdrawn:
        dm1.verify(card, {}, NOW)
    assert withdrawn.value.reason is Reason.UNKNOWN_KEY
    assert dm1.verify(card, maker.keys, NOW).kid == KID


def test_a_known_certificate_with_another_signature_is_refused(maker: Maker) -> None:
    certificate = maker.certificate()
    dm1.verify(dm1.text_of(certificate, maker.proof(certificate)), maker.keys, NOW)
    changed = certificate[:-1] + bytes([certificate[-1] ^ 1])

    assert refusal(dm1.text_of(changed, maker.proof(changed)), maker) is Reason.BAD_SIGNATURE


def test_no_more_is_kept_in_mind_than_was_said() -> None:
    checked: list[bytes] = []
    known = Known[str](lambda _key, signed, _signature: checked.append(signed), 2)

    for signed in (b"a", b"b", b"a", b"c", b"a"):
        known.check("key", signed, b"")

    assert checked == [b"a", b"b", b"c", b"a"]


def test_a_challenge_must_be_in_the_proof(maker: Maker) -> None:
    answered = maker.card(nonce=b"482913")

    assert dm1.verify(answered, maker.keys, NOW, b"482913").nonce == b"482913"
    assert refusal(answered, maker, challenge=b"482914") is Reason.CHALLENGE
    assert refusal(maker.card(), maker, challenge=b"482913") is Reason.CHALLENGE


def test_a_refusal_after_both_signatures_names_the_card(maker: Maker) -> None:
    with pytest.raises(Refused) as caught:
        dm1.verify(maker.card(at=NOW - 61), maker.keys, NOW)

    assert caught.value.card is not None
    assert caught.value.card.cti == CTI


def test_every_copy_of_one_proof_has_one_replay_key(maker: Maker) -> None:
    certificate = maker.certificate()
    texts = [dm1.text_of(certificate, maker.proof(certificate, NOW, nonce)) for nonce in (NONCE, NONCE, b"000000")]
    first, copy, other = (dm1.verify(text, maker.keys, NOW).replay_key for text in texts)

    assert first == copy != other


def test_paper_says_what_the_issuer_said_and_proves_no_phone(maker: Maker) -> None:
    card = dm1.verify(maker.paper(), maker.keys, NOW)

    assert (card.name, card.branch, card.status, card.status_index) == ("张*明", "青禾镇东村党支部", 1, 70_000)
    assert (card.assurance, card.proved_at, card.nonce, card.replay_key) == (Assurance.PAPER, None, None, None)
    assert dm1.verify(maker.card(), maker.keys, NOW).assurance is Assurance.PHONE


def test_paper_ends_with_its_certificate_and_answers_no_challenge(maker: Maker) -> None:
    assert refusal(maker.paper(FACTS._replace(expires_at=NOW)), maker) is Reason.EXPIRED
    assert refusal(maker.paper(), maker, challenge=b"482913") is Reason.CHALLENGE
    assert refusal(maker.paper(kid="fedcba9876543210"), maker) is Reason.UNKNOWN_KEY
    assert refusal(Maker().paper(), maker) is Reason.BAD_SIGNATURE


def test_paper_and_phone_cannot_be_taken_for_each_other(maker: Maker) -> None:
    phone, paper = maker.certificate(), maker.paper_certificate()

    assert refusal(dm1.text_of(phone), maker) is Reason.MALFORMED
    assert refusal(dm1.text_of(paper, maker.proof(paper)), maker) is Reason.MALFORMED
    assert refusal(maker.paper(MINIMAL), maker) is Reason.MALFORMED


def test_a_paper_card_fits_a_code_of_53_modules(maker: Maker) -> None:
    """262 characters of the alphanumeric mode are what version 9 holds at level M, which a worn paper needs (ISO/IEC 18004, table 7)."""
    assert len(maker.paper()) <= 262


def test_every_other_spelling_is_malformed(maker: Maker) -> None:
    bad = Bad(maker)
    texts = bad.texts() | bad.headers() | bad.claims() | bad.papers()

    verdicts = {what: refusal(text, maker) for what, text in texts.items()}

    assert set(verdicts.values()) == {Reason.MALFORMED}, verdicts


def test_what_is_malformed_is_so_before_anything_else(maker: Maker) -> None:
    certificate = maker.certificate(kid="fedcba9876543210")

    assert refusal(dm1.text_of(certificate, b""), maker) is Reason.MALFORMED
    assert refusal(dm1.text_of(certificate, maker.proof(certificate)), maker) is Reason.UNKNOWN_KEY


@pytest.mark.parametrize("kind", list(Assurance))
def test_no_changed_card_is_accepted(maker: Maker, kind: Assurance) -> None:
    """A bit, a byte, a run of bytes, or a character of the text, anywhere."""
    text = maker.card() if kind is Assurance.PHONE else maker.paper()
    raw = base45.b45decode(text.removeprefix("DM1:"))
    chance = secrets.SystemRandom()
    accepted = []
    for number in range(MUTATIONS):
        changed = _mutated_text(text, chance) if number % 4 == 0 else written(_mutated(raw, chance))
        try:
            dm1.verify(changed, maker.keys, NOW)
        except Refused:
            continue
        if changed != text:
            accepted.append(changed)

    assert accepted == []


def _mutated(raw: bytes, chance: secrets.SystemRandom) -> bytes:
    changed = bytearray(raw)
    at = chance.randrange(len(raw))
    match chance.randrange(4):
        case 0:
            changed[at] ^= 1 << chance.randrange(8)
        case 1:
            changed[at] = chance.randrange(256)
        case 2:
            del changed[at : at + chance.randrange(1, 9)]
        case _:
            changed[at:at] = chance.randbytes(chance.randrange(1, 9))
    return bytes(changed)


def _mutated_text(text: str, chance: secrets.SystemRandom) -> str:
    at = chance.randrange(len(text))
    return text[:at] + chance.choice("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:") + text[at + 1 :]


@given(st.text(max_size=300) | st.binary(max_size=200).map(written))
def test_whatever_is_scanned_is_refused_and_nothing_else_is_raised(scanned: str) -> None:
    with pytest.raises(Refused):
        dm1.verify(scanned, {}, NOW)


def read(decode: Callable[[Any], bytes], given: Any) -> bytes | None:
    try:
        return decode(given)
    except ValueError:
        return None


@given(
    st.text("0:EFGWZ %", max_size=9) | st.text(max_size=9) | st.binary(max_size=40).map(lambda raw: written(raw)[4:])
)
def test_base45_is_read_as_an_independent_library_reads_it(text: str) -> None:
    assert read(unbase45, text) == read(lambda each: bytes(base45.b45decode(each.encode())), text)


@given(
    st.integers(0, 5),
    st.integers(0, (1 << 40) - 1),
    st.text(max_size=20),
    st.text(max_size=20),
    st.binary(min_size=6, max_size=6),
)
def test_whatever_is_issued_comes_back(status: int, index: int, name: str, branch: str, nonce: bytes) -> None:
    maker = Maker(issuer=_KEYS[0], phone=_KEYS[1])
    facts = FACTS._replace(status=status, status_index=index, name=name, branch=branch)

    card = dm1.verify(maker.card(facts, nonce=nonce), maker.keys, NOW)

    assert (card.status, card.status_index, card.name, card.branch, card.nonce) == (status, index, name, branch, nonce)


_KEYS = new_key(), new_key()


def test_a_key_that_is_no_point_gets_no_certificate(maker: Maker) -> None:
    with pytest.raises(Refused):
        dm1.certificate(FACTS, b"\x02" + b"\xff" * 32, KID, dm1.signer(maker.issuer))
    assert len(point_of(maker.phone)) == 33

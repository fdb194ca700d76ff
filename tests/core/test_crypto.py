"""The keyring: fields are bound to their row, rotation reads what was, lookups stay the same."""

from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.crypto import Keyring, KeyringError, add_root_key, load_keyring
from app.core.ids import new_id

OLD, NEW = b"o" * 32, b"n" * 32
RING = Keyring({1: OLD})


@given(st.text(), st.uuids())
def test_what_was_sealed_opens_again(text: str, row_id: UUID) -> None:
    assert RING.open("member.phone", row_id, RING.seal("member.phone", row_id, text)) == text


def test_a_ciphertext_moved_to_another_row_or_column_is_refused() -> None:
    row_id = new_id()
    sealed = RING.seal("member.phone", row_id, "19900000001")

    for column, owner in (("member.phone", new_id()), ("member.address", row_id)):
        with pytest.raises(KeyringError):
            RING.open(column, owner, sealed)


@given(st.integers(min_value=1, max_value=46), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_is_refused(place: int, change: int) -> None:
    row_id = new_id()
    sealed = bytearray(RING.seal("member.national_id", row_id, "449900198005170011"))
    sealed[place % len(sealed)] ^= change
    if place % len(sealed) == 0:
        return

    with pytest.raises(KeyringError):
        RING.open("member.national_id", row_id, bytes(sealed))


def test_after_a_rotation_old_values_open_new_ones_use_the_new_key_and_lookups_stay() -> None:
    row_id = new_id()
    before = RING.seal("member.phone", row_id, "19900000001")
    both = Keyring({1: OLD, 2: NEW})

    assert both.open("member.phone", row_id, before) == "19900000001"
    assert both.seal("member.phone", row_id, "19900000001")[0] == 2
    assert both.blind_index("phone", "19900000001") == RING.blind_index("phone", "19900000001")


def test_a_missing_version_says_so() -> None:
    row_id = new_id()
    sealed = Keyring({1: OLD, 2: NEW}).seal("member.phone", row_id, "x")

    with pytest.raises(KeyringError, match="version 2"):
        RING.open("member.phone", row_id, sealed)


def test_equal_values_of_different_fields_have_different_lookups() -> None:
    assert RING.blind_index("phone", "1") != RING.blind_index("national_id", "1")


def test_key_files_are_for_their_owner_alone_and_never_overwritten(tmp_path: Path) -> None:
    assert [add_root_key(tmp_path), add_root_key(tmp_path)] == [1, 2]
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    assert load_keyring(tmp_path).newest == 2


def test_a_short_key_is_refused() -> None:
    with pytest.raises(KeyringError):
        Keyring({1: b"short"})

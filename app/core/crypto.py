"""The keyring: versioned root keys from files, and every key that is derived from them.

Fields are sealed with AES-256-GCM under the newest version as `version(1) | nonce(12) | ciphertext+tag`, bound to table, column and row, so
that a ciphertext moved to another row is refused. Lookup of a sealed value goes through a blind index, an HMAC whose key is derived from
the first version alone, so that it stays the same when keys are rotated.
"""

import hashlib
import hmac
import os
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.core.settings import Mode, ensure_root_key, settings, write_key

NONCE_BYTES = 12
BLIND_INDEX_BYTES = 16


class KeyringError(Exception):
    """A key is missing, has the wrong length, or does not open what it should."""


class Keyring:
    """Root keys by version: everything is read with the version it was written with, and written with the newest."""

    def __init__(self, roots: dict[int, bytes], source: Path | None = None) -> None:
        self._source = source
        self._take(roots)

    def _take(self, roots: dict[int, bytes]) -> None:
        if not roots or any(len(root) != 32 for root in roots.values()):
            raise KeyringError("a root key of 32 bytes is missing: run `python -m app keys init` once and keep it safe")
        self._roots = roots
        self._first, self.newest = min(roots), max(roots)
        self._ciphers = {version: AESGCM(self._derive("enc|field", version)) for version in roots}

    def _derive(self, label: str, version: int) -> bytes:
        return HKDF(SHA256(), 32, None, f"{label}|{version}".encode()).derive(self._roots[version])

    def _cipher(self, version: int) -> AESGCM:
        """The cipher of a version; keys that were added while this process runs are read when first met."""
        if version not in self._ciphers and self._source is not None:
            self._take(_read_roots(self._source))
        if version not in self._ciphers:
            raise KeyringError(f"key version {version} is missing")
        return self._ciphers[version]

    def seal(self, column: str, row_id: UUID, text: str) -> bytes:
        """Encrypt one field. `column` is `table.column`."""
        nonce = os.urandom(NONCE_BYTES)
        aad = f"{column}|{row_id}".encode()
        return bytes([self.newest]) + nonce + self._ciphers[self.newest].encrypt(nonce, text.encode(), aad)

    def open(self, column: str, row_id: UUID, sealed: bytes) -> str:
        """Decrypt one field. Raises `KeyringError` when it belongs to another row or its key is missing."""
        cipher = self._cipher(sealed[0])
        nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, body, f"{column}|{row_id}".encode()).decode()
        except InvalidTag as fault:
            raise KeyringError(f"{column} of {row_id} does not open") from fault

    def blind_index(self, label: str, normalized: str) -> bytes:
        """A keyed hash (16 bytes) under which a normalized value can be found and kept unique."""
        return hmac.digest(self.mac_key(f"bi|{label}"), normalized.encode(), "sha256")[:BLIND_INDEX_BYTES]

    def mac_key(self, label: str) -> bytes:
        """A 32-byte key for one purpose, stable over rotations."""
        return _mac_key(self._roots[self._first], label)


@lru_cache(maxsize=1024)
def _mac_key(root: bytes, label: str) -> bytes:
    return HKDF(SHA256(), 32, None, f"mac|{label}".encode()).derive(root)


def load_keyring(keys_dir: Path) -> Keyring:
    """Read `root-<version>.key` files (32 bytes each) of a folder."""
    return Keyring(_read_roots(keys_dir), keys_dir)


def _read_roots(keys_dir: Path) -> dict[int, bytes]:
    return {int(path.stem.removeprefix("root-")): path.read_bytes() for path in keys_dir.glob("root-*.key")}


def add_root_key(keys_dir: Path) -> int:
    """Make the next version of the root key and answer its number."""
    version = 1 + max(_read_roots(keys_dir), default=0)
    keys_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_key(keys_dir / f"root-{version}.key", os.urandom(32))
    return version


@lru_cache
def keyring() -> Keyring:
    """The keyring of this process. Outside production a first start makes its own root key."""
    if settings().mode is not Mode.PRODUCTION:
        ensure_root_key(settings().keys_dir)
    return load_keyring(settings().keys_dir)


def digest(secret: str) -> str:
    """SHA-256 in hex, for secrets of full entropy (refresh tokens): they are stored only so."""
    return hashlib.sha256(secret.encode()).hexdigest()

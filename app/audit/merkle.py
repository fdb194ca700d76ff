"""The root of a Merkle tree over sealed events, by RFC 6962 §2.1, computed in one pass."""

import hashlib

LEAF, NODE = b"\x00", b"\x01"


class MerkleTree:
    """Leaves come in order; `root` may be asked for at any time. Holds one hash a level."""

    def __init__(self) -> None:
        self.size = 0
        self._ranges: list[tuple[int, bytes]] = []  # complete subtrees, largest first: leaf count and hash

    def add(self, leaf: bytes) -> None:
        """Append one leaf."""
        count, digest = 1, hashlib.sha256(LEAF + leaf).digest()
        while self._ranges and self._ranges[-1][0] == count:
            left_count, left = self._ranges.pop()
            count, digest = left_count + count, hashlib.sha256(NODE + left + digest).digest()
        self._ranges.append((count, digest))
        self.size += 1

    def root(self) -> str:
        """The root over all leaves so far, in hex; of no leaves, the hash of nothing."""
        if not self._ranges:
            return hashlib.sha256(b"").hexdigest()
        digest = self._ranges[-1][1]
        for _, left in reversed(self._ranges[:-1]):
            digest = hashlib.sha256(NODE + left + digest).digest()
        return digest.hex()

"""Issuers' signatures that were found good: a card's certificate stays the same for a week, and is shown with a new proof each time."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Signed = tuple[bytes, bytes]


class Known(Generic[Key]):
    """What has been checked with which key, the latest `most`. Nothing that was refused is remembered."""

    def __init__(self, check: Callable[[Key, bytes, bytes], None], most: int) -> None:
        self._check = check
        self._most = most
        self._good: OrderedDict[Signed, Key] = OrderedDict()

    def check(self, key: Key, signed: bytes, signature: bytes) -> None:
        """Check a signature, unless the same key was found to have made it. Raises as the check does."""
        if self._good.get((signed, signature)) == key:
            return
        self._check(key, signed, signature)
        self._good[signed, signature] = key
        if len(self._good) > self._most:
            self._good.popitem(last=False)

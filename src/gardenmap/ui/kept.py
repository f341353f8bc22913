"""Answers that are dear to make, kept for the next who asks: up to so many bytes, whoever asks for whatever."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
_KEY = 1000
"""Bytes for the key of an answer, which may hold what somebody wrote into a link."""


class Kept(Generic[Answer]):
    """The answers asked for last; `size` tells the bytes of one, and all together stay below `most`."""

    def __init__(self, most: int, size: Callable[[Answer], int]) -> None:
        self._most, self._size = most, size
        self._answers: dict[Hashable, Answer] = {}
        """Asked for longest ago first."""
        self._bytes = 0
        self._lock, self._making = Lock(), Lock()

    def find(self, key: Hashable) -> Answer | None:
        """The answer where it is kept."""
        with self._lock:
            found = self._answers.pop(key, None)
            if found is not None:
                self._answers[key] = found
            return found

    def make(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer, made now where it is not kept; one at a time, so that forty who ask the same make it once."""
        with self._making:
            found = self.find(key)
            if found is None:
                found = make()
                self._keep(key, found)
            return found

    def _keep(self, key: Hashable, answer: Answer) -> None:
        with self._lock:
            self._answers[key] = answer
            self._bytes += self._size(answer) + _KEY
            while self._bytes > self._most:
                oldest = self._answers.pop(next(iter(self._answers)))
                self._bytes -= self._size(oldest) + _KEY

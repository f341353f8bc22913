"""What is kept for the next who asks stays small, and forty who ask at once have it made once."""

from __future__ import annotations

from threading import Barrier, Thread

from gardenmap.ui.kept import Kept


def test_an_answer_is_made_once_and_found_again() -> None:
    kept: Kept[bytes] = Kept(10_000, len)
    assert kept.find("a") is None
    made = kept.make("a", lambda: b"first")
    assert kept.make("a", lambda: b"second") is made
    assert kept.find("a") is made


def test_what_is_kept_stays_below_its_bytes_and_the_one_asked_for_longest_ago_goes() -> None:
    kept: Kept[bytes] = Kept(10_000, len)
    for n in range(100):
        kept.make(n, lambda: bytes(2000))
        kept.find(0)
    found = [n for n in range(100) if kept.find(n) is not None]
    assert found == [0, 98, 99]


def test_an_answer_too_large_to_keep_is_given_all_the_same() -> None:
    kept: Kept[bytes] = Kept(10_000, len)
    assert len(kept.make("large", lambda: bytes(20_000))) == 20_000
    assert kept.find("large") is None


def test_forty_who_ask_the_same_at_once_have_it_made_once() -> None:
    kept: Kept[bytes] = Kept(10_000, len)
    made, together = [], Barrier(40)

    def ask() -> None:
        together.wait()
        kept.make("link", lambda: made.append(1) or b"page")

    askers = [Thread(target=ask) for _ in range(40)]
    for each in askers:
        each.start()
    for each in askers:
        each.join()
    assert made == [1]

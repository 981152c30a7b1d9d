"""Fields as a model file is written."""

from __future__ import annotations

import pytest

from kiosk.voice.protobuf import NotAMessage, field, fields, number


def read(message: bytes) -> list[tuple[int, bytes]]:
    """Return every field of a message, and what is in it."""
    return [
        (tag, message[start:end])
        for tag, (start, end) in fields(memoryview(message), 0, len(message))
    ]


def test_what_is_written_is_read_again() -> None:
    """Words, bytes, numbers of any size, and messages within messages."""
    inner = field(1, "sea") + number(2, 300)
    message = (
        number(1, 0) + number(16, 2**40) + field(7, inner) + field(20, b"") + field(3, "ʃ" * 99)
    )
    assert [tag for tag, _ in read(message)] == [1, 16, 7, 20, 3]
    assert dict(read(message))[7] == inner
    assert dict(read(message))[3] == ("ʃ" * 99).encode()
    assert read(inner) == [(1, b"sea"), (2, b"\xac\x02")]


def test_two_messages_one_behind_the_other_are_one() -> None:
    """The second adds to the first."""
    assert read(field(1, "a") + field(1, "b")) == [(1, b"a"), (1, b"b")]


def test_fields_of_fixed_width_are_passed_over() -> None:
    """Eight bytes and four, as other writers use."""
    assert read(b"\x09" + b"8" * 8 + b"\x15" + b"4" * 4) == [(1, b"8" * 8), (2, b"4" * 4)]


@pytest.mark.parametrize(
    "message", [b"\x0a\x05abc", b"\x80", b"\x80" * 12, b"\x09123", b"\x0b", b"\x02\x00"]
)
def test_other_bytes_are_no_message(message: bytes) -> None:
    """Cut short, endless, of an unknown kind, and a field of number nought."""
    with pytest.raises(NotAMessage):
        read(message)

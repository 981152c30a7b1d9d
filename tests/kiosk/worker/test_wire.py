"""The wire carries our own types whole, and nothing else."""

from __future__ import annotations

import json

import pytest

from kiosk.worker.wire import BadMessage, packed, unpacked
from stories.cast import Child
from stories.memory import Memory
from tests.stories.small import PACE, story


@pytest.mark.parametrize(
    "value",
    [
        story("Mia:6:she", "Theo:4:he"),
        Child("Zoë", 1.5, "xe/xem/xyr/xyrs/xemself", ("owls",)),
        Memory(facts={"p": frozenset({"b", "a"})}, pairs={"x": frozenset({3, 1})}),
        PACE,
        {"a": (1, 2.5, None, True, "ü"), "b": {}},
    ],
    ids=["story", "child", "memory", "pace", "plain"],
)
def test_what_goes_in_comes_out(value: object) -> None:
    """Equal on the other side, tuples as tuples."""
    message = packed(value)
    assert int.from_bytes(message[:4], "big") == len(message) - 4
    assert unpacked(message[4:]) == value


def test_other_types_are_not_sent() -> None:
    """Only a closed list crosses."""
    with pytest.raises(BadMessage):
        packed({"a": object()})


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\xff", b"[", b'{"~":"os","of":[]}', b'{"a":1}',
        b'{"~":"Child","of":[1,2,3,4,5,6,7]}',
        b"[" * 100_000, json.dumps({"~": "set", "of": [[1]]}).encode(),
    ],
)  # fmt: skip
def test_broken_messages_are_refused(body: bytes) -> None:
    """Whatever a broken process sends, it is one kind of error."""
    with pytest.raises(BadMessage):
        unpacked(body)

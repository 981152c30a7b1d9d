"""A network opened up by a few bytes behind it."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from kiosk.voice.piper import graph
from kiosk.voice.piper.graph import NotAModel, opened
from kiosk.voice.protobuf import field, fields

CEIL = graph._node("Ceil", [b"/Mul_1"], [b"/Ceil_out"])
DICE = graph._node("RandomNormalLike", [b"/like_a"], [b"/dice_a"]) + graph._node(
    "RandomNormalLike", [b"/like_b"], [b"/dice_b"]
)
OTHER = graph._node("Mul", [b"/dice_a", b"/scale"], [b"/Mul_1"])


def made(*nodes: bytes) -> bytes:
    """Return a model of these nodes, with a version before them and a library behind."""
    return b"\x08\x08" + field(7, b"".join(nodes)) + field(8, b"\x10\x0f")


def test_a_known_network_is_opened() -> None:
    """The old ends are cut by one letter each, and new nodes take them over."""
    model = made(CEIL, OTHER, DICE)
    found = opened(memoryview(model))
    assert found.timed
    assert found.seeded
    old, added = found.model[: len(model)], found.model[len(model) :]
    assert sum(a != b for a, b in zip(model, old, strict=True)) == 3
    assert b"~Mul_1" in old
    assert b"~dice_a" in old
    assert b"\x07/dice_a\n\x06/scale" in old
    for name in (graph.STRETCH, *graph.NOISES):
        assert name.encode() in added
    nodes = [span for number, span in fields(memoryview(found.model), 0, len(found.model))
             if number == 7]  # fmt: skip
    assert len(nodes) == 2
    assert opened(memoryview(added)).model.startswith(added)


@pytest.mark.parametrize(
    ("nodes", "timed", "seeded"),
    [
        ((OTHER,), False, False),
        ((CEIL, OTHER), True, False),
        ((DICE,), False, True),
        ((CEIL, CEIL, DICE, DICE), False, False),
    ],
)
def test_what_is_not_known_stays(nodes: tuple[bytes, ...], timed: bool, seeded: bool) -> None:
    """A network of another make is only opened as far as it is understood."""
    model = made(*nodes)
    found = opened(memoryview(model))
    assert (found.timed, found.seeded) == (timed, seeded)
    assert len(found.model) >= len(model)
    if not (timed or seeded):
        assert found.model.startswith(model)


def test_anything_else_is_no_model() -> None:
    """Nothing, letters, pictures, half a file: one kind of refusal, and no crash."""
    for wrong in (b"", b"hello, this is a text", b"\x89PNG\r\n\x1a\n", b"\x00" * 40):
        with pytest.raises(NotAModel):
            opened(memoryview(wrong))
    whole = made(CEIL, OTHER, DICE)
    dice = random.Random(5)
    for _ in range(500):
        broken = bytearray(whole[: dice.randint(0, len(whole))])
        if broken:
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        with suppress(NotAModel):
            assert len(opened(memoryview(bytes(broken))).model) >= len(broken)

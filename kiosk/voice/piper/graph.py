"""A graph is a Piper model's network, opened up to tell its word times and to repeat itself.

An ONNX model is a protobuf message, and two of those written one after the other are read as one
message that holds both. So a few bytes put behind the model add nodes to its network, with no
library for it and no second copy of 60 MB on the card; one letter changed in a name inside the
model cuts an old connection, which the new nodes then take over.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.voice.protobuf import NotAMessage, Span, field, fields, number

NOISES = ("hearthside.noise.length", "hearthside.noise.sound")
"""Inputs: chance numbers for how long each sound lasts, and for how it sounds."""
STRETCH = "hearthside.stretch"
"""Input: how much longer each sound lasts than the model would have it."""
_SHAPE, _ZERO, _ONE = "hearthside.shape", "hearthside.zero", "hearthside.one"
_GRAPH, _NODE, _INITIALIZER, _INPUT, _OUTPUT = 7, 1, 5, 11, 12
_FLOAT, _INT64 = 1, 7
_OPS = frozenset((b"Ceil", b"RandomNormalLike"))


class NotAModel(ValueError):
    """The bytes are no ONNX model."""


@dataclass(frozen=True)
class Opened:
    """A model that can be run, and what it can be asked beyond what Piper asks."""

    model: bytes
    timed: bool
    """Whether its second output tells how long each sound lasts, stretched by ``STRETCH``."""
    seeded: bool
    """Whether chance comes from outside, through ``NOISES``."""


@dataclass(frozen=True)
class _Node:
    """One node of the network: what it does, and where the names of its ends are written."""

    op: bytes
    inputs: tuple[Span, ...]
    outputs: tuple[Span, ...]


def opened(model: memoryview) -> Opened:
    """Return ``model`` with its times told and its chance given, as far as its network is known.

    A Piper voice rounds its lengths up in one node and throws dice in two; a network that is
    built otherwise stays as it is.
    """
    try:
        nodes = list(_nodes(model))
    except NotAMessage as broken:
        raise NotAModel(str(broken)) from None
    ceils = [node for node in nodes if node.op == b"Ceil"]
    dice = [node for node in nodes if node.op == b"RandomNormalLike"]
    timed = len(ceils) == 1 and len(ceils[0].inputs) == len(ceils[0].outputs) == 1
    seeded = len(dice) == len(NOISES) and all(len(one.outputs) == 1 for one in dice)
    cuts: list[int] = []
    added = bytearray()
    if timed:
        (wanted,), (lengths,) = ceils[0].inputs, ceils[0].outputs
        cuts.append(wanted[0])
        stretched = _cut(bytes(model[slice(*wanted)]))
        added += _node("Mul", [bytes(model[slice(*wanted)]), STRETCH.encode()], [stretched])
        added += field(_INPUT, _value(STRETCH))
        added += field(_OUTPUT, field(1, bytes(model[slice(*lengths)])))
    if seeded:
        for name, one in zip(NOISES, dice, strict=True):
            cuts.append(one.outputs[0][0])
            like = bytes(model[slice(*one.inputs[0])])
            added += _chance(name, like, bytes(model[slice(*one.outputs[0])]))
        added += _initializer(_ZERO, 0) + _initializer(_ONE, 1)
    return Opened(_joined(model, sorted(cuts), field(_GRAPH, bytes(added))), timed, seeded)


def _joined(model: memoryview, cuts: list[int], patch: bytes) -> bytes:
    """Return the model with the letters at ``cuts`` changed and ``patch`` behind it."""
    parts: list[bytes | memoryview] = []
    at = 0
    for cut in cuts:
        parts += [model[at:cut], _cut(bytes(model[cut : cut + 1]))]
        at = cut + 1
    return b"".join([*parts, model[at:], patch])


def _cut(name: bytes) -> bytes:
    """Return a name of the same length that nothing else has."""
    return b"~" + name[1:]


def _chance(name: str, like: bytes, result: bytes) -> bytes:
    """Return nodes that bring the numbers of input ``name`` into the shape of ``like``."""
    shape, size, end, part = (f"{name}.{one}".encode() for one in ("shape", "size", "end", "part"))
    zero, one = _ZERO.encode(), _ONE.encode()
    return (
        _node("Shape", [like], [shape])
        + _node("Size", [like], [size])
        + _node("Reshape", [size, one], [end])
        + _node("Slice", [name.encode(), zero, end], [part])
        + _node("Reshape", [part, shape], [result])
        + field(_INPUT, _value(name))
    )


def _node(op: str, inputs: list[bytes], outputs: list[bytes]) -> bytes:
    """Return a node as a field of a graph."""
    ends = [field(1, one) for one in inputs] + [field(2, one) for one in outputs]
    return field(_NODE, b"".join([*ends, field(3, b"hearthside/" + outputs[0]), field(4, op)]))


def _value(name: str) -> bytes:
    """Return the description of an input: a row of numbers with no size laid down."""
    row = field(2, field(1, field(2, name)))
    return field(1, name) + field(2, field(1, number(1, _FLOAT) + row))


def _initializer(name: str, value: int) -> bytes:
    """Return a row of one whole number as a field of a graph."""
    row = number(1, 1) + number(2, _INT64) + field(8, name) + field(9, struct.pack("<q", value))
    return field(_INITIALIZER, row)


def _nodes(model: memoryview) -> Iterator[_Node]:
    """Yield the nodes that may have to be opened, wherever they stand."""
    graphs = [span for tag, span in fields(model, 0, len(model)) if tag == _GRAPH]
    if not graphs:
        raise NotAModel("no network in it")
    for graph in graphs:
        for tag, (start, end) in fields(model, *graph):
            if tag != _NODE:
                continue
            ends: dict[int, list[Span]] = {1: [], 2: [], 4: []}
            for kind, span in fields(model, start, end):
                if kind in ends:
                    ends[kind].append(span)
            op = bytes(model[slice(*ends[4][0])]) if ends[4] else b""
            if op in _OPS:
                yield _Node(op, tuple(ends[1]), tuple(ends[2]))

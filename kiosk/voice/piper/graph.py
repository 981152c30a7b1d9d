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

NOISES = ("hearthside.noise.length", "hearthside.noise.sound")
"""Inputs: chance numbers for how long each sound lasts, and for how it sounds."""
STRETCH = "hearthside.stretch"
"""Input: how much longer each sound lasts than the model would have it."""
_SHAPE, _ZERO, _ONE = "hearthside.shape", "hearthside.zero", "hearthside.one"
_GRAPH, _NODE, _INITIALIZER, _INPUT, _OUTPUT = 7, 1, 5, 11, 12
_FLOAT, _INT64 = 1, 7
_OPS = frozenset((b"Ceil", b"RandomNormalLike"))
_Span = tuple[int, int]


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
    inputs: tuple[_Span, ...]
    outputs: tuple[_Span, ...]


def opened(model: memoryview) -> Opened:
    """Return ``model`` with its times told and its chance given, as far as its network is known.

    A Piper voice rounds its lengths up in one node and throws dice in two; a network that is
    built otherwise stays as it is.
    """
    nodes = list(_nodes(model))
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
        added += _field(_INPUT, _value(STRETCH))
        added += _field(_OUTPUT, _field(1, bytes(model[slice(*lengths)])))
    if seeded:
        for name, one in zip(NOISES, dice, strict=True):
            cuts.append(one.outputs[0][0])
            like = bytes(model[slice(*one.inputs[0])])
            added += _chance(name, like, bytes(model[slice(*one.outputs[0])]))
        added += _initializer(_ZERO, 0) + _initializer(_ONE, 1)
    return Opened(_joined(model, sorted(cuts), _field(_GRAPH, bytes(added))), timed, seeded)


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
        + _field(_INPUT, _value(name))
    )


def _node(op: str, inputs: list[bytes], outputs: list[bytes]) -> bytes:
    """Return a node as a field of a graph."""
    ends = [_field(1, one) for one in inputs] + [_field(2, one) for one in outputs]
    return _field(_NODE, b"".join([*ends, _field(3, b"hearthside/" + outputs[0]), _field(4, op)]))


def _value(name: str) -> bytes:
    """Return the description of an input: a row of numbers with no size laid down."""
    row = _field(2, _field(1, _field(2, name)))
    return _field(1, name) + _field(2, _field(1, _number(1, _FLOAT) + row))


def _initializer(name: str, value: int) -> bytes:
    """Return a row of one whole number as a field of a graph."""
    row = _number(1, 1) + _number(2, _INT64) + _field(8, name) + _field(9, struct.pack("<q", value))
    return _field(_INITIALIZER, row)


def _field(number: int, value: bytes | str) -> bytes:
    """Return a protobuf field of bytes."""
    plain = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(plain)) + plain


def _number(number: int, value: int) -> bytes:
    """Return a protobuf field of one number."""
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    """Return a number seven bits at a time."""
    said = bytearray()
    while value > 127:
        said.append(value & 127 | 128)
        value >>= 7
    said.append(value)
    return bytes(said)


def _nodes(model: memoryview) -> Iterator[_Node]:
    """Yield the nodes that may have to be opened, wherever they stand."""
    graphs = [span for number, span in _fields(model, 0, len(model)) if number == _GRAPH]
    if not graphs:
        raise NotAModel("no network in it")
    for graph in graphs:
        for number, (start, end) in _fields(model, *graph):
            if number != _NODE:
                continue
            ends: dict[int, list[_Span]] = {1: [], 2: [], 4: []}
            for kind, span in _fields(model, start, end):
                if kind in ends:
                    ends[kind].append(span)
            op = bytes(model[slice(*ends[4][0])]) if ends[4] else b""
            if op in _OPS:
                yield _Node(op, tuple(ends[1]), tuple(ends[2]))


def _fields(model: memoryview, start: int, end: int) -> Iterator[tuple[int, _Span]]:
    """Yield the number and the place of every field between two places."""
    while start < end:
        tag, start = _read(model, start, end)
        kind = tag & 7
        if kind == 0:
            after = _read(model, start, end)[1]
        elif kind == 1:
            after = start + 8
        elif kind == 2:
            size, start = _read(model, start, end)
            after = start + size
        elif kind == 5:
            after = start + 4
        else:
            raise NotAModel("not a protobuf message")
        if after > end or tag >> 3 == 0:
            raise NotAModel("cut short")
        yield tag >> 3, (start, after)
        start = after


def _read(model: memoryview, at: int, end: int) -> tuple[int, int]:
    """Return the number written at a place, and the place after it."""
    value = shift = 0
    while at < end and shift < 64:
        byte = model[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7
    raise NotAModel("cut short")

"""The wire carries requests and answers as JSON: plain data and a closed list of our own types."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from kiosk.worker.inspecting import Entry, Inspected
from stories.cast import Child
from stories.memory import Memory
from stories.offers import Offer
from stories.pacing import Pace, VoiceTable
from stories.pools import Pool
from stories.problems import Problem
from stories.script import Cue, Line, Pause, Script, Source
from stories.teller import Story

_TYPES = {
    one.__name__: one
    for one in (
        Child, Cue, Entry, Inspected, Line, Memory, Offer, Pace, Pause, Pool, Problem, Script,
        Source, Story, VoiceTable,
    )
}  # fmt: skip
_FIELDS = {
    name: tuple(field.name for field in dataclasses.fields(one)) for name, one in _TYPES.items()
}
SIZE_LIMIT = 8 * 1024 * 1024
"""Longest message, in bytes."""


class BadMessage(ValueError):
    """A message is not one of ours."""


def packed(value: object) -> bytes:
    """Return a value as one message: its length in four bytes, then JSON."""
    body = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")).encode()
    if len(body) > SIZE_LIMIT:
        raise BadMessage("a message is too long")
    return len(body).to_bytes(4, "big") + body


def unpacked(body: bytes) -> Any:
    """Return the value of a message's body."""
    try:
        return _value(json.loads(body))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise BadMessage(f"a message can't be read ({type(error).__name__})") from None


def _plain(value: object) -> Any:
    """Return a value as what JSON knows; our own types carry their name."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, frozenset):
        return {"~": "set", "of": sorted(value)}
    if isinstance(value, dict):
        return {"~": "map", "of": [[key, _plain(one)] for key, one in value.items()]}
    name = type(value).__name__
    if _TYPES.get(name) is type(value):
        return {"~": name, "of": [_plain(getattr(value, field)) for field in _FIELDS[name]]}
    raise BadMessage(f"a {name} can't be sent")


def _value(plain: Any) -> Any:
    """Return what was packed; lists come back as tuples."""
    if isinstance(plain, list):
        return tuple(_value(one) for one in plain)
    if not isinstance(plain, dict):
        return plain
    kind, inner = plain["~"], plain["of"]
    if kind == "set":
        return frozenset(inner)
    if kind == "map":
        return {key: _value(one) for key, one in inner}
    return _TYPES[kind](*(_value(one) for one in inner))

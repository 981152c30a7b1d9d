"""Charts are drawn in the page itself: a tale's beats as hills of energy, and pool gauges."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from stories.proof.tags import Tag, slug, tag, together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stories.proof.reach import Reach
    from stories.tale import Beat

_STEP, _WIDE = 24, 108
"""How high one step of energy is, and how wide a beat, in drawing units."""
_DOT, _ROW = 24, 4
_LETTERS = 13
"""How many letters of a name fit under a hill."""


def beat_map(reach: Reach) -> Tag:
    """Return a tale's beats in order: energy as height, each version a dot with how often told."""
    beats = reach.tale.beats
    tops = (beat.energy * _STEP + -(-len(beat.passages) // _ROW) * _DOT for beat in beats)
    ground = max(5 * _STEP, *tops) + 14
    below = max((len(_lines(beat.title)) + len(_lines(kind(beat))) for beat in beats), default=1)
    wide, high = _WIDE * len(beats) + 34, ground + 10 + 15 * below
    pieces: list[Tag] = []
    for level in range(1, 6):
        y = ground - level * _STEP
        pieces.append(tag("line", x1=30, x2=wide, y1=y, y2=y, cls="level"))
        pieces.append(tag("text", level, x=20, y=y + 4, cls="scale"))
    for number, beat in enumerate(beats):
        pieces.append(_beat(beat, 34 + _WIDE * number, ground, reach.times))
    name = f"map-{slug(reach.tale.id)}"
    return tag(
        "svg",
        tag(
            "title", f"Beats of {reach.tale.id}, with energy from 1 (asleep) to 5 (lively)", id=name
        ),
        *pieces,
        viewBox=f"0 0 {wide} {high}",
        style=f"max-width: {wide}px",
        role="img",
        aria_labelledby=name,
    )


def _beat(beat: Beat, left: int, ground: int, times: Mapping[str, int]) -> Tag:
    """Return one beat: its hill, its versions above, its name below."""
    level = ground - beat.energy * _STEP
    pieces = [
        tag("rect", x=left, y=level, width=_WIDE - 8, height=ground - level,
            cls="hill optional" if beat.optional or beat.conditional else "hill")
    ]  # fmt: skip
    for number, passage in enumerate(beat.passages):
        x = left + 14 + number % _ROW * _DOT
        y = level - 13 - number // _ROW * _DOT
        told = times.get(passage.id, 0)
        title = tag("title", f"{passage.slug}: told {_times(told)}")
        pieces.append(
            tag(
                "g",
                title,
                tag("circle", cx=x, cy=y, r=9, cls="told" if told else "untold"),
                tag("text", told, x=x, y=y + 4, cls="number on" if told else "number"),
            )
        )
    middle = left + (_WIDE - 8) / 2
    below = ground + 18
    for line in _lines(beat.title):
        pieces.append(tag("text", line, x=middle, y=below, cls="name"))
        below += 15
    for line in _lines(kind(beat)):
        pieces.append(tag("text", line, x=middle, y=below, cls="kind"))
        below += 14
    return together(pieces)


def kind(beat: Beat) -> str:
    """Return how a beat is told: how many of it, in what order, and whether at all."""
    parts = []
    if beat.take:
        low, high = beat.take
        parts.append(f"take {low}–{high}" if low != high else f"take {low}")
    if beat.order:
        parts.append(beat.order)
    if beat.optional:
        parts.append("optional")
    if beat.conditional:
        parts.append("if")
    return ", ".join(parts)


def _times(number: int) -> str:
    """Return how often in words."""
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")


def _lines(words: str) -> list[str]:
    """Return words on two lines at most, as wide as a hill."""
    first, *more = textwrap.wrap(words, _LETTERS) or [""]
    if not more:
        return [first] if first else []
    return [first, textwrap.shorten(" ".join(more), _LETTERS, placeholder="…")]


def gauge(have: int, need: int, *, low: bool) -> Tag:
    """Return a bar of what there is against what is needed; a low one is hatched."""
    most = max(have, need, 1)
    full = round(200 * have / most, 1)
    mark = round(200 * need / most, 1)
    return tag(
        "svg",
        tag("rect", x=0, y=3, width=200, height=12, cls="trough"),
        tag("rect", x=0, y=3, width=full, height=12, cls="fill low" if low else "fill"),
        *(
            tag("line", x1=x, x2=x - 6, y1=3, y2=15, cls="hatch")
            for x in (range(10, int(full), 10) if low else ())
        ),
        tag("line", x1=mark, x2=mark, y1=0, y2=18, cls="need"),
        viewBox="-2 0 204 18",
        cls="gauge",
        aria_hidden="true",
    )

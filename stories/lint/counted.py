"""Counted checks add up tellings: how often a turn comes, what has room, what can rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.pools import TELLINGS
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.lint.cases import Case
    from stories.tale import Beat, Tale


def counted_problems(tale: Tale, every: Sequence[Case]) -> Iterator[Problem]:
    """Yield lines that are never told, passages in each other's way, and beats with too few."""
    yield from _turns(tale)
    for beat in tale.beats:
        yield from _room(tale, beat)
        if not tale.comfort:  # nobody hears one often enough to tire of it
            yield from _rest(tale, beat, every)


def most_uses(tale: Tale, turn: str) -> int:
    """Return how often a turn can be told in one telling at the most."""
    slot = re.compile(rf"\{{\{{[-+]?\s*turn\.{re.escape(turn)}\s*[-+]?\}}\}}")
    total = 0
    for beat in tale.beats:
        counts = sorted((len(slot.findall(one.prose.text)) for one in beat.passages), reverse=True)
        total += sum(counts[: beat.take[1] if beat.take else 1])
    return total


def _turns(tale: Tale) -> Iterator[Problem]:
    """Yield turns with lines that nobody hears."""
    for name, turn in tale.turns.items():
        uses = most_uses(tale, name)
        if not uses:
            continue
        if turn.end is not None and uses == 1:
            yield Problem(
                tale.file, 1, "L027",
                f"the end of the turn '{name}' is never told: the turn comes once in a telling.",
                f"write {{{{ turn.{name} }}}} in more passages, or drop the end.", error=False,
            )  # fmt: skip
        told = uses - 1 if turn.end is not None and uses > 1 else uses
        if len(turn.say) > told:
            much = "line" if told == 1 else f"{told} lines"
            yield Problem(
                tale.file, 1, "L027",
                f"the turn '{name}' has {len(turn.say)} lines, but only the first {much} can be"
                f" told: it comes {uses} times at most{', the last as its end' * bool(turn.end)}.",
                "keep the best lines, or let more passages tell it.", error=False,
            )  # fmt: skip


def _room(tale: Tale, beat: Beat) -> Iterator[Problem]:
    """Yield places in the order that can't be had."""
    if beat.take is None:
        return
    ends = {end for one in beat.passages for end in [one.at] if end}
    room = sum(not one.at for one in beat.passages) + len(ends)
    if room < beat.take[1] <= len(beat.passages):
        yield Problem(
            tale.file, beat.line, "L036",
            f"'{beat.title}' takes {beat.take[1]}, but only {room} can be told together: one is"
            " first and one is last.",
            "take at= off some of them, or take fewer.",
        )  # fmt: skip
    for passage in beat.passages:
        things = passage.needs & {t for one in beat.passages if one is not passage
                                  for t in one.brings}  # fmt: skip
        earlier = {t for one in tale.beats if one is not beat for p in one.passages
                   for t in p.brings}  # fmt: skip
        if passage.at == "first" and things - earlier:
            yield Problem(
                passage.file, passage.line, "L036",
                f"'{passage.slug}' can't be first: it needs '{min(things - earlier)}', which"
                f" another passage of '{beat.title}' brings.",
                "leave at=first out, or bring it in an earlier beat.", error=False,
            )  # fmt: skip


def _rest(tale: Tale, beat: Beat, every: Sequence[Case]) -> Iterator[Problem]:
    """Yield a beat that has fewer passages than their rest asks for, told at its shortest.

    A meeting happens once, a ``once`` tale too, and an optional beat may be left out.
    """
    if tale.once or beat.optional:
        return
    least = beat.take[0] if beat.take else 1
    gaps: dict[int, tuple[int, Case]] = {}
    for case in every:
        standing = [one for one in beat.passages if one.id in case.passages]
        need = least if any(one.new for one in standing) else TELLINGS * least
        if standing and len(standing) < need:
            gaps.setdefault(need - len(standing), (len(standing), case))
    if gaps:
        missing = max(gaps)
        have, case = gaps[missing]
        versions = f"{have} version{'s' * (have != 1)}"
        yield Problem(
            tale.file, beat.line, "L037",
            f"'{beat.title}' has {versions} for {case.text(tale)}: told again after its fortnight"
            " it repeats itself.",
            f"write {missing} more.", error=False,
        )  # fmt: skip

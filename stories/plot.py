"""Plot checks see that what is needed was brought, loops close, and the evening grows calm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.tale import Tale


def plot_problems(tale: Tale, facts: set[str]) -> list[Problem]:
    """Return what is wrong with how a tale hangs together."""
    return [*broken_threads(tale), *_facts(tale, facts), *_energy(tale)]


def broken_threads(tale: Tale) -> list[Problem]:
    """Return what is needed or closed without ever having been brought or opened, or the like."""
    return [*_needs(tale), *_loops(tale)]


def _needs(tale: Tale) -> Iterator[Problem]:
    """Yield passages that need what nobody brings before them."""
    brought: set[str] = set()
    for beat in tale.beats:
        here = {thing for one in beat.passages for thing in one.brings}
        within = here if beat.take else set()
        missing = [one.needs - brought - within for one in beat.passages]
        every = frozenset.intersection(*missing) if len(missing) > 1 else frozenset()
        for thing in sorted(every):
            yield _never_brought(tale.file, beat.line, thing, brought)
        for one, things in zip(beat.passages, missing, strict=True):
            for thing in sorted(things - every):
                yield _never_brought(one.file, one.line, thing, brought)
        brought |= here


def _never_brought(file: str, line: int, thing: str, brought: set[str]) -> Problem:
    """Say that a thing is needed too early, or altogether in vain."""
    return Problem(
        file, line, "L003",
        f"'{thing}' is needed and never brought before.{did_you_mean(thing, brought)}",
        f"write brings={thing} on an earlier beat.",
    )  # fmt: skip


def _loops(tale: Tale) -> Iterator[Problem]:
    """Yield loops that stay open, or are closed and were never opened."""
    for number, beat in enumerate(tale.beats):
        later = {
            loop for after in tale.beats[number:] for one in after.passages for loop in one.closes
        }
        before = {
            loop
            for first in tale.beats[: number + 1]
            for one in first.passages
            for loop in one.opens
        }
        for one in beat.passages:
            for loop in sorted(one.opens - later):
                yield Problem(
                    one.file, one.line, "L004", f"'{loop}' is opened and never closed.",
                    f"write closes={loop} on a later beat.",
                )  # fmt: skip
            for loop in sorted(one.closes - before):
                yield Problem(
                    one.file, one.line, "L004", f"'{loop}' is closed and was never opened.",
                    f"write opens={loop} on an earlier beat.",
                )  # fmt: skip


def _facts(tale: Tale, facts: set[str]) -> Iterator[Problem]:
    """Yield facts nobody leaves, and versions chosen by what was met tonight."""
    for beat in tale.beats:
        for one in beat.passages:
            for condition in one.conditions:
                for fact in condition.facts:
                    if fact not in facts:
                        yield Problem(
                            one.file, one.line, "L006",
                            f"no tale here leaves the fact '{fact}'.{did_you_mean(fact, facts)}",
                            f'write leaves="{fact}" on a passage.',
                        )  # fmt: skip
                if "met" in condition.uses:
                    yield Problem(
                        one.file, one.line, "L013", "'met' can't choose a version.",
                        "ask it inside the prose, for an extra sentence.",
                    )  # fmt: skip


def _energy(tale: Tale) -> Iterator[Problem]:
    """Yield beats that wake the child up again."""
    beats = tale.beats
    for number in range(len(beats) // 2 + 1, len(beats)):
        if beats[number].energy > beats[number - 1].energy:
            yield Problem(
                tale.file, beats[number].line, "L008",
                f"energy rises from {beats[number - 1].energy} to {beats[number].energy} so late.",
                f"write energy={beats[number - 1].energy} or less.",
            )  # fmt: skip
    if beats and beats[-1].energy != 1:
        yield Problem(
            tale.file, beats[-1].line, "L008", "the last beat is not nearly asleep.",
            "write energy=1.",
        )  # fmt: skip

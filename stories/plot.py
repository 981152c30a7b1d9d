"""Plot checks see that what is needed was brought, loops close, and every family gets a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.casting import rank
from stories.covering import stages
from stories.fitting import Part, fit
from stories.memory import Memory
from stories.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stories.pack import Pack
    from stories.tale import Tale


def plot_problems(tale: Tale, pack: Pack, facts: set[str]) -> list[Problem]:
    """Return what is wrong with how a tale hangs together."""
    found = [*_needs(tale), *_loops(tale), *_facts(tale, facts), *_energy(tale)]
    if not any(problem.error for problem in found):
        found += _told_to_all(tale, pack)
    return found


def _needs(tale: Tale) -> Iterator[Problem]:
    """Yield passages that need what nobody brings before them."""
    brought: set[str] = set()
    for beat in tale.beats:
        here = {thing for one in beat.passages for thing in one.brings}
        within = here if beat.take else set()
        for one in beat.passages:
            for thing in sorted(one.needs - brought - within):
                hint = did_you_mean(thing, brought)
                yield Problem(
                    one.file, one.line, "L003", f"'{thing}' is needed and never brought.{hint}",
                    f"write brings={thing} on an earlier beat.",
                )  # fmt: skip
        brought |= here


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


def _told_to_all(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield families and states of memory for which no plot holds."""
    for here in stages(tale, pack):
        who = str(here.base["hero"])
        known = "known" if here.known else "new"
        parts: list[Part] = []
        for beat in tale.beats:
            ranked = tuple(rank(here, beat, Memory(), 1, (), last=False))
            if not ranked and not (beat.optional or beat.conditional):
                yield Problem(
                    tale.file, beat.line, "L005",
                    f"no version of '{beat.title}' fits {who} with friends {known}.",
                    "write a version without condition, or both new= and known=.",
                )  # fmt: skip
                return
            ids = [one.id for one in ranked]
            parts.append(Part(beat, ranked, frozenset(ids), dict.fromkeys(ids, 20.0)))
        if fit(here, parts, 180.0) is None:
            yield Problem(
                tale.file, 1, "L005", f"no plot holds for {who} with friends {known}.",
                "look at needs, brings, opens and closes of the versions.",
            )  # fmt: skip
            return

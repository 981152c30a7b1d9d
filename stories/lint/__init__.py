"""Lint checks a story pack the way a careful reader would, and says how to mend each fault.

| code | what |
|---|---|
| P001-P005 | the folder, its files, `pack.toml` |
| P010-P016 | text and settings that can't be read |
| T001-T009 | a tale's settings: missing, wrong, unknown, names already taken |
| T020-T025 | headings, attributes, echo lines, stars as they are typed |
| T030-T042 | beats and passages: misplaced, empty, doubled, echo lines missing, `take` too large |
| S001-S009 | what stands between braces (see `stories.sandbox`) |
| L001 | agreement written by hand: "they was", `{{ hero }} was` |
| L002 | "a" or "an" before a slot |
| L003 | something is needed that nobody brings before |
| L004 | a loop that is never closed, or closed and never opened |
| L005 | a tale that can't be told to some family |
| L006 | a fact is asked for that no tale leaves |
| L007 | an echo line or turn that no one tells, or that is no whole sentence |
| L008 | energy rises after the middle, or the last beat is not 1 |
| L009 | a told sentence with braces, doubled spaces or names run together |
| L010 | a told sentence with wrong agreement |
| L011 | no form of about three minutes |
| L012 | shorter or longer than its `minutes` say |
| L013 | `met` used to choose a version |
| L014 | an exclamation mark where the child should be nearly asleep |
| L015 | a figure or drawn thing that is never used |
| L016 | a quotation that is never closed |
| L020 | a version whose condition never holds |
| L021 | a condition that always holds; words inside an `if` that never holds |
| L022 | `new=`, `known=` or `elder` waits for somebody who never comes |
| L023 | a version that is never told: it lacks what its beat must bring, open or close |
| L024 | an optional beat that can never be left out |
| L025 | somebody to whom no way through the tale holds |
| L026 | echo lines, or what was met, told where none may have been left |
| L027 | a turn whose end or later lines are never told |
| L028 | a figure told by a pronoun before the name |
| L029 | a drawn thing told by `.the` before its first form, or by that form again |
| L030 | a friend brought on outside `new=` |
| L031 | `lead.they` before `{{ lead }}` in a passage |
| L032 | a passage that nearly repeats another one |
| L033-L034 | pictures nobody shows, pictures that are nowhere |
| L035 | places and residents that no tale uses |
| L036 | `at=first` or `at=last` that can't be had |
| L037 | a beat with fewer passages than their rest asks for |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.lengths import length_problems
from stories.lint.asked import asked_problems
from stories.lint.cases import cases
from stories.lint.counted import counted_problems
from stories.lint.onstage import onstage_problems
from stories.lint.paths import path_problems
from stories.lint.props import prop_problems
from stories.lint.told import told_problems
from stories.lint.twins import twin_problems
from stories.lint.typed import typed_problems
from stories.pack import open_pack, parse_pack
from stories.plot import plot_problems

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from stories.pack import Pack
    from stories.problems import Problem
    from stories.tale import Tale

__all__ = ["check_pack", "check_tale"]


def check_pack(path: Path, pictures: Collection[str] | None = None) -> list[Problem]:
    """Return every problem of a story pack, errors and advice, in file order.

    ``pictures`` are the names of the pictures outside the pack; with them a missing one is found.
    """
    container = open_pack(path)
    pack, problems = parse_pack(container)
    found = list(problems)
    if pack is not None:
        left = {fact for tale in pack.tales for fact in _facts_left(tale)}
        for tale in pack.tales:
            found += check_tale(tale, pack, left)
        found += twin_problems(pack)
        found += prop_problems(pack, container.files, pictures)
    return sorted(set(found))


def check_tale(tale: Tale, pack: Pack, facts: set[str]) -> list[Problem]:
    """Return what is wrong with one tale that could be read."""
    found = list(typed_problems(tale, pack))
    found += plot_problems(tale, pack, facts)
    every = cases(tale)
    for plotted in (asked_problems(tale, pack), path_problems(tale, every),
                    onstage_problems(tale, pack, every), counted_problems(tale, every)):  # fmt: skip
        found += plotted
    if not any(problem.error for problem in found):
        found += length_problems(tale, pack)
    found += told_problems(tale, pack)
    return found


def _facts_left(tale: Tale) -> Iterator[str]:
    """Yield every fact a tale leaves."""
    for beat in tale.beats:
        for passage in beat.passages:
            yield from passage.leaves

"""Lint checks a story pack the way a careful reader would, and says how to mend each fault.

| code | what |
|---|---|
| P001-P007 | the folder, its files, `pack.toml`, an id that another pack has, no tale at all |
| P010-P019 | text and settings that can't be read, or are far too much |
| P020-P030 | a `.hearth` file that is no plain, whole archive (see `stories.archive`) |
| P031-P033 | pictures and sounds that are not what they say, or more than a page needs |
| T001-T009 | a tale's settings: missing, wrong, unknown, names already taken |
| T020-T025 | headings, attributes, echo lines, stars as they are typed |
| T030-T044 | beats and passages: misplaced, empty, doubled, echo lines missing, far too much |
| S001-S010 | what stands between braces (see `stories.sandbox`) |
| L001 | agreement written by hand: "they was", `{{ hero }} was`, `{{ lead.they }} likes` |
| L002 | "a" or "an" before a slot that may not fit |
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
| L026 | echo lines, or what was met, told where none may have been left |
| L027 | a turn whose end or later lines are never told |
| L028 | a figure told by a pronoun before the name |
| L029 | a drawn thing told by `.the` before its first form, or by that form again |
| L030 | a friend brought on outside `new=` |
| L031 | `lead.they` before `{{ lead }}` in a passage |
| L032 | a passage that nearly repeats another one |
| L033-L034 | pictures and figures nobody shows, pictures that are nowhere |
| L035 | places and residents that no tale uses |
| L036 | `at=first` or `at=last` that can't be had |
| L037 | a beat with fewer passages than their rest asks for |
| L038 | a file that nobody reads |
| L039 | a thing that a tale `shows` and no passage names |
| L040 | two people who may share a pronoun in one sentence |
| L041 | a name twice in one sentence |
| L042 | names are fewer than 30 % or more than 60 % of the references to people |
| L043 | a refrain straight after speech |
| L044 | a loud word where the child should be nearly asleep |
| L045 | a scene that frightens, without its worry in the front matter (`lint/scenes.toml`) |
| L046 | a named feeling |
| L047 | a stated lesson |
| L048-L049 | sentences too long or short for the age on average; one far too long |
| L050 | three sentences running that begin with one word |
| L051 | a line of a refrain too long to join in |
| L052 | calm words laid on thick |
| L053 | somebody or something new in the last beat |
| L054 | a child's pronoun typed by hand |
| L055 | several children speaking in unison |
| L056 | one hand for several children |
| L057 | marks of other kinds of text: tags, links, lists |
| L058 | signs that nobody can read aloud, letters that no font of ours has |
| L059 | somebody of the cast, or a thing shown, whose figure nobody drew |
| L060 | a comfort piece that is not told in 60 to 90 seconds |
| L061 | a comfort piece that is livelier than energy 2 |
| L062 | a question in a comfort piece |
| L063 | something new in the last lines of a comfort piece |
| L064 | a comfort piece that tells a child to sleep |
| L065 | proofs older than their tales, or with open marks |
| L066 | a proof that was changed beyond its marks |
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stories.galley import galleys_of
from stories.lengths import length_problems
from stories.lint.asked import asked_problems
from stories.lint.byhand import by_hand_problems
from stories.lint.cases import cases
from stories.lint.comfort import comfort_lengths, comfort_problems
from stories.lint.counted import counted_problems
from stories.lint.craft import craft_problems
from stories.lint.fright import fright_problems
from stories.lint.measure import measure_problems
from stories.lint.naming import naming_problems
from stories.lint.onstage import onstage_problems
from stories.lint.paths import path_problems
from stories.lint.proofs import proof_problems
from stories.lint.props import prop_problems
from stories.lint.refrains import refrain_problems
from stories.lint.spoken import spoken
from stories.lint.strays import stray_problems
from stories.lint.told import told_problems
from stories.lint.twins import twin_problems
from stories.lint.typed import typed_problems
from stories.pack import open_pack, parse_pack
from stories.plot import plot_problems
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from stories.pack import Pack
    from stories.tale import Tale

__all__ = ["check_pack", "check_tale"]


def check_pack(
    path: Path,
    pictures: Collection[str] | None = None,
    figures: Collection[str] | None = None,
) -> list[Problem]:
    """Return every problem of a story pack, errors and advice, in file order.

    ``pictures`` are the names of the pictures outside the pack, ``figures`` the kinds of figures;
    with them a missing one is found.
    """
    container = open_pack(path)
    pack, problems = parse_pack(container)
    found = list(problems)
    if pack is not None:
        left = {fact for tale in pack.tales for fact in _facts_left(tale)}
        for tale in pack.tales:
            found += check_tale(tale, pack, left)
        found += twin_problems(pack)
        found += prop_problems(pack, container.files, pictures, figures)
        found += stray_problems(container.files)
        found += proof_problems(pack, container.files, galleys_of(path))
        if not pack.tales and not any(problem.error for problem in found):
            what, mend = "there is no tale in this pack.", "write one: tales/NAME.md."
            found.append(Problem("pack.toml", 1, "P007", what, mend))
    return sorted(set(found))


def check_tale(tale: Tale, pack: Pack, facts: set[str]) -> list[Problem]:
    """Return what is wrong with one tale that could be read."""
    found = [*typed_problems(tale, pack), *by_hand_problems(tale, pack)]
    found += plot_problems(tale, facts)
    every = cases(tale)
    found += [*asked_problems(tale, pack), *path_problems(tale, every)]
    found += [*onstage_problems(tale, pack, every), *counted_problems(tale, every)]
    if not any(problem.error for problem in found):
        found += length_problems(tale, pack)
        found += comfort_lengths(tale, pack)
    told = spoken(tale, pack)
    typed = {(one.file, one.line) for one in found if one.code in ("L001", "L002")}
    found += [one for one in told_problems(pack, told) if (one.file, one.line) not in typed]
    found += refrain_problems(tale, pack)
    for reading in (
        naming_problems, craft_problems, measure_problems, fright_problems, comfort_problems,
    ):  # fmt: skip
        found += reading(tale, pack, told)
    return found


def _facts_left(tale: Tale) -> Iterator[str]:
    """Yield every fact a tale leaves."""
    for beat in tale.beats:
        for passage in beat.passages:
            yield from passage.leaves

"""Asked checks find conditions that nobody fulfils, or that everybody does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from stories.ages import BANDS
from stories.lint.cases import MOST_SETTINGS, met_asked, settings, subsets
from stories.marks import LINE, LINE_END
from stories.problems import Problem, did_you_mean
from stories.sandbox import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.pack import Pack
    from stories.sandbox import Prose
    from stories.tale import Beat, Passage, Tale

_TAG = re.compile(
    rf"{LINE}(?P<line>\d+){LINE_END}"
    r"|\{%[-+]?\s*(?P<word>if|elif|else|endif)\b\s*(?P<test>.*?)\s*[-+]?%\}"
)


@dataclass(frozen=True)
class Branch:
    """One ``{% if %}`` or ``{% elif %}`` in prose, with what is settled where it stands."""

    word: str
    test: Condition
    settled: tuple[tuple[Condition, bool], ...]
    source: int


def branches(prose: Prose) -> Iterator[Branch]:
    """Yield every branch of a piece of prose that could be read."""
    open_tests: list[list[Condition]] = []
    source = 0
    for tag in _TAG.finditer(prose.text):
        word = tag["word"]
        if tag["line"]:
            source = int(tag["line"])
        elif word == "endif":
            if open_tests:
                open_tests.pop()
        elif word == "else" and open_tests and open_tests[-1]:
            open_tests[-1].append(open_tests[-1][-1])
        elif word in ("if", "elif"):
            test = Condition(tag["test"], prose.vocabulary)
            if word == "if":
                open_tests.append([])
            if not test.complaints and open_tests:
                yield Branch(word, test, tuple(_settled(open_tests)), source)
                open_tests[-1].append(test)


def _settled(open_tests: Sequence[Sequence[Condition]]) -> Iterator[tuple[Condition, bool]]:
    """Yield what is known inside the open branches: the last test held, those before did not.

    After an ``else`` the last test stands twice: then it did not hold, either.
    """
    for number, tests in enumerate(open_tests):
        innermost = number == len(open_tests) - 1
        fallen = len(tests) >= 2 and tests[-1] is tests[-2]
        for place, test in enumerate(tests):
            last = place == len(tests) - 1
            yield test, last and not innermost and not fallen


def asked_problems(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield versions and branches whose conditions never hold, or always do."""
    figures = {role.id: role.friend for role in tale.roles}
    for number, beat in enumerate(tale.beats):
        for passage in beat.passages:
            own = passage.file == tale.file
            low = tale.ages[0] if own else 0
            yield from _who(passage, figures, low)
            yield from _version(passage, low)
            for prose in (passage.prose, *passage.echoes.values()):
                yield from _in_prose(tale, pack, number, passage, prose, low)


def _who(passage: Passage, friends: dict[str, bool], low: int) -> Iterator[Problem]:
    """Yield versions that wait for somebody who never comes."""
    for key, names in (("new", passage.new), ("known", passage.known)):
        for name in names:
            if not friends.get(name, False):
                never = "so this is never told" if key == "known" else "so this says nothing"
                yield Problem(
                    passage.file, passage.line, "L022",
                    f"{key}={name}: {name} is not remembered as a friend, {never}.",
                    f"write friend = true under [cast.{name}], or drop {key}={name}.",
                    error=key == "known",
                )  # fmt: skip
    for name in sorted(set(passage.new) & set(passage.known)):
        yield Problem(
            passage.file, passage.line, "L022",
            f"{name} can't be both new and known, so this is never told.", "keep one of the two.",
        )  # fmt: skip
    if passage.elder and low >= BANDS[-1].low:
        yield Problem(
            passage.file, passage.line, "L022",
            f"from {low} on there is no higher band, so this elder version is never told.",
            "leave 'elder' out, or let the tale begin younger.",
        )  # fmt: skip


def _version(passage: Passage, low: int) -> Iterator[Problem]:
    """Yield what is wrong with the conditions of one version's heading."""
    conditions = [one for one in passage.conditions if "met" not in one.uses]
    if not conditions:
        return
    elder = passage.elder and low < BANDS[-1].low
    answers = [
        [one.holds(here) for one in conditions]
        for here in islice(settings(conditions, low, elder=elder), MOST_SETTINGS)
    ]
    if len(answers) == MOST_SETTINGS:
        return
    texts = " and ".join(one.text for one in conditions)
    if not any(all(row) for row in answers):
        alone = all(any(column) for column in zip(*answers, strict=True))
        why = "can't both hold" if alone and len(conditions) > 1 else "never holds"
        yield Problem(
            passage.file, passage.line, "L020",
            f"{texts}: this {why}, so the version is never told (the tale is from {low} on).",
            "mend the condition, or take the version out.",
        )  # fmt: skip
        return
    for one, column in zip(conditions, zip(*answers, strict=True), strict=True):
        if all(column):
            yield Problem(
                passage.file, passage.line, "L021", f"{one.text}: this always holds.",
                "leave the condition out.", error=False,
            )  # fmt: skip


def _in_prose(
    tale: Tale, pack: Pack, number: int, passage: Passage, prose: Prose, low: int
) -> Iterator[Problem]:
    """Yield branches inside the prose that are never, or always, told."""
    for branch in branches(prose):
        line = pack.sources[branch.source].line if pack.sources else passage.line
        outer = [condition for condition, _ in branch.settled]
        every = [*passage.conditions, *outer, branch.test]
        slugs = {slug for one in every for slug in met_asked(one)}
        if passage.file == tale.file:
            unknown = list(_never_met(tale, number, passage, branch.test))
            for what, mend in unknown:
                yield Problem(passage.file, line, "L021", what, mend, error=False)
            if unknown:
                continue
        elder = passage.elder and low < BANDS[-1].low
        mets = list(_meetings(tale, number, slugs))
        spread = list(islice(settings(every, low, mets=mets, elder=elder), MOST_SETTINGS))
        if len(spread) == MOST_SETTINGS:
            continue
        told = [base for base in spread if all(one.holds(base) for one in passage.conditions)]
        here = [
            branch.test.holds(base)
            for base in told
            if all(one.holds(base) == held for one, held in branch.settled)
        ]
        if told and not any(here):
            yield Problem(
                passage.file, line, "L021",
                f"{branch.test.text}: this never holds here, so its words are never told.",
                "mend the condition, or take the words out.", error=False,
            )  # fmt: skip
        elif here and all(here) and branch.word == "if":
            yield Problem(
                passage.file, line, "L021", f"{branch.test.text}: this always holds here.",
                "leave the condition out and keep the words.", error=False,
            )  # fmt: skip


def _never_met(
    tale: Tale, number: int, passage: Passage, test: Condition
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with passages a condition asks to have been met."""
    everywhere = {one.slug for beat in tale.beats for one in beat.passages}
    before = {one.slug for one in _before(tale, number) if one is not passage}
    for slug in met_asked(test):
        if slug not in everywhere:
            yield (
                f"no passage here is called '{slug}'.{did_you_mean(slug, everywhere)}",
                "ask for the title of a ### in small letters, with - between words.",
            )
        elif slug not in before:
            yield (
                f"'{slug}' is told after this, so it is never met here.",
                "ask for an earlier passage.",
            )


def _before(tale: Tale, number: int) -> list[Passage]:
    """Return the passages that may have been told before one of beat ``number``."""
    earlier: list[Beat] = [*tale.beats[:number]]
    if tale.beats[number].take:
        earlier.append(tale.beats[number])
    return [one for beat in earlier for one in beat.passages]


def _meetings(tale: Tale, number: int, slugs: set[str]) -> Iterator[frozenset[str]]:
    """Yield which of these passages can have been told together before beat ``number``."""
    possible = {one.slug for one in _before(tale, number)} & slugs
    single = [{one.slug for one in beat.passages} for beat in tale.beats[:number] if not beat.take]
    sure = [
        {one.slug for one in beat.passages}
        for beat in tale.beats[:number]
        if not (beat.optional or beat.conditional)
    ]
    for met in subsets(possible):
        if any(len(met & versions) > 1 for versions in single):
            continue
        if any(versions <= slugs and not met & versions for versions in sure):
            continue
        yield met

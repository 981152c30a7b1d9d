"""Comfort is what a plotless piece of a minute must keep to: its length, and how little it asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from stories.ages import BANDS
from stories.cast import Child
from stories.lengths import COMFORT_LEAST, COMFORT_MOST, pace_of
from stories.library import Library
from stories.lint.spoken import advice
from stories.problems import CannotTell, Problem
from stories.teller import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stories.lint.spoken import Spoken, SpokenPassage
    from stories.pack import Pack
    from stories.tale import Tale

LIVELIEST = 2
"""No passage of a comfort piece has more energy than this."""
_SEEDS = (1, 2, 3, 4)
_NAMES = ("Mia", "Theo", "Alexandra")
_LAST_LINES = 2
_TOLD_TO = re.compile(
    r"\b(?:go(?:es)? to sleep now|go to sleep|(?:close|shut) your eyes|time (?:to|for) sleep"
    r"|sleep now|(?:you )?(?:must|should|have to|need to) (?:sleep|rest|lie)|lie still now"
    r"|let yourself|relax|drift off|be quiet now)\b",
    re.IGNORECASE,
)
_BROUGHT = re.compile(r"\b(?:an?|another|some) ((?:\w+ )?(\w+))", re.IGNORECASE)
_NO_THING = frozenset({
    "bit", "breath", "child", "few", "good", "hand", "little", "long", "lot", "minute", "moment",
    "more", "much", "once", "one", "second", "short", "step", "time", "very", "way", "while",
    "word",
})  # fmt: skip
"""Words after an article that bring nothing on."""


def comfort_lengths(tale: Tale, pack: Pack) -> Iterator[Problem]:
    """Yield the ages at which a comfort piece is told too short or too long."""
    if not tale.comfort:
        return
    library = Library({pack.manifest.id: pack})
    for one in BANDS:
        if not (one.low <= tale.ages[1] and one.high >= tale.ages[0]):
            continue
        age = float(max(one.low, tale.ages[0]))
        found = []
        for count in (1, len(_NAMES)):
            kids = [Child(name, age, "she") for name in _NAMES[:count]]
            for seed in _SEEDS:
                try:
                    told = tell(
                        library, kids, minutes=1.0, seed=seed, pace=pace_of(age), tale=tale.key
                    )
                except CannotTell:
                    return  # the careful reader says elsewhere why it can't be told
                found.append(told.seconds_planned)
        wrong = [one for one in found if not COMFORT_LEAST <= one <= COMFORT_MOST]
        if wrong:
            worst = max(wrong, key=lambda one: abs(one - (COMFORT_LEAST + COMFORT_MOST) / 2))
            long = worst > COMFORT_MOST
            yield Problem(
                tale.file, 1, "L060",
                f"at the age of {age:g} it takes {worst:.0f} seconds, not"
                f" {COMFORT_LEAST:.0f} to {COMFORT_MOST:.0f}.",
                "let take= begin lower, or write less." if long
                else "let take= go further, or write more.",
            )  # fmt: skip


def comfort_problems(tale: Tale, pack: Pack, told: Sequence[SpokenPassage]) -> Iterator[Problem]:
    """Yield what a comfort piece does that only a tale may do."""
    if not tale.comfort:
        return
    for beat in tale.beats:
        for version in beat.passages:
            if version.energy > LIVELIEST:
                yield Problem(
                    version.file, version.line, "L061",
                    f"energy {version.energy} is too lively for a comfort piece.",
                    f"write energy={LIVELIEST}, or 1.",
                )  # fmt: skip
    seen: set[tuple[int, str]] = set()
    for row in told:
        for one in row.sentences:
            if (one.source, one.shape) in seen:
                continue
            seen.add((one.source, one.shape))
            yield from _asking(one, pack)
    yield from _newcomers(tale, pack, told)


def _asking(one: Spoken, pack: Pack) -> Iterator[Problem]:
    """Yield a question, or a child being told to sleep."""
    where = pack.sources[one.source]
    if "?" in one.text:
        yield Problem(
            where.file, where.line, "L062", f"a question, so late: “{one.text}”",
            "say it as it is; nobody need answer.",
        )  # fmt: skip
    asked = _TOLD_TO.search(one.text)
    if asked:
        yield Problem(
            where.file, where.line, "L064", f"'{asked[0]}' tells a child what to do.",
            "tell what lies still instead.",
        )  # fmt: skip


def _newcomers(tale: Tale, pack: Pack, told: Sequence[SpokenPassage]) -> Iterator[Problem]:
    """Yield things that only the last lines bring on."""
    last = {one.id for one in tale.beats[-1].passages}
    before = _words(one for row in told if row.passage.id not in last for one in row.sentences)
    seen: set[tuple[str, str]] = set()
    for row in told:
        if row.passage.id not in last:
            continue
        lines = [one for block in row.paragraphs for one in block]
        known = before | _words(lines[:-_LAST_LINES])
        for one in lines[-_LAST_LINES:]:
            for match in _BROUGHT.finditer(one.text):
                named = {word.casefold() for word in match[1].split()}
                if named & (known | _NO_THING) or (row.passage.id, match[0]) in seen:
                    continue
                seen.add((row.passage.id, match[0]))
                yield advice(
                    pack, one.source, "L063", f"'{match[0]}' is new in the last lines.",
                    "bring it on earlier, or let it be.",
                )  # fmt: skip


def _words(sentences: Iterator[Spoken] | Sequence[Spoken]) -> set[str]:
    """Return every word of some sentences, small."""
    return {word.casefold() for one in sentences for word in re.findall(r"[\w'’-]+", one.text)}

"""The summary is a whole pack at a glance: for whom it is, how long, and how often."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from stories.ages import band
from stories.cast import WORRIES
from stories.lengths import pace_of
from stories.library import Library
from stories.pools import FEWEST, fitting_tales, listeners, reading_minutes, unrepeated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from stories.pack import Pack

LENGTHS = (3, 6, 10)
"""Minutes for which nights without a repeat are counted."""
NIGHTS = 30
"""More nights than this are not counted: by then every passage has rested."""


@dataclass(frozen=True)
class BandRow:
    """What a pack has for the children of one age band."""

    ages: str
    tales: int
    nights: dict[int, int]
    """Nights in a row without a passage heard again, by the minutes the band may have."""


@dataclass(frozen=True)
class TaleRow:
    """One tale: for whom, its shortest and its longest telling, what it touches."""

    tale: str
    ages: tuple[int, int]
    minutes: tuple[int, int]
    shortest: float
    longest: float
    worries: tuple[str, ...]
    passages: int
    comfort: bool = False
    """Whether it is a comfort piece: never an evening's tale."""


@dataclass(frozen=True)
class Summary:
    """A whole pack at a glance."""

    tales: tuple[TaleRow, ...]
    bands: tuple[BandRow, ...]
    worries: dict[str, int]
    """How many tales are left for a child with this worry, for every worry there is."""

    def row(self) -> dict[str, Any]:
        """Return the summary as plain data."""
        return asdict(self)


def summary(pack: Pack, step: Callable[[str], None] | None = None) -> Summary:
    """Return the summary of a pack; ``step`` is told of each piece of long work."""
    step = step or (lambda _: None)
    library = Library({pack.manifest.id: pack})
    tales = []
    for tale in pack.tales:
        step(tale.id)
        ends = reading_minutes(tale, pack) or (0.0, 0.0)
        tales.append(
            TaleRow(
                tale.id, tale.ages, tale.minutes, round(ends[0], 1), round(ends[1], 1),
                tuple(dict.fromkeys((*tale.worries, *tale.meets))),
                sum(len(beat.passages) for beat in tale.beats),
                tale.comfort,
            )
        )  # fmt: skip
    bands = []
    nightly = [tale for tale in pack.tales if not tale.comfort]
    for child in listeners(nightly):
        step(f"nights at {child.age:g}")
        pace, here = pace_of(child.age), band(child.age)
        lengths = [one for one in LENGTHS if one <= here.story_cap]
        bands.append(
            BandRow(
                here.name,
                len(fitting_tales(library, [child])),
                {one: unrepeated(library, [child], one, pace, NIGHTS) for one in lengths},
            )
        )
    worries = {
        worry: sum(worry not in (*one.worries, *one.meets) for one in nightly) for worry in WORRIES
    }
    return Summary(tuple(tales), tuple(bands), worries)


def summary_lines(found: Summary) -> Iterator[str]:
    """Yield the summary as a table for people."""
    wide = max([4, *(len(one.tale) for one in found.tales)])
    yield f"{'tale':{wide}}  ages   minutes  as told      passages  worries"
    for one in found.tales:
        ages, minutes = f"{one.ages[0]}-{one.ages[1]}", f"{one.minutes[0]}-{one.minutes[1]}"
        told = f"{one.shortest:.1f} to {one.longest:.1f}"
        yield (
            f"{one.tale:{wide}}  {ages:5}  {minutes:7}  {told:11}  {one.passages:8}"
            f"  {' '.join(one.worries) or 'none'}{'  (comfort piece)' * one.comfort}"
        )
    if found.bands:
        yield ""
        yield f"ages   tales  nights without a repeat at {', '.join(map(str, LENGTHS))} minutes"
        for row in found.bands:
            nights = [
                f"{row.nights[one]}{'+' * (row.nights[one] >= NIGHTS)}"
                if one in row.nights
                else "-"
                for one in LENGTHS
            ]
            yield f"{row.ages:5}  {row.tales:5}  {'  '.join(f'{one:>3}' for one in nights)}"
        yield ""
        yield from _worried(found)


def _worried(found: Summary) -> Iterator[str]:
    """Yield what is left for each worry, the worries nothing touches in one line."""
    every = sum(not one.comfort for one in found.tales)
    touched = {worry: left for worry, left in found.worries.items() if left < every}
    for worry, left in touched.items():
        yield f"a child who should not meet {worry}: {left} of {every} tales left"
    others = [worry for worry in found.worries if worry not in touched]
    if others:
        yield f"no tale here touches {', '.join(others)}"
    if every < FEWEST:
        yield f"told alone, its tales come back within a week: {FEWEST} or more would not"

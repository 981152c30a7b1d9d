"""Scenes are what is seen when: the composed pictures of a story, and the sky of one evening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.press.scene import DEEPEST, Scene, parse
from stories.script import Cue, Line
from stories.season import moon_name, moon_phase, season

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kiosk.device import Reading
    from kiosk.store.family import Rules
    from stories.pacing import TimedLine
    from stories.script import Item

BEDTIME = 20.0
"""The hour of a sky over an evening whose clock is not believed, or shows no evening."""
EVENING = (16.0, 5.0)
"""Hours from and to which a clock may show an evening or a night."""

Pictures = tuple[tuple[int, str], ...]
"""From which line on which picture is seen."""


@dataclass(frozen=True)
class Sky:
    """What the sky is like on one evening where the family lives."""

    season: str = "summer"
    moon: float = 0.5
    """The moon's age as a part of its month."""
    moon_name: str = "full"
    hour: float = BEDTIME
    southern: bool = False

    def over(self, name: str, seconds: float = 0.0) -> str:
        """Return a picture under this sky, so many seconds on; a plain picture stays as it is."""
        scene = parse(name)
        if scene is None:
            return name
        hour = (self.hour + seconds / 3600.0) % 24.0
        return scene.under(
            season=self.season, moon=self.moon, hour=hour, southern=self.southern
        ).name

    def along(self, pictures: Pictures, lines: Sequence[TimedLine], seconds: float) -> Pictures:
        """Return a story's pictures under this sky, each as late as its line is told."""
        begins = [seconds]
        for one in lines:
            begins.append(begins[-1] + one.speech_seconds + one.pause_after)
        return tuple((at, self.over(name, begins[min(at, len(lines))])) for at, name in pictures)


def tonight(now: Reading, rules: Rules) -> Sky:
    """Return the sky of this moment over a home."""
    return sky_of(now.when, southern=rules.southern, hour=None if now.trusted else BEDTIME)


def sky_of(when: datetime, *, southern: bool = False, hour: float | None = None) -> Sky:
    """Return the sky of a moment; an hour that is no evening's counts as bedtime."""
    if hour is None:
        hour = when.hour + when.minute / 60.0
        if EVENING[1] <= hour < EVENING[0]:
            hour = BEDTIME
    return Sky(
        season=season_of(when.month, southern=southern),
        moon=moon_phase(when.year, when.month, when.day),
        moon_name=moon_name(when.year, when.month, when.day),
        hour=hour,
        southern=southern,
    )


def sky_on(day: date, *, southern: bool = False) -> Sky:
    """Return the sky of a day's evening."""
    return sky_of(datetime.combine(day, time(int(BEDTIME))), southern=southern)


def season_of(month: int, *, southern: bool) -> str:
    """Return the season of a month where the family lives."""
    return season((month + 5) % 12 + 1 if southern else month)


def cover(pack: str, setting: str, figures: Sequence[str]) -> str:
    """Return the name of a tale's cover, before it has a sky; nothing where no picture is named."""
    return _named(pack, setting, figures, 0) if setting else ""


def parts(pack: str, items: Iterable[Item]) -> Pictures:
    """Return what is seen from which line of a story on, darker from part to part."""
    found: dict[int, tuple[str, tuple[str, ...]]] = {}
    told, setting = 0, ""
    for item in items:
        if isinstance(item, Line):
            told += 1
        elif isinstance(item, Cue) and item.kind == "picture":
            setting = item.value
            found[told] = (setting, ())
        elif isinstance(item, Cue) and item.kind == "figures":
            found[told] = (setting, tuple(item.value.split()))
    starts = [*found, told]
    return tuple(
        (start, _named(pack, *found[start], depth(start, end, told)))
        for start, end in pairwise(starts)
        if start < told and found[start][0]
    )


def depth(start: int, end: int, lines: int) -> int:
    """Return how deep in the night a part lies: the first page 0, the last `DEEPEST`."""
    if start <= 0:
        return 0
    if end >= lines:
        return DEEPEST
    return min(DEEPEST, int((DEEPEST + 1) * (start + end) / (2 * max(1, lines))))


def _named(pack: str, setting: str, figures: Sequence[str], depth: int) -> str:
    """Return the name of a scene that no sky is known for yet."""
    whole = setting if "/" in setting or not pack else f"{pack}/{setting}"
    return Scene(whole, tuple(figures), depth=depth).name

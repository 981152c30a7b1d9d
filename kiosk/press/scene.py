"""A scene is one composed picture by its name: a setting, who stands in it, and which night it is.

The name is a plain string, so a scene goes wherever the name of a picture goes: into the state, the
kept words of a night, the file name of a print (`scene:harbour;tug,child;winter;0.53;19.6;n;2`).
"""

from __future__ import annotations

import dataclasses
import math
import re
from dataclasses import dataclass

PREFIX = "scene:"
LONGEST = 200
"""The most characters of a name."""
SEASONS = ("winter", "spring", "summer", "autumn")
DEEPEST = 4
"""The depth of the last page."""
MOST = 12
"""The most figures a scene names."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_SETTING = re.compile(r"(?:[\w.-]{1,60}/)?[\w.-]{1,60}\Z")
_NUMBERS = re.compile(r"(|0\.\d\d);(\d|1\d|2[0-3])\.(\d);([ns]);([0-4])\Z", re.ASCII)


@dataclass(frozen=True)
class Scene:
    """What a picture is composed of for one telling."""

    setting: str
    """The picture it happens in, such as ``harbour`` or ``night-town/harbour``."""
    figures: tuple[str, ...] = ()
    """Kinds of figures, the most important first; each hero is one more ``child``."""
    season: str = ""
    """One of `SEASONS` where the family lives; empty if unknown."""
    moon: float = -1.0
    """The moon's age as a part of its month, 0.5 full; below 0 no sky is composed."""
    hour: float = 20.0
    """Local hour of this part of the story, 0 to 24."""
    southern: bool = False
    """Whether the family looks north to see the moon."""
    depth: int = 0
    """How far into the story: 0 the cover and first page, `DEEPEST` the last."""

    @property
    def name(self) -> str:
        """Return the name, always the same for the same scene; `parse` reads it back."""
        figures = [kind for kind in self.figures[:MOST] if len(kind) <= 60 and _SLUG.match(kind)]
        season = self.season if self.season in SEASONS else ""
        tail = f"{season};{_moon(self.moon)};{_hour(self.hour)}"
        tail += f";{'s' if self.southern else 'n'};{min(max(self.depth, 0), DEEPEST)}"
        while len(head := f"{PREFIX}{self.setting};{','.join(figures)}") + len(tail) >= LONGEST:
            if not figures:
                break
            figures.pop()
        return f"{head};{tail}"

    def under(self, *, season: str, moon: float, hour: float, southern: bool) -> Scene:
        """Return the same scene under another night's sky."""
        return dataclasses.replace(self, season=season, moon=moon, hour=hour, southern=southern)


def parse(name: str) -> Scene | None:
    """Return the scene of that name; None for the name of a plain picture and for nonsense."""
    if not name.startswith(PREFIX) or len(name) > LONGEST:
        return None
    setting, *rest = name.removeprefix(PREFIX).split(";", 3)
    if len(rest) != 3:
        return None
    kinds, season, numbers = rest
    figures = tuple(kinds.split(",")) if kinds else ()
    found = _NUMBERS.match(numbers)
    if found is None or not _SETTING.match(setting) or ".." in setting:
        return None
    if season not in ("", *SEASONS) or len(figures) > MOST or not all(map(_SLUG.match, figures)):
        return None
    moon, hour, tenth, half, depth = found.groups()
    return Scene(
        setting=setting,
        figures=figures,
        season=season,
        moon=float(moon) if moon else -1.0,
        hour=float(f"{hour}.{tenth}"),
        southern=half == "s",
        depth=int(depth),
    )


def setting_of(name: str) -> str:
    """Return the setting of a scene's name, and any other name as it is."""
    scene = parse(name)
    return scene.setting if scene else name


def _moon(age: float) -> str:
    """Return the moon's age to a hundredth, and nothing if no sky is composed."""
    if not math.isfinite(age) or age < 0:
        return ""
    return f"{round(age * 100) % 100 / 100:.2f}"


def _hour(hour: float) -> str:
    """Return the hour to a tenth, round the clock."""
    if not math.isfinite(hour):
        hour = 20.0
    return f"{round(hour * 10) % 240 / 10:.1f}"

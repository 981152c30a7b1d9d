"""Strips are the small pictures of a proof sheet: the composed scenes of its tellings."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta
from typing import TYPE_CHECKING

from kiosk.desk import scenes
from kiosk.desk.keepsake import OwnPictures
from kiosk.desk.scenes import Sky
from kiosk.press.printing import jpeg
from kiosk.press.scene import parse
from stories.proof import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from stories.proof import Proof
    from stories.proof.evenings import Evening
    from stories.teller import Story

SIZE = (200, 125)
"""Pixels of one picture."""
MOONS = {"new": 0.0, "waxing": 0.2, "full": 0.5, "waning": 0.8}
"""The moon's age where a telling only has its name."""


def strips(
    proof: Proof, first: date, show: Callable[[float, str], None] | None = None
) -> dict[str, tuple[Seen, ...]]:
    """Return what is seen, by evening: of each tale's first telling all, of every night its cover.

    ``first`` is the day of the first night.
    """
    own = OwnPictures.of(proof.container)
    covering = [next((e for e in one.dozen if e.story), None) for one in proof.tales]
    wanted = [one for one in (*covering, *proof.nights) if one is not None and one.story]
    found: dict[str, tuple[Seen, ...]] = {}
    for number, evening in enumerate(wanted):
        if show is not None:
            show(number / len(wanted), f"pictures of {evening.id}")
        nightly = evening in proof.nights
        if nightly:
            sky = scenes.sky_on(first + timedelta(days=evening.night - 1))
        else:
            sky = Sky(evening.sky.season, MOONS[evening.sky.moon], evening.sky.moon)
        names = tuple(_names(evening, sky))[: 1 if nightly else None]
        found[evening.id] = tuple(_seen(own, name) for name in names)
    return found


def _names(evening: Evening, sky: Sky) -> Iterator[str]:
    """Yield the scenes of an evening: its cover, then its parts."""
    story: Story | None = evening.story
    if story is None:
        return
    cover = scenes.cover(story.pack, story.picture, story.figures)
    parts = [name for _, name in scenes.parts(story.pack, story.script.items)]
    yield from (sky.over(name) for name in (cover, *parts) if name)


def _seen(own: OwnPictures, name: str) -> Seen:
    """Return one scene printed small, with its words."""
    data = b64encode(jpeg(own.drawing(name), *SIZE)).decode("ascii")
    scene = parse(name)
    words = name
    if scene is not None:
        who = ", ".join(scene.figures) or "nobody"
        words = f"{scene.setting.rpartition('/')[2]}: {who}"
    return Seen(f"data:image/jpeg;base64,{data}", words, SIZE)

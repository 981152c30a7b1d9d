"""A keepsake is a told story put together for paper, from a telling or a kept night."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from kiosk.desk import again, scenes, shelf
from kiosk.press import shelf as pictures
from kiosk.press.booklet import YOUNG, Booklet
from kiosk.press.hills import hills
from kiosk.press.scene import parse as scene_of
from kiosk.press.stage import compose
from kiosk.press.svg import Drawing, DrawingError, parse
from kiosk.press.typesetting import Sentence
from kiosk.store.notes import Refused
from stories.pack import open_pack
from stories.script import Cue, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kiosk.desk.scenes import Pictures, Sky
    from stories.pack import Container, Manifest
    from stories.script import Item
    from stories.teller import Story

LONG_AGO = 180
"""Words, about two pages, after which the same place may be seen again."""
SHARED = "CC BY-SA 4.0"


@dataclass(frozen=True)
class Keepsake:
    """What is known of a story that was told."""

    title: str
    tale: str
    """Key of the tale, for instance ``night-town/last-bus``."""
    names: tuple[str, ...]
    """Who it was told to."""
    items: tuple[Item, ...]
    told: str
    """A sentence about this telling: how to have it again."""
    age: float = 0.0
    """The youngest listener's, if it is known."""
    cover: str = ""
    """What its cover shows; the first picture if empty."""

    def booklet(self, packs: Iterable[Path]) -> Booklet:
        """Return it ready to be printed; ``packs`` are looked through for its pack first."""
        pack, _, tale = self.tale.partition("/")
        own = OwnPictures.found(pack, packs)
        first = next((one.value for one in self.items if _is_picture(one)), "")
        cover = self.cover or first
        authors = listed(own.manifest.authors) if own.manifest else ""
        licence = own.manifest.licence if own.manifest else ""
        return Booklet(
            title=self.title,
            for_whom=f"for {listed(self.names)}" if self.names else "",
            by=f"by {_low(authors)}" if authors else "",
            licence=licence,
            body=_body(self.items, own, cover),
            made=tuple(_made(self, own.manifest, tale)),
            cover=own.drawing(cover) if cover else hills(self.tale),
            face="Andika" if self.age < YOUNG else "Vollkorn",
        )


def of_story(story: Story, names: Sequence[str], age: float, told: str, sky: Sky) -> Keepsake:
    """Return a telling as a keepsake, seen under the sky of its evening."""
    parts = scenes.parts(story.pack, story.script.items)
    return Keepsake(
        story.title,
        story.tale,
        tuple(names),
        _items(story.script.lines, tuple((at, sky.over(name)) for at, name in parts)),
        told,
        age,
        sky.over(scenes.cover(story.pack, story.picture, story.figures)),
    )


def of_night(home: Path | None, night: int) -> tuple[Keepsake, tuple[Path, ...]]:
    """Return a story whose very words the home keeps, and where the home's packs lie."""
    with shelf.at(home, read_only=True) as store:
        words = store.again.get(night) if night > 0 else None
        if words is None:
            kept = sorted(store.again.nights())
            few = ", ".join(str(one) for one in kept)
            mend = f"choose one of {few}" if kept else "name a --child instead of a night"
            raise Refused(f"night {night}", "no words of it are kept", mend)
        act = again.telling_of(words).act
        items = _items([timed.line for timed in act.lines], act.pictures)
        key = words.tale if "/" in words.tale else f"{words.pack}/{words.tale}"
        told = f"These are the very words of night {night}."
        keepsake = Keepsake(words.title, key, words.names, items, told, cover=act.picture)
        return keepsake, (*shelf.house_folders(), *shelf.folders(store))


def _items(lines: Sequence[Line], pictures: Pictures) -> tuple[Item, ...]:
    """Return sentences with what is seen before them."""
    shown = dict(pictures)
    items: list[Item] = []
    for at, line in enumerate(lines):
        if at in shown:
            items.append(Cue("picture", shown[at]))
        items.append(line)
    return tuple(items)


def _is_picture(item: Item) -> TypeGuard[Cue]:
    return isinstance(item, Cue) and item.kind == "picture"


@dataclass(frozen=True)
class OwnPictures:
    """The pack a story comes from, as far as it is still here, and what is drawn in it."""

    id: str
    manifest: Manifest | None = None
    files: dict[str, bytes] | None = None

    @classmethod
    def of(cls, container: Container) -> OwnPictures:
        """Return the pictures of an opened pack."""
        id = container.manifest.id if container.manifest else container.name
        return cls(id, container.manifest, dict(container.files))

    @classmethod
    def found(cls, id: str, packs: Iterable[Path]) -> OwnPictures:
        """Look for a pack, in folders of packs too."""
        for path in (one for given in packs for one in _each(given)):
            container = open_pack(path)
            if container.manifest is not None and container.manifest.id == id:
                return cls.of(container)
        return cls(id)

    def drawing(self, name: str) -> Drawing:
        """Return a picture, composed if it is a scene's; hills where nobody drew one."""
        scene = scene_of(name)
        if scene is None:
            return self._drawn(name) or hills(name)
        setting = self._drawn(scene.setting.rpartition("/")[2]) or hills(scene.setting)
        return compose(scene, setting, lambda kind: self._drawn(f"{pictures.FIGURE}{kind}"))

    def bare(self, name: str) -> Drawing:
        """Return what a picture shows whatever the hour: without its sky, and in full light."""
        scene = scene_of(name)
        return self.drawing(
            dataclasses.replace(scene, moon=-1.0, hour=20.0, depth=0).name if scene else name
        )

    def _drawn(self, name: str) -> Drawing | None:
        """Return a drawing: the pack's own, else the house's; None if it is missing or broken."""
        try:
            inside = (self.files or {}).get(f"pictures/{name}.svg")
            if inside is not None:
                return parse(inside.decode("utf-8-sig"))
            path = pictures.find(f"{self.id}/{name}")
            return parse(path.read_text(encoding="utf-8-sig")) if path is not None else None
        except (DrawingError, OSError, ValueError):
            return None


def _each(path: Path) -> Sequence[Path]:
    """Return a pack as it is, or the packs in a folder of them."""
    if path.is_dir() and not (path / "pack.toml").is_file():
        return sorted(one for one in path.iterdir() if (one / "pack.toml").is_file())
    return (path,)


def _body(
    items: Sequence[Item], own: OwnPictures, cover: str
) -> tuple[tuple[Sentence, ...] | Drawing, ...]:
    """Return paragraphs and pictures in order; no picture comes twice, the cover's not at all.

    Nor does a part have one that shows nobody new in the very same place as the one before it,
    unless that is long ago.
    """
    body: list[tuple[Sentence, ...] | Drawing] = []
    before = _seen(cover)
    known = [own.bare(cover)] if cover else []
    last: int | None = None
    since = 0
    for item in items:
        if _is_picture(item):
            now, bare = _seen(item.value), own.bare(item.value)
            more = now[0] != before[0] or not now[1] <= before[1] or since >= LONG_AGO
            if more and bare not in known:
                body.append(own.drawing(item.value))
                last, before, since = None, now, 0
                known.append(bare)
        elif isinstance(item, Line):
            sentence = Sentence(item.text, item.emphasis, item.whisper)
            if item.paragraph == last and body and isinstance(body[-1], tuple):
                body[-1] = (*body[-1], sentence)
            else:
                body.append((sentence,))
            last = item.paragraph
            since += item.text.count(" ") + 1
    return tuple(body)


def _seen(name: str) -> tuple[str, frozenset[str]]:
    """Return what tells one picture from another on paper: the place, and who is there."""
    scene = scene_of(name)
    if scene is None:
        return name, frozenset()
    return scene.setting, frozenset(scene.figures) - {"child"}


def _made(kept: Keepsake, manifest: Manifest | None, tale: str) -> Iterable[str]:
    """Say how the story was made, a paragraph at a time."""
    whom = f" for {listed(kept.names)}" if kept.names else ""
    yield f"“{kept.title}” was told{whom} by Hearthside, a bedside kiosk for families."
    if manifest is not None:
        yield (
            f"It comes from the tale “{tale}” in the story pack “{manifest.title}”"
            f" ({manifest.id}, version {manifest.version}),"
            f" by {_low(listed(manifest.authors))}."
        )
    else:
        yield f"It comes from the tale “{tale}” of a story pack that is no longer here."
    if manifest is not None and manifest.licence == SHARED:
        yield (
            "Words and pictures: CC BY-SA 4.0. You may copy them, share them and change them, if"
            " you say who made them and share what you make in the same way."
        )
    elif manifest is not None:
        yield f"Words and pictures: {manifest.licence}."
    yield kept.told
    yield "Set in Andika and Vollkorn (SIL Open Font License). Printed from Hearthside."


def listed(names: Sequence[str]) -> str:
    """Return names as they are read out: one, two and three."""
    *most, last = names or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def _low(name: str) -> str:
    """Return a name as it stands inside a sentence."""
    return f"the {name[4:]}" if name.startswith("The ") else name

"""A keepsake is a told story put together for paper, from a telling or a kept night."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.desk import again, shelf
from kiosk.press import shelf as pictures
from kiosk.press.booklet import YOUNG, Booklet
from kiosk.press.hills import hills
from kiosk.press.svg import Drawing, DrawingError, parse
from kiosk.press.typesetting import Sentence
from kiosk.store.notes import Refused
from stories.pack import open_pack
from stories.script import Cue, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from stories.pack import Manifest
    from stories.script import Item
    from stories.teller import Story

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

    def booklet(self, packs: Iterable[Path]) -> Booklet:
        """Return it ready to be printed; ``packs`` are looked through for its pack first."""
        pack, _, tale = self.tale.partition("/")
        own = _Own.found(pack, packs)
        cues = [one.value for one in self.items if isinstance(one, Cue) and one.kind == "picture"]
        cover = own.drawing(cues[0]) if cues else hills(self.tale)
        authors = listed(own.manifest.authors) if own.manifest else ""
        licence = own.manifest.licence if own.manifest else ""
        return Booklet(
            title=self.title,
            for_whom=f"for {listed(self.names)}" if self.names else "",
            by=f"by {_low(authors)}" if authors else "",
            licence=licence,
            body=_body(self.items, own, cues[:1]),
            made=tuple(_made(self, own.manifest, tale)),
            cover=cover,
            face="Andika" if self.age < YOUNG else "Vollkorn",
        )


def of_story(story: Story, names: Sequence[str], age: float, told: str) -> Keepsake:
    """Return a telling as a keepsake."""
    return Keepsake(story.title, story.tale, tuple(names), story.script.items, told, age)


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
        shown = dict(act.pictures)
        items: list[Item] = []
        for at, timed in enumerate(act.lines):
            if at in shown:
                items.append(Cue("picture", shown[at]))
            items.append(timed.line)
        key = words.tale if "/" in words.tale else f"{words.pack}/{words.tale}"
        told = f"These are the very words of night {night}."
        keepsake = Keepsake(words.title, key, words.names, tuple(items), told)
        return keepsake, (*shelf.house_folders(), *shelf.folders(store))


@dataclass(frozen=True)
class _Own:
    """The pack a story comes from, as far as it is still here."""

    id: str
    manifest: Manifest | None = None
    files: dict[str, bytes] | None = None

    @classmethod
    def found(cls, id: str, packs: Iterable[Path]) -> _Own:
        """Look for a pack, in folders of packs too."""
        for path in (one for given in packs for one in _each(given)):
            container = open_pack(path)
            if container.manifest is not None and container.manifest.id == id:
                return cls(id, container.manifest, dict(container.files))
        return cls(id)

    def drawing(self, name: str) -> Drawing:
        """Return a picture: the pack's own, the house's, or hills where nobody drew one."""
        try:
            inside = (self.files or {}).get(f"pictures/{name}.svg")
            if inside is not None:
                return parse(inside.decode("utf-8-sig"))
            path = pictures.find(f"{self.id}/{name}")
            if path is not None:
                return parse(path.read_text(encoding="utf-8-sig"))
        except (DrawingError, OSError, ValueError):
            pass
        return hills(name)


def _each(path: Path) -> Sequence[Path]:
    """Return a pack as it is, or the packs in a folder of them."""
    if path.is_dir() and not (path / "pack.toml").is_file():
        return sorted(one for one in path.iterdir() if (one / "pack.toml").is_file())
    return (path,)


def _body(
    items: Sequence[Item], own: _Own, shown: Sequence[str]
) -> tuple[tuple[Sentence, ...] | Drawing, ...]:
    """Return paragraphs and pictures in order; each picture once, the cover's not at all."""
    body: list[tuple[Sentence, ...] | Drawing] = []
    seen = set(shown)
    last: int | None = None
    for item in items:
        if isinstance(item, Cue) and item.kind == "picture" and item.value not in seen:
            seen.add(item.value)
            body.append(own.drawing(item.value))
            last = None
        elif isinstance(item, Line):
            sentence = Sentence(item.text, item.emphasis, item.whisper)
            if item.paragraph == last and body and isinstance(body[-1], tuple):
                body[-1] = (*body[-1], sentence)
            else:
                body.append((sentence,))
            last = item.paragraph
    return tuple(body)


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

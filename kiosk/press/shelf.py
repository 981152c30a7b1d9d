"""Where pictures lie: the house's own, and every pack's `pictures` folder."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from pathlib import Path

FIGURE = "figure-"
"""How the file of a figure begins; its kind follows."""


def folders(extra: Iterable[Path] = ()) -> list[Path]:
    """Return every folder that holds pictures: given ones first, then the house, then the packs."""
    house = Path(str(resources.files("kiosk"))) / "press" / "pictures"
    found = [*extra, house]
    for room in ("stories", "rituals"):
        packs = Path(str(resources.files(room))) / "packs"
        if packs.is_dir():
            found += sorted(pack / "pictures" for pack in packs.iterdir())
    return [folder for folder in found if folder.is_dir()]


def find(name: str, extra: Iterable[Path] = ()) -> Path | None:
    """Return the file of a picture, named `roofs` or `night-town/roofs`; None if there is none."""
    pack, _, bare = name.rpartition("/")
    if not bare or "\\" in name or ".." in name:
        return None
    for folder in folders(extra):
        if pack and folder.parent.name != pack:
            continue
        path = folder / f"{bare}.svg"
        if path.is_file():
            return path
    return find(bare, extra) if pack else None


def figure(kind: str, pack: str = "", extra: Iterable[Path] = ()) -> Path | None:
    """Return the file of a figure: the pack's own, else the house's, else another pack's."""
    return find(f"{pack}/{FIGURE}{kind}" if pack else f"{FIGURE}{kind}", extra)


def names(extra: Iterable[Path] = ()) -> list[str]:
    """Return the name of every picture there is; figures are no pictures by themselves."""
    return [name for name in _stems(extra) if not name.startswith(FIGURE)]


def figures(extra: Iterable[Path] = ()) -> list[str]:
    """Return every kind of figure there is."""
    return [name.removeprefix(FIGURE) for name in _stems(extra) if name.startswith(FIGURE)]


def _stems(extra: Iterable[Path]) -> list[str]:
    """Return the bare name of every file."""
    return sorted({path.stem for folder in folders(extra) for path in folder.glob("*.svg")})

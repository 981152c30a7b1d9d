"""Prints are pictures by name and size, composed or plain, kept in a folder for the next time."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from PIL import Image

from kiosk.press import kin, shelf
from kiosk.press.hills import hills
from kiosk.press.printing import printed, shaped
from kiosk.press.scene import parse
from kiosk.press.stage import CHILDREN, compose
from kiosk.press.svg import Drawing, DrawingError, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NEARER = 1.5
"""How much nearer a wide scene is seen on a small card."""

EDITION = "7"
"""Raised when the printing changes, so that old pictures in a cache are not used."""

COMPOSED = "scene-"
"""How the file of a composed print begins."""
MOST_SCENES, MOST_KEPT = 80, 400
"""How many prints of scenes, each of one evening, and of other pictures a cache holds."""


class Press:
    """Prints pictures by name and size, and keeps prints in a folder if it has one."""

    def __init__(self, cache: Path | None = None, folders: Iterable[Path] = ()) -> None:
        """Print for this home; the cache is made when first needed and may be lost at any time."""
        self.cache = cache
        self.folders = tuple(folders)

    def pixels(self, name: str, width: int, height: int, cut: str = "full") -> bytes:
        """Return the picture as RGBA rows from the top, cropped to fill the size."""
        return self.image(name, width, height, cut).tobytes()

    def image(self, name: str, width: int, height: int, cut: str = "full") -> Image.Image:
        """Return the picture as a pillow image, from the cache if it lies there."""
        kept = self._place(name, width, height, cut)
        if kept is not None and kept.is_file():
            try:
                with Image.open(kept) as print_of_before:
                    return print_of_before.convert("RGBA")
            except OSError:
                kept.unlink(missing_ok=True)
        nearer = NEARER if cut in ("card", "round") else 1.0
        image = shaped(printed(picture(name, self.folders), width, height, nearer), cut)
        if kept is not None:
            _keep(image, kept)
        return image

    def warm(self, names: Iterable[str], width: int, height: int, cut: str = "page") -> None:
        """Print into the cache ahead of time; meant for a worker, before the evening begins."""
        for name in names:
            self.image(name, width, height, cut)
        if self.cache is not None:
            _tidy(self.cache)

    def _place(self, name: str, width: int, height: int, cut: str) -> Path | None:
        """Return the file a print is kept in; its name changes with the drawings' own bytes."""
        if self.cache is None:
            return None
        scene = parse(name)
        path = shelf.find(scene.setting if scene else name, self.folders)
        own = [name.encode()] if scene or not path else []
        own += [_bytes(file) for file in (path, *_cast(name, self.folders).values()) if file]
        digest = hashlib.blake2b(EDITION.encode(), digest_size=8)
        for part in own:
            digest.update(len(part).to_bytes(8, "big") + part)
        stem = f"{COMPOSED if scene else ''}{path.stem if path else 'hills'}"
        return self.cache / f"{stem}-{width}x{height}-{cut}-{digest.hexdigest()}.png"


def picture(name: str, folders: Iterable[Path] = ()) -> Drawing:
    """Return the drawing of a name, composed if it is a scene's; hills if there is none."""
    folders = tuple(folders)
    scene = parse(name)
    if scene is None:
        return _drawing(shelf.find(name, folders)) or hills(name)
    setting = _drawing(shelf.find(scene.setting, folders)) or hills(scene.setting)
    cast = _cast(name, folders)
    return compose(scene, setting, lambda kind: _drawing(cast.get(kind)))


def _cast(name: str, folders: tuple[Path, ...]) -> dict[str, Path]:
    """Return the files of all figures a scene may show: kind -> file."""
    scene = parse(name)
    if scene is None:
        return {}
    pack = scene.setting.rpartition("/")[0]
    kinds = dict.fromkeys(
        kind
        for one in scene.figures
        for number in range(1, 1 + CHILDREN if one == kin.CHILD else 2)
        for kind in kin.candidates(one, number)
    )
    files = {kind: shelf.figure(kind, pack, folders) for kind in kinds}
    return {kind: file for kind, file in files.items() if file}


def _drawing(path: Path | None) -> Drawing | None:
    """Return the drawing in a file; None if it is missing or broken."""
    try:
        return read(path) if path else None
    except (DrawingError, OSError, ValueError):
        return None


def _bytes(path: Path) -> bytes:
    """Return what is in a file, and nothing if it went away."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _keep(image: Image.Image, path: Path) -> None:
    """Write a print beside its name and move it there; a full disk only costs time later."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".part")
        image.save(half, "PNG", compress_level=3)
        half.replace(path)
    except OSError:
        return


def _tidy(cache: Path) -> None:
    """Take the oldest prints away where there are too many; scenes never crowd out the others."""
    try:
        prints = sorted(cache.glob("*.png"), key=lambda path: path.stat().st_mtime)
        scenes = [path for path in prints if path.name.startswith(COMPOSED)]
        plain = [path for path in prints if not path.name.startswith(COMPOSED)]
        for path in (*scenes[:-MOST_SCENES], *plain[:-MOST_KEPT]):
            path.unlink(missing_ok=True)
    except OSError:
        return

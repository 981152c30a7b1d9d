"""The yard and its three figures: small drawings that the tests of the stage are set in."""

from __future__ import annotations

from pathlib import Path

from kiosk.press.svg import Drawing, read

FOLDER = Path(__file__).parent / "drawings"


def yard() -> Drawing:
    """The setting: sky, moon, a house with three lamps, snow, blossom, ground, a low wall."""
    return read(FOLDER / "yard.svg")


def figure(kind: str) -> Drawing | None:
    """A figure of this folder; child, ox and moth are all there are."""
    path = FOLDER / f"figure-{kind}.svg"
    return read(path) if path.is_file() else None

"""Daylight is the print palette: the same paper-cut shapes in pale warm tones that save ink."""

from __future__ import annotations

import dataclasses

from kiosk.press.svg import PAPERS, Drawing, Glow, Shape

Colour = tuple[int, int, int]

PRINTED: dict[str, Colour] = {
    "dusk": (246, 232, 208),
    "far": (239, 220, 188),
    "hill": (230, 206, 168),
    "middle": (219, 189, 146),
    "near": (204, 169, 124),
    "dark": (185, 146, 101),
    "ink": (160, 121, 79),
    "pale": (255, 247, 224),
    "lamp": (255, 222, 122),
    "ember": (248, 196, 110),
}
"""What each tone of the night is on paper: the order stays, so that near is still before far."""

SKY: Colour = (252, 246, 234)
"""The sheet behind everything is nearly the paper itself: a night sky would drink a cartridge."""

CLEARED = 0.62
"""How much of a sheet around the picture, with a hole to look through, goes back to white."""

EDGE: Colour = (122, 86, 48)
"""The pencil line around every piece, so that a pale moon still stands before a pale sky."""

_NIGHT = {fill: tone for tone, fill in PAPERS.items()}


def in_daylight(drawing: Drawing) -> Drawing:
    """Return the same shapes in the print palette; the light of the evening is none of paper's."""
    sheets = []
    for number, sheet in enumerate(drawing.sheets):
        fills = [_paper(piece, drawing, behind=number == 0) for piece in sheet]
        sheets.append(
            tuple(
                dataclasses.replace(one, fill=fill) for one, fill in zip(sheet, fills, strict=True)
            )
        )
    return dataclasses.replace(drawing, sheets=tuple(sheets), dims=(), whole=())


def _paper(piece: Shape | Glow, drawing: Drawing, *, behind: bool) -> Colour:
    """Return the paper a piece is cut from: the large ones are paler than their tone."""
    red, green, blue = PRINTED[_NIGHT.get(piece.fill, "near")]
    if not _fills(piece, drawing):
        return red, green, blue
    if behind:
        return SKY
    return _paler(red), _paler(green), _paler(blue)


def _paler(part: int) -> int:
    return round(part + (255 - part) * CLEARED)


def _fills(piece: Shape | Glow, drawing: Drawing) -> bool:
    """Return whether the outline of a piece is that of the whole picture."""
    if not isinstance(piece, Shape) or not piece.rings:
        return False
    xs = [x for x, _ in piece.rings[0]]
    ys = [y for _, y in piece.rings[0]]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    return len(xs) <= 6 and wide >= drawing.width * 0.99 and high >= drawing.height * 0.99

"""A PDF as a reader meets it: sizes, words, fonts, how it looks."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class Opened:
    """What is in a file."""

    sizes: tuple[tuple[float, float], ...]
    texts: tuple[str, ...]
    looks: tuple[Image, ...]
    """Each page, grey, at 72 dots an inch."""


def opened(pdf: bytes) -> Opened:
    """Open a PDF with somebody else's reader."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sizes, texts, looks = [], [], []
        for page in document:
            sizes.append(tuple(round(side, 1) for side in page.get_size()))
            words = page.get_textpage()
            texts.append(" ".join(words.get_text_bounded().split()))
            looks.append(page.render(scale=1).to_pil().convert("L"))
            words.close()
            page.close()
    finally:
        document.close()
    return Opened(tuple(sizes), tuple(texts), tuple(looks))


def unpacked(pdf: bytes) -> bytes:
    """The whole file with its streams let out."""
    out = pdf
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            out += zlib.decompress(_plain(packed))
        except (ValueError, zlib.error):
            continue
    return out


def _plain(packed: bytes) -> bytes:
    """Undo the wrapping that keeps a stream to printable letters."""
    import base64

    return base64.a85decode(packed.strip().removesuffix(b"~>"), adobe=False)

"""`hearthside run`: the touch app."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE, Unable, WrongUse

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the word to the command line."""
    noun = words.add_parser(
        "run",
        help="the touch app (also without any word)",
        epilog="hearthside run --window 1024x600",
    )
    noun.add_argument("--window", default="", metavar="1024x600", help="a window of this size")
    noun.add_argument("--voice", default="", metavar="ID", help="see `hearthside voice list`")
    noun.set_defaults(run=_run)


def _run(asked: argparse.Namespace) -> int:
    size = _size(asked.window)
    from kiosk.screens import boot

    if not boot.has_display():
        raise Unable(
            "display: none is to be seen here: connect one or set DISPLAY, or hold an evening "
            "without one with `hearthside evening --example --fast --out DIR`"
        )
    from kiosk.app import touch

    touch.run(home=asked.home, as_if=asked.as_if, voice=asked.voice, size=size)
    return FINE


def _size(text: str) -> tuple[int, int] | None:
    """Return a window's size, or None for the whole screen."""
    if not text:
        return None
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if not found:
        raise WrongUse(f"window: '{text}' is no size: write it like 1024x600")
    return int(found[1]), int(found[2])

"""`hearthside pack key/build`: a pack as one file, signed by its storyteller."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""

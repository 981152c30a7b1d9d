"""`hearthside pack preview`: a proof sheet of a pack as one page for the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""

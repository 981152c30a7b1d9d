"""`hearthside pack new`: a small, finished pack to begin from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    """Add the verb."""

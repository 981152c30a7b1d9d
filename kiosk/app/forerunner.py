"""The forerunner is the telling's process, started before the window and all that is heavy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.store.installing import folder_of
from kiosk.worker.starting import start

if TYPE_CHECKING:
    import subprocess

    from kiosk.store import Store

SHIPPED = Path(__file__).resolve().parents[2] / "stories" / "packs"
"""Where the packs that come with the house stand."""


def packs_of(store: Store) -> tuple[Path, ...]:
    """Return where the packs lie that are told from: the house's own first, then the family's."""
    own = (
        folder_of(store.home, pack)
        for pack in store.family.packs()
        if store.home is not None and pack.kind == "stories"
    )
    return (SHIPPED, *(folder for folder in own if folder is not None))


def send_ahead(store: Store) -> subprocess.Popen[bytes]:
    """Start the helper for this home; it reads and compiles while the window opens."""
    return start(packs_of(store))

"""Troubles are the store's own errors, named here for those who may not look into the store.

``says`` tells in a few words why a disk refuses, ``sentence`` is a trouble as the glass shows it.
"""

from __future__ import annotations

from kiosk.store.copies import says
from kiosk.store.notes import (
    BackupDamaged,
    HomeUnusable,
    Refused,
    StoreBusy,
    StoreError,
    StoreTooNew,
    StoreUnreadable,
)

__all__ = [
    "BackupDamaged",
    "HomeUnusable",
    "Refused",
    "StoreBusy",
    "StoreError",
    "StoreTooNew",
    "StoreUnreadable",
    "says",
    "sentence",
]


def sentence(error: Exception) -> str:
    """Return a problem as a sentence on the glass: a capital, a stop, and names as they are."""
    text = str(error).rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."

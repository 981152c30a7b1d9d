"""Troubles are the store's own errors, named here for those who may not look into the store.

``says`` tells in a few words why a disk refuses.
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
]

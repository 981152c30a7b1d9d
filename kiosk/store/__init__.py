"""The store is where everything a family gave is kept, in their own house, and never half."""

from __future__ import annotations

from kiosk.store.opening import Store, open_store

__all__ = ["Store", "open_store"]

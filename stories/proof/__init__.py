"""The proof sheet shows a whole pack as its families would hear it, on one page for an editor."""

from __future__ import annotations

from stories.proof.evenings import Order, Sky
from stories.proof.gathering import Proof, gather
from stories.proof.page import MARKER, page
from stories.proof.strip import Seen

__all__ = ["MARKER", "Order", "Proof", "Seen", "Sky", "gather", "page"]

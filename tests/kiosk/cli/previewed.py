"""The owl's small pack as the tests of its proof sheet ask for it, whole or spoilt."""

from __future__ import annotations

from pathlib import Path

PACKS = Path(__file__).parents[2] / "packs"
NIGHT = ("--nights", "3", "--child", "Mia:5:she", "--minutes", "4", "--as-if", "2026-03-14T18:30")
TALE = Path("tales", "owl-who-could-not-yawn.md")


def spoil(pack: Path) -> None:
    """Give the pack an error and the line it stands in a wish for calm."""
    tale = pack / TALE
    tale.write_text(tale.read_text("utf-8") + "\nThey was asleep!\n", encoding="utf-8")

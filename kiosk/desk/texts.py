"""Texts are the long pages a grown-up can read: the ledger, the nights, what this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.store.ledger import in_words

if TYPE_CHECKING:
    from kiosk.store import Store

ABOUT = """Hearthside leads one old bedtime custom, tells one new story, lets a sound settle, and \
goes dark.

Every sentence it tells was written by a person. It never opens a network connection. What you \
told it stays in this device; the list of grown-ups can erase a child, and "hearthside export" \
writes all of it as text.

It is not a doctor and makes no promise about sleep. It counts as screen time until it is dark.

Code: GPL-3.0-or-later. Stories and rituals: CC BY-SA 4.0. Speech: espeak-ng (GPL-3.0-or-later)."""
SHOWN = 60


def text(store: Store, what: str) -> tuple[str, str]:
    """Return title and text of one page."""
    if what == "ledger":
        return "What was decided, and why", ledger(store)
    if what == "diary":
        return "Nights", diary(store)
    return "About Hearthside", ABOUT


def ledger(store: Store, most: int = SHOWN) -> str:
    """Return the newest entries of the ledger, a line each, newest first."""
    entries = store.ledger.entries()
    if not entries:
        return "Nothing was decided yet."
    lines = [in_words(entry) for entry in reversed(entries[-most:])]
    verdict = store.ledger.verify()
    whole = "The chain is whole." if verdict.whole else f"Broken at entry {verdict.broken_at}."
    return "\n".join([whole, "", *lines])


def diary(store: Store, most: int = SHOWN) -> str:
    """Return the newest nights, a line each, newest first; no score."""
    nights = store.diary.nights()
    if not nights:
        return "No night was kept yet."
    lines = []
    for night in reversed(nights[-most:]):
        heard = store.diary.heard_in(night.number)
        tale = f", {heard.tale.replace('-', ' ')}" if heard else ""
        morning = f", morning: {night.morning.face}" if night.morning else ""
        lines.append(f"Night {night.number}: {night.ended}{tale}{morning}")
    return "\n".join(lines)

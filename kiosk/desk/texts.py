"""Texts are the long pages a grown-up can read: the ledger, the nights, what this is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk import reading
from kiosk.store.ledger import in_words

if TYPE_CHECKING:
    from kiosk.store import Store
    from kiosk.store.diary import Night

ABOUT = """Hearthside leads one old bedtime custom, tells one new story, lets a sound settle, and \
goes dark.

Every sentence it tells was written by a person. It never opens a network connection. What you \
told it stays in this device; the list of grown-ups can erase a child, and "hearthside export" \
writes all of it as text.

It is not a doctor and makes no promise about sleep. It counts as screen time until it is dark.

Code: GPL-3.0-or-later. Stories and rituals: CC BY-SA 4.0. Speech: espeak-ng (GPL-3.0-or-later)."""
SHOWN = 60
ENDED = {"without": "you did it without me", "rest": "a rest night"}
WAYS = {
    "late": "late was all right",
    "nap": "after a nap",
    "short": "short",
    "sick": "a sick day",
    "sitter": "somebody else was there",
    "taper": "partly led by you",
}
"""How a night was other than usual, in words."""


def text(store: Store, what: str) -> tuple[str, str]:
    """Return title and text of one page."""
    if what == "ledger":
        return "What was decided, and why", ledger(store)
    if what == "diary":
        return "Nights", diary(store)
    return "About Hearthside", about(store)


def about(store: Store) -> str:
    """Return what this is, and whose voice reads, by whose leave."""
    voice = reading.offer(store)
    reads = f"Voice: {voice.title}" + (f" ({voice.licence})." if voice.licence else ".")
    return " ".join(filter(None, [ABOUT, reads, reading.lost(store)]))


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
    nights = store.diary.latest()
    if not nights:
        return "No night was kept yet."
    lines = []
    for night in reversed(nights[-most:]):
        heard = store.diary.heard_in(night.number)
        tale = f", {heard.tale.replace('-', ' ')}" if heard else ""
        morning = f", morning: {night.morning.face}" if night.morning else ""
        lines.append(f"Night {night.number}: {_ended(night)}{tale}{morning}")
    without = without_line(store.diary.without)
    return "\n".join([*([without, ""] if without else []), *lines])


def without_line(count: int) -> str:
    """Return how many nights were done without the kiosk, as one plain line, or nothing."""
    if not count:
        return ""
    return f"You did it without me on {count} night{'' if count == 1 else 's'}."


def _ended(night: Night) -> str:
    """Return how an evening ended, and how it was other than usual."""
    ended = ENDED.get(night.ended, night.ended)
    ways = [WAYS[one] for one in night.ways if one in WAYS]
    return ", ".join([ended, *ways])

"""Reading is which voice reads tonight, how fast it is, and what this device knows of it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from kiosk.store.measured import Measured
from kiosk.voice import shelf
from kiosk.voice.fitted import SHIPPED, shipped
from kiosk.voice.offer import BUILT_IN, NATURAL, Places
from kiosk.voice.selftest import fast_enough

if TYPE_CHECKING:
    from kiosk.store import Store
    from kiosk.voice.offer import Offer
    from stories.pacing import VoiceTable


def places(store: Store) -> Places:
    """Return the folders of this home that voices look into."""
    home = store.home
    return Places() if home is None else Places(home.cache, home.voices, home.recordings)


def offers(store: Store) -> tuple[Offer, ...]:
    """Return every voice there is or could be here."""
    return shelf.offers(places(store))


def chosen(store: Store) -> str:
    """Return the voice that reads tonight.

    It is the one that a grown-up took, as long as it is here; without a choice the natural voice
    where this device was found fast enough for it, else the built-in one.
    """
    here = _able(store)
    wanted = store.family.rules.voice
    if wanted in here:
        return wanted
    tried = store.family.measured.get(NATURAL)
    if not wanted and NATURAL in here and tried is not None and fast_enough(tried.rtf):
        return NATURAL
    return BUILT_IN


def offer(store: Store) -> Offer:
    """Return the voice that reads tonight as it stands on the shelf."""
    reads = chosen(store)
    return next(one for one in offers(store) if one.id == reads)


def lost(store: Store) -> str:
    """Return why the voice that a grown-up took does not read, as a sentence, or nothing."""
    wanted = store.family.rules.voice
    if not wanted or wanted == chosen(store):
        return ""
    there = next((one for one in offers(store) if one.id == wanted), None)
    if there is None:
        return f"The voice that you took ({wanted}) is not here any more, so another reads."
    return f"{there.title}, which you took, can't speak here, so another reads: {there.why_not}."


def choose(store: Store, id: str) -> None:
    """Let this voice read from the next evening that is planned."""
    store.family.rules = dataclasses.replace(store.family.rules, voice=id)


def untried(store: Store) -> str:
    """Return the voice that this device should try by itself, or nothing.

    Only where nobody chose a voice, the natural one is here, and it was never tried.
    """
    if store.family.rules.voice or store.family.measured.get(NATURAL) is not None:
        return ""
    return NATURAL if NATURAL in _able(store) else ""


def keep_trial(store: Store, id: str, rtf: float) -> None:
    """Keep how quick a voice is on this device."""
    store.family.measured.put(Measured(id, round(rtf, 3)))


def table(id: str) -> VoiceTable:
    """Return how long a voice takes for its words.

    A voice that a family dropped in is brought to the natural one's tempo as it is opened.
    """
    return (shipped(id) or SHIPPED[NATURAL]).table


def _able(store: Store) -> frozenset[str]:
    """Return the ids of the voices that can speak here."""
    return frozenset(one.id for one in offers(store) if not one.why_not)

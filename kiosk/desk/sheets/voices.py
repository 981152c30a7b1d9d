"""The voices sheet lets a grown-up hear every voice that is here, and take one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.desk import reading
from kiosk.desk.ahead import MAKING
from kiosk.desk.ahead import Ahead as Made
from kiosk.session.sheet import Ahead, Sample, Sheet, SheetRow
from kiosk.voice.offer import BUILT_IN, DROPPED, NATURAL, SILENT, STUDIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.desk.sheets.writer import Here
    from kiosk.voice.offer import Offer

PASSAGE = (
    "The cat opened one eye. “I keep mine in my whiskers,” it said, "
    "and yawned so slowly that you could have counted to five."
)
"""What is heard of a voice: somebody tells, and somebody speaks."""
ABOUT = {
    STUDIO: "It needs an hour or so to get a story ready: have it done in the afternoon.",
    SILENT: "Nothing is read aloud. The page goes on by itself.",
}
"""What is to be known of a kind before it is taken."""
HOUSE = "It is always here, and keeps nobody waiting."
"""What is said of the voice that every house has."""
ORDER = (NATURAL, DROPPED, STUDIO, BUILT_IN, SILENT)
"""Kinds as they are listed: what most families take stands first."""
LANGUAGES = {
    "de": "German", "en": "English", "es": "Spanish", "fr": "French", "hi": "Hindi",
    "it": "Italian", "ja": "Japanese", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "sv": "Swedish", "zh": "Chinese",
}  # fmt: skip
NOW, NOT_HERE = "reads tonight", "not here yet"
"""What stands behind a voice in the list."""
FALLEN = "The voice you took does not answer, so another reads. It is tried again tomorrow."
HEAR = "Touch one to hear it."
TAKEN = "It reads from tonight on."
MAKE = "Get tonight's evening ready now"
BRING = "Whoever looks after this kiosk can bring it here"
_HEAR, _TAKE, _AHEAD = "hear", "take", "ahead"


def opened(here: Here, id: str) -> Sheet:
    """Return the list of voices, or the page of one whose id follows."""
    wanted = id.partition("/")[2]
    if not wanted:
        return _list(here)
    offer = next((one for one in reading.offers(here.store) if one.id == wanted), None)
    if offer is None:
        return replace(_list(here), message="That voice is not here any more.")
    return _page(here, offer)


def touched(here: Here, id: str, row: str, _value: str) -> Sheet:
    """Let a voice be heard, or take it; opening a voice's page lets it be heard at once."""
    wanted = id.partition("/")[2]
    if not wanted:
        shown = opened(here, f"voices/{row}")
        return shown if shown.id == "voices" else replace(shown, sound=_sample(here, row))
    if row == _TAKE:
        return _taken(here, wanted)
    if row == _AHEAD:
        return _ahead(here, id)
    return replace(opened(here, id), sound=_sample(here, wanted) if row == _HEAR else None)


def _list(here: Here) -> Sheet:
    """Return every voice: what can't speak here stands last, and the one that reads is marked."""
    now = reading.chosen(here.store)
    offers = sorted(
        reading.offers(here.store), key=lambda one: (bool(one.why_not), ORDER.index(one.kind))
    )
    rows = [
        SheetRow(one.id, one.title, _standing(one, now), chosen=one.id == now) for one in offers
    ]
    return Sheet(
        "voices",
        "Who reads aloud",
        text=reading.lost(here.store) or (FALLEN if here.ahead.fallen else HEAR),
        rows=tuple(rows),
    )


def _standing(offer: Offer, now: str) -> str:
    """Return what stands behind a voice in the list."""
    if offer.id == now:
        return NOW
    if offer.why_not:
        return NOT_HERE
    spoken = [LANGUAGES.get(one, one) for one in offer.languages if one != "en"]
    return ", ".join(spoken) or ("" if offer.id in {BUILT_IN, SILENT} else offer.about)


def _page(here: Here, offer: Offer) -> Sheet:
    """Return the page of one voice."""
    now = reading.chosen(here.store)
    ahead = here.ahead if offer.id == now else Made()
    rows: list[SheetRow] = []
    if not offer.why_not:
        rows = [SheetRow(_HEAR, "Hear it again")] if offer.kind != SILENT else []
        if offer.id == now:
            rows.append(SheetRow(_TAKE, "It reads tonight", chosen=True))
        else:
            rows.append(SheetRow(_TAKE, "Let it read", main=True))
        if offer.kind == STUDIO and offer.id == now and not 0.0 <= ahead.part < 1.0:
            rows.append(SheetRow(_AHEAD, MAKE, main=ahead.part < 0))
    return Sheet(
        f"voices/{offer.id}",
        offer.title,
        message=ahead.said,
        text="\n".join(_lines(offer)),
        rows=tuple(rows),
        part=ahead.part,
        above="voices",
    )


def _lines(offer: Offer) -> Iterator[str]:
    """Yield what is to be known of a voice, in sentences; the makers of one brought here last."""
    if offer.why_not:
        yield f"{BRING}: {offer.why_not.rstrip('.')}."
    if offer.id == BUILT_IN:
        yield HOUSE
    elif offer.kind != SILENT:
        yield f"{offer.about[:1].upper()}{offer.about[1:].rstrip('.')}."
    if offer.kind in ABOUT:
        yield ABOUT[offer.kind]
    if offer.kind == DROPPED and offer.licence:
        yield f"Licence: {offer.licence}."


def _sample(here: Here, id: str) -> Sample | None:
    """Return what is heard of a voice, or None where it can't speak."""
    offer = next((one for one in reading.offers(here.store) if one.id == id), None)
    if offer is None or offer.why_not or offer.kind == SILENT:
        return None
    children = here.store.family.children()
    name = children[0].name if children else ""
    said = here.store.family.names_said().get(name, name)
    text, speech = PASSAGE, PASSAGE
    if name:
        text, speech = (f"Good night, {one}. {PASSAGE}" for one in (name, said))
    return Sample(text, speech=speech, voice=id)


def _taken(here: Here, id: str) -> Sheet:
    """Let this voice read from tonight on."""
    reading.choose(here.store, id)
    return replace(opened(here, f"voices/{id}"), message=TAKEN)


def _ahead(here: Here, id: str) -> Sheet:
    """Begin to make tonight's evening in a voice that needs long."""
    shown = opened(here, id)
    if not here.store.family.children():
        return replace(shown, message="Nobody lives here yet: add a child first.")
    return replace(shown, message=MAKING, part=0.0, sound=Ahead())

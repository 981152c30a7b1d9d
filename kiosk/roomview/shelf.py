"""The shelf view is the packs, the stories to tell again and the brave nights, as pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.pages import GrownUpsPage, Page, Row
from kiosk.session import shelves
from kiosk.session.worries import WORRIES
from stories.cast import joined

if TYPE_CHECKING:
    from kiosk.session.state import BraveTale, GrownUps, KeptStory, ShelvedPack, State

STATES = {
    "told": "in use",
    "held": "held back",
    "new": "new: first night with you",
    "aside": "set aside",
    "gone": "its files are gone",
}
"""What the list says of a pack."""
AGAIN = "Touch one: it is told again the next evening, in the very same words."
NONE_YET = "No story was heard to its end yet. After an evening you find it here."
_ACTIONS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "told": (("hold", "Hold it back", "at once, until you say so"),),
    "held": (("release", "Tell from it again", "at once"),),
    "new": (
        ("welcome", "Tell it tonight, with me", "its first night"),
        ("hold", "Hold it back", "at once, until you say so"),
    ),
    "aside": (("release", "Tell from it again", "at once"),),
    "gone": (),
}


def shelf(state: State, now: GrownUps) -> Page | None:
    """Return the page of the shelf that is open, if one is."""
    return _packs(now) or _again(state, now) or _brave(state, now)


def _packs(now: GrownUps) -> Page | None:
    """Return the packs or one pack, if they are open."""
    if now.view == shelves.PACKS:
        rows = tuple(Row(f"pack:{one.id}", one.title, _state(one)) for one in now.packs)
        return GrownUpsPage(locked=False, title="Packs of stories", message=now.message, rows=rows)
    what, _, id = now.view.partition(":")
    if what not in {"pack", "remove"}:
        return None
    return next((_pack(now, one) for one in now.packs if one.id == id), None)


def _again(state: State, now: GrownUps) -> Page | None:
    """Return the stories that are kept word for word, if they are open."""
    if now.view != shelves.AGAIN:
        return None
    kept = tuple(
        Row(id, one.title, _kept(one, state.coming), chosen=state.coming == id)
        for id, one in ((f"again:{one.night}", one) for one in now.kept)
    )
    message = now.message or (AGAIN if kept else NONE_YET)
    return GrownUpsPage(locked=False, title="Tell a story again", message=message, rows=kept)


def _brave(state: State, now: GrownUps) -> Page | None:
    """Return the tales that meet a worry, if they are open."""
    if now.view != shelves.BRAVE:
        return None
    rows = tuple(
        Row(id, one.title, _meets(one, chosen=state.coming == id), chosen=state.coming == id)
        for id, one in ((f"brave:{one.id}", one) for one in now.brave or ())
    )
    found = "Told only when you pick one: one night's exception to that worry."
    if not rows:
        found = "Looking." if now.brave is None else "No tale here meets a worry."
    return GrownUpsPage(
        locked=False, title="A brave night", message=now.message or found, rows=rows
    )


def _meets(tale: BraveTale, *, chosen: bool) -> str:
    """Return what a tale meets, in words, or that it comes tonight."""
    met = joined([WORRIES.get(one, one).lower() for one in tale.meets])
    return f"meets {met}, next evening" if chosen else f"meets {met}"


def _pack(now: GrownUps, pack: ShelvedPack) -> Page:
    """Return one pack: who wrote it, what is in it, how it stands, and what can be done."""
    rows = [Row(f"{act}:{pack.id}", label, value) for act, label, value in _ACTIONS[pack.state]]
    if not pack.ours:
        rows.append(Row(f"remove:{pack.id}", "Remove it", "its files go"))
    if now.view.startswith("remove:"):
        rows = [Row(f"remove:{pack.id}", f"Remove {pack.title}", "its files go")]
    why = f"{STATES[pack.state]}: {pack.why}" if pack.why else STATES[pack.state]
    about = f"By {pack.authors}. {_count(pack).capitalize()}, {why}."
    return GrownUpsPage(
        locked=False, title=pack.title, message=now.message or about, rows=tuple(rows)
    )


def _state(pack: ShelvedPack) -> str:
    """Return how a pack stands, short enough for its row."""
    return f"{_count(pack)}, {STATES[pack.state]}"


def _count(pack: ShelvedPack) -> str:
    """Return how many tales, or rituals, a pack holds."""
    one = "ritual" if pack.kind == "rituals" else "tale"
    return f"1 {one}" if pack.tales == 1 else f"{pack.tales} {one}s"


def _kept(story: KeptStory, coming: str) -> str:
    """Return when a story was told and how long it is, or why it can't come again, or that it does.

    The one that comes the next evening says so in its row, and no longer how long it is.
    """
    if story.refusal:
        return f"night {story.night}, not now"
    if coming == f"again:{story.night}":
        return f"night {story.night}, next evening"
    return f"night {story.night}, {max(1, round(story.seconds / 60))} min"

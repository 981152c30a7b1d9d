"""The learned sheet shows every number the kiosk plans by, and takes each of them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk import past, people
from kiosk.session.sheet import Sheet, SheetRow
from rituals import anchor as anchors
from rituals import limits, scores
from rituals.plan import PlanInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.desk.sheets.writer import Here
    from rituals.ritual import Ritual

STOP, AGAIN = "stop", "offer"
ABOUT = (
    "A ritual is offered by plain points: liked, rested, new, in season. "
    "Mornings count after {first} nights, the one that stays is judged after {full}."
)
_WORDS = {
    "liked": "it was liked",
    "new": "nobody has tried it yet",
    "rested": "it has had a rest",
    "lately": "it was done lately",
    "disliked": "it was not liked",
    "morning": "of the mornings after it",
}
"""What a code of ``scores`` says, as a line of the page."""


def opened(here: Here, id: str) -> Sheet:
    """Return the list of rituals that were done, or what was learned about one of them."""
    tonight = _tonight(here)
    one = id.partition("/")[2]
    if one:
        return _about(here, id, one, tonight)
    done = {ritual for row in tonight.diary for ritual in row.rituals} | here.store.family.aside.ids
    rows = [
        SheetRow(f"sheet:learned/{ritual.id}", ritual.name, _in_short(here, ritual, tonight))
        for ritual in sorted(here.rituals, key=lambda ritual: ritual.name)
        if ritual.id in done
    ]
    rows += [
        SheetRow(f"sheet:learned/{one.id}", _title(one.id), "put aside")
        for one in here.store.family.aside.all()
        if one.kind != "ritual"
    ]
    text = ABOUT.format(first=limits.JUDGE_FIRST, full=limits.JUDGE_FULL)
    message = "" if rows else "No evening was kept yet, so there is nothing to learn from."
    return Sheet(id, "What it learned", message=message, text=text, rows=tuple(rows))


def touched(here: Here, id: str, row: str, _value: str) -> Sheet:
    """Stop offering a ritual, or offer it again."""
    one = id.partition("/")[2]
    if row == STOP and one:
        here.store.family.aside.put("ritual", one, here.store.next_night)
    elif row == AGAIN and one:
        here.store.family.aside.take_back(one)
    return opened(here, id)


def _tonight(here: Here) -> PlanInput:
    """Return what a plan would be made from, as far as learning goes."""
    night = here.store.next_night
    kept = here.store.family.children()
    return PlanInput(
        children=tuple(people.planned_child(one, night, limits.WAKE_DEFAULT) for one in kept),
        rituals=here.rituals,
        diary=past.plan_rows(here.store),
        night=night,
        unwanted=here.store.family.aside.ids,
    )


def _in_short(here: Here, ritual: Ritual, tonight: PlanInput) -> str:
    """Return a line about one ritual."""
    if ritual.id in here.store.family.aside.ids:
        return "put aside"
    stays = anchors.anchor_tonight(tonight) if tonight.children else None
    if stays is not None and stays.id == ritual.id:
        return f"stays, night {stays.nights + 1}"
    points = sum(scores.learned(ritual, tonight).values()) if tonight.children else 0.0
    return f"{points:+.1f} points"


def _about(here: Here, id: str, one: str, tonight: PlanInput) -> Sheet:
    """Return all that was learned about one ritual, and the way to undo it."""
    ritual = next((each for each in here.rituals if each.id == one), None)
    since = next((each.night for each in here.store.family.aside.all() if each.id == one), 0)
    if ritual is None and since:
        text = f"Not for this family, since night {since}."
        again = SheetRow(AGAIN, "Offer it again")
        return Sheet(id, _title(one), text=text, rows=(again,), above="learned")
    if ritual is None:
        return Sheet(id, "Gone", message="This ritual is no longer here.", above="learned")
    aside = one in here.store.family.aside.ids
    row = SheetRow(AGAIN, "Offer it again") if aside else SheetRow(STOP, "Stop offering this")
    text = " ".join(_lines(ritual, tonight)) if tonight.children else ""
    return Sheet(id, ritual.name, text=text, rows=(row,), picture=ritual.picture, above="learned")


def _title(id: str) -> str:
    """Return a tale's or a sound's id as words."""
    return id.rpartition("/")[2].replace("-", " ").capitalize()


def _lines(ritual: Ritual, tonight: PlanInput) -> Iterator[str]:
    """Yield what is known of a ritual, a sentence each, with its numbers."""
    past_rows = tonight.past
    nights = [row for row in past_rows if ritual.id in row.rituals]
    count = len(nights)
    yield f"Done on {count} night{'' if count == 1 else 's'}." if count else "Not done yet."
    ago = scores.nights_ago(ritual.id, tonight)
    if ago:
        yield f"Last {ago} night{'' if ago == 1 else 's'} ago."
    liked = sum(ritual.id in row.liked for row in nights)
    if liked:
        yield f"Touched as good on {liked}."
    faces = [row.morning for row in nights if row.morning]
    if faces:
        good, hard = faces.count(3), faces.count(1)
        yield f"Mornings after it: {good} good, {len(faces) - good - hard} so-so, {hard} hard."
    stays = anchors.anchor_tonight(tonight)
    if stays.id == ritual.id:
        left = max(0, limits.JUDGE_FULL - stays.nights)
        yield f"It is the one that stays; judged in {left} nights." if left else "It was judged."
    for code, points in scores.learned(ritual, tonight).items():
        yield f"{points:+.1f} points because {_WORDS.get(code, code)}."

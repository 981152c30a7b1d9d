"""The learned sheet shows every number the kiosk plans by, and takes each of them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.desk import past, people
from kiosk.session.sheet import Sheet, SheetRow
from rituals import anchor as anchors
from rituals import limits, scores
from rituals.plan import PlanInput
from stories.cast import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.desk.sheets.writer import Here
    from rituals.ritual import Ritual

STOP, AGAIN = "stop", "offer"
ABOUT = "What was liked comes more often. Touch one to see why, or to stop it."
NOTHING = "No evening was kept yet, so there is nothing to learn from."
PUT_ASIDE = "Put aside: it is not offered."
_WORDS = {
    "liked": "it was liked",
    "new": "it was not tried yet",
    "rested": "it has rested",
    "lately": "it was done lately",
    "disliked": "it was not liked",
    "morning": "its mornings were good",
    "-morning": "its mornings were hard",
}
"""What a code of ``scores`` says of a ritual; behind a minus where it counts against it."""
MUCH = 0.5
"""Points from which a ritual is told to come more often, or to wait."""


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
    return Sheet(id, "What it learned", text=ABOUT if rows else NOTHING, rows=tuple(rows))


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
        return "the one that stays"
    points = sum(scores.learned(ritual, tonight).values()) if tonight.children else 0.0
    return _comes(points)


def _comes(points: float) -> str:
    """Return what points make of a ritual, as words behind its name."""
    if points >= MUCH:
        return "comes more often"
    return "waits for now" if points <= -MUCH else "comes now and then"


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
    text = "\n".join(_lines(ritual, tonight)) if tonight.children else ""
    return Sheet(id, ritual.name, text=text, rows=(row,), picture=ritual.picture, above="learned")


def _title(id: str) -> str:
    """Return a tale's or a sound's id as words."""
    return id.rpartition("/")[2].replace("-", " ").capitalize()


def _lines(ritual: Ritual, tonight: PlanInput) -> Iterator[str]:
    """Yield what is known of a ritual, a paragraph each, with every number it is planned by."""
    if ritual.id in tonight.unwanted:
        yield PUT_ASIDE
    yield from _nights(ritual, tonight)
    if ritual.id in tonight.unwanted:
        return
    stays = anchors.anchor_tonight(tonight)
    if stays.id == ritual.id:
        left = max(0, limits.JUDGE_FULL - stays.nights)
        may = f"In {_counted(left)} another" if left else "Another"
        yield f"It is the one that stays. {may} may take its place, if mornings and likes say so."
        return
    learned = scores.learned(ritual, tonight)
    for head, sign in (("More often", 1), ("Less often", -1)):
        found = [
            f"{_WORDS.get('-' * (sign < 0) + code) or _WORDS.get(code, code)} ({_signed(points)})"
            for code, points in learned.items()
            if points * sign > 0
        ]
        if found:
            yield f"{head}, because {joined(found)}."
    if learned:
        points = sum(learned.values())
        yield f"In all ({_signed(points)}) it {_comes(points)}."


def _nights(ritual: Ritual, tonight: PlanInput) -> Iterator[str]:
    """Yield how often it was done, and what was said of it."""
    nights = [row for row in tonight.past if ritual.id in row.rituals]
    ago = scores.nights_ago(ritual.id, tonight)
    done = f"Done on {_counted(len(nights))}" if nights else "Not done yet"
    when = f", last {_counted(ago)} ago" if ago else ""
    liked = sum(ritual.id in row.liked for row in nights)
    yield f"{done}{when}." + (f" Said to be good on {liked}." if liked else "")
    faces = [row.morning for row in nights if row.morning]
    if faces:
        good, hard = faces.count(3), faces.count(1)
        told = (("good", good), ("so-so", len(faces) - good - hard), ("hard", hard))
        yield f"Mornings: {joined([f'{count} {face}' for face, count in told if count])}."


def _counted(nights: int) -> str:
    """Return nights as they are said."""
    return "1 night" if nights == 1 else f"{nights} nights"


def _signed(points: float) -> str:
    """Return points with their sign."""
    return f"{points:+.1f}".replace("-", "\u2212")

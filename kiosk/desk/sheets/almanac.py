"""The almanac sheet shows where and when each ritual comes from, and its whole entry."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kiosk.desk import atlas, entries
from kiosk.session.sheet import Sheet, SheetMark, SheetRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.desk.atlas import Spot
    from kiosk.desk.sheets.writer import Here
    from rituals.ritual import Ritual

    Shelf = tuple[Ritual, ...]

NAME = "almanac"
VIEWS = ("map", "europe", "years", "list")
"""What may stand behind the first stroke of an id; anything else is a ritual's own id."""
ASIDE, AGAIN = "aside", "offer"

TO_MAP = SheetRow("sheet:almanac", "On the map")
TO_YEARS = SheetRow("sheet:almanac/years", "Along the years")
TO_LIST = SheetRow("sheet:almanac/list", "All, by name")

WHERE = "Touch a light to read of it; a number holds several."
FAMILY = "One of your own that names no place is in the list."
WHEN = "By the year each begins. Touch a card to read of it."
FAMILY_YEAR = "One of your own that names no year is in the list."


def opened(here: Here, id: str) -> Sheet:
    """Return the map, the line of years, a list, or one entry."""
    return shown(here.rituals, id, here.store.family.aside.ids)


def shown(shelf: Shelf, id: str, aside: frozenset[str] = frozenset()) -> Sheet:
    """Return a sheet of the almanac over a shelf of rituals, some of them put aside."""
    view, _, first = id.removeprefix(NAME).removeprefix("/").partition("/")
    if view in ("", "map") and not first:
        return _map(shelf, id)
    if view not in VIEWS:
        return _entry(shelf, id, (view, first), aside)
    if view == "list":
        return _list(id, "The almanac, by name", shelf, above=NAME)
    above = NAME if view == "map" else f"{NAME}/{view}"
    if first:
        spots = _on_line(shelf)[0] if view == "years" else _on_map(shelf, view)
        held = next((spot.ids for spot in spots if first in spot.ids), ())
        return _group(shelf, id, held, above)
    return _years(shelf, id) if view == "years" else _europe(shelf, id)


def touched(here: Here, id: str, row: str, _value: str) -> Sheet:
    """Put a ritual aside, or offer it again."""
    one = id.split("/")[1] if "/" in id else ""
    if row == ASIDE and one:
        here.store.family.aside.put("ritual", one, here.store.next_night)
    elif row == AGAIN and one:
        here.store.family.aside.take_back(one)
    return opened(here, id)


def _map(shelf: Shelf, id: str) -> Sheet:
    """Return the map of the world."""
    lost = any(one.at is None for one in shelf)
    marks = tuple(_mark(shelf, spot, "map") for spot in _on_map(shelf, "map"))
    rows = (TO_YEARS, TO_LIST)
    text = f"{WHERE} {FAMILY}" if lost else WHERE
    return Sheet(id, "The almanac", text=text, rows=rows, backdrop="map", marks=marks)


def _europe(shelf: Shelf, id: str) -> Sheet:
    """Return the map of the part with the most marks."""
    marks = tuple(_mark(shelf, spot, "europe") for spot in _on_map(shelf, "europe"))
    rows = (TO_MAP, TO_YEARS, TO_LIST)
    return Sheet(id, "Europe", text=WHERE, rows=rows, backdrop="europe", marks=marks, above=NAME)


def _years(shelf: Shelf, id: str) -> Sheet:
    """Return the line of years."""
    spots, line = _on_line(shelf)
    marks = [_mark(shelf, spot, "years") for spot in spots]
    marks += [SheetMark("", _year(year), x, atlas.LINE) for year, x in line.written()]
    rows = (TO_MAP, TO_LIST)
    text = WHEN if all(any(one.years) for one in shelf) else f"{WHEN} {FAMILY_YEAR}"
    return Sheet(
        id, "Since when", text=text, rows=rows, backdrop="years",
        marks=tuple(marks), above=NAME,
    )  # fmt: skip


def _year(year: int) -> str:
    """Return a year as it stands on the line."""
    return f"{-year} BCE" if year < 0 else str(year)


def _on_line(shelf: Shelf) -> tuple[tuple[Spot, ...], atlas.Line]:
    """Return every ritual by the year it begins, if that is known: there was no year nought."""
    return atlas.on_line((one.id, one.years[0]) for one in shelf if any(one.years))


def _on_map(shelf: Shelf, view: str) -> tuple[Spot, ...]:
    """Return the spots of a map; on that of the world, Europe is one of them."""
    places = [(one.id, one.at) for one in shelf if one.at is not None]
    inside = [(id, at) for id, at in places if atlas.EUROPE.holds(at)]
    if view == "europe":
        return atlas.on_map(inside, atlas.EUROPE)
    if len(inside) < 2:
        return atlas.on_map(places, atlas.WORLD)
    outside = [one for one in places if one not in inside]
    middle = (
        sum(at[0] for _, at in inside) / len(inside),
        sum(at[1] for _, at in inside) / len(inside),
    )
    return atlas.on_map([*outside, ("europe", middle)], atlas.WORLD)


def _mark(shelf: Shelf, spot: Spot, view: str) -> SheetMark:
    """Return the mark of a spot: one ritual, several, or the way to the nearer map."""
    if spot.ids == ("europe",):
        count = sum(len(one.ids) for one in _on_map(shelf, "europe"))
        return SheetMark(
            "sheet:almanac/europe", f"Europe, {count} rituals", spot.x, spot.y, count, "Europe"
        )
    held = _held(shelf, spot.ids)
    count, first = len(held), held[0]
    alone = count == 1 and len(spot.ids) == 1
    id = _entry_id(first, view) if alone else f"sheet:almanac/{view}/{spot.ids[0]}"
    if view == "years":
        label = first.name if alone else f"{first.name} and {count - 1} more"
        return SheetMark(id, label, spot.x, spot.y, count, _span(held))
    if alone:
        label, note = f"{first.name}, {first.place}", _short(first)
    else:
        label, note = f"{_places(held)}: {count} rituals", _places(held)
    return SheetMark(id, label, spot.x, spot.y, count, note)


def _span(held: tuple[Ritual, ...]) -> str:
    """Return from when to when these rituals begin."""
    first, last = held[0].years[0], held[-1].years[0]
    era = " CE" if 0 < last < 1000 else " BCE" if last < 0 else ""
    if first == last:
        return f"{abs(first)}{era}"
    return f"{-first} BCE–{last}{era}" if first < 0 < last else f"{abs(first)}–{abs(last)}{era}"


def _held(shelf: Shelf, ids: Iterable[str]) -> tuple[Ritual, ...]:
    """Return the rituals of a spot, by their beginning."""
    wanted = set(ids)
    if "europe" in wanted:
        wanted |= {id for spot in _on_map(shelf, "europe") for id in spot.ids}
    found = [one for one in shelf if one.id in wanted]
    return tuple(sorted(found, key=lambda one: (one.years, one.name)))


def _short(ritual: Ritual) -> str:
    """Return a place in a word or two: what stands before a comma or an "and"."""
    return ritual.place.partition(";")[0].partition(",")[0].partition(" and ")[0]


def _places(held: Iterable[Ritual]) -> str:
    """Return the place that most of these come from, and whether there are others."""
    named = Counter(_short(one) for one in held).most_common()
    return named[0][0] if len(named) == 1 else f"{named[0][0]} and near"


def _entry_id(ritual: Ritual, way: str) -> str:
    """Return the id of a ritual's sheet that leads back to where it was opened."""
    return f"sheet:almanac/{ritual.id}/{way}"


def _group(shelf: Shelf, id: str, ids: Iterable[str], above: str) -> Sheet:
    """Return the rituals behind one mark."""
    held = _held(shelf, ids)
    if not held:
        return Sheet(id, "Gone", message="These rituals are no longer here.", above=NAME)
    title = _span(held) if "/years/" in id else _places(held)
    return _list(id, title, held, above=above)


def _list(id: str, title: str, held: Iterable[Ritual], above: str) -> Sheet:
    """Return rituals as rows; the list of all goes by name."""
    way = id.removeprefix(f"{NAME}/")
    order = sorted(held, key=lambda one: one.name) if way == "list" else tuple(held)
    rows = tuple(SheetRow(_entry_id(one, way), one.name, one.era) for one in order)
    return Sheet(id, title, rows=rows, above=above)


def _entry(shelf: Shelf, id: str, asked: tuple[str, str], put: frozenset[str]) -> Sheet:
    """Return all that is known of one ritual, and the way back."""
    one, way = asked
    above = f"{NAME}/{way}" if way and way != "map" else NAME
    ritual = next((each for each in shelf if each.id == one), None)
    if ritual is None:
        return Sheet(id, "Gone", message="This ritual is no longer here.", above=above)
    aside = one in put
    row = SheetRow(AGAIN, "Offer it again") if aside else SheetRow(ASIDE, "Not for us")
    return Sheet(
        id, ritual.name, message="Put aside: nobody is offered it." if aside else "",
        text=entries.told(ritual), rows=(row,), picture=ritual.picture or ritual.id, above=above,
    )  # fmt: skip

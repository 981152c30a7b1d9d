"""Groups are the few headings of the grown-ups' list, each a page with rows of one kind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.session import levels, saying

if TYPE_CHECKING:
    from kiosk.session.state import GrownUps

GROUP = "group:"
"""What the views and rows of groups begin with; an id follows."""


@dataclass(frozen=True)
class Group:
    """A heading of the list, with a word on what lies under it."""

    id: str
    label: str
    about: str
    holds: tuple[str, ...] = ()
    """The ids of its rows, in their order; children come by themselves."""
    rules: tuple[str, ...] = ()
    """The rules of the house that stand behind its rows, in their order."""


CHILDREN = Group("children", "Children", "")
STORIES = Group("stories", "Stories", "packs, again, a brave night", ("packs", "again", "brave"))
VOICES = Group(
    "voices",
    "Voices and sound",
    "who reads, recordings, names",
    ("sheet:voices", "sheet:recordings", "sheet:names"),
    (levels.RULE, "reader", saying.RULE, "sound"),
)
HOUSE = Group(
    "house",
    "Rules of the house",
    "how long, when up",
    rules=("minutes", "wake", "one-more", "hemisphere"),
)
RITUALS = Group(
    "rituals",
    "Rituals",
    "the almanac, and our own",
    ("sheet:own", "sheet:almanac", "sheet:learned"),
)
RECORD = Group("record", "The record", "nights, and why", ("diary", "ledger", "about"))
GROUPS = (CHILDREN, STORIES, VOICES, RITUALS, HOUSE, RECORD)
FIRST = ("sheet:ways", *(f"{GROUP}{one.id}" for one in GROUPS[:-1]))
"""What a grown-up needs most at bedtime, in its order; everything else follows."""


def opened(room: GrownUps, row: str) -> GrownUps | None:
    """Return the room showing a group, or None if the row is none."""
    found = group(row)
    if found is None:
        return None
    return replace(room, view=row, group=found.id, message="")


def group(view: str) -> Group | None:
    """Return the group that a view shows, if it shows one."""
    return next((one for one in GROUPS if view == f"{GROUP}{one.id}"), None)


def home(room: GrownUps) -> str:
    """Return the view that lies under what is open: its group's page, or the list."""
    inside = bool(room.group) and not room.view.startswith(GROUP)
    return f"{GROUP}{room.group}" if inside else "list"


def out(room: GrownUps) -> GrownUps:
    """Return the room one step further out, among the groups and the list."""
    view = home(room)
    left = room.group if view != "list" else ""
    return replace(room, view=view, group=left, sheet=None, text="", message="")

"""The family is who lives here and what their grown-ups decided: children, rules, names, packs."""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.store.measured import MeasuredVoices
from kiosk.store.notes import Note, Refused
from kiosk.store.own import Own
from kiosk.store.packs import HeldPack, Packs
from kiosk.store.pin import Pin
from kiosk.store.putaside import PutAside
from kiosk.store.recordings import Recordings
from kiosk.store.records import clean, from_row, to_row
from kiosk.store.storage import Volume
from kiosk.store.ways import Ways

__all__ = ["Child", "Family", "HeldPack", "Rules"]

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
LONGEST_LIST = 12


@dataclass(frozen=True)
class Child:
    """One child; the id is random and says nothing about them."""

    name: str
    id: str = ""
    """Given by the family at ``add``."""
    said: str = ""
    """How the name is said, if not as it is written."""
    pronouns: str = "they"
    """``she``, ``he``, ``they`` or five forms ``xe/xem/xyr/xyrs/xemself``."""
    age: int = 5
    unit: str = "years"
    """``years`` or, under two, ``months``."""
    entered: int = 0
    """The night number at which the age was true."""
    likes: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()
    picture: str = ""
    words: tuple[tuple[str, str], ...] = ()
    """What this child calls people and things, for instance ``("grown-up", "Nana")``."""


@dataclass(frozen=True)
class Rules:
    """What the grown-ups decided for every evening; times are ``HH:MM`` or empty."""

    lights_out: str = ""
    """Empty: worked out from ``wake`` and the ages."""
    wake: str = "07:00"
    minutes: int = 20
    """The wish for a whole evening."""
    most_minutes: int = 30
    one_more: bool = True
    quiet_from: str = ""
    quiet_to: str = ""
    reader: str = "voice"
    """Who reads by default: ``grown-up`` or ``voice``."""
    voice: str = ""
    sound: str = ""
    """The settling sound a family always wants, or empty."""
    glow: bool = False
    """A glow of at most 1 cd/m2 all night."""
    call: str = ""
    """What a child presses at night to call, in the family's words."""
    hemisphere: str = "north"
    """Which half of the Earth it is: the moon leans the other way in the ``south``."""
    volume: int = 5
    """How loud: 5 is as loud as the caps allow, each step less is 3 dB softer, 0 is silent."""
    say: str = "children"
    """Whether a control says what it is when it is touched: to ``children``, or ``never``."""
    doctor_number: str = ""
    """The family's own doctor, as a grown-up typed it; it stands on the doctor card."""
    emergency_number: str = ""
    lessons: bool = True
    """Whether a card of the notebook may come in the morning."""
    whom_to_call: str = ""
    """Whom somebody calls who is here instead, with the number."""
    clock_rule: str = "none"
    """Where clocks change by which rule (``rituals.shift.REGIONS``)."""
    journey_hours: int = 0
    """How many hours east (west: below 0) the next journey leads; 0: there is none."""
    journey_last: int = 0
    """The number of the last night at home before it."""
    taper_from: int = 0
    """The night since which people lead one step more every week; 0: they do not."""

    @property
    def southern(self) -> bool:
        """Return whether the moon stands in the north."""
        return self.hemisphere == "south"


class Family:
    """The children, rules, names said right and packs of one home."""

    def __init__(self, volume: Volume, new_id: Callable[[], str] | None = None) -> None:
        """Stand before the family's file."""
        self._volume = volume
        self._children = volume.table("children")
        self._rules = volume.table("rules")
        self._said = volume.table("said")
        self.shelf = Packs(volume)
        self._new_id = new_id or (lambda: "".join(secrets.choice(LETTERS) for _ in range(6)))
        self.pin = Pin(volume)
        self.aside = PutAside(volume)
        self.ways = Ways(volume)
        self.own = Own(volume)
        self.recordings = Recordings(volume)
        self.measured = MeasuredVoices(volume)

    @property
    def trouble(self) -> Note | None:
        """Return why what was last decided is in memory alone, or None."""
        return self._volume.trouble

    def children(self) -> tuple[Child, ...]:
        """Return all children in the order they were entered."""
        return tuple(_child(row) for _, row in self._children.all())

    def child(self, child_id: str) -> Child | None:
        """Return the child with this id, or None."""
        return next((child for child in self.children() if child.id == child_id), None)

    def named(self, name: str) -> Child | None:
        """Return the child called so, whatever the case, or None."""
        wanted = clean("name", name).casefold()
        return next((c for c in self.children() if c.name.casefold() == wanted), None)

    def add(self, child: Child) -> Child:
        """Keep a new child and return it with its id."""
        with self._volume.transaction():
            taken = {known.id for known in self.children()}
            fresh = self._new_id()
            while fresh in taken:
                fresh = self._new_id()
            child = dataclasses.replace(_checked(child), id=fresh)
            self._free_name(child)
            keys = self._children.keys()
            self._children.put(keys[-1] + 1 if keys else 1, to_row(child))
        return child

    def edit(self, child: Child) -> Child:
        """Keep a child's new record in place of the old one."""
        with self._volume.transaction():
            key = self._key(child.id)
            child = _checked(child)
            self._free_name(child)
            self._children.put(key, to_row(child))
        return child

    def remove(self, child_id: str) -> None:
        """Take a child's record away; for the traces elsewhere see ``erasing``."""
        self._children.drop(self._key(child_id))

    @property
    def rules(self) -> Rules:
        """Return the rules in force."""
        return from_row(Rules, self._rules.get(1) or {})

    @rules.setter
    def rules(self, rules: Rules) -> None:
        """Keep new rules."""
        if not 1 <= rules.minutes <= 60:
            raise Refused("minutes", f"{rules.minutes} is no bedtime", "choose 3 to 30")
        if rules.reader not in {"grown-up", "voice"}:
            raise Refused("reader", f"nobody is called '{rules.reader}'", "grown-up or voice")
        if rules.hemisphere not in {"north", "south"}:
            raise Refused("hemisphere", f"there is no '{rules.hemisphere}'", "north or south")
        for name in ("lights_out", "wake", "quiet_from", "quiet_to"):
            _check_time(name.replace("_", " "), getattr(rules, name))
        self._rules.put(1, to_row(rules))

    def names_said(self) -> dict[str, str]:
        """Return how names are said, by the name as written."""
        said = {row["name"]: row["said"] for _, row in self._said.all()}
        said.update({child.name: child.said for child in self.children() if child.said})
        return said

    def say(self, name: str, said: str) -> None:
        """Keep how a name is said; an empty way forgets it."""
        name, said = clean("name", name, empty=False), clean("how it is said", said)
        with self._volume.transaction():
            rows = self._said.all()
            key = next((key for key, row in rows if row["name"] == name), None)
            if key is None:
                key = rows[-1][0] + 1 if rows else 1
            if said:
                self._said.put(key, {"name": name, "said": said})
            else:
                self._said.drop(key)

    def packs(self) -> tuple[HeldPack, ...]:
        """Return the packs the family added or set aside."""
        return self.shelf.all()

    def hold_pack(self, pack: HeldPack) -> None:
        """Keep what is decided about a pack."""
        self.shelf.put(pack)

    def drop_pack(self, pack_id: str) -> None:
        """Forget a pack."""
        self.shelf.drop(pack_id)

    def _key(self, child_id: str) -> int:
        for key, row in self._children.all():
            if row["id"] == child_id:
                return key
        raise Refused(
            "child", f"nobody here has the id '{child_id}'", "see `hearthside child list`"
        )

    def _free_name(self, child: Child) -> None:
        known = self.named(child.name)
        if known is not None and known.id != child.id:
            raise Refused("name", "another child here is called so", "add a second name")


def _child(row: dict[str, object]) -> Child:
    child = from_row(Child, row)
    return dataclasses.replace(child, words=tuple((w[0], w[1]) for w in child.words))


def _checked(child: Child) -> Child:
    if child.unit not in {"years", "months"}:
        raise Refused("age", f"'{child.unit}' is no unit", "years or months")
    if not 0 <= child.age <= (12 if child.unit == "years" else 23):
        raise Refused("age", f"{child.age} {child.unit} is not between 0 and 12", "correct it")
    return dataclasses.replace(
        child,
        name=clean("name", child.name, 40, empty=False),
        said=clean("how it is said", child.said),
        pronouns=clean("pronouns", child.pronouns, empty=False),
        likes=_list("likes", child.likes),
        worries=_list("worries", child.worries),
        picture=clean("picture", child.picture),
        words=tuple((clean("word", a), clean("word", b)) for a, b in child.words[:LONGEST_LIST]),
    )


def _list(what: str, items: tuple[str, ...]) -> tuple[str, ...]:
    if len(items) > LONGEST_LIST:
        raise Refused(what, f"more than {LONGEST_LIST} are too many", "keep the dearest")
    return tuple(dict.fromkeys(clean(what, item, 40, empty=False) for item in items))


def _check_time(what: str, text: str) -> None:
    hours, colon, minutes = text.partition(":")
    right = colon and hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2
    if text and not (right and int(hours) < 24 and int(minutes) < 60):
        raise Refused(what, f"'{text}' is no time of day", "write it like 19:40")

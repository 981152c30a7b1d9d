"""Own rituals are what a family has always done at bedtime, in its own words, with who did it."""

from __future__ import annotations

import dataclasses
import re
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kiosk.store.notes import Refused
from kiosk.store.records import clean, from_row, to_row
from kiosk.store.storage import Volume

PREFIX = "own-"
"""What the id of an own ritual begins with; the rest is chance and says nothing."""
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
MOST, STEPS = 24, 5
"""Rituals a family may keep, and steps of one."""
NAME, LINE, TEXT = 60, 120, 400
"""Longest name, other line, and what is said in a step, in characters."""
SECONDS = 600
LISTED = 20
"""Longest list of worries, seasons or needs."""
CHILD, SPOKEN = "the child", "{{ lead }}"
"""What stands in place of a name that was taken out: on paper, and in narration."""
_MARKS = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
_QUOTED = re.compile(r"[\"']")


@dataclass(frozen=True)
class OwnStep:
    """One step: what is done, and what the voice says, if anything."""

    do: str
    say: str = ""
    """The family's own words, as written; empty: people lead this step."""
    seconds: int = 60
    most: int = 0
    cue: str = "touch"
    by: str = "together"
    breaths: int = 0
    light: str = ""
    sound: str = ""
    care: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnRitual:
    """One ritual of the family's own; the id is random."""

    name: str
    id: str = ""
    """Given at ``add``."""
    who: str = ""
    """Who did it."""
    place: str = ""
    when: str = ""
    """About when, in the family's words."""
    told_by: str = ""
    printed: tuple[str, ...] = ()
    """Title, year and page where it is written somewhere, too."""
    was: str = ""
    """What was done, if somebody wrote it; else it is said from who, where and when."""
    opening: str = ""
    where: str = "room"
    youngest: int = 3
    """Years of the youngest it suits."""
    oldest: int = 12
    senses: tuple[str, ...] = ("touch",)
    families: tuple[str, ...] = ("contact",)
    worries: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()
    before_black: int = 0
    picture: str = ""
    steps: tuple[OwnStep, ...] = ()


class Own:
    """The own rituals in the family's file."""

    def __init__(self, volume: Volume, new_id: Callable[[], str] | None = None) -> None:
        """Stand before the family's file."""
        self._volume = volume
        self._table = volume.table("own")
        self._new_id = new_id or (lambda: "".join(secrets.choice(LETTERS) for _ in range(6)))

    def all(self) -> tuple[OwnRitual, ...]:
        """Return every own ritual in the order in which they came."""
        return tuple(_ritual(row) for _, row in self._table.all())

    def get(self, id: str) -> OwnRitual | None:
        """Return the ritual with this id, or None."""
        return next((one for one in self.all() if one.id == id), None)

    def add(self, ritual: OwnRitual) -> OwnRitual:
        """Keep a new ritual and return it with its id."""
        with self._volume.transaction():
            keys = self._table.keys()
            if len(keys) >= MOST:
                raise Refused("own ritual", f"{MOST} are kept already", "take one out first")
            taken = {one.id for one in self.all()}
            fresh = f"{PREFIX}{self._new_id()}"
            while fresh in taken:
                fresh = f"{PREFIX}{self._new_id()}"
            ritual = dataclasses.replace(_checked(ritual), id=fresh)
            self._table.put(keys[-1] + 1 if keys else 1, to_row(ritual))
        return ritual

    def edit(self, ritual: OwnRitual) -> OwnRitual:
        """Keep a ritual's new words in place of the old ones."""
        with self._volume.transaction():
            ritual = _checked(ritual)
            self._table.put(self._key(ritual.id), to_row(ritual))
        return ritual

    def remove(self, id: str) -> None:
        """Take a ritual out for good."""
        self._table.drop(self._key(id))
        self._volume.forget_aside()

    def forget(self, words: Iterable[str]) -> None:
        """Take a child's name out of every ritual: the ritual stays, since siblings have it, too.

        Where the voice would say the name it says that of whoever leads tonight; elsewhere "the
        child" stands.
        """
        pattern = _named(words)
        if pattern is None:
            return
        with self._volume.transaction():
            for key, row in self._table.all():
                fresh = _unnamed(row, pattern)
                if fresh != row:
                    self._table.put(key, fresh)

    def _key(self, id: str) -> int:
        for key, row in self._table.all():
            if row["id"] == id:
                return key
        raise Refused("own ritual", f"there is no '{id}'", "see `hearthside ritual list`")


def toml(ritual: OwnRitual) -> str:
    """Return a ritual as a file that `hearthside ritual new --from` reads again."""
    title, year, page = (*ritual.printed, "", "", "")[:3]
    values: dict[str, Any] = {
        "name": ritual.name,
        "people": ritual.who,
        "place": ritual.place,
        "era": ritual.when,
        "was": ritual.was,
        "ages": [ritual.youngest, ritual.oldest],
        "senses": ritual.senses,
        "families": ritual.families,
        "worries": ritual.worries,
        "needs": ritual.needs,
        "likes": ritual.likes,
        "seasons": ritual.seasons,
        "where": ritual.where,
        "before_black": ritual.before_black,
        "picture": ritual.picture,
        "opening": ritual.opening,
    }
    source = {"author": ritual.told_by, "title": title, "year": year, "page": page}
    parts = [_table(values), f"[[sources]]\n{_table(source)}"]
    parts += [f"[[steps]]\n{_table(to_row(one))}" for one in ritual.steps]
    return "\n".join(parts)


def _table(values: dict[str, Any]) -> str:
    """Return plain values as lines of TOML; what is empty is left out."""
    return "".join(f"{key} = {_written(value)}\n" for key, value in values.items() if value)


def _written(value: Any) -> str:
    if isinstance(value, str):
        plain = value.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{plain}"'
    if isinstance(value, int):
        return str(value)
    return f"[{', '.join(_written(one) for one in value)}]"


def _ritual(row: dict[str, Any]) -> OwnRitual:
    steps = tuple(from_row(OwnStep, one) for one in row.get("steps", ()))
    plain = {name: value for name, value in row.items() if name != "steps"}
    return from_row(OwnRitual, plain, steps=steps)


def _checked(ritual: OwnRitual) -> OwnRitual:
    if len(ritual.steps) > STEPS:
        raise Refused("steps", f"{STEPS} are the most", "put two of them together")
    if not 0 <= ritual.youngest <= ritual.oldest <= 12:
        raise Refused("ages", "they are not between 0 and 12", "choose again")
    if not 0 <= ritual.before_black <= 7200:
        raise Refused("before black", "that is no evening", "two hours are the most")
    fresh: dict[str, Any] = {
        name: clean(name.replace("_", " "), getattr(ritual, name), LINE)
        for name in ("who", "place", "when", "told_by", "where", "picture")
    }
    for name in ("senses", "families", "worries", "needs", "likes", "seasons"):
        fresh[name] = tuple(dict.fromkeys(_list(name, getattr(ritual, name))))
    return dataclasses.replace(
        ritual,
        **fresh,
        name=clean("name", ritual.name, NAME, empty=False),
        was=clean("what was done", ritual.was, 4 * TEXT),
        opening=clean("opening", ritual.opening, 2 * TEXT),
        printed=_list("source", ritual.printed),
        steps=tuple(_step(one) for one in ritual.steps),
    )


def _step(step: OwnStep) -> OwnStep:
    for name in ("seconds", "most", "breaths"):
        if not 0 <= getattr(step, name) <= SECONDS:
            raise Refused("step", f"{getattr(step, name)} {name} are too many", "ten minutes most")
    fresh: dict[str, Any] = {
        name: clean(name, getattr(step, name), LINE) for name in ("cue", "by", "light", "sound")
    }
    return dataclasses.replace(
        step,
        **fresh,
        do=clean("what is done", step.do, 2 * LINE, empty=False),
        say=clean("what is said", step.say, TEXT),
        care=_list("care", step.care),
    )


def _list(what: str, items: tuple[str, ...]) -> tuple[str, ...]:
    if len(items) > LISTED:
        raise Refused(what, f"more than {LISTED} are too many", "keep the dearest")
    return tuple(clean(what, one, LINE) for one in items)


def _named(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return what finds these names as whole words, however they are written."""
    forms = {form for word in words for form in (word, word.upper(), word.lower()) if form}
    if not forms:
        return None
    every = "|".join(re.escape(form) for form in sorted(forms, key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<![^\W_])(?:{every})(?![^\W_])", re.IGNORECASE)


def _unnamed(row: dict[str, Any], pattern: re.Pattern[str]) -> dict[str, Any]:
    """Return a row without the names; its codes are no words and stay."""
    fresh = dict(row)
    for key in ("name", "who", "place", "when", "told_by", "was"):
        fresh[key] = pattern.sub(CHILD, row.get(key, ""))
    for key in ("printed", "needs", "likes"):
        fresh[key] = [pattern.sub(CHILD, one) for one in row.get(key, ())]
    fresh["opening"] = _unspoken(row.get("opening", ""), pattern)
    fresh["steps"] = [
        {
            **step,
            "do": pattern.sub(CHILD, step["do"]),
            "say": _unspoken(step.get("say", ""), pattern),
        }
        for step in row.get("steps", ())
    ]
    return fresh


def _unspoken(text: str, pattern: re.Pattern[str]) -> str:
    """Return narration without the names, its own marks left whole."""
    parts = _MARKS.split(text)
    for number, part in enumerate(parts):
        if number % 2 == 0:
            parts[number] = pattern.sub(SPOKEN, part)
        elif _QUOTED.search(part) and pattern.search(part):
            parts[number] = SPOKEN if part.startswith("{{") else ""
    return "".join(parts)

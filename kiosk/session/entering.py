"""Entering is how a child comes into the house: a name, an age, how stories speak of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session import choosing
from kiosk.session.happenings import CheckName, Effect, KeepChild, NameChecked, Tick
from kiosk.session.state import Entry, Phase, State

if TYPE_CHECKING:
    from kiosk.session.touch import Touch

Outcome = tuple[State, tuple[Effect, ...]]

NAME_LIMIT = 24
"""Longest name that can be typed, in characters."""
AGES = ("6m", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12")
"""The ages that can be touched; ``6m`` stands for a baby under one."""
PRONOUNS = ("she", "he", "they", "xe/xem/xyr/xyrs/xemself")
LIKES = ("owl", "fox", "hedgehog", "cat", "moon", "boat", "star", "tree")
"""Likes that can be touched, each with a paper-cut picture."""
_AFTER = {
    "hello": "name",
    "name": "age",
    "age": "pronouns",
    "pronouns": "promise",
    "likes": "worries",
    "worries": "promise",
}
_BEFORE = {
    "name": "hello",
    "age": "name",
    "pronouns": "age",
    "promise": "pronouns",
    "likes": "promise",
    "worries": "likes",
}
IDLE = 1800.0


def touched(state: State, touch: Touch) -> Outcome:
    """Return what a touch does while a child is entered."""
    entry = state.entry or Entry()
    if touch.act == "key":
        return replace(state, entry=_key(entry, touch.value)), ()
    if touch.act == "choose":
        return replace(state, entry=_choose(entry, touch.value)), ()
    if touch.act == "toggle":
        return replace(state, entry=_toggle(entry, touch.value)), ()
    if touch.act == "back":
        return _back(state, entry)
    if touch.act == "leave" and not entry.first:
        return choosing.open_who(replace(state, entry=None))
    if touch.act in {"go-on", "skip", "begin"}:
        return _go_on(state, entry)
    return state, ()


def _key(entry: Entry, key: str) -> Entry:
    """Return the entry with one key typed."""
    if entry.step != "name":
        return entry
    if key == "accents":
        return replace(entry, accents=not entry.accents)
    if key == "back":
        return replace(entry, name=entry.name[:-1], problem="")
    if len(key) == 1 and len(entry.name) < NAME_LIMIT:
        typed = key
        if not entry.name or entry.name[-1] in " -'":
            typed = key.upper()
        elif entry.name[-1].isalpha():
            typed = key.lower()
        return replace(entry, name=entry.name + typed, problem="", accents=False)
    return entry


def _choose(entry: Entry, value: str) -> Entry:
    """Return the entry with an age or pronouns chosen."""
    if entry.step == "age" and value in AGES:
        return replace(entry, age=value, problem="")
    if entry.step == "pronouns" and value in PRONOUNS:
        return replace(entry, pronouns=value, problem="")
    if entry.step == "promise" and value == "more":
        return replace(entry, step="likes")
    return _toggle(entry, value)


def _toggle(entry: Entry, value: str) -> Entry:
    """Return the entry with a like or worry in or out."""
    if entry.step == "likes":
        return replace(entry, likes=_in_or_out(entry.likes, value))
    if entry.step == "worries":
        return replace(entry, worries=_in_or_out(entry.worries, value))
    return entry


def _in_or_out(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    """Return ``values`` with ``value`` put in, or taken out if it was in."""
    if value in values:
        return tuple(one for one in values if one != value)
    return (*values, value)


def _back(state: State, entry: Entry) -> Outcome:
    """Return the step before; before the first, the page that asks who."""
    if entry.step == "name" and not entry.first:
        return choosing.open_who(replace(state, entry=None))
    before = _BEFORE.get(entry.step, entry.step)
    return replace(state, entry=replace(entry, step=before, problem="")), ()


def _go_on(state: State, entry: Entry) -> Outcome:
    """Return the next step, once this one is answered."""
    if entry.step == "name":
        name = entry.name.strip(" -'")
        if not name:
            problem = replace(entry, problem="A name, or what everybody calls them, please.")
            return replace(state, entry=problem), ()
        return replace(state, entry=replace(entry, name=name)), (CheckName(name),)
    if entry.step == "age" and not entry.age:
        problem = replace(entry, problem="Touch an age; it decides how long a story may be.")
        return replace(state, entry=problem), ()
    if entry.step == "pronouns" and not entry.pronouns:
        problem = replace(entry, problem="Touch how a story should speak of them.")
        return replace(state, entry=problem), ()
    if entry.step == "promise":
        child = KeepChild(entry.name, entry.age, entry.pronouns, entry.likes, entry.worries)
        asleep = replace(state, entry=None, phase=Phase.ASLEEP, chosen=())
        after, effects = choosing.open_who(asleep)
        return after, (child, *effects)
    return replace(state, entry=replace(entry, step=_AFTER[entry.step], problem="")), ()


def name_checked(state: State, what: NameChecked) -> Outcome:
    """Return the next step if the name can be drawn, else the reason why not."""
    entry = state.entry
    if entry is None or entry.step != "name":
        return state, ()
    if what.problem:
        return replace(state, entry=replace(entry, problem=what.problem)), ()
    return replace(state, entry=replace(entry, step="age", problem="")), ()


def ticked(state: State, _tick: Tick) -> Outcome:
    """Return the dim clock once nobody has touched anything for half an hour."""
    if state.at - state.touched < IDLE:
        return state, ()
    return replace(state, phase=Phase.ASLEEP, entry=None), ()

"""Choosing is the time before the evening begins: who, the plan, its swaps, the three covers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.session import shelves, telling
from kiosk.session.happenings import Effect, Label, Prepare, PutAside, Tick, TouchSheet
from kiosk.session.state import Entry, GrownUps, Phase, State

if TYPE_CHECKING:
    from kiosk.session.happenings import QuietNow
    from kiosk.session.programme import Programme
    from kiosk.session.touch import Touch

Outcome = tuple[State, tuple[Effect, ...]]

NOBODY = "-"
"""In the place of a child: everybody has chosen."""
CHOOSES_FROM = 2.0
"""Years from which a child chooses with a finger."""
SITTER = "sitter"
"""The sheet that somebody else reads who is here tonight."""
IDLE = 300.0
"""Seconds without a touch after which a choice falls back to the dim clock."""


def open_who(state: State) -> Outcome:
    """Return the page that asks who goes to bed; everybody is chosen at first."""
    ids = tuple(child.id for child in state.children)
    chosen = tuple(one for one in state.chosen if one in ids) or ids
    leader = leader_of(state, chosen)
    state = replace(
        state,
        phase=Phase.WHO,
        since=state.at,
        touched=state.at,
        chosen=chosen,
        leader=leader,
        programme=None,
        waiting=False,
        short=False,
        wishes=(("story", state.coming),) if state.coming else (),
        why="",
        swap="",
        sitter=None,
        picks=(),
    )
    return state, ()


def leader_of(state: State, chosen: tuple[str, ...]) -> str:
    """Return whose turn it is to lead among the chosen: who led these longest ago.

    Those who never went to bed together take turns by the night.
    """
    for order in state.turns:
        if set(order) == set(chosen):
            return order[0]
    return chosen[(state.night - 1) % len(chosen)] if chosen else ""


def quiet_now(state: State, what: QuietNow) -> Outcome:
    """Return the page that says it is a quiet hour; a grown-up has a way on."""
    if state.phase is not Phase.WHO:
        return state, ()
    mend = f"Bedtime opens again at {what.until}. A grown-up can say that late is all right."
    quiet = replace(
        state, phase=Phase.STOPPED, message="These are the quiet hours of this house.", mend=mend
    )
    return quiet, ()


def who(state: State, touch: Touch) -> Outcome:
    """Return what a touch does on the page that asks who."""
    if state.sitter is not None:
        # What a sitter reads has one way out, and none into the grown-ups' room.
        gone = touch.act in {"leave", "go-on", "back"}
        return (replace(state, sitter=None) if gone else state), ()
    if touch.act == "sitter" and state.chosen:
        return state, (TouchSheet(f"{SITTER}/{','.join(state.chosen)}", "here"),)
    if touch.act == "toggle":
        # Whoever is changed while a plan is made wants another plan.
        return replace(_toggle(state, touch.value), waiting=False), ()
    if touch.act == "lead" and touch.value in {child.id for child in state.children}:
        chosen = state.chosen if touch.value in state.chosen else (*state.chosen, touch.value)
        return replace(state, chosen=chosen, leader=touch.value, waiting=False), ()
    if touch.act == "add-child":
        return replace(state, phase=Phase.FIRST_START, entry=Entry(step="name", first=False)), ()
    if touch.act == "grown-ups":
        return open_grown_ups(state)
    if touch.act == "leave":
        return replace(state, phase=Phase.ASLEEP, waiting=False), ()
    if touch.act == "begin" and state.chosen and not state.waiting:
        return _prepare(state)
    return state, ()


def _toggle(state: State, child: str) -> State:
    """Return the state with one child in or out of tonight."""
    if child not in {one.id for one in state.children}:
        return state
    if child in state.chosen:
        chosen = tuple(one for one in state.chosen if one != child)
    else:
        order = [one.id for one in state.children]
        chosen = tuple(sorted((*state.chosen, child), key=order.index))
    by_hand = state.leader in chosen and state.leader != leader_of(state, state.chosen)
    leader = state.leader if by_hand else leader_of(state, chosen)
    return replace(state, chosen=chosen, leader=leader)


def _prepare(state: State) -> Outcome:
    """Return the state that waits for a plan, and the wish for one."""
    return replace(state, waiting=True), (
        Prepare(state.chosen, state.leader, state.short, state.wishes),
    )


def plan(state: State, touch: Touch) -> Outcome:
    """Return what a touch does on the plan."""
    if state.waiting and touch.act != "leave":
        return state, ()
    if touch.act == "begin":
        return telling.begin(state) if state.programme else (state, ())
    if touch.act == "why":
        return replace(state, why="" if state.why == touch.value else touch.value, swap=""), ()
    if touch.act == "not-for-us":
        return _put_aside(state, touch.value)
    if touch.act == "swap" and turn(state) == NOBODY:
        return state, ()
    if touch.act == "swap" and touch.value == "story":
        return replace(state, phase=Phase.COVERS, swap="story", pick="", why=""), ()
    if touch.act == "swap":
        return replace(state, swap="" if state.swap == touch.value else touch.value, why=""), ()
    if touch.act == "choose" and state.swap:
        return _wish(state, state.swap, touch.value)
    if touch.act == "short":
        return _prepare(replace(state, short=not state.short, why="", swap=""))
    if touch.act == "leave":
        return open_who(state)
    return state, ()


def turn(state: State) -> str:
    """Return the id of the child who may choose next; empty where one child chooses for itself.

    With several who can choose each has one choice, the leader first; then it is ``NOBODY``.
    """
    able = [one.id for one in state.children if one.id in state.chosen and one.age >= CHOOSES_FROM]
    if len(able) < 2:
        return ""
    first = able.index(state.leader) if state.leader in able else 0
    done = {child for child, _, _ in state.picks}
    return next((one for one in [*able[first:], *able[:first]] if one not in done), NOBODY)


def ready(state: State, programme: Programme) -> State:
    """Return the state with its plan on the table; a choice that found no room is given back."""
    plan = programme.plan
    slots = [*plan.get("rituals", ()), plan.get("story"), plan.get("settle")]
    there = {slot.get("id") for slot in slots if slot}
    picks = tuple(one for one in state.picks if one[2] in there)
    return replace(
        state, programme=programme, picks=picks, waiting=False, phase=Phase.PLAN, swap="", pick=""
    )


def thing_of(programme: Programme | None, slot: str) -> tuple[str, str]:
    """Return kind and id of what can be put aside in a slot, or nothing."""
    plan = programme.plan if programme else {}
    for one in plan.get("rituals", ()):
        if one["slot"] == slot:
            return "ritual", str(one["id"])
    story = plan.get("story") or {}
    if slot == "story" and "/" in str(story.get("id", "")):
        return "tale", str(story["id"])
    return "", ""


def _put_aside(state: State, slot: str) -> Outcome:
    """Return the plan made anew without what a grown-up says is not for this family."""
    kind, id = thing_of(state.programme, slot)
    if not id:
        return state, ()
    wishes = tuple(one for one in state.wishes if one[1] != id)
    picks = tuple(one for one in state.picks if one[2] != id)
    state, effects = _prepare(replace(state, wishes=wishes, picks=picks, why="", swap=""))
    return state, (PutAside(kind, id), *effects)


def _wish(state: State, slot: str, value: str) -> Outcome:
    """Return a new plan asked for with one slot chosen by hand: by the child whose turn it is."""
    who = turn(state)
    if who == NOBODY:
        return state, ()
    if who:
        state = replace(state, picks=(*state.picks, (who, slot, value)))
    if slot == "story":
        value = shelves.wish_of(state, value)
    wishes = (*(one for one in state.wishes if one[0] != slot), (slot, value))
    return _prepare(replace(state, wishes=wishes, swap="", pick=""))


def covers(state: State, touch: Touch) -> Outcome:
    """Return what a touch does on the covers: the first says the title, the second takes it."""
    if state.waiting and touch.act != "leave":
        return state, ()
    if touch.act == "choose" and touch.value:
        if touch.value == state.pick:
            return _wish(state, "story", touch.value)
        return replace(state, pick=touch.value), (Label(_title(state, touch.value)),)
    if touch.act in {"go-on", "begin"} and state.pick:
        return _wish(state, "story", state.pick)
    if touch.act in {"leave", "back"}:
        return replace(state, phase=Phase.PLAN, swap="", pick="", waiting=False), ()
    return state, ()


def _title(state: State, tale: str) -> str:
    """Return a tale's title from the plan, for the voice to say."""
    story = (state.programme.plan if state.programme else {}).get("story") or {}
    for one in (story, *story.get("alternatives", ()), story.get("again") or {}):
        if one.get("id") == tale:
            return str(one.get("title", tale))
    return tale


def stopped(state: State, touch: Touch) -> Outcome:
    """Return what a touch does on the page that says why nothing can be told."""
    if touch.act in {"leave", "go-on", "back", "begin"}:
        return replace(state, phase=Phase.ASLEEP, message="", mend=""), ()
    if touch.act == "grown-ups":
        return open_grown_ups(replace(state, message="", mend=""))
    return state, ()


def open_grown_ups(state: State) -> Outcome:
    """Return the PIN pad of the grown-ups' room."""
    back = {
        Phase.WHO: Phase.WHO,
        Phase.MORNING: Phase.MORNING,
        Phase.DARK: Phase.DARK,
        Phase.HELP: Phase.DARK,
    }.get(state.phase, Phase.ASLEEP)
    room = GrownUps(setting=not state.has_pin, back=back)
    return replace(state, phase=Phase.GROWN_UPS, grown_ups=room), ()


def ticked(state: State, _tick: Tick) -> Outcome:
    """Return the dim clock once nobody has touched anything for a while."""
    if state.at - state.touched < IDLE or state.waiting:
        return state, ()
    if state.phase is Phase.COVERS:
        return replace(state, phase=Phase.PLAN, swap="", pick="", touched=state.at), ()
    return replace(state, phase=Phase.ASLEEP, message="", mend=""), ()

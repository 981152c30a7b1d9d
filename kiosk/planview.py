"""The plan view is what the plan and the story choice show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kiosk.pages import Choice, Page, PlanCard, PlanPage, StoppedPage, StoryChoicePage
from kiosk.session import choosing
from kiosk.sound.soundscapes import SOUNDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.session.programme import Programme
    from kiosk.session.state import State

SPOKEN = "Touch a picture to hear its name. Touch it again to take it."


def plan(state: State) -> Page:
    """Return tonight's plan: cards with minutes and reasons, and the window."""
    programme = state.programme
    if programme is None:
        return StoppedPage("No plan was made.", "Touch leave and begin again.")
    made = programme.plan
    slots = [*made["rituals"], made["story"], made["settle"]]
    cards = tuple(_card(state, one) for one in slots if one)
    window = made.get("window_text", "")
    minutes = max(1, round(programme.planned_seconds / 60))
    note = "A moment, the evening is being planned anew." if state.waiting else ""
    return PlanPage(
        cards=cards,
        window=window,
        total=f"{minutes} minutes in all",
        short=state.short,
        why_open=state.why,
        note=note or " ".join(made.get("notes", ())[:1]),
        turn=_turn(state),
    )


def _turn(state: State) -> str:
    """Return whose choice it is, in words; nothing where nobody counts."""
    who = choosing.turn(state)
    if who == choosing.NOBODY:
        return "Everybody has chosen."
    name = next((one.name for one in state.children if one.id == who), "")
    return f"{name} may choose one thing." if name else ""


def _card(state: State, slot: dict[str, object]) -> PlanCard:
    name = str(slot["slot"])
    seconds = float(str(slot["seconds"]))
    alternatives = slot.get("alternatives", ())
    picture = str(slot.get("picture") or slot.get("id") or "")
    return PlanCard(
        slot=name,
        title=str(slot["title"]),
        minutes=_minutes(seconds),
        picture=picture,
        why_child=str(slot["why_child"]),
        why_grown_up=str(slot["why_grown_up"]),
        open=state.swap == name,
        can_swap=choosing.turn(state) != choosing.NOBODY,
        can_go=bool(choosing.thing_of(state.programme, name)[1]),
        spoken=_spoken(slot, name),
        alternatives=tuple(
            Choice(
                id=str(one["id"]),
                label=str(one["title"]),
                detail=_minutes(float(one["seconds"])),
                picture=str(one.get("picture", "")) or str(one["id"]),
                spoken=_spoken(one, name),
            )
            for one in (alternatives if isinstance(alternatives, (list, tuple)) else ())
        ),
    )


def _spoken(one: Mapping[str, Any], slot: str) -> str:
    """Return what is said of a part of the evening; a sound says what is heard."""
    sound = SOUNDS.get(str(one.get("id", ""))) if slot == "sound" else None
    return sound.spoken if sound else str(one["title"])


def _minutes(seconds: float) -> str:
    """Return a length of time as a person says it."""
    if seconds < 45:
        return "under a minute"
    minutes = max(1, round(seconds / 60))
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def choices(programme: Programme | None) -> tuple[list[dict[str, Any]], str]:
    """Return the tales of the story choice, and why the last story can't be told again."""
    story = (programme.plan.get("story") if programme else None) or {}
    found = [one for one in (story, *story.get("alternatives", ())) if one][:3]
    again = story.get("again") or {}
    if again and not again["note"]:
        found.append(again)
    return found, str(again.get("note", ""))


def covers(state: State) -> Page:
    """Return the three covers of the story choice, and the last story to be told again."""
    found, note = choices(state.programme)
    return StoryChoicePage(
        covers=tuple(
            Choice(
                id=str(one["id"]),
                label=str(one["title"]),
                detail=_minutes(float(one["seconds"])),
                picture=str(one.get("picture", "")),
                chosen=one["id"] == state.pick,
                spoken=str(one["title"]),
            )
            for one in found
        ),
        spoken=f"{_turn(state)} {SPOKEN}".strip(),
        note=note,
    )

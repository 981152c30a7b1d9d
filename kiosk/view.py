"""The view is what tonight's state shows: it turns the session's state into one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk import planview, roomview
from kiosk.pages import (
    Choice,
    ClockPage,
    DarkPage,
    DrawingPage,
    GrownUpsPage,
    MorningPage,
    NotebookPage,
    OneMorePage,
    Page,
    PausedPage,
    RitualPage,
    SettlePage,
    StoppedPage,
    StoryPage,
    WhoPage,
    Word,
)
from kiosk.session import drawing, levels, pausing, telling
from kiosk.session.liking import LIKED, parts
from kiosk.session.resting import FACES, HELP_LINES, PIECE, piece_left
from kiosk.session.state import Phase, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from stories.script import Line

FACE_LABELS = {"good": "Good", "so-so": "So-so", "hard": "Hard"}
NOTE_LABELS = {"woke": "Woke in the night", "bad-dream": "A bad dream"}
HELP_LABELS = {"hug": "A hug", "water": "Water", "bed": "Back to bed", "call": "Call my grown-up"}


@dataclass(frozen=True)
class Wall:
    """What the wall clock and the sky say, as labels."""

    time: str = ""
    day: str = ""
    moon: float = 0.0
    moon_name: str = ""
    trusted: bool = True
    question: str = ""
    note: str = ""
    """For instance that nothing can be saved."""


def page(state: State, wall: Wall, word: tuple[int, int, int] | None = None) -> Page:
    """Return what is to be shown; ``word`` is act, sentence and word being heard."""
    if state.phase is Phase.STORY:
        return _story(state, word)
    return _PAGES[state.phase](state, wall)


def _clock(state: State, wall: Wall) -> Page:
    return ClockPage(
        time=wall.time,
        day=wall.day,
        moon=wall.moon,
        moon_name=wall.moon_name,
        trusted=wall.trusted,
        question=wall.question,
        waking=not state.lit,
        note=wall.note,
    )


def _who(state: State, wall: Wall) -> Page:
    if state.sitter is not None:
        return GrownUpsPage(locked=False, title=state.sitter.title, text=state.sitter.text)
    children = tuple(
        Choice(
            id=child.id,
            label=child.name,
            picture=child.picture,
            chosen=child.id in state.chosen,
            spoken=child.name,
        )
        for child in state.children
    )
    note = "A moment, the evening is being planned." if state.waiting else wall.note
    can_begin = bool(state.chosen) and not state.waiting
    return WhoPage(children, state.leader, can_begin, note)


def _ritual(state: State, wall: Wall) -> Page:
    act = state.now_act
    if act is None:
        return _settle(state, wall)
    if state.paused:
        return PausedPage(act.title, _waits(state), roomview.loudness(state))
    length = act.length or 1.0
    spent = min(length, state.at - state.since)
    phase = 0.0
    if act.breath is not None:
        phase = _swell(spent, act.breath)
    return RitualPage(
        title=act.title,
        origin=act.origin,
        history=act.history,
        do=act.do,
        step=act.step + 1,
        steps=max(1, act.steps),
        part=spent / length,
        seconds_left=round(length - spent),
        breath=act.breath,
        breath_phase=phase,
        picture=act.picture,
        care=act.care,
    )


def _waits(state: State) -> str:
    """Return how long a pause waits: what follows gets shorter, and is never hurried."""
    minutes = max(1, int(pausing.limit(state) // 60))
    unit = "minute" if minutes == 1 else "minutes"
    return f"It waits {minutes} {unit}, then it settles by itself. What is left may be shorter."


def _swell(spent: float, breath: tuple[float, float]) -> float:
    """Return how full the pacer is: up with the breath in, down with the longer breath out."""
    into, out = breath
    at = spent % (into + out)
    return at / into if at < into else 1.0 - (at - into) / out


def _story(state: State, word: tuple[int, int, int] | None) -> Page:
    act = state.now_act
    if act is None:
        return DarkPage()
    pages = telling.pages_of(state)
    number = min(state.leaf, len(pages) - 1)
    leaf = pages[number]
    words: list[Word] = []
    active = -1
    for index in range(leaf.first, leaf.end):
        line = act.lines[index].line
        last = index + 1 >= len(act.lines) or (
            act.lines[index + 1].line.paragraph != line.paragraph
        )
        if word is not None and word[0] == state.act and word[1] == index:
            active = len(words) + word[2]
        words += _words(line, index, paragraph_end=last)
    return StoryPage(
        title=act.title,
        words=tuple(words),
        page=number + 1,
        pages=len(pages),
        mode=state.mode,
        active_word=active if active < len(words) else -1,
        active_sentence=state.line if state.speaking else -1,
        dim=state.line / max(1, len(act.lines) - 1),
        paused=state.paused,
        picture=act.picture_at(state.line),
        dark=state.black,
        muted=state.muted or levels.silent(state),
        slower=state.slower,
        loudness=roomview.loudness(state),
    )


def _words(line: Line, sentence: int, *, paragraph_end: bool) -> list[Word]:
    """Return a sentence's words, each knowing whether it is written in italics."""
    found: list[Word] = []
    position = 0
    parts = line.text.split()
    for number, part in enumerate(parts):
        start = line.text.index(part, position)
        position = start + len(part)
        italic = any(a < position and start < b for a, b in line.emphasis)
        end = paragraph_end and number + 1 == len(parts)
        found.append(Word(part, sentence, italic, end))
    return found


def _one_more(state: State, wall: Wall) -> Page:
    act = state.now_act
    if act is None:
        return _settle(state, wall)
    part = min(1.0, (state.at - state.since) / telling.ONE_MORE_SECONDS)
    return OneMorePage(act.title, part, act.do)


def _settle(state: State, _wall: Wall) -> Page:
    programme = state.programme
    part = min(1.0, (state.at - state.since) / telling.settle_seconds(state))
    return SettlePage(programme.sound_title if programme else "", part)


def _dark(_state: State, _wall: Wall) -> Page:
    return DarkPage()


def _help(state: State, _wall: Wall) -> Page:
    if state.help != "glow":
        return DarkPage(help=state.help)
    help_choices = (Choice(one, HELP_LABELS[one], spoken=HELP_LINES[one]) for one in HELP_LINES)
    piece = (Choice(PIECE, "A quiet minute"),) if piece_left(state) else ()
    choices = (*help_choices, *piece, Choice("morning", "It is morning", detail="for grown-ups"))
    return DarkPage(help="glow", glow=1.0, choices=choices, loudness=roomview.loudness(state))


def _morning(state: State, _wall: Wall) -> Page:
    programme = state.programme
    told = programme.told.title if programme else ""
    if not told:
        last = "It was a night without a story."
    elif state.heard_out:
        last = f"Last night: {told}."
    else:
        last = f"Last night: the beginning of {told}."
    return MorningPage(
        greeting="Good morning",
        last_night=last,
        faces=tuple(
            Choice(one, FACE_LABELS[one], picture=one, chosen=state.face == one) for one in FACES
        ),
        notes=tuple(
            Choice(one, label, chosen=one in state.notes) for one, label in NOTE_LABELS.items()
        ),
        thanked=bool(state.face),
        draw=bool(state.face and state.children),
        parts=_parts(state) if state.face else (),
    )


def _parts(state: State) -> tuple[Choice, ...]:
    """Return last night's parts as pictures to touch."""
    return tuple(
        Choice(
            f"{LIKED}{part.id}",
            part.title,
            picture=part.picture,
            chosen=f"{LIKED}{part.id}" in state.notes,
        )
        for part in parts(state)
    )


def _lesson(state: State, wall: Wall) -> Page:
    card = state.lesson
    if card is None:
        return _clock(state, wall)
    return NotebookPage(card.title, card.words, card.caption, card.picture, small=card.small)


def _drawing(state: State, wall: Wall) -> Page:
    sheet = state.drawing
    if sheet is None:
        return _clock(state, wall)
    title, hint = drawing.WORDS[sheet.kind]
    known = {child.id: child for child in state.children}
    who = tuple(
        Choice(id, known[id].name, chosen=id == sheet.child) for id in sheet.who if id in known
    )
    return DrawingPage(
        title,
        "This sheet is full." if sheet.full else hint,
        sheet.strokes,
        who if len(who) > 1 else (),
        can_undo=bool(sheet.strokes or sheet.before),
        full=sheet.full,
    )


def _stopped(state: State, _wall: Wall) -> Page:
    return StoppedPage(state.message, state.mend)


_PAGES: dict[Phase, Callable[[State, Wall], Page]] = {
    Phase.FIRST_START: lambda state, _: roomview.entry(state),
    Phase.ASLEEP: _clock,
    Phase.WHO: _who,
    Phase.PLAN: lambda state, _: planview.plan(state),
    Phase.COVERS: lambda state, _: planview.covers(state),
    Phase.RITUAL: _ritual,
    Phase.ONE_MORE: _one_more,
    Phase.SETTLE: _settle,
    Phase.DARK: _dark,
    Phase.HELP: _help,
    Phase.MORNING: _morning,
    Phase.LESSON: _lesson,
    Phase.DRAWING: _drawing,
    Phase.GROWN_UPS: lambda state, _: roomview.room(state),
    Phase.DOCTOR: lambda state, _: roomview.doctor(state),
    Phase.STOPPED: _stopped,
}

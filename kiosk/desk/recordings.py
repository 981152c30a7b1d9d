"""Recordings take the place of the voice in tonight's evening, each where it belongs."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.session.programme import CLOSING, LEAVING, OPENING, STEP, Act, Programme
from kiosk.store.again import Words
from kiosk.store.recordings import file_of
from kiosk.store.records import from_row
from kiosk.voice.recorded import part_of, whole_of
from stories.pacing import TimedLine
from stories.script import Seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kiosk.store import Store
    from kiosk.store.family import Child
    from kiosk.store.recordings import Recording
    from rituals.plan import StoryOption

PAUSE = 0.12
"""Seconds between a sentence and the name at its end, where the name is a recording."""
LEAST = 0.3
"""Seconds that a sentence has at least when a recording is parted."""
REACH = 0.45
"""How far from where its letters put it a sentence's end is looked for, in parts of itself."""
MOST_SHARE = 0.8
"""How much of an evening's minutes a recorded story may take; a longer one is told instead."""
SETTLE_REST = 15.0
"""Seconds of sound alone that follow the closing words."""
_END = "”’\"'.!?…"


def tonight(store: Store, children: Sequence[Child]) -> tuple[Recording, ...]:
    """Return what may be heard tonight: its file is there, and it names nobody who is not."""
    here = {child.id for child in children}
    return tuple(
        one
        for one in store.family.recordings.all()
        if (not one.children or set(one.children) == here)
        and (one.slot != "name" or one.about in here)
        and store.home is not None
        and file_of(store.home, one.id).is_file()
    )


def said_in(words: Words, children: Sequence[str]) -> bytes:
    """Return a telling as it lies beside the recording that says it; only who is named in it."""
    named = [(id, one) for id, one in zip(words.children, words.names, strict=True)]
    there = [one for one in named if one[0] in children]
    row = {name: getattr(words, name) for name in words.__dataclass_fields__}
    row |= {"children": [id for id, _ in there], "names": [name for _, name in there]}
    return json.dumps({**row, "more": dict(words.more)}, ensure_ascii=False).encode()


def words(store: Store, kept: Iterable[Recording]) -> dict[str, Words]:
    """Return the very words of every whole story whose words are known, by recording."""
    found = {}
    for one in kept:
        said = store.words_said(one.id) if one.slot == "story" else b""
        try:
            row = json.loads(said) if said else None
            if row is not None:
                found[one.id] = from_row(Words, row, more=row["more"])
        except (KeyError, TypeError, ValueError):
            # Damaged, or of another version: tonight's own words are parted instead.
            continue
    return found


def comfort(store: Store) -> str:
    """Return the id of the recorded comfort line, or nothing."""
    found = store.family.recordings.of("comfort")
    return found.id if found else ""


def of_tale(kept: Iterable[Recording], tale: str, most: float) -> Recording | None:
    """Return the whole story that somebody recorded, if it takes no longer than ``most``."""
    return next(
        (o for o in kept if (o.slot, o.about) == ("story", tale) and o.seconds <= most), None
    )


def offered(
    offers: Iterable[StoryOption], kept: Sequence[Recording], minutes: float
) -> tuple[StoryOption, ...]:
    """Return what the planner chooses among: a recorded story takes its own time."""
    found = []
    for one in offers:
        recorded = of_tale(kept, one.tale, MOST_SHARE * 60.0 * minutes)
        if recorded is None:
            found.append(one)
            continue
        seconds = recorded.seconds
        found.append(dataclasses.replace(one, seconds_least=seconds, seconds_most=seconds))
    return tuple(found)


def story(act: Act, kept: Sequence[Recording], most: float) -> Act:
    """Return the story's act with what was recorded of it: all, or single passages."""
    whole = of_tale(kept, act.ritual, most)
    if whole is not None:
        return dataclasses.replace(act, lines=spoken(act.lines, whole))
    lines: list[TimedLine] = []
    run: list[TimedLine] = []
    for one in act.lines:
        if run and run[-1].line.source.passage != one.line.source.passage:
            lines += _passage(run, kept)
            run = []
        run.append(one)
    return dataclasses.replace(act, lines=(*lines, *_passage(run, kept)))


def told_by(act: Act, kept: Iterable[Recording]) -> str:
    """Return who tells tonight's story, where it is a recording as a whole; else nothing."""
    ids = {whole_of(one.recording) for one in act.lines}
    return next((one.by for one in kept if one.slot == "story" and ids == {one.id}), "")


def spoken(lines: Sequence[TimedLine], recording: Recording) -> tuple[TimedLine, ...]:
    """Return sentences that are heard from one recording, each its part of it.

    The recording has its own rests; only what follows it is rested as planned.
    """
    cuts = parted([len(one.line.text) + 1 for one in lines], recording.seconds, recording.rests)
    last = len(lines) - 1
    return tuple(
        _recorded(
            one,
            part_of(recording.id, start, end),
            end - start,
            one.pause_after if index == last else 0.0,
        )
        for index, (one, (start, end)) in enumerate(zip(lines, pairwise(cuts), strict=True))
    )


def parted(weights: Sequence[int], seconds: float, rests: Sequence[float]) -> tuple[float, ...]:
    """Return where each sentence of a recording begins and ends, by letters and by its rests.

    What is left is always shared out anew, so one rest taken for another is soon made good.
    """
    cuts, left = [0.0], float(sum(weights))
    least = min(LEAST, seconds / (2 * len(weights)))
    for index, weight in enumerate(weights[:-1]):
        now = cuts[-1]
        length = (seconds - now) * weight / left
        left -= weight
        latest = seconds - least * (len(weights) - 1 - index)
        near = [one for one in rests if abs(one - now - length) <= REACH * length]
        at = min(near, key=lambda one: abs(one - now - length), default=now + length)
        cuts.append(round(min(latest, max(at, now + least)), 4))
    return (*cuts, round(seconds, 4))


def frame(programme: Programme, kept: Sequence[Recording], names: Sequence[str]) -> Programme:
    """Return the evening with the goodnight line and the names that grown-ups recorded.

    ``names`` are those of the programme's children, in its order.
    """
    by_child = {one.about: one for one in kept if one.slot == "name"}
    said = {
        name: by_child[id]
        for id, name in zip(programme.children, names, strict=True)
        if id in by_child
    }
    goodnight = next((one for one in kept if one.slot == "goodnight"), None)
    acts = tuple(_act(act, goodnight, said) for act in programme.acts)
    if acts == programme.acts:
        return programme
    before, after = (sum(_timed(act) for act in one) for one in (programme.acts, acts))
    last = max((act.spoken_seconds for act in acts if act.kind == CLOSING), default=0.0)
    least = max(programme.settle_least, last + SETTLE_REST)
    made = dataclasses.replace(
        programme,
        acts=acts,
        settle_least=round(least, 1),
        settle_seconds=round(max(least, programme.settle_seconds - (after - before)), 1),
    )
    plan = dict(programme.plan)
    if plan:
        plan["settle"] = {**plan["settle"], "seconds": round(made.settle_seconds)}
        plan["total_seconds"] = round(made.planned_seconds)
        plan["planned_seconds"] = round(made.planned_seconds, 1)
    return dataclasses.replace(made, plan=plan)


def used(programme: Programme) -> tuple[str, ...]:
    """Return the ids of all recordings that tonight may be heard, in order, each once."""
    ids = (whole_of(one.recording) for act in programme.acts for one in act.lines if one.recording)
    return tuple(dict.fromkeys(ids))


def voiced(one: TimedLine) -> tuple[float, float]:
    """Return the seconds of speech and pause that a voice would take for a sentence."""
    speech, pause = one.voiced or (one.speech_seconds, one.pause_after)
    return float(speech), float(pause)


def mark_of(texts: Iterable[str]) -> str:
    """Return what tells these words from any others, whatever marks stand between them."""
    letters = "".join(one for text in texts for one in text.casefold() if one.isalnum())
    return hashlib.blake2b(letters.encode(), digest_size=8).hexdigest()


def _passage(run: Sequence[TimedLine], kept: Sequence[Recording]) -> Sequence[TimedLine]:
    """Return a passage as it was recorded, if these very words were."""
    if not run:
        return run
    passage = run[0].line.source.passage
    found = [one for one in kept if (one.slot, one.about) == ("passage", passage)]
    if not found or found[0].mark != mark_of(one.line.text for one in run):
        return run
    return spoken(run, found[0])


def _act(act: Act, goodnight: Recording | None, said: dict[str, Recording]) -> Act:
    """Return an act of the frame, or a ritual's step, with what was recorded for it."""
    if act.kind not in {OPENING, STEP, LEAVING, CLOSING}:
        return act
    lines = list(act.lines)
    heard: list[TimedLine] = []
    if goodnight is not None and act.kind in {LEAVING, CLOSING} and lines:
        # The words stay those of the frame: where the file is lost, the voice says them.
        first = lines.pop(0)
        heard.append(_recorded(first, goodnight.id, goodnight.seconds, first.pause_after))
    for one in lines:
        heard += _named(one, said)
    return dataclasses.replace(act, lines=tuple(heard))


def _named(one: TimedLine, said: dict[str, Recording]) -> tuple[TimedLine, ...]:
    """Return a sentence in two where it ends with a name alone: ``Good night, | Mia.``."""
    head, comma, tail = one.line.text.rpartition(",")
    recording = said.get(tail.strip().rstrip(_END))
    if recording is None or not comma or not head.strip():
        return (one,)
    spoken_head, _, spoken_tail = one.line.speech.rpartition(",")
    share = len(head) / len(one.line.text)
    first = dataclasses.replace(
        one,
        line=dataclasses.replace(
            one.line, text=f"{head},", speech=f"{spoken_head or head},", emphasis=()
        ),
        speech_seconds=Seconds(one.speech_seconds * share),
        pause_after=Seconds(PAUSE),
    )
    name = dataclasses.replace(
        one,
        line=dataclasses.replace(
            one.line, text=tail.strip(), speech=spoken_tail.strip() or tail.strip(), emphasis=()
        ),
    )
    return first, _recorded(name, recording.id, recording.seconds, one.pause_after)


def _recorded(one: TimedLine, recording: str, seconds: float, pause: float) -> TimedLine:
    """Return a sentence that is heard from a recording, and what a voice would have taken."""
    return dataclasses.replace(
        one,
        recording=recording,
        voiced=voiced(one),
        speech_seconds=Seconds(round(seconds, 4)),
        pause_after=Seconds(pause),
    )


def _timed(act: Act) -> float:
    """Return what an act takes of the evening's minutes; the closing is said while it settles."""
    return 0.0 if act.kind == CLOSING else act.length

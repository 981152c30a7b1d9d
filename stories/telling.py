"""A telling is a tale's chosen passages performed on tonight's stage, down to single sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stories.casting import roots
from stories.marks import POP, PUSH, TURN, TURN_END, free
from stories.prose import PAUSE_SECONDS, read_back
from stories.scenery import cues_of
from stories.script import Line, Pause, Script, Seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stories.casting import Stage
    from stories.pacing import Pace
    from stories.sandbox import Prose
    from stories.script import Item, Source
    from stories.tale import Beat, Passage, Turn

_TURN = re.compile(f"{TURN}([a-z0-9_]+){TURN_END}")
_THREE = ("the old brass bell",) * 3
_SAID = re.compile("\ue007([^\ue008]*)\ue008[^\ue009]*\ue009")


@dataclass(frozen=True)
class Choice:
    """What is told of one beat, in the order it is told."""

    beat: Beat
    passages: tuple[Passage, ...]


@dataclass
class _Told:
    """A passage as rendered, before its turns are put in."""

    beat: Beat
    passage: Passage
    turn: int
    text: str


def title_of(stage: Stage) -> str:
    """Return the title of tonight's telling, plain."""
    text = stage.tale.title.render(stage.context(0))
    return free(" ".join(_SAID.sub(r"\1", text).split()))


def perform(stage: Stage, choices: Sequence[Choice], sources: Sequence[Source]) -> Script:
    """Return the script of the chosen passages."""
    told = _render(stage, choices)
    _put_turns_in(stage, told)
    heard = [(one, blocks) for one in told if (blocks := read_back(one.text))]
    parts = [(one.beat.slug, one.passage, one.text) for one, _ in heard]
    cues = cues_of(stage.tale, parts, stage.base, len(stage.children))
    items: list[Item] = []
    paragraph = 0
    for (one, paragraphs), shown in zip(heard, cues, strict=True):
        passage = one.passage
        items += shown
        for block in paragraphs:
            _rest(items, block.pauses_before)
            for sentence in block.sentences:
                items.append(
                    Line(
                        text=sentence.text,
                        speech=sentence.speech,
                        source=sources[sentence.source],
                        beat=one.beat.slug,
                        energy=passage.energy,
                        paragraph=paragraph,
                        emphasis=sentence.emphasis,
                        whisper=passage.whisper,
                        slow=passage.slow,
                    )
                )
                _rest(items, sentence.pauses)
            paragraph += 1
    return Script(stage.tale.key, title_of(stage), tuple(items))


def _rest(items: list[Item], seconds: int) -> None:
    """Append a written pause, never before the first words."""
    if seconds and any(isinstance(item, Line) for item in items[-4:]):
        items.append(Pause(Seconds(seconds * PAUSE_SECONDS)))


def _render(stage: Stage, choices: Sequence[Choice]) -> list[_Told]:
    """Render passage by passage: the lead goes round, echoes and things met add up."""
    told: list[_Told] = []
    echoes: dict[str, list[str]] = {}
    added: list[str] = []
    met: set[str] = set()
    turn = 0
    for choice in choices:
        for passage in choice.passages:
            context = stage.context(turn)
            context["added"] = tuple(added)
            context["met"] = frozenset(met)
            for name, lines in echoes.items():
                context[f"all__{name}"] = " ".join(lines)
                context[f"back__{name}"] = " ".join(reversed(lines))
            text = passage.prose.render(context)
            told.append(_Told(choice.beat, passage, turn, text))
            for name, echo in passage.echoes.items():
                line = f"{PUSH}{echo.render(context)}{POP}"
                echoes.setdefault(name, []).append(line)
            if passage.adds:
                added.append(passage.adds)
            met.add(passage.slug)
            turn += _takes_a_turn(stage, passage, context, text)
    return told


def _takes_a_turn(stage: Stage, passage: Passage, context: dict[str, Any], text: str) -> bool:
    """Return whether a passage as told gives a part to the one whose turn it is.

    Where the lead is only named under a condition, it is told to another lead and compared.
    """
    if len(stage.leads) == 1 or not roots(stage.tale, passage) & {"lead", "other"}:
        return False
    if "{%" not in passage.prose.text or any(_leads(one) for one in _echoed(stage, passage)):
        return True
    if not _leads(passage.prose):
        return False
    others = next(one for one in stage.leads if one["lead"] != context["lead"])
    return passage.prose.render({**context, **others}) != text


def _leads(prose: Prose) -> bool:
    """Return whether a piece of prose names the lead or the other."""
    return any(name.split("__")[0] in ("lead", "other") for name in prose.uses)


def _echoed(stage: Stage, passage: Passage) -> list[Prose]:
    """Return the echo lines of a passage and the lines of its turns."""
    turns = [
        stage.tale.turns[name] for name in stage.tale.turns if f"turn__{name}" in passage.prose.uses
    ]
    lines = [line for turn in turns for line in (*turn.say, *([turn.end] if turn.end else []))]
    return [*passage.echoes.values(), *lines]


def _put_turns_in(stage: Stage, told: Sequence[_Told]) -> None:
    """Replace every turn by its line: in the order told, the very last one by its end."""
    totals: dict[str, int] = {}
    for one in told:
        for match in _TURN.finditer(one.text):
            totals[match[1]] = totals.get(match[1], 0) + 1
    done = dict.fromkeys(totals, 0)
    for one in told:

        def line(match: re.Match[str], at: _Told = one) -> str:
            name = match[1]
            done[name] += 1
            piece = _turn_line(stage.tale.turns[name], done[name], totals[name])
            return f"{PUSH}{piece.render(stage.context(at.turn))}{POP}"

        one.text = _TURN.sub(line, one.text)


def _turn_line(turn: Turn, use: int, total: int) -> Prose:
    """Return the line of the ``use``-th of ``total`` uses."""
    if use == total and total > 1 and turn.end is not None:
        return turn.end
    return turn.say[min(use, len(turn.say)) - 1]


@dataclass(frozen=True)
class Measure:
    """How long one passage takes at the opening pace, and how many letters it counts."""

    seconds: float
    letters: int
    words: int
    paragraphs: int = 0
    """How many of its own: echo lines stand in another's."""


_MEASURED: dict[tuple[object, ...], Measure] = {}
_MOST_MEASURED = 20_000


def measure(stage: Stage, passage: Passage, pace: Pace) -> Measure:
    """Measure one passage alone, once for all nights on which it would read the same.

    Its echo lines count, for they are told later. What was met before is taken as three things,
    whose turn it is as the first child's.
    """
    pieces = [passage.prose, *passage.echoes.values(), *_middles(stage, passage)]
    used = sorted({name for one in pieces for name in one.uses})
    key = (passage, pace, stage.children, *(stage.base.get(name) for name in used))
    found = _MEASURED.get(key)
    if found is None:
        if len(_MEASURED) >= _MOST_MEASURED:
            _MEASURED.clear()
        found = _MEASURED[key] = _measured(stage, passage, pace)
    return found


def _middles(stage: Stage, passage: Passage) -> list[Prose]:
    """Return the middle line of every turn a passage uses."""
    return [
        turn.say[len(turn.say) // 2]
        for name, turn in stage.tale.turns.items()
        if f"turn__{name}" in passage.prose.uses
    ]


def _measured(stage: Stage, passage: Passage, pace: Pace) -> Measure:
    """Render a passage for the measure and add up its sentences."""
    context = {**stage.base, **stage.leads[0], "added": _THREE}

    def turn(match: re.Match[str]) -> str:
        say = stage.tale.turns[match[1]].say
        return f"{PUSH}{say[len(say) // 2].render(context)}{POP}"

    pieces = [_TURN.sub(turn, passage.prose.render(context))]
    pieces += [echo.render(context) for echo in passage.echoes.values()]
    slow = 1.1 if passage.slow else 1.0
    seconds, letters, words, paragraphs = 0.0, 0, 0, 0
    for number, piece in enumerate(pieces):
        for block in read_back(piece):
            for sentence in block.sentences:
                seconds += pace.table.seconds(sentence.speech, pace.wpm) * slow
                seconds += pace.sentence_pause * slow + sentence.pauses
                letters += len(sentence.speech)
                words += sentence.text.count(" ") + 1
            if number == 0:
                seconds += (pace.paragraph_pause - pace.sentence_pause) * slow
                seconds += block.pauses_before
                paragraphs += 1
    return Measure(seconds, letters, words, paragraphs)

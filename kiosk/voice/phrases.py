"""Phrases are a sentence's narrated and spoken parts: cut apart by its quotation marks.

A quotation is said by somebody in the story, and is told slightly apart. A word that is only
mentioned ('the sign said "Closed" in green') belongs to whoever tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.sound.clip import Clip
from kiosk.sound.joining import joined
from kiosk.voice.voice import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kiosk.voice.voice import Utterance
    from stories.script import Line

_NOTHING = 0.2
"""Seconds of silence for a sentence that has nothing to say in it."""
SPOKEN_QUICKER = 1.03
"""How much quicker what somebody says is than what is told of it."""
RESTS = {",": 0.38, ";": 0.45, ":": 0.45, "?": 0.38, "!": 0.38, ".": 0.38}
"""Seconds between two phrases at 120 words a minute, by the mark the first one ends with.

What the built-in voice rests at a comma; longer rests would be in no plan.
"""
_DASHES = "—–―-…"
_NO_MARK = 0.08
"""The same where it ends with none: the voice's own rest between two words."""
_OPEN, _CLOSE, _STRAIGHT = "“«„", "”»", '"'
_LEFT, _RIGHT = "‘", "’'"
_STOPS = ",.;:?!…—–-"
_BEFORE = "([" + _DASHES + _OPEN + _LEFT + _STRAIGHT + "'"
_AFTER = ")]" + _STOPS + _CLOSE + _RIGHT + _STRAIGHT
_CUT_SHORT = frozenset(
    {
        *("twas", "tis", "twere", "twill", "em", "til", "till", "cause", "bout", "round", "n"),
        *("nother", "tween", "neath", "fore", "gainst", "midst", "pon", "un", "uns", "ave", "ere"),
    }
)
"""Words that begin with an apostrophe."""


@dataclass(frozen=True)
class Phrase:
    """A stretch of one sentence that one and the same person says."""

    speech: str
    first: int
    """Index of its first word in the sentence's ``speech.split()``."""
    spoken: bool
    """Whether somebody in the story says it; else it is told."""
    mark: str = ""
    """The mark of punctuation it ends with, or nothing."""

    @property
    def count(self) -> int:
        """Return how many words it has."""
        return len(self.speech.split())

    def rest(self, wpm: float) -> float:
        """Return the seconds between it and the next phrase at ``wpm`` words a minute."""
        at_120 = RESTS[";"] if self.mark and self.mark in _DASHES else RESTS.get(self.mark)
        return (_NO_MARK if at_120 is None else at_120) * 120.0 / wpm


@dataclass(frozen=True)
class _Quotation:
    """A quotation of the outermost kind: half-open, its marks within it."""

    start: int
    end: int
    opened: bool = True
    """Whether it was opened here, and not in an earlier sentence."""
    closed: bool = True


def cut(speech: str, *, inside: bool = False) -> tuple[Phrase, ...]:
    """Return the phrases of a sentence, in order; joined by blanks they are the sentence.

    ``inside`` says that an earlier sentence of the paragraph opened a quotation that goes on.
    """
    quotations = [
        one for one in _quotations(speech, inside=inside)[0] if not _mentioned(speech, one)
    ]
    words: list[tuple[str, bool]] = []
    at = 0
    for word in speech.split():
        at = speech.index(word, at)
        heard = next((n for n, letter in enumerate(word) if letter.isalnum()), -1)
        if heard < 0 and words:
            spoken = words[-1][1]
        else:
            middle = at + max(0, heard)
            spoken = any(one.start <= middle < one.end for one in quotations)
        words.append((word, spoken))
        at += len(word)
    return tuple(_phrases(words))


def told(utterance: Utterance, said: Callable[[Phrase], Clip]) -> Clip:
    """Return a sentence whose phrases were ``said`` one by one, with a time for every word."""
    parts = cut(utterance.speech, inside=utterance.inside)
    clip = joined([(said(one), one.rest(utterance.wpm)) for one in parts])
    if not clip.samples.any():
        return Clip.silence(_NOTHING, spread(utterance.text, _NOTHING))
    if len(utterance.text.split()) != len(clip.words):
        return Clip(clip.samples, spread(utterance.text, clip.seconds))
    return clip


def insides(speeches: Sequence[str]) -> tuple[bool, ...]:
    """Return for each sentence of one paragraph whether it begins inside a quotation."""
    found: list[bool] = []
    inside = False
    for speech in speeches:
        found.append(inside)
        inside = _quotations(speech, inside=inside)[1]
    return tuple(found)


def goes_on(speech: str, *, inside: bool = False) -> bool:
    """Return whether a quotation is still open where this ends."""
    return _quotations(speech, inside=inside)[1]


def begins_inside(lines: Sequence[Line], index: int) -> bool:
    """Return whether a sentence begins inside what an earlier one of its paragraph opened."""
    first = index
    while first and lines[first - 1].paragraph == lines[index].paragraph:
        first -= 1
    return insides([one.speech for one in lines[first : index + 1]])[-1]


def _phrases(words: Sequence[tuple[str, bool]]) -> Iterable[Phrase]:
    """Yield runs of words of one kind; a run with nothing to say belongs to its neighbour."""
    runs: list[tuple[list[str], bool]] = []
    for word, spoken in words:
        silent = bool(runs) and not any(any(map(str.isalnum, one)) for one in runs[-1][0])
        if runs and (runs[-1][1] == spoken or silent):
            runs[-1] = ([*runs[-1][0], word], spoken)
        else:
            runs.append(([word], spoken))
    first = 0
    for run, spoken in runs:
        yield Phrase(" ".join(run), first, spoken, _mark(run[-1]))
        first += len(run)


def _mark(word: str) -> str:
    """Return the mark of punctuation that a word ends with, quotation marks aside."""
    bare = word.rstrip(_CLOSE + _RIGHT + _STRAIGHT + ")]")
    return bare[-1] if bare and bare[-1] in _STOPS else ""


def _mentioned(speech: str, one: _Quotation) -> bool:
    """Return whether a quotation is a word or two that are mentioned, not said by anybody."""
    if not (one.opened and one.closed):
        return False
    before = speech[: one.start].rstrip()
    within = speech[one.start + 1 : one.end - 1].rstrip(_CLOSE + _RIGHT + _STRAIGHT)
    begins = not before or before[-1] in _STOPS
    ends = not within or within[-1] in _STOPS
    return not begins and not ends


def _quotations(speech: str, *, inside: bool) -> tuple[list[_Quotation], bool]:
    """Return the outermost quotations, and whether the last one goes on after the sentence."""
    found: list[_Quotation] = []
    open_marks = ["?"] if inside else []
    start, opened = 0, not inside
    for at, letter in enumerate(speech):
        turn = _turn(speech, at, letter, open_marks)
        if turn > 0:
            if not open_marks:
                start, opened = at, True
            open_marks.append(letter)
        elif turn < 0:
            open_marks.pop()
            if not open_marks:
                found.append(_Quotation(start, at + 1, opened))
    if open_marks:
        found.append(_Quotation(start, len(speech), opened, closed=False))
    return found, bool(open_marks)


def _turn(speech: str, at: int, letter: str, open_marks: Sequence[str]) -> int:
    """Return 1 where a quotation opens, -1 where the innermost one closes, else 0."""
    if letter in _OPEN:
        return 1
    double = bool(open_marks) and open_marks[-1] not in _LEFT + "'"
    if letter in _CLOSE:
        return -1 if double else 0
    before = speech[at - 1] if at else " "
    after = speech[at + 1] if at + 1 < len(speech) else " "
    begins = before.isspace() or before in _BEFORE
    ends = after.isspace() or after in _AFTER
    if letter == _STRAIGHT:
        if begins == ends or (double and before in _DASHES):
            return -1 if double else 1
        return 1 if begins else -int(double)
    if letter not in _LEFT + _RIGHT:
        return 0
    if begins and not ends and letter != "’":
        return 0 if _cut_short(speech, at) else 1
    # Behind a letter it is as likely the apostrophe of "the boys' hats"; marks close speech.
    closes = ends and not before.isspace() and letter not in _LEFT
    single = bool(open_marks) and open_marks[-1] in _LEFT + "'"
    stopped = before in _STOPS or before in _CLOSE + _STRAIGHT
    if single:
        return -1 if closes and (stopped or not _closes_later(speech, at)) else 0
    return -1 if closes and stopped and bool(open_marks) and open_marks[-1] == "?" else 0


def _cut_short(speech: str, at: int) -> bool:
    """Return whether the mark stands for letters left out: 'twas, 'em, '90s."""
    rest = speech[at + 1 :]
    word = "".join(one for one in rest.split(None, 1)[:1] for one in one if one.isalnum())
    return word.lower() in _CUT_SHORT or word[:1].isdigit()


def _closes_later(speech: str, at: int) -> bool:
    """Return whether a mark that can only close speech comes behind this one."""
    places = range(at + 1, len(speech))
    return any(speech[i] in _RIGHT and speech[i - 1] in _STOPS for i in places)

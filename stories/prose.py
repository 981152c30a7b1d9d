"""Prose is a rendered passage read back: paragraphs, sentences, words, and where each came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stories.marks import (
    LINE,
    LINE_END,
    PAUSE,
    POP,
    PUSH,
    SAID,
    SAID_END,
    SPOKEN,
    free,
)  # fmt: skip

if TYPE_CHECKING:
    from collections.abc import Iterator

ABBREVIATIONS = frozenset({"Mr.", "Mrs.", "Ms.", "Dr.", "St."})
PAUSE_SECONDS = 1.0

_BLANK = re.compile(r"\n[ \n]*\n")
_TOKEN = re.compile(
    rf"{LINE}(?P<line>\d+){LINE_END}|(?P<push>{PUSH})|(?P<pop>{POP})|(?P<pause>{PAUSE})"
    rf"|(?P<space>[ \n]+)|(?P<word>[^ \n{LINE}{PUSH}{POP}{PAUSE}]+)"
)
_ENDS = re.compile(r"[.?!…][\"'”’)\]]*$")
_SAID = re.compile(rf"{SAID}([^{SPOKEN}]*){SPOKEN}([^{SAID_END}]*){SAID_END}")


@dataclass
class Sentence:
    """One sentence, as shown and as spoken."""

    text: str
    speech: str
    source: int
    """Number in the pack's source book."""
    emphasis: tuple[tuple[int, int], ...] = ()
    pauses: int = 0
    """Quiet seconds written after it."""


@dataclass
class _Word:
    shown: str
    spoken: str
    source: int
    stars: tuple[int, ...] = ()
    """Where emphasis turns on or off, as offsets in ``shown``."""
    pauses: int = 0


@dataclass
class Paragraph:
    """The sentences between two blank lines."""

    sentences: list[Sentence] = field(default_factory=list)
    pauses_before: int = 0


def read_back(rendered: str) -> list[Paragraph]:
    """Return the paragraphs of a rendered passage."""
    paragraphs: list[Paragraph] = []
    sources = [0]
    waiting = 0
    for block in _BLANK.split(rendered):
        paragraph = Paragraph(pauses_before=waiting)
        waiting = 0
        words: list[_Word] = []
        for word in _words(block, sources):
            if word.shown:
                words.append(word)
            elif words:
                words[-1].pauses += word.pauses
            else:
                waiting += word.pauses
        if words:
            paragraph.pauses_before += waiting
            waiting = 0
            paragraph.sentences = _sentences(words)
            paragraphs.append(paragraph)
        else:
            waiting += paragraph.pauses_before
    if waiting and paragraphs:
        paragraphs[-1].sentences[-1].pauses += waiting
    return paragraphs


def _words(block: str, sources: list[int]) -> Iterator[_Word]:
    """Yield the words of a paragraph with their sources; a word without letters is a pause.

    Words that touch with only a mark between them are one word.
    """
    current: _Word | None = None
    for token in _TOKEN.finditer(block):
        kind = token.lastgroup
        if kind == "word":
            word = _word(token[0], sources[-1])
            if current is None:
                current = word
            else:
                shift = len(current.shown)
                current.stars += tuple(star + shift for star in word.stars)
                current.shown += word.shown
                current.spoken += word.spoken
            continue
        if kind == "line":
            sources[-1] = int(token["line"])
        elif kind == "push":
            sources.append(sources[-1])
        elif kind == "pop":
            if len(sources) > 1:
                sources.pop()
        elif current is not None:
            yield current
            current = None
        if kind == "pause":
            yield _Word("", "", sources[-1], pauses=1)
    if current is not None:
        yield current


def _word(raw: str, source: int) -> _Word:
    """Read one word: sounds, stars, held characters."""
    shown = spoken = raw
    if SAID in raw:
        shown, spoken = _SAID.sub(r"\1", raw), _SAID.sub(r"\2", raw)
    stars: list[int] = []
    if "*" in shown:
        for index, mark in enumerate(shown):
            if mark == "*":
                stars.append(index - len(stars))
        shown, spoken = shown.replace("*", ""), spoken.replace("*", "")
    return _Word(shown, spoken, source, tuple(stars))


def _sentences(words: list[_Word]) -> list[Sentence]:
    """Cut words into sentences; emphasis may run over several of them."""
    sentences: list[Sentence] = []
    start, slanted = 0, False
    for index, word in enumerate(words):
        last = index + 1 == len(words)
        if not last and not _ends(word.shown, words[index + 1].shown):
            continue
        sentence, slanted = _sentence(words[start : index + 1], slanted)
        sentences.append(sentence)
        start = index + 1
    return sentences


def _ends(shown: str, following: str) -> bool:
    """Return whether a sentence ends between these two words."""
    if not _ENDS.search(shown) or shown.lstrip("\"'“‘(") in ABBREVIATIONS:
        return False
    first = next((mark for mark in following if mark.isalnum()), "")
    return not first.islower()


def _sentence(words: list[_Word], slanted: bool) -> tuple[Sentence, bool]:
    """Join words into one sentence."""
    text, speech, spans, pauses = "", [], [], 0
    opened = 0 if slanted else -1
    for word in words:
        shown = free(word.shown)
        offset = len(text) + 1 if text else 0
        text = f"{text} {shown}" if text else shown
        if word.spoken:
            speech.append(free(word.spoken))
        pauses += word.pauses
        for star in word.stars:
            if opened < 0:
                opened = offset + star
            else:
                if offset + star > opened:
                    spans.append((opened, offset + star))
                opened = -1
    if opened >= 0 and len(text) > opened:
        spans.append((opened, len(text)))
    sentence = Sentence(text, " ".join(speech), words[0].source, tuple(spans), pauses)
    return sentence, opened >= 0

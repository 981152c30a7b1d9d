"""Parts are the two halves of a long sentence that somebody waits for: the first is heard at once.

Only a slow voice is asked so, and only for a sentence that it has not kept; what is made that way
is not kept either. Every reader parts a sentence alike, so that whoever goes on with one knows
what is left of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.sound.clip import Clip
from kiosk.voice.phrases import cut, goes_on

if TYPE_CHECKING:
    from kiosk.voice.phrases import Phrase
    from kiosk.voice.voice import Utterance

LONG = 40
"""Letters from which a sentence is worth parting: some four seconds of speech."""
SHARE = (0.28, 0.7)
"""How much of it the first part may be; the nearest to the middle is taken.

While it is heard the rest is made. A voice that takes 0.4 s for a second of speech is always in
time; for a slower one a rest at a comma may be a little longer, once, where all of the sentence
would have been waited for.
"""
_MARKS = ",;:—–…?!."


class Opening(Clip):
    """The first part of a sentence; the rest comes under the same tag."""


@dataclass(frozen=True)
class Parts:
    """A sentence in two."""

    first: Utterance
    rest: Utterance
    pause: float
    """Seconds between the two."""

    @property
    def words(self) -> int:
        """Return how many words the first has."""
        return len(self.first.text.split())


def parted(whole: Utterance) -> Parts | None:
    """Return a sentence in two parts, or None where it is better said in one breath."""
    shown, said = whole.text.split(), whole.speech.split()
    if len(whole.speech) < LONG or len(shown) != len(said) or whole.recording:
        return None
    letters = sum(map(len, said))
    told = cut(whole.speech, inside=whole.inside)
    turns = {one.first for one in told}
    found: list[tuple[float, int]] = []
    length = 0
    for count, word in enumerate(said[:-1], 1):
        length += len(word)
        share = length / letters
        if SHARE[0] <= share <= SHARE[1] and (count in turns or _marked(word)):
            found.append((abs(share - sum(SHARE) / 2), count))
    for _, count in sorted(found):
        first, rest = " ".join(said[:count]), " ".join(said[count:])
        inside = goes_on(first, inside=whole.inside)
        ways = cut(first, inside=whole.inside), cut(rest, inside=inside)
        # A mark may mean something else once the sentence is parted: then it is told otherwise.
        if _spoken(*ways) == _spoken(told):
            return Parts(
                replace(whole, text=" ".join(shown[:count]), speech=first),
                replace(whole, text=" ".join(shown[count:]), speech=rest, inside=inside),
                ways[0][-1].rest(whole.wpm),
            )
    return None


def left(whole: Utterance, made: object) -> Utterance:
    """Return what of a sentence is still to be said after ``made`` was."""
    parts = parted(whole) if isinstance(made, Opening) else None
    return parts.rest if parts is not None else whole


def _marked(word: str) -> bool:
    """Tell whether a word ends with a mark that the voice rests at."""
    bare = word.rstrip("”’\"')")
    return bool(bare) and bare[-1] in _MARKS and any(map(str.isalnum, bare))


def _spoken(*ways: tuple[Phrase, ...]) -> list[bool]:
    """Return for every word whether somebody in the story says it."""
    return [one.spoken for way in ways for one in way for _ in range(one.count)]

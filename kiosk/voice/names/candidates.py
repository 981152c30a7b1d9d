"""Candidates are ways a name may be said: as other languages say it, for a parent to pick from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.voice.names import ipa
from kiosk.voice.names.languages import ENGLISH, hinted, languages_of
from kiosk.voice.names.respelling import respelt

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.voice.names.languages import Language

MOST = 6
"""Candidates that are offered for one name."""
_LONGEST = 80
"""Letters that a family file keeps of how a name is said (``stories.cast.SAID_LIMIT``)."""
_NOTHING = re.compile(r"[\d?\"#-]")
"""Tones, the Danish catch in the throat, and what parts syllables: nothing that we keep."""


@dataclass(frozen=True)
class Candidate:
    """One way to say a name."""

    said: str
    """As it is kept: IPA between slashes, a word for each word of the name."""
    languages: tuple[str, ...]
    """Languages that say it so, the likeliest first."""
    spelled: bool = False
    """Whether it is said letter by letter."""

    @property
    def title(self) -> str:
        """Return whose way it is: ``as in Irish``."""
        title = f"as in {' and '.join(self.languages[:2])}"
        return f"{title}, letter by letter" if self.spelled else title

    @property
    def hint(self) -> str:
        """Return it in plain English letters, for those who read no IPA."""
        return respelt(self.said)


def candidates(name: str, sounds: Callable[[str, str], str]) -> tuple[Candidate, ...]:
    """Return at most six ways to say a name, likeliest first, no two that sound alike.

    ``sounds`` returns the IPA in which a language's voice (its second argument) says a word.
    """
    name = unicodedata.normalize("NFC", re.sub(r"[^\w\s'’.·-]|_", "", name))
    found: dict[str, list[Candidate]] = {}
    for language in languages_of(name):
        spoken = [_word(word, sounds(word, language.voice), language) for word in name.split()]
        if not spoken or any(one is None for one in spoken):
            continue
        words = [one for one in spoken if one is not None]
        said = " ".join(f"/{word}/" for word, _ in words)
        spelled = any(letters for _, letters in words)
        if len(said) <= _LONGEST and (language is ENGLISH or not spelled):
            one = Candidate(said, (language.title,), spelled)
            found.setdefault(one.hint, []).append(one)
    merged = [
        Candidate(same[0].said, tuple(one.languages[0] for one in same), same[0].spelled)
        for same in found.values()
    ]
    return _ordered(name, merged)[:MOST]


def _ordered(name: str, merged: list[Candidate]) -> tuple[Candidate, ...]:
    """Return them as a parent would want: English, hinted ones, what most languages agree on.

    English letter by letter stands last; other languages' letters help nobody.
    """
    known = languages_of(name)
    hints = {one.title: hinted(one, name.lower()) for one in known}
    places = {one.title: place for place, one in enumerate(known)}

    def rank(one: Candidate) -> tuple[object, ...]:
        hint = max(hints[title] for title in one.languages)
        place = places[one.languages[0]]
        return ENGLISH.title not in one.languages, -hint, place if hint else -len(one.languages)

    plain = sorted((one for one in merged if not one.spelled), key=rank)[: MOST - 1]
    spelled = [one for one in merged if one.spelled]
    rest = sorted((one for one in merged if not one.spelled), key=rank)[MOST - 1 : MOST]
    return (*plain, *(spelled or rest))


def _word(word: str, told: str, language: Language) -> tuple[str, bool] | None:
    """Return one word's IPA and whether it was spelled out; None where it is of no use.

    What a language takes from another (``(en)ʃɪv...``) that one says itself.
    """
    if not told or "(" in told:
        return None
    plain = _NOTHING.sub("", told).split()
    if any(ipa.fault(one) for one in plain if one) or not plain:
        return None
    first, *others = (ipa.normal(one) for one in plain)
    whole = first + "".join(one.replace("ˈ", "ˌ") for one in others)
    pieces = len([one for one in re.split(r"[-'’.·]", word) if one])
    letters = sum(map(str.isalpha, word))
    signs = sum(one not in ipa.STRESSES + ipa.MARKS for one in whole)
    spelled = len(plain) > pieces or signs > 2 * letters + 3
    if language is not ENGLISH and told.count("ˈ") > pieces:
        spelled = True  # a letter that it could not read into the word was named
    return whole, spelled

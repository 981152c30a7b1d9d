"""The cast is who a story is about: children, figures, their pronouns, and how words agree."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stories.problems import StoriesError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WORRIES = (
    "dark", "storms", "dogs", "insects", "water", "heights", "fire", "noises", "being-lost",
    "being-alone", "losing-things", "illness", "doctor", "new-baby", "school", "moving",
    "bad-dreams", "strangers", "death",
)  # fmt: skip
"""The closed list of what a child should not meet in a story now."""

MOST_CHILDREN = 8
"""The largest family at one bedtime."""
NAME_LIMIT = 40
"""Longest name, in characters."""
SAID_LIMIT = 80
"""Longest way a name is said, in characters."""


class BadChild(StoriesError):
    """A child was described in a way that can't be read; the text is one line for a person."""


@dataclass(frozen=True)
class Pronouns:
    """Five forms of one pronoun, and whether its verbs are plural."""

    they: str
    them: str
    their: str
    theirs: str
    themself: str
    plural: bool = False

    @classmethod
    def of(cls, spec: str) -> Pronouns:
        """Return the pronouns named ``she``, ``he``, ``they``, ``it``, or written as five forms."""
        if spec in _KNOWN:
            return _KNOWN[spec]
        forms = spec.split("/")
        if len(forms) != 5 or not all(_is_word(form) for form in forms):
            raise ValueError(f"unknown pronouns '{spec}'")
        they, them, their, theirs, themself = forms
        return cls(they, them, their, theirs, themself, they == "they")


def _is_word(form: str) -> bool:
    """Return whether a pronoun form is one short word of letters."""
    return 0 < len(form) <= 12 and all(mark.isalpha() or mark in "'’" for mark in form)


_KNOWN = {
    "she": Pronouns("she", "her", "her", "hers", "herself"),
    "he": Pronouns("he", "him", "his", "his", "himself"),
    "they": Pronouns("they", "them", "their", "theirs", "themself", plural=True),
    "it": Pronouns("it", "it", "its", "its", "itself"),
}
_SEVERAL = Pronouns("they", "them", "their", "theirs", "themselves", plural=True)

PERSON_FORMS = frozenset(
    {"they", "them", "their", "theirs", "themself", "they_were", "they_had", "they_have"}
    | {"They", "Them", "Their", "Theirs", "Themself", "They_were", "They_had", "They_have"}
    | {"own", "was", "has", "does"}
)
"""Every attribute a person may have in a tale."""


@dataclass(frozen=True)
class Person:
    """Somebody in a story: a child, a resident or a tale's own figure."""

    name: str
    pronouns: Pronouns
    said: str = ""
    """How the name is spoken, where the voice would get it wrong."""


@dataclass(frozen=True)
class Child:
    """A child the story is for."""

    name: str
    age: float
    pronouns: str = "they"
    likes: tuple[str, ...] = ()
    worries: tuple[str, ...] = ()
    said: str = ""

    @property
    def person(self) -> Person:
        """Return the child as somebody in a story."""
        return Person(self.name, Pronouns.of(self.pronouns), self.said)


def parse_child(spec: str) -> Child:
    r"""Read ``Name:age:pronouns[:likes=a,b][:worries=c,d]``; a backslash frees a colon or comma."""
    parts = _split(spec, ":")
    if len(parts) < 3:
        raise BadChild(
            f"child '{spec}': not in the form Name:age:pronouns: write for instance Mia:6:she"
        )
    name = _plain(parts[0])
    why = name_fault(name)
    if why:
        raise BadChild(f"child '{spec}': {why}: write for instance Mia:6:she")
    pronouns = _plain(parts[2])
    try:
        Pronouns.of(pronouns)
    except ValueError as error:
        hint = did_you_mean(pronouns, _KNOWN)
        raise BadChild(
            f"child '{spec}': {error}:{hint} write she, he, they or xe/xem/xyr/xyrs/xemself"
        ) from None
    extra: dict[str, tuple[str, ...]] = {}
    for part in parts[3:]:
        key, mark, values = part.partition("=")
        key = key.strip()
        if not mark or key not in ("likes", "worries", "said") or key in extra:
            raise BadChild(
                f"child '{spec}': '{part}' is not understood:"
                " write likes=a,b or worries=c,d or said=SOUND, each once"
            )
        words = tuple(_plain(word) for word in _split(values, ","))
        extra[key] = tuple(word for word in words if word)
    for worry in extra.get("worries", ()):
        if worry not in WORRIES:
            hint = did_you_mean(worry, WORRIES) or f" The worries are {' '.join(WORRIES)}"
            raise BadChild(f"child '{spec}': '{worry}' is not a known worry:{hint}")
    said = ", ".join(extra.get("said", ()))
    if len(said) > SAID_LIMIT:
        raise BadChild(f"child '{name}': said= is longer than {SAID_LIMIT} letters: shorten it")
    return Child(
        name=name,
        age=_age(spec, _plain(parts[1])),
        pronouns=pronouns,
        likes=extra.get("likes", ()),
        worries=extra.get("worries", ()),
        said=said,
    )


def name_fault(name: str) -> str:
    """Return why a name can't be told, or an empty string."""
    if not any(mark.isalpha() for mark in name):
        return "the name is empty or has no letter"
    if len(name) > NAME_LIMIT:
        return f"the name is longer than {NAME_LIMIT} letters"
    for mark in name:
        if unicodedata.category(mark)[0] not in "LMN" and mark not in " '’-.·":
            return f"the name holds the character {mark!r}, which can't be told"
    return ""


def _age(spec: str, text: str) -> float:
    """Read ``6`` as years and ``18m`` as months."""
    months = text.endswith("m")
    number = text[:-1] if months else text
    if not (number.isascii() and number.isdigit() and len(number) <= 3):
        raise BadChild(f"child '{spec}': '{text}' is no age: write years (6) or months (18m)")
    years = int(number) / 12 if months else float(number)
    if years >= 18:
        raise BadChild(f"child '{spec}': '{text}' is too old for this house: ages go from 0 to 17")
    return round(years, 3)


def _split(text: str, mark: str) -> list[str]:
    """Split at ``mark`` where no backslash stands before it; escapes stay for later."""
    parts, current, escaped = [], "", False
    for one in text:
        if one == mark and not escaped:
            parts.append(current)
            current = ""
            continue
        current += one
        escaped = one == "\\" and not escaped
    return [*parts, current]


def _plain(text: str) -> str:
    """Return the text without its backslashes, inner spaces single, in composed letters."""
    kept, escaped = "", False
    for one in text:
        if one == "\\" and not escaped:
            escaped = True
            continue
        kept += one
        escaped = False
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def joined(words: Sequence[str]) -> str:
    """Return ``a``, ``a and b`` or ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def capital(text: str) -> str:
    """Return the text with its first letter large, whatever marks stand before it."""
    for index, mark in enumerate(text):
        if mark.isalnum():
            return text[:index] + mark.upper() + text[index + 1 :]
    return text


def forms(people: Sequence[Person], names: Sequence[str] | None = None) -> Mapping[str, str]:
    """Return every written form of one person or of a group; the empty key is the name itself.

    ``names`` are the names as they should appear (marked for the voice, say), in the same order.
    """
    many = len(people) > 1
    pronouns = _SEVERAL if many else people[0].pronouns
    name = joined(names if names is not None else [person.name for person in people])
    verbs = ("were", "had", "have") if pronouns.plural else ("was", "had", "has")
    small = {
        "they": pronouns.they,
        "them": pronouns.them,
        "their": pronouns.their,
        "theirs": pronouns.theirs,
        "themself": pronouns.themself,
        "they_were": f"{pronouns.they} {verbs[0]}",
        "they_had": f"{pronouns.they} {verbs[1]}",
        "they_have": f"{pronouns.they} {verbs[2]}",
    }
    large = {capital(key): capital(value) for key, value in small.items()}
    named = {
        "": name,
        "own": f"{name}'s",
        "was": "were" if many else "was",
        "has": "have" if many else "has",
        "does": "do" if many else "does",
    }
    return {**small, **large, **named}

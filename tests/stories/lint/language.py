"""Language in small tales: one sentence planted in a good tale, and what the checks say of it."""

from __future__ import annotations

from stories.lint import check_tale
from tests.stories.small import front, pack_of

MORE = """
[cast.owl]
kind = "owl"
names = ["Tuppence", "Bracken"]
pronouns = "she"
[cast.mole]
kind = "mole"
names = ["Mr. Tump", "Hodge"]
pronouns = "he"
[cast.hen]
kind = "hen"
names = ["Ottoline", "Speckle"]
pronouns = "she"
[draw]
perch = ["a/the garden gate", "an/the old boot"]
colour = ["red", "green"]
fruit = ["red", "orange"]
"""
TALE = """
## Knock {{energy=4}}

{{{{ owl }}}} and {{{{ mole }}}} and {{{{ hen }}}} sat on {{{{ perch }}}}.

It was {{{{ colour }}}} and {{{{ fruit }}}}.

## Middle {{energy={energy}{more}}}

{text}

## Goodnight {{energy=1}}

{last}
"""
OURS = ("L001", "L002", "L009", "L010", "L014", "L016", "L04", "L05")


def said(
    text: str, *, energy: int = 3, last: str = "The lamp was out.", more: str = ""
) -> list[str]:
    """Return what the language checks say of a text in the middle of a tale, errors marked."""
    body = TALE.format(text=text, energy=energy, last=last, more=f" {more}" if more else "")
    return codes_of(front(more=MORE) + body)


def codes_of(tale: str) -> list[str]:
    """Return the codes of the language checks for one whole tale, errors marked."""
    pack = pack_of(tale)
    found = sorted(set(check_tale(pack.tales[0], pack, set())))
    return [one.code + "!" * one.error for one in found if one.code.startswith(OURS)]


def wholly(*passages: str, ages: str = "[2, 8]", more: str = "", turns: str = "") -> list[str]:
    """Return the codes for a tale of these passages, one beat each, the last one quiet."""
    beats = [
        f"\n## B{number} {{energy={1 if number + 1 == len(passages) else 2}}}\n\n{text}\n"
        for number, text in enumerate(passages)
    ]
    head = front(more=more + turns).replace("ages = [2, 8]", f"ages = {ages}")
    return codes_of(head + "".join(beats))

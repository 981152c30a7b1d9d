"""Sayings are the names that a family says in its own way, wherever the evening reads them."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from stories.marks import sounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.session.programme import Act, Programme


def said_right(programme: Programme, names: Mapping[str, str]) -> Programme:
    """Return the evening with these names said so; how they are written stays.

    A child's name comes said right from the teller; this is for the words that a family typed,
    and for names that are no child's: Uncle Seán in a ritual of their own.
    """
    wanted = {name: said for name, said in names.items() if said}
    if not wanted:
        return programme
    every = "|".join(re.escape(name) for name in sorted(wanted, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w/-])(?:{every})(?![\w/-])")
    acts = tuple(_act(act, pattern, wanted) for act in programme.acts)
    return programme if acts == programme.acts else dataclasses.replace(programme, acts=acts)


def _act(act: Act, pattern: re.Pattern[str], wanted: Mapping[str, str]) -> Act:
    """Return an act whose lines say the names right."""
    lines = []
    for timed in act.lines:
        speech = pattern.sub(lambda found: sounds(found[0], wanted[found[0]]), timed.line.speech)
        if speech != timed.line.speech:
            line = dataclasses.replace(timed.line, speech=speech)
            timed = dataclasses.replace(timed, line=line)  # noqa: PLW2901 - the same line, said
        lines.append(timed)
    return dataclasses.replace(act, lines=tuple(lines))

"""An entry is a ritual in words for a grown-up: whose it is, what is sure, how it is done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rituals.ritual import Confidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rituals.ritual import Ritual, Step

_SURE = {
    Confidence.HIGH: "The fact is well attested",
    Confidence.MEDIUM: "The fact is likely, and not settled",
    Confidence.LOW: "The fact is doubtful",
    Confidence.FAMILY: "Our own word stands for it",
}
_SEEN = {
    "primary": "we saw the text itself, or its scholarly listing",
    "secondary": "we know it from an encyclopedia or a museum page",
}


def told(ritual: Ritual) -> str:
    """Return the whole entry, a paragraph to each thing that is known."""
    return "\n".join(_paragraphs(ritual))


def _paragraphs(ritual: Ritual) -> Iterator[str]:
    """Yield the paragraphs of an entry."""
    yield f"{whose(ritual)} · {ritual.era}"
    yield _flat(ritual.was)
    seen = _SEEN.get(ritual.checked, "")
    yield f"{_SURE[ritual.confidence]}{'; ' if seen else ''}{seen}."
    for one in ritual.contested:
        yield f"In doubt: {_flat(one)}"
    if ritual.changed:
        yield f"What we changed, and why: {_flat(ritual.changed)}"
    yield f"How it is done, {minutes(ritual.seconds)} in all:"
    for number, step in enumerate(ritual.steps, 1):
        length = minutes(step.seconds, step.most) if step.seconds else "tonight's tale"
        care = "".join(f" {line}" for line in step.care_lines)
        yield f"{number}. {_flat(done(ritual, step))} ({length}){care}"
    if ritual.needs:
        yield f"It needs: {', '.join(ritual.needs)}."
    if ritual.morning:
        yield f"The next morning: {_flat(ritual.morning)}"
    low, high = ritual.ages
    yield f"For {low} to {high} years." if low else f"For up to {high} years."
    written = "; ".join(str(one) for one in ritual.sources).removesuffix(".")
    head = (
        "Whom we have it from" if ritual.confidence is Confidence.FAMILY else "Where it is written"
    )
    yield f"{head}: {written}." if written else "It is written nowhere else."


def done(ritual: Ritual, step: Step) -> str:
    """Return what is done in a step; a family's own words stand with it, since they are half of it.

    Marcus's don't: they are long, and meant for the ear.
    """
    own = ritual.confidence is Confidence.FAMILY
    what = f"{ritual.whom(step)}{step.do}"
    return f"{what} “{step.say}”" if own and step.say and "{" not in step.say else what


def _flat(text: str) -> str:
    """Return a text of several lines as one."""
    return " ".join(text.split())


def whose(ritual: Ritual) -> str:
    """Return people and place; a place the people are named by is not said twice."""
    named = re.findall(r"[A-Z]\w+", ritual.place)
    if named and all(re.search(rf"\b{one}\b", ritual.people) for one in named):
        return ritual.people
    return f"{ritual.people} · {ritual.place}"


def minutes(seconds: int, most: int = 0) -> str:
    """Return a length as a person says it: in half minutes."""
    low, high = _halves(seconds), _halves(max(seconds, most))
    if low == high:
        return {"½": "half a minute", "1": "1 minute"}.get(low, f"{low} minutes")
    return f"{low} to {high} minutes"


def _halves(seconds: int) -> str:
    """Return minutes to the half, at least one half."""
    halves = max(1, round(seconds / 30))
    whole = str(halves // 2) if halves > 1 else ""
    return f"{whole}½" if halves % 2 else whole

"""Lint holds a ritual against the rules of the almanac: sources, tier, care, minutes and words.

Codes: R101 no source, R102 tier, R103 care not printed, R104 care code missing, R105 forbidden
act, R106 breath, R107 minutes, R108 too much to say, R109 narration can't be told, R110 banned
words, R111 tone, R112 ages, R113 doubt without its reason, R114 a worry it may touch (advice),
R115 no place on the map (advice), R116 wrong when told to some family (``covering``).

A family's own ritual is held against fewer of them: its word is its source, and its words are its
own. What a child must not come to harm by, and minutes, hold for everybody (``OWN``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rituals import covering, limits
from rituals.ritual import CareCode, Confidence, Ritual, StepCue, Tier
from stories import ages
from stories.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_CARE_WORDS = {
    CareCode.FIRE: r"embers?|candles?|flames?|hearth|fire",
    CareCode.MILK: r"milk",
    CareCode.HEAT: r"lukewarm|warm water|bath",
    CareCode.WATER: r"baths?|basin",
    CareCode.OIL: r"oils?|lotion|herbs?|petals?|lavender|scent",
    CareCode.CHOKE: r"beads?|buttons?|strings?|ribbons?|clips?|needles?|yarn",
    CareCode.BREATH: r"breaths?|breathe",
    CareCode.TOUCH: r"massage|rub|strokes? (?:of|on) (?:the|a) child",
    CareCode.HAMMOCK: r"hammock|ropes?",
    CareCode.HONEY: r"honey|sips?",
}
_FORBIDDEN = {
    r"hold (?:your|the|a) breath": "breath is never held",
    r"light (?:a|the|your) (?:candle|fire|match)": "there is no flame in a child's ritual",
    r"under (?:the|your|a) pillow": "nothing goes under a pillow",
    r"(?:in|into) the cot\b": "nothing goes in a cot",
    r"essential oil": "no oils near a child",
    r"hot[- ]water bottle": "nothing hot in a child's bed",
}
_FORBIDDEN_OWN = {
    r"(?:light|lights|lit|burn|burns|blow|blows)\b[^.]{0,25}\b"
    r"(?:candles?|match(?:es)?|fires?|incense)": "there is no flame in a child's ritual",
    r"(?:hold|holds|holding|held)\b[^.]{0,15}\bbreath": "breath is never held",
    r"(?:in|into|inside) (?:the|a|h[ei][rs]|their|your|our|my) (?:cot|crib)\b": (
        "nothing goes in a cot"
    ),
    r"oils?\b": "no oils near a child",
}
"""More of the same, as people write it who never read our guide."""
_BANNED = (
    r"ancient wisdom|everyone|everybody|cure[sd]?|treat(?:s|ed|ment)?|therap(?:y|ies|eutic)"
    r"|guaranteed?|insomnia|bad sleeper|(?:ab)?normal child|proven|exotic|primitive|savage"
)
_WORRY_WORDS = {
    "water": r"rivers?|seas?|ships?|boats?|basin",
    "fire": r"fire|embers?",
    "storms": r"storms?|thunder",
    "dogs": r"dogs?",
    "insects": r"spiders?|bees?|gnats?",
    "heights": r"ropes?|towers?|cliffs?",
    "strangers": r"watchman|visitors?|strangers?",
    "death": r"died|dead|death",
}


OWN = frozenset({"R103", "R104", "R105", "R106", "R107", "R108", "R109", "R112", "R114"})
"""The rules that a family's own ritual is held against."""


def check(ritual: Ritual) -> tuple[Problem, ...]:
    """Return everything that is wrong with a ritual that could be read."""
    rules: tuple[Callable[[Ritual], Iterator[Problem]], ...] = (
        _sources, _place, _tier, _care, _breath, _minutes, covering.problems, _words, _ages,
        _worries,
    )  # fmt: skip
    found = {problem for rule in rules for one in ritual.versions for problem in rule(one)}
    own = ritual.confidence is Confidence.FAMILY and ritual.pack == "own"
    return tuple(sorted(one for one in found if not own or one.code in OWN))


def _problem(
    ritual: Ritual, code: str, what: str, mend: str, line: int = 1, *, error: bool = True
) -> Problem:
    return Problem(ritual.file, max(1, line), code, what, mend, error)


def _sources(ritual: Ritual) -> Iterator[Problem]:
    """Sources are there, and doubt says what is doubted and by whom."""
    if not ritual.sources:
        yield _problem(ritual, "R101", "there is no source.", "add [[sources]]: who wrote it down.")
    if ritual.confidence is Confidence.FAMILY:
        yield _problem(
            ritual, "R101", "a family's word stands for its own rituals alone.",
            "write how sure the fact is: high, medium or low.",
        )  # fmt: skip
    elif ritual.confidence is not Confidence.HIGH and not ritual.contested:
        yield _problem(
            ritual,
            "R113",
            "the doubt has no reason.",
            "say in 'contested' what is open, and to whom.",
        )


def _place(ritual: Ritual) -> Iterator[Problem]:
    """What stands on the shelf stands on the map."""
    if ritual.tier is Tier.A and ritual.at is None:
        yield _problem(
            ritual, "R115", "the map can't show where it comes from.",
            "write at = [51.5, -0.1], degrees north and east; for a country, one place in it.",
            error=False,
        )  # fmt: skip


def _tier(ritual: Ritual) -> Iterator[Problem]:
    """Tier B is never spoken by the machine; B and C stay drafts."""
    if ritual.tier is Tier.A:
        return
    if ritual.tier is Tier.B and any(step.say for step in ritual.steps):
        yield _problem(
            ritual,
            "R102",
            "the machine would speak a tier B ritual.",
            "leave every 'say' empty: the family brings its own words.",
        )
    yield _problem(
        ritual,
        "R102",
        f"this is a draft (tier {ritual.tier.value}): no shelf shows it.",
        "ask a living adviser of that community first.",
        error=False,
    )


def _care(ritual: Ritual) -> Iterator[Problem]:
    """Each code is printed with a step, and each act has the code it needs."""
    printed = {code for step in ritual.steps for code in step.care}
    for code in ritual.care:
        if code not in printed:
            yield _problem(
                ritual, "R103", f"{code.name} is printed on no step.", "add it to the step's care."
            )
    for code in printed - set(ritual.care):
        yield _problem(
            ritual, "R103", f"{code.name} is missing in the ritual's own care.", "add it there."
        )
    for code in _needed(ritual) - set(ritual.care):
        yield _problem(
            ritual, "R104", f"its steps need the care code {code.name}.", f'add "{code.name}".'
        )
    if CareCode.MILK in ritual.care and ritual.before_black < limits.MILK_BEFORE_BLACK_SECONDS:
        yield _problem(
            ritual, "R104", "milk ends half an hour before black.", "write before_black = 1800."
        )
    own = ritual.confidence is Confidence.FAMILY
    forbidden = {**_FORBIDDEN, **_FORBIDDEN_OWN} if own else _FORBIDDEN
    for step in ritual.steps:
        text = f"{step.do} {step.say}".lower()
        for pattern, why in forbidden.items():
            if re.search(rf"\b{pattern}", text):
                yield _problem(ritual, "R105", f"{why}.", "change the step.", step.line)
        if "honey" in step.do.lower() and ritual.ages[0] < 1:
            yield _problem(ritual, "R105", "no honey under one.", "begin at 1.", step.line)


def care_of(done: str) -> tuple[CareCode, ...]:
    """Return the care codes that what is done in a step asks for."""
    done = done.lower()
    return tuple(
        code for code, words in _CARE_WORDS.items() if re.search(rf"\b(?:{words})\b", done)
    )


def _needed(ritual: Ritual) -> set[CareCode]:
    """Return the care codes that what is done asks for."""
    needed = {code for step in ritual.steps for code in care_of(step.do)}
    if ritual.ages[0] < limits.BABY_AGE:
        needed.add(CareCode.CRIB)
    return needed


def _breath(ritual: Ritual) -> Iterator[Problem]:
    """Breath is slow, short, never held, and not counted by those under four."""
    for step in ritual.steps:
        if step.cue is not StepCue.BREATH:
            if step.breaths:
                yield _problem(
                    ritual, "R106", "breaths stand on a step of another kind.",
                    'write cue = "breath".', step.line,
                )  # fmt: skip
            continue
        young = ritual.ages[0] < limits.BREATH_COUNT_AGE
        slowest = max(sum(one.breath) for one in ages.BANDS if one.breath)
        if not step.breaths:
            yield _problem(ritual, "R106", "how many breaths?", "write breaths = 3.", step.line)
        elif step.breaths * slowest > min(step.seconds, limits.BREATH_SECONDS_MOST):
            yield _problem(
                ritual, "R106", f"{step.breaths} breaths don't fit.",
                "fewer breaths; two minutes are the most.", step.line,
            )  # fmt: skip
        elif young and step.breaths > limits.BREATHS_MOST_YOUNG:
            yield _problem(
                ritual, "R106", "under four, three breaths are the most.", "write breaths = 3.",
                step.line,
            )  # fmt: skip


def _minutes(ritual: Ritual) -> Iterator[Problem]:
    """Two to ten minutes, each step long enough to be done."""
    if not ritual.steps:
        yield _problem(ritual, "R107", "there is no step.", "add [[steps]].")
    least = 90 if ritual.holds_story else 120
    if not least <= ritual.seconds <= 600:
        yield _problem(
            ritual,
            "R107",
            f"its steps make {ritual.seconds} seconds.",
            "make them two to ten minutes.",
        )
    for step in ritual.steps:
        if step.cue is StepCue.STORY:
            if step.seconds or step.say:
                yield _problem(
                    ritual, "R107", "the tale brings its own time and words.",
                    'write seconds = 0 and say = "".', step.line,
                )  # fmt: skip
        elif step.seconds < 25 or (
            step.most and not step.seconds <= step.most <= 3.5 * step.seconds
        ):
            yield _problem(
                ritual, "R107", f"{step.seconds} to {step.most} seconds make no good step.",
                "25 seconds at least, and 'most' no more than three times that.", step.line,
            )  # fmt: skip
    if sum(step.cue is StepCue.STORY for step in ritual.steps) > 1:
        yield _problem(ritual, "R107", "an evening has one tale.", "keep one step of kind story.")


def _words(ritual: Ritual) -> Iterator[Problem]:
    """No banned phrase, no shouting, no mark of a detail that is still from memory."""
    written = [
        (ritual.opening, ritual.line),
        (ritual.was, 1),
        (ritual.changed, 1),
        (ritual.name, 1),
    ]
    written += [(one, 1) for one in ritual.contested]
    written += [(f"{step.say} {step.do}", step.line) for step in ritual.steps]
    for text, line in written:
        for word in re.findall(rf"\b(?:{_BANNED})\b", text.lower()):
            yield _problem(
                ritual, "R110", f"'{word}' is not a word of ours.", "say it exactly.", line
            )
        if re.search(r"\[M\]|\(M\)|, M\)", text):
            yield _problem(
                ritual, "R113", "a detail here is from memory.", "check it, or leave it out.", line
            )
    for text, line in (
        (ritual.opening, ritual.line),
        *((one.say, one.line) for one in ritual.steps),
    ):
        if "!" in text:
            yield _problem(ritual, "R111", "Marcus does not shout.", "end with a full stop.", line)


def _ages(ritual: Ritual) -> Iterator[Problem]:
    """A baby only meets what a grown-up does."""
    if ritual.ages[0] < limits.BABY_AGE and not ritual.led_by_grown_up:
        yield _problem(
            ritual,
            "R112",
            "under one, every step is a grown-up's.",
            'write by = "grown-up", or begin at 1.',
        )
    if ritual.story_most and not ritual.holds_story:
        yield _problem(ritual, "R112", "it holds no tale.", "leave story_most out.")


def _worries(ritual: Ritual) -> Iterator[Problem]:
    """What the words touch is said in 'worries'."""
    said = [ritual.opening, *(step.say for step in ritual.steps)]
    spoken = " ".join(said).lower()
    for worry, words in _WORRY_WORDS.items():
        if worry not in ritual.worries and re.search(rf"\b(?:{words})\b", spoken):
            yield _problem(
                ritual, "R114", f"the words touch the worry '{worry}'.",
                f'add "{worry}" to worries, unless a child with it may hear this.', error=False,
            )  # fmt: skip


def errors(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return those that stop a pack."""
    return tuple(one for one in problems if one.error)

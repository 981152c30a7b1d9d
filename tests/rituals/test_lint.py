"""The rules of the almanac, each turned red by a planted fault."""

from __future__ import annotations

import dataclasses
import itertools
import re
from typing import TYPE_CHECKING, Any

import pytest

from rituals import library, lint
from rituals.narration import Listeners
from rituals.ritual import CareCode, Confidence, Step, StepCue, Tier
from stories.cast import Child

if TYPE_CHECKING:
    from rituals.ritual import Ritual

SHELF = library.shipped().shelf
DRAFTS = library.shipped().drafts
FAMILIES = (
    (Child("Mia", 6, "she"),),
    (Child("Ash", 6, "they"),),
    (Child("James", 6, "xe/xem/xyr/xyrs/xemself"),),
    (Child("Mia", 6, "she"), Child("Theo", 4, "he")),
    (Child("Mia", 6, "she"), Child("J. R.", 8, "he"), Child("Ash", 10, "they")),
)


@pytest.mark.parametrize("ritual", SHELF, ids=lambda one: one.id)
def test_what_ships_keeps_every_rule(ritual: Ritual) -> None:
    """No error and no advice either."""
    assert [str(one) for one in lint.check(ritual)] == []


@pytest.mark.parametrize("ritual", DRAFTS, ids=lambda one: one.id)
def test_a_draft_that_ships_only_lacks_its_adviser(ritual: Ritual) -> None:
    """Every other rule holds for it already."""
    assert [(one.code, one.error) for one in lint.check(ritual)] == [("R102", False)]


@pytest.mark.parametrize("ritual", [*SHELF, *DRAFTS], ids=lambda one: one.id)
def test_its_words_read_well_for_every_family(ritual: Ritual) -> None:
    """One, two or three children, any pronoun, each season: no brace, no doubled space, no hole."""
    seasons = ("", "summer", "winter")
    for children, season in itertools.product(FAMILIES, seasons):
        for script in ritual.scripts(Listeners(children, 1, season, "full")):
            for line in script.lines:
                assert not re.search(r"[{}*]|  | [.,]|\ba [aeio]\w", line.text), line.text
                assert line.text[0].isupper(), line.text
                assert line.text[-1] in ".?", line.text
        text = " ".join(one.text for one in ritual.scripts(Listeners(children)))
        if len(children) == 1:
            assert not re.search(r"\b(?:go round|take turns|one each)\b(?! way)", text.lower())


def _step(**changes: Any) -> Step:
    values: dict[str, Any] = {
        "id": "one",
        "say": "Now.",
        "do": "Do it.",
        "seconds": 100,
        "cue": StepCue.TOUCH,
    }
    return Step(**(values | changes))


REST = _step(id="rest", seconds=60)
FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("R101", {"sources": ()}),
    ("R102", {"tier": Tier.B}),
    ("R103", {"care": (CareCode.TOUCH,)}),
    ("R103", {"steps": (_step(care=(CareCode.TOUCH,)), REST)}),
    ("R104", {"steps": (_step(do="Cover the embers."), REST)}),
    ("R104", {"steps": (_step(do="Warm the milk."), REST)}),
    ("R104", {"steps": (_step(do="Rub in some lotion."), REST)}),
    ("R104", {"ages": (0, 8), "steps": (_step(by="grown-up"), _step(id="b", by="grown-up"))}),
    ("R105", {"steps": (_step(do="Light a candle."), REST)}),
    ("R105", {"steps": (_step(say="Now hold your breath."), REST)}),
    ("R105", {"steps": (_step(do="Put it under the pillow."), REST)}),
    ("R105", {"steps": (_step(do="Put the bear in the cot."), REST)}),
    ("R105", {"ages": (0, 8), "steps": (_step(do="A spoon of honey.", by="grown-up"), REST)}),
    ("R106", {"steps": (_step(cue=StepCue.BREATH), REST)}),
    ("R106", {"steps": (_step(cue=StepCue.BREATH, breaths=20), REST)}),
    ("R106", {"ages": (3, 8), "steps": (_step(cue=StepCue.BREATH, breaths=5), REST)}),
    ("R106", {"steps": (_step(breaths=3), REST)}),
    ("R107", {"steps": ()}),
    ("R107", {"steps": (_step(seconds=10), _step(id="b", seconds=200))}),
    ("R107", {"steps": (_step(most=900), REST)}),
    ("R107", {"steps": (_step(seconds=700), REST)}),
    ("R107", {"steps": (_step(), _step(id="t", cue=StepCue.STORY, seconds=50, say=""))}),
    ("R108", {"opening": "One word after another came along the road. " * 18}),
    ("R109", {"opening": "There was {{ nobody }}."}),
    ("R109", {"opening": "There was *one*."}),
    ("R110", {"opening": "Everyone did it."}),
    ("R110", {"was": "A cure by ancient wisdom."}),
    ("R111", {"opening": "How they ran!"}),
    ("R112", {"ages": (0, 8)}),
    ("R107", {"ages": (2, 8), "steps": (_step(ages=(3, 8)), REST)}),
    (
        "R106",
        {
            "ages": (2, 8),
            "care": (CareCode.BREATH,),
            "steps": (
                _step(cue=StepCue.BREATH, breaths=5, ages=(2, 5), care=(CareCode.BREATH,)),
                REST,
            ),
        },
    ),
    (
        "R112",
        {
            "ages": (0, 8),
            "care": (CareCode.CRIB,),
            "steps": (
                _step(by="grown-up", care=(CareCode.CRIB,)),
                _step(id="two", ages=(0, 8)),
            ),
        },
    ),
    ("R112", {"story_most": 300}),
    ("R113", {"confidence": Confidence.LOW}),
    ("R113", {"was": "Some say so (M)."}),
    ("R114", {"opening": "A boat went by."}),
    ("R115", {"at": None}),
    ("R116", {"opening": "{{ hero }} were here."}),
]


@pytest.mark.parametrize(("code", "changes"), FAULTS)
def test_a_planted_fault_is_found(ritual: Any, code: str, changes: dict[str, Any]) -> None:
    """Each rule has at least one."""
    assert code in {one.code for one in lint.check(ritual(**changes))}


def test_a_sound_ritual_has_no_problem(ritual: Any) -> None:
    """So that the planted faults prove something."""
    assert lint.check(ritual()) == ()


def test_every_code_of_lint_has_its_planted_fault() -> None:
    """The list above can't fall behind."""
    rooms = [library.SHIPPED.parent / name for name in ("lint.py", "covering.py")]
    written = {code for room in rooms for code in re.findall(r'"(R1\d\d)"', room.read_text())}
    assert written == {code for code, _ in FAULTS}


def test_a_silent_tier_b_is_only_a_draft(ritual: Any) -> None:
    """Advice, not an error: it waits for its adviser."""
    one = ritual(tier=Tier.B, opening="", steps=(_step(say=""), dataclasses.replace(REST, say="")))
    assert [(problem.code, problem.error) for problem in lint.check(one)] == [("R102", False)]


def test_a_familys_own_ritual_is_held_to_what_keeps_a_child_safe(ritual: Any) -> None:
    """Its word is its source, its words are its own; in any other pack it needs a source."""
    plain = ritual()
    loud = dataclasses.replace(
        plain,
        sources=(),
        confidence=Confidence.FAMILY,
        steps=tuple(
            dataclasses.replace(one, say="Hush, everybody!", do="Wave.") for one in plain.steps
        ),
    )
    assert {one.code for one in lint.check(loud)} >= {"R101", "R110", "R111"}
    own = dataclasses.replace(loud, pack="own")
    assert {one.code for one in lint.check(own)} <= lint.OWN
    lit = dataclasses.replace(own.steps[0], do="We light two candles.")
    found = lint.errors(lint.check(dataclasses.replace(own, steps=(lit,))))
    assert "R105" in {one.code for one in found}


@pytest.mark.parametrize(
    ("done", "codes"),
    [
        ("Cover the embers.", (CareCode.FIRE,)),
        ("Breathe out.", (CareCode.BREATH,)),
        ("Wave.", ()),
    ],
)
def test_what_is_done_asks_for_care(done: str, codes: tuple[CareCode, ...]) -> None:
    """Whatever else stands in it."""
    assert lint.care_of(done) == codes

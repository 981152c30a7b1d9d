"""Agreement is heard per family: groups, singles, they and own pronouns."""

from __future__ import annotations

import pytest

from stories.covering import stages
from stories.lint.agreement import disagreement
from stories.lint.spoken import Span, Spoken
from tests.stories.small import OWL_TALE, pack_of


def wrong(text: str, hero: str = "", *, many: bool = False) -> str:
    """Return what doesn't agree in a sentence where ``hero`` stands for the children."""
    pack = pack_of(OWL_TALE)
    here = next(one for one in stages(pack.tales[0], pack) if (len(one.children) > 1) == many)
    spans = (Span("hero", "", text.index(hero), text.index(hero) + len(hero)),) if hero else ()
    return disagreement(Spoken(text, 0, spans), here)


@pytest.mark.parametrize("verb", ["was", "wasn't", "has", "is", "does", "sleeps"])
def test_a_group_has_plural_verbs(verb: str) -> None:
    """Mia and Theo were."""
    assert wrong(f"Then Mia and Theo {verb} late.", "Mia and Theo", many=True)


@pytest.mark.parametrize("verb", ["were", "have", "are", "don't"])
def test_one_name_has_single_verbs(verb: str) -> None:
    """Mia was; did Mia have?"""
    assert wrong(f"Then Mia {verb} late.", "Mia")
    assert not wrong(f"If Mia {verb} late.", "Mia")


@pytest.mark.parametrize(
    "text",
    [
        "They sleeps.",
        "They was here.",
        "Then xe were here.",
        "He do it.",
        "And it are late.",
        "It was Mia's's.",
    ],
)
def test_pronouns(text: str) -> None:
    """Whoever they are."""
    assert wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "They always sleep.",
        "They were here.",
        "If xe were here.",
        "Mia and he were late.",
        "They perhaps slept.",
    ],
)
def test_right_ones(text: str) -> None:
    """Nothing is said."""
    assert not wrong(text)

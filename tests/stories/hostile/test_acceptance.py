"""What a storyteller may write is accepted, is told, and never grows beyond its bound."""

from __future__ import annotations

import pytest

from stories.library import SHIPPED
from stories.pack import load_pack
from stories.sandbox import Condition, Prose
from tests.stories.hostile.growing import WORDS, Gardener, contexts, world

PACKS = sorted(path for path in SHIPPED.iterdir() if path.is_dir())
SEEN = contexts(world())
GROWN, TOLD = 2_000, 400


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_what_is_shipped_is_accepted(path: object) -> None:
    """Every bundled tale is read without an error, far within what a tale may take."""
    pack = load_pack(SHIPPED / str(path))
    assert pack is not None
    assert pack.tales
    assert not [str(problem) for problem in pack.problems if problem.error]


def accepted(seed: int) -> Prose:
    """Grow and check one piece."""
    prose = Prose(Gardener(seed).prose(), WORDS)
    assert not prose.complaints, (prose.text, prose.complaints)
    return prose


def told_well(seed: int) -> float:
    """Grow, check and tell one piece; return how much of its bound it needed."""
    prose, most = accepted(seed), 0
    for context in SEEN:
        told = prose.render(context)
        assert len(told) <= prose.bound, prose.text
        assert "{" not in told
        if not prose._plain:
            assert sum(1 for _ in prose.template.generate(context)) <= prose.steps, prose.text
        most = max(most, len(told))
    return most / prose.bound


def test_good_prose_is_accepted() -> None:
    """Two thousand pieces out of the whole language: nothing to complain of."""
    assert all(accepted(seed).bound for seed in range(GROWN))


def test_good_prose_keeps_its_bound() -> None:
    """Each told to three families: no violation, no error, and bounds that are no idle numbers."""
    ratios = sorted(told_well(seed) for seed in range(TOLD))
    assert ratios[-1] <= 1
    assert ratios[TOLD // 2] > 0.3


@pytest.mark.torture
def test_twenty_thousand_pieces_keep_their_bounds() -> None:
    """The same, fifty times as many."""
    assert max(told_well(seed) for seed in range(50 * TOLD)) <= 1


def test_good_conditions_are_accepted_and_answer() -> None:
    """Five hundred conditions hold or don't, for every family."""
    for seed in range(500):
        text = Gardener(seed)._condition()
        condition = Condition(text, WORDS)
        assert not condition.complaints, (text, condition.complaints)
        assert {condition.holds(context) for context in SEEN} <= {True, False}
        assert condition.atoms >= 1


def test_the_garden_is_the_whole_language() -> None:
    """Every filter, attribute, loop and word of the language grows somewhere."""
    garden = " ".join(Gardener(seed).prose() for seed in range(400))
    for word in (
        "sentence", "list", "number", "said", "elif", "else", "in added", "in hero", "other",
        "hero.many", "back.home", "all.home", "turn.blink", "pause", "perch.the", "lead.own",
        "They_were", "in met", "in facts", "season", "moon", "age",
    ):  # fmt: skip
        assert word in garden, word

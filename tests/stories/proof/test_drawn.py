"""Every value of a draw is seen in every sentence that tells it."""

from __future__ import annotations

from stories.proof.drawn import drawn
from tests.stories.small import OWL_TALE, pack_of


def test_every_value_in_every_sentence() -> None:
    """Three perches in two sentences, each with the form that stands there."""
    pack = pack_of(OWL_TALE)
    (perch,) = drawn(pack.tales[0], pack)
    assert perch.name == "perch"
    assert len(perch.values) == 3
    assert [[form for form, _ in use.told] for use in perch.uses] == [
        ["a garden gate", "an old boot", "a rain barrel"],
        ["the garden gate", "the old boot", "the rain barrel"],
    ]
    assert all(form in sentence for use in perch.uses for form, sentence in use.told)
    assert perch.uses[0].source.passage == "small/owl#knock/newly-met"

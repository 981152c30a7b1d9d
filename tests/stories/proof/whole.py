"""Whole proofs of small packs, for the tests of the sheet's parts."""

from __future__ import annotations

from functools import lru_cache

from stories.pack import Container
from stories.problems import Problem
from stories.proof import Order, Proof, Sky, gather
from tests.stories.small import MANIFEST, OWL_TALE, children

LINE = next(n for n, typed in enumerate(OWL_TALE.split("\n"), 1) if "asked the cat" in typed)
ADVICE = Problem("tales/owl.md", LINE, "L014", "an <owl> so late.", "say less.", error=False)
LOST = Problem("cast.toml", 2, "L035", "no part for nora.", "give her one.", error=False)


def container(*tales: str) -> Container:
    """An opened pack of these tales."""
    files = {f"tales/{n or 'owl'}.md": text.encode() for n, text in enumerate(tales)}
    return Container("small", MANIFEST, files, ())


@lru_cache(maxsize=1)
def owl() -> Proof:
    """The proof of the owl's tale over four nights, with two pieces of advice."""
    order = Order(children(), 1.0, 1, (Sky("14 Mar", "spring", "waxing"),) * 4)
    return gather(container(OWL_TALE), [ADVICE, LOST], order)

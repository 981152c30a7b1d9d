"""The counted part of the sheet: gauges by worry, maps, and what was never reached."""

from __future__ import annotations

import re
from dataclasses import replace

from stories.pools import Pool
from stories.proof.column import Margin
from stories.proof.ground import maps_section, pools_section
from stories.proof.reading import covering_section
from tests.stories.proof.whole import owl


def test_low_pools_are_said_in_words() -> None:
    """A low pool has a shape and a word beside its colour; worries stand apart."""
    pools = (
        Pool("tale", 1, 8, low=True, text="One tale <fits>."),
        Pool("worry:dark", 9, 8, low=False, text="If 'dark' became a worry, 9 would be left."),
    )
    shown = pools_section(replace(owl(), pools=pools, unrepeated={3: 5}))
    assert shown.count("▼ low") == 1
    assert "One tale &lt;fits&gt;." in shown
    assert "1 of 8" in shown
    assert shown.index("What there is") < shown.index("What is left for each worry")
    assert shown.index("left for each worry") < shown.index("&#x27;dark&#x27;")
    assert "5 nights in a row" in shown


def test_every_passage_is_on_the_map_with_a_link() -> None:
    """Each version links to where it is told; the unreached have their reasons."""
    proof = owl()
    margin = Margin(())
    told = covering_section(proof, margin)
    shown = maps_section(proof, margin)
    anchors = set(re.findall(r'href="#([^"]+)"', shown))
    assert len(anchors) == 7
    assert all(f'id="{anchor}"' in told for anchor in anchors)
    assert "<svg" in shown

"""What a sheet shows is gathered once: tellings, joins, draws, reach, pools."""

from __future__ import annotations

from stories.pack import Container
from stories.proof import Order, Sky, gather
from tests.stories.proof.whole import ADVICE, LOST, container, owl
from tests.stories.small import OWL_TALE, children

ORDER = Order(children(), 1.0, 1, (Sky("14 Mar", "spring", "waxing"),) * 2)


def test_everything_is_there() -> None:
    """A dozen tellings, four nights, joins, draws, pools, and every passage somewhere."""
    proof = owl()
    (one,) = proof.tales
    assert len(one.dozen) == 12
    assert len(proof.nights) == 4
    told = {id for evening in one.dozen if evening.story for id in evening.story.passages}
    every = {passage.id for beat in one.tale.beats for passage in beat.passages}
    assert told | {passage.id for passage, _ in one.rest} == every
    assert one.joins
    assert one.drawn
    assert proof.pools
    assert proof.unrepeated is not None
    assert set(proof.unrepeated) == {3, 6, 10}
    assert proof.problems == (LOST, ADVICE)
    assert proof.errors == 0


def test_progress_never_goes_back() -> None:
    """From nothing to nearly done, in small steps."""
    seen: list[float] = []
    gather(container(OWL_TALE), (), ORDER, lambda part, _: seen.append(part))
    assert seen == sorted(seen)
    assert 0 < seen[0] < seen[-1] <= 1
    assert len(seen) >= 4


def test_the_same_order_gives_the_same_proof() -> None:
    """Nothing on the sheet depends on anything but the pack and what was asked for."""
    one, two = (gather(container(OWL_TALE), (), ORDER) for _ in range(2))
    texts = [[e.story.script.text for e in proof.nights if e.story] for proof in (one, two)]
    assert texts[0] == texts[1]
    assert one.pools == two.pools


def test_a_broken_pack_is_its_problems() -> None:
    """Without a manifest, or with no tale that can be read, the problems are all there is."""
    bare = gather(Container("bare", None, {}, ()), (), ORDER)
    assert bare.pack is None
    broken = gather(container(OWL_TALE.replace("{{ owl }}", "{{ owl", 1)), (), ORDER)
    assert broken.tales == ()
    assert broken.errors

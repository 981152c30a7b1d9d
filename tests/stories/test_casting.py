"""Casting: every pick by its own key, the best version first."""

from __future__ import annotations

from stories.casting import keyed, name_words, rank, stage
from stories.memory import Memory
from tests.stories.small import OWL_TALE, children, front, pack_of

POOL = (
    front()
    + "\n## A {energy=1 take=1..4}\n"
    + "".join(
        f"\n### P{n} {more}\n\nP{n}.\n"
        for n, more in enumerate(
            ("", "", "{if=\"season == 'winter'\"}", "{if=\"season == 'spring'\"}")
        )
    )
)


def order(memory: Memory, night: int = 40, told: tuple[str, ...] = (), seed: int = 1) -> list[str]:
    """Return the slugs of the small pool, best first."""
    pack = pack_of(POOL)
    here = stage(pack.tales[0], children(), {}, memory, seed=seed, season="winter", moon="full")
    assert here is not None
    return [p.slug for p in rank(here, pack.tales[0].beats[0], memory, night, told, last=False)]


def test_picks_depend_on_seed_and_path_alone() -> None:
    """A known number, on every machine."""
    assert keyed(1, "a", "b") == keyed(1, "a", "b")
    assert len({keyed(1, "a"), keyed(2, "a"), keyed(1, "b"), keyed("1", "a", "b")}) == 4


def test_true_then_specific() -> None:
    """What is not true is never told; what fits most comes first."""
    assert order(Memory())[0] == "p2"
    assert "p3" not in order(Memory())


def test_rested_before_specific() -> None:
    """A version heard lately waits, however well it fits."""
    memory = Memory(passages={"small/lamp#a/p2": 30})
    assert order(memory)[-1] == "p2"
    assert order(memory, night=60)[0] == "p2"


def test_fewest_pairs_before_chance() -> None:
    """Versions not heard together before come first."""
    nights = frozenset({1, 2})
    memory = Memory(pairs={"x": nights, "small/lamp#a/p0": nights})
    assert order(memory, told=("x",)).index("p1") < order(memory, told=("x",)).index("p0")


def test_chance_is_even() -> None:
    """Over many seeds each of two equal versions comes first about as often."""
    first = sum(order(Memory(), seed=seed).index("p0") == 1 for seed in range(200))
    assert 70 < first < 130


def test_figures_have_names_of_their_own() -> None:
    """None like a child's, none twice; nobody left means no stage."""
    pack = pack_of(OWL_TALE)
    kids = children("Tuppence:6:she", "Bracken:6:he")
    here = stage(pack.tales[0], kids, {}, Memory(), seed=1, season="winter", moon="full")
    assert here is not None
    assert list(here.friends.values()) == ["Mrs. Thistledown"]
    kids = children("Tuppence:6:she", "Bracken:6:he", "Thistledown:6:they")
    assert stage(pack.tales[0], kids, {}, Memory(), seed=1, season="a", moon="b") is None
    assert name_words("Mrs. O'Hara-Lee") == {"o", "hara", "lee"}

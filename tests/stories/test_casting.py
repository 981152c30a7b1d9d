"""Casting: every pick by its own key, the best version first."""

from __future__ import annotations

from dataclasses import replace

from stories.casting import judge, rank, stage
from stories.memory import Memory
from tests.stories.small import OWL, OWL_TALE, children, front, pack_of

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


EVEN = front() + (
    "\n## A {energy=1 take=1..4}\n" + "".join(f"\n### P{n}\n\nP{n}.\n" for n in (0, 1, 4, 5))
)


def order(
    memory: Memory,
    night: int = 40,
    told: tuple[str, ...] = (),
    seed: int = 1,
    text: str = POOL,
) -> list[str]:
    """Return the slugs of a small pool, best first."""
    pack = pack_of(text, places_toml='[mill]\nforms = "a/the mill"\n')
    here = stage(
        pack.tales[0], children(), pack.places, memory, seed=seed, season="winter", moon="full"
    )
    assert here is not None
    return [p.slug for p in rank(here, pack.tales[0].beats[0], memory, night, told, last=False)]


def test_true_then_specific() -> None:
    """What is not true is never told; what fits most comes first."""
    assert order(Memory())[0] == "p2"
    assert "p3" not in order(Memory())


def test_rested_before_specific() -> None:
    """A version heard lately waits, however well it fits."""
    memory = Memory(passages={"small/lamp#a/p2": 30})
    assert order(memory)[-1] == "p2"
    assert order(memory, night=61)[0] == "p2"


def test_fewest_pairs_before_chance() -> None:
    """Versions not heard together before come first."""
    nights = frozenset({1, 2})
    memory = Memory(pairs={"x": nights, "small/lamp#a/p0": nights})
    assert order(memory, told=("x",)).index("p1") < order(memory, told=("x",)).index("p0")


def test_chance_is_even() -> None:
    """Over many seeds each of two equal versions comes first about as often."""
    first = sum(order(Memory(), seed=seed).index("p0") == 1 for seed in range(200))
    assert 70 < first < 130


def test_a_company_gathers_those_who_met_least() -> None:
    """Inside a take beat each next one has met the others least, whoever comes first."""
    old = {1: ("p0", "p1"), 2: ("p0", "p4"), 3: ("p1", "p4")}
    pairs = {
        f"small/lamp#a/{slug}": frozenset(n for n, met in old.items() if slug in met)
        for slug in ("p0", "p1", "p4", "p5")
    }
    for seed in range(20):
        first, second, *_ = order(Memory(pairs=pairs), seed=seed, text=EVEN)
        assert "p5" in (first, second)


def test_softer_rests_come_after_a_passage_and_before_what_fits() -> None:
    """A place told of last night waits, even where it would fit best; its own rest counts more."""
    text = front() + (
        "\n## A {energy=1}\n\n### Mill {if=\"season == 'winter'\"}\n\n{{ mill.The }}.\n"
        "\n### Home\n\nHome.\n"
    )
    memory = Memory(places={"mill": 39})
    assert order(Memory(), text=text) == ["mill", "home"]
    assert order(memory, text=text) == ["home", "mill"]
    tired = Memory(places={"mill": 39}, passages={"small/lamp#a/home": 39})
    assert order(tired, text=text) == ["mill", "home"]


def test_every_version_is_judged() -> None:
    """Those that stand come with their figures, the others with the reason they are dropped."""
    text = front(more=OWL) + (
        "\n## A {energy=1}\n\n### N {new=owl}\n\n{{ owl }}.\n\n### K {known=owl}\n\n{{ owl }}.\n\n"
        "### E {elder}\n\nE.\n\n### S {if=\"season == 'spring'\"}\n\nS.\n\n### P\n\nP.\n"
    )
    pack = pack_of(text)
    key = "small/lamp#owl"
    for memory, dropped in (
        (Memory(), "known: Bracken is not known yet"),
        (
            Memory(friends={key: "Bracken"}, passages={"small/lamp#a/p": 30}),
            "new: Bracken is known",
        ),
    ):
        here = stage(
            pack.tales[0], children(), pack.places, memory, seed=3, season="winter", moon="full"
        )
        assert here is not None
        found = judge(here, pack.tales[0].beats[0], memory, 40, (), last=False)
        why = {one.passage.slug: one.dropped for one in found}
        assert dropped.replace("Bracken", here.friends[key]) in why.values()
        assert why["e"] == "elder: nobody older listens"
        assert why["s"] == "if: season == 'spring'"
        standing = [one for one in found if not one.dropped]
        assert [one.specific for one in standing] == [1, 0]
        assert found[: len(standing)] == standing
        plain = standing[-1]
        assert plain.missing == memory.tiredness(plain.passage.id, 40)
        assert plain.worn == (("passage",) if plain.missing else ())


def test_another_variant_has_other_chances() -> None:
    """Cast and things stay; the seeded order of equal versions changes."""
    pack = pack_of(OWL_TALE)
    here = stage(pack.tales[0], children(), {}, Memory(), seed=1, season="winter", moon="full")
    assert here is not None
    orders = {
        tuple(
            p.slug
            for p in rank(
                replace(here, variant=variant), pack.tales[0].beats[1], Memory(), 1, (), last=False
            )
        )
        for variant in range(6)
    }
    assert len(orders) > 1

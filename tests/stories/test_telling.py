"""A telling renders the chosen passages and measures them."""

from __future__ import annotations

from stories.casting import stage
from stories.memory import Memory
from stories.telling import Choice, measure, perform, title_of
from tests.stories.small import OWL_TALE, PACE, children, front, pack_of


def test_what_was_met_is_known_later() -> None:
    """``added`` and ``met`` hold what was told before."""
    tale = front() + (
        '\n## A {energy=3 take=2 order=as-written}\n\n### One {adds="a"}\n\nOne.\n\n'
        "### Two {adds=\"b\"}\n\n{% if 'one' in met %}After one.{% endif %}\n\n"
        "## B {energy=1}\n\n{{ added | list }}.{% for x in added %} {{ x }}.{% endfor %}\n"
    )  # fmt: skip
    pack = pack_of(tale)
    here = stage(pack.tales[0], children(), {}, Memory(), seed=1, season="winter", moon="full")
    assert here is not None
    choices = [Choice(beat, beat.passages) for beat in pack.tales[0].beats]
    text = perform(here, choices, pack.sources).text
    assert text == "One.\n\nAfter one.\n\na and b. a. b."


def test_the_title_is_tonights() -> None:
    """Names stand in the title, their sounds don't."""
    pack = pack_of(OWL_TALE)
    kids = children("Mia:6:she:said=mee-a", "Theo:4:he")
    here = stage(pack.tales[0], kids, {}, Memory(), seed=1, season="winter", moon="full")
    assert here is not None
    assert title_of(here) == "Mia and Theo and the owl"


def test_a_measure_counts_echoes_and_turns() -> None:
    """A passage costs what it says now and what it leaves for later."""
    pack = pack_of(OWL_TALE)
    here = stage(pack.tales[0], children(), {}, Memory(), seed=1, season="winter", moon="full")
    assert here is not None
    cat = measure(here, pack.tales[0].beats[1].passages[0], PACE)
    assert cat.words in (14, 15)  # Mrs. Thistledown counts as two
    assert cat.seconds > 6

"""A telling renders the chosen passages and measures them."""

from __future__ import annotations

from stories.casting import stage
from stories.memory import Memory
from stories.teller import tell
from stories.telling import Choice, measure, perform, title_of
from tests.stories.small import OWL_TALE, PACE, children, front, library_of, pack_of


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


def test_whispers_slowness_and_pauses_are_for_the_ear_alone() -> None:
    """They change time and level, never a word."""
    plain = "One two. {p}Three *four* five.\n\nSix."
    quiet = front() + "\n## A {energy=1 whisper slow}\n\n" + plain.format(p="{{ pause }} ")
    loud = front() + "\n## A {energy=1}\n\n" + plain.format(p="")
    stories = [tell(library_of(t), children(), minutes=1, seed=1, pace=PACE) for t in (quiet, loud)]
    assert stories[0].script.text == stories[1].script.text
    assert [line.speech for line in stories[0].script.lines] == [
        line.speech for line in stories[1].script.lines
    ]
    assert stories[0].seconds_planned > stories[1].seconds_planned + 1.0

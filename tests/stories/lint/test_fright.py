"""Fright is found by scene, for every worry, and never by a bare word."""

from __future__ import annotations

import pytest

from stories.cast import WORRIES
from stories.lint.fright import scenes
from tests.stories.lint.language import MORE, TALE, codes_of, said
from tests.stories.small import front

FRIGHTENING = {
    "dark": "It was dark. {{ lead }} couldn't see a thing, and something moved.",
    "storms": "There was thunder over the hill, and lightning in the pond.",
    "dogs": "The dog growled at the gate.",
    "insects": "A wasp sat on the jam, and it stung.",
    "water": "The boat tipped, out on the lake.",
    "heights": "Up on the roof {{ lead.their }} foot slipped.",
    "fire": "The barn was on fire, and the flames spread.",
    "noises": "There was a creak on the stair, and nobody was there.",
    "being-lost": "They were lost. They did not know which way was home.",
    "being-alone": "Everyone had gone. {{ lead }} called and called.",
    "losing-things": "The blanket was gone. They looked everywhere.",
    "illness": "The mole had a fever, and stayed in bed.",
    "doctor": "The doctor had a needle.",
    "new-baby": "There was a new baby, and no time for stories.",
    "school": "It was the first day, and the school was large.",
    "moving": "They packed up, and the old house was empty.",
    "bad-dreams": "It was a bad dream, with a monster in it.",
    "strangers": 'A stranger stood there. "Come with me," he said.',
    "death": "In the spring the old cat died.",
}
CALM = (
    "It was dark by then, and the lamp was lit.", "The dog lay down by the stove.",
    "A spider had hung three threads there.", "The river went by under the bridge.",
    "They looked down from the tower at the lane.", "The fire was low, and the cat lay by it.",
    "The stair creaked once.", "The owl had lost a yawn.", "{{ lead }} sat there alone with a bun.",
    "One glove was gone.", "The doctor went by on a bicycle.", "The baby slept.",
    "They passed the school.", "It stood there as if it had been out all day.",
    "There was no thunder and no lightning that night.", "The leaves were dead, and it rained.",
    "Under the sea there was a hill. The letter went under the pillow.",
    "The mist had slipped down. {{ lead }} took one edge.",
)  # fmt: skip


def test_every_worry_has_its_scenes() -> None:
    """And every scene is of a worry there is."""
    assert set(scenes()) == set(WORRIES) == set(FRIGHTENING)


@pytest.mark.parametrize("worry", WORRIES)
def test_a_frightening_scene_is_found_unless_it_is_named(worry: str) -> None:
    """The front matter may say so."""
    assert "L045" in said(FRIGHTENING[worry])
    body = TALE.format(text=FRIGHTENING[worry], energy=3, last="It was out.", more="")
    assert "L045" not in codes_of(front(more=f'worries = ["{worry}"]\n' + MORE) + body)


@pytest.mark.parametrize("text", CALM)
def test_a_bare_word_frightens_nobody(text: str) -> None:
    """Least of all the word dark."""
    assert "L045" not in said(text)


def test_what_growls_unseen_is_a_noise() -> None:
    """Whatever it is, it is behind the door."""
    assert "L045" in said("Something growled behind the door.")
    assert "L045" not in said("The kettle growled.")

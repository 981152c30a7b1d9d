"""The agreement reader finds planted errors, and none in what the shipped packs tell."""

from __future__ import annotations

import pytest

from stories.covering import FAMILIES
from stories.lengths import pace_of
from stories.library import SHIPPED, Library, load_library
from stories.memory import Memory
from stories.teller import tell
from tests.stories.agreement import faults
from tests.stories.small import OWL_TALE, story

NAMES = ("Mia", "Theo", "Alex", "Una", "James")
PLANTED = (
    "They was asleep.", "And then they was gone.", "They has a lamp.", "They wasn't there.",
    "They does it slowly.", "They is here.", "They goes up the stairs.", "We was late.",
    "You was nearly there.", "I is an owl.", "She were asleep.", "Then he were tired.",
    "She have a lamp.", "He do not mind.", "It are late.", "Mia were asleep.",
    "Theo have one sock.", "Mia and Theo was asleep.", "Mia and Theo has a lamp.",
    "Mia and Theo is here.", "Mia, Theo and Alex was asleep.", "Mia Theo went up.",
    "MiaTheo went up.", "It was a owl.", "It was an cat.", "There sat a old boot.",
    "An bear came.", "A hour went by.", "An one-eyed cat came.", "She had a  lamp.",
    "She slept .", "She slept , and dreamt.", "She slept..", "She slept,, and dreamt.",
    "{{ hero }} slept.", "{% if hero.many %}They slept.", "She said *tip.", "~ home: The cat.",
    "It was the the cat.", "He sat and and slept.", "It was James's's lamp.",
    "They took her's hand.", "It was theirs's lamp.", "Behind them him was asleep.",
    "Them went to bed.", "He stood beside she.", "It was for they.", "She did it theirself.",
    "She slept. and then it was dark.", "She slept.Then it was dark.", '"Goodnight, said the owl.',
    "Undefined went to bed.", "It sat on \ue004 the gate.",
)  # fmt: skip
FINE = (
    "If she were a hill, she would sleep.", "Did Mia have a lamp?", "Mia and Theo were asleep.",
    "They were asleep, all of them.", "He helped Theo do it.", "It was an hour by the clock.",
    "A unicorn, a ewe and a one-eyed cat.", "Mr. and Mrs. Tump slept.", "He saw Mia do it.",
    '"Tip," it said. "Tip-tip."', "One. Two. Three.", "James's lamp was out.",
    "They always went by the side.", "Most of them had feet.", "Down went the lamp...",
    "The cans said so, for they were empty.",
)  # fmt: skip


def test_there_are_enough_planted_errors() -> None:
    """The reader is tried on forty different errors at least."""
    assert len(set(PLANTED)) >= 40


@pytest.mark.parametrize("wrong", PLANTED)
def test_a_planted_error_is_found(wrong: str) -> None:
    """Each error is found alone and in the middle of a story."""
    assert faults(wrong, NAMES)
    told = story("Mia:6:she", "Theo:4:he").script.text
    assert not faults(told, NAMES)
    first, _, rest = told.partition("\n\n")
    assert faults(f"{first}\n\n{wrong}\n\n{rest}", NAMES)


@pytest.mark.parametrize("right", FINE)
def test_what_is_right_passes(right: str) -> None:
    """Right sentences that look odd are left alone."""
    assert faults(right, NAMES) == []


def test_a_planted_template_error_is_found() -> None:
    """A tale that writes agreement by hand is found when it is told to others."""
    wrong = OWL_TALE.replace("{{ hero }} {{ hero.was }} glad", "{{ hero }} was glad")
    memory = Memory(friends={"small/owl#owl": "Bracken"})
    told = story("Mia:6:she", "Theo:4:he", tale=wrong, memory=memory)
    assert faults(told.script.text, ("Mia", "Theo"))


@pytest.fixture(scope="module")
def shipped() -> Library:
    """The packs that come with the house."""
    return load_library([SHIPPED])


def read(shipped: Library, number: int, ways: int) -> None:
    """Have every tale told to one family in so many of four ways, and look for faults."""
    for place, tale in enumerate(shipped.tales):
        age = max(5.0, float(tale.ages[0]))
        family = tuple(type(child)(child.name, age, child.pronouns) for child in FAMILIES[number])
        names = tuple(child.name for child in family)
        known = Memory(
            friends={tale.friend_key(role): role.names[0] for role in tale.roles if role.friend}
        )
        every = [(memory, minutes) for memory in (Memory(), known) for minutes in (3, 6)]
        for way in range(ways):
            memory, minutes = every[(place + number + way) % len(every)]
            told = tell(
                shipped, family, minutes=minutes, seed=number, pace=pace_of(age),
                memory=memory, tale=tale.key, season="winter", lead=number,
            )  # fmt: skip
            assert not faults(f"{told.title}\n\n{told.script.text}", names), tale.key


@pytest.mark.parametrize("number", range(len(FAMILIES)))
def test_shipped_tales_agree_for_every_family(shipped: Library, number: int) -> None:
    """She, he, they, own pronouns, two and three: no wrong agreement in any shipped tale."""
    read(shipped, number, 1)


@pytest.mark.torture
@pytest.mark.parametrize("number", range(len(FAMILIES)))
def test_shipped_tales_agree_short_and_long_new_and_known(shipped: Library, number: int) -> None:
    """The same, each tale in all four ways."""
    read(shipped, number, 4)

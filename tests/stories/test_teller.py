"""The teller plays everything a tale can ask for, and tells the same story for the same seed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from stories.cast import Child
from stories.lengths import pace_of
from stories.library import SHIPPED, load_library
from stories.memory import Memory
from stories.problems import CannotTell
from stories.script import Cue, Pause
from stories.teller import comfort, tell
from tests.stories.small import OWL_TALE, PACE, children, front, library_of, story

ROOT = Path(__file__).parents[2]


def test_a_new_friend_and_a_known_one() -> None:
    """A friend is met once, and known the next time under the same name."""
    first = story()
    assert "small/owl#knock/newly-met" in first.passages
    memory = Memory().after(first.row(1))
    for seed in range(5):
        again = story(memory=memory, night=20, seed=seed)
        assert "small/owl#knock/met-again" in again.passages
        assert again.friends == first.friends
    half = Memory().after(first.row(1, finished=False))
    assert "small/owl#knock/newly-met" in story(memory=half, night=20).passages


def test_the_lead_goes_round_passage_by_passage() -> None:
    """Whose turn it is changes with every passage and every night."""
    told = story("Mia:6:she", "Theo:4:he", minutes=1.5)
    askers = [line.text.split()[0] for line in told.script.lines if " asked the " in line.text]
    assert askers[:2] == ["Mia", "Theo"]
    assert told.lead == "Mia"
    assert story("Mia:6:she", "Theo:4:he", lead=1).lead == "Theo"


def test_echoes_come_back_in_reverse() -> None:
    """The way home passes the things of the way out."""
    text = story(minutes=1.5).script.text
    met = [
        text.index(f"asked the {one}") for one in ("cat", "kettle", "coat", "stair") if one in text
    ]
    slept = [text.index(f"The {o} slept") for o in ("cat", "kettle", "coat", "stair") if o in text]
    assert sorted(range(len(met)), key=met.__getitem__) == sorted(
        range(len(slept)), key=slept.__getitem__, reverse=True
    )


def test_a_turn_changes_and_ends() -> None:
    """The lines of a refrain come in order, the last one is its end."""
    text = story(minutes=1.5).script.text
    said = [text.index(word) for word in ("First ", "Then ", "At last ") if word in text]
    assert len(said) >= 2
    assert said == sorted(said)
    assert text.count("At last ") == 1


def test_sources_name_the_authored_line() -> None:
    """Every sentence knows its file, line and passage, whoever put it in."""
    for line in story().script.lines:
        typed = OWL_TALE.splitlines()[line.source.line - 1]
        assert line.source.file == "tales/tale-0.md"
        assert line.text.split()[-1].strip('."') in typed or "{{" in typed
        assert line.source.passage.startswith("small/owl#")


def test_cues_pauses_whisper_slow_and_slant() -> None:
    """What is shown and how it is said reaches the script."""
    tale = front() + (
        "\n## A {energy=2 picture=roof whisper slow}\n\nOne. {{ pause }} *Tip,* it said.\n\n"
        '## B {energy=1 picture=roof}\n\n{{ "Siobhán" | said("shi VAWN") }} slept.\n'
    )  # fmt: skip
    script = story(tale=tale).script
    pair = [Cue("picture", "roof"), Cue("figures", "")]
    assert [item for item in script.items if isinstance(item, Cue)] == pair * 2
    assert isinstance(script.items[3], Pause)
    one, tip, name = script.lines
    assert one.whisper and one.slow and not name.whisper  # noqa: PT018
    assert (tip.text, tip.emphasis) == ("Tip, it said.", ((0, 4),))
    assert (name.text, name.speech) == ("Siobhán slept.", "shi-VAWN slept.")


def test_a_childs_name_is_never_doubled() -> None:
    """A figure gives way to a child of the same name, also within a longer name."""
    for name in ("Tuppence", "bracken", "Thistledown"):
        for seed in range(6):
            told = story(f"{name}:6:she", seed=seed)
            assert not any(name.casefold() in friend.casefold() for friend in told.friends.values())
    cast = '[marcus]\nname = "Marcus"\nsecond = "Mr. Penhallow"\nkind = "man"\npronouns = "he"\n'
    tale = front(more='[cast.keeper]\nresident = "marcus"') + "\n## A {energy=1}\n\n{{ keeper }}.\n"
    library = library_of(tale, cast_toml=cast)
    told = tell(library, children("Marcus:6:he"), minutes=1, seed=1, pace=PACE)
    assert told.script.text == "Mr. Penhallow."


def test_needs_are_brought_and_loops_closed() -> None:
    """A version that doesn't bring what is needed is never chosen before it."""
    tale = front() + (
        "\n## Start {energy=4}\n\n### With hat {brings=hat opens=gate}\n\nA hat, and a gate.\n\n"
        "### Without\n\nNo hat.\n\n## Middle {energy=3 optional}\n\n"
        "### Shut {closes=gate}\n\nShut.\n\n## End {energy=1}\n\n"
        "### Hat on {needs=hat}\n\nThe hat was on.\n\n"
        "### Hat hung {needs=hat}\n\nThe hat hung.\n"
    )  # fmt: skip
    for seed in range(12):
        ids = [one.rpartition("/")[2] for one in story(tale=tale, seed=seed).passages]
        assert ids[:2] == ["with-hat", "shut"]


def test_facts_are_asked_for_on_later_nights() -> None:
    """What one tale leaves, another may ask for; never before it was heard to the end."""
    asking = front("fox") + (
        "\n## A {energy=1}\n\n### Knows {if=\"'the owl is asleep' in facts\"}\n\nIt knew.\n\n"
        "### Else\n\nIt wondered.\n"
    )  # fmt: skip
    library = library_of(OWL_TALE, asking)
    kids = children()
    first = tell(library, kids, minutes=1, seed=1, pace=PACE, tale="owl")
    assert first.facts == ("the owl is asleep",)
    for memory, text in (
        (Memory(), "It wondered."),
        (Memory().after(first.row(1)), "It knew."),
        (Memory().after(first.row(1, finished=False)), "It wondered."),
    ):
        told = tell(library, kids, minutes=1, seed=1, pace=PACE, tale="fox", memory=memory, night=2)
        assert told.script.text == text


def test_elder_passages_need_two_ages() -> None:
    """The richer version is told when a child of a higher band listens, too."""
    tale = (
        front() + "\n## A {energy=1}\n\n### Plain\n\nA hill.\n\n### Rich {elder}\n\nA tall hill.\n"
    )
    assert story("Mia:4:she", "Theo:7:he", tale=tale).script.text == "A tall hill."
    assert story("Mia:7:she", "Theo:7:he", tale=tale).script.text == "A hill."


def test_adding_a_passage_elsewhere_changes_nothing() -> None:
    """Each pick has its own key: another beat's new version leaves the rest as it was."""
    grown = OWL_TALE.replace("## Asking", "### Third {known=owl}\n\nNever tonight.\n\n## Asking")
    for seed in range(8):
        assert story(seed=seed).script.text == story(seed=seed, tale=grown).script.text


def test_two_processes_tell_the_same_bytes() -> None:
    """Same seed, same bytes, whatever the order of Python's sets."""
    program = (
        "from stories.teller import *; from stories.cast import *; from stories.lengths import *\n"
        "from stories.library import SHIPPED\n"
        "for seed in range(4):\n"
        " s = tell(load_library([SHIPPED]), [parse_child('Mia:6:she'), parse_child('Theo:4:he')],"
        " minutes=5, seed=seed, pace=pace_of(4)); print(s)"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env={"PYTHONHASHSEED": seed},
            capture_output=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(told) == 1
    assert len(told.pop()) > 4000


def test_fifty_seeds_give_different_stories() -> None:
    """At least forty-five different texts out of fifty seeds."""
    library = load_library([SHIPPED])
    texts = {
        tell(library, children(), minutes=5, seed=seed, pace=pace_of(6)).script.text
        for seed in range(50)
    }
    assert len(texts) >= 45


@pytest.mark.parametrize("minutes", [3, 4, 5, 6])
def test_minutes_are_met(minutes: int) -> None:
    """Within 8 % of the wish wherever the tale can reach it; else it says what it can give."""
    library = load_library([SHIPPED])
    for tale in library.tales:
        if tale.comfort:  # these have a length of their own
            continue
        age = max(5.0, float(tale.ages[0]))
        told = tell(
            library, [Child("Mia", age, "she")], minutes=minutes, seed=minutes,
            pace=pace_of(age), tale=tale.key,
        )  # fmt: skip
        away = abs(told.seconds_planned / 60 - minutes) / minutes
        assert away <= 0.08 or "It can be told in" in told.reasons[-1]


def test_a_wish_beyond_the_cap_is_clipped() -> None:
    """A child of three has a cap, and the reason says so."""
    told = tell(load_library([SHIPPED]), children("Mia:3:she"), minutes=30, seed=1, pace=pace_of(3))
    assert told.minutes_target == 6.0
    assert any("30 minutes were wished" in reason for reason in told.reasons)


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"minutes": 0}, "no story of 0 minutes"), ({"minutes": 500}, "no story of 500"),
        ({"tale": "owll"}, "Did you mean 'owl'?"), ({"children": []}, "nobody is here"),
        ({"children": children("Mia:6:she") * 9}, "8 at most"),
        ({"children": [Child("Bo", 1.0)]}, "every tale here is for ages 2 and up"),
        ({"tale": "owl", "children": [Child("Bo", 1.0)]}, "ages 2 and up"),
    ],
)  # fmt: skip
def test_what_cant_be_told_is_one_line(wish: dict[str, object], words: str) -> None:
    """No story is better than a wrong one, and the line says why."""
    asked: dict[str, object] = {"minutes": 3, "children": children(), **wish}
    kids = asked.pop("children")
    with pytest.raises(CannotTell, match=words) as caught:
        tell(library_of(OWL_TALE), kids, seed=1, pace=PACE, **asked)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_a_resident_who_was_not_told_of_was_not_met() -> None:
    """Being in a tale's cast is no meeting: only whom a told passage names is remembered."""
    library = load_library([SHIPPED])
    tale = library.find("lamplit-village/feather-that-took-all-evening")
    assert tale is not None
    everybody = {tale.friend_key(role) for role in tale.roles if role.friend}
    for seed in range(12):
        story = tell(
            library,
            [Child("Ada", 6, "she")],
            minutes=3,
            seed=seed,
            pace=pace_of(6),
            tale=tale.key,
        )
        told = story.script.text
        assert set(story.friends) <= everybody
        for name in story.friends.values():
            assert name in told


def test_a_story_says_what_its_tale_touches_and_by_how_much_it_misses() -> None:
    """Worries go with the words; a wish out of reach is told as what it is."""
    told = story(tale=OWL_TALE.replace("minutes = [1, 3]", 'minutes = [1, 3]\nworries = ["dark"]'))
    assert told.worries == ("dark",)
    long = story(minutes=9.0)
    assert long.missed < -0.5
    assert long.minutes_target == round(long.seconds_planned / 60, 1) < 9


def test_comfort_pieces_go_round() -> None:
    """Six nights, six pieces; a worry takes one out, and a house without any says so."""
    library = load_library([SHIPPED])
    pace = pace_of(6)
    told = [comfort(library, children(), seed=1, pace=pace, night=night) for night in range(1, 7)]
    assert len({one.tale for one in told}) == 6
    worried = children("Mia:6:she:worries=dark,water")
    left = {comfort(library, worried, seed=1, pace=pace, night=night).tale for night in range(1, 9)}
    assert len(left) == 4
    with pytest.raises(CannotTell):
        comfort(library, children("Bo:1:he"), seed=1, pace=pace)

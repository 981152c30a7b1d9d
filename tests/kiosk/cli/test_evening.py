"""`hearthside evening` with wrong wishes, damaged homes, missing parts: a line, nothing lost."""

from __future__ import annotations

import dataclasses
import json
import wave
from pathlib import Path

import pytest

from kiosk.cli import exits
from kiosk.desk import places
from kiosk.device import WallClock
from kiosk.session.state import Phase, State
from kiosk.store import open_store
from tests.kiosk.cli.line import FAST, HOUR, ROOT, apart, say, told
from tests.kiosk.desk.homes import Evenings

FILES = ["evening.wav", "plan.json", "story.txt", "transcript.jsonl"]
MIA = ("--child", "Mia:6:she")


@pytest.fixture
def home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A home in which Mia lives."""
    found = tmp_path / "home"
    assert say(capsys, "child", "add", "Mia:6:she", "--home", found).code == exits.FINE
    return found


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--child", "Mia"), "nobody"),
        (("--child", "Mia:six:she"), "'six' is no age"),
        (("--child", "Mia:6:shee"), "unknown pronouns"),
        (("--child", "Mia:6:she:worries=cows"), "cows"),
        (("--child", ":6:she"), "child"),
        (("--child", "M字a:6:she"), "字"),
        (("--child", "Mia:6:she", "--child", "mia:4:he"), "two of one name"),
        (("--child", "Mia:6:she", "--child", "Theo"), "mixed"),
        ((*MIA, "--minutes", "0"), "3 to 60"),
        ((*MIA, "--minutes", "500"), "3 to 60"),
        ((*MIA, "--minutes", "abc"), "'abc'"),
        ((*MIA, "--minutes", "nan"), "'nan'"),
        ((*MIA, "--seed", "seven"), "seven"),
        ((*MIA, "--out", ""), "no folder"),
        ((), "nobody goes to bed"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, tuple) else words,
)
def test_a_wrong_wish_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: tuple[str, ...], why: str
) -> None:
    """Exit 2, and what to do; corrected, the same folder holds the evening."""
    out = tmp_path / "out"
    rest = ("--fast", "--quiet", "--voice", "silent", "--home", tmp_path / "none", "--out", out)
    found = say(capsys, "evening", *words, *rest)
    assert found.code == exits.WRONG
    assert why in found.line
    assert found.out == ""
    assert not (out / "plan.json").exists()


def test_a_corrected_wish_is_held_in_the_same_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A slip leaves no mark that blocks the next try."""
    out = tmp_path / "out"
    rest = ("--fast", "--quiet", "--voice", "silent", "--as-if", HOUR, "--out", out)
    twice = say(capsys, "evening", "--child", "Mia:6:she", "--child", "mia:4:she", *rest)
    assert twice.code == exits.WRONG
    assert not out.exists() or not list(out.iterdir())
    assert say(capsys, "evening", "--child", "Zed", *rest, "--home", tmp_path).code == exits.WRONG
    found = say(capsys, "evening", *MIA, *FAST, "--out", out)
    assert found.code == exits.FINE
    assert sorted(path.name for path in out.iterdir()) == FILES


def test_one_story_a_night(capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path) -> None:
    """A stored child has a night lock: tonight's evening is over, tomorrow there is another."""

    def hold(when: str, out: str) -> int:
        words = ("--fast", "--quiet", "--voice", "silent", "--minutes", "4", "--as-if", when)
        return say(
            capsys, "evening", "--child", "mia", *words, "--home", home, "--out", tmp_path / out
        ).code

    assert hold("2026-03-14T18:30", "first") == exits.FINE
    assert hold("2026-03-14T19:30", "again") == exits.FINDING
    assert not (tmp_path / "again" / "plan.json").exists()
    assert hold("2026-03-15T18:30", "second") == exits.FINE
    titles = {
        (tmp_path / out / "story.txt").read_text().splitlines()[0] for out in ("first", "second")
    }
    assert len(titles) == 2
    with open_store(home, read_only=True) as store:
        assert [night.ended for night in store.diary.nights()] == ["finished", "finished"]


def test_no_evening_begins_in_quiet_hours(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """One line says until when, and nothing is written."""
    with open_store(home) as store:
        rules = store.family.rules
        store.family.rules = dataclasses.replace(rules, quiet_from="21:00", quiet_to="6:00")
    words = ("--fast", "--quiet", "--voice", "silent", "--as-if", "2026-03-14T22:30")
    found = say(
        capsys, "evening", "--child", "mia", *words, "--home", home, "--out", tmp_path / "out"
    )
    assert found.code == exits.FINDING
    assert "quiet hours of this house: Bedtime opens again at 6:00" in found.line


def begun(home: Path, *, act: int | None = None) -> None:
    """Leave an evening of all who live here cut off in its story, or in another act of it."""
    with open_store(home) as store:
        made = Evenings(store, minutes=8).programme("Mia")
        story, line = made.acts.index(made.story), len(made.story.lines) - 3
        if act is not None:
            story, line = act, 0
        state = State(phase=Phase.STORY, programme=made, act=story, line=line)
        places.keep(store, state, WallClock(HOUR).read())


def test_an_evening_under_way_for_others_is_theirs(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """Taken up for the same child, refused for another, kept in both cases."""
    assert say(capsys, "child", "add", "Theo:4:he", "--home", home).code == exits.FINE
    begun(home)
    words = (*FAST, "--home", home)
    other = say(capsys, "evening", "--child", "Theo", *words, "--out", tmp_path / "b")
    assert other.code == exits.FINDING
    assert "under way for others" in other.line
    same = say(capsys, "evening", "--child", "Mia", *words, "--out", tmp_path / "c")
    assert same.code == exits.FINE
    assert sorted(path.name for path in (tmp_path / "c").iterdir()) == FILES
    assert sum(row["who"] == "storyteller" for row in told(tmp_path / "c")) == 3


def test_an_evening_that_finds_no_end_is_given_up(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """A record no version wrote: one line, not a disk full of silence."""
    begun(home, act=1)
    found = say(
        capsys, "evening", "--child", "Mia", *FAST, "--home", home, "--out", tmp_path / "out"
    )
    assert found.code == exits.FINDING
    assert "finds no end" in found.line


def test_a_damaged_copy_and_a_broken_pack_cost_nothing(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """The evening is held, with a shipped tale; one line says what was found in the store."""
    (home / "store" / "family.book").write_bytes(b"torn")
    (home / "packs" / "broken" / "tales").mkdir(parents=True)
    (home / "packs" / "broken" / "pack.toml").write_text("kind = [", encoding="utf-8")
    (home / "packs" / "broken" / "tales" / "bad.md").write_text("+++\n## {{", encoding="utf-8")
    found = say(capsys, "evening", "--child", "Mia", *FAST, "--home", home, "--out", tmp_path / "o")
    assert found.code == exits.FINE
    assert "one copy was damaged" in found.line
    assert any(row["who"] == "storyteller" for row in told(tmp_path / "o"))


def test_a_home_that_can_only_be_read_holds_its_evening(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """From memory, and one line says that nothing is kept; what was there stays as it was."""
    (home / "lock").unlink()
    (home / "lock").mkdir()
    found = say(capsys, "evening", "--child", "Mia", *FAST, "--home", home, "--out", tmp_path / "o")
    assert found.code == exits.FINE
    assert "nothing will be kept" in found.line
    for words in (("child", "add", "Theo:4:he"), ("erase", "--child", "Mia", "--yes")):
        refused = say(capsys, *words, "--home", home)
        assert refused.code in {exits.FINDING, exits.CANNOT}
        assert refused.line
    with open_store(home, read_only=True) as store:
        assert [child.name for child in store.family.children()] == ["Mia"]
        assert store.diary.nights() == ()


def test_a_family_lost_in_both_copies_is_told_and_kept_aside(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """Not 'nobody is called so': why nobody is, and what to do."""
    for folder in ("store", "mirror"):
        (home / folder / "family.book").write_bytes(b"torn")
    found = say(capsys, "evening", "--child", "Mia", *FAST, "--home", home, "--out", tmp_path / "o")
    assert found.code == exits.FINDING
    assert "both copies were damaged" in found.line
    assert any(path.read_bytes() == b"torn" for path in home.rglob("*.damaged-*"))


def test_a_home_in_use_is_one_line(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    """A second start says that it runs; the first one is not touched."""
    with open_store(home):
        found = say(
            capsys, "evening", "--child", "Mia", *FAST, "--home", home, "--out", tmp_path / "o"
        )
    assert found.code == exits.CANNOT
    assert "already runs" in found.line


def test_a_home_that_can_not_be_written_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Stored children are not found in it; described ones need none, and see the bar alone."""
    for home in ("/proc/self", "/dev/null/home"):
        words = (*FAST, "--home", home)
        stored = say(capsys, "evening", "--child", "Mia", *words, "--out", tmp_path / "p")
        assert stored.code in {exits.WRONG, exits.CANNOT}
        assert stored.line
    loud = [word for word in words if word != "--quiet"]
    described = say(capsys, "evening", *MIA, *loud, "--out", tmp_path / "o")
    assert described.code == exits.FINE
    bar = described.error.splitlines()
    assert len(bar) <= 12
    assert bar[-1].startswith("[####")
    assert "100%" in bar[-1]


def test_an_out_that_can_not_be_made_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A file in its place stays what it was."""
    (tmp_path / "out").write_text("mine")
    for out in (tmp_path / "out", tmp_path / "out" / "deeper", Path("/proc/self/out")):
        found = say(capsys, "evening", *MIA, *FAST, "--out", out)
        assert found.code == exits.CANNOT
        assert found.line
    assert (tmp_path / "out").read_text() == "mine"


def test_an_unknown_voice_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Which ones there are."""
    found = say(capsys, "evening", *MIA, *FAST, "--voice", "zzz", "--out", tmp_path / "out")
    assert found.code in {exits.WRONG, exits.CANNOT}
    assert "built-in" in found.line


def test_without_the_voices_library_it_can_not_run(tmp_path: Path) -> None:
    """Exit 3 and one line; nothing is begun."""
    shadow = tmp_path / "shadow"
    shadow.mkdir()
    (shadow / "espeakng_loader.py").write_text("raise ImportError('not here')\n")
    path = f"{shadow}:{ROOT}"
    words = ("evening", *MIA, "--minutes", "4", "--fast", "--quiet", "--as-if", HOUR)
    found = apart(*words, "--out", tmp_path / "out", PYTHONPATH=path)
    assert found.code == exits.CANNOT
    assert "voice" in found.line
    assert not (tmp_path / "out" / "plan.json").exists()


def test_without_a_sound_card_the_evening_is_recorded(tmp_path: Path) -> None:
    """No card, no libraries for it or for the voice: in silence the mix is whole all the same."""
    shadow = tmp_path / "shadow"
    shadow.mkdir()
    (shadow / "espeakng_loader.py").write_text("raise ImportError('not here')\n")
    (shadow / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    found = apart(
        "evening", *MIA, "--minutes", "4", "--quiet", "--voice", "silent", "--as-if", HOUR,
        "--out", tmp_path / "out", PYTHONPATH=f"{shadow}:{ROOT}",
    )  # fmt: skip
    assert (found.code, found.error) == (exits.FINE, "")
    plan = json.loads((tmp_path / "out" / "plan.json").read_text())
    with wave.open(str(tmp_path / "out" / "evening.wav")) as sound:
        seconds = sound.getnframes() / sound.getframerate()
    assert seconds == pytest.approx(plan["planned_seconds"], rel=0.08)

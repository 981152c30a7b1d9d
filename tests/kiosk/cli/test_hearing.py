"""`hearthside pack hear` tells a tale line by line and reads it aloud, or says why it can't."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from kiosk.cli import hearing
from kiosk.sound.clip import RATE, Clip
from kiosk.sound.sink import ClockSink
from stories.library import SHIPPED
from tests.kiosk.cli.line import say

STARTER = SHIPPED.parent / "starter"
TALE = STARTER / "tales" / "leftover-light.md"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A pack of one's own."""
    return Path(shutil.copytree(STARTER, tmp_path / "village"))


def test_a_tale_becomes_sound(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The built-in voice speaks into a file of about the minutes told; every line is printed."""
    out = tmp_path / "sounds" / "hear.wav"
    done = say(capsys, "pack", "hear", TALE, "--child", "Ada:6:she", "--out", out)
    assert done.code == 0
    clip = Clip.read_wav(out)
    assert abs(clip.seconds - 180) < 0.1 * 180
    assert abs(clip.samples).max() > 0.05
    assert abs(clip.samples[-RATE // 2 :]).max() < 0.001
    lines = done.out.splitlines()
    assert lines[0] == "Ada and the Ends of the Day"
    heads = [line for line in lines if line.startswith("[fetching-in/")]
    assert len(heads) >= 2
    assert all("tales/leftover-light.md:" in line for line in heads)
    assert lines[-1] == str(out)
    assert [path.name for path in out.parent.iterdir()] == ["hear.wav"]


def test_one_passage_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A passage is heard by its name, even one that would not be told on a first night."""
    words = ("pack", "hear", STARTER, "--voice", "silent", "--out", tmp_path / "one.wav")
    done = say(capsys, *words, "--passage", "over-his-head")
    assert "over his head" in done.out
    assert "[fetching-in/" not in done.out
    assert say(capsys, *words, "--passage", "fetching-in/the-hen").code == 0
    wrong = say(capsys, *words, "--passage", "the-hne")
    assert wrong.code == 1
    assert "'the-hen'" in wrong.line


def test_minutes_and_seed_are_kept(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The same seed is the same story; more minutes are more words."""
    told = {}
    for name, more in {
        "one": ("--seed", "3"),
        "two": ("--seed", "3"),
        "long": ("--seed", "3", "--minutes", "6"),
    }.items():
        out = tmp_path / "told.wav"
        told[name] = say(
            capsys, "pack", "hear", STARTER, "--voice", "silent", "--out", out, *more
        ).out
    assert told["one"] == told["two"]
    assert len(told["long"]) > 1.4 * len(told["one"])


def test_without_a_sound_card_it_says_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line, exit 3, and the way out: a file."""

    class Deaf(ClockSink):
        why_silent = "no sound card"

    monkeypatch.setattr(hearing, "open_sink", Deaf)
    done = say(capsys, "pack", "hear", STARTER)
    assert (done.code, done.out) == (3, "")
    assert "--out" in done.line


def test_with_a_sound_card_it_is_printed_as_it_is_heard(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the player and a sink that is heard (its clock a hundred times as fast)."""

    class Heard(ClockSink):
        @property
        def audible(self) -> bool:
            return True

    began = time.monotonic()
    monkeypatch.setattr(
        hearing, "open_sink", lambda: Heard(clock=lambda: 100 * (time.monotonic() - began))
    )
    monkeypatch.setattr(hearing, "SILENCE", 0.0)
    done = say(capsys, "pack", "hear", STARTER, "--passage", "a-new-one", "--voice", "silent")
    assert done.code == 0
    assert "Nobody had used it yet.\n" in done.out


def test_a_tale_with_errors_shows_them(
    capsys: pytest.CaptureFixture[str], village: Path, tmp_path: Path
) -> None:
    """File, line, code and mend, exit 1, no sound; another tale of the pack can still be heard."""
    tale = village / "tales" / "leftover-light.md"
    whole = tale.read_text(encoding="utf-8")
    (village / "tales" / "well.md").write_text(
        whole.replace("leftover-light", "well"), encoding="utf-8"
    )
    tale.write_text(whole.replace("cloud. {{ turn.sat }}", "cloud. {{ bga }}"), encoding="utf-8")
    words = ("--voice", "silent", "--out", tmp_path / "hear.wav")
    done = say(capsys, "pack", "hear", tale, *words)
    assert done.code == 1
    assert "S003" in done.out
    assert "tales/leftover-light.md:" in done.out
    assert "Did you mean 'bag'?" in done.out
    assert not (tmp_path / "hear.wav").exists()
    assert say(capsys, "pack", "hear", f"{village}/well", *words).code == 0


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((TALE, "--child", "Bo:3:he", "--out", "x.wav"), 1, "ages 5 and up"),
        ((TALE, "--child", "mia"), 2, "Name:age:pronouns"),
        ((TALE, "--child", "Ada:6:she:worries=insects", "--out", "x.wav"), 1, "insects"),
        ((TALE, "--minutes", "99"), 2, "1 to 60"),
        ((TALE, "--out", "tale.md"), 2, "hear.wav"),
        ((TALE, "--out", "x.wav", "--voice", "nobody"), 3, "built-in"),
        ((SHIPPED / "night-town", "--passage", "x"), 2, "night-post"),
    ],
)
def test_what_cannot_be_heard_is_one_line(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    """What, why and what to do; no file is left behind."""
    monkeypatch.chdir(tmp_path)
    done = say(capsys, "pack", "hear", *words)
    assert done.code == code
    assert said in done.line
    assert list(tmp_path.iterdir()) == []

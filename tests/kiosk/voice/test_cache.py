"""The cache of clips: found again, whole or not at all, never too big, never after an erasure."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sound.clip import RATE, Clip
from kiosk.voice import cache
from kiosk.voice.cache import ClipCache, find, key, rendered
from kiosk.voice.voice import SilentVoice, Utterance, VoiceProblem, spread

ASKED = Utterance("Good night, Siobhán.", "Good night, /ʃɪvˈɔːn/.", 120.0)


def hum(seconds: float = 0.2, text: str = "Good night") -> Clip:
    """A sound that is not silence."""
    samples = 0.1 * np.sin(np.arange(round(seconds * RATE), dtype=np.float32) / 9)
    return Clip(np.asarray(samples, dtype=np.float32), spread(text, seconds))


class Kept(SilentVoice):
    """A voice worth keeping, which counts."""

    kept_as = "kept 1"
    made = 0

    def render(self, utterance: Utterance) -> Clip:
        """Count, and hum as long as the pace says."""
        self.made += 1
        return hum(24.0 / utterance.wpm, utterance.text)


def test_what_was_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    """Samples to a 16-bit step, words exactly; an unknown name is a miss."""
    kept = ClipCache(tmp_path)
    assert kept.get("a") is None
    assert not kept.has("a")
    assert kept.put("a", hum())
    clip = ClipCache(tmp_path).get("a")
    assert clip is not None
    assert kept.has("a")
    assert np.abs(clip.samples - hum().samples).max() < 1 / 32000
    assert clip.words == hum().words
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("spoil", ["short", "bit", "head", "empty", "words"])
def test_a_damaged_file_is_a_miss_and_goes(tmp_path: Path, spoil: str) -> None:
    """Whatever was done to it; then it can be kept anew."""
    kept = ClipCache(tmp_path)
    kept.put("a", hum())
    data = bytearray((tmp_path / "a").read_bytes())
    if spoil == "short":
        data = data[:-5]
    elif spoil == "bit":
        data[len(data) // 2] ^= 4
    elif spoil == "head":
        data[0] = 0
    elif spoil == "words":
        data = data.replace(b"0.2]", b"0.3]", 1)
        assert b"0.3]" in data
    else:
        data.clear()
    (tmp_path / "a").write_bytes(bytes(data))
    assert kept.get("a") is None
    assert not (tmp_path / "a").exists()
    assert kept.put("a", hum())
    assert kept.get("a") is not None


@given(st.binary(max_size=300))
def test_no_bytes_at_all_can_hurt(data: bytes) -> None:
    """Any file is a clip of ours or a miss."""
    folder = Path(os.environ["HOME"])
    (folder / "strange").write_bytes(data)
    assert ClipCache(folder).get("strange") is None
    assert not (folder / "strange").exists()


def test_everything_that_is_heard_has_its_own_key() -> None:
    """Each of these alone makes another clip; a voice and a recording are looked up before."""
    changes: list[dict[str, object]] = [
        {"text": "Good night, Siobhan."}, {"speech": "Good night."}, {"wpm": 130.0},
        {"whisper": True}, {"role": "marcus"}, {"language": "ga"}, {"inside": True},
    ]  # fmt: skip
    keys = {key("a 1", ASKED), key("a 2", ASKED)}
    keys |= {key("a 1", dataclasses.replace(ASKED, **one)) for one in changes}  # type: ignore[arg-type]
    assert len(keys) == 2 + len(changes)
    assert key("a 1", dataclasses.replace(ASKED, voice="natural")) in keys


@given(st.floats(60.0, 220.0))
def test_a_kept_clip_is_within_a_hundredth_of_the_pace_asked_for(wpm: float) -> None:
    """And the same for everybody who asks at that step."""
    asked = dataclasses.replace(ASKED, wpm=wpm)
    made = cache.stepped(asked)
    assert made.wpm == pytest.approx(wpm, rel=0.0101)
    assert key("a", made) == key("a", asked)
    assert cache.stepped(made).wpm == pytest.approx(made.wpm)


def test_a_refrain_is_made_once(tmp_path: Path) -> None:
    """At the pace of its step; a voice not worth keeping is asked each time and leaves nothing."""
    voice, kept = Kept(), ClipCache(tmp_path)
    first = rendered(voice, ASKED, kept)
    again = rendered(voice, dataclasses.replace(ASKED, wpm=120.3), kept)
    assert voice.made == 1
    assert len(first.samples) == len(again.samples)
    rendered(voice, ASKED, None)
    assert voice.made == 2
    before = sorted(tmp_path.iterdir())
    rendered(SilentVoice(), ASKED, kept)
    assert sorted(tmp_path.iterdir()) == before


def test_no_name_lies_in_the_cache(tmp_path: Path) -> None:
    """Neither in a file nor in what it is called."""
    rendered(Kept(), ASKED, ClipCache(tmp_path))
    (file,) = tmp_path.iterdir()
    assert b"Siobh" not in file.read_bytes()
    assert "night" not in file.name


def test_what_was_heard_longest_ago_goes_first(tmp_path: Path) -> None:
    """Until a tenth is free; what an interrupted process left behind goes, too."""
    size = len(cache._data(hum()))
    kept = ClipCache(tmp_path, cap=size * 20, day=0.0)
    other = ClipCache(tmp_path, cap=size * 1000)
    for number in range(30):
        assert other.put(f"c{number:02d}", hum())
        os.utime(tmp_path / f"c{number:02d}", (number, number))
    (tmp_path / ".fresh-1-1").write_bytes(b"cut off")
    os.utime(tmp_path / ".fresh-1-1", (0, 0))
    (tmp_path / ".fresh-2-1").write_bytes(b"just being written")
    assert kept.get("c03") is not None
    before = kept.untidy
    kept.put("c30", hum())
    assert (before, kept.untidy) == (False, True)
    for _ in kept.tidying():
        pass
    left = sorted(path.name for path in tmp_path.glob("c*"))
    assert left == ["c03", *(f"c{number}" for number in range(14, 31))]
    assert [path.name for path in tmp_path.glob(".fresh*")] == [".fresh-2-1"]
    assert not kept.untidy


def test_it_stops_growing_until_it_was_tidied(tmp_path: Path) -> None:
    """A tenth of its size at most, however long nobody has time for that."""
    size = len(cache._data(hum()))
    kept = ClipCache(tmp_path, cap=size * 20)
    assert [kept.put(f"{number}", hum()) for number in range(4)] == [True, True, False, False]
    for _ in kept.tidying():
        pass
    assert kept.put("2", hum())


def test_a_full_disk_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept, nothing is left half, and sentences are made as ever."""
    monkeypatch.setattr(cache, "SPARE", 1 << 60)
    voice = Kept()
    assert rendered(voice, ASKED, ClipCache(tmp_path)).seconds > 0
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_while_writing_is_no_trouble(tmp_path: Path) -> None:
    """The process may not write so much: the sentence is said, no part of a file stays."""
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.kiosk.voice.test_cache import ASKED, Kept\n"
        "from kiosk.voice.cache import ClipCache, rendered\n"
        "import kiosk.sound.flac\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "print(rendered(Kept(), ASKED, ClipCache(Path(sys.argv[1]))).seconds)\n"
    )
    words = [sys.executable, "-c", code, str(tmp_path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=_here())
    assert float(done.stdout) > 0
    assert list(tmp_path.iterdir()) == []


def test_two_processes_share_one_cache(tmp_path: Path) -> None:
    """Both write the same names at once: whoever reads finds whole clips."""
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tests.kiosk.voice.test_cache import hum\n"
        "from kiosk.voice.cache import ClipCache\n"
        "kept = ClipCache(Path(sys.argv[1]))\n"
        "for turn in range(300):\n"
        "    kept.put(str(turn % 5), hum())\n"
        "    assert kept.get(str(turn % 5)) is not None\n"
    )
    words = [sys.executable, "-c", code, str(tmp_path)]
    both = [subprocess.Popen(words, env=_here()) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert sorted(path.name for path in tmp_path.iterdir()) == list("01234")


def _here() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}


def test_the_folder_is_found_again_and_is_nobody_elses(tmp_path: Path) -> None:
    """Beside the prints; a home that can't be written has none."""
    (tmp_path / "prints").mkdir()
    folder = find(tmp_path)
    assert folder is not None
    assert folder.stat().st_mode & 0o777 == 0o700
    assert find(tmp_path) == folder
    assert find(tmp_path / "nowhere" / "cache") is None


def test_after_an_erasure_nothing_asked_for_before_comes_back(tmp_path: Path) -> None:
    """A process that was at work keeps a dead folder; the next evening has a new one."""
    home = tmp_path / "cache"
    folder = find(home)
    assert folder is not None
    kept = ClipCache(folder)
    assert kept.put("a", hum())
    shutil.rmtree(home)
    assert not kept.put("b", hum())
    assert kept.get("a") is None
    assert not ClipCache(folder).put("c", hum())
    assert not home.exists()
    fresh = find(home)
    assert fresh is not None
    assert fresh != folder
    assert not kept.put("d", hum())
    assert list(fresh.iterdir()) == []


def test_of_two_folders_begun_at_once_one_stays(tmp_path: Path) -> None:
    """The one that everybody finds."""
    first, second = tmp_path / "spoken-a", tmp_path / "spoken-b"
    for folder in (first, second):
        folder.mkdir()
    assert find(tmp_path) == first
    for folder in (second, first):
        for _ in ClipCache(folder).tidying():
            pass
    assert not second.exists()
    assert first.exists()


class Ahead(SilentVoice):
    """A voice that is too slow to be asked live."""

    ahead_only = True
    kept_as = "ahead 1"


@pytest.mark.parametrize(
    ("times", "serves"), [(1.0, True), (1.15, True), (1.3, False), (0.9, False)]
)
def test_what_was_made_ahead_serves_a_pace_near_it(
    tmp_path: Path, times: float, serves: bool
) -> None:
    """An evening that is told slower keeps its voice; what is far off is another voice's."""
    place = find(tmp_path)
    assert place is not None
    cache = ClipCache(place)
    made = rendered(Ahead(), Utterance("Good night.", "Good night.", 150.0), cache, live=False)
    later = Utterance("Good night.", "Good night.", 150.0 / times)
    if serves:
        assert rendered(Ahead(), later, cache).seconds == pytest.approx(made.seconds)
    else:
        with pytest.raises(VoiceProblem, match="not made ready"):
            rendered(Ahead(), later, cache)

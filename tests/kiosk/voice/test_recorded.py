"""The recorded voice: what a grown-up said is heard, whole or in parts, or it is said why not."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest

from kiosk.sound.clip import RATE
from kiosk.sound.flac import to_flac
from kiosk.voice.recorded import FRESH, Recorded, part_of, whole_of
from kiosk.voice.voice import Utterance, VoiceProblem

if TYPE_CHECKING:
    from pathlib import Path

TONE = (0.4 * np.sin(np.arange(2 * RATE) / 7.0)).astype(np.float32)


def asked(recording: str, text: str = "Good night, little one.") -> Utterance:
    """Return a sentence that is to be heard from a recording."""
    return Utterance(text, text, 120.0, recording=recording)


def kept(folder: Path, id: str) -> str:
    """Lay two seconds of tone where a recording lies, and return its id."""
    file = folder / f"{id}.flac"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(to_flac(TONE))
    return id


@pytest.mark.parametrize("id", ["family/goodnight-abc234", "kid777/name-xyz234", FRESH])
def test_what_was_recorded_is_heard(tmp_path: Path, id: str) -> None:
    """The clip is as long as the file; its words cover it, by their letters."""
    clip = Recorded(tmp_path).render(asked(kept(tmp_path, id)))
    assert clip.seconds == 2.0
    assert [one.word for one in clip.words] == [0, 1, 2, 3]
    assert (clip.words[0].t0, clip.words[-1].t1) == (0.0, 2.0)
    assert all(one.t1 == after.t0 for one, after in zip(clip.words, clip.words[1:], strict=False))


def test_parts_make_the_whole_again(tmp_path: Path) -> None:
    """Sentences of one recording meet at the very sample."""
    id = kept(tmp_path, "family/passage-abc234")
    cuts = (0.0, 0.7001, 1.3333, 2.0)
    voice = Recorded(tmp_path)
    parts = [voice.render(asked(part_of(id, a, b))).samples for a, b in itertools.pairwise(cuts)]
    assert np.array_equal(np.concatenate(parts), voice.render(asked(id)).samples)
    assert whole_of(part_of(id, 0.0, 1.0)) == id


@pytest.mark.parametrize(
    "id",
    [
        "",
        "no",
        "../../etc/passwd",
        "a-b/../c-d",
        "family/goodnight-abc@x-y",
        "/etc/passwd",
        "..",
        "family/../a",
    ],
)
def test_what_is_no_id_is_no_file(tmp_path: Path, id: str) -> None:
    """Whatever comes over the wire never leads out of the folder."""
    with pytest.raises(VoiceProblem, match="record it again"):
        Recorded(tmp_path).render(asked(id))


def test_missing_damaged_and_empty_are_problems_of_the_voice(tmp_path: Path) -> None:
    """So another voice can say the sentence, and nothing is lost."""
    with pytest.raises(VoiceProblem, match="gone"):
        Recorded(tmp_path).render(asked("family/goodnight-abc234"))
    with pytest.raises(VoiceProblem):
        Recorded(None).render(asked("family/goodnight-abc234"))
    id = kept(tmp_path, "family/goodnight-abc234")
    with pytest.raises(VoiceProblem, match="empty"):
        Recorded(tmp_path).render(asked(part_of(id, 5.0, 6.0)))
    (tmp_path / f"{id}.flac").write_bytes(b"not a sound")
    with pytest.raises(VoiceProblem, match="damaged"):
        Recorded(tmp_path).render(asked(id))

"""Voices that lie in a folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kiosk.voice.piper import offers, open_voice, shelf
from kiosk.voice.piper.model import LARGEST
from kiosk.voice.voice import VoiceProblem

GOOD: dict[str, Any] = {
    "audio": {"sample_rate": 16000, "quality": "low"},
    "espeak": {"voice": "de"},
    "language": {"code": "de_DE", "family": "de", "name_english": "German",
                 "country_english": "Germany"},
    "dataset": "thorsten_emotional",
    "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3]},
    "num_symbols": 256, "num_speakers": 1,
}  # fmt: skip
MODEL = b"\x08\x08" + bytes(2000)


def drop(folder: Path, stem: str = "thorsten", model: bytes = MODEL, **other: Any) -> Path:
    """Put a voice into a folder."""
    plain = {key: value for key, value in {**GOOD, **other}.items() if value is not None}
    (folder / f"{stem}.onnx").write_bytes(model)
    (folder / f"{stem}.onnx.json").write_text(json.dumps(plain), "utf-8")
    return folder


def test_a_voice_says_who_it_is_and_what_it_may(tmp_path: Path) -> None:
    """Its name, its language, and its licence from the card beside it."""
    drop(tmp_path)
    (tmp_path / "MODEL_CARD").write_text("# Card\n\n* License: CC BY 4.0  \n", "utf-8")
    natural, voice = offers(tmp_path)
    assert natural.id == "natural"
    assert voice.id == "dropped:thorsten"
    assert voice.title == "Thorsten emotional"
    assert voice.about == "German, Germany, low"
    assert voice.languages == ("de",)
    assert voice.licence == "CC BY 4.0"
    assert voice.why_not == shelf.missing()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"model": b"<html>not here</html>" * 100}, "is no ONNX model"),
        ({"model": b""}, "is no ONNX model"),
        ({"phoneme_type": "pinyin"}, "needs a library"),
        ({"espeak": None}, "no Piper voice's"),
        ({"espeak": 5}, "no Piper voice's"),
        ({"phoneme_id_map": {"a": 3}}, "no Piper voice's"),
        ({"phoneme_id_map": None}, "no Piper voice's"),
        ({"audio": None}, "no sample rate"),
        ({"audio": {"sample_rate": "fast"}}, "no sample rate"),
    ],
)
def test_a_broken_one_is_shown_with_the_reason(
    tmp_path: Path, change: dict[str, Any], why: str
) -> None:
    """In one line, and it is not opened."""
    drop(tmp_path, **change)
    (voice,) = offers(tmp_path)[1:]
    assert why in voice.why_not
    with pytest.raises(VoiceProblem, match=why) as refused:
        open_voice(voice.id, tmp_path)
    assert "\n" not in str(refused.value)


def test_half_a_voice_is_shown_too(tmp_path: Path) -> None:
    """A model without its json, a json without its model, a json that is none."""
    drop(tmp_path, "a")
    (tmp_path / "a.onnx.json").unlink()
    drop(tmp_path, "b")
    (tmp_path / "b.onnx").unlink()
    drop(tmp_path, "c")
    (tmp_path / "c.onnx.json").write_text("[1]", "utf-8")
    drop(tmp_path, "d")
    (tmp_path / "d.onnx.json").write_bytes(b"\xff{")
    whys = [one.why_not for one in offers(tmp_path)[1:]]
    assert ["a.onnx.json is missing" in whys[0], "b.onnx is missing" in whys[1]] == [True, True]
    assert "no voice's json" in whys[2]
    assert "can't be read" in whys[3]
    assert {one.licence for one in offers(tmp_path)[1:]} == {"not stated"}


def test_a_giant_is_refused_without_being_read(tmp_path: Path) -> None:
    """A small board could not hold it."""
    drop(tmp_path)
    with (tmp_path / "thorsten.onnx").open("r+b") as file:
        file.truncate(LARGEST + 1)
    assert "too large" in offers(tmp_path)[1].why_not


def test_nothing_is_looked_for_outside_the_folder(tmp_path: Path) -> None:
    """No way out by a name, and no folder at all is an empty one."""
    inner = tmp_path / "voices"
    inner.mkdir()
    drop(tmp_path, "outside")
    for id in ("dropped:../outside", "dropped:", "dropped:none", "dropped:a/b"):
        with pytest.raises(VoiceProblem, match="no such file"):
            open_voice(id, inner)
    assert [one.id for one in offers(tmp_path / "gone")] == ["natural"]
    assert [one.id for one in offers()] == ["natural"]


def test_strangers_words_are_one_short_line(tmp_path: Path) -> None:
    """Whatever their json says of itself."""
    drop(tmp_path, dataset="x\n\x1b[31m" * 50, license="free\nas a bird" * 40, language=[1])
    voice = offers(tmp_path)[1]
    assert "\n" not in voice.title + voice.licence + voice.about
    assert "\x1b" not in voice.title
    assert len(voice.title) <= 40
    assert len(voice.licence) <= 80
    assert voice.languages == ("de",)


def test_a_network_that_is_none_is_one_line_too(tmp_path: Path) -> None:
    """It looked right until it was opened."""
    drop(tmp_path)
    with pytest.raises(VoiceProblem, match="thorsten") as refused:
        open_voice("dropped:thorsten", tmp_path)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", ["odd.onnx", "odd.onnx.json", "MODEL_CARD"])
@pytest.mark.parametrize("kind", ["pipe", "endless"])
def test_what_is_no_plain_file_keeps_nobody_waiting(tmp_path: Path, name: str, kind: str) -> None:
    """A pipe that nobody writes to, or a link to what has no end, is only not there."""
    drop(tmp_path, "odd")
    odd = tmp_path / name
    odd.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to("/dev/zero")
    (voice,) = offers(tmp_path)[1:]
    if name == "MODEL_CARD":
        assert (voice.why_not, voice.licence) == (shelf.missing(), "not stated")
    else:
        assert f"{name} can't be read" in voice.why_not


def test_a_name_that_can_not_be_written_is_not_offered(tmp_path: Path) -> None:
    """Its letters are none; it would break the line that lists it."""
    drop(tmp_path)
    try:
        (tmp_path / os.fsdecode(b"\xff.onnx")).write_bytes(MODEL)
    except OSError:
        pytest.skip("this disk takes no such name")
    drop(tmp_path, "odd", language={"family": "\ud800"})
    assert [one.id for one in offers(tmp_path)[1:]] == ["dropped:odd", "dropped:thorsten"]
    "".join(code for one in offers(tmp_path) for code in one.languages).encode()

"""The studio's shelf: what lies in the folder of voices, and what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.voice.kokoro import model, open_voice, shelf
from kiosk.voice.voice import VoiceProblem


def dropped(folder: Path, name: str, size: int = model.STYLE_BYTES) -> Path:
    """Drop in a voice file."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}.bin"
    file.write_bytes(b"\0" * size)
    return file


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that has the model."""
    monkeypatch.setattr(shelf, "why_not", lambda: "")


@pytest.mark.usefixtures("here")
def test_voices_are_told_by_their_names(tmp_path: Path) -> None:
    """A letter for the language, a letter for who speaks; other files are none of ours."""
    for name in ("bf_emma", "am_adam", "ef_dora", "zf_xiaoyi", "notes", "xx_nobody"):
        dropped(tmp_path, name)
    offered = {one.id: one for one in shelf.listed(tmp_path)}
    assert list(offered) == ["studio:am_adam", "studio:bf_emma", "studio:ef_dora"]
    assert offered["studio:bf_emma"].title == "Emma"
    assert offered["studio:bf_emma"].about == "a woman's voice, British English"
    assert offered["studio:ef_dora"].languages == ("es",)
    assert all(one.licence and not one.why_not for one in offered.values())


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("folder", ["", "empty"])
def test_an_empty_folder_says_what_to_drop_in(tmp_path: Path, folder: str) -> None:
    """One offer, which can't speak yet and says why."""
    (tmp_path / "empty").mkdir()
    (offer,) = shelf.listed(tmp_path / folder if folder else None)
    assert offer.id == "studio"
    assert "bf_emma.bin" in offer.why_not


def test_without_the_model_a_voice_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The voice is listed, and how to get the model stands behind it."""
    monkeypatch.setattr(model, "PARTS", ("no_such_model",))
    dropped(tmp_path, "bf_emma")
    (offer,) = shelf.listed(tmp_path)
    assert offer.why_not == "no_such_model is not installed: run ./run setup --studio"
    with pytest.raises(VoiceProblem, match=r"run \./run setup --studio"):
        open_voice("studio:bf_emma", tmp_path)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("part", ["bf_nobody", "../bf_emma", "", "bf_cut"])
def test_what_is_no_voice_is_refused_in_one_line(tmp_path: Path, part: str) -> None:
    """A file that is not there, a path, nothing, and a file cut short."""
    dropped(tmp_path, "bf_emma")
    dropped(tmp_path, "bf_cut", 1000)
    with pytest.raises(VoiceProblem, match="copy it again") as problem:
        open_voice(f"studio:{part}", tmp_path)
    assert "\n" not in str(problem.value)

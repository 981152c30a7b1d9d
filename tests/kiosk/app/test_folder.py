"""An evening's folder: taken up when it is the same evening, refused when it is another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.app.folder import FILES, EveningProblem, Folder
from tests.kiosk.session.evenings import programme

WISHES = {"children": ["Mia"], "minutes": 12, "seed": 7}
OTHERS = {**WISHES, "minutes": 10}


def test_a_fresh_folder_is_made_and_marked(tmp_path: Path) -> None:
    """However deep it lies."""
    folder = Folder(tmp_path / "a" / "b", WISHES)
    assert not folder.unfinished
    assert folder.begun_at() == 0.0
    assert Folder(tmp_path / "a" / "b", WISHES).unfinished


def test_a_finished_evening_leaves_no_mark_and_is_replaced(tmp_path: Path) -> None:
    """The same folder may hold the next one."""
    folder = Folder(tmp_path, WISHES)
    folder.write_plan(programme())
    (folder.home / "store").mkdir(parents=True)
    folder.finish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.json", "story.txt"]
    again = Folder(tmp_path, OTHERS)
    assert not again.unfinished
    assert not any(again.file(name).exists() for name in FILES)


def test_a_begun_evening_is_not_mixed_with_another(tmp_path: Path) -> None:
    """One line, and every file as it was."""
    Folder(tmp_path, WISHES).write_plan(programme())
    with pytest.raises(EveningProblem, match="choose another --out"):
        Folder(tmp_path, OTHERS)
    assert (tmp_path / "plan.json").exists()
    assert Folder(tmp_path, WISHES).unfinished


def test_a_wish_that_failed_before_it_began_blocks_nothing(tmp_path: Path) -> None:
    """Corrected and asked again, it is held."""
    Folder(tmp_path, WISHES)
    assert not Folder(tmp_path, OTHERS).unfinished


def test_a_finished_evening_is_given_back_when_the_next_can_not_begin(tmp_path: Path) -> None:
    """Not a byte of it is lost, and nothing is left beside it."""
    folder = Folder(tmp_path, WISHES)
    folder.write_plan(programme())
    folder.finish()
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    again = Folder(tmp_path, OTHERS)
    again.file("evening.wav").write_bytes(b"RIFF")
    again.give_back()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_begun_evening_is_never_given_back(tmp_path: Path) -> None:
    """Its files stay; those of the one before it are gone for good."""
    first = Folder(tmp_path, WISHES)
    first.write_plan(programme())
    first.finish()
    again = Folder(tmp_path, OTHERS)
    again.write_plan(programme())
    again.give_back()
    assert Folder(tmp_path, OTHERS).unfinished
    assert not (tmp_path / ".earlier").exists()


@pytest.mark.parametrize("name", ["story.txt", "evening.wav"])
def test_somebody_elses_file_is_never_replaced(tmp_path: Path, name: str) -> None:
    """A writer's own story stays where it is."""
    (tmp_path / name).write_text("mine")
    with pytest.raises(EveningProblem, match="of no evening"):
        Folder(tmp_path, WISHES)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_a_folder_made_for_nothing_goes_again(tmp_path: Path) -> None:
    """Only if we made it."""
    Folder(tmp_path / "new", WISHES).give_back()
    assert not (tmp_path / "new").exists()
    Folder(tmp_path, WISHES).give_back()
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("mark", ["", "{", "[]", "null", '"words"', "\x00"])
def test_a_torn_mark_is_no_evening(tmp_path: Path, mark: str) -> None:
    """It begins anew."""
    (tmp_path / ".evening.json").write_text(mark)
    assert not Folder(tmp_path, WISHES).unfinished


def test_the_recording_goes_on_at_the_last_kept_sentence(tmp_path: Path) -> None:
    """A torn line, and one that is no line, count for nothing."""
    folder = Folder(tmp_path, WISHES)
    folder.file("transcript.jsonl").write_bytes(b'{"t": 1.5}\n{"t": 3.25}\n[]\n{"t": 9')
    assert folder.begun_at() == 3.25


def test_plan_and_story_are_written_once(tmp_path: Path) -> None:
    """Paragraphs parted by a blank line under the title; a resumed evening keeps what stands."""
    folder = Folder(tmp_path, WISHES)
    folder.write_plan(programme(6))
    text = folder.file("story.txt").read_text(encoding="utf-8")
    assert text.split("\n\n") == [
        "The Owl",
        "Sentence 0. Sentence 1. Sentence 2.",
        "Sentence 3. Sentence 4. Sentence 5.\n",
    ]
    assert json.loads(folder.file("plan.json").read_text())["story"]["title"] == "The Owl"
    folder.write_plan(programme(9))
    assert folder.file("story.txt").read_text(encoding="utf-8") == text


def test_a_file_in_the_folders_place_is_an_os_error(tmp_path: Path) -> None:
    """Which the command line says in one line."""
    (tmp_path / "out").write_text("mine")
    with pytest.raises(FileExistsError):
        Folder(tmp_path / "out", WISHES)
    assert (tmp_path / "out").read_text() == "mine"

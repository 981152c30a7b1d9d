"""Who lives in a home folder, for scripts."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kiosk.desk import household
from kiosk.store import open_store
from kiosk.store.notes import HomeUnusable, Refused, StoreBusy
from stories.cast import Child, parse_child


def child(spec: str) -> Child:
    """A described child."""
    return parse_child(spec)


def test_a_child_comes_in_changes_and_goes(tmp_path: Path) -> None:
    """And what was given is what is listed."""
    household.add(tmp_path, child("Mia:6:she:likes=owls,fog:worries=dark"))
    household.add(tmp_path, child("Bo:18m:they"))
    mia, bo = household.listed(tmp_path)
    assert (mia["name"], mia["age"], mia["pronouns"]) == ("Mia", 6.0, "she")
    assert (mia["likes"], mia["worries"]) == (["owls", "fog"], ["dark"])
    assert bo["age"] == 1.5
    household.edit(tmp_path, "mia", child("Mia:7:she"))
    assert household.listed(tmp_path)[0] | {"id": ""} == {
        "id": "", "name": "Mia", "age": 7.0, "pronouns": "she", "likes": [], "worries": [],
    }  # fmt: skip
    household.remove(tmp_path, "Bo")
    assert [one["name"] for one in household.listed(tmp_path)] == ["Mia"]


def test_an_edit_keeps_what_a_spec_can_not_say(tmp_path: Path) -> None:
    """The id, the picture, the family's words, and how the name is said."""
    household.add(tmp_path, child("Siobhán:6:she"))
    with open_store(tmp_path) as store:
        (known,) = store.family.children()
        rich = dataclasses.replace(known, said="shi-VAWN", words=(("grown-up", "Nana"),))
        store.family.edit(rich)
    household.edit(tmp_path, "Siobhán", child("Siobhán:7:she"))
    with open_store(tmp_path, read_only=True) as store:
        (now,) = store.family.children()
    assert now == dataclasses.replace(rich, age=7)


def test_another_name_is_not_said_like_the_old_one(tmp_path: Path) -> None:
    """A renamed child's name is read as it is written."""
    household.add(tmp_path, child("Siobhán:6:she"))
    with open_store(tmp_path) as store:
        (known,) = store.family.children()
        store.family.edit(dataclasses.replace(known, said="shi-VAWN"))
    household.edit(tmp_path, "Siobhán", child("Ada:6:she"))
    with open_store(tmp_path, read_only=True) as store:
        assert store.family.children()[0].said == ""


def test_two_of_one_name_are_refused(tmp_path: Path) -> None:
    """Whatever the case; the first stays as it was."""
    household.add(tmp_path, child("Mia:6:she"))
    with pytest.raises(Refused):
        household.add(tmp_path, child("MIA:4:he"))
    assert [one["age"] for one in household.listed(tmp_path)] == [6.0]


@pytest.mark.parametrize(
    "change", [household.remove, lambda h, n: household.edit(h, n, child("A:6:she"))]
)
def test_nobody_called_so_is_said(tmp_path: Path, change: object) -> None:
    """With where to look."""
    with pytest.raises(Refused, match="child list"):
        change(tmp_path, "Zed")  # type: ignore[operator]


def test_looking_makes_no_home(tmp_path: Path) -> None:
    """A list of nobody writes nothing."""
    assert household.listed(tmp_path / "none") == []
    assert not (tmp_path / "none").exists()


def test_a_home_that_can_not_be_written_says_that_nothing_was_kept() -> None:
    """Where even a superuser can't write: no child is silently lost."""
    with pytest.raises(HomeUnusable, match="nothing was kept"):
        household.add(Path("/proc/self"), child("Mia:6:she"))


def test_a_home_in_use_is_left_alone(tmp_path: Path) -> None:
    """The one that runs keeps what it has; a list may be looked at."""
    with open_store(tmp_path), pytest.raises(StoreBusy):
        household.add(tmp_path, child("Mia:6:she"))
    with open_store(tmp_path):
        assert household.listed(tmp_path) == []

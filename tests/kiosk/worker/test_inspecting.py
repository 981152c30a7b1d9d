"""An inspected pack is shown with all that is in it and all that is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.worker import InProcess, Worker
from kiosk.worker.inspecting import inspect
from rituals.library import SHIPPED as ALMANAC
from rituals.library import pack_folders

PACKS = Path(__file__).parents[2] / "packs"


def test_a_sound_pack_is_shown_with_its_tales() -> None:
    """Who wrote it, for what ages, how long, and what it touches."""
    found = inspect(PACKS / "owl-house")
    assert found.sound
    assert found.id == "owl-house"
    assert found.mark
    assert found.size > 1000
    tale = found.told[0]
    assert found.minutes[0] <= tale.minutes[0]
    assert set(tale.worries) <= set(found.worries)
    assert tale.title
    assert tale.ages[0] <= tale.ages[1]
    assert 0 < tale.minutes[0] <= tale.minutes[1]


def test_a_pack_of_rituals_is_inspected_too() -> None:
    """The same page shows both kinds."""
    found = inspect(pack_folders(ALMANAC)[0])
    assert found.sound
    assert found.told
    assert all(one.minutes[0] <= one.minutes[1] for one in found.told)
    assert len({one.mark for one in found.told}) == len(found.told)


@pytest.mark.parametrize("name", ["not-there", "empty"])
def test_what_is_no_pack_says_why(name: str, tmp_path: Path) -> None:
    """No manifest, no tales, and a problem in the author's terms."""
    (tmp_path / "empty").mkdir()
    found = inspect(tmp_path / name)
    assert not found.sound
    assert not found.id
    assert found.minutes == ()
    assert found.problems


def test_an_error_in_a_tale_makes_it_unsound(tmp_path: Path) -> None:
    """The pack is known by name, and what is wrong stands beside it."""
    pack = tmp_path / "owl-house"
    shutil.copytree(PACKS / "owl-house", pack)
    tale = next((pack / "tales").glob("*.md"))
    tale.write_text(tale.read_text(encoding="utf-8") + "\n{{ nobody.knows }}\n", encoding="utf-8")
    found = inspect(pack)
    assert found.id == "owl-house"
    assert not found.sound


def test_the_worker_inspects_what_only_it_may_read(tmp_path: Path) -> None:
    """The very same, out of a limited child, for a pack that lies anywhere."""
    pack = tmp_path / "stick" / "owl-house"
    shutil.copytree(PACKS / "owl-house", pack)
    worker = Worker([PACKS / "owl-house"])
    try:
        assert worker.inspect(pack) == InProcess([]).inspect(pack)
        assert worker.inspect(tmp_path / "not-there").problems
    finally:
        worker.close()

"""Every hostile pack is refused: by problems, in no time, with nothing written or followed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kiosk.worker.forking import Limits, Work
from stories.pack import open_pack, parse_pack
from stories.problems import Problem
from tests.stories.hostile.archives import GOOD, archives
from tests.stories.hostile.collection import faults_of, patience
from tests.stories.hostile.contents import content_archives
from tests.stories.hostile.folders import ADDED, INSTEAD, good
from tests.stories.hostile.making import Zip


@cache
def files() -> dict[str, bytes]:
    """Return every hostile pack file by its name."""
    return archives() | content_archives()


def problems_of(path: Path) -> list[Problem]:
    """Open and parse a pack, and look at its problems."""
    with patience():
        container = open_pack(path)
        problems = [*container.problems, *parse_pack(container)[1]]
    assert not faults_of(problems)
    return problems


def test_the_collection_is_large() -> None:
    """Far more than sixty files, no two alike, and the good one they were made from is good."""
    assert len(files()) >= 300
    assert len(set(files().values())) >= len(files()) - 1
    assert len(ADDED) + len(INSTEAD) >= 30


def test_the_good_one_is_good(tmp_path: Path) -> None:
    """Without its lie each of them would be told."""
    (tmp_path / "good.hearth").write_bytes(Zip(GOOD).made())
    good(tmp_path / "good")
    assert not problems_of(tmp_path / "good.hearth")
    assert not problems_of(tmp_path / "good")


def test_every_hostile_file_is_refused(tmp_path: Path) -> None:
    """Each is at least one error, none an exception, none slow; nothing is written anywhere."""
    file = tmp_path / "guest.hearth"
    for name, data in files().items():
        file.write_bytes(data)
        assert any(problem.error for problem in problems_of(file)), name
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ADDED)
def test_a_hostile_folder_is_refused(name: str, tmp_path: Path) -> None:
    """Links are not followed, pipes not waited for, names not believed."""
    good(tmp_path / "guest")
    ADDED[name](tmp_path / "guest")
    assert any(problem.error for problem in problems_of(tmp_path / "guest"))


@pytest.mark.parametrize("name", INSTEAD)
def test_what_is_no_pack_is_refused(name: str, tmp_path: Path) -> None:
    """A device, a pipe or nothing at all in a pack's place is a problem, too."""
    INSTEAD[name](tmp_path / "guest")
    assert any(problem.error for problem in problems_of(tmp_path / "guest"))


def test_all_are_read_in_little_memory(tmp_path: Path) -> None:
    """A child with a quarter of a gigabyte reads every one of them and lives."""
    places = []
    for number, data in enumerate(files().values()):
        places.append(tmp_path / f"{number}.hearth")
        places[-1].write_bytes(data)

    def read_all() -> bytes:
        refused = sum(bool(open_pack(place).problems) for place in places)
        return b"\0\0\0\4" + refused.to_bytes(4, "big")

    message = Work(read_all, Limits(60, 120.0, 250 * 1024 * 1024), [tmp_path]).result()
    assert message is not None
    assert int.from_bytes(message[4:], "big") > len(archives())

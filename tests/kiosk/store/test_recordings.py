"""Recordings: kept whole or not at all through any power cut, backed up, exported, and erased."""

from __future__ import annotations

import dataclasses
import itertools
import zipfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.store import Store, open_store, recordings
from kiosk.store.erasing import erase_child, erase_everything
from kiosk.store.family import Child
from kiosk.store.files import DiskFiles, FaultyFiles
from kiosk.store.home import Home
from kiosk.store.keeping import backup, export, restore
from kiosk.store.notes import Refused, StoreError
from kiosk.store.recordings import Recording, Recordings, file_of, keep, remove, settle, take_of
from kiosk.store.simulated import PowerCut, SimulatedDisk
from tests.kiosk.store.lives import volume_on

if TYPE_CHECKING:
    from collections.abc import Callable

OLD, NEW = b"fLaC old" * 40, b"fLaC new, and longer" * 40
GOODNIGHT = Recording("goodnight", by="Nana", title="Good night, my loves.", seconds=2.5, night=3)
HOME = Home(Path("/ours"))


def kept(home: Path, *given: tuple[Recording, bytes]) -> tuple[Recording, ...]:
    """Keep recordings in a home."""
    with open_store(home) as store:
        return tuple(store.record(*one) for one in given)


def test_a_recording_is_kept_with_who_when_and_how_long(tmp_path: Path) -> None:
    """After a start it is there, with its file."""
    with open_store(tmp_path) as store:
        mia = store.family.add(Child("Mia", age=6))
    name = Recording("name", mia.id, by="Papa", title="Mia", seconds=0.8, rests=(0.4,))
    first, second = kept(tmp_path, (GOODNIGHT, OLD), (name, NEW))
    with open_store(tmp_path) as store:
        found = store.family.recordings
        assert found.all() == (first, second)
        assert (first.by, first.seconds, first.night, first.size) == ("Nana", 2.5, 3, len(OLD))
        assert found.of("name", mia.id) == second
        assert found.get(second.id) == second
        assert found.of("comfort") is None
    assert (tmp_path / "recordings" / f"{first.id}.flac").read_bytes() == OLD
    assert second.id.startswith(f"{mia.id}/name-")
    assert first.id.startswith("family/goodnight-")


def test_a_new_one_takes_the_place_of_the_old(tmp_path: Path) -> None:
    """One of each: the old file is gone, and only then."""
    old, new = kept(tmp_path, (GOODNIGHT, OLD), (GOODNIGHT, NEW))
    with open_store(tmp_path) as store:
        assert store.family.recordings.all() == (new,)
    files = [path.stem for path in (tmp_path / "recordings" / "family").iterdir()]
    assert files == [Path(new.id).name]
    assert old.id != new.id


def test_a_removed_one_is_gone_for_good(tmp_path: Path) -> None:
    """File and record; a second time says that there is none."""
    (one,) = kept(tmp_path, (GOODNIGHT, OLD))
    with open_store(tmp_path) as store:
        store.unrecord(one.id)
        assert store.family.recordings.all() == ()
        with pytest.raises(Refused, match="none"):
            store.unrecord(one.id)
    assert not list((tmp_path / "recordings").rglob("*.flac"))


def test_a_file_that_somebody_took_away_can_still_be_removed(tmp_path: Path) -> None:
    """Its record is all that is left, and goes."""
    (one,) = kept(tmp_path, (GOODNIGHT, OLD))
    (tmp_path / "recordings" / f"{one.id}.flac").unlink()
    with open_store(tmp_path) as store:
        store.unrecord(one.id)
        assert store.family.recordings.all() == ()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"slot": "song"}, "no such thing"),
        ({"slot": "name", "about": "../.."}, "no id"),
        ({"slot": "story", "about": "Old Owl"}, "no id"),
        ({"by": " "}, "empty"),
        ({"by": "N" * 41}, "longer"),
    ],
)
def test_what_can_be_none_is_refused(tmp_path: Path, change: dict[str, Any], why: str) -> None:
    """Nothing is written for it."""
    with open_store(tmp_path) as store, pytest.raises(Refused, match=why):
        store.record(dataclasses.replace(GOODNIGHT, **change), OLD)
    assert not list((tmp_path / "recordings").rglob("*.flac"))


def test_a_full_home_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is replaced does not count; what does not fit changes nothing."""
    monkeypatch.setattr(recordings, "QUOTA", len(OLD) + 10)
    (old,) = kept(tmp_path, (GOODNIGHT, OLD))
    (again,) = kept(tmp_path, (GOODNIGHT, OLD[:-1]))
    with open_store(tmp_path) as store:
        with pytest.raises(Refused, match=r"already.*remove one first"):
            store.record(Recording("comfort", by="Nana"), OLD)
        assert store.family.recordings.all() == (again,)
    assert old.id != again.id


def test_a_store_without_a_disk_refuses() -> None:
    """A gift is never kept in memory alone."""
    with pytest.raises(Refused, match="memory"):
        Store.memory().record(GOODNIGHT, OLD)


@pytest.mark.parametrize("at", range(1, 9))
def test_a_failing_disk_is_one_line_and_leaves_the_old(tmp_path: Path, at: int) -> None:
    """Whatever call fails, the one before is still there, whole."""
    (old,) = kept(tmp_path, (GOODNIGHT, OLD))
    disk = FaultyFiles(DiskFiles())
    with open_store(tmp_path) as store:
        disk.at = at
        found = store.family.recordings
        try:
            new = keep(Home(tmp_path), disk, found, GOODNIGHT, NEW)
        except StoreError:
            assert found.all() == (old,)
            assert file_of(Home(tmp_path), old.id).read_bytes() == OLD
        else:
            assert file_of(Home(tmp_path), new.id).read_bytes() == NEW


def ids() -> Callable[[], str]:
    """Return a maker of ids that is no chance."""
    numbers = itertools.count(1)
    return lambda: f"n{next(numbers)}"


def cut(work: Callable[[SimulatedDisk, Recordings], object], at: int, chance: int) -> bool:
    """Cut the power at one call of ``work``; check what a start finds; tell whether it was cut."""
    disk = SimulatedDisk()
    found = Recordings(volume_on(disk, HOME.path), ids())
    old = keep(HOME, disk, found, GOODNIGHT, OLD)
    disk.cut_at = disk.calls + at
    try:
        work(disk, found)
    except PowerCut:
        disk.power_cut(Random(chance))
    else:
        return False
    found = Recordings(volume_on(disk, HOME.path), ids())
    settle(HOME, disk, found)
    there = found.all()
    files = disk.names(HOME.recordings / "family")
    for one in there:
        name = f"{Path(one.id).name}.flac"
        if one.id == old.id and name not in files:
            assert work is removes  # its file goes first
        else:
            assert disk.read(file_of(HOME, one.id)) == (OLD if one.id == old.id else NEW)
    assert len(there) == 1 or (work is removes and not there)
    if there and there[0].id != old.id:
        assert f"{Path(old.id).name}.flac" not in files
    return True


def replaces(disk: SimulatedDisk, found: Recordings) -> None:
    """Record the goodnight line anew."""
    keep(HOME, disk, found, GOODNIGHT, NEW)


def removes(disk: SimulatedDisk, found: Recordings) -> None:
    """Remove the goodnight line."""
    remove(HOME, disk, found, found.all()[0].id)


@pytest.mark.parametrize("work", [replaces, removes])
def test_a_power_cut_at_any_call_leaves_the_old_or_the_new_whole(
    work: Callable[[SimulatedDisk, Recordings], object],
) -> None:
    """A gift is never half: at every call of keeping and removing, under five kinds of loss."""
    for chance in range(5):
        at = 1
        while cut(work, at, chance):
            at += 1
        assert at > 8


def test_a_backup_takes_them_and_a_restore_brings_exactly_them(tmp_path: Path) -> None:
    """What is not kept yet is in no backup; what the home had before is gone."""
    home, other, file = tmp_path / "a", tmp_path / "b", tmp_path / "ours.zip"
    (one,) = kept(home, (GOODNIGHT, OLD))
    fresh = take_of(Home(home))
    fresh.parent.mkdir()
    fresh.write_bytes(b"not kept")
    with open_store(home) as store:
        backup(store, file)
    with zipfile.ZipFile(file) as pack:
        assert not any("take" in name for name in pack.namelist())
    kept(other, (Recording("comfort", by="Papa"), NEW))
    restore(file, other)
    with open_store(other) as store:
        assert store.family.recordings.all() == (one,)
    lying = [path for path in (other / "recordings").rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in lying] == [OLD]


def test_an_export_names_them_so_that_a_person_finds_them(tmp_path: Path) -> None:
    """What it is and who speaks, in letters that every system takes."""
    with open_store(tmp_path / "home") as store:
        mia = store.family.add(Child("Mía O'Hara", age=6))
        store.record(Recording("name", mia.id, by="Großpapa / Opa"), NEW)
        store.record(GOODNIGHT, OLD)
        files = export(store, tmp_path / "out")
    names = sorted(path.name for path in files if path.suffix == ".flac")
    assert names == [
        "recording-1-name-Mía-O-Hara-by-Großpapa-Opa.flac",
        "recording-2-goodnight-Good-night-my-loves-by-Nana.flac",
    ]
    assert (tmp_path / "out" / names[0]).read_bytes() == NEW
    assert '"by": "Nana"' in (tmp_path / "out" / "family.json").read_text()


def test_erasing_a_child_takes_what_says_its_name(tmp_path: Path) -> None:
    """The name, what is known to name the child, and what is not kept yet; the rest stays."""
    with open_store(tmp_path) as store:
        mia, theo = store.family.add(Child("Mia", age=6)), store.family.add(Child("Theo", age=4))
        store.record(Recording("name", mia.id, by="Nana"), NEW)
        stays = store.record(Recording("name", theo.id, by="Nana"), NEW)
        told = Recording("story", "hollow/owl", by="Nana", children=(mia.id, theo.id))
        store.record(told, NEW)
        plain = store.record(dataclasses.replace(GOODNIGHT, title="Good night, MIA."), OLD)
        fresh = take_of(Home(tmp_path))
        fresh.parent.mkdir()
        fresh.write_bytes(b"Mia")
        proof = erase_child(store, mia.id)
        assert proof.clean, str(proof)
        left = store.family.recordings.all()
        assert {one.id for one in left} == {stays.id, plain.id}
        assert {one.title for one in left} == {"", "Good night, the child."}
    files = {path.stem for path in (tmp_path / "recordings").rglob("*.flac")}
    assert files == {Path(stays.id).name, Path(plain.id).name}


def test_erasing_everything_takes_them_all(tmp_path: Path) -> None:
    """Not one file is left."""
    kept(tmp_path, (GOODNIGHT, OLD))
    assert erase_everything(open_store(tmp_path)).clean
    assert not (tmp_path / "recordings").exists()


def test_the_words_of_a_story_lie_beside_it_and_go_with_it(tmp_path: Path) -> None:
    """Kept, replaced, backed up, removed with the recording; a name in them is erased with both."""
    story = Recording("story", "hollow/owl", by="Nana")
    with open_store(tmp_path / "a") as store:
        mia = store.family.add(Child("Mia", age=6))
        old = store.record(story, OLD, b"an older telling")
        one = store.record(story, NEW, b"Out went MIA.")
        assert store.words_said(old.id) == b""
        assert store.words_said(one.id) == b"Out went MIA."
        assert one.size == len(NEW) + 13
        backup(store, tmp_path / "ours.zip")
        assert erase_child(store, mia.id).clean
        assert store.family.recordings.all() == ()
    assert not [path for path in (tmp_path / "a" / "recordings").rglob("*") if path.is_file()]
    restore(tmp_path / "ours.zip", tmp_path / "b")
    with open_store(tmp_path / "b") as store:
        assert store.words_said(one.id) == b"Out went MIA."
        store.unrecord(one.id)
        assert store.words_said(one.id) == b""


def test_the_old_one_stays_until_the_new_is_known_on_the_disk(tmp_path: Path) -> None:
    """A record that can't be saved names nothing for a start after a power cut."""
    (old,) = kept(tmp_path, (GOODNIGHT, OLD))
    disk = FaultyFiles(DiskFiles())
    with open_store(tmp_path, files=disk) as store:
        home = Home(tmp_path)
        disk.at, disk.sticky, disk.only = 1, True, frozenset({"rename"})
        new = keep(home, DiskFiles(), store.family.recordings, GOODNIGHT, NEW)
        assert store.cannot_save
        assert file_of(home, old.id).read_bytes() == OLD
        disk.heal()
        assert store.retry()
    with open_store(tmp_path) as store:
        assert store.family.recordings.all() == (new,)
    assert not file_of(home, old.id).exists()

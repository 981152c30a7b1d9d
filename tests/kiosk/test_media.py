"""Sticks in a made-up mount folder: what is a stick, what lies on it, and what is left alone."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from kiosk import media
from kiosk.media import StickFile, look, mounted, opened

WAV = {".wav"}


def table(top: Path, *lines: str) -> Path:
    """A mount table with these lines, ``TOP`` standing for the folder all is under."""
    made = top / "mounts"
    made.write_text("".join(f"{line.replace('TOP', str(top))} rw 0 0\n" for line in lines))
    return made


def file(place: Path, when: int = 1_000_000) -> Path:
    """A file changed at some time."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"sound")
    os.utime(place, (when, when))
    return place


def names(stick: Path) -> list[str]:
    """What is found on a stick."""
    return ["/".join(one.steps) for one in look([str(stick)], WAV).files]


def test_only_disks_at_the_usual_places_are_sticks(tmp_path: Path) -> None:
    """A stick is told by where and how it is mounted; a share on a network is none."""
    here = table(
        tmp_path,
        "/dev/sda1 TOP/media/oma/STICK\\040A vfat",
        "/dev/sda1 TOP/media/oma/STICK\\040A vfat",
        "/dev/sdb1 TOP/run/media/oma/B\\134C exfat",
        "/dev/sdc1 TOP/mnt ext4",
        "/dev/sdd1 TOP/mnt/d ntfs3",
        "/dev/sde1 TOP/media/usb0 fuseblk",
        "/dev/sdf1 / ext4",
        "/dev/sdg1 TOP/media/a/b/c vfat",
        "/dev/sdh1 TOP/run/media/one vfat",
        "/dev/sdi1 TOP/home/oma vfat",
        "nas:/all TOP/mnt/nas nfs4",
        "oma@far TOP/media/oma/far fuse.sshfs",
        "broken",
    )
    found = [one.removeprefix(f"{tmp_path}/") for one in mounted(here, tmp_path)]
    inner = ["media/oma/STICK A", "run/media/oma/B\\C", "mnt", "mnt/d", "media/usb0"]
    assert found == inner
    assert mounted(tmp_path / "no such table", tmp_path) == ()
    assert isinstance(mounted(), tuple)


def test_newest_first_three_levels_deep(tmp_path: Path) -> None:
    """Whatever lies deeper is not looked for; other kinds are named apart."""
    for deep, when in (("a.wav", 20), ("b/B.WAV", 40), ("b/c/c.wav", 30), ("b/c/d/d.wav", 50)):
        file(tmp_path / deep, when)
    file(tmp_path / "x.m4a")
    file(tmp_path / "letter.txt")
    found = look([str(tmp_path)], WAV, {".m4a", ".aac"})
    assert ["/".join(one.steps) for one in found.files] == ["b/B.WAV", "b/c/c.wav", "a.wav"]
    assert (found.sticks, found.more, found.others) == (1, 0, (".m4a",))
    assert [one.kind for one in found.files] == [".wav"] * 3


def test_nothing_is_followed_and_nothing_but_plain_files_is_found(tmp_path: Path) -> None:
    """Links, pipes, sockets, folders with a sound's name, and what Macs hide beside each file."""
    stick = tmp_path / "stick"
    file(stick / "good.wav")
    file(tmp_path / "secret.wav")
    file(tmp_path / "outside" / "far.wav")
    (stick / "link.wav").symlink_to(tmp_path / "secret.wav")
    (stick / "way").symlink_to(tmp_path / "outside", target_is_directory=True)
    (stick / "round").symlink_to(stick, target_is_directory=True)
    os.mkfifo(stick / "pipe.wav")
    (stick / "folder.wav").mkdir()
    file(stick / "._good.wav")
    file(stick / ".Trash-1000" / "gone.wav")
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as door:
        here = os.open(stick, os.O_RDONLY)
        try:
            door.bind(f"/proc/self/fd/{here}/door.wav")
        finally:
            os.close(here)
        assert names(stick) == ["good.wav"]


def test_a_stick_that_is_pulled_or_may_not_be_read_ends_nothing(tmp_path: Path) -> None:
    """The others are still looked at."""
    file(tmp_path / "b" / "b.wav")
    found = look([str(tmp_path / "gone"), str(tmp_path / "b")], WAV)
    assert [one.name for one in found.files] == ["b.wav"]
    assert found.sticks == 2
    assert look([], WAV) == media.Found()


def test_a_thousand_files_are_the_newest_two_hundred(tmp_path: Path) -> None:
    """And how many more there are is known."""
    for number in range(1000):
        file(tmp_path / f"{number}.wav", number)
    found = look([str(tmp_path)], WAV)
    assert [one.name for one in found.files[:2]] == ["999.wav", "998.wav"]
    assert (len(found.files), found.more) == (200, 800)


def test_an_endless_or_slow_stick_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found until then counts."""
    for number in range(30):
        file(tmp_path / f"{number}.wav")
    monkeypatch.setattr(media, "MOST_ENTRIES", 10)
    assert len(look([str(tmp_path)], WAV).files) == 10
    monkeypatch.setattr(media, "MOST_SECONDS", -1.0)
    assert look([str(tmp_path)], WAV).files == ()


HOSTILE = ["line\nend.wav", "n" * 251 + ".wav", "\u202eflow\u2066.wav", "שלום.wav"]


def test_names_of_any_kind_are_found_and_opened(tmp_path: Path) -> None:
    """Line ends, 255 bytes, right to left, bytes that are no letters at all."""
    for name in HOSTILE:
        file(tmp_path / name)
    with (tmp_path / os.fsdecode(b"\xff\xfe.wav")).open("wb") as raw:
        raw.write(b"sound")
    found = look([str(tmp_path)], WAV).files
    assert {one.name for one in found} == {*HOSTILE, os.fsdecode(b"\xff\xfe.wav")}
    for one in found:
        with opened(one) as raw:
            assert raw.read() == b"sound"


def test_what_was_exchanged_meanwhile_is_not_opened(tmp_path: Path) -> None:
    """A link, a pipe or a linked folder in a file's place is refused, and never waited for."""
    stick = tmp_path / "stick"
    file(stick / "a" / "a.wav")
    file(tmp_path / "secret" / "a.wav")
    (one,) = look([str(stick)], WAV).files
    (stick / "a" / "a.wav").unlink()
    with pytest.raises(FileNotFoundError):
        opened(one)
    os.mkfifo(stick / "a" / "a.wav")
    with pytest.raises(OSError, match="no plain file"):
        opened(one)
    (stick / "a" / "a.wav").unlink()
    (stick / "a" / "a.wav").symlink_to(tmp_path / "secret" / "a.wav")
    with pytest.raises(OSError, match="symbolic"):
        opened(one)
    (stick / "a" / "a.wav").unlink()
    (stick / "a").rmdir()
    (stick / "a").symlink_to(tmp_path / "secret", target_is_directory=True)
    with pytest.raises(OSError, match="directory"):
        opened(one)


def test_nothing_stays_open_and_no_mark_is_left(tmp_path: Path) -> None:
    """No handle is left behind, and neither a file nor a folder was marked as read."""
    place = file(tmp_path / "a" / "a.wav")
    places = (tmp_path, tmp_path / "a", place)
    for one in places:
        os.utime(one, (1_000, 2_000_000_000))
    handles = Path("/proc/self/fd")
    before = {one.name for one in handles.iterdir()}
    (found,) = look([str(tmp_path)], WAV).files
    with opened(found) as raw:
        raw.read()
    with pytest.raises(OSError, match="No such"):
        opened(StickFile(str(tmp_path), ("a", "b", "c.wav")))
    assert {one.name for one in handles.iterdir()} == before
    # A card that marks every look would be written by it: relatime marks only what is old.
    assert [one.stat().st_atime for one in places] == [1_000.0] * 3

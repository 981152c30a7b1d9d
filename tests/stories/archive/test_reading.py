"""Archives are read strictly: what is odd in any way gives one problem, and no file at all."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from random import Random

import pytest

from stories.archive import reading, write_archive
from stories.archive.names import FILES_LIMIT, SIZES
from stories.archive.reading import FILE_LIMIT, read_archive
from stories.pack import open_pack
from tests.stories.archive.zips import PACK, Part, Zip, zipped

GOOD = {"pack.toml": PACK, "tales/owl.md": b"+++\n", "README.md": b"hello\n" * 50}
SECRET = 0x1
LOOSE_END = 0x8
LINK, DEVICE, FOLDER, SETUID = 0o120777, 0o060644, 0o040755, 0o104755


def press(data: bytes) -> bytes:
    """Deflated bytes, as a zip has them."""
    pressing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return pressing.compress(data) + pressing.flush()


def test_what_was_written_is_read() -> None:
    """Our own files, and the same files from Python's own zips."""
    assert read_archive(write_archive(GOOD), "x.hearth") == (GOOD, [])
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", method) as opened:
            for name, data in GOOD.items():
                opened.writestr(name, data)
        assert read_archive(made.getvalue(), "x.hearth") == (GOOD, [])


HOSTILE: dict[str, tuple[str, bytes]] = {
    "nothing": ("P020", b""),
    "a text": ("P020", b"hello"),
    "an end alone": ("P020", b"PK\x05\x06" + bytes(18)),
    "a program before it": ("P020", zipped(before=b"#!/bin/sh\n")),
    "bytes behind it": ("P020", zipped(after=b"more")),
    "a comment": ("P020", zipped(comment=b"hello")),
    "an end inside the comment": ("P020", zipped(comment=b"PK\x05\x06" + bytes(17))),
    "two zips, one behind the other": ("P023", zipped() + zipped()),
    "a gap before a member": ("P023", zipped(Part(b"a.md", before=b"hidden"))),
    "a gap before the index": ("P023", zipped(gap=b"hidden")),
    "more members than said": ("P023", zipped(Part(b"a.md"), count=1)),
    "fewer members than said": ("P020", zipped(Part(b"a.md"), count=3)),
    "an index elsewhere": ("P023", zipped(Part(b"a.md"), start=4)),
    "one member twice": ("P023", zipped(Part(b"b.md", offset=0, only_in_index=True))),
    "members across each other": (
        "P023", zipped(Part(b"a.md", b"x" * 90), Part(b"b.md", offset=400, only_in_index=True)),
    ),
    "a member that reaches on": ("P023", zipped(Part(b"a.md", packed_size=900, size=900))),
    "encrypted": ("P024", zipped(Part(b"a.md", flags=SECRET))),
    "streamed": ("P024", zipped(Part(b"a.md", flags=LOOSE_END))),
    "pressed another way": ("P024", zipped(Part(b"a.md", method=12))),
    "a time field": ("P024", zipped(Part(b"a.md", extra=b"UT\x05\x00\x01abcd"))),
    "another name in a field": ("P024", zipped(Part(b"a.md", extra=b"up\x06\x00\x01abcde"))),
    "sizes of another age": ("P024", zipped(Part(b"a.md", size=0xFFFFFFFF))),
    "of another age": ("P024", zipped(Part(b"a.md", needed=45))),
    "a member's comment": ("P024", zipped(Part(b"a.md", comment=b"hello"))),
    "a folder": ("P025", zipped(Part(b"tales/", b"", attributes=FOLDER << 16 | 0x10))),
    "a folder that says it is a file": ("P025", zipped(Part(b"tales/", b""))),
    "a folder by its bit": ("P025", zipped(Part(b"a.md", attributes=0x10))),
    "a link": ("P025", zipped(Part(b"a.md", b"/etc/passwd", attributes=LINK << 16))),
    "a device": ("P025", zipped(Part(b"a.md", attributes=DEVICE << 16))),
    "with another's rights": ("P025", zipped(Part(b"a.md", attributes=SETUID << 16))),
    "a link from elsewhere": ("P025", zipped(Part(b"a.md", attributes=LINK << 16, made_by=20))),
    "up and out": ("P026", zipped(Part(b"../../owl.md"))),
    "from the top": ("P026", zipped(Part(b"/etc/owl.md"))),
    "a drive": ("P026", zipped(Part(b"c:owl.md"))),
    "backslashes": ("P026", zipped(Part(b"tales\\owl.md"))),
    "no name": ("P026", zipped(Part(b""))),
    "an empty folder name": ("P026", zipped(Part(b"tales//owl.md"))),
    "a dot": ("P026", zipped(Part(b"./owl.md"))),
    "hidden": ("P026", zipped(Part(b".owl.md"))),
    "capitals": ("P026", zipped(Part(b"tales/Owl.md"))),
    "a name cut by a zero": ("P026", zipped(Part(b"owl.md\x00.exe"))),
    "turned around": ("P026", zipped(Part("\u202edm.owl".encode(), flags=0x800))),
    "a look-alike": ("P026", zipped(Part("оwl.md".encode(), flags=0x800))),
    "broken letters": ("P026", zipped(Part(b"\xff\xfe.md"))),
    "five levels": ("P026", zipped(Part(b"a/b/c/d/e.md"))),
    "a long name": ("P026", zipped(Part(b"a" * 200 + b".md"))),
    "a program": ("P026", zipped(Part(b"run.py"))),
    "without an ending": ("P026", zipped(Part(b"tales"))),
    "a folder called like a file": ("P026", zipped(Part(b"owl.md/owl.md"))),
    "two of one name": ("P027", zipped(Part(b"a.md"), Part(b"a.md", b"y"))),
    "two manifests": ("P027", zipped(Part(b"pack.toml", b"y"))),
    "two in two cases": ("P027", zipped(Part(b"readme.md"), Part(b"README.md"))),
    "a file and a folder": ("P027", zipped(Part(b"LICENSE"), Part(b"license/a.md"))),
    "a large text": ("P028", zipped(Part(b"a.md", bytes(SIZES[".md"] + 1), pressed=True))),
    "a bomb": ("P029", zipped(Part(b"a.png", bytes(4_000_000), pressed=True))),
    "a quiet bomb": (
        "P030", zipped(Part(b"a.md", packed=press(bytes(9_000_000)), size=10, method=8)),
    ),
    "shorter than said": ("P030", zipped(Part(b"a.md", b"xx", size=3))),
    "longer than said": ("P030", zipped(Part(b"a.md", b"xxx", size=2))),
    "pressed, longer than said": ("P030", zipped(Part(b"a.md", b"abc" * 9, pressed=True, size=5))),
    "something behind what is pressed": (
        "P030", zipped(Part(b"a.md", b"abc", packed=press(b"abc") + b"tail", method=8)),
    ),
    "cut off while pressed": (
        "P030", zipped(Part(b"a.md", b"abc" * 99, packed=press(b"abc" * 99)[:-3], method=8)),
    ),
    "no deflate at all": ("P030", zipped(Part(b"a.md", packed=b"\xff" * 30, method=8))),
    "a wrong sum": ("P030", zipped(Part(b"a.md", crc=1))),
    "another name in its head": ("P030", zipped(Part(b"a.md", head_name=b"b.md"))),
    "a longer name in its head": ("P030", zipped(Part(b"a.md", head_name=b"../../a.md"))),
    "a field in its head": ("P030", zipped(Part(b"a.md", head_extra=b"UT\x01\x00a"))),
    "too many": ("P022", Zip([Part(b"a%d.md" % n) for n in range(FILES_LIMIT + 1)]).made()),
    "too much in all": (
        "P022",
        Zip([Part(b"a%d.ogg" % n, size=16_000_000, method=8) for n in range(10)]).made(),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_archive_is_refused(name: str) -> None:
    """One problem, the right one, and nothing of what was in it."""
    code, data = HOSTILE[name]
    files, problems = read_archive(data, "x.hearth")
    assert not files
    assert [problem.code for problem in problems] == [code], problems
    assert str(problems[0]).isprintable()


def test_a_file_too_large_is_not_even_looked_at() -> None:
    """Its length is enough."""
    files, problems = read_archive(bytes(FILE_LIMIT + 1), "x.hearth")
    assert (files, [problem.code for problem in problems]) == ({}, ["P021"])


def test_no_byte_of_a_good_archive_can_be_changed_unseen() -> None:
    """Every single bit: refused, or the same files but for what no reader of ours looks at."""
    good = write_archive({"pack.toml": PACK, "a.md": b"abc"})
    let_in = 0
    for at in range(len(good) * 8):
        bad = bytearray(good)
        bad[at // 8] ^= 1 << at % 8
        files, problems = read_archive(bytes(bad), "x.hearth")
        assert files == {} or not problems
        # Who made it, how hard, and how new a zip it is: nothing that a file's words hang on.
        let_in += bool(files)
        assert files in ({}, {"pack.toml": PACK, "a.md": b"abc"})
    assert let_in < len(good) * 8 // 4


def mutated(seed: int) -> bytes:
    """A good archive, spoilt by chance."""
    chance = Random(seed)
    data = bytearray(zipped(Part(b"tales/owl.md", b"owl " * 200, pressed=True), Part(b"b.md")))
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randrange(1, 40)]
            case 2:
                data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 9)))
            case _:
                data[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", bytes(4), b"PK\x05\x06"))
    return bytes(data)


@pytest.mark.parametrize(
    "seeds", [range(1500), pytest.param(range(60_000), marks=pytest.mark.torture)]
)
def test_no_spoilt_archive_brings_the_reader_down(seeds: range) -> None:
    """Whatever chance makes of a good one: read, or refused with one problem."""
    for seed in seeds:
        files, problems = read_archive(mutated(seed), "x.hearth")
        assert bool(files) != bool(problems), seed
        assert all(problem.code != "P020" or "(" not in problem.what for problem in problems), seed


def test_a_fault_of_ours_is_a_problem_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the reader itself fall, the pack is refused and the kiosk goes on."""

    def fall(_: bytes) -> None:
        raise RuntimeError

    monkeypatch.setattr(reading, "_members", fall)
    assert read_archive(zipped(), "x.hearth")[1][0].code == "P020"


def test_a_pack_is_opened_from_its_file(tmp_path: Path) -> None:
    """The same container as from its folder; a broken one says why and nothing else."""
    file = tmp_path / "small.hearth"
    file.write_bytes(zipped(Part(b"tales/owl.md")))
    opened = open_pack(file)
    assert opened.manifest is not None
    assert opened.manifest.id == "small"
    assert sorted(opened.files) == ["pack.toml", "tales/owl.md"]
    file.write_bytes(HOSTILE["up and out"][1])
    assert [problem.code for problem in open_pack(file).problems] == ["P026"]
    assert open_pack(file).manifest is None

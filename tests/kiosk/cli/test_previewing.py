"""`hearthside pack preview`: its file, its refusals, its watch."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from queue import Queue

import pytest

from kiosk.cli.previewing import saves, sky, stamps
from stories.archive import write_archive
from stories.proof import MARKER
from tests.kiosk.cli.line import ROOT, say
from tests.kiosk.cli.previewed import NIGHT, PACKS, spoil


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small pack in an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copytree(PACKS / "owl-house", tmp_path / "owl-house"))


def test_a_sheet_is_made_where_one_stands(
    pack: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One line says what was made; the same words make the same bytes; nothing else is left."""
    said = say(capsys, "pack", "preview", "owl-house", *NIGHT)
    assert said.code == 0
    assert re.fullmatch(
        r"owl-house-proof\.html: 1 tale, 3 nights, no errors, .* advice\n", said.out
    )
    sheet = tmp_path / "owl-house-proof.html"
    first = sheet.read_bytes()
    assert MARKER.encode() in first
    assert "14 Mar" in first.decode()
    say(capsys, "pack", "preview", pack, *NIGHT)
    assert sheet.read_bytes() == first
    assert sorted(one.name for one in tmp_path.iterdir()) == ["owl-house", "owl-house-proof.html"]


def test_a_packed_file_has_the_same_sheet(
    pack: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A folder and the `.hearth` file made of it tell the same."""
    files = {
        one.relative_to(pack).as_posix(): one.read_bytes()
        for one in pack.rglob("*")
        if one.is_file()
    }
    (tmp_path / "owl.hearth").write_bytes(write_archive(files))
    for given, out in (("owl-house", "one.html"), ("owl.hearth", "two.html")):
        assert say(capsys, "pack", "preview", given, "--out", out, *NIGHT).code == 0
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_an_error_is_a_finding_and_still_a_sheet(
    pack: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A pack with errors ends with 1; one without a manifest has a sheet of its problems."""
    spoil(pack)
    assert say(capsys, "pack", "preview", "owl-house", *NIGHT).code == 1
    assert "L001" in (tmp_path / "owl-house-proof.html").read_text("utf-8")
    (pack / "pack.toml").write_text("kind =", encoding="utf-8")
    said = say(capsys, "pack", "preview", "owl-house", "--out", "other.html", *NIGHT)
    assert said.code == 1
    assert "no tales, no nights" in said.out
    assert "pack.toml:1" in (tmp_path / "other.html").read_text("utf-8")


def test_what_is_not_ours_is_left_alone(
    pack: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Never over somebody's page, never into the pack, never into nowhere."""
    mine = tmp_path / "owl-house-proof.html"
    mine.write_text("<p>My own page</p>", encoding="utf-8")
    for words in (
        (),
        ("--out", str(pack)),
        ("--out", "owl-house/tales/x.html"),
        ("--out", "none/x.html"),
    ):
        said = say(capsys, "pack", "preview", "owl-house", *words, *NIGHT)
        assert said.code == 2
        assert said.line.startswith("out: ")
    assert mine.read_text("utf-8") == "<p>My own page</p>"


def test_from_inside_the_pack_the_sheet_lies_beside_it(
    pack: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`preview .` puts no page among the tales."""
    monkeypatch.chdir(pack)
    assert say(capsys, "pack", "preview", ".", *NIGHT).code == 0
    assert (pack.parent / "owl-house-proof.html").is_file()


@pytest.mark.parametrize(
    ("words", "start"),
    [
        (("night-twon",), "pack: 'night-twon' is no pack folder"),
        (("lamplit-almanac",), "pack: "),
        (("owl-house", "--nights", "0"), "nights: 0"),
        (("owl-house", "--minutes", "99"), "minutes: '99'"),
        (("owl-house", "--child", "nobody"), "child: nobody called 'nobody'"),
        (("owl-house", "--child", "Mia:5:she", "--child", "mia:7:she"), "child: two of one name"),
    ],
)
def test_wrong_words_are_told_in_a_line(
    words: tuple[str, ...], start: str, pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What, why, what to do; exit 2."""
    said = say(capsys, "--home", pack.parent / "home", "pack", "preview", *words)
    assert said.code == 2
    assert said.line.startswith(start)


def test_a_burst_of_saves_is_one(tmp_path: Path) -> None:
    """Files must be still for one look; a file taken away counts as a save, too."""
    file, other = tmp_path / "a.md", tmp_path / "b.md"
    file.write_text("one")
    scene: list[Callable[[], object]] = [
        lambda: None,
        lambda: file.write_text("one, two"),
        lambda: other.write_text("new"),
        lambda: None,
        lambda: None,
        other.unlink,
        lambda: None,
    ]
    looks: list[float] = []

    def sleep(seconds: float) -> None:
        looks.append(seconds)
        scene[len(looks) - 1]()

    watching = saves(tmp_path, stamps(tmp_path), sleep)
    next(watching)
    assert len(looks) == 4
    next(watching)
    assert len(looks) == 7


def test_a_date_is_a_season_and_a_moon() -> None:
    """As the stories know it."""
    assert sky(date(2026, 3, 14)).date == "14 Mar"
    assert sky(date(2026, 12, 14)).season == "winter"


def test_watching_makes_the_sheet_again(pack: Path, tmp_path: Path) -> None:
    """A save, even a broken one, is one line and a new sheet; Ctrl-C ends it with 0."""
    sheet = tmp_path / "owl-house-proof.html"
    with subprocess.Popen(
        [sys.executable, "-m", "kiosk", "pack", "preview", str(pack), "--watch",
         "--out", str(sheet), *NIGHT],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ},
    ) as watcher:  # fmt: skip
        lines: Queue[str] = Queue()
        out = watcher.stdout
        assert out is not None

        def read() -> None:
            for line in out:
                lines.put(line)

        threading.Thread(target=read, daemon=True).start()
        try:
            assert "no errors" in lines.get(timeout=100)
            assert "Ctrl-C" in lines.get(timeout=100)
            spoil(pack)
            assert "1 error" in lines.get(timeout=100)
            assert "They was asleep" in sheet.read_text("utf-8")
            (pack / "pack.toml").write_text("kind =", encoding="utf-8")
            assert "no tales" in lines.get(timeout=100)
        except BaseException:
            watcher.kill()
            raise
        watcher.send_signal(signal.SIGINT)
        assert watcher.wait(timeout=100) == 0
        assert watcher.stderr is not None
        assert watcher.stderr.read() == ""
        assert lines.get(timeout=100).strip() == ""
        assert "No longer watching" in lines.get(timeout=100)


def test_part_of_a_pack_is_that_pack_and_any_other_folder_is_none(
    pack: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A tale's file stands for its pack; a folder of other things gets no sheet beside it."""
    tale = next((pack / "tales").iterdir())
    for part in (tale, pack / "tales"):
        said = say(capsys, "pack", "preview", part, *NIGHT)
        assert (said.code, said.out.partition(":")[0]) == (0, "owl-house-proof.html")
    (tmp_path / "other").mkdir()
    found = say(capsys, "pack", "preview", "other", *NIGHT)
    assert (found.code, "no pack" in found.line) == (2, True)
    names = sorted(one.name for one in tmp_path.iterdir())
    assert names == ["other", "owl-house", "owl-house-proof.html"]

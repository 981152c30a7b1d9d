"""`pack check` finds everything in one pass, and shows what a sound pack holds."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.cli import main
from stories.archive import write_archive
from stories.pack import open_pack
from tests.kiosk.cli.line import say

if TYPE_CHECKING:
    from tests.kiosk.cli.line import Said

PACKS = Path(__file__).parents[2] / "packs"


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


def checked(capsys: pytest.CaptureFixture[str], *words: str | Path) -> Said:
    """Check packs and return what was said."""
    return say(capsys, "pack", "check", *words)


def test_a_sound_pack_is_shown_at_a_glance(capsys: pytest.CaptureFixture[str]) -> None:
    """Tales with their longest telling, bands with their nights, worries with what is left."""
    said = checked(capsys, PACKS / "owl-house")
    assert said.code == 0
    assert said.error == ""
    assert "owl-house: no errors, " in said.out
    assert "nights without a repeat at 3, 6, 10 minutes" in said.out
    assert "a child who should not meet dark: 0 of 1 tales left" in said.out


def test_a_pack_with_errors_is_mended_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is shown of a pack that is not right."""
    said = checked(capsys, PACKS / "broken")
    assert said.code == 1
    assert "nights without" not in said.out


def test_several_packs_of_both_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    """One error anywhere is a finding; the others are told of all the same."""
    rituals = next(one.parent for one in Path("rituals/packs").glob("*/pack.toml"))
    said = checked(capsys, rituals, PACKS / "broken", PACKS / "owl-house")
    assert said.code == 1
    assert f"{rituals.name}: no errors" in said.out
    assert "broken: 5 errors" in said.out
    assert "owl-house: no errors" in said.out


def test_a_pack_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A `.hearth` file is checked as its folder is."""
    file = tmp_path / "owls.hearth"
    file.write_bytes(write_archive(open_pack(PACKS / "owl-house").files))
    said = checked(capsys, file)
    assert said.code == 0
    assert "owls.hearth: no errors" in said.out
    assert "owl-who-could-not-yawn" in said.out


def test_a_file_that_is_no_pack(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It is named once."""
    file = tmp_path / "owls.hearth"
    file.write_bytes(b"no zip")
    said = checked(capsys, file)
    assert said.code == 1
    assert said.out.startswith(f"{file}:1: P02")


def test_a_pack_of_the_house_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    """Its folder need not be known; what is named as typed comes first."""
    said = checked(capsys, "comforts")
    assert said.code == 0
    assert "comforts: no errors" in said.out


def test_data_for_tools(capsys: pytest.CaptureFixture[str]) -> None:
    """Problems and summaries; nothing else is printed."""
    said = checked(capsys, "--json", PACKS / "broken", PACKS / "owl-house")
    data = json.loads(said.out)
    assert said.code == 1
    assert set(data) == {"problems", "packs"}
    assert [one["errors"] for one in data["packs"]] == [5, 0]
    assert data["packs"][0]["summary"] is None
    assert data["packs"][1]["summary"]["tales"][0]["ages"] == [3, 6]
    assert sum(row["error"] for row in data["problems"]) == 5


def test_a_picture_that_is_nowhere(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The pictures of the house and of its packs count; a mistyped one is found, with a hint."""
    pack = tmp_path / "owls"
    shutil.copytree(PACKS / "owl-house", pack)
    tale = pack / "tales" / "owl-who-could-not-yawn.md"
    tale.write_text(tale.read_text().replace("## Knock {", '## Knock {picture="rooffs" '))
    said = checked(capsys, pack)
    assert said.code == 0
    assert "L034 there is no picture 'rooffs'. Did you mean 'roofs'?" in said.out
    tale.write_text(tale.read_text().replace("rooffs", "roofs"))
    assert "L034" not in checked(capsys, pack).out


def test_a_figure_that_nobody_drew(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Whoever the house can show, or show by kin, needs no drawing; an unknown kind is named."""
    pack = tmp_path / "owls"
    shutil.copytree(PACKS / "owl-house", pack)
    assert "L059" not in checked(capsys, pack).out
    tale = pack / "tales" / "owl-who-could-not-yawn.md"
    text = tale.read_text()
    for kind, missing in (("quagga", True), ("night porter", False)):
        tale.write_text(text.replace('kind = "owl"', f'kind = "{kind}"'))
        said = checked(capsys, pack)
        assert said.code == 0
        assert ("L059 there is no figure of a 'quagga'." in said.out) is missing


def test_a_bar_on_a_terminal_only(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is wiped off when the pack is done."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    assert main(["pack", "check", str(PACKS / "owl-house")]) == 0
    assert "[#" in stream.getvalue()
    assert stream.getvalue().endswith(f"\r{'':<78}\r")
    assert "[#" not in capsys.readouterr().out


def test_no_pack_named_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """The usage says how."""
    said = checked(capsys)
    assert said.code == 2
    assert "PACK" in said.line


def test_where_there_is_no_pack_nothing_else_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of other things is one problem, under its own name; part of a pack is the pack."""
    (tmp_path / "Holiday Pictures.JPG").write_bytes(b"x")
    monkeypatch.chdir(tmp_path)
    said = checked(capsys, ".")
    assert (said.code, said.out.count(" P0")) == (1, 1)
    assert said.out.splitlines()[-1] == f"{tmp_path.name}: 1 error, no pieces of advice so far"
    shutil.copytree(PACKS / "owl-house", tmp_path / "owls")
    for part in ("owls/tales", "owls/cast.toml", "owls/tales/owl-who-could-not-yawn.md"):
        assert "owls: no errors" in checked(capsys, part).out


def test_a_pack_without_a_tale(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It can't be told from, so it isn't fine."""
    pack = Path(shutil.copytree(PACKS / "owl-house", tmp_path / "owls"))
    for tale in (pack / "tales").iterdir():
        tale.unlink()
    said = checked(capsys, pack)
    assert (said.code, "P007 there is no tale" in said.out) == (1, True)


def test_a_damaged_member_is_named_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The file, then what is damaged in it."""
    file = tmp_path / "owls.hearth"
    data = bytearray(write_archive(open_pack(PACKS / "owl-house").files))
    data[len(data) // 4] ^= 1
    file.write_bytes(data)
    said = checked(capsys, file)
    assert said.code == 1
    assert said.out.startswith(f"{file}/")
    assert said.out.splitlines()[0].count("owls.hearth") == 1


def test_an_id_of_the_house_is_taken(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A storyteller hears of it before a family that can't add the pack does."""
    pack = Path(shutil.copytree(PACKS / "owl-house", tmp_path / "owls"))
    file = pack / "pack.toml"
    file.write_text(file.read_text().replace('"owl-house"', '"slow-hill"'))
    said = checked(capsys, pack)
    assert (said.code, "P006 the id 'slow-hill'" in said.out) == (1, True)
    found = say(capsys, "pack", "build", pack, "--out", tmp_path / "x.hearth")
    assert (found.code, "of the house" in found.line) == (1, True)
    assert not (tmp_path / "x.hearth").exists()


def test_a_drawing_the_press_leaves_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It is an error with its file and its mend, and not a plain hill some evening."""
    pack = tmp_path / "owl-house"
    shutil.copytree(PACKS / "owl-house", pack)
    (pack / "pictures").mkdir(exist_ok=True)
    (pack / "pictures" / "figure-owl.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', encoding="utf-8"
    )
    said = checked(capsys, pack)
    assert said.code == 1
    assert "pictures/figure-owl.svg:1: P033 this drawing can't be printed" in said.out
    assert 'Mend: write viewBox="0 0 800 480"' in said.out

"""`hearthside story print`: a booklet of the very words, never over somebody else's file."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from stories.library import SHIPPED
from tests.kiosk.cli.line import FAST, say
from tests.kiosk.press.opened import opened

WHOM = ("--child", "Mia:3:she", "--tale", "last-bus-on-button-street", "--minutes", "3")


class Shut(socket.socket):
    """A socket that nobody may open."""

    def __init__(self, *_: object, **__: object) -> None:
        """Refuse."""
        raise AssertionError("a socket was opened")


def plain(text: str) -> str:
    """A text with straight quotation marks and one space between words."""
    for curly, straight in zip("“”‘’", "\"\"''", strict=True):
        text = text.replace(curly, straight)
    return " ".join(text.split())


def read(file: Path) -> str:
    """The words of a printed story, pages in reading order, without cover, end and numbers."""
    _, *told, _ = opened(file.read_bytes()).texts
    return " ".join(plain(text).rpartition(" ")[0] for text in told)


def test_the_words_are_those_of_story_tell(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same options, same words, in order; the same bytes twice; one file and no socket."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEARTHSIDE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(socket, "socket", Shut)
    told = json.loads(say(capsys, "story", "tell", *WHOM, "--json").out)
    done = say(capsys, "story", "print", *WHOM, "--pages")
    assert done.code == 0, done
    assert not done.error
    name, _, about = done.out.partition(": ")
    assert name == "mia-and-the-last-bus-on-button-street-pages.pdf"
    assert "pages in reading order" in about
    assert [one.name for one in tmp_path.iterdir()] == [name]
    assert read(tmp_path / name) == plain(told["text"])
    before = (tmp_path / name).read_bytes()
    assert say(capsys, "story", "print", *WHOM, "--pages").code == 0
    assert (tmp_path / name).read_bytes() == before
    last = opened(before).texts[-1]
    assert "last-bus-on-button-street" in last
    assert "version" in last
    assert "CC BY-SA 4.0" in last
    assert "Printed from Hearthside." in last
    assert b"http" not in last.encode()


def village(capsys: pytest.CaptureFixture[str], folder: Path) -> Path:
    """A pack somebody has just begun."""
    begun = ("--title", "My Village", "--author", "A. Storyteller", "--out", folder / "village")
    assert say(capsys, "pack", "new", "my-village", *begun).code == 0
    return folder / "village" / "my-village"


@pytest.mark.parametrize(("paper", "wide"), [("a4", 841.9), ("letter", 792.0)])
def test_a_booklet_folds(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, paper: str, wide: float
) -> None:
    """Four pages a sheet; how to print it is said."""
    out = tmp_path / "story.pdf"
    done = say(capsys, "story", "print", *WHOM, "--paper", paper, "--out", out)
    assert done.code == 0
    assert "flipped on the short edge" in done.out
    pages = int(done.out.partition(": ")[2].split()[0])
    found = opened(out.read_bytes())
    assert pages % 4 == 0
    assert len(found.texts) == pages // 2
    assert {size[0] for size in found.sizes} == {wide}
    assert found.texts[0].startswith("How this story was made")


def test_a_pack_of_ones_own_is_printed_with_its_pictures(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The author, the version and the licence are the pack's."""
    pack, out = village(capsys, tmp_path), tmp_path / "story.pdf"
    for where in (pack, pack.parent, pack / "tales" / "leftover-light.md"):
        child = ("--child", "Ada:9:she", "--pack", where)
        done = say(capsys, "story", "print", *child, "--pages", "--out", out)
        assert done.code == 0, done
        first, *_, last = opened(out.read_bytes()).texts
        assert "for Ada by A. Storyteller" in first
        assert "“My Village” (my-village, version" in last


def test_a_kept_night_is_printed_word_for_word(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The words of a night come from the home, not from a new telling."""
    home = ("--home", tmp_path / "home")
    out = tmp_path / "kept.pdf"
    say(capsys, "child", "add", "Mia:6:she", *home)
    before = say(capsys, "story", "print", "--night", "1", "--out", out, *home)
    assert before.code == 1
    assert "--child" in before.line
    evening = tmp_path / "evening"
    assert say(capsys, "evening", "--child", "Mia", *home, *FAST, "--out", evening).code == 0
    done = say(capsys, "story", "print", "--night", "1", "--pages", "--out", out, *home)
    assert done.code == 0, done
    title, _, text = (evening / "story.txt").read_text(encoding="utf-8").partition("\n")
    assert plain(opened(out.read_bytes()).texts[0]).startswith(f"{plain(title)} for Mia by")
    assert read(out) in plain(text)
    assert len(read(out)) > 400
    assert "the very words of night 1" in opened(out.read_bytes()).texts[-1]
    other = say(capsys, "story", "print", "--night", "9", "--out", out, *home)
    assert other.code == 1
    assert other.line.startswith("night 9: ")


def test_letters_that_cannot_be_printed_are_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One line says which; the booklet is made all the same."""
    pack, out = village(capsys, tmp_path), tmp_path / "story.pdf"
    tale = pack / "tales" / "leftover-light.md"
    text = tale.read_text(encoding="utf-8")
    tale.write_text(text.replace("{{ hero }} and", "{{ hero }} 雪 and", 1), encoding="utf-8")
    child = ("--child", "Ada:6:she", "--pack", pack)
    done = say(capsys, "story", "print", *child, "--out", out)
    assert done.code == 0
    assert "雪" in done.line
    assert out.is_file()


def test_nobody_elses_file_is_written_over(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A file that is not ours stays as it is, a link and a folder too."""
    out = tmp_path / "story.pdf"
    out.write_bytes(b"%PDF-1.4 somebody's thesis")
    done = say(capsys, "story", "print", *WHOM, "--out", out)
    assert done.code == 2
    assert "left alone" in done.line
    assert out.read_bytes() == b"%PDF-1.4 somebody's thesis"
    link = tmp_path / "link.pdf"
    link.symlink_to(tmp_path / "nowhere.pdf")
    assert say(capsys, "story", "print", *WHOM, "--out", link).code == 2
    assert "is a folder" in say(capsys, "story", "print", *WHOM, "--out", tmp_path).line
    missing = tmp_path / "no" / "story.pdf"
    assert "there is no folder" in say(capsys, "story", "print", *WHOM, "--out", missing).line
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link.pdf", "story.pdf"]


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("--child", "Nobody"),
        ("--child", "Mia:6:she", "--minutes", "soon"),
        ("--child", "Mia:6:she", "--paper", "a5"),
        ("--child", "Mia:6:she", "--night", "1"),
        ("--night", "1", "--pack", str(SHIPPED / "night-town")),
        ("--night", "tonight"),
    ],
)
def test_wrong_use_is_one_line(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    wrong: tuple[str, ...],
) -> None:
    """Exit 2, what is wrong and what to do, and no file."""
    monkeypatch.chdir(tmp_path)
    done = say(capsys, "story", "print", *wrong, "--home", tmp_path / "home")
    assert done.code == 2
    assert ": " in done.line
    assert not list(tmp_path.glob("*.pdf"))


def test_an_unknown_tale_is_a_finding(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """As in `story tell`: one line, and nothing is made."""
    out = tmp_path / "story.pdf"
    done = say(capsys, "story", "print", "--child", "Mia:6:she", "--tale", "nowhere", "--out", out)
    assert done.code == 1
    assert done.line.startswith("tale 'nowhere': ")
    assert not out.exists()

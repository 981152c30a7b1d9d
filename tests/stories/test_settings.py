"""Settings are read within limits, and every problem has its line."""

from __future__ import annotations

import pytest

from stories.settings import Findings, Reader, Settings, plain_text, read_settings


def test_bom_line_ends_and_tabs_are_fine() -> None:
    """What an editor adds does no harm."""
    found = Findings("a.md")
    assert plain_text("\ufeffa\r\n\tb\rc".encode(), found) == "a\n b\nc"
    assert not found.problems


@pytest.mark.parametrize(
    "text",
    [
        "a = 1\nb = ", "x" * 5000 + " = 1", "a.b.c.d.e.f.g.h.i.j.k = 1", "a = " + "[" * 2000,
        "a = " + "9" * 60_000, 'a = "' + "x" * 4001 + '"', "a = [" + "1," * 600 + "]",
        "a = 1\n" * 2, "\n" * 70_000,
    ],
)  # fmt: skip
def test_hostile_settings_are_one_problem(text: str) -> None:
    """Large, deep and broken settings are refused quickly."""
    found = Findings("a.toml")
    assert read_settings(text, found) is None
    assert found.problems


def test_a_problem_names_the_line_of_its_key() -> None:
    """A wrong value is found where it stands, counted from the top of the file."""
    found = Findings("a.toml")
    settings = read_settings('id = "x"\n\n[cast.owl]\nkind = 3\n', found, 5)
    assert settings is not None
    assert Reader(settings, found, "cast.owl").text("kind", required=True) == ""
    assert found.problems[0].line == 8


def test_an_unknown_key_is_guessed() -> None:
    """A typing slip gets a hint."""
    found = Findings("a.toml")
    settings = read_settings('pronuns = "she"', found)
    assert settings is not None
    Reader(settings, found).known(("pronouns", "kind"))
    assert "Did you mean 'pronouns'?" in found.problems[0].what


def test_bytes_that_are_no_text() -> None:
    """A picture saved as a tale is one problem."""
    found = Findings("a.md")
    assert plain_text(b"ok\n\xff\xfe", found) is None
    assert found.problems[0].line == 2


@pytest.mark.parametrize(
    ("line", "mend"),
    [
        ("ages = 5-7", "write ages = [5, 7]."), ("minutes = 3 to 6", "write minutes = [3, 6]."),
        ("shape = errand", 'shape = "errand"'), ('title = "Owl', "one is missing"),
        ('names = ["A", "B"', "brackets"), ("ages: 3", "key = value"),
        ("x = @", "look at this line"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_says_what_is_likely(line: str, mend: str) -> None:
    """The commonest slips of people who never saw such settings, each with its own mend."""
    found = Findings("tale.md")
    assert read_settings(f'id = "owl"\n{line}\n', found, 2) is None
    (problem,) = found.problems
    assert problem.code == "P015"
    assert mend in problem.mend


def test_a_word_processors_marks_are_fine() -> None:
    """Curly marks around a text are read as straight ones; inside a text they stay."""
    found = Findings("tale.md")
    settings = read_settings('id = “owl”\nsay = ["He said “hoo”."]\nnames = [“A”, “B”]\n', found)
    assert found.problems == []
    assert settings is not None
    assert settings.values == {"id": "owl", "say": ["He said “hoo”."], "names": ["A", "B"]}


@pytest.mark.parametrize(
    "line", ['"a.b.c.d.e.f.g.h.i.j"', "'a.b.c.d.e.f.g.h.i.j'", "1 # a.b.c.d.e.f.g.h.i.j"]
)
def test_dots_in_texts_are_fine(line: str) -> None:
    """Only dots that part keys are counted."""
    assert read_settings(f"a = {line}", Findings("a.toml")) is not None


@pytest.mark.parametrize(
    "text",
    ['x = ["""\na """, {%s=1}]', 'x = ["""a""""", {%s=1}]', "x = ['''\na'''', {%s=1}]",
     'x = 1 # "\n%s=1', 'x = "a\\"", {%s=1}'],
)  # fmt: skip
def test_dots_can_t_be_hidden(text: str) -> None:
    """Texts of many lines, quotes at their end, notes: the keys behind them are seen."""
    found = Findings("a.toml")
    assert read_settings(text % ".".join("a" * 20), found) is None
    assert found.problems[0].code == "P014"


def test_a_long_file_is_looked_up_at_once() -> None:
    """Thousands of keys, each with its line."""
    text = "\n".join(f"[t{n}]\nkey = {n}" for n in range(2000))
    settings = Settings({}, text, 3)
    assert [settings.line_of("key", f"t{n}") for n in range(2000)] == list(range(4, 4004, 2))
    assert settings.line_of("other", "t7") == settings.line_of("", "t7") == 17
    assert settings.line_with("key = 9", 1) == 22


def test_texts_are_composed_and_of_a_length() -> None:
    """Two ways to write one letter are one; a text beyond its length is a problem."""
    found = Findings("a.toml")
    settings = read_settings('name = "e\\u0301"', found)
    assert settings is not None
    assert Reader(settings, found).text("name") == "é"
    assert Reader(settings, found, most=0).text("name") == ""
    assert found.problems[0].code == "T004"


@pytest.mark.parametrize("mark", ["\x00", "\x08", "\x0b", "\x1b", "\x1c", "\x7f", "\x85", "\u200b"])
def test_control_characters_are_no_text(mark: str) -> None:
    """Not even the plain ones that a terminal obeys."""
    found = Findings("a.md")
    assert plain_text(f"a\nb{mark}".encode(), found) is None
    assert (found.problems[0].code, found.problems[0].line) == ("P011", 2)

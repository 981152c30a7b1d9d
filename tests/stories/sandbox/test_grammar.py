"""The grammar's complaints carry the right code, line and hint."""

from __future__ import annotations

import pytest

from stories.sandbox import Prose, Vocabulary

WORDS = Vocabulary(
    people=frozenset({"hero", "lead", "other", "owl"}),
    things={"perch": True, "pencil": False},
    turns=frozenset({"blink"}),
    echoes=frozenset({"home"}),
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ hero", "S001"),
        ("{% set a = 1 %}", "S002"),
        ("{{ herro }}", "S003"),
        ("{{ hero.thier }}", "S004"),
        ("{{ pencil.the }}", "S004"),
        ("{{ hero | upper }}", "S005"),
        ("{{ added }}", "S006"),
        ("{{ other }}", "S007"),
        ("{% if season == 1 %}{% endif %}", "S009"),
        ("{{ hero | said('x') }}", "S005"),
        ("{{ turn.blink | sentence }}", "S005"),
        ("{{ back.home | sentence }}", "S005"),
        ("{{ 1000000 | number }}", "S005"),
        ("{% for loop in added %}{% endfor %}", "S003"),
        ("{% for hero__many in added %}{% endfor %}", "S003"),
        ("{{- hero }}", "S002"),
        ("{{ 'a\\x62' | said('b') }}", "S001"),
        ("".join(f"{{% for {a} in added %}}" for a in "abcd") + "{% endfor %}" * 4, "S010"),
        ("{% if age < 3 %}" * 7 + "{% endif %}" * 7, "S001"),
        ("a { lone brace", "S001"),
    ],
)
def test_codes_are_stable(text: str, code: str) -> None:
    """Each kind of slip keeps its code."""
    assert [one.code for one in Prose(text, WORDS).complaints] == [code]


def test_lines_and_hints() -> None:
    """The line is counted within the text, and a near name is offered."""
    complaint = Prose("One.\nTwo {{ herro.their }}.", WORDS).complaints[0]
    assert complaint.line == 2
    assert "Did you mean 'hero'?" in complaint.what


def test_other_is_fine_among_several() -> None:
    """Inside hero.many, or in a version that is only told to several."""
    assert not Prose("{% if hero.many %}{{ other }}{% endif %}", WORDS).complaints
    assert not Prose("{{ other }}", WORDS, many=True).complaints
    assert Prose("{% if hero.many %}a{% else %}{{ other }}{% endif %}", WORDS).complaints

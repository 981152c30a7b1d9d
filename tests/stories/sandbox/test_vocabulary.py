"""A vocabulary knows every name that may be hinted at, and says slips in plain words."""

from __future__ import annotations

import pytest

from stories.sandbox import Prose, Vocabulary


def test_all_names_are_known() -> None:
    """Children, figures, things and the fixed words."""
    names = Vocabulary(frozenset({"hero", "owl"}), {"perch": True}).names
    assert {"hero", "owl", "perch", "added", "season", "facts"} <= set(names)


@pytest.mark.parametrize(
    ("typed", "what", "mend"),
    [
        ("{% if season == 'winter' %}Snow.", "never ended", "{% endif %}"),
        ("{% for one in added %}Snow.", "never ended", "{% endfor %}"),
        ("Snow.{% endif %}", "without its beginning", "{% if … %}"),
        ("{% if season = 'winter' %}Snow.{% endif %}", "a single =", "=="),
        ("{% if hero.many %}Snow.{% end if %}", "'end' is no word", "endif"),
        ("{% if season == 'winter %}Snow.{% endif %}", "quotation mark", "close it"),
        ("{{ hero's }}", "quotation mark", "apostrophe"),
        ("{{ hero they }}", "'they' stands", "outside"),
        ("{{ }}", "missing", "a name"),
        ("{{ hero. }}", "missing", "end the name"),
        ("{{ sea-gull }}", "a minus", "names"),
        ("{{ back.bed }}", "no 'bed'", "~ bed:"),
        ("{{ turn.blink }}", "no 'blink'", "[turns.blink]"),
    ],
)
def test_a_slip_is_said_without_a_programmers_words(typed: str, what: str, mend: str) -> None:
    """What the reader of templates says of it is nothing to a storyteller."""
    (slip,) = Prose(typed, Vocabulary()).complaints
    assert what in slip.what
    assert mend in slip.mend
    assert not {"token", "template", "Jinja", "sub", "char"} & set(slip.what.split())

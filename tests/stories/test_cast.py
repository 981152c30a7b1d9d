"""Children are read from specs, and words agree with one and with many."""

from __future__ import annotations

import pytest

from stories.cast import BadChild, Child, Person, Pronouns, capital, forms, joined, parse_child


def test_a_whole_spec() -> None:
    """Name, age, pronouns, likes and worries are read."""
    child = parse_child("Mia:6:she:likes=owls,maps:worries=dark")
    assert child == Child("Mia", 6.0, "she", ("owls", "maps"), ("dark",))


def test_months_and_said() -> None:
    """Months become years, and a name may have a sound."""
    child = parse_child("Siobhán:18m:she:said=shi-VAWN")
    assert child.age == 1.5
    assert child.said == "shi-VAWN"


def test_a_backslash_frees_a_mark() -> None:
    """Colons and commas can be part of a word."""
    child = parse_child(r"Ana\-Lu:6:they:likes=salt\, pepper,owls")
    assert child.name == "Ana-Lu"
    assert child.likes == ("salt, pepper", "owls")


@pytest.mark.parametrize(
    "spec",
    [
        "Mia", "Mia:6", ":6:she", "Mia:x:she", "Mia:99:she", "Mia:6:shee", "Mia:6:a/b/c",
        "Mia:6:she:likes", "Mia:6:she:hates=owls", "Mia:6:she:worries=drak", "M{i}a:6:she",
        "Mi\u202ea:6:she", "Mia:6:she:likes=a:likes=b", "M" * 41 + ":6:she", "Mia:-1:she",
        "7:6:she", "Mia:6:////", "",
    ],
)  # fmt: skip
def test_a_bad_spec_is_one_clear_line(spec: str) -> None:
    """What is wrong and what to do stand in one line."""
    with pytest.raises(BadChild) as caught:
        parse_child(spec)
    assert "\n" not in str(caught.value)
    assert str(caught.value).count(":") >= 2


def test_one_child_agrees() -> None:
    """A name takes a single verb, whatever the pronoun."""
    said = forms([Person("Alex", Pronouns.of("they"))])
    assert (said[""], said["was"], said["they_were"]) == ("Alex", "was", "they were")
    assert (said["They_have"], said["own"], said["themself"]) == ("They have", "Alex's", "themself")
    assert forms([Person("Mia", Pronouns.of("she"))])["they_were"] == "she was"


def test_several_children_agree() -> None:
    """A group takes plural verbs and pronouns."""
    said = forms([Person("Mia", Pronouns.of("she")), Person("Theo", Pronouns.of("he"))])
    assert (said[""], said["own"]) == ("Mia and Theo", "Mia and Theo's")
    assert (said["was"], said["has"], said["does"]) == ("were", "have", "do")
    assert (said["they_were"], said["themself"]) == ("they were", "themselves")


def test_own_pronouns() -> None:
    """Five forms of one's own are used as they are."""
    said = forms([Person("Idris", Pronouns.of("xe/xem/xyr/xyrs/xemself"))])
    assert (said["they"], said["Their"], said["they_have"]) == ("xe", "Xyr", "xe has")


def test_names_in_s_and_lists() -> None:
    """James's lamp; a, b and c; capitals behind marks."""
    assert forms([Person("James", Pronouns.of("he"))])["own"] == "James's"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined([]) == ""
    assert capital("“élan”") == "“Élan”"

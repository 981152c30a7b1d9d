"""Nothing hostile is ever compiled, and what is allowed renders within its bound."""

from __future__ import annotations

from random import Random

import pytest

from stories.sandbox import Condition, Prose, Vocabulary
from stories.sandbox.pieces import in_words

WORDS = Vocabulary(
    people=frozenset({"hero", "lead", "other", "owl"}),
    things={"perch": True, "pencil": False},
    turns=frozenset({"blink"}),
    echoes=frozenset({"home"}),
)
SEEN = {
    "hero": "Mia and Theo",
    "hero__they": "they",
    "hero__many": True,
    "hero__each": ("Mia", "Theo"),
    "lead": "Mia",
    "other": "Theo",
    "owl__own": "Tuppence's",
    "perch": "a gate",
    "perch__the": "the gate",
    "pencil": "a bean",
    "turn__blink": "It blinked.",
    "back__home": "It slept.",
    "added": ("the cat", "the stair"),
    "season": "winter",
    "moon": "full",
    "age": 4,
    "met": frozenset({"the-cat"}),
    "facts": frozenset({"it sleeps"}),
    "pause": "\ue004",
}
HOSTILE = (
    "{{ ''.__class__.__mro__ }}",
    "{{ hero.__class__ }}",
    "{{ hero.__init__.__globals__ }}",
    "{{ hero|attr('they') }}",
    "{{ '%s'|format(hero) }}",
    "{{ 'a'.format(hero) }}",
    "{{ ''.join(hero) }}",
    "{{ hero['they'] }}",
    "{{ hero.they() }}",
    "{{ self }}",
    "{{ loop }}",
    "{{ range(10**9)|list }}",
    "{{ 10**10**10 }}",
    "{{ 'a' * 10**9 }}",
    "{{ 'a' ~ 'b' }}",
    "{% for a in range(9) %}{% endfor %}",
    "{% for a in 'abc' %}{% endfor %}",
    "{% for a in added %}" * 4 + "{{ hero }}" + "{% endfor %}" * 4,
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% block a %}{% endblock %}",
    "{% macro a() %}{% endmacro %}",
    "{% set a = 1 %}",
    "{% call a() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% raw %}{{{% endraw %}",
    "{% do 1 %}",
    "{% with a = 1 %}{% endwith %}",
    "{% autoescape true %}{% endautoescape %}",
    "{% break %}",
    "{{ hero|upper }}",
    "{{ hero|random }}",
    "{{ hero|center(10000000) }}",
    "{{ hero|list }}",
    "{{ hero|e|e|e }}",
    "{{ lipsum() }}",
    "{{ cycler }}",
    "{{ dict() }}",
    "{{ namespace() }}",
    "{{ [1,2,3] }}",
    "{{ {'a': 1} }}",
    "{{ hero if hero else owl }}",
    "{{ not hero }}",
    "{{ 1 }}",
    "{{ hero is defined }}",
    "{{ hero in owl }}",
    "{{ -1 }}",
    "{{ hero + owl }}",
    "{{ caller }}",
    "{{ 'x'|said('y', 'z') }}",
    "{{ 'x'|said(hero) }}",
    "{{ 'x'|said }}",
    "{{ hero|sentence(1) }}",
    "{{ added }}",
    "{{ met }}",
    "{{ facts }}",
    "{{ turn }}",
    "{{ back }}",
    "{{ turn.nobody }}",
    "{{ hero.many }}",
    "{{ pencil.the }}",
    "{{ other }}",
    "{{ hero.they.they }}",
    "{% if hero %}a{% endif %}",
    "{% if 1 %}a{% endif %}",
    "{% if hero.they %}a{% endif %}",
    "{% if season == 3 %}a{% endif %}",
    "{% if season < 'winter' %}a{% endif %}",
    "{% if 'a' in hero %}a{% endif %}",
    "{% if age in age %}a{% endif %}",
    "{{ hero",
    "hero }}",
    "{% if age %}",
    "{% endif %}",
    "{# note #}",
    "{{ '{{' }}x",
    "{{" + "(" * 5000,
    "{{ " + "a." * 999,
    "{% if " + "not " * 5000 + "hero.many %}a{% endif %}",
    "{% if age < 5 %}" * 400,
    "x" * 20_000,
    "{{ hero.\n they }}",
    "{{ h\u0435ro }}",
    "{{ hero__they }}",
    "{{ None }}",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_not_ours_is_refused(text: str) -> None:
    """Each hostile or mistaken text is a complaint with a mend, and is never compiled."""
    prose = Prose(text, WORDS)
    assert prose.complaints
    assert all(one.mend and "\n" not in one.what for one in prose.complaints)
    with pytest.raises(ValueError, match="never told"):
        prose.render(SEEN)


def test_what_is_ours_is_told() -> None:
    """Names, one attribute, if, for, and the four filters."""
    text = (
        "{{ hero }} saw {{ perch.the }}. "
        "{% if hero.many %}{{ other }}{% else %}{{ lead }}{% endif %} "
        "{% if 'the-cat' in met and age < 5 %}The cat, too.{% endif %} {{ added | list }} "
        "{% for one in hero %}{{ one }}.{% endfor %}{{ 3 | number }}"
    )
    prose = Prose(text, WORDS)
    assert not prose.complaints
    told = prose.render(SEEN)
    assert told == (
        "Mia and Theo saw the gate. Theo The cat, too. the cat and the stair Mia.Theo.three"
    )


def test_conditions_hold_or_not() -> None:
    """Season, moon, age, met, facts and several children can be asked."""
    for text, holds in (
        ("season == 'winter'", True),
        ("season in ['spring', 'summer']", False),
        ("age >= 5", False),
        ("'it sleeps' in facts and not moon == 'new'", True),
        ("hero.many or age < 3", True),
    ):
        condition = Condition(text, WORDS)
        assert not condition.complaints
        assert condition.holds(SEEN) is holds


@pytest.mark.parametrize(
    "text", ["hero", "x == 1", "1 %}{% if 1", "owl.known", "season = 'a'", "", "moon == 'fool'"]
)
def test_a_wrong_condition_is_refused(text: str) -> None:
    """A condition is checked as strictly as prose."""
    assert Condition(text, WORDS).complaints


def test_a_condition_counts_its_atoms() -> None:
    """More facts make a version more fitting; hero.many is seen."""
    condition = Condition("hero.many and (season == 'winter' or age < 4)", WORDS)
    assert condition.atoms == 3
    assert condition.many
    assert not Condition("hero.many or age < 4", WORDS).many


def test_numbers_in_words() -> None:
    """Up to ninety-nine."""
    assert [in_words(n) for n in (0, 7, 20, 42, 100)] == [
        "no",
        "seven",
        "twenty",
        "forty-two",
        "100",
    ]


def test_random_texts_are_refused_or_stay_in_bounds() -> None:
    """Thousands of scrambled texts: no crash, and never longer than the bound."""
    random = Random(7)
    bits = [
        "{{ hero }}",
        "{{ hero.they }}",
        "{% if hero.many %}",
        "{% else %}",
        "{% endif %}",
        "{{",
        "}}",
        "{% for one in added %}",
        "{% endfor %}",
        "{{ one }}",
        "{% elif age < 5 %}",
        "{{ added | list }}",
        "{{ perch.the | sentence }}",
        "Plain words. ",
        "{%",
        "%}",
        "|",
        "(",
        "'",
        "{{ back.home }}",
        "{{ turn.blink }}",
        "not ",
        "{{ 'a' | said('b') }}",
        ".",
        "\n",
        "{{ pause }}",
        "*",
    ]
    told = 0
    for _ in range(3000):
        prose = Prose("".join(random.choices(bits, k=random.randint(1, 9))), WORDS)
        if not prose.complaints:
            told += 1
            assert len(prose.render(SEEN)) <= prose.bound
    assert told > 100

"""Mentions: what a passage gives to those after it, and expects of those before."""

from __future__ import annotations

from stories.lint.mentions import ADDED, Trace, Tracer
from tests.stories.lint.planted import beat
from tests.stories.small import OWL, front, pack_of


def traced(prose: str, *, many: bool = False, head: str = "One") -> Trace:
    """Return the trace of one passage."""
    asking = beat("B", "Two | {{ back.home }}", energy="1")
    text = front(more=OWL) + "\n" + beat("A", f"{head} | {prose}", energy="2") + "\n" + asking
    if "~ home" not in prose:
        text = front(more=OWL) + "\n" + beat("A", f"{head} | {prose}", energy="1")
    tale = pack_of(text).tales[0]
    return Tracer(tale).trace(tale.beats[0].passages[0], many=many)


def expected(trace: Trace) -> list[tuple[str, str]]:
    """Return what a trace expects."""
    return [(one.name, one.how) for one in trace.expects]


def test_a_name_is_brought_on() -> None:
    """The bare name, its possessive, or the kind in plain letters."""
    for prose in ("{{ owl }} came.", "{{ owl.own }} wing.", "An Owl came. {{ owl.They }} sat."):
        trace = traced(prose)
        assert "owl" in trace.gives
        assert expected(trace) == []


def test_a_pronoun_expects_a_name() -> None:
    """Only the one that comes first."""
    assert expected(traced("{{ owl.They }} came. {{ owl }} sat.")) == [("owl", "again")]
    assert expected(traced("{{ owl }} came. {{ owl.They }} sat.")) == []


def test_agreement_mentions_nobody() -> None:
    """`was` follows a name typed before it."""
    assert expected(traced("{{ owl.was }} there.")) == []


def test_a_thing_is_brought_on_by_its_first_form() -> None:
    """The first form gives; `.the` expects."""
    trace = traced("On {{ perch }}.")
    assert "perch" in trace.gives
    assert [one.name for one in trace.repeats] == ["perch"]
    assert expected(traced("On {{ perch.The }}.")) == [("perch", "again")]


def test_only_what_every_setting_names_is_given() -> None:
    """A name inside an if is no promise."""
    prose = "{% if season == 'winter' %}{{ owl }} came.{% endif %} It snowed."
    trace = traced(prose)
    assert "owl" not in trace.gives
    assert "owl" in trace.told
    both = "{% if season == 'winter' %}{{ owl }}.{% else %}{{ owl.own }} wing.{% endif %}"
    assert "owl" in traced(both).gives


def test_a_heading_settles_its_settings() -> None:
    """Under a condition only its own branch is told."""
    prose = "{% if season == 'winter' %}{{ owl }} came.{% endif %} It snowed."
    assert "owl" in traced(prose, head="One {if=\"season == 'winter'\"}").gives


def test_many_and_one_are_told_apart() -> None:
    """With several children another branch is told."""
    prose = "{% if hero.many %}{{ lead }} held {{ other.own }} hand.{% else %}{{ owl }}.{% endif %}"
    assert "owl" in traced(prose).gives
    assert "owl" not in traced(prose, many=True).gives


def test_echo_lines_are_left_and_asked() -> None:
    """What is left has a name of its own."""
    assert "~home" in traced("It sat.\n\n~ home: {{ owl }} slept.").gives
    text = front(more=OWL) + "\n" + beat("A", "One | It.\n\n~ home: {{ owl }} slept.", energy="2")
    text += "\n" + beat("B", "Two | {{ all.home }}", energy="1")
    tale = pack_of(text).tales[0]
    trace = Tracer(tale).trace(tale.beats[1].passages[0], many=False)
    assert expected(trace) == [("~home", "ask")]
    assert "owl" in trace.gives


def test_what_was_met_is_asked_and_given() -> None:
    """`adds` gives, `added` asks."""
    assert expected(traced("They had met {{ added | list }}.")) == [(ADDED, "ask")]
    assert ADDED in traced("A cat.", head='One {adds="the cat"}').gives


def test_a_turn_speaks_for_all_its_lines() -> None:
    """Every line names the owl, so the turn does."""
    trace = traced("So. {{ turn.blink }}")
    assert "owl" in trace.gives
    assert expected(trace) == []


def test_the_lead_by_a_pronoun() -> None:
    """With several children the lead must be named first."""
    assert traced("{{ lead.They }} sat.", many=True).stray
    assert not traced("{{ lead.They }} sat.").stray
    assert not traced("{{ lead }} and {{ lead.their }} hat.", many=True).stray


def test_a_title_names_whom_it_names() -> None:
    """Its hero needs no other name."""
    tale = pack_of(front(more=OWL) + "\n" + beat("A", "One | {{ owl }}.", energy="1")).tales[0]
    assert Tracer(tale).named_in(tale.title) == {"hero"}

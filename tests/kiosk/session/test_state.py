"""The state: rules by name, and the act that is under way."""

from __future__ import annotations

from kiosk.session.state import State
from tests.kiosk.session.evenings import in_the_story


def test_a_rule_that_is_not_kept_has_a_usual_value() -> None:
    """Nobody needs to set anything before the first evening."""
    assert State().rule("reader", "voice") == "voice"
    assert State(rules=(("reader", "self"),)).rule("reader", "voice") == "self"


def test_the_act_under_way_is_the_programme_s() -> None:
    """And there is none without a programme."""
    assert State().now_act is None
    act = in_the_story().state.now_act
    assert act is not None
    assert act.kind == "story"

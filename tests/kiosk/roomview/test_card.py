"""The doctor card, as a page."""

from __future__ import annotations

from kiosk import pages, view
from kiosk.session.state import Phase, State


def test_the_doctor_card_needs_no_pin_and_never_diagnoses() -> None:
    """It says when to ask somebody, and that it is no advice."""
    page = view.page(State(phase=Phase.DOCTOR), view.Wall())
    assert isinstance(page, pages.GrownUpsPage)
    assert not page.locked
    assert page.text.endswith("not medical advice.")


def test_the_familys_own_numbers_stand_first() -> None:
    """As they were typed; and no empty line where there are none."""
    rules = (("doctor-number", "Dr. Osei, 555 0147"), ("emergency-number", "112"))
    page = view.page(State(phase=Phase.DOCTOR, rules=rules), view.Wall())
    assert isinstance(page, pages.GrownUpsPage)
    assert page.text.startswith("In an emergency: 112\nOur doctor: Dr. Osei, 555 0147\n\n")
    bare = view.page(State(phase=Phase.DOCTOR), view.Wall())
    assert isinstance(bare, pages.GrownUpsPage)
    assert bare.text.startswith("Today")

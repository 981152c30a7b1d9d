"""The doctor card says when to call one, in the words of the sleep dossier; it scores nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.pages import GrownUpsPage, Page

if TYPE_CHECKING:
    from kiosk.session.state import State

NUMBERS = {"emergency-number": "In an emergency", "doctor-number": "Our doctor"}
"""Rules of the house that hold a number, with what the card calls them."""
DOCTOR = """Today, or the emergency number: breathing stops, blue lips, cannot be woken, \
shaking or stiffness, an injury.

Soon: snoring on three nights a week or more, gasps, pauses or hard breathing; new bed-wetting; \
sleepiness or a change by day.

Soon: sleepwalking with an injury or out of the house; terrors several times a week, late in the \
night, or past twelve; nightmares every week for a month, after a frightening event, or with fear \
of sleep.

Also: too little sleep on most nights with trouble by day; legs that will not rest; a grown-up who \
is worn out or sad; any worry at all.

General information, not medical advice."""


def doctor(state: State) -> Page:
    """Return the doctor card with the family's own numbers; no PIN, two touches from anywhere."""
    numbers = [
        f"{label}: {state.rule(rule)}" for rule, label in NUMBERS.items() if state.rule(rule)
    ]
    text = "\n\n".join(["\n".join(numbers), DOCTOR] if numbers else [DOCTOR])
    return GrownUpsPage(locked=False, title="When to call a doctor", text=text)

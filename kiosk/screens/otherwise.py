"""Other evenings: the pages of nights that are not as usual, made up for the gallery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.pages import (
    ChildEntryPage,
    Choice,
    GrownUpsPage,
    OneMorePage,
    Page,
    PlanPage,
    Row,
    StoppedPage,
)
from kiosk.screens.household import LONG_NAME

SITTER = """Tonight: Mia, Theo and Siobhán.
Lights out between 18:40 and 19:40.
The kiosk leads a ritual, tells a story and goes dark, in 20 minutes. \
Touch Begin and do as it says; Stop is always there.
At night a touch on the dark screen gives a dim light and help.
Doctor, on nearly every page, says when to call one. Emergency: 112. Our doctor: 0131 496 0000.
Whom to call: Nana, 0131 496 0001"""


def otherwise(plan: PlanPage) -> Iterator[tuple[str, Page]]:
    """Yield the other evenings, a sitter's page, quiet hours, and the plan with its turns."""
    yield "ways", GrownUpsPage(locked=False, title="Other evenings", rows=_ways())
    said = "Begun now: dark at 20:50, 10 h 10 of night. At the latest 21:40, 9 h 20."
    late = GrownUpsPage(locked=False, title="Other evenings", message=said)
    yield "ways-late", replace(late, rows=_ways())
    naps = _steps("usual", "0", "0.5", "1", "1.5", "2", "2.5", "3")
    yield (
        "ways-nap",
        GrownUpsPage(
            locked=False,
            title="A nap today",
            message="Hours slept by day. More by day is a later lights-out, tonight alone.",
            rows=tuple(Row(one, one, "1.5", naps) for one in ("Mia", LONG_NAME, "Óscar")),
        ),
    )
    hours = _steps("1", "2", "3", "4", "5", "6", "8", "10")
    journeys = (
        Row("clocks", "Clocks change as in", "North America"),
        Row("way", "A journey leads", "east", _steps("none", "east", "west")),
        Row("hours", "Hours apart", "6", hours),
        Row("nights", "Nights at home left", "2", _steps("1", "2", "3", "4", "5", "6", "7")),
    )
    moved = "The evening moves by small steps before, and by nothing after."
    yield (
        "ways-journeys",
        GrownUpsPage(locked=False, title="Clocks and journeys", message=moved, rows=journeys),
    )
    yield (
        "ways-typing",
        ChildEntryPage(
            "name", "Lights out at the latest", "19:4", can_go_on=True, keyboard="figures"
        ),
    )
    yield "ways-sitter", GrownUpsPage(locked=False, title="Somebody else is here", text=SITTER)
    quiet = "Bedtime opens again at 6:00. A grown-up can say that late is all right."
    yield "ways-quiet", StoppedPage("These are the quiet hours of this house.", quiet)
    yield "plan-turn", replace(plan, turn=f"{LONG_NAME} may choose one thing.")
    cards = tuple(replace(card, can_swap=False) for card in plan.cards)
    yield "plan-turn-over", replace(plan, cards=cards, turn="Everybody has chosen.")
    first = replace(plan.cards[0], can_go=True)
    yield "plan-why-not-for-us", replace(plan, cards=(first, *plan.cards[1:]), why_open=first.slot)
    yield "one-more-elder", OneMorePage("The Hill", 0.0, f"A soft ending for {LONG_NAME}")


def _ways() -> tuple[Row, ...]:
    """Return the list of other evenings."""
    yes_no = _steps("yes", "no")
    return (
        Row("sick", "Sick day tonight", "no", yes_no),
        Row("late", "Late is fine tonight", "yes", yes_no),
        Row("sheet:ways/nap", "A nap today"),
        Row("take-back", "Done without me, night 12", "kept; take it back"),
        Row("without", "We did it without you", "keep tonight so"),
        Row("rest", "Rest night", "nothing tonight"),
    )


def _steps(*values: str) -> tuple[Choice, ...]:
    """Return steps that a row can be set to."""
    return tuple(Choice(one, one) for one in values)

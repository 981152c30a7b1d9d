"""The limits of dream drawing: each alone closes it, and no clock opens it."""

from __future__ import annotations

import pytest

from kiosk.care import drawing as limits

NOON = 12 * 60


def refusal(
    age: float = 7.0,
    minute: int | None = NOON,
    day: int | None = 1000,
    days: tuple[int, ...] = (),
    *,
    back: bool = False,
) -> str:
    """What is said where all else is well."""
    return limits.refusal(age, minute, day, days, back=back)


def test_by_day_a_child_of_six_may_draw() -> None:
    """From eight on, and until just before five."""
    assert refusal() == ""
    assert refusal(age=6.0) == ""
    assert refusal(minute=8 * 60) == ""
    assert refusal(minute=17 * 60 - 1) == ""


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"age": 5.9}, limits.YOUNG),
        ({"minute": None, "day": None}, limits.CLOCK),
        ({"minute": 8 * 60 - 1}, limits.HOUR),
        ({"minute": 17 * 60}, limits.HOUR),
        ({"minute": 0}, limits.HOUR),
        ({"days": (1000,)}, limits.TODAY),
        ({"days": (990, 1001)}, limits.TODAY),
        ({"back": True}, limits.BACK),
        ({"back": True, "age": 3.0}, limits.BACK),
    ],
    ids=str,
)
def test_each_limit_closes_it_alone(given: dict[str, object], why: str) -> None:
    """A clock set back to a day that is over does not open it either."""
    assert refusal(**given) == why  # type: ignore[arg-type]


def test_two_weeks_at_most_then_it_rests() -> None:
    """Fourteen days from the first one; then fourteen of rest."""
    drawn: list[int] = []
    answers = []
    for day in range(1000, 1060):
        why = refusal(day=day, days=tuple(drawn))
        answers.append(why)
        if not why:
            drawn.append(day)
    assert answers[:14] == [""] * 14
    assert answers[14:28] == [limits.RESTS] * 14
    assert answers[28:42] == [""] * 14
    assert answers[42] == limits.RESTS


def test_a_few_days_left_out_do_not_lengthen_it() -> None:
    """The two weeks run by the calendar."""
    assert refusal(day=1013, days=(1000, 1005)) == ""
    assert refusal(day=1014, days=(1000, 1005)) == limits.RESTS
    assert refusal(day=1020, days=(1000, 1005)) == ""
    assert refusal(day=1019, days=(1000, 1005)) == limits.RESTS


def test_ten_minutes_and_never_past_five() -> None:
    """A sheet begun at five to five is put away at five."""
    assert limits.seconds(NOON) == 600
    assert limits.seconds(16 * 60 + 55) == 300
    assert limits.seconds(17 * 60) == 0

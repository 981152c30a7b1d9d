"""Quiet hours are when no evening begins; they bind only by a clock that can be believed."""

from __future__ import annotations

DAY = 24 * 60


def is_quiet(now: int | None, start: int | None, end: int | None) -> bool:
    """Return whether no evening may begin now; all in minutes since midnight.

    ``now`` is None where the clock is not trusted, ``start`` or ``end`` where no hours are kept.
    Hours may run over midnight; the night lock holds besides, by whatever clock.
    """
    if now is None or start is None or end is None or start == end:
        return False
    now, start, end = now % DAY, start % DAY, end % DAY
    if start < end:
        return start <= now < end
    return now >= start or now < end

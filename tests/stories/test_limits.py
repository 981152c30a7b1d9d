"""A tale is bounded as a whole: what each passage may, all of them together may not."""

from __future__ import annotations

import pytest

from stories.limits import BEATS, whole_size
from tests.stories.small import OWL_TALE, codes, front, pack_of, read

PLAIN = front() + "\n## One {energy=1}\n\nIt is dark and still.\n"


def test_the_longest_telling_counts() -> None:
    """A beat counts as many passages as it can take, the largest of them."""
    (tale,) = pack_of(OWL_TALE).tales
    asking = next(beat for beat in tale.beats if beat.take)
    assert asking.take == (2, 4)
    without = whole_size(beat for beat in tale.beats if beat is not asking)
    assert whole_size(tale.beats).letters > without.letters + 3 * 100
    assert whole_size(tale.beats).steps > without.steps


@pytest.mark.parametrize(
    "tale",
    [
        PLAIN + "".join(f"\n## B{n}\n\nStill.\n" for n in range(BEATS)),
        PLAIN + "".join(f"\n## B{n} {{optional}}\n\nStill.\n" for n in range(13)),
        PLAIN + "".join(f"\n## B{n} {{brings=k{n}}}\n\nStill.\n" for n in range(13)),
        PLAIN
        + "".join(
            f"\n## B{b} {{take=7}}\n" + "".join(
                f"\n### P{n} {{adds=a}}\n\nStill.\n\n~ home: It slept.\n" for n in range(7)
            )
            for b in range(2)
        ),
        PLAIN + "".join(f"\n## B{n}\n\n{'{% for a in added %}{{ a }}{% endfor %}' * 22}\n"
                        for n in range(20)),
    ],
    ids=["beats", "growing", "keys", "met", "steps"],
)  # fmt: skip
def test_too_much_as_a_whole(tale: str) -> None:
    """Too many beats, plans, things to keep in mind, things met, letters and steps are refused."""
    assert set(codes(tale)) == {"T044"}
    pack, problems = read(tale)
    assert pack is not None
    assert not pack.tales
    assert all("allowed" in problem.what for problem in problems)

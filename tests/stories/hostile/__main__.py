"""`python -m tests.stories.hostile` prints how many are refused and contained, how fast."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from kiosk.worker.confining import program_places
from kiosk.worker.forking import Limits, Work
from kiosk.worker.serving import CPU_SECONDS, MEMORY, WALL_SECONDS
from stories.pack import Container, open_pack, parse_pack
from stories.sandbox import Prose
from tests.fuzz.targets import pack
from tests.fuzz.test_targets import changed_pack, good_files
from tests.stories.hostile.archives import archives
from tests.stories.hostile.collection import templates
from tests.stories.hostile.contents import content_archives
from tests.stories.hostile.folders import ADDED, INSTEAD, good
from tests.stories.hostile.growing import WORDS, Gardener, contexts, world
from tests.stories.hostile.unchecked import told_without_checks
from tests.stories.small import MANIFEST


def row(what: str, cases: Iterable[object], check: Callable[[object], bool]) -> None:
    """Print how many cases hold, and the worst processor time of one."""
    held, worst, slowest, count = 0, 0.0, "", 0
    for case in cases:
        before = time.process_time()
        held += check(case)
        took = time.process_time() - before
        count += 1
        if took > worst:
            worst, slowest = took, str(case)[:40]
    sys.stdout.write(f"{what:32} {held:6} of {count:6}   worst {worst * 1000:7.1f} ms  {slowest}\n")


def main(place: Path) -> None:
    """Print one line for each bar; packs are written to ``place``."""
    cases = {str(case): case for case in templates()}
    files = archives() | content_archives()
    limits = Limits(CPU_SECONDS, WALL_SECONDS, MEMORY)

    def refused(name: object) -> bool:
        inside = {"tales/guest.md": cases[str(name)].tale}
        read, problems = parse_pack(Container("small", MANIFEST, inside, ()))
        return (read is None or not read.tales) and any(one.error for one in problems)

    def refused_file(path: Path) -> bool:
        found = open_pack(path)
        return any(one.error for one in (*found.problems, *parse_pack(found)[1]))

    def file_refused(name: object) -> bool:
        (place / "guest.hearth").write_bytes(files[str(name)])
        return refused_file(place / "guest.hearth")

    def folder_refused(name: object) -> bool:
        folder = place / str(name)
        if name in ADDED:
            good(folder)
        (ADDED | INSTEAD)[str(name)](folder)
        return refused_file(folder)

    def contained(name: object) -> bool:
        Work(lambda: told_without_checks(cases[str(name)].text), limits, program_places()).result()
        return True

    def changed(seed: object) -> bool:
        pack(changed_pack(int(str(seed)), good_files()))
        return True

    ratios: list[float] = []
    seen = contexts(world())

    def told(seed: object) -> bool:
        prose = Prose(Gardener(int(str(seed))).prose(), WORDS)
        ratios.append(max(len(prose.render(context)) for context in seen) / prose.bound)
        return not prose.complaints and ratios[-1] <= 1

    row("hostile templates refused", cases, refused)
    row("hostile pack files refused", files, file_refused)
    row("hostile folders refused", [*ADDED, *INSTEAD], folder_refused)
    row("grown templates told in bounds", range(2000), told)
    sys.stdout.write(
        f"  of its bound a telling needs {median(ratios):.2f}, {max(ratios):.2f} at most\n"
    )
    row("changed packs read or refused", range(2000), changed)
    before = time.monotonic()
    row("templates contained unchecked", cases, contained)
    sys.stdout.write(f"  under a bedside's limits, {time.monotonic() - before:.0f} s in all\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        main(Path(made))

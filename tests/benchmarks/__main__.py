"""`./run bench [WORD...]`: prints every budget as a ratio; never fails because of a time.

Each `bench_*.py` beside this file measures one room; its `measure()` gives figures, one by one.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from tests.benchmarks.budget import row


def main(words: list[str]) -> int:
    """Run the benches whose file is named by one of the words, or all of them."""
    print(f"{'what / against':64} {'ratio':>7} {'budget':>7}")
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        name = path.stem.removeprefix("bench_")
        if words and name not in words:
            continue
        try:
            for figure in importlib.import_module(f"tests.benchmarks.{path.stem}").measure():
                print(row(figure), flush=True)
        except Exception as error:  # noqa: BLE001 - what can't be measured is a line, not an end
            print(f"{name}: could not be measured: {type(error).__name__}: {error}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

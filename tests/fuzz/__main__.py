"""`python -m tests.fuzz TARGET --seconds 30` looks for inputs that break a reader, with atheris."""

from __future__ import annotations

import argparse
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

FINDS = Path(__file__).parents[1] / "packs" / "hostile" / "finds"
CANT_RUN = 3


def main(words: list[str]) -> int:
    """Fuzz one target; returns 1 with a find, which is kept in tests/packs/hostile/finds."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", choices=("checker", "pack", "front"))
    parser.add_argument("--seconds", type=int, default=30, help="how long (30)")
    parser.add_argument("--corpus", type=Path, help="a folder to begin with and to add to")
    asked = parser.parse_args(words)
    if find_spec("atheris") is None:
        sys.stderr.write("atheris: not installed here: pip install atheris, or ./run test --all\n")
        return CANT_RUN
    import atheris

    with atheris.instrument_imports(include=["stories"]):
        from tests.fuzz import seeds, targets
    target = targets.TARGETS[asked.target]
    with tempfile.TemporaryDirectory() as made:
        corpus = asked.corpus or Path(made)
        corpus.mkdir(parents=True, exist_ok=True)
        for number, data in enumerate(seeds.seeds(asked.target)):
            (corpus / f"seed-{number}").write_bytes(data)
        dictionary = Path(made) / "words"
        dictionary.write_text(seeds.dictionary(asked.target), encoding="ascii")
        settings = [
            f"-max_total_time={asked.seconds}", "-max_len=8192", "-rss_limit_mb=2048",
            f"-artifact_prefix={FINDS}/{asked.target}-", f"-dict={dictionary}",
            "-print_final_stats=1",
        ]  # fmt: skip
        atheris.Setup(
            [sys.argv[0], *settings, str(corpus)], lambda data: targets.timed(target, data)
        )
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

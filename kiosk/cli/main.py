"""The main command: words in, an exit code out, and one clear line when something is wrong."""

from __future__ import annotations

import argparse
import io
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kiosk.cli.exits import FINDING, FINE, CommandError, WrongUse

if TYPE_CHECKING:
    from collections.abc import Sequence

NOUNS = {
    "run": "run",
    "evening": "evening",
    "child": "child",
    "story": "story",
    "ritual": "ritual",
    "screens": "screens",
    "notebook": "notebook",
    "pack": "pack",
    "voice": "voice",
    "recording": "recording",
    "export": "keep",
    "backup": "keep",
    "restore": "keep",
    "erase": "keep",
    "ledger": "keep",
    "doctor": "doctor",
}
"""Every word, and the module that knows it: only what is asked for is loaded."""
EPILOG = """examples:
  hearthside                                   the touch app
  hearthside evening --example --fast --out e  one whole evening without a screen
  hearthside story tell --child Mia:6:she      one story, as text
  hearthside ritual list                       the almanac

exit codes: 0 fine, 1 a finding, 2 wrong use, 3 can't run here"""


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line that says what to do."""

    def error(self, message: str) -> NoReturn:
        """Print one line and leave with 2."""
        message = re.sub(r"invalid (int|float) value: ('.*')", r"\2 is no number", message)
        raise WrongUse(f"{self.prog}: {message}: see `{self.prog} --help`")


def everywhere() -> argparse.ArgumentParser:
    """Return the options that may stand anywhere on the line, before or after any word."""
    shared = _Parser(prog="hearthside", add_help=False, allow_abbrev=False)
    shared.add_argument("--home", type=Path, default=None, help="where the family is kept")
    shared.add_argument(
        "--as-if", default="", metavar="TIME", help="a trusted clock, like 2026-03-14T19:05"
    )
    return shared


def check_time(text: str) -> None:
    """Say at once that a time can't be read, whatever the word needs it for."""
    if text:
        from kiosk.device import WallClock

        WallClock(text)


def parser(word: str = "") -> argparse.ArgumentParser:
    """Return the command line that knows ``word``, or every word there is."""
    top = _Parser(
        prog="hearthside",
        description="One old bedtime ritual, one new story, then the dark.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[everywhere()],
    )
    words = top.add_subparsers(dest="word", metavar="WORD", parser_class=_Parser)
    wanted = [NOUNS[word]] if word in NOUNS else NOUNS.values()
    for noun in dict.fromkeys(wanted):
        import_module(f"kiosk.cli.{noun}").register(words)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; nothing a person did shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # A terminal may know fewer letters than we do.
            stream.reconfigure(errors="replace")
    try:
        given = list(sys.argv[1:] if argv is None else argv)
        shared, words = everywhere().parse_known_args(given)
        words = words or ["run"]
        check_time(shared.as_if)
        asked = parser(words[0]).parse_args(words)
        asked.home, asked.as_if = shared.home, shared.as_if
        return int(asked.run(asked))
    except BrokenPipeError:
        sys.stderr.close()
        return FINE
    except KeyboardInterrupt:
        _say("stopped: what was kept is kept: run it again to go on")
        return FINDING
    except SystemExit as left:
        return left.code if isinstance(left.code, int) else FINE
    except CommandError as problem:
        return _said(problem, problem.code)
    except Exception as problem:
        from kiosk.cli.reasons import exit_code, in_a_line

        code = exit_code(problem)
        if code is None:
            raise
        return _said(in_a_line(problem), code)


def _said(problem: object, code: int) -> int:
    """Print one line about a problem and return the exit code."""
    _say(" ".join(str(problem).split()))
    return code


def _say(line: str) -> None:
    """Print one line where errors go."""
    sys.stderr.write(f"{line}\n")

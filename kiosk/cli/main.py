"""The main command: words in, an exit code out, and one clear line when something is wrong."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kiosk.cli import child, doctor, evening, keep, pack, ritual, run, screens, story, voice
from kiosk.cli.exits import CANNOT, FINDING, FINE, WRONG, Finding, Unable, WrongUse
from kiosk.desk.troubles import HomeUnusable, StoreBusy, StoreError, StoreTooNew, StoreUnreadable
from kiosk.device import BadTime
from kiosk.voice.voice import VoiceProblem
from rituals.plan import PlanProblem
from stories.cast import BadChild
from stories.problems import PackProblem, StoriesError

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        raise WrongUse(f"{self.prog}: {message}: see `{self.prog} --help`")


def everywhere() -> argparse.ArgumentParser:
    """Return the options that may stand anywhere on the line, before or after any word."""
    shared = _Parser(prog="hearthside", add_help=False, allow_abbrev=False)
    shared.add_argument("--home", type=Path, default=None, help="where the family is kept")
    shared.add_argument(
        "--as-if", default="", metavar="TIME", help="a trusted clock, like 2026-03-14T19:05"
    )
    return shared


def parser() -> argparse.ArgumentParser:
    """Return the whole command line."""
    top = _Parser(
        prog="hearthside",
        description="One old bedtime ritual, one new story, then the dark.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[everywhere()],
    )
    words = top.add_subparsers(dest="word", metavar="WORD", parser_class=_Parser)
    for noun in (run, evening, child, story, ritual, screens, pack, voice, keep, doctor):
        noun.register(words)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; nothing a person did shows a traceback."""
    try:
        given = list(sys.argv[1:] if argv is None else argv)
        shared, words = everywhere().parse_known_args(given)
        asked = parser().parse_args(words or ["run"])
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
    except (Finding, PackProblem) as problem:
        return _said(problem, FINDING)
    except (WrongUse, BadChild, BadTime, PlanProblem) as problem:
        return _said(problem, WRONG)
    except (Unable, StoreBusy, HomeUnusable, StoreUnreadable, StoreTooNew, VoiceProblem) as problem:
        return _said(problem, CANNOT)
    except (StoriesError, StoreError) as problem:
        return _said(problem, FINDING)
    except OSError as problem:
        where = problem.filename or "a file"
        return _said(f"{where}: {problem.strerror or problem}: mend it or name another", CANNOT)


def _said(problem: object, code: int) -> int:
    """Print one line about a problem and return the exit code."""
    _say(" ".join(str(problem).split()))
    return code


def _say(line: str) -> None:
    """Print one line where errors go."""
    sys.stderr.write(f"{line}\n")

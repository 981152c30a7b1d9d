"""`hearthside export, backup, restore, erase, ledger`: a family's own things, in its own hands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.exits import FINE, Finding, WrongUse
from kiosk.desk import possessions

if TYPE_CHECKING:
    import argparse
    from typing import Any


def register(words: argparse._SubParsersAction[Any]) -> None:
    """Add the words to the command line."""
    export = words.add_parser(
        "export", help="everything, readable, into a folder", epilog="hearthside export ours"
    )
    export.add_argument("folder", type=Path, metavar="DIR")
    export.set_defaults(run=_export)
    backup = words.add_parser(
        "backup", help="an exact copy, in one file", epilog="hearthside backup ours.zip"
    )
    backup.add_argument("file", type=Path)
    backup.set_defaults(run=_backup)
    restore = words.add_parser(
        "restore",
        help="put a backup in place of what is here",
        epilog="hearthside restore ours.zip --yes",
    )
    restore.add_argument("file", type=Path)
    restore.add_argument("--yes", action="store_true", help="do it")
    restore.set_defaults(run=_restore)
    erase = words.add_parser(
        "erase",
        help="one child, or everything, for good",
        epilog="hearthside erase --child Mia --yes",
    )
    which = erase.add_mutually_exclusive_group(required=True)
    which.add_argument("--child", metavar="NAME")
    which.add_argument("--everything", action="store_true")
    erase.add_argument("--yes", action="store_true", help="do it")
    erase.set_defaults(run=_erase)
    ledger = words.add_parser(
        "ledger", help="what was decided, and why", epilog="hearthside ledger --verify"
    )
    ledger.add_argument("--verify", action="store_true", help="follow every link")
    ledger.set_defaults(run=_ledger)


def _export(asked: argparse.Namespace) -> int:
    for file in possessions.export(asked.home, asked.folder):
        print(file)
    return FINE


def _backup(asked: argparse.Namespace) -> int:
    size = possessions.backup(asked.home, asked.file)
    print(f"{asked.file}: {size:,} bytes")
    return FINE


def _restore(asked: argparse.Namespace) -> int:
    if not asked.yes:
        raise WrongUse("restore: it replaces everything kept here: add --yes to do it")
    count = possessions.restore(asked.home, asked.file)
    print(f"{count} files are back")
    return FINE


def _erase(asked: argparse.Namespace) -> int:
    # A script's empty variable must never erase everything.
    if not asked.everything and not asked.child.strip():
        raise WrongUse("erase: no name is given: name a child, or use --everything")
    whom = asked.child or "everything"
    if not asked.yes:
        raise WrongUse(f"erase: {whom} would be gone for good: add --yes to do it")
    print(possessions.erase(asked.home, asked.child))
    return FINE


def _ledger(asked: argparse.Namespace) -> int:
    if asked.verify:
        whole, words = possessions.verify(asked.home)
        if not whole:
            raise Finding(words)
        print(words)
        return FINE
    for line in possessions.ledger(asked.home) or ["Nothing was decided yet."]:
        print(line)
    return FINE

"""Adding a pack: what a stranger's file holds, who signed it, what is new, and whether it may."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import signing
from kiosk.desk.own import PACK
from kiosk.store.installing import folder_of
from kiosk.worker.inspecting import Inspected, inspect
from rituals import library as almanac
from stories import library
from stories.archive import FILE_LIMIT, mark_of
from stories.pack import files_of, open_pack
from stories.problems import StoriesError, shown
from stories.settings import Findings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiosk.store import Store
    from kiosk.store.packs import HeldPack

SIGNED = ".minisig"
"""What the name of a signature ends in: it lies beside the pack's file."""
PUBLIC = ".pub"
"""The same for a key that its storyteller hands on."""
_NUMBERS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,3}")


@dataclass(frozen=True)
class Signer:
    """Who signed a pack, as far as that can be known here."""

    state: str = "unsigned"
    """``known`` (met before), ``new``, ``unsigned``, or ``wrong``: not to be trusted."""
    key: str = ""
    words: str = ""
    """Four words and a colour to compare with what the storyteller says."""

    @property
    def line(self) -> str:
        """Return that for a grown-up."""
        if self.state == "known":
            return f"signed by a storyteller you know ({self.words})"
        if self.state == "new":
            return f"signed by a key that is new here: {self.words}. Ask whether it is theirs."
        if self.state == "wrong":
            return "signed, but its signature can't be trusted"
        return "not signed: nobody can say who made it, or whether it was changed on the way"


@dataclass(frozen=True)
class News:
    """What a pack brings that the installed version had not, by titles."""

    before: str = ""
    """The installed version; empty when the pack is new here."""
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Return that for a grown-up."""
        if not self.before:
            return "new here"
        parts = (("new", self.added), ("changed", self.changed), ("gone", self.removed))
        words = "; ".join(f"{what}: {', '.join(titles)}" for what, titles in parts if titles)
        return f"since version {self.before}: {words or 'no tale changed'}"


@dataclass(frozen=True)
class Proposal:
    """A pack that was looked at: everything a grown-up needs to say yes or no."""

    seen: Inspected
    signer: Signer = Signer()
    news: News = News()
    refusal: str = ""
    """Why it can't be added, in one line; empty when it may."""
    same: bool = False
    """Whether this very version is here already, whole."""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """What would be installed: the bytes that were looked at, and no others."""


def look(
    store: Store, file: Path, *, inspecting: Callable[[Path], Inspected] = inspect
) -> Proposal:
    """Look at a folder or a `.hearth` file before anything of it is kept.

    ``inspecting`` reads it, at best in the limited process; only what that found sound is read
    here, and the two must agree.
    """
    name = shown(file.resolve().name, 80)
    try:
        seen = inspecting(file)
    except StoriesError as problem:
        return Proposal(Inspected(""), refusal=f"pack {name}: it can't be read: {problem}")
    if not seen.sound:
        return Proposal(seen, refusal=f"pack {name}: {_fault(seen)}: {_MEND}")
    fault = ""
    try:
        signer = signer_of(store, file)
    except signing.SigningProblem as problem:
        signer, fault = Signer("wrong"), f"pack {seen.id}: {problem}"
    files = files_of(file, Findings(file.name))
    if mark_of(files) != seen.mark:
        return Proposal(seen, signer, refusal=f"pack {seen.id}: it changed meanwhile: try again")
    held = store.family.shelf.get(seen.id)
    installed = held if held is not None and held.mark else None
    return Proposal(
        seen,
        signer,
        _news(store, seen, installed, inspecting),
        fault or _refusal(store, seen, signer, installed),
        installed is not None
        and installed.key == signer.key
        and installed.mark == seen.mark == _mark_of_installed(store, installed),
        files,
    )


def _mark_of_installed(store: Store, pack: HeldPack) -> str:
    """Return the mark of what lies in the home today: files can be lost, or changed by hand."""
    folder = folder_of(store.home, pack) if store.home is not None else None
    return mark_of(files_of(folder, Findings(pack.id))) if folder is not None else ""


def signer_of(store: Store, file: Path) -> Signer:
    """Return who signed a file; a signature that doesn't fit raises ``SigningProblem``."""
    beside = file.with_name(file.name + SIGNED)
    if file.is_dir() or not beside.is_file():
        return Signer()
    with beside.open("rb") as opened:
        signature = opened.read(signing.LONGEST + 1)
    known = [signing.PublicKey.read(one.key) for one in store.family.shelf.signers()]
    handed = file.with_name(file.name + PUBLIC)
    keys = [*known, *([_handed(handed)] if handed.is_file() else [])]
    with file.open("rb") as opened:
        signed = signing.check(opened.read(FILE_LIMIT + 1), signature, keys)
    met = any(one == signed.key for one in known)
    return Signer("known" if met else "new", signed.key.line, signed.key.words)


def _handed(file: Path) -> signing.PublicKey:
    """Return a public key that lies beside a signature: minisign's own don't carry it."""
    with file.open("rb") as opened:
        return signing.PublicKey.read(opened.read(signing.LONGEST).decode("utf-8", "replace"))


_MEND = "see `hearthside pack check`, or ask its storyteller"


def _fault(seen: Inspected) -> str:
    errors = [problem for problem in seen.problems if problem.error]
    if not errors:
        return "nothing in it can be told"
    first = errors[0]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{first.file}:{first.line} {first.code} {first.what.rstrip('.')}{more}"


def _news(
    store: Store,
    seen: Inspected,
    held: HeldPack | None,
    inspecting: Callable[[Path], Inspected],
) -> News:
    folder = folder_of(store.home, held) if store.home is not None and held is not None else None
    if held is None or folder is None:
        return News()
    old = {one.id: one for one in inspecting(folder).told}
    new = {one.id: one for one in seen.told}
    return News(
        held.version,
        tuple(one.title for one in seen.told if one.id not in old),
        tuple(o.title for o in seen.told if o.id in old and old[o.id].mark != o.mark),
        tuple(one.title for one in old.values() if one.id not in new),
    )


def _refusal(store: Store, seen: Inspected, signer: Signer, held: HeldPack | None) -> str:
    """Return why this pack may not come in."""
    if seen.id in house_ids():
        return f"pack {seen.id}: that is a pack of the house: its storyteller needs another id"
    if held is not None and held.key and not signer.key:
        return f"pack {seen.id}: the one here is signed and this isn't: ask for the signed one"
    if held is not None and held.key and held.key != signer.key:
        return (
            f"pack {seen.id}: somebody else signed the one here: "
            f"`hearthside pack remove {seen.id}` first, if you trust this key more"
        )
    if held is not None and held.kind != seen.kind:
        return f"pack {seen.id}: the one here holds {held.kind}: remove that first"
    known = store.family.shelf.signer(signer.key) if signer.key else None
    newest, mark = known.of(seen.id) if known else ("", "")
    if newest and is_older(seen.version, newest):
        return f"pack {seen.id}: version {newest} was here, {seen.version} is older: keep the newer"
    if newest == seen.version and mark != seen.mark:
        return f"pack {seen.id}: version {newest} had other words: its storyteller must raise it"
    return ""


@cache
def house_ids() -> frozenset[str]:
    """Return the ids of all packs that come with the house: nobody else may take one."""
    folders = (*library.SHIPPED.iterdir(), *almanac.SHIPPED.iterdir())
    manifests = (open_pack(one).manifest for one in folders if one.is_dir())
    return frozenset(one.id for one in manifests if one is not None) | {PACK}


def needs_pin(store: Store) -> bool:
    """Return whether this home has a PIN."""
    return store.family.pin.is_set


def pin_wait(store: Store, running: float) -> float:
    """Return the seconds before a PIN is looked at; running time is handed in."""
    return store.family.pin.wait(running)


def right_pin(store: Store, pin: str, running: float) -> str:
    """Return nothing when a grown-up may go on, else why not, for a person; tries are counted."""
    keeper = store.family.pin
    if not keeper.is_set:
        return ""
    tried = keeper.check(pin, running)
    if tried.right:
        return ""
    if tried.wait > 0:
        return f"wait {max(1, round(tried.wait))} seconds: too many were wrong"
    return "that is not the grown-ups' PIN"


def is_older(version: str, than: str) -> bool:
    """Return whether one version comes before another: 1.9, 1.10-draft, 1.10."""
    return _order(version) < _order(than)


def _order(version: str) -> tuple[tuple[int, ...], bool, str]:
    """Return what versions are sorted by; what is no number at all is the oldest."""
    found = _NUMBERS.match(version)
    if found is None:
        return (), False, version
    numbers = [int(part) for part in found[0].split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    rest = version[found.end() :]
    return tuple(numbers), not rest, rest

"""The shelf is every pack a family has: listed, added, held, released, removed, welcomed.

A pack that is held is told from no more, at once. A pack that was just added is fresh: it stays
out, too, until a grown-up is there, and one night that was had makes it like any other.
"""

from __future__ import annotations

import dataclasses
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import signing
from kiosk.desk.adding import Proposal, look, needs_pin, pin_wait, right_pin
from kiosk.store import open_store
from kiosk.store.home import find_home
from kiosk.store.installing import folder_of
from kiosk.store.notes import HomeUnusable, Refused
from kiosk.store.packs import HeldPack
from kiosk.worker.inspecting import Inspected, inspect
from rituals import library as almanac
from stories import library
from stories.pack import open_pack, parse_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.store import Store


__all__ = [
    "Added", "Proposal", "ShelfPack", "add", "at", "find", "folders", "hold", "kept_out", "listed",
    "look", "needs_pin", "pin_wait", "release", "remove", "right_pin", "set_aside",
    "surely_kept", "welcomed",
]  # fmt: skip


@dataclass(frozen=True)
class ShelfPack:
    """One pack as a grown-up sees it."""

    id: str
    kind: str
    title: str
    version: str
    authors: tuple[str, ...]
    licence: str
    language: str
    ages: tuple[int, ...]
    minutes: tuple[float, ...]
    worries: tuple[str, ...]
    tales: int
    """How many tales, or rituals, it holds."""
    shipped: bool
    signer: str = ""
    """The key's four words and colour; empty when nobody signed it."""
    held: bool = False
    fresh: bool = False
    aside: str = ""
    """Why the kiosk itself set it aside, as a code, if it did."""
    problems: tuple[str, ...] = ()
    """Why it can't be told from just now, if so."""


@dataclass(frozen=True)
class Added:
    """What adding a pack led to."""

    pack: ShelfPack
    new: bool
    """Whether anything changed; the very same version again changes nothing."""


@contextmanager
def at(home: Path | None, *, read_only: bool = False) -> Iterator[Store]:
    """Open the store of a home for the calls below, and close it; for the command line."""
    with open_store(find_home(home), read_only=read_only) as store:
        yield store


def listed(store: Store) -> tuple[ShelfPack, ...]:
    """Return every pack, the house's own first."""
    held = {one.id: one for one in store.family.packs()}
    house = [
        dataclasses.replace(one, held=not held[one.id].shown) if one.id in held else one
        for one in house_packs()
    ]
    added = [_added(store, one) for one in held.values() if one.mark]
    return (*house, *added)


def find(store: Store, pack_id: str) -> ShelfPack:
    """Return one pack; raises ``Refused`` when there is none of this id."""
    found = next((one for one in listed(store) if one.id == pack_id), None)
    if found is None:
        raise Refused("pack", f"there is none called '{pack_id}'", "see `hearthside pack list`")
    return found


def add(
    store: Store,
    what: Path | Proposal,
    *,
    inspecting: Callable[[Path], Inspected] = inspect,
) -> Added:
    """Install a pack, all of it or nothing; the caller has asked a grown-up.

    ``what`` is a file or folder, or what ``look`` made of one; whatever may not come in raises
    ``Refused``.
    """
    proposal = look(store, what, inspecting=inspecting) if isinstance(what, Path) else what
    if proposal.refusal:
        first, why, mend = (*proposal.refusal.split(": ", 2), "", "")[:3]
        raise Refused(first, why, mend)
    seen, before = proposal.seen, store.family.shelf.get(proposal.seen.id)
    if proposal.same and before is not None:
        return Added(_added(store, before), new=False)
    pack = HeldPack(
        id=seen.id,
        version=seen.version,
        key=proposal.signer.key,
        # What a grown-up held stays held; what failed by itself gets another try.
        shown=before is None or before.shown or bool(before.aside),
        kind=seen.kind,
        mark=seen.mark,
        fresh=True,
        size=seen.size,
        title=seen.title,
        authors=seen.authors,
        licence=seen.licence,
        language=seen.language,
        ages=seen.ages,
        minutes=seen.minutes,
        worries=seen.worries,
        tales=len(seen.told),
    )
    store.install(pack, proposal.files)
    _note(store, "pack-added", pack.id, pack.mark)
    return Added(_added(store, pack), new=True)


def hold(store: Store, pack_id: str) -> ShelfPack:
    """Take a pack, added or of the house, out of telling at once."""
    return _show(store, pack_id, shown=False)


def release(store: Store, pack_id: str) -> ShelfPack:
    """Let a held pack be told from again."""
    return _show(store, pack_id, shown=True)


def set_aside(store: Store, pack_id: str, why: str, *about: str) -> bool:
    """Take an added pack out of telling because it failed; a grown-up may release it again.

    ``why`` is a code; returns whether it was one of the family's own, and told from until now.
    """
    known = store.family.shelf.get(pack_id)
    if known is None or not known.mark or not known.shown:
        return False
    store.family.hold_pack(dataclasses.replace(known, shown=False, aside=why))
    store.ledger.append_once(store.next_night, "pack-set-aside", (pack_id, why, *about))
    return True


def remove(store: Store, pack_id: str) -> ShelfPack:
    """Take an added pack out of the home; the key that signed it stays known."""
    found = find(store, pack_id)
    if found.shipped:
        why = "it comes with the house"
        raise Refused(f"pack {pack_id}", why, f"`hearthside pack hold {pack_id}` instead")
    store.uninstall(pack_id)
    _note(store, "pack-removed", pack_id)
    return found


def welcomed(store: Store, pack_id: str) -> None:
    """Note that a fresh pack's first night was had, with a grown-up; any other stays as it is."""
    pack = store.family.shelf.get(pack_id)
    if pack is not None and pack.fresh:
        store.family.hold_pack(dataclasses.replace(pack, fresh=False))
        _note(store, "pack-welcomed", pack_id)


def kept_out(store: Store, *, grown_up: bool = False) -> frozenset[str]:
    """Return the packs that are not told from tonight: held, or fresh and no grown-up there."""
    return frozenset(
        one.id for one in store.family.packs() if not one.shown or (one.fresh and not grown_up)
    )


def folders(store: Store, kind: str = "stories") -> tuple[Path, ...]:
    """Return the folders of the added packs of one kind, held or not; what lies beside is none."""
    home = store.home
    if home is None:
        return ()
    found = (folder_of(home, one) for one in store.family.packs() if one.kind == kind)
    return tuple(one for one in found if one is not None and one.is_dir())


def told_from(home: Path | None) -> tuple[Path, ...]:
    """Return the folders a home tells from tonight: the house's and its own, none held back."""
    with at(home, read_only=True) as store:
        out = kept_out(store)
        every = (*sorted(library.SHIPPED.iterdir()), *folders(store))
    return tuple(one for one in every if (one / "pack.toml").is_file() and one.name not in out)


def is_southern(home: Path | None) -> bool:
    """Return whether a home lies in the southern half of the Earth."""
    with at(home, read_only=True) as store:
        return store.family.rules.southern


def house_folders() -> tuple[Path, ...]:
    """Return the folders of the packs that come with the house, of both kinds."""
    every = (*sorted(library.SHIPPED.iterdir()), *sorted(almanac.SHIPPED.iterdir()))
    return tuple(one for one in every if (one / "pack.toml").is_file())


def surely_kept(store: Store) -> None:
    """Say so if what was just decided is in memory alone, which ends with a command."""
    if not store.retry():
        why = next((note.why for note in (*store.troubles, *store.notes)), "it can't be written")
        raise HomeUnusable("home folder", why, "nothing was kept: mend it or choose another")


def _show(store: Store, pack_id: str, *, shown: bool) -> ShelfPack:
    found = find(store, pack_id)
    known = store.family.shelf.get(pack_id) or HeldPack(pack_id, found.version, kind=found.kind)
    if known.shown != shown:
        if shown and not known.mark:
            store.family.drop_pack(pack_id)
        else:
            store.family.hold_pack(dataclasses.replace(known, shown=shown, aside=""))
        _note(store, "pack-released" if shown else "pack-held", pack_id)
    return find(store, pack_id)


@cache
def house_packs() -> tuple[ShelfPack, ...]:
    """Return the packs that come with the house; they don't change while it runs."""
    return tuple(one for folder in house_folders() for one in _shipped(folder))


def _shipped(folder: Path) -> Iterator[ShelfPack]:
    """Yield a pack of the house, read without its makers' checks; one of drafts alone stays out."""
    container = open_pack(folder)
    one = container.manifest
    if one is None:
        return
    minutes: list[float] = []
    worries: set[str] = set()
    problems = list(container.problems)
    if one.kind == "rituals":
        rituals = [ritual for ritual, _ in almanac.read_files(container.files) if ritual]
        if not almanac.Library(tuple(rituals)).shelf:
            return
        minutes = [way.seconds / 60 for ritual in rituals for way in ritual.versions]
        worries.update(worry for ritual in rituals for worry in ritual.worries)
        count = len(rituals)
    else:
        pack, found = parse_pack(container)
        problems += found
        tales = pack.tales if pack else ()
        minutes = [float(minute) for tale in tales for minute in tale.minutes]
        worries.update(worry for tale in tales for worry in tale.worries)
        count = len(tales)
    span = (round(min(minutes), 1), round(max(minutes), 1)) if minutes else ()
    yield ShelfPack(
        one.id, one.kind, one.title, one.version, one.authors, one.licence, one.language,
        one.ages, span, tuple(sorted(worries)), count, shipped=True,
        problems=tuple(str(problem) for problem in problems if problem.error),
    )  # fmt: skip


def _added(store: Store, pack: HeldPack) -> ShelfPack:
    folder = folder_of(store.home, pack) if store.home is not None else None
    gone = () if folder is not None and folder.is_dir() else ("its files are gone: add it again",)
    words = signing.PublicKey.read(pack.key).words if pack.key else ""
    return ShelfPack(
        pack.id, pack.kind, pack.title, pack.version, pack.authors, pack.licence,
        pack.language, pack.ages, pack.minutes, pack.worries, pack.tales, shipped=False,
        signer=words, held=not pack.shown, fresh=pack.fresh, aside=pack.aside, problems=gone,
    )  # fmt: skip


def _note(store: Store, code: str, *about: str) -> None:
    store.ledger.append_once(max(1, store.next_night - 1), code, about)

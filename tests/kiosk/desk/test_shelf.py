"""The shelf: what a family has, what is told from, and what waits for a grown-up."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.desk import shelf
from kiosk.store import Store, open_store
from kiosk.store.notes import Refused, StoreError
from kiosk.store.packs import HeldPack
from rituals import library as almanac
from stories.library import SHIPPED, load_library
from tests.kiosk.desk.shared_packs import add, built, key, owls, rewrite


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A home with one pack on its shelf."""
    with open_store(tmp_path / "home") as opened:
        add(opened, owls(tmp_path / "owls"))
        yield opened


def codes(store: Store) -> list[str]:
    """What the ledger says, without the nights."""
    return [" ".join((entry.code, *entry.about[:1])) for entry in store.ledger.entries()]


def test_the_list(store: Store) -> None:
    """The house's own first, then the family's, each with what a grown-up asks."""
    packs = {pack.id: pack for pack in shelf.listed(store)}
    assert list(packs)[-1] == "owl-house"
    assert [pack.shipped for pack in packs.values()] == [True] * (len(packs) - 1) + [False]
    owl = packs["owl-house"]
    assert (owl.title, owl.version, owl.licence) == ("The Owl House", "1", "CC BY-SA 4.0")
    assert (owl.ages, owl.minutes, owl.worries, owl.tales) == ((3, 8), (3, 6), ("dark",), 1)
    assert (owl.signer, owl.held, owl.fresh, owl.problems) == ("", False, True, ())
    assert packs["marcus"].kind == "rituals"
    assert "marcus-drafts" not in packs
    assert packs["night-town"].tales > 4
    assert not any(pack.problems for pack in packs.values())


def test_a_pack_can_be_told_from_where_it_lies(store: Store) -> None:
    """The folders are a library's, of one kind each."""
    assert shelf.folders(store, "rituals") == ()
    library = load_library([SHIPPED, *shelf.folders(store)])
    assert "owl-house" in library.packs
    assert not library.problems.get("owl-house")


def test_rituals_come_in_the_same_way(store: Store, tmp_path: Path) -> None:
    """A pack of rituals is another kind, with its own folders."""
    folder = tmp_path / "ours"
    folder.mkdir()
    for name in ("pack.toml", "moon-uncle.toml"):
        shutil.copy(almanac.SHIPPED / "marcus" / name, folder)
    rewrite(folder / "pack.toml", 'id = "marcus"', 'id = "ours"')
    added = shelf.add(store, built(folder)).pack
    assert (added.kind, added.tales, added.fresh) == ("rituals", 1, True)
    (place,) = shelf.folders(store, "rituals")
    assert [one.id for one in almanac.open_packs([place]).rituals] == ["moon-uncle"]
    assert place not in shelf.folders(store)


def test_held_at_once_and_released(store: Store) -> None:
    """The house's own and added ones; both are in the ledger by their ids."""
    for pack_id in ("night-town", "owl-house"):
        assert shelf.hold(store, pack_id).held
        assert pack_id in shelf.kept_out(store, grown_up=True)
        assert shelf.hold(store, pack_id).held  # again changes nothing
        assert not shelf.release(store, pack_id).held
    assert shelf.kept_out(store, grown_up=True) == frozenset()
    assert codes(store) == [
        "pack-added owl-house", "pack-held night-town", "pack-released night-town",
        "pack-held owl-house", "pack-released owl-house",
    ]  # fmt: skip
    assert store.ledger.verify().whole


def test_the_first_night_is_with_a_grown_up(store: Store, tmp_path: Path) -> None:
    """Fresh until it was had; a newer version is fresh again."""
    assert shelf.kept_out(store) == {"owl-house"}
    assert shelf.kept_out(store, grown_up=True) == frozenset()
    shelf.welcomed(store, "owl-house")
    shelf.welcomed(store, "night-town")
    assert shelf.kept_out(store) == frozenset()
    add(store, owls(tmp_path / "newer", "2"))
    assert shelf.kept_out(store) == {"owl-house"}
    assert codes(store).count("pack-welcomed owl-house") == 1


def test_a_newer_version_of_a_held_pack_stays_held(store: Store, tmp_path: Path) -> None:
    """A grown-up held it; only what fell by itself gets another try."""
    shelf.hold(store, "owl-house")
    assert add(store, owls(tmp_path / "two", "2")).pack.held
    shelf.release(store, "owl-house")
    assert shelf.set_aside(store, "owl-house", "failed")
    assert shelf.find(store, "owl-house").held
    assert not add(store, owls(tmp_path / "three", "3")).pack.held


def test_the_same_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    """Neither its freshness nor the ledger."""
    shelf.welcomed(store, "owl-house")
    before = codes(store)
    assert not add(store, owls(tmp_path / "again")).new
    assert codes(store) == before
    assert shelf.kept_out(store) == frozenset()


def test_signed_now(store: Store, tmp_path: Path) -> None:
    """The very same words, but now somebody stands for them."""
    added = add(store, built(owls(tmp_path / "again"), key(tmp_path)))
    assert added.new
    assert added.pack.signer
    assert shelf.find(store, "owl-house").signer == added.pack.signer


def test_removed(store: Store, tmp_path: Path) -> None:
    """Files and record; the house's own stay, and a wrong name is one line."""
    shelf.remove(store, "owl-house")
    assert not (tmp_path / "home" / "packs" / "owl-house").exists()
    assert shelf.folders(store) == ()
    with pytest.raises(Refused, match="comes with the house"):
        shelf.remove(store, "night-town")
    for call in (shelf.remove, shelf.hold, shelf.release, shelf.find):
        with pytest.raises(Refused, match="there is none called 'owl-house'"):
            call(store, "owl-house")
    assert codes(store)[-1] == "pack-removed owl-house"


def test_what_may_not_come_in_is_refused(store: Store, tmp_path: Path) -> None:
    """In the store's own words: what, why, what to do."""
    folder = owls(tmp_path / "broken")
    (folder / "pack.toml").unlink()
    with pytest.raises(Refused) as refused:
        add(store, folder)
    assert (refused.value.what, "P003" in refused.value.why) == ("pack broken", True)
    assert shelf.find(store, "owl-house").version == "1"


def test_files_that_are_gone_are_told(store: Store, tmp_path: Path) -> None:
    """Somebody took them out of the home."""
    (tmp_path / "home" / "packs" / "owl-house").rename(tmp_path / "elsewhere")
    assert shelf.find(store, "owl-house").problems == ("its files are gone: add it again",)
    assert shelf.folders(store) == ()


def test_looking_only(store: Store, tmp_path: Path) -> None:
    """A home that is open elsewhere can be listed, not changed."""
    with shelf.at(tmp_path / "home", read_only=True) as seen:
        assert shelf.find(seen, "owl-house").fresh
        with pytest.raises(StoreError):
            add(seen, owls(tmp_path / "newer", "2"))


def test_in_memory_there_is_only_the_house(tmp_path: Path) -> None:
    """A throw-away home can hold and release, and add nothing."""
    memory = Store.memory()
    shelf.hold(memory, "slow-hill")
    assert shelf.kept_out(memory) == {"slow-hill"}
    assert memory.family.packs() == (HeldPack("slow-hill", "1.0.0", shown=False),)
    with pytest.raises(Refused, match="memory"):
        add(memory, owls(tmp_path / "owls"))
